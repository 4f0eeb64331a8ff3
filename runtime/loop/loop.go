// Package loop runs one script: one run is one VM on one goroutine, with its
// tasks, timers and promises. It is where a run's limits hold and where every
// run gets its one named end state.
//
// The contract, in full:
//
//   - Only the loop's goroutine touches the VM. Everything else reaches it
//     through one door: Register hands out a function that posts a task.
//   - Work that takes time runs off the loop, is given the loop's Context and
//     plain data, and returns plain data and an error (Go).
//   - The run ends when the script's own promise is settled and nothing is
//     left to wait for: no task, no registered callback, no timer that holds
//     the run.
//   - A throw out of a task, a rejection that nobody handled by the end of the
//     task it happened in, and a promise of the script that can never settle
//     end the run as a script error.
package loop

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dop251/goja"
)

// DefaultCallDepth is how many calls may be open at once, as in Node about
// eleven thousand. Beyond it the script ends with a RangeError.
const DefaultCallDepth = 11_000

// How long a cancelled or timed-out run gets.
const (
	// unwindTime is how long one task may go on after a cancel before it is
	// interrupted.
	unwindTime = 2 * time.Second
	// graceTime is how long after a cancel, a timeout or a full memory the run
	// may take to end. Native loops of the engine do not see an interrupt, so
	// past it Options.Stuck is called.
	graceTime = 5 * time.Second
)

// Options are the limits of a run. The zero value has none but the call depth.
type Options struct {
	// Timeout ends the run in state Timeout; the script can't catch it.
	// Default 0: none.
	Timeout time.Duration
	// MemoryLimit ends the run in state MemoryLimit once the Go heap of the
	// process holds more bytes than this. Default 0: none.
	MemoryLimit int64
	// CallDepth is the number of open calls. Default DefaultCallDepth.
	CallDepth int
	// Stuck is called, on another goroutine, when a run that had to end did
	// not come back in time: nothing but the end of the process stops it.
	// Default: nobody is told.
	Stuck func(Outcome)
	// Now is what the script's Date says; timers and limits keep to the real
	// time. It may be called from the loop's goroutine at any moment. Default
	// time.Now.
	Now func() time.Time
}

// Loop is one run. Make it with New, run it once with Run.
type Loop struct {
	vm   *goja.Runtime
	opts Options

	ctx    context.Context // done when the run is cancelled or over
	cancel context.CancelCauseFunc

	mu    sync.Mutex
	tasks []func() error
	idle  []*worker // wait for a host call
	wake  chan struct{}

	// The rest belongs to the loop's goroutine.
	held     int // callbacks registered and not yet posted
	timers   timers
	pending  map[*operation]struct{}
	rejected []*goja.Promise
	classes  map[string]func() *goja.Object
	stop     *Stop     // why the run is ending early
	stopBy   time.Time // when an ending run must be over

	exit *int // the code given to Exit

	supervisor *Supervisor // nil unless somebody runs other code inside the run
	born       uint64      // counts timers and host calls

	section  uint64                  // born when the section began, see Begin
	calls    context.Context         // of host calls: ctx, or the section's
	endCalls context.CancelCauseFunc // nil outside of a section

	turn  atomic.Int64         // counts tasks twice: odd while one runs
	limit atomic.Pointer[Stop] // the limit that was passed: nothing in the script can undo it
}

// New returns a loop around a fresh VM.
func New(o Options) *Loop {
	l := &Loop{vm: goja.New(), opts: o, wake: make(chan struct{}, 1)}
	l.ctx, l.cancel = context.WithCancelCause(context.Background())
	l.calls = l.ctx
	if o.CallDepth == 0 {
		o.CallDepth = DefaultCallDepth
	}
	l.vm.SetMaxCallStackSize(o.CallDepth)
	l.vm.SetPromiseRejectionTracker(l.track)
	if o.Now != nil {
		l.vm.SetTimeSource(o.Now)
	}
	return l
}

// VM is the run's engine. Only the loop's goroutine may touch it.
func (l *Loop) VM() *goja.Runtime { return l.vm }

// Context is done once the run is cancelled or over; its cause is a *Stop.
// Give it to all work off the loop.
func (l *Loop) Context() context.Context { return l.ctx }

// Register keeps the run alive until the function it returns is called, which
// has to happen exactly once and may happen on any goroutine. The task given
// to it runs on the loop; an error that it returns ends the run.
func (l *Loop) Register() (post func(task func() error)) {
	l.held++
	var once atomic.Bool
	return func(task func() error) {
		if once.Swap(true) {
			panic("loop: a registered callback was posted twice")
		}
		l.post(func() error {
			l.held--
			return task()
		})
	}
}

// post queues a task, from any goroutine, without holding the run alive.
func (l *Loop) post(task func() error) {
	l.mu.Lock()
	l.tasks = append(l.tasks, task)
	l.mu.Unlock()
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

func (l *Loop) take() []func() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	tasks := l.tasks
	l.tasks = nil
	return tasks
}

// track is told of every rejected promise that has no handler, and of each
// that gets one later.
func (l *Loop) track(p *goja.Promise, op goja.PromiseRejectionOperation) {
	if op == goja.PromiseRejectionReject {
		l.rejected = append(l.rejected, p)
		return
	}
	for i, r := range l.rejected {
		if r == p {
			l.rejected = append(l.rejected[:i], l.rejected[i+1:]...)
			return
		}
	}
}

// Run calls main on the calling goroutine and serves the loop until the run is
// over. main returns the script's own promise, or any other value for a script
// that is done when main returns. A ctx that is done cancels the run: its
// cause may be a *Stop that names the end state, Interrupted otherwise.
func (l *Loop) Run(ctx context.Context, main func() (goja.Value, error)) Outcome {
	defer l.cancel(&Stop{State: OK, Message: "the run is over"})
	dog := l.watch(ctx)
	defer dog.done()

	var script *goja.Promise
	err := l.do(func() error {
		v, err := main()
		if err == nil && v != nil {
			script, _ = v.Export().(*goja.Promise)
		}
		return err
	})
	if err == nil {
		err = l.unhandled(script)
	}
	for {
		if err != nil {
			return *l.outcome(err)
		}
		if end := l.settled(script); end != nil {
			return *end
		}
		l.wait()
		err = l.serve(script)
	}
}

// serve runs the tasks that are queued and the timers that are due.
func (l *Loop) serve(script *goja.Promise) error {
	for _, task := range l.take() {
		if err := l.uncaught(l.do(task)); err != nil {
			return err
		}
		if err := l.unhandled(script); err != nil {
			return err
		}
	}
	// Only what was due when the turn began: a timer set again and again must
	// not keep the tasks from running.
	now := time.Now()
	for t := l.timers.due(now); t != nil; t = l.timers.due(now) {
		if err := l.uncaught(l.do(t.fire)); err != nil {
			return err
		}
		if err := l.unhandled(script); err != nil {
			return err
		}
	}
	return nil
}

// settled tells whether the run is over and how, nil while it goes on.
func (l *Loop) settled(script *goja.Promise) *Outcome {
	if script != nil && script.State() == goja.PromiseStateRejected {
		return l.thrown(script.Result())
	}
	waiting := script != nil && script.State() == goja.PromiseStatePending
	switch {
	case l.queued():
		return nil
	case l.stop != nil && (l.over() || l.held == 0 && !(waiting && l.timers.any(l.stopBy))):
		return l.ended(Outcome{})
	case l.held > 0 || l.timers.any(time.Time{}):
		return nil
	case waiting && l.revived():
		return nil
	case waiting:
		return l.ended(Outcome{State: ScriptError, Err: ErrNeverSettles})
	}
	return l.ended(Outcome{State: OK})
}

func (l *Loop) queued() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.tasks) > 0
}

// over tells whether a run that is ending has used up its time.
func (l *Loop) over() bool {
	return l.stop != nil && !l.stopBy.IsZero() && !time.Now().Before(l.stopBy)
}

// wait blocks until there is a task or a timer is due.
func (l *Loop) wait() {
	if l.queued() {
		return
	}
	due, ok := l.timers.next()
	if l.stop != nil && (!ok || l.stopBy.Before(due)) {
		due, ok = l.stopBy, true
	}
	if !ok {
		<-l.wake
		return
	}
	t := time.NewTimer(time.Until(due))
	defer t.Stop()
	select {
	case <-l.wake:
	case <-t.C:
	}
}

// unhandled is an error when a promise was rejected and nobody handled it. The
// script's own promise is looked at by settled.
func (l *Loop) unhandled(script *goja.Promise) error {
	for i := 0; i < len(l.rejected); i++ {
		p := l.rejected[i]
		if p == script {
			continue
		}
		err := l.uncaught(&rejection{p.Result()})
		if err != nil {
			return err
		}
		// The supervisor ran code: the list may be another one.
		l.rejected = slices.DeleteFunc(l.rejected, func(q *goja.Promise) bool { return q == p })
		i = -1
	}
	return nil
}
