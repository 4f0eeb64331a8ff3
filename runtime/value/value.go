// Package value carries JSON between the wire and a script. A response becomes
// what the script sees without being decoded: its text is checked and indexed
// off the loop (Index), wrapped on it (Codec.Value), decoded where the
// script reads, and written back as the same text where the script did not
// change it (Codec.Stringify). Install gives the script's own JSON the same
// decoder.
//
// A list is a real array; a dict is a lazy object that a script can't tell
// from a plain one. What a lazy object can't do as a plain one would (being
// frozen, an accessor, a Symbol property) turns it into one in place.
//
// These differences remain:
//
//   - What a script leaves alone is written with its own digits: request bodies
//     keep the spelling of every number, JSON.stringify the digits of every
//     integer, where JSON.parse would have rounded those beyond 2^53. An object
//     that was made plain, and what a spread or a clone copied, has numbers as
//     JSON.parse gives them.
//   - #name in dict throws a TypeError instead of being false, and a class whose
//     constructor returns a dict can't stamp private names on it. (A bundler that
//     lowers private brand checks spares scripts the first.)
//   - Code that took Object.getPrototypeOf, Object.freeze and their like before
//     Install meets the engine's: another prototype, a TypeError. Wanted tells
//     when to install early.
package value

import (
	"slices"

	"github.com/dop251/goja"
)

// Codec decodes and encodes in one VM, with the engine's own JSON as it was
// when the Codec was made: a script that replaces JSON.parse does not change
// how responses are read.
type Codec struct {
	vm  *goja.Runtime
	yes goja.Value
	no  goja.Value

	json             goja.Value
	parse, stringify goja.Callable
	objects, arrays  *goja.Object // Object.prototype, Array.prototype

	front *goja.Object // what stands before the prototype of lazy objects, nil before Install
	width int          // fields of the last object indexed
	made  bool         // there are lazy objects
	roots map[*goja.Object]source
}

// codecKey is the hidden property of the global object that holds the VM's
// Codec.
var codecKey = goja.NewSymbol("dssrun.json")

// codecBox keeps the engine from converting what it holds.
type codecBox struct{ codec *Codec }

// NewCodec returns the codec of a VM, the same one each time. The first value
// it decodes installs it (Install).
func NewCodec(vm *goja.Runtime) *Codec {
	global := vm.GlobalObject()
	if held := global.GetSymbol(codecKey); held != nil {
		if box, ok := held.Export().(*codecBox); ok {
			return box.codec
		}
	}
	j := global.Get("JSON").ToObject(vm)
	c := &Codec{vm: vm, json: j, yes: vm.ToValue(true), no: vm.ToValue(false)}
	c.parse, _ = goja.AssertFunction(j.Get("parse"))
	c.stringify, _ = goja.AssertFunction(j.Get("stringify"))
	c.objects, c.arrays = vm.NewObject().Prototype(), vm.NewArray().Prototype()
	_ = global.DefineDataPropertySymbol(codecKey, vm.ToValue(&codecBox{c}), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
	return c
}

// Parse is the value that a JSON text stands for: Index and Value in one. The
// text belongs to the value from then on. The error is a *SyntaxError.
func (c *Codec) Parse(text []byte) (goja.Value, error) {
	d, err := Index(text)
	if err != nil {
		return nil, err
	}
	return c.Value(d), nil
}

// Stringify is a value's JSON text, as JSON.stringify gives it, and nil for a
// value that has none (undefined, a function). What the script has not changed
// of a value that was read is copied as it was read, number for number. The
// error is what the script's code threw.
func (c *Codec) Stringify(v goja.Value) (text []byte, err error) {
	if v == nil || goja.IsUndefined(v) {
		return nil, nil
	}
	w := writer{c: c, exact: true}
	wrote := false
	if ex := c.vm.Try(func() { wrote = w.root(v) }); ex != nil {
		return nil, ex
	}
	if !wrote {
		return nil, nil
	}
	return w.buf, nil
}

// own is an object's own property, nil if it has none.
func (c *Codec) own(o *goja.Object, key string) goja.Value {
	if !slices.Contains(o.GetOwnPropertyNames(), key) {
		return nil
	}
	v := o.Get(key)
	if v == nil {
		v = goja.Undefined()
	}
	return v
}
