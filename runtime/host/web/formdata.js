// FormData: XMLHttpRequest standard, 5.
(function (native, use) {
  "use strict";
  const { Blob, File } = use("file");
  const inspect = Symbol.for("nodejs.util.inspect.custom");

  class FormData {
    #list = [];
    constructor(form) {
      if (form !== undefined) throw new TypeError("FormData takes no form here: there is no document");
    }
    static entry(name, value, filename, given) {
      name = native.scalar(String(name));
      if (!(value instanceof Blob)) {
        if (given) throw new TypeError("The value must be a Blob when there is a file name");
        return [name, native.scalar(String(value))];
      }
      if (!(value instanceof File) || given) {
        value = new File([value], given ? native.scalar(String(filename)) : value instanceof File ? value.name : "blob", { type: value.type, lastModified: value.lastModified });
      }
      return [name, value];
    }
    append(name, value, filename) {
      need(arguments, 2, "append");
      this.#list.push(entry(name, value, filename, arguments.length > 2));
    }
    set(name, value, filename) {
      need(arguments, 2, "set");
      const e = entry(name, value, filename, arguments.length > 2);
      const i = this.#list.findIndex(([n]) => n === e[0]);
      if (i < 0) this.#list.push(e);
      else {
        this.#list[i] = e;
        this.#list = this.#list.filter(([n], j) => j <= i || n !== e[0]);
      }
    }
    delete(name) { this.#list = this.#list.filter(([n]) => n !== String(name)); }
    get(name) { return this.#list.find(([n]) => n === String(name))?.[1] ?? null; }
    getAll(name) { return this.#list.filter(([n]) => n === String(name)).map(([, v]) => v); }
    has(name) { return this.#list.some(([n]) => n === String(name)); }
    forEach(fn, thisArg) { for (const [n, v] of this) fn.call(thisArg, v, n, this); }
    *entries() { for (const [n, v] of this.#list) yield [n, v]; }
    *keys() { for (const [n] of this.#list) yield n; }
    *values() { for (const [, v] of this.#list) yield v; }
    get [Symbol.toStringTag]() { return "FormData"; }
    [inspect](depth, options, show) {
      const one = (v) => (show ? show(v, options) : String(v));
      return `FormData { ${this.#list.map(([n, v]) => `${n}: ${one(v)}`).join(", ")} }`;
    }
  }
  const { entry } = FormData;
  delete FormData.entry;
  Object.defineProperty(FormData.prototype, Symbol.iterator, { value: FormData.prototype.entries, writable: true, configurable: true });
  function need(args, n, name) {
    if (args.length < n) throw new TypeError(`FormData.${name} takes ${n} arguments or more`);
  }

  // encode gives a form's content as multipart/form-data and its media type.
  function encode(form) {
    const parts = [];
    const boundary = `----dssrun${native.boundary()}`;
    const esc = (s) => s.replace(/\r\n?|\n/g, "\r\n").replace(/\n/g, "%0A").replace(/\r/g, "%0D").replace(/"/g, "%22");
    for (const [name, value] of form) {
      let head = `--${boundary}\r\nContent-Disposition: form-data; name="${esc(name)}"`;
      if (typeof value === "string") parts.push(`${head}\r\n\r\n${value.replace(/\r\n?|\n/g, "\r\n")}\r\n`);
      else {
        head += `; filename="${esc(value.name)}"\r\nContent-Type: ${value.type || "application/octet-stream"}\r\n\r\n`;
        parts.push(head, value, "\r\n");
      }
    }
    parts.push(`--${boundary}--\r\n`);
    return { blob: new Blob(parts), type: `multipart/form-data; boundary=${boundary}` };
  }
  // decode reads the body of a request or a response.
  function decode(bytes, type) {
    const form = new FormData();
    for (const p of native.decode(bytes, type)) {
      if (p.file === undefined) form.append(p.name, p.text);
      else form.append(p.name, new File([p.data], p.file, { type: p.type }));
    }
    return form;
  }
  return { FormData, encode, decode };
})
