// The module dss/test. What a file does not use is not loaded.
(function (native, load) {
  "use strict";

  // What the library asks of its host besides functions of Go: the place of the call that is under way, and how many host
  // calls are.
  native.callSite = () => native.place(new Error().stack);
  native.busy = native.run.busy;

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
  lazy("spy", () => load("runner").spy());
  lazy("clock", () => load("runner").clock());
  // The runner calls it once the file is through; scripts can't import it.
  Object.defineProperty(exported, "start", { value: () => load("runner").start() });
  return exported;
})
