package lib_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/tests/harness/lib"
	"github.com/dssrun/dssrun/tests/harness/snapshot"
)

// snapshots runs a script as one test file would be, and gives what it printed and what became of its snapshots.
func snapshots(t *testing.T, file string, mode snapshot.Mode, site func() any, script string) (string, snapshot.Counts) {
	t.Helper()
	f, err := snapshot.Open(file, mode)
	if err != nil {
		t.Fatal(err)
	}
	k := newKit(t, site, f)
	out := k.run(t, `context.snapshots = require("snapshots");`+script)
	counts, err := f.Close(true)
	if err != nil {
		t.Fatal(err)
	}
	return out, counts
}

func TestSnapshotsInAFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "users.test.ts")
	script := `
await fails("object", () => expect({ b: [1, "two"], a: new Date(0) }).toMatchSnapshot());
await fails("text", () => expect("one\n=== two 1\n${x}").toMatchSnapshot());
await fails("hint", () => expect(undefined).toMatchSnapshot("nothing"));
await fails("properties", () => expect({ id: ID, name: "x", in: { at: new Date() } }).toMatchSnapshot({ id: expect.any(Number), in: { at: expect.any(Date) } }));
await fails("error", () => expect(() => { throw new Error("refused") }).toThrowErrorMatchingSnapshot());
await fails("rejection", () => expect(Promise.reject(new Error("refused"))).rejects.toThrowErrorMatchingSnapshot());
await fails("wrong properties", () => expect({ id: "x" }).toMatchSnapshot({ id: expect.any(Number) }));
await fails("not", () => expect(1).not.toMatchSnapshot());
await fails("hint misuse", () => expect(1).toMatchSnapshot(5));
`
	first, counts := snapshots(t, file, snapshot.Write, nil, strings.ReplaceAll(script, "ID", "1"))
	if want := (snapshot.Counts{Written: 6}); counts != want {
		t.Errorf("first run: %+v, want %+v\n%s", counts, want, first)
	}
	if !strings.Contains(first, "a snapshot can't be negated") || !strings.Contains(first, "- ") {
		t.Error(first)
	}
	kept, err := os.ReadFile(filepath.Join(filepath.Dir(file), "__snapshots__", "users.test.ts.snap"))
	if err != nil {
		t.Fatal(err)
	}
	const want = `# Snapshots of dssrun test, version 1. Read the differences; dssrun test --update accepts them.

=== suite > case 1
{
  a: 1970-01-01T00:00:00.000Z,
  b: [
    1,
    "two",
  ],
}

=== suite > case 2
"one
\=== two 1
${x}"

=== suite > case 3
{
  id: Any<Number>,
  in: {
    at: Any<Date>,
  },
  name: "x",
}

=== suite > case 4
"refused"

=== suite > case 5
"refused"

=== suite > case: nothing 1
undefined
`
	if string(kept) != want {
		t.Errorf("%s", lib.Diff(want, string(kept)))
	}
	if out, counts := snapshots(t, file, snapshot.Check, nil, strings.ReplaceAll(script, "ID", "2")); counts != (snapshot.Counts{Matched: 6}) {
		t.Errorf("second run: %+v\n%s", counts, out)
	}
	out, counts := snapshots(t, file, snapshot.Write, nil, `await fails("changed", () => expect({ b: [1, "three"], a: new Date(0) }).toMatchSnapshot());`)
	if counts != (snapshot.Counts{Failed: 1, Obsolete: 5}) || !strings.Contains(out, `    -     "two",
    +     "three",`) || !strings.Contains(out, "--update") {
		t.Errorf("changed: %+v\n%s", counts, out)
	}
}

func TestSnapshotsInTheSource(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "users.test.js")
	const source = `expect({ a: 1 }).toMatchInlineSnapshot();
expect("x").toMatchInlineSnapshot();
  expect(() => { throw new Error("no") }).toThrowErrorMatchingInlineSnapshot();
expect(Promise.resolve({ id: 1 })).resolves.toMatchInlineSnapshot({ id: expect.any(Number) });
`
	if err := os.WriteFile(file, []byte(source), 0o644); err != nil {
		t.Fatal(err)
	}
	line := 0
	site := func() any {
		line++
		return map[string]any{"file": file, "line": line, "column": 1}
	}
	out, counts := snapshots(t, file, snapshot.Write, site, source[:strings.LastIndex(source, "expect(Pro")]+"await "+source[strings.LastIndex(source, "expect(Pro"):])
	if counts != (snapshot.Counts{Written: 4}) {
		t.Errorf("%+v\n%s", counts, out)
	}
	rewritten, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	const want = "expect({ a: 1 }).toMatchInlineSnapshot(`\n  {\n    a: 1,\n  }\n`);\n" +
		"expect(\"x\").toMatchInlineSnapshot(`\"x\"`);\n" +
		"  expect(() => { throw new Error(\"no\") }).toThrowErrorMatchingInlineSnapshot(`\"no\"`);\n" +
		"expect(Promise.resolve({ id: 1 })).resolves.toMatchInlineSnapshot({ id: expect.any(Number) }, `\n  {\n    id: Any<Number>,\n  }\n`);\n"
	if string(rewritten) != want {
		t.Errorf("%s", lib.Diff(want, string(rewritten)))
	}
	line = 0
	if out, counts = snapshots(t, file, snapshot.Check, site, strings.Replace(string(rewritten), "expect(Pro", "await expect(Pro", 1)); counts != (snapshot.Counts{Matched: 4}) {
		t.Errorf("again: %+v\n%s", counts, out)
	}
	line = 0
	out, counts = snapshots(t, file, snapshot.Write, site, "await fails('changed', () => expect({ a: 2 }).toMatchInlineSnapshot(`\n  {\n    a: 1,\n  }\n`));")
	if counts != (snapshot.Counts{Failed: 1}) || !strings.Contains(out, "    -   a: 1,\n    +   a: 2,") {
		t.Errorf("changed: %+v\n%s", counts, out)
	}
}
