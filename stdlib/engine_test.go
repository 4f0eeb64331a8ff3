package stdlib_test

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/dssrun/dssrun/runtime/host"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/source"
	"github.com/dssrun/dssrun/stdlib"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// load bundles a script with the modules that it imports.
func load(t testing.TB, script string) *source.Program {
	t.Helper()
	p, err := source.Load(t.Context(), source.Options{Source: []byte(script), Dir: t.TempDir(), Builtin: host.Builtin(nil), Library: stdlib.Sources()})
	if err != nil {
		t.Fatalf("%v\n%s", err, script)
	}
	return p
}

// run runs a script with arguments and gives what it printed. A script that
// throws fails the test.
func run(t testing.TB, p *source.Program, arguments ...string) string {
	t.Helper()
	var out bytes.Buffer
	l := loop.New(loop.Options{Timeout: 5 * time.Minute})
	h := host.Install(host.Options{Loop: l, Stdin: strings.NewReader(""), Stdout: &out, Stderr: io.Discard, Script: "<eval>", Argv: arguments, MapStack: p.MapStack})
	outcome := l.Run(t.Context(), later(p.Start, l.VM(), h.Require))
	h.Flush()
	if outcome.Err != nil || outcome.State != loop.OK {
		t.Fatalf("the script ended as %v: %v\n%s", outcome.State, outcome.Err, p.MapStack(outcome.Stack))
	}
	return out.String()
}

// later is a call of f, not made yet. It spares this package the engine's types.
func later[A, B, R any](f func(A, B) (R, error), a A, b B) func() (R, error) {
	return func() (R, error) { return f(a, b) }
}

// cases are expressions, which may await, and what they give as JSON, or the
// error that they throw as "Name: message".
type cases map[string]struct{ expression, want string }

// check evaluates each expression with the module's exports in scope as m.
func (list cases) check(t *testing.T, module string) {
	t.Helper()
	for name, c := range list {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			script := fmt.Sprintf(`import * as m from %q;
				const show = (v) => v instanceof Map ? [...v] : v;
				try { console.log(JSON.stringify(show(await (async () => (%s))()))); } catch (e) { console.log(e.name + ": " + e.message); }`, module, c.expression)
			if got := strings.TrimSuffix(run(t, load(t, script)), "\n"); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.expression, got, c.want)
			}
		})
	}
}

// TestEmbedded wants every source to be in the binary, with its declarations,
// and no test of them.
func TestEmbedded(t *testing.T) {
	t.Parallel()
	files := sourceFiles(t)
	for _, file := range files {
		if _, err := stdlib.Sources().Open(file); err != nil {
			t.Errorf("%s is not embedded: %v", file, err)
		}
		module := "std/" + strings.TrimSuffix(file, ".ts")
		if text, ok := stdlib.Types(module); !ok && path.Dir(file) == "." || ok && !strings.Contains(text, fmt.Sprintf("declare module %q {", module)) {
			t.Errorf("%s has no declarations beside it", file)
		}
	}
	if len(files) < 6 || len(stdlib.Modules()) != 5 {
		t.Errorf("files %q, modules %q", files, stdlib.Modules())
	}
	for _, not := range []string{"csv", "std/cvs", "std/csv.ts", ""} {
		if _, ok := stdlib.Types(not); ok {
			t.Errorf("Types(%q) is something", not)
		}
	}
}
