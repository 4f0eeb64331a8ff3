package main

import (
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/report"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/wire"
	"github.com/dssrun/dssrun/runtime/loop"
)

// lastWords is how long a script's listeners of the event exit may take, and what it put on the error that it threw.
const lastWords = 5 * time.Second

// finish does what is left to do on the run's goroutine, reports how the run ended and gives its exit code.
func (r *running) finish(o loop.Outcome) error {
	timer := time.AfterFunc(lastWords, func() {
		r.stuck(wire.Failed(fmt.Errorf("what the script does at its end, its listeners of the event exit, took longer than %v", lastWords)))
	})
	defer timer.Stop()
	end, failure := r.run.End(o, r.color(r.err))
	return r.report(end, failure)
}

// report says how the run ended, once, and gives its exit code.
func (r *running) report(o loop.Outcome, f *report.Failure) error {
	r.once.Do(func() {
		r.run.Host.Flush()
		if err := r.tape.end(r, o, f); err != nil && o.State == loop.OK {
			o = wire.Failed(err)
			f = wire.FailureOf(o, nil, nil, false)
		} else if err != nil {
			voice.Print(masked{r.err}, r.color(r.err), err)
		}
		color, hint := r.color(r.err), wire.HintFor(o, f)
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
				State: string(o.State), ExitCode: o.ExitCode, Retryable: o.State.Retryable() && r.run.Program != nil, Error: f, Hint: hint,
			})
		}
	})
	return exit(o.ExitCode)
}

// stuck ends the process when the run had to end and its goroutine does not come back: it may be inside a loop of the engine
// that nothing interrupts. It is called on another goroutine, so it leaves the run's own things alone.
func (r *running) stuck(o loop.Outcome) {
	_ = r.report(o, wire.FailureOf(o, nil, nil, false))
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
