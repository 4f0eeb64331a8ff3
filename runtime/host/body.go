package host

import (
	"sync"
	"time"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/host/native"
	"github.com/dssrun/dssrun/runtime/host/thrown"
	"github.com/dssrun/dssrun/runtime/loop"
)

// Body is a module's JavaScript, in one or more files. It is shared by the process: a file is compiled once, when it is
// first loaded.
//
// A file is one function expression, (function (native, load) { "use strict"; … return exports }). native is an object of
// the module's Funcs, as Module.Funcs describes them, and load(name) gives what another file returned: each file runs once
// per VM, when it is first loaded.
type Body struct {
	main string
	read func(name string) (text string, err error)

	mu       sync.Mutex
	programs map[string]*goja.Program
}

// NewBody is the body whose namespace is what the file main returns. read gives the text of a file.
func NewBody(main string, read func(name string) (string, error)) *Body {
	return &Body{main: main, read: read, programs: map[string]*goja.Program{}}
}

// program compiles a file, once per process.
func (b *Body) program(module, name string) (*goja.Program, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if p := b.programs[name]; p != nil {
		return p, nil
	}
	text, err := b.read(name)
	if err != nil {
		return nil, err
	}
	p, err := goja.Compile(module+":"+name, text, true)
	if err == nil {
		b.programs[name] = p
	}
	return p, err
}

// body runs a module's main file.
func (h *Host) body(m *Module) *goja.Object {
	natives := h.functions(m)
	if m.Supervises {
		native.Put(natives, "run", h.supervise())
	}
	loaded := map[string]goja.Value{}
	var load func(name string) goja.Value
	loader := native.New(h.vm, "load", 1, func(c goja.FunctionCall) goja.Value { return load(c.Argument(0).String()) })
	load = func(name string) goja.Value {
		if v, done := loaded[name]; done {
			return v
		}
		program, err := m.Body.program(m.Name, name)
		if err != nil {
			h.loop.Throw(err)
		}
		v, err := h.vm.RunProgram(program)
		if err != nil {
			panic(err)
		}
		file, _ := goja.AssertFunction(v)
		loaded[name] = native.Call(file, goja.Undefined(), natives, loader)
		return loaded[name]
	}
	return load(m.Body.main).(*goja.Object)
}

// Then continues a run: once the promise of main is fulfilled, a function of a module's namespace is called, which may be
// one that scripts can't import. What it returns is the run's promise.
func (h *Host) Then(main func() (goja.Value, error), module, function string) func() (goja.Value, error) {
	return func() (goja.Value, error) {
		f, _ := goja.AssertFunction(h.Require(module).(*goja.Object).Get(function))
		v, err := main()
		if err != nil {
			return nil, err
		}
		promise, ok := v.(*goja.Object)
		if !ok {
			return f(goja.Undefined())
		}
		then, _ := goja.AssertFunction(promise.Get("then"))
		return then(promise, h.vm.ToValue(func(goja.FunctionCall) goja.Value { return native.Call(f, goja.Undefined()) }))
	}
}

// supervise is native.run, what a module with Supervises can ask of the run that it is in:
//
//	uncaught(fn)  fn(reason, rejection) gets what nobody caught; true from it keeps the run alive
//	idle(fn)      fn() is called when the script waits and nothing is left to wait for; true from it says that this changed
//	begin()       a section of the run begins, see loop.Begin
//	end()         it ends, or without a begin the whole run so far; what it leaves behind is let go of, and given: [{ kind,
//	              stack }], kind setTimeout, setInterval or call
//	alarm(fn, hold)  a timer, one that does not hold the run unless hold is true: { set(ms), clear() }
//	thrown(v)     a thrown value as it is handed to Funcs, which get a *thrown.Value
//	busy()        how many host calls are under way
//	turn(fn)      fn is called once all that is queued has run
//	flush()       what the script printed is written
func (h *Host) supervise() *goja.Object {
	o := h.vm.NewObject()
	var s loop.Supervisor
	h.loop.Supervise(s)
	native.Add(h.vm, o, []native.Method{
		{Name: "uncaught", Length: 1, Func: func(c goja.FunctionCall) goja.Value {
			f, _ := goja.AssertFunction(c.Argument(0))
			s.Uncaught = func(reason goja.Value, rejection bool) bool {
				return native.Call(f, goja.Undefined(), reason, h.vm.ToValue(rejection)).ToBoolean()
			}
			h.loop.Supervise(s)
			return goja.Undefined()
		}},
		{Name: "idle", Length: 1, Func: func(c goja.FunctionCall) goja.Value {
			f, _ := goja.AssertFunction(c.Argument(0))
			s.Idle = func() bool { return native.Call(f, goja.Undefined()).ToBoolean() }
			h.loop.Supervise(s)
			return goja.Undefined()
		}},
		{Name: "begin", Func: func(goja.FunctionCall) goja.Value { h.loop.Begin(); return goja.Undefined() }},
		{Name: "end", Func: func(goja.FunctionCall) goja.Value { return h.left(h.loop.End()) }},
		{Name: "alarm", Length: 1, Func: h.alarm},
		{Name: "thrown", Length: 1, Func: func(c goja.FunctionCall) goja.Value {
			return h.vm.ToValue(thrown.Read(h.vm, c.Argument(0), thrown.Options{Show: h.Inspect, Explain: Explain}))
		}},
		{Name: "busy", Func: func(goja.FunctionCall) goja.Value { return h.vm.ToValue(h.loop.Busy()) }},
		{Name: "turn", Length: 1, Func: func(c goja.FunctionCall) goja.Value {
			f, _ := goja.AssertFunction(c.Argument(0))
			h.loop.Register()(func() error {
				_, err := f(goja.Undefined())
				return err
			})
			return goja.Undefined()
		}},
		{Name: "flush", Func: func(goja.FunctionCall) goja.Value { h.Flush(); return goja.Undefined() }},
	})
	return o
}

func (h *Host) left(list []loop.Left) goja.Value {
	out := make([]any, len(list))
	for i, left := range list {
		kind := "call"
		switch {
		case left.Repeats:
			kind = "setInterval"
		case left.Timer:
			kind = "setTimeout"
		}
		o := h.vm.NewObject()
		native.Put(o, "kind", kind)
		native.Put(o, "stack", left.Stack)
		out[i] = o
	}
	return h.vm.NewArray(out...)
}

func (h *Host) alarm(c goja.FunctionCall) goja.Value {
	f, _ := goja.AssertFunction(c.Argument(0))
	hold := c.Argument(1).ToBoolean()
	var timer *loop.Timer
	o := h.vm.NewObject()
	native.Add(h.vm, o, []native.Method{
		{Name: "set", Length: 1, Func: func(c goja.FunctionCall) goja.Value {
			d := time.Duration(c.Argument(0).ToFloat() * float64(time.Millisecond))
			if timer != nil {
				timer.Reset(d)
				return goja.Undefined()
			}
			timer = h.loop.SetTimer(d, false, func() error {
				_, err := f(goja.Undefined())
				return err
			})
			if !hold {
				timer.Unref()
			}
			return goja.Undefined()
		}},
		{Name: "clear", Func: func(goja.FunctionCall) goja.Value {
			if timer != nil {
				timer.Stop()
			}
			return goja.Undefined()
		}},
	})
	return o
}
