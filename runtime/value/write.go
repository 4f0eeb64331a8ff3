package value

import (
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/dop251/goja"
)

// writer is one JSON.stringify without a replacer.
type writer struct {
	c           *Codec
	buf         []byte
	exact       bool   // numbers that were read keep their spelling
	gap, indent string // of a pretty-printed text
	stack       []*goja.Object
	path        []step
}

// step is the way from one object of the stack to the next.
type step struct {
	key   string
	index int
	list  bool
}

// sampled is how many elements of an array tell how large its text will be.
const sampled = 32

// maxNesting is how deep values may stand inside each other.
const maxNesting = 100_000

var (
	typeRecord = reflect.TypeFor[map[string]any]()
	typeProxy  = reflect.TypeFor[goja.Proxy]()
)

// root writes a value and tells whether there was anything to write.
func (w *writer) root(v goja.Value) bool {
	src := source{}
	if o, ok := v.(*goja.Object); ok && w.c.roots != nil {
		src = w.c.roots[o]
	}
	return w.value(v, step{}, src)
}

// value writes v, which is reached by way of s. was is the text at that place,
// when it was read from one.
func (w *writer) value(v goja.Value, s step, was source) bool {
	if o, ok := v.(*goja.Object); ok {
		return w.object(o, s, was)
	}
	if _, ok := v.(*goja.Symbol); ok {
		return false
	}
	switch {
	case v == nil || goja.IsUndefined(v):
		return false
	case goja.IsNull(v):
		w.buf = append(w.buf, "null"...)
		return true
	case v == w.c.yes:
		w.buf = append(w.buf, "true"...)
		return true
	case v == w.c.no:
		w.buf = append(w.buf, "false"...)
		return true
	}
	switch x := v.Export().(type) {
	case string:
		w.quote(v, x)
	case int64:
		if !w.spelled(v, was) {
			w.buf = strconv.AppendInt(w.buf, x, 10)
		}
	case float64:
		switch {
		case x != x || x-x != 0:
			w.buf = append(w.buf, "null"...)
		case !w.spelled(v, was):
			w.buf = append(w.buf, v.String()...)
		}
	case *big.Int:
		return w.bigInt(v, s)
	}
	return true
}

// spelled writes a number as it was read, if it still is the same number.
func (w *writer) spelled(v goja.Value, was source) bool {
	if was.raw == "" || was.raw[0] != '-' && (was.raw[0] < '0' || was.raw[0] > '9') || !number(w.c.vm, was.raw).StrictEquals(v) {
		return false
	}
	w.number(was.raw)
	return true
}

func (w *writer) quote(v goja.Value, s string) {
	if strings.Contains(s, "\uFFFD") {
		// It may stand for half a surrogate pair: the engine knows.
		w.engine(v)
		return
	}
	w.buf = appendQuoted(w.buf, s)
}

func (w *writer) bigInt(v goja.Value, s step) bool {
	if f, ok := goja.AssertFunction(v.ToObject(w.c.vm).Get("toJSON")); ok {
		return w.value(w.call(f, v, s), s, source{})
	}
	panic(w.c.vm.NewTypeError("Do not know how to serialize a BigInt"))
}

func (w *writer) call(f goja.Callable, this goja.Value, s step) goja.Value {
	key := s.key
	if s.list {
		key = strconv.Itoa(s.index)
	}
	v, err := f(this, w.c.vm.ToValue(key))
	if err != nil {
		panic(err)
	}
	return v
}

// engine writes a value by the engine's own JSON.stringify.
func (w *writer) engine(v goja.Value) bool {
	x, err := w.c.stringify(w.c.json, v, goja.Null(), w.c.vm.ToValue(w.gap))
	if err != nil {
		panic(err)
	}
	if goja.IsUndefined(x) {
		return false
	}
	text := x.String()
	if w.gap != "" {
		text = strings.ReplaceAll(text, "\n", "\n"+w.indent)
	}
	w.buf = append(w.buf, text...)
	return true
}

func (w *writer) object(o *goja.Object, s step, was source) bool {
	h := lazy(o)
	if h == nil || h.may("toJSON") {
		if f, ok := goja.AssertFunction(o.Get("toJSON")); ok {
			v := w.call(f, o, s)
			if v != goja.Value(o) {
				return w.after(v, s, was)
			}
		}
	}
	return w.after(o, s, was)
}

// after writes what toJSON left.
func (w *writer) after(v goja.Value, s step, was source) bool {
	o, ok := v.(*goja.Object)
	if !ok {
		return w.value(v, s, source{})
	}
	kind := o.ExportType()
	switch {
	case kind == lazyType:
		w.enter(o, s)
		w.lazy(o.Export().(*object))
	case kind == typeProxy:
		if _, callable := goja.AssertFunction(o); callable {
			return false
		}
		w.enter(o, s)
		if w.isList(o) {
			w.array(o, source{})
		} else {
			w.record(o)
		}
	case o.ClassName() == "Array":
		w.enter(o, s)
		w.array(o, was)
	case o.ClassName() == "Object" && kind == typeRecord:
		w.enter(o, s)
		w.record(o)
	case o.ClassName() == "Function":
		return false
	default:
		return w.engine(o)
	}
	w.leave()
	return true
}

// isList tells whether a Proxy stands for an array.
func (w *writer) isList(o *goja.Object) bool {
	p, ok := o.Export().(goja.Proxy)
	if !ok {
		return o.ClassName() == "Array"
	}
	if p.Target() == nil {
		panic(w.c.vm.NewTypeError("Cannot perform 'IsArray' on a proxy that has been revoked"))
	}
	return w.isList(p.Target())
}

func (w *writer) array(o *goja.Object, was source) {
	n := int(o.Get("length").ToInteger())
	if n == 0 {
		w.buf = append(w.buf, "[]"...)
		return
	}
	var texts []string
	if was.raw != "" && was.raw[0] == '[' && was.traits&(bigNumbers|oddNumbers) != 0 {
		elements(was.raw, func(raw string) { texts = append(texts, raw) })
	}
	start := len(w.buf)
	w.open('[')
	for i := range n {
		if i > 0 {
			w.comma()
		}
		if i == sampled {
			// One large buffer instead of many that double.
			w.buf = slices.Grow(w.buf, (len(w.buf)-start)/sampled*(n-sampled)*17/16)
		}
		src := source{traits: was.traits}
		if i < len(texts) {
			src.raw = texts[i]
		}
		if !w.value(o.Get(strconv.Itoa(i)), step{index: i, list: true}, src) {
			w.buf = append(w.buf, "null"...)
		}
	}
	w.close(']')
}

// record writes an object by its properties.
func (w *writer) record(o *goja.Object) {
	w.open('{')
	first := true
	for _, key := range o.Keys() {
		first = !w.member(key, o.Get(key), source{}, first) && first
	}
	w.closeRecord(first)
}

// member writes a property unless its value has no JSON, and tells.
func (w *writer) member(key string, v goja.Value, was source, first bool) bool {
	start := len(w.buf)
	if !first {
		w.comma()
	}
	if strings.Contains(key, "\uFFFD") {
		w.engine(w.c.vm.ToValue(key))
	} else {
		w.buf = appendQuoted(w.buf, key)
	}
	w.colon()
	if !w.value(v, step{key: key}, was) {
		w.buf = w.buf[:start]
		return false
	}
	return true
}
