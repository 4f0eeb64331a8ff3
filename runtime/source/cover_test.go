package source

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dop251/goja"
)

func everything(string) bool { return true }

// sameCounted runs a script again with its statements counted: nothing that it does may differ, and whatever is counted is in its file's outline.
func sameCounted(t testing.TB, o Options, p *Program, want outcome) {
	t.Helper()
	if len(p.code.Text) > 1<<20 {
		return
	}
	o.Cover = everything
	counted, err := Load(t.Context(), o)
	if err != nil {
		t.Fatalf("Load with counters: %v", err)
	}
	if counted.code.Text != p.code.Text {
		t.Errorf("the text differs with counters:\n%s", counted.code.Text)
	}
	counter := counted.Counter()
	got := startWith(t, counted, counter.Start)
	if !slices.Equal(got.printed, want.printed) || got.err != want.err || got.stack != want.stack || got.pending != want.pending {
		t.Errorf("with counters:\n%+v\nwithout:\n%+v", got, want)
	}
	for _, f := range counter.Files() {
		outline, err := Outlined(t.Context(), f.File)
		if err != nil {
			t.Errorf("%s: %v", f.File, err)
			continue
		}
		if outline.Sum != f.Sum {
			t.Errorf("%s: the sum is %s in the outline, %s in the counts", f.File, outline.Sum, f.Sum)
		}
		for at := range f.Counts {
			if !slices.Contains(outline.Statements, at) {
				t.Errorf("%s:%d:%d is counted and not in the outline %v\n%s", filepath.Base(f.File), at.Line, at.Column, outline.Statements, p.code.Text)
			}
		}
	}
}

// lineCounts runs main and gives what each line of each file was counted: "main.ts 1:1 2:0", files in their order.
func lineCounts(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := tree(t, files)
	p, err := Load(t.Context(), Options{Path: filepath.Join(dir, mainOf(files)), Builtin: builtin, Cover: everything})
	if err != nil {
		t.Fatal(err)
	}
	counter := p.Counter()
	startWith(t, p, counter.Start)
	var all []string
	for _, f := range counter.Files() {
		outline, err := Outlined(t.Context(), f.File)
		if err != nil {
			t.Fatal(err)
		}
		text, last := filepath.Base(f.File), 0
		lines := map[int]int64{}
		for i, s := range outline.Statements {
			n, ok := f.Counts[s]
			if !ok && f.Loaded && outline.Loading[i] {
				n = 1
			}
			lines[s.Line] = max(lines[s.Line], n)
			last = s.Line
		}
		for n := 1; n <= last; n++ {
			if count, ok := lines[n]; ok {
				text += fmt.Sprintf(" %d:%d", n, count)
			}
		}
		all = append(all, text)
	}
	return strings.Join(all, "\n")
}

func TestLineCounts(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ script, want string }{
		"straight":               {"let a = 1\na++\nprint(a)", "1:1 2:1 3:1"},
		"if without braces":      {"const a: number = 1\nif (a)\n  print(1)\nelse\n  print(2)\nif (!a) print(3)", "1:1 2:1 3:1 5:0 6:1"},
		"else if chain":          {"function f(n: number) {\n  if (n === 1) {\n    return 'a'\n  } else if (n === 2) {\n    return 'b'\n  }\n  else if (n === 3)\n    return 'c'\n  else return 'd'\n}\nf(1); f(2); f(2)", "2:3 3:1 4:2 5:2 7:0 8:0 9:0 11:1"},
		"loops":                  {"for (let i = 0; i < 3; i++)\n  print(i)\nfor (const x of [1, 2]) {\n  print(x)\n}\nfor (const k in { a: 1 }) print(k)\nlet n = 2\nwhile (n-- > 0)\n  ;\ndo\n  n++\nwhile (n < 3)\nwhile (false) {\n  print('never')\n}", "1:1 2:3 3:1 4:2 6:1 7:1 8:1 10:1 11:4 13:1 14:0"},
		"closures in loops":      {"const list: (() => number)[] = []\nfor (let i = 0; i < 3; i++) list.push(() =>\n  i)\nprint(list.map(f => f()).join())", "1:1 2:3 3:3 4:3"},
		"switch":                 {"function f(x: unknown) {\n  switch (x) {\n  case 1:\n    return 'one'\n  case 2:\n  case 3: {\n    print(x)\n    break\n  }\n  default:\n    print('other')\n  }\n}\nf(2); f(2); f(9)", "2:3 4:0 7:2 8:2 11:1 14:1"},
		"try":                    {"function f(fail: boolean) {\n  try {\n    if (fail) throw new Error('x')\n    print('after')\n  } catch (e) {\n    print('caught')\n  } finally {\n    print('finally')\n  }\n}\nf(false)\nf(true)\nf(true)", "2:3 3:3 4:1 6:2 8:3 11:1 12:1 13:1"},
		"thrown":                 {"print(1)\nthrow new Error('x')\nprint(2)", "1:1 2:1 3:0"},
		"arrow bodies":           {"const f = (n: number) => n * 2\nconst g = () => ({ a: 1 })\nconst h = (n: number) =>\n  -n\nconst never = () =>\n  print('no')\nprint(f(2), h(1), g().a)", "1:1 2:1 3:1 4:1 5:1 6:0 7:1"},
		"default parameters":     {"function f(a = (() => 5)(), b = a) {\n  return a + b\n}\nf()\nf(1)", "1:1 2:2 4:1 5:1"},
		"class members":          {"class A {\n  static made = 0\n  name = 'a'\n  #hidden = 2\n  on = () => this.name\n  constructor(private readonly x: number) {\n    A.made++\n  }\n  get value() {\n    return this.#hidden\n  }\n  set value(v) {\n    this.#hidden = v\n  }\n  static make() {\n    return new A(1)\n  }\n  never() {\n    return 1\n  }\n  static {\n    print('static')\n  }\n}\nA.make()\nconst a = new A(2)\na.value = a.value + 1", "1:1 2:1 3:2 4:2 5:0 6:2 7:2 10:1 13:1 16:1 19:0 22:1 25:1 26:1 27:1"},
		"class with super":       {"class A { x = 1 }\nclass B extends A {\n  constructor() {\n    super()\n    this.x = 2\n  }\n}\nnew B()", "1:1 2:1 4:1 5:1 8:1"},
		"names stay":             {"class A { handler = () => 1; static make = function () {} }\nprint(new A().handler.name, A.make.name)\nconst f = () => 1, g = class {}\nprint(f.name, g.name)", "1:1 2:1 3:1 4:1"},
		"generators":             {"function* it(n: number) {\n  for (let i = 0; i < n; i++)\n    yield i\n  print('done')\n}\nfor (const x of it(5)) {\n  if (x === 2) break\n}", "2:1 3:3 4:0 6:1 7:3"},
		"async":                  {"async function f(x: number) {\n  await null\n  return x\n}\nconst list = await Promise.all([f(1), f(2)])\nprint(list.length)", "2:2 3:2 5:1 6:1"},
		"async generator":        {"async function* gen() {\n  yield 1\n  yield 2\n}\nfor await (const x of gen()) {\n  print(x)\n}\nasync function* never() {\n  yield 3\n}", "2:1 3:1 5:2 6:2 9:0"},
		"top-level await":        {"await null\nconst x = await Promise.resolve(1)\nprint(x)", "1:1 2:1 3:1"},
		"labels":                 {"outer:\nfor (let i = 0; i < 3; i++) {\n  inner: for (;;) {\n    if (i === 1) continue outer\n    break inner\n  }\n  print(i)\n}\nblock: {\n  if (true as boolean) break block\n  print('no')\n}", "1:1 3:3 4:3 5:2 7:2 10:1 11:0"},
		"no semicolons":          {"const a = 1\nconst b = a\n;[1, 2].forEach(x => print(x))\n;(function () {\n  print('iife')\n})()\nlet c = b\n++c\nprint(c)", "1:1 2:1 3:2 4:1 5:1 7:1 8:1 9:1"},
		"templates":              {"const n = 1\nprint(`a${n}\nb${[1, 2].map(x => `<${x}>`).join()}`)\nString.raw`x`", "1:1 2:1 3:2 4:1"},
		"optional chaining":      {"const o: any = { f: () => 1 }\no?.f?.()\no.g?.(print('no'))\no?.a?.b.c", "1:1 2:1 3:1 4:1"},
		"enums":                  {"enum Color { Red, Green = 5 }\nconst enum C2 { A = 1 }\nprint(Color.Green, Color[5], C2.A)", "1:1 2:1 3:1"},
		"namespace":              {"namespace N {\n  export const z = 1\n  export function f() {\n    return z\n  }\n}\nprint(N.z)", "1:1 2:1 3:1 4:0 7:1"},
		"types are not counted":  {"interface A { b: string }\ntype B = A | undefined\ndeclare const c: B\nlet later: string\nlater = 'x'\nprint(later as string)", "5:1 6:1"},
		"functions are not":      {"\nfunction f() {\n}\nfunction g() { 'use strict'\n  return 1\n}\n;\n{\n  g()\n}", "5:1 9:1"},
		"unused but executed":    {"const unused = 1\nenum E {\n  A\n}\nclass C {\n  static s = 1\n  m() {\n    return 1\n  }\n}\nfunction f() {\n  return 2\n}\nprint(1)", "1:1 2:1 3:1 5:1 6:1 8:0 12:0 14:1"},
		"exports":                {"export const a = 1\nexport default function () {\n  return a\n}\nexport class B {}\nexport { a as c }\nexport function d() { return 1 }", "1:1 3:0 5:1 7:0"},
		"destructuring":          {"const { a, b = 3 } = { a: 1 } as any, [c] = [2]\nprint(a, b, c)", "1:1 2:1"},
		"one line, two outcomes": {"let x = 0; if (x) print('no'); x++", "1:1"},
		"decorators":             {"function d(v: any, c: any) {\n  return v\n}\n@d\nclass A {\n  @d m() {\n    return 1\n  }\n}\nnew A().m()", "2:2 4:1 5:1 6:1 7:1 10:1"},
		"dirname":                {"print(__dirname.length > 0); const f = () => 1\nf()", "1:1 2:1"},
		"unicode":                {"const é = '😀'; const f = () => 1\nprint(é); f()", "1:1 2:1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := lineCounts(t, map[string]string{"main.ts": test.script}); got != "main.ts "+test.want {
				t.Errorf("got %s\nwant main.ts %s", got, test.want)
			}
		})
	}
}

func TestLineCountsOfModules(t *testing.T) {
	t.Parallel()
	lazy := "import { used } from './lib'\nprint('lazy'); export const a = used()\nlet b = 1, c = 2\nexport class D {}\nexport default b + c\nexport function never() { return 1 }"
	lib := "export const dropped = { a: 1 }\nexport function used() {\n  return 1\n}\nexport function unused() {\n  return 2\n}\nexport enum E { A = 1 }"
	for name, test := range map[string]struct {
		files map[string]string
		want  string
	}{
		"what a bundle leaves out": {map[string]string{"main.ts": "import { used } from './lib'\nprint(used())", "lib.ts": lib},
			"lib.ts 1:1 3:1 6:0 8:1\nmain.ts 2:1"},
		"imported at run time": {map[string]string{"main.ts": "const m = await import('./lazy')\nprint(m.a)", "lazy.ts": lazy, "lib.ts": lib},
			"lazy.ts 2:1 3:1 4:1 5:1 6:0\nlib.ts 1:1 3:1 6:0 8:1\nmain.ts 1:1 2:1"},
		"not imported after all": {map[string]string{"main.ts": "if (print.length > 9) await import('./lazy')\nprint(1)", "lazy.ts": lazy, "lib.ts": lib},
			"lazy.ts 2:0 3:0 4:0 5:0 6:0\nlib.ts 1:0 3:0 6:0 8:0\nmain.ts 1:1 2:1"},
		"first statement of a file not imported": {map[string]string{"main.ts": "if (print.length > 9) await import('./lazy')", "lazy.ts": "print('x')\nexport const a = 1"},
			"lazy.ts 1:0 2:0\nmain.ts 1:1"},
		"awaits in each other": {map[string]string{"main.ts": "await import('./a')", "a.ts": "import { b } from './b'\nexport const a = await Promise.resolve(1)\nexport const c = () => b",
			"b.ts": "import { a } from './a'\nexport const b = await Promise.resolve(2)\nexport const d = () =>\n  a"},
			"a.ts 2:1 3:1\nb.ts 2:1 3:1 4:0\nmain.ts 1:1"},
		"commonjs": {map[string]string{"main.js": "const lib = require('./lib')\nprint(lib.f())", "lib.js": "'use strict'\nexports.f = function () {\n  return 1\n}\nfunction never() {\n  return 2\n}"},
			"lib.js 2:1 3:1 6:0\nmain.js 1:1 2:1"},
		"commonjs, required late": {map[string]string{"main.js": "if (print.length > 9) {\n  require('./lib')\n}", "lib.js": "exports.f = 1"},
			"lib.js 1:0\nmain.js 1:1 2:0"},
		"re-exports": {map[string]string{"main.ts": "import { used } from './all'\nprint(used())", "all.ts": "export * from './lib'\nexport { used as other } from './lib'\nexport * as ns from './lib'", "lib.ts": lib},
			"all.ts\nlib.ts 1:1 3:1 6:0 8:1\nmain.ts 2:1"},
		"json, package": {map[string]string{"main.ts": "import data from './data.json'\nimport p from 'p'\nprint(data.a + p())", "data.json": `{"a": 1}`, "node_modules/p/index.js": "export default () => 1"},
			"main.ts 3:1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := lineCounts(t, test.files); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// A script that the engine runs as it is, and the same one bundled, have the same counts.
func TestPlainCountsAsBundled(t *testing.T) {
	t.Parallel()
	script := `let n = 0
for (let i = 0; i < 3; i++) n += i
if (n > 2) { print("more") } else if (n > 1) print("two")
else print("less")
;(function () { print("iife") })()
const f = (a) => -a, g = () => ({ a: 1 }), h = (a) => (b) => typeof b
h(1)(2)
f(1)
outer: for (const x of [1, 2]) { if (x > 1) continue outer; print(x) }
class A { x = 1; y = () => 2; static { print("s") } m() { return this.x } }
new A().m()
String.raw` + "`x`" + `
switch (n) { case 3: print("three"); break; default: print("no") }
try { throw n } catch (e) { print(e) } finally { print("end") }
do n--; while (n > 0)
async function later() { await null; return 1 }
await later()
`
	plain := lineCounts(t, map[string]string{"main.mjs": script})
	bundled := lineCounts(t, map[string]string{"main.mjs": script + "export {}"})
	if plain != bundled {
		t.Errorf("plain   %s\nbundled %s", plain, bundled)
	}
}

func TestCountsOfWhatEndedEarly(t *testing.T) {
	t.Parallel()
	dir := tree(t, map[string]string{"main.ts": "let n = 0\nprint(n)\nfor (;;) {\n  n++\n  if (n === 1000) stop()\n}\nprint(n)"})
	p, err := Load(t.Context(), Options{Path: filepath.Join(dir, "main.ts"), Cover: everything})
	if err != nil {
		t.Fatal(err)
	}
	counter := p.Counter()
	if got := counter.Files(); got != nil {
		t.Errorf("counts before the start: %v", got)
	}
	vm := goja.New()
	_ = vm.Set("print", func() {})
	_ = vm.Set("stop", func() {
		if n := counter.Files()[0].Counts[Statement{4, 3}]; n != 1000 {
			t.Errorf("counted %d times while it runs, want 1000", n)
		}
		vm.Interrupt("enough")
	})
	if _, err := counter.Start(vm, nil); err == nil {
		t.Error("the script was not interrupted")
	}
	counts := counter.Files()[0].Counts
	for at, want := range map[Statement]int64{{1, 1}: 1, {2, 1}: 1, {3, 1}: 1, {4, 3}: 1000, {5, 3}: 1000, {5, 19}: 1, {7, 1}: 0} {
		if counts[at] != want {
			t.Errorf("%v ran %d times, want %d", at, counts[at], want)
		}
	}
}

func TestCounterOfWhatIsNotCounted(t *testing.T) {
	t.Parallel()
	dir := tree(t, map[string]string{"main.ts": "import { a } from './a'\nprint(a)", "a.ts": "export const a = 1"})
	o := Options{Path: filepath.Join(dir, "main.ts")}
	for name, cover := range map[string]func(string) bool{"off": nil, "no file": func(string) bool { return false }} {
		o.Cover = cover
		p, err := Load(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		counter := p.Counter()
		if out := startWith(t, p, counter.Start); !slices.Equal(out.printed, []string{"1"}) || counter.Files() != nil {
			t.Errorf("%s: printed %v, counted %v", name, out.printed, counter.Files())
		}
	}
	o.Cover = func(path string) bool { return filepath.Base(path) == "main.ts" }
	p, err := Load(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if out := startWith(t, p, p.Start); !slices.Equal(out.printed, []string{"1"}) {
		t.Errorf("without a counter a program that counts printed %v", out.printed)
	}
	counter := p.Counter()
	startWith(t, p, counter.Start)
	if files := counter.Files(); len(files) != 1 || files[0].File != filepath.Join(dir, "main.ts") {
		t.Errorf("counted %v, want main.ts only", files)
	}
}

func TestOutlinedErrors(t *testing.T) {
	t.Parallel()
	dir := tree(t, map[string]string{"bad.ts": "let = =", "binary.ts": "a\x00b"})
	for _, name := range []string{"bad.ts", "binary.ts", "gone.ts", "."} {
		_, err := Outlined(t.Context(), filepath.Join(dir, name))
		var d *Diagnostics
		if !errors.As(err, &d) {
			t.Errorf("%s: %v, want diagnostics", name, err)
		}
	}
}

// Counters are put into what the cache keeps: a run that counts and one that does not share an entry.
func TestCountsFromTheCache(t *testing.T) {
	t.Parallel()
	dir := tree(t, map[string]string{"main.ts": "import { a } from './a'\nprint(a())", "a.ts": "export const a = (): number =>\n  1"})
	o := Options{Path: filepath.Join(dir, "main.ts"), CacheDir: filepath.Join(dir, "cache")}
	for i, cover := range []func(string) bool{nil, everything, nil, everything} {
		o.Cover = cover
		p, err := Load(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		if p.cached != (i > 0) {
			t.Errorf("load %d: from the cache %v", i, p.cached)
		}
		counter := p.Counter()
		startWith(t, p, counter.Start)
		if files := counter.Files(); len(files) != map[bool]int{true: 2}[cover != nil] {
			t.Errorf("load %d: counted %v", i, files)
		}
	}
}
