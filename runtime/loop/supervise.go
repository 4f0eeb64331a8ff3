package loop

import (
	"cmp"
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
		overflow  *goja.StackOverflowError
		exception *goja.Exception
	)
	switch {
	case errors.As(err, &rejected):
		reason = rejected.reason
	case errors.As(err, &overflow):
		reason = l.construct("RangeError", "Maximum call stack size exceeded")
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

// Left is what a run still waits for: a timer that is set, or a host call that
// is under way.
type Left struct {
	Timer   bool
	Repeats bool   // a timer that fires again and again
	Stack   string // of the script where it was set or called, in the engine's spelling
	stop    func()
}

// Stop unsets a timer. A host call goes on.
func (left Left) Stop() {
	if left.stop != nil {
		left.stop()
	}
}

// Busy is how many host calls are under way. Loop goroutine only.
func (l *Loop) Busy() int { return len(l.pending) }

// Mark is the moment for Left: what comes after it was set or called later.
func (l *Loop) Mark() uint64 { return l.born }

// Left lists what was set or called since a mark and holds the run alive, the
// oldest first. Loop goroutine only.
func (l *Loop) Left(mark uint64) []Left {
	type aged struct {
		Left
		born uint64
	}
	var list []aged
	for _, t := range l.timers.list {
		if t.born > mark && !t.unref {
			list = append(list, aged{Left{Timer: true, Repeats: t.repeat, Stack: stackText(t.site), stop: t.Stop}, t.born})
		}
	}
	for op := range l.pending {
		if op.born > mark {
			list = append(list, aged{Left{Stack: stackText(op.site)}, op.born})
		}
	}
	if list == nil {
		return nil
	}
	slices.SortFunc(list, func(a, b aged) int { return cmp.Compare(a.born, b.born) })
	out := make([]Left, len(list))
	for i := range list {
		out[i] = list[i].Left
	}
	return out
}
