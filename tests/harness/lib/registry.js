// describe, test and the hooks: what a test file declares. Nothing runs here; runner.js runs it.
(function (native, load) {
  "use strict";

  const root = suite("", null, {}, "");
  const tests = []; // in the order of declaration
  let current = root;
  let open = true; // declarations are taken until the tests begin

  function suite(title, parent, options, mode) {
    return { title, parent, options, mode, children: [], isSuite: true, hooks: { beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] } };
  }

  // The keys of the options of test and describe.
  const known = ["timeout", "retry", "concurrent", "only", "skip", "todo", "fails"];

  function checkOptions(what, options) {
    if (typeof options === "number") return { timeout: options };
    if (typeof options !== "object" || options === null) {
      throw new TypeError(`${what}: the options must be an object, as { timeout: 1000 }`);
    }
    for (const key of Object.keys(options)) {
      if (!known.includes(key)) {
        const near = native.nearest(key, known);
        throw new TypeError(`${what}: unknown option "${key}"${near ? `, did you mean "${near}"?` : `; it takes ${known.join(", ")}`}`);
      }
    }
    const { timeout, retry } = options;
    if (timeout !== undefined && !(typeof timeout === "number" && timeout >= 0)) throw new TypeError(`${what}: timeout is a number of milliseconds, 0 for none`);
    if (retry !== undefined && !(Number.isInteger(retry) && retry >= 0)) throw new TypeError(`${what}: retry is how often to try again, 0 or more`);
    return options;
  }

  // read takes (title, fn, options), (title, options, fn) and (title, fn, milliseconds) apart.
  function read(what, title, a, b) {
    if (typeof title === "function" && title.name) title = title.name;
    if (typeof title !== "string") throw new TypeError(`${what}: the first argument is the title, a string`);
    let [fn, options] = [a, b];
    if (typeof fn !== "function" && fn !== undefined) [fn, options] = [b, a];
    if (fn !== undefined && typeof fn !== "function") throw new TypeError(`${what}(${JSON.stringify(title)}): there is no function to run`);
    return { title, fn, options: options === undefined ? {} : checkOptions(`${what}(${JSON.stringify(title)})`, options) };
  }

  function declaring(what) {
    if (!open) throw new Error(`${what} can't be called inside a test: declare tests and hooks at the top of the file or in describe`);
  }

  const modeOf = (options, mode) => mode || (options.only ? "only" : options.skip ? "skip" : options.todo ? "todo" : "");

  function addTest(set, title, a, b) {
    const what = `test${set.shown}`;
    declaring(what);
    const t = read(what, title, a, b);
    const mode = modeOf(t.options, set.mode);
    if (!t.fn && mode !== "todo" && mode !== "skip") {
      throw new TypeError(`${what}(${JSON.stringify(t.title)}): there is no function to run; write test.todo for a test that is still to be written`);
    }
    const entry = {
      title: t.title, fn: t.fn, mode, parent: current, index: tests.length, stack: new Error().stack,
      fails: !!(set.fails || t.options.fails), timeout: inherited(t.options, "timeout"), retry: inherited(t.options, "retry"),
      concurrent: !!(set.concurrent || inherited(t.options, "concurrent")),
    };
    tests.push(entry);
    current.children.push(entry);
  }

  // inherited is an option of a test, or of the nearest describe that has it.
  function inherited(options, key) {
    for (let s = current; options[key] === undefined && s; s = s.parent) options = s.options;
    return options[key];
  }

  function addSuite(set, title, a, b) {
    const what = `describe${set.shown}`;
    declaring(what);
    const d = read(what, title, a, b);
    if (set.concurrent) d.options = { ...d.options, concurrent: true };
    const s = suite(d.title, current, d.options, modeOf(d.options, set.mode));
    current.children.push(s);
    if (!d.fn) {
      if (s.mode !== "todo" && s.mode !== "skip") throw new TypeError(`${what}(${JSON.stringify(d.title)}): there is no function that declares its tests`);
      return;
    }
    const before = current;
    current = s;
    try {
      const result = d.fn();
      if (typeof result?.then === "function") {
        result.then(undefined, () => {});
        throw new TypeError(`describe(${JSON.stringify(d.title)}): its function must not be async: tests are declared at once; do what needs await in beforeAll`);
      }
    } finally {
      current = before;
    }
  }

  // family is test or describe with its modifiers; each modifier is a property that is made when it is first read.
  function family(add, set, modifiers) {
    const f = (title, a, b) => add(set, title, a, b);
    const define = (name, get) => Object.defineProperty(f, name, { get, configurable: true, enumerable: true });
    for (const name of modifiers) {
      define(name, () => {
        const flag = name === "concurrent" || name === "fails" ? { [name]: true } : { mode: name };
        return family(add, { ...set, ...flag, shown: `${set.shown}.${name}` }, modifiers);
      });
    }
    define("each", () => load("each").each((title, a, b) => add(set, title, a, b)));
    define("skipIf", () => (condition) => (condition ? family(add, { ...set, mode: "skip" }, modifiers) : f));
    define("runIf", () => (condition) => (condition ? f : family(add, { ...set, mode: "skip" }, modifiers)));
    return f;
  }

  function hook(name) {
    return (fn, options) => {
      declaring(name);
      if (typeof fn !== "function") throw new TypeError(`${name} needs a function`);
      const { timeout } = options === undefined ? {} : checkOptions(name, options);
      current.hooks[name].push({ name, fn, timeout: timeout ?? inherited({}, "timeout"), stack: new Error().stack });
    };
  }

  const nothing = { mode: "", shown: "" };
  return {
    root,
    tests,
    close: () => { open = false; },
    test: family(addTest, nothing, ["only", "skip", "todo", "fails", "concurrent"]),
    describe: family(addSuite, nothing, ["only", "skip", "todo", "concurrent"]),
    beforeAll: hook("beforeAll"),
    beforeEach: hook("beforeEach"),
    afterEach: hook("afterEach"),
    afterAll: hook("afterAll"),
  };
})
