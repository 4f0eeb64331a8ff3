const util = require('util');
console.log(util.format('%s=%d %j', 'a', 1, { x: 1 }), util.inspect({ a: 1 }, { compact: false }), util.inspect('x', { colors: true }), util.inspect({ a: [1, { b: 2 }] }, { colors: true }));
console.log(util.inspect({ b: 1, a: 2 }, { sorted: true }), util.inspect({ a: { b: 1 } }, { depth: 0 }), util.inspect([1, 2, 3], { maxArrayLength: 1 }), util.inspect({ get x() { return 5; } }, { getters: true }));
console.log(util.inspect(new Proxy({ a: 1 }, {}), { showProxy: true }), util.inspect(12345678.123, { numericSeparator: true }), util.inspect({ a: 1, b: 2 }, { breakLength: 3 }), util.inspect([1], { showHidden: true }));
console.log(util.isDeepStrictEqual({ a: [1, new Map([[1, { b: 2 }]])] }, { a: [1, new Map([[1, { b: 2 }]])] }), util.isDeepStrictEqual([1], ['1']), util.isDeepStrictEqual(new Set([{ a: 1 }]), new Set([{ a: 1 }])), util.isDeepStrictEqual(NaN, NaN), util.isDeepStrictEqual(0, -0), util.isDeepStrictEqual(new Date(1), new Date(1)), util.isDeepStrictEqual(/a/g, /a/), util.isDeepStrictEqual(Buffer.from('a'), Buffer.from('a')));
const circ = { a: 1 }; circ.self = circ; const circ2 = { a: 1 }; circ2.self = circ2; console.log(util.isDeepStrictEqual(circ, circ2));
(async () => {
  console.log(await util.promisify((a, cb) => cb(null, a + 1))(1));
  try { await util.promisify((cb) => cb(new Error('no')))(); } catch (e) { console.log(e.message); }
  util.callbackify(async (x) => x * 2)(4, (err, v) => console.log(err, v));
  await new Promise((r) => setTimeout(r, 5));
  console.log(util.types.isPromise(Promise.resolve()), util.types.isMap(new Map()), util.types.isDate(new Date()), util.types.isProxy(new Proxy({}, {})), util.types.isUint8Array(Buffer.alloc(1)), util.types.isAsyncFunction(async () => {}), util.types.isGeneratorFunction(function* () {}), util.types.isNativeError(new TypeError()), util.types.isRegExp(/x/), util.types.isBoxedPrimitive(Object(1)), util.types.isTypedArray(new Int8Array(1)), util.types.isArrayBuffer(new ArrayBuffer(1)));
  console.log(util.parseArgs({ args: ['-f', '--bar', 'b', 'pos', '--', '-x'], options: { foo: { type: 'boolean', short: 'f' }, bar: { type: 'string' }, n: { type: 'string', default: 'd' } }, allowPositionals: true }));
  try { util.parseArgs({ args: ['--nope'], options: {} }); } catch (e) { console.log(e.code, e.message); }
  console.log(util.inspect.custom === Symbol.for('nodejs.util.inspect.custom'), util.stripVTControlCharacters('\u001b[31mx\u001b[39m'), util.TextEncoder === TextEncoder);
  const d = util.deprecate(() => 5, 'old!', 'DEP1'); console.log(d(), d.name !== undefined);
  console.log(util.inspect(new (class Foo { [util.inspect.custom](depth, opts, inspect) { return `Foo<${inspect({ d: depth }, opts)}>`; } })()));
})();
