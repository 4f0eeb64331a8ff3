// WritableStream: Streams, 5.
(function (native, use) {
  "use strict";
  const inspect = Symbol.for("nodejs.util.inspect.custom");
  const noop = () => {};
  function deferred() {
    let resolve, reject;
    const promise = new Promise((res, rej) => { resolve = res; reject = rej; });
    promise.catch(noop);
    return { promise, resolve, reject };
  }
  const released = () => new TypeError("Invalid state: The writer is not attached to a stream");

  function writableState(sink, hwm, size) {
    const s = {
      state: "writable", error: undefined, writer: null, queue: [], total: 0, busy: false, started: false,
      closing: null, full: false, ready: deferred(), closed: deferred(), abort: new (use("events").AbortController)(),
      desired: () => (s.state === "errored" ? null : s.state === "closed" ? 0 : hwm - s.total),
      // room keeps ready in step: pending while the queue is full.
      room() {
        const full = s.state === "writable" && !s.closing && s.desired() <= 0;
        if (full && !s.full) s.ready = deferred();
        if (!full) s.ready.resolve();
        s.full = full;
      },
      fail(err) {
        if (s.state !== "writable") return;
        s.state = "errored";
        s.error = err;
        s.abort.abort(err);
        for (const w of s.queue.splice(0)) w.reject(err);
        s.closing?.reject(err);
        if (!s.full) s.ready = deferred();
        s.ready.reject(err);
        s.closed.reject(err);
      },
      write(chunk) {
        if (s.state === "errored") return Promise.reject(s.error);
        if (s.closing || s.state === "closed") return Promise.reject(new TypeError("Invalid state: WritableStream is closed"));
        let n;
        try {
          n = size(chunk);
        } catch (err) {
          s.fail(err);
          return Promise.reject(err);
        }
        const d = deferred();
        s.queue.push({ chunk, n, ...d });
        s.total += n;
        s.room();
        s.next();
        return d.promise;
      },
      close() {
        if (s.state === "errored") return Promise.reject(s.error);
        if (s.closing || s.state === "closed") return Promise.reject(new TypeError("Invalid state: WritableStream is already closed"));
        s.closing = deferred();
        s.room();
        s.next();
        return s.closing.promise;
      },
      next() {
        if (s.busy || !s.started || s.state !== "writable") return;
        if (s.queue.length) {
          const w = s.queue[0];
          s.busy = true;
          new Promise((done) => done(sink.write?.(w.chunk, s.controller))).then(() => {
            s.busy = false;
            s.queue.shift();
            s.total -= w.n;
            w.resolve();
            s.room();
            s.next();
          }, (err) => {
            s.busy = false;
            s.queue.shift();
            w.reject(err);
            s.fail(err);
          });
        } else if (s.closing) {
          s.busy = true;
          new Promise((done) => done(sink.close?.())).then(() => {
            s.busy = false;
            if (s.state !== "writable") return;
            s.state = "closed";
            s.closing.resolve();
            s.closed.resolve();
          }, (err) => {
            s.busy = false;
            s.fail(err);
          });
        }
      },
      async stop(reason) {
        if (s.state !== "writable") return;
        s.fail(reason);
        await sink.abort?.(reason);
      },
    };
    s.controller = { get signal() { return s.abort.signal; }, error: (err) => s.fail(err) };
    return s;
  }

  class WritableStreamDefaultWriter {
    #s;
    constructor(stream) {
      if (!(stream instanceof WritableStream)) throw new TypeError("The stream must be a WritableStream");
      const s = stateOf(stream);
      if (s.writer) throw new TypeError("Invalid state: WritableStream is locked");
      s.writer = this;
      this.#s = s;
    }
    get closed() { return this.#s ? this.#s.closed.promise : Promise.reject(released()); }
    get ready() { return this.#s ? this.#s.ready.promise : Promise.reject(released()); }
    get desiredSize() {
      if (!this.#s) throw released();
      return this.#s.desired();
    }
    write(chunk) { return this.#s ? this.#s.write(chunk) : Promise.reject(released()); }
    close() { return this.#s ? this.#s.close() : Promise.reject(released()); }
    abort(reason) { return this.#s ? this.#s.stop(reason) : Promise.reject(released()); }
    releaseLock() {
      if (this.#s) this.#s.writer = null;
      this.#s = null;
    }
    get [Symbol.toStringTag]() { return "WritableStreamDefaultWriter"; }
  }

  class WritableStream {
    #s;
    constructor(sink = {}, strategy = {}) {
      if (sink?.type !== undefined) throw new RangeError(`Invalid underlying sink type: ${sink.type}`);
      const hwm = strategy?.highWaterMark === undefined ? 1 : Number(strategy.highWaterMark);
      if (Number.isNaN(hwm) || hwm < 0) throw new RangeError(`Invalid highWaterMark: ${strategy.highWaterMark}`);
      const s = this.#s = writableState(sink ?? {}, hwm, strategy?.size ?? (() => 1));
      s.room();
      new Promise((done) => done(sink?.start?.(s.controller))).then(() => {
        s.started = true;
        s.next();
      }, s.fail);
    }
    static state(stream) { return stream.#s; }
    get locked() { return this.#s.writer !== null; }
    getWriter() { return new WritableStreamDefaultWriter(this); }
    close() { return this.locked ? Promise.reject(new TypeError("Invalid state: WritableStream is locked")) : this.#s.close(); }
    abort(reason) { return this.locked ? Promise.reject(new TypeError("Invalid state: WritableStream is locked")) : this.#s.stop(reason); }
    get [Symbol.toStringTag]() { return "WritableStream"; }
    [inspect]() { return `WritableStream { locked: ${this.locked}, state: '${this.#s.state}' }`; }
  }
  const stateOf = WritableStream.state;
  delete WritableStream.state;
  return { WritableStream, WritableStreamDefaultWriter };
})
