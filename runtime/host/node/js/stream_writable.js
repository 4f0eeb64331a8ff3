// Writable of node:stream.
(function (module, exports, require, native) {
  'use strict';
  const { argType, make: newError } = require('internal/errors');
  const { Stream, defaults, nextTick, shared, destroy, finished, put, get } = require('internal/stream/base');

  function Writable(options) {
    if (!(this instanceof Writable)) return new Writable(options);
    initWritable(this, options);
    shared(this, options);
  }
  function initWritable(stream, options) {
    const objectMode = Boolean(options?.objectMode ?? options?.writableObjectMode);
    stream._writableState = {
      queue: [], length: 0, objectMode, ending: false, ended: false, finished: false, writing: false, needDrain: false, corked: 0,
      decodeStrings: options?.decodeStrings !== false, defaultEncoding: options?.defaultEncoding ?? 'utf8',
      highWaterMark: options?.writableHighWaterMark ?? options?.highWaterMark ?? (objectMode ? defaults.objects : defaults.bytes),
    };
    stream.writable = options?.writable !== false;
    for (const name of ['write', 'writev', 'final']) if (typeof options?.[name] === 'function') stream[`_${name}`] = options[name];
  }
  Object.setPrototypeOf(Writable.prototype, Stream.prototype);
  Object.setPrototypeOf(Writable, Stream);

  const writable = {
    _write(part, encoding, callback) {
      if (this._writev) return this._writev([{ chunk: part, encoding }], callback);
      throw newError(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The _write() method is not implemented');
    },
    _destroy(err, callback) { callback(err); },
    destroy,
    write(part, encoding, callback) {
      if (typeof encoding === 'function') [callback, encoding] = [encoding, undefined];
      const s = this._writableState;
      if (part === null) throw newError(TypeError, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream');
      if (!s.objectMode) {
        if (typeof part === 'string') {
          if (s.decodeStrings) [part, encoding] = [Buffer.from(part, encoding ?? s.defaultEncoding), 'buffer'];
        } else if (part instanceof Uint8Array) {
          part = Buffer.isBuffer(part) ? part : Buffer.from(part.buffer, part.byteOffset, part.byteLength);
          encoding = 'buffer';
        } else {
          throw argType('chunk', ['string', 'Buffer', 'Uint8Array'], part);
        }
      }
      const refused = s.ending ? newError(Error, 'ERR_STREAM_WRITE_AFTER_END', 'write after end')
        : this.destroyed ? newError(Error, 'ERR_STREAM_DESTROYED', 'Cannot call write after a stream was destroyed') : null;
      if (refused) {
        if (callback) nextTick(callback, refused);
        if (s.ending) this.destroy(refused);
        return false;
      }
      const size = s.objectMode ? 1 : part.length;
      s.length += size;
      s.queue.push({ part, encoding: encoding ?? s.defaultEncoding, callback, size });
      const room = s.length < s.highWaterMark;
      if (!room) s.needDrain = true;
      drain(this);
      return room;
    },
    end(part, encoding, callback) {
      if (typeof part === 'function') [callback, part] = [part, undefined];
      else if (typeof encoding === 'function') [callback, encoding] = [encoding, undefined];
      const s = this._writableState;
      if (part !== undefined && part !== null) this.write(part, encoding);
      s.corked = 0;
      if (callback) {
        if (s.finished) nextTick(callback);
        else finished(this, { readable: false }, (e) => callback(e));
      }
      if (!s.ending) {
        s.ending = true;
        this.writable = false;
        drain(this);
        end(this);
      }
      return this;
    },
    cork() { this._writableState.corked++; },
    uncork() {
      if (this._writableState.corked > 0 && --this._writableState.corked === 0) drain(this);
    },
    setDefaultEncoding(encoding) { this._writableState.defaultEncoding = encoding; return this; },
  };

  function drain(stream) {
    const s = stream._writableState;
    if (s.writing || s.corked || stream.destroyed || s.queue.length === 0) return;
    s.writing = true;
    const many = stream._writev && s.queue.length > 1;
    const batch = many ? s.queue.splice(0) : [s.queue.shift()];
    let sync = true;
    let called = false;
    const done = (err) => {
      if (called) throw newError(Error, 'ERR_MULTIPLE_CALLBACK', 'Callback called multiple times');
      called = true;
      s.writing = false;
      for (const b of batch) s.length -= b.size;
      const after = () => {
        if (err) {
          for (const b of batch) b.callback?.(err);
          stream.destroy(err);
          return;
        }
        for (const b of batch) b.callback?.(null);
        if (s.needDrain && s.length === 0 && !s.ending) {
          s.needDrain = false;
          stream.emit('drain');
        }
        drain(stream);
        end(stream);
      };
      if (sync) nextTick(after);
      else after();
    };
    try {
      if (many) stream._writev(batch.map((b) => ({ chunk: b.part, encoding: b.encoding })), done);
      else stream._write(batch[0].part, batch[0].encoding, done);
    } catch (e) {
      if (!called) done(e);
      else throw e;
    }
    sync = false;
  }

  function end(stream) {
    const s = stream._writableState;
    if (!s.ending || s.ended || s.writing || s.queue.length || stream.destroyed) return;
    s.ended = true;
    const done = (err) => {
      if (err) { stream.destroy(err); return; }
      nextTick(() => {
        s.finished = true;
        stream.emit('finish');
        const r = stream._readableState;
        if (stream._autoDestroy && (!r || r.endEmitted)) stream.destroy();
      });
    };
    if (typeof stream._final !== 'function') return done();
    try { stream._final(done); } catch (e) { done(e); }
  }

  put(Writable.prototype, writable);
  const getters = {
    writableEnded() { return this._writableState.ending; },
    writableFinished() { return this._writableState.finished; },
    writableLength() { return this._writableState.length; },
    writableHighWaterMark() { return this._writableState.highWaterMark; },
    writableObjectMode() { return this._writableState.objectMode; },
    writableNeedDrain() { return this._writableState.needDrain; },
  };
  get(Writable.prototype, getters);
  Object.defineProperty(Writable, Symbol.hasInstance, {
    value(v) { return Function.prototype[Symbol.hasInstance].call(this, v) || (this === Writable && Boolean(v?._writableState)); },
  });


  // A Duplex takes over everything but the end of life, which its readable half has.
  const { _destroy, destroy: both, ...half } = writable;
  module.exports = { Writable, initWritable, half, getters };
})
