package host_test

import (
	"io"
	"testing"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/host"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/permit"
)

// BenchmarkFreshVM is what a run pays before its script: a VM with everything on offer.
func BenchmarkFreshVM(b *testing.B) {
	p := permit.New(permit.Grants{})
	for _, c := range []struct {
		name   string
		script string
	}{
		{"bare engine", ""},
		{"installed", ""},
		{"console.log", `console.log("hello")`},
		{"inspect", `console.log({ a: 1, b: [1, 2] })`},
		{"process", `process.argv`},
		{"setTimeout", `setTimeout`},
		{"Buffer", `Buffer.from("x")`},
		{"fs", `require("fs")`},
		{"util", `require("util")`},
	} {
		program := goja.MustCompile("bench.js", c.script, false)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				l := loop.New(loop.Options{})
				if c.name == "bare engine" {
					continue
				}
				h := host.Install(host.Options{Loop: l, Permit: p, Stdout: io.Discard, Stderr: io.Discard})
				vm := l.VM()
				if c.script == "" {
					continue
				}
				_ = vm.Set("require", func(c goja.FunctionCall) goja.Value { return h.Require(c.Argument(0).String()) })
				if _, err := vm.RunProgram(program); err != nil {
					b.Fatal(err)
				}
				h.Flush()
			}
		})
	}
}
