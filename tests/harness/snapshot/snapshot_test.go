package snapshot_test

import (
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/dssrun/dssrun/tests/harness/snapshot"
)

func open(t *testing.T, file string, mode snapshot.Mode) *snapshot.File {
	t.Helper()
	f, err := snapshot.Open(file, mode)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func closeFile(t *testing.T, f *snapshot.File, complete bool, want snapshot.Counts) {
	t.Helper()
	got, err := f.Close(complete)
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Errorf("counts %+v, want %+v", got, want)
	}
}

func TestFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "a.test.ts")
	f := open(t, file, snapshot.Check)
	if r := f.Match("a > b", "", "1"); r.Pass || !strings.Contains(r.Reason, `there is no snapshot "a > b 1"`) {
		t.Errorf("in CI: %+v", r)
	}
	closeFile(t, f, true, snapshot.Counts{Failed: 1})
	if _, err := os.Stat(f.Path); !os.IsNotExist(err) {
		t.Error("in CI a file was written", err)
	}

	f = open(t, file, snapshot.Write)
	for _, text := range []string{"1", "2"} {
		if r := f.Match("a > b", "", text); !r.Pass {
			t.Errorf("new: %+v", r)
		}
	}
	f.Match("a > c", "hint", "3")
	closeFile(t, f, true, snapshot.Counts{Written: 3})

	f = open(t, file, snapshot.Write)
	if r := f.Match("a > b", "", "1"); !r.Pass {
		t.Errorf("the same: %+v", r)
	}
	if r := f.Match("a > b", "", "other"); r.Pass || r.Expected != "2" {
		t.Errorf("another: %+v", r)
	}
	closeFile(t, f, false, snapshot.Counts{Matched: 1, Failed: 1})

	f = open(t, file, snapshot.Update)
	f.Match("a > b", "", "1")
	f.Match("a > b", "", "other")
	f.Match("a > b", "", "new")
	closeFile(t, f, true, snapshot.Counts{Matched: 1, Updated: 1, Written: 1, Removed: 1})
	text, err := os.ReadFile(f.Path)
	if err != nil || strings.Contains(string(text), "hint") || !strings.Contains(string(text), "other") {
		t.Errorf("%s %v", text, err)
	}

	f = open(t, file, snapshot.Update)
	closeFile(t, f, true, snapshot.Counts{Removed: 3})
	if _, err := os.Stat(filepath.Dir(f.Path)); !os.IsNotExist(err) {
		t.Error("the empty folder stays", err)
	}
}

func TestSkippedTestsKeepTheirSnapshots(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "a.test.ts")
	f := open(t, file, snapshot.Write)
	f.Match("skipped", "", "1")
	f.Match("skipped", "hint", "2")
	f.Match("skipped too", "", "3")
	closeFile(t, f, true, snapshot.Counts{Written: 3})
	f = open(t, file, snapshot.Update)
	f.Skip("skipped")
	closeFile(t, f, true, snapshot.Counts{Removed: 1})
}

func TestRetryCountsAnew(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "a.test.ts")
	f := open(t, file, snapshot.Write)
	f.Match("a", "", "1")
	closeFile(t, f, true, snapshot.Counts{Written: 1})

	f = open(t, file, snapshot.Write)
	f.Begin("a", false)
	if r := f.Match("a", "", "2"); r.Pass {
		t.Error("the first attempt passes")
	}
	f.Begin("a", true)
	if r := f.Match("a", "", "1"); !r.Pass {
		t.Errorf("the retry: %+v", r)
	}
	f.Begin("a", false) // another test of the same name
	if r := f.Match("a", "", "9"); !r.Pass {
		t.Errorf("the second test: %+v", r)
	}
	closeFile(t, f, true, snapshot.Counts{Matched: 1, Written: 1})
}

func TestSeveralGoroutines(t *testing.T) {
	t.Parallel()
	f := open(t, filepath.Join(t.TempDir(), "a.test.ts"), snapshot.Write)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			name := strconv.Itoa(i)
			f.Begin(name, false)
			f.Match(name, "", name)
			f.Skip("other " + name)
		})
	}
	all.Wait()
	closeFile(t, f, true, snapshot.Counts{Written: 8})
}

// A file that can't be read fails the matchers, and nothing that is stored is lost.
func TestBrokenFile(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, want string }{
		"other":     {"exports[`a`] = 1", "line 1: this is not a file of snapshots"},
		"conflict":  {header + "\n=== a 1\n<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> b\n", "line 4: a merge left a conflict"},
		"twice":     {header + "\n=== a 1\n1\n\n=== a 1\n2\n", "line 6: a second snapshot \"a 1\""},
		"no name":   {header + "\n=== \n1\n", "line 3: a snapshot without a name"},
		"text":      {header + "\nhello\n", "line 3: expected a line"},
		"no blank":  {header + "\n=== a 1\n1\n=== b 1\n2\n", "line 5: there must be a blank line"},
		"escape":    {header + "\n=== a 1\n\\a\\x\n", "line 4: an unknown escape \\x"},
		"backslash": {header + "\n=== a\\\n", "line 3: a backslash at the end"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := open(t, filepath.Join(t.TempDir(), "a.test.ts"), snapshot.Update)
			if err := os.MkdirAll(filepath.Dir(f.Path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(f.Path, []byte(c.text), 0o644); err != nil {
				t.Fatal(err)
			}
			if r := f.Match("a", "", "1"); r.Pass || !strings.Contains(r.Reason, c.want) {
				t.Errorf("got %q, want %q", r.Reason, c.want)
			}
			if _, err := f.Close(true); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("Close: %v", err)
			}
			if text, err := os.ReadFile(f.Path); err != nil || string(text) != c.text {
				t.Errorf("the file became %q %v", text, err)
			}
		})
	}
}

const header = "# Snapshots of dssrun test, version 1. Read the differences; dssrun test --update accepts them.\n"

func TestInline(t *testing.T) {
	t.Parallel()
	given := func(s string) *string { return &s }
	dir := t.TempDir()
	file := filepath.Join(dir, "a.test.ts")
	const source = "a.toMatchInlineSnapshot()\nb.toMatchInlineSnapshot(`2`)\n"
	if err := os.WriteFile(file, []byte(source), 0o640); err != nil {
		t.Fatal(err)
	}
	call := func(line int, text *string) snapshot.Call {
		return snapshot.Call{File: file, Line: line, Column: 3, Matcher: "toMatchInlineSnapshot", Given: text}
	}

	f := open(t, file, snapshot.Check)
	if r := f.Inline(call(1, nil), "1"); r.Pass || !strings.Contains(r.Reason, "none is written in CI") {
		t.Errorf("in CI: %+v", r)
	}
	if r := f.Inline(call(2, given("2")), "3"); r.Pass || r.Expected != "2" {
		t.Errorf("in CI, another: %+v", r)
	}
	closeFile(t, f, true, snapshot.Counts{Failed: 2})

	f = open(t, file, snapshot.Write)
	other := call(1, nil)
	other.File = filepath.Join(dir, "helper.ts")
	if r := f.Inline(other, "1"); r.Pass || !strings.Contains(r.Reason, "helper.ts") {
		t.Errorf("in another file: %+v", r)
	}
	closeFile(t, f, true, snapshot.Counts{Failed: 1})

	f = open(t, file, snapshot.Write)
	f.Inline(call(1, nil), "1")
	if r := f.Inline(call(1, nil), "1"); !r.Pass {
		t.Errorf("the same call: %+v", r)
	}
	if r := f.Inline(call(1, nil), "2"); r.Pass || !strings.Contains(r.Reason, "more than once") {
		t.Errorf("the same call, another value: %+v", r)
	}
	closeFile(t, f, true, snapshot.Counts{Failed: 1})

	f = open(t, file, snapshot.Update)
	f.Inline(call(1, nil), "1")
	f.Inline(call(2, given("2")), "3\n4")
	closeFile(t, f, true, snapshot.Counts{Written: 1, Updated: 1})
	text, err := os.ReadFile(file)
	if err != nil || string(text) != "a.toMatchInlineSnapshot(`1`)\nb.toMatchInlineSnapshot(`\n  3\n  4\n`)\n" {
		t.Errorf("%s %v", text, err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o640 {
		t.Error("the mode of the file changed", info.Mode(), err)
	}

	f = open(t, file, snapshot.Write)
	f.Inline(snapshot.Call{File: file, Line: 40, Column: 1, Matcher: "toMatchInlineSnapshot"}, "1")
	if _, err := f.Close(true); err == nil || !strings.Contains(err.Error(), "the file has changed") {
		t.Errorf("a place that is not there: %v", err)
	}
}

func TestEncode(t *testing.T) {
	t.Parallel()
	kept := map[string]string{"b 10": "ten", "b 2": "two\n", "a\nb 1": "", "a 1": "=== x\n\\\r\n<<<<<<< y", "B 1": "<div>\n==\n\n\n"}
	text := snapshot.Encode(kept)
	if got := string(text); strings.Index(got, "b 2") > strings.Index(got, "b 10") || !strings.HasPrefix(got, header) {
		t.Error(got)
	}
	for _, t2 := range [][]byte{text, []byte(strings.ReplaceAll(string(text), "\n", "\r\n"))} {
		got, err := snapshot.Parse(t2)
		if err != nil || !maps.Equal(got, kept) {
			t.Errorf("%q %v\n%s", got, err, t2)
		}
	}
}

func FuzzEncode(f *testing.F) {
	f.Add("a > b 1", "{\n  a: 1,\n}", "c 1", "\n\n")
	f.Add("=== 1", "=== a 1\n\n=== b", "\\", "\r\n\\r")
	f.Fuzz(func(t *testing.T, a, x, b, y string) {
		if a == "" || b == "" || !utf8.ValidString(a+x+b+y) {
			return // not of the inputs that this is about
		}
		kept := map[string]string{a: x, b: y}
		got, err := snapshot.Parse(snapshot.Encode(kept))
		if err != nil || !maps.Equal(got, kept) {
			t.Fatalf("%q came back as %q %v", kept, got, err)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add(header + "\n=== a 1\n1\n\n=== b 1\n\\\\x\n")
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		kept, err := snapshot.Parse([]byte(text))
		if err != nil {
			return
		}
		again, err := snapshot.Parse(snapshot.Encode(kept))
		if err != nil || !maps.Equal(again, kept) {
			t.Fatalf("%q came back as %q %v", kept, again, err)
		}
	})
}
