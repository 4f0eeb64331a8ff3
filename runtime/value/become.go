package value

import (
	"reflect"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
)

// An object of the engine is a handle to its behaviour, and the engine itself
// swaps the behaviour of a live one (an array that becomes sparse). The engine
// does not offer this to others: become finds the two fields by reflection,
// and refuses when the engine's types are not what it knows.

type layout struct {
	self  uintptr // of goja.Object: its behaviour
	owner uintptr // of an ordinary object's behaviour: the goja.Object
	kind  reflect.Type
	ok    bool
}

var engine = sync.OnceValue(func() (l layout) {
	plain := goja.New().NewObject()
	self, ok := reflect.TypeFor[goja.Object]().FieldByName("self")
	if !ok || self.Type.Kind() != reflect.Interface {
		return l
	}
	kind := reflect.ValueOf(plain).Elem().FieldByIndex(self.Index).Elem().Type()
	if kind.Kind() != reflect.Pointer {
		return l
	}
	owner, ok := kind.Elem().FieldByName("val")
	if !ok || owner.Type != reflect.TypeFor[*goja.Object]() {
		return l
	}
	return layout{self: self.Offset, owner: owner.Offset, kind: kind, ok: true}
})

// iface is how Go lays out a value of an interface with methods.
type iface struct{ table, data unsafe.Pointer }

func behaviour(o *goja.Object) *iface {
	return (*iface)(unsafe.Add(unsafe.Pointer(o), engine().self))
}

// become gives obj the behaviour of plain, an ordinary object that nobody else
// holds. Whoever held obj holds an ordinary object then.
func become(obj, plain *goja.Object) bool {
	if !engine().ok || reflect.ValueOf(plain).Elem().FieldByName("self").Elem().Type() != engine().kind {
		return false
	}
	from := behaviour(plain)
	*(**goja.Object)(unsafe.Add(from.data, engine().owner)) = obj
	*behaviour(obj) = *from
	return true
}

var lazyType = reflect.TypeFor[*object]()

// lazy is the handler behind a value, nil when the value is not a lazy object.
func lazy(v goja.Value) *object {
	o, ok := v.(*goja.Object)
	if !ok || o.ExportType() != lazyType {
		return nil
	}
	return o.Export().(*object)
}

// Plain turns a lazy object, or the one behind a Proxy, into an ordinary one in
// place: what holds it sees no difference. Any other value stays as it is. Go
// code that looks at objects by other means than a script has calls it first.
func Plain(v goja.Value) {
	o, ok := v.(*goja.Object)
	if !ok {
		return
	}
	switch o.ExportType() {
	case lazyType:
		if h := o.Export().(*object); !h.plain {
			h.materialise()
		}
	case typeProxy:
		if p, ok := o.Export().(goja.Proxy); ok && p.Target() != nil {
			Plain(p.Target())
		}
	}
}

// materialise makes the object plain, its fields decoded.
func (o *object) materialise() {
	plain := o.c.vm.NewObject()
	for _, key := range o.Keys() {
		_ = plain.DefineDataProperty(key, o.Get(key), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
	}
	if p := o.self.Prototype(); p != o.c.front {
		_ = plain.SetPrototype(p)
	}
	if become(o.self, plain) {
		o.plain, o.x, o.kids, o.raw = true, nil, nil, ""
	}
}
