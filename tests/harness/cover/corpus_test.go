package cover_test

import (
	"bytes"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dop251/goja"
	"go.uber.org/goleak"

	"github.com/dssrun/dssrun/runtime/host"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/permit"
	"github.com/dssrun/dssrun/runtime/source"
	"github.com/dssrun/dssrun/tests/harness/cover"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const root = "../../.."

// run runs a script, counted when the profile is there, and gives what it printed and how it ended.
func run(t testing.TB, path string, profile *cover.Profile) string {
	t.Helper()
	var out bytes.Buffer
	policy := permit.New(permit.Everything())
	l := loop.New(loop.Options{Timeout: time.Minute})
	h := host.Install(host.Options{Loop: l, Permit: policy, Stdin: strings.NewReader(""), Stdout: &out, Stderr: io.Discard, Script: path,
		LookupEnv: func(string) (string, bool) { return "", false }, Environ: func() []string { return nil }})
	o := source.Options{Path: path, Builtin: host.Builtin(nil)}
	if profile != nil {
		o.Cover = profile.Wants
	}
	p, err := source.Load(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	h.SetMapStack(p.MapStack)
	counter := p.Counter()
	outcome := l.Run(t.Context(), func() (goja.Value, error) { return counter.Start(l.VM(), h.Require) })
	h.Flush()
	if profile != nil {
		profile.Add(counter)
	}
	if outcome.Err != nil {
		out.WriteString(string(outcome.State) + ": " + outcome.Err.Error() + "\n" + p.MapStack(outcome.Stack))
	}
	return out.String()
}

// The scripts that the host is tested with do the same with and without counters.
func TestHostScripts(t *testing.T) {
	t.Parallel()
	scripts, err := filepath.Glob(filepath.Join(root, "runtime", "host", "testdata", "*.js"))
	if err != nil || len(scripts) < 10 {
		t.Fatalf("%d scripts found: %v", len(scripts), err)
	}
	profile, err := cover.New(cover.Options{Dir: root})
	if err != nil {
		t.Fatal(err)
	}
	for _, script := range scripts {
		t.Run(filepath.Base(script), func(t *testing.T) {
			t.Parallel()
			if got, want := run(t, script, profile), run(t, script, nil); got != want {
				t.Errorf("with counters\n%s\nwithout\n%s", got, want)
			}
		})
	}
}
