package loop_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/loop"
)

func TestSupervise(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, src string
		uncaught  []string // what the supervisor is given
		idle      int
		state     loop.State
		printed   string
	}{
		{"a rejection", `Promise.reject("a"); Promise.reject("b"); later(() => print("on"), 1)`, []string{"rejection a", "rejection b"}, 0, loop.OK, "on"},
		{"a throw of a timer", `later(() => { throw "a" }, 1); later(() => print("on"), 2)`, []string{"throw a"}, 0, loop.OK, "on"},
		{"too deep a recursion", `const f = () => f(); later(f, 1); later(() => print("on"), 2)`, nil, 0, loop.ScriptError, ""},
		{"what is not dealt with", `later(() => { throw "fatal" }, 1); later(() => print("on"), 2)`, []string{"throw fatal"}, 0, loop.ScriptError, ""},
		{"a handled rejection", `Promise.reject("a").catch(() => print("caught"))`, nil, 0, loop.OK, "caught"},
		{"nothing to wait for", `await new Promise((r) => { globalThis.wake = () => { print("woken"); r() } })`, nil, 1, loop.OK, "woken"},
		{"nothing to wait for, for ever", `await new Promise(() => {})`, nil, 1, loop.ScriptError, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			l := loop.New(loop.Options{})
			var printed, uncaught []string
			idle := 0
			l.Supervise(loop.Supervisor{
				Uncaught: func(reason goja.Value, rejection bool) bool {
					kind := "throw "
					if rejection {
						kind = "rejection "
					}
					uncaught = append(uncaught, kind+reason.String())
					return reason.String() != "fatal"
				},
				Idle: func() bool {
					idle++
					wake, ok := goja.AssertFunction(l.VM().Get("wake"))
					if ok {
						_, _ = wake(goja.Undefined())
					}
					return ok
				},
			})
			o := l.Run(context.Background(), script(l, test.src, &printed))
			if o.State != test.state || !slices.Equal(uncaught, test.uncaught) || idle != test.idle || strings.Join(printed, ",") != test.printed {
				t.Errorf("ended %q (%v), uncaught %q, idle %d, printed %q", o.State, o.Err, uncaught, idle, printed)
			}
		})
	}
}

func TestSection(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := loop.New(loop.Options{})
		l.Supervise(loop.Supervisor{})
		var printed []string
		vm := l.VM()
		var seen []loop.Left
		_ = vm.Set("begin", l.Begin)
		_ = vm.Set("end", func() int {
			left := l.End()
			seen = append(seen, left...)
			return len(left)
		})
		// A host call that only the end of its context ends.
		_ = vm.Set("wait", func() goja.Value {
			return l.Go(func(ctx context.Context) (any, error) {
				<-ctx.Done()
				return nil, context.Cause(ctx)
			}, nil)
		})
		o := l.Run(context.Background(), script(l, `
			later(() => print("before"), 5);
			begin();
			later(() => print("never"), 1000);
			every(() => print("never"), 1000);
			wait().then(() => print("never"), () => print("never"));
			later(() => {}, 1000).unref();
			print(String(end()));
			begin();
			print(String(end()));
			await work(10, "goes on");
			later(() => print("never"), 1000);
			wait();
			print(String(end()));
		`, &printed))
		if got := strings.Join(printed, ","); o.State != loop.OK || got != "3,0,before,2" {
			t.Fatalf("ended %q (%v), printed %q", o.State, o.Err, got)
		}
		if !seen[0].Timer || seen[0].Repeats || !seen[1].Repeats || seen[2].Timer || !strings.Contains(seen[0].Stack, ":4:") || !strings.Contains(seen[2].Stack, ":6:") {
			t.Errorf("left %+v", seen)
		}
	})
}

func TestStopNow(t *testing.T) {
	t.Parallel()
	l := loop.New(loop.Options{})
	ctx, cancel := context.WithCancelCause(context.Background())
	time.AfterFunc(10*time.Millisecond, func() { cancel(&loop.Stop{State: loop.Timeout, Message: "enough", Now: true}) })
	var printed []string
	o := l.Run(ctx, script(l, `try { for (;;); } finally { print("finally") }`, &printed))
	if o.State != loop.Timeout || o.Err.Error() != "enough" || len(printed) > 0 || o.Stack == "" {
		t.Errorf("ended %q (%v) at %q, printed %q", o.State, o.Err, o.Stack, printed)
	}
}
