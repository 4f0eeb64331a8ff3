package loop_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/dop251/goja"
	"go.uber.org/goleak"

	"github.com/dssrun/dssrun/runtime/loop"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

type denied struct{}

func (denied) Error() string              { return "no" }
func (denied) ErrorName() string          { return "PermissionDenied" }
func (denied) EndState() string           { return "denied" }
func (denied) ErrorProps() map[string]any { return map[string]any{"code": "ERR_NO", "flag": "--yes"} }

// script wires a VM with the few host calls that the tests use and returns the
// main of a run of src.
func script(l *loop.Loop, src string, printed *[]string) func() (goja.Value, error) {
	vm := l.VM()
	must := func(err error) {
		if err != nil {
			panic(err)
		}
	}
	timer := func(repeat bool) func(goja.FunctionCall) goja.Value {
		return func(c goja.FunctionCall) goja.Value {
			fn, _ := goja.AssertFunction(c.Argument(0))
			t := l.SetTimer(time.Duration(c.Argument(1).ToInteger())*time.Millisecond, repeat, func() error {
				_, err := fn(goja.Undefined())
				return err
			})
			return vm.ToValue(map[string]any{"stop": t.Stop, "unref": t.Unref, "refresh": t.Refresh})
		}
	}
	must(vm.Set("later", timer(false)))
	must(vm.Set("every", timer(true)))
	must(vm.Set("print", func(s string) { *printed = append(*printed, s) }))
	must(vm.Set("work", func(ms int64, what string) goja.Value {
		return l.Go(func(ctx context.Context) (any, error) {
			select {
			case <-ctx.Done():
				return nil, ctx.Err()
			case <-time.After(time.Duration(ms) * time.Millisecond):
			}
			switch what {
			case "fail":
				return nil, errors.New("work failed")
			case "denied":
				return nil, denied{}
			case "panic":
				panic("a bug")
			}
			return what, nil
		}, nil)
	}))
	must(vm.Set("deaf", func() goja.Value {
		return l.Go(func(context.Context) (any, error) {
			time.Sleep(time.Minute)
			return nil, nil
		}, nil)
	}))
	must(vm.Set("bug", func() { panic("a bug") }))
	must(vm.Set("exit", l.Exit))
	return func() (goja.Value, error) {
		return vm.RunScript("test.js", "(async () => {"+src+"\n})()")
	}
}

func TestEndStates(t *testing.T) {
	tests := []struct {
		name, src, printed string
		state              loop.State
		code               int
		err                string
	}{
		{"nothing", ``, "", loop.OK, 0, ""},
		{"waits for work", `print(await work(10, "done"))`, "done", loop.OK, 0, ""},
		{"work in parallel, in order of end", `await Promise.all([30, 10, 20].map(async ms => print(await work(ms, "w" + ms))))`, "w10 w20 w30", loop.OK, 0, ""},
		{"waits for timers after its end", `later(() => print("b"), 20); later(() => print("a"), 10)`, "a b", loop.OK, 0, ""},
		{"timers of one time in order", `for (const x of ["a", "b", "c"]) later(() => print(x), 5)`, "a b c", loop.OK, 0, ""},
		{"microtasks before timers", `later(() => print("timer"), 0); Promise.resolve().then(() => print("micro"))`, "micro timer", loop.OK, 0, ""},
		{"interval stops", `let n = 0; const i = every(() => { print("t"); if (++n === 3) i.stop() }, 5)`, "t t t", loop.OK, 0, ""},
		{"a busy interval does not starve work", `const i = every(() => {}, 0); print(await work(5, "w")); i.stop()`, "w", loop.OK, 0, ""},
		{"unref", `later(() => print("never"), 1000).unref()`, "", loop.OK, 0, ""},
		{"refresh", `const a = later(() => print("a"), 20); later(() => a.refresh(), 15); later(() => print("b"), 30)`, "b a", loop.OK, 0, ""},
		{"throw", `throw new TypeError("boom")`, "", loop.ScriptError, 1, "TypeError: boom"},
		{"throw in a timer", `later(() => { throw new Error("late") }, 5)`, "", loop.ScriptError, 1, "Error: late"},
		{"throw of a string", `throw "text"`, "", loop.ScriptError, 1, "text"},
		{"throw of what can't be shown", `throw { toString() { throw 1 } }`, "", loop.ScriptError, 1, "can't be shown"},
		{"rejected work, caught", `try { await work(5, "fail") } catch (e) { print(e.message) }`, "work failed", loop.OK, 0, ""},
		{"rejected work", `await work(5, "fail")`, "", loop.ScriptError, 1, "work failed"},
		{"unhandled rejection", `work(5, "fail"); await work(50, "x"); print("not reached")`, "", loop.ScriptError, 1, "work failed"},
		{"unhandled rejection at once", `Promise.reject(new Error("r"))`, "", loop.ScriptError, 1, "Error: r"},
		{"handled in the same task", `const p = Promise.reject(1); p.catch(() => print("ok"))`, "ok", loop.OK, 0, ""},
		{"never settles", `await new Promise(() => {})`, "", loop.ScriptError, 1, "never settles"},
		{"a pending promise that is not the script's", `new Promise(() => {})`, "", loop.OK, 0, ""},
		{"state of a Go error", `await work(1, "denied")`, "", loop.Denied, 77, "no"},
		{"panic in native code", `try { bug() } catch (e) { print("caught") } finally { print("finally") }`, "", loop.Crashed, 70, "internal error: a bug"},
		{"panic off the loop", `try { await work(1, "panic") } catch (e) { print("caught") }`, "", loop.Crashed, 70, "internal error: a bug"},
		{"exit", `try { exit(3); print("after") } finally { print("finally") }`, "", loop.ScriptError, 3, ""},
		{"exit 0 in a timer", `later(() => exit(0), 5); await new Promise(() => {})`, "", loop.OK, 0, ""},
		{"deep recursion", `const f = () => f() + 1; f()`, "", loop.ScriptError, 1, "Maximum call stack"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				l := loop.New(loop.Options{})
				var printed []string
				o := l.Run(context.Background(), script(l, tt.src, &printed))
				if o.State != tt.state || o.ExitCode != tt.code {
					t.Errorf("ended as %q with %d, want %q with %d: %v", o.State, o.ExitCode, tt.state, tt.code, o.Err)
				}
				if got := strings.Join(printed, " "); got != tt.printed {
					t.Errorf("printed %q, want %q", got, tt.printed)
				}
				if (tt.err == "") != (o.Err == nil) || o.Err != nil && !strings.Contains(o.Err.Error(), tt.err) {
					t.Errorf("error %v, want %q", o.Err, tt.err)
				}
			})
		})
	}
}

func TestCancel(t *testing.T) {
	tests := []struct {
		name, src, printed string
		after, within      time.Duration
	}{
		{"pending work rejects and unwinds", `try { await work(60000, "x") } catch (e) { print(e.name) } finally { print("finally") }`, "AbortError finally", time.Second, 1010 * time.Millisecond},
		{"later host calls reject", `try { await work(60000, "x") } finally { try { await work(1, "y") } catch (e) { print(e.name) } }`, "AbortError", time.Second, 1010 * time.Millisecond},
		{"work that ignores its context", `try { await deaf() } finally { print("finally") }`, "finally", time.Second, 1010 * time.Millisecond},
		{"a short sleep still wakes", `try { await new Promise(r => later(r, 2000)); await work(1, "x") } finally { print("finally") }`, "finally", time.Second, 2010 * time.Millisecond},
		{"a long sleep ends at once", `await new Promise(r => later(r, 60000)); print("no")`, "", time.Second, 1010 * time.Millisecond},
		{"swallowing does not refuse", `for (;;) try { await work(60000, "x") } catch { await new Promise(r => later(r, 500)) }`, "", time.Second, 6010 * time.Millisecond},
		{"an interval alone ends", `every(() => {}, 100)`, "", time.Second, 1110 * time.Millisecond},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancelCause(context.Background())
				time.AfterFunc(tt.after, func() { cancel(&loop.Stop{State: loop.Terminated, Message: "asked to end"}) })
				l := loop.New(loop.Options{})
				var printed []string
				start := time.Now()
				o := l.Run(ctx, script(l, tt.src, &printed))
				if took := time.Since(start); took > tt.within {
					t.Errorf("took %v, want at most %v", took, tt.within)
				}
				if o.State != loop.Terminated || o.ExitCode != 143 || !strings.Contains(o.Err.Error(), "asked to end") {
					t.Errorf("ended as %q with %d: %v", o.State, o.ExitCode, o.Err)
				}
				if got := strings.Join(printed, " "); got != tt.printed {
					t.Errorf("printed %q, want %q", got, tt.printed)
				}
				time.Sleep(time.Minute) // for what ignored its context
			})
		})
	}
}

// The engine's own loops run in real time, so these do too; each ends at its
// limit, a few hundredths of a second.
func TestLimits(t *testing.T) {
	tests := []struct {
		name, src string
		opts      loop.Options
		state     loop.State
	}{
		{"busy loop", `try { for (;;); } catch { print("caught") } finally { print("finally") }`, loop.Options{Timeout: 30 * time.Millisecond}, loop.Timeout},
		{"busy loop after an await", `await null; for (;;);`, loop.Options{Timeout: 30 * time.Millisecond}, loop.Timeout},
		{"idle", `await work(60000, "x")`, loop.Options{Timeout: 30 * time.Millisecond}, loop.Timeout},
		{"promise loop", `const f = () => Promise.resolve().then(f); f(); await new Promise(() => {})`, loop.Options{Timeout: 30 * time.Millisecond}, loop.Timeout},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			l := loop.New(tt.opts)
			var printed []string
			o := l.Run(context.Background(), script(l, tt.src, &printed))
			if o.State != tt.state || len(printed) > 0 {
				t.Errorf("ended as %q (%v), printed %v", o.State, o.Err, printed)
			}
		})
	}
}

func TestMemoryLimit(t *testing.T) {
	l := loop.New(loop.Options{MemoryLimit: 64 << 20})
	var printed []string
	o := l.Run(context.Background(), script(l, `const a = []; for (;;) a.push({ x: a.length, y: "text" + a.length })`, &printed))
	if o.State != loop.MemoryLimit || o.ExitCode != 137 || !strings.Contains(o.Err.Error(), "64 MiB") {
		t.Errorf("ended as %q with %d: %v", o.State, o.ExitCode, o.Err)
	}
}

func TestStuckIsReported(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		told := make(chan loop.Outcome, 1)
		l := loop.New(loop.Options{Timeout: time.Second, Stuck: func(o loop.Outcome) { told <- o }})
		var printed []string
		main := script(l, `sleep()`, &printed)
		_ = l.VM().Set("sleep", func() { time.Sleep(10 * time.Second) }) // native code does not see an interrupt
		o := l.Run(context.Background(), main)
		if o.State != loop.Timeout {
			t.Errorf("ended as %q", o.State)
		}
		if s := <-told; s.State != loop.Timeout || s.ExitCode != 124 {
			t.Errorf("stuck was told %+v", s)
		}
	})
}

func TestErrorKeepsTheCallersStack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := loop.New(loop.Options{})
		var printed []string
		o := l.Run(context.Background(), script(l, "\nasync function clean() {\n  await work(5, 'denied')\n}\nawait clean()", &printed))
		if !strings.Contains(o.Stack, "at clean (test.js:3:") {
			t.Errorf("stack %q", o.Stack)
		}
		e := o.Reason.(*goja.Object)
		if e.Get("name").String() != "PermissionDenied" || e.Get("code").String() != "ERR_NO" || e.Get("flag").String() != "--yes" {
			t.Errorf("the error lost its name or properties: %v", e.Export())
		}
		if !errors.As(loop.GoError(e), &denied{}) {
			t.Error("GoError does not lead back")
		}
	})
}

func TestStates(t *testing.T) {
	t.Parallel()
	codes := map[int]loop.State{}
	for _, s := range loop.States {
		if other, dup := codes[s.ExitCode]; dup {
			t.Errorf("%q and %q share exit code %d", s.State, other, s.ExitCode)
		}
		codes[s.ExitCode] = s.State
		if s.State.ExitCode() != s.ExitCode || s.Meaning == "" {
			t.Errorf("%q is not a whole row", s.State)
		}
	}
	if loop.State("unheard of").ExitCode() != 70 {
		t.Error("an unknown state must be a crash of ours")
	}
}

func BenchmarkFreshLoop(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		l := loop.New(loop.Options{})
		l.Run(context.Background(), func() (goja.Value, error) { return nil, nil })
	}
}

func BenchmarkGo(b *testing.B) {
	l := loop.New(loop.Options{})
	var printed []string
	_ = l.VM().Set("n", b.N)
	_ = l.VM().Set("call", func() goja.Value {
		return l.Go(func(context.Context) (any, error) { return 1, nil }, nil)
	})
	if o := l.Run(context.Background(), script(l, `for (let i = 0; i < n; i++) await call()`, &printed)); o.Err != nil {
		b.Fatal(o.Err)
	}
}

func TestDateSaysNow(t *testing.T) {
	t.Parallel()
	at := time.Date(2031, 5, 6, 7, 8, 9, 0, time.UTC)
	l := loop.New(loop.Options{Now: func() time.Time { return at }})
	var printed []string
	l.Run(context.Background(), script(l, `const before = Date.now(); later(() => print(new Date().toISOString() + " " + (Date.now() - before)), 1)`, &printed))
	if got := strings.Join(printed, ""); got != "2031-05-06T07:08:09.000Z 0" {
		t.Errorf("the script's date is %q", got)
	}
}
