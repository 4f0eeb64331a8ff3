package snapshot_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	esbuild "github.com/evanw/esbuild/pkg/api"

	"github.com/dssrun/dssrun/tests/harness/snapshot"
)

// at makes an edit at the first occurrence of a text, from which line and column are counted.
func at(source, mark, value string) snapshot.Edit {
	before, _, ok := strings.Cut(source, mark)
	if !ok {
		panic(mark)
	}
	line := before[strings.LastIndexByte(before, '\n')+1:]
	units := 0
	for _, r := range line {
		units += 1 + map[bool]int{true: 1}[r > 0xffff]
	}
	return snapshot.Edit{Line: strings.Count(before, "\n") + 1, Column: units + 1, Value: value}
}

func TestRewrite(t *testing.T) {
	t.Parallel()
	const name = "toMatchInlineSnapshot"
	for _, c := range []struct {
		name, source, mark, value, want string
		change                          func(*snapshot.Edit)
	}{
		{name: "empty", source: `expect(1).` + name + `();`, mark: name, value: "1", want: "expect(1)." + name + "(`1`);"},
		{name: "replaced", source: "expect(1)." + name + "(`old`, );", mark: name, value: "new", want: "expect(1)." + name + "(`new`, );"},
		{name: "quoted", source: `expect(1).` + name + `("o\"ld")`, mark: name, value: "new", want: "expect(1)." + name + "(`new`)"},
		{name: "escaped", source: name + `()`, mark: name, value: "a`b${c}\\d $e", want: name + "(`a\\`b\\${c}\\\\d $e`)"},
		{name: "lines", source: "x\n    expect(1)\n      ." + name + "()", mark: name, value: "{\n  a,\n\n}", want: "x\n    expect(1)\n      ." + name + "(`\n        {\n          a,\n\n        }\n      `)"},
		{name: "tabs and CRLF", source: "x\r\n\texpect(1)." + name + "()", mark: name, value: "a\nb", want: "x\r\n\texpect(1)." + name + "(`\r\n\t\ta\r\n\t\tb\r\n\t`)"},
		{name: "before the name", source: `await expect(f(")", /[)"]/, '(' /* ( */)).resolves.` + name + `( /* none */ )`, mark: "expect", value: "1", want: `await expect(f(")", /[)"]/, '(' /* ( */)).resolves.` + name + "( /* none */ `1`)"},
		{name: "at the bracket", source: name + " (); " + name + "()", mark: " (", value: "1", want: name + " (`1`); " + name + "()"},
		{name: "inside the name", source: name + "(); " + name + "()", mark: "Inline", value: "1", want: name + "(`1`); " + name + "()"},
		{name: "not in a text or comment", source: "f(`" + name + "() ${'" + name + "()'}`, 1 / 2) // " + name + "()\n." + name + "()", mark: "f", value: "1",
			want: "f(`" + name + "() ${'" + name + "()'}`, 1 / 2) // " + name + "()\n." + name + "(`1`)"},
		{name: "a longer name", source: "a." + name + "s(); b." + name + "()", mark: "a", value: "1", want: "a." + name + "s(); b." + name + "(`1`)"},
		{name: "properties", source: name + "({ a: [1, ','] })", mark: name, value: "1", want: name + "({ a: [1, ','] }, `1`)", change: func(e *snapshot.Edit) { e.Properties = true }},
		{name: "properties and snapshot", source: name + "({ a: `${`)`}` }, `x\n` /* end */)", mark: name, value: "1", want: name + "({ a: `${`)`}` }, `1` /* end */)", change: func(e *snapshot.Edit) { e.Properties = true }},
		{name: "beyond the plane", source: "'😀'; 'é'; x." + name + "()", mark: name, value: "😀", want: "'😀'; 'é'; x." + name + "(`😀`)"},
		{name: "other matcher", source: "a.toThrowErrorMatchingInlineSnapshot()", mark: "a", value: "1", want: "a.toThrowErrorMatchingInlineSnapshot(`1`)", change: func(e *snapshot.Edit) { e.Matcher = "toThrowErrorMatchingInlineSnapshot" }},
		{name: "not there", source: "expect(1).toBe(1)", mark: "expect", want: "line 1: there is no call of " + name + " here: the file has changed while the test ran"},
		{name: "beyond the end", source: "x", mark: "x", want: "line 9: the file has changed while the test ran", change: func(e *snapshot.Edit) { e.Line = 9 }},
		{name: "a variable", source: name + "(wanted)", mark: name, want: "line 1: the snapshot of " + name + " is not a string literal, so it can't be replaced"},
		{name: "an expression", source: name + "(`a${1}`)", mark: name, want: "line 1: the snapshot of " + name + " is not a string literal, so it can't be replaced"},
		{name: "a sum", source: name + "(`a` + 1)", mark: name, want: "line 1: the snapshot of " + name + " is not a string literal, so it can't be replaced"},
		{name: "open", source: name + "(`a", mark: name, want: "line 1: the call of " + name + " does not end"},
		{name: "no properties", source: name + "()", mark: name, want: "line 1: the call of " + name + " has no properties, though it was made with them", change: func(e *snapshot.Edit) { e.Properties = true }},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			e := at(c.source, c.mark, c.value)
			if c.change != nil {
				c.change(&e)
			}
			got, err := snapshot.Rewrite([]byte(c.source), []snapshot.Edit{e})
			text := string(got)
			if err != nil {
				text = err.Error()
			}
			if text != c.want {
				t.Errorf("\n got %s\nwant %s", text, c.want)
			}
		})
	}
}

func TestRewriteSeveral(t *testing.T) {
	t.Parallel()
	const source = "a.toMatchInlineSnapshot(); b.toMatchInlineSnapshot(`x`)\n  c.toMatchInlineSnapshot()\n"
	edits := []snapshot.Edit{at(source, "c.", "1\n2"), at(source, "b.", "B"), at(source, "a.", "A"), at(source, "a.", "A")}
	got, err := snapshot.Rewrite([]byte(source), edits)
	if err != nil {
		t.Fatal(err)
	}
	if want := "a.toMatchInlineSnapshot(`A`); b.toMatchInlineSnapshot(`B`)\n  c.toMatchInlineSnapshot(`\n    1\n    2\n  `)\n"; string(got) != want {
		t.Errorf("got %s", got)
	}
	if _, err := snapshot.Rewrite([]byte(source), append(edits, at(source, "a.", "other"))); err == nil || !strings.Contains(err.Error(), "two different snapshots") {
		t.Errorf("got %v", err)
	}
	if got, err := snapshot.Rewrite([]byte(source), nil); err != nil || string(got) != source {
		t.Errorf("no edits: %s %v", got, err)
	}
}

func TestDedent(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"": "", "a": "a", "a\nb": "a\nb", "\n": "\n", "\n  a\n  ": "a", "\n  {\n    a\n\n  }\n": "{\n  a\n\n}",
		"\n\ta\n\t\tb\n": "a\n\tb", "\n  a\n b\n": " a\nb", "\n  a\n\tb\n": "  a\n\tb", "\r\n  a\r\n  b\r\n": "a\nb", "\n a": "\n a", "\n\n\n": "\n",
	} {
		if got := snapshot.Dedent(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// FuzzRewrite writes a snapshot into a call and reads it back with a JavaScript parser.
func FuzzRewrite(f *testing.F) {
	f.Add("expect(1)", "1", "  ")
	f.Add("f(`${'('}`, /[`]/)", "a`${b}\\\n  c", "\t")
	f.Add("// comment\nx", "\n\n", "")
	f.Fuzz(func(t *testing.T, before, value, indent string) {
		if !utf8.ValidString(before+value) || strings.ContainsAny(value, "\r\u2028\u2029\x00\ufeff") || strings.Trim(indent, " \t") != "" || strings.Contains(before, "toMatch") {
			return // not of the inputs that this is about
		}
		// A place that is in code, whatever stands before it.
		head := before + "\n;" + indent
		source := head + "\n" + indent + "x.toMatchInlineSnapshot()\n;after`"
		edit := snapshot.Edit{Line: strings.Count(head, "\n") + 2, Column: len(indent) + 1, Value: value}
		got, err := snapshot.Rewrite([]byte(source), []snapshot.Edit{edit})
		if err != nil {
			t.Fatal(err)
		}
		prefix := head + "\n" + indent + "x.toMatchInlineSnapshot("
		literal, ok := strings.CutPrefix(string(got), prefix)
		if !ok {
			t.Fatalf("what stands before has changed: %q", got)
		}
		literal, ok = strings.CutSuffix(literal, ")\n;after`")
		if !ok {
			t.Fatalf("what stands after has changed: %q", got)
		}
		if strings.Contains(value, "\n") && strings.Trim(value, " \t\n") == "" {
			return // white space alone has no indentation to tell
		}
		// The literal is valid, and dedented it is the value.
		parsed := esbuild.Transform("x("+literal+")", esbuild.TransformOptions{})
		if len(parsed.Errors) > 0 {
			t.Fatalf("%q: %s", literal, parsed.Errors[0].Text)
		}
		if cooked := cook(literal); !sameLines(snapshot.Dedent(cooked), value) {
			t.Fatalf("%q became %q, which reads %q", value, literal, snapshot.Dedent(cooked))
		}
		again, err := snapshot.Rewrite(got, []snapshot.Edit{edit})
		if err != nil || string(again) != string(got) {
			t.Fatalf("the second time: %q %v", again, err)
		}
	})
}

// cook is the value of a template literal as Rewrite writes it.
func cook(literal string) string {
	return strings.NewReplacer("\\`", "`", "\\$", "$", `\\`, `\`).Replace(literal[1 : len(literal)-1])
}

// sameLines compares texts without the indentation that all lines of a text share, which an inline snapshot does not keep.
func sameLines(got, want string) bool {
	return got == want || got == snapshot.Dedent("\n"+want+"\n")
}

// FuzzRewriteAnything looks for sources on which Rewrite panics or changes more than it may.
func FuzzRewriteAnything(f *testing.F) {
	f.Add("a.toMatchInlineSnapshot(`x`, {", 1, 1, "v")
	f.Add("/toMatchInlineSnapshot(/.x.toMatchInlineSnapshot('\\", 1, 3, "v")
	f.Fuzz(func(t *testing.T, source string, line, column int, value string) {
		for _, properties := range []bool{false, true} {
			got, err := snapshot.Rewrite([]byte(source), []snapshot.Edit{{Line: line, Column: column, Value: value, Properties: properties}})
			if err == nil && !strings.Contains(string(got), "toMatchInlineSnapshot") {
				t.Fatalf("%q became %q", source, got)
			}
		}
	})
}
