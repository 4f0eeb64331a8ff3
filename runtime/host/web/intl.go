package web

import (
	"errors"
	"math"
	"math/big"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/host/web/intl"
)

// throwIntl throws what the package intl returned.
func (e *Env) throwIntl(err error) {
	class := "RangeError"
	var named interface{ ErrorName() string }
	if errors.As(err, &named) {
		class = named.ErrorName()
	}
	e.throw(class, "%s", err)
}

// options reads a script's options object.
func (e *Env) options(v goja.Value) intl.Options {
	if goja.IsUndefined(v) {
		return func(string) (string, bool) { return "", false }
	}
	if goja.IsNull(v) {
		e.throw("TypeError", "Cannot convert undefined or null to object")
	}
	o := v.ToObject(e.vm())
	return func(name string) (string, bool) {
		x := o.Get(name)
		if x == nil || goja.IsUndefined(x) {
			return "", false
		}
		if name == "hour12" || name == "useGrouping" && !x.ToBoolean() {
			return strconv.FormatBool(x.ToBoolean()), true
		}
		return x.String(), true
	}
}

// locales checks and lists a script's locales argument.
func (e *Env) locales(v goja.Value) []string {
	if goja.IsUndefined(v) {
		return nil
	}
	if goja.IsNull(v) {
		e.throw("TypeError", "Cannot convert undefined or null to object")
	}
	var tags []string
	if s, ok := v.(goja.String); ok {
		tags = []string{s.String()}
	} else if o := v.ToObject(e.vm()); o.ClassName() == "Array" {
		for i, n := 0, int(o.Get("length").ToInteger()); i < n; i++ {
			tags = append(tags, o.Get(itoa(i)).String())
		}
	} else if o.Get("language") != nil {
		tags = []string{o.String()}
	}
	out, err := intl.Canonical(tags)
	if err != nil {
		e.throwIntl(err)
	}
	return out
}

func itoa(n int) string { return strconv.Itoa(n) }

// decimalOf is a number, a BigInt or a numeric string as what is formatted.
func decimalOf(v goja.Value) intl.Decimal {
	if o, ok := v.(*goja.Object); ok {
		v = o.ToNumber()
	}
	if n, ok := v.Export().(*big.Int); ok {
		d, _ := intl.FromText(n.String())
		return d
	}
	if s, ok := v.(goja.String); ok {
		if d, ok := intl.FromText(strings.TrimSpace(s.String())); ok {
			return d
		}
	}
	return intl.FromFloat(v.ToFloat())
}

// plainNumber formats without options.
var plainNumber = sync.OnceValue(func() *intl.Number {
	n, _ := intl.NewNumber(func(string) (string, bool) { return "", false })
	return n
})

func (e *Env) formatNumber(v goja.Value, c goja.FunctionCall) goja.Value {
	n := plainNumber()
	if len(c.Arguments) > 0 {
		e.locales(c.Argument(0))
		if len(c.Arguments) > 1 && !goja.IsUndefined(c.Argument(1)) {
			var err error
			if n, err = intl.NewNumber(e.options(c.Argument(1))); err != nil {
				e.throwIntl(err)
			}
		}
	}
	return e.vm().ToValue(intl.Text(n.Parts(decimalOf(v))))
}

// toLocaleString is that of numbers, big integers and arrays.
func (e *Env) toLocaleString(c goja.FunctionCall) goja.Value {
	o, isObject := c.This.(*goja.Object)
	switch {
	case goja.IsBigInt(c.This), isObject && o.ExportType() == typeBigInt:
		return e.bigintToLocaleString(c)
	case isObject && o.ClassName() != "Number":
		return e.arrayToLocaleString(c)
	}
	return e.numberToLocaleString(c)
}

func (e *Env) numberToLocaleString(c goja.FunctionCall) goja.Value {
	v := c.This
	if o, ok := v.(*goja.Object); ok && o.ClassName() == "Number" {
		v = o.ToNumber()
	}
	if !goja.IsNumber(v) {
		e.throw("TypeError", "Number.prototype.toLocaleString requires that 'this' be a Number")
	}
	return e.formatNumber(v, c)
}

func (e *Env) bigintToLocaleString(c goja.FunctionCall) goja.Value {
	n, ok := c.This.Export().(*big.Int)
	if !ok {
		e.throw("TypeError", "BigInt.prototype.toLocaleString requires that 'this' be a BigInt")
	}
	return e.formatNumber(e.vm().ToValue(n), c)
}

// arrayToLocaleString is ECMA-402's, which hands its arguments on.
func (e *Env) arrayToLocaleString(c goja.FunctionCall) goja.Value {
	vm := e.vm()
	o := c.This.ToObject(vm)
	var b goja.StringBuilder
	for i, n := 0, int(o.Get("length").ToInteger()); i < n; i++ {
		if i > 0 {
			b.WriteRune(',')
		}
		v := o.Get(itoa(i))
		if v == nil || goja.IsUndefined(v) || goja.IsNull(v) {
			continue
		}
		s, err := e.callback(v.ToObject(vm).Get("toLocaleString"))(v, c.Argument(0), c.Argument(1))
		if err != nil {
			panic(err)
		}
		b.WriteString(e.text(s))
	}
	return b.String()
}

// newDate resolves a date format.
func (e *Env) newDate(locales, options goja.Value, required, defaults string) *intl.Date {
	cycle := intl.Extension(e.locales(locales), "hc")
	d, err := intl.NewDate(e.options(options), required, defaults, cycle, intl.LocalZone())
	if err != nil {
		e.throwIntl(err)
	}
	return d
}

// momentOf is milliseconds since 1970 as a time, false for no valid date.
func momentOf(ms float64) (time.Time, bool) {
	if math.IsNaN(ms) || math.Abs(ms) > 8.64e15 {
		return time.Time{}, false
	}
	return time.UnixMilli(int64(ms)), true
}

// fixDate gives dates their ECMA-402 methods.
func fixDate(e *Env, o *goja.Object) {
	proto := o.Get("prototype").(*goja.Object)
	value := e.callback(proto.Get("getTime"))
	for name, kind := range map[string][2]string{
		"toLocaleString":     {"any", "all"},
		"toLocaleDateString": {"date", "date"},
		"toLocaleTimeString": {"time", "time"},
	} {
		e.add(proto, 0, name, func(c goja.FunctionCall) goja.Value {
			ms, err := value(c.This)
			if err != nil {
				panic(err)
			}
			t, ok := momentOf(ms.ToFloat())
			if !ok {
				return e.vm().ToValue("Invalid Date")
			}
			d := e.newDate(c.Argument(0), c.Argument(1), kind[0], kind[1])
			return e.vm().ToValue(intl.Text(d.Parts(t)))
		})
	}
}

// partsValue is parts as formatToParts gives them.
func (e *Env) partsValue(parts []intl.Part, more map[string]string) goja.Value {
	var list []any
	for _, p := range parts {
		o := e.vm().NewObject()
		_ = o.Set("type", p.Type)
		_ = o.Set("value", p.Value)
		if p.Type != "literal" {
			for k, v := range more {
				_ = o.Set(k, v)
			}
		}
		list = append(list, o)
	}
	return e.vm().NewArray(list...)
}

func (e *Env) strings(list []string) goja.Value {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return e.vm().NewArray(out...)
}

func intlNatives(e *Env) map[string]any {
	vm := e.vm()
	return map[string]any{
		"locale":    intl.Locale,
		"canonical": func(c goja.FunctionCall) goja.Value { return e.strings(e.locales(c.Argument(0))) },
		"supported": func(c goja.FunctionCall) goja.Value {
			return e.strings(intl.Supported(e.locales(c.Argument(0))))
		},
		"extension": func(c goja.FunctionCall) goja.Value {
			return vm.ToValue(intl.Extension(e.locales(c.Argument(0)), c.Argument(1).String()))
		},
		"values": func(c goja.FunctionCall) goja.Value {
			list, ok := intl.SupportedValues(c.Argument(0).String())
			if !ok {
				e.throw("RangeError", "Invalid key : %s", c.Argument(0))
			}
			return e.strings(list)
		},
		"number": func(c goja.FunctionCall) goja.Value { return e.numberFormat(c.Argument(1)) },
		"date": func(c goja.FunctionCall) goja.Value {
			return e.dateFormat(e.newDate(c.Argument(0), c.Argument(1), c.Argument(2).String(), c.Argument(3).String()))
		},
		"relative": func(c goja.FunctionCall) goja.Value {
			v := c.Argument(0).ToFloat()
			if math.IsNaN(v) || math.IsInf(v, 0) {
				e.throw("RangeError", "Invalid time value")
			}
			unit, err := intl.RelativeUnit(c.Argument(1).String())
			if err != nil {
				e.throwIntl(err)
			}
			parts := intl.Relative(plainNumber(), intl.FromFloat(v), unit, c.Argument(2).String(), c.Argument(3).ToBoolean())
			return e.partsValue(parts, map[string]string{"unit": unit})
		},
		"list": func(c goja.FunctionCall) goja.Value {
			var items []string
			vm.ForOf(c.Argument(0), func(v goja.Value) bool {
				items = append(items, v.String())
				return true
			})
			return e.partsValue(intl.List(items, c.Argument(1).String(), c.Argument(2).String()), nil)
		},
		"collator": func(c goja.FunctionCall) goja.Value {
			compare := newCollator(c.Argument(0).String(), c.Argument(1).ToBoolean(), c.Argument(2).ToBoolean(), c.Argument(3).String())
			return vm.ToValue(func(c goja.FunctionCall) goja.Value {
				return vm.ToValue(compare(c.Argument(0).String(), c.Argument(1).String()))
			})
		},
		"segments": func(c goja.FunctionCall) goja.Value {
			var list []any
			for _, s := range intl.Segments(c.Argument(0).String(), c.Argument(1).String()) {
				list = append(list, vm.NewArray(s.Text, s.Word))
			}
			return vm.NewArray(list...)
		},
	}
}

// numberFormat is what an Intl.NumberFormat stands for.
func (e *Env) numberFormat(options goja.Value) goja.Value {
	vm := e.vm()
	n, err := intl.NewNumber(e.options(options))
	if err != nil {
		e.throwIntl(err)
	}
	out, resolved := vm.NewObject(), vm.NewObject()
	_ = out.Set("resolved", resolved)
	_ = resolved.Set("numberingSystem", "latn")
	for _, o := range n.Resolved() {
		_ = resolved.Set(o.Name, o.Value)
	}
	_ = out.Set("format", func(c goja.FunctionCall) goja.Value {
		return vm.ToValue(intl.Text(n.Parts(decimalOf(c.Argument(0)))))
	})
	_ = out.Set("parts", func(c goja.FunctionCall) goja.Value {
		return e.partsValue(n.Parts(decimalOf(c.Argument(0))), nil)
	})
	_ = out.Set("plural", func(c goja.FunctionCall) goja.Value {
		return vm.ToValue(n.Plural(decimalOf(c.Argument(0)), c.Argument(1).ToBoolean()))
	})
	return out
}

// dateFormat is what an Intl.DateTimeFormat stands for.
func (e *Env) dateFormat(d *intl.Date) goja.Value {
	vm := e.vm()
	out, resolved := vm.NewObject(), vm.NewObject()
	_ = out.Set("resolved", resolved)
	for _, o := range d.Resolved() {
		_ = resolved.Set(o.Name, o.Value)
	}
	parts := func(c goja.FunctionCall) []intl.Part {
		t, ok := momentOf(c.Argument(0).ToFloat())
		if !ok {
			e.throw("RangeError", "Invalid time value")
		}
		return d.Parts(t)
	}
	_ = out.Set("format", func(c goja.FunctionCall) goja.Value { return vm.ToValue(intl.Text(parts(c))) })
	_ = out.Set("parts", func(c goja.FunctionCall) goja.Value { return e.partsValue(parts(c), nil) })
	return out
}
