package thrown_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/host/thrown"
	"github.com/dssrun/dssrun/runtime/loop"
)

func TestRead(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, code, want string }{
		{"an error", `new TypeError("no")`, "TypeError: no"},
		{"a subclass", `new (class MyError extends Error { name = "MyError" })("no")`, "MyError: no"},
		{"a string", `"no"`, "no"},
		{"undefined", `undefined`, "undefined"},
		{"a symbol", `Symbol("s")`, "Symbol(s)"},
		{"a plain object", `({ message: "no" })`, "<object>"},
		{"what has all of an error", `({ name: "Odd", message: "no", stack: "Odd: no" })`, "Odd: no"},
		{"a cause", `new Error("a", { cause: new RangeError("b", { cause: "c" }) })`, "Error: a <- RangeError: b <- c"},
		{"no cause", `new Error("a", { cause: undefined })`, "Error: a"},
		{"many", `new AggregateError([new Error("a"), 1], "both")`, "AggregateError: both [Error: a, 1]"},
		{"a circle", `(() => { const e = new Error("a"); e.cause = e; return e })()`, "Error: a <- Error: a"},
		{"a getter that throws", `(() => { const e = new Error("a"); Object.defineProperty(e, "message", { get() { throw 1 } }); return e })()`, "Error: "},
		{"a proxy", `new Proxy({}, { get() { throw 1 } })`, "<object>"},
		{"an explained message", `new Error("x has no member")`, "Error: x is not a function"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			vm := goja.New()
			v, err := vm.RunString(test.code)
			if err != nil {
				t.Fatal(err)
			}
			got := thrown.Read(vm, v, thrown.Options{
				Show: func(v goja.Value) string {
					if _, ok := v.(*goja.Object); ok {
						return "<object>"
					}
					if s, ok := v.(*goja.Symbol); ok {
						return fmt.Sprintf("Symbol(%s)", s)
					}
					return v.String()
				},
				Explain: func(m string) string { return strings.Replace(m, "has no member", "is not a function", 1) },
			})
			if text := text(got); text != test.want {
				t.Errorf("Read(%s) = %q, want %q", test.code, text, test.want)
			}
		})
	}
}

func TestReadKeepsTheGoErrorAndTheStack(t *testing.T) {
	t.Parallel()
	l := loop.New(loop.Options{})
	cause := errors.New("refused")
	got := thrown.Read(l.VM(), l.NewError(fmt.Errorf("no luck: %w", cause)), thrown.Options{})
	if !errors.Is(got.Err, cause) || got.Message != "no luck: refused" {
		t.Errorf("got %+v", got)
	}
	v, err := l.VM().RunScript("a.js", "(function f() { return new Error('x') })()")
	if err != nil {
		t.Fatal(err)
	}
	if got := thrown.Read(l.VM(), v, thrown.Options{}); !strings.Contains(got.Stack, "at f (a.js:1:") {
		t.Errorf("stack %q", got.Stack)
	}
	if thrown.Read(l.VM(), nil, thrown.Options{}) != nil {
		t.Error("nothing thrown reads as something")
	}
}

func TestReadComesBack(t *testing.T) {
	t.Parallel()
	vm := goja.New()
	v, err := vm.RunString(`({ get stack() { for (;;); }, get message() { for (;;); } })`)
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	thrown.Read(vm, v, thrown.Options{})
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
}

// text is a value with its causes and errors on one line.
func text(v *thrown.Value) string {
	out := v.Message
	if v.Name != "" {
		out = v.Name + ": " + v.Message
	}
	var inner []string
	for _, e := range v.Errors {
		inner = append(inner, text(e))
	}
	if inner != nil {
		out += " [" + strings.Join(inner, ", ") + "]"
	}
	if v.Cause != nil {
		out += " <- " + text(v.Cause)
	}
	return out
}
