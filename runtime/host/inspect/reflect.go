package inspect

import (
	"math/big"
	"reflect"

	"github.com/dop251/goja"
)

// reflection holds the VM's built-ins that inspection is made of, taken before a script can change them, or at
// least at first use.
type reflection struct {
	ready       bool
	custom      *goja.Symbol
	descriptor  goja.Callable // Object.getOwnPropertyDescriptor
	enumerable  goja.Callable // Object.prototype.propertyIsEnumerable
	objectProto *goja.Object
	arrayProto  *goja.Object
	funcProto   *goja.Object
	methods     map[[2]string]goja.Callable
}

// method is a method of a built-in class's prototype, looked up at first use.
func (in *Inspector) method(class, name string) goja.Callable {
	r := in.reflect()
	key := [2]string{class, name}
	if f, known := r.methods[key]; known {
		return f
	}
	proto := in.vm.GlobalObject().Get(class).(*goja.Object).Get("prototype").(*goja.Object)
	f, _ := goja.AssertFunction(proto.Get(name))
	r.methods[key] = f
	return f
}

func (in *Inspector) reflect() *reflection {
	r := &in.builtins
	if r.ready {
		return r
	}
	r.ready = true
	global := in.vm.GlobalObject()
	class := func(name string) *goja.Object { return global.Get(name).(*goja.Object) }
	method := func(o *goja.Object, name string) goja.Callable {
		f, _ := goja.AssertFunction(o.Get(name))
		return f
	}
	object := class("Object")
	r.objectProto = object.Get("prototype").(*goja.Object)
	r.arrayProto = in.vm.NewArray().Prototype()
	r.funcProto = object.Prototype()
	r.methods = map[[2]string]goja.Callable{}
	r.descriptor = method(object, "getOwnPropertyDescriptor")
	r.enumerable = method(r.objectProto, "propertyIsEnumerable")
	symbolFor := method(class("Symbol"), "for")
	sym, err := symbolFor(goja.Undefined(), in.vm.ToValue("nodejs.util.inspect.custom"))
	must(err)
	r.custom = sym.(*goja.Symbol)
	return r
}

// builtinClasses are the names that don't count as the script's own classes.
var builtinClasses = func() map[string]bool {
	m := map[string]bool{}
	for _, n := range []string{
		"Object", "Function", "Array", "Number", "Boolean", "String", "Symbol", "Date", "Promise", "RegExp", "Error", "AggregateError",
		"EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError", "ArrayBuffer", "Uint8Array", "Int8Array",
		"Uint16Array", "Int16Array", "Uint32Array", "Int32Array", "Float32Array", "Float64Array", "Uint8ClampedArray", "BigUint64Array",
		"BigInt64Array", "DataView", "Map", "BigInt", "Set", "WeakMap", "WeakSet", "WeakRef", "Proxy",
	} {
		m[n] = true
	}
	return m
}()

// property is an own property as its descriptor tells it; value is nil for an accessor.
type property struct {
	value      goja.Value
	get, set   goja.Value
	enumerable bool
}

func defined(v goja.Value) bool { return v != nil && !goja.IsUndefined(v) }

// own describes a property without running its getter.
func (in *Inspector) own(o *goja.Object, key goja.Value) (property, bool) {
	if isDynamic(o) {
		if _, sym := key.(*goja.Symbol); !sym {
			v := o.Get(key.String())
			return property{value: v, enumerable: true}, v != nil
		}
	}
	v, err := in.reflect().descriptor(goja.Undefined(), o, key)
	throw(err)
	d, ok := v.(*goja.Object)
	if !ok {
		return property{}, false
	}
	p := property{enumerable: d.Get("enumerable").ToBoolean()}
	if p.value = d.Get("value"); p.value == nil {
		p.get, p.set = d.Get("get"), d.Get("set")
	}
	return p, true
}

// throw passes a script's exception on, as a native function does.
func throw(err error) {
	if err != nil {
		panic(err)
	}
}

var (
	proxyType       = reflect.TypeFor[goja.Proxy]()
	bufferType      = reflect.TypeFor[goja.ArrayBuffer]()
	pairsType       = reflect.TypeFor[[][2]any]()
	listType        = reflect.TypeFor[[]any]()
	promiseType     = reflect.TypeFor[*goja.Promise]()
	bigType         = reflect.TypeFor[*big.Int]()
	dynamicType     = reflect.TypeFor[goja.DynamicObject]()
	dynamicListType = reflect.TypeFor[goja.DynamicArray]()
)

func isProxy(o *goja.Object) bool { return o.ExportType() == proxyType }

func isDynamic(o *goja.Object) bool {
	t := o.ExportType()
	return t != nil && (t.Implements(dynamicType) || t.Implements(dynamicListType))
}

func isArray(o *goja.Object) bool { return o.ClassName() == "Array" }

// typedArray returns a typed array's element class ("Uint8Array"), "" for anything else.
func typedArray(o *goja.Object) string {
	t := o.ExportType()
	if t == nil || t.Kind() != reflect.Slice || o.ClassName() == "Array" {
		return ""
	}
	switch t.Elem().Kind() {
	case reflect.Interface, reflect.Array, reflect.Map:
		return ""
	}
	if tag := o.GetSymbol(goja.SymToStringTag); tag != nil && goja.IsString(tag) {
		return tag.String()
	}
	return ""
}

func isFunction(o *goja.Object) bool {
	_, ok := goja.AssertFunction(o)
	return ok
}

// isError tells errors by their class or, for those made with Object.create, by their prototypes.
func (in *Inspector) isError(o *goja.Object) bool {
	if o.ClassName() == "Error" {
		return true
	}
	if p := o.Prototype(); p == nil || p == in.reflect().objectProto {
		return false
	}
	// Error.prototype has a message, so what has none does not inherit from it: the usual case needs no look-up.
	if in.message(o) == nil {
		return false
	}
	proto, _ := in.vm.GlobalObject().Get("Error").(*goja.Object).Get("prototype").(*goja.Object)
	return proto != nil && in.inherits(o, proto)
}

// message is an inherited or own property message that is no accessor.
func (in *Inspector) message(o *goja.Object) goja.Value {
	for p := o; p != nil && !isProxy(p); p = p.Prototype() {
		if d, found := in.own(p, in.vm.ToValue("message")); found {
			return d.value
		}
	}
	return nil
}

// inherits tells whether proto is among o's prototypes.
func (in *Inspector) inherits(o, proto *goja.Object) bool {
	for p := o.Prototype(); p != nil; p = p.Prototype() {
		if p == proto {
			return true
		}
	}
	return false
}

// constructorName is the name of the nearest class in the prototype chain; ok is false for an object without any.
func (s *session) constructorName(o *goja.Object, level int) (name string, ok bool) {
	r := s.reflect()
	switch o.Prototype() {
	case nil:
		return "", false
	case r.objectProto:
		if o != r.objectProto && !s.hasOwn(o, "constructor") {
			return "Object", true
		}
	case r.arrayProto:
		if !s.hasOwn(o, "constructor") {
			return "Array", true
		}
	}
	for p := o; p != nil; p = p.Prototype() {
		if p == r.objectProto && p != o {
			return "Object", true
		}
		if p == r.funcProto && p != o {
			return "Function", true
		}
		if isProxy(p) {
			break
		}
		d, found := s.own(p, s.vm.ToValue("constructor"))
		if !found {
			continue
		}
		if class, is := d.value.(*goja.Object); is && isFunction(class) {
			if n := functionName(class); n != "" {
				if proto, is := class.Get("prototype").(*goja.Object); is && s.inherits(o, proto) {
					return n, true
				}
			}
		}
	}
	first := o.Prototype()
	class := engineClass(o)
	if level > s.Depth {
		return class + " <Complex prototype>", true
	}
	if inner, ok := s.constructorName(first, level+1); ok {
		return class + " <" + inner + ">", true
	}
	plain := Defaults()
	plain.CustomInspect, plain.Depth, plain.Colors = false, -1, s.Colors
	return class + " <" + s.Inspect(first, plain) + ">", true
}

func (in *Inspector) hasOwn(o *goja.Object, name string) bool {
	if isDynamic(o) {
		return o.Get(name) != nil && o.Prototype() != nil && o.Get(name) != o.Prototype().Get(name)
	}
	_, found := in.own(o, in.vm.ToValue(name))
	return found
}

// engineClass is what the engine made an object as, whatever its prototype says.
func engineClass(o *goja.Object) string {
	class := o.ClassName()
	if class != "Object" {
		return class
	}
	switch t := o.ExportType(); {
	case t == nil:
	case t == pairsType:
		return "Map"
	case t == listType:
		return "Set"
	case t == promiseType:
		return "Promise"
	case t == bufferType:
		return "ArrayBuffer"
	case t == bigType:
		return "BigInt"
	case t.Kind() == reflect.String:
		return "Symbol"
	case t.Kind() == reflect.Func:
		return "Function"
	case t.Kind() == reflect.Slice:
		if n := typedArray(o); n != "" {
			return n
		}
	}
	if tag := o.GetSymbol(goja.SymToStringTag); tag != nil && goja.IsString(tag) {
		switch tag.String() {
		case "WeakMap", "WeakSet", "DataView":
			if o.Prototype() != nil && !isDynamic(o) {
				return tag.String()
			}
		}
	}
	return class
}

// Class is what the engine made a value as ("Map", "Uint8Array", "Proxy", "Error"), empty for what is no object.
func Class(v goja.Value) string {
	o, ok := v.(*goja.Object)
	switch {
	case !ok:
		return ""
	case isProxy(o):
		return "Proxy"
	}
	return engineClass(o)
}

func functionName(f *goja.Object) string {
	if n := f.Get("name"); n != nil && goja.IsString(n) {
		return n.String()
	}
	return ""
}
