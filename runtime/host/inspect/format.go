package inspect

import (
	"math"
	"strconv"
	"strings"

	"github.com/dop251/goja"
)

// Format is util.format: a first string's %s %d %i %f %j %o %O %c %% take the arguments after it, and what is left
// is appended, objects inspected. It panics as Inspect does.
func (in *Inspector) Format(args []goja.Value, o Options) string {
	if len(args) == 0 {
		return ""
	}
	first, isText := args[0].(goja.String)
	if isText && len(args) == 1 {
		return first.String()
	}
	var b strings.Builder
	rest := args
	if isText {
		rest = in.placeholders(&b, first.String(), args[1:], o)
	}
	for i, v := range rest {
		if i > 0 || isText {
			b.WriteByte(' ')
		}
		if goja.IsString(v) {
			b.WriteString(v.String())
		} else {
			b.WriteString(in.Inspect(v, o))
		}
	}
	return b.String()
}

// placeholders writes the format and returns the arguments that it did not take.
func (in *Inspector) placeholders(b *strings.Builder, format string, args []goja.Value, o Options) []goja.Value {
	last := 0
	for i := 0; i < len(format)-1; i++ {
		if format[i] != '%' {
			continue
		}
		c := format[i+1]
		if c == '%' {
			b.WriteString(format[last : i+1])
			i++
			last = i + 1
			continue
		}
		if len(args) == 0 || !strings.ContainsRune("sjdOoifc", rune(c)) {
			i++
			continue
		}
		b.WriteString(format[last:i])
		b.WriteString(in.placeholder(c, args[0], o))
		args = args[1:]
		i++
		last = i + 1
	}
	b.WriteString(format[last:])
	return args
}

func (in *Inspector) placeholder(c byte, v goja.Value, o Options) string {
	_, isSymbol := v.(*goja.Symbol)
	switch c {
	case 's':
		return in.asString(v, o)
	case 'j':
		return in.asJSON(v)
	case 'O':
		return in.Inspect(v, o)
	case 'o':
		o.ShowHidden, o.ShowProxy, o.Depth = true, true, 4
		return in.Inspect(v, o)
	case 'c':
		return ""
	}
	switch {
	case isSymbol:
		return "NaN"
	case goja.IsBigInt(v) && c != 'f':
		return BigInt(v, o.NumericSeparator)
	case c == 'd':
		if _, is := v.(*goja.Object); is {
			v = v.ToNumber()
		}
		return Number(in.vm.ToValue(v.ToFloat()), o.NumericSeparator)
	}
	return Number(in.vm.ToValue(leadingNumber(v.String(), c == 'i')), o.NumericSeparator)
}

// leadingNumber is parseInt or parseFloat.
func leadingNumber(text string, whole bool) float64 {
	text = strings.TrimLeft(text, " \t\n\r\v\f\u00a0\ufeff")
	end := 0
	if end < len(text) && (text[end] == '+' || text[end] == '-') {
		end++
	}
	if whole && len(text) > end+1 && text[end] == '0' && text[end+1]|0x20 == 'x' {
		sign := 1.0
		if text[0] == '-' {
			sign = -1
		}
		stop := end + 2
		for stop < len(text) && strings.IndexByte("0123456789abcdefABCDEF", text[stop]) >= 0 {
			stop++
		}
		if n, err := strconv.ParseUint(text[end+2:stop], 16, 64); err == nil {
			return sign * float64(n)
		}
		return math.NaN()
	}
	if !whole && strings.HasPrefix(text[end:], "Infinity") {
		return math.Inf(1 - 2*strings.Count(text[:end], "-"))
	}
	digits := func() {
		for end < len(text) && text[end] >= '0' && text[end] <= '9' {
			end++
		}
	}
	digits()
	if !whole {
		if end < len(text) && text[end] == '.' {
			end++
			digits()
		}
		if end < len(text) && text[end]|0x20 == 'e' {
			mantissa := end
			end++
			if end < len(text) && (text[end] == '+' || text[end] == '-') {
				end++
			}
			from := end
			if digits(); end == from {
				end = mantissa
			}
		}
	}
	f, err := strconv.ParseFloat(text[:end], 64)
	if err != nil && f == 0 {
		return math.NaN()
	}
	return f
}

// asString is %s: String(value), or a short description of an object that has no text of its own.
func (in *Inspector) asString(v goja.Value, o Options) string {
	switch x := v.(type) {
	case *goja.Symbol:
		return SymbolText(x)
	case *goja.Object:
		if !isFunction(x) && in.plainText(x) {
			o.Compact, o.Colors, o.Depth = 3, false, 0
			return in.Inspect(x, o)
		}
		return x.String()
	}
	switch {
	case goja.IsNumber(v):
		return Number(v, o.NumericSeparator)
	case goja.IsBigInt(v):
		return BigInt(v, o.NumericSeparator)
	}
	return v.String()
}

// plainText tells whether an object's toString is the engine's own, so that String(o) would say little.
func (in *Inspector) plainText(o *goja.Object) bool {
	for isProxy(o) {
		p := o.Export().(goja.Proxy)
		if o = p.Target(); o == nil {
			return true
		}
	}
	method, convert := o.Get("toString"), o.GetSymbol(goja.SymToPrimitive)
	_, hasMethod := goja.AssertFunction(method)
	_, hasConvert := goja.AssertFunction(convert)
	if !hasMethod && !hasConvert {
		return true
	}
	for p := o; p != nil; p = p.Prototype() {
		found := hasMethod && in.hasOwn(p, "toString")
		if !found && hasConvert {
			_, found = in.own(p, goja.SymToPrimitive)
		}
		if !found {
			continue
		}
		if p == o {
			return false
		}
		return builtinClasses[ownerName(in, p)]
	}
	return true
}

func ownerName(in *Inspector, p *goja.Object) string {
	if d, ok := in.own(p, in.vm.ToValue("constructor")); ok {
		if c, ok := d.value.(*goja.Object); ok && isFunction(c) {
			return functionName(c)
		}
	}
	return ""
}

// asJSON is %j.
func (in *Inspector) asJSON(v goja.Value) string {
	stringify, _ := goja.AssertFunction(in.vm.GlobalObject().Get("JSON").(*goja.Object).Get("stringify"))
	out, err := stringify(goja.Undefined(), v)
	if err != nil {
		if strings.Contains(err.Error(), "circular") {
			return "[Circular]"
		}
		throw(err)
	}
	return out.String()
}
