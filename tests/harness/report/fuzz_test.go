package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

var hostile = []string{
	"", " ", "plain", "a\nb", "\n\nlead", "  indented\nthen not", "trail \n \nx", "\ttab\nx", "]]>", "<![CDATA[", "&amp;", "\x00\x1b[31m\xff\ufffe",
	"a # TODO b", `back\slash`, "ok 1 - x\nnot ok 2", "  ...\n  ---", "...", "Bail out!", "- item\n- item", "key: value\n# comment", "{a: [1]}\n*x", "%0A::error::x", "a:b,c=d%", "\u2028x\u0085y\ufeff", "\r\n\r", "é\U0001F600",
}

// told is a failing test in which every text is the given one.
func told(t *testing.T, name, text string) string {
	t.Helper()
	var out bytes.Buffer
	r, err := New(name, &out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	file := text + ".ts"
	f := Failure{Name: text, Message: text, Diff: text, Frame: text, Stack: []string{text, text}, File: file, Line: 1, Column: 1}
	r.Begin([]string{file})
	r.Test(Result{File: file, Line: 1, Column: 1, Path: []string{text, text}, Status: Failed, Attempts: 1, Failures: []Failure{f, f}, Output: text})
	r.Test(Result{File: file, Path: []string{text}, Status: Skipped})
	r.File(FileResult{File: file, Failures: []Failure{f}})
	if err := r.End(Summary{Files: 1, FailedFiles: 1, Failed: 1, Skipped: 1}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func FuzzJUnit(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		xmlText := told(t, "junit", text)
		cases := 0
		for d := xml.NewDecoder(strings.NewReader(xmlText)); ; {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%v\n%s", err, xmlText)
			}
			if e, ok := token.(xml.StartElement); ok && e.Name.Local == "testcase" {
				cases++
			}
		}
		if cases != 3 {
			t.Errorf("%d test cases, not 3:\n%s", cases, xmlText)
		}
		var doc junitSuites
		if err := xml.Unmarshal([]byte(xmlText), &doc); err != nil {
			t.Fatal(err)
		}
		if c := doc.Suites[0].Cases[0]; text != "" && c.Output.Text != clean(text, false) {
			t.Errorf("the output %q came back as %q", text, c.Output.Text)
		}
	})
}

func FuzzTAP(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		out := told(t, "tap", text)
		if !utf8.ValidString(out) || strings.ContainsAny(out, "\r\x1b\x00") {
			t.Errorf("not clean text: %q", out)
		}
		points, block, in := 0, "", false
		var blocks []string
		for line := range strings.Lines(out) {
			switch {
			case in && line == "  ...\n":
				in, blocks, block = false, append(blocks, block), ""
			case in:
				block += line
			case line == "  ---\n":
				in = true
			case strings.HasPrefix(line, "ok ") || strings.HasPrefix(line, "not ok "):
				points++
				if skip := strings.Contains(line, " # SKIP"); skip != strings.HasPrefix(line, "ok ") {
					t.Errorf("a directive where none is, or none where one is: %q", line)
				}
			case line != "TAP version 14\n" && line != "1..3\n" && !strings.HasPrefix(line, "# "):
				t.Errorf("a line that is not TAP: %q in\n%s", line, out)
			}
		}
		if points != 3 || len(blocks) != 2 || in {
			t.Fatalf("%d points and %d blocks, not 3 and 2:\n%s", points, len(blocks), out)
		}
		var doc struct {
			Output, Diff, Frame string
			More                []struct{ Severity, Frame string }
		}
		if err := yaml.Unmarshal([]byte(blocks[0]), &doc); err != nil {
			t.Fatalf("%v\n%s", err, blocks[0])
		}
		want := strings.TrimRight(clean(text, false), "\n")
		same := func(got, heading string) bool {
			if heading != "" && text != "" {
				heading = strings.TrimRight(heading+"\n"+want, "\n")
			} else {
				heading = want
			}
			return strings.TrimRight(got, "\n") == heading
		}
		at := clean(text+".ts:1:1", false)
		if !same(doc.Output, "") || !same(doc.Diff, "- expected  + received") || !same(doc.Frame, at) || len(doc.More) != 1 || !same(doc.More[0].Frame, at) || doc.More[0].Severity != "fail" {
			t.Errorf("%q came back as %q:\n%s", want, doc, blocks[0])
		}
	})
}

func FuzzGitHub(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	unescape := strings.NewReplacer("%25", "%", "%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",")
	f.Fuzz(func(t *testing.T, text string) {
		out := told(t, "github", text)
		lines := strings.Split(out, "\n")
		if len(lines) != 5 || strings.ContainsAny(out, "\r\x1b\x00") {
			t.Fatalf("%d lines, not 5:\n%q", len(lines), out)
		}
		for _, line := range lines[:3] {
			head, message, ok := strings.Cut(strings.TrimPrefix(line, "::error "), "::")
			if !ok {
				t.Fatalf("not a command: %q", line)
			}
			for property := range strings.SplitSeq(head, ",") {
				if name, _, ok := strings.Cut(property, "="); !ok || name != "file" && name != "line" && name != "col" && name != "title" {
					t.Errorf("%q is no property of %q", property, line)
				}
			}
			one := Failure{Name: text, Message: text, Diff: text}
			want := strings.TrimRight(clean(one.annotation(), false), "\n")
			if got := unescape.Replace(message); len(want) <= maxAnnotation && got != want {
				t.Errorf("%q came back as %q", want, got)
			}
		}
	})
}

// What people read keeps its lines: nothing in a title adds one.
func FuzzSpecAndJSON(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tree, _, _ := strings.Cut(told(t, "spec", text), "\nFailures\n")
		if n := strings.Count(tree, "\n"); n != 5 {
			t.Errorf("%d lines, not 5: %q", n, tree)
		}
		var doc jsonRun
		if err := json.Unmarshal([]byte(told(t, "json", text)), &doc); err != nil {
			t.Fatal(err)
		}
		if got := doc.Files[0].Tests[0].Output; got != strings.ToValidUTF8(text, "\ufffd") && utf8.ValidString(text) {
			t.Errorf("%q came back as %q", text, got)
		}
	})
}
