// WeakRef and FinalizationRegistry: ECMA-262, 26. The specification lets an
// engine never collect a target; here none is before the run ends, so deref
// always gives the target and no cleanup callback is ever called.
(function (native, use) {
  "use strict";
  const held = (v) => (typeof v === "object" && v !== null) || typeof v === "function" || typeof v === "symbol";
  class WeakRef {
    #target;
    constructor(target) {
      if (!held(target)) throw new TypeError("WeakRef: target must be an object");
      this.#target = target;
    }
    deref() { return this.#target; }
    get [Symbol.toStringTag]() { return "WeakRef"; }
  }
  class FinalizationRegistry {
    #tokens = new WeakMap();
    constructor(cleanup) {
      if (typeof cleanup !== "function") throw new TypeError("FinalizationRegistry: cleanup must be callable");
    }
    register(target, value, token) {
      if (!held(target)) throw new TypeError("FinalizationRegistry.prototype.register: invalid target");
      if (target === value) throw new TypeError("FinalizationRegistry.prototype.register: target and holdings must not be same");
      if (typeof token === "object" && token !== null) this.#tokens.set(token, true);
    }
    unregister(token) {
      if (!held(token)) throw new TypeError("Invalid unregisterToken ('" + String(token) + "')");
      return typeof token === "object" && this.#tokens.delete(token);
    }
    get [Symbol.toStringTag]() { return "FinalizationRegistry"; }
  }
  return { WeakRef, FinalizationRegistry };
})
