// spy.fn and spy.on: functions that note how they were called, and that stand in for others.
(function (native, load) {
  "use strict";

  const replaced = new Set(); // the spies that stand in for something, the last one last
  const mark = Symbol("spy");
  let calls = 0; // of all spies, for mock.invocationCallOrder

  const hide = (object, name, value) => Object.defineProperty(object, name, { value, writable: true, configurable: true });

  /** Whether a value is a spy. */
  const isSpy = (v) => typeof v === "function" && v[mark] === true;

  function need(ok, text) {
    if (!ok) throw new TypeError(text);
  }

  /** What a spy knows: what it was told to do, and what was done. */
  class State {
    constructor(original) {
      this.original = original;
      this.name = "";
      this.reset();
      this.clear();
    }
    clear() {
      this.calls = [];
      this.contexts = [];
      this.instances = [];
      this.results = [];
      this.order = [];
    }
    reset() {
      this.always = undefined;
      this.once = [];
    }
  }

  function run(state, self, args, target) {
    const result = { type: "incomplete", value: undefined };
    state.calls.push(args);
    state.contexts.push(self);
    state.instances.push(self);
    state.results.push(result);
    state.order.push(++calls);
    const n = state.instances.length - 1;
    try {
      const does = state.once.shift() ?? state.always ?? state.original;
      let value;
      if (!target) value = does?.apply(self, args);
      else if (does && does.prototype) value = Reflect.construct(does, args, target);
      else value = does?.apply(self = Object.create(target.prototype), args);
      if (target) {
        value = value !== null && typeof value === "object" ? value : self;
        state.instances[n] = state.contexts[n] = value;
      }
      result.type = "return";
      result.value = value;
      return value;
    } catch (e) {
      result.type = "throw";
      result.value = e;
      throw e;
    }
  }

  // make is a spy around what it does without being told anything else.
  function make(original, restore) {
    const state = new State(original);
    const spy = function (...args) { return run(state, this, args, new.target); };
    const chain = (name, fn) => hide(spy, name, (...args) => {
      fn(...args);
      return spy;
    });
    const does = (name, keep) => {
      const set = (fn) => {
        need(typeof fn === "function", `${name} needs a function`);
        keep(fn);
      };
      return chain(name, set);
    };
    const always = (fn) => { state.always = fn; };
    const once = (fn) => { state.once.push(fn); };
    does("mockImplementation", always);
    does("mockImplementationOnce", once);
    for (const [suffix, keep] of [["", always], ["Once", once]]) {
      chain(`mockReturnValue${suffix}`, (v) => keep(() => v));
      chain(`mockResolvedValue${suffix}`, (v) => keep(() => Promise.resolve(v)));
      chain(`mockRejectedValue${suffix}`, (v) => keep(() => Promise.reject(v)));
    }
    chain("mockReturnThis", () => always(function () { return this; }));
    chain("mockName", (name) => { state.name = String(name); });
    chain("mockClear", () => state.clear());
    chain("mockReset", () => {
      state.clear();
      state.reset();
    });
    chain("mockRestore", () => {
      state.clear();
      state.reset();
      restore?.();
      replaced.delete(spy);
    });
    hide(spy, "getMockName", () => state.name || "spy");
    hide(spy, "getMockImplementation", () => state.once[0] ?? state.always ?? state.original);
    hide(spy, "mock", {
      get calls() { return state.calls; },
      get results() { return state.results; },
      get instances() { return state.instances; },
      get contexts() { return state.contexts; },
      get invocationCallOrder() { return state.order; },
      get lastCall() { return state.calls.at(-1); },
    });
    Object.defineProperty(spy, mark, { value: true });
    return spy;
  }

  /** A spy; it does what implementation does, or nothing and returns undefined. */
  function fn(implementation) {
    need(implementation === undefined || typeof implementation === "function", "spy.fn needs a function, or nothing");
    return make(implementation);
  }

  // find is the descriptor of a property, its own or inherited.
  function find(object, key) {
    for (let o = object; o !== null && o !== undefined; o = Object.getPrototypeOf(o)) {
      const d = Object.getOwnPropertyDescriptor(o, key);
      if (d) return d;
    }
    return undefined;
  }

  /**
   * Puts a spy in the place of object[key], which it calls unless it is told otherwise. access "get" or "set" spies on
   * the getter or setter of a property. mockRestore, and the end of the test, put back what was there.
   */
  function on(object, key, access) {
    need(object !== null && (typeof object === "object" || typeof object === "function"), `spy.on needs an object, got ${object === null ? "null" : typeof object}`);
    need(access === undefined || access === "get" || access === "set", `spy.on: the third argument is "get" or "set"`);
    const name = String(key);
    const there = access ? find(object, key) : object[key]; // before own: a global becomes one when it is first read
    const own = Object.getOwnPropertyDescriptor(object, key);
    const back = () => {
      if (own) Object.defineProperty(object, key, own);
      else delete object[key];
    };
    let descriptor;
    let spy;
    if (access) {
      need(there?.[access], `spy.on: the object has no ${access}ter ${name}`);
      spy = make(there[access], back);
      descriptor = { get: there.get, set: there.set, configurable: true, enumerable: there.enumerable, [access]: spy };
    } else {
      if (isSpy(there)) return there;
      need(typeof there === "function", there === undefined
        ? `spy.on: the object has no method ${name}`
        : `spy.on: ${name} is not a function but ${typeof there === "object" ? "an object" : `a ${typeof there}`}${own?.get ? "; for its getter write spy.on(object, name, \"get\")" : ""}`);
      spy = make(there, back);
      descriptor = { value: spy, writable: true, configurable: true, enumerable: (own ?? find(object, key))?.enumerable ?? false };
    }
    try {
      Object.defineProperty(object, key, descriptor);
    } catch {
      throw new TypeError(`spy.on: ${name} can't be replaced, the object does not let it: an export of a module, or a frozen object`);
    }
    spy.mockName(name);
    replaced.add(spy);
    return spy;
  }

  /** Puts back everything that spy.on replaced, the last first. */
  function restoreAll() {
    for (const spy of [...replaced].reverse()) spy.mockRestore();
  }

  return { fn, on, isSpy, restoreAll };
})
