package web

import (
	"testing"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/loop"
)

// BenchmarkPrepare is what every run pays; BenchmarkLoop is the VM without it.
func BenchmarkPrepare(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Prepare(&Env{Loop: loop.New(loop.Options{})})
	}
}

func BenchmarkLoop(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		loop.New(loop.Options{})
	}
}

// BenchmarkFirstUse is what naming a global costs in a VM, once its script is
// compiled; it contains Prepare.
func BenchmarkFirstUse(b *testing.B) {
	for _, expression := range []string{
		"1", "Object", "Promise", "Symbol", "Array", "Error", "Uint8Array", "AbortController", "URL", "TextDecoder",
		"fetch", "Blob", "ReadableStream", "crypto", "structuredClone", "Intl", "[].values().map", "(5).toLocaleString()",
	} {
		program := goja.MustCompile("bench.js", expression, true)
		b.Run(expression, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				e := &Env{Loop: loop.New(loop.Options{})}
				Prepare(e)
				if _, err := e.vm().RunProgram(program); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkCompile is what the first use in a process adds.
func BenchmarkCompile(b *testing.B) {
	for name := range units {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := newUnit(name, nil).program(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
