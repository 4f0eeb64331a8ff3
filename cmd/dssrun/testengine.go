package main

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/report"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/wire"
	"github.com/dssrun/dssrun/runtime/host"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/permit"
	"github.com/dssrun/dssrun/runtime/source"
	"github.com/dssrun/dssrun/stdlib"
	"github.com/dssrun/dssrun/tests/harness"
	"github.com/dssrun/dssrun/tests/harness/cover"
)

// testEngine runs JavaScript for the harness: test files, and scripts that they run.
type testEngine struct {
	*tool
	grants   permit.Grants
	cacheDir string         // "" for no cache
	cover    *cover.Profile // nil without --coverage
}

// load are the options for loading a program.
func (e *testEngine) load(path string) source.Options {
	o := source.Options{Path: path, Dir: e.dir, Library: stdlib.Sources(), Version: cacheVersion(), CacheDir: e.cacheDir}
	if e.cover != nil {
		o.Cover = e.cover.Wants
	}
	return o
}

// count takes what a run has counted.
func (e *testEngine) count(run *wire.Run) {
	if e.cover != nil && run.Counter != nil {
		e.cover.Add(run.Counter)
	}
}

// Load implements harness.Engine.
func (e *testEngine) Load(ctx context.Context, path string, module host.Module) (*source.Program, error) {
	o := e.load(path)
	o.Builtin = wire.Builtin(module)
	return source.Load(ctx, o)
}

// connector reaches the mocks of a test, and what the permissions allow.
func (e *testEngine) connector(policy *permit.Policy, mocks harness.Mocks, stderr io.Writer, lookupEnv func(string) (string, bool)) *wire.Connector {
	d := &wire.Connector{
		Policy: policy, Mock: mocks, LookupEnv: lookupEnv,
		Warn: func(message string) { voice.Warn(masked{stderr}, false, message) },
	}
	d.Prepare()
	return d
}

// Test implements harness.Engine.
func (e *testEngine) Test(ctx context.Context, t harness.TestRun) harness.Ending {
	policy := permit.New(e.grants)
	policy.Advise(testAdvice)
	run := wire.New(wire.Options{
		Policy: policy, Dialer: e.connector(policy, t.Mocks, t.Output, e.lookupEnv),
		Loop: loop.Options{Stuck: func(loop.Outcome) { t.Stuck() }},
		Host: host.Options{
			Stdin: strings.NewReader(""), Stdout: t.Output, Stderr: t.Output,
			Script: t.Program.Inputs()[0], Version: readableVersion(), LookupEnv: e.lookupEnv,
		},
		Modules: []host.Module{t.Module},
	})
	run.Use(t.Program)
	o := run.StartThen(ctx, t.Module.Name, "start")
	run.Host.Flush()
	e.count(run)
	return harness.Ending{State: o.State, ExitCode: o.ExitCode, Err: o.Err, Thrown: run.Thrown(o), Stack: o.Stack, Unhandled: o.Unhandled}
}

// Script implements harness.Engine. The script sees the environment that the test gives it and no other.
func (e *testEngine) Script(ctx context.Context, s harness.ScriptRun) harness.ScriptResult {
	var stdout, stderr bytes.Buffer
	grants := e.grants
	grants.Env.List = slices.Clone(grants.Env.List)
	environ := make([]string, 0, len(s.Env))
	for name, value := range s.Env {
		grants.Env.List = append(grants.Env.List, name)
		environ = append(environ, name+"="+value)
	}
	slices.Sort(environ)
	lookupEnv := func(name string) (string, bool) { v, ok := s.Env[name]; return v, ok }
	policy := permit.New(grants)
	policy.Advise(scriptAdvice)
	run := wire.New(wire.Options{
		Policy: policy, Dialer: e.connector(policy, s.Mocks, &stderr, lookupEnv),
		Loop: loop.Options{Timeout: s.Timeout, Now: s.Now},
		Host: host.Options{
			Stdin: strings.NewReader(s.Stdin), Stdout: &stdout, Stderr: &stderr,
			Script: s.Path, Argv: s.Args, Version: readableVersion(),
			LookupEnv: lookupEnv, Environ: func() []string { return environ },
		},
	})
	var o loop.Outcome
	if err := run.Load(ctx, e.load(s.Path)); err != nil {
		o = loadOutcome(ctx, err)
	} else {
		o = run.Start(ctx)
	}
	o, failure := run.End(o, false)
	e.count(run)
	result := harness.ScriptResult{ExitCode: o.ExitCode, State: string(o.State)}
	if run.Program != nil {
		result.Inputs = run.Program.Inputs()
	}
	if failure != nil {
		failure.Render(masked{&stderr}, report.Options{Dir: e.dir})
		if hint := scriptHint(o, failure); hint != "" {
			voice.PrintHint(masked{&stderr}, false, hint)
		}
		result.Error = &harness.ScriptError{Name: failure.Name, Message: failure.Message, File: failure.File, Line: failure.Line, Column: failure.Column}
		if r := failure.Request; r != nil {
			result.Error.Status, result.Error.ErrorType = r.Status, r.ErrorType
		}
	}
	result.Stdout, result.Stderr = stdout.String(), stderr.String()
	return result
}

// testAdvice is what to do about a permission that a test lacks.
func testAdvice(d *permit.Denied) string { return "run dssrun test with " + d.Flags() }

// scriptAdvice is what to do about a permission that a script lacks which a test runs.
func scriptAdvice(d *permit.Denied) string {
	if d.Op != "env" || d.Target == "" {
		return testAdvice(d)
	}
	name := d.Target
	if strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_") != "" || name[0] <= '9' {
		name = strconv.Quote(name)
	}
	return "the test gives it with runScript(…, { env: { " + name + ": … } })"
}

// scriptHint is what to do about the failure of a script that a test runs.
func scriptHint(o loop.Outcome, f *report.Failure) string {
	switch o.State {
	case loop.Timeout:
		return "give it more time: runScript(…, { timeout: \"30s\" })"
	case loop.Credentials:
		return "" // those of the mock are there; this one was refused on purpose
	}
	return wire.HintFor(o, f)
}
