// Matchers that compare deeply, or look into a value.
(function (native, load) {
  "use strict";

  const { equals, wire, isObject } = load("equal");
  const inline = (v) => load("format").inline(v);
  const not = (m) => (m.isNot ? "not " : "");

  const deep = (mode) => function (received, expected) {
    if (mode === "subset" && (!isObject(expected) || !isObject(received))) {
      if (!isObject(expected)) throw new TypeError(`${this.head("expected")}: expected must be an object, got ${inline(expected)}`);
      return { pass: this.isNot, message: () => `${this.head("expected")}\nThe received value must be an object, it is ${inline(received)}` };
    }
    const pass = equals(received, expected, mode);
    if (pass !== this.isNot) return { pass };
    return { pass, message: () => unequal(this, received, expected, mode), diff: () => (pass ? undefined : load("diff").diff(expected, received, mode)) };
  };

  function unequal(m, received, expected, mode) {
    const head = m.head("expected");
    if (m.isNot) return `${head}\nExpected: not ${inline(expected)}\nReceived: ${inline(received)}`;
    const { diff, where } = load("diff");
    if (diff(expected, received, mode) === undefined) {
      const e = inline(expected);
      const r = inline(received);
      return `${head}\nExpected: ${e}\nReceived: ${r}${e === r ? "\nThey look alike but differ in their class, or in what is not printed" : ""}`;
    }
    const path = where(expected, received, mode);
    return path ? `${head}: they first differ at ${path}` : head;
  }

  // steps takes "a.b[0].c" apart; an array is the steps themselves.
  function steps(path) {
    if (Array.isArray(path)) return path;
    if (path === "") return [""];
    return [...path.matchAll(/\[(\d+)\]|\["([^"]*)"\]|([^.[\]]+)|(?:^|\.)(?=\.|$)/g)].map((m) => m[1] ?? m[2] ?? m[3] ?? "");
  }

  function toHaveProperty(received, path, ...rest) {
    if (typeof path !== "string" && !Array.isArray(path) && typeof path !== "number" && typeof path !== "symbol") {
      throw new TypeError(`${this.head("path")}: the path must be a string or an array of keys, got ${inline(path)}`);
    }
    if (received === null || received === undefined) {
      return { pass: this.isNot, message: () => `${this.head("path")}\nThe received value must not be ${received}` };
    }
    const wanted = typeof path === "string" || Array.isArray(path) ? steps(path) : [path];
    let value = received;
    let depth = 0;
    for (; depth < wanted.length; depth++) {
      const o = value === null || value === undefined ? undefined : Object(wire(value));
      if (o === undefined || !(wanted[depth] in o)) break;
      value = o[wanted[depth]];
    }
    const there = depth === wanted.length;
    const pass = there && (!rest.length || equals(value, rest[0]));
    return {
      pass,
      message: () => {
        const lines = [this.head(rest.length ? "path, value" : "path"), `Expected path: ${not(this)}${inline(path)}`];
        if (!there) lines.push(`Received path: ${inline(wanted.slice(0, depth))}`, `Received value: ${inline(value)}`);
        else if (rest.length) lines.push(`Expected value: ${not(this)}${inline(rest[0])}`, `Received value: ${inline(value)}`);
        else lines.push(`Received value: ${inline(value)}`);
        return lines.join("\n");
      },
      diff: () => (there && !pass ? load("diff").diff(rest[0], value, "loose") : undefined),
    };
  }

  // contain finds an element by same, in whatever can be iterated.
  const contain = (what, same) => function (received, expected) {
    if (typeof received === "string" && what === "contain") {
      if (typeof expected !== "string") throw new TypeError(`${this.head("expected")}: a string can only contain a string, got ${inline(expected)}`);
      return { pass: received.includes(expected), message: () => shown(this, what, expected, load("format").inline(received, 1000)) };
    }
    if (typeof received?.[Symbol.iterator] !== "function") {
      return { pass: this.isNot, message: () => `${this.head("expected")}\nThe received value must be a string or iterable, it is ${inline(received)}` };
    }
    const list = [...received];
    const pass = list.some((v) => same(v, expected));
    return {
      pass,
      message: () => shown(this, what, expected, inline(received)) +
        (!pass && what === "contain" && list.some((v) => equals(v, expected)) ? "\nAn equal element is there, but not the same one: use toContainEqual" : ""),
    };
  };

  function shown(m, what, expected, received) {
    return `${m.head("expected")}\nExpected: ${not(m)}to ${what} ${inline(expected)}\nReceived: ${received}`;
  }

  return {
    toEqual: deep("loose"),
    toStrictEqual: deep("strict"),
    toMatchObject: deep("subset"),
    toHaveProperty,
    toContain: contain("contain", (a, b) => a === b || a !== a && b !== b),
    toContainEqual: contain("contain an equal of", (a, b) => equals(a, b)),
  };
})
