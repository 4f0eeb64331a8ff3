package host

import (
	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/host/console"
	"github.com/dssrun/dssrun/runtime/host/timers"
)

// own are the globals that this package makes: name → constructor.
var own = func() map[string]func(*Host) goja.Value {
	m := map[string]func(*Host) goja.Value{
		"console": (*Host).console,
		"process": func(h *Host) goja.Value { return h.process.Object() },
		"global":  func(h *Host) goja.Value { return h.vm.GlobalObject() },
		"Buffer": func(h *Host) goja.Value {
			return h.node.Require("buffer").(*goja.Object).Get("Buffer")
		},
	}
	for _, name := range timers.Names {
		m[name] = func(h *Host) goja.Value { return h.timers.Global(name) }
	}
	return m
}()

func (h *Host) console() goja.Value {
	c := &console.Console{
		VM: h.vm, Inspect: h.inspect, Out: h.out, Err: h.err, Color: h.color,
		Warn: func(message string) { h.process.Warn("Warning", "", message) },
	}
	return c.Object()
}

// globals puts an object before the prototype of the global object that makes this package's globals when they are
// first read. Reading defines them as properties of the global object itself: writable, configurable, not enumerable.
//
// What this can't hide: before its first use such a global is inherited. It is found by typeof, in and reading, not by
// Object.hasOwn, and deleting it before its first use has no effect.
func (h *Host) globals() {
	global := h.vm.GlobalObject()
	lazy := h.vm.NewDynamicObject((*lazyGlobals)(h))
	if err := lazy.SetPrototype(global.Prototype()); err != nil {
		panic(err)
	}
	if err := global.SetPrototype(lazy); err != nil {
		panic(err)
	}
}

// lazyGlobals is that object.
type lazyGlobals Host

// Get makes the global of a name. Once made it is not made again: a script that deletes it is rid of it.
func (l *lazyGlobals) Get(name string) goja.Value {
	build, ok := own[name]
	if !ok || l.made[name] {
		return nil
	}
	if l.made == nil {
		l.made = map[string]bool{}
	}
	l.made[name] = true
	v := build((*Host)(l))
	if err := l.vm.GlobalObject().DefineDataProperty(name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE); err != nil {
		panic(err)
	}
	return v
}

// Has tells whether Get would make a global.
func (l *lazyGlobals) Has(name string) bool { return own[name] != nil && !l.made[name] }

// Set is only reached for this object itself, which stays as it is.
func (*lazyGlobals) Set(string, goja.Value) bool { return false }

// Delete is only reached for this object itself, which stays as it is.
func (*lazyGlobals) Delete(string) bool { return false }

// Keys are none: globals are not enumerable.
func (*lazyGlobals) Keys() []string { return nil }
