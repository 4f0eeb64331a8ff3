package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dop251/goja"
)

// FuzzCounters runs scripts with and without counters: it never panics, both compile, and both do the same.
func FuzzCounters(f *testing.F) {
	for _, script := range []string{
		"if (1) print(1); else if (2) print(2); else ;",
		"a: for (let i = 0; i < 2; i++) { if (i) continue a; print(i) }",
		"const f = async (x = 1, { y } = {}) => x; print(f.name, f.length); await f()",
		"class A extends Object { static #x = 1; y = () => 1; static { print(A.#x) } get [1 + 1]() { return 2 } }; print(new A()[2])",
		"function* g() { try { yield 1; return 2 } finally { print('f') } } print([...g()])",
		"switch (3) { default: print('d'); case 1: { let x = 1; print(x) } break; case 2: }",
		"var f = function () { 'use strict'; return this }; print(f() === undefined)",
		"enum E { A, B = A + 2 } namespace N { export const x = E.B } print(N.x)",
		"for (const x of [1]) for (const y in { x }) do print(x + y); while (0)",
		"with ({ print() { return 1 } }) print(2)",
		"print(eval('var q = 1; q'), (function () { return arguments.length })(1, 2))",
		"async function* g() { yield 1 } for await (const x of g()) print(x)",
		"let x = `a${(() => `b${1}`)()}`; print(x, String.raw`\\n`)",
		"throw { toString() { return 'x' } }",
		"export const a = 1; export default class {}",
		"module.exports = 1; print(this === undefined)",
		"label: { break label } if (0) function q() {}",
		"try { null.x } catch { print('c') }\n;(0, print)(new.target)",
		"print(((a, b) => a + b).toString())",
		"var { a } = __commonJS(1)", "var __esm = (x) => x, { b } = __esm({ b() { return 1 } }); print(b()); __export(1)", "export const x_exports = {}; print(1)",
		"", "'use strict'", "{", "=> 1", "\u2028print(1)", "#!/bin/x\nprint(1)",
	} {
		f.Add(script, false)
		f.Add(script, true)
	}
	dir := realPath(f.TempDir())
	f.Fuzz(func(t *testing.T, script string, javaScript bool) {
		if len(script) > 2000 {
			return
		}
		path := filepath.Join(dir, map[bool]string{false: "x.ts", true: "x.js"}[javaScript])
		if err := os.WriteFile(path, []byte(script), 0o600); err != nil {
			t.Fatal(err)
		}
		o := Options{Path: path}
		plain, err := Load(t.Context(), o)
		if err != nil {
			_, _ = Outlined(t.Context(), path)
			return
		}
		o.Cover = everything
		counted, err := Load(t.Context(), o)
		if err != nil {
			t.Fatalf("with counters: %v", err)
		}
		counter := counted.Counter()
		want, whole := limited(plain, plain.Start)
		got, wholeToo := limited(counted, counter.Start)
		if whole && wholeToo && got != want {
			t.Errorf("with counters\n%s\nwithout\n%s", got, want)
		}
		outline, err := Outlined(t.Context(), path)
		if err != nil {
			t.Fatalf("no outline of what compiles: %v", err)
		}
		for _, file := range counter.Files() {
			if len(file.Counts) > len(outline.Statements) {
				t.Errorf("%d statements counted, %d in the outline\n%v\n%v", len(file.Counts), len(outline.Statements), file.Counts, outline.Statements)
			}
		}
	})
}

// limited runs a program for a short time; false when it was not enough.
func limited(p *Program, begin func(*goja.Runtime, func(string) goja.Value) (goja.Value, error)) (did string, whole bool) {
	vm := goja.New()
	vm.SetMaxCallStackSize(200)
	vm.SetRandSource(func() float64 { return 0.5 })
	vm.SetTimeSource(func() time.Time { return time.Unix(0, 0) })
	var b strings.Builder
	_ = vm.Set("print", func(c goja.FunctionCall) goja.Value {
		if b.Len() < 10_000 {
			for _, a := range c.Arguments {
				b.WriteString(a.String() + " ")
			}
		}
		return goja.Undefined()
	})
	timer := time.AfterFunc(200*time.Millisecond, func() { vm.Interrupt("time") })
	defer timer.Stop()
	v, err := begin(vm, nil)
	if err != nil {
		b.WriteString(p.MapStack(err.Error()))
		return b.String(), false
	}
	promise, _ := v.Export().(*goja.Promise)
	if promise.State() == goja.PromiseStateRejected {
		if o, ok := promise.Result().(*goja.Object); ok && o.ClassName() == "Error" {
			b.WriteString(p.MapStack(o.Get("stack").String()))
		}
	}
	return b.String(), true
}
