// Event, EventTarget, CustomEvent, AbortController, AbortSignal: DOM, 2 and 3.
(function (native, use) {
  "use strict";
  const { DOMException } = use("exception");
  const inspect = Symbol.for("nodejs.util.inspect.custom");

  class Event {
    #type; #bubbles; #cancelable; #composed; #time = native.now();
    #prevented = false; #target = null; #current = null; #phase = 0; #trusted = false;
    #halted = false; #stopped = false; #passive = false;
    constructor(type, init = {}) {
      if (arguments.length === 0) throw new TypeError("The \"type\" argument must be specified");
      this.#type = String(type);
      init ??= {};
      this.#bubbles = !!init.bubbles;
      this.#cancelable = !!init.cancelable;
      this.#composed = !!init.composed;
    }
    get type() { return this.#type; }
    get target() { return this.#target; }
    get srcElement() { return this.#target; }
    get currentTarget() { return this.#current; }
    get eventPhase() { return this.#phase; }
    get bubbles() { return this.#bubbles; }
    get cancelable() { return this.#cancelable; }
    get composed() { return this.#composed; }
    get defaultPrevented() { return this.#prevented; }
    get returnValue() { return !this.#prevented; }
    get timeStamp() { return this.#time; }
    get isTrusted() { return this.#trusted; }
    get cancelBubble() { return this.#stopped; }
    set cancelBubble(v) { if (v) this.#stopped = true; }
    composedPath() { return this.#current ? [this.#current] : []; }
    preventDefault() { if (this.#cancelable && !this.#passive) this.#prevented = true; }
    stopPropagation() { this.#stopped = true; }
    stopImmediatePropagation() { this.#stopped = this.#halted = true; }
    get [Symbol.toStringTag]() { return "Event"; }
    // deliver runs the listeners of target; only this file reaches it.
    static deliver(event, target, listeners, trusted) {
      if (event.#phase) throw new DOMException("The event is already being dispatched", "InvalidStateError");
      event.#target = event.#current = target;
      event.#phase = 2;
      event.#halted = event.#stopped = false;
      event.#trusted = trusted;
      for (const l of listeners) {
        if (event.#halted) break;
        if (l.removed) continue;
        if (l.once) l.remove();
        event.#passive = l.passive;
        try {
          const f = l.listener;
          if (typeof f === "function") f.call(target, event);
          else f.handleEvent(event);
        } catch (err) {
          native.report(err);
        }
        event.#passive = false;
      }
      event.#current = null;
      event.#phase = 0;
      return !event.#prevented;
    }
  }
  const { deliver } = Event;
  delete Event.deliver;
  for (const [i, name] of ["NONE", "CAPTURING_PHASE", "AT_TARGET", "BUBBLING_PHASE"].entries()) {
    for (const o of [Event, Event.prototype]) Object.defineProperty(o, name, { value: i, enumerable: true });
  }

  class CustomEvent extends Event {
    #detail;
    constructor(type, init = {}) {
      super(...arguments);
      this.#detail = init?.detail ?? null;
    }
    get detail() { return this.#detail; }
    get [Symbol.toStringTag]() { return "CustomEvent"; }
  }

  class EventTarget {
    #listeners = new Map();
    addEventListener(type, listener, options) {
      if (arguments.length < 2) throw new TypeError("The \"type\" and \"listener\" arguments must be specified");
      if (listener === null || listener === undefined) return;
      if (typeof listener !== "function" && typeof listener !== "object") throw new TypeError("The \"listener\" argument must be a function or an object with handleEvent");
      const o = typeof options === "object" && options !== null ? options : { capture: !!options };
      const signal = o.signal;
      if (signal !== undefined && !(signal instanceof AbortSignal)) throw new TypeError("The \"options.signal\" property must be an AbortSignal");
      if (signal?.aborted) return;
      type = String(type);
      const capture = !!o.capture;
      let list = this.#listeners.get(type);
      if (!list) this.#listeners.set(type, (list = []));
      if (list.some((l) => l.listener === listener && l.capture === capture)) return;
      const entry = { listener, capture, once: !!o.once, passive: !!o.passive, removed: false, remove: () => {
        entry.removed = true;
        const i = list.indexOf(entry);
        if (i >= 0) list.splice(i, 1);
      } };
      list.push(entry);
      signal?.addEventListener("abort", entry.remove, { once: true });
    }
    removeEventListener(type, listener, options) {
      const capture = typeof options === "object" && options !== null ? !!options.capture : !!options;
      this.#listeners.get(String(type))?.find((l) => l.listener === listener && l.capture === capture)?.remove();
    }
    dispatchEvent(event) {
      if (!(event instanceof Event)) throw new TypeError("The \"event\" argument must be an instance of Event");
      return deliver(event, this, [...(this.#listeners.get(event.type) ?? [])], false);
    }
    get [Symbol.toStringTag]() { return "EventTarget"; }
    static fire(target, event) {
      deliver(event, target, [...(target.#listeners.get(event.type) ?? [])], true);
    }
  }
  const { fire } = EventTarget;
  delete EventTarget.fire;

  // handler gives a class an onxyz property in the way of HTML's event handlers.
  function handler(proto, type) {
    const held = new WeakMap();
    Object.defineProperty(proto, `on${type}`, {
      enumerable: true,
      configurable: true,
      get() { return held.get(this)?.f ?? null; },
      set(f) {
        if (typeof f !== "function") f = null;
        let slot = held.get(this);
        if (!slot) {
          if (!f) return;
          held.set(this, (slot = { f }));
          this.addEventListener(type, (e) => slot.f?.call(this, e));
        }
        slot.f = f;
      },
    });
  }

  const key = {};
  class AbortSignal extends EventTarget {
    #aborted = false; #reason = undefined; #followers = new Set(); #steps = new Set();
    constructor(k) {
      if (k !== key) throw new TypeError("Illegal constructor");
      super();
    }
    get aborted() { return this.#aborted; }
    get reason() { return this.#reason; }
    throwIfAborted() { if (this.#aborted) throw this.#reason; }
    static abort(reason) {
      const s = new AbortSignal(key);
      s.#aborted = true;
      s.#reason = reason === undefined ? new DOMException("This operation was aborted", "AbortError") : reason;
      return s;
    }
    static timeout(ms) {
      const n = Number(ms);
      if (!Number.isFinite(n) || n < 0 || n > Number.MAX_SAFE_INTEGER) throw new RangeError("The value of \"delay\" is out of range: it must be a number of milliseconds, 0 or more");
      const s = new AbortSignal(key);
      native.timeout(n, () => s.#abort(new DOMException("The operation was aborted due to timeout", "TimeoutError")));
      return s;
    }
    static any(signals) {
      const s = new AbortSignal(key);
      const sources = [...signals];
      for (const source of sources) if (!(source instanceof AbortSignal)) throw new TypeError("AbortSignal.any takes AbortSignals");
      for (const source of sources) {
        if (source.#aborted) {
          s.#aborted = true;
          s.#reason = source.#reason;
          return s;
        }
      }
      for (const source of sources) source.#followers.add(s);
      return s;
    }
    #abort(reason) {
      if (this.#aborted) return;
      const hit = [];
      const mark = (s) => {
        if (s.#aborted) return;
        s.#aborted = true;
        s.#reason = reason;
        hit.push(s);
        s.#followers.forEach(mark);
      };
      mark(this);
      for (const s of hit) {
        for (const step of s.#steps) step(reason);
        s.#steps.clear();
        fire(s, new Event("abort"));
      }
    }
    get [Symbol.toStringTag]() { return "AbortSignal"; }
    [inspect](depth, options, inspectValue) {
      return `AbortSignal { aborted: ${this.#aborted} }`;
    }
    static make() { return new AbortSignal(key); }
    static trigger(signal, reason) {
      signal.#abort(reason === undefined ? new DOMException("This operation was aborted", "AbortError") : reason);
    }
    // follow runs a step when the signal aborts, before its listeners; the result undoes it.
    static follow(signal, step) {
      signal.#steps.add(step);
      return () => signal.#steps.delete(step);
    }
  }
  const { make, trigger, follow } = AbortSignal;
  for (const name of ["make", "trigger", "follow"]) delete AbortSignal[name];
  handler(AbortSignal.prototype, "abort");

  class AbortController {
    #signal = make();
    get signal() { return this.#signal; }
    abort(reason) { trigger(this.#signal, reason); }
    get [Symbol.toStringTag]() { return "AbortController"; }
    [inspect]() { return `AbortController { signal: AbortSignal { aborted: ${this.#signal.aborted} } }`; }
  }
  return { Event, CustomEvent, EventTarget, AbortSignal, AbortController, follow, trigger };
})
