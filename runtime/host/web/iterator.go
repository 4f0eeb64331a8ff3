package web

import "github.com/dop251/goja"

// helpers are the methods that ECMAScript 2025 gives to all iterators.
var helpers = map[string]bool{
	"map": true, "filter": true, "take": true, "drop": true, "flatMap": true, "reduce": true,
	"toArray": true, "forEach": true, "some": true, "every": true, "find": true,
}

// fixIterator puts an object behind the iterators' prototype that installs the
// helpers on it when one is first asked for. There is no cheaper place: any
// generator and any array reaches them without naming a global.
func (e *Env) fixIterator() {
	array := e.vm().NewArray()
	values, _ := goja.AssertFunction(array.Get("values"))
	it, err := values(array)
	if err != nil {
		panic(err)
	}
	e.fixed.iteratorProto = it.(*goja.Object).Prototype().Prototype()
	_ = e.fixed.iteratorProto.SetPrototype(e.vm().NewDynamicObject(lazyHelpers{e}))
}

// installIterator gives the iterators of this VM their helpers, once.
func (e *Env) installIterator() {
	if e.fixed.iterator {
		return
	}
	e.fixed.iterator = true
	if e.fixed.iteratorProto == nil {
		e.fixIterator()
	}
	_ = e.fixed.iteratorProto.SetPrototype(e.vm().NewObject().Prototype())
	e.call("iterator", "install")
}

func iteratorNatives(e *Env) map[string]any {
	return map[string]any{"proto": e.fixed.iteratorProto}
}

type lazyHelpers struct{ env *Env }

// Get installs the helpers if name is one.
func (l lazyHelpers) Get(name string) goja.Value {
	if !l.Has(name) {
		return nil
	}
	l.env.installIterator()
	return l.env.fixed.iteratorProto.Get(name)
}

// Has tells whether name is a helper that is not installed yet.
func (l lazyHelpers) Has(name string) bool { return helpers[name] && !l.env.fixed.iterator }

// Set is never reached: a property is set on the object in front.
func (l lazyHelpers) Set(string, goja.Value) bool { return false }

// Delete does nothing.
func (l lazyHelpers) Delete(string) bool { return true }

// Keys are none: the helpers are not enumerable.
func (l lazyHelpers) Keys() []string { return nil }
