package loop

import (
	"context"
	"errors"
	"math"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"github.com/dop251/goja"
)

// Stop is why a run ends before its script does. It is the cause of the run's
// Context, and the cause to cancel Run's context with.
type Stop struct {
	State   State
	Message string
	// Now ends the run at the script's next instruction: it can't catch it,
	// and its finally blocks do not run. Else the script unwinds.
	Now bool
}

// Error says why.
func (s *Stop) Error() string { return s.Message }

// Cancelled is how a script sees a host call of a cancelled run: an AbortError.
type Cancelled struct{ Stop *Stop }

// Error says what was cancelled and why.
func (c *Cancelled) Error() string { return "the run was cancelled: " + c.Stop.Message }

// Unwrap is the reason.
func (c *Cancelled) Unwrap() error { return c.Stop }

// ErrorName is the web platform's name for it.
func (c *Cancelled) ErrorName() string { return "AbortError" }

// memoryPoll is how often the heap is measured against Options.MemoryLimit.
const memoryPoll = 20 * time.Millisecond

// watchdog holds the timers of one run's limits.
type watchdog struct {
	mu     sync.Mutex
	ended  bool
	timers []*time.Timer
	undo   []func()
}

// after calls fn once d has passed, unless the run is over by then.
func (w *watchdog) after(d time.Duration, fn func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.ended {
		w.timers = append(w.timers, time.AfterFunc(d, func() {
			w.mu.Lock()
			ended := w.ended
			w.mu.Unlock()
			if !ended {
				fn()
			}
		}))
	}
}

func (w *watchdog) done() {
	w.mu.Lock()
	w.ended = true
	for _, t := range w.timers {
		t.Stop()
	}
	undo := w.undo
	w.mu.Unlock()
	for _, f := range undo {
		f()
	}
}

// watch starts the watchdog of a run.
func (l *Loop) watch(ctx context.Context) *watchdog {
	w := &watchdog{}
	unlink := context.AfterFunc(ctx, func() {
		if s := stopOf(ctx); s.Now {
			l.hard(w, s)
		} else {
			l.soft(w, s)
		}
	})
	w.undo = append(w.undo, func() { unlink() })
	if d := l.opts.Timeout; d > 0 {
		w.after(d, func() {
			l.hard(w, &Stop{State: Timeout, Message: "the run took longer than its timeout of " + d.String()})
		})
	}
	if l.opts.MemoryLimit > 0 {
		l.watchMemory(w)
	}
	return w
}

func stopOf(ctx context.Context) *Stop {
	var s *Stop
	if !errors.As(context.Cause(ctx), &s) {
		s = &Stop{State: Interrupted, Message: "interrupted"}
	}
	return s
}

// soft cancels the run: its host calls reject, so that awaiting code unwinds.
func (l *Loop) soft(w *watchdog, s *Stop) {
	turn := l.turn.Load()
	l.cancel(s)
	l.post(func() error { return l.unwind(s) })
	w.after(unwindTime, func() {
		if turn%2 == 1 && l.turn.Load() == turn {
			l.vm.Interrupt(s)
		}
	})
	w.after(graceTime, func() {
		l.vm.Interrupt(s)
		// An interrupted script is back within a moment, or never.
		w.after(memoryPoll, func() { l.stuck(s) })
	})
}

// hard ends the run at its next instruction. The script can't catch it and its
// finally blocks do not run.
func (l *Loop) hard(w *watchdog, s *Stop) {
	if !l.limit.CompareAndSwap(nil, s) {
		return
	}
	l.cancel(s)
	l.vm.Interrupt(s)
	l.post(func() error { return s })
	w.after(graceTime, func() { l.stuck(s) })
}

func (l *Loop) stuck(s *Stop) {
	if l.opts.Stuck != nil {
		l.opts.Stuck(Outcome{State: s.State, ExitCode: s.State.ExitCode(), Err: s})
	}
}

// unwind is the loop's part of soft.
func (l *Loop) unwind(s *Stop) error {
	l.stop, l.stopBy = s, time.Now().Add(graceTime)
	for op := range l.pending {
		l.release(op)
		if err := op.reject(l.errorAt(&Cancelled{s}, op.site)); err != nil {
			return err
		}
	}
	return l.timers.cancel(func() goja.Value { return l.NewError(&Cancelled{s}) })
}

// watchMemory measures the heap and lets the collector work harder near the
// limit, so that what is measured is what the run really holds.
func (l *Loop) watchMemory(w *watchdog) {
	limit := l.opts.MemoryLimit
	before := debug.SetMemoryLimit(limit)
	w.undo = append(w.undo, func() { debug.SetMemoryLimit(before) })
	// Not package runtime/metrics: to have it in the binary costs every start half a millisecond.
	var memory runtime.MemStats
	var poll func()
	poll = func() {
		runtime.ReadMemStats(&memory)
		if held := memory.HeapAlloc; held <= math.MaxInt64 && int64(held) > limit {
			l.hard(w, &Stop{State: MemoryLimit, Message: "the run used more memory than its limit of " + bytesText(limit)})
			return
		}
		w.after(memoryPoll, poll)
	}
	w.after(memoryPoll, poll)
}
