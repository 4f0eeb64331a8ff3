// Matchers that look at one value: identity, kind, numbers, length, text.
(function (native, load) {
  "use strict";

  const yes = { pass: true };
  const no = { pass: false };
  const inline = (v) => load("format").inline(v);
  const not = (m) => (m.isNot ? "not " : "");

  // simple is a matcher without an expected value: what says what it wants, in words.
  const simple = (what, test) => function (received) {
    const pass = test(received);
    return { pass, message: () => `${this.head("")}\nExpected: ${not(this)}${what}\nReceived: ${inline(received)}` };
  };

  /** Both values below the call, for an expected one in words. */
  function both(m, expected, received) {
    return () => `${m.head("expected")}\nExpected: ${not(m)}${expected}\nReceived: ${inline(received)}`;
  }

  function toBe(received, expected) {
    const pass = Object.is(received, expected);
    if (pass !== this.isNot) return pass ? yes : no;
    const diff = pass ? undefined : load("diff").diff(expected, received);
    const values = [inline(expected), inline(received)];
    const shown = diff && values.some((v) => v.length > 60) ? this.head("expected") : both(this, values[0], received)();
    return { pass, message: shown + (pass ? "" : hint(expected, received)), diff: () => diff };
  }

  function hint(expected, received) {
    if (typeof expected !== "object" || typeof received !== "object" || expected === null || received === null) return "";
    const { equals } = load("equal");
    if (equals(received, expected, "strict")) return "\nThe values are equal but not the same object: use toEqual";
    return equals(received, expected) ? "\nThe values have equal members but differ in class or undefined members" : "";
  }

  function numbers(m, received, expected, sign, test) {
    const ok = (v) => typeof v === "number" || typeof v === "bigint";
    if (!ok(expected)) throw new TypeError(`${m.head("expected")}: expected must be a number, got ${inline(expected)}`);
    if (!ok(received)) return wrong(m, "a number", received);
    return { pass: test(received, expected), message: both(m, `${sign} ${inline(expected)}`, received) };
  }

  /** A value of the wrong kind fails, with .not too. */
  function wrong(m, what, received) {
    return { pass: m.isNot, message: () => `${m.head("expected")}\nThe received value must be ${what}, it is ${inline(received)}` };
  }

  function toBeCloseTo(received, expected, digits = 2) {
    return numbers(this, received, expected, "close to", (a, b) => load("asymmetric").near(a, b, digits));
  }

  function toBeInstanceOf(received, expected) {
    if (typeof expected !== "function") throw new TypeError(`${this.head("expected")}: expected must be a class, got ${inline(expected)}`);
    return { pass: received instanceof expected, message: both(this, `an instance of ${expected.name || "the class"}`, received) };
  }

  const types = ["bigint", "boolean", "function", "number", "object", "string", "symbol", "undefined"];
  function toBeTypeOf(received, expected) {
    if (!types.includes(expected)) throw new TypeError(`${this.head("expected")}: expected must be one of ${types.join(", ")}, got ${inline(expected)}`);
    return { pass: typeof received === expected, message: both(this, `typeof ${inline(expected)}`, received) };
  }

  function toBeOneOf(received, expected) {
    const list = Array.isArray(expected) || expected instanceof Set ? [...expected] : undefined;
    if (!list) throw new TypeError(`${this.head("expected")}: expected must be an array or a Set, got ${inline(expected)}`);
    return { pass: list.some((v) => this.equals(received, v)), message: both(this, `one of ${inline(list)}`, received) };
  }

  function toSatisfy(received, expected) {
    if (typeof expected !== "function") throw new TypeError(`${this.head("predicate")}: the predicate must be a function, got ${inline(expected)}`);
    const name = expected.name || String(expected).replace(/\s+/g, " ").slice(0, 100);
    return { pass: Boolean(expected(received)), message: both(this, `to satisfy ${name}`, received) };
  }

  function toHaveLength(received, expected) {
    if (!Number.isInteger(expected) || expected < 0) throw new TypeError(`${this.head("length")}: the length must be a number, 0 or more, got ${inline(expected)}`);
    const length = received?.length;
    if (typeof length !== "number") return wrong(this, "something with a length", received);
    return {
      pass: length === expected,
      message: () => `${this.head("length")}\nExpected length: ${not(this)}${expected}\nReceived length: ${length}\nReceived: ${inline(received)}`,
    };
  }

  function toMatch(received, expected) {
    if (typeof expected !== "string" && !(expected instanceof RegExp)) throw new TypeError(`${this.head("expected")}: expected must be a string or a regular expression, got ${inline(expected)}`);
    if (typeof received !== "string") return wrong(this, "a string", received);
    const pass = typeof expected === "string" ? received.includes(expected) : new RegExp(expected).test(received);
    return {
      pass,
      message: () => `${this.head("expected")}\nExpected: ${not(this)}${typeof expected === "string" ? "to contain" : "to match"} ${inline(expected)}\nReceived: ${load("format").inline(received, 1000)}`,
    };
  }

  return {
    toBe, toBeCloseTo, toBeInstanceOf, toBeTypeOf, toBeOneOf, toSatisfy, toHaveLength, toMatch,
    toBeDefined: simple("a value that is defined", (v) => v !== undefined),
    toBeUndefined: simple("undefined", (v) => v === undefined),
    toBeNull: simple("null", (v) => v === null),
    toBeNaN: simple("NaN", (v) => Number.isNaN(v)),
    toBeTruthy: simple("a truthy value", (v) => Boolean(v)),
    toBeFalsy: simple("a falsy value", (v) => !v),
    toBeGreaterThan(received, expected) { return numbers(this, received, expected, ">", (a, b) => a > b); },
    toBeGreaterThanOrEqual(received, expected) { return numbers(this, received, expected, ">=", (a, b) => a >= b); },
    toBeLessThan(received, expected) { return numbers(this, received, expected, "<", (a, b) => a < b); },
    toBeLessThanOrEqual(received, expected) { return numbers(this, received, expected, "<=", (a, b) => a <= b); },
  };
})
