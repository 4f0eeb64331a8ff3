package loop

import (
	"container/heap"
	"slices"
	"time"

	"github.com/dop251/goja"
)

// Timer is a task that runs later, once or again and again.
type Timer struct {
	loop   *Loop
	fn     func() error
	every  time.Duration
	repeat bool
	due    time.Time
	seq    uint64 // among timers due at one time, the first set fires first
	abort  func(reason goja.Value) error
	index  int // in the heap, -1 when it is not set
	unref  bool
	born   uint64
	site   []goja.StackFrame // where it was set, of a supervised run
}

// SetTimer runs fn on the loop after d, and then every d when repeat is set.
// It holds the run alive until it has fired or is stopped; see Unref.
func (l *Loop) SetTimer(d time.Duration, repeat bool, fn func() error) *Timer {
	t := &Timer{loop: l, fn: fn, every: max(d, time.Millisecond), repeat: repeat, index: -1}
	l.born++
	t.born = l.born
	if l.supervisor != nil {
		t.site = l.vm.CaptureCallStack(siteDepth, nil)
	}
	t.set()
	return t
}

func (t *Timer) set() {
	ts := &t.loop.timers
	ts.seq++
	t.due, t.seq = time.Now().Add(t.every), ts.seq
	heap.Push(ts, t)
	if !t.unref {
		ts.held++
	}
}

// Stop unsets the timer. It does nothing to one that is not set.
func (t *Timer) Stop() {
	if t.index < 0 {
		return
	}
	heap.Remove(&t.loop.timers, t.index)
	if !t.unref {
		t.loop.timers.held--
	}
}

// OnCancel has the timer stopped and fn called, in its place, when the run is
// cancelled: for a timer that somebody awaits, who can be told.
func (t *Timer) OnCancel(fn func(reason goja.Value) error) { t.abort = fn }

// Reset sets the timer to fire after d from now, whether it is set or not.
func (t *Timer) Reset(d time.Duration) {
	t.every = max(d, time.Millisecond)
	t.Refresh()
}

// Refresh starts the timer's time anew, also when it has fired.
func (t *Timer) Refresh() {
	t.Stop()
	t.set()
}

// Unref lets the run end while the timer is set; Ref is its opposite.
func (t *Timer) Unref() { t.hold(true) }

// Ref makes the timer hold the run alive, as it does at first.
func (t *Timer) Ref() { t.hold(false) }

func (t *Timer) hold(unref bool) {
	if t.unref == unref {
		return
	}
	t.unref = unref
	if t.index < 0 {
		return
	}
	if unref {
		t.loop.timers.held--
	} else {
		t.loop.timers.held++
	}
}

// HasRef tells whether the timer holds the run alive.
func (t *Timer) HasRef() bool { return !t.unref }

func (t *Timer) fire() error {
	t.Stop()
	if t.repeat {
		t.set()
	}
	return t.fn()
}

// timers is a heap, the next one first.
type timers struct {
	list []*Timer
	seq  uint64
	held int // timers that hold the run alive
}

// any tells whether a timer holds the run; with a limit, one due before it.
func (ts *timers) any(limit time.Time) bool {
	if limit.IsZero() || ts.held == 0 {
		return ts.held > 0
	}
	for _, t := range ts.list {
		if !t.unref && t.due.Before(limit) {
			return true
		}
	}
	return false
}

func (ts *timers) next() (time.Time, bool) {
	if len(ts.list) == 0 {
		return time.Time{}, false
	}
	return ts.list[0].due, true
}

func (ts *timers) due(now time.Time) *Timer {
	if len(ts.list) == 0 || ts.list[0].due.After(now) {
		return nil
	}
	return ts.list[0]
}

// cancel aborts the timers that can be aborted.
func (ts *timers) cancel(reason func() goja.Value) error {
	for _, t := range slices.Clone(ts.list) {
		if t.abort != nil {
			t.Stop()
			if err := t.abort(reason()); err != nil {
				return err
			}
		}
	}
	return nil
}

// Len, Less, Swap, Push and Pop are heap.Interface.
func (ts *timers) Len() int { return len(ts.list) }

// Less orders by due time, then by the order of setting.
func (ts *timers) Less(i, j int) bool {
	a, b := ts.list[i], ts.list[j]
	if a.due.Equal(b.due) {
		return a.seq < b.seq
	}
	return a.due.Before(b.due)
}

// Swap exchanges two timers.
func (ts *timers) Swap(i, j int) {
	ts.list[i], ts.list[j] = ts.list[j], ts.list[i]
	ts.list[i].index, ts.list[j].index = i, j
}

// Push adds a timer at the end.
func (ts *timers) Push(x any) {
	t := x.(*Timer)
	t.index = len(ts.list)
	ts.list = append(ts.list, t)
}

// Pop takes the last timer.
func (ts *timers) Pop() any {
	last := len(ts.list) - 1
	t := ts.list[last]
	ts.list[last] = nil
	ts.list = ts.list[:last]
	t.index = -1
	return t
}
