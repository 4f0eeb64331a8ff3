package node

import (
	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/host/native"
)

// tracker carries one value, the map of the AsyncLocalStorage objects, through awaits and promise callbacks.
type tracker struct{ current goja.Value }

// Grab is called where a promise callback is registered.
func (t *tracker) Grab() any { return t.current }

// Resumed is called before it runs.
func (t *tracker) Resumed(held any) { t.current, _ = held.(goja.Value) }

// Exited is called after it ran.
func (t *tracker) Exited() { t.current = nil }

func (m *Modules) asyncNatives() []native.Method {
	return []native.Method{{Name: "storages", Func: func(goja.FunctionCall) goja.Value {
		t := &tracker{}
		m.vm.SetAsyncContextTracker(t)
		m.Timers.Bind = func(task func() error) func() error {
			held := t.current
			return func() error {
				t.current = held
				defer func() { t.current = nil }()
				return task()
			}
		}
		o := m.vm.NewObject()
		native.Add(m.vm, o, []native.Method{
			{Name: "get", Func: func(goja.FunctionCall) goja.Value {
				if t.current == nil {
					return goja.Undefined()
				}
				return t.current
			}},
			{Name: "set", Func: func(c goja.FunctionCall) goja.Value {
				t.current = c.Argument(0)
				return goja.Undefined()
			}},
			{Name: "run", Func: func(c goja.FunctionCall) goja.Value {
				f, _ := goja.AssertFunction(c.Argument(1))
				before := t.current
				t.current = c.Argument(0)
				defer func() { t.current = before }()
				return native.Call(f, goja.Undefined())
			}},
		})
		return o
	}}}
}
