package bind

import (
	"fmt"
	"strings"

	"github.com/dop251/goja"
)

// iterable gives a class's prototype the method that "for await" calls. The
// engine may have no Symbol.asyncIterator; compiled scripts then look for the
// registered symbol of that name, and so does pages.js.
func (v *VM) iterable(b *built, proto *goja.Object) {
	if b.Iterate == "" {
		return
	}
	m := b.members[b.Iterate].method
	iterate := v.vm.ToValue(func(call goja.FunctionCall) goja.Value {
		if err := m.load(); err != nil {
			v.throw(err)
		}
		return v.call(m, goja.FunctionCall{This: call.This})
	})
	_ = proto.DefineDataPropertySymbol(v.asyncIterator(), iterate, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

func (v *VM) asyncIterator() *goja.Symbol {
	symbols := v.vm.GlobalObject().Get("Symbol").ToObject(v.vm)
	if s, ok := symbols.Get("asyncIterator").(*goja.Symbol); ok {
		return s
	}
	registered, _ := goja.AssertFunction(symbols.Get("for"))
	x, err := registered(symbols, v.vm.ToValue("Symbol.asyncIterator"))
	if err != nil {
		v.throw(err)
	}
	return x.(*goja.Symbol)
}

// checkIterate wants a method that an iteration can call.
func (c *class) checkIterate() error {
	if c.Iterate == "" {
		return nil
	}
	m := c.members[c.Iterate]
	switch {
	case m == nil || m.method == nil:
		return fmt.Errorf("%s: it iterates with %s, which is no method of it", c.Name, c.Iterate)
	case m.method.load() != nil:
		return nil // its own check tells
	case m.method.async || requiredCount(m.method) > 0 || !strings.HasPrefix(m.method.returns(), "AsyncIterable<"):
		return fmt.Errorf("%s.%s: to iterate with, it must take no arguments and return an AsyncIterable", c.Name, c.Iterate)
	}
	return nil
}
