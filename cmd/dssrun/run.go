package main

import (
	"context"
	"runtime/debug"
	"sync"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/argv"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/wire"
	"github.com/dssrun/dssrun/runtime/heap"
	"github.com/dssrun/dssrun/runtime/host"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/permit"
)

// oneShotGC is the garbage collector's target for a process that runs one script: memory is given back when it ends.
const oneShotGC = 200

// busyText is the length of a text, in bytes, that gives as many objects as a script which is busy for a while makes.
const busyText = 4 << 20

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

// run runs one script, from its file to its exit code.
func (t *tool) run(c *cli.Context, f *runFlags) error {
	t.colorMode = voice.ColorMode(f.color)
	f.mock = f.mock || f.port.Given
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
	heap.ExpectLater(busyText)
	grants := f.permissions.grants()
	if err := grants.Check(); err != nil {
		return voice.Usage("", "%s", err)
	}
	if f.port.Given {
		stop, err := t.configureMock(f)
		if err != nil {
			return err
		}
		defer stop()
	}
	policy := permit.New(grants)
	tape, err := newTape(&f.record, t.script)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	dialer := newDialer(t, f, policy, tape)
	r := &running{tool: t, tape: tape}
	r.run = wire.New(wire.Options{
		Policy: policy, Dialer: dialer,
		Loop: loop.Options{Timeout: time.Duration(f.timeout), MemoryLimit: int64(f.memory), Stuck: r.stuck},
		Host: host.Options{
			Stdin: t.in, Stdout: t.out, Stderr: t.err, Color: t.color(t.out),
			Script: t.script, Argv: arguments, Version: readableVersion(), LookupEnv: t.lookupEnv,
		},
	})
	defer onSignals(cancel, r.slow, r.end)() // not before the run is there: the second signal flushes it
	if err := r.run.Load(ctx, script); err != nil {
		return r.finish(loadOutcome(ctx, err))
	}
	if err := dialer.ready(); err != nil {
		return err
	}
	return r.finish(r.run.Start(ctx))
}

// running is a run under way.
type running struct {
	*tool
	run  *wire.Run
	tape *tape     // what is recorded or replayed
	once sync.Once // the run is reported once, by whoever ends it
}
