// Package timers gives scripts setTimeout, setInterval, setImmediate and queueMicrotask on the run's loop, as Node
// has them: a call returns an object that can be unref'd.
package timers

import (
	"context"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/dop251/goja"
	"github.com/dop251/goja_nodejs/errors"

	"github.com/dssrun/dssrun/runtime/host/native"
	"github.com/dssrun/dssrun/runtime/loop"
)

// Timers makes one VM's timer functions.
type Timers struct {
	// Bind ties a task to the asynchronous context that it is set in. Default nil: there is none.
	Bind func(task func() error) func() error

	loop   *loop.Loop
	proto  *goja.Object
	byID   map[int64]*timer
	lastID int64
}

// New returns the timers of a run.
func New(l *loop.Loop) *Timers { return &Timers{loop: l} }

// timer is one call of setTimeout and its like.
type timer struct {
	id    int64
	set   *loop.Timer // nil for an immediate
	undo  bool        // an immediate that was cleared
	unref bool
}

// longest is the longest delay; Node too takes anything longer, or not a number, for 1 ms.
const longest = math.MaxInt32

func delay(v goja.Value) time.Duration {
	ms := v.ToFloat()
	if !(ms >= 1 && ms <= longest) {
		ms = 1
	}
	return time.Duration(ms * float64(time.Millisecond))
}

// Names are the globals that Global makes.
var Names = []string{"setTimeout", "setInterval", "setImmediate", "clearTimeout", "clearInterval", "clearImmediate", "queueMicrotask"}

// Global makes the function of a name of Names.
func (t *Timers) Global(name string) goja.Value {
	vm := t.loop.VM()
	switch name {
	case "setTimeout":
		return native.New(vm, name, 2, func(c goja.FunctionCall) goja.Value { return t.start(c, false) })
	case "setInterval":
		return native.New(vm, name, 2, func(c goja.FunctionCall) goja.Value { return t.start(c, true) })
	case "setImmediate":
		return native.New(vm, name, 1, t.immediate)
	case "queueMicrotask":
		return native.New(vm, name, 1, t.microtask)
	}
	return native.New(vm, name, 1, t.clear)
}

func (t *Timers) callback(c goja.FunctionCall) goja.Callable {
	f, ok := goja.AssertFunction(c.Argument(0))
	if !ok {
		e := errors.NewTypeError(t.loop.VM(), errors.ErrCodeInvalidArgType, "%s", "The \"callback\" argument must be of type function. Received "+native.Received(c.Argument(0)))
		panic(e)
	}
	return f
}

func rest(c goja.FunctionCall, n int) []goja.Value {
	if len(c.Arguments) <= n {
		return nil
	}
	return slices.Clone(c.Arguments[n:]) // the engine reuses its own
}

func (t *Timers) start(c goja.FunctionCall, repeat bool) goja.Value {
	f, args := t.callback(c), rest(c, 2)
	tm := t.register()
	o := t.object(tm, "Timeout")
	tm.set = t.loop.SetTimer(delay(c.Argument(1)), repeat, t.bound(func() error {
		if !repeat {
			delete(t.byID, tm.id)
		}
		_, err := f(o, args...)
		return err
	}))
	if !repeat && len(args) == 0 && engineFunction(c.Argument(0)) {
		tm.set.OnCancel(t.abort(f))
	}
	return o
}

// engineFunction tells whether a callback is a function of the engine's: in
// new Promise((resolve) => setTimeout(resolve, ms)) it is what resolves the
// promise.
func engineFunction(v goja.Value) bool {
	return strings.HasSuffix(v.String(), "{ [native code] }")
}

// abort ends the sleep of a cancelled run, as any host call: the promise that
// f resolves takes over one that is rejected, so that code which awaits it
// unwinds. Any other function of the engine's ignores its argument.
func (t *Timers) abort(f goja.Callable) func(goja.Value) error {
	return func(reason goja.Value) error {
		vm := t.loop.VM()
		p, _, reject := vm.NewPromise()
		if err := reject(reason); err != nil {
			return err
		}
		rejected := vm.ToValue(p).(*goja.Object)
		then, _ := goja.AssertFunction(rejected.Get("then"))
		nothing := vm.ToValue(func(goja.FunctionCall) goja.Value { return goja.Undefined() })
		if _, err := then(rejected, goja.Undefined(), nothing); err != nil {
			return err
		}
		_, err := f(goja.Undefined(), rejected)
		return err
	}
}

func (t *Timers) bound(task func() error) func() error {
	if t.Bind == nil {
		return task
	}
	return t.Bind(task)
}

func (t *Timers) immediate(c goja.FunctionCall) goja.Value {
	f, args := t.callback(c), rest(c, 1)
	tm := t.register()
	post := t.loop.Register()
	post(t.bound(func() error {
		delete(t.byID, tm.id)
		if tm.undo {
			return nil
		}
		_, err := f(goja.Undefined(), args...)
		return err
	}))
	return t.object(tm, "Immediate")
}

// microtask runs a function once the script's current step is done. What it throws ends the run, as an unhandled
// rejection does.
func (t *Timers) microtask(c goja.FunctionCall) goja.Value {
	f := t.callback(c)
	t.Soon(func() { native.Call(f, goja.Undefined()) })
	return goja.Undefined()
}

// Soon queues a microtask; task may throw.
func (t *Timers) Soon(task func()) {
	vm := t.loop.VM()
	p, resolve, _ := vm.NewPromise()
	_ = resolve(goja.Undefined())
	promise := vm.ToValue(p).(*goja.Object)
	then, _ := goja.AssertFunction(promise.Get("then"))
	native.Call(then, promise, vm.ToValue(func(goja.FunctionCall) goja.Value {
		task()
		return goja.Undefined()
	}))
}

func (t *Timers) register() *timer {
	if t.byID == nil {
		t.byID = map[int64]*timer{}
	}
	t.lastID++
	tm := &timer{id: t.lastID}
	t.byID[tm.id] = tm
	return tm
}

// stop unsets a timer; it does nothing to one that has fired.
func (t *Timers) stop(tm *timer) {
	if tm.set != nil {
		tm.set.Stop()
	}
	tm.undo = true
	delete(t.byID, tm.id)
}

// clear takes what setTimeout and its like returned, or its number.
func (t *Timers) clear(c goja.FunctionCall) goja.Value {
	v := c.Argument(0)
	if tm := of(v); tm != nil {
		t.stop(tm)
	} else if goja.IsNumber(v) || goja.IsString(v) {
		if tm := t.byID[v.ToInteger()]; tm != nil {
			t.stop(tm)
		}
	}
	return goja.Undefined()
}

// handle ties a script's object to its timer.
var handle = goja.NewSymbol("timer")

// of is the timer behind a value, nil when there is none.
func of(v goja.Value) *timer {
	o, ok := v.(*goja.Object)
	if !ok {
		return nil
	}
	if h := o.GetSymbol(handle); h != nil {
		tm, _ := h.Export().(*timer)
		return tm
	}
	return nil
}

func (t *Timers) object(tm *timer, class string) *goja.Object {
	vm := t.loop.VM()
	if t.proto == nil {
		t.proto = t.prototype()
	}
	proto := t.proto.Get(class).(*goja.Object)
	o := vm.CreateObject(proto)
	_ = o.DefineDataPropertySymbol(handle, vm.ToValue(tm), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
	return o
}

// prototype holds the prototypes of the classes Timeout and Immediate.
func (t *Timers) prototype() *goja.Object {
	vm := t.loop.VM()
	both := vm.NewObject()
	for _, class := range []string{"Timeout", "Immediate"} {
		p := vm.NewObject()
		ctor := native.New(vm, class, 0, func(goja.FunctionCall) goja.Value {
			native.Throw(vm, "TypeError", "Illegal constructor")
			return nil
		})
		native.Put(ctor, "prototype", p)
		native.Hide(p, "constructor", ctor)
		add := func(name string, f func(tm *timer) goja.Value) {
			native.Hide(p, name, native.New(vm, name, 0, func(c goja.FunctionCall) goja.Value {
				tm := of(c.This)
				if tm == nil {
					native.Throw(vm, "TypeError", class+"."+name+" called on something else")
				}
				if v := f(tm); v != nil {
					return v
				}
				return c.This
			}))
		}
		add("ref", func(tm *timer) goja.Value { return t.hold(tm, false) })
		add("unref", func(tm *timer) goja.Value { return t.hold(tm, true) })
		add("hasRef", func(tm *timer) goja.Value { return vm.ToValue(!tm.unref) })
		if class == "Timeout" {
			add("refresh", func(tm *timer) goja.Value {
				if !tm.undo {
					t.byID[tm.id] = tm
					tm.set.Refresh()
				}
				return nil
			})
			add("close", func(tm *timer) goja.Value { t.stop(tm); return nil })
			number := native.New(vm, "[Symbol.toPrimitive]", 0, func(c goja.FunctionCall) goja.Value {
				if tm := of(c.This); tm != nil {
					return vm.ToValue(tm.id)
				}
				return goja.NaN()
			})
			_ = p.DefineDataPropertySymbol(goja.SymToPrimitive, number, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
		}
		native.Put(both, class, p)
	}
	return both
}

func (t *Timers) hold(tm *timer, unref bool) goja.Value {
	tm.unref = unref
	switch {
	case tm.set == nil:
	case unref:
		tm.set.Unref()
	default:
		tm.set.Ref()
	}
	return nil
}

// Sleep is a promise that is fulfilled after a delay, and rejected with an AbortError when the run is cancelled.
// cancel fulfils it early.
func (t *Timers) Sleep(ms goja.Value) (promise goja.Value, cancel func()) {
	stop, done := context.WithCancel(context.Background())
	d := delay(ms)
	promise = t.loop.Go(func(ctx context.Context) (any, error) {
		tm := time.NewTimer(d)
		defer tm.Stop()
		select {
		case <-tm.C:
		case <-stop.Done():
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
		return nil, nil
	}, func(any) (goja.Value, error) { done(); return goja.Undefined(), nil })
	return promise, done
}
