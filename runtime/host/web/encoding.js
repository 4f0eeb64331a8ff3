// TextEncoder, TextDecoder, atob, btoa: Encoding; Infra's forgiving base64.
(function (native, use) {
  "use strict";
  class TextEncoder {
    get encoding() { return "utf-8"; }
    encode(input = "") { return native.encode(String(input)); }
    encodeInto(source, destination) {
      if (!(destination instanceof Uint8Array)) throw new TypeError("The \"destination\" argument must be an instance of Uint8Array");
      return native.encodeInto(String(source), destination);
    }
    get [Symbol.toStringTag]() { return "TextEncoder"; }
  }

  class TextDecoder {
    #encoding; #fatal; #ignoreBOM; #decoder; #fresh = true;
    constructor(label = "utf-8", options = {}) {
      this.#encoding = native.label(String(label));
      if (!this.#encoding) {
        const err = new RangeError(`The "${label}" encoding is not supported`);
        err.code = "ERR_ENCODING_NOT_SUPPORTED";
        throw err;
      }
      this.#fatal = !!options?.fatal;
      this.#ignoreBOM = !!options?.ignoreBOM;
    }
    get encoding() { return this.#encoding; }
    get fatal() { return this.#fatal; }
    get ignoreBOM() { return this.#ignoreBOM; }
    decode(input, options) {
      const stream = !!options?.stream;
      if (this.#fresh) this.#decoder = native.decoder(this.#encoding, this.#fatal, this.#ignoreBOM);
      this.#fresh = !stream;
      try {
        return this.#decoder(input, stream);
      } catch (err) {
        this.#fresh = true;
        throw err;
      }
    }
    get [Symbol.toStringTag]() { return "TextDecoder"; }
  }
  return { TextEncoder, TextDecoder, atob: native.atob, btoa: native.btoa };
})
