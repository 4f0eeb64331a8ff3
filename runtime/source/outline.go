package source

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Outline is what can be counted in a file.
type Outline struct {
	// Sum is the hash of the file's content.
	Sum string
	// Statements are those of the file, in its order. A statement stands for what the file's text has at its place, also when it is several for the
	// engine, or when it is none where a bundle leaves it out.
	Statements []Statement
	// Loading says of each statement whether it runs when the file is loaded: it is not in a function, see FileHits.Loaded.
	Loading []bool
}

// Outlined reads the statements of a script file without running it, and without what it imports. Whatever a program made of the file counts is
// among them. An error is *Diagnostics for anything that is wrong in the file.
func Outlined(ctx context.Context, path string) (*Outline, error) {
	if err := ctx.Err(); err != nil {
		return nil, context.Cause(ctx)
	}
	e, err := readEntry(Options{Path: path})
	if err != nil {
		return nil, err
	}
	every := func(string) bool { return true }
	p, err := alone(e, every)
	if err != nil {
		// Sloppy scripts that run as they are may have what can't be bundled: with.
		if p = plain(e, every); p == nil {
			return nil, err
		}
	}
	o := &Outline{Sum: sum(e.raw)}
	if p.counted == nil {
		return o, nil
	}
	slices.SortStableFunc(p.counted.places, func(a, b place) int {
		if a.line != b.line {
			return a.line - b.line
		}
		return a.column - b.column
	})
	for _, at := range p.counted.places {
		if at.line == 0 {
			continue
		}
		s := Statement{at.line, at.column}
		if n := len(o.Statements); n > 0 && o.Statements[n-1] == s {
			o.Loading[n-1] = o.Loading[n-1] && at.load
			continue
		}
		o.Statements, o.Loading = append(o.Statements, s), append(o.Loading, at.load)
	}
	return o, nil
}

// alone bundles a script without its imports, and puts counters into it. It is not compiled.
func alone(e *entry, cover func(string) bool) (*Program, error) {
	g := &graph{entry: e, inputs: map[string]input{}}
	options := g.options()
	options.EntryPoints = []string{e.path}
	options.TreeShaking = api.TreeShakingFalse
	options.Plugins = []api.Plugin{{Name: "dssrun", Setup: g.setupAlone}}
	result := api.Build(options)
	if d := g.diagnostics(result.Errors); d != nil {
		return nil, d
	}
	p := &Program{script: e.text, code: bundle{Entry: e.name, Dir: e.dir, Inputs: []input{g.inputs[e.path]}}}
	for _, file := range result.OutputFiles {
		if strings.HasSuffix(file.Path, ".map") {
			p.code.Map = string(file.Contents)
			continue
		}
		_, rest := takeImports(string(file.Contents))
		p.code.Text = wrapOpen + withoutExports("\n"+rest) + wrapClose
	}
	tree, err := parse(p.code.Text)
	if err != nil {
		return nil, p.syntaxErrors(err)
	}
	p.instrument(tree, cover)
	return p, nil
}

// setupAlone hooks a graph of one file into esbuild: all that it imports stays outside.
func (g *graph) setupAlone(b api.PluginBuild) {
	b.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
		if a.Kind == api.ResolveEntryPoint {
			return api.OnResolveResult{Path: filepath.Clean(a.Path), Namespace: "file"}, nil
		}
		return api.OnResolveResult{Path: builtinPrefix + a.Path, External: true}, nil
	})
	b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "file"}, g.load)
}

// withoutExports takes out the exports of a bundle of an entry, as the engine knows none: those of whole modules, where they stand, and the
// statement at the end.
func withoutExports(text string) string {
	const all = "\nexport * "
	for at := strings.Index(text, all); at >= 0; at = strings.Index(text, all) {
		end := strings.IndexByte(text[at+1:]+"\n", '\n')
		text = text[:at] + "\n" + text[at+1+end:]
	}
	for _, export := range []string{"\nexport {", "\nexport default "} {
		if at := strings.LastIndex(text, export); at >= 0 {
			return text[:at]
		}
	}
	return text
}
