package bind

import "github.com/dop251/goja"

// dataObject is an object of a Data class: the wire object behind a proxy.
//
// The wire's keys are its own. A declared member of the same name wins when
// the object is read; what enumerates the object (spread, Object.entries,
// JSON.stringify, a request body) sees the wire. Writes go through to the
// wire object; raw is that object.
func (v *VM) dataObject(b *built, fields *goja.Object, in *instance) *goja.Object {
	raw := in.raw
	plain := v.objectProto()
	// own is the wire's value of a name, nil where the wire has none.
	own := func(name string) goja.Value {
		x := raw.Get(name)
		if inherited := plain.Get(name); x == nil || inherited != nil && x.SameAs(inherited) {
			return nil
		}
		return x
	}
	var handle *goja.Object
	// An enumeration asks for the keys, then for each key's descriptor and then
	// its value. A value that is read right after its descriptor, within one,
	// is the wire's.
	var enumerating bool
	var described string
	return v.vm.ToValue(v.vm.NewProxy(raw, &goja.ProxyTrapConfig{
		GetPrototypeOf: func(*goja.Object) *goja.Object { return b.proto },
		OwnKeys: func(*goja.Object) *goja.Object {
			enumerating, described = true, ""
			keys := raw.GetOwnPropertyNames()
			items := make([]any, len(keys))
			for i, k := range keys {
				items[i] = k
			}
			return v.vm.NewArray(items...)
		},
		GetOwnPropertyDescriptor: func(_ *goja.Object, name string) goja.PropertyDescriptor {
			x := own(name)
			if x == nil {
				return goja.PropertyDescriptor{}
			}
			if enumerating {
				described = name
			}
			return goja.PropertyDescriptor{Value: x, Writable: goja.FLAG_TRUE, Enumerable: goja.FLAG_TRUE, Configurable: goja.FLAG_TRUE}
		},
		Get: func(_ *goja.Object, name string, receiver goja.Value) goja.Value {
			if enumerating && described == name {
				described = ""
				return nonNil(raw.Get(name))
			}
			enumerating = false
			switch {
			case name == "toJSON":
				return v.vm.ToValue(func(goja.FunctionCall) goja.Value { return raw })
			case name == "raw":
				return raw
			case b.members[name] != nil:
				return v.read(b, receiver, name)
			}
			for _, f := range b.fields {
				if f.Name == name {
					return nonNil(fields.Get(name))
				}
			}
			if x := own(name); x != nil {
				return x
			}
			return nonNil(b.proto.Get(name))
		},
		GetSym: func(_ *goja.Object, s *goja.Symbol, _ goja.Value) goja.Value {
			if s == hidden {
				if handle == nil {
					handle = in.handle(v)
				}
				return handle
			}
			return nonNil(raw.GetSymbol(s))
		},
		Set: func(_ *goja.Object, name string, x, receiver goja.Value) bool {
			enumerating = false
			if m := b.members[name]; m != nil {
				v.write(b, receiver, name, x)
				return true
			}
			if err := raw.Set(name, x); err != nil {
				v.throw(err)
			}
			return true
		},
		Has: func(_ *goja.Object, name string) bool {
			enumerating = false
			return raw.Get(name) != nil || b.members[name] != nil
		},
	})).ToObject(v.vm)
}
