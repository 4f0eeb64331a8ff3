// Runs what a test file has declared, one test after the other, and tells native how each ended.
(function (native, load) {
  "use strict";

  const { root, tests, close } = load("registry");
  const host = native.run;
  const now = native.now;

  let config; // what the command line says: { timeout, retry, seed, codes, bail … }
  let active = null; // the test or hook that is running: what goes wrong outside of it is its failure
  let stopped = false; // enough tests have failed
  let expecting; // expect.js, once the file uses expect

  // What a test knows while it runs; expect reads and writes it.
  const context = {
    testPath: () => (active?.test ? pathOf(active.test).join(" > ") : ""),
    soft: (error) => { active?.failures.push(failure(error)); },
    snapshots: { match: native.snapshot_match, inline: native.snapshot_inline },
  };
  let timers; // timers.js, once the file uses clock
  let spies; // spy.js, once the file uses spy

  function pathOf(test) {
    const path = [];
    for (let s = test; s !== root; s = s.parent) path.unshift(s.title);
    return path;
  }

  // failure is an error as it is handed to native.
  const failure = (error, what = "") => [host.thrown(error), typeof error?.diff === "string" ? error.diff : "", what];

  // made is an error of the runner's own, at the place of a stack.
  function made(name, message, stack, what) {
    const e = new Error(message);
    e.name = name;
    const frames = String(stack).split("\n").filter((line) => line.startsWith("\tat "));
    e.stack = [`${name}: ${message}`, ...frames].join("\n");
    return failure(e, what);
  }

  host.uncaught((reason, rejection) => {
    if (!active) return false;
    active.failures.push(failure(reason, rejection ? "unhandled rejection" : "uncaught"));
    return true;
  });
  // What is being waited for: end settles it. One object for all, since there is one at a time.
  const phase = { end: null, stack: "", ms: 0, what: "" };
  host.idle(() => {
    if (!phase.end) return false;
    phase.end([made("Error", "the promise that it returned never settles: nothing is left to wait for (is a resolve() or a callback missing?)", phase.stack)]);
    return true;
  });
  const alarm = host.alarm(() => {
    if (phase.end) phase.end([made("Timeout", `${phase.what} took longer than its timeout of ${seconds(phase.ms)}`, phase.stack)], true);
  });

  const seconds = (ms) => (ms >= 1000 ? `${ms / 1000} s` : `${ms} ms`);
  const turn = () => new Promise(host.turn);

  // attempt runs one function of the script, a test's or a hook's. What is wrong is pushed to active.failures. It gives,
  // or promises, whether the function came to an end.
  function attempt(what, fn, timeout, stack) {
    const ms = timeout ?? config.timeout;
    const { failures } = active;
    native.watch(ms, what);
    let result;
    try {
      result = fn();
    } catch (e) {
      failures.push(failure(e));
      return true;
    }
    if (typeof result?.then !== "function") return true;
    return new Promise((resolve) => {
      const end = (list, late) => {
        if (phase.end !== end) return;
        phase.end = null;
        if (ms) alarm.clear();
        if (list) failures.push(...list);
        resolve(!late);
      };
      phase.end = end;
      phase.stack = stack;
      phase.ms = ms;
      phase.what = what;
      if (ms) alarm.set(ms);
      result.then(() => end(), (e) => end([failure(e)]));
    });
  }

  // hooks runs some, the first failing beforeEach or beforeAll ends it. The promise tells whether all went well.
  async function hooks(list) {
    const before = active.failures.length;
    for (const h of list) {
      await attempt(`the ${h.name} hook`, h.fn, h.timeout, h.stack);
      if (active.failures.length > before && h.name.startsWith("before")) return false;
    }
    return active.failures.length === before;
  }

  // around are the hooks around each test of a describe, its parents' included.
  function around(suite) {
    if (suite.around) return suite.around;
    const outer = suite.parent ? around(suite.parent) : { before: [], after: [] };
    suite.around = {
      before: [...outer.before, ...suite.hooks.beforeEach],
      after: [...[...suite.hooks.afterEach].reverse(), ...outer.after],
    };
    return suite.around;
  }

  // Skip is thrown by a test that ends itself as skipped.
  class Skip {}

  /** What a test is given besides its own arguments. */
  class TestContext {
    constructor(test) { Object.defineProperty(this, "test", { value: test }); }
    get path() { return pathOf(this.test); }
    skip() {
      if (active?.test === this.test) active.skipped = true;
      throw new Skip();
    }
  }

  // once is one try of a test: the list of what went wrong.
  async function once(test) {
    const failures = [];
    active = { test, failures, skipped: false };
    native.begin(test.index);
    expecting?.begin(context);
    host.begin();
    const { before, after } = around(test.parent);
    let ended = true;
    if (before.length === 0 || await hooks(before)) {
      ended = attempt("the test", test.fn.length ? () => test.fn(new TestContext(test)) : test.fn, test.timeout, test.stack);
      if (ended !== true) ended = await ended;
    }
    if (after.length) await hooks(after);
    timers?.restore();
    spies?.restoreAll();
    // Before the turn, in which a call could come to its end: whether one was left must not be a matter of luck.
    const left = leftovers(": clear it in the test or in afterEach");
    await turn(); // what was rejected in the last step is known now
    if (ended && expecting) for (const e of expecting.finish(context)) failures.push(failure(e));
    if (ended) failures.push(...left); // a test that timed out has said enough
    const refused = native.unmatched();
    if (refused) for (const [message] of refused) failures.push(made("NotMocked", message, test.stack));
    const { skipped } = active;
    active = null;
    return skipped ? null : failures;
  }

  // leftovers ends what a test, or the file, leaves behind, and gives the failures that it is. advice is about timers.
  function leftovers(advice) {
    return host.end().map(({ kind, stack }) => (kind === "call"
      ? made("Leak", "left a call running that nobody awaits", stack, "leak: is an await missing?")
      : made("Leak", `left a timer running: ${kind}`, stack, `leak${advice}`)));
  }

  async function runTest(test) {
    const start = now();
    const retries = test.retry ?? config.retry;
    let failures;
    let attempts = 0;
    do {
      attempts++;
      failures = await once(test);
      if (failures === null) {
        host.flush();
        if (native.end(test.index, "skipped", now() - start, attempts, [])) stopped = true;
        return;
      }
      if (test.fails) {
        failures = failures.length ? [] : [made("Error", "the test was expected to fail (test.fails), and passed", test.stack)];
      }
    } while (failures.length && attempts <= retries);
    host.flush();
    if (native.end(test.index, failures.length ? "failed" : "passed", now() - start, attempts, failures)) stopped = true;
  }

  // random is a sequence of numbers below 1, the same for the same seed.
  function random(seed) {
    let a = seed >>> 0;
    return () => {
      a = (a + 0x6d2b79f5) | 0;
      let t = Math.imul(a ^ (a >>> 15), 1 | a);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
  }
  let dice;

  function ordered(children) {
    if (!config.seed) return children;
    dice ??= random(config.seed);
    const list = [...children];
    for (let i = list.length - 1; i > 0; i--) {
      const j = Math.floor(dice() * (i + 1));
      [list[i], list[j]] = [list[j], list[i]];
    }
    return list;
  }

  const wanted = (node) => (node.isSuite ? node.children.some(wanted) : config.run[node.index]);

  async function runSuite(suite) {
    if (!wanted(suite)) return;
    let broken = null;
    if (suite.hooks.beforeAll.length) {
      active = { failures: [] };
      if (!(await hooks(suite.hooks.beforeAll))) broken = active.failures;
      await turn();
      if (active.failures.length) broken = active.failures;
      active = null;
    }
    for (const child of ordered(suite.children)) {
      if (stopped) return;
      if (!wanted(child)) skipped(child);
      else if (broken) failAll(child, broken);
      else if (child.isSuite) await runSuite(child);
      else await runTest(child);
    }
    if (suite.hooks.afterAll.length && !stopped) {
      active = { failures: [] };
      await hooks([...suite.hooks.afterAll].reverse());
      await turn();
      if (active.failures.length) native.fail(`the afterAll hook${suite === root ? "" : ` of ${pathOf(suite).join(" > ")}`}`, active.failures);
      active = null;
    }
  }

  // skipped reports the tests that do not run where their turn is.
  function skipped(node) {
    if (node.isSuite) node.children.forEach(skipped);
    else native.skip(node.index);
  }

  // failAll fails the tests whose beforeAll failed.
  function failAll(node, failures) {
    if (node.isSuite) return node.children.forEach((child) => (wanted(child) ? failAll(child, failures) : skipped(child)));
    host.flush();
    const said = failures.map(([error, diff]) => [error, diff, "the beforeAll hook failed"]);
    if (native.end(node.index, "failed", 0, 0, said)) stopped = true;
  }

  // decide says of each test whether it runs: "" for yes, "skipped", "todo".
  function decide() {
    const focused = (node) => node.mode === "only" || (node.isSuite && node.children.some(focused));
    const any = focused(root);
    const out = new Array(tests.length);
    const walk = (node, mode, only) => {
      const own = node.mode === "only" ? "" : node.mode;
      mode ||= own;
      // Inside of a describe.only all run, unless some inside are marked themselves.
      if (node.mode === "only") only = !node.isSuite || !node.children.some(focused);
      if (node.isSuite) return node.children.forEach((child) => walk(child, mode, only));
      out[node.index] = mode === "todo" ? "todo" : mode === "skip" || (any && !only) ? "skipped" : "";
    };
    walk(root, "", false);
    return out;
  }

  /** Runs the file's tests. What went wrong is told to native; the promise is only rejected when the runner itself fails. */
  async function start() {
    close();
    const state = decide();
    config = native.plan(tests.map((t) => [pathOf(t), state[t.index], t.stack, t.concurrent]));
    if (config.run.includes(true)) await runSuite(root);
    const left = leftovers(": clear it in afterAll");
    if (left.length) native.fail("outside of the tests", left);
  }

  return {
    start,
    context,
    expect: () => {
      expecting ??= load("expect");
      return expecting.make(context);
    },
    // The mocks' time follows a fake clock. Timers and spies are real again when a test ends.
    clock: () => {
      timers ??= load("timers");
      timers.onChange((time) => { if (active?.test && time !== undefined) native.setTime(time); });
      return timers.clock;
    },
    spy: () => {
      spies ??= load("spy");
      const { fn, on, isSpy, restoreAll } = spies;
      return Object.assign((original) => fn(original), { fn, on, isSpy, restoreAll });
    },
  };
})
