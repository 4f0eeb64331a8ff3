// node:stream: what packages use of it. Objects or bytes, backpressure, pipe, pipeline, async iteration.
(function (module, exports, require, native) {
  'use strict';
  const EventEmitter = require('events');
  const { make: newError, abortError } = require('internal/errors');
  const { Stream, defaults, finished, put, get } = require('internal/stream/base');
  const { Readable, initReadable } = require('internal/stream/readable');
  const { Writable, initWritable, half, getters } = require('internal/stream/writable');
  const noop = () => {};

  function Duplex(options) {
    if (!(this instanceof Duplex)) return new Duplex(options);
    this.allowHalfOpen = options?.allowHalfOpen !== false;
    initWritable(this, options);
    initReadable(this, options);
  }
  Object.setPrototypeOf(Duplex.prototype, Readable.prototype);
  Object.setPrototypeOf(Duplex, Readable);

  function Transform(options) {
    if (!(this instanceof Transform)) return new Transform(options);
    Duplex.call(this, options);
    for (const name of ['transform', 'flush']) if (typeof options?.[name] === 'function') this[`_${name}`] = options[name];
    this._waiting = null;
  }
  Object.setPrototypeOf(Transform.prototype, Duplex.prototype);
  Object.setPrototypeOf(Transform, Duplex);
  const transform = {
    _transform() { throw newError(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The _transform() method is not implemented'); },
    _write(part, encoding, callback) {
      this._transform(part, encoding, (err, value) => {
        if (err) return callback(err);
        const s = this._readableState;
        if (value !== undefined && value !== null) this.push(value);
        if (s.ended || s.length < s.highWaterMark) callback();
        else this._waiting = callback;
      });
    },
    _read() {
      const callback = this._waiting;
      this._readableState.reading = false;
      if (callback) {
        this._waiting = null;
        callback();
      }
    },
    _final(callback) {
      const done = (err, value) => {
        if (err) return callback(err);
        if (value !== undefined && value !== null) this.push(value);
        this.push(null);
        callback();
      };
      if (typeof this._flush === 'function') this._flush(done);
      else done();
    },
  };
  function PassThrough(options) {
    if (!(this instanceof PassThrough)) return new PassThrough(options);
    Transform.call(this, options);
  }
  Object.setPrototypeOf(PassThrough.prototype, Transform.prototype);
  Object.setPrototypeOf(PassThrough, Transform);
  PassThrough.prototype._transform = (part, encoding, callback) => callback(null, part);

  put(Duplex.prototype, half);
  get(Duplex.prototype, getters);
  put(Transform.prototype, transform);

  function pipeline(...streams) {
    const callback = typeof streams[streams.length - 1] === 'function' && streams.length > 1 ? streams.pop() : noop;
    if (Array.isArray(streams[0])) streams = streams[0];
    let current = streams[0];
    if (typeof current === 'function') current = current();
    if (!(current instanceof Stream)) current = Readable.from(current);
    const all = [current];
    for (const next of streams.slice(1)) {
      if (typeof next === 'function') {
        const made = next(current);
        current = made?.[Symbol.asyncIterator] ? Readable.from(made) : new PassThrough({ objectMode: true });
        if (!made?.[Symbol.asyncIterator]) Promise.resolve(made).then((v) => { if (v !== undefined) current.write(v); current.end(); }, (e) => current.destroy(e));
        all.push(current);
        continue;
      }
      current = current.pipe(next);
      all.push(next);
    }
    let left = all.length;
    let failure;
    for (const [i, s] of all.entries()) {
      if (s === process.stdout || s === process.stderr) {
        left--;
        continue;
      }
      finished(s, { readable: i < all.length - 1, writable: i > 0 }, (e) => {
        if (e && !failure) {
          failure = e;
          for (const other of all) if (other !== s) { EventEmitter.prototype.on.call(other, 'error', noop); other.destroy?.(e); }
        }
        if (--left === 0) callback(failure);
      });
    }
    if (current instanceof Readable && !(current instanceof Duplex) ) current.resume();
    return current;
  }

  const promises = {
    finished: (stream, options) => new Promise((resolve, reject) => finished(stream, options ?? {}, (e) => e ? reject(e) : resolve())),
    pipeline: (...streams) => new Promise((resolve, reject) => {
      const last = streams[streams.length - 1];
      if (last && typeof last === 'object' && !(last instanceof Stream) && !last[Symbol.asyncIterator] && !last[Symbol.iterator] && typeof last.write !== 'function') streams.pop();
      pipeline(...streams, (e) => e ? reject(e) : resolve());
    }),
  };

  Object.assign(Stream, {
    Stream, Readable, Writable, Duplex, Transform, PassThrough, finished, pipeline, promises,
    addAbortSignal(signal, stream) {
      if (signal.aborted) stream.destroy(abortError(signal));
      else signal.addEventListener('abort', () => stream.destroy(abortError(signal)), { once: true });
      return stream;
    },
    isReadable: (s) => s?.readable === true && !s.destroyed,
    isErrored: (s) => Boolean(s?.errored),
    isDisturbed: (s) => Boolean(s?._readableState?.endEmitted || s?._readableState?.flowing),
    getDefaultHighWaterMark: (objectMode) => objectMode ? defaults.objects : defaults.bytes,
    setDefaultHighWaterMark(objectMode, n) { defaults[objectMode ? 'objects' : 'bytes'] = n; },
  });
  module.exports = Stream;
})
