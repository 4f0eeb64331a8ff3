// node:timers/promises. A cancelled run rejects what waits here, with an AbortError.
(function (module, exports, require, native) {
  'use strict';
  const { abortError, argType } = require('internal/errors');

  function wait(ms, value, options) {
    if (options !== undefined && (options === null || typeof options !== 'object')) return Promise.reject(argType('options', 'Object', options));
    const signal = options?.signal;
    if (signal !== undefined && (signal === null || typeof signal !== 'object' || !('aborted' in signal))) return Promise.reject(argType('options.signal', 'AbortSignal', signal));
    if (signal?.aborted) return Promise.reject(abortError(signal));
    if (options?.ref === false) return unheld(ms, value, signal);
    const { promise, cancel } = native.sleep(ms);
    if (!signal) return promise.then(() => value);
    return new Promise((resolve, reject) => {
      const onAbort = () => { cancel(); reject(abortError(signal)); };
      signal.addEventListener('abort', onAbort, { once: true });
      promise.then(() => resolve(value), reject).finally(() => signal.removeEventListener('abort', onAbort));
    });
  }

  // unheld does not keep the run alive.
  function unheld(ms, value, signal) {
    return new Promise((resolve, reject) => {
      const onAbort = () => { clearTimeout(timer); reject(abortError(signal)); };
      const timer = globalThis.setTimeout(() => { signal?.removeEventListener('abort', onAbort); resolve(value); }, ms);
      timer.unref();
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  const setTimeout = (ms, value, options) => wait(ms, value, options);
  const setImmediate = (value, options) => wait(0, value, options);

  // setInterval yields value every ms. What comes due while the loop's body runs is yielded at once, not lost.
  function setInterval(ms, value, options) {
    const start = Date.now();
    const every = ms >= 1 && ms <= 2 ** 31 - 1 ? ms : 1;
    let round = 0;
    let over = false;
    return {
      async next() {
        if (over) return { value: undefined, done: true };
        round++;
        const left = start + round * every - Date.now();
        if (left > 0) await wait(left, undefined, options);
        else if (options?.signal?.aborted) throw abortError(options.signal);
        return { value, done: false };
      },
      async return() {
        over = true;
        return { value: undefined, done: true };
      },
      [Symbol.asyncIterator]() { return this; },
    };
  }

  const scheduler = { wait: (ms, options) => wait(ms, undefined, options), yield: () => setImmediate() };
  module.exports = { setTimeout, setImmediate, setInterval, scheduler };
})
