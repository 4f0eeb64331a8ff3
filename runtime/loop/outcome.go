package loop

import (
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/dop251/goja"
)

// ErrNeverSettles is the error of a run whose script waits for a promise that
// nothing is left to settle.
var ErrNeverSettles = errors.New("the script waits for a promise that never settles: nothing is left to wait for (is a resolve() or a callback missing?)")

// Outcome is how a run ended.
type Outcome struct {
	State    State
	ExitCode int
	Reason   goja.Value // what was thrown, nil when nothing was
	Err      error      // the same as an error, nil when State is OK
	Stack    string     // where it was thrown, in the engine's own spelling
	// Unhandled is set when Reason is the reason of a promise that was
	// rejected and that nobody awaited or caught.
	Unhandled bool
}

// Crash is a panic in dssrun's own code. The script can't catch it.
type Crash struct {
	Value any
	Trace []byte // Go's stack, for a report, never for a message
}

// Error says what it is without Go's stack.
func (c *Crash) Error() string { return fmt.Sprintf("internal error: %v", c.Value) }

// rejection is a promise's unhandled rejection.
type rejection struct{ reason goja.Value }

func (r *rejection) Error() string { return "unhandled rejection" }

// exited is the interrupt of Exit.
type exited struct{}

// Exit ends the run at the script's next instruction with the given exit code,
// as process.exit does: finally blocks do not run. Loop goroutine only.
func (l *Loop) Exit(code int) {
	l.exit = &code
	l.vm.Interrupt(exited{})
}

// do runs one task behind the run's panic barrier.
func (l *Loop) do(task func() error) (err error) {
	l.turn.Add(1)
	defer func() {
		if r := recover(); r != nil {
			err = panicked(r)
		}
		l.turn.Add(1)
		if l.exit != nil && err == nil {
			err = &goja.InterruptedError{}
		}
	}()
	return task()
}

// panicked is a recovered panic as an error: the engine throws by panicking
// when native code runs outside of a script's call.
func panicked(r any) error {
	switch x := r.(type) {
	case *goja.Exception:
		return x
	case *goja.InterruptedError:
		return x
	case *goja.StackOverflowError:
		return x
	case goja.Value:
		return &rejection{x}
	}
	return &Crash{Value: r, Trace: debug.Stack()}
}

// outcome names how the run ended on an error out of a task.
func (l *Loop) outcome(err error) *Outcome {
	var (
		stop      *Stop
		crash     *Crash
		rejected  *rejection
		overflow  *goja.StackOverflowError
		interrupt *goja.InterruptedError
		exception *goja.Exception
	)
	switch {
	case errors.As(err, &crash):
		return l.ended(Outcome{State: Crashed, Err: crash})
	case errors.As(err, &overflow):
		o := l.thrown(l.construct("RangeError", "Maximum call stack size exceeded"))
		if o.Reason != nil { // nothing else ended the run
			o.Stack = stackText(overflow.Stack())
		}
		return o
	case errors.As(err, &interrupt):
		if s, ok := interrupt.Value().(*Stop); ok {
			return l.ended(Outcome{State: s.State, Err: s, Stack: stackText(interrupt.Stack())})
		}
		return l.ended(Outcome{})
	case errors.As(err, &stop):
		return l.ended(Outcome{State: stop.State, Err: stop})
	case errors.As(err, &rejected):
		o := l.thrown(rejected.reason)
		o.Unhandled = true
		return o
	case errors.As(err, &exception):
		o := l.thrown(exception.Value())
		if o.Stack == "" {
			o.Stack = stackText(exception.Stack())
		}
		return o
	}
	return l.thrown(l.NewError(err))
}

// thrown is the outcome of a value that the script threw and did not catch.
func (l *Loop) thrown(reason goja.Value) *Outcome {
	o := Outcome{State: ScriptError, Reason: reason, Err: GoError(reason)}
	if o.Err == nil {
		o.Err = errors.New(describe(reason))
	}
	var named interface{ EndState() string }
	if errors.As(o.Err, &named) && named.EndState() != "" {
		o.State = State(named.EndState())
	}
	if obj, ok := reason.(*goja.Object); ok {
		l.vm.Try(func() {
			if s := obj.Get("stack"); s != nil && !goja.IsUndefined(s) {
				o.Stack = s.String()
			}
		})
	}
	return l.ended(o)
}

// ended puts a limit, an exit or a cancel above whatever the script did since.
func (l *Loop) ended(o Outcome) *Outcome {
	switch s := l.limit.Load(); {
	case s != nil:
		o.State, o.Err = s.State, s
	case l.exit != nil:
		o = Outcome{State: OK, ExitCode: *l.exit}
		if *l.exit != 0 {
			o.State = ScriptError
		}
		return &o
	case l.stop != nil && o.State != Crashed:
		var c *Cancelled
		if o.State == "" || o.State == OK || errors.Is(o.Err, ErrNeverSettles) || errors.As(o.Err, &c) {
			o.Reason, o.Err, o.Stack = nil, l.stop, ""
		}
		o.State = l.stop.State
	}
	o.ExitCode = o.State.ExitCode()
	return &o
}

// describe is a thrown value in one line.
func describe(v goja.Value) (text string) {
	defer func() {
		if recover() != nil {
			text = "a value that can't be shown was thrown"
		}
	}()
	return v.String()
}

func stackText(frames []goja.StackFrame) string {
	var b strings.Builder
	for i := range frames {
		f := &frames[i]
		if f.SrcName() == "<native>" {
			continue
		}
		p := f.Position()
		if name := f.FuncName(); name != "" && name != "<anonymous>" {
			fmt.Fprintf(&b, "\tat %s (%s:%d:%d(0))\n", name, p.Filename, p.Line, p.Column)
		} else {
			fmt.Fprintf(&b, "\tat %s:%d:%d(0)\n", p.Filename, p.Line, p.Column)
		}
	}
	return b.String()
}

func bytesText(n int64) string {
	for _, unit := range []struct {
		name string
		size int64
	}{{"GiB", 1 << 30}, {"GB", 1e9}, {"MiB", 1 << 20}, {"MB", 1e6}} {
		if n >= unit.size && n%unit.size == 0 {
			return fmt.Sprintf("%d %s", n/unit.size, unit.name)
		}
	}
	return fmt.Sprintf("%d bytes", n)
}
