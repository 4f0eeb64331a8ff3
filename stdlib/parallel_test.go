package stdlib_test

import "testing"

func TestParallel(t *testing.T) {
	t.Parallel()
	// busy counts how many are under way at a time.
	const busy = `let now = 0, most = 0; const busy = async (x) => { most = Math.max(most, ++now); await new Promise((r) => setTimeout(r, 1 + x % 3)); now--; return x * 2; };`
	const seq = `Array.from({ length: 20 }, (_, i) => i)`
	body := func(s string) string { return "await (async () => { " + s + " })()" }
	cases{
		"order and bound":      {body(busy + `const r = await m.map(` + seq + `, busy, { concurrency: 3 }); return [r.join(" "), most];`), `["0 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 32 34 36 38",3]`},
		"eight at a time":      {body(busy + `await m.forEach(` + seq + `, busy); return most;`), `8`},
		"one at a time":        {body(busy + `await m.mapSettled(` + seq + `, busy, { concurrency: 1 }); return most;`), `1`},
		"all at a time":        {body(busy + `await m.map(` + seq + `, busy, { concurrency: Infinity }); return most;`), `20`},
		"nothing to do":        {`await m.map([], () => 1)`, `[]`},
		"a plain function":     {`await m.map(["a", "b"], (s, i) => s + i)`, `["a0","b1"]`},
		"an async iterable":    {body(`async function* g() { yield 1; yield 2; } return m.map(g(), (x) => x + 1);`), `[2,3]`},
		"a Map":                {`await m.map(new Map([["a", 1]]), ([k, v]) => k + v)`, `["a1"]`},
		"forEach gives none":   {`[await m.forEach([1], (x) => x)]`, `[null]`},
		"progress":             {body(`const seen = []; await m.map([1, 2, 3], (x) => x, { onProgress: (d, n) => seen.push(d + "/" + n) }); return seen;`), `["1/3","2/3","3/3"]`},
		"settled":              {body(`const r = await m.mapSettled([3, 1, 2], async (x) => { await null; if (x !== 1) throw new Error("no " + x); return x; }); return [r.ok, r.failed.map((f) => [f.item, f.index, f.error.message])];`), `[[1],[[3,0,"no 3"],[2,2,"no 2"]]]`},
		"settled undefined":    {`(await m.mapSettled([1], () => undefined)).ok.length`, `1`},
		"a failure":            {`await m.map(["a", "b"], (x) => { if (x === "b") throw new RangeError("no"); })`, `ItemError: "b" (item 2 of 2) failed: no`},
		"named by login":       {`await m.map([{ login: "ada" }], () => { throw new Error("no"); })`, `ItemError: "ada" (item 1 of 1) failed: no`},
		"named by a label":     {`await m.map([{ login: "ada" }], () => { throw "no"; }, { label: (u) => "user " + u.login })`, `ItemError: user ada (item 1 of 1) failed: no`},
		"nameless":             {`await m.map([{ a: 1 }], () => { throw new Error("no"); })`, `ItemError: an object (item 1 of 1) failed: no`},
		"that can't be asked":  {`await m.map([new Proxy({}, { get() { throw new Error("hands off"); } })], () => { throw new Error("no"); })`, `ItemError: an object (item 1 of 1) failed: no`},
		"what a failure has":   {body(`const item = { id: 7, secret: "s" }, cause = new Error("no"); try { await m.forEach([item], () => { throw cause; }); } catch (e) { return [e instanceof m.ItemError, e.item === item, e.index, e.cause === cause, Object.keys(e)]; }`), `[true,true,0,true,[]]`},
		"a failure ends it":    {body(`const begun = []; let over = 0; try { await m.map([0, 1, 2, 3, 4, 5], async (x, i, signal) => { begun.push(x); await new Promise((r) => setTimeout(r, x === 0 ? 1 : 5)); if (x === 0) throw new Error("no"); over++; return signal.aborted; }, { concurrency: 2 }); } catch (e) { return [begun, over, e.message]; }`), `[[0,1],1,"\"0\" (item 1 of 6) failed: no"]`},
		"its signal":           {body(`let told; try { await m.map([0, 1], async (x, i, signal) => { if (x === 1) throw new Error("no"); await new Promise((r) => signal.addEventListener("abort", r)); told = signal.reason.message; throw signal.reason; }); } catch (e) { return [told, e.message]; }`), `["\"1\" (item 2 of 2) failed: no","\"1\" (item 2 of 2) failed: no"]`},
		"aborted before":       {`await m.map([1], () => 1, { signal: AbortSignal.abort(new Error("stop")) })`, `Error: stop`},
		"aborted under way":    {body(`const c = new AbortController(); const begun = []; try { await m.mapSettled([1, 2, 3], async (x) => { begun.push(x); if (x === 2) c.abort(new Error("stop")); await null; }, { concurrency: 1, signal: c.signal }); } catch (e) { return [begun, e.message]; }`), `[[1,2],"stop"]`},
		"progress that throws": {`await m.map([1, 2], (x) => x, { onProgress() { throw new Error("bad"); } })`, `Error: bad`},
		"no function":          {`await m.forEach([1], 2)`, `TypeError: forEach: the second argument must be a function, not a number`},
		"a forgotten await":    {`await m.map(Promise.resolve([1]), (x) => x)`, `TypeError: map: the items must be a list, not a Promise: is an await missing?`},
		"no list":              {`await m.mapSettled(null, (x) => x)`, `TypeError: mapSettled: the items must be a list, not null`},
		"none at a time":       {`await m.map([1], (x) => x, { concurrency: 0 })`, `TypeError: map: concurrency must be a whole number above 0, not 0`},
		"an odd option":        {`await m.map([1], (x) => x, { concurency: 2 })`, `TypeError: map: unknown option "concurency"; it takes concurrency, signal, onProgress, label`},
	}.check(t, "std/parallel")
}

func TestRetry(t *testing.T) {
	t.Parallel()
	body := func(s string) string { return "await (async () => { " + s + " })()" }
	// waits collects what onRetry says; the waits are cut to nothing by maxDelay.
	cases{
		"at once":             {`await m.retry((n) => "attempt " + n)`, `"attempt 1"`},
		"the third time":      {body(`const seen = []; const r = await m.retry((n) => { if (n < 3) throw new Error("no " + n); return n; }, { delay: 2, factor: 3, jitter: 0, onRetry: (e, n, d) => seen.push([e.message, n, d]) }); return [r, seen];`), `[3,[["no 1",1,2],["no 2",2,6]]]`},
		"used up":             {body(`let calls = 0; const error = new RangeError("still no"); try { await m.retry(async () => { calls++; throw error; }, { attempts: 4, delay: 0, retryIf: () => true }); } catch (e) { return [calls, e === error]; }`), `[4,true]`},
		"jitter and maxDelay": {body(`const waits = []; try { await m.retry(() => { throw new Error("no"); }, { attempts: 20, delay: 1, maxDelay: 2, onRetry: (e, n, d) => waits.push(d) }); } catch {} return [waits.length, waits[0] > 0.49 && waits[0] <= 1, waits.slice(2).every((w) => w >= 1 && w <= 2), new Set(waits).size > 5];`), `[19,true,true,true]`},
		"a refusal":           {body(`let calls = 0; try { await m.retry(() => { calls++; throw Object.assign(new Error("no"), { status: 403 }); }, { delay: 0 }); } catch { return calls; }`), `1`},
		"a busy server":       {body(`let calls = 0; try { await m.retry(() => { calls++; throw Object.assign(new Error("no"), { status: 503 }); }, { delay: 0 }); } catch { return calls; }`), `3`},
		"a mistake":           {body(`let calls = 0; try { await m.retry(() => { calls++; notThere(); }, { delay: 0 }); } catch { return calls; }`), `1`},
		"thrown text":         {body(`let calls = 0; try { await m.retry(() => { calls++; throw "no"; }, { delay: 0 }); } catch (e) { return [calls, e]; }`), `[3,"no"]`},
		"retryIf":             {body(`const seen = []; try { await m.retry(() => { throw new Error("no"); }, { delay: 0, attempts: 9, retryIf: async (e, n) => { seen.push(n); return n < 2; } }); } catch { return seen; }`), `[1,2]`},
		"aborted before":      {`await m.retry(() => 1, { signal: AbortSignal.abort(new Error("stop")) })`, `Error: stop`},
		"aborted in a wait":   {body(`const c = new AbortController(); let calls = 0; setTimeout(() => c.abort(new Error("stop")), 5); try { await m.retry(() => { calls++; throw new Error("no"); }, { delay: 3600000, maxDelay: Infinity, signal: c.signal }); } catch (e) { return [calls, e.message]; }`), `[1,"stop"]`},
		"no function":         {`await m.retry(Promise.resolve(1))`, `TypeError: retry: the first argument must be a function, not an object of class Promise: write () => before the call, so that it can be made again`},
		"odd attempts":        {`await m.retry(() => 1, { attempts: 0 })`, `TypeError: retry: attempts must be a whole number above 0, not 0`},
		"an odd delay":        {`await m.retry(() => 1, { delay: "1s" })`, `TypeError: retry: delay must be a number from 0, not 1s`},
		"odd jitter":          {`await m.retry(() => 1, { jitter: 2 })`, `TypeError: retry: jitter must be a number from 0 to 1, not 2`},
	}.check(t, "std/parallel")
}
