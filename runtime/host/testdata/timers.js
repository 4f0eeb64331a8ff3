(async () => {
  const out = [];
  setTimeout((a, b) => out.push('t2', a, b), 2, 'a', 'b');
  setImmediate((x) => out.push('immediate', x), 1);
  queueMicrotask(() => out.push('micro'));
  process.nextTick((x) => out.push('tick', x), 9);
  const cancelled = setTimeout(() => out.push('never'), 5);
  clearTimeout(cancelled);
  const byNumber = setTimeout(() => out.push('never'), 5);
  clearTimeout(+byNumber);
  clearTimeout(); clearTimeout(null); clearTimeout({}); clearTimeout(99999);
  let n = 0;
  await new Promise((resolve) => { const i = setInterval(() => { if (++n === 3) { clearInterval(i); resolve(); } }, 1); });
  await new Promise((r) => setTimeout(r, 10));
  console.log(out.sort(), n);
  const t = setTimeout(() => {}, 100000);
  console.log(typeof t, t.hasRef(), t.unref() === t, t.hasRef(), typeof +t, t.constructor.name);
  try { setTimeout('x'); } catch (e) { console.log(e.name, e.code); }
  const { setTimeout: sleep, setInterval: every, setImmediate: soon } = require('timers/promises');
  console.log(await sleep(1, 'value'), await soon('soon'));
  const c = new AbortController();
  setTimeout(() => c.abort(), 5);
  try { await sleep(100000, null, { signal: c.signal }); } catch (e) { console.log(e.name, e.code, e.message); }
  let k = 0;
  for await (const v of every(1, 'v')) { k++; if (k === 3) { console.log(v); break; } }
  const util = require('node:util');
  console.log(await util.promisify(setTimeout)(1, 'p'));
  const imm = setImmediate(() => console.log('never'));
  clearImmediate(imm);
})();
