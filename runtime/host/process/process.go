// Package process gives scripts the object process: arguments, environment, exit code, standard streams, clocks.
package process

import (
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"github.com/dop251/goja"
	"github.com/dop251/goja_nodejs/errors"

	"github.com/dssrun/dssrun/runtime/host/console"
	"github.com/dssrun/dssrun/runtime/host/native"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/permit"
)

// NodeVersion is process.version: the release of Node whose behaviour the built-ins follow.
const NodeVersion = "v20.0.0"

// Process is the state behind the object.
type Process struct {
	Loop      *loop.Loop
	Permit    *permit.Policy
	Argv      []string
	Script    string
	Version   string // of dssrun
	Out, Err  *console.Output
	Stdout    io.Writer // what Out writes to, to tell a terminal
	Stderr    io.Writer
	Stdin     io.Reader
	LookupEnv func(string) (string, bool)
	Environ   func() []string
	// Emitter makes a new EventEmitter of node:events.
	Emitter func() *goja.Object
	// Readable makes the stream of node:stream that process.stdin is, out of a function that promises the next part.
	Readable func(read goja.Value) goja.Value
	// Soon queues a microtask.
	Soon func(task func())

	vm     *goja.Runtime
	events *goja.Object
	start  time.Time
	code   goja.Value // process.exitCode as the script set it
	exited bool
	warned map[string]bool
}

// ExitCode is what the script set with process.exitCode or process.exit.
func (p *Process) ExitCode() (code int, set bool) {
	if p.code == nil || goja.IsUndefined(p.code) || goja.IsNull(p.code) {
		return 0, false
	}
	return int(p.code.ToInteger()), true
}

// EmitExit tells the script's listeners of the event exit that the run is over. Call it on the loop's goroutine once
// nothing is left to do. An error is what a listener threw.
func (p *Process) EmitExit(code int) error {
	if p.events == nil || p.exited {
		return nil
	}
	p.exited = true
	emit, _ := goja.AssertFunction(p.events.Get("emit"))
	_, err := emit(p.events, p.vm.ToValue("exit"), p.vm.ToValue(code))
	return err
}

// Started is the time that process.uptime and process.hrtime count from.
func (p *Process) Started(at time.Time) { p.start = at }

// Object builds the object process.
func (p *Process) Object() *goja.Object {
	p.vm = p.Loop.VM()
	if p.start.IsZero() {
		p.start = time.Now()
	}
	vm, o := p.vm, p.vm.NewObject()
	_ = o.DefineDataPropertySymbol(goja.SymToStringTag, vm.ToValue("process"), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	native.Put(o, "title", "dssrun")
	native.Put(o, "version", NodeVersion)
	native.Put(o, "versions", map[string]any{"dssrun": p.Version})
	native.Put(o, "platform", Platform(runtime.GOOS))
	native.Put(o, "arch", Arch(runtime.GOARCH))
	native.Put(o, "pid", os.Getpid())
	native.Put(o, "ppid", os.Getppid())
	native.Put(o, "release", map[string]any{"name": "dssrun"})
	exe := p.executable()
	argv := []any{exe}
	if p.Script != "" {
		argv = append(argv, p.Script)
	}
	for _, a := range p.Argv {
		argv = append(argv, a)
	}
	native.Put(o, "argv", vm.NewArray(argv...))
	native.Put(o, "argv0", filepath.Base(exe))
	native.Put(o, "execArgv", vm.NewArray())
	native.Put(o, "execPath", exe)
	native.Put(o, "features", vm.NewObject())
	native.Put(o, "config", vm.NewObject())
	native.Lazy(vm, o, "env", func() goja.Value { return vm.NewDynamicObject(&env{p: p}) })
	native.Lazy(vm, o, "stdout", func() goja.Value { return p.writer(1, p.Stdout, p.Out) })
	native.Lazy(vm, o, "stderr", func() goja.Value { return p.writer(2, p.Stderr, p.Err) })
	native.Lazy(vm, o, "stdin", func() goja.Value { return p.stdin() })
	p.exitCode(o)
	native.Add(vm, o, []native.Method{
		{Name: "exit", Length: 1, Func: p.exit},
		{Name: "cwd", Func: p.cwd},
		{Name: "uptime", Func: func(goja.FunctionCall) goja.Value { return vm.ToValue(time.Since(p.start).Seconds()) }},
		{Name: "memoryUsage", Func: func(goja.FunctionCall) goja.Value { return vm.ToValue(memory()) }},
		{Name: "nextTick", Length: 1, Func: p.nextTick},
		{Name: "emitWarning", Length: 1, Func: p.emitWarning},
		{Name: "umask", Func: func(goja.FunctionCall) goja.Value { return vm.ToValue(0o22) }},
	})
	p.clock(o)
	p.emitter(o)
	for _, name := range []string{"chdir", "kill", "abort", "dlopen", "binding", "setuid", "setgid"} {
		native.Hide(o, name, native.New(vm, name, 0, func(goja.FunctionCall) goja.Value {
			native.Throw(vm, "Error", "process."+name+"() is not available in dssrun")
			return nil
		}))
	}
	return o
}

func (p *Process) executable() string {
	if exe, err := os.Executable(); err == nil {
		return exe
	}
	return "dssrun"
}

func (p *Process) cwd(goja.FunctionCall) goja.Value {
	dir, err := os.Getwd()
	if err != nil {
		p.Loop.Throw(err)
	}
	return p.vm.ToValue(dir)
}

// exitCode defines the property, which takes whole numbers from 0 to 255 and undefined.
func (p *Process) exitCode(o *goja.Object) {
	get := native.New(p.vm, "get exitCode", 0, func(goja.FunctionCall) goja.Value {
		if p.code == nil {
			return goja.Undefined()
		}
		return p.code
	})
	set := native.New(p.vm, "set exitCode", 1, func(c goja.FunctionCall) goja.Value {
		p.setCode(c.Argument(0))
		return goja.Undefined()
	})
	if err := o.DefineAccessorProperty("exitCode", get, set, goja.FLAG_TRUE, goja.FLAG_TRUE); err != nil {
		panic(err)
	}
}

func (p *Process) setCode(v goja.Value) {
	if !goja.IsUndefined(v) && !goja.IsNull(v) {
		n := v.ToFloat()
		if !goja.IsNumber(v) && !goja.IsString(v) || goja.IsString(v) && v.String() == "" || n != math.Trunc(n) || n < 0 || n > 255 {
			e := errors.NewTypeError(p.vm, errors.ErrCodeInvalidArgType, "%s", "process.exitCode takes a whole number from 0 to 255, not "+v.String())
			panic(e)
		}
		v = p.vm.ToValue(int(n))
	}
	p.code = v
}

// exit ends the run at once: finally blocks do not run, listeners of exit do.
func (p *Process) exit(c goja.FunctionCall) goja.Value {
	if v := c.Argument(0); !goja.IsUndefined(v) {
		p.setCode(v)
	}
	code, _ := p.ExitCode()
	if err := p.EmitExit(code); err != nil {
		panic(err)
	}
	code, _ = p.ExitCode() // a listener may have changed it
	p.Loop.Exit(code)
	return goja.Undefined()
}

// nextTick runs a function once the script's current step is done, before timers and answers.
func (p *Process) nextTick(c goja.FunctionCall) goja.Value {
	f, ok := goja.AssertFunction(c.Argument(0))
	if !ok {
		native.Throw(p.vm, "TypeError", "process.nextTick: the first argument is the function to call")
	}
	var args []goja.Value
	if len(c.Arguments) > 1 {
		args = slices.Clone(c.Arguments[1:]) // the engine reuses its own
	}
	p.Soon(func() { native.Call(f, goja.Undefined(), args...) })
	return goja.Undefined()
}

// emitWarning prints a warning on stderr, a deprecation once.
func (p *Process) emitWarning(c goja.FunctionCall) goja.Value {
	name, code, text := "Warning", "", ""
	switch v := c.Argument(0).(type) {
	case *goja.Object:
		name, text = v.Get("name").String(), v.Get("message").String()
	default:
		text = v.String()
		switch opts := c.Argument(1).(type) {
		case *goja.Object:
			if t := opts.Get("type"); t != nil {
				name = t.String()
			}
			if t := opts.Get("code"); t != nil {
				code = t.String()
			}
		default:
			if !goja.IsUndefined(opts) {
				name = opts.String()
			}
			if v := c.Argument(2); goja.IsString(v) {
				code = v.String()
			}
		}
	}
	p.Warn(name, code, text)
	return goja.Undefined()
}

// Warn prints a warning on stderr. The same deprecation is printed once.
func (p *Process) Warn(name, code, text string) {
	if name == "DeprecationWarning" {
		if p.warned[code+text] {
			return
		}
		if p.warned == nil {
			p.warned = map[string]bool{}
		}
		p.warned[code+text] = true
	}
	if code != "" {
		name = "[" + code + "] " + name
	}
	p.Err.WriteString(name + ": " + text + "\n")
}
