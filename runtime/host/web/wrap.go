package web

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/source/regex"
)

// RewriteRegExp turns a pattern that the engine gets wrong (\p{…}, the flag v)
// into one that it gets right, for expressions made at run time; an error is
// the SyntaxError's message. Set it before the first run. nil leaves RegExp as
// the engine has it.
var RewriteRegExp = regex.RewriteRegExp

// proxy is the engine's Proxy, but for one thing: there, "x instanceof p"
// throws for a proxy p of a function. The engine's own answer to
// Symbol.hasInstance refuses proxies and can't be replaced, so the get trap
// gives a right one in its place.
func (e *Env) proxy() goja.Value {
	vm := e.vm()
	original := e.builtins.Get("Proxy").(*goja.Object)
	builtinHasInstance := original.GetSymbol(goja.SymHasInstance)

	// handler stands before the script's own one and adds the answer.
	handler := func(target *goja.Object, own *goja.Object, self *goja.Value) goja.Value {
		hasInstance := vm.ToValue(func(c goja.FunctionCall) goja.Value {
			return vm.ToValue(e.isInstance(c.Argument(0), *self))
		})
		reflectGet := e.callback(e.builtins.Get("Reflect").ToObject(vm).Get("get"))
		get := vm.ToValue(func(c goja.FunctionCall) goja.Value {
			var v goja.Value
			var err error
			if trap := own.Get("get"); trap != nil && !goja.IsUndefined(trap) && !goja.IsNull(trap) {
				v, err = e.callback(trap)(own, c.Arguments...)
			} else {
				v, err = reflectGet(goja.Undefined(), c.Arguments...)
			}
			if err != nil {
				panic(err)
			}
			if c.Argument(1) == goja.Value(goja.SymHasInstance) &&
				(goja.IsUndefined(v) || goja.IsNull(v) || v.SameAs(builtinHasInstance)) {
				return hasInstance
			}
			return v
		})
		return vm.ToValue(vm.NewProxy(own, &goja.ProxyTrapConfig{
			Get: func(own *goja.Object, property string, _ goja.Value) goja.Value {
				if property == "get" {
					return get
				}
				return own.Get(property)
			},
		}))
	}
	wrap := func(args []goja.Value, self *goja.Value) []goja.Value {
		if len(args) < 2 {
			return args
		}
		target, isObject := args[0].(*goja.Object)
		own, hasHandler := args[1].(*goja.Object)
		if _, callable := goja.AssertFunction(args[0]); !isObject || !hasHandler || !callable {
			return args
		}
		return []goja.Value{target, handler(target, own, self)}
	}

	proxy := vm.ToValue(func(c goja.ConstructorCall) *goja.Object {
		self := new(goja.Value)
		o, err := vm.New(original, wrap(c.Arguments, self)...)
		if err != nil {
			panic(err)
		}
		*self = o
		return o
	}).(*goja.Object)
	e.rename(proxy, "Proxy", 2)
	_ = proxy.Set("prototype", goja.Undefined())
	revocable := e.callback(original.Get("revocable"))
	e.add(proxy, 2, "revocable", func(c goja.FunctionCall) goja.Value {
		self := new(goja.Value)
		v, err := revocable(original, wrap(c.Arguments, self)...)
		if err != nil {
			panic(err)
		}
		*self = v.ToObject(vm).Get("proxy")
		return v
	})
	return proxy
}

// isInstance is the specification's OrdinaryHasInstance.
func (e *Env) isInstance(v, ctor goja.Value) bool {
	o, ok := v.(*goja.Object)
	if !ok {
		return false
	}
	proto, ok := ctor.ToObject(e.vm()).Get("prototype").(*goja.Object)
	if !ok {
		e.throw("TypeError", "Function has non-object prototype in instanceof check")
	}
	for p := o.Prototype(); p != nil; p = p.Prototype() {
		if p.SameAs(proto) {
			return true
		}
	}
	return false
}

func (e *Env) rename(f *goja.Object, name string, length int) {
	_ = f.DefineDataProperty("name", e.vm().ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	_ = f.DefineDataProperty("length", e.vm().ToValue(length), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// regexp is the engine's RegExp with RegExp.escape, behind a plain function of
// the same prototype when there is a RewriteRegExp.
func (e *Env) regexp() goja.Value {
	vm := e.vm()
	original := e.builtins.Get("RegExp").(*goja.Object)
	e.add(original, 1, "escape", e.regexpEscape)
	if RewriteRegExp == nil {
		return original
	}
	construct, _ := goja.AssertConstructor(original)
	proto := original.Get("prototype").(*goja.Object)
	var wrapper *goja.Object
	wrapper = vm.ToValue(func(c goja.ConstructorCall) *goja.Object {
		pattern, flags := c.Argument(0), c.Argument(1)
		source, isObject := pattern.(*goja.Object)
		isRegExp := isObject && source.ClassName() == "RegExp"
		target := c.NewTarget
		if target == nil || target == wrapper {
			target = original
		}
		given := !goja.IsUndefined(flags)
		if isRegExp && !(given && strings.ContainsAny(flags.String(), "uvd")) && !ownProperty(source, "source") {
			return e.must(construct(target, c.Arguments...)) // as split does
		}
		if isRegExp {
			if !given {
				flags = source.Get("flags")
			}
			pattern = source.Get("source")
		}
		text, mode := "", ""
		if !goja.IsUndefined(pattern) {
			text = pattern.String()
		}
		if !goja.IsUndefined(flags) {
			mode = flags.String()
		}
		if !strings.ContainsAny(mode, "uvd") && !strings.Contains(text, "(?") {
			return e.must(construct(target, c.Arguments...))
		}
		newText, newMode, err := RewriteRegExp(text, mode)
		if err != nil {
			message := err.Error()
			e.throw("SyntaxError", "%s", strings.ToUpper(message[:1])+message[1:])
		}
		if newText == text && newMode == mode {
			return e.must(construct(target, c.Arguments...))
		}
		o := e.must(construct(target, vm.ToValue(newText), vm.ToValue(newMode)))
		for name, v := range map[string]string{"source": text, "flags": mode} {
			_ = o.DefineDataProperty(name, vm.ToValue(v), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
		}
		return o
	}).(*goja.Object)
	e.rename(wrapper, "RegExp", 2)
	_ = wrapper.Set("prototype", proto)
	define(wrapper, "escape", original.Get("escape"))
	_ = wrapper.DefineAccessorPropertySymbol(goja.SymSpecies,
		vm.ToValue(func(c goja.FunctionCall) goja.Value { return c.This }), nil, goja.FLAG_TRUE, goja.FLAG_FALSE)
	define(proto, "constructor", wrapper)
	return wrapper
}

func (e *Env) must(o *goja.Object, err error) *goja.Object {
	if err != nil {
		panic(err)
	}
	return o
}

func ownProperty(o *goja.Object, name string) bool {
	for _, key := range o.GetOwnPropertyNames() {
		if key == name {
			return true
		}
	}
	return false
}

// regexpEscape is ECMA-262's EncodeForRegExpEscape over a string.
func (e *Env) regexpEscape(c goja.FunctionCall) goja.Value {
	s, ok := c.Argument(0).(goja.String)
	if !ok {
		e.throw("TypeError", "%s is not a string", printable(c.Argument(0)))
	}
	const hex = "0123456789abcdef"
	var out []uint16
	put := func(s string) {
		for i := 0; i < len(s); i++ {
			out = append(out, uint16(s[i]))
		}
	}
	units := utf16Of(s)
	for i, u := range units {
		switch {
		case i == 0 && (u >= '0' && u <= '9' || u >= 'a' && u <= 'z' || u >= 'A' && u <= 'Z'),
			u < 128 && strings.IndexByte(",-=<>#&!%:;@~'`\" ", byte(u)) >= 0:
			put(`\x` + string(hex[u>>4]) + string(hex[u&15]))
		case u == '\t', u == '\n', u == '\v', u == '\f', u == '\r':
			put(`\` + string("tnvfr"[u-'\t']))
		case u < 128 && strings.IndexByte(`^$\.*+?()[]{}|/`, byte(u)) >= 0:
			out = append(out, '\\', u)
		case u == 0xA0:
			put(`\xa0`)
		case u == 0xFEFF || u == 0x2028 || u == 0x2029 || u == 0x202F || u == 0x205F || u == 0x3000 ||
			u == 0x1680 || u >= 0x2000 && u <= 0x200A || loneSurrogate(units, i):
			put(`\u` + string(hex[u>>12]) + string(hex[u>>8&15]) + string(hex[u>>4&15]) + string(hex[u&15]))
		default:
			out = append(out, u)
		}
	}
	return goja.StringFromUTF16(out)
}

func loneSurrogate(units []uint16, i int) bool {
	switch u := units[i]; {
	case u >= 0xD800 && u < 0xDC00:
		return i+1 >= len(units) || units[i+1] < 0xDC00 || units[i+1] > 0xDFFF
	case u >= 0xDC00 && u < 0xE000:
		return i == 0 || units[i-1] < 0xD800 || units[i-1] > 0xDBFF
	}
	return false
}

// fixBuffers repairs the typed arrays and buffers of this VM, once.
func (e *Env) fixBuffers() {
	if e.fixed.buffers {
		return
	}
	e.fixed.buffers = true
	vm := e.vm()
	typed := e.builtins.Get("Uint8Array").(*goja.Object).Prototype()
	from := e.callback(typed.Get("from"))
	e.add(typed, 1, "from", func(c goja.FunctionCall) goja.Value {
		args := append([]goja.Value(nil), c.Arguments...)
		// The engine takes objects only; ToObject is the specification's step.
		if len(args) > 0 && !goja.IsUndefined(args[0]) && !goja.IsNull(args[0]) {
			args[0] = args[0].ToObject(vm)
		}
		v, err := from(c.This, args...)
		if err != nil {
			panic(err)
		}
		return v
	})
	e.add(typed.Get("prototype").(*goja.Object), 0, "toLocaleString", e.arrayToLocaleString)

	proto := e.builtins.Get("ArrayBuffer").(*goja.Object).Get("prototype").(*goja.Object)
	transfer := func(c goja.FunctionCall) goja.Value {
		buffer, ok := c.This.Export().(goja.ArrayBuffer)
		if !ok {
			e.throw("TypeError", "Receiver is not an ArrayBuffer")
		}
		size := len(buffer.Bytes())
		if v := c.Argument(0); !goja.IsUndefined(v) {
			n := v.ToInteger()
			if n < 0 || n > 1<<32 {
				e.throw("RangeError", "Invalid array buffer length")
			}
			size = int(n)
		}
		if buffer.Detached() {
			e.throw("TypeError", "Cannot perform ArrayBuffer.prototype.transfer on a detached ArrayBuffer")
		}
		data := buffer.Bytes()
		if size != len(data) {
			data = append(make([]byte, 0, size), data[:min(size, len(data))]...)[:size]
		}
		moved := vm.NewArrayBuffer(data)
		buffer.Detach()
		return vm.ToValue(moved)
	}
	e.add(proto, 0, "transfer", transfer)
	e.add(proto, 0, "transferToFixedLength", transfer)
	_ = proto.DefineAccessorProperty("detached", e.fn("get detached", 0, func(c goja.FunctionCall) goja.Value {
		buffer, ok := c.This.Export().(goja.ArrayBuffer)
		if !ok {
			e.throw("TypeError", "Receiver is not an ArrayBuffer")
		}
		return vm.ToValue(buffer.Detached())
	}), nil, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// bytes is a new Uint8Array over data, which it takes over.
func (e *Env) bytes(data []byte) goja.Value {
	e.fixBuffers()
	buffer := e.vm().ToValue(e.vm().NewArrayBuffer(data))
	return e.must(e.vm().New(e.builtins.Get("Uint8Array"), buffer))
}

// bytesOf is the memory of an ArrayBuffer or of a view on one.
func bytesOf(v goja.Value) ([]byte, bool) {
	o, ok := v.(*goja.Object)
	if !ok {
		return nil, false
	}
	switch x := o.Export().(type) {
	case goja.ArrayBuffer:
		return x.Bytes(), true
	case []byte:
		return x, true
	}
	buffer, ok := o.Get("buffer").(*goja.Object)
	if !ok {
		return nil, false
	}
	whole, ok := buffer.Export().(goja.ArrayBuffer)
	if !ok {
		return nil, false
	}
	start, size := int(o.Get("byteOffset").ToInteger()), int(o.Get("byteLength").ToInteger())
	if data := whole.Bytes(); start >= 0 && size >= 0 && start+size <= len(data) {
		return data[start : start+size], true
	}
	return nil, false
}
