// Package inspect turns script values into text for people, in the look of Node's util.inspect and util.format:
// nested objects to a depth, lines broken at 72 to 80 columns, class names as prefixes, circular references marked.
//
// It never runs a getter of the inspected object (unless asked to) and never a trap of a script's proxy; an object
// may describe itself with a method under Symbol.for('nodejs.util.inspect.custom').
package inspect

import (
	"math"

	"github.com/dop251/goja"
)

// Unlimited, as Depth, MaxArrayLength, MaxStringLength or BreakLength, lifts that limit.
const Unlimited = math.MaxInt32

// Options are util.inspect's options under Node's names and with Node's meaning. Start from Defaults.
type Options struct {
	Depth            int  // how many levels of nested objects are shown; -1 shows none
	Colors           bool // ANSI colours
	ShowHidden       bool // also non-enumerable properties
	CustomInspect    bool // call the object's own Symbol.for('nodejs.util.inspect.custom')
	ShowProxy        bool // show target and handler of a proxy, not its target alone
	MaxArrayLength   int  // elements of arrays, sets, maps and typed arrays
	MaxStringLength  int  // UTF-16 units of one string
	BreakLength      int  // columns
	Compact          int  // how many inner levels may share a line; 0 gives each property its own line
	Sorted           bool // properties in alphabetical order
	Compare          goja.Callable
	Getters          string // "" names getters only, "all" runs them, "get" those without a setter, "set" those with one
	NumericSeparator bool

	user *goja.Object // the object the script passed, handed on to custom inspection
}

// Defaults are Node's: depth 2, 100 elements, 10,000 characters, 80 columns, compact 3, no colours.
func Defaults() Options {
	return Options{Depth: 2, CustomInspect: true, MaxArrayLength: 100, MaxStringLength: 10_000, BreakLength: 80, Compact: 3}
}

// Inspector inspects values of one VM. It belongs to the VM's goroutine.
type Inspector struct {
	// MapStack rewrites an engine stack (message and frames) to the script's own places. Nil keeps the engine's
	// places, in Node's notation.
	MapStack func(stack string) string
	// Explain rewrites an engine's error message into the words that users know. Nil keeps it.
	Explain func(message string) string

	vm       *goja.Runtime
	fn       *goja.Object // util.inspect itself, for custom inspection
	builtins reflection
}

// New returns an inspector for vm. It looks up what it needs of the VM's built-ins on first use.
func New(vm *goja.Runtime) *Inspector { return &Inspector{vm: vm} }

// Inspect describes v. It panics as a native function does (with the script's exception) when a custom inspection
// throws: call it from native functions, or inside vm.Try.
func (in *Inspector) Inspect(v goja.Value, o Options) string {
	s := &session{Inspector: in, Options: o}
	return s.value(v, 0, false)
}

// Safe is Inspect for callers outside of a native function: a description that throws is told in brackets.
func (in *Inspector) Safe(v goja.Value, o Options) (text string) {
	if ex := in.vm.Try(func() { text = in.Inspect(v, o) }); ex != nil {
		return "[object that can't be inspected: " + ex.Value().String() + "]"
	}
	return text
}

// Function is util.inspect for scripts: inspect(value, options) and the older inspect(value, showHidden, depth,
// colors), with its property custom. The same function on each call.
func (in *Inspector) Function() *goja.Object {
	if in.fn == nil {
		in.fn = in.vm.ToValue(func(call goja.FunctionCall) goja.Value {
			o := Defaults()
			switch opts := call.Argument(1).(type) {
			case *goja.Object:
				o = in.Read(opts, o)
			default:
				o.ShowHidden = opts.ToBoolean()
				if d := call.Argument(2); !goja.IsUndefined(d) {
					o.Depth = limit(d)
				}
				if c := call.Argument(3); !goja.IsUndefined(c) {
					o.Colors = c.ToBoolean()
				}
			}
			return in.vm.ToValue(in.Inspect(call.Argument(0), o))
		}).(*goja.Object)
		must(in.fn.DefineDataProperty("name", in.vm.ToValue("inspect"), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
		must(in.fn.Set("custom", in.reflect().custom))
		must(in.fn.Set("colors", in.vm.ToValue(colorTable(in.vm))))
		must(in.fn.Set("styles", in.vm.ToValue(styleTable(in.vm))))
	}
	return in.fn
}

// Read takes util.inspect's options from a script's object; what it does not name keeps its value in base.
func (in *Inspector) Read(opts *goja.Object, base Options) Options {
	o := base
	o.user = opts
	flag := func(name string, to *bool) {
		if v := opts.Get(name); v != nil && !goja.IsUndefined(v) {
			*to = v.ToBoolean()
		}
	}
	number := func(name string, to *int) {
		if v := opts.Get(name); v != nil && !goja.IsUndefined(v) {
			*to = limit(v)
		}
	}
	flag("showHidden", &o.ShowHidden)
	flag("colors", &o.Colors)
	flag("customInspect", &o.CustomInspect)
	flag("showProxy", &o.ShowProxy)
	flag("numericSeparator", &o.NumericSeparator)
	number("depth", &o.Depth)
	number("maxArrayLength", &o.MaxArrayLength)
	number("maxStringLength", &o.MaxStringLength)
	number("breakLength", &o.BreakLength)
	if v := opts.Get("compact"); v != nil && !goja.IsUndefined(v) {
		o.Compact = 0
		if goja.IsNumber(v) {
			o.Compact = int(v.ToInteger())
		} else if v.ToBoolean() {
			o.Compact = Unlimited
		}
	}
	if v := opts.Get("sorted"); v != nil {
		o.Compare, _ = goja.AssertFunction(v)
		o.Sorted = v.ToBoolean()
	}
	if v := opts.Get("getters"); v != nil && v.ToBoolean() {
		o.Getters = "all"
		if s := v.String(); s == "get" || s == "set" {
			o.Getters = s
		}
	}
	return o
}

// limit reads a count; null and Infinity mean no limit.
func limit(v goja.Value) int {
	if goja.IsNull(v) {
		return Unlimited
	}
	f := v.ToFloat()
	if math.IsNaN(f) {
		return 0
	}
	return int(min(max(f, -1), Unlimited))
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
