// Package native makes script functions and objects out of Go functions, with the names and shapes that a script
// expects of built-ins.
package native

import "github.com/dop251/goja"

// Func is a Go function that a script can call.
type Func = func(goja.FunctionCall) goja.Value

// New makes f a script's function with a name and a number of expected arguments.
func New(vm *goja.Runtime, name string, length int, f Func) *goja.Object {
	o := vm.ToValue(f).(*goja.Object)
	// The engine takes the name from Go's symbol; both properties are non-writable and configurable by the language.
	_ = o.DefineDataProperty("name", vm.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	if length != 0 {
		_ = o.DefineDataProperty("length", vm.ToValue(length), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
	return o
}

// Method is one function of an object.
type Method struct {
	Name   string
	Length int
	Func   Func
}

// Add puts methods on an object, writable and configurable, enumerable as Node's are.
func Add(vm *goja.Runtime, o *goja.Object, methods []Method) {
	for _, m := range methods {
		Put(o, m.Name, New(vm, m.Name, m.Length, m.Func))
	}
}

// Put sets a property and panics where the object refuses it, which a built-in's own object does not.
func Put(o *goja.Object, name string, value any) {
	if err := o.Set(name, value); err != nil {
		panic(err)
	}
}

// Hide sets a property that is not enumerable.
func Hide(o *goja.Object, name string, value goja.Value) {
	if err := o.DefineDataProperty(name, value, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE); err != nil {
		panic(err)
	}
}

// Getter defines an enumerable property that get computes.
func Getter(vm *goja.Runtime, o *goja.Object, name string, get func() goja.Value) {
	f := New(vm, "get "+name, 0, func(goja.FunctionCall) goja.Value { return get() })
	if err := o.DefineAccessorProperty(name, f, nil, goja.FLAG_TRUE, goja.FLAG_TRUE); err != nil {
		panic(err)
	}
}

// Lazy defines a property that becomes the value of build on first use. A script may overwrite it.
func Lazy(vm *goja.Runtime, o *goja.Object, name string, build func() goja.Value) {
	settle := func(v goja.Value) {
		_ = o.DefineDataProperty(name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
	}
	get := New(vm, "get "+name, 0, func(goja.FunctionCall) goja.Value {
		v := build()
		settle(v)
		return v
	})
	set := New(vm, "set "+name, 1, func(call goja.FunctionCall) goja.Value {
		settle(call.Argument(0))
		return goja.Undefined()
	})
	if err := o.DefineAccessorProperty(name, get, set, goja.FLAG_TRUE, goja.FLAG_TRUE); err != nil {
		panic(err)
	}
}

// Throw throws a new error of a built-in class ("TypeError", "RangeError") out of a native function.
func Throw(vm *goja.Runtime, class, message string) {
	panic(Error(vm, class, message))
}

// Error makes an error of a built-in class.
func Error(vm *goja.Runtime, class, message string) *goja.Object {
	o, err := vm.New(vm.GlobalObject().Get(class), vm.ToValue(message))
	if err != nil {
		panic(err)
	}
	return o
}

// Call calls a script's function and throws on what it throws.
func Call(f goja.Callable, this goja.Value, args ...goja.Value) goja.Value {
	v, err := f(this, args...)
	if err != nil {
		panic(err)
	}
	return v
}

// Bytes is the content of an ArrayBuffer, a typed array or a DataView, shared with the script; ok is false for
// anything else.
func Bytes(v goja.Value) (data []byte, ok bool) {
	o, is := v.(*goja.Object)
	if !is {
		return nil, false
	}
	switch x := o.Export().(type) {
	case goja.ArrayBuffer:
		return x.Bytes(), true
	case []byte:
		return x, true
	}
	buf, is := o.Get("buffer").(*goja.Object)
	if !is {
		return nil, false
	}
	b, is := buf.Export().(goja.ArrayBuffer)
	if !is {
		return nil, false
	}
	from, n := o.Get("byteOffset").ToInteger(), o.Get("byteLength").ToInteger()
	all := b.Bytes()
	if from < 0 || n < 0 || from+n > int64(len(all)) {
		return nil, false
	}
	return all[from : from+n], true
}
