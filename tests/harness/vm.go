package harness

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dssrun/dssrun/runtime/host"
	"github.com/dssrun/dssrun/runtime/host/thrown"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/secret"
	"github.com/dssrun/dssrun/tests/harness/report"
)

const (
	// hangGrace is how long after its timeout a test that is still busy may give control back.
	hangGrace = 250 * time.Millisecond
	// loadFactor is how many times a test's timeout the top level of a file may take.
	loadFactor = 6
)

// vm is one VM that runs a file's tests.
type vm struct {
	*file
	only    int // the one test that it runs, -1 for all that are not concurrent
	started time.Time
	output  output
	world   atomic.Pointer[world] // of the test that runs; nil between tests
	cancel  context.CancelCauseFunc

	mu      sync.Mutex
	dog     *time.Timer
	what    string // that the watchdog waits for
	limit   time.Duration
	hung    bool
	stuck   chan struct{}
	planned bool // the tests are declared

	// Of the VM's goroutine.
	current int // the test that runs, -1 for none
	begun   time.Time
}

func newVM(f *file, only int) *vm {
	return &vm{file: f, only: only, current: -1, started: time.Now(), stuck: make(chan struct{})}
}

// run runs the file in a fresh VM. It tells whether another VM has to run what is left.
func (v *vm) run(ctx context.Context) (again bool) {
	ctx, v.cancel = context.WithCancelCause(ctx)
	defer v.cancel(nil)
	v.output.live = v.Live
	v.watch(loadFactor*v.Timeout, "the file's top level")
	ended := make(chan Ending, 1)
	go func() {
		ended <- v.Engine.Test(ctx, TestRun{Program: v.program, Module: v.module(), Mocks: v.mocks, Output: &v.output, Stuck: sync.OnceFunc(func() { close(v.stuck) })})
	}()
	var e Ending
	select {
	case e = <-ended:
	case <-v.stuck: // it burns its goroutine until the process ends
		e = Ending{State: loop.Timeout, Err: context.Cause(ctx)}
	}
	v.watch(0, "")
	v.mu.Lock()
	hung, what, limit := v.hung, v.what, v.limit
	v.mu.Unlock()
	if e.State == loop.OK && v.planned && v.current < 0 {
		return false
	}
	if !hung && ctx.Err() != nil {
		v.interrupted()
		return false
	}
	why := v.ended(e, "")
	if hung {
		why.Name, why.Message = "Timeout", fmt.Sprintf("%s took longer than its timeout of %s and did not give control back: is there an endless loop?", what, seconds(limit))
	}
	if v.current < 0 || v.current >= len(v.tests) {
		return v.broken(why)
	}
	v.result(v.current, report.Result{Status: report.Failed, Duration: time.Since(v.begun), Attempts: 1, Failures: []report.Failure{why}, Output: v.output.take()})
	return v.only < 0
}

// interrupted notes the test that runs when the run ends.
func (v *vm) interrupted() {
	if v.current < 0 || v.current >= len(v.tests) {
		return
	}
	v.runner.mu.Lock()
	defer v.runner.mu.Unlock()
	v.running = append(v.running, v.name+" > "+titles(v.tests[v.current].path))
}

// broken is a VM that ended outside of a test: the file fails, and so do the tests that it was to run.
func (v *vm) broken(why report.Failure) bool {
	v.fail(why)
	if v.planned && v.only < 0 {
		missed := why
		missed.Message = "not run: " + why.Message
		v.rest(missed)
	} else if v.planned {
		v.result(v.only, report.Result{Status: report.Failed, Failures: []report.Failure{why}})
	}
	return false
}

func seconds(d time.Duration) string {
	if d >= time.Second {
		return fmt.Sprintf("%g s", d.Seconds())
	}
	return fmt.Sprintf("%d ms", d.Milliseconds())
}

// watch has the VM ended unless it is called again in time; 0 waits for ever.
func (v *vm) watch(limit time.Duration, what string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.hung {
		return
	}
	if limit > 0 {
		v.what, v.limit = what, limit
	}
	switch {
	case limit <= 0 && v.dog != nil:
		v.dog.Stop()
	case limit <= 0:
	case v.dog == nil:
		v.dog = time.AfterFunc(limit+hangGrace, v.bark)
	default:
		v.dog.Reset(limit + hangGrace)
	}
}

func (v *vm) bark() {
	v.mu.Lock()
	v.hung = true
	v.mu.Unlock()
	v.cancel(&loop.Stop{State: loop.Timeout, Message: "a test did not give control back", Now: true})
}

// native is a function for the runner's JavaScript.
func native(do func(args []any) (any, error)) host.Func {
	return host.Func{Do: func(_ context.Context, args []any) (any, error) { return do(args) }}
}

// module is dss/test in this VM.
func (v *vm) module() host.Module {
	m := Module()
	m.Funcs = map[string]host.Func{
		"now": native(func([]any) (any, error) { return float64(time.Since(v.started)) / float64(time.Millisecond), nil }),
		"watch": native(func(args []any) (any, error) {
			v.watch(time.Duration(number(args, 0)*float64(time.Millisecond)), text(args, 1))
			return nil, nil
		}),
		"plan": native(func(args []any) (any, error) {
			list, _ := args[0].([]any)
			run := v.plan(list, v.only)
			v.planned = true
			return map[string]any{
				"run": run, "timeout": float64(v.Timeout) / float64(time.Millisecond), "retry": v.Retry, "seed": v.Seed,
			}, nil
		}),
		"begin": native(func(args []any) (any, error) {
			v.current, v.begun = int(number(args, 0)), time.Now()
			v.world.Store(newWorld())
			v.file.begin(v.current)
			return nil, nil
		}),
		"skip": native(func(args []any) (any, error) {
			v.skip(int(number(args, 0)))
			return nil, nil
		}),
		"end":  native(v.end),
		"fail": native(v.hookFailed),
	}
	v.helpers(m.Funcs)
	v.mockNatives(m.Funcs)
	return m
}

// end takes the result of a test: index, status, milliseconds, attempts, failures. True stops the file.
func (v *vm) end(args []any) (any, error) {
	v.watch(0, "")
	index := int(number(args, 0))
	result := report.Result{
		Status: report.Status(text(args, 1)), Attempts: int(number(args, 3)),
		Duration: time.Duration(number(args, 2) * float64(time.Millisecond)),
		Failures: v.readFailures(args, 4), Output: v.output.take(),
	}
	v.current = -1
	v.world.Store(nil)
	if index < 0 || index >= len(v.tests) {
		return false, nil
	}
	return !v.result(index, result), nil
}

// hookFailed takes what went wrong in a hook that belongs to no test.
func (v *vm) hookFailed(args []any) (any, error) {
	for _, one := range v.readFailures(args, 1) {
		one.Message = text(args, 0) + ": " + one.Message
		v.fail(one)
	}
	return nil, nil
}

// readFailures reads failures: [[thrown, diff, what], …].
func (v *vm) readFailures(args []any, at int) []report.Failure {
	list, _ := args[at].([]any)
	var out []report.Failure
	for _, entry := range list {
		parts, _ := entry.([]any)
		if len(parts) != 3 {
			continue
		}
		what, _ := parts[0].(*thrown.Value)
		if what == nil {
			what = &thrown.Value{Message: "a value that can't be shown"}
		}
		out = append(out, v.failure(what, text(parts, 1), text(parts, 2)))
	}
	return out
}

func number(args []any, at int) float64 {
	if at >= len(args) {
		return 0
	}
	switch n := args[at].(type) {
	case int64:
		return float64(n)
	case float64:
		return n
	}
	return 0
}

func text(args []any, at int) string {
	if at >= len(args) {
		return ""
	}
	s, _ := args[at].(string)
	return s
}

// output is what a test prints.
type output struct {
	mu   sync.Mutex
	buf  bytes.Buffer
	live io.Writer
}

// maxOutput is how much of a test's output is kept.
const maxOutput = 1 << 20

// Write implements io.Writer.
func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.live != nil {
		_, _ = o.live.Write(p)
	}
	if room := maxOutput - o.buf.Len(); room > 0 {
		o.buf.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

// take is what was printed since the last call.
func (o *output) take() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.buf.Len() == 0 {
		return ""
	}
	text := secret.Mask(o.buf.String())
	o.buf.Reset()
	return text
}
