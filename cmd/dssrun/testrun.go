package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/runtime/heap"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/tests/harness"
	"github.com/dssrun/dssrun/tests/harness/cover"
	"github.com/dssrun/dssrun/tests/harness/discover"
	"github.com/dssrun/dssrun/tests/harness/report"
)

// testGC is the garbage collector's target: the memory that it may grow into was asked for ahead.
const testGC = 400

// expected is the length of the text, in bytes, of which tests make as many objects as a run of some hundred of them.
const expected = 3 << 20

// test runs tests, from their files to the exit code.
func (t *tool) test(c *cli.Context, f *testFlags) error {
	t.colorMode = voice.ColorMode(f.color)
	p, err := f.plan(c, t)
	if err != nil {
		return err
	}
	if _, set := t.lookupEnv("GOGC"); !set {
		debug.SetGCPercent(testGC)
	}
	heap.Expect(expected)
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	defer onSignals(func(cause error) {
		stop := *cause.(*loop.Stop)
		stop.Now = true // what a test would clean up is gone with its mock
		cancel(&stop)
	}, func() {}, func(s *loop.Stop) { os.Exit(s.State.ExitCode()) })()
	run := &testRun{tool: t, testPlan: p}
	if f.watch {
		return run.again(ctx)
	}
	files, err := discover.Find(p.paths, t.dir)
	if err != nil {
		return voice.Usage("", "%s", err)
	}
	if len(files) == 0 && !p.pass {
		return voice.Hint(fmt.Errorf("no test files found in %s", run.places()), "test files are named *.test.ts or *_test.ts, or are in a folder __tests__; --pass-with-no-tests makes this no failure")
	}
	good, err := run.once(ctx, discover.Order(p.part.Select(files), p.order))
	if err != nil {
		return err
	}
	var stop *loop.Stop
	switch {
	case errors.As(context.Cause(ctx), &stop):
		return exit(stop.State.ExitCode())
	case !good:
		return exit(loop.ScriptError.ExitCode())
	}
	return nil
}

// testRun is a run of dssrun test.
type testRun struct {
	*tool
	*testPlan
	watcher *discover.Watcher // nil without --watch
	mu      sync.Mutex        // guards watcher
}

// places are where tests are looked for, as they were written.
func (r *testRun) places() string {
	if len(r.paths) == 0 {
		return "this folder"
	}
	return strings.Join(r.paths, ", ")
}

// once runs some files and tells whether all is well.
func (r *testRun) once(ctx context.Context, files []string) (good bool, err error) {
	reporter, err := report.Open(r.targets, masked{r.out}, report.Options{Color: r.color(r.out), Dir: r.dir, Width: terminalWidth()})
	if err != nil {
		return false, err
	}
	engine := &testEngine{tool: r.tool, grants: r.grants}
	if !r.noCache {
		engine.cacheDir = cacheDir()
	}
	if r.cover != nil {
		if engine.cover, err = cover.New(cover.Options{Dir: r.dir, Include: r.include, Exclude: r.exclude}); err != nil {
			return false, voice.Usage("", "%s", err)
		}
	}
	o := harness.Options{
		Engine: engine, Files: files, Dir: r.dir, Reporter: reporter,
		Parallel: r.workers, Bail: int(r.bail), Seed: r.order, Timeout: r.limit, Retry: r.retry.Value, Snapshots: r.snapshots,
	}
	if r.filtered != nil {
		o.Filter = r.filtered.Match
	}
	if r.verbose {
		o.Live = masked{r.err}
	}
	if r.watcher != nil {
		o.Loaded = func(path string, at time.Time, inputs []string) {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.watcher.Inputs(path, at, inputs)
		}
		o.Ran = func(path string, at time.Time, script string, inputs []string) {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.watcher.Script(path, at, script, inputs)
		}
	}
	sum, err := harness.Run(ctx, o)
	if err != nil {
		return false, err
	}
	good = sum.Good()
	if sum.Passed+sum.Failed+sum.Skipped+sum.Todo == 0 && good && len(files) > 0 && !r.pass {
		voice.Print(r.err, r.color(r.err), voice.Hint(errors.New("no test has a title that fits --filter"), "--pass-with-no-tests makes this no failure"))
		good = false
	}
	if r.cover == nil || sum.Interrupted {
		return good, nil
	}
	covered, err := r.covered(ctx, engine.cover)
	return good && covered, err
}

// covered reports the coverage and tells whether it is enough.
func (r *testRun) covered(ctx context.Context, profile *cover.Profile) (enough bool, err error) {
	result, err := profile.Report(ctx)
	if err != nil {
		return false, err
	}
	if err := r.cover.Write(result, r.out, cover.Table{Color: r.color(r.out), Width: terminalWidth()}); err != nil {
		return false, err
	}
	missed := r.cover.Thresholds.Missed(result)
	for _, message := range missed {
		voice.Print(r.err, r.color(r.err), errors.New(message))
	}
	return len(missed) == 0, nil
}

// again runs the tests, and whenever a file changes those that it concerns, until it is interrupted.
func (r *testRun) again(ctx context.Context) error {
	watcher, err := discover.NewWatcher(discover.WatchOptions{Paths: r.paths, Dir: r.dir})
	if err != nil {
		return voice.Usage("", "%s", err)
	}
	defer watcher.Close()
	r.watcher = watcher
	files, err := discover.Find(r.paths, r.dir)
	if err != nil {
		return voice.Usage("", "%s", err)
	}
	for {
		if len(files) > 0 {
			if _, err := r.once(ctx, discover.Order(files, r.order)); err != nil && ctx.Err() == nil {
				voice.Print(masked{r.err}, r.color(r.err), err)
			}
		}
		if ctx.Err() == nil {
			voice.PrintHint(r.err, r.color(r.err), "waiting for changes; Ctrl-C ends it")
		}
		change, err := watcher.Next(ctx)
		var stop *loop.Stop
		switch {
		case errors.As(context.Cause(ctx), &stop):
			return exit(stop.State.ExitCode())
		case err != nil:
			return err
		}
		files = change.Run
		r.tell("changed", change.Changed)
		r.tell("gone", change.Gone)
	}
}

// tell says on stderr which files a run is about.
func (r *testRun) tell(what string, files []string) {
	if len(files) == 0 {
		return
	}
	names := make([]string, len(files))
	for i, file := range files {
		names[i] = file
		if rel, err := filepath.Rel(r.dir, file); err == nil && filepath.IsLocal(rel) {
			names[i] = filepath.ToSlash(rel)
		}
	}
	if len(names) > 3 {
		names = append(names[:3], fmt.Sprintf("%d more", len(names)-3))
	}
	fmt.Fprintf(r.err, "\n%s: %s\n", what, strings.Join(names, ", "))
}

// terminalWidth is the width of the terminal that stdout is, 0 when it is none.
func terminalWidth() int {
	width, _, err := term.GetSize(int(os.Stdout.Fd()))
	if err != nil {
		return 0
	}
	return width
}
