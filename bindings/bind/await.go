package bind

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/bindings/spec"
)

// shape is what is known of a method's result, to tell a script that forgot to
// await it: reading one of these names off the Promise is that mistake.
type shape struct {
	api     *API
	classes []string
	array   bool
	object  bool // a raw document: any name
}

func shapeOf(a *API, sigs []spec.Signature) shape {
	s := shape{api: a}
	for _, sig := range sigs {
		for _, t := range union(sig.Returns) {
			element, isArray := strings.CutSuffix(t, "[]")
			_, class := a.classes[element]
			switch {
			case isArray:
				s.array = true
			case class:
				s.classes = append(s.classes, t)
			case t != "void" && t != "string" && t != "boolean" && t != "number" && t != "null":
				s.object = true
			}
		}
	}
	return s
}

// has tells whether the result has a member of this name.
func (s *shape) has(name string) bool {
	for _, c := range s.classes {
		class := s.api.classes[c]
		if class.load() != nil {
			continue
		}
		if class.Data || class.members[name] != nil {
			return !probe(name)
		}
		for _, f := range class.fields {
			if f.Name == name {
				return true
			}
		}
	}
	return s.array && name == "length" || (s.object || s.array) && !probe(name)
}

// probe tells whether libraries read this name off any value, to find out what
// it is.
func probe(name string) bool {
	switch name {
	case "toJSON", "inspect", "nodeType", "asymmetricMatch", "length", "size", "callee":
		return true
	}
	return name == "" || strings.HasPrefix(name, "$") || strings.HasPrefix(name, "@") || strings.HasPrefix(name, "_")
}

// promised gives the Promise that a method returns a prototype that notices a
// forgotten await.
func (v *VM) promised(m *method, p goja.Value) goja.Value {
	o := p.(*goja.Object)
	guard, ok := v.guards[m]
	if !ok {
		guard = v.guard(m)
		v.guards[m] = guard
	}
	_ = o.SetPrototype(guard)
	return o
}

// guard is Promise.prototype behind a proxy that knows the method.
func (v *VM) guard(m *method) *goja.Object {
	if v.promiseProto == nil {
		v.promiseProto = v.vm.GlobalObject().Get("Promise").ToObject(v.vm).Get("prototype").ToObject(v.vm)
	}
	forgotten := func() { v.throw(wrong("%s() returns a Promise: add await", m.label())) }
	target := v.vm.CreateObject(v.promiseProto)
	// What prints a Promise looks for its constructor on its own prototype.
	_ = target.DefineDataProperty("constructor", v.vm.GlobalObject().Get("Promise"), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return v.vm.ToValue(v.vm.NewProxy(target, &goja.ProxyTrapConfig{
		Get: func(target *goja.Object, name string, _ goja.Value) goja.Value {
			if x := v.promiseProto.Get(name); x != nil {
				return x
			}
			if m.shape.has(name) {
				forgotten()
			}
			return goja.Undefined()
		},
		GetIdx: func(*goja.Object, int, goja.Value) goja.Value {
			if m.shape.array {
				forgotten()
			}
			return goja.Undefined()
		},
		GetSym: func(_ *goja.Object, s *goja.Symbol, _ goja.Value) goja.Value {
			if s == goja.SymIterator && m.shape.array {
				forgotten()
			}
			if x := v.promiseProto.GetSymbol(s); x != nil {
				return x
			}
			return goja.Undefined()
		},
		Set: func(*goja.Object, string, goja.Value, goja.Value) bool {
			forgotten()
			return false
		},
	})).ToObject(v.vm)
}
