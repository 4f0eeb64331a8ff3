package source

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

var unresolved = lazy(`^Could not resolve "(.*)"$`)

// syntax is how the messages of esbuild's parser begin.
var syntax = lazy(`^(Unexpected|Expected|Unterminated|Invalid|The symbol|JSON |Syntax error|Missing) ?`)

// diagnostics turns esbuild's messages into ours; nil when there are none.
func (g *graph) diagnostics(messages []api.Message) error {
	if len(messages) == 0 {
		return nil
	}
	d := &Diagnostics{}
	for _, m := range messages {
		d.List = append(d.List, g.diagnostic(m))
	}
	d.sort(g.entry.name)
	return d
}

func (g *graph) diagnostic(m api.Message) Diagnostic {
	d := Diagnostic{File: g.entry.name, Message: m.Text}
	importer := g.entry.dir
	if at := m.Location; at != nil {
		d.File, d.Line, d.LineText = sourcePath(at.File, g.entry.dir), at.Line, at.LineText
		if at.Namespace == entrySpace || d.File == entrySpace+":"+g.entry.name {
			d.File = g.entry.name
		}
		d.Column = utf16Column(at.LineText, at.Column) + 1
		if end := at.Column + at.Length; end <= len(at.LineText) {
			d.Length = utf16Len(at.LineText[min(at.Column, end):end])
		}
		g.mu.Lock()
		if prefix := g.inputs[d.File].Prefix; d.Line == 1 && prefix > 0 {
			d.Column, d.LineText = max(1, d.Column-prefix), d.LineText[min(len(d.LineText), byteColumn(d.LineText, prefix)):]
		}
		g.mu.Unlock()
		if filepath.IsAbs(d.File) {
			importer = filepath.Dir(d.File)
		}
	}
	var notes []string
	for _, n := range m.Notes {
		if n.Text != "" && !strings.HasPrefix(n.Text, "You can mark the path ") && !strings.HasPrefix(n.Text, "You can surround this ") {
			notes = append(notes, strings.TrimSuffix(n.Text, ":"))
		}
	}
	if spec := unresolved().FindStringSubmatch(m.Text); spec != nil {
		var note string
		d.Message, note = missing(spec[1], importer)
		if len(notes) == 0 {
			notes = append(notes, note)
		}
	} else if text, left, ok := libraryMessage(m.Text, notes); ok {
		d.Message, notes = text, left
	} else if syntax().MatchString(m.Text) {
		d.Message = "SyntaxError: " + m.Text
	}
	below := g.entry.dir + string(filepath.Separator)
	d.Message, d.Note = strings.ReplaceAll(d.Message, below, ""), strings.Join(notes, "\n")
	return d
}

// missing is the message and the note for an import that was not found.
func missing(spec, dir string) (message, note string) {
	if strings.HasPrefix(spec, ".") || filepath.IsAbs(spec) {
		path := spec
		if !filepath.IsAbs(path) {
			path = filepath.Join(dir, filepath.FromSlash(spec))
		}
		message = "cannot find the imported file " + quote(spec)
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			return message + ": it is a folder without an index file", "import a file in it"
		}
		if near := nearestFile(path); near != "" {
			return message, "did you mean " + quote(spec[:strings.LastIndexAny(spec, `/\`)+1]+near) + "?"
		}
		return message, "looked for " + path + " with the endings of TypeScript, JavaScript and JSON"
	}
	if strings.HasPrefix(spec, "#") {
		return "cannot find the import " + quote(spec), "names with # are taken from \"imports\" in the nearest package.json"
	}
	name := packageName(spec)
	switch {
	case spec == "dss/test":
		return "cannot find " + quote(spec), "it is there in tests only: run the file with dssrun test"
	case name == "dss":
		return "cannot find " + quote(spec), "the modules of the API are dss, dss/govern and dss/launchpad"
	}
	message = "cannot find the package " + quote(name)
	if name != spec {
		message = "cannot find " + quote(spec)
	}
	if _, err := os.Stat(filepath.Join(dir, spec)); err == nil {
		return message, "for the file next to the script, write " + quote("./"+spec)
	}
	for _, ext := range scriptExtensions {
		if _, err := os.Stat(filepath.Join(dir, spec+ext)); err == nil {
			return message, "for the file next to the script, write " + quote("./"+spec)
		}
	}
	return message, "if it is an npm package, install it with: npm install " + name
}

// packageName is the package of an import like "lodash/fp" or "@scope/name/file".
func packageName(spec string) string {
	parts := strings.SplitN(spec, "/", 3)
	if strings.HasPrefix(spec, "@") && len(parts) > 1 {
		return parts[0] + "/" + parts[1]
	}
	return parts[0]
}

// nearestFile is the script in path's folder whose name is like path's; "" when there is none.
func nearestFile(path string) string {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return ""
	}
	want := filepath.Base(path)
	var names []string
	for _, e := range entries {
		if e.IsDir() || !scriptFile(e.Name()) && filepath.Ext(e.Name()) != ".json" {
			continue
		}
		if strings.TrimSuffix(e.Name(), filepath.Ext(e.Name())) == strings.TrimSuffix(want, filepath.Ext(want)) {
			return e.Name()
		}
		names = append(names, e.Name())
	}
	if near := nearest(want, names); near != "" {
		return near
	}
	stems := map[string]string{}
	var list []string
	for _, n := range names {
		stem := strings.TrimSuffix(n, filepath.Ext(n))
		stems[stem] = n
		list = append(list, stem)
	}
	return stems[nearest(want, list)]
}

// installed reports whether a package can be found from dir.
func installed(dir, name string) bool {
	for {
		if _, err := os.Stat(filepath.Join(dir, "node_modules", filepath.FromSlash(name))); err == nil {
			return true
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return false
		}
		dir = parent
	}
}

// nodeModules are the modules of Node.js 24.
const nodeModules = ` assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain
	events fs http http2 https inspector module net os path perf_hooks process punycode querystring readline repl sea sqlite stream string_decoder
	sys test timers tls trace_events tty url util v8 vm wasi worker_threads zlib `

// nodeModule reports whether an import is a module of Node.js, whether we have it or not.
func nodeModule(spec string) bool {
	name, prefixed := strings.CutPrefix(spec, "node:")
	return prefixed || contains(strings.Fields(nodeModules), packageName(name))
}
