package source

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestStacks(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		files map[string]string
		want  string
	}{
		"plain": {map[string]string{"main.js": "function boom() { throw new TypeError('no') }\n\n[1].map(() => boom())"},
			"TypeError: no\n    at boom (main.js:1:25)\n    at main.js:3:15\n    at main.js:3:5"},
		"plain, column counted in UTF-16": {map[string]string{"main.js": "#!/x\n'😀é'; null.x"}, "TypeError: Cannot read property 'x' of undefined\n    at main.js:2:13"},
		"typescript, through helpers": {map[string]string{
			"main.ts":  "import { boom } from './lib/b'\nimport c from './c'\ninterface I { a: string }\nasync function* gen(): AsyncGenerator<I> {\n  c(boom)\n}\nfor await (const x of gen()) print(x)",
			"lib/b.ts": "type A = 1\nexport function boom(): never {\n  throw new Error('no')\n}",
			"c.js":     "module.exports = function call(f) { return f() }"},
			"Error: no\n    at boom (lib/b.ts:3:9)\n    at call (c.js:1:44)\n    at main.ts:5:3\n    at main.ts:7:1"},
		"renamed": {map[string]string{"main.ts": "import { f as g } from './b'\nfunction f(): void { g() }\nf()", "b.ts": "export function f(): void { throw new Error('no') }"},
			"Error: no\n    at f (b.ts:1:35)\n    at f (main.ts:2:22)\n    at main.ts:3:1"},
		"after await": {map[string]string{"main.ts": "async function main(): Promise<void> {\n  await null\n  throw new Error('no')\n}\nawait main()"},
			"Error: no\n    at main (main.ts:3:9)\n    at main.ts:5:7"},
		"method, getter, constructor": {map[string]string{"main.js": "class A { constructor() { this.x } get x() { return this.m() } m() { throw new Error('two\\nlines') } }\nnew A()"},
			"Error: two\nlines\n    at m (main.js:1:76)\n    at x (main.js:1:58)\n    at main.js:1:32\n    at main.js:2:1"},
		"commonjs top level": {map[string]string{"main.js": "print(1)\nrequire('./x')", "x.js": "'use strict'\nthrow new Error('no ' + !__dirname)"},
			"Error: no false\n    at x.js:2:7\n    at main.js:2:1"},
		"first line after a prefix": {map[string]string{"main.js": "exports.a = __dirname; null.x"}, "TypeError: Cannot read property 'x' of undefined\n    at main.js:1:29"},
		"eval":                      {map[string]string{"main.js": "eval('null.x')"}, "TypeError: Cannot read property 'x' of undefined\n    at main.js:1:1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := tree(t, test.files)
			p, out := run(t, Options{Path: filepath.Join(dir, mainOf(test.files))})
			if out.stack != test.want {
				t.Errorf("got\n%s\nwant\n%s\n%s", out.stack, test.want, p.code.Text)
			}
		})
	}
}

func TestParseFrame(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]rawFrame{
		"\tat fn (<script>:3:5(12))":         {"fn", "<script>", 3, 5},
		"\tat <script>:3:5(12)":              {"", "<script>", 3, 5},
		"\tat a b (C:\\x (1)\\y.js:3:5(12))": {"a b", "C:\\x (1)\\y.js", 3, 5},
		"\tat map (native)":                  {fn: "map", file: "native"},
		"\tat native":                        {file: "native"},
		"\tat <eval>:1:6(1)":                 {"", "<eval>", 1, 6},
		"\tat a/b.js (<script>:1:6(1))":      {"a/b.js", "<script>", 1, 6},
	} {
		if got, ok := parseFrame(line); !ok || got != want {
			t.Errorf("%q: got %+v, %v", line, got, ok)
		}
	}
	for _, line := range []string{"", "Error: at x", "\tat", "\tat x", "\tat x:1:2", "\tat x:a:2(3)", "\tat x:1:-2(3)", "    at x:1:2(3)", "\tat x:1:2(3))", "\tat x:99999999999:2(3)"} {
		if got, ok := parseFrame(line); ok {
			t.Errorf("%q: got %+v", line, got)
		}
	}
}

func TestCodeFrame(t *testing.T) {
	t.Parallel()
	dir := tree(t, map[string]string{"main.ts": "import './b'\n", "b.ts": "// one\n// two\n// three\n\tconst 日本: string = 'é'; throw new Error(日本)\n// five\n// six\n// seven\n"})
	p, out := run(t, Options{Path: filepath.Join(dir, "main.ts")})
	if !strings.HasPrefix(out.stack, "Error: é\n    at b.ts:4:32") {
		t.Fatalf("stack %s", out.stack)
	}
	f := Frame{File: filepath.Join(dir, "b.ts"), Line: 4, Column: 32}
	want := "  2 | // two\n  3 | // three\n> 4 |     const 日本: string = 'é'; throw new Error(日本)\n    |                                     ^\n  5 | // five\n  6 | // six"
	if got := p.CodeFrame(f, false); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := p.CodeFrame(Frame{File: f.File, Line: 7, Column: 4}, false); got != "  5 | // five\n  6 | // six\n> 7 | // seven\n    |    ^" {
		t.Errorf("got\n%s", got)
	}
	if got := p.CodeFrame(f, true); !strings.Contains(got, "\x1b[31m>\x1b[0m") || !strings.Contains(got, "\x1b[31m^\x1b[0m") {
		t.Errorf("got %q", got)
	}
	for _, f := range []Frame{{File: "/nope", Line: 1, Column: 1}, {File: f.File, Line: 99, Column: 1}, {File: f.File}} {
		if got := p.CodeFrame(f, false); got != "" {
			t.Errorf("%v: %q", f, got)
		}
	}
	// What is shown is what was loaded, or nothing.
	tree := filepath.Join(dir, "b.ts")
	if err := overwrite(tree, "// changed"); err != nil {
		t.Fatal(err)
	}
	if got := p.CodeFrame(f, false); got != "" {
		t.Errorf("changed file: %q", got)
	}
}

func TestLongLine(t *testing.T) {
	t.Parallel()
	p, out := run(t, Options{Source: []byte(strings.Repeat("0;", 5000) + "null.x;" + strings.Repeat("1;", 5000))})
	if !strings.HasSuffix(out.stack, "at <eval>:1:10006") {
		t.Fatalf("stack %s", out.stack)
	}
	frame := p.CodeFrame(Frame{File: "<eval>", Line: 1, Column: 10006}, false)
	lines := strings.Split(frame, "\n")
	if len(frame) > 400 || len(lines) != 2 || !strings.HasPrefix(string([]rune(lines[0])[strings.Index(lines[1], "^"):]), "x;1;") {
		t.Errorf("got\n%s", frame)
	}
}
