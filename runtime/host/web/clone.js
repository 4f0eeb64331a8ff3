// structuredClone: HTML, 2.7.
(function (native, use) {
  "use strict";
  const { DOMException } = use("exception");
  const { classOf, transfer } = native;
  const errors = { __proto__: null, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
  const show = (o, key, value) => Object.defineProperty(o, key, { value, writable: true, configurable: true });

  function refuse(v) {
    const what = typeof v === "symbol" ? v.toString() : typeof v === "function" ? v.toString() : `#<${v?.constructor?.name || "Object"}>`;
    throw new DOMException(`${what} could not be cloned.`, "DataCloneError");
  }

  function copy(v, seen) {
    if (typeof v === "symbol" || typeof v === "function") refuse(v);
    if (typeof v !== "object" || v === null) return v;
    if (seen.has(v)) return seen.get(v);
    const keep = (out) => {
      seen.set(v, out);
      return out;
    };
    if (ArrayBuffer.isView(v)) {
      const buffer = copy(v.buffer, seen);
      return keep(new v.constructor(buffer, v.byteOffset, v.length ?? v.byteLength));
    }
    const kind = classOf(v);
    switch (kind) {
      case "Boolean": case "Number": case "String": case "BigInt":
        return keep(Object(v.valueOf()));
      case "Date":
        return keep(new Date(Date.prototype.getTime.call(v)));
      case "RegExp":
        return keep(new RegExp(v.source, v.flags));
      case "ArrayBuffer":
        return keep(v.slice(0));
      case "Map": {
        const out = keep(new Map());
        for (const [k, x] of [...Map.prototype.entries.call(v)]) out.set(copy(k, seen), copy(x, seen));
        return out;
      }
      case "Set": {
        const out = keep(new Set());
        for (const x of [...Set.prototype.values.call(v)]) out.add(copy(x, seen));
        return out;
      }
      case "Error": {
        const name = v.name;
        if (v instanceof DOMException) return keep(new DOMException(v.message, v.name));
        const C = errors[name] ?? Error;
        const out = keep(Reflect.construct(Error, [], C));
        if (Object.hasOwn(v, "message")) show(out, "message", String(v.message));
        if (typeof v.stack === "string") show(out, "stack", v.stack);
        if (Object.hasOwn(v, "cause")) show(out, "cause", copy(v.cause, seen));
        return out;
      }
      case "Array": {
        const out = keep(new Array(v.length));
        for (const k of Object.keys(v)) out[k] = copy(v[k], seen);
        return out;
      }
      case "Object": {
        if (v instanceof WeakMap || v instanceof WeakSet || Object.prototype.toString.call(v) === "[object Generator]") refuse(v);
        if (native.isBlob(v)) return keep(use("file").cloneBlob(v));
        const out = keep({});
        for (const k of Object.keys(v)) {
          Object.defineProperty(out, k, { value: copy(v[k], seen), writable: true, enumerable: true, configurable: true });
        }
        return out;
      }
    }
    return refuse(v);
  }

  function structuredClone(value, options) {
    if (arguments.length === 0) throw new TypeError("The \"value\" argument must be specified");
    const seen = new Map();
    for (const t of options?.transfer ?? []) {
      if (!(t instanceof ArrayBuffer)) throw new DOMException("Value not transferable", "DataCloneError");
      if (seen.has(t)) throw new DOMException("ArrayBuffer occurs twice in the transfer list", "DataCloneError");
      seen.set(t, t);
    }
    const moved = [...seen.keys()];
    // What is transferred stays as it is until the rest is known to be cloneable.
    const late = new Map();
    for (const t of moved) {
      const stand = new ArrayBuffer(t.byteLength);
      seen.set(t, stand);
      late.set(t, stand);
    }
    const out = copy(value, seen);
    for (const [t, stand] of late) transfer(t, stand);
    return out;
  }
  return { structuredClone };
})
