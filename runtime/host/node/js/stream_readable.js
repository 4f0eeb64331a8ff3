// Readable of node:stream.
(function (module, exports, require, native) {
  'use strict';
  const EventEmitter = require('events');
  const { StringDecoder } = require('string_decoder');
  const { argType, make: newError } = require('internal/errors');
  const { Stream, defaults, nextTick, shared, destroy, finished, put, get } = require('internal/stream/base');
  const noop = () => {};

  function Readable(options) {
    if (!(this instanceof Readable)) return new Readable(options);
    initReadable(this, options);
  }
  function initReadable(stream, options) {
    const objectMode = Boolean(options?.objectMode ?? options?.readableObjectMode);
    stream._readableState = {
      buffer: [], length: 0, objectMode, flowing: null, ended: false, endEmitted: false, reading: false, decoder: null, paused: false,
      highWaterMark: options?.readableHighWaterMark ?? options?.highWaterMark ?? (objectMode ? defaults.objects : defaults.bytes),
    };
    stream.readable = options?.readable !== false;
    if (typeof options?.read === 'function') stream._read = options.read;
    if (options?.encoding) stream.setEncoding(options.encoding);
    shared(stream, options);
  }
  Object.setPrototypeOf(Readable.prototype, Stream.prototype);
  Object.setPrototypeOf(Readable, Stream);

  const readable = {
    _read() { throw newError(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The _read() method is not implemented'); },
    _destroy(err, callback) { callback(err); },
    destroy,
    push(part, encoding) { return give(this, part, encoding, false); },
    unshift(part, encoding) { return give(this, part, encoding, true); },
    setEncoding(encoding) {
      const s = this._readableState;
      s.decoder = new StringDecoder(encoding);
      s.buffer = s.buffer.map((b) => typeof b === 'string' ? b : s.decoder.write(b));
      s.length = s.buffer.reduce((n, b) => n + b.length, 0);
      return this;
    },
    read(n) {
      const s = this._readableState;
      if (n === 0) {
        fill(this);
        return null;
      }
      if (s.buffer.length === 0) {
        if (s.ended) finish(this);
        else fill(this);
        if (s.buffer.length === 0) return null;
      }
      let part;
      if (s.objectMode) {
        part = s.buffer.shift();
        s.length--;
      } else {
        const all = s.decoder ? s.buffer.join('') : s.buffer.length === 1 ? s.buffer[0] : Buffer.concat(s.buffer);
        if (n !== undefined && n < all.length) {
          part = all.slice(0, n);
          s.buffer = [all.slice(n)];
        } else if (n !== undefined && n > all.length && !s.ended) {
          s.buffer = [all];
          fill(this);
          return null;
        } else {
          part = all;
          s.buffer = [];
        }
        s.length = s.buffer.reduce((k, b) => k + b.length, 0);
      }
      if (s.length < s.highWaterMark) fill(this);
      if (s.ended && s.buffer.length === 0) finish(this);
      this.emit('data', part);
      return part;
    },
    pause() {
      this._readableState.flowing = false;
      this.emit('pause');
      return this;
    },
    resume() {
      const s = this._readableState;
      if (!s.flowing) {
        s.flowing = true;
        this.emit('resume');
        nextTick(() => flow(this));
      }
      return this;
    },
    isPaused() { return this._readableState.flowing === false; },
    on(type, listener) {
      EventEmitter.prototype.on.call(this, type, listener);
      if (type === 'data' && this._readableState.flowing !== false) this.resume();
      else if (type === 'readable') {
        this._readableState.flowing = false;
        nextTick(() => { if (this._readableState.buffer.length) this.emit('readable'); else fill(this); });
      }
      return this;
    },
    pipe(dest, options) {
      const onData = (part) => { if (dest.write(part) === false) this.pause(); };
      const onDrain = () => this.resume();
      const onEnd = () => dest.end();
      this.on('data', onData);
      dest.on('drain', onDrain);
      if (options?.end !== false && dest !== process.stdout && dest !== process.stderr) this.once('end', onEnd);
      (this._pipes ??= new Map()).set(dest, () => {
        this.removeListener('data', onData);
        dest.removeListener('drain', onDrain);
        this.removeListener('end', onEnd);
      });
      dest.emit('pipe', this);
      this.resume();
      return dest;
    },
    unpipe(dest) {
      for (const [d, undo] of this._pipes ?? []) {
        if (dest && d !== dest) continue;
        undo();
        this._pipes.delete(d);
        d.emit('unpipe', this);
      }
      return this;
    },
    wrap(old) {
      old.on('data', (part) => { if (!this.push(part)) old.pause?.(); });
      old.on('end', () => this.push(null));
      old.on('error', (e) => this.destroy(e));
      this._read = () => old.resume?.();
      return this;
    },
    [Symbol.asyncIterator]() { return iterate(this); },
    iterator() { return iterate(this); },
    async toArray() {
      const out = [];
      for (let it = iterate(this), r = await it.next(); !r.done; r = await it.next()) out.push(r.value);
      return out;
    },
    async forEach(fn) {
      for (let it = iterate(this), r = await it.next(); !r.done; r = await it.next()) await fn(r.value);
    },
    map(fn) { return Readable.from(mapped(iterate(this), async (v) => [await fn(v)])); },
    filter(fn) { return Readable.from(mapped(iterate(this), async (v) => (await fn(v)) ? [v] : [])); },
  };
  readable.addListener = readable.on;

  // mapped is an async iterable of what fn makes out of each value.
  function mapped(it, fn) {
    const ready = [];
    return {
      async next() {
        while (ready.length === 0) {
          const r = await it.next();
          if (r.done) return r;
          ready.push(...await fn(r.value));
        }
        return { value: ready.shift(), done: false };
      },
      return: () => it.return(),
      [Symbol.asyncIterator]() { return this; },
    };
  }

  function give(stream, part, encoding, first) {
    const s = stream._readableState;
    s.reading = false;
    if (part === null) {
      if (s.ended) return false;
      s.ended = true;
      const rest = s.decoder?.end();
      if (rest) {
        s.buffer.push(rest);
        s.length += rest.length;
      }
      nextTick(() => {
        if (s.flowing) flow(stream);
        else if (s.buffer.length) stream.emit('readable');
        else { stream.emit('readable'); finish(stream); }
      });
      return false;
    }
    if (s.ended && !first) {
      stream.destroy(newError(Error, 'ERR_STREAM_PUSH_AFTER_EOF', 'stream.push() after EOF'));
      return false;
    }
    if (!s.objectMode) {
      if (typeof part === 'string') part = s.decoder && (!encoding || encoding === s.decoder.encoding) ? part : Buffer.from(part, encoding);
      else if (part instanceof Uint8Array) part = Buffer.isBuffer(part) ? part : Buffer.from(part.buffer, part.byteOffset, part.byteLength);
      else if (part !== undefined) {
        stream.destroy(argType('chunk', ['string', 'Buffer', 'Uint8Array'], part));
        return false;
      }
      if (part === undefined || part.length === 0) return s.length < s.highWaterMark;
      if (s.decoder && typeof part !== 'string') part = s.decoder.write(part);
    }
    if (first) s.buffer.unshift(part);
    else s.buffer.push(part);
    s.length += s.objectMode ? 1 : part.length;
    if (s.flowing) nextTick(() => flow(stream));
    else nextTick(() => { if (s.buffer.length) stream.emit('readable'); });
    return s.length < s.highWaterMark;
  }

  function fill(stream) {
    const s = stream._readableState;
    if (s.reading || s.ended || stream.destroyed || s.length >= s.highWaterMark) return;
    s.reading = true;
    try { stream._read(s.highWaterMark); } catch (e) { stream.destroy(e); }
  }

  function flow(stream) {
    const s = stream._readableState;
    while (s.flowing && !stream.destroyed && s.buffer.length) stream.read();
    if (!s.flowing || stream.destroyed) return;
    if (s.ended) finish(stream);
    else fill(stream);
  }

  function finish(stream) {
    const s = stream._readableState;
    if (s.endEmitted || s.buffer.length || stream.destroyed) return;
    s.endEmitted = true;
    nextTick(() => {
      stream.readable = false;
      stream.emit('end');
      const w = stream._writableState;
      if (stream._autoDestroy && (!w || w.finished)) stream.destroy();
      else if (w && stream.allowHalfOpen === false) stream.end();
    });
  }

  function iterate(stream) {
    const s = stream._readableState;
    let failure;
    let wake = noop;
    stream.on('readable', () => wake());
    finished(stream, { writable: false }, (e) => { failure = { e }; wake(); });
    return {
      async next() {
        for (;;) {
          if (s.buffer.length) {
            const value = stream.read();
            if (value !== null) return { value, done: false };
          }
          if (failure) {
            if (failure.e) throw failure.e;
            return { value: undefined, done: true };
          }
          await new Promise((resolve) => {
            wake = resolve;
            if (s.ended && !s.buffer.length) finish(stream);
            else fill(stream);
          });
        }
      },
      async return() {
        stream.destroy();
        return { value: undefined, done: true };
      },
      [Symbol.asyncIterator]() { return this; },
    };
  }

  Readable.from = function (source, options) {
    if (typeof source === 'string' || source instanceof Uint8Array) source = [source];
    const it = source[Symbol.asyncIterator]?.() ?? source[Symbol.iterator]?.();
    if (!it) throw argType('iterable', 'Iterable', source);
    let busy = false;
    return new Readable({
      objectMode: true, highWaterMark: 1, ...options,
      async read() {
        if (busy) return;
        busy = true;
        try {
          for (;;) {
            const r = await it.next();
            if (r.done) { this.push(null); return; }
            const value = await r.value;
            if (value === null) throw newError(TypeError, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream');
            if (!this.push(value)) return;
          }
        } catch (e) { this.destroy(e); } finally { busy = false; }
      },
      destroy(err, callback) { Promise.resolve(it.return?.()).then(() => callback(err), callback); },
    });
  };
  Readable.fromWeb = (web, options) => {
    const reader = web.getReader();
    return new Readable({
      ...options,
      read() { reader.read().then((r) => this.push(r.done ? null : r.value), (e) => this.destroy(e)); },
      destroy(err, callback) { reader.cancel(err).then(() => callback(err), callback); },
    });
  };
  Readable.toWeb = (stream) => {
    const it = iterate(stream);
    return new ReadableStream({
      async pull(c) { const r = await it.next(); if (r.done) c.close(); else c.enqueue(r.value); },
      cancel: (reason) => { stream.destroy(reason); },
    });
  };

  put(Readable.prototype, readable);
  get(Readable.prototype, {
    readableFlowing() { return this._readableState.flowing; },
    readableEnded() { return this._readableState.endEmitted; },
    readableLength() { return this._readableState.length; },
    readableHighWaterMark() { return this._readableState.highWaterMark; },
    readableObjectMode() { return this._readableState.objectMode; },
    readableEncoding() { return this._readableState.decoder?.encoding ?? null; },
  });
  module.exports = { Readable, initReadable };
})
