package cover_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/dssrun/dssrun/runtime/source"
	"github.com/dssrun/dssrun/tests/harness/cover"
)

// tree writes files, given as path → text, and returns their folder.
func tree(t testing.TB, files map[string]string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// lcov is the report in lcov, on one line for each file.
func lcov(t testing.TB, r *cover.Report) string {
	t.Helper()
	var b strings.Builder
	if err := r.LCOV(&b); err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(strings.TrimSuffix(b.String(), "end_of_record\n"), "end_of_record\n", "|")
	return strings.ReplaceAll(strings.ReplaceAll(text, "\n", " "), "TN: ", "")
}

func report(t testing.TB, p *cover.Profile) *cover.Report {
	t.Helper()
	r, err := p.Report(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

var library = map[string]string{
	"lib/math.ts":                    "export const zero = 0\nexport function double(n: number) {\n  return n * 2\n}\nexport function half(n: number) {\n  return n / 2\n}\n",
	"lib/never.ts":                   "export function a() {\n  return 1\n}\nconsole.log('loaded')\n",
	"lib/types.d.ts":                 "declare const x: number\n",
	"lib/math.test.ts":               "import { double } from './math'\ndouble(1)\n",
	"lib/math_test.js":               "console.log(1)\n",
	"lib/__tests__/more.ts":          "import { half } from '../math'\nhalf(1)\n",
	"lib/node_modules/p/index.js":    "console.log(1)\n",
	"lib/.hidden/x.js":               "console.log(1)\n",
	"lib/readme.md":                  "no script",
	"one.ts":                         "import { double } from './lib/math'\nif (double(1) > 5)\n  console.log('big')\nconsole.log(await import('./lib/math'))\n",
	"two.js":                         "const { half } = require('./lib/math')\nhalf(1)\nhalf(2)\n",
	"sub/[odd]/x.ts":                 "console.log(1)\n",
	"lib/__snapshots__/math.snap.js": "console.log(1)\n",
}

// Counts of runs of different programs that hold the same file are added up, bundled this way or that.
func TestMerge(t *testing.T) {
	t.Parallel()
	dir := tree(t, library)
	p, err := cover.New(cover.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	var running sync.WaitGroup
	for range 3 {
		for _, script := range []string{"one.ts", "two.js", "lib/math.test.ts", "lib/__tests__/more.ts"} {
			running.Go(func() { run(t, filepath.Join(dir, script), p) })
		}
	}
	running.Wait()
	const want = "SF:lib/math.ts DA:1,12 DA:3,6 DA:6,9 LF:3 LH:3 |SF:one.ts DA:2,3 DA:3,0 DA:4,3 LF:3 LH:2 |SF:two.js DA:1,3 DA:2,3 DA:3,3 LF:3 LH:3 "
	if got := lcov(t, report(t, p)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestFiles(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		options cover.Options
		run     []string
		want    string // the paths
	}{
		"what was loaded":              {cover.Options{}, []string{"one.ts"}, "lib/math.ts one.ts"},
		"nothing was loaded":           {cover.Options{}, nil, ""},
		"tests load, and don't count":  {cover.Options{}, []string{"lib/math.test.ts"}, "lib/math.ts"},
		"a folder":                     {cover.Options{Include: []string{"lib"}}, []string{"one.ts"}, "lib/math.ts lib/never.ts"},
		"a file":                       {cover.Options{Include: []string{"./lib/never.ts"}}, []string{"one.ts"}, "lib/never.ts"},
		"a glob":                       {cover.Options{Include: []string{"*.{ts,js}"}}, []string{"one.ts"}, "one.ts two.js"},
		"a deep glob":                  {cover.Options{Include: []string{"**/n*.ts"}}, nil, "lib/never.ts"},
		"several":                      {cover.Options{Include: []string{"lib/n*", "two.js", "lib/never.ts"}}, nil, "lib/never.ts two.js"},
		"an odd name":                  {cover.Options{Include: []string{"sub/[odd]"}}, nil, "sub/[odd]/x.ts"},
		"exclude a glob":               {cover.Options{Include: []string{"."}, Exclude: []string{"lib/m*", "sub/**"}}, nil, "lib/never.ts one.ts two.js"},
		"exclude a folder":             {cover.Options{Exclude: []string{"lib"}}, []string{"one.ts"}, "one.ts"},
		"exclude what is not there":    {cover.Options{Exclude: []string{"gone"}}, []string{"one.ts"}, "lib/math.ts one.ts"},
		"from below":                   {cover.Options{Dir: "lib"}, []string{"one.ts"}, "math.ts"},
		"beside the folder, by a path": {cover.Options{Dir: "sub", Include: []string{"../lib"}}, []string{"one.ts"}, "../lib/math.ts ../lib/never.ts"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := tree(t, library)
			test.options.Dir = filepath.Join(dir, test.options.Dir)
			p, err := cover.New(test.options)
			if err != nil {
				t.Fatal(err)
			}
			for _, script := range test.run {
				run(t, filepath.Join(dir, script), p)
			}
			var paths []string
			for _, f := range report(t, p).Files {
				paths = append(paths, f.Path)
			}
			if got := strings.Join(paths, " "); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestNeverLoaded(t *testing.T) {
	t.Parallel()
	p, err := cover.New(cover.Options{Dir: tree(t, library), Include: []string{"lib/never.ts"}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := lcov(t, report(t, p)), "SF:lib/never.ts DA:2,0 DA:4,0 LF:2 LH:0 "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestRefusedPatterns(t *testing.T) {
	t.Parallel()
	dir := tree(t, library)
	for text, want := range map[string]string{"lib/[": "is no file, folder or glob", "": "is no file, folder or glob", "gone": "there is no", "gone/*.ts": "there is no"} {
		if _, err := cover.New(cover.Options{Dir: dir, Include: []string{text}}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	if _, err := cover.New(cover.Options{Dir: dir, Exclude: []string{"{"}}); err == nil {
		t.Error("a bad pattern to exclude is taken")
	}
}

// A file that was changed after it ran has no counts; one that is gone is left out; one that is broken is named.
func TestChangedFiles(t *testing.T) {
	t.Parallel()
	dir := tree(t, library)
	p, err := cover.New(cover.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	run(t, filepath.Join(dir, "one.ts"), p)
	run(t, filepath.Join(dir, "two.js"), p)
	for name, text := range map[string]string{"lib/math.ts": "\nconsole.log(1)\n", "two.js": "let = ="} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(dir, "one.ts")); err != nil {
		t.Fatal(err)
	}
	r := report(t, p)
	if got, want := lcov(t, r), "SF:lib/math.ts DA:2,0 LF:1 LH:0 "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if len(r.Unread) != 1 || r.Unread[0].Path != "two.js" || !strings.Contains(r.Unread[0].Err.Error(), "two.js:1:") {
		t.Errorf("unread %v, want two.js with its place", r.Unread)
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	stop := errors.New("stop")
	cancel(stop)
	if _, err := p.Report(ctx); !errors.Is(err, stop) {
		t.Errorf("a report after the end: %v", err)
	}
}

func TestUncovered(t *testing.T) {
	t.Parallel()
	f := cover.File{Hits: []cover.Hit{{1, 0}, {2, 1}, {4, 0}, {6, 0}, {9, 0}, {10, 3}, {12, 0}}}
	f.Missed = []source.Statement{{Line: 2, Column: 7}, {Line: 10, Column: 3}, {Line: 10, Column: 9}}
	if got, want := f.Uncovered(), []cover.Range{{1, 1, 0}, {2, 2, 7}, {4, 9, 0}, {10, 10, 3}, {10, 10, 9}, {12, 12, 0}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestMissedOnLine: a statement that did not run on a line that did is named with its column.
func TestMissedOnLine(t *testing.T) {
	t.Parallel()
	dir := tree(t, map[string]string{"x.js": "const n = 1;\nif (n > 5) throw new Error('x');\nfor (const a of []) { console.log(a); console.log(n); }\n"})
	p, err := cover.New(cover.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	run(t, filepath.Join(dir, "x.js"), p)
	if got, want := text(t, report(t, p), cover.Table{}), "|   50.00 |  100.00 | 2:12,3:23,3:39\n"; !strings.Contains(got, want) {
		t.Errorf("no %q in\n%s", want, got)
	}
}
