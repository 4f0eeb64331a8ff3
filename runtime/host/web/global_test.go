package web

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/dop251/goja"
)

func TestJSONErrorMessage(t *testing.T) {
	t.Parallel()
	golden, err := os.ReadFile("testdata/json.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(golden)) {
		var row [2]string
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(row[0], "😀") {
			row[1] = "Unexpected token '😀', \"😀\" is not valid JSON" // not half of it
		}
		if got := JSONErrorMessage(row[0], ""); got != row[1] {
			t.Errorf("%q\n got %s\nwant %s", row[0], got, row[1])
		}
	}
}

// What Node 20 does not have yet; the expectations are ECMA-262's.
func TestNewerThanNode20(t *testing.T) {
	t.Parallel()
	for expression, want := range map[string]string{
		`Object.groupBy([1, 2, 3], (x) => (x % 2 ? "odd" : "even"))`:                                                               `{"odd":[1,3],"even":[2]}`,
		`Object.getPrototypeOf(Object.groupBy([], (x) => x))`:                                                                      `null`,
		`Object.groupBy(null, (x) => x)`:                                                                                           `{"throws":"TypeError"}`,
		`Object.groupBy([1], 5)`:                                                                                                   `{"throws":"TypeError"}`,
		`[...Map.groupBy([1, 2, 3], (x) => x % 2)]`:                                                                                `[[1,[1,3]],[0,[2]]]`,
		`[Object.groupBy.name, Object.groupBy.length, Map.groupBy.name]`:                                                           `["groupBy",2,"groupBy"]`,
		`(async () => { const { promise, resolve } = Promise.withResolvers(); resolve(5); return promise })()`:                     `5`,
		`(async () => { const { promise, reject } = Promise.withResolvers(); reject(new RangeError()); return promise })()`:        `{"throws":"RangeError"}`,
		`(() => { class P extends Promise {} return P.withResolvers().promise instanceof P })()`:                                   `true`,
		`Promise.withResolvers.call(5)`:                                                                                            `{"throws":"TypeError"}`,
		`Promise.try((a, b) => a + b, 1, 2)`:                                                                                       `3`,
		`Promise.try(() => { throw new RangeError("x") })`:                                                                         `{"throws":"RangeError"}`,
		`Promise.try(async () => 7)`:                                                                                               `7`,
		`Promise.try(5)`:                                                                                                           `{"throws":"TypeError"}`,
		`Array.fromAsync([1, Promise.resolve(2)], async (x) => x * 2)`:                                                             `[2,4]`,
		`Array.fromAsync({ length: 2, 0: "a", 1: Promise.resolve("b") })`:                                                          `["a","b"]`,
		`Array.fromAsync({ async *[Symbol.asyncIterator]() { yield 1; yield 2 } })`:                                                `[1,2]`,
		`Array.fromAsync(null)`:                                                                                                    `{"throws":"TypeError"}`,
		`[1, 2, 3].values().map((x) => x * 2).toArray()`:                                                                           `[2,4,6]`,
		`[1, 2, 3, 4].values().filter((x) => x % 2).take(5).drop(1).toArray()`:                                                     `[3]`,
		`[..."abc"].entries().flatMap(([i, c]) => [i, c]).toArray()`:                                                               `[0,"a",1,"b",2,"c"]`,
		`new Map([["a", 1]]).values().reduce((a, b) => a + b, 10)`:                                                                 `11`,
		`(function* () { yield 1; yield 2 })().some((x) => x === 2)`:                                                               `true`,
		`(function* () { yield 1; yield 2 })().every((x) => x < 2)`:                                                                `false`,
		`(function* () { let i = 0; for (;;) yield i++ })().find((x) => x > 3)`:                                                    `4`,
		`(() => { const out = []; new Set([1, 2]).keys().forEach((x, i) => out.push([x, i])); return out })()`:                     `[[1,0],[2,1]]`,
		`[[1].values() instanceof Iterator, Object.getPrototypeOf(Iterator.prototype) === Object.prototype, typeof Iterator.from]`: `[true,true,"function"]`,
		`Iterator.from({ next() { return { done: this.n > 2, value: this.n++ } }, n: 1 }).map((x) => -x).toArray()`:                `[-1,-2]`,
		`Iterator.from("ab").toArray()`:                                                                                            `["a","b"]`,
		`Iterator.from(5)`:                                                                                                         `{"throws":"TypeError"}`,
		`new Iterator()`:                                                                                                           `{"throws":"TypeError"}`,
		`new (class X extends Iterator {})() instanceof Iterator`:                                                                  `true`,
		`[].values().map(5)`:           `{"throws":"TypeError"}`,
		`[].values().take(-1)`:         `{"throws":"RangeError"}`,
		`[].values().reduce((a) => a)`: `{"throws":"TypeError"}`,
		`(() => { let closed = 0; const it = { next: () => ({ value: 1, done: false }), return() { closed++; return {} }, __proto__: Iterator.prototype }; try { it.map(() => { throw 1 }).next() } catch {} it.take(0).next(); const h = it.map((x) => x); h.next(); h.return(); return closed })()`: `3`,
		`(() => { const seen = []; for (const k in [1].values()) seen.push(k); return seen })()`: `[]`,
		`"x" in [].values() || "map" in [].values()`:                                             `true`,
		`[].values().map.name + Iterator.name`:                                                   `"mapIterator"`,
		`Object.prototype.toString.call([].values().map((x) => x))`:                              `"[object Iterator Helper]"`,
		`[].values().nope`: `"undefined"`,
		`[RegExp.escape("a.b*c"), RegExp.escape("1 x-\n"), new RegExp("^" + RegExp.escape("(a|b]$") + "$").test("(a|b]$")]`: `["\\x61\\.b\\*c","\\x31\\x20x\\x2d\\n",true]`,
		`RegExp.escape(5)`:                    `{"throws":"TypeError"}`,
		`Math.sumPrecise([1e20, 0.1, -1e20])`: `0.1`,
		`[Math.sumPrecise([]), Math.sumPrecise([Infinity, -Infinity]), Math.sumPrecise([Infinity])]`: `["-0","NaN","Infinity"]`,
		`Math.sumPrecise([1n])`: `{"throws":"TypeError"}`,
		`(() => { const a = new Uint8Array([1, 2]).buffer; const b = a.transfer(3); return [a.byteLength, a.detached, [...new Uint8Array(b)]] })()`: `[0,true,[1,2,0]]`,
		`(() => { const a = new ArrayBuffer(4); return [a.transferToFixedLength(1).byteLength, a.detached] })()`:                                    `[1,true]`,
		`(() => { const a = new ArrayBuffer(1); a.transfer(); return a.transfer() })()`:                                                             `{"throws":"TypeError"}`,
		`Uint8Array.from("012", Number).constructor.name`:                                                                                           `"Uint8Array"`,
		`URL.parse("x")`:                               `null`,
		`URL.parse("b", "http://a/").href`:             `"http://a/b"`,
		`new Blob(["ab"]).bytes().then((b) => [...b])`: `[97,98]`,
		`[navigator.userAgent, navigator.language]`:    `["dssrun","en-US"]`,
		`(() => { fetch; delete globalThis.fetch; return [typeof fetch, "fetch" in globalThis] })()`: `["undefined",false]`,
		`(() => { globalThis.fetch = 5; return fetch })()`:                                           `5`,
		`Object.getOwnPropertyDescriptor(globalThis, (URL, "URL")).enumerable`:                       `false`,
		`Object.keys(globalThis).filter((k) => k !== "setTimeout")`:                                  `[]`,
		`(1e21).toLocaleString("de-DE") + new Intl.NumberFormat("de-DE").resolvedOptions().locale`:   `"1,000,000,000,000,000,000,000en-US"`,
		`new Intl.DateTimeFormat("fr-FR").resolvedOptions().locale`:                                  `"en-US"`,
		`Intl.NumberFormat.supportedLocalesOf(["en-US", "de", "en", "en-GB"])`:                       `["en-US","en"]`,
	} {
		if got := eval(t, newEnv(nil), expression); !sameJSON(t, got, want) {
			t.Errorf("%s\n got %s\nwant %s", expression, got, want)
		}
	}
}

func TestRegExpAtRunTime(t *testing.T) {
	t.Parallel()
	for expression, want := range map[string]string{
		`[new RegExp("^\\p{L}+$", "u").test("é"), new RegExp("[\\p{L}--[a-z]]", "v").test("a"), "aé1".replace(new RegExp("\\P{L}", "gu"), "")]`: `[true,false,"aé"]`,
		`(r => [r.source, r.flags, String(r)])(new RegExp("\\p{Lu}", "u"))`:                                                                     `["\\p{Lu}","u","/\\p{Lu}/u"]`,
		`new RegExp("a", "d")`:                     `{"throws":"SyntaxError"}`,
		`new RegExp("(?i:a)")`:                     `{"throws":"SyntaxError"}`,
		`new RegExp("(?<y>a)").exec("a").groups.y`: `"a"`,
	} {
		if got := eval(t, newEnv(nil), expression); !sameJSON(t, got, want) {
			t.Errorf("%s\n got %s\nwant %s", expression, got, want)
		}
	}
}

func TestRewriteRegExp(t *testing.T) {
	before := RewriteRegExp
	RewriteRegExp = func(pattern, flags string) (string, string, error) {
		if pattern == "(?bad" {
			return "", "", errBad
		}
		return strings.ReplaceAll(pattern, `\p{L}`, "[a-zé]"), strings.ReplaceAll(flags, "v", "u"), nil
	}
	t.Cleanup(func() { RewriteRegExp = before })
	for expression, want := range map[string]string{
		`new RegExp("^\\p{L}+$", "u").test("é")`:                                                  `true`,
		`(r => [r.source, r.flags, r.test("é"), r instanceof RegExp])(new RegExp("\\p{L}", "v"))`: `["\\p{L}","v",true,true]`,
		`new RegExp("(?bad")`: `{"throws":"SyntaxError"}`,
		`(() => { class R extends RegExp { t(s) { return this.test(s) } } return [new R("\\p{L}", "u").t("é"), new R("a") instanceof R, new R("a") instanceof RegExp, /x/ instanceof RegExp] })()`: `[true,true,true,true]`,
		`["a1b2".split(new RegExp("\\d")), "aBc".replace(new RegExp("b", "i"), "x"), RegExp.name, RegExp.length, /x/.constructor === RegExp]`:                                                      `[["a","b",""],"axc","RegExp",2,true]`,
		`[new RegExp(/a/g).flags, new RegExp(/a/g, "i").flags, RegExp("q").source, new RegExp().source, new RegExp(/a/) !== /a/]`:                                                                  `["g","i","q","(?:)",true]`,
		`new RegExp(new RegExp("\\p{L}", "u")).test("é")`: `true`,
		`RegExp[Symbol.species] === RegExp`:               `true`,
	} {
		if got := eval(t, newEnv(nil), expression); !sameJSON(t, got, want) {
			t.Errorf("%s\n got %s\nwant %s", expression, got, want)
		}
	}
}

type badPattern struct{}

func (badPattern) Error() string { return "bad pattern" }

var errBad = badPattern{}

func TestNodeCrypto(t *testing.T) {
	t.Parallel()
	for expression, want := range map[string]string{
		`c.createHash("sha256").update("abc").digest("hex")`:                            `"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"`,
		`c.createHash("md5").update("a").update(new Uint8Array([98])).digest("base64")`: `"GH70Q2Ei0cwvQNwrkvDroA=="`,
		`c.createHmac("sha1", "key").update("x").digest("hex")`:                         `"2a00e8e8343df86c4c188b263eeca331afa31548"`,
		`c.createHash("SHA-512").update("616263", "hex").digest().length`:               `64`,
		`c.createHash("nope")`: `{"throws":"Error"}`,
		`(() => { const h = c.createHash("sha1"); h.digest(); h.update("x") })()`: `{"throws":"Error"}`,
		`(() => { const h = c.createHash("sha1").update("a"); const k = h.copy(); return h.update("b").digest("hex") === c.createHash("sha1").update("ab").digest("hex") && k.digest("hex") === c.createHash("sha1").update("a").digest("hex") })()`: `true`,
		`[c.randomBytes(8).length, c.randomInt(5) < 5, c.randomInt(3, 4), c.randomUUID().length]`: `[8,true,3,36]`,
		`c.randomBytes(-1)`: `{"throws":"RangeError"}`,
		`[c.timingSafeEqual(new Uint8Array([1]), new Uint8Array([1])), c.timingSafeEqual(new Uint8Array([1]), new Uint8Array([2]))]`: `[true,false]`,
		`c.timingSafeEqual(new Uint8Array(1), new Uint8Array(2))`:                                                                    `{"throws":"RangeError"}`,
		`[c.webcrypto === crypto, c.getHashes().includes("sha256"), c.hash("md5", "a")]`:                                             `[true,true,"0cc175b9c0f1b6a831c399e269772661"]`,
		`c.createHash("md5").update(5)`: `{"throws":"TypeError"}`,
	} {
		e := newEnv(nil)
		_ = e.vm().Set("c", NodeCrypto(e))
		if got := eval(t, e, expression); !sameJSON(t, got, want) {
			t.Errorf("%s\n got %s\nwant %s", expression, got, want)
		}
	}
	e := newEnv(nil)
	for _, name := range NodeCryptoExports {
		if v := NodeCrypto(e).Get(name); v == nil || goja.IsUndefined(v) {
			t.Errorf("%s is listed but not there", name)
		}
	}
}
