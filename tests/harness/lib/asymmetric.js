// Values that decide themselves what is equal to them: expect.any(Number), expect.objectContaining({ … }).
(function (native, load) {
  "use strict";

  const { equals, isObject, wire } = load("equal");
  const { format, inline } = load("format");

  /** label names the kind, test(value) decides, inverse turns the answer round, show(print) is how it is printed. */
  class Asymmetric {
    constructor(label, test, inverse, show) {
      const hidden = { label, test, inverse, show };
      for (const k in hidden) Object.defineProperty(this, k, { value: hidden[k] });
    }
    asymmetricMatch(other) { return Boolean(this.test(other)) !== this.inverse; }
    /** How it stands in a diff and in a snapshot; print formats what is inside. */
    toAsymmetricMatcher(print = format) { return this.show(print); }
    toString() { return this.label; }
  }

  function need(ok, name, what, got) {
    if (!ok) throw new TypeError(`expect.${name} needs ${what}, got ${inline(got)}`);
  }

  const made = (label, test, inverse, sample) => new Asymmetric(label, test, inverse, (print) => `${label} ${print(sample)}`);

  const kinds = new Map([
    [String, "string"], [Number, "number"], [Boolean, "boolean"], [BigInt, "bigint"], [Symbol, "symbol"], [Function, "function"],
  ]);

  function any(sample) {
    need(typeof sample === "function", "any", "a class: expect.any(String)", sample);
    const test = (v) => typeof v === kinds.get(sample) || (sample === Object ? isObject(v) : sample === Array ? Array.isArray(v) : v instanceof sample);
    return new Asymmetric("Any", test, false, () => `Any<${sample.name || "anonymous"}>`);
  }

  const anything = () => new Asymmetric("Anything", (v) => v !== null && v !== undefined, false, () => "Anything");

  const objectContaining = (sample) => containsMembers(sample, false);
  function containsMembers(sample, inverse) {
    need(isObject(sample), "objectContaining", "an object", sample);
    const test = (v) => {
      const o = wire(v);
      return isObject(o) && Reflect.ownKeys(sample).every((k) => k in o && equals(o[k], sample[k]));
    };
    return made(inverse ? "ObjectNotContaining" : "ObjectContaining", test, inverse, sample);
  }

  const arrayContaining = (sample) => containsElements(sample, false);
  function containsElements(sample, inverse) {
    need(Array.isArray(sample), "arrayContaining", "an array", sample);
    const test = (v) => Array.isArray(v) && sample.every((wanted) => v.some((e) => equals(e, wanted)));
    return made(inverse ? "ArrayNotContaining" : "ArrayContaining", test, inverse, sample);
  }

  const stringContaining = (sample) => containsText(sample, false);
  function containsText(sample, inverse) {
    need(typeof sample === "string", "stringContaining", "a string", sample);
    return made(inverse ? "StringNotContaining" : "StringContaining", (v) => typeof v === "string" && v.includes(sample), inverse, sample);
  }

  const stringMatching = (sample) => matchesText(sample, false);
  function matchesText(sample, inverse) {
    need(typeof sample === "string" || sample instanceof RegExp, "stringMatching", "a regular expression or a string", sample);
    const pattern = new RegExp(sample);
    const test = (v) => {
      pattern.lastIndex = 0;
      return typeof v === "string" && pattern.test(v);
    };
    return made(inverse ? "StringNotMatching" : "StringMatching", test, inverse, pattern);
  }

  const closeTo = (sample, digits) => isNear(sample, digits, false);
  function isNear(sample, digits = 2, inverse) {
    need(typeof sample === "number", "closeTo", "a number", sample);
    need(Number.isInteger(digits), "closeTo", "a whole number of digits", digits);
    const label = inverse ? "NumberNotCloseTo" : "NumberCloseTo";
    return new Asymmetric(label, (v) => typeof v === "number" && near(v, sample, digits), inverse, () => `${label} ${sample} (${digits} digit${digits === 1 ? "" : "s"})`);
  }

  /** Whether two numbers differ by less than half a unit of the last of so many digits after the point. */
  function near(a, b, digits) {
    return Object.is(a, b) || a === b || Math.abs(a - b) < 10 ** -digits / 2;
  }

  /** A matcher of expect.extend as a value: it is told the value, then its own arguments. */
  function custom(name, fn, args, inverse) {
    const self = { equals: (a, b) => equals(a, b), isNot: inverse, promise: "", get utils() { return load("diff").utils; } };
    const test = (v) => fn.call(self, v, ...args).pass;
    return new Asymmetric(inverse ? `not.${name}` : name, test, inverse, (print) => `${inverse ? "not." : ""}${name}<${args.map((a) => inline(a)).join(", ")}>`);
  }

  const inverses = {
    objectContaining: containsMembers, arrayContaining: containsElements, stringContaining: containsText, stringMatching: matchesText,
  };

  /** expect.not.NAME(…). */
  function not(name, args) {
    return name === "closeTo" ? isNear(args[0], args[1], true) : inverses[name](args[0], true);
  }

  return { any, anything, objectContaining, arrayContaining, stringContaining, stringMatching, closeTo, not, custom, near };
})
