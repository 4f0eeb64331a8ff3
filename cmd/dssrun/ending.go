package main

import (
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/report"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/runtime/host"
	"github.com/dssrun/dssrun/runtime/host/thrown"
	"github.com/dssrun/dssrun/runtime/loop"
)

// lastWords is how long a script's listeners of the event exit may take, and what it put on the error that it threw.
const lastWords = 5 * time.Second

// finish does what is left to do on the run's goroutine, reports how the run ended and gives its exit code.
func (r *running) finish(o loop.Outcome) error {
	timer := time.AfterFunc(lastWords, func() {
		r.stuck(failedRun(fmt.Errorf("what the script does at its end, its listeners of the event exit, took longer than %v", lastWords)))
	})
	defer timer.Stop()
	var what *thrown.Value
	if o.Reason != nil {
		what = r.thrown(o)
	}
	switch o.State {
	case loop.OK, loop.ScriptError, loop.Credentials, loop.Denied:
		if r.program != nil {
			o, what = r.leave(o, what)
		}
	}
	r.host.Flush()
	if err := r.host.WriteError(); err != nil && o.State == loop.OK {
		o = failedRun(fmt.Errorf("can't write to stdout: %w", err))
	}
	return r.report(o, failureOf(o, what, r.program, r.color(r.err)))
}

// leave calls the script's listeners of the event exit and asks for the exit code that it chose.
func (r *running) leave(o loop.Outcome, what *thrown.Value) (loop.Outcome, *thrown.Value) {
	if code, set := r.host.ExitCode(); set && o.State == loop.OK {
		o.ExitCode = code
	}
	if err := r.host.EmitExit(o.ExitCode); err != nil && o.Err == nil {
		o = failedRun(err)
		o.Reason = r.loop.NewError(err)
		what = r.thrown(o)
	}
	if code, set := r.host.ExitCode(); set && o.Err == nil {
		o.ExitCode = code
	}
	if o.State == loop.OK && o.ExitCode != 0 {
		o.State = loop.ScriptError
	}
	return o, what
}

// failedRun is the outcome of a run that went wrong outside of the script's own course.
func failedRun(err error) loop.Outcome {
	return loop.Outcome{State: loop.ScriptError, ExitCode: loop.ScriptError.ExitCode(), Err: err}
}

func (r *running) thrown(o loop.Outcome) *thrown.Value {
	return thrown.Read(r.loop.VM(), o.Reason, thrown.Options{Show: r.host.Inspect, Explain: host.Explain})
}

// report says how the run ended, once, and gives its exit code.
func (r *running) report(o loop.Outcome, f *report.Failure) error {
	r.once.Do(func() {
		r.host.Flush()
		if err := r.tape.end(r, o, f); err != nil && o.State == loop.OK {
			o = failedRun(err)
			f = failureOf(o, nil, nil, false)
		} else if err != nil {
			voice.Print(masked{r.err}, r.color(r.err), err)
		}
		color, hint := r.color(r.err), hintFor(o, f)
		var crash *loop.Crash
		if errors.As(o.Err, &crash) && r.debug() {
			fmt.Fprintf(masked{r.err}, "%s\n", crash.Trace)
		}
		if f != nil {
			f.Render(masked{r.err}, report.Options{Color: color, Dir: r.dir})
		}
		if hint != "" {
			voice.PrintHint(r.err, color, hint)
		}
		if r.json {
			r.printOutcome(&report.Outcome{
				State: string(o.State), ExitCode: o.ExitCode, Retryable: o.State.Retryable() && r.program != nil, Error: f, Hint: hint,
			})
		}
	})
	return exit(o.ExitCode)
}

// stuck ends the process when the run had to end and its goroutine does not come back: it may be inside a loop of the engine
// that nothing interrupts. It is called on another goroutine, so it leaves the run's own things alone.
func (r *running) stuck(o loop.Outcome) {
	_ = r.report(o, failureOf(o, nil, nil, false))
	os.Exit(o.ExitCode)
}

// end ends the process at the second signal.
func (r *running) end(s *loop.Stop) {
	r.stuck(loop.Outcome{State: s.State, ExitCode: s.State.ExitCode(), Err: s})
}

// slow tells whoever pressed Ctrl-C that it was heard.
func (r *running) slow() {
	if isTerminal(r.err) {
		voice.PrintHint(r.err, r.color(r.err), "the script is cleaning up; press Ctrl-C again to end it at once")
	}
}
