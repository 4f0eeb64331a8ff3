console.log(typeof setTimeout, typeof Buffer, typeof process, typeof nothing);
console.log('setTimeout' in globalThis, 'nothing' in globalThis);
console.log(delete globalThis.setImmediate === true || true);
globalThis.clearImmediate = 5;
console.log(clearImmediate);
console.log(typeof globalThis.queueMicrotask);
queueMicrotask;
delete globalThis.queueMicrotask;
console.log(typeof queueMicrotask);
console.log(global === globalThis);
var { log } = console; log('bound');
console.log(Object.prototype.toString.call(process), String(process));
try { 'x'.repeat(2 ** 40); } catch (e) { console.log(e.name, e.message); }
try { 'x'.repeat(-1); } catch (e) { console.log(e.name); }
try { 'x'.repeat(Infinity); } catch (e) { console.log(e.name); }
try { 'x'.padStart(2 ** 40); } catch (e) { console.log(e.name, e.message); }
try { 'x'.padEnd(2 ** 40, 'abc'); } catch (e) { console.log(e.name, e.message); }
console.log('ab'.repeat(3), 'a'.padStart(3, 'xy'), 'a'.padEnd(3), [1, 2].join('-'), [1, [2, 3]].join(), new Array(3).fill(0), ''.repeat(1e9).length);
console.log('x'.repeat.call(5, 2), [].join.call({ length: 2, 0: 'a', 1: 'b' }, '+'));
