// Package harness is the test runner behind dssrun test: files in parallel, each in a VM of its own, and every test with mocks
// of its own. The JavaScript that a test file sees is in lib; how results are shown is report's.
//
// A test that never gives control back (an endless loop) takes its VM along: it fails by its name, and the file's other tests
// run in a fresh VM, which loads the file again and leaves out what is done. So does a concurrent test: each has a VM of its
// own, side by side.
package harness

import (
	"context"
	"io"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dssrun/dssrun/bindings/profile"
	"github.com/dssrun/dssrun/runtime/host"
	"github.com/dssrun/dssrun/runtime/host/thrown"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/source"
	"github.com/dssrun/dssrun/tests/harness/lib"
	"github.com/dssrun/dssrun/tests/harness/report"
	"github.com/dssrun/dssrun/tests/harness/snapshot"
)

// Engine runs JavaScript. It is given to the harness by whoever can put a run together.
type Engine interface {
	// Load reads a test file and what it imports; module is dss/test, not tied to a VM.
	Load(ctx context.Context, path string, module host.Module) (*source.Program, error)
	// Test runs a test file in a fresh VM and then the function start of the module dss/test. It returns when the run is over.
	Test(ctx context.Context, t TestRun) Ending
	// Script runs a whole script in a VM of its own, as dssrun run does.
	Script(ctx context.Context, s ScriptRun) ScriptResult
}

// Mocks reach the mock of a product, "dss", "govern" or "launchpad", see wire.Mock.
type Mocks = func(product string) (http.RoundTripper, profile.Instance)

// TestRun is a run of a test file.
type TestRun struct {
	Program *source.Program
	Module  host.Module // dss/test
	Mocks   Mocks
	Output  io.Writer // what the tests print
	Stuck   func()    // called, on another goroutine, when the run can't be ended
}

// Ending is how a run of a test file ended.
type Ending struct {
	State     loop.State
	ExitCode  int
	Err       error         // nil when State is loop.OK
	Thrown    *thrown.Value // what was thrown, nil when nothing was
	Stack     string        // where, in the engine's spelling
	Unhandled bool          // Thrown is the reason of a promise that nobody handled
}

// ScriptRun is a run of a whole script.
type ScriptRun struct {
	Path  string // absolute
	Args  []string
	Env   map[string]string
	Stdin string
	Mocks Mocks
	// Timeout ends the script, 0 for none.
	Timeout time.Duration
	// Now is the time of the mocks, which is the script's too.
	Now func() time.Time
}

// ScriptResult is how a script ended and what it printed. Error is nil when it ended well.
type ScriptResult struct {
	Stdout   string       `json:"stdout"`
	Stderr   string       `json:"stderr"`
	ExitCode int          `json:"exitCode"`
	State    string       `json:"state"`
	Error    *ScriptError `json:"error,omitempty"`
	// Inputs are the files that the script is made of, none when it could not be loaded.
	Inputs []string `json:"-"`
}

// ScriptError is what a script threw and did not catch.
type ScriptError struct {
	Name    string `json:"name"`
	Message string `json:"message"`
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	// Status and ErrorType are the server's, of a DataikuException that is a refused request.
	Status    int    `json:"status,omitempty"`
	ErrorType string `json:"errorType,omitempty"`
}

// Options say what is run and how.
type Options struct {
	Engine Engine
	// Files are the test files, absolute, in the order in which they run. Dir is the working directory: reports name files
	// relative to it.
	Files []string
	Dir   string
	// Reporter is told how it goes.
	Reporter report.Reporter
	// Parallel is how many files run at once. Default 1.
	Parallel int
	// Filter tells by their titles, those of the describes first, which tests run. Default: all do.
	Filter func(path []string) bool
	// Bail stops the run once that many tests have failed. 0 is never.
	Bail int
	// Seed orders the tests of a file at random; 0 keeps their order.
	Seed int64
	// Timeout is that of a test or hook which has none of its own; 0 is none. Retry is how often a failing test is tried again.
	Timeout time.Duration
	Retry   int
	// Live is where the output of tests is shown as it comes; nil keeps it for reports of failures.
	Live io.Writer
	// Snapshots says what becomes of a snapshot that is not there or differs.
	Snapshots snapshot.Mode
	// Loaded is told of each test file that was read, with the files that it is made of, none when it can't be loaded.
	// Several goroutines may call it. Default: nobody is told.
	Loaded func(path string, at time.Time, inputs []string)
	// Ran is told likewise of each script that a test file ran.
	Ran func(path string, at time.Time, script string, inputs []string)
}

// body is the module's JavaScript.
var body = sync.OnceValue(func() *host.Body { return host.NewBody("main", lib.Source) })

// exports are the names that a test file can import.
func exports() []string {
	return []string{"describe", "test", "it", "expect", "beforeEach", "afterEach", "beforeAll", "afterAll", "mock", "spy", "clock", "runScript"}
}

// Module is the module dss/test as far as it needs no VM: its name and exports.
func Module() host.Module {
	return host.Module{Name: "dss/test", Exports: exports, Body: body(), Supervises: true}
}

// runner is one run.
type runner struct {
	Options
	events chan any // report.Result, report.FileResult
	failed atomic.Int64
	stop   context.CancelCauseFunc
	bailed atomic.Bool

	mu      sync.Mutex
	snaps   report.SnapshotCounts
	running []string // when the run was interrupted
}

// errBail is why a run ends early.
var errBail = &loop.Stop{State: loop.ScriptError, Message: "enough tests have failed", Now: true}

// Run runs the files and reports. It returns when all are done, or soon after ctx is: tests are interrupted then.
func Run(ctx context.Context, o Options) (report.Summary, error) {
	if o.Parallel < 1 {
		o.Parallel = 1
	}
	began := time.Now()
	inner, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	r := &runner{Options: o, events: make(chan any, 64), stop: stop}
	names := make([]string, len(o.Files))
	for i, path := range o.Files {
		names[i] = relative(o.Dir, path)
	}
	o.Reporter.Begin(names)
	go func() {
		defer close(r.events)
		var files sync.WaitGroup
		next := make(chan int)
		for range min(o.Parallel, max(1, len(o.Files))) {
			files.Go(func() {
				for i := range next {
					if inner.Err() == nil {
						r.file(inner, o.Files[i], names[i])
					}
				}
			})
		}
		for i := range o.Files {
			next <- i
		}
		close(next)
		files.Wait()
	}()
	sum := report.Summary{Seed: o.Seed}
	for event := range r.events {
		switch e := event.(type) {
		case report.Result:
			sum = count(sum, e.Status)
			o.Reporter.Test(e)
		case report.FileResult:
			sum.Files++
			if len(e.Failures) > 0 {
				sum.FailedFiles++
			}
			o.Reporter.File(e)
		}
	}
	sum.Duration, sum.Interrupted, sum.Bailed, sum.Snapshots = time.Since(began), ctx.Err() != nil, r.bailed.Load(), r.snaps
	if sum.Interrupted {
		sum.Running = slices.Sorted(slices.Values(r.running))
	}
	return sum, o.Reporter.End(sum)
}

func count(s report.Summary, status report.Status) report.Summary {
	switch status {
	case report.Passed:
		s.Passed++
	case report.Failed:
		s.Failed++
	case report.Skipped:
		s.Skipped++
	case report.Todo:
		s.Todo++
	}
	return s
}

// report passes a result on. It tells whether the run goes on.
func (r *runner) report(result report.Result) bool {
	r.events <- result
	if result.Status == report.Failed && r.Bail > 0 && r.failed.Add(1) >= int64(r.Bail) {
		r.bailed.Store(true)
		r.stop(errBail)
	}
	return !r.bailed.Load()
}
