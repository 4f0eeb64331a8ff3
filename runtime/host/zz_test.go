package host

import (
	"github.com/dssrun/dssrun/runtime/host/web"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/permit"
	"io"
	"testing"
)

func BenchmarkParts(b *testing.B) {
	b.Run("loop", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			loop.New(loop.Options{})
		}
	})
	b.Run("prepare", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			l := loop.New(loop.Options{})
			e := &web.Env{Loop: l}
			web.Prepare(e)
		}
	})
	b.Run("limit", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			l := loop.New(loop.Options{})
			limit(l.VM())
		}
	})
	b.Run("prepare+limit", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			l := loop.New(loop.Options{})
			e := &web.Env{Loop: l}
			web.Prepare(e)
			limit(l.VM())
		}
	})
	p := permit.New(permit.Grants{})
	b.Run("all", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			l := loop.New(loop.Options{})
			Install(Options{Loop: l, Permit: p, Stdout: io.Discard, Stderr: io.Discard})
		}
	})
}
