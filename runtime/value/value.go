// Package value carries JSON between the wire and a script: a response becomes
// what the script sees, what the script hands over becomes a request body.
package value

import (
	"errors"

	"github.com/dop251/goja"
)

// Codec decodes and encodes in one VM, with the engine's own JSON as it was
// when the Codec was made: a script that replaces JSON.parse does not change
// how responses are read.
type Codec struct {
	vm               *goja.Runtime
	json             goja.Value
	parse, stringify goja.Callable
}

// NewCodec returns the codec of a VM.
func NewCodec(vm *goja.Runtime) *Codec {
	j := vm.GlobalObject().Get("JSON").ToObject(vm)
	c := &Codec{vm: vm, json: j}
	c.parse, _ = goja.AssertFunction(j.Get("parse"))
	c.stringify, _ = goja.AssertFunction(j.Get("stringify"))
	return c
}

// Parse is the value that a JSON text stands for, as JSON.parse gives it.
func (c *Codec) Parse(text []byte) (goja.Value, error) {
	return c.parse(c.json, c.vm.ToValue(string(text)))
}

// Stringify is a value's JSON text, as JSON.stringify gives it, and nil for a
// value that has none (undefined, a function).
func (c *Codec) Stringify(v goja.Value) ([]byte, error) {
	if v == nil || goja.IsUndefined(v) {
		return nil, nil
	}
	x, err := c.stringify(c.json, v)
	if err != nil {
		var ex *goja.Exception
		if errors.As(err, &ex) {
			return nil, ex
		}
		return nil, err
	}
	if goja.IsUndefined(x) {
		return nil, nil
	}
	return []byte(x.String()), nil
}
