package inspect

import (
	"math"
	"slices"
	"strings"

	"github.com/dop251/goja"
)

// session is one call of Inspect: its options and where it stands.
type session struct {
	*Inspector
	Options
	indent   int
	seen     []*goja.Object
	circular map[*goja.Object]int
	current  int // depth of the innermost object described last
	written  map[int]int
}

// enough is how much text at one level of indentation stops further nesting.
const enough = 1 << 27

// kind tells how the entries of an object are laid out.
type kind int

const (
	asObject kind = iota
	asElement
	asArray
)

// value describes any value. brief asks for the short form of an ArrayBuffer, used below a typed array.
func (s *session) value(v goja.Value, level int, brief bool) string {
	o, ok := v.(*goja.Object)
	if !ok {
		return s.primitive(v, s.style)
	}
	receiver := o
	if isProxy(o) {
		p := o.Export().(goja.Proxy)
		if p.Target() == nil {
			return s.style("<Revoked Proxy>", "special")
		}
		if s.ShowProxy {
			return s.proxy(p, level)
		}
		for o = p.Target(); isProxy(o); o = p.Target() {
			if p = o.Export().(goja.Proxy); p.Target() == nil {
				return s.style("<Revoked Proxy>", "special")
			}
		}
	}
	if s.CustomInspect {
		if text, done := s.custom(o, receiver, level); done {
			return text
		}
	}
	if slices.Contains(s.seen, o) {
		n, known := s.circular[o]
		if !known {
			if s.circular == nil {
				s.circular = map[*goja.Object]int{}
			}
			n = len(s.circular) + 1
			s.circular[o] = n
		}
		return s.style("[Circular *"+itoa(n)+"]", "special")
	}
	return s.object(o, level, brief)
}

// custom lets an object describe itself.
func (s *session) custom(o, receiver *goja.Object, level int) (string, bool) {
	method, ok := goja.AssertFunction(o.GetSymbol(s.reflect().custom))
	if !ok {
		return "", false
	}
	if c, is := o.Get("constructor").(*goja.Object); is {
		if p := c.Get("prototype"); p != nil && p.SameAs(o) {
			return "", false
		}
	}
	depth := s.vm.ToValue(s.Depth - level)
	if s.Depth == Unlimited {
		depth = goja.Null()
	}
	v, err := method(receiver, depth, s.userOptions(), s.Function())
	throw(err)
	if v.SameAs(receiver) {
		return "", false
	}
	if goja.IsString(v) {
		return strings.ReplaceAll(v.String(), "\n", "\n"+spaces(s.indent)), true
	}
	return s.value(v, level, false), true
}

// userOptions is what a custom inspection gets: options that it can hand to inspect.
func (s *session) userOptions() *goja.Object {
	o := s.vm.NewObject()
	number := func(n int) any {
		if n == Unlimited {
			return math.Inf(1)
		}
		return n
	}
	depth := number(s.Depth)
	if s.Depth == Unlimited {
		depth = nil
	}
	var getters any = s.Getters
	if s.Getters == "" || s.Getters == "all" {
		getters = s.Getters != ""
	}
	var sorted any = s.Sorted
	if s.Compare != nil && s.user != nil {
		sorted = s.user.Get("sorted")
	}
	for _, p := range []struct {
		name  string
		value any
	}{
		{"showHidden", s.ShowHidden}, {"depth", depth}, {"colors", s.Colors}, {"customInspect", s.CustomInspect},
		{"showProxy", s.ShowProxy}, {"maxArrayLength", number(s.MaxArrayLength)}, {"maxStringLength", number(s.MaxStringLength)},
		{"breakLength", number(s.BreakLength)}, {"compact", number(s.Compact)}, {"sorted", sorted}, {"getters", getters},
		{"numericSeparator", s.NumericSeparator},
		{"stylize", func(text, style string) string { return s.style(text, style) }},
	} {
		must(o.Set(p.name, p.value))
	}
	if s.user != nil {
		for _, k := range s.user.Keys() {
			if !slices.Contains(o.Keys(), k) {
				must(o.Set(k, s.user.Get(k)))
			}
		}
	}
	return o
}

func (s *session) proxy(p goja.Proxy, level int) string {
	if level > s.Depth {
		return s.style("Proxy [Array]", "special")
	}
	s.indent += 2
	handler := goja.Value(s.vm.NewObject())
	if h := p.Handler(); h != nil {
		handler = h
	}
	parts := []string{s.value(p.Target(), level+1, false), s.value(handler, level+1, false)}
	s.indent -= 2
	return s.layout(parts, "", "Proxy [", "]", asArray, level+1, nil)
}

// form is what one object is to be printed as.
type form struct {
	base        string // stands before the braces
	open, close string
	kind        kind
	keys        []goja.Value
	entries     func(level int) []string // what is not a property: elements, entries, state
	done        bool                     // base is the whole text
}

// object describes an object that is not being described already.
func (s *session) object(o *goja.Object, level int, brief bool) string {
	class, hasClass := s.constructorName(o, level)
	tag := s.tag(o)
	f := s.form(o, class, hasClass, tag, level, brief)
	if f.done {
		return f.base
	}
	if level > s.Depth {
		name := strings.TrimSuffix(s.prefixOf(o, class, hasClass, tag), " ")
		if hasClass {
			name = "[" + name + "]"
		}
		return s.style(name, "special")
	}
	level++
	s.seen = append(s.seen, o)
	s.current = level
	var out []string
	if f.entries != nil {
		out = f.entries(level)
	}
	fixed := len(out)
	for _, k := range f.keys {
		out = append(out, s.property(o, k, level, f.kind))
	}
	if n, found := s.circular[o]; found {
		ref := s.style("<ref *"+itoa(n)+">", "special")
		if f.base == "" {
			f.base = ref
		} else {
			f.base = ref + " " + f.base
		}
	}
	s.seen = s.seen[:len(s.seen)-1]
	if s.Sorted {
		if f.kind == asObject {
			fixed = 0
		}
		s.sort(out[fixed:])
	}
	text := s.layout(out, f.base, f.open, f.close, f.kind, level, o)
	if s.written == nil {
		s.written = map[int]int{}
	}
	if s.written[s.indent] += len(text); s.written[s.indent] > enough {
		s.Depth = -1
	}
	return text
}

func (s *session) sort(list []string) {
	if s.Compare == nil {
		slices.Sort(list)
		return
	}
	slices.SortStableFunc(list, func(a, b string) int {
		v, err := s.Compare(goja.Undefined(), s.vm.ToValue(a), s.vm.ToValue(b))
		throw(err)
		return int(v.ToInteger())
	})
}

// tag is the object's Symbol.toStringTag, unless it is a property that is shown anyway.
func (s *session) tag(o *goja.Object) string {
	v := o.GetSymbol(goja.SymToStringTag)
	if v == nil || !goja.IsString(v) || v.String() == "" {
		return ""
	}
	if p, own := s.own(o, goja.SymToStringTag); own && (s.ShowHidden || p.enumerable) {
		return ""
	}
	return v.String()
}

// prefix is what stands before the braces: class, size, and the tag when it says something else.
func prefix(class string, hasClass bool, tag, fallback, size string) string {
	if !hasClass {
		if tag != "" && fallback != tag {
			return "[" + fallback + size + ": null prototype] [" + tag + "] "
		}
		return "[" + fallback + size + ": null prototype] "
	}
	if tag != "" && class != tag {
		return class + size + " [" + tag + "] "
	}
	return class + size + " "
}

func (s *session) prefixOf(o *goja.Object, class string, hasClass bool, tag string) string {
	fallback := ""
	if !hasClass {
		if fallback = engineClass(o); fallback == tag {
			fallback = "Object"
		}
	}
	return prefix(class, hasClass, tag, fallback, "")
}

// keys lists the properties to show: own enumerable names and symbols, or all own ones.
func (s *session) keys(o *goja.Object) []goja.Value {
	names := o.Keys
	if s.ShowHidden {
		names = o.GetOwnPropertyNames
	}
	var out []goja.Value
	for _, k := range names() {
		out = append(out, s.vm.ToValue(k))
	}
	return s.withSymbols(o, out)
}

func (s *session) withSymbols(o *goja.Object, keys []goja.Value) []goja.Value {
	for _, sym := range o.Symbols() {
		if !s.ShowHidden {
			if v, err := s.reflect().enumerable(o, sym); err != nil || !v.ToBoolean() {
				continue
			}
		}
		keys = append(keys, sym)
	}
	return keys
}

// extraKeys are an array's properties besides its elements.
func (s *session) extraKeys(o *goja.Object) []goja.Value {
	names := o.Keys
	if s.ShowHidden {
		names = o.GetOwnPropertyNames
	}
	var out []goja.Value
	if t := o.ExportType(); t == nil || !t.Implements(dynamicListType) {
		list := names()
		// Elements come first, so that a long array is passed over from its end.
		i := len(list)
		for i > 0 && !isIndex(list[i-1]) {
			i--
		}
		for _, k := range list[i:] {
			out = append(out, s.vm.ToValue(k))
		}
	}
	return s.withSymbols(o, out)
}

func isIndex(key string) bool {
	if key == "" || len(key) > 10 || key[0] == '0' && key != "0" {
		return false
	}
	for i := range len(key) {
		if key[i] < '0' || key[i] > '9' {
			return false
		}
	}
	return len(key) < 10 || key <= "4294967294"
}
