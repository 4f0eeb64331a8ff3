package web

import (
	"embed"
	"fmt"
	"sync"

	"github.com/dop251/goja"
)

//go:embed *.js
var scripts embed.FS

// unit is a part written in JavaScript: a file of the form
//
//	(function (native, use) { "use strict"; …; return { Name, … }; })
//
// where native is the object that its Go half makes and use(name) gives what
// another unit returned.
type unit struct {
	native  func(*Env) map[string]any // nil: none
	program func() (*goja.Program, error)
}

func newUnit(name string, native func(*Env) map[string]any) *unit {
	return &unit{native: native, program: sync.OnceValues(func() (*goja.Program, error) {
		text, err := scripts.ReadFile(name + ".js")
		if err != nil {
			return nil, err
		}
		return goja.Compile("dssrun:web/"+name+".js", string(text), true)
	})}
}

// units are filled in by init, which breaks the cycle between a unit's Go half
// and the units that it uses.
var units map[string]*unit

func init() {
	units = map[string]*unit{}
	for name, native := range map[string]func(*Env) map[string]any{
		"body":        bodyNatives,
		"clone":       cloneNatives,
		"crypto":      cryptoNatives,
		"encoding":    encodingNatives,
		"events":      eventNatives,
		"exception":   nil,
		"fetch":       fetchNatives,
		"file":        fileNatives,
		"intl":        intlNatives,
		"iterator":    iteratorNatives,
		"performance": performanceNatives,
		"stream":      nil,
		"writable":    nil,
		"textstream":  nil,
		"formdata":    formDataNatives,
		"url":         urlNatives,
		"weak":        nil,
		"nodecrypto":  nodeCryptoNatives,
	} {
		units[name] = newUnit(name, native)
	}
}

// use gives what a unit returned, running it when this VM has not yet. A script
// that does not compile is a fault of this package and ends the run as crashed.
func (e *Env) use(name string) *goja.Object {
	if o, ok := e.units[name]; ok {
		return o
	}
	u := units[name]
	program, err := u.program()
	if err != nil {
		panic(fmt.Sprintf("web: %s: %v", name, err))
	}
	vm := e.vm()
	v, err := vm.RunProgram(program)
	if err != nil {
		panic(err) // the run was interrupted
	}
	run, ok := goja.AssertFunction(v)
	if !ok {
		panic("web: " + name + " is not a function")
	}
	native := vm.NewObject()
	if u.native != nil {
		for k, f := range u.native(e) {
			_ = native.Set(k, f)
		}
	}
	use := vm.ToValue(func(c goja.FunctionCall) goja.Value { return e.use(c.Argument(0).String()) })
	v, err = run(goja.Undefined(), native, use)
	if err != nil {
		panic(err)
	}
	o := v.ToObject(vm)
	if e.units == nil {
		e.units = map[string]*goja.Object{}
	}
	e.units[name] = o
	return o
}

// from is the constructor of a global that a unit returns under the same name.
func from(unit, name string) func(*Env) goja.Value {
	return func(e *Env) goja.Value { return e.use(unit).Get(name) }
}

// call calls a function that a unit returned; what it throws goes on.
func (e *Env) call(unit, name string, args ...goja.Value) goja.Value {
	f, ok := goja.AssertFunction(e.use(unit).Get(name))
	if !ok {
		panic("web: " + unit + "." + name + " is not a function")
	}
	v, err := f(goja.Undefined(), args...)
	if err != nil {
		panic(err)
	}
	return v
}

// throw throws a TypeError, RangeError or SyntaxError of the engine.
func (e *Env) throw(class, format string, args ...any) {
	ctor := e.builtins.Get(class)
	o, err := e.vm().New(ctor, e.vm().ToValue(fmt.Sprintf(format, args...)))
	if err != nil {
		panic(err)
	}
	panic(o)
}

// throwDOM throws a DOMException.
func (e *Env) throwDOM(name, format string, args ...any) {
	o, err := e.vm().New(e.use("exception").Get("DOMException"),
		e.vm().ToValue(fmt.Sprintf(format, args...)), e.vm().ToValue(name))
	if err != nil {
		panic(err)
	}
	panic(o)
}
