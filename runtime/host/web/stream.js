// ReadableStream, WritableStream, TransformStream and what goes with them: Streams.
// Left out: byte streams as such ("bring your own buffer" readers) and the transfer of streams.
(function (native, use) {
  "use strict";
  const inspect = Symbol.for("nodejs.util.inspect.custom");
  const noop = () => {};
  function deferred() {
    let resolve, reject;
    const promise = new Promise((res, rej) => { resolve = res; reject = rej; });
    promise.catch(noop); // closed and ready may be ignored
    return { promise, resolve, reject };
  }
  function strategy(s, mark) {
    const hwm = s?.highWaterMark === undefined ? mark : Number(s.highWaterMark);
    if (Number.isNaN(hwm) || hwm < 0) throw new RangeError(`Invalid highWaterMark: ${s.highWaterMark}`);
    const size = s?.size;
    return { hwm, size: size === undefined ? () => 1 : (chunk) => {
      const n = Number(size(chunk));
      if (!(n >= 0) || n === Infinity) throw new RangeError(`Invalid chunk size: ${n}`);
      return n;
    } };
  }
  class CountQueuingStrategy {
    constructor({ highWaterMark }) { this.highWaterMark = highWaterMark; }
    get size() { return () => 1; }
  }
  class ByteLengthQueuingStrategy {
    constructor({ highWaterMark }) { this.highWaterMark = highWaterMark; }
    get size() { return (chunk) => chunk.byteLength; }
  }
  const key = {};

  // ---- reading

  class ReadableStreamDefaultController {
    #s;
    constructor(k, s) {
      if (k !== key) throw new TypeError("Illegal constructor");
      this.#s = s;
    }
    get desiredSize() { return this.#s.desired(); }
    enqueue(chunk) { this.#s.enqueue(chunk); }
    close() { this.#s.finish(); }
    error(err) { this.#s.fail(err); }
  }

  // A source is a stream's state: queue, waiting reads, and the script's own underlying source.
  function readableState(source, strat) {
    const { hwm, size } = strategy(strat, 1);
    const s = {
      state: "readable", error: undefined, reader: null, disturbed: false,
      queue: [], total: 0, waiting: [], closing: false, pulling: false, again: false, started: false,
      desired: () => (s.state === "errored" ? null : s.state === "closed" ? 0 : hwm - s.total),
      enqueue(chunk) {
        if (s.closing || s.state !== "readable") throw new TypeError("Invalid state: Controller is already closed");
        if (s.waiting.length) s.waiting.shift().resolve({ value: chunk, done: false });
        else {
          let n;
          try {
            n = size(chunk);
          } catch (err) {
            s.fail(err);
            throw err;
          }
          s.queue.push({ chunk, n });
          s.total += n;
        }
        s.pull();
      },
      finish() {
        if (s.closing || s.state !== "readable") throw new TypeError("Invalid state: Controller is already closed");
        s.closing = true;
        if (!s.queue.length) s.close();
      },
      close() {
        s.state = "closed";
        for (const w of s.waiting.splice(0)) w.resolve({ value: undefined, done: true });
        s.reader?.closing.resolve();
      },
      fail(err) {
        if (s.state !== "readable") return;
        s.state = "errored";
        s.error = err;
        s.queue = [];
        s.total = 0;
        for (const w of s.waiting.splice(0)) w.reject(err);
        s.reader?.closing.reject(err);
      },
      pull() {
        if (!s.started || s.closing || s.state !== "readable") return;
        if (!(s.reader && s.waiting.length) && s.desired() <= 0) return;
        if (s.pulling) {
          s.again = true;
          return;
        }
        if (!source.pull) return;
        s.pulling = true;
        new Promise((done) => done(source.pull(s.controller))).then(() => {
          s.pulling = false;
          if (s.again) {
            s.again = false;
            s.pull();
          }
        }, s.fail);
      },
      read() {
        s.disturbed = true;
        if (s.state === "closed") return Promise.resolve({ value: undefined, done: true });
        if (s.state === "errored") return Promise.reject(s.error);
        if (s.queue.length) {
          const { chunk, n } = s.queue.shift();
          s.total -= n;
          if (s.closing && !s.queue.length) s.close();
          else s.pull();
          return Promise.resolve({ value: chunk, done: false });
        }
        return new Promise((resolve, reject) => {
          s.waiting.push({ resolve, reject });
          s.pull();
        });
      },
      async cancel(reason) {
        s.disturbed = true;
        if (s.state === "closed") return;
        if (s.state === "errored") throw s.error;
        s.queue = [];
        s.total = 0;
        s.close();
        await source.cancel?.(reason);
      },
    };
    s.controller = new ReadableStreamDefaultController(key, s);
    s.start = () => {
      new Promise((done) => done(source.start?.(s.controller))).then(() => {
        s.started = true;
        s.pull();
      }, s.fail);
    };
    return s;
  }

  class ReadableStreamDefaultReader {
    #s; #r;
    constructor(stream) {
      if (!(stream instanceof ReadableStream)) throw new TypeError("The stream must be a ReadableStream");
      const s = stateOf(stream);
      if (s.reader) throw new TypeError("Invalid state: ReadableStream is locked");
      this.#s = s;
      this.#r = s.reader = { closing: deferred() };
      if (s.state === "closed") this.#r.closing.resolve();
      if (s.state === "errored") this.#r.closing.reject(s.error);
    }
    get closed() { return this.#r.closing.promise; }
    read() { return this.#s ? this.#s.read() : Promise.reject(new TypeError("Invalid state: The reader is not attached to a stream")); }
    cancel(reason) { return this.#s ? this.#s.cancel(reason) : Promise.reject(new TypeError("Invalid state: The reader is not attached to a stream")); }
    releaseLock() {
      const s = this.#s;
      if (!s) return;
      const err = new TypeError("Invalid state: The reader was released");
      for (const w of s.waiting.splice(0)) w.reject(err);
      if (s.state !== "readable") this.#r.closing = deferred();
      this.#r.closing.reject(err);
      s.reader = null;
      this.#s = null;
    }
    get [Symbol.toStringTag]() { return "ReadableStreamDefaultReader"; }
  }

  class ReadableStream {
    #s;
    constructor(source = {}, strat) {
      if (source === null) throw new TypeError("The underlying source must be an object");
      if (source.type !== undefined && String(source.type) !== "bytes") throw new TypeError(`Invalid underlying source type: ${source.type}`);
      this.#s = readableState(source, strat ?? (source.type === undefined ? undefined : { highWaterMark: 0 }));
      this.#s.start();
    }
    static from(items) {
      const it = (items[Symbol.asyncIterator] ?? items[Symbol.iterator])?.call(items);
      if (!it) throw new TypeError("ReadableStream.from takes an iterable or an async iterable");
      return new ReadableStream({
        async pull(c) {
          const { value, done } = await it.next();
          if (done) c.close();
          else c.enqueue(await value);
        },
        async cancel(reason) { await it.return?.(reason); },
      }, { highWaterMark: 0 });
    }
    static state(stream) { return stream.#s; }
    get locked() { return this.#s.reader !== null; }
    cancel(reason) { return this.locked ? Promise.reject(new TypeError("Invalid state: ReadableStream is locked")) : this.#s.cancel(reason); }
    getReader(options) {
      if (options?.mode !== undefined) throw new TypeError(`A reader of mode "${options.mode}" is not available; call getReader() without a mode`);
      return new ReadableStreamDefaultReader(this);
    }
    tee() {
      const reader = this.getReader();
      let reading = false;
      const ends = [], canceled = [undefined, undefined];
      const both = deferred();
      const pull = async () => {
        if (reading) return;
        reading = true;
        try {
          const { value, done } = await reader.read();
          reading = false;
          for (const [i, c] of ends.entries()) {
            if (canceled[i]) continue;
            if (done) c.close();
            else c.enqueue(value);
          }
        } catch (err) {
          for (const c of ends) c.error(err);
        }
      };
      return [0, 1].map((i) => new ReadableStream({
        start(c) { ends[i] = c; },
        pull,
        cancel(reason) {
          canceled[i] = { reason };
          if (canceled[0] && canceled[1]) reader.cancel(canceled.map((c) => c.reason)).then(both.resolve, both.reject);
          return both.promise;
        },
      }));
    }
    async pipeTo(dest, options = {}) {
      if (!(dest instanceof WritableStream)) throw new TypeError("pipeTo takes a WritableStream");
      if (this.locked || dest.locked) throw new TypeError("Invalid state: the stream is locked");
      const signal = options.signal;
      const reader = this.getReader(), writer = dest.getWriter();
      let stop = noop;
      const aborted = new Promise((_, reject) => {
        if (!signal) return;
        if (signal.aborted) reject(signal.reason);
        else stop = use("events").follow(signal, reject);
      });
      aborted.catch(noop);
      try {
        for (;;) {
          let r;
          try {
            await Promise.race([writer.ready, aborted]);
            r = await Promise.race([reader.read(), aborted, writer.closed.then(() => { throw new TypeError("Invalid state: WritableStream is closed"); })]);
          } catch (err) {
            if (!options.preventAbort) await writer.abort(err).catch(noop);
            if (!options.preventCancel) await reader.cancel(err).catch(noop);
            throw err;
          }
          if (r.done) break;
          writer.write(r.value).catch(noop);
        }
        if (!options.preventClose) await writer.close();
      } catch (err) {
        if (!options.preventCancel) await reader.cancel(err).catch(noop);
        throw err;
      } finally {
        stop();
        reader.releaseLock();
        writer.releaseLock();
      }
    }
    pipeThrough(pair, options) {
      this.pipeTo(pair.writable, options).catch(noop);
      return pair.readable;
    }
    values(options) {
      const reader = this.getReader();
      let over = false;
      const end = () => {
        over = true;
        reader.releaseLock();
      };
      return {
        async next() {
          if (over) return { value: undefined, done: true };
          try {
            const r = await reader.read();
            if (r.done) end();
            return r;
          } catch (err) {
            end();
            throw err;
          }
        },
        async return(value) {
          if (!over) {
            if (!options?.preventCancel) await reader.cancel(value);
            end();
          }
          return { value, done: true };
        },
        [Symbol.asyncIterator]() { return this; },
      };
    }
    get [Symbol.toStringTag]() { return "ReadableStream"; }
    [inspect]() { return `ReadableStream { locked: ${this.locked}, state: '${this.#s.state}' }`; }
  }
  const stateOf = ReadableStream.state;
  delete ReadableStream.state;
  Object.defineProperty(ReadableStream.prototype, Symbol.asyncIterator, { value: ReadableStream.prototype.values, writable: true, configurable: true });

  const { WritableStream, WritableStreamDefaultWriter } = use("writable");

  // ---- transforming

  class TransformStream {
    #readable; #writable;
    constructor(transformer = {}, writableStrategy, readableStrategy) {
      let ctl;
      const room = { wake: null };
      const controller = {
        get desiredSize() { return ctl.desiredSize; },
        enqueue: (chunk) => ctl.enqueue(chunk),
        error(err) {
          ctl.error(err);
          sink.error(err);
        },
        terminate() {
          ctl.close();
          sink.error(new TypeError("Invalid state: TransformStream has been terminated"));
        },
      };
      let sink;
      const started = deferred();
      this.#readable = new ReadableStream({
        start(c) { ctl = c; },
        pull() {
          room.wake?.();
          room.wake = null;
        },
        async cancel(reason) {
          sink.error(reason);
          await transformer.cancel?.(reason);
        },
      }, readableStrategy ?? { highWaterMark: 0 });
      const s = stateOf(this.#readable);
      this.#writable = new WritableStream({
        start(c) {
          sink = c;
          return started.promise;
        },
        async write(chunk) {
          if (s.state === "readable" && !s.waiting.length && s.desired() <= 0) await new Promise((wake) => { room.wake = wake; });
          try {
            if (transformer.transform) await transformer.transform(chunk, controller);
            else controller.enqueue(chunk);
          } catch (err) {
            controller.error(err);
            throw err;
          }
        },
        async close() {
          try {
            await transformer.flush?.(controller);
            if (s.state === "readable" && !s.closing) ctl.close();
          } catch (err) {
            ctl.error(err);
            throw err;
          }
        },
        async abort(reason) {
          ctl.error(reason);
          await transformer.cancel?.(reason);
        },
      }, writableStrategy);
      new Promise((done) => done(transformer.start?.(controller))).then(started.resolve, (err) => {
        ctl.error(err);
        started.reject(err);
      });
    }
    get readable() { return this.#readable; }
    get writable() { return this.#writable; }
    get [Symbol.toStringTag]() { return "TransformStream"; }
  }

  // disturbed tells whether a stream was read from or cancelled.
  const disturbed = (stream) => stateOf(stream).disturbed;
  return {
    ReadableStream, ReadableStreamDefaultReader, WritableStream, WritableStreamDefaultWriter, TransformStream,
    CountQueuingStrategy, ByteLengthQueuingStrategy, disturbed,
  };
})
