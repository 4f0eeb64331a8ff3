// Event, EventTarget, AbortController, AbortSignal, DOMException
(e => [e.type, e.bubbles, e.cancelable, e.composed, e.defaultPrevented, e.target, e.currentTarget, e.eventPhase, e.isTrusted, typeof e.timeStamp])(new Event("x", { bubbles: true }))
new Event()
(e => [e.detail, e.type])(new CustomEvent("c", { detail: { a: 1 } }))
new CustomEvent("c").detail
(() => { const t = new EventTarget(), out = []; t.addEventListener("a", (e) => out.push(e.type, e.target === t, e.currentTarget === t, e.eventPhase)); out.push(t.dispatchEvent(new Event("a"))); return out })()
(() => { const t = new EventTarget(), out = []; const f = () => out.push(1); t.addEventListener("a", f); t.addEventListener("a", f); t.dispatchEvent(new Event("a")); t.removeEventListener("a", f); t.dispatchEvent(new Event("a")); return out })()
(() => { const t = new EventTarget(); let n = 0; t.addEventListener("a", () => n++, { once: true }); t.dispatchEvent(new Event("a")); t.dispatchEvent(new Event("a")); return n })()
(() => { const t = new EventTarget(); t.addEventListener("a", (e) => e.preventDefault()); return [t.dispatchEvent(new Event("a", { cancelable: true })), t.dispatchEvent(new Event("a"))] })()
(() => { const t = new EventTarget(); t.addEventListener("a", (e) => e.preventDefault(), { passive: true }); return t.dispatchEvent(new Event("a", { cancelable: true })) })()
(() => { const t = new EventTarget(), out = []; t.addEventListener("a", (e) => { out.push(1); e.stopImmediatePropagation() }); t.addEventListener("a", () => out.push(2)); t.dispatchEvent(new Event("a")); return out })()
(() => { const t = new EventTarget(), out = []; t.addEventListener("a", { handleEvent(e) { out.push(e.type, this !== t) } }); t.dispatchEvent(new Event("a")); return out })()
(() => { const t = new EventTarget(), c = new AbortController(); let n = 0; t.addEventListener("a", () => n++, { signal: c.signal }); t.dispatchEvent(new Event("a")); c.abort(); t.dispatchEvent(new Event("a")); return n })()
new EventTarget().addEventListener("a")
new EventTarget().dispatchEvent({})
(() => { const t = new EventTarget(); const e = new Event("a"); t.addEventListener("a", () => t.dispatchEvent(e)); return [e.type] })()
(() => { const t = new EventTarget(), out = []; t.addEventListener("a", () => { out.push(1); t.addEventListener("a", () => out.push(2)) }, { once: true }); t.dispatchEvent(new Event("a")); t.dispatchEvent(new Event("a")); return out })()
(c => [c.signal.aborted, c.signal.reason, c.signal === c.signal])(new AbortController())
(c => { c.abort(); return [c.signal.aborted, c.signal.reason.name, c.signal.reason.message, c.signal.reason.code, c.signal.reason instanceof DOMException] })(new AbortController())
(c => { c.abort("why"); c.abort("again"); return c.signal.reason })(new AbortController())
(c => { const out = []; c.signal.addEventListener("abort", (e) => out.push(e.type, e.isTrusted, e.target === c.signal)); c.signal.onabort = () => out.push("on"); c.abort(); c.abort(); return out })(new AbortController())
(c => { c.signal.onabort = 5; return c.signal.onabort })(new AbortController())
(s => [s.aborted, s.reason.name])(AbortSignal.abort())
AbortSignal.abort(7).reason
AbortSignal.abort(new TypeError("x")).throwIfAborted()
new AbortController().signal.throwIfAborted()
new AbortSignal()
new Promise((r) => { const s = AbortSignal.timeout(5); s.addEventListener("abort", () => r([s.reason.name, s.reason.message, s.reason.code])); setTimeout(() => {}, 50) })
AbortSignal.timeout(-1)
(() => { const a = new AbortController(), b = new AbortController(); const s = AbortSignal.any([a.signal, b.signal]); b.abort("b"); a.abort("a"); return [s.aborted, s.reason] })()
AbortSignal.any([AbortSignal.abort(1), AbortSignal.abort(2)]).reason
AbortSignal.any([]).aborted
AbortSignal.any([1])
(() => { const a = new AbortController(), out = []; const s = AbortSignal.any([AbortSignal.any([a.signal])]); s.onabort = () => out.push("s"); a.signal.onabort = () => out.push("a"); a.abort(); return out })()
[Object.prototype.toString.call(new AbortController()), Object.prototype.toString.call(new AbortController().signal), Object.prototype.toString.call(new Event("x")), Object.prototype.toString.call(new EventTarget())]
(e => [e.name, e.message, e.code, e instanceof Error, Object.prototype.toString.call(e), String(e), typeof e.stack])(new DOMException("m", "NotFoundError"))
(e => [e.name, e.message, e.code])(new DOMException())
(e => [e.name, e.cause])(new DOMException("m", { name: "DataError", cause: 5 }))
[DOMException.ABORT_ERR, DOMException.DATA_CLONE_ERR, DOMException.prototype.TIMEOUT_ERR, DOMException.INUSE_ATTRIBUTE_ERR, DOMException.URL_MISMATCH_ERR, DOMException.INVALID_STATE_ERR, DOMException.QUOTA_EXCEEDED_ERR, DOMException.NO_MODIFICATION_ALLOWED_ERR]
DOMException("x")
new (class E extends DOMException {})("m", "AbortError").code
new (class T extends EventTarget { constructor() { super(); this.x = 1 } })().x
