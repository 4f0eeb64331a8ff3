package web

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/dop251/goja"
)

// fixString repairs what string literals reach.
func (e *Env) fixString(proto *goja.Object) {
	vm := e.vm()
	method(vm, proto, "localeCompare", e.localeCompare)
	method(vm, proto, "isWellFormed", func(c goja.FunctionCall) goja.Value {
		_, changed := wellFormed(utf16Of(e.coercible(c.This, "isWellFormed")))
		return vm.ToValue(!changed)
	})
	method(vm, proto, "toWellFormed", func(c goja.FunctionCall) goja.Value {
		s := e.coercible(c.This, "toWellFormed")
		if units, changed := wellFormed(utf16Of(s)); changed {
			return goja.StringFromUTF16(units)
		}
		return s
	})
}

// coercible is ToString(RequireObjectCoercible(v)).
func (e *Env) coercible(v goja.Value, method string) goja.String {
	if goja.IsUndefined(v) || goja.IsNull(v) {
		e.throw("TypeError", "String.prototype.%s called on null or undefined", method)
	}
	return e.text(v)
}

// text is ToString(v), as code units.
func (e *Env) text(v goja.Value) goja.String {
	if s, ok := v.(goja.String); ok {
		return s
	}
	if s, ok := v.ToString().(goja.String); ok {
		return s
	}
	return e.vm().ToValue(v.String()).(goja.String)
}

// utf16Of is a string's code units.
func utf16Of(s goja.String) []uint16 {
	units := make([]uint16, s.Length())
	for i := range units {
		units[i] = s.CharAt(i)
	}
	return units
}

// wellFormed replaces lone surrogates, in place, and tells whether it found any.
func wellFormed(units []uint16) ([]uint16, bool) {
	changed := false
	for i := 0; i < len(units); i++ {
		if !utf16.IsSurrogate(rune(units[i])) {
			continue
		}
		if units[i] < 0xDC00 && i+1 < len(units) && units[i+1] >= 0xDC00 && units[i+1] < 0xE000 {
			i++
			continue
		}
		units[i], changed = 0xFFFD, true
	}
	return units, changed
}

// printable names a value in an error message, shortly.
func printable(v goja.Value) string {
	switch v := v.(type) {
	case nil:
		return "undefined"
	case *goja.Object:
		if _, ok := goja.AssertFunction(v); ok {
			return "function " + v.Get("name").String()
		}
		return "#<" + v.ClassName() + ">"
	case goja.String:
		return fmt.Sprintf("%q", v.String())
	}
	return v.String()
}

// captureStackTrace is V8's: it gives any object a stack. An Error has one
// already, taken where it was made; that one stays.
func fixError(e *Env, o *goja.Object) {
	define(o, "stackTraceLimit", e.vm().ToValue(10))
	e.add(o, 2, "captureStackTrace", func(c goja.FunctionCall) goja.Value {
		target, ok := c.Argument(0).(*goja.Object)
		if !ok {
			e.throw("TypeError", "Invalid argument")
		}
		if target.ClassName() == "Error" {
			return goja.Undefined()
		}
		trace, err := e.vm().New(o)
		if err != nil {
			panic(err)
		}
		stack := trace.Get("stack").String()
		if i := strings.IndexByte(stack, '\n'); i >= 0 {
			stack = stack[i:]
		}
		head := "Error"
		if s := e.vm().Try(func() { head = e.headline(target) }); s != nil {
			head = "Error"
		}
		define(target, "stack", e.vm().ToValue(head+stack))
		return goja.Undefined()
	})
}

// headline is what Error.prototype.toString gives for any object.
func (e *Env) headline(o *goja.Object) string {
	name, message := "Error", ""
	if v := o.Get("name"); v != nil && !goja.IsUndefined(v) {
		name = v.String()
	}
	if v := o.Get("message"); v != nil && !goja.IsUndefined(v) {
		message = v.String()
	}
	switch {
	case name == "":
		return message
	case message == "":
		return name
	}
	return name + ": " + message
}
