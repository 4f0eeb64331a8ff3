// expect(value): what a test says about a value. The matchers live in files of their own, which are loaded when one of
// theirs is first used.
(function (native, load) {
  "use strict";

  const define = (object, name, value) =>
    Object.defineProperty(object, name, { value, writable: true, configurable: true, enumerable: false });

  /**
   * A matcher that was not met. message says so in one or a few lines; diff is the difference between the values, its
   * lines begin with "- " (expected), "+ " (received) and "  ", undefined when there is none.
   */
  class AssertionError extends Error {
    constructor(message, { diff, matcherName, expected, actual } = {}) {
      super(message);
      define(this, "diff", diff || undefined);
      define(this, "matcherName", matcherName);
      define(this, "expected", expected);
      define(this, "actual", actual);
    }
  }
  define(AssertionError.prototype, "name", "AssertionError");

  // file → the matchers in it.
  const files = {
    matchers: [
      "toBe", "toBeDefined", "toBeUndefined", "toBeNull", "toBeNaN", "toBeTruthy", "toBeFalsy", "toBeGreaterThan",
      "toBeGreaterThanOrEqual", "toBeLessThan", "toBeLessThanOrEqual", "toBeCloseTo", "toBeInstanceOf", "toBeTypeOf",
      "toBeOneOf", "toSatisfy", "toHaveLength", "toMatch",
    ],
    matchers_deep: ["toEqual", "toStrictEqual", "toMatchObject", "toHaveProperty", "toContain", "toContainEqual"],
    matchers_throw: ["toThrow", "toThrowError"],
    matchers_spy: [
      "toHaveBeenCalled", "toHaveBeenCalledTimes", "toHaveBeenCalledWith", "toHaveBeenLastCalledWith",
      "toHaveBeenNthCalledWith", "toHaveReturned", "toHaveReturnedTimes", "toHaveReturnedWith",
    ],
    matchers_sent: ["toHaveSent"],
    snapshot: [
      "toMatchSnapshot", "toMatchInlineSnapshot", "toThrowErrorMatchingSnapshot", "toThrowErrorMatchingInlineSnapshot",
    ],
  };
  const fileOf = { __proto__: null };
  for (const file in files) for (const name of files[file]) fileOf[name] = file;
  const matchers = { __proto__: null }; // those that were used, and the script's own

  function matcher(name) {
    if (!matchers[name]) matchers[name] = load(fileOf[name])[name];
    return matchers[name];
  }

  // standsFor tells whether a matcher means something for a Promise as it is; any other on one is a forgotten await.
  function standsFor(name, expected) {
    if (name === "toBe" || name === "toEqual" || name === "toStrictEqual") {
      return expected instanceof Promise || typeof expected?.asymmetricMatch === "function";
    }
    return name === "toBeInstanceOf" || name === "toBeTypeOf" || name === "toSatisfy" || !(name in fileOf);
  }

  const call = (a, name, inner = "") =>
    `expect(${a.via ? "promise" : "received"}).${a.via ? `${a.via}.` : ""}${a.negated ? "not." : ""}${name}(${inner})`;

  /** What a matcher knows besides the value: it is the matcher's `this`. */
  class Call {
    constructor(a, name, site, place) {
      this.place = place; // of an inline snapshot
      this.assertion = a;
      this.name = name;
      this.isNot = a.negated;
      this.promise = a.via;
      this.context = a.context;
      this.site = site;
    }
    /** Deep equality as toEqual has it; strict as toStrictEqual. */
    equals(a, b, strict = false) { return load("equal").equals(a, b, strict ? "strict" : "loose"); }
    /** The call as it is shown above a failure. */
    head(inner) { return call(this.assertion, this.name, inner); }
    get utils() { return load("diff").utils; }
  }

  // settle is what a matcher's result means: nothing, or an AssertionError that is thrown or kept.
  function settle(a, actual, name, args, result, site) {
    if (!result || typeof result !== "object" || !("pass" in result)) {
      throw new TypeError(`the matcher ${name} must return { pass, message }, it returned ${load("format").inline(result)}`);
    }
    if (!!result.pass !== a.negated) return;
    let message = typeof result.message === "function" ? result.message() : result.message ?? call(a, name);
    if (a.note !== undefined) message = `${a.note}\n${message}`;
    fail(a, message, { diff: result.diff?.(), matcherName: name, expected: args[0], actual }, site);
  }

  function fail(a, message, details, site) {
    const error = new AssertionError(message, details);
    if (site) at(error, site);
    if (!a.soft) throw error;
    a.context.soft(error);
  }

  // at gives an error the stack of the place where the matcher was called: after an await the script's frames are gone.
  function at(error, site) {
    const frames = String(site.stack).split("\n").filter((line) => /^\s+at /.test(line));
    define(error, "stack", [`${error.name}: ${error.message}`, ...frames].join("\n"));
  }

  function check(a, actual, name, args, site, place = placeOf(name)) {
    if (actual instanceof Promise && !a.via && !standsFor(name, args[0])) return forgotten(a, actual, name, args);
    const result = matcher(name).call(new Call(a, name, site, place), actual, ...args);
    if (typeof result?.then === "function") {
      return result.then((r) => settle(a, actual, name, args, r, site));
    }
    settle(a, actual, name, args, result, site);
  }

  // placeOf is where the script calls a matcher that rewrites its own argument: { file, line, column }.
  function placeOf(name) {
    return name.endsWith("InlineSnapshot") ? native.callSite() : undefined;
  }

  function forgotten(a, actual, name, args) {
    actual.then(undefined, () => {}); // what it is rejected with is no news any more
    const message = `${call(a, name, args.length ? "expected" : "")}: the value is a Promise. Add await before it, or write await ${call({ via: "resolves", negated: a.negated }, name, args.length ? "…" : "")}`;
    fail(a, a.note === undefined ? message : `${a.note}\n${message}`, { matcherName: name, expected: args[0], actual });
  }

  // later runs a matcher on what a promise comes to. What it returns is awaited by calling its then, which is how a
  // forgotten await is noticed: the engine awaits a real Promise without a trace.
  function later(a, name, args) {
    const site = new Error();
    const entry = { matcher: call(a, name, args.length ? "…" : ""), awaited: false, site };
    (a.context.pending ??= []).push(entry);
    const promise = outcome(a, name, args, site, placeOf(name));
    promise.catch(() => {});
    const seen = (method) => (...handlers) => {
      entry.awaited = true;
      return promise[method](...handlers);
    };
    return { then: seen("then"), catch: seen("catch"), finally: seen("finally"), [Symbol.toStringTag]: "Promise" };
  }

  async function outcome(a, name, args, site, place) {
    const wanted = typeof a.actual === "function" ? a.actual() : a.actual;
    const { inline } = load("format");
    const head = call(a, name, args.length ? "expected" : "");
    if (typeof wanted?.then !== "function") {
      return fail(a, `${head}\n.${a.via} needs a Promise, received ${inline(wanted)}`, { matcherName: name, actual: wanted }, site);
    }
    let value;
    let rejected = false;
    try {
      value = await wanted;
    } catch (e) {
      value = e;
      rejected = true;
    }
    if (rejected !== (a.via === "rejects")) {
      const did = rejected ? "was rejected instead of resolved" : "was resolved instead of rejected";
      return fail(a, `${head}\nThe promise ${did}, with ${inline(value)}`, { matcherName: name, expected: args[0], actual: value }, site);
    }
    try {
      return await check(a, value, name, args, site, place ?? null);
    } catch (e) {
      if (!(e instanceof AssertionError) && e instanceof Error) at(e, site); // misuse of a matcher
      throw e;
    }
  }

  function run(a, name, args) {
    a.context.assertions = (a.context.assertions ?? 0) + 1;
    return a.via ? later(a, name, args) : check(a, a.actual, name, args, undefined);
  }

  function misspelt(name) {
    const known = [...Object.keys(fileOf), ...Object.keys(matchers), "not", "resolves", "rejects"];
    const near = native.nearest(name, known);
    return new TypeError(`expect(…).${name} is not a matcher${near ? `, did you mean ${near}?` : ""}`);
  }

  // What reads any object's properties may ask for these.
  const probes = new Set(["then", "toJSON", "asymmetricMatch", "nodeType", "inspect", "constructor"]);

  class Assertion {
    constructor(context, actual, note, soft, negated, via) {
      this.context = context;
      this.actual = actual;
      this.note = note;
      this.soft = soft;
      this.negated = negated;
      this.via = via;
    }
    get not() { return new Assertion(this.context, this.actual, this.note, this.soft, !this.negated, this.via); }
    get resolves() { return through(this, "resolves"); }
    get rejects() { return through(this, "rejects"); }
  }
  function through(a, via) {
    if (a.via) throw new TypeError(`.${via} after .${a.via}: a promise is settled once`);
    return new Assertion(a.context, a.actual, a.note, a.soft, a.negated, via);
  }
  function offer(name) {
    define(Assertion.prototype, name, function (...args) { return run(this, name, args); });
  }
  for (const name in fileOf) offer(name);
  Object.setPrototypeOf(Assertion.prototype, new Proxy(Object.create(null), {
    get(target, name) {
      if (typeof name === "symbol" || probes.has(name) || name in Object.prototype) return Object.prototype[name];
      throw misspelt(name);
    },
  }));

  /** Empties a context before a test: nothing asserted, nothing expected, nothing pending. */
  function begin(context) {
    context.assertions = 0;
    context.planned = undefined;
    context.needed = undefined;
    context.pending = [];
  }

  /** What is wrong with a test that has ended: unawaited promises, a number of assertions that was not met. */
  function finish(context) {
    const errors = [];
    const add = (message, site) => {
      const e = new AssertionError(message);
      if (site) at(e, site);
      errors.push(e);
    };
    for (const p of context.pending ?? []) {
      if (!p.awaited) add(`${p.matcher} was written without its await: add await, or return it`, p.site);
    }
    const made = context.assertions ?? 0;
    const count = (n) => `${n} assertion${n === 1 ? "" : "s"}`;
    if (context.planned && context.planned.count !== made) {
      add(`expect.assertions(${context.planned.count}): the test made ${count(made)}`, context.planned.site);
    }
    if (context.needed && made === 0) add("expect.hasAssertions(): the test made none", context.needed);
    return errors;
  }

  const asymmetric = ["any", "anything", "objectContaining", "arrayContaining", "stringContaining", "stringMatching", "closeTo"];

  /**
   * The function expect for a context: { testPath() gives the test's titles joined by " > "; snapshots, see snapshot.js;
   * soft(error) keeps an error of expect.soft }. It counts in the context's assertions and collects in its pending.
   */
  function make(context) {
    const expect = (actual, note) => new Assertion(context, actual, note, false, false, "");
    const add = (name, value) => define(expect, name, value);
    const not = {};
    for (const name of asymmetric) {
      add(name, (sample, digits) => (name === "closeTo" ? load("asymmetric").closeTo(sample, digits) : load("asymmetric")[name](sample)));
      if (name !== "any" && name !== "anything") define(not, name, (...args) => load("asymmetric").not(name, args));
    }
    add("not", not);
    add("soft", (actual, note) => new Assertion(context, actual, note, true, false, ""));
    add("assertions", (count) => {
      if (!Number.isInteger(count) || count < 0) throw new TypeError("expect.assertions needs a number, 0 or more");
      context.planned = { count, site: new Error() };
    });
    add("hasAssertions", () => { context.needed = new Error(); });
    add("unreachable", (message) => {
      throw new AssertionError(message === undefined ? "expect.unreachable(): this line must not be reached" : `expect.unreachable(): ${message}`);
    });
    add("extend", (own) => {
      for (const [name, fn] of Object.entries(own)) {
        if (typeof fn !== "function") throw new TypeError(`expect.extend: ${name} must be a function that returns { pass, message }`);
        if (fileOf[name]) throw new TypeError(`expect.extend: there is a matcher ${name} already`);
        matchers[name] = fn;
        offer(name);
        add(name, (...args) => load("asymmetric").custom(name, fn, args, false));
        define(not, name, (...args) => load("asymmetric").custom(name, fn, args, true));
      }
    });
    return expect;
  }

  return { make, begin, finish, AssertionError };
})
