package loop

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/dop251/goja"
)

// Supervisor runs other people's code inside a run, as a test runner does: it
// is asked before something ends the run. Its functions are called on the
// loop's goroutine; each may be nil.
type Supervisor struct {
	// Uncaught is given what a task threw, or with rejection set what a promise
	// was rejected with that nobody handled. The run goes on when it returns
	// true. What no script can catch is not given to it.
	Uncaught func(reason goja.Value, rejection bool) bool
	// Idle is called when the script waits for a promise and nothing is left
	// that could settle it. The run goes on when it returns true: it must have
	// settled something, or set a timer.
	Idle func() bool
}

// Supervise puts the run under a supervisor. From now on timers remember where
// they were set.
func (l *Loop) Supervise(s Supervisor) { l.supervisor = &s }

// uncaught is the error of a task that nobody dealt with, nil for one that the
// supervisor has.
func (l *Loop) uncaught(err error) error {
	if err == nil || l.supervisor == nil || l.supervisor.Uncaught == nil {
		return err
	}
	var (
		reason    goja.Value
		rejected  *rejection
		exception *goja.Exception
	)
	switch {
	case errors.As(err, &rejected):
		reason = rejected.reason
	case errors.As(err, &exception):
		reason = exception.Value()
	default:
		return err
	}
	ours := false
	if failed := l.do(func() error { ours = l.supervisor.Uncaught(reason, rejected != nil); return nil }); failed != nil {
		return failed
	}
	if ours {
		return nil
	}
	return err
}

// revived tells whether the supervisor keeps a run alive that waits for nothing.
func (l *Loop) revived() bool {
	if l.supervisor == nil || l.supervisor.Idle == nil {
		return false
	}
	alive := false
	if err := l.do(func() error { alive = l.supervisor.Idle(); return nil }); err != nil {
		l.post(func() error { return err })
		return true
	}
	if alive {
		l.post(func() error { return nil }) // so that the loop looks again
	}
	return alive
}

// Left is what a section of a run left behind: a timer that was set, or a host
// call that was under way.
type Left struct {
	Timer   bool
	Repeats bool   // a timer that fires again and again
	Stack   string // of the script where it was set or called, in the engine's spelling
}

// errLeft ends what a section leaves behind.
var errLeft = &Stop{State: Interrupted, Message: "what this belongs to is over", Now: true}

// Busy is how many host calls are under way. Loop goroutine only.
func (l *Loop) Busy() int { return len(l.pending) }

// Begin begins a section of the run, as a test is one: End ends it. There is
// one at a time. Loop goroutine only.
func (l *Loop) Begin() {
	l.section = l.born
	l.calls, l.endCalls = context.WithCancelCause(l.ctx)
}

// End ends the section, or, when none was begun, the whole run so far. It lists
// what was set or called in it and holds the run alive, the oldest first, and
// lets go of it: timers are unset; the context of host calls is done, and their
// promises stay as they are, so that nothing of the script goes on. Loop
// goroutine only.
func (l *Loop) End() []Left {
	type aged struct {
		Left
		born uint64
	}
	var list []aged
	for _, t := range slices.Clone(l.timers.list) {
		if t.born > l.section && !t.unref {
			list = append(list, aged{Left{Timer: true, Repeats: t.repeat, Stack: stackText(t.site)}, t.born})
			t.Stop()
		}
	}
	for op := range l.pending {
		if op.born > l.section {
			list = append(list, aged{Left{Stack: stackText(op.site)}, op.born})
			l.release(op)
		}
	}
	if l.endCalls != nil {
		l.endCalls(errLeft)
	}
	l.section, l.calls, l.endCalls = 0, l.ctx, nil
	slices.SortFunc(list, func(a, b aged) int { return cmp.Compare(a.born, b.born) })
	out := make([]Left, len(list))
	for i := range list {
		out[i] = list[i].Left
	}
	return out
}
