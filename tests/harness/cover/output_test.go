package cover_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/tests/harness/cover"
)

// sample is a report of three files.
func sample() *cover.Report {
	return &cover.Report{Files: []cover.File{
		{Path: "lib/a.ts", Statements: cover.Ratio{Covered: 2, Total: 3}, Lines: cover.Ratio{Covered: 1, Total: 2}, Hits: []cover.Hit{{Line: 1, Count: 4}, {Line: 3}}},
		{Path: "lib/deep/er/long-name-of-a-script.ts", Statements: cover.Ratio{Total: 6}, Lines: cover.Ratio{Total: 6, Covered: 1},
			Hits: []cover.Hit{{Line: 1}, {Line: 2, Count: 1}, {Line: 10}, {Line: 12}, {Line: 30, Count: 1}, {Line: 100}, {Line: 120, Count: 1}, {Line: 1000}}},
		{Path: "types.ts"},
	}}
}

func text(t *testing.T, r *cover.Report, table cover.Table) string {
	t.Helper()
	var b strings.Builder
	if err := r.Text(&b, table); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestText(t *testing.T) {
	t.Parallel()
	r := sample()
	r.Unread = []cover.Unread{{Path: "bad.ts", Err: errors.New("SyntaxError")}}
	for name, test := range map[string]struct {
		table cover.Table
		want  string
	}{
		"no end": {cover.Table{}, `
--------------------------------------|---------|---------|------------------
File                                  | % Stmts | % Lines | Uncovered Line #s
--------------------------------------|---------|---------|------------------
All files                             |   22.22 |   25.00 |
 lib/a.ts                             |   66.66 |   50.00 | 3
 lib/deep/er/long-name-of-a-script.ts |    0.00 |   16.66 | 1,10-12,100,1000
 types.ts                             |  100.00 |  100.00 |
--------------------------------------|---------|---------|------------------
bad.ts is not measured: SyntaxError
`},
		"narrow": {cover.Table{Width: 60}, `
---------------------|---------|---------|------------------
File                 | % Stmts | % Lines | Uncovered Line #s
---------------------|---------|---------|------------------
All files            |   22.22 |   25.00 |
 lib/a.ts            |   66.66 |   50.00 | 3
 …ame-of-a-script.ts |    0.00 |   16.66 | 1,10-12,100,1000
 types.ts            |  100.00 |  100.00 |
---------------------|---------|---------|------------------
bad.ts is not measured: SyntaxError
`},
		"very narrow": {cover.Table{Width: 20}, `
-----------------|---------|---------|----------
File             | % Stmts | % Lines | Uncovered
-----------------|---------|---------|----------
All files        |   22.22 |   25.00 |
 lib/a.ts        |   66.66 |   50.00 | 3
 …of-a-script.ts |    0.00 |   16.66 | 1,10-12,…
 types.ts        |  100.00 |  100.00 |
-----------------|---------|---------|----------
bad.ts is not measured: SyntaxError
`},
	} {
		if got := "\n" + text(t, r, test.table); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, test.want)
		}
	}
}

func TestColours(t *testing.T) {
	t.Parallel()
	const red, yellow, green = "\x1b[31m", "\x1b[33m", "\x1b[32m"
	plain := text(t, sample(), cover.Table{Color: true})
	for _, want := range []string{red + "  22.22", yellow + "  66.66", yellow + "  50.00", green + " 100.00", red + "3\x1b[0m"} {
		if !strings.Contains(plain, want) {
			t.Errorf("no %q in\n%q", want, plain)
		}
	}
	strict := text(t, sample(), cover.Table{Color: true, Thresholds: cover.Thresholds{Statements: 66, Lines: 51}})
	for _, want := range []string{green + "  66.66", red + "  50.00", red + "  22.22"} {
		if !strings.Contains(strict, want) {
			t.Errorf("with thresholds, no %q in\n%q", want, strict)
		}
	}
	if strings.Contains(text(t, sample(), cover.Table{}), "\x1b") {
		t.Error("colours that nobody asked for")
	}
}

func TestParseThresholds(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]cover.Thresholds{
		"": {}, "80": {Statements: 80, Lines: 80}, "79.5%": {Statements: 79.5, Lines: 79.5}, "0": {}, "100": {Statements: 100, Lines: 100},
		"lines=90": {Lines: 90}, "statements=80,lines=90": {Statements: 80, Lines: 90}, " Lines = 1 , statements = 2% ": {Statements: 2, Lines: 1},
	} {
		if got, err := cover.ParseThresholds(text); err != nil || got != want {
			t.Errorf("%q: %v %v, want %v", text, got, err, want)
		}
	}
	for text, want := range map[string]string{
		"x": "no percentage", "-1": "no percentage", "101": "no percentage", "NaN": "no percentage", "lines=": "no percentage", "0.8": "write 80",
		"branches=80": "no threshold for branches", "functions=1": "no threshold for functions", "line=80": "is no threshold",
		"lines=80,": "no percentage", "lines=80,lines=90": "given twice", "80,90": "no percentage",
	} {
		if got, err := cover.ParseThresholds(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v %v, want an error with %q", text, got, err, want)
		}
	}
}

func FuzzParseThresholds(f *testing.F) {
	for _, s := range []string{"80", "statements=80,lines=90", "=,", "1e3", "0x1p-2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := cover.ParseThresholds(s)
		if err == nil && !(got.Statements >= 0 && got.Statements <= 100 && got.Lines >= 0 && got.Lines <= 100) {
			t.Errorf("%q gives %v", s, got)
		}
	})
}

func TestMissed(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		thresholds cover.Thresholds
		report     *cover.Report
		want       []string // parts of a sentence each
	}{
		{cover.Thresholds{}, sample(), nil},
		{cover.Thresholds{}, &cover.Report{}, nil},
		{cover.Thresholds{Statements: 22, Lines: 25}, sample(), nil},
		{cover.Thresholds{Statements: 22.23, Lines: 25}, sample(), []string{"coverage of statements is 22.22 % (2 of 9), below the threshold of 22.23 %"}},
		{cover.Thresholds{Statements: 80, Lines: 90}, sample(), []string{"statements is 22.22 %", "lines is 25 % (2 of 8), below the threshold of 90 %"}},
		{cover.Thresholds{Lines: 1}, &cover.Report{}, []string{"no test loaded a file"}},
		{cover.Thresholds{Lines: 100}, &cover.Report{Files: []cover.File{{Statements: cover.Ratio{Covered: 99999, Total: 100000}, Lines: cover.Ratio{Covered: 99999, Total: 100000}}}},
			[]string{"lines is 99.99 % (99999 of 100000)"}},
	} {
		got := test.thresholds.Missed(test.report)
		if len(got) != len(test.want) {
			t.Errorf("%v: %q, want %q", test.thresholds, got, test.want)
			continue
		}
		for i, want := range test.want {
			if !strings.Contains(got[i], want) {
				t.Errorf("%v: %q, want %q", test.thresholds, got[i], want)
			}
		}
	}
}

func TestFlags(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		flags cover.Flags
		want  cover.Settings
	}{
		{cover.Flags{}, cover.Settings{Text: true, Dir: "coverage"}},
		{cover.Flags{Reporters: []string{"lcov"}, Dir: "out", Threshold: "80"}, cover.Settings{LCOV: true, Dir: "out", Thresholds: cover.Thresholds{Statements: 80, Lines: 80}}},
		{cover.Flags{Reporters: []string{"text", "lcov"}}, cover.Settings{Text: true, LCOV: true, Dir: "coverage"}},
		{cover.Flags{Reporters: []string{"lcov, Text"}}, cover.Settings{Text: true, LCOV: true, Dir: "coverage"}},
	} {
		if got, err := test.flags.Parse(); err != nil || got != test.want {
			t.Errorf("%+v: %+v %v, want %+v", test.flags, got, err, test.want)
		}
	}
	for _, flags := range []cover.Flags{{Reporters: []string{"html"}}, {Reporters: []string{"text,"}}, {Threshold: "x"}} {
		if got, err := flags.Parse(); err == nil {
			t.Errorf("%+v gives %+v, want an error", flags, got)
		}
	}
}

func TestWrite(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "a", "b")
	var out strings.Builder
	s := cover.Settings{Text: true, LCOV: true, Dir: dir}
	if err := s.Write(sample(), &out, cover.Table{}); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(dir, "lcov.info"))
	const first = "TN:\nSF:lib/a.ts\nDA:1,4\nDA:3,0\nLF:2\nLH:1\nend_of_record\nTN:\nSF:lib/deep"
	if err != nil || !strings.HasPrefix(string(got), first) || !strings.HasSuffix(string(got), "SF:types.ts\nLF:0\nLH:0\nend_of_record\n") {
		t.Errorf("%v\n%s", err, got)
	}
	if !strings.Contains(out.String(), "All files") {
		t.Errorf("no table: %s", out.String())
	}
	file := filepath.Join(dir, "lcov.info")
	if err := (cover.Settings{LCOV: true, Dir: file}).Write(sample(), &out, cover.Table{}); err == nil || !strings.Contains(err.Error(), "--coverage-dir") {
		t.Errorf("a folder that is a file: %v", err)
	}
	if err := (cover.Settings{Text: true}).Write(sample(), broken{}, cover.Table{}); err == nil {
		t.Error("a table that can't be written is no error")
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("no") }
