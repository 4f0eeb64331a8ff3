// What differs between two values, for people: lines that begin with "- " were expected, with "+ " received. A report says so above them.
(function (native, load) {
  "use strict";

  const { equals, isAsymmetric, isObject, wire, keys } = load("equal");
  const { format, inline, quote } = load("format");

  const isPlain = (v) => {
    const proto = Object.getPrototypeOf(v);
    return proto === Object.prototype || proto === null;
  };

  /**
   * The two values as they should be compared by eye: what an asymmetric matcher accepts looks like the value, what the
   * mode ignores is left out.
   */
  function align(expected, received, mode, open = []) {
    if (isAsymmetric(expected) && !isAsymmetric(received)) {
      return expected.asymmetricMatch(received) ? [received, received] : [expected, received];
    }
    const e = wire(expected);
    const r = wire(received);
    if (mode === "strict" && isObject(e) && isObject(r) && Object.getPrototypeOf(expected) !== Object.getPrototypeOf(received)) {
      return [expected, received]; // their classes differ, which is to be seen
    }
    if (!isObject(e) || !isObject(r) || open.includes(e) || open.length > 100) return [expected, received];
    const lists = Array.isArray(e) && Array.isArray(r);
    if (!lists && (Array.isArray(e) || Array.isArray(r) || !isPlain(e) || !isPlain(r) && (mode !== "subset" || r[Symbol.iterator]))) {
      return [expected, received];
    }
    const inner = [...open, e];
    if (lists) {
      const left = Array.from(e, (v, i) => (i < r.length ? align(v, r[i], mode, inner) : [v]));
      return [holes(e, left.map((p) => p[0])), holes(r, Array.from(r, (v, i) => (i < left.length ? left[i][1] : v)))];
    }
    const a = Object.create(Object.getPrototypeOf(e));
    const b = Object.create(mode === "subset" ? Object.getPrototypeOf(e) : Object.getPrototypeOf(r));
    const put = (o, k, value) => Object.defineProperty(o, k, { value, enumerable: true, configurable: true, writable: true });
    for (const k of keys(e)) {
      const there = mode === "subset" ? k in r : Object.hasOwn(r, k);
      if (!there) {
        if (mode !== "loose" || e[k] !== undefined) put(a, k, e[k]);
        continue;
      }
      const [x, y] = align(e[k], r[k], mode, inner);
      put(a, k, x);
      put(b, k, y);
    }
    if (mode !== "subset") {
      for (const k of keys(r)) if (!Object.hasOwn(e, k) && (mode !== "loose" || r[k] !== undefined)) put(b, k, r[k]);
    }
    return [a, b];
  }

  // holes leaves out of a copy what the array does not have.
  function holes(array, copy) {
    for (let i = 0; i < copy.length; i++) if (!Object.hasOwn(array, i)) delete copy[i];
    return copy;
  }

  /** The difference of two values as lines; undefined when both are short or look the same. */
  function diff(expected, received, mode = "strict") {
    if (typeof expected === "string" && typeof received === "string") return strings(expected, received);
    const [e, r] = align(expected, received, mode);
    return texts(format(e), format(r));
  }

  /** The difference of two texts of several lines; undefined when they are alike, or two words. */
  function texts(expected, received) {
    if (expected === received || !expected.includes("\n") && !received.includes("\n")) return undefined;
    return native.diffLines(expected, received);
  }

  /** The difference of two strings: by line, or with a mark where it begins. */
  function strings(expected, received) {
    if (expected.includes("\n") || received.includes("\n")) return native.diffLines(expected, received);
    let from = 0;
    while (from < expected.length && expected[from] === received[from]) from++;
    if (Math.max(expected.length, received.length) < 8 && from < 2) return undefined;
    const start = Math.max(0, from - 40);
    const window = (s) => `${start ? "…" : ""}${quote(s.slice(start, start + 100), false)}${start + 100 < s.length ? "…" : ""}`;
    const before = quote(expected.slice(start, from), false).length - 1 + (start ? 1 : 0);
    return `- ${window(expected)}\n+ ${window(received)}\n  ${" ".repeat(before)}^ at index ${from}`;
  }

  /** Where two values first differ, as a path: ".users[2].login"; "" at the top. */
  function where(expected, received, mode) {
    const e = wire(expected);
    const r = wire(received);
    if (!isObject(e) || !isObject(r) || isAsymmetric(e) || Array.isArray(e) !== Array.isArray(r) || e instanceof Map || e instanceof Set) return "";
    const names = Array.isArray(e) ? Array.from({ length: Math.min(e.length, r.length) }, (_, i) => i) : keys(e);
    for (const k of names) {
      if (!equals(r[k], e[k], mode)) return step(k) + where(e[k], r[k], mode);
    }
    if (Array.isArray(e)) return e.length === r.length ? "" : `[${names.length}]`;
    const extra = mode === "subset" ? undefined : keys(r).find((k) => !Object.hasOwn(e, k) && (mode === "strict" || r[k] !== undefined));
    return extra === undefined ? "" : step(extra);
  }

  function step(k) {
    if (typeof k === "number" || typeof k === "symbol") return `[${String(k)}]`;
    return /^[A-Za-z_$][\w$]*$/.test(k) ? `.${k}` : `[${quote(k, false)}]`;
  }

  /** What a matcher of expect.extend may use for its message. */
  const utils = {
    stringify: inline,
    printExpected: (v) => inline(v),
    printReceived: (v) => inline(v),
    diff: (expected, received) => diff(expected, received) ?? `- ${inline(expected)}\n+ ${inline(received)}`,
  };

  return { diff, texts, strings, where, align, utils };
})
