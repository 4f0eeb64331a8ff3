package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		values []string
		want   []Target
		err    string
	}{
		{nil, []Target{{"spec", ""}}, ""},
		{[]string{"dot"}, []Target{{"dot", ""}}, ""},
		{[]string{"spec", "junit=out/junit.xml"}, []Target{{"spec", ""}, {"junit", filepath.FromSlash("out/junit.xml")}}, ""},
		{[]string{"spec, json=./a=b.json,tap=-"}, []Target{{"spec", ""}, {"json", "a=b.json"}, {"tap", ""}}, ""},
		{[]string{"json", "dot"}, []Target{{"json", ""}, {"dot", ""}}, ""},
		{[]string{"json", "junit"}, nil, "reporters json and junit both write to standard output, and neither could be read; write one to a file: junit=FILE"},
		{[]string{"spec", "spec"}, nil, "reporter spec is given twice for standard output"},
		{[]string{"json=x", "junit=./x"}, nil, "reporters json and junit both write to x; give each its own file"},
		{[]string{"junit="}, nil, `reporter "junit=" names no file: write junit=FILE, or junit alone for standard output`},
		{[]string{"spec,"}, nil, `there is no reporter ""; reporters are spec, dot, tap, junit, json, github`},
		{[]string{"jnit=x"}, nil, `there is no reporter "jnit"; did you mean junit? reporters are spec, dot, tap, junit, json, github`},
		{[]string{"json=a\x00"}, nil, `reporter "json=a\x00": the file's name has a NUL byte`},
	} {
		got, err := Parse(c.values)
		if text := ""; err != nil || c.err != "" {
			if err != nil {
				text = err.Error()
			}
			if text != c.err {
				t.Errorf("%q: %s\nnot %s", c.values, text, c.err)
			}
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q: %v, not %v", c.values, got, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"spec", "junit=out/junit.xml", "spec,json=-", "=", ",", "tap==", "json=a,json=b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, value string) {
		list, err := Parse([]string{value})
		if err != nil {
			return
		}
		var again []string
		for _, one := range list {
			text := one.Name
			if one.File != "" {
				text += "=" + one.File
			}
			again = append(again, text)
		}
		if got, err := Parse(again); err != nil || !reflect.DeepEqual(got, list) {
			t.Errorf("%q is %v, which is %v, %v", value, list, got, err)
		}
	})
}

func open(t *testing.T, dir string, values ...string) (Reporter, *bytes.Buffer) {
	t.Helper()
	targets, err := Parse(values)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	r, err := Open(targets, &out, Options{Dir: dir, Color: true})
	if err != nil {
		t.Fatal(err)
	}
	return r, &out
}

func TestOpenSeveral(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	r, out := open(t, dir, "json", "dot", "junit=out/deep/junit.xml", "spec=spec.txt")
	if _, err := os.Stat(filepath.Join(dir, "out/deep")); err != nil {
		t.Errorf("the folder is not made before the run: %v", err)
	}
	if err := play(r, true); err != nil {
		t.Fatal(err)
	}
	dots, doc, ok := strings.Cut(out.String(), "1.40 s\n")
	if !ok || !strings.Contains(dots, "\x1b[") {
		t.Errorf("dots: %q", dots)
	}
	var parsed jsonRun
	if err := json.Unmarshal([]byte(doc), &parsed); err != nil || len(parsed.Files) != 3 {
		t.Errorf("json is not in one piece after the dots: %v\n%s", err, doc)
	}
	text, err := os.ReadFile(filepath.Join(dir, "out/deep/junit.xml"))
	if err != nil || xml.Unmarshal(text, new(junitSuites)) != nil {
		t.Errorf("%v %s", err, text)
	}
	if text, err := os.ReadFile(filepath.Join(dir, "spec.txt")); err != nil || bytes.Contains(text, []byte("\x1b")) || !bytes.Contains(text, []byte("✗ keeps admins")) {
		t.Errorf("%v %s", err, text)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*", "*", ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// A run that does not end leaves the report of the one before as it was.
func TestFileIsWholeOrOld(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "r.tap")
	if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link.tap")
	if err := os.Symlink("r.tap", link); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	r, _ := open(t, dir, "tap=link.tap")
	r.Begin([]string{"a"})
	r.Test(Result{File: "a", Path: []string{"t"}, Status: Passed})
	if text, _ := os.ReadFile(file); string(text) != "old" {
		t.Errorf("%q is written before the end", text)
	}
	if err := r.End(Summary{Files: 1, Passed: 1}); err != nil {
		t.Fatal(err)
	}
	if text, _ := os.ReadFile(file); !strings.HasSuffix(string(text), "# 1 passed in 1 file, 0 ms\n") {
		t.Errorf("%q", text)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced")
	}
}

func TestOpenErrors(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for target, want := range map[Target]string{
		{"json", dir}:                        "reporter json=" + dir + ": it is a folder; name a file",
		{"json", filepath.Join("file", "x")}: "reporter json=" + filepath.Join("file", "x") + ": the folder can't be made: not a directory",
		{"junk", ""}:                         `there is no reporter "junk"; reporters are spec, dot, tap, junit, json, github`,
	} {
		if _, err := Open([]Target{target}, nil, Options{Dir: dir}); err == nil || err.Error() != want {
			t.Errorf("%v\nnot %s", err, want)
		}
	}
}

// The folder may go while tests run.
func TestWriteErrorNamesTheReporter(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	r, _ := open(t, dir, "spec", "json=out/x.json")
	if err := os.Remove(filepath.Join(dir, "out")); err != nil {
		t.Fatal(err)
	}
	want := "reporter json=" + filepath.Join("out", "x.json") + ": the report can't be written: no such file or directory"
	if err := play(r, false); err == nil || err.Error() != want {
		t.Errorf("%v\nnot %s", err, want)
	}
}
