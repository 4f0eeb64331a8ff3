package bind

import (
	"fmt"
	"math"
	"slices"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/bindings/spec"
)

// class is a declared class in this VM, built on first use.
func (v *VM) class(c *class) *built {
	if b, ok := v.made[c]; ok {
		return b
	}
	if err := c.load(); err != nil {
		v.throw(err)
	}
	b := &built{class: c}
	v.made[c] = b
	if len(c.Enum) > 0 {
		b.public = v.enum(c)
		b.intern = b.public
		return b
	}
	b.proto = v.prototype(b)
	b.public = v.constructor(b, func(call goja.ConstructorCall) *goja.Object { return v.construct(b, call) })
	b.intern = v.constructor(b, func(call goja.ConstructorCall) *goja.Object { return v.make(b, call.Arguments) })
	v.instances(b)
	_ = b.proto.DefineDataProperty("constructor", b.public, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	for _, m := range c.statics {
		fn := v.function(m)
		for _, ctor := range []*goja.Object{b.public, b.intern} {
			_ = ctor.DefineDataProperty(m.name, fn, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
			if s := m.SnakeName(m.name); s != "" {
				_ = ctor.DefineDataProperty(s, fn, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
			}
		}
	}
	return b
}

func (v *VM) enum(c *class) *goja.Object {
	o := v.vm.NewObject()
	for _, e := range c.Enum {
		_ = o.DefineDataProperty(e.Name, v.vm.ToValue(e.Value), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_TRUE)
	}
	freeze, _ := goja.AssertFunction(v.vm.GlobalObject().Get("Object").ToObject(v.vm).Get("freeze"))
	_, _ = freeze(goja.Undefined(), o)
	return o
}

func (v *VM) constructor(b *built, fn func(goja.ConstructorCall) *goja.Object) *goja.Object {
	ctor := v.vm.ToValue(fn).ToObject(v.vm)
	_ = ctor.DefineDataProperty("name", v.vm.ToValue(b.Name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	_ = ctor.DefineDataProperty("prototype", b.proto, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
	return ctor
}

// construct is new, as scripts use it.
func (v *VM) construct(b *built, call goja.ConstructorCall) *goja.Object {
	if b.ctor == nil {
		if b.isError() {
			e := v.make(b, call.Arguments)
			if own := call.NewTarget; own != nil && own != b.public { // a class of the script's that extends this one
				_ = e.SetPrototype(nonNil(own.Get("prototype")).ToObject(v.vm))
			}
			return e
		}
		hint := "the API returns it"
		if b.Getter != "" {
			hint = "use " + b.Getter
		}
		v.throw(wrong("%s can't be made with new: %s", b.Name, hint))
	}
	if err := b.ctor.load(); err != nil {
		v.throw(err)
	}
	a, err := v.bind(b.ctor, call.Arguments)
	if err != nil {
		v.throw(err)
	}
	x, err := v.eval(b.ctor.expr, goja.Undefined(), a.scope)
	if err != nil {
		v.throw(err)
	}
	var fields []goja.Value
	v.vm.ForOf(x, func(f goja.Value) bool {
		fields = append(fields, f)
		return true
	})
	return v.make(b, fields)
}

// prototype is an empty object in front of a proxy that defines a member on it
// when the member is first read, and that refuses to write what is not
// declared.
func (v *VM) prototype(b *built) *goja.Object {
	parent := v.objectProto()
	switch {
	case b.parent != nil:
		parent = v.class(b.parent).proto
	case b.Extends == "Error":
		parent = v.vm.GlobalObject().Get("Error").ToObject(v.vm).Get("prototype").ToObject(v.vm)
	}
	proto := v.vm.NewObject()
	resolver := v.vm.CreateObject(parent)
	_ = proto.SetPrototype(v.vm.ToValue(v.vm.NewProxy(resolver, &goja.ProxyTrapConfig{
		Get: func(target *goja.Object, name string, receiver goja.Value) goja.Value {
			if v.define(b, proto, name) {
				return v.read(b, receiver, name)
			}
			return target.Get(name)
		},
		Has: func(target *goja.Object, name string) bool {
			return b.members[name] != nil || target.Get(name) != nil
		},
		Set: func(target *goja.Object, name string, x, receiver goja.Value) bool {
			if b.isError() && b.members[name] == nil { // an exception may carry anything
				o := receiver.ToObject(v.vm)
				return o.DefineDataProperty(name, x, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE) == nil
			}
			v.write(b, receiver, name, x)
			return true
		},
	})).ToObject(v.vm))
	if b.isError() {
		_ = proto.DefineDataProperty("name", v.vm.ToValue(b.Name), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
	v.iterable(b, proto)
	return proto
}

func (v *VM) objectProto() *goja.Object {
	return v.vm.GlobalObject().Get("Object").ToObject(v.vm).Get("prototype").ToObject(v.vm)
}

// define puts a member on the prototype, where the next read finds it.
func (v *VM) define(b *built, proto *goja.Object, name string) bool {
	m := b.members[name]
	if m == nil {
		return false
	}
	if m.method != nil {
		fn := v.function(m.method)
		for _, n := range []string{m.name, m.method.SnakeName(m.name)} {
			if n != "" {
				_ = proto.DefineDataProperty(n, fn, goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
			}
		}
		return true
	}
	get := v.vm.ToValue(func(call goja.FunctionCall) goja.Value { return v.read(b, call.This, name) })
	set := v.vm.ToValue(func(call goja.FunctionCall) goja.Value {
		v.write(b, call.This, name, call.Argument(0))
		return goja.Undefined()
	})
	_ = proto.DefineAccessorProperty(name, get, set, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return true
}

// read is a member's value for one object.
func (v *VM) read(b *built, this goja.Value, name string) goja.Value {
	m := b.members[name]
	switch {
	case m.method != nil:
		return v.function(m.method)
	case m.field != "":
		return nonNil(this.ToObject(v.vm).Get(m.field))
	}
	p := m.property
	if p.get != nil {
		x, err := v.eval(p.get, this, nil)
		if err != nil {
			v.throw(err)
		}
		return x
	}
	x := v.property(b, this, p)
	handOut(p.Type, x)
	return x
}

// walk reads a dotted path; what is not there is undefined.
func (v *VM) walk(from goja.Value, path []string) goja.Value {
	x := from
	if in := instanceOf(from); in != nil && in.raw != nil {
		x = in.raw
	}
	for _, name := range path {
		o, ok := x.(*goja.Object)
		if !ok {
			return goja.Undefined()
		}
		if x = o.Get(name); x == nil {
			return goja.Undefined()
		}
	}
	return x
}

// write is an assignment to a name of an object.
func (v *VM) write(b *built, this goja.Value, name string, x goja.Value) {
	m := b.members[name]
	if m == nil {
		v.throw(wrong("%s has no property %q%s", b.Name, name, suggest(name, b.names, "it has ")))
	}
	if m.field != "" {
		if err := this.ToObject(v.vm).Set(m.field, x); err != nil {
			v.throw(err)
		}
		return
	}
	if m.method != nil {
		v.throw(wrong("%s.%s is a method and can't be replaced", b.Name, m.name))
	}
	p := m.property
	if p.Readonly || len(p.path) == 0 && p.set == nil {
		hint := ""
		if p.Hint != "" {
			hint = ": " + p.Hint
		}
		v.throw(wrong("%s.%s is read-only%s", b.Name, m.name, hint))
	}
	if !accepts(v.api, p.Type, x) {
		what := wrong("%s.%s must be %s, got %s", b.Name, m.name, v.api.typeText(p.Type), kindOf(x))
		if isPromise(x) {
			what = wrong("%s.%s was given a Promise: add await", b.Name, m.name)
		}
		v.throw(what)
	}
	if p.set != nil {
		if _, err := v.eval(p.set, this, []goja.Value{x}); err != nil {
			v.throw(err)
		}
		return
	}
	last := len(p.path) - 1
	owner, ok := v.walk(this, p.path[:last]).(*goja.Object)
	if !ok {
		v.throw(fmt.Errorf("%s.%s can't be set: the document has no %q", b.Name, m.name, p.path[max(last-1, 0)]))
	}
	if err := owner.Set(p.path[last], v.undate(p, x)); err != nil {
		v.throw(err)
	}
}

// date is the wire's milliseconds as a Date, null where there are none.
func (v *VM) date(x goja.Value) goja.Value {
	if x == nil || !isNumber(x) || x.ToFloat() <= 0 {
		return goja.Null()
	}
	d, err := v.vm.New(v.vm.GlobalObject().Get("Date"), x)
	if err != nil {
		v.throw(err)
	}
	return d
}

// undate is the opposite of date, for a property that holds one.
func (v *VM) undate(p *property, x goja.Value) goja.Value {
	o, ok := x.(*goja.Object)
	if !ok || !slices.Contains(union(p.Type), "Date") || o.ClassName() != "Date" {
		return x
	}
	if ms := o.ToNumber().ToFloat(); !math.IsNaN(ms) {
		return v.vm.ToValue(int64(ms))
	}
	return goja.Null()
}

func nonNil(x goja.Value) goja.Value {
	if x == nil {
		return goja.Undefined()
	}
	return x
}

func (b *built) isError() bool { return b.set.api.isError(b.class) }

// newError makes an exception of a declared class: its fields are the message
// first, then what it declares.
func (v *VM) newError(b *built, values []goja.Value) *goja.Object {
	var message goja.Value = v.vm.ToValue("")
	if i := slices.IndexFunc(b.fields, func(f spec.Param) bool { return f.Name == "message" }); i >= 0 && i < len(values) {
		message = values[i]
	}
	e, err := v.vm.New(v.vm.GlobalObject().Get("Error"), message)
	if err != nil {
		v.throw(err)
	}
	_ = e.SetPrototype(b.proto)
	return e
}
