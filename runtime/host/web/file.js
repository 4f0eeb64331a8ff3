// Blob and File: File API. The content lives in Go, in memory or in a file, and is read when asked for.
(function (native, use) {
  "use strict";
  const inspect = Symbol.for("nodejs.util.inspect.custom");
  const key = {};
  const mime = (type) => {
    const t = String(type);
    return /[^\x20-\x7e]/.test(t) ? "" : t.toLowerCase();
  };

  class Blob {
    #content; #type; #size;
    constructor(parts, options, k, content) {
      if (k === key) {
        this.#content = content;
        this.#type = options;
      } else {
        if (parts !== undefined && (typeof parts !== "object" || parts === null || typeof parts[Symbol.iterator] !== "function")) {
          throw new TypeError("The \"sources\" argument must be an instance of Iterable");
        }
        if (options !== undefined && options !== null && typeof options !== "object" && typeof options !== "function") throw new TypeError("The \"options\" argument must be of type object");
        const list = [];
        for (const p of parts ?? []) list.push(typeof p === "object" && p !== null && #content in p ? p.#content : ArrayBuffer.isView(p) || p instanceof ArrayBuffer ? p : String(p));
        this.#content = native.content(list, options?.endings === "native");
        this.#type = mime(options?.type ?? "");
      }
      this.#size = native.size(this.#content);
      native.attach(this, this.#content, this.#type);
    }
    get size() { return this.#size; }
    get type() { return this.#type; }
    arrayBuffer() { return native.read(this.#content); }
    async bytes() { return new Uint8Array(await native.read(this.#content)); }
    text() { return native.text(this.#content); }
    slice(start, end, type) {
      return new Blob(undefined, mime(type ?? ""), key, native.slice(this.#content, start, end));
    }
    stream() { return use("body").streamOf(this.#content); }
    get [Symbol.toStringTag]() { return "Blob"; }
    [inspect]() { return `${this.constructor.name} { size: ${this.size}, type: '${this.type}' }`; }
    static content(b) { return b.#content; }
    static is(v) { return typeof v === "object" && v !== null && #content in v; }
  }
  const { content, is } = Blob;
  delete Blob.content;
  delete Blob.is;

  class File extends Blob {
    #name; #modified;
    constructor(parts, name, options) {
      if (arguments.length < 2) throw new TypeError("The \"fileBits\" and \"fileName\" arguments must be specified");
      super(parts, options);
      this.#name = String(name);
      const at = options?.lastModified;
      this.#modified = at === undefined ? Date.now() : Math.trunc(Number(at)) || 0;
      native.attach(this, content(this), this.type, this.#name);
    }
    get name() { return this.#name; }
    get lastModified() { return this.#modified; }
    get webkitRelativePath() { return ""; }
    get [Symbol.toStringTag]() { return "File"; }
    [inspect]() { return `File { size: ${this.size}, type: '${this.type}', name: '${this.name}', lastModified: ${this.lastModified} }`; }
  }
  const make = (c, type) => new Blob(undefined, mime(type), key, c);
  return {
    Blob, File, content, is, make,
    cloneBlob: (b) => (b instanceof File ? new File([b], b.name, { type: b.type, lastModified: b.lastModified }) : make(content(b), b.type)),
  };
})
