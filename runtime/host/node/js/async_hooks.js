// node:async_hooks: values that follow a call through its awaits are kept by the engine's own tracker.
(function (module, exports, require, native) {
  'use strict';
  const { absent } = require('internal/errors');
  const storages = native.storages();

  class AsyncLocalStorage {
    static bind(fn) { return AsyncResource.bind(fn); }
    static snapshot() {
      const held = storages.get();
      return (fn, ...args) => storages.run(held, () => fn(...args));
    }
    getStore() { return storages.get()?.get(this); }
    run(store, fn, ...args) {
      const next = new Map(storages.get() ?? []);
      next.set(this, store);
      return storages.run(next, () => fn(...args));
    }
    exit(fn, ...args) { return this.run(undefined, fn, ...args); }
    enterWith(store) {
      const next = new Map(storages.get() ?? []);
      next.set(this, store);
      storages.set(next);
    }
    disable() { storages.get()?.delete(this); }
  }

  class AsyncResource {
    constructor(type) {
      this.type = type;
      Object.defineProperty(this, 'held', { value: storages.get() });
    }
    runInAsyncScope(fn, thisArg, ...args) { return storages.run(this.held, () => fn.apply(thisArg, args)); }
    bind(fn) {
      const resource = this;
      return function (...args) { return resource.runInAsyncScope(fn, this, ...args); };
    }
    static bind(fn, type) { return new AsyncResource(type ?? fn.name).bind(fn); }
    emitDestroy() { return this; }
    asyncId() { return 1; }
    triggerAsyncId() { return 0; }
  }
  module.exports = {
    AsyncLocalStorage, AsyncResource,
    createHook() { throw absent('async_hooks.createHook', 'use AsyncLocalStorage'); },
    executionAsyncId: () => 1,
    triggerAsyncId: () => 0,
    executionAsyncResource: () => ({}),
  };
})
