package inspect

import (
	"strings"

	"github.com/dop251/goja"
)

// form decides what an object is printed as: by its engine class first, as names can lie.
func (s *session) form(o *goja.Object, class string, hasClass bool, tag string, level int, brief bool) form {
	f := form{open: "{", close: "}"}
	pre := func(fallback, size string) string { return prefix(class, hasClass, tag, fallback, size) }
	whole := func(text string) form { return form{base: text, done: true} }
	engine := engineClass(o)
	switch {
	case engine == "Array":
		f.keys, f.kind, f.close = s.extraKeys(o), asArray, "]"
		f.open = "["
		n := o.Get("length").ToInteger()
		if class != "Array" || !hasClass || tag != "" {
			f.open = pre("Array", "("+itoa(int(n))+")") + "["
		}
		if n == 0 && len(f.keys) == 0 {
			return whole(f.open + "]")
		}
		f.entries = func(level int) []string { return s.array(o, n, level) }
		return f
	case engine == "Set" || engine == "Map":
		f.keys = s.keys(o)
		entries := s.entries(o, engine == "Map")
		p := pre(engine, "("+itoa(len(entries))+")")
		if len(entries) == 0 && len(f.keys) == 0 {
			return whole(p + "{}")
		}
		f.open = p + "{"
		f.entries = func(level int) []string { return s.collection(entries, engine == "Map", level) }
		return f
	case engine == "Function":
		f.keys = s.keys(o)
		f.base = s.function(o, class, hasClass, tag)
		if len(f.keys) == 0 {
			return whole(s.style(f.base, "special"))
		}
		return f
	case s.isError(o):
		f.keys = s.keys(o)
		f.base, f.keys = s.err(o, class, hasClass, tag, f.keys)
		f.done = len(f.keys) == 0
		return f
	case engine == "RegExp":
		f.keys = s.keys(o)
		f.base = s.text(s.method("RegExp", "toString"), o)
		if p := pre("RegExp", ""); p != "RegExp " {
			f.base = p + f.base
		}
		if len(f.keys) == 0 || level > s.Depth {
			return whole(s.style(f.base, "regexp"))
		}
		return f
	case engine == "Date":
		f.keys = s.keys(o)
		f.base = "Invalid Date"
		if v, err := s.method("Date", "toISOString")(o); err == nil {
			f.base = v.String()
		}
		if p := pre("Date", ""); p != "Date " {
			f.base = p + f.base
		}
		if len(f.keys) == 0 {
			return whole(s.style(f.base, "date"))
		}
		return f
	case engine == "Promise":
		f.keys = s.keys(o)
		f.open = pre("Promise", "") + "{"
		f.entries = func(level int) []string { return s.promise(o, level) }
		return f
	case engine == "WeakSet" || engine == "WeakMap":
		f.keys = s.keys(o)
		f.open = pre(engine, "") + "{"
		f.entries = func(int) []string { return []string{s.style("<items unknown>", "special")} }
		return f
	}
	if element := typedArray(o); element != "" {
		f.keys, f.kind, f.close = s.extraKeys(o), asArray, "]"
		n := int(o.Get("length").ToInteger())
		f.open = pre(element, "("+itoa(n)+")") + "["
		if n == 0 && len(f.keys) == 0 && !s.ShowHidden {
			return whole(f.open + "]")
		}
		f.entries = func(level int) []string { return s.typed(o, n, level) }
		return f
	}
	f.keys = s.keys(o)
	if engine == "ArrayBuffer" {
		p := pre("ArrayBuffer", "")
		if brief && len(f.keys) == 0 {
			return whole(p + "{ byteLength: " + s.primitive(o.Get("byteLength"), s.style) + " }")
		}
		f.open = p + "{"
		if !brief {
			f.entries = func(int) []string { return s.buffer(o) }
		}
		f.keys = append([]goja.Value{s.vm.ToValue("byteLength")}, f.keys...)
		return f
	}
	if engine == "DataView" {
		f.open = pre("DataView", "") + "{"
		f.keys = append([]goja.Value{s.vm.ToValue("byteLength"), s.vm.ToValue("byteOffset"), s.vm.ToValue("buffer")}, f.keys...)
		return f
	}
	if boxed, ok := s.boxed(o, engine); ok {
		return s.boxedForm(f, boxed, class, hasClass, tag)
	}
	if class == "Object" && hasClass {
		if engine == "Arguments" {
			f.open = "[Arguments] {"
		} else if tag != "" {
			f.open = pre("Object", "") + "{"
		}
	} else {
		f.open = s.prefixOf(o, class, hasClass, tag) + "{"
	}
	if len(f.keys) == 0 {
		return whole(f.open + f.close)
	}
	return f
}

// boxed unwraps new Number(1) and its like.
func (s *session) boxed(o *goja.Object, engine string) (goja.Value, bool) {
	switch engine {
	case "Number", "String", "Boolean", "BigInt", "Symbol":
	default:
		return nil, false
	}
	v, err := s.method(engine, "valueOf")(o)
	return v, err == nil
}

func (s *session) boxedForm(f form, v goja.Value, class string, hasClass bool, tag string) form {
	name := "Symbol"
	switch {
	case goja.IsNumber(v):
		name = "Number"
	case goja.IsBigInt(v):
		name = "BigInt"
	case goja.IsString(v):
		name = "String"
		var rest []goja.Value
		for _, k := range f.keys {
			if _, sym := k.(*goja.Symbol); sym || !isIndex(k.String()) {
				rest = append(rest, k)
			}
		}
		f.keys = rest
	default:
		if _, sym := v.(*goja.Symbol); !sym {
			name = "Boolean"
		}
	}
	base := "[" + name
	if !hasClass {
		base += " (null prototype)"
	} else if class != name {
		base += " (" + class + ")"
	}
	base += ": " + s.primitive(v, plain) + "]"
	if tag != "" && tag != class {
		base += " [" + tag + "]"
	}
	f.base = base
	if len(f.keys) == 0 {
		f.base, f.done = s.style(base, strings.ToLower(name)), true
	}
	return f
}

// text calls one of the engine's own describing methods on o.
func (s *session) text(method goja.Callable, o *goja.Object) string {
	v, err := method(o)
	if err != nil {
		return ""
	}
	return v.String()
}

// function names a function or a class.
func (s *session) function(o *goja.Object, class string, hasClass bool, tag string) string {
	if isClass(s.text(s.method("Function", "toString"), o)) {
		return s.class(o, class, hasClass, tag)
	}
	kind := "Function"
	if strings.HasSuffix(class, kind) {
		kind = class // AsyncFunction, GeneratorFunction
	}
	base := "[" + kind
	if !hasClass {
		base += " (null prototype)"
	}
	if n := o.Get("name"); n == nil || goja.IsUndefined(n) || n.String() == "" {
		base += " (anonymous)"
	} else {
		base += ": " + n.String()
	}
	base += "]"
	if hasClass && class != kind {
		base += " " + class
	}
	if tag != "" && class != tag {
		base += " [" + tag + "]"
	}
	return base
}

// isClass tells a class from a function by its source text.
func isClass(source string) bool {
	if !strings.HasPrefix(source, "class") || !strings.HasSuffix(source, "}") {
		return false
	}
	rest := source[len("class"):]
	brace := strings.IndexByte(rest, '{')
	return brace >= 0 && (brace == 0 || rest[0] == ' ' || rest[0] == '\n' || rest[0] == '\t' || rest[0] == '{')
}

func (s *session) class(o *goja.Object, class string, hasClass bool, tag string) string {
	name := "(anonymous)"
	if s.hasOwn(o, "name") {
		if n := o.Get("name").String(); n != "" {
			name = n
		}
	}
	base := "class " + name
	if hasClass && class != "Function" {
		base += " [" + class + "]"
	}
	if tag != "" && class != tag {
		base += " [" + tag + "]"
	}
	if !hasClass {
		base += " extends [null prototype]"
	} else if super := o.Prototype(); super != nil {
		if n := functionName(super); n != "" {
			base += " extends " + n
		}
	}
	return "[" + base + "]"
}
