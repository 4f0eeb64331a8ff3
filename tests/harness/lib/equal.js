// Deep equality, as Jest's expect has it: "loose" is toEqual, "strict" is toStrictEqual, "subset" is toMatchObject.
(function (native, load) {
  "use strict";

  const tagOf = (v) => Object.prototype.toString.call(v);
  const isObject = (v) => typeof v === "object" && v !== null;
  const hasOwn = Object.hasOwn;
  const isSymbolEnumerable = Object.prototype.propertyIsEnumerable;

  /** Whether a value decides itself what is equal to it: expect.any(…) and its like. */
  function isAsymmetric(v) {
    return isObject(v) && !(v instanceof Promise) && typeof v.asymmetricMatch === "function";
  }

  /**
   * The document behind an object of the API that stands for one (its JSON is its own raw); any other value as it is.
   * Such an object shows its declared members when it is read, and the wire when it is enumerated.
   */
  function wire(v) {
    if (!isObject(v) || Array.isArray(v) || v instanceof Promise) return v;
    const proto = Object.getPrototypeOf(v);
    if (proto === Object.prototype || proto === null || typeof v.toJSON !== "function" || v instanceof Date) return v;
    const raw = v.raw;
    return isObject(raw) && v.toJSON() === raw ? raw : v;
  }

  /** The enumerable own keys of an object, symbols included. */
  function keys(o) {
    const list = Object.keys(o);
    const symbols = Object.getOwnPropertySymbols(o);
    return symbols.length ? list.concat(symbols.filter((s) => isSymbolEnumerable.call(o, s))) : list;
  }

  /** Whether two values are equal. mode: "loose", "strict" or "subset" (b is what a must have at least). */
  function equals(a, b, mode = "loose") {
    return same(a, b, mode, [], []);
  }

  function same(a, b, mode, as, bs) {
    const left = isAsymmetric(a);
    const right = isAsymmetric(b);
    if (left !== right) return left ? a.asymmetricMatch(b) : b.asymmetricMatch(a);
    if (Object.is(a, b)) return true;
    if (!isObject(a) || !isObject(b)) return false;
    if (mode === "strict" && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
    // The two commonest kinds need no look at their tags.
    if (Array.isArray(a) && Array.isArray(b)) return inside(arrays, a, b, mode, as, bs);
    if (isPlain(a) && isPlain(b) && a[Symbol.iterator] === undefined) return inside(members, a, b, mode, as, bs);
    a = wire(a);
    b = wire(b);
    const tag = tagOf(a);
    const errors = a instanceof Error && b instanceof Error;
    // What a plain object asks for, an error or an object of any class may have.
    const asked = mode === "subset" && tagOf(b) === "[object Object]" && !Array.isArray(a);
    if (tag !== tagOf(b) && !errors && !asked) return false;
    if (errors) return inside(error, a, b, mode, as, bs);
    return inside((...rest) => byTag(asked ? "" : tag, ...rest), a, b, mode, as, bs);
  }

  const isPlain = (v) => Object.getPrototypeOf(v) === Object.prototype;

  // inside compares what two objects hold; objects that hold themselves do it in the same way.
  function inside(compare, a, b, mode, as, bs) {
    for (let i = as.length - 1; i >= 0; i--) {
      if (as[i] === a) return bs[i] === b;
      if (bs[i] === b) return false;
    }
    as.push(a);
    bs.push(b);
    const result = compare(a, b, mode, as, bs);
    as.pop();
    bs.pop();
    return result;
  }

  function byTag(tag, a, b, mode, as, bs) {
    switch (tag) {
      case "[object Boolean]": case "[object Number]": case "[object String]": case "[object BigInt]": case "[object Symbol]":
        return Object.is(a.valueOf(), b.valueOf());
      case "[object Date]":
        return Object.is(Number(a), Number(b));
      case "[object RegExp]":
        return a.source === b.source && a.flags === b.flags;
      case "[object URL]":
        return a.href === b.href;
      case "[object Promise]": case "[object WeakMap]": case "[object WeakSet]": case "[object WeakRef]":
        return false; // nothing can be told of two of them
      case "[object ArrayBuffer]": case "[object SharedArrayBuffer]":
        return bytes(new Uint8Array(a), new Uint8Array(b));
      case "[object DataView]":
        return bytes(new Uint8Array(a.buffer, a.byteOffset, a.byteLength), new Uint8Array(b.buffer, b.byteOffset, b.byteLength));
      case "[object Set]":
        return a.size === b.size && sets(a, b, mode, as, bs) && members(a, b, mode, as, bs);
      case "[object Map]":
        return a.size === b.size && maps(a, b, mode, as, bs) && members(a, b, mode, as, bs);
    }
    if (ArrayBuffer.isView(a)) return bytes(a, b);
    if (typeof a[Symbol.iterator] === "function" && typeof b[Symbol.iterator] === "function") {
      return a.constructor === b.constructor && iterables(a, b, mode, as, bs) &&
        properties(a, b, Object.keys(a), Object.keys(b), mode, as, bs);
    }
    return members(a, b, mode, as, bs);
  }

  function bytes(a, b) {
    if (a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
    return true;
  }

  function arrays(a, b, mode, as, bs) {
    if (a.length !== b.length) return false;
    for (let i = 0; i < b.length; i++) {
      if (mode === "strict" && hasOwn(a, i) !== hasOwn(b, i)) return false;
      if (!same(a[i], b[i], mode, as, bs)) return false;
    }
    const x = extra(a);
    const y = extra(b);
    return x.length + y.length === 0 || properties(a, b, x, y, mode === "strict" ? mode : "loose", as, bs);
  }

  // extra are the members of an array besides its elements, whose keys come first.
  function extra(array) {
    const list = keys(array);
    const isIndex = /^(0|[1-9]\d*)$/;
    const last = list[list.length - 1];
    if (last === undefined || typeof last === "string" && isIndex.test(last)) return [];
    return list.filter((k) => typeof k === "symbol" || !isIndex.test(k));
  }

  function members(a, b, mode, as, bs) {
    return properties(a, b, keys(a), keys(b), mode, as, bs);
  }

  function properties(a, b, aKeys, bKeys, mode, as, bs) {
    if (mode === "subset") {
      return bKeys.every((k) => k in a && same(a[k], b[k], mode, as, bs));
    }
    if (mode === "strict" && aKeys.length !== bKeys.length) return false;
    for (let i = 0; i < bKeys.length; i++) {
      const k = bKeys[i];
      if (!hasOwn(a, k)) {
        // An expectation may hold for what is not there; without one only undefined equals it.
        if (mode === "strict" || b[k] !== undefined && !(isAsymmetric(b[k]) && b[k].asymmetricMatch(undefined))) return false;
      } else if (!same(a[k], b[k], mode, as, bs)) {
        return false;
      }
    }
    for (let i = 0; i < aKeys.length; i++) {
      const k = aKeys[i];
      if (!hasOwn(b, k) && a[k] !== undefined && !(isAsymmetric(a[k]) && a[k].asymmetricMatch(undefined))) return false;
    }
    return true;
  }

  function error(a, b, mode, as, bs) {
    if (a.name !== b.name || a.message !== b.message) return false;
    const inner = mode === "subset" ? "loose" : mode;
    return same(a.cause, b.cause, inner, as, bs) && same(a.errors, b.errors, inner, as, bs);
  }

  function sets(a, b, mode, as, bs) {
    const rest = [];
    for (const v of b) if (!a.has(v)) rest.push(v);
    if (!rest.length) return true;
    const left = [...a].filter((v) => !b.has(v));
    return rest.every((w) => {
      const i = left.findIndex((v) => same(v, w, mode, as, bs));
      if (i < 0) return false;
      left.splice(i, 1);
      return true;
    });
  }

  function maps(a, b, mode, as, bs) {
    const rest = [];
    for (const [k, v] of b) {
      if (!a.has(k)) rest.push([k, v]);
      else if (!same(a.get(k), v, mode, as, bs)) return false;
    }
    if (!rest.length) return true;
    const left = [...a].filter(([k]) => !b.has(k));
    return rest.every(([k, v]) => {
      const i = left.findIndex(([l, w]) => same(l, k, mode, as, bs) && same(w, v, mode, as, bs));
      if (i < 0) return false;
      left.splice(i, 1);
      return true;
    });
  }

  function iterables(a, b, mode, as, bs) {
    const other = b[Symbol.iterator]();
    for (const v of a) {
      const next = other.next();
      if (next.done || !same(v, next.value, mode, as, bs)) return false;
    }
    return Boolean(other.next().done);
  }

  return { equals, isAsymmetric, wire, keys, isObject };
})
