package web

import (
	"math"
	"math/big"
	"strings"

	"github.com/dop251/goja"
)

// fixes remembers which shared prototypes of a VM are repaired.
type fixes struct {
	iteratorProto *goja.Object
	iterator      bool
	buffers       bool
}

// engine are the names of the engine's own global object.
var engine = strings.Fields(`Object Function Array String Number BigInt RegExp Date Boolean Proxy Reflect Error
	AggregateError TypeError ReferenceError SyntaxError RangeError EvalError URIError eval Math JSON
	ArrayBuffer DataView Uint8Array Uint8ClampedArray Int8Array Uint16Array Int16Array Uint32Array Int32Array
	Float32Array Float64Array BigInt64Array BigUint64Array
	Symbol WeakSet WeakMap Map Set Promise globalThis NaN undefined Infinity isNaN parseInt parseFloat isFinite
	decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape`)

// repairs are what a constructor of the engine gets when it is first named.
var repairs = map[string]func(*Env, *goja.Object){
	"Object":  func(e *Env, o *goja.Object) { e.add(o, 2, "groupBy", e.objectGroupBy) },
	"Map":     func(e *Env, o *goja.Object) { e.add(o, 2, "groupBy", e.mapGroupBy) },
	"Array":   func(e *Env, o *goja.Object) { define(o, "fromAsync", e.later("iterator", "fromAsync", 1)) },
	"Error":   fixError,
	"Math":    func(e *Env, o *goja.Object) { e.add(o, 1, "sumPrecise", e.sumPrecise) },
	"Promise": fixPromise,
	"Symbol":  fixSymbol,
	"Date":    fixDate,
}

func init() {
	Globals = map[string]func(*Env) goja.Value{}
	for _, name := range engine {
		Globals[name] = func(e *Env) goja.Value {
			v := e.builtins.Get(name)
			if fix := repairs[name]; fix != nil {
				fix(e, v.(*goja.Object))
			}
			return v
		}
	}
	for _, name := range engine {
		if strings.HasSuffix(name, "Array") && name != "Array" || name == "ArrayBuffer" || name == "DataView" {
			Globals[name] = func(e *Env) goja.Value {
				e.fixBuffers()
				return e.builtins.Get(name)
			}
		}
	}
	Globals["Proxy"] = (*Env).proxy
	Globals["RegExp"] = (*Env).regexp
	Globals["globalThis"] = func(e *Env) goja.Value { return e.vm().GlobalObject() }
	for name, unit := range map[string]string{
		"DOMException": "exception",
		"Event":        "events", "EventTarget": "events", "CustomEvent": "events",
		"AbortController": "events", "AbortSignal": "events",
		"TextEncoder": "encoding", "TextDecoder": "encoding", "atob": "encoding", "btoa": "encoding",
		"structuredClone": "clone",
		"performance":     "performance", "navigator": "performance",
		"URL": "url", "URLSearchParams": "url",
		"crypto": "crypto",
		"Blob":   "file", "File": "file", "FormData": "formdata",
		"Headers": "fetch", "Request": "fetch", "Response": "fetch", "fetch": "fetch",
		"ReadableStream": "stream", "WritableStream": "stream", "TransformStream": "stream",
		"CountQueuingStrategy": "stream", "ByteLengthQueuingStrategy": "stream",
		"TextDecoderStream": "textstream", "TextEncoderStream": "textstream",
		"ReadableStreamDefaultReader": "stream", "WritableStreamDefaultWriter": "stream",
		"Crypto": "crypto", "CryptoKey": "crypto", "SubtleCrypto": "crypto",
		"Performance": "performance", "PerformanceEntry": "performance", "Navigator": "performance",
		"WeakRef": "weak", "FinalizationRegistry": "weak",
		"Intl": "intl",
	} {
		Globals[name] = from(unit, name)
	}
	Globals["Iterator"] = func(e *Env) goja.Value {
		e.installIterator()
		return e.use("iterator").Get("Iterator")
	}
}

// later is a function whose body is that of a unit, taken when it is called.
func (e *Env) later(unit, name string, length int) *goja.Object {
	return e.fn(name, length, func(c goja.FunctionCall) goja.Value {
		f, _ := goja.AssertFunction(e.use(unit).Get(name))
		v, err := f(c.This, c.Arguments...)
		if err != nil {
			panic(err)
		}
		return v
	})
}

func (e *Env) callback(v goja.Value) goja.Callable {
	f, ok := goja.AssertFunction(v)
	if !ok {
		e.throw("TypeError", "%s is not a function", printable(v))
	}
	return f
}

// groups walks an iterable as Object.groupBy and Map.groupBy do.
func (e *Env) groups(c goja.FunctionCall, add func(key, item goja.Value)) {
	items := c.Argument(0)
	if goja.IsUndefined(items) || goja.IsNull(items) {
		e.throw("TypeError", "%s is not iterable", items)
	}
	key := e.callback(c.Argument(1))
	i := 0
	e.vm().ForOf(items, func(item goja.Value) bool {
		k, err := key(goja.Undefined(), item, e.vm().ToValue(i))
		if err != nil {
			panic(err)
		}
		add(k, item)
		i++
		return true
	})
}

func (e *Env) objectGroupBy(c goja.FunctionCall) goja.Value {
	vm := e.vm()
	out := vm.CreateObject(nil)
	push := e.callback(vm.NewArray().Get("push"))
	e.groups(c, func(key, item goja.Value) {
		var list goja.Value
		symbol, isSymbol := key.(*goja.Symbol)
		if isSymbol {
			list = out.GetSymbol(symbol)
		} else {
			list = out.Get(key.String())
		}
		if list == nil {
			list = vm.NewArray()
			if isSymbol {
				_ = out.SetSymbol(symbol, list)
			} else {
				_ = out.Set(key.String(), list)
			}
		}
		_, _ = push(list, item)
	})
	return out
}

func (e *Env) mapGroupBy(c goja.FunctionCall) goja.Value {
	vm := e.vm()
	out, err := vm.New(e.builtins.Get("Map"))
	if err != nil {
		panic(err)
	}
	get, set := e.callback(out.Get("get")), e.callback(out.Get("set"))
	push := e.callback(vm.NewArray().Get("push"))
	e.groups(c, func(key, item goja.Value) {
		list, _ := get(out, key)
		if goja.IsUndefined(list) {
			list = vm.NewArray()
			_, _ = set(out, key, list)
		}
		_, _ = push(list, item)
	})
	return out
}

func fixSymbol(e *Env, o *goja.Object) {
	for _, s := range []struct {
		name   string
		symbol *goja.Symbol
	}{{"asyncIterator", symAsyncIterator}, {"dispose", symDispose}, {"asyncDispose", symAsyncDispose}} {
		_ = o.DefineDataProperty(s.name, s.symbol, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
	}
}

// The well-known symbols that the engine lacks; as its own ones, they are the
// same in every VM.
var (
	symAsyncIterator = goja.NewSymbol("Symbol.asyncIterator")
	symDispose       = goja.NewSymbol("Symbol.dispose")
	symAsyncDispose  = goja.NewSymbol("Symbol.asyncDispose")
)

func fixPromise(e *Env, o *goja.Object) {
	vm := e.vm()
	// capability is the specification's NewPromiseCapability(C).
	capability := func(ctor goja.Value) (promise, resolve, reject goja.Value) {
		if p, ok := ctor.(*goja.Object); ok && p == o {
			p, res, rej := vm.NewPromise()
			settle := func(f func(any) error) *goja.Object {
				return e.fn("", 1, func(c goja.FunctionCall) goja.Value {
					_ = f(c.Argument(0))
					return goja.Undefined()
				})
			}
			return vm.ToValue(p), settle(res), settle(rej)
		}
		executor := vm.ToValue(func(c goja.FunctionCall) goja.Value {
			resolve, reject = c.Argument(0), c.Argument(1)
			return goja.Undefined()
		})
		if _, ok := goja.AssertConstructor(ctor); !ok {
			e.throw("TypeError", "%s is not a constructor", printable(ctor))
		}
		p, err := vm.New(ctor, executor)
		if err != nil {
			panic(err)
		}
		return p, resolve, reject
	}
	e.add(o, 0, "withResolvers", func(c goja.FunctionCall) goja.Value {
		p, resolve, reject := capability(c.This)
		out := vm.NewObject()
		_ = out.Set("promise", p)
		_ = out.Set("resolve", resolve)
		_ = out.Set("reject", reject)
		return out
	})
	e.add(o, 1, "try", func(c goja.FunctionCall) goja.Value {
		p, resolve, reject := capability(c.This)
		var v goja.Value
		var args []goja.Value
		if len(c.Arguments) > 1 {
			args = c.Arguments[1:]
		}
		f, ok := goja.AssertFunction(c.Argument(0))
		err := error(nil)
		if ok {
			v, err = f(goja.Undefined(), args...)
		} else if ex := vm.Try(func() { e.callback(c.Argument(0)) }); ex != nil {
			err = ex
		}
		then := resolve
		if err != nil {
			ex, ok := err.(*goja.Exception)
			if !ok {
				panic(err)
			}
			then, v = reject, ex.Value()
		}
		if _, err := e.callback(then)(goja.Undefined(), v); err != nil {
			panic(err)
		}
		return p
	})
}

// sumPrecise is the proposal's: the sum without intermediate rounding.
func (e *Env) sumPrecise(c goja.FunctionCall) goja.Value {
	sum, inf, nan, minusZero := new(big.Float).SetPrec(2200), 0.0, false, true
	e.vm().ForOf(c.Argument(0), func(v goja.Value) bool {
		if !goja.IsNumber(v) {
			e.throw("TypeError", "%s is not a number", printable(v))
		}
		f := v.ToFloat()
		switch {
		case math.IsNaN(f), math.IsInf(f, 0) && inf != 0 && inf != f:
			nan = true
		case math.IsInf(f, 0):
			inf = f
		default:
			minusZero = minusZero && f == 0 && math.Signbit(f)
			sum.Add(sum, new(big.Float).SetFloat64(f))
		}
		return true
	})
	switch {
	case nan:
		return goja.NaN()
	case inf != 0:
		return e.vm().ToValue(inf)
	case minusZero:
		return e.vm().ToValue(math.Copysign(0, -1))
	}
	f, _ := sum.Float64()
	return e.vm().ToValue(f)
}
