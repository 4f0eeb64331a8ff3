package node

import (
	"net/http"
	"net/netip"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/host/inspect"
	"github.com/dssrun/dssrun/runtime/host/native"
)

func (m *Modules) utilNatives() []native.Method {
	vm := m.vm
	return []native.Method{
		{Name: "format", Func: func(c goja.FunctionCall) goja.Value {
			return vm.ToValue(m.Inspect.Format(c.Arguments, inspect.Defaults()))
		}},
		{Name: "formatWithOptions", Func: func(c goja.FunctionCall) goja.Value {
			opts, ok := c.Argument(0).(*goja.Object)
			if !ok {
				native.Throw(vm, "TypeError", `The "inspectOptions" argument must be of type object. Received `+c.Argument(0).String())
			}
			return vm.ToValue(m.Inspect.Format(c.Arguments[1:], m.Inspect.Read(opts, inspect.Defaults())))
		}},
		{Name: "stripColors", Func: func(c goja.FunctionCall) goja.Value { return vm.ToValue(inspect.StripColors(c.Argument(0).String())) }},
		{Name: "engineClass", Func: func(c goja.FunctionCall) goja.Value { return vm.ToValue(inspect.Class(c.Argument(0))) }},
		{Name: "isProxy", Func: func(c goja.FunctionCall) goja.Value { return vm.ToValue(inspect.Class(c.Argument(0)) == "Proxy") }},
	}
}

// values adds what is no function to a module's natives.
func (m *Modules) values(name string, o *goja.Object) {
	switch name {
	case "path", "url", "os":
		for k, v := range systemValues() {
			native.Put(o, k, v)
		}
	case "fs", "fs/promises", "timers/promises", "async_hooks":
	default:
		native.Put(o, "inspect", m.Inspect.Function())
	}
}

func (m *Modules) timerNatives() []native.Method {
	return []native.Method{{Name: "sleep", Func: func(c goja.FunctionCall) goja.Value {
		promise, cancel := m.Timers.Sleep(c.Argument(0))
		o := m.vm.NewObject()
		native.Put(o, "promise", promise)
		native.Put(o, "cancel", native.New(m.vm, "cancel", 0, func(goja.FunctionCall) goja.Value {
			cancel()
			return goja.Undefined()
		}))
		return o
	}}}
}

func (m *Modules) smallNatives() []native.Method {
	return append(m.utilNatives(), []native.Method{
		{Name: "names", Func: func(goja.FunctionCall) goja.Value {
			var list []any
			for _, n := range Names() {
				list = append(list, n)
			}
			return m.vm.NewArray(list...)
		}},
		{Name: "isIP", Func: func(c goja.FunctionCall) goja.Value {
			addr, err := netip.ParseAddr(c.Argument(0).String())
			switch {
			case err != nil:
				return m.vm.ToValue(0)
			case addr.Is4():
				return m.vm.ToValue(4)
			}
			return m.vm.ToValue(6)
		}},
		{Name: "statusCodes", Func: func(goja.FunctionCall) goja.Value {
			o := m.vm.NewObject()
			for code := 100; code < 600; code++ {
				if t := http.StatusText(code); t != "" {
					native.Put(o, m.vm.ToValue(code).String(), t)
				}
			}
			return o
		}},
	}...)
}
