package value

import (
	"strings"
	"testing"

	"github.com/dop251/goja"
)

// describe is everything a script can see of a value, as text.
const describe = `
globalThis.see = (v, depth = 0) => {
	if (typeof v === 'string') return JSON.stringify(v);
	if (typeof v === 'symbol') return v.toString();
	if (Object.is(v, -0)) return '-0';
	if (v === null || typeof v !== 'object') return typeof v === 'function' ? 'function' : String(v);
	if (depth > 20) return '…';
	const proto = Object.getPrototypeOf(v);
	const kind = proto === Object.prototype ? '' : proto === Array.prototype ? 'array' : proto === null ? 'null' : 'other';
	const flags = [Object.isExtensible(v), Object.isFrozen(v), Object.isSealed(v), Array.isArray(v), v instanceof Object].map(Number).join('');
	const props = Reflect.ownKeys(v).map(k => {
		const d = Object.getOwnPropertyDescriptor(v, k);
		return String(k) + (d.writable ? 'w' : '') + (d.enumerable ? 'e' : '') + (d.configurable ? 'c' : '') + (d.get ? 'g' : '') + '=' + see(d.value, depth + 1);
	});
	return kind + flags + '{' + props.join() + '}';
};
globalThis.attempt = f => { try { return f(); } catch (e) { return 'threw ' + e.name; } };
`

// both runs code on the same document, plain in one VM and lazy in another,
// and gives what each came to.
func both(t testing.TB, doc, code string) (plain, lazily string) {
	t.Helper()
	return run(t, doc, code, false), run(t, doc, code, true)
}

func run(t testing.TB, doc, code string, lazily bool) string {
	t.Helper()
	vm := goja.New()
	var o goja.Value
	var err error
	if lazily {
		o, err = Install(vm).Parse([]byte(doc))
	} else {
		c := Install(vm)
		d, bad := IndexString(doc)
		if bad != nil {
			return "bad document: " + bad.Error()
		}
		o = c.eager(d.text[d.start:d.end])
	}
	if err != nil {
		return "bad document: " + err.Error()
	}
	_ = vm.Set("o", o)
	if _, err := vm.RunString(describe); err != nil {
		t.Fatal(err)
	}
	v, err := vm.RunString(`"use strict"; ` + code + "\n;[see(globalThis.r), attempt(() => see(o)), attempt(() => JSON.stringify(o))].join('\\n')")
	if err != nil {
		return "ERR " + strings.SplitN(err.Error(), " at ", 2)[0]
	}
	return v.String()
}

const sample = `{"b":1,"name":"x","list":[1,"two",{"three":3},[4,[5]]],"o":{"q":1,"deep":{"er":null}},"t":true,"f":false,"n":null,"e":{},"ea":[],"s":"a\"b\u00e9\n"}`

var documents = map[string]string{
	"sample":  sample,
	"odd":     `{"b":1,"2":"two","1":"one","b":3,"__proto__":{"x":1},"o":{"q":1,"10":1,"9":2,"q":{"r":[]}},"a\u0062":1,"":0,"toString":"own","hasOwnProperty":1}`,
	"spaced":  "{ \"b\" : [ 1 , 2 ] ,\n\t\"o\" : { \"q\" : { } } , \"name\":\"\\u0041\\/\" }",
	"empty":   `{}`,
	"numbers": `{"b":1.0,"name":1e3,"o":{"q":-0,"z":1E-7,"y":0.1,"x":123456789012,"w":1e400}}`,
	"toJSON":  `{"b":1,"toJSON":"text","o":{"constructor":1,"q":1,"valueOf":2,"length":3}}`,
}

var operations = []string{
	`globalThis.r = o.b`,
	`globalThis.r = [o.b, o.b, o.b, o.b, o.b, o.b, o.name, o.missing, o.o]`,
	`globalThis.r = Object.keys(o)`, `globalThis.r = Object.values(o)`, `globalThis.r = Object.entries(o)`,
	`globalThis.r = Object.getOwnPropertyNames(o)`, `globalThis.r = Object.getOwnPropertySymbols(o)`, `globalThis.r = Reflect.ownKeys(o)`,
	`globalThis.r = {...o}`, `globalThis.r = Object.assign({}, o)`, `globalThis.r = Object.assign(o, {z: 1, b: 2, 5: 6, [Symbol.for('k')]: 1})`,
	`const {b, ...rest} = o; globalThis.r = [b, rest]`, `const {o: {q, missing = 4} = {}} = o; globalThis.r = [q, missing]`,
	`globalThis.r = []; for (const k in o) r.push(k)`, `globalThis.r = []; for (const k in o) { r.push(k); delete o.name; delete o[2] }`,
	`globalThis.r = []; for (const k in Object.create(o)) r.push(k)`,
	`globalThis.r = ['b' in o, 'missing' in o, 'toString' in o, '__proto__' in o, Symbol.iterator in o]`,
	`globalThis.r = [Object.prototype.hasOwnProperty.call(o, 'b'), Object.hasOwn(o, 'toString'), Object.prototype.propertyIsEnumerable.call(o, 'b')]`,
	`o.b = 2; globalThis.r = o.b`, `o.added = {x: 1}; o.also = undefined; o.f = () => 1`, `delete o.b; globalThis.r = 'b' in o`,
	`delete o.b; o.b = 'back'`, `o.z = 1; delete o.z; o.y = 1; o.z = 2`, `o[7] = 'seven'; o[3] = 'three'; o.x = 1`, `delete o.missing`,
	`for (const k of Object.keys(o)) delete o[k]; o.only = 1`, `for (let i = 0; i < 40; i++) o['k' + i] = i; delete o.k3; globalThis.r = o.k39`,
	`o.o.q = 5; globalThis.r = o.o === o.o`, `globalThis.r = o.list === o.list; o.list?.push?.(o.o)`, `o.self = o; globalThis.r = o.self === o; delete o.self`,
	`o.o = o.list; delete o.list`, `o.b = o.b`, `o.__proto__ = {inherited: 1}; globalThis.r = [o.inherited, Object.keys(o)]`,
	`o.__proto__ = null; globalThis.r = attempt(() => String(o.toString))`, `globalThis.r = o.__proto__ === Object.prototype`,
	`globalThis.r = [Object.getPrototypeOf(o) === Object.prototype, Reflect.getPrototypeOf(o) === Object.prototype, Object.prototype.isPrototypeOf(o), o instanceof Object]`,
	`Object.setPrototypeOf(o, {a: 1}); globalThis.r = o.a`, `Object.setPrototypeOf(o, null)`, `globalThis.r = attempt(() => Object.setPrototypeOf(o, Object.create(o)))`,
	`Reflect.setPrototypeOf(o, Array.prototype); globalThis.r = Array.isArray(o)`,
	`Object.freeze(o); globalThis.r = [attempt(() => { o.b = 9 }), attempt(() => { o.nw = 9 }), attempt(() => { delete o.b })]`,
	`Object.freeze(o.o); globalThis.r = attempt(() => { o.o.q = 9 })`, `Object.seal(o); globalThis.r = [attempt(() => { o.b = 9 }), attempt(() => { delete o.b })]`,
	`Object.preventExtensions(o); globalThis.r = [attempt(() => { o.zz = 1 }), Reflect.isExtensible(o)]`, `globalThis.r = Reflect.preventExtensions(o)`,
	`Object.defineProperty(o, 'g', {get() { return this.b }, enumerable: true}); globalThis.r = o.g`, `Object.defineProperty(o, 'b', {enumerable: false})`,
	`Object.defineProperty(o, 'b', {writable: false}); globalThis.r = attempt(() => { o.b = 1 })`, `Object.defineProperty(o, 'nw', {value: 1})`,
	`Object.defineProperties(o, {p: {value: 1, enumerable: true}, q: {get: () => 2}})`, `globalThis.r = Reflect.defineProperty(o, 'b', {value: 3})`,
	`o.__defineGetter__('gg', () => 4); globalThis.r = o.gg`, `globalThis.r = o.__lookupGetter__('b')`,
	`const s = Symbol('s'); o[s] = 1; globalThis.r = [o[s], s in o, Object.getOwnPropertySymbols(o).length]; o[s] = 2`,
	`const s = Symbol('s'); globalThis.r = [o[s], delete o[s], s in o]`, `Reflect.set(o, Symbol.for('k'), 1)`, `const c = Object.create(o); c[Symbol.for('k')] = 1; globalThis.r = c`,
	`o[Symbol.toPrimitive] = () => 42; globalThis.r = o + 1`, `o[Symbol.iterator] = function* () { yield 1 }; globalThis.r = [...o]`, `o[Symbol.toStringTag] = 'T'; globalThis.r = Object.prototype.toString.call(o)`,
	`globalThis.r = Object.getOwnPropertyDescriptors(o)`, `globalThis.r = Object.getOwnPropertyDescriptor(o, 'missing')`,
	`globalThis.r = [Reflect.get(o, 'b'), Reflect.has(o, 'b'), Reflect.set(o, 'b', 1), Reflect.deleteProperty(o, 'name'), Reflect.get(o, 'b', 5)]`,
	`const p = new Proxy(o, {}); p.b = 7; p.nw = 1; Object.freeze(p); globalThis.r = [see(p), o.b]`,
	`const p = new Proxy(o, {get: (t, k, r) => k === 'b' ? 'trapped' : Reflect.get(t, k, r)}); globalThis.r = [p.b, p.name, JSON.stringify(p), Object.keys(p)]`,
	`const {proxy, revoke} = Proxy.revocable(o, {}); proxy[Symbol.for('k')] = 1; revoke(); globalThis.r = attempt(() => proxy.b)`,
	`const m = new Map([[o, 1]]), w = new WeakMap([[o, 2]]), s = new Set([o, o]); Object.freeze(o); globalThis.r = [m.get(o), w.get(o), s.size]`,
	`globalThis.r = [typeof o, String(Object.prototype.toString.call(o)), o == o, o === o, Object.is(o, o)]`,
	`globalThis.r = attempt(() => String(o))`, `globalThis.r = attempt(() => o + '')`, `globalThis.r = attempt(() => [...o])`, `globalThis.r = attempt(() => o())`, `globalThis.r = attempt(() => new o())`,
	`globalThis.r = attempt(() => 1 instanceof o)`, `globalThis.r = o?.o?.deep?.er ?? 'nothing'`, `globalThis.r = Object.fromEntries(Object.entries(o).reverse())`,
	`globalThis.r = JSON.stringify(o, null, 2)`, `globalThis.r = JSON.stringify(o, null, '--')`, `globalThis.r = JSON.stringify(o, ['b', 'o', 'q'])`, `globalThis.r = JSON.stringify(o, (k, v) => typeof v === 'number' ? v + 1 : v)`,
	`globalThis.r = JSON.stringify({x: o, y: [o, o.o], d: new Date(0), u: undefined, f() {}, n: NaN, s: Object('s'), m: new Map([[1, 2]])}, null, 1)`, `o.toJSON = () => 'own'`, `o.toJSON = function (k) { return {k, b: this.b} }; globalThis.r = JSON.stringify({x: o})`,
	`Object.prototype.toJSON = function () { return 'all' }; globalThis.r = JSON.stringify([o]); delete Object.prototype.toJSON`,
	`o.self = o; globalThis.r = attempt(() => JSON.stringify(o)); delete o.self`, `o.big = 1n; globalThis.r = attempt(() => JSON.stringify(o)); delete o.big`,
	`o.o = undefined; o.b = NaN; o.name = () => 1; o.f = Symbol('x'); o.t = -0`, `o.s = 'é\ud800\u2028"'; o['k\n'] = 1`, `o.d = new Date(5); o.e = [,1]; o.neg = -1.5e-9`,
	`Object.freeze(o); o = {...o, z: 1}`, `Object.freeze(o); o.o.q = {fresh: 1}`, `globalThis.r = Object.isFrozen(Object.freeze(o))`, `globalThis.r = Object.groupBy ? Object.keys(Object.groupBy([o], x => typeof x.b)) : 0`,
	`class A { constructor() { return o } } class B extends A { field = 1 } new B(); globalThis.r = o.field`, `with_ = 0`, `globalThis.r = Array.prototype.concat.call([], o).length`,
	`Object.defineProperty(Object.prototype, 'tmp', {set(v) { globalThis.r = v }, get() { return 'g' }, configurable: true}); o.tmp = 5; globalThis.r = [globalThis.r, o.tmp]; delete Object.prototype.tmp`,
	`Object.defineProperty(Object.prototype, 'ro', {value: 1, configurable: true}); globalThis.r = attempt(() => { o.ro = 2 }); delete Object.prototype.ro`,
	`const c = Object.create(o); c.b = 'own'; c.nw = 1; globalThis.r = [c, Object.keys(c), c.name]`, `const c = {__proto__: o}; globalThis.r = [c.b, 'b' in c, Object.keys(c)]`,
	`const c = structuredCloneLike(o); globalThis.r = c; function structuredCloneLike(x) { return Array.isArray(x) ? x.map(structuredCloneLike) : x && typeof x === 'object' ? Object.fromEntries(Object.entries(x).map(([k, v]) => [k, structuredCloneLike(v)])) : x }`,
	`o.list?.sort?.(); o.list?.reverse?.(); globalThis.r = o.list`, `o.list?.splice?.(1, 2, {a: 1})`, `if (Array.isArray(o.list)) { o.list.length = 1; o.list[3] = 1 } globalThis.r = o.list`, `if (o.list) Object.freeze(o.list); globalThis.r = attempt(() => o.list.push(1))`,
	`globalThis.r = [0, o, o.o].map(x => x?.q)`, `globalThis.r = attempt(() => { o.hasOwnProperty('b') })`, `o.constructor = 1; globalThis.r = o.constructor`, `globalThis.r = o.constructor === Object`,
}

func TestDifferential(t *testing.T) {
	t.Parallel()
	for name, doc := range documents {
		for _, code := range operations {
			t.Run(name+"/"+code, func(t *testing.T) {
				if plain, lazily := both(t, doc, code); plain != lazily {
					t.Errorf("plain %s\nlazy  %s", plain, lazily)
				}
			})
		}
	}
}
