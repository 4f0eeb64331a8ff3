// The body of a request and of a response: Fetch, 2.2.4 and 5.3.
// A body is { content } (held by Go), { answer } (a response that Go is reading) or { stream }.
(function (native, use) {
  "use strict";
  const unusable = (why) => new TypeError(`Body is unusable: ${why}`);

  // streamOf is a stream over a Blob's content, answerStream one over a response.
  function streamOf(content) {
    let reader;
    return make(() => (reader ??= native.open(content)));
  }
  function make(open, wrong = (err) => err) {
    const { ReadableStream } = use("stream");
    return new ReadableStream({
      type: "bytes",
      async pull(c) {
        let chunk;
        try {
          chunk = await native.next(open());
        } catch (err) {
          throw wrong(err);
        }
        if (chunk === null) c.close();
        else c.enqueue(chunk);
      },
      cancel() { native.close(open()); },
    }, { highWaterMark: 0 });
  }

  // extract turns what a script gives as a body into one, and its media type.
  function extract(v) {
    if (v === null || v === undefined) return null;
    const file = use("file");
    if (typeof v === "object") {
      if (file.is(v)) return { content: file.content(v), type: v.type || null };
      if (ArrayBuffer.isView(v) || v instanceof ArrayBuffer) return { content: native.content([v]), type: null };
      if (native.uses("url") && use("url").isParams(v)) return { content: native.content([v.toString()]), type: "application/x-www-form-urlencoded;charset=UTF-8" };
      if (native.uses("formdata") && v instanceof use("formdata").FormData) {
        const { blob, type } = use("formdata").encode(v);
        return { content: file.content(blob), type };
      }
      const { ReadableStream } = native.uses("stream") ? use("stream") : {};
      if (ReadableStream && v instanceof ReadableStream) {
        if (v.locked || use("stream").disturbed(v)) throw unusable("the stream is locked or has been read from");
        return { stream: v, type: null };
      }
      if (typeof v[Symbol.asyncIterator] === "function") return { stream: use("stream").ReadableStream.from(v), type: null };
    }
    return { content: native.content([String(v)]), type: "text/plain;charset=UTF-8" };
  }

  const spent = (b) => b !== null && (b.used || (b.stream !== undefined && use("stream").disturbed(b.stream)));

  async function collect(stream) {
    const chunks = [];
    const reader = stream.getReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return native.content(chunks);
      if (!ArrayBuffer.isView(value)) {
        const err = new TypeError("Received non-Uint8Array chunk");
        reader.cancel(err).catch(() => {});
        throw err;
      }
      chunks.push(value);
    }
  }
  // read gives the whole body, as text or as an ArrayBuffer, once.
  async function read(b, text) {
    if (b === null) return text ? "" : new ArrayBuffer(0);
    if (spent(b)) throw unusable("Body has already been read");
    if (b.stream?.locked) throw unusable("Body is locked to a reader");
    b.used = true;
    if (b.stream) b = { content: await collect(b.stream) };
    if (b.content) return text ? native.text(b.content) : native.read(b.content);
    try {
      return await (text ? native.drainText(b.answer) : native.drain(b.answer));
    } catch (err) {
      throw b.wrong(err);
    }
  }
  function stream(b) {
    if (b === null) return null;
    return (b.stream ??= b.answer ? make(() => b.answer, b.wrong) : streamOf(b.content));
  }
  // copy is the body for a clone; the original goes on with its own half.
  function copy(b) {
    if (b === null) return null;
    if (spent(b) || b.stream?.locked) throw new TypeError("Response.clone: Body has already been consumed.");
    if (b.content && !b.stream) return { content: b.content, type: b.type };
    const [mine, other] = stream(b).tee();
    b.stream = mine;
    return { stream: other, type: b.type };
  }

  // mixin gives a class the methods that requests and responses share.
  function mixin(C, bodyOf, headersOf) {
    const add = (name, value) => Object.defineProperty(C.prototype, name, { value, writable: true, enumerable: true, configurable: true });
    const type = (r) => headersOf(r).get("content-type") ?? "";
    Object.defineProperty(C.prototype, "body", { enumerable: true, configurable: true, get() { return stream(bodyOf(this)); } });
    Object.defineProperty(C.prototype, "bodyUsed", { enumerable: true, configurable: true, get() { return spent(bodyOf(this)); } });
    add("arrayBuffer", async function arrayBuffer() { return read(bodyOf(this), false); });
    add("bytes", async function bytes() { return new Uint8Array(await read(bodyOf(this), false)); });
    add("text", async function text() { return read(bodyOf(this), true); });
    add("json", async function json() { return JSON.parse(await read(bodyOf(this), true)); });
    add("blob", async function blob() { return new (use("file").Blob)([await read(bodyOf(this), false)], { type: type(this) }); });
    add("formData", async function formData() {
      const t = type(this);
      const data = await read(bodyOf(this), false);
      return use("formdata").decode(data, t);
    });
  }
  return { extract, streamOf, read, copy, spent, mixin, collect };
})
