package loop

import (
	"context"
	"errors"
	"runtime/debug"
	"sort"

	"github.com/dop251/goja"
)

// siteDepth is how many of the script's frames an error of a host call keeps.
const siteDepth = 16

// operation is a host call that is under way.
type operation struct {
	resolve, reject func(any) error
	site            []goja.StackFrame
	born            uint64
}

// Go runs work off the loop and returns a Promise of its result. work must not
// touch the VM and should end soon after its context is done. settle runs on
// the loop and turns the result into a JavaScript value; nil stands for the
// engine's own conversion. An error of either rejects the promise with
// NewError, carrying the script's own stack at the call. In a cancelled run
// the promise rejects with an AbortError and work is not started.
func (l *Loop) Go(work func(ctx context.Context) (any, error), settle func(result any) (goja.Value, error)) goja.Value {
	p, resolve, reject := l.vm.NewPromise()
	op := &operation{resolve: resolve, reject: reject, site: l.vm.CaptureCallStack(siteDepth, nil)}
	if l.pending == nil {
		l.pending = map[*operation]struct{}{}
	}
	l.born++
	op.born = l.born
	l.pending[op] = struct{}{}
	l.held++
	if l.ctx.Err() != nil {
		l.post(func() error { return l.finish(op, nil, &Cancelled{stopOf(l.ctx)}, nil) })
		return l.vm.ToValue(p)
	}
	ctx := l.calls
	l.start(func() {
		result, err := safely(ctx, work)
		l.post(func() error { return l.finish(op, result, err, settle) })
	})
	return l.vm.ToValue(p)
}

// release forgets a host call, and tells whether it was still under way.
func (l *Loop) release(op *operation) bool {
	if _, ok := l.pending[op]; !ok {
		return false
	}
	delete(l.pending, op)
	l.held--
	return true
}

func (l *Loop) finish(op *operation, result any, err error, settle func(any) (goja.Value, error)) error {
	if !l.release(op) {
		return nil // rejected when the run was cancelled, or let go of by End
	}
	var crash *Crash
	if errors.As(err, &crash) {
		return crash
	}
	var v goja.Value
	if err == nil {
		v, err = l.settle(result, settle)
	}
	if err != nil {
		var out *goja.InterruptedError
		if errors.As(err, &out) {
			return out
		}
		return op.reject(l.errorAt(err, op.site))
	}
	return op.resolve(v)
}

func (l *Loop) settle(result any, settle func(any) (goja.Value, error)) (v goja.Value, err error) {
	if settle == nil {
		return l.vm.ToValue(result), nil
	}
	if ex := l.vm.Try(func() { v, err = settle(result) }); ex != nil {
		return nil, ex
	}
	return v, err
}

func safely(ctx context.Context, work func(context.Context) (any, error)) (v any, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &Crash{Value: r, Trace: debug.Stack()}
		}
	}()
	return work(ctx)
}

// goError is the hidden property of a JavaScript error that came from Go.
var goError = goja.NewSymbol("dssrun.error")

// NewError is how a script sees a Go error: an Error of the class and with the
// properties that the error names by the methods ErrorName() string and
// ErrorProps() map[string]any. GoError leads back.
func (l *Loop) NewError(err error) goja.Value {
	var ex *goja.Exception
	if errors.As(err, &ex) {
		return ex.Value()
	}
	name := "Error"
	var named interface{ ErrorName() string }
	if errors.As(err, &named) {
		name = named.ErrorName()
	}
	e := l.construct(name, err.Error())
	var described interface{ ErrorProps() map[string]any }
	if errors.As(err, &described) {
		props := described.ErrorProps()
		keys := make([]string, 0, len(props))
		for k := range props {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		for _, k := range keys {
			_ = e.Set(k, props[k])
		}
	}
	_ = e.DefineDataPropertySymbol(goError, l.vm.ToValue(&held{err}), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
	return e
}

// held wraps a Go error so that the engine keeps it as it is.
type held struct{ err error }

// GoError is the Go error behind a JavaScript error, nil when there is none.
func GoError(v goja.Value) error {
	o, ok := v.(*goja.Object)
	if !ok {
		return nil
	}
	if h := o.GetSymbol(goError); h != nil {
		if x, ok := h.Export().(*held); ok {
			return x.err
		}
	}
	return nil
}

// Throw throws a Go error out of a native function, as NewError shows it.
func (l *Loop) Throw(err error) { panic(l.NewError(err)) }

// AddErrorClass says which prototype an error of a name has, so that a script
// can ask for it with instanceof. proto is called when the first such error is
// made.
func (l *Loop) AddErrorClass(name string, proto func() *goja.Object) {
	if l.classes == nil {
		l.classes = map[string]func() *goja.Object{}
	}
	l.classes[name] = proto
}

// construct makes an error object. A name that is neither the engine's nor
// registered gives an Error that carries the name.
func (l *Loop) construct(name, message string) *goja.Object {
	ctor := l.vm.GlobalObject().Get("Error")
	_, registered := l.classes[name]
	native := false
	switch name {
	case "TypeError", "RangeError", "SyntaxError", "ReferenceError", "URIError", "EvalError":
		if c := l.vm.GlobalObject().Get(name); c != nil {
			ctor, native = c, true
		}
	}
	e, err := l.vm.New(ctor, l.vm.ToValue(message))
	if err != nil { // a script replaced the constructor
		e = l.vm.NewGoError(errors.New(message))
	}
	switch {
	case registered:
		_ = e.SetPrototype(l.classes[name]())
	case !native && name != "Error":
		_ = e.DefineDataProperty("name", l.vm.ToValue(name), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
	return e
}

// errorAt is NewError with the stack of the call that led to it: by the time
// an answer is there, the script's frames are gone.
func (l *Loop) errorAt(err error, site []goja.StackFrame) goja.Value {
	v := l.NewError(err)
	var thrown *goja.Exception
	if e, ok := v.(*goja.Object); ok && !errors.As(err, &thrown) {
		stack := e.String() + "\n" + stackText(site)
		_ = e.DefineDataProperty("stack", l.vm.ToValue(stack), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
	return v
}
