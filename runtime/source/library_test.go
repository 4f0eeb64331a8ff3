package source

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestLibrary(t *testing.T) {
	t.Parallel()
	type files = map[string]string
	for name, test := range map[string]struct {
		files files
		want  []string
	}{
		"import":              {files{"main.ts": "import { line } from 'std/table'\nprint(line([1, 2]) + '|')"}, []string{"1  2  |"}},
		"JavaScript":          {files{"main.js": "import { line } from 'std/table'\nprint(line([1]) + '|')"}, []string{"1  |"}},
		"namespace":           {files{"main.ts": "import * as t from 'std/time'\nprint(t.day)"}, []string{"86400000"}},
		"require":             {files{"main.cjs": "const { line, wide } = require('std/table')\nprint(line(['a']) + wide)"}, []string{"a  4"}},
		"dynamic import":      {files{"main.ts": "print((await import('std/time')).day)"}, []string{"86400000"}},
		"re-export":           {files{"main.ts": "import { day } from './mine'\nprint(day)", "mine.ts": "export * from 'std/time'"}, []string{"86400000"}},
		"beats a package":     {files{"main.ts": "import { day } from 'std/time'\nprint(day)", "node_modules/std/time.js": "exports.day = 1"}, []string{"86400000"}},
		"beats a path":        {files{"main.ts": "import { day } from 'std/time'\nprint(day)", "tsconfig.json": `{"compilerOptions":{"paths":{"std/*":["./mine/*"]}}}`, "mine/time.ts": "export const day = 1"}, []string{"86400000"}},
		"from a package":      {files{"main.ts": "import p from 'p'\nprint(p)", "node_modules/p/index.js": "module.exports = require('std/time').day"}, []string{"86400000"}},
		"a built-in wins":     {files{"main.ts": "import { parse } from 'std/csv'\nprint(parse())"}, []string{"std/csv.parse"}},
		"types of its own":    {files{"main.ts": "import { day, type Unit } from 'std/time'\nconst u: Unit = 'd'\nprint(day, u)"}, []string{"86400000 d"}},
		"a relative std":      {files{"main.ts": "import { x } from './std/time'\nprint(x)", "std/time.ts": "export const x = 1"}, []string{"1"}},
		"another scope's std": {files{"main.ts": "import x from '@std/csv'\nprint(x)", "node_modules/@std/csv/index.js": "module.exports = 1"}, []string{"1"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantPrinted(t, test.files, test.want...)
		})
	}
}

func TestLibraryDiagnostics(t *testing.T) {
	t.Parallel()
	type files = map[string]string
	for name, test := range map[string]struct {
		files files
		want  [][]string
	}{
		"misspelt export":     {files{"main.ts": "import { wide,\n  lne } from 'std/table'\nlne(wide)"}, [][]string{{`main.ts:2:3 "std/table" has no export "lne"; did you mean "line"?`}}},
		"unknown export":      {files{"main.ts": "import { nothing } from 'std/table'\nnothing()"}, [][]string{{`main.ts:1:10 "std/table" has no export "nothing"`, "dssrun doc std/table"}}},
		"misspelt in a space": {files{"main.ts": "import * as t from 'std/time'\nprint(t.dya)"}, [][]string{{`main.ts:2:9 "std/time" has no export "dya"`, "dssrun doc std/time"}}},
		"default":             {files{"main.ts": "import t from 'std/table'\nt.line()"}, [][]string{{`main.ts:1:8 "std/table" has no export "default"`, "import * as table"}}},
		"misspelt module":     {files{"main.ts": "import { line } from 'std/tabel'\nline()"}, [][]string{{`main.ts:1:22 the library has no module "std/tabel"; did you mean "std/table"?`, "it has std/table, std/time"}}},
		"unknown module":      {files{"main.ts": "import { line } from 'std/mathematics'\nline()"}, [][]string{{`main.ts:1:22 the library has no module "std/mathematics"`, "it has std/table, std/time"}}},
		"with an ending":      {files{"main.ts": "import { line } from 'std/table.ts'\nline()"}, [][]string{{`main.ts:1:22 the library has no module "std/table.ts": its modules are named without an ending`, `write "std/table"`}}},
		"the library itself":  {files{"main.ts": "import { line } from 'std'\nline()"}, [][]string{{`main.ts:1:22 "std" is not a module itself: import one of the library's`, "it has std/table, std/time"}}},
		"an inner file":       {files{"main.ts": "import { pad } from 'std/inner/pad'\npad()"}, [][]string{{`main.ts:1:21 the library has no module "std/inner/pad"`, "it has std/table, std/time"}}},
		"required":            {files{"main.js": "require('std/tme')"}, [][]string{{`main.js:1:9 the library has no module "std/tme"; did you mean "std/time"?`}}},
		"a test of it":        {files{"main.ts": "import 'std/table.test'"}, [][]string{{`main.ts:1:8 the library has no module "std/table.test"`}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantDiagnostics(t, test.files, test.want...)
		})
	}
}

func TestLibraryFrames(t *testing.T) {
	t.Parallel()
	dir := tree(t, map[string]string{"main.ts": "import { line } from 'std/table'\n\nprint(line('x' as any))"})
	p, out := run(t, Options{Path: filepath.Join(dir, "main.ts")})
	if out.err != "TypeError: no list" || !strings.Contains(out.stack, "at line (std/table.ts:4:") || !strings.Contains(out.stack, "main.ts:3:7") {
		t.Errorf("threw %s\n%s", out.err, out.stack)
	}
	if frame := p.CodeFrame(Frame{File: "std/table.ts", Line: 4, Column: 35}, false); !strings.Contains(frame, "> 4 |   if (!Array.isArray(cells))") {
		t.Errorf("code frame:\n%s", frame)
	}
	if frame := p.CodeFrame(Frame{File: "std/gone.ts", Line: 1, Column: 1}, false); frame != "" {
		t.Errorf("code frame of no file:\n%s", frame)
	}
	if got := p.Inputs(); !slices.Equal(got, []string{filepath.Join(dir, "main.ts")}) {
		t.Errorf("inputs %q", got)
	}
	for file, want := range map[string]bool{"std/table.ts": true, "std/inner/pad.ts": true, filepath.Join(dir, "std", "table.ts"): false, "<stdin>": false, "std": false} {
		if Library(file) != want {
			t.Errorf("Library(%q) is %v", file, !want)
		}
	}
}

func TestLibraryInCache(t *testing.T) {
	t.Parallel()
	dir := tree(t, map[string]string{"main.ts": "import { day } from 'std/time'\nprint(day)"})
	o := Options{Path: filepath.Join(dir, "main.ts"), CacheDir: filepath.Join(dir, "cache"), Builtin: builtin, Library: library}
	load := func() (cached bool, printed string) {
		t.Helper()
		p, err := Load(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		return p.cached, strings.Join(start(t, p).printed, "")
	}
	if cached, _ := load(); cached {
		t.Error("cached at first")
	}
	if cached, printed := load(); !cached || printed != "86400000" {
		t.Errorf("cached %v, printed %s", cached, printed)
	}
	o.Library = fstest.MapFS{"time.ts": {Data: []byte("export const day = 1")}}
	if cached, printed := load(); cached || printed != "1" {
		t.Errorf("with another library: cached %v, printed %s", cached, printed)
	}
	o.Library = nil
	if _, err := Load(t.Context(), o); err == nil {
		t.Error("without a library it still loads")
	}
}
