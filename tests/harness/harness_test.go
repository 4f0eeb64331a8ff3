package harness_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dop251/goja"
	"go.uber.org/goleak"

	"github.com/dssrun/dssrun/runtime/host"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/permit"
	"github.com/dssrun/dssrun/runtime/source"
	"github.com/dssrun/dssrun/tests/harness"
	"github.com/dssrun/dssrun/tests/harness/report"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// engine runs test files without the API; fetch reaches the mocks of "dss".
type engine struct{}

func (engine) Load(ctx context.Context, path string, module host.Module) (*source.Program, error) {
	return source.Load(ctx, source.Options{Path: path, Builtin: host.Builtin([]host.Module{module})})
}

func (engine) Test(ctx context.Context, t harness.TestRun) harness.Ending {
	l := loop.New(loop.Options{})
	transport, _ := t.Mocks("dss")
	policy := permit.New(permit.Everything())
	h := host.Install(host.Options{Loop: l, Permit: policy, Stdin: strings.NewReader(""), Stdout: t.Output, Stderr: t.Output, Modules: []host.Module{t.Module}, Transport: transport})
	o := l.Run(ctx, h.Then(func() (goja.Value, error) { return t.Program.Start(l.VM(), h.Require) }, t.Module.Name, "start"))
	h.Flush()
	return harness.Ending{State: o.State, ExitCode: o.ExitCode, Err: o.Err, Stack: o.Stack}
}

func (engine) Script(_ context.Context, s harness.ScriptRun) harness.ScriptResult {
	return harness.ScriptResult{Stdout: filepath.Base(s.Path) + fmt.Sprint(s.Args, s.Env, s.Stdin, s.Timeout), State: "ok"}
}

// log is a reporter that keeps what it is told.
type log struct{ lines []string }

func (l *log) Begin([]string) {}
func (l *log) Test(r report.Result) {
	line := fmt.Sprintf("%s %s", r.Status, r.Title())
	for _, f := range r.Failures {
		line += fmt.Sprintf(" [%s: %s @%d]", f.Name, f.Message, f.Line)
	}
	if r.Output != "" {
		line += " " + strings.TrimSpace(r.Output)
	}
	l.lines = append(l.lines, line)
}
func (l *log) File(f report.FileResult) {
	for _, one := range f.Failures {
		l.lines = append(l.lines, fmt.Sprintf("file %s: %s", f.File, one.Message))
	}
}
func (l *log) End(report.Summary) error { return nil }

func run(t *testing.T, o harness.Options, text string) ([]string, report.Summary) {
	t.Helper()
	o.Dir = t.TempDir()
	path := filepath.Join(o.Dir, "x.test.js")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	l := &log{}
	o.Engine, o.Files, o.Reporter = engine{}, []string{path}, l
	if o.Timeout == 0 {
		o.Timeout = 5 * time.Second
	}
	sum, err := harness.Run(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return l.lines, sum
}

func TestRun(t *testing.T) {
	t.Parallel()
	const head = `import { describe, expect, mock, runScript, test } from "dss/test";` + "\n"
	tests := []struct {
		name string
		o    harness.Options
		text string
		want []string
	}{
		{"results", harness.Options{}, `
			test("a", () => { console.log("said") });
			describe("b", () => { test("c", async () => { throw new RangeError("no") }); test.skip("d", () => {}); test.todo("e") });`,
			[]string{"passed a said", "failed b > c [RangeError: no @4]", "skipped b > d", "todo b > e"}},
		{"an endless loop", harness.Options{Timeout: 30 * time.Millisecond}, `
			let loads = globalThis.loads = (globalThis.loads ?? 0) + 1;
			test("before", () => {});
			test("loops", () => { for (;;); });
			test("after", () => { expect(loads).toBe(1) });`,
			[]string{"passed before", "failed loops [Timeout: the test took longer than its timeout of 30 ms and did not give control back: is there an endless loop? @5]", "passed after"}},
		{"a hook that never ends", harness.Options{Timeout: 30 * time.Millisecond}, `
			import { beforeAll } from "dss/test";
			beforeAll(() => { for (;;); });
			test("a", () => {});`,
			[]string{
				"failed a [Timeout: not run: the beforeAll hook took longer than its timeout of 30 ms and did not give control back: is there an endless loop? @4]",
				"file x.test.js: the beforeAll hook took longer than its timeout of 30 ms and did not give control back: is there an endless loop?",
			}},
		{"a file that never ends", harness.Options{Timeout: 10 * time.Millisecond}, `for (;;);`,
			[]string{"file x.test.js: the file's top level took longer than its timeout of 60 ms and did not give control back: is there an endless loop?"}},
		{"bail", harness.Options{Bail: 2}, `for (const n of [1, 2, 3, 4]) test("t" + n, () => { if (n > 1) throw new Error("no") });`,
			[]string{"passed t1", "failed t2 [Error: no @2]", "failed t3 [Error: no @2]"}},
		{"a filter", harness.Options{Filter: func(path []string) bool { return slices.Contains(path, "b") }}, `
			test("a", () => { throw new Error("ran") }); describe("b", () => { test("c", () => {}) });`, []string{"passed b > c"}},
		{"concurrent tests", harness.Options{Parallel: 4}, `
			let n = 0;
			test.concurrent("a", async () => { await new Promise((r) => setTimeout(r, 5)); expect(++n).toBe(1) });
			test("first", () => { n++ });`, []string{"passed first", "passed a"}},
		{"mocks", harness.Options{}, `
			const key = { headers: { authorization: "Bearer mock-admin-key" } };
			const url = "http://mock.dataiku/dip/publicapi/admin/";
			test("one", async () => { await (await fetch(url + "users/marie.dupont", { ...key, method: "DELETE" })).text(); expect(mock.dss.users.has("marie.dupont")).toBe(false) });
			test("two", async () => { expect(mock.dss.users.has("marie.dupont")).toBe(true); await (await fetch(url + "userz", key)).text() });`,
			[]string{"passed one", "failed two [NotMocked: GET /admin/userz is not mocked, the nearest route is GET /admin/users/; mock.allowUnmatched() lets a test send such requests @6]"}},
		{"a mock outside of tests", harness.Options{}, `mock.dss.users.list(); test("a", () => {})`,
			[]string{"file x.test.js: mock belongs to a test: use it in a test or in beforeEach, not at the top of the file or in beforeAll"}},
		{"a script", harness.Options{}, `
			test("a", async () => { console.log((await runScript("../s.ts", { args: [1], env: { A: 2 }, stdin: "in", timeout: "2s" })).stdout) });`,
			[]string{"passed a s.ts[1] map[A:2]in2s"}},
		{"no tests", harness.Options{}, ``, []string{`file x.test.js: no test in this file: import { test } from "dss/test" and declare one`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, _ := run(t, test.o, head+test.text)
			if !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

// A seed orders a file's tests, always in the same way.
func TestSeed(t *testing.T) {
	t.Parallel()
	const text = `import { test } from "dss/test"; for (let n = 0; n < 20; n++) test("t" + n, () => {});`
	plain, _ := run(t, harness.Options{}, text)
	one, sum := run(t, harness.Options{Seed: 7}, text)
	again, _ := run(t, harness.Options{Seed: 7}, text)
	other, _ := run(t, harness.Options{Seed: 8}, text)
	if slices.Equal(plain, one) || !slices.Equal(one, again) || slices.Equal(one, other) || sum.Seed != 7 || sum.Passed != 20 {
		t.Errorf("%v\n%v\n%v\n%v", plain, one, again, other)
	}
}

func TestInterrupted(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "x.test.js")
	if err := os.WriteFile(path, []byte(`import { test } from "dss/test"; test("a", () => {}); test("b", () => { for (;;); });`), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	l := &log{}
	stop := &stopping{log: l, stop: func() { cancel(&loop.Stop{State: loop.Interrupted, Message: "interrupted", Now: true}) }}
	sum, err := harness.Run(ctx, harness.Options{Engine: engine{}, Files: []string{path}, Dir: dir, Reporter: stop, Timeout: time.Minute})
	if err != nil || !sum.Interrupted || sum.Passed != 1 || sum.Failed != 0 {
		t.Errorf("%+v, %v", sum, err)
	}
}

// stopping interrupts the run after its first test.
type stopping struct {
	*log
	stop func()
}

func (s *stopping) Test(r report.Result) {
	s.log.Test(r)
	s.stop()
}
