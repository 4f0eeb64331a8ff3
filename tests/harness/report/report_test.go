package report

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var update = flag.Bool("update", false, "write what the reporters print into testdata")

const (
	usersFile = "tests/users.test.ts"
	hooksFile = "tests/hooks.test.ts"
	emptyFile = "tests/empty.test.ts"
)

// sample has one of everything, with titles and messages that try to break out.
func sample() (map[string][]Result, []FileResult, Summary) {
	ms := time.Millisecond
	tests := map[string][]Result{
		usersFile: {
			{File: usersFile, Line: 5, Column: 3, Path: []string{"cleanup", "deletes idle users"}, Status: Passed, Duration: 12345 * time.Microsecond, Attempts: 1},
			{File: usersFile, Line: 9, Column: 3, Path: []string{"cleanup", "keeps admins"}, Status: Failed, Duration: 1240 * ms, Attempts: 2, Output: "\x1b[33mchecking\x1b[0m ada\r\n\x1b]0;title\x07done\n",
				Failures: []Failure{
					{
						Name: "AssertionError", Message: "expect(received).toEqual(expected)\n\nthe login differs", Diff: "  {\n-   \"login\": \"ada\",\n+   \"login\": \"Ada\",\n  }",
						Frame: "  10 | const user = mock.dss.users.get(\"ada\");\n> 11 | expect(user).toEqual({ login: \"ada\" });\n     |              ^",
						Stack: []string{"keepsAdmins (tests/users.test.ts:11:14)", "tests/users.test.ts:9:3"}, File: usersFile, Line: 11, Column: 14,
					},
					{Name: "TypeError", Message: "TypeError: soft, 100%: a ]]> & <b>\x00\xff", File: usersFile, Line: 12},
				}},
			{File: usersFile, Line: 20, Path: []string{"cleanup", "nested", "skips\ntrials # TODO \\ now"}, Status: Skipped},
			{File: usersFile, Line: 22, Path: []string{"cleanup", "later"}, Status: Todo},
			{File: usersFile, Line: 30, Path: []string{"flaky: one, two"}, Status: Passed, Duration: 65 * time.Second, Attempts: 3},
		},
		hooksFile: {{File: hooksFile, Line: 3, Path: []string{"runs"}, Status: Failed, Attempts: 1}},
	}
	ends := []FileResult{
		{File: usersFile, Duration: 1300 * ms},
		{File: hooksFile, Duration: 2 * ms, Failures: []Failure{{Name: "Error", Message: "afterAll: no", Stack: []string{"tests/hooks.test.ts:2:1"}, File: hooksFile, Line: 2, Column: 1}}},
		{File: emptyFile, Duration: ms, Failures: []Failure{{Message: "no tests are declared; call test()"}}},
	}
	return tests, ends, Summary{Files: 3, FailedFiles: 3, Passed: 2, Failed: 2, Skipped: 1, Todo: 1, Duration: 1400 * ms, Seed: 42, Snapshots: SnapshotCounts{Written: 1, Matched: 3, Obsolete: 2}}
}

// play tells a run file by file, or with the files mixed and ending in the
// opposite order.
func play(r Reporter, mixed bool) error {
	tests, ends, sum := sample()
	r.Begin([]string{usersFile, hooksFile, emptyFile})
	if mixed {
		r.File(ends[2])
		r.Test(tests[usersFile][0])
		r.Test(tests[hooksFile][0])
		r.File(ends[1])
		for _, t := range tests[usersFile][1:] {
			r.Test(t)
		}
		r.File(ends[0])
		return r.End(sum)
	}
	for _, f := range ends {
		for _, t := range tests[f.File] {
			r.Test(t)
		}
		r.File(f)
	}
	return r.End(sum)
}

func printed(t *testing.T, name string, o Options, mixed bool) string {
	t.Helper()
	var out bytes.Buffer
	r, err := New(name, &out, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := play(r, mixed); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestGolden(t *testing.T) {
	t.Parallel()
	cases := []struct {
		golden, name string
		o            Options
	}{
		{"spec", "spec", Options{}}, {"spec-color", "spec", Options{Color: true, Slow: time.Millisecond}},
		{"dot", "dot", Options{Width: 4}}, {"tap", "tap", Options{}}, {"junit", "junit", Options{}}, {"json", "json", Options{}},
		{"github", "github", Options{Dir: "/repo"}},
	}
	for _, c := range cases {
		t.Run(c.golden, func(t *testing.T) {
			t.Parallel()
			got := printed(t, c.name, c.o, false)
			file := filepath.Join("testdata", c.golden+".golden")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("differs from %s (-update writes it):\n%s", file, got)
			}
			if !c.o.Color && strings.Contains(got, "\x1b") {
				t.Error("a colour without Options.Color")
			}
		})
	}
}

// Files that run beside each other give the same report, but for the dots.
func TestOrderOfFiles(t *testing.T) {
	t.Parallel()
	for _, name := range Names() {
		one, other := printed(t, name, Options{}, false), printed(t, name, Options{}, true)
		if name == "dot" {
			_, one, _ = strings.Cut(one, "\n")
			_, other, _ = strings.Cut(other, "\n")
		}
		if one != other {
			t.Errorf("%s depends on the order in which files end:\n%s\n%s", name, one, other)
		}
	}
}

// The first file is shown while it runs, others when it is their turn; what an
// interrupted run leaves is written by End.
func TestStreaming(t *testing.T) {
	t.Parallel()
	synctest.Test(t, streaming)
}

func streaming(t *testing.T) {
	var out bytes.Buffer
	r, err := New("spec", &out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	step := func(want string) {
		t.Helper()
		if got := out.String(); got != want {
			t.Errorf("%q, not %q", got, want)
		}
		out.Reset()
	}
	test := func(file, title string) {
		time.Sleep(often)
		r.Test(Result{File: file, Path: []string{title}, Status: Passed})
	}
	r.Begin([]string{"a", "b", "c"})
	test("a", "1")
	step("a\n  ✓ 1\n")
	test("b", "2")
	test("c", "3")
	r.File(FileResult{File: "c"})
	step("")
	test("a", "4")
	step("  ✓ 4\n")
	r.File(FileResult{File: "a"})
	step("b\n  ✓ 2\n")
	test("b", "5")
	step("  ✓ 5\n")
	r.Test(Result{File: "b", Path: []string{"too soon"}, Status: Passed})
	step("")
	test("b", "7")
	step("  ✓ too soon\n  ✓ 7\n")
	test("unannounced", "6")
	if err := r.End(Summary{Files: 4, Passed: 6, Interrupted: true}); err != nil {
		t.Fatal(err)
	}
	step("c\n  ✓ 3\nunannounced\n  ✓ 6\n\nInterrupted: what had not ended is not counted\n6 passed in 4 files, 0 ms\n")
}

func TestEmptyRun(t *testing.T) {
	t.Parallel()
	want := map[string]string{
		"spec": "\nno tests in 0 files, 0 ms\n", "dot": "\nno tests in 0 files, 0 ms\n", "github": "no tests in 0 files, 0 ms\n",
		"tap": "TAP version 14\n1..0 # no tests\n# no tests in 0 files, 0 ms\n",
		"junit": "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
			`<testsuites name="dssrun test" tests="0" failures="0" errors="0" skipped="0" time="0.000000"></testsuites>` + "\n",
	}
	for _, name := range Names() {
		var out bytes.Buffer
		r, _ := New(name, &out, Options{})
		r.Begin(nil)
		if err := r.End(Summary{}); err != nil {
			t.Error(err)
		}
		if w, ok := want[name]; ok && out.String() != w {
			t.Errorf("%s: %q, not %q", name, out.String(), w)
		}
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestWriteErrors(t *testing.T) {
	t.Parallel()
	for _, name := range Names() {
		r, _ := New(name, brokenPipe{}, Options{})
		if err := play(r, false); err == nil || !strings.Contains(err.Error(), "broken pipe") {
			t.Errorf("%s hides an error of writing: %v", name, err)
		}
	}
}

func TestUnknownName(t *testing.T) {
	t.Parallel()
	for name, hint := range map[string]string{"jnuit": "did you mean junit? ", "github-actions": "did you mean github? ", "SPEC": "did you mean spec? ", "dots": "did you mean dot? ", "": "", "html": "", "lcov": ""} {
		_, err := New(name, nil, Options{})
		want := `there is no reporter "` + name + `"; ` + hint + "reporters are spec, dot, tap, junit, json, github"
		if err == nil || err.Error() != want {
			t.Errorf("%v\nnot %s", err, want)
		}
	}
}

func TestDuration(t *testing.T) {
	t.Parallel()
	for d, want := range map[time.Duration]string{
		0: "0 ms", 999 * time.Microsecond: "0 ms", 1500 * time.Microsecond: "2 ms", 999499 * time.Microsecond: "999 ms", 999500 * time.Microsecond: "1.00 s",
		59 * time.Second: "59.00 s", time.Minute - time.Millisecond: "1 min 0 s", 125 * time.Second: "2 min 5 s", -time.Second: "0 ms",
	} {
		if got := duration(d); got != want {
			t.Errorf("%v: %q, not %q", d, got, want)
		}
	}
}

func TestClean(t *testing.T) {
	t.Parallel()
	for in, want := range map[string][2]string{
		"plain\ttext\n":              {"plain\ttext\n", "plain\ttext\n"},
		"a\r\nb\rc":                  {"a\nb\ufffdc", "a\nb\ufffdc"},
		"\x1b[1;31mred\x1b[0m é":     {"red é", "\x1b[1;31mred\x1b[0m é\x1b[0m"},
		"\x1b[2J\x1b[Hgone\x1b7":     {"gone", "gone"},
		"\x1b]8;;http://x\x1b\\link": {"link", "link"},
		"\x1b]0;never ends":          {"0;never ends", "0;never ends"},
		"\u009b31mc1":                {"c1", "c1"},
		"\x1b":                       {"", ""},
		"\x1b[":                      {"", ""},
		"\x1bé":                      {"é", "é"},
		"nul\x00del\x7fbad\xff":      {"nul\ufffddel\ufffdbad\ufffd", "nul\ufffddel\ufffdbad\ufffd"},
		"\u202eabc\u202c":            {"\ufffdabc\ufffd", "\ufffdabc\ufffd"},
	} {
		if got := [2]string{clean(in, false), clean(in, true)}; got != want {
			t.Errorf("%q: %q, not %q", in, got, want)
		}
	}
}
