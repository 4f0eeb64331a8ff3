package web

import (
	"math/big"
	"reflect"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/value"
)

func cloneNatives(e *Env) map[string]any {
	return map[string]any{
		"classOf": func(c goja.FunctionCall) goja.Value { return e.vm().ToValue(e.classOf(c.Argument(0))) },
		"isBlob": func(c goja.FunctionCall) goja.Value {
			_, ok := value.BlobOf(c.Argument(0))
			return e.vm().ToValue(ok)
		},
		// transfer moves the content of one ArrayBuffer into another of its size.
		"transfer": func(c goja.FunctionCall) goja.Value {
			from, ok := c.Argument(0).Export().(goja.ArrayBuffer)
			to, ok2 := c.Argument(1).Export().(goja.ArrayBuffer)
			if ok && ok2 {
				copy(to.Bytes(), from.Bytes())
				from.Detach()
			}
			return goja.Undefined()
		},
	}
}

var (
	typeMap     = reflect.TypeFor[[][2]any]()
	typeSet     = reflect.TypeFor[[]any]()
	typePromise = reflect.TypeFor[*goja.Promise]()
	typeBuffer  = reflect.TypeFor[goja.ArrayBuffer]()
	typeProxy   = reflect.TypeFor[goja.Proxy]()
	typeBigInt  = reflect.TypeFor[*big.Int]()
	typeString  = reflect.TypeFor[string]()
)

// classOf names the kind of an object whatever its prototype says, from what
// the engine would export it as.
func (e *Env) classOf(v goja.Value) string {
	o, ok := v.(*goja.Object)
	if !ok {
		return ""
	}
	class := o.ClassName()
	if class != "Object" {
		return class
	}
	switch o.ExportType() {
	case typeMap:
		return "Map"
	case typeSet:
		return "Set"
	case typePromise:
		return "Promise"
	case typeBuffer:
		return "ArrayBuffer"
	case typeProxy:
		return "Proxy"
	case typeBigInt:
		return "BigInt"
	case typeString:
		return "Symbol"
	}
	return class
}
