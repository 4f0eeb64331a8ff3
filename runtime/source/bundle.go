package source

import (
	"context"
	"encoding/json"
	"io/fs"
	"path/filepath"
	"sort"
	"strings"
	"sync"

	"github.com/evanw/esbuild/pkg/api"
)

// Names of modules that are not files. None is a path that a script can write by accident.
const (
	builtinPrefix = "dssrun-builtin!" // an import of a built-in module: left in the output by esbuild, replaced by us
	entrySpace    = "dssrun-entry"    // a script that is not a file
	metaSpace     = "dssrun-meta"     // import.meta of a file
	stubSpace     = "dssrun-stub"     // a Node.js module that a package imports and that we don't have
)

// virtual reports whether a source of the map is not a file.
func virtual(source string) bool {
	return strings.HasPrefix(source, metaSpace+":") || strings.HasPrefix(source, stubSpace+":") || source == handOver
}

// handOver is the name of the module that imports the script, so that its exports reach us and no export statement remains.
const handOver = "<dssrun>"

// transform bundles the script and everything it imports.
func transform(ctx context.Context, e *entry, o Options) (*bundle, error) {
	g := &graph{entry: e, builtin: o.Builtin, embedded: o.Library, inputs: map[string]input{}}
	spec := "./" + filepath.Base(e.path)
	if e.path == "" {
		spec = entrySpace + ":"
	}
	specJSON, _ := json.Marshal(spec)
	options := g.options()
	options.Stdin = &api.StdinOptions{Contents: "import * as m from " + string(specJSON) + "; __dssrun.exports = m", ResolveDir: e.dir, Sourcefile: handOver}
	options.Metafile = true
	options.Plugins = []api.Plugin{{Name: "dssrun", Setup: g.setup}}
	build, failed := api.Context(options)
	if failed != nil {
		return nil, g.diagnostics(failed.Errors)
	}
	defer build.Dispose()
	stop := context.AfterFunc(ctx, build.Cancel)
	result := build.Rebuild()
	if !stop() || ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	if d := g.diagnostics(append(result.Errors, mistakes(result.Warnings)...)); d != nil {
		return nil, d
	}
	var text, sourceMap string
	for _, file := range result.OutputFiles {
		if strings.HasSuffix(file.Path, ".map") {
			sourceMap = string(file.Contents)
		} else {
			text = string(file.Contents)
		}
	}
	return g.bundle(text, sourceMap, result.Metafile)
}

// options are esbuild's, whatever it is to bundle.
func (g *graph) options() api.BuildOptions {
	return api.BuildOptions{
		AbsWorkingDir: g.entry.dir,
		AbsPaths:      api.LogAbsPath | api.MetafileAbsPath,
		Outfile:       "out.js",
		Bundle:        true,
		Format:        api.FormatESModule,
		Target:        api.ES2022,
		Platform:      api.PlatformBrowser,
		Charset:       api.CharsetUTF8,
		LegalComments: api.LegalCommentsNone,
		// What the engine can't parse. One computed import() or import.meta, even in a package, would else be a syntax error of the bundle.
		Supported: map[string]bool{"for-await": false, "async-generator": false, "dynamic-import": false, "import-meta": false, "hashbang": false,
			// The engine refuses #x in o where o is one of its dynamic objects, which documents of the API are.
			"class-private-brand-check": false},
		Sourcemap:      api.SourceMapExternal,
		SourcesContent: api.SourcesContentExclude,
		Loader:         map[string]api.Loader{"": api.LoaderTS, ".css": api.LoaderNone},
		Define: map[string]string{
			"import.meta":          metaName,
			"__dirname":            fileName + ".dirname",
			"__filename":           fileName + ".filename",
			"process.env.NODE_ENV": `"production"`,
		},
		LogLevel: api.LogLevelSilent,
		LogLimit: 0,
	}
}

// mistakes are the warnings about the script itself that mean it can't work: in an ES module these are errors.
func mistakes(warnings []api.Message) []api.Message {
	var list []api.Message
	for _, w := range warnings {
		if w.ID == "import-is-undefined" && w.Location != nil && !inPackage(w.Location.File) {
			list = append(list, w)
		}
	}
	return list
}

// inPackage reports whether a file belongs to an installed package.
func inPackage(path string) bool { return strings.Contains(filepath.ToSlash(path), "/node_modules/") }

// graph collects what one transform reads. Its hooks are called from esbuild's goroutines.
type graph struct {
	entry    *entry
	builtin  func(string) ([]string, bool)
	embedded fs.FS // nil for none

	mu     sync.Mutex
	inputs map[string]input
}

// metafile is the part of esbuild's description of a build that we read.
type metafile struct {
	Inputs map[string]struct {
		Format  string
		Imports []struct {
			Path, Kind, Original string
			External             bool
		}
	}
}

// bundle finishes the output: built-in imports are taken out of the text and put into the wrapper's first line.
func (g *graph) bundle(text, sourceMap, meta string) (*bundle, error) {
	var m metafile
	if err := json.Unmarshal([]byte(meta), &m); err != nil {
		return nil, failf(g.entry.name, "cannot read the description of the bundle: %v", err)
	}
	b := &bundle{Map: sourceMap, Entry: g.entry.name, Dir: g.entry.dir, Strict: true}
	for path, in := range m.Inputs {
		if in.Format == "cjs" || in.Format == "" && (path == g.entry.path || path == entrySpace+":"+g.entry.name) {
			b.Strict = false
		}
	}
	for _, in := range g.inputs {
		b.Inputs = append(b.Inputs, in)
	}
	sort.Slice(b.Inputs, func(i, j int) bool { return b.Inputs[i].Path < b.Inputs[j].Path })
	b.Checks = g.checks(&m)

	imports, rest := takeImports(text)
	head, problems := g.link(b, imports)
	problems = append(problems, requiredAwaits(text)...)
	if len(problems) > 0 {
		return nil, g.report(b, text, problems)
	}
	b.Text = head + "\n" + awaitCycles(rest) + wrapClose
	return b, nil
}

// report places problems that were found in esbuild's output.
func (g *graph) report(b *bundle, output string, problems []problem) error {
	p := &Program{code: *b, script: g.entry.text}
	p.code.Text = wrapOpen + "\n" + output + wrapClose
	d := &Diagnostics{}
	lines := newLineIndex(p.code.Text)
	for _, one := range problems {
		line, column := lines.position(len(wrapOpen) + 1 + one.offset)
		found := p.at(line, column+1, one.message)
		found.Note, found.Length = one.note, one.length
		d.List = append(d.List, found)
	}
	d.sort(g.entry.name)
	return d
}

// problem is something wrong with an import that is found in the output.
type problem struct {
	offset  int // in the output
	length  int // in the script; 0 when unknown
	message string
	note    string
}
