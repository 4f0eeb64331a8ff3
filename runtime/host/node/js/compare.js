// Deep equality, as node:assert and util.isDeepStrictEqual define it.
(function (module, exports, require, native) {
  'use strict';
  const tag = (v) => Object.prototype.toString.call(v);
  const symbols = (v) => Object.getOwnPropertySymbols(v).filter((s) => Object.prototype.propertyIsEnumerable.call(v, s));

  function equal(a, b, strict) { return same(a, b, strict, []); }

  function same(a, b, strict, seen) {
    if (a === b) return a !== 0 || !strict || Object.is(a, b);
    if (strict) {
      if (typeof a !== 'object') return typeof a === 'number' && Number.isNaN(a) && Number.isNaN(b);
      if (typeof b !== 'object' || a === null || b === null) return false;
      if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
    } else {
      if (a === null || typeof a !== 'object') {
        return (b === null || typeof b !== 'object') && (a == b || (Number.isNaN(a) && Number.isNaN(b))); // eslint-disable-line eqeqeq
      }
      if (b === null || typeof b !== 'object') return false;
    }
    if (tag(a) !== tag(b)) return false;
    if (Array.isArray(a)) {
      if (!Array.isArray(b) || a.length !== b.length) return false;
      return properties(a, b, strict, seen);
    }
    if (a instanceof Date || b instanceof Date) {
      if (!(a instanceof Date && b instanceof Date) || a.getTime() !== b.getTime()) return false;
    } else if (a instanceof RegExp || b instanceof RegExp) {
      if (!(a instanceof RegExp && b instanceof RegExp) || a.source !== b.source || a.flags !== b.flags || a.lastIndex !== b.lastIndex) return false;
    } else if (a instanceof Error || b instanceof Error) {
      if (!(a instanceof Error && b instanceof Error) || a.message !== b.message || a.name !== b.name) return false;
      if (('cause' in a) !== ('cause' in b) || !same(a.cause, b.cause, strict, seen)) return false;
      if (!same(a.errors, b.errors, strict, seen)) return false;
    } else if (ArrayBuffer.isView(a)) {
      if (!ArrayBuffer.isView(b) || a.byteLength !== b.byteLength) return false;
      if (!strict && (a instanceof Float32Array || a instanceof Float64Array)) {
        for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
      } else if (!native.sameBytes(a, b)) {
        return false;
      }
      return properties(a, b, strict, seen, true);
    } else if (a instanceof ArrayBuffer) {
      if (!(b instanceof ArrayBuffer) || !native.sameBytes(a, b)) return false;
    } else if (a instanceof Set) {
      if (!(b instanceof Set) || a.size !== b.size) return false;
      return walk(a, b, seen, () => sets(a, b, strict, seen)) && properties(a, b, strict, seen);
    } else if (a instanceof Map) {
      if (!(b instanceof Map) || a.size !== b.size) return false;
      return walk(a, b, seen, () => maps(a, b, strict, seen)) && properties(a, b, strict, seen);
    } else if (a instanceof Number || a instanceof String || a instanceof Boolean || tag(a) === '[object Symbol]' || tag(a) === '[object BigInt]') {
      if (!Object.is(a.valueOf(), b.valueOf())) return false;
    } else if (typeof WeakMap === 'function' && (a instanceof WeakMap || a instanceof WeakSet || a instanceof Promise)) {
      return false;
    }
    return properties(a, b, strict, seen);
  }

  // walk compares two objects that may lead back to themselves.
  function walk(a, b, seen, compare) {
    for (const [x, y] of seen) if (x === a || y === b) return x === a && y === b;
    seen.push([a, b]);
    const result = compare();
    seen.pop();
    return result;
  }

  function properties(a, b, strict, seen, skipIndexes) {
    const own = (v) => skipIndexes ? Object.keys(v).filter((k) => !/^\d+$/.test(k)) : Object.keys(v);
    const keys = own(a);
    if (keys.length !== own(b).length) return false;
    if (strict) {
      const more = symbols(a);
      if (more.length !== symbols(b).length) return false;
      keys.push(...more);
    }
    for (const k of keys) if (!Object.prototype.propertyIsEnumerable.call(b, k)) return false;
    return walk(a, b, seen, () => keys.every((k) => same(a[k], b[k], strict, seen)));
  }

  function sets(a, b, strict, seen) {
    const rest = new Set();
    for (const v of a) {
      if (b.has(v)) continue;
      if (strict && (typeof v !== 'object' || v === null)) return false;
      rest.add(v);
    }
    const left = [...b].filter((v) => !a.has(v));
    for (const v of rest) {
      const i = left.findIndex((w) => same(v, w, strict, seen));
      if (i < 0) return false;
      left.splice(i, 1);
    }
    return true;
  }

  function maps(a, b, strict, seen) {
    const rest = [];
    for (const [k, v] of a) {
      if (b.has(k) && (b.get(k) !== undefined || v === undefined)) {
        if (!same(v, b.get(k), strict, seen)) return false;
      } else if (strict && (typeof k !== 'object' || k === null)) {
        return false;
      } else {
        rest.push([k, v]);
      }
    }
    const left = [...b].filter(([k]) => !a.has(k));
    for (const [k, v] of rest) {
      const i = left.findIndex(([l, w]) => same(k, l, strict, seen) && same(v, w, strict, seen));
      if (i < 0) return false;
      left.splice(i, 1);
    }
    return true;
  }

  module.exports = { equal };
})
