// The module dss/test. What a file does not use is not loaded.
(function (native, load) {
  "use strict";

  const { describe, test, beforeAll, beforeEach, afterEach, afterAll } = load("registry");
  const exported = { describe, test, it: test, beforeAll, beforeEach, afterEach, afterAll };
  const lazy = (name, make) => Object.defineProperty(exported, name, {
    configurable: true,
    enumerable: true,
    get: () => {
      const value = make();
      Object.defineProperty(exported, name, { value, enumerable: true });
      return value;
    },
  });
  lazy("expect", () => load("runner").expect());
  lazy("mock", () => load("mock").mock);
  lazy("runScript", () => load("mock").runScript);
  lazy("spy", () => load("spy").spy);
  lazy("clock", () => load("timers").clock);
  // The runner calls it once the file is through; scripts can't import it.
  Object.defineProperty(exported, "start", { value: () => load("runner").start() });
  return exported;
})
