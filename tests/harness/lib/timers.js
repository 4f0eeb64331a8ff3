// clock: fake timers and a fake date, which move when the test says so.
(function (native, load) {
  "use strict";

  const longest = 2 ** 31 - 1;
  const faked = ["setTimeout", "setInterval", "setImmediate", "clearTimeout", "clearInterval", "clearImmediate", "Date"];

  let real; // what was replaced; undefined while the clock is real
  let now = 0; // the fake time, in milliseconds since 1970
  let started = 0; // what it was at first: performance.now counts from there
  let timers = new Map(); // id → timer, those that are set
  let queue = []; // { timer, due, order } by time, the next one last; what is no longer set stays until it comes up
  let lastId = 0;
  let most = 0; // timers that runAllTimers runs before it calls them endless
  let moved = () => {}; // told of each new time, and of undefined when it is real again

  const nothing = () => {};

  /** Has fn called with the fake time whenever it changes, and with undefined when the clock is real again. */
  function onChange(fn) { moved = fn ?? nothing; }

  function install({ now: at, loopLimit = 100_000 } = {}) {
    const start = at === undefined ? Date.now() : Number(at);
    if (!Number.isFinite(start) || typeof at === "string") {
      throw new TypeError("clock.useFakeTimers: now must be a number of milliseconds or a Date");
    }
    if (!Number.isInteger(loopLimit) || loopLimit < 1) throw new TypeError("clock.useFakeTimers: loopLimit must be a number of timers, 1 or more");
    if (real) useRealTimers();
    most = loopLimit;
    // The values first: a global becomes a property of its own when it is first read.
    const values = Object.fromEntries(faked.map((name) => [name, globalThis[name]]));
    const descriptors = faked.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]);
    real = { values, descriptors, performance: globalThis.performance };
    const put = (name, value) => Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
    put("setTimeout", (fn, ms, ...args) => add("setTimeout", fn, ms, args, false));
    put("setInterval", (fn, ms, ...args) => add("setInterval", fn, ms, args, true));
    put("setImmediate", (fn, ...args) => add("setImmediate", fn, 0, args, false));
    for (const name of ["clearTimeout", "clearInterval", "clearImmediate"]) put(name, clear);
    put("Date", fakeDate(real.values.Date));
    if (real.performance) {
      real.performanceNow = Object.getOwnPropertyDescriptor(real.performance, "now");
      Object.defineProperty(real.performance, "now", { value: () => now - started, writable: true, configurable: true });
    }
    now = started = start;
    timers = new Map();
    queue = [];
    moved(now);
    return clock;
  }

  /** Puts back what was replaced; timers that are still set are forgotten. It does nothing while the clock is real. */
  function useRealTimers() {
    if (!real) return clock;
    for (const [name, descriptor] of real.descriptors) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else delete globalThis[name];
    }
    real.values.Date.prototype.constructor = real.values.Date;
    if (real.performance) {
      if (real.performanceNow) Object.defineProperty(real.performance, "now", real.performanceNow);
      else delete real.performance.now;
    }
    real = undefined;
    timers = new Map();
    queue = [];
    moved(undefined);
    return clock;
  }

  function fakeDate(RealDate) {
    function Date(...args) {
      if (!new.target) return new RealDate(now).toString();
      return Reflect.construct(RealDate, args.length ? args : [now], new.target);
    }
    for (const name of ["parse", "UTC"]) Object.defineProperty(Date, name, { value: RealDate[name], writable: true, configurable: true });
    Object.defineProperty(Date, "now", { value: () => now, writable: true, configurable: true });
    Object.defineProperty(Date, "length", { value: 7, configurable: true });
    Object.defineProperty(Date, "prototype", { value: RealDate.prototype, writable: false });
    RealDate.prototype.constructor = Date; // so that date.constructor is Date, as ever
    return Date;
  }

  /** What setTimeout and its like return while they are fake. */
  class Timeout {
    #timer;
    constructor(timer) { this.#timer = timer; }
    ref() { this.#timer.held = true; return this; }
    unref() { this.#timer.held = false; return this; }
    hasRef() { return this.#timer.held; }
    refresh() { set(this.#timer); return this; }
    close() { timers.delete(this.#timer.id); return this; }
    [Symbol.toPrimitive]() { return this.#timer.id; }
  }

  function add(kind, fn, ms, args, repeat) {
    if (typeof fn !== "function") throw new TypeError(`${kind}: the callback must be a function, got ${typeof fn}`);
    let delay = kind === "setImmediate" ? 0 : Number(ms);
    if (kind !== "setImmediate" && !(delay >= 1 && delay <= longest)) delay = 1; // as the real ones
    const timer = { id: ++lastId, kind, fn, ms: delay, args, repeat, due: 0, order: 0, held: true, handle: undefined };
    timer.handle = new Timeout(timer);
    set(timer);
    return timer.handle;
  }

  // set puts a timer into the queue, behind those that are due at the same time.
  function set(timer) {
    timer.due = now + timer.ms;
    timer.order = ++lastId;
    timers.set(timer.id, timer);
    let low = 0;
    for (let high = queue.length; low < high;) {
      const middle = (low + high) >> 1;
      if (queue[middle].due > timer.due) low = middle + 1;
      else high = middle;
    }
    queue.splice(low, 0, { timer, due: timer.due, order: timer.order });
  }

  function clear(timer) {
    if (timer !== undefined && timer !== null) timers.delete(Number(timer));
  }

  // next is the timer that is due first, at a time not after limit.
  function next(limit = Infinity) {
    for (let entry = queue.at(-1); entry; entry = queue.at(-1)) {
      const { timer, order } = entry;
      if (timers.get(timer.id) === timer && timer.order === order) return timer.due <= limit ? timer : undefined;
      queue.pop();
    }
    return undefined;
  }

  function go(time) {
    if (time > now) {
      now = time;
      moved(now);
    }
  }

  function fire(timer) {
    go(timer.due);
    if (timer.repeat) set(timer);
    else timers.delete(timer.id);
    timer.fn.apply(timer.handle, timer.args);
  }

  function need(method) {
    if (!real) throw new Error(`clock.${method}: the timers are real, call clock.useFakeTimers() first`);
  }

  function span(method, ms) {
    need(method);
    if (typeof ms !== "number" || !(ms >= 0)) throw new TypeError(`clock.${method} needs a number of milliseconds, 0 or more`);
    return now + ms;
  }

  function endless(timer) {
    const name = timer.fn.name ? `${timer.kind} of ${timer.fn.name}` : timer.kind;
    return new Error(`clock.runAllTimers: ${most} timers ran and there is still one, ${name} every ${timer.ms} ms: it sets itself again and again; use clock.runOnlyPendingTimers or clock.advanceTimersByTime`);
  }

  // idle lets what is under way go on: promises, and host calls such as requests to the mock.
  async function idle() {
    for (let turn = 0; real; turn++) {
      const { setImmediate, setTimeout } = real.values;
      await new Promise((done) => (turn < 100 ? setImmediate(done) : setTimeout(done, 1)));
      if (turn > 0 && !(native.busy?.() > 0)) return;
    }
  }

  const clock = {
    useFakeTimers: install,
    useRealTimers,
    isFake: () => real !== undefined,

    setSystemTime(time) {
      need("setSystemTime");
      const to = time === undefined ? real.values.Date.now() : Number(time);
      if (!Number.isFinite(to) || typeof time === "string") throw new TypeError("clock.setSystemTime needs a number of milliseconds or a Date");
      const by = to - now; // timers keep what is left of their time
      for (const t of timers.values()) t.due += by;
      for (const entry of queue) entry.due += by;
      started += by;
      now = to;
      moved(now);
      return clock;
    },

    advanceTimersByTime(ms) {
      const end = span("advanceTimersByTime", ms);
      for (let t = next(end); t; t = next(end)) fire(t);
      go(end);
      return clock;
    },

    async advanceTimersByTimeAsync(ms) {
      const end = span("advanceTimersByTimeAsync", ms);
      await idle();
      for (let t = next(end); t; t = next(end)) {
        fire(t);
        await idle();
      }
      go(end);
      return clock;
    },

    advanceTimersToNextTimer(steps = 1) {
      need("advanceTimersToNextTimer");
      for (let i = 0; i < steps; i++) {
        const t = next();
        if (!t) break;
        fire(t);
      }
      return clock;
    },

    runOnlyPendingTimers() {
      need("runOnlyPendingTimers");
      const pending = [...timers.values()].sort((a, b) => a.due - b.due || a.order - b.order);
      for (const t of pending) if (timers.has(t.id)) fire(t);
      return clock;
    },

    runAllTimers() {
      need("runAllTimers");
      for (let n = 0, t = next(); t; t = next()) {
        if (n++ === most) throw endless(t);
        fire(t);
      }
      return clock;
    },

    async runAllTimersAsync() {
      need("runAllTimersAsync");
      await idle();
      for (let n = 0, t = next(); t; t = next()) {
        if (n++ === most) throw endless(t);
        fire(t);
        await idle();
      }
      return clock;
    },

    getTimerCount() {
      need("getTimerCount");
      return timers.size;
    },

    clearAllTimers() {
      need("clearAllTimers");
      timers.clear();
      return clock;
    },
  };

  return { clock, onChange, restore: useRealTimers };
})
