package main

import (
	"context"
	"runtime/debug"
	"sync"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/bindings/bind"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/argv"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/runtime/host"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/permit"
	"github.com/dssrun/dssrun/runtime/source"
)

// oneShotGC is the garbage collector's target for a process that runs one script: memory is given back when it ends.
const oneShotGC = 200

func (t *tool) runCommand() *cli.Command {
	f := &runFlags{}
	return &cli.Command{
		Name:  argv.ScriptCommand,
		Usage: "Run a script",
		UsageText: "dssrun run [flags] SCRIPT [ARGS…]\n" +
			"dssrun run [flags] - [ARGS…]         code from stdin\n" +
			"dssrun run [flags] -e CODE [ARGS…]   code from the command line",
		Description: runDescription,
		Flags:       f.flags(),
		Action:      func(c *cli.Context) error { return t.run(c, f) },
	}
}

// run runs one script, from its file to its exit code. This is the one place where the rooms of a run are put together.
func (t *tool) run(c *cli.Context, f *runFlags) error {
	t.colorMode = voice.ColorMode(f.color)
	if f.mock && f.instance.given() {
		return voice.Usage("leave out --mock to use a real instance", "--mock is an instance of its own, and the flags name another")
	}
	if err := f.record.check(f); err != nil {
		return err
	}
	script, arguments, err := t.findScript(c, f)
	if err != nil {
		return err
	}
	t.script = script.Name
	if t.script == "" {
		t.script = script.Path
	}
	if _, set := t.lookupEnv("GOGC"); !set {
		debug.SetGCPercent(oneShotGC)
	}
	grants := f.grants()
	if err := grants.Check(); err != nil {
		return voice.Usage("", "%s", err)
	}
	policy := permit.New(grants)
	tape, err := newTape(&f.record, t.script)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	r := &running{tool: t, dialer: newDialer(t, f, policy, tape), tape: tape}
	r.loop = loop.New(loop.Options{Timeout: time.Duration(f.timeout), MemoryLimit: int64(f.memory), Stuck: r.stuck})

	modules := r.modules(policy)
	r.host = host.Install(host.Options{
		Loop: r.loop, Permit: policy,
		Stdin: t.in, Stdout: t.out, Stderr: t.err, Color: t.color(t.out),
		Script: t.script, Argv: arguments, Version: readableVersion(),
		LookupEnv: t.lookupEnv, Modules: modules, Transport: r.dialer.transport(),
	})
	defer onSignals(cancel, r.slow, r.end)() // not before the host is there: the second signal flushes it
	script.Builtin = host.Builtin(modules)
	r.program, err = source.Load(ctx, script)
	if err != nil {
		return r.finish(loadOutcome(ctx, err))
	}
	r.host.SetMapStack(r.program.MapStack)
	for _, path := range r.program.Inputs() {
		policy.AlwaysRead(path)
	}
	if err := r.dialer.ready(); err != nil {
		return err
	}
	return r.finish(r.loop.Run(ctx, later(r.program.Start, r.loop.VM(), r.host.Require)))
}

// later is a call of f, not made yet. It spares this package the engine's types.
func later[A, B, R any](f func(A, B) (R, error), a A, b B) func() (R, error) {
	return func() (R, error) { return f(a, b) }
}

// running is a run under way.
type running struct {
	*tool
	dialer  *dialer
	tape    *tape // what is recorded or replayed
	loop    *loop.Loop
	host    *host.Host
	program *source.Program // nil until the script is loaded
	once    sync.Once       // the run is reported once, by whoever ends it
}

// modules are the built-in modules of the Dataiku API. Nothing of the API exists in the VM until the script imports one.
func (r *running) modules(policy *permit.Policy) []host.Module {
	api := bind.New(apiSets...)
	install := sync.OnceValue(func() *bind.VM {
		return bind.Install(api, r.loop, bind.Options{Dial: r.dialer.dial, DefaultProject: r.dialer.defaultProject, Permit: policy})
	})
	var modules []host.Module
	for _, name := range api.Modules() {
		modules = append(modules, host.Module{Name: name, Exports: api.Exports(name), Load: namespace(install, (*bind.VM).Namespace, name)})
	}
	return modules
}

// namespace is what a module exports, built when it is first asked for.
func namespace[N any](install func() *bind.VM, get func(*bind.VM, string) N, module string) func() N {
	return func() N { return get(install(), module) }
}
