package cover_test

import (
	"bytes"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dop251/goja"
	"go.uber.org/goleak"

	"github.com/dssrun/dssrun/bindings/bind"
	"github.com/dssrun/dssrun/bindings/dss"
	"github.com/dssrun/dssrun/bindings/govern"
	"github.com/dssrun/dssrun/bindings/launchpad"
	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/runtime/host"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/permit"
	"github.com/dssrun/dssrun/runtime/secret"
	"github.com/dssrun/dssrun/runtime/source"
	"github.com/dssrun/dssrun/tests/harness/cover"
	"github.com/dssrun/dssrun/tests/mock"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const root = "../../.."

// run runs a script on the mock, counted when the profile is there, and gives what it printed and how it ended.
func run(t testing.TB, path string, profile *cover.Profile) string {
	t.Helper()
	var out bytes.Buffer
	policy := permit.New(permit.Everything())
	l := loop.New(loop.Options{Timeout: time.Minute})
	modules := api(l, policy)
	environment := map[string]string{"DB_PASSWORD": "first-password", "SECRET": "a-secret-value"}
	h := host.Install(host.Options{Loop: l, Permit: policy, Stdin: strings.NewReader(""), Stdout: &out, Stderr: io.Discard, Script: path, Modules: modules,
		LookupEnv: func(name string) (string, bool) { v, ok := environment[name]; return v, ok }, Environ: func() []string { return nil }})
	o := source.Options{Path: path, Builtin: host.Builtin(modules)}
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

// api are the modules of the Dataiku API, connected to a mock of their own.
func api(l *loop.Loop, policy *permit.Policy) []host.Module {
	type product struct {
		url, base string
		transport func() http.RoundTripper
		user, key string
		space     string
	}
	products := map[string]product{
		"dss":    {mock.URL, "/dip/publicapi", sync.OnceValue(func() http.RoundTripper { return mock.New(mock.Options{}).Transport() }), mock.AdminKey, "", ""},
		"govern": {mock.GovernURL, "/dip/publicapi", sync.OnceValue(func() http.RoundTripper { return mock.NewGovern(mock.Options{}).Transport() }), mock.GovernAdminKey, "", ""},
		"launchpad": {mock.LaunchpadURL, "", sync.OnceValue(func() http.RoundTripper { return mock.NewLaunchpad(mock.Options{}).Transport() }),
			mock.LaunchpadKeyID, mock.LaunchpadKeySecret, mock.LaunchpadSpaceID},
	}
	dial := func(want bind.Dialing) (*bind.Connection, error) {
		p := products[want.Product]
		c := rest.Config{URL: p.url, BasePath: p.base, Ticket: want.Ticket, Headers: want.Headers, Transport: p.transport(), User: secret.New(p.user)}
		if !want.Profile {
			c.User = want.Key
		} else if p.key != "" {
			c.Password = secret.New(p.key)
		}
		client, err := rest.New(c)
		if err != nil {
			return nil, err
		}
		connection := &bind.Connection{Client: client, URL: c.URL, Key: c.User, Ticket: c.Ticket}
		if p.key != "" {
			connection.KeyID, connection.Key, connection.Space = c.User, c.Password, p.space
		}
		return connection, nil
	}
	b := bind.New(dss.Set(), govern.Set(), launchpad.Set())
	vm := sync.OnceValue(func() *bind.VM { return bind.Install(b, l, bind.Options{Dial: dial, Permit: policy}) })
	var modules []host.Module
	for _, name := range b.Modules() {
		modules = append(modules, host.Module{Name: name, Exports: func() []string { return b.Exports(name) }, Load: func() *goja.Object { return vm().Namespace(name) }})
	}
	return modules
}

// The scripts of the repository print what they print without counters, and the profile has all of them.
func TestScripts(t *testing.T) {
	t.Parallel()
	scripts, err := filepath.Glob(filepath.Join(root, "scripts", "*", "*.ts"))
	if err != nil || len(scripts) < 15 {
		t.Fatalf("%d scripts found: %v", len(scripts), err)
	}
	profile, err := cover.New(cover.Options{Dir: root, Include: []string{"scripts"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Run("all", func(t *testing.T) {
		for _, script := range scripts {
			t.Run(filepath.Base(script), func(t *testing.T) {
				t.Parallel()
				want, err := os.ReadFile(strings.TrimSuffix(script, ".ts") + ".out")
				if err != nil {
					t.Fatal(err)
				}
				got := run(t, script, profile)
				if !strings.HasPrefix(got, string(want)) {
					t.Errorf("with counters it printed\n%s\nwant\n%s", got, want)
				}
			})
		}
	})
	report, err := profile.Report(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Files) != len(scripts) || len(report.Unread) > 0 {
		t.Errorf("%d files measured, %d scripts run, %v", len(report.Files), len(scripts), report.Unread)
	}
	for _, f := range report.Files {
		if p := f.Statements.Percent(); p < 50 || len(f.Hits) < 3 {
			t.Errorf("%s: only %.2f %% of %d statements ran, %d lines", f.Path, p, f.Statements.Total, len(f.Hits))
		}
	}
	if testing.Verbose() {
		_ = report.Text(os.Stdout, cover.Table{Width: 100})
	}
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
