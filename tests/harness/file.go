package harness

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/dssrun/dssrun/runtime/secret"
	"github.com/dssrun/dssrun/runtime/source"
	"github.com/dssrun/dssrun/tests/harness/report"
	"github.com/dssrun/dssrun/tests/harness/snapshot"
)

// file is one test file.
type file struct {
	*runner
	path, name string
	program    *source.Program
	snapshots  *snapshot.File
	attempts   map[int]int // how often a test was begun

	mu         sync.Mutex
	tests      []declared // of the first VM; nil until the file is loaded
	concurrent []int      // those that run in VMs of their own
	failures   []report.Failure
}

// declared is a test as the file declares it.
type declared struct {
	path         []string
	state        string // "skipped", "todo", "" for one that runs
	place        source.Frame
	concurrent   bool
	filtered     bool // left out by the filter
	done         bool // reported
	concurrently bool // it runs in a VM of its own
}

// hangLimit is how many times a file's VM may be replaced because a test did not come back.
const hangLimit = 20

// file runs one test file and reports it.
func (r *runner) file(ctx context.Context, path, name string) {
	began := time.Now()
	f := &file{runner: r, path: path, name: name, attempts: map[int]int{}}
	f.run(ctx)
	f.closeSnapshots(ctx)
	if ctx.Err() == nil || r.bailed.Load() {
		r.events <- report.FileResult{File: name, Duration: time.Since(began), Failures: f.failures}
	}
}

func (f *file) run(ctx context.Context) {
	at := time.Now()
	program, err := f.Engine.Load(ctx, f.path, Module())
	if err == nil {
		f.snapshots, err = snapshot.Open(f.path, f.Snapshots)
	}
	if f.Loaded != nil {
		var inputs []string
		if err == nil {
			inputs = program.Inputs()
		}
		f.Loaded(f.path, at, inputs)
	}
	if err != nil {
		if ctx.Err() == nil {
			f.fail(f.loadFailures(err)...)
		}
		return
	}
	f.program = program
	for hangs := 0; ; hangs++ {
		v := newVM(f, -1)
		again := v.run(ctx)
		if !again || ctx.Err() != nil {
			break
		}
		if hangs == hangLimit {
			f.rest(report.Failure{Name: "Timeout", Message: fmt.Sprintf("not run: %d tests of this file did not come back", hangs+1)})
			break
		}
	}
	f.together(ctx)
	for i := range f.tests {
		if ctx.Err() == nil {
			f.skip(i)
		}
	}
	if ctx.Err() != nil || len(f.failures) > 0 {
		return
	}
	if len(f.tests) == 0 {
		f.fail(report.Failure{Name: "Error", Message: `no test in this file: import { test } from "dss/test" and declare one`})
	}
}

// closeSnapshots writes what changed. Only when no test of the file was left out is a snapshot that none asked for obsolete.
func (f *file) closeSnapshots(ctx context.Context) {
	if f.snapshots == nil {
		return
	}
	complete := ctx.Err() == nil && len(f.failures) == 0
	for i := range f.tests {
		complete = complete && f.tests[i].done
	}
	counts, err := f.snapshots.Close(complete)
	if err != nil {
		f.fail(report.Failure{Name: "Error", Message: err.Error()})
	}
	f.runner.mu.Lock()
	defer f.runner.mu.Unlock()
	s := &f.snaps
	s.Written += counts.Written
	s.Updated += counts.Updated
	s.Matched += counts.Matched
	s.Obsolete += counts.Obsolete
	s.Removed += counts.Removed
	s.Failed += counts.Failed
}

// begin tells the snapshots that a test begins.
func (f *file) begin(index int) {
	if index < 0 || index >= len(f.tests) {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.attempts[index]++
	f.snapshots.Begin(titles(f.tests[index].path), f.attempts[index] > 1)
}

// titles are a test's as its snapshots are named by them.
func titles(path []string) string { return strings.Join(path, " > ") }

// together runs the concurrent tests, each in a VM of its own.
func (f *file) together(ctx context.Context) {
	var all sync.WaitGroup
	slots := make(chan struct{}, max(f.Parallel, 4))
	for _, index := range f.concurrent {
		slots <- struct{}{}
		all.Go(func() {
			defer func() { <-slots }()
			if ctx.Err() == nil {
				newVM(f, index).run(ctx)
			}
		})
	}
	all.Wait()
}

// fail adds failures of the file itself.
func (f *file) fail(list ...report.Failure) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.failures = append(f.failures, list...)
}

// rest fails the tests that have not run.
func (f *file) rest(why report.Failure) {
	for i := range f.tests {
		t := &f.tests[i]
		if !t.done && !t.filtered && t.state == "" && !t.concurrently {
			f.result(i, report.Result{Status: report.Failed, Failures: []report.Failure{why}})
		}
	}
}

// skip reports a test that does not run.
func (f *file) skip(index int) {
	if index >= 0 && index < len(f.tests) && f.tests[index].state != "" && !f.tests[index].filtered {
		f.result(index, report.Result{Status: report.Status(f.tests[index].state)})
	}
}

// result reports a test, once. It tells whether the run goes on.
func (f *file) result(index int, result report.Result) bool {
	f.mu.Lock()
	t := &f.tests[index]
	done := t.done
	t.done = true
	f.mu.Unlock()
	if done {
		return !f.bailed.Load()
	}
	if result.Status != report.Passed {
		f.snapshots.Skip(titles(t.path)) // it may not have come to all of its snapshots
	}
	result.File, result.Line, result.Column, result.Path = f.name, t.place.Line, t.place.Column, t.path
	for i := range result.Failures {
		// What has no place of its own, as a thrown text, is shown at the test.
		if one := &result.Failures[i]; one.Line == 0 && t.place.Line > 0 {
			one.File, one.Line, one.Column = f.relative(t.place.File), t.place.Line, t.place.Column
			one.Frame = secret.Mask(f.program.CodeFrame(t.place, false))
		}
	}
	return f.report(result)
}

// plan takes the file's tests and says which run in this VM. only is the index of a concurrent test, -1 for the others.
func (f *file) plan(list []any, only int) []any {
	first := f.tests == nil
	if first {
		f.tests = make([]declared, len(list))
		for i, entry := range list {
			f.tests[i] = f.declare(entry.([]any))
		}
	}
	run := make([]any, len(list))
	for i := range run {
		if i >= len(f.tests) { // the file declares other tests each time it is loaded
			run[i] = false
			continue
		}
		t := &f.tests[i]
		switch {
		case only >= 0:
			run[i] = i == only
		case t.filtered || t.done:
			run[i] = false
		case t.state != "":
			run[i] = false
		case t.concurrent:
			run[i] = false
			if first {
				t.concurrently = true
				f.concurrent = append(f.concurrent, i)
			}
		default:
			run[i] = true
		}
	}
	return run
}

// declare reads what the runner tells of a test: [titles, state, stack, concurrent].
func (f *file) declare(entry []any) declared {
	var t declared
	for _, title := range entry[0].([]any) {
		t.path = append(t.path, fmt.Sprint(title))
	}
	t.state, _ = entry[1].(string)
	t.concurrent, _ = entry[3].(bool)
	stack, _ := entry[2].(string)
	if frames := f.program.Frames(stack); len(frames) > 0 {
		t.place = frames[0]
	}
	t.filtered = f.Filter != nil && !f.Filter(t.path)
	return t
}
