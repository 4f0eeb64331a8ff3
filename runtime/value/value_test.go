package value

import (
	"strings"
	"testing"

	"github.com/dop251/goja"
)

// TestDigits reads a document, runs code on it, and writes it back.
func TestDigits(t *testing.T) {
	t.Parallel()
	const doc = `{"id":12345678901234567890,"ratio":1.0,"exp":1E3,"zero":-0,"list":[9007199254740993,1.50],"o":{"id":9007199254740993},"s":"\u00e9\/"}`
	for name, c := range map[string]struct{ doc, code, body, script string }{
		"untouched": {doc, ``, doc, `{"id":12345678901234567890,"ratio":1,"exp":1000,"zero":0,"list":[9007199254740993,1.5],"o":{"id":9007199254740993},"s":"é/"}`},
		"read":      {doc, `o.id; o.list[0]; o.o.id; Object.entries(o)`, doc, ``},
		"changed": {doc, `o.s = 'x'; o.o.nw = 1; o.list.push(2)`,
			`{"id":12345678901234567890,"ratio":1.0,"exp":1E3,"zero":-0,"list":[9007199254740993,1.50,2],"o":{"id":9007199254740993,"nw":1},"s":"x"}`, ``},
		"removed":  {doc, `delete o.list; delete o.o; delete o.s`, `{"id":12345678901234567890,"ratio":1.0,"exp":1E3,"zero":-0}`, ``},
		"itself":   {doc, `o.id = o.id; o.ratio = 1; delete o.list; delete o.o; delete o.s`, `{"id":12345678901234567890,"ratio":1.0,"exp":1E3,"zero":-0}`, ``},
		"inside":   {`{"a":{"id":9007199254740993}}`, `o = {wrapped: [o, o.a], n: 1}`, `{"wrapped":[{"a":{"id":9007199254740993}},{"id":9007199254740993}],"n":1}`, ``},
		"root":     {`[9007199254740993,{"id":9007199254740993}]`, `o.push(o[1])`, `[9007199254740993,{"id":9007199254740993},{"id":9007199254740993}]`, ``},
		"spaced":   {`{ "a" : [ 1 , 2 ] }`, ``, `{ "a" : [ 1 , 2 ] }`, `{"a":[1,2]}`},
		"repeated": {`{"a":1,"2":0,"a":2.0}`, ``, `{"2":0,"a":2.0}`, `{"2":0,"a":2}`},
	} {
		vm := goja.New()
		codec := NewCodec(vm)
		v, err := codec.Parse([]byte(c.doc))
		if err != nil {
			t.Fatal(err)
		}
		_ = vm.Set("o", v)
		if _, err := vm.RunString(c.code); err != nil {
			t.Fatal(name, err)
		}
		if got, err := codec.Stringify(vm.Get("o")); err != nil || string(got) != c.body {
			t.Errorf("%s: body %s %v, want %s", name, got, err, c.body)
		}
		if got, err := vm.RunString(`JSON.stringify(o)`); err != nil || c.script != "" && got.String() != c.script {
			t.Errorf("%s: JSON.stringify %v %v, want %s", name, got, err, c.script)
		}
	}
}

func TestStringifyCircle(t *testing.T) {
	t.Parallel()
	vm := goja.New()
	codec := Install(vm)
	v, _ := codec.Parse([]byte(`{"a":{"b":[{}]}}`))
	_ = vm.Set("o", v)
	_, _ = vm.RunString(`o.a.b[0].up = o.a`)
	_, err := codec.Stringify(v)
	want := "TypeError: Converting circular structure to JSON\n    --> starting at object with constructor 'Object'\n    |     property 'b' -> object with constructor 'Array'\n    |     index 0 -> object with constructor 'Object'\n    --- property 'up' closes the circle"
	if err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("got %v, want %s", err, want)
	}
}

// TestSurface compares what a script can find out about the functions with
// what it can of the engine's own.
func TestSurface(t *testing.T) {
	t.Parallel()
	const code = `
	[JSON.parse, JSON.stringify, Object.freeze, Object.getPrototypeOf, Reflect.defineProperty, Array.prototype.values, [][Symbol.iterator]().next]
		.map(f => [f.name, f.length, 'prototype' in f, Object.getOwnPropertyNames(f)].join()).join(';') + ';' +
	[[JSON, 'parse'], [Object, 'seal'], [Array.prototype, 'values'], [Array.prototype, Symbol.iterator], [Object.prototype, '__proto__']]
		.map(([o, k]) => { const d = Object.getOwnPropertyDescriptor(o, k); return [d.writable, d.enumerable, d.configurable, d.get?.name, d.set?.name].join() }).join(';') + ';' +
	(Array.prototype.values === Array.prototype[Symbol.iterator]) + ';' + [...[1, , 3]].join() + ';' + Object.keys([][Symbol.iterator]().next()).join() + ';' +
	[...[1, 2].keys(), ...[3].entries()].join() + ';' + [...new Uint8Array([7])].join() + ';' + Array.from(new Set([1, 1, 2])).join() + ';' +
	(() => { const a = [1], seen = []; for (const x of a) { seen.push(x); if (a.length < 4) a.push(x + 1) } return seen.join() })() + ';' +
	(() => { const [a, b = 2, ...c] = [1, undefined, 3, 4]; return [a, b, c].join() })() + ';' + Object.prototype.toString.call([].values()) + ';' +
	[undefined, null, {}, Symbol('x')].map(v => { try { return JSON.parse(v) } catch (e) { return e.name } }).join() + ';' +
	JSON.stringify(JSON.parse('{"a":[1,{"b":2}]}', (k, v) => typeof v === 'number' ? v + 1 : v)) + JSON.stringify('x') + JSON.stringify(undefined) + JSON.stringify({a: [1, {}]}, null, 2) + JSON.stringify([1, {a: 2}], null, '12345678901234')`
	var got [2]string
	for i := range got {
		vm := goja.New()
		if i == 1 {
			Install(vm)
		}
		v, err := vm.RunString(code)
		if err != nil {
			t.Fatal(err)
		}
		got[i] = v.String()
	}
	if got[0] != got[1] {
		t.Errorf("engine %s\nours   %s", got[0], got[1])
	}
}
