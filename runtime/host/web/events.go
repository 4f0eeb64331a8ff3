package web

import (
	"math"
	"time"

	"github.com/dop251/goja"
)

// abortErrorPrototype is what the AbortErrors of a cancelled run inherit from.
func (e *Env) abortErrorPrototype() *goja.Object {
	return e.use("exception").Get("aborted").(*goja.Object)
}

// started is the origin of performance.now.
var started = time.Now()

// sinceStart is milliseconds since the process started, with its fraction.
func sinceStart() float64 { return float64(time.Since(started).Microseconds()) / 1000 }

// milliseconds turns a script's number into a duration; too long is for ever.
func milliseconds(ms float64) time.Duration {
	if ms >= math.MaxInt64/float64(time.Millisecond) {
		return math.MaxInt64
	}
	return time.Duration(ms * float64(time.Millisecond))
}

func eventNatives(e *Env) map[string]any {
	return map[string]any{
		"now": func() float64 { return sinceStart() },
		// timeout calls a function later; it does not keep the run alive, as in Node.
		"timeout": func(c goja.FunctionCall) goja.Value {
			f := e.callback(c.Argument(1))
			e.Loop.SetTimer(milliseconds(c.Argument(0).ToFloat()), false, func() error {
				_, err := f(goja.Undefined())
				return err
			}).Unref()
			return goja.Undefined()
		},
		// report ends the run with what a listener threw, after the other
		// listeners have run: what Node does too.
		"report": func(c goja.FunctionCall) goja.Value {
			thrown := c.Argument(0)
			e.Loop.Register()(func() error {
				rethrow := e.vm().Try(func() { panic(thrown) })
				if rethrow == nil {
					return nil
				}
				return rethrow
			})
			return goja.Undefined()
		},
	}
}

// Abort aborts the signal of an AbortController made by the host in Go, for
// NewAbortSignal.
type Abort func(reason goja.Value)

// NewAbortSignal makes an AbortSignal together with the function that aborts
// it; a nil reason stands for the default AbortError. Call both on the loop.
func NewAbortSignal(e *Env) (*goja.Object, Abort) {
	controller := e.must(e.vm().New(e.use("events").Get("AbortController")))
	signal := controller.Get("signal").(*goja.Object)
	return signal, func(reason goja.Value) {
		if reason == nil {
			reason = goja.Undefined()
		}
		e.call("events", "trigger", signal, reason)
	}
}

// OnAbort calls f on the loop when signal, an AbortSignal, aborts, before the
// script's own listeners, and at once when it has aborted already. ok is false
// when v is no AbortSignal. stop forgets f.
func OnAbort(e *Env, v goja.Value, f func(reason goja.Value)) (stop func(), ok bool) {
	signal, isObject := v.(*goja.Object)
	if !isObject || !e.vm().InstanceOf(signal, e.use("events").Get("AbortSignal").(*goja.Object)) {
		return nil, false
	}
	if signal.Get("aborted").ToBoolean() {
		f(signal.Get("reason"))
		return func() {}, true
	}
	undo := e.call("events", "follow", signal, e.vm().ToValue(func(c goja.FunctionCall) goja.Value {
		f(c.Argument(0))
		return goja.Undefined()
	}))
	return func() { _, _ = e.callback(undo)(goja.Undefined()) }, true
}
