package web

import (
	"math/big"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/value"
)

// Prepare makes the per-VM repairs that can't wait for a global to be asked
// for, because a literal reaches them: the methods of numbers, big integers,
// strings and arrays that depend on a locale, and the way to the iterator
// helpers. And it installs the global object behind which everything else is
// made on first use. Call it once, before anything is defined on the global
// object.
//
// Taking a global of goja builds that constructor with all its methods (10 µs
// for Promise or Symbol), and so does replacing or deleting one. Hence the
// empty global object in front: what a script does not name costs nothing.
func Prepare(e *Env) {
	vm := e.vm()
	e.builtins = vm.GlobalObject()
	e.Loop.AddErrorClass("AbortError", e.abortErrorPrototype)

	// One function serves all three, for functions are what costs here.
	toLocaleString := vm.ToValue(e.toLocaleString)
	define(vm.ToValue(0).ToObject(vm).Prototype(), "toLocaleString", toLocaleString)
	define(vm.ToValue(bigZero).ToObject(vm).Prototype(), "toLocaleString", toLocaleString)
	define(vm.NewArray().Prototype(), "toLocaleString", toLocaleString)
	e.fixString(vm.ToValue("").ToObject(vm).Prototype())
	e.fixIterator()

	global := vm.NewObject()
	vm.SetGlobalObject(global)
	_ = global.SetPrototype(vm.NewDynamicObject(&lazyGlobals{env: e}))
}

var bigZero = new(big.Int)

// lazyGlobals is the prototype of the global object: it makes each global when
// it is first asked for and defines it on the global object.
type lazyGlobals struct {
	env  *Env
	done map[string]bool // made before: deleted since if asked for again
}

// Get makes the global of a name, nil when there is none.
func (l *lazyGlobals) Get(name string) goja.Value {
	make, ok := Globals[name]
	if !ok || l.done[name] {
		return nil
	}
	if l.done == nil {
		l.done = map[string]bool{}
	}
	l.done[name] = true
	v := make(l.env)
	writable := goja.ToFlag(!ReadOnly(name))
	_ = l.env.vm().GlobalObject().DefineDataProperty(name, v, writable, writable, goja.FLAG_FALSE)
	if name == "JSON" {
		value.Install(l.env.vm())
	}
	return v
}

// Has tells whether the name is a global that has not been made yet.
func (l *lazyGlobals) Has(name string) bool { return Globals[name] != nil && !l.done[name] }

// Set is never reached: a global is set on the global object itself.
func (l *lazyGlobals) Set(string, goja.Value) bool { return false }

// Delete does nothing: there is nothing here to delete.
func (l *lazyGlobals) Delete(string) bool { return true }

// Keys are none: globals are not enumerable.
func (l *lazyGlobals) Keys() []string { return nil }

type native = func(goja.FunctionCall) goja.Value

// method defines a method the way built-in ones are: not enumerable. Its name
// is left to the engine, which costs nothing; see fn for a proper one.
func method(vm *goja.Runtime, o *goja.Object, name string, f native) {
	define(o, name, vm.ToValue(f))
}

// define defines a property as built-in methods are.
func define(o *goja.Object, name string, v goja.Value) {
	_ = o.DefineDataProperty(name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// fn is a function object with a name and a length, as a script sees them.
func (e *Env) fn(name string, length int, f native) *goja.Object {
	o := e.vm().ToValue(f).(*goja.Object)
	_ = o.DefineDataProperty("name", e.vm().ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	_ = o.DefineDataProperty("length", e.vm().ToValue(length), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return o
}

// add defines methods with their proper names.
func (e *Env) add(o *goja.Object, length int, name string, f native) {
	define(o, name, e.fn(name, length, f))
}
