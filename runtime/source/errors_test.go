package source

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestDiagnostics(t *testing.T) {
	t.Parallel()
	type files = map[string]string
	for name, test := range map[string]struct {
		files files
		want  [][]string
	}{
		"misspelt built-in name": {files{"main.ts": "// a comment\nimport { DSSClient, apiClent } from 'dss'\napiClent(DSSClient)"},
			[][]string{{`main.ts:2:21 "dss" has no export "apiClent"; did you mean "apiClient"?`}}},
		"misspelt in JavaScript, twice": {files{"main.js": "import { existSync } from 'fs'\nimport './b.js'\nexistSync()", "b.js": "import {\n  parse,\n  format as f } from 'std/csv'\nf(parse)"},
			[][]string{{`main.js:1:10 "fs" has no export "existSync"; did you mean "existsSync"?`}, {`b.js:3:3 "std/csv" has no export "format"`, "it exports parse"}}},
		"misspelt re-export": {files{"main.ts": "import { x } from './b'\nx()", "b.ts": "export { apiClent as x } from 'dss'"},
			[][]string{{`b.ts:1:22 "dss" has no export "apiClent"; did you mean "apiClient"?`}}},
		"missing file": {files{"main.ts": "import a from './lib'\nimport b from './helpr'\na(b)", "helper.ts": ""},
			[][]string{{`main.ts:1:15 cannot find the imported file "./lib"`, "looked for"}, {`main.ts:2:15 cannot find the imported file "./helpr"`, `did you mean "./helper.ts"?`}}},
		"missing file, in an import": {files{"main.ts": "import './a/x'", "a/x.ts": "export {}\n  require('../nope')"},
			[][]string{{`a/x.ts:2:11 cannot find the imported file "../nope"`}}},
		"missing package": {files{"main.ts": "import a from 'lodash/fp'\nimport b from '@s/p'\na(b)"},
			[][]string{{`main.ts:1:15 cannot find "lodash/fp"`, "npm install lodash"}, {`main.ts:2:15 cannot find the package "@s/p"`, "npm install @s/p"}}},
		"modules that are not there": {files{"main.ts": "import a from 'dss/test'\nimport b from 'dss/goven'\na(b)"},
			[][]string{{`main.ts:1:15 cannot find "dss/test"`, "run the file with dssrun test"}, {`main.ts:2:15 cannot find "dss/goven"`, "the modules of the API are dss, dss/govern and dss/launchpad"}}},
		"package instead of file": {files{"main.ts": "import a from 'helper'\na()", "helper.ts": ""},
			[][]string{{`main.ts:1:15 cannot find the package "helper"`, `write "./helper"`}}},
		"not exported by package": {files{"main.ts": "import a from 'p/x'\na()", "node_modules/p/package.json": `{"exports":{".":"./i.js"}}`, "node_modules/p/i.js": ""},
			[][]string{{`main.ts:1:15 cannot find "p/x"`, "not exported by package"}}},
		"unknown module of Node.js": {files{"main.ts": "import a from 'node:cluster'\na()"},
			[][]string{{`main.ts:1:15 "node:cluster" is a module of Node.js that dssrun does not have`}}},
		"from the network": {files{"main.ts": "import a from 'https://example.com/a.js'\na()"},
			[][]string{{`main.ts:1:15 cannot import "https://example.com/a.js": imports from the network are not supported`, "npm"}}},
		"no such export": {files{"main.ts": "import { zip } from './b'\nzip()", "b.ts": "export const zap = 1"},
			[][]string{{`main.ts:1:10 No matching export in "b.ts" for import "zip"`}}},
		"no such export of JSON": {files{"main.ts": "import * as c from './c.json'\nprint(c.zap)", "c.json": `{"a":1}`},
			[][]string{{`main.ts:2:9 Import "zap" will always be undefined because there is no matching export in "c.json"`}}},
		"require of a module that awaits": {files{"main.ts": "const y = 1\n  const t = require('./t')\nprint(t, y)", "t.ts": "export const x = await 1"},
			[][]string{{`main.ts:2:13 cannot require() a module that awaits at its top level: its values are not there yet`, "use import"}}},
		"require of a module that awaits, indirectly": {files{"main.js": "const t = require('./via')\nprint(t)", "via.js": "export * from './t.js'", "t.js": "export const x = await 1"},
			[][]string{{`main.js:1:11 cannot require() a module that awaits at its top level: its values are not there yet`}}},
		"syntax":                 {files{"main.ts": "const a = 1\nconst b: = 2"}, [][]string{{`main.ts:2:10 SyntaxError: Unexpected "="`}}},
		"syntax, plain":          {files{"main.js": "print(1)\nlet é = '日本'; }"}, [][]string{{`main.js:2:15 SyntaxError: Unexpected "}"`}}},
		"syntax, in an import":   {files{"main.js": "import './b.js'", "b.js": "\n  if ("}, [][]string{{`b.js:2:7 SyntaxError: Unexpected end of file`}}},
		"syntax, after a prefix": {files{"main.js": "const d = __dirname, = 2; exports.x"}, [][]string{{`main.js:1:22 SyntaxError: Expected identifier but found "="`}}},
		"unclosed wrapper":       {files{"main.js": "})(); await (async () => {"}, [][]string{{`main.js:1:1 SyntaxError: Unexpected "}"`}}},
		"declared twice":         {files{"main.js": "let x = 1\nlet x = 2"}, [][]string{{`main.js:2:5 SyntaxError: The symbol "x" has already been declared`, "originally declared here"}}},
		"json":                   {files{"main.js": "import c from './c.json'\nprint(c)", "c.json": "{\n  \"a\": 1,\n}"}, [][]string{{`c.json:2:9 SyntaxError: JSON does not support trailing commas`}}},
		"flag d":                 {files{"main.ts": "const s: string = 'x'\nprint(/a/d, s)"}, [][]string{{`main.ts:2:7 SyntaxError: invalid regular expression flags "d": the flag d (match indices) is not supported; use match.index and the lengths of the groups`}}},
		"unknown property":       {files{"main.js": `print(/\p{Foo}/u)`}, [][]string{{`main.js:1:7 SyntaxError: invalid regular expression /\p{Foo}/u: unknown or unsupported Unicode property \p{Foo}`}}},
		"NUL":                    {files{"main.js": "MZ\x00\x01"}, [][]string{{"main.js:0:0 cannot run this file: it has NUL bytes, so it is a binary file, not a script", "JavaScript"}}},
		"UTF-16":                 {files{"main.js": "\xff\xfep\x00"}, [][]string{{"main.js:0:0 cannot read the script: it is saved as UTF-16", "UTF-8"}}},
		"Latin-1":                {files{"main.js": "print(1)\n// caf\xe9"}, [][]string{{"main.js:2:7 invalid UTF-8: byte 0xE9 does not belong to any character", "UTF-8"}}},
		"Latin-1 in an import":   {files{"main.js": "import './b.js'", "b.js": "// ok\n'\xe9'"}, [][]string{{"b.js:2:2 invalid UTF-8: byte 0xE9 does not belong to any character", "UTF-8"}}},
		"css":                    {files{"main.js": "import './b.css'", "b.css": ""}, [][]string{{`main.js:1:8 No loader is configured for ".css" files: b.css`}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantDiagnostics(t, test.files, test.want...)
		})
	}
}

func TestUnreadable(t *testing.T) {
	t.Parallel()
	dir := tree(t, map[string]string{"report.ts": "", "job/main.ts": "", "empty/x": "", "secret.js": "1"})
	if err := os.Chmod(filepath.Join(dir, "secret.js"), 0); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"reprot.ts":   `did you mean "` + filepath.Join(dir, "report.ts") + `"?`,
		"report":      `did you mean "` + filepath.Join(dir, "report.ts") + `"?`,
		"report.js":   `did you mean "` + filepath.Join(dir, "report.ts") + `"?`,
		"nope/x.ts":   `does not exist either`,
		"zzz.ts":      `paths are taken from the current directory`,
		"job":         `did you mean "` + filepath.Join(dir, "job", "main.ts") + `"?`,
		"empty":       `is a folder, not a script`,
		"report.ts/x": "cannot",
		"secret.js":   "permission denied",
	} {
		if path == "secret.js" && (os.Getuid() == 0 || runtime.GOOS == "windows") {
			continue
		}
		_, err := Load(t.Context(), Options{Path: filepath.Join(dir, path)})
		var d *Diagnostics
		if !errors.As(err, &d) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", path, err, want)
		}
	}
}

func TestRender(t *testing.T) {
	t.Parallel()
	d := &Diagnostics{}
	for range 12 {
		d.List = append(d.List, Diagnostic{Message: "no", File: "<eval>", Line: 12, Column: 3, Length: 2, LineText: "\tabcd", Note: "do"})
	}
	text := d.Error()
	if want := "no\n    at <eval>:12:3\n> 12 |     abcd\n     |      ^^\nhint: do\n"; !strings.HasPrefix(text, want) || !strings.HasSuffix(text, "… and 4 more") {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
	if !strings.Contains(d.Render(true), "\x1b[31m^^\x1b[0m") || strings.Contains(text, "\x1b") {
		t.Errorf("color\n%q", d.Render(true))
	}
}

func TestManySyntaxErrorsAreCapped(t *testing.T) {
	t.Parallel()
	text := ""
	for i := range 30 {
		text += fmt.Sprintf("import './nope%d'\n", i)
	}
	_, err := Load(t.Context(), Options{Path: filepath.Join(tree(t, map[string]string{"main.ts": text}), "main.ts")})
	if err == nil || !strings.Contains(err.Error(), "… and 22 more") {
		t.Errorf("got %v", err)
	}
}
