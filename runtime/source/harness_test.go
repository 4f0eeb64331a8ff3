package source

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dop251/goja"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// modules are the built-in modules of the tests.
var modules = map[string][]string{
	"dss":     {"apiClient", "DSSClient", "constants"},
	"node:fs": {"readFileSync", "existsSync"},
	"fs":      {"readFileSync", "existsSync"},
	"std/csv": {"parse"},
}

func builtin(name string) ([]string, bool) {
	e, ok := modules[name]
	return e, ok
}

// library is the library of the tests.
var library = fstest.MapFS{
	"table.ts":      {Data: []byte("import { pad } from './inner/pad.ts'\n/** Makes a line. */\nexport function line<T>(cells: T[]): string {\n  if (!Array.isArray(cells)) throw new TypeError('no list')\n  return cells.map((c) => pad(String(c))).join('')\n}\nexport const wide = 4\n")},
	"inner/pad.ts":  {Data: []byte("export const pad = (s: string): string => s.padEnd(3)\n")},
	"time.ts":       {Data: []byte("export const day: number = 86400000\n")},
	"time.d.ts":     {Data: []byte("export const day: number;\n")},
	"table.test.ts": {Data: []byte("export {}")},
}

// tree writes files, given as path → text, and returns their folder.
func tree(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := realPath(t.TempDir())
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// outcome is what a script did.
type outcome struct {
	printed []string
	exports *goja.Object
	err     string // what was thrown
	stack   string // mapped, paths relative to the script's folder
	pending bool
}

// run loads and runs a script.
func run(t testing.TB, o Options) (*Program, outcome) {
	t.Helper()
	o.Builtin, o.Library = builtin, library
	p, err := Load(t.Context(), o)
	if err != nil {
		t.Fatalf("Load: %v", err)
	}
	out := start(t, p)
	sameCounted(t, o, p, out)
	return p, out
}

func start(t testing.TB, p *Program) outcome {
	t.Helper()
	return startWith(t, p, p.Start)
}

// startWith runs a program by its Start or by that of its counter.
func startWith(t testing.TB, p *Program, begin func(*goja.Runtime, func(string) goja.Value) (goja.Value, error)) outcome {
	t.Helper()
	vm := goja.New()
	var out outcome
	_ = vm.Set("print", func(c goja.FunctionCall) goja.Value {
		var words []string
		for _, a := range c.Arguments {
			words = append(words, a.String())
		}
		out.printed = append(out.printed, strings.Join(words, " "))
		return goja.Undefined()
	})
	if _, err := vm.RunString(`Object.defineProperty(Symbol, "asyncIterator", { value: Symbol.for("Symbol.asyncIterator") })`); err != nil {
		t.Fatal(err)
	}
	v, err := begin(vm, func(name string) goja.Value {
		ns := vm.NewObject()
		for _, n := range modules[name] {
			_ = ns.Set(n, func() string { return name + "." + n })
		}
		return ns
	})
	if err != nil {
		t.Fatalf("Start: %v", err)
	}
	promise := v.Export().(*goja.Promise)
	switch promise.State() {
	case goja.PromiseStatePending:
		out.pending = true
	case goja.PromiseStateRejected:
		out.err = promise.Result().String()
		if o, ok := promise.Result().(*goja.Object); ok && o.Get("stack") != nil {
			p.cwd = p.code.Dir
			out.stack = p.MapStack(o.Get("stack").String())
		}
	case goja.PromiseStateFulfilled:
		out.exports = promise.Result().ToObject(vm)
	}
	return out
}

// scripts loads and runs main, the first file of files that is called main.*, and wants what it prints.
func wantPrinted(t *testing.T, files map[string]string, want ...string) *Program {
	t.Helper()
	dir := tree(t, files)
	p, out := run(t, Options{Path: filepath.Join(dir, mainOf(files))})
	if out.err != "" || out.pending {
		t.Fatalf("threw %s, pending %v\n%s\n%s", out.err, out.pending, out.stack, p.code.Text)
	}
	if !slices.Equal(out.printed, want) {
		t.Errorf("printed %q, want %q\n%s", out.printed, want, p.code.Text)
	}
	return p
}

func mainOf(files map[string]string) string {
	for name := range files {
		if strings.HasPrefix(name, "main.") || name == "main" {
			return name
		}
	}
	panic("no main")
}

// wantDiagnostics loads main and wants an error whose diagnostics each hold the given texts: "file:line:column message", then parts of the note.
func wantDiagnostics(t *testing.T, files map[string]string, want ...[]string) {
	t.Helper()
	dir := tree(t, files)
	_, err := Load(t.Context(), Options{Path: filepath.Join(dir, mainOf(files)), Builtin: builtin, Library: library})
	var d *Diagnostics
	if !errors.As(err, &d) {
		t.Fatalf("got %v, want diagnostics", err)
	}
	if len(d.List) != len(want) {
		t.Fatalf("got %d diagnostics, want %d:\n%v", len(d.List), len(want), d)
	}
	for i, one := range d.List {
		got := fmt.Sprintf("%s:%d:%d %s", shortPath(dir, one.File), one.Line, one.Column, one.Message)
		if got != want[i][0] {
			t.Errorf("diagnostic %d:\n got %s\nwant %s", i, got, want[i][0])
		}
		for _, part := range want[i][1:] {
			if !strings.Contains(one.Note, part) {
				t.Errorf("note %q lacks %q", one.Note, part)
			}
		}
	}
}

func overwrite(path, text string) error { return os.WriteFile(path, []byte(text), 0o644) }
