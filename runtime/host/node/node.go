// Package node holds the built-in modules that scripts and packages know from Node: fs, path, util, events, assert,
// Buffer and their like, each as "x" and "node:x".
//
// Most are written in JavaScript (js/*.js), compiled once per process and run in a VM when first imported; what needs
// the system is in Go behind them and asks the run's policy. A module that dssrun does not have can be imported, as
// packages do at their top level, and says so when it is used.
package node

import (
	"embed"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/host/console"
	"github.com/dssrun/dssrun/runtime/host/inspect"
	"github.com/dssrun/dssrun/runtime/host/native"
	"github.com/dssrun/dssrun/runtime/host/timers"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/permit"
)

//go:embed js/*.js
var sources embed.FS

// Env is what the modules need of their host.
type Env struct {
	Loop     *loop.Loop
	Permit   *permit.Policy // nil allows everything
	Inspect  *inspect.Inspector
	Timers   *timers.Timers
	Out, Err *console.Output
	Stdin    io.Reader
	Crypto   func() *goja.Object // the module crypto
	// FileBlob is a Blob over a file of a size in bytes and a media type, which holds none of it in memory.
	FileBlob func(path string, size int64, typ string) goja.Value
}

// Modules are the built-in modules of one VM.
type Modules struct {
	*Env
	vm      *goja.Runtime
	loaded  map[string]goja.Value
	small   *goja.Object
	require goja.Value
}

// New returns the modules of a VM; none is loaded yet.
func New(e *Env) *Modules { return &Modules{Env: e, vm: e.Loop.VM(), loaded: map[string]goja.Value{}} }

// module is a module with a JavaScript body, and the Go functions that it gets as native.
type module struct {
	file   string
	native func(*Modules) []native.Method
}

var bodies = map[string]module{
	"internal/errors":          {"errors", (*Modules).utilNatives},
	"internal/compare":         {"compare", (*Modules).bufferNatives},
	"internal/small":           {"small", (*Modules).smallNatives},
	"assert":                   {"assert", (*Modules).utilNatives},
	"async_hooks":              {"async_hooks", (*Modules).asyncNatives},
	"buffer":                   {"buffer", (*Modules).bufferNatives},
	"events":                   {"events", (*Modules).utilNatives},
	"fs":                       {"fs", (*Modules).fsNatives},
	"fs/promises":              {"fs_promises", nil},
	"os":                       {"os", (*Modules).osNatives},
	"path":                     {"path", (*Modules).osNatives},
	"querystring":              {"querystring", nil},
	"stream":                   {"stream", (*Modules).utilNatives},
	"internal/stream/base":     {"stream_base", nil},
	"internal/stream/readable": {"stream_readable", nil},
	"internal/stream/writable": {"stream_writable", nil},
	"string_decoder":           {"string_decoder", nil},
	"timers":                   {"timers", nil},
	"timers/promises":          {"timers_promises", (*Modules).timerNatives},
	"url":                      {"url", (*Modules).osNatives},
	"util":                     {"util", (*Modules).utilNatives},
	"util/types":               {"util_types", (*Modules).utilNatives},
}

// programs compiles each body once per process.
var programs = func() map[string]func() *goja.Program {
	out := map[string]func() *goja.Program{}
	for name, m := range bodies {
		out[name] = sync.OnceValue(func() *goja.Program { return compile(m.file) })
	}
	return out
}()

func compile(file string) *goja.Program {
	text, err := sources.ReadFile("js/" + file + ".js")
	if err != nil {
		panic(err)
	}
	return goja.MustCompile("node:"+file, string(text), true)
}

// Names lists the modules, without "node:".
func Names() []string {
	return slices.Sorted(func(yield func(string) bool) {
		for name := range exports {
			if !yield(name) {
				return
			}
		}
	})
}

// Exports are a module's names, for a name with or without "node:"; ok is false for an unknown module.
func Exports(name string) (names []string, ok bool) {
	list, ok := exports[strings.TrimPrefix(name, "node:")]
	return strings.Fields(list), ok
}

// Require returns a module, with or without "node:" before its name; nil when there is none.
func (m *Modules) Require(name string) goja.Value {
	name = strings.TrimPrefix(name, "node:")
	if _, known := exports[name]; !known {
		return nil
	}
	return m.load(name)
}

func (m *Modules) load(name string) goja.Value {
	if v, done := m.loaded[name]; done {
		return v
	}
	if name == "crypto" {
		m.loaded[name] = withDefault(m.Crypto())
		return m.loaded[name]
	}
	body, ok := bodies[name]
	if !ok {
		m.loaded[name] = withDefault(m.smallModule(name))
		return m.loaded[name]
	}
	f, err := m.vm.RunProgram(programs[name]())
	if err != nil {
		panic(err)
	}
	call, _ := goja.AssertFunction(f)
	module, exported, natives := m.vm.NewObject(), m.vm.NewObject(), m.vm.NewObject()
	native.Put(module, "exports", exported)
	if body.native != nil {
		native.Add(m.vm, natives, body.native(m))
		m.values(name, natives)
	}
	m.loaded[name] = exported // a module that needs itself gets what it has so far
	native.Call(call, goja.Undefined(), module, exported, m.requirer(), natives)
	m.loaded[name] = withDefault(module.Get("exports"))
	return m.loaded[name]
}

// withDefault makes the module its own default export, which an import of a package compiled from CommonJS asks for.
func withDefault(v goja.Value) goja.Value {
	if o, ok := v.(*goja.Object); ok && o.Get("default") == nil {
		native.Hide(o, "default", o)
	}
	return v
}

// requirer is the require function of the bodies.
func (m *Modules) requirer() goja.Value {
	if m.require == nil {
		m.require = native.New(m.vm, "require", 1, func(c goja.FunctionCall) goja.Value {
			name := c.Argument(0).String()
			_, public := exports[name]
			if _, internal := bodies[name]; !public && !internal {
				native.Throw(m.vm, "Error", "Cannot find module '"+name+"'")
			}
			return m.load(name)
		})
	}
	return m.require
}

func (m *Modules) smallModule(name string) goja.Value {
	if m.small == nil {
		m.small = m.load("internal/small").(*goja.Object).Get("modules").(*goja.Object)
	}
	build, _ := goja.AssertFunction(m.small.Get(name))
	return native.Call(build, goja.Undefined())
}
