// What Node 20 has of recent ECMAScript
"a\uD800".isWellFormed() + "/" + "😀".isWellFormed()
"a\uD800b\uDC00".toWellFormed().split("").map((c) => c.charCodeAt(0))
String.prototype.isWellFormed.call(null)
[Symbol.asyncIterator.toString(), typeof Symbol.asyncIterator, Symbol.asyncIterator.description]
[Symbol.dispose.description, Symbol.asyncDispose.description]
Object.getOwnPropertyDescriptor(Symbol, "asyncIterator").writable
Uint8Array.from("012").join()
Uint8Array.from("0123", (x) => x * 2).join()
Uint8Array.from(null)
Uint8Array.from(5).length
Float32Array.from(new Set([1, 2])).join()
(() => { class A {} const P = new Proxy(A, {}); return [new A() instanceof P, ({}) instanceof P, 5 instanceof P] })()
(() => { class A {} const P = new Proxy(A, { get: (t, k) => t[k] }); return new P() instanceof P })()
(() => { class A {} const P = new Proxy(A, {}); class B extends P {} return [new B() instanceof B, new B() instanceof P, new B() instanceof A] })()
(() => { const P = new Proxy(class { static [Symbol.hasInstance](v) { return v === 7 } }, {}); return [7 instanceof P, 8 instanceof P] })()
(() => { const h = { count: 0, get(t, k, r) { this.count++; return Reflect.get(t, k, r) } }; const P = new Proxy(function f() {}, h); P.x; P.y; return [h.count, typeof P, P.name] })()
(() => { const h = {}; const P = new Proxy(function () { return 1 }, h); h.apply = () => 2; return P() })()
(() => { const { proxy, revoke } = Proxy.revocable(class {}, {}); const ok = new proxy() instanceof proxy; revoke(); try { proxy.x } catch (e) { return [ok, e.name] } })()
Proxy({}, {})
new Proxy(1, {})
new Proxy({ a: 1 }, { get: () => 5 }).a
[typeof Proxy, Proxy.name, Proxy.length, Proxy.prototype]
(() => { const o = {}; Error.captureStackTrace(o); return [typeof o.stack, Object.keys(o)] })()
(() => { class E extends Error { constructor(m) { super(m); Error.captureStackTrace(this, E); this.name = "E" } } const e = new E("x"); return [String(e), e.stack.split("\n")[0]] })()
Error.captureStackTrace(1)
(() => { const w = new WeakRef({ a: 1 }); return w.deref().a })()
new WeakRef(1)
(() => { const f = new FinalizationRegistry(() => {}); const o = {}; f.register(o, 1, o); return [f.unregister(o), f.unregister(o)] })()
new FinalizationRegistry()
new FinalizationRegistry(() => {}).register(1)
["Promise" in globalThis, typeof undefined, typeof NaN]
(() => { "use strict"; try { undefined = 1 } catch (e) { return e.name } })()
(() => { const had = typeof performance.now(); return [had, performance.now() <= performance.now(), performance.timeOrigin > 1.6e12] })()
(m => [m.name, m.entryType, m.duration, m.detail])(performance.mark("a", { detail: 1 }))
(() => { performance.mark("s", { startTime: 1 }); performance.mark("e", { startTime: 4 }); const m = performance.measure("m", "s", "e"); return [m.duration, m.startTime, performance.getEntriesByName("m").length] })()
(() => { try { performance.measure("m", "nope") } catch (e) { return e.name } })()
globalThis === this || typeof globalThis
Object.getOwnPropertyDescriptor(Number.prototype, "toLocaleString").enumerable
[1234.5, 10000000n, null, undefined, "x"].toLocaleString()
[1.5, 2].toLocaleString("en-US", { style: "currency", currency: "USD" })
new Float64Array([1234.5, 2]).toLocaleString("en-US", { minimumFractionDigits: 1 })
RegExp("a", "g").flags + (RegExp(/x/) instanceof RegExp)
new RegExp("[")
(r => [r.source, r.flags, r instanceof RegExp, r.constructor === RegExp])(new RegExp("a/b", "gi"))
(() => { class R extends RegExp { t(s) { return this.test(s) } } return [new R("a").t("a"), new R("a") instanceof R, new R("a") instanceof RegExp] })()
"a1b2".split(new RegExp("\\d"))
"aBc".replace(new RegExp("b", "i"), "x")
[..."a1b2".matchAll(new RegExp("\\d", "g"))].map((m) => m[0])
RegExp.prototype.constructor === RegExp && /x/ instanceof RegExp && /x/.constructor === RegExp
RegExp(/x/g) !== /x/g && (r => RegExp(r) === r)(/x/)
new RegExp(/x/g, "i").flags
