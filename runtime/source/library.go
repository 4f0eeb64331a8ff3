package source

import (
	"io/fs"
	"path"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

const (
	// librarySpace is where esbuild finds the modules of the library.
	librarySpace = "dssrun-library"
	// libraryRoot begins the names of the library's modules, and of its files in stacks: "std/csv", "std/csv.ts".
	libraryRoot = "std"
)

// Library reports whether a file of a Frame is one of the library's, as "std/csv.ts" is: it is embedded, so it is no path.
func Library(file string) bool { return strings.HasPrefix(file, libraryRoot+"/") }

// libraryFile is the text of a file of the library, by its name in stacks.
func libraryFile(library fs.FS, file string) (string, bool) {
	name, ok := strings.CutPrefix(file, libraryRoot+"/")
	if !ok || library == nil {
		return "", false
	}
	raw, err := fs.ReadFile(library, name)
	return string(raw), err == nil
}

// libraryModules are the names of the modules that a script can import, sorted: the files at the library's root.
func libraryModules(library fs.FS) []string {
	entries, err := fs.ReadDir(library, ".")
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".ts"); ok && !e.IsDir() && !strings.Contains(name, ".") {
			names = append(names, libraryRoot+"/"+name)
		}
	}
	return names
}

// wantsLibrary reports whether an import is for the library, whether it has such a module or not.
func wantsLibrary(spec string) bool { return spec == libraryRoot || Library(spec) }

// resolveLibrary finds a module of the library by the name that a script gives it.
func (g *graph) resolveLibrary(spec string) api.OnResolveResult {
	modules := libraryModules(g.embedded)
	if contains(modules, spec) {
		return api.OnResolveResult{Path: spec + ".ts", Namespace: librarySpace, SideEffects: api.SideEffectsFalse}
	}
	message := "the library has no module " + quote(spec)
	note := "it has " + strings.Join(modules, ", ")
	bare := spec
	if scriptFile(spec) {
		bare = strings.TrimSuffix(spec, path.Ext(spec))
	}
	switch near := nearest(spec, modules); {
	case spec == libraryRoot || spec == libraryRoot+"/":
		message = quote(spec) + " is not a module itself: import one of the library's"
	case contains(modules, bare):
		message += ": its modules are named without an ending"
		note = "write " + quote(bare)
	case near != "":
		message += "; did you mean " + quote(near) + "?"
	}
	return api.OnResolveResult{Errors: []api.Message{{Text: message, Notes: []api.Note{{Text: note}}}}}
}

// resolveInLibrary finds what a file of the library imports by a relative path: another of its files.
func (g *graph) resolveInLibrary(a api.OnResolveArgs) (api.OnResolveResult, error) {
	return api.OnResolveResult{Path: path.Join(path.Dir(a.Importer), a.Path), Namespace: librarySpace, SideEffects: api.SideEffectsFalse}, nil
}

// loadLibrary hands a file of the library to esbuild. It is summed like any other, so that a bundle in the cache does not outlive it.
func (g *graph) loadLibrary(a api.OnLoadArgs) (api.OnLoadResult, error) {
	text, ok := libraryFile(g.embedded, a.Path)
	if !ok {
		return api.OnLoadResult{Errors: []api.Message{{Text: "the library has no file " + quote(a.Path)}}}, nil
	}
	g.mu.Lock()
	g.inputs[a.Path] = input{Path: a.Path, Sum: sum([]byte(text))}
	g.mu.Unlock()
	return api.OnLoadResult{Contents: &text, Loader: api.LoaderTS}, nil
}

var noLibraryExport = lazy(`(?:^No matching export in "dssrun-library:(std/.*)\.ts" for import "(.*)"$)|(?:^Import "(.*)" will always be undefined because there is no matching export in "dssrun-library:(std/.*)\.ts"$)`)

// libraryMessage says in our words that a module of the library has no such export; notes are esbuild's.
func libraryMessage(text string, notes []string) (message string, left []string, ok bool) {
	m := noLibraryExport().FindStringSubmatch(text)
	if m == nil {
		return "", nil, false
	}
	module, name := m[1]+m[4], m[2]+m[3]
	message = quote(module) + " has no export " + quote(name)
	for _, n := range notes {
		if near, found := strings.CutPrefix(n, "Did you mean to import "); found {
			return message + "; did you mean " + strings.Replace(near, " instead?", "?", 1), nil, true
		}
	}
	if name == "default" {
		return message, []string{"it has no default export: write import { name } from " + quote(module) + ", or import * as " + path.Base(module) + " from " + quote(module)}, true
	}
	return message, []string{"see what it exports with: dssrun doc " + module}, true
}
