package host

import (
	"math"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/host/native"
)

// The longest string and the biggest array that a script may make in one native call, as in Node. The engine has no
// limit of its own and its native loops can't be interrupted: past the machine's memory the whole process would end.
const (
	maxString = 1<<29 - 24
	maxFill   = 1 << 27
)

// limit replaces the methods that make much out of little: repeat, padStart, padEnd, and fill and join of arrays.
func limit(vm *goja.Runtime) {
	text := vm.ToValue("").ToObject(vm).Prototype()
	// The name comes with the engine's own function, which takes over once the size is known to be harmless.
	guard := func(proto *goja.Object, name string, length int, tooBig func(c goja.FunctionCall) string) {
		var own goja.Callable
		engine := proto.Get(name)
		f := vm.ToValue(func(c goja.FunctionCall) goja.Value {
			if message := tooBig(c); message != "" {
				native.Throw(vm, "RangeError", message)
			}
			if own == nil {
				own, _ = goja.AssertFunction(engine)
			}
			return native.Call(own, c.This, c.Arguments...)
		})
		_ = proto.DefineDataProperty(name, f, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
	const badString, badArray = "Invalid string length", "Invalid array length"
	guard(text, "repeat", 1, func(c goja.FunctionCall) string {
		if n := c.Argument(0).ToFloat(); n > 1 && !math.IsInf(n, 1) && n*float64(length(c.This)) > maxString {
			return badString
		}
		return ""
	})
	pad := func(c goja.FunctionCall) string {
		if c.Argument(0).ToFloat() > maxString {
			return badString
		}
		return ""
	}
	guard(text, "padStart", 1, pad)
	guard(text, "padEnd", 1, pad)
	list := vm.NewArray().Prototype()
	guard(list, "fill", 1, func(c goja.FunctionCall) string {
		if arrayLength(c.This) > maxFill {
			return badArray
		}
		return ""
	})
	guard(list, "join", 1, func(c goja.FunctionCall) string {
		separator := 1
		if v := c.Argument(0); !goja.IsUndefined(v) {
			separator = length(v)
		}
		if n := arrayLength(c.This); n > maxFill || n*float64(separator) > maxString {
			return badString
		}
		return ""
	})
}

// length is a string's length in UTF-16 units, 0 for what would have to be converted first.
func length(v goja.Value) int {
	if s, ok := v.(goja.String); ok {
		return s.Length()
	}
	return 0
}

func arrayLength(v goja.Value) float64 {
	if o, ok := v.(*goja.Object); ok {
		if n := o.Get("length"); n != nil {
			return n.ToFloat()
		}
	}
	return 0
}
