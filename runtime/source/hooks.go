package source

import (
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Identifiers that stand for what differs from file to file; see perFile.
const (
	metaName = "__dssrun_meta"
	fileName = "__dssrun_file"
)

// setup hooks the graph into esbuild.
func (g *graph) setup(b api.PluginBuild) {
	b.OnResolve(api.OnResolveOptions{Filter: `^[^./\\]`}, g.resolve)
	b.OnResolve(api.OnResolveOptions{Filter: `^\.`, Namespace: librarySpace}, g.resolveInLibrary)
	b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: librarySpace}, g.loadLibrary)
	b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "file"}, g.load)
	b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: entrySpace}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
		text, _ := g.perFile(g.entry.name, g.entry.text)
		return api.OnLoadResult{Contents: &text, Loader: api.LoaderTS, ResolveDir: g.entry.dir}, nil
	})
	b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: metaSpace}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
		text := g.importMeta(a.Path)
		return api.OnLoadResult{Contents: &text, Loader: api.LoaderJSON}, nil
	})
	b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: stubSpace}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
		text := strings.ReplaceAll(stub, "NAME", a.Path)
		return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, nil
	})
}

// resolve decides on imports that are not relative: built-ins win, then the library, then esbuild's own way.
func (g *graph) resolve(a api.OnResolveArgs) (api.OnResolveResult, error) {
	switch {
	case a.Path == entrySpace+":":
		return api.OnResolveResult{Path: g.entry.name, Namespace: entrySpace}, nil
	case strings.HasPrefix(a.Path, metaSpace+":"):
		return api.OnResolveResult{Path: a.Path[len(metaSpace)+1:], Namespace: metaSpace}, nil
	case strings.HasPrefix(a.Path, "https:"), strings.HasPrefix(a.Path, "http:"):
		return api.OnResolveResult{Errors: []api.Message{{Text: "cannot import " + quote(a.Path) + ": imports from the network are not supported",
			Notes: []api.Note{{Text: "download the file next to the script, or install the package with npm"}}}}}, nil
	case strings.HasPrefix(a.Path, "file:"):
		if u, err := url.Parse(a.Path); err == nil && u.Path != "" {
			return api.OnResolveResult{Path: filepath.FromSlash(u.Path)}, nil
		}
	}
	if known, _, ok := lookup(g.builtin, a.Path); ok {
		if a.Kind == api.ResolveJSImportStatement {
			return api.OnResolveResult{Path: builtinPrefix + known, External: true, SideEffects: api.SideEffectsFalse}, nil
		}
		return api.OnResolveResult{Path: known, External: true}, nil
	}
	if g.embedded != nil && wantsLibrary(a.Path) {
		return g.resolveLibrary(a.Path), nil
	}
	if nodeModule(a.Path) && (strings.HasPrefix(a.Path, "node:") || !installed(a.ResolveDir, packageName(a.Path))) {
		if inPackage(a.Importer) {
			return api.OnResolveResult{Path: a.Path, Namespace: stubSpace, SideEffects: api.SideEffectsFalse}, nil
		}
		return api.OnResolveResult{Errors: []api.Message{{Text: quote(a.Path) + " is a module of Node.js that dssrun does not have",
			Notes: []api.Note{{Text: "see the list of modules with: dssrun types"}}}}}, nil
	}
	return api.OnResolveResult{}, nil
}

// load sums and checks a file, and hands it to esbuild where it must be changed. What it returns nothing for, esbuild reads itself, after us, so
// that a file changed in between does not match its sum. A file that a package switches off must not get a content: esbuild would take it.
func (g *graph) load(a api.OnLoadArgs) (api.OnLoadResult, error) {
	own := a.Path == g.entry.path
	raw, text := g.entry.raw, g.entry.text
	if !own {
		var err error
		if raw, err = os.ReadFile(a.Path); err != nil {
			return api.OnLoadResult{}, nil
		}
		text = string(raw)
		if textual(a.Path) {
			if d := checkText(a.Path, raw); d != nil && !switchedOff(a.Path) {
				m := api.Message{Text: d.Message, Notes: []api.Note{{Text: d.Note}}, Location: &api.Location{File: a.Path, Line: max(1, d.Line), LineText: d.LineText}}
				m.Location.Column = byteColumn(d.LineText, max(0, d.Column-1))
				return api.OnLoadResult{Errors: []api.Message{m}}, nil
			}
			text = clean(raw)
		}
	}
	in := input{Path: a.Path, Sum: sum(raw)}
	changed := text
	if scriptFile(a.Path) {
		changed, in.Prefix = g.perFile(a.Path, text)
		if changed != text && switchedOff(a.Path) {
			changed, in.Prefix = text, 0
		}
	}
	g.mu.Lock()
	g.inputs[a.Path] = in
	g.mu.Unlock()
	if !own && changed == text {
		return api.OnLoadResult{}, nil
	}
	return api.OnLoadResult{Contents: &changed, Loader: api.LoaderDefault}, nil
}

// switchedOff reports whether the nearest manifest above a package's file says that browsers do without it: "browser": { "./file.js": false }.
func switchedOff(path string) bool {
	if !inPackage(path) {
		return false
	}
	for dir := filepath.Dir(path); inPackage(dir + "/"); dir = filepath.Dir(dir) {
		raw, err := os.ReadFile(filepath.Join(dir, "package.json"))
		if err != nil {
			continue
		}
		var manifest struct{ Browser map[string]any }
		_ = json.Unmarshal(raw, &manifest)
		for name, target := range manifest.Browser {
			file := filepath.Join(dir, filepath.FromSlash(name))
			if target == false && (file == path || file == strings.TrimSuffix(path, filepath.Ext(path)) || filepath.Join(file, "index.js") == path) {
				return true
			}
		}
		return false
	}
	return false
}

// scriptFile reports whether a file is JavaScript or TypeScript by its name.
func scriptFile(path string) bool {
	switch filepath.Ext(path) {
	case ".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx", "":
		return true
	}
	return false
}

// textual reports whether a file must be UTF-8.
func textual(path string) bool { return scriptFile(path) || filepath.Ext(path) == ".json" }

var useStrict = lazy(`^\s*(?:"use strict"|'use strict')`)

// perFile gives a file its own import.meta, __dirname and __filename. esbuild replaces these by identifiers, the same in all files. An import
// works from the last line too, so it shifts nothing; but it makes a file an ES module, so it is only for files that do use import.meta.
// The CommonJS names need a variable, which goes before the first line: prefix is its length.
func (g *graph) perFile(path, text string) (result string, prefix int) {
	if strings.Contains(text, "import") && strings.Contains(text, "meta") && usesMeta(path, text) {
		target, _ := json.Marshal(metaSpace + ":" + path)
		text += "\nimport " + metaName + " from " + string(target)
	}
	if hasWord(text, "__dirname") || hasWord(text, "__filename") {
		names, _ := json.Marshal(map[string]string{"filename": path, "dirname": g.folder(path)})
		head := "var " + fileName + " = " + string(names) + ";"
		if useStrict().MatchString(text) {
			head = `"use strict";` + head
		}
		text, prefix = head+text, utf16Len(head)
	}
	return text, prefix
}

// usesMeta reports whether import.meta is in the code of a file and not only in a comment or a string.
func usesMeta(path, text string) bool {
	loader := api.LoaderTSX
	switch filepath.Ext(path) {
	case ".js", ".mjs", ".cjs", ".jsx":
		loader = api.LoaderJSX
	case ".ts", ".mts", ".cts", "":
		loader = api.LoaderTS
	}
	if strings.HasPrefix(path, "<") {
		loader = api.LoaderTS
	}
	const found = "__dssrun_found"
	r := api.Transform(text, api.TransformOptions{Loader: loader, Define: map[string]string{"import.meta": found}, LogLevel: api.LogLevelSilent})
	return strings.Contains(string(r.Code), found)
}

// importMeta is the import.meta of a file, as JSON.
func (g *graph) importMeta(path string) string {
	text, _ := json.Marshal(map[string]any{
		"url": (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(g.folder(path), filepath.Base(path)))}).String(),
		// As in Node.js: the folder and the file as paths, and whether this is the script that was started.
		"dirname": g.folder(path), "filename": filepath.Join(g.folder(path), filepath.Base(path)), "main": path == g.entry.name,
	})
	return string(text)
}

// folder is where a file is; a script that is not a file is in its folder of imports.
func (g *graph) folder(path string) string {
	if path == g.entry.name {
		return g.entry.dir
	}
	return filepath.Dir(path)
}

// stub stands in for a Node.js module that only a package imports: most packages never use it. What is used says so.
const stub = `module.exports = new Proxy({}, {
	get(target, key) {
		if (typeof key === "symbol" || key === "__esModule" || key === "then") return undefined;
		if (key === "default") return module.exports;
		return target[key] ??= function () {
			throw new Error("this package uses " + key + " of the Node.js module \"NAME\", which dssrun does not have");
		};
	},
});`
