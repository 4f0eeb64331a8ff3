package lib_test

import (
	"context"
	"testing"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/loop"
)

// core is what a test with toBe loads.
var core = []string{"expect", "matchers"}

// BenchmarkCompile is what a process pays once.
func BenchmarkCompile(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		for _, name := range core {
			if _, err := compile(name); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkVM is what a VM pays for expect and a first toBe, without what an empty run costs.
func BenchmarkVM(b *testing.B) {
	for name, script := range map[string]string{
		"empty": "1", "toBe": `load("expect").make({}) (1).toBe(1)`, "toEqual": `load("expect").make({}) ({ a: [1] }).toEqual({ a: [1] })`,
	} {
		program, err := goja.Compile("bench.js", script, true)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				k := newKit(b, nil, nil)
				b.StartTimer()
				end := k.loop.Run(context.Background(), func() (goja.Value, error) { return k.loop.VM().RunProgram(program) })
				if end.State != loop.OK {
					b.Fatal(end.State, end.Err)
				}
			}
		})
	}
}

// BenchmarkMatchers is one assertion in a VM that is warm.
func BenchmarkMatchers(b *testing.B) {
	for name, expression := range map[string]string{
		"toBe":    `expect(1).toBe(1)`,
		"toEqual": `expect(user).toEqual(other)`,
	} {
		b.Run(name, func(b *testing.B) {
			k := newKit(b, nil, nil)
			b.ReportAllocs()
			end := k.loop.Run(context.Background(), func() (goja.Value, error) {
				v, err := k.loop.VM().RunString(`(() => { const expect = load("expect").make({});
					const make = () => ({ login: "ada", groups: ["a", "b"], properties: { team: "x" }, enabled: true });
					const user = make(), other = make(); return () => { ` + expression + ` } })()`)
				if err != nil {
					return nil, err
				}
				f, _ := goja.AssertFunction(v)
				for b.Loop() {
					if _, err := f(goja.Undefined()); err != nil {
						return nil, err
					}
				}
				return nil, nil
			})
			if end.State != loop.OK {
				b.Fatal(end.State, end.Err)
			}
		})
	}
}
