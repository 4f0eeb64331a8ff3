const EventEmitter = require('events');
const { once, on, EventEmitter: E2 } = EventEmitter;
console.log(EventEmitter === E2, EventEmitter.defaultMaxListeners);
(async () => {
  const e = new EventEmitter();
  e.on('x', (...a) => console.log('x1', ...a));
  e.prependListener('x', () => console.log('x0'));
  e.once('x', () => console.log('once'));
  console.log(e.emit('x', 1, 2), e.emit('x'), e.emit('none'), e.listenerCount('x'), e.eventNames());
  try { e.emit('error', new Error('boom')); } catch (err) { console.log(err.message); }
  try { e.emit('error', 'str'); } catch (err) { console.log(err.message, err.code); }
  try { e.on('x', 5); } catch (err) { console.log(err.message, err.code); }
  setTimeout(() => e.emit('later', 'a', 'b'), 1);
  console.log(await once(e, 'later'));
  setTimeout(() => e.emit('error', new Error('rejected')), 1);
  try { await once(e, 'later'); } catch (err) { console.log(err.message); }
  const c = new AbortController(); c.abort();
  try { await once(e, 'later', { signal: c.signal }); } catch (err) { console.log(err.name, err.code); }
  setTimeout(() => { e.emit('it', 1); e.emit('it', 2); e.emit('end'); }, 1);
  for await (const v of on(e, 'it', { close: ['end'] })) console.log('it', v);
  class My extends EventEmitter { constructor() { super(); this.z = 1; } }
  const m = new My(); m.on('newListener', (t) => console.log('new', t)); m.on('q', () => {}); m.removeAllListeners();
  console.log(m.eventNames(), m.rawListeners('q'), m instanceof EventEmitter);
  function Old() { EventEmitter.call(this); } require('util').inherits(Old, EventEmitter);
  const o = new Old(); o.on('a', function () { console.log(this === o); }); o.emit('a');
  const f = () => console.log('removed?'); o.on('b', f).off('b', f); console.log(o.emit('b'));
  const s = Symbol('s'); o.once(s, (v) => console.log('sym', v)); o.emit(s, 3); console.log(o.listeners(s));
})();
