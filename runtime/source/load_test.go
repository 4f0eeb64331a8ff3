package source

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestScripts(t *testing.T) {
	t.Parallel()
	type files = map[string]string
	for name, test := range map[string]struct {
		files  files
		want   []string
		strict bool
	}{
		"plain":                   {files{"main.js": "print(1)"}, []string{"1"}, false},
		"plain awaits":            {files{"main.js": "print(await Promise.resolve(2))"}, []string{"2"}, true},
		"plain mjs":               {files{"main.mjs": "print(this === undefined)"}, []string{"true"}, true},
		"plain, type module":      {files{"main.js": "print(1)", "package.json": `{"type":"module"}`}, []string{"1"}, true},
		"plain shebang":           {files{"main.js": "#!/usr/bin/env -S dssrun run\nprint(1)"}, []string{"1"}, false},
		"no extension":            {files{"main": "#!/usr/bin/env -S dssrun run\nconst x: number = 1\nprint(x)"}, []string{"1"}, false},
		"byte order mark":         {files{"main.ts": "\uFEFFconst x: number = 1\nprint(x)"}, []string{"1"}, false},
		"empty":                   {files{"main.ts": ""}, nil, false},
		"empty js":                {files{"main.js": ""}, nil, false},
		"last line is a comment":  {files{"main.js": "print(1) // one"}, []string{"1"}, false},
		"typescript":              {files{"main.ts": "enum E { A = 3 }\nconst f = <T>(x: T): T => x\nprint(f<number>(E.A))"}, []string{"3"}, false},
		"tsx":                     {files{"main.tsx": "const React = { createElement: (n: string) => n }\nprint(<b>1</b>)"}, []string{"b"}, false},
		"local import":            {files{"main.ts": "import { f } from './lib/f'\nprint(f())", "lib/f.ts": "export const f = (): number => 7"}, []string{"7"}, true},
		"directory import":        {files{"main.ts": "import f from './lib'\nprint(f)", "lib/index.js": "export default 8"}, []string{"8"}, true},
		"ts by its js name":       {files{"main.ts": "import f from './lib.js'\nprint(f)", "lib.ts": "export default 8 as number"}, []string{"8"}, true},
		"json":                    {files{"main.ts": "import c, { a } from './c.json'\nprint(a, c['b-c'])", "c.json": `{"a":1,"b-c":2}`}, []string{"1 2"}, true},
		"json with type":          {files{"main.js": "import c from './c.json' with { type: 'json' }\nprint(c.a)", "c.json": `{"a":1}`}, []string{"1"}, true},
		"require json":            {files{"main.js": "print(require('./c').a)", "c.json": `{"a":1}`}, []string{"1"}, false},
		"require":                 {files{"main.js": "const { x } = require('./x')\nprint(x)", "x.js": "exports.x = 5"}, []string{"5"}, false},
		"module.exports":          {files{"main.cjs": "module.exports = { a: 1 }\nprint(typeof module.exports)"}, []string{"object"}, false},
		"awaits in dependency":    {files{"main.ts": "import { x } from './x'\nprint(x)", "x.ts": "export const x = await Promise.resolve(6)"}, []string{"6"}, true},
		"for await":               {files{"main.ts": "async function* g() { yield 1; yield* [2] }\nfor await (const x of g()) print(x)\nfor await (const x of [3]) print(x)"}, []string{"1", "2", "3"}, true},
		"async generator method":  {files{"main.js": "const o = { async *g() { yield await 4 } }\nfor await (const x of o.g()) print(x)"}, []string{"4"}, true},
		"dynamic import":          {files{"main.ts": "const m = await import('./x')\nprint(m.x, m.default)", "x.ts": "print('loaded')\nexport const x = await Promise.resolve(6)\nexport default 7"}, []string{"loaded", "6 7"}, true},
		"dynamic builtin":         {files{"main.ts": "const m = await import('dss')\nprint(m.apiClient(), (await import('node:fs')).existsSync())"}, []string{"dss.apiClient node:fs.existsSync"}, true},
		"computed builtin":        {files{"main.ts": "const n = 'dss', f = 'node:fs'\nprint((await import(n)).apiClient(), require(f).existsSync())"}, []string{"dss.apiClient node:fs.existsSync"}, true},
		"builtin":                 {files{"main.ts": "import { apiClient } from 'dss'\nimport { apiClient as again, DSSClient } from 'dss'\nprint(apiClient(), again(), DSSClient())"}, []string{"dss.apiClient dss.apiClient dss.DSSClient"}, true},
		"builtin, many lines":     {files{"main.ts": "import {\n  apiClient, // one\n  DSSClient as D,\n} from 'dss'\nprint(apiClient(), D())"}, []string{"dss.apiClient dss.DSSClient"}, true},
		"builtin namespace":       {files{"main.ts": "import * as dss from 'dss'\nprint(dss.apiClient(), dss['DSSClient']())"}, []string{"dss.apiClient dss.DSSClient"}, true},
		"builtin default":         {files{"main.ts": "import dss, { DSSClient } from 'dss'\nimport fs, * as all from 'fs'\nprint(dss.apiClient(), DSSClient(), fs === all)"}, []string{"dss.apiClient dss.DSSClient true"}, true},
		"builtin for effect":      {files{"main.ts": "import 'dss'\nprint(1)\nexport {}"}, []string{"1"}, true},
		"builtin required":        {files{"main.js": "const { apiClient } = require('dss'), fs = require('fs'), fs2 = require('node:fs')\nprint(apiClient(), fs.existsSync(), fs2.existsSync())"}, []string{"dss.apiClient fs.existsSync node:fs.existsSync"}, false},
		"builtin re-exported":     {files{"main.ts": "import { apiClient, cl, parse, ns } from './re'\nprint(apiClient(), cl(), parse(), ns.parse())", "re.ts": "export * from 'std/csv'\nexport * as ns from 'std/csv'\nexport { apiClient, apiClient as cl } from 'dss'"}, []string{"dss.apiClient dss.apiClient std/csv.parse std/csv.parse"}, true},
		"type from a builtin":     {files{"main.ts": "import { apiClient, DSSConnection } from 'dss'\nimport type { X } from 'dss'\nlet x: DSSConnection | X | undefined\nprint(apiClient())"}, []string{"dss.apiClient"}, true},
		"builtin beats package":   {files{"main.ts": "import { apiClient } from 'dss'\nprint(apiClient())", "node_modules/dss/index.js": "exports.apiClient = () => 'wrong'"}, []string{"dss.apiClient"}, true},
		"import text in a string": {files{"main.ts": "import { apiClient } from 'dss'\nprint(`\nimport { apiClent } from \"dss\";`.length, apiClient())"}, []string{"32 dss.apiClient"}, true},
		"own names of ours":       {files{"main.ts": "import { apiClient } from 'dss'\nconst require = 1, __require = 2\nprint(require, __require, apiClient())"}, []string{"1 2 dss.apiClient"}, true},
		"sloppy":                  {files{"main.js": "leak = 1\nprint(globalThis.leak)"}, []string{"1"}, false},
		"sloppy package":          {files{"main.ts": "import p from 'p'\nprint(p)", "node_modules/p/index.js": "leak2 = 3; module.exports = leak2"}, []string{"3"}, false},
		"circular": {files{"main.ts": "import { a } from './a'\nprint(a())", "a.ts": "import { b } from './b'\nexport function a() { return 'a' + b() }\nexport const v = 1", "b.ts": "import { v } from './a'\nexport function b() { return 'b' + v }"},
			[]string{"ab1"}, true},
		"circular with awaits, dynamic": {files{"main.ts": "const m = await import('./a')\nprint(m.a())",
			"c.ts": "await Promise.resolve(); export const c = 1",
			"a.ts": "import { c } from './c'\nimport { b } from './b'\nawait null\nexport function a() { return 'a' + b() + c }\nexport const v = 1",
			"b.ts": "import { v } from './a'\nawait null\nexport function b() { return 'b' + v }"}, []string{"ab11"}, true},
		"circular commonjs": {files{"main.js": "const a = require('./a')\nprint(a.done, a.seen)", "a.js": "exports.done = false\nconst b = require('./b')\nexports.seen = b.seen\nexports.done = true", "b.js": "exports.seen = require('./a').done"}, []string{"true false"}, false},
		"package, exports map": {files{"main.ts": "import p, { kind } from 'p'\nimport { sub } from 'p/sub'\nprint(kind, p, sub)",
			"node_modules/p/package.json": `{"name":"p","exports":{".":{"import":"./m.mjs","require":"./c.cjs"},"./sub":"./s.js"}}`,
			"node_modules/p/m.mjs":        "export const kind = 'esm'; export default 1", "node_modules/p/c.cjs": "exports.kind = 'cjs'", "node_modules/p/s.js": "exports.sub = 'sub'"}, []string{"esm 1 sub"}, false},
		"package, required": {files{"main.cjs": "print(require('p').kind)",
			"node_modules/p/package.json": `{"name":"p","exports":{".":{"import":"./m.mjs","require":"./c.cjs"}}}`,
			"node_modules/p/m.mjs":        "export const kind = 'esm'", "node_modules/p/c.cjs": "exports.kind = 'cjs'"}, []string{"cjs"}, false},
		"package, browser": {files{"main.ts": "import p from 'p'\nprint(p)",
			"node_modules/p/package.json": `{"name":"p","main":"./node.js","browser":"./browser.js"}`,
			"node_modules/p/node.js":      "module.exports = 'node'", "node_modules/p/browser.js": "module.exports = 'browser'"}, []string{"browser"}, false},
		"package, switched off": {files{"main.ts": "import p from 'p'\nprint(p)",
			"node_modules/p/package.json": `{"main":"i.js","browser":{"./off.js":false,"./off2":false,"fs":false}}`,
			"node_modules/p/i.js":         "module.exports = Object.keys(require('./off.js')).length + Object.keys(require('./off2')).length",
			"node_modules/p/off.js":       "exports.a = 1", "node_modules/p/off2.js": "exports.a = __dirname"}, []string{"0"}, false},
		"package, scoped": {files{"sub/x": "", "main.ts": "import p from '@s/p/lib/x'\nprint(p)", "node_modules/@s/p/lib/x.js": "export default 'x'"}, []string{"x"}, true},
		"package, unknown node module": {files{"main.ts": "import p from 'p'\nprint(p.ok)\ntry { p.bad() } catch (e) { print(e.message) }",
			"node_modules/p/index.js": "const net = require('net'); exports.ok = typeof net.Socket; exports.bad = () => net.connect()"},
			[]string{"function", `this package uses connect of the Node.js module "net", which dssrun does not have`}, false},
		"package, optional dependency": {files{"main.ts": "import p from 'p'\nprint(p)", "node_modules/p/index.js": "try { require('nope') } catch (e) { module.exports = e.code }"}, []string{"MODULE_NOT_FOUND"}, false},
		"package, NODE_ENV":            {files{"main.ts": "import p from 'p'\nprint(p)", "node_modules/p/index.js": "module.exports = process.env.NODE_ENV"}, []string{"production"}, false},
		"package shadows node module":  {files{"main.ts": "import p from 'punycode/'\nprint(p)", "node_modules/punycode/index.js": "module.exports = 'mine'"}, []string{"mine"}, false},
		"tsconfig paths":               {files{"main.ts": "import x from '@/x'\nprint(x)", "src/x.ts": "export default 9", "tsconfig.json": `{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } } // comment`}, []string{"9"}, true},
		"unicode property":             {files{"main.js": `print(/^\p{L}+$/u.test("çÀβ"), /\p{L}/u.test("1"))`}, []string{"true false"}, false},
		"unicode property, bundled":    {files{"main.ts": `const x: RegExp = /^[\p{Lu}\d]+$/u; print(x.test("ÀB1"), x.test("à"))`}, []string{"true false"}, false},
		"closing the wrapper":          {files{"main.ts": "const s: string = '}})'; print(s)"}, []string{"}})"}, false},
		"line separators":              {files{"main.js": "print(1)\r\nprint(2)\rprint(3)\u2028print(4)"}, []string{"1", "2", "3", "4"}, false},
		"source map comment":           {files{"main.js": "print(1)\n//# sourceMappingURL=nowhere.map"}, []string{"1"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := wantPrinted(t, test.files, test.want...)
			if p.Strict() != test.strict {
				t.Errorf("strict is %v", p.Strict())
			}
		})
	}
}

func TestPerFile(t *testing.T) {
	t.Parallel()
	dir := tree(t, map[string]string{
		"main.ts":     "import { u } from './lib/x'\nimport c from './c'\nprint(import.meta.url, import.meta.main)\nprint(u)\nprint(c)\n",
		"lib/x.ts":    "// not import.meta\nexport const u = [import.meta.dirname, import.meta.filename, import.meta.main].join(' ')",
		"c.js":        "'use strict'; module.exports = __dirname + ' ' + __filename + ' import.meta ' + (function () { return this === undefined })()",
		"plain.js":    "print(__filename)\nexports.x = 1",
		"esm own.mjs": "import { existsSync } from 'fs'\nconst __dirname = import.meta.dirname\nprint(__dirname, import.meta.url)",
	})
	_, out := run(t, Options{Path: filepath.Join(dir, "main.ts")})
	want := []string{"file://" + dir + "/main.ts true", dir + "/lib " + dir + "/lib/x.ts false", dir + " " + dir + "/c.js import.meta true"}
	if !slices.Equal(out.printed, want) {
		t.Errorf("printed %q, want %q; %s", out.printed, want, out.err)
	}
	if _, out = run(t, Options{Path: filepath.Join(dir, "plain.js")}); !slices.Equal(out.printed, []string{dir + "/plain.js"}) || out.exports.Get("x").Export() != int64(1) {
		t.Errorf("printed %q; %s", out.printed, out.err)
	}
	if _, out = run(t, Options{Path: filepath.Join(dir, "esm own.mjs")}); !slices.Equal(out.printed, []string{dir + " file://" + dir + "/esm%20own.mjs"}) {
		t.Errorf("printed %q; %s", out.printed, out.err)
	}
}

func TestExports(t *testing.T) {
	t.Parallel()
	for file, text := range map[string]string{
		"main.ts":  "export const a: number = 1\nexport default 2",
		"main.mjs": "export const a = await Promise.resolve(1)\nexport { b as default }; const b = 2",
		"main.cjs": "exports.a = 1; exports.default = 2; exports.__esModule = true",
	} {
		_, out := run(t, Options{Path: filepath.Join(tree(t, map[string]string{file: text}), file)})
		if out.err != "" || out.exports.Get("a").Export() != int64(1) || out.exports.Get("default").Export() != int64(2) {
			t.Errorf("%s: %v %v", file, out.err, out.exports)
		}
	}
	if _, out := run(t, Options{Source: []byte("1")}); out.exports == nil || len(out.exports.Keys()) > 0 {
		t.Errorf("a script without exports: %v", out.exports)
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	dir := tree(t, map[string]string{"x.ts": "export const x: number = 4"})
	for text, want := range map[string]string{
		"print(1)": "1",
		"const f = <T>(x: T) => x; print(f<number>(2))": "2",
		"import { x } from './x'; print(x)":             "4",
		"print(import.meta.dirname)":                    dir,
		"print(__dirname)":                              dir,
		"print(require('./x').x)":                       "4",
	} {
		if _, out := run(t, Options{Source: []byte(text), Dir: dir}); out.err != "" || !slices.Equal(out.printed, []string{want}) {
			t.Errorf("%s: printed %q, %s", text, out.printed, out.err)
		}
	}
	p, out := run(t, Options{Source: []byte("import { x } from './x'\nfunction boom(): never {\n  throw new Error('no')\n}\nboom()"), Dir: dir, Name: "<stdin>"})
	if out.stack != "Error: no\n    at boom (<stdin>:3:9)\n    at <stdin>:5:1" {
		t.Errorf("stack %s", out.stack)
	}
	if frame := p.CodeFrame(Frame{File: "<stdin>", Line: 3, Column: 9}, false); !strings.Contains(frame, "> 3 |   throw new Error('no')\n    |         ^") {
		t.Errorf("frame\n%s", frame)
	}
	if in := p.Inputs(); len(in) != 0 {
		t.Errorf("inputs %q", in)
	}
}

func TestInputs(t *testing.T) {
	t.Parallel()
	dir := tree(t, map[string]string{"b.ts": "export const x = 4", "a.json": "{}", "main.ts": "import { x } from './b'\nimport a from './a.json'\nprint(x, import.meta.url, a)"})
	p, _ := run(t, Options{Path: filepath.Join(dir, "main.ts")})
	want := []string{filepath.Join(dir, "main.ts"), filepath.Join(dir, "a.json"), filepath.Join(dir, "b.ts")}
	if !slices.Equal(p.Inputs(), want) {
		t.Errorf("got %q", p.Inputs())
	}
}

func TestCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancelCause(t.Context())
	why := errors.New("stopped")
	cancel(why)
	if _, err := Load(ctx, Options{Source: []byte("1")}); !errors.Is(err, why) {
		t.Errorf("got %v", err)
	}
}

func TestComputedImport(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"const n = './x' + 1\nprint(1)\nawait import(n)", "const n = './x' + 1\nprint(1)\nrequire(n)"} {
		_, out := run(t, Options{Path: filepath.Join(tree(t, map[string]string{"main.ts": text}), "main.ts")})
		if !strings.Contains(out.err, `cannot load module "./x1" at run time`) || !strings.Contains(out.stack, "main.ts:3:") {
			t.Errorf("%s: %s\n%s", text, out.err, out.stack)
		}
	}
}
