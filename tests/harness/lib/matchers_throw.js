// toThrow: what a function throws, or what a promise is rejected with.
(function (native, load) {
  "use strict";

  const { equals, isAsymmetric, isObject } = load("equal");
  const inline = (v) => load("format").inline(v);

  /**
   * What a matcher's value threw: { threw, value }. It is a function that is called, or, through .rejects, the reason.
   */
  function thrown(m, received) {
    if (m.promise === "rejects") return { threw: true, value: received };
    if (typeof received !== "function") {
      throw new TypeError(`${m.head("")}: the received value must be a function, write expect(() => …).${m.name}(…); got ${inline(received)}`);
    }
    let result;
    try {
      result = received();
    } catch (e) {
      return { threw: true, value: e };
    }
    if (result instanceof Promise) {
      result.then(undefined, () => {});
      return { threw: false, promised: true };
    }
    return { threw: false };
  }

  const messageOf = (v) => (isObject(v) && typeof v.message === "string" ? v.message : typeof v === "string" ? v : inline(v));

  // wish is an expectation as a test and in words.
  function wish(m, expected) {
    if (expected === undefined) return ["to throw", () => true];
    if (typeof expected === "string") return [`a message that contains ${inline(expected)}`, (v) => messageOf(v).includes(expected)];
    if (expected instanceof RegExp) return [`a message that matches ${expected}`, (v) => new RegExp(expected).test(messageOf(v))];
    if (typeof expected === "function") return [`an instance of ${expected.name || "the class"}`, (v) => v instanceof expected];
    if (isAsymmetric(expected)) return [inline(expected), (v) => expected.asymmetricMatch(v)];
    if (expected instanceof Error) {
      const cause = (v) => expected.cause === undefined || equals(v.cause, expected.cause);
      return [`the message ${inline(expected.message)}`, (v) => isObject(v) && v.message === expected.message && cause(v)];
    }
    if (isObject(expected)) return [`an error with ${inline(expected)}`, (v) => isObject(v) && equals(v, expected, "subset")];
    throw new TypeError(`${m.head("expected")}: expected must be a string, a regular expression, a class or an error, got ${inline(expected)}`);
  }

  function toThrow(received, expected) {
    const [words, test] = wish(this, expected);
    const { threw, value, promised } = thrown(this, received);
    const pass = threw && Boolean(test(value));
    return {
      pass,
      message: () => {
        const lines = [this.head(expected === undefined ? "" : "expected"), `Expected: ${this.isNot ? "not " : ""}${words}`];
        if (threw) lines.push(`Thrown: ${inline(value)}`);
        else if (promised) lines.push("The function threw nothing, it returned a Promise: write await expect(…).rejects.toThrow(…)");
        else lines.push("The function threw nothing");
        return lines.join("\n");
      },
      diff: () => (threw && !pass && expected instanceof Error ? load("diff").diff(expected.message, messageOf(value)) : undefined),
    };
  }

  return { toThrow, toThrowError: toThrow, thrown, messageOf };
})
