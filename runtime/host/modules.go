package host

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/host/native"
	"github.com/dssrun/dssrun/runtime/host/node"
	"github.com/dssrun/dssrun/runtime/value"
)

// Module is a built-in module. Either Load makes its namespace, or Body does, which may use Funcs, or Funcs are its functions.
type Module struct {
	// Name is what a script imports: "dss", "std/csv".
	Name string
	// Types is the module's .d.ts text: a `declare module "name" { … }`.
	Types string
	// Exports gives its names, when a script imports it. Default: those of Funcs.
	Exports func() []string
	// Load makes the namespace, once per VM, when the module is first imported.
	Load func() *goja.Object
	// Funcs are functions of plain Go on plain data.
	Funcs map[string]Func
	// Body is JavaScript that makes the namespace; Funcs then are its native half, and Exports has to be given.
	Body *Body
	// Supervises hands the run to the Body's JavaScript: native.run, see Host.supervise. For one that runs other code, as a
	// test runner does.
	Supervises bool
}

// Func is a plain Go function that a script can call. Arguments and result are plain data: nil, bool, int64, float64,
// string, []byte, []any, map[string]any; a json.RawMessage becomes what it stands for, and a *thrown.Value is one that
// native.run.thrown made. An error is thrown as loop.NewError shows it.
type Func struct {
	Do func(ctx context.Context, args []any) (any, error)
	// Async runs Do off the loop and gives the script a promise.
	Async bool
}

func (m *Module) names() []string {
	if m.Exports != nil {
		return m.Exports()
	}
	return slices.Sorted(maps.Keys(m.Funcs))
}

// Builtin tells the built-in modules, those of mods and Node's, and the names that each exports. It needs no VM.
func Builtin(mods []Module) func(module string) (exports []string, ok bool) {
	return func(name string) ([]string, bool) {
		for i := range mods {
			if mods[i].Name == name {
				return mods[i].names(), true
			}
		}
		return node.Exports(name)
	}
}

// Require returns the namespace of a built-in module, the same at each call. It throws a TypeError when there is none.
func (h *Host) Require(name string) goja.Value {
	if v, done := h.loaded[name]; done {
		return v
	}
	for i := range h.modules {
		if m := &h.modules[i]; m.Name == name {
			v := goja.Value(nil)
			switch {
			case m.Load != nil:
				v = m.Load()
			case m.Body != nil:
				v = h.body(m)
			default:
				v = h.functions(m)
			}
			if h.loaded == nil {
				h.loaded = map[string]goja.Value{}
			}
			h.loaded[name] = v
			return v
		}
	}
	v := h.node.Require(name)
	if v == nil {
		native.Throw(h.vm, "TypeError", "there is no built-in module \""+name+"\"")
	}
	return v
}

func (h *Host) functions(m *Module) *goja.Object {
	o := h.vm.NewObject()
	for _, name := range slices.Sorted(maps.Keys(m.Funcs)) {
		f := m.Funcs[name]
		native.Put(o, name, native.New(h.vm, name, 0, func(c goja.FunctionCall) goja.Value {
			args := make([]any, len(c.Arguments))
			for i, v := range c.Arguments {
				args[i] = v.Export()
			}
			if f.Async {
				return h.loop.Go(
					func(ctx context.Context) (any, error) { return f.Do(ctx, args) },
					func(v any) (goja.Value, error) { return h.plain(v) },
				)
			}
			result, err := f.Do(h.loop.Context(), args)
			if err != nil {
				h.loop.Throw(err)
			}
			v, err := h.plain(result)
			if err != nil {
				h.loop.Throw(err)
			}
			return v
		}))
	}
	return o
}

// plain makes real objects of plain data, keys in alphabetical order.
func (h *Host) plain(v any) (goja.Value, error) {
	switch x := v.(type) {
	case nil:
		return goja.Undefined(), nil
	case goja.Value:
		return x, nil
	case json.RawMessage:
		return value.NewCodec(h.vm).Parse(x)
	case []byte:
		return h.bytes(x), nil
	case []any:
		list := make([]any, len(x))
		for i, e := range x {
			v, err := h.plain(e)
			if err != nil {
				return nil, err
			}
			list[i] = v
		}
		return h.vm.NewArray(list...), nil
	case map[string]any:
		o := h.vm.NewObject()
		for _, k := range slices.Sorted(maps.Keys(x)) {
			v, err := h.plain(x[k])
			if err != nil {
				return nil, err
			}
			native.Put(o, k, v)
		}
		return o, nil
	case []string:
		list := make([]any, len(x))
		for i, s := range x {
			list[i] = s
		}
		return h.vm.NewArray(list...), nil
	}
	return h.vm.ToValue(v), nil
}

// Types are the .d.ts texts of the globals and of Node's modules, by file name. They need no library but ES2022.
func Types() map[string]string {
	return map[string]string{
		"globals.d.ts": strings.TrimSpace(globalTypes) + "\n",
		"web.d.ts":     strings.TrimSpace(webTypes()) + "\n",
		"node.d.ts":    node.Types(),
	}
}
