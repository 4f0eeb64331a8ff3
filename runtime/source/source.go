package source

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/dop251/goja"
)

// Options says what to load.
type Options struct {
	// Path is the script's file; "" when Source is given.
	Path string
	// Source is the text of a script that is not a file. It may be TypeScript.
	Source []byte
	// Name stands for the file's name when Source is given: "<stdin>" or "<eval>" (the default).
	Name string
	// Dir is where the imports of Source are resolved; the default is the current directory.
	Dir string
	// Builtin tells the built-in modules and the names that each exports. Built-ins win over packages and files.
	// It is asked for a name as the script spells it, then with and without the prefix "node:". A built-in with no names is not checked.
	Builtin func(module string) (exports []string, ok bool)
	// Library has the modules that are imported as "std/…": the file csv.ts at its root is "std/csv". They win over packages and files. nil for none.
	Library fs.FS
	// CacheDir is the folder of the cache, made with mode 0700 when missing; "" for no cache. A cache that can't be used is no error.
	CacheDir string
	// Version is the binary's version: a part of every cache key.
	Version string
	// Cover says of a file, by its absolute path, whether its statements are counted, see Program.Counter; nil for none. Those of packages never are.
	Cover func(path string) bool
}

// Program is a loaded script: immutable, not tied to a VM, safe for concurrent use.
type Program struct {
	code    bundle
	program *goja.Program
	// script is the text of the entry as read, for code frames. Other files are read when they are shown.
	script   string
	cwd      string
	builtin  func(string) ([]string, bool)
	embedded fs.FS
	cached   bool
	counted  *counted // nil when nothing is

	decode  sync.Once
	maps    *sourceMap
	lines   *lineIndex
	renamed map[string]string
}

// bundle is what the transform produces and the cache keeps: everything that can't be had again without the transform.
type bundle struct {
	// Text is the program as the engine compiles it, the wrapper's first and last line included.
	Text string
	// Strict is true when every input is an ES module.
	Strict bool
	// Map is the source map of the lines between the wrapper's, as JSON; "" when they are the script as written.
	Map string
	// Entry is the absolute path, or the name, of the script.
	Entry string
	// Dir is what paths in the map are relative to.
	Dir string
	// Inputs are the bundled files.
	Inputs []input
	// Checks tell whether the same transform would still give the same text, apart from Inputs.
	Checks []check
	// Uses are the names imported from built-in modules.
	Uses []use
}

// input is one bundled file.
type input struct {
	Path string
	Sum  string
	// Prefix is how many UTF-16 code units were put before its first line.
	Prefix int
}

// use is a name that the script imports from a built-in module; no name for the module itself.
type use struct{ Module, Name string }

// Load reads the script, its imports and packages, and compiles them.
// An error is *Diagnostics for anything that is wrong in the script or its imports, and the context's error once ctx is done.
func Load(ctx context.Context, o Options) (*Program, error) {
	if err := ctx.Err(); err != nil {
		return nil, context.Cause(ctx)
	}
	e, err := readEntry(o)
	if err != nil {
		return nil, err
	}
	if p := plain(e, o.Cover); p != nil {
		p.builtin = o.Builtin
		return p, nil
	}
	store := openCache(o.CacheDir)
	key := e.key(o.Version)
	if b := store.load(key, o); b != nil {
		if p, err := newProgram(e, b, o); err == nil {
			p.cached = true
			return p, nil
		}
	}
	b, err := transform(ctx, e, o)
	if err != nil {
		return nil, err
	}
	p, err := newProgram(e, b, o)
	if err != nil {
		return nil, err
	}
	store.save(key, b)
	return p, nil
}

// newProgram compiles a bundle.
func newProgram(e *entry, b *bundle, o Options) (*Program, error) {
	p := &Program{code: *b, script: e.text, cwd: workingDir(), builtin: o.Builtin, embedded: o.Library}
	if err := p.compile(o.Cover); err != nil {
		return nil, err
	}
	return p, nil
}

// Start runs the program in vm, on the goroutine that owns it, and returns the promise of the script's module: it is fulfilled with the
// namespace of the script's exports once the script is through, and rejected with what the script throws.
// require gives the namespace of a built-in module; it is called for each one that is imported, before the script's first statement, and
// whenever the script asks for a module by a computed name. It must panic with a JavaScript value for a module that it doesn't know.
func (p *Program) Start(vm *goja.Runtime, require func(module string) goja.Value) (goja.Value, error) {
	return p.Counter().Start(vm, require)
}

// start is Start; counters is the array that the statements count in, nil when they don't.
func (p *Program) start(vm *goja.Runtime, require func(module string) goja.Value, counters *goja.Object) (goja.Value, error) {
	wrapper, err := vm.RunProgram(p.program)
	if err != nil {
		return nil, err
	}
	prepare, _ := goja.AssertFunction(wrapper)
	state := vm.NewObject()
	if err := state.Set("exports", vm.NewObject()); err != nil {
		return nil, err
	}
	arguments := []goja.Value{vm.ToValue(p.require(vm, require)), state}
	if counters != nil {
		arguments = append(arguments, counters)
	}
	main, err := prepare(goja.Undefined(), arguments...)
	if err != nil {
		return nil, err
	}
	run, _ := goja.AssertFunction(main)
	return run(goja.Undefined())
}

// require is the function that a bundle calls for what is not part of it.
func (p *Program) require(vm *goja.Runtime, namespace func(string) goja.Value) func(goja.FunctionCall) goja.Value {
	return func(call goja.FunctionCall) goja.Value {
		name := call.Argument(0).String()
		if known, _, ok := lookup(p.builtin, name); ok {
			return namespace(known)
		}
		err := vm.NewTypeError("%s", notBundled(name))
		_ = err.Set("code", "MODULE_NOT_FOUND")
		panic(err)
	}
}

// notBundled is what import(x) and require(x) reject or throw with when x was not part of the bundle.
func notBundled(name string) string {
	return "cannot load module " + quote(name) + " at run time: imports are bundled before the script runs, so import() and require() take a string literal, " +
		"or the name of a built-in module. Write the path as a literal, or read the file with node:fs when it is data"
}

// lookup finds a built-in module: the name that the host knows it by, and the names that it exports.
func lookup(builtin func(string) ([]string, bool), name string) (known string, exports []string, ok bool) {
	if builtin == nil {
		return "", nil, false
	}
	other := "node:" + name
	if rest, prefixed := strings.CutPrefix(name, "node:"); prefixed {
		other = rest
	}
	for _, known := range []string{name, other} {
		if exports, ok := builtin(known); ok {
			return known, exports, true
		}
	}
	return "", nil, false
}

// Inputs lists the absolute paths of the files that the program was made from, the script first. A script that is not a file is not listed, nor
// are the files of the library.
func (p *Program) Inputs() []string {
	list := make([]string, 0, len(p.code.Inputs))
	for _, in := range p.code.Inputs {
		if Library(in.Path) {
			continue
		}
		if in.Path == p.code.Entry {
			list = append([]string{in.Path}, list...)
		} else {
			list = append(list, in.Path)
		}
	}
	return list
}

// Strict reports whether the program runs in strict mode: every input is an ES module.
func (p *Program) Strict() bool { return p.code.Strict }

// workingDir is the current directory with symbolic links resolved, "" when unknown.
func workingDir() string {
	dir, err := os.Getwd()
	if err != nil {
		return ""
	}
	return realPath(dir)
}

// realPath resolves symbolic links; a path that can't be resolved is returned as it is.
func realPath(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}

// shortPath is path relative to cwd when it is below it.
func shortPath(cwd, path string) string {
	if cwd == "" || !filepath.IsAbs(path) {
		return path
	}
	rel, err := filepath.Rel(cwd, path)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return path
	}
	return rel
}
