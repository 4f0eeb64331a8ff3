package native

import "github.com/dop251/goja"

// Received is a value as Node's messages about a wrong argument name it.
func Received(v goja.Value) string {
	o, ok := v.(*goja.Object)
	if !ok {
		return v.String()
	}
	if _, callable := goja.AssertFunction(o); callable {
		return "a function"
	}
	return "an instance of " + o.ClassName()
}
