// node:events.
(function (module, exports, require, native) {
  'use strict';
  const { argType, outOfRange, make: newError, abortError, is } = require('internal/errors');

  const kCapture = Symbol('kCapture');
  const errorMonitor = Symbol('events.errorMonitor');
  const rejection = Symbol.for('nodejs.rejection');

  // EventEmitter is a function, so that EventEmitter.call(this) works.
  function EventEmitter(options) { EventEmitter.init.call(this, options); }
  EventEmitter.init = function (options) {
    if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
      this._events = Object.create(null);
      this._eventsCount = 0;
    }
    this._maxListeners = this._maxListeners || undefined;
    Object.defineProperty(this, kCapture, { value: Boolean(options?.captureRejections ?? EventEmitter.prototype[kCapture]), writable: true, configurable: true });
  };
  EventEmitter.prototype._events = undefined;
  EventEmitter.prototype._eventsCount = 0;
  EventEmitter.prototype._maxListeners = undefined;
  Object.defineProperty(EventEmitter.prototype, kCapture, { value: false, writable: true });

  let defaultMaxListeners = 10;
  Object.defineProperty(EventEmitter, 'defaultMaxListeners', {
    enumerable: true,
    get: () => defaultMaxListeners,
    set(n) {
      if (typeof n !== 'number' || n < 0 || Number.isNaN(n)) throw outOfRange('defaultMaxListeners', 'a non-negative number', n);
      defaultMaxListeners = n;
    },
  });

  const limitOf = (emitter) => emitter._maxListeners === undefined ? EventEmitter.defaultMaxListeners : emitter._maxListeners;

  function add(emitter, type, listener, first) {
    is.function(listener, 'listener');
    if (emitter._events === undefined) {
      emitter._events = Object.create(null);
      emitter._eventsCount = 0;
    } else if (emitter._events.newListener !== undefined) {
      emitter.emit('newListener', type, listener.listener ?? listener);
    }
    const list = emitter._events[type];
    if (list === undefined) {
      emitter._events[type] = listener;
      emitter._eventsCount++;
      return emitter;
    }
    const all = typeof list === 'function' ? [list] : list;
    if (first) all.unshift(listener);
    else all.push(listener);
    emitter._events[type] = all;
    const limit = limitOf(emitter);
    if (limit > 0 && all.length > limit && !all.warned) {
      all.warned = true;
      const name = emitter.constructor?.name ?? 'EventEmitter';
      process.emitWarning(`Possible EventEmitter memory leak detected. ${all.length} ${String(type)} listeners added to ${native.inspect(emitter, { depth: -1 })}. Use emitter.setMaxListeners() to increase limit`, 'MaxListenersExceededWarning', name);
    }
    return emitter;
  }

  function onceWrap(emitter, type, listener) {
    is.function(listener, 'listener');
    let fired = false;
    const wrapper = function (...args) {
      if (fired) return undefined;
      fired = true;
      emitter.removeListener(type, wrapper);
      return listener.apply(emitter, args);
    };
    wrapper.listener = listener;
    return wrapper;
  }

  function call(emitter, type, listener, args) {
    const result = listener.apply(emitter, args);
    if (result != null && emitter[kCapture] && typeof result.then === 'function') {
      result.then(undefined, (err) => process.nextTick(() => {
        if (typeof emitter[rejection] === 'function') return emitter[rejection](err, type, ...args);
        const before = emitter[kCapture];
        emitter[kCapture] = false;
        try { emitter.emit('error', err); } finally { emitter[kCapture] = before; }
      }));
    }
  }

  function copyOf(emitter, type, unwrap) {
    const list = emitter._events?.[type];
    if (list === undefined) return [];
    const all = typeof list === 'function' ? [list] : list.slice();
    return unwrap ? all.map((l) => l.listener ?? l) : all;
  }

  const methods = {
    setMaxListeners(n) {
      if (typeof n !== 'number' || n < 0 || Number.isNaN(n)) throw outOfRange('setMaxListeners', 'a non-negative number', n);
      this._maxListeners = n;
      return this;
    },
    getMaxListeners() { return limitOf(this); },
    emit(type, ...args) {
      const events = this._events;
      if (type === 'error') {
        if (events?.[errorMonitor] !== undefined) this.emit(errorMonitor, ...args);
        if (events === undefined || events.error === undefined) {
          const err = args[0];
          if (err instanceof Error) throw err;
          const text = native.inspect(err);
          throw newError(Error, 'ERR_UNHANDLED_ERROR', `Unhandled error. (${typeof err === 'string' ? `'${err}'` : text})`, { context: err });
        }
      }
      const list = events?.[type];
      if (list === undefined) return false;
      if (typeof list === 'function') call(this, type, list, args);
      else for (const l of list.slice()) call(this, type, l, args);
      return true;
    },
    addListener(type, listener) { return add(this, type, listener, false); },
    on(type, listener) { return add(this, type, listener, false); },
    prependListener(type, listener) { return add(this, type, listener, true); },
    once(type, listener) { return this.on(type, onceWrap(this, type, listener)); },
    prependOnceListener(type, listener) { return this.prependListener(type, onceWrap(this, type, listener)); },
    removeListener(type, listener) {
      is.function(listener, 'listener');
      const list = this._events?.[type];
      if (list === undefined) return this;
      if (typeof list === 'function') {
        if (list !== listener && list.listener !== listener) return this;
        delete this._events[type];
        this._eventsCount--;
      } else {
        const i = list.findLastIndex((l) => l === listener || l.listener === listener);
        if (i < 0) return this;
        list.splice(i, 1);
        if (list.length === 1) this._events[type] = list[0];
      }
      if (this._events.removeListener !== undefined) this.emit('removeListener', type, listener);
      return this;
    },
    off(type, listener) { return this.removeListener(type, listener); },
    removeAllListeners(type) {
      if (this._events === undefined) return this;
      if (this._events.removeListener === undefined) {
        if (arguments.length === 0) {
          this._events = Object.create(null);
          this._eventsCount = 0;
        } else if (this._events[type] !== undefined) {
          delete this._events[type];
          this._eventsCount--;
        }
        return this;
      }
      if (arguments.length === 0) {
        for (const key of Reflect.ownKeys(this._events)) if (key !== 'removeListener') this.removeAllListeners(key);
        return this.removeAllListeners('removeListener');
      }
      for (const l of copyOf(this, type, false).reverse()) this.removeListener(type, l);
      return this;
    },
    listeners(type) { return copyOf(this, type, true); },
    rawListeners(type) { return copyOf(this, type, false); },
    listenerCount(type, listener) {
      const all = copyOf(this, type, false);
      return listener === undefined ? all.length : all.filter((l) => l === listener || l.listener === listener).length;
    },
    eventNames() { return this._eventsCount > 0 ? Reflect.ownKeys(this._events) : []; },
  };
  for (const name of Object.keys(methods)) EventEmitter.prototype[name] = methods[name];

  const isTarget = (emitter) => typeof emitter?.addEventListener === 'function' && typeof emitter.on !== 'function';
  function listen(emitter, type, listener, once) {
    if (typeof emitter?.on === 'function') once ? emitter.once(type, listener) : emitter.on(type, listener);
    else if (isTarget(emitter)) emitter.addEventListener(type, listener, { once });
    else throw argType('emitter', 'EventEmitter', emitter);
  }
  function unlisten(emitter, type, listener) {
    if (isTarget(emitter)) emitter.removeEventListener(type, listener);
    else emitter.removeListener(type, listener);
  }

  // once promises the arguments of the next event; an error event rejects it.
  async function once(emitter, type, options = {}) {
    const { signal } = options;
    if (signal?.aborted) throw abortError(signal);
    return new Promise((resolve, reject) => {
      const done = () => {
        unlisten(emitter, type, onEvent);
        if (type !== 'error' && !isTarget(emitter)) unlisten(emitter, 'error', onError);
        signal?.removeEventListener('abort', onAbort);
      };
      const onEvent = (...args) => { done(); resolve(args); };
      const onError = (err) => { done(); reject(err); };
      const onAbort = () => { done(); reject(abortError(signal)); };
      listen(emitter, type, onEvent, true);
      if (type !== 'error' && !isTarget(emitter)) emitter.once('error', onError);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  // on iterates over the arguments of the events to come.
  function on(emitter, type, options = {}) {
    const { signal } = options;
    if (signal?.aborted) throw abortError(signal);
    const ready = [];
    const waiting = [];
    let failure;
    let over = false;
    const onEvent = (...args) => waiting.length ? waiting.shift().resolve({ value: args, done: false }) : ready.push(args);
    const onError = (err) => {
      if (waiting.length) waiting.shift().reject(err);
      else failure = { err };
      iterator.return();
    };
    const onAbort = () => onError(abortError(signal));
    const onClose = () => iterator.return();
    const iterator = {
      next() {
        if (ready.length) return Promise.resolve({ value: ready.shift(), done: false });
        if (failure) {
          const { err } = failure;
          failure = undefined;
          return Promise.reject(err);
        }
        if (over) return Promise.resolve({ value: undefined, done: true });
        return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
      },
      return() {
        over = true;
        unlisten(emitter, type, onEvent);
        if (type !== 'error' && !isTarget(emitter)) unlisten(emitter, 'error', onError);
        for (const name of options.close ?? []) unlisten(emitter, name, onClose);
        signal?.removeEventListener('abort', onAbort);
        while (waiting.length) waiting.shift().resolve({ value: undefined, done: true });
        return Promise.resolve({ value: undefined, done: true });
      },
      throw(err) {
        if (!(err instanceof Error)) throw argType('EventEmitter.AsyncIterator', 'Error', err);
        onError(err);
      },
      [Symbol.asyncIterator]() { return this; },
    };
    listen(emitter, type, onEvent, false);
    if (type !== 'error' && !isTarget(emitter)) emitter.on('error', onError);
    for (const name of options.close ?? []) listen(emitter, name, onClose, false);
    signal?.addEventListener('abort', onAbort, { once: true });
    return iterator;
  }

  Object.assign(EventEmitter, {
    EventEmitter,
    once,
    on,
    errorMonitor,
    captureRejectionSymbol: rejection,
    usingDomains: false,
    listenerCount: (emitter, type) => emitter.listenerCount(type),
    getEventListeners: (emitter, type) => typeof emitter.listeners === 'function' ? emitter.listeners(type) : [],
    getMaxListeners: (emitter) => typeof emitter.getMaxListeners === 'function' ? emitter.getMaxListeners() : defaultMaxListeners,
    setMaxListeners(n = defaultMaxListeners, ...targets) {
      if (targets.length === 0) EventEmitter.defaultMaxListeners = n;
      for (const t of targets) if (typeof t.setMaxListeners === 'function') t.setMaxListeners(n);
    },
    addAbortListener(signal, listener) {
      if (signal.aborted) queueMicrotask(() => listener());
      else signal.addEventListener('abort', listener, { once: true });
      return { [Symbol.dispose ?? Symbol.for('nodejs.dispose')]() { signal.removeEventListener('abort', listener); } };
    },
  });
  Object.defineProperty(EventEmitter, 'captureRejections', {
    enumerable: true,
    get: () => EventEmitter.prototype[kCapture],
    set(v) { EventEmitter.prototype[kCapture] = Boolean(v); },
  });
  class EventEmitterAsyncResource extends EventEmitter {
    constructor(options) { super(options); this.asyncResource = this; }
  }
  EventEmitter.EventEmitterAsyncResource = EventEmitterAsyncResource;
  module.exports = EventEmitter;
})
