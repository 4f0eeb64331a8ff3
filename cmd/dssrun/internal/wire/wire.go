// Package wire puts a run together from the rooms: a VM with its host and the Dataiku API in it, and a script. It is the one
// place that does: dssrun run, a test file and a script that a test runs are all made here.
package wire

import (
	"context"
	"fmt"
	"net/http"
	"sync"

	"github.com/dssrun/dssrun/bindings/bind"
	"github.com/dssrun/dssrun/bindings/dss"
	"github.com/dssrun/dssrun/bindings/govern"
	"github.com/dssrun/dssrun/bindings/launchpad"
	"github.com/dssrun/dssrun/bindings/spec"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/report"
	"github.com/dssrun/dssrun/runtime/host"
	"github.com/dssrun/dssrun/runtime/host/thrown"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/permit"
	"github.com/dssrun/dssrun/runtime/source"
)

// apiModules are the names that scripts import the API by.
var apiModules = [...]string{dss.Module, govern.Module, launchpad.Module}

// Sets are the declarations that scripts can import. They are made when a script imports the first: one that does without the
// API starts without it.
var Sets = sync.OnceValue(func() []spec.Set { return []spec.Set{dss.Set(), govern.Set(), launchpad.Set()} })

// api is the declarations' index, shared by all runs of the process.
var api = sync.OnceValue(func() *bind.API { return bind.New(Sets()...) })

// Dialer connects a run's clients.
type Dialer interface {
	// Dial makes a client's connection. Nothing is sent.
	Dial(bind.Dialing) (*bind.Connection, error)
	// DefaultProject is the key of the project that a script belongs to.
	DefaultProject() (string, error)
	// Transport is what the script's own fetch goes through: nil for the network.
	Transport() http.RoundTripper
}

// Options say what a run is made of.
type Options struct {
	Policy *permit.Policy
	Dialer Dialer
	Loop   loop.Options
	// Host is what the script sees of the process. Loop, Permit, Modules and Transport are filled in.
	Host host.Options
	// Modules are built-in modules besides the API's.
	Modules []host.Module
}

// Run is a run. It belongs to the goroutine that calls Start.
type Run struct {
	Loop    *loop.Loop
	Host    *host.Host
	Program *source.Program // nil until it is there
	Counter *source.Counter // of Program: what it counts is there when the run is over
	policy  *permit.Policy
	modules []host.Module
}

// New makes the VM of a run. Nothing of the API exists in it until the script imports one of its modules.
func New(o Options) *Run {
	r := &Run{Loop: loop.New(o.Loop), policy: o.Policy, modules: modules(o.Modules)}
	install := sync.OnceValue(func() *bind.VM {
		return bind.Install(api(), r.Loop, bind.Options{Dial: o.Dialer.Dial, DefaultProject: o.Dialer.DefaultProject, Permit: o.Policy})
	})
	for i, name := range apiModules {
		r.modules[i].Load = namespace(install, (*bind.VM).Namespace, name)
	}
	o.Host.Loop, o.Host.Permit, o.Host.Modules, o.Host.Transport = r.Loop, o.Policy, r.modules, o.Dialer.Transport()
	r.Host = host.Install(o.Host)
	return r
}

// modules are the API's, not tied to a VM yet, and then others.
func modules(others []host.Module) []host.Module {
	list := make([]host.Module, 0, len(apiModules)+len(others))
	for _, name := range apiModules {
		list = append(list, host.Module{Name: name, Exports: func() []string { return api().Exports(name) }})
	}
	return append(list, others...)
}

// Builtin tells the built-in modules, the API's, Node's and others, for source.Options: a program that is loaded with it can be
// used by any number of runs.
func Builtin(others ...host.Module) func(module string) (exports []string, ok bool) {
	return host.Builtin(modules(others))
}

// namespace is what a module exports, built when it is first asked for.
func namespace[N any](install func() *bind.VM, get func(*bind.VM, string) N, module string) func() N {
	return func() N { return get(install(), module) }
}

// Load reads the script, see source.Load.
func (r *Run) Load(ctx context.Context, script source.Options) error {
	script.Builtin = host.Builtin(r.modules)
	program, err := source.Load(ctx, script)
	if err == nil {
		r.Use(program)
	}
	return err
}

// Use takes a program that is loaded. The script and what it imports may be read.
func (r *Run) Use(program *source.Program) {
	r.Program, r.Counter = program, program.Counter()
	r.Host.SetMapStack(program.MapStack)
	for _, path := range program.Inputs() {
		r.policy.AlwaysRead(path)
	}
}

// Start runs the program to its end, on the calling goroutine.
func (r *Run) Start(ctx context.Context) loop.Outcome {
	return r.Loop.Run(ctx, later(r.Counter.Start, r.Loop.VM(), r.Host.Require))
}

// StartThen runs the program, and then a function of one of its modules, see host.Then.
func (r *Run) StartThen(ctx context.Context, module, function string) loop.Outcome {
	return r.Loop.Run(ctx, r.Host.Then(later(r.Counter.Start, r.Loop.VM(), r.Host.Require), module, function))
}

// later is a call of f, not made yet. It spares this package the engine's types.
func later[A, B, R any](f func(A, B) (R, error), a A, b B) func() (R, error) {
	return func() (R, error) { return f(a, b) }
}

// End does what is left to do on the run's goroutine: the script's listeners of the event exit, and what it printed. It tells
// how the run ended after that, and what went wrong, nil when nothing did.
func (r *Run) End(o loop.Outcome, color bool) (loop.Outcome, *report.Failure) {
	what := r.Thrown(o)
	switch o.State {
	case loop.OK, loop.ScriptError, loop.Credentials, loop.Denied:
		if r.Program != nil {
			o, what = r.leave(o, what)
		}
	}
	r.Host.Flush()
	if err := r.Host.WriteError(); err != nil && o.State == loop.OK {
		o = Failed(fmt.Errorf("can't write to stdout: %w", err))
	}
	return o, FailureOf(o, what, r.Program, color)
}

// leave calls the script's listeners of the event exit and asks for the exit code that it chose.
func (r *Run) leave(o loop.Outcome, what *thrown.Value) (loop.Outcome, *thrown.Value) {
	if code, set := r.Host.ExitCode(); set && o.State == loop.OK {
		o.ExitCode = code
	}
	if err := r.Host.EmitExit(o.ExitCode); err != nil && o.Err == nil {
		o = Failed(err)
		o.Reason = r.Loop.NewError(err)
		what = r.Thrown(o)
	}
	if code, set := r.Host.ExitCode(); set && o.Err == nil {
		o.ExitCode = code
	}
	if o.State == loop.OK && o.ExitCode != 0 {
		o.State = loop.ScriptError
	}
	return o, what
}

// Thrown reads what an outcome says was thrown, nil when nothing was.
func (r *Run) Thrown(o loop.Outcome) *thrown.Value {
	if o.Reason == nil {
		return nil
	}
	return thrown.Read(r.Loop.VM(), o.Reason, thrown.Options{Show: r.Host.Inspect, Explain: host.Explain})
}

// Failed is the outcome of a run that went wrong outside of the script's own course.
func Failed(err error) loop.Outcome {
	return loop.Outcome{State: loop.ScriptError, ExitCode: loop.ScriptError.ExitCode(), Err: err}
}
