package value

import "github.com/dop251/goja"

// A lazy object of the engine (a dynamic object) refuses what is not a plain
// data property, without asking its handler. So the built-in functions that
// ask for such a thing make it plain first.

// guarded are these functions: on what, name, number of parameters.
var guarded = []struct {
	on, name string
	length   int
}{
	{"Object", "defineProperty", 3},
	{"Object", "defineProperties", 2},
	{"Object", "freeze", 1},
	{"Object", "seal", 1},
	{"Object", "preventExtensions", 1},
	{"Object", "setPrototypeOf", 2},
	{"Reflect", "defineProperty", 3},
	{"Reflect", "preventExtensions", 1},
	{"Reflect", "setPrototypeOf", 2},
}

func (c *Codec) guards() {
	global := c.vm.GlobalObject()
	for _, g := range guarded {
		on := global.Get(g.on).ToObject(c.vm)
		c.replace(on, g.name, g.length, c.plainFirst(on, g.name))
	}
	for _, name := range []string{"Object", "Reflect"} {
		on := global.Get(name).ToObject(c.vm)
		original, _ := goja.AssertFunction(on.Get("getPrototypeOf"))
		c.replace(on, "getPrototypeOf", 1, func(call goja.FunctionCall) goja.Value { return c.behind(again(original, call)) })
	}
	c.guardProto(global)
}

// again calls a function as it was called.
func again(f goja.Callable, call goja.FunctionCall) goja.Value {
	v, err := f(call.This, call.Arguments...)
	if err != nil {
		panic(err)
	}
	return v
}

func (c *Codec) plainFirst(on *goja.Object, name string) func(goja.FunctionCall) goja.Value {
	original, _ := goja.AssertFunction(on.Get(name))
	return func(call goja.FunctionCall) goja.Value {
		Plain(call.Argument(0))
		return again(original, call)
	}
}

// behind is what a script sees of a prototype.
func (c *Codec) behind(prototype goja.Value) goja.Value {
	if prototype == goja.Value(c.front) {
		return c.objects
	}
	return prototype
}

// guardProto replaces the accessor that is o.__proto__.
func (c *Codec) guardProto(global *goja.Object) {
	describe, _ := goja.AssertFunction(global.Get("Object").ToObject(c.vm).Get("getOwnPropertyDescriptor"))
	found, err := describe(goja.Undefined(), c.objects, c.vm.ToValue("__proto__"))
	if err != nil || goja.IsUndefined(found) {
		return
	}
	get, _ := goja.AssertFunction(found.ToObject(c.vm).Get("get"))
	set, _ := goja.AssertFunction(found.ToObject(c.vm).Get("set"))
	getter := c.function("get __proto__", 0, func(call goja.FunctionCall) goja.Value {
		return c.behind(again(get, call))
	})
	setter := c.function("set __proto__", 1, func(call goja.FunctionCall) goja.Value {
		Plain(call.This)
		return again(set, call)
	})
	_ = c.objects.DefineAccessorProperty("__proto__", getter, setter, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// newFront makes what stands between lazy objects and Object.prototype: it is
// told when a Symbol property is written, which no function can be.
func (c *Codec) newFront() *goja.Object {
	front := c.vm.NewProxy(c.vm.NewObject(), &goja.ProxyTrapConfig{
		SetSym: func(_ *goja.Object, key *goja.Symbol, v, receiver goja.Value) bool {
			o, ok := receiver.(*goja.Object)
			if !ok {
				return false
			}
			if lazy(o) != nil {
				Plain(o)
				return o.SetSymbol(key, v) == nil
			}
			// Something that inherits from a lazy object, or a Proxy of one.
			Plain(o)
			return o.DefineDataPropertySymbol(key, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE) == nil
		},
	})
	return c.vm.ToValue(front).ToObject(c.vm)
}
