package bind

import (
	"fmt"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/bindings/spec"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/permit"
	"github.com/dssrun/dssrun/runtime/value"
)

// sessionType is the type of the hidden field that holds a client's
// connection.
const sessionType = "Session"

// VM is an API installed in one VM.
type VM struct {
	api  *API
	vm   *goja.Runtime
	loop *loop.Loop
	opts Options

	made   map[*class]*built
	fns    map[*expr]compiled
	bodies map[*method]goja.Callable
	files  map[*goja.Program]*goja.Object
	guards map[*method]*goja.Object

	functions    map[*method]goja.Value
	promiseProto *goja.Object
	answering    string // the route whose answer is being turned into objects
	json         *value.Codec
}

// Options are what the API needs of the program around it.
type Options struct {
	// Dial connects a client: what a constructor or a module's function asks
	// for becomes a connection. Default: every attempt is an error.
	Dial Dialer
	// DefaultProject is the key that getDefaultProject uses. Default: none.
	DefaultProject func() (string, error)
	// Permit is asked before a download is saved to a file. Default: nothing
	// is allowed.
	Permit *permit.Policy
}

// built is a class in one VM.
type built struct {
	*class
	public *goja.Object // what scripts see under the class's name
	intern *goja.Object // makes instances of the values of its fields
	proto  *goja.Object
}

// instance is what bind knows of an object of a declared class.
type instance struct {
	class   *class
	session *rest.Client
	raw     *goja.Object // the wire object of a Data class
	request string       // whose answer its document is; "" when none
}

// handle is the instance as a property's value: the cheapest object of the
// engine that leads back to what is in Go. No script ever sees it.
func (in *instance) handle(v *VM) *goja.Object { return v.vm.NewDynamicObject(in) }

// Get, Set, Has, Delete and Keys make the instance an object without
// properties.
func (*instance) Get(string) goja.Value       { return nil }
func (*instance) Set(string, goja.Value) bool { return false }
func (*instance) Has(string) bool             { return false }
func (*instance) Delete(string) bool          { return true }
func (*instance) Keys() []string              { return nil }

// hidden is the property under which an object's instance stands.
var hidden = goja.NewSymbol("dssrun.instance")

func newVM(a *API, vm *goja.Runtime) *VM {
	return &VM{
		api: a, vm: vm,
		made: map[*class]*built{}, fns: map[*expr]compiled{}, bodies: map[*method]goja.Callable{},
		files: map[*goja.Program]*goja.Object{}, guards: map[*method]*goja.Object{}, functions: map[*method]goja.Value{},
	}
}

// Install prepares the API in a loop's VM. Nothing of it exists there until a
// script reads it off a Namespace.
func Install(a *API, l *loop.Loop, o Options) *VM {
	v := newVM(a, l.VM())
	v.loop, v.opts = l, o
	for name, c := range a.classes {
		if c.Extends == "Error" || a.isError(c) {
			l.AddErrorClass(name, func() *goja.Object { return v.class(c).proto })
		}
	}
	return v
}

func (a *API) isError(c *class) bool {
	for c != nil && c.Extends != "" {
		if c.Extends == "Error" {
			return true
		}
		c = a.classes[c.Extends]
	}
	return false
}

func (v *VM) codec() *value.Codec {
	if v.json == nil {
		v.json = value.NewCodec(v.vm)
	}
	return v.json
}

// Namespace is what a module exports, each name built when it is first read.
//
// A script that imports the API meets its documents: what makes them plain to
// it is there before its first statement, as it may keep the engine's own
// functions under another name.
func (v *VM) Namespace(module string) *goja.Object {
	value.Install(v.vm)
	for _, s := range v.api.sets {
		if s.Module == module {
			return v.vm.NewDynamicObject(&namespace{vm: v, set: s, names: v.api.Exports(module), built: map[string]goja.Value{}})
		}
	}
	return nil
}

// namespace is a module's exports.
type namespace struct {
	vm    *VM
	set   *set
	names []string
	built map[string]goja.Value
}

// Get builds an export on first use.
func (n *namespace) Get(name string) goja.Value {
	if x, ok := n.built[name]; ok {
		return x
	}
	x := n.build(name)
	if x != nil {
		n.built[name] = x
	}
	return x
}

func (n *namespace) build(name string) goja.Value {
	for _, c := range n.set.Classes {
		if c.Name == name {
			return n.vm.class(n.vm.api.classes[name]).public
		}
	}
	for _, m := range n.set.functions {
		if m.name == name {
			return n.vm.function(m)
		}
	}
	return nil
}

// Set refuses: a module's exports are its own.
func (n *namespace) Set(string, goja.Value) bool { return false }

// Has tells whether the module exports a name.
func (n *namespace) Has(name string) bool { return n.Get(name) != nil }

// Delete refuses.
func (n *namespace) Delete(string) bool { return false }

// Keys are all exports.
func (n *namespace) Keys() []string { return n.names }

// kit is what expressions and bodies see: every class as a constructor of its
// fields, and the helpers.
type kit struct{ vm *VM }

func (v *VM) kit(name string) goja.Value {
	if c, ok := v.api.classes[name]; ok {
		return v.class(c).intern
	}
	if h, ok := helpers[name]; ok {
		return v.vm.ToValue(func(call goja.FunctionCall) goja.Value { return h(v, call.Arguments) })
	}
	return nil
}

// Get is a class or a helper.
func (k kit) Get(name string) goja.Value { return k.vm.kit(name) }

// Set refuses.
func (k kit) Set(string, goja.Value) bool { return false }

// Has tells whether there is such a class or helper.
func (k kit) Has(name string) bool { return k.vm.kit(name) != nil }

// Delete refuses.
func (k kit) Delete(string) bool { return false }

// Keys are not listed.
func (k kit) Keys() []string { return nil }

// throw throws a Go error into the script.
func (v *VM) throw(err error) {
	if v.loop == nil {
		panic(v.vm.NewGoError(err))
	}
	v.loop.Throw(err)
}

// instanceOf is what bind knows of a value, nil when it is no object of the
// API.
func instanceOf(x goja.Value) *instance {
	o, ok := x.(*goja.Object)
	if !ok {
		return nil
	}
	if h, ok := o.GetSymbol(hidden).(*goja.Object); ok {
		in, _ := h.Export().(*instance)
		return in
	}
	return nil
}

// make builds an instance of the values of its class's fields.
func (v *VM) make(b *built, values []goja.Value) *goja.Object {
	in := &instance{class: b.class, request: v.answering}
	o := v.vm.CreateObject(b.proto)
	if b.isError() {
		o = v.newError(b, values)
	}
	for i, f := range b.fields {
		x := goja.Value(goja.Undefined())
		if i < len(values) && values[i] != nil {
			x = values[i]
		}
		if f.Type == sessionType {
			in.session, _ = x.Export().(*rest.Client)
			continue
		}
		handOut(f.Type, x)
		v.wantDocument(b, f, x, in.request)
		if other := instanceOf(x); other != nil && in.session == nil {
			in.session = other.session
		}
		if b.isError() && (f.Name == "message" || goja.IsUndefined(x)) {
			continue
		}
		writable := goja.FLAG_TRUE
		if f.Readonly {
			writable = goja.FLAG_FALSE
		}
		_ = o.DefineDataProperty(f.Name, x, writable, goja.FLAG_FALSE, b.shown[i])
	}
	if b.Data {
		var raw goja.Value
		if len(values) > len(b.fields) {
			raw = values[len(b.fields)]
		}
		if in.raw, _ = raw.(*goja.Object); in.raw == nil {
			v.throw(fmt.Errorf("the server sent %s where a %s was expected", kindOf(raw), b.Name))
		}
		return v.dataObject(b, o, in)
	}
	_ = o.DefineDataPropertySymbol(hidden, in.handle(v), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
	return o
}

// enumerable tells whether a field shows when its object is printed: what
// identifies a handle does, what it is reached through and secrets do not.
func enumerable(a *API, f spec.Param) goja.Flag {
	for _, t := range union(f.Type) {
		if _, class := a.classes[t]; class || t == "Secret" {
			return goja.FLAG_FALSE
		}
	}
	return goja.FLAG_TRUE
}
