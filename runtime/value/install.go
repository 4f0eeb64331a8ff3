package value

import (
	"strings"
	"unsafe"

	"github.com/dop251/goja"
)

// lazyFrom is the length in bytes from which the script's own JSON.parse
// leaves a text lazy. Making plain objects of a shorter one costs as little.
const lazyFrom = 2 << 10

// Install gives a VM's scripts the lazy decoder: JSON.parse and
// JSON.stringify, the built-in functions that have to make a lazy object plain
// first, and a light iterator for arrays. Only the first call does something.
func Install(vm *goja.Runtime) *Codec {
	c := NewCodec(vm)
	if c.front != nil {
		return c
	}
	c.front = c.newFront()
	j := c.json.ToObject(vm)
	c.replace(j, "parse", 2, c.scriptParse)
	c.replace(j, "stringify", 3, c.scriptStringify)
	c.guards()
	c.lightIterator()
	return c
}

// replace defines a built-in function as the engine defines its own.
func (c *Codec) replace(on *goja.Object, name string, length int, f func(goja.FunctionCall) goja.Value) {
	_ = on.DefineDataProperty(name, c.function(name, length, f), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

func (c *Codec) function(name string, length int, f func(goja.FunctionCall) goja.Value) *goja.Object {
	fn := c.vm.ToValue(f).ToObject(c.vm)
	_ = fn.DefineDataProperty("name", c.vm.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	_ = fn.DefineDataProperty("length", c.vm.ToValue(length), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return fn
}

// scriptParse is JSON.parse.
func (c *Codec) scriptParse(call goja.FunctionCall) goja.Value {
	text := c.text(call.Argument(0))
	d, err := IndexString(text)
	if err != nil {
		maker := c.vm.GlobalObject().Get("SyntaxError")
		e, failed := c.vm.New(maker, c.vm.ToValue(err.Error()))
		if failed != nil {
			panic(failed)
		}
		panic(e)
	}
	if reviver := call.Argument(1); goja.IsUndefined(reviver) {
		// The usual case.
	} else if _, ok := goja.AssertFunction(reviver); ok {
		v, err := c.parse(c.json, c.vm.ToValue(text), reviver)
		if err != nil {
			panic(err)
		}
		return v
	}
	if len(text) < lazyFrom {
		return c.eager(d.text[d.start:d.end])
	}
	return c.Value(d)
}

// text is a value as a string, as the specification's ToString has it.
func (c *Codec) text(v goja.Value) string {
	if _, ok := v.(*goja.Symbol); ok {
		panic(c.vm.NewTypeError("Cannot convert a Symbol value to a string"))
	}
	return v.String()
}

// scriptStringify is JSON.stringify.
func (c *Codec) scriptStringify(call goja.FunctionCall) goja.Value {
	v := call.Argument(0)
	o, ok := v.(*goja.Object)
	gap := c.gap(call.Argument(2))
	// The engine is as good for plain values, except that it indents wrongly after an empty object or array.
	if _, replaced := call.Argument(1).(*goja.Object); replaced || !ok || !c.made && gap == "" {
		x, err := c.stringify(c.json, call.Arguments...)
		if err != nil {
			panic(err)
		}
		return x
	}
	w := writer{c: c, gap: gap}
	if !w.root(o) {
		return goja.Undefined()
	}
	return c.vm.ToValue(unsafe.String(unsafe.SliceData(w.buf), len(w.buf)))
}

// gap is what JSON.stringify indents by.
func (c *Codec) gap(space goja.Value) string {
	if o, ok := space.(*goja.Object); ok {
		switch o.ClassName() {
		case "Number":
			space = o.ToNumber()
		case "String":
			space = o.ToString()
		}
	}
	switch x := space.Export().(type) {
	case int64:
		return strings.Repeat(" ", int(min(max(x, 0), 10)))
	case float64:
		if !(x >= 1) {
			return ""
		}
		return strings.Repeat(" ", int(min(x, 10)))
	case string:
		if _, ok := space.(*goja.Object); ok {
			return ""
		}
		if r := []rune(x); len(r) > 10 {
			return string(r[:10])
		}
		return x
	}
	return ""
}

// eager is the value of a valid text as plain objects.
func (c *Codec) eager(raw string) goja.Value {
	switch raw[0] {
	case '{':
		o := c.vm.NewObject()
		members(raw, func(k, v span) bool {
			key, _ := unescape(raw[k.from:k.to])
			_ = o.DefineDataProperty(key, c.eager(raw[v.from:v.to]), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
			return true
		})
		return o
	case '[':
		var space [8]any
		items := space[:0]
		elements(raw, func(raw string) { items = append(items, c.eager(raw)) })
		return c.vm.NewArray(items...)
	}
	return c.scalar(raw)
}
