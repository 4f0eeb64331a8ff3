package bind_test

import (
	"context"
	"testing"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/bindings/bind"
	"github.com/dssrun/dssrun/bindings/dss"
	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/runtime/loop"
)

// run runs a script on the API of DSS, in a fresh VM.
func run(b *testing.B, api *bind.API, js string) {
	b.Helper()
	l := loop.New(loop.Options{})
	v := bind.Install(api, l, bind.Options{Dial: func(d bind.Dialing) (*bind.Connection, error) {
		c, err := rest.New(rest.Config{URL: "http://box", User: d.Key, Transport: inProcess{}})
		return &bind.Connection{Client: c, URL: "http://box"}, err
	}})
	_ = l.VM().Set("dss", v.Namespace("dss"))
	o := l.Run(context.Background(), func() (goja.Value, error) { return l.VM().RunString("(async () => {" + js + "})()") })
	if o.Err != nil {
		b.Fatal(o.Err)
	}
}

// BenchmarkFirstUse is what the first use of the API costs a process: the
// classes are parsed.
func BenchmarkFirstUse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		run(b, bind.New(dss.Set()), `dss.apiClient().getUser("x").login`)
	}
}

// BenchmarkLaterUse is what it costs every further VM.
func BenchmarkLaterUse(b *testing.B) {
	api := bind.New(dss.Set())
	b.ReportAllocs()
	for b.Loop() {
		run(b, api, `dss.apiClient().getUser("x").login`)
	}
}

// BenchmarkInstall is what the API costs a VM that does not use it.
func BenchmarkInstall(b *testing.B) {
	api := bind.New(dss.Set())
	b.ReportAllocs()
	for b.Loop() {
		run(b, api, ``)
	}
}

// BenchmarkCall is one request and its answer, without a network.
func BenchmarkCall(b *testing.B) {
	api := bind.New(dss.Set())
	b.ReportAllocs()
	l := loop.New(loop.Options{})
	v := bind.Install(api, l, bind.Options{Dial: func(d bind.Dialing) (*bind.Connection, error) {
		c, err := rest.New(rest.Config{URL: "http://box", User: d.Key, Transport: inProcess{}})
		return &bind.Connection{Client: c, URL: "http://box"}, err
	}})
	_ = l.VM().Set("dss", v.Namespace("dss"))
	_ = l.VM().Set("n", b.N)
	o := l.Run(context.Background(), func() (goja.Value, error) {
		return l.VM().RunString(`(async () => { const u = dss.apiClient().getGroup("x"); for (let i = 0; i < n; i++) await u.getDefinition() })()`)
	})
	if o.Err != nil {
		b.Fatal(o.Err)
	}
}
