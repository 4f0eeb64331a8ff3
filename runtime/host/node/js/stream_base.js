// What all streams of node:stream share: errors, the end, the shape of the classes.
(function (module, exports, require, native) {
  'use strict';
  const EventEmitter = require('events');
  const { make: newError, abortError, is } = require('internal/errors');

  const defaults = { bytes: 16 * 1024, objects: 16 };
  const nextTick = (f, ...args) => process.nextTick(f, ...args);

  function Stream(options) { EventEmitter.call(this, options); }
  Object.setPrototypeOf(Stream.prototype, EventEmitter.prototype);
  Object.setPrototypeOf(Stream, EventEmitter);
  Stream.prototype.pipe = function (dest) {
    this.on('data', (part) => { if (dest.write(part) === false) this.pause?.(); });
    dest.on('drain', () => this.resume?.());
    this.on('end', () => dest.end());
    dest.emit('pipe', this);
    return dest;
  };

  function shared(stream, options) {
    EventEmitter.call(stream, options);
    stream.destroyed = false;
    stream.errored = null;
    stream.closed = false;
    stream._autoDestroy = options?.autoDestroy !== false;
    if (typeof options?.destroy === 'function') stream._destroy = options.destroy;
    const signal = options?.signal;
    if (signal) {
      if (signal.aborted) stream.destroy(abortError(signal));
      else signal.addEventListener('abort', () => stream.destroy(abortError(signal)), { once: true });
    }
  }

  function destroy(err, callback) {
    if (this.destroyed) {
      if (callback) nextTick(callback, err);
      return this;
    }
    this.destroyed = true;
    if (err) this.errored = err;
    if (this._readableState) this._readableState.buffer.length = 0;
    this._destroy(err ?? null, (failed) => {
      const e = failed ?? err;
      if (e) this.errored ??= e;
      callback?.(e);
      nextTick(() => {
        if (e && !this._errorEmitted) {
          this._errorEmitted = true;
          this.emit('error', e);
        }
        this.closed = true;
        this.emit('close');
      });
    });
    return this;
  }

  const put = (proto, methods) => {
    for (const key of Reflect.ownKeys(methods)) Object.defineProperty(proto, key, { value: methods[key], writable: true, configurable: true });
  };
  const get = (proto, getters) => {
    for (const key of Object.keys(getters)) Object.defineProperty(proto, key, { get: getters[key], configurable: true });
  };
  // finished calls back once a stream is over: ended, finished, failed or closed too early.
  function finished(stream, options, callback) {
    if (typeof options === 'function') [callback, options] = [options, {}];
    is.function(callback, 'callback');
    const r = options?.readable !== false && stream._readableState;
    const w = options?.writable !== false && stream._writableState;
    let over = false;
    const done = (err) => {
      if (over) return;
      over = true;
      undo();
      callback.call(stream, err);
    };
    const check = () => { if ((!r || r.endEmitted) && (!w || w.finished)) done(); };
    const onClose = () => {
      if ((r && !r.endEmitted) || (w && !w.finished)) done(stream.errored ?? newError(Error, 'ERR_STREAM_PREMATURE_CLOSE', 'Premature close'));
      else done();
    };
    const events = [['end', check], ['finish', check], ['error', done], ['close', onClose]];
    const undo = () => { for (const [type, f] of events) stream.removeListener(type, f); };
    for (const [type, f] of events) EventEmitter.prototype.on.call(stream, type, f);
    if (stream.closed || stream.errored) nextTick(stream.errored ? () => done(stream.errored) : onClose);
    else nextTick(check);
    const signal = options?.signal;
    if (signal) {
      if (signal.aborted) nextTick(() => done(abortError(signal)));
      else signal.addEventListener('abort', () => done(abortError(signal)), { once: true });
    }
    return undo;
  }

  module.exports = { Stream, defaults, nextTick, shared, destroy, finished, put, get };
})
