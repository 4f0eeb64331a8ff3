package host_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dop251/goja"
	esbuild "github.com/evanw/esbuild/pkg/api"
	"go.uber.org/goleak"

	"github.com/dssrun/dssrun/runtime/host"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/permit"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// result is what a run left behind.
type result struct {
	out, err string
	outcome  loop.Outcome
	host     *host.Host
}

// run runs the body of an async function that has require.
func run(t *testing.T, script string, o host.Options) result {
	t.Helper()
	return runWith(context.Background(), t, script, o, nil)
}

// runWith is run with a context, and with a function start for the script to call.
func runWith(ctx context.Context, t *testing.T, script string, o host.Options, start func()) result {
	t.Helper()
	var out, errs bytes.Buffer
	o.Loop = loop.New(loop.Options{Timeout: 20 * time.Second})
	o.Stdout, o.Stderr = &out, &errs
	if o.Script == "" {
		o.Script = "/scripts/script.js"
	}
	if o.Stdin == nil {
		o.Stdin = strings.NewReader("")
	}
	h := host.Install(o)
	made := esbuild.Transform("(async (require, module) => {"+script+"\n})", esbuild.TransformOptions{
		Target: esbuild.ES2022, Supported: map[string]bool{"for-await": false, "async-generator": false},
	})
	if len(made.Errors) > 0 {
		t.Fatal(made.Errors[0].Text, made.Errors[0].Location)
	}
	outcome := o.Loop.Run(ctx, func() (goja.Value, error) {
		_ = o.Loop.VM().Set("start", start)
		v, err := o.Loop.VM().RunScript("script.js", string(made.Code))
		if err != nil {
			return nil, err
		}
		f, _ := goja.AssertFunction(v)
		require := o.Loop.VM().ToValue(func(c goja.FunctionCall) goja.Value { return h.Require(c.Argument(0).String()) })
		return f(goja.Undefined(), require, o.Loop.VM().NewObject())
	})
	h.Flush()
	return result{out.String(), errs.String(), outcome, h}
}

// TestScripts runs testdata/*.js. What they print is what Node 20 prints for the same file, which is in *.out.
func TestScripts(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.js")
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			script, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(strings.TrimSuffix(file, ".js") + ".out")
			if err != nil {
				t.Fatal(err)
			}
			got := run(t, string(script), host.Options{Permit: permit.New(permit.Everything())})
			if got.outcome.State != loop.OK {
				t.Errorf("ended as %s: %v %v\n%s", got.outcome.State, got.outcome.Err, got.outcome.Reason, got.outcome.Stack)
			}
			compare(t, got.out, string(want))
		})
	}
}

// compare shows the first line that differs.
func compare(t *testing.T, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	shown := 0
	for i := range max(len(g), len(w)) {
		var a, b string
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b && shown < 4 {
			shown++
			t.Errorf("line %d:\n got %s\nwant %s", i+1, a, b)
		}
	}
}
