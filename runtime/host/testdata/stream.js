const { Readable, Writable, Transform, PassThrough, Duplex, pipeline, finished } = require('stream');
const { pipeline: pipe, finished: done } = require('stream/promises');
(async () => {
  const out = [];
  for await (const x of Readable.from(['a', 'b', 'c'])) out.push(x);
  console.log(out);
  const up = new Transform({ transform(c, e, cb) { cb(null, c.toString().toUpperCase()); }, flush(cb) { this.push('!'); cb(); } });
  const got = []; const sink = new Writable({ write(c, e, cb) { got.push(c.toString()); setTimeout(cb, 1); }, final(cb) { got.push('final'); cb(); } });
  await pipe(Readable.from(['x', 'y']), up, sink); console.log(got);
  const r = new Readable({ read() {} }); r.push('hello '); r.push('world'); r.push(null); r.setEncoding('utf8');
  let t = ''; r.on('data', (d) => { t += d; }); await done(r); console.log(t);
  const w = new Writable({ highWaterMark: 3, write(c, e, cb) { setImmediate(cb); } });
  console.log(w.write('ab'), w.write('cd')); await new Promise((res) => w.once('drain', res)); console.log('drained');
  w.end(); await done(w); console.log(w.writableFinished);
  try { await pipe(Readable.from(['x']), new Transform({ transform(c, e, cb) { cb(new Error('bad')); } }), new PassThrough()); } catch (e) { console.log(e.message); }
  const p = new PassThrough(); p.end('pass'); console.log((await p.toArray()).map(String));
  const o = new PassThrough({ objectMode: true }); o.write({ a: 1 }); o.end({ b: 2 }); console.log(await o.toArray());
  const events = []; const r2 = Readable.from([1, 2]); for (const n of ['data', 'end', 'close']) r2.on(n, (v) => events.push(n)); await new Promise((res) => r2.on('close', res)); console.log(events);
  const r3 = new Readable({ read() { this.destroy(new Error('read failed')); } }); r3.on('error', (e) => console.log(e.message)); r3.resume(); await new Promise((res) => r3.on('close', res));
  class Lines extends Transform { constructor() { super({ readableObjectMode: true }); this.rest = ''; } _transform(c, e, cb) { const l = (this.rest + c).split('\n'); this.rest = l.pop(); for (const x of l) this.push(x); cb(); } _flush(cb) { if (this.rest) this.push(this.rest); cb(); } }
  const lines = []; for await (const l of Readable.from(['a\nb', 'c\nd']).pipe(new Lines())) lines.push(l); console.log(lines);
  console.log(await Readable.from([1, 2, 3]).map((x) => x * 2).toArray(), await Readable.from([1, 2, 3]).filter((x) => x > 1).toArray());
  const wr = new Writable({ write(c, e, cb) { cb(); } }); wr.on('error', (e) => console.log(e.code)); wr.end(); wr.write('x'); await new Promise((res) => setTimeout(res, 5));
  console.log(r instanceof require('stream'), new Duplex({ read() {}, write() {} }) instanceof Writable);
})();
