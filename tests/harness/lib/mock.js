// mock: the test's own Dataiku, and what was asked of it. runScript: a whole script, run against it.
(function (native, load) {
  "use strict";

  const collections = {
    dss: ["users", "groups", "connections", "projects", "datasets", "notebooks", "folders", "keys"],
    govern: ["users", "groups", "keys", "blueprints", "versions", "artifacts", "pages", "roles"],
    launchpad: ["users", "invites", "groups"],
  };

  // strict is an object whose unknown names are errors, with the nearest one.
  function strict(what, object) {
    const probes = ["then", "toJSON", "constructor", "inspect", "asymmetricMatch", "nodeType"];
    return new Proxy(Object.freeze(object), {
      get(target, name, receiver) {
        if (typeof name === "symbol" || name in target || probes.includes(name)) return Reflect.get(target, name, receiver);
        const near = native.nearest(name, Object.keys(target));
        throw new TypeError(`${what} has no ${name}${near ? `, did you mean ${near}?` : `; it has ${Object.keys(target).join(", ")}`}`);
      },
    });
  }

  function collection(product, name) {
    const what = `mock.${product}.${name}`;
    const checked = (method, key) => {
      if (typeof key !== "string") throw new TypeError(`${what}.${method} needs a key, a string`);
      return key;
    };
    return strict(what, {
      get: (key) => native.get(product, name, checked("get", key)),
      has: (key) => native.get(product, name, checked("has", key)) !== undefined,
      keys: () => native.keys(product, name),
      list: () => native.list(product, name),
    });
  }

  const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

  // milliseconds of "40d", "1h30m", or a number.
  function milliseconds(what, value) {
    if (typeof value === "number" && Number.isFinite(value)) return value;
    let rest = String(value).trim();
    let sum = 0;
    const part = /^(\d+(?:\.\d+)?)(ms|s|m|h|d|w)\s*/;
    for (let m; (m = part.exec(rest)); rest = rest.slice(m[0].length)) sum += Number(m[1]) * units[m[2]];
    if (typeof value !== "string" || rest !== "" || value.trim() === "") {
      throw new TypeError(`${what} takes a duration as "40d", "1h30m" or "50ms", or a number of milliseconds`);
    }
    return sum;
  }

  function product(name) {
    const what = `mock.${name}`;
    const object = {
      seed: (data) => native.seed(name, JSON.stringify(data)),
      empty: () => native.empty(name),
      as: (login) => native.as(name, String(login)),
      fail: (rule) => native.fault(name, String(rule)),
      tasks: (duration) => {
        const ms = milliseconds(`${what}.tasks`, duration);
        if (ms < 0) throw new TypeError(`${what}.tasks: a task takes no less than "0ms", got ${duration}`);
        native.tasks(name, ms);
      },
      latency: (duration) => native.fault(name, `* /** delay=${milliseconds(`${what}.latency`, duration)}ms`),
    };
    for (const kind of collections[name]) object[kind] = collection(name, kind);
    return strict(what, object);
  }

  const clock = strict("mock.clock", {
    advance: (duration) => native.advance(milliseconds("mock.clock.advance", duration)),
    set: (date) => {
      const time = date instanceof Date ? date.getTime() : new Date(date).getTime();
      if (Number.isNaN(time)) throw new TypeError('mock.clock.set takes a Date, or a date as "2026-01-31" or "2026-01-31T12:00:00Z"');
      native.setTime(time);
    },
    now: () => new Date(native.time()),
  });

  const made = {};
  const members = {
    clock,
    replay: (path) => native.replay(String(path)),
    allowUnmatched: () => native.lenient(),
  };
  for (const name of Object.keys(collections)) {
    Object.defineProperty(members, name, { enumerable: true, get: () => (made[name] ??= product(name)) });
  }
  // The same array as long as nothing else is asked for: a test reads it several times.
  let journal = { test: 0, count: 0, requests: [] };
  Object.defineProperty(members, "requests", {
    enumerable: true,
    get() {
      const [test, count] = native.journal();
      if (test !== journal.test || count !== journal.count) journal = { test, count, requests: native.requests() };
      return journal.requests;
    },
  });

  const known = ["args", "env", "stdin", "timeout"];

  async function runScript(path, options = {}) {
    if (typeof path !== "string" || path === "") throw new TypeError('runScript needs the path of a script, as runScript("../cleanup.ts")');
    if (typeof options !== "object" || options === null) throw new TypeError("runScript: the options must be an object, as { args: [\"--dry-run\"] }");
    for (const key of Object.keys(options)) {
      if (!known.includes(key)) {
        const near = native.nearest(key, known);
        throw new TypeError(`runScript: unknown option "${key}"${near ? `, did you mean "${near}"?` : `; it takes ${known.join(", ")}`}`);
      }
    }
    const { args = [], env = {}, stdin = "", timeout } = options;
    if (!Array.isArray(args)) throw new TypeError("runScript: args must be an array of strings");
    return native.runScript(path, {
      args: args.map(String),
      env: Object.fromEntries(Object.entries(env).filter(([, v]) => v !== undefined).map(([k, v]) => [k, String(v)])),
      stdin: String(stdin),
      timeout: timeout === undefined ? 0 : milliseconds("runScript: timeout", timeout),
    });
  }

  return { mock: strict("mock", members), runScript };
})
