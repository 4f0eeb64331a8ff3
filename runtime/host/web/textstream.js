// TextDecoderStream and TextEncoderStream: Encoding, 7.5 and 7.6.
(function (native, use) {
  "use strict";
  const { TransformStream } = use("stream");

  class TextDecoderStream extends TransformStream {
    #decoder;
    constructor(label, options) {
      const decoder = new (use("encoding").TextDecoder)(label, options);
      super({
        transform(chunk, c) {
          const text = decoder.decode(chunk, { stream: true });
          if (text) c.enqueue(text);
        },
        flush(c) {
          const text = decoder.decode();
          if (text) c.enqueue(text);
        },
      });
      this.#decoder = decoder;
    }
    get encoding() { return this.#decoder.encoding; }
  }
  class TextEncoderStream extends TransformStream {
    constructor() {
      const encoder = new (use("encoding").TextEncoder)();
      super({ transform(chunk, c) { c.enqueue(encoder.encode(String(chunk))); } });
    }
    get encoding() { return "utf-8"; }
  }
  return { TextDecoderStream, TextEncoderStream };
})
