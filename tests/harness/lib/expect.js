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

  // fileOf is the file that a matcher is in, undefined for none. It is no table, which every VM would have to build.
  function fileOf(name) {
    switch (name) {
      case "toBe": case "toBeDefined": case "toBeUndefined": case "toBeNull": case "toBeNaN": case "toBeTruthy":
      case "toBeFalsy": case "toBeGreaterThan": case "toBeGreaterThanOrEqual": case "toBeLessThan":
      case "toBeLessThanOrEqual": case "toBeCloseTo": case "toBeInstanceOf": case "toBeTypeOf": case "toBeOneOf":
      case "toSatisfy": case "toHaveLength": case "toMatch":
        return "matchers";
      case "toEqual": case "toStrictEqual": case "toMatchObject": case "toHaveProperty": case "toContain":
      case "toContainEqual":
        return "matchers_deep";
      case "toThrow": case "toThrowError":
        return "matchers_throw";
      case "toHaveBeenCalled": case "toHaveBeenCalledTimes": case "toHaveBeenCalledWith": case "toHaveBeenLastCalledWith":
      case "toHaveBeenNthCalledWith": case "toHaveReturned": case "toHaveReturnedTimes": case "toHaveReturnedWith":
        return "matchers_spy";
      case "toHaveSent": case "toHaveSentNoWrites":
        return "matchers_sent";
      case "toMatchSnapshot": case "toMatchInlineSnapshot": case "toThrowErrorMatchingSnapshot":
      case "toThrowErrorMatchingInlineSnapshot":
        return "snapshot";
      default:
        return undefined;
    }
  }
  const files = ["matchers", "matchers_deep", "matchers_throw", "matchers_spy", "matchers_sent", "snapshot"];
  const own = { __proto__: null }; // the script's own matchers

  // standsFor tells whether a matcher means something for a Promise as it is; any other on one is a forgotten await.
  function standsFor(name, expected) {
    if (name === "toBe" || name === "toEqual" || name === "toStrictEqual") {
      return expected instanceof Promise || typeof expected?.asymmetricMatch === "function";
    }
    return name === "toBeInstanceOf" || name === "toBeTypeOf" || name === "toSatisfy" || name in own;
  }

  const call = (a, name, inner = "") =>
    `expect(${a.promise ? "promise" : "received"}).${a.promise ? `${a.promise}.` : ""}${a.isNot ? "not." : ""}${name}(${inner})`;

  // settle is what a matcher's result means: nothing, or an AssertionError that is thrown or kept.
  function settle(a, name, args, result, site) {
    if (result === null || typeof result !== "object" || !("pass" in result)) {
      throw new TypeError(`the matcher ${name} must return { pass, message }, it returned ${load("format").inline(result)}`);
    }
    if (Boolean(result.pass) !== a.isNot) return;
    let message = typeof result.message === "function" ? result.message() : result.message ?? call(a, name);
    if (a.note !== undefined) message = `${a.note}\n${message}`;
    fail(a, message, { diff: result.diff?.(), matcherName: name, expected: args[1], actual: args[0] }, site);
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

  // check runs a matcher; args are the value and what it is compared with.
  function check(a, name, matcher, args, site) {
    const actual = args[0];
    if (typeof actual === "object" && actual instanceof Promise && a.promise === "" && !standsFor(name, args[1])) {
      return forgotten(a, actual, name, args);
    }
    a.name = name;
    const result = matcher.apply(a, args);
    if (typeof result?.then === "function") return result.then((r) => settle(a, name, args, r, site));
    settle(a, name, args, result, site);
  }

  function forgotten(a, actual, name, args) {
    actual.then(undefined, () => {}); // what it is rejected with is no news any more
    const message = `${call(a, name, args.length > 1 ? "expected" : "")}: the value is a Promise. Add await before it, or write await ${call({ promise: "resolves", isNot: a.isNot }, name, args.length > 1 ? "…" : "")}`;
    fail(a, a.note === undefined ? message : `${a.note}\n${message}`, { matcherName: name, expected: args[1], actual });
  }

  // later runs a matcher on what a promise comes to. What it returns is awaited by calling its then, which is how a
  // forgotten await is noticed: the engine awaits a real Promise without a trace.
  function later(a, name, matcher, args) {
    const site = new Error();
    const entry = { matcher: call(a, name, args.length ? "…" : ""), awaited: false, site };
    (a.context.pending ??= []).push(entry);
    const promise = outcome(a, name, matcher, args, site);
    promise.catch(() => {});
    const seen = (method) => (...handlers) => {
      entry.awaited = true;
      return promise[method](...handlers);
    };
    return { then: seen("then"), catch: seen("catch"), finally: seen("finally"), [Symbol.toStringTag]: "Promise" };
  }

  async function outcome(a, name, matcher, args, site) {
    const wanted = typeof a.actual === "function" ? a.actual() : a.actual;
    const wrong = (text, actual) => {
      const message = `${call(a, name, args.length ? "expected" : "")}\n${text}${load("format").inline(actual)}`;
      fail(a, message, { matcherName: name, expected: args[0], actual }, site);
    };
    if (typeof wanted?.then !== "function") return wrong(`.${a.promise} needs a Promise, received `, wanted);
    let value;
    let rejected = false;
    try {
      value = await wanted;
    } catch (e) {
      value = e;
      rejected = true;
    }
    if (rejected !== (a.promise === "rejects")) {
      return wrong(`The promise was ${rejected ? "rejected instead of resolved" : "resolved instead of rejected"}, with `, value);
    }
    try {
      return await check(a, name, matcher, [value, ...args], site);
    } catch (e) {
      if (!(e instanceof AssertionError) && e instanceof Error) at(e, site); // misuse of a matcher
      throw e;
    }
  }

  function misspelt(name) {
    const known = files.flatMap((file) => Object.keys(load(file)).filter(fileOf));
    const near = native.nearest(name, [...known, ...Object.keys(own), "not", "resolves", "rejects"]);
    return new TypeError(`expect(…).${name} is not a matcher${near ? `, did you mean ${near}?` : ""}`);
  }

  /** expect(value), and the `this` of the matchers. */
  class Assertion {
    constructor(context, actual) {
      this.context = context;
      this.actual = actual;
    }
    get not() { return but(this, "isNot", !this.isNot); }
    get resolves() { return through(this, "resolves"); }
    get rejects() { return through(this, "rejects"); }
    /** Deep equality as toEqual has it; strict as toStrictEqual. */
    equals(a, b, strict = false) { return load("equal").equals(a, b, strict ? "strict" : "loose"); }
    /** The call as it is shown above a failure. */
    head(inner) { return call(this, this.name, inner); }
    get utils() { return load("diff").utils; }
  }
  // What an assertion is unless it says otherwise.
  Object.assign(Assertion.prototype, { note: undefined, soft: false, isNot: false, promise: "", name: "", place: undefined });

  // but is a copy of an assertion with something else.
  function but(a, key, value) {
    const copy = Object.assign(new Assertion(a.context, a.actual), a);
    copy[key] = value;
    return copy;
  }
  function through(a, promise) {
    if (a.promise) throw new TypeError(`.${promise} after .${a.promise}: a promise is settled once`);
    return but(a, "promise", promise);
  }

  // offer makes a matcher a method. It tells those that rewrite their own argument where the script calls them.
  function offer(name, matcher) {
    const placed = name.endsWith("InlineSnapshot");
    const method = function (...args) {
      const context = this.context;
      context.assertions = (context.assertions ?? 0) + 1;
      if (placed) this.place = native.callSite();
      if (this.promise) return later(this, name, matcher, args);
      args.unshift(this.actual);
      return check(this, name, matcher, args, undefined);
    };
    define(Assertion.prototype, name, method);
    return method;
  }

  // A matcher becomes a method when it is first read; what is none is refused. Some names are read off any object.
  Object.setPrototypeOf(Assertion.prototype, new Proxy({ __proto__: null }, {
    get(target, name) {
      if (typeof name === "symbol") return undefined;
      const file = fileOf(name);
      if (file) return offer(name, load(file)[name]);
      switch (name) {
        case "then": case "toJSON": case "asymmetricMatch": case "nodeType": case "inspect": return undefined;
        default:
      }
      if (name in Object.prototype) return Object.prototype[name];
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

  const asymmetric = (name) => (...args) => load("asymmetric")[name](...args);
  const inverse = (name) => (...args) => load("asymmetric").not(name, args);

  /**
   * The function expect for a context: { testPath() gives the test's titles joined by " > "; snapshots, see snapshot.js;
   * soft(error) keeps an error of expect.soft }. It counts in the context's assertions and collects in its pending.
   */
  function make(context) {
    const expect = (actual, note) => {
      const a = new Assertion(context, actual);
      if (note !== undefined) a.note = note;
      return a;
    };
    return Object.assign(expect, {
      any: asymmetric("any"),
      anything: asymmetric("anything"),
      objectContaining: asymmetric("objectContaining"),
      arrayContaining: asymmetric("arrayContaining"),
      stringContaining: asymmetric("stringContaining"),
      stringMatching: asymmetric("stringMatching"),
      closeTo: asymmetric("closeTo"),
      not: {
        objectContaining: inverse("objectContaining"),
        arrayContaining: inverse("arrayContaining"),
        stringContaining: inverse("stringContaining"),
        stringMatching: inverse("stringMatching"),
        closeTo: inverse("closeTo"),
      },
      soft: (actual, note) => but(expect(actual, note), "soft", true),
      assertions(count) {
        if (!Number.isInteger(count) || count < 0) throw new TypeError("expect.assertions needs a number, 0 or more");
        context.planned = { count, site: new Error() };
      },
      hasAssertions() { context.needed = new Error(); },
      unreachable(message) {
        throw new AssertionError(message === undefined ? "expect.unreachable(): this line must not be reached" : `expect.unreachable(): ${message}`);
      },
      extend(matchers) {
        for (const [name, fn] of Object.entries(matchers)) {
          if (typeof fn !== "function") throw new TypeError(`expect.extend: ${name} must be a function that returns { pass, message }`);
          if (fileOf(name) || name in Object.prototype || Object.hasOwn(Assertion.prototype, name) && !own[name]) {
            throw new TypeError(`expect.extend: there is a matcher ${name} already`);
          }
          own[name] = fn;
          offer(name, fn);
          expect[name] = (...args) => load("asymmetric").custom(name, fn, args, false);
          expect.not[name] = (...args) => load("asymmetric").custom(name, fn, args, true);
        }
      },
    });
  }

  return { make, begin, finish, AssertionError };
})
