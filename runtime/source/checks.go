package source

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/tailscale/hujson"
)

// A check is something, beside the bundled files, that decides what a transform gives: a manifest, a file that is not there but would win if
// it were, where a package really is. It holds as long as its observation is the same.
type check struct {
	Kind byte
	Path string
	Sum  string
}

const (
	checkFile = 'f' // the content of Path, or that it is not there
	checkReal = 'r' // what Path is once symbolic links are resolved, or that it is not there
	checkList = 'l' // the names in the folder of Path that begin as Path's name does, up to its first dot
)

// gone is the observation of what is not there.
const gone = "-"

// sum is the hash of a file's content.
func sum(raw []byte) string {
	h := sha256.Sum256(raw)
	return hex.EncodeToString(h[:])
}

// folders remembers listings, as several checks are often about one folder.
type folders map[string][]os.DirEntry

// list is the listing of a folder; false when there is none.
func (f folders) list(dir string) ([]os.DirEntry, bool) {
	entries, ok := f[dir]
	if !ok {
		entries, _ = os.ReadDir(dir)
		f[dir] = entries
	}
	return entries, entries != nil
}

// observe looks at the present.
func (c check) observe(seen folders) string {
	switch c.Kind {
	case checkFile:
		raw, err := os.ReadFile(c.Path)
		if err != nil {
			return gone
		}
		return sum(raw)
	case checkReal:
		real, err := filepath.EvalSymlinks(c.Path)
		if err != nil {
			return gone
		}
		return real
	case checkList:
		entries, ok := seen.list(filepath.Dir(c.Path))
		if !ok {
			return gone
		}
		want := stem(filepath.Base(c.Path))
		var b strings.Builder
		for _, e := range entries {
			if stem(e.Name()) == want {
				b.WriteString(e.Name())
				if e.IsDir() {
					b.WriteByte('/')
				}
				b.WriteByte('\n')
			}
		}
		return b.String()
	}
	return ""
}

func stem(name string) string {
	s, _, _ := strings.Cut(name, ".")
	return s
}

// checker collects checks, each once.
type checker map[check]bool

func (k checker) add(kind byte, path string) {
	if kind == checkList {
		path = filepath.Join(filepath.Dir(path), stem(filepath.Base(path)))
	}
	k[check{Kind: kind, Path: path}] = true
}

// checks lists what decided how the graph was resolved.
func (g *graph) checks(m *metafile) []check {
	k := checker{}
	var configs []tsconfig
	seen := map[string]bool{}
	for path := range m.Inputs {
		if filepath.IsAbs(path) {
			k.folders(filepath.Dir(path), seen, &configs)
		}
	}
	k.folders(g.entry.dir, seen, &configs)
	for path, in := range m.Inputs {
		dir := g.entry.dir
		if filepath.IsAbs(path) {
			dir = filepath.Dir(path)
			k.add(checkList, path)
		} else if path != entrySpace+":"+g.entry.name {
			continue
		}
		for _, i := range in.Imports {
			spec := i.Original
			if spec == "" {
				spec = i.Path
			}
			switch {
			case strings.HasPrefix(spec, builtinPrefix), strings.HasPrefix(spec, "<"), strings.HasPrefix(spec, metaSpace), strings.HasPrefix(i.Path, librarySpace+":"):
			case strings.HasPrefix(spec, "."), filepath.IsAbs(spec):
				base := spec
				if !filepath.IsAbs(base) {
					base = filepath.Join(dir, filepath.FromSlash(spec))
				}
				k.add(checkList, base)
				k.add(checkList, filepath.Join(base, "index"))
				k.add(checkList, filepath.Join(base, "package"))
			default:
				k.bare(dir, spec)
				if !inPackage(path) {
					for _, c := range configs {
						c.candidates(k, spec)
					}
				}
			}
		}
	}
	list, listings := make([]check, 0, len(k)), folders{}
	for c := range k {
		c.Sum = c.observe(listings)
		list = append(list, c)
	}
	sort.Slice(list, func(i, j int) bool {
		return list[i].Path < list[j].Path || list[i].Path == list[j].Path && list[i].Kind < list[j].Kind
	})
	return list
}

// folders adds the manifests of a folder and of all above it.
func (k checker) folders(dir string, seen map[string]bool, configs *[]tsconfig) {
	for !seen[dir] {
		seen[dir] = true
		k.add(checkFile, filepath.Join(dir, "package.json"))
		for _, name := range []string{"tsconfig.json", "jsconfig.json"} {
			k.config(filepath.Join(dir, name), seen, configs)
		}
		dir = filepath.Dir(dir)
	}
}

// bare adds where a package is found from dir, and where it would be found first.
func (k checker) bare(dir, spec string) {
	for {
		path := filepath.Join(dir, "node_modules", filepath.FromSlash(packageName(spec)))
		k.add(checkReal, path)
		if _, err := os.Stat(path); err == nil {
			if rest := strings.TrimPrefix(spec, packageName(spec)); rest != "" {
				k.add(checkList, filepath.Join(path, filepath.FromSlash(rest)))
			}
			return
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return
		}
		dir = parent
	}
}

// tsconfig is the part of a tsconfig.json that says where imports are found.
type tsconfig struct {
	dir             string
	Extends         any
	CompilerOptions struct {
		BaseURL string
		Paths   map[string][]string
	}
}

// config adds a tsconfig.json and what it extends.
func (k checker) config(path string, seen map[string]bool, configs *[]tsconfig) {
	k.add(checkFile, path)
	raw, err := os.ReadFile(path)
	if err != nil || seen[path] {
		return
	}
	seen[path] = true
	if raw, err = hujson.Standardize(raw); err != nil {
		return
	}
	c := tsconfig{dir: filepath.Dir(path)}
	if json.Unmarshal(raw, &c) != nil {
		return
	}
	*configs = append(*configs, c)
	extends, _ := c.Extends.([]any)
	if len(extends) == 0 {
		extends = []any{c.Extends}
	}
	for _, one := range extends {
		spec, _ := one.(string)
		if spec == "" {
			continue
		}
		var bases []string
		if strings.HasPrefix(spec, ".") || filepath.IsAbs(spec) {
			base := spec
			if !filepath.IsAbs(base) {
				base = filepath.Join(c.dir, filepath.FromSlash(spec))
			}
			bases = append(bases, base)
		} else {
			k.bare(c.dir, spec)
			for dir := c.dir; ; dir = filepath.Dir(dir) {
				bases = append(bases, filepath.Join(dir, "node_modules", filepath.FromSlash(spec)))
				if dir == filepath.Dir(dir) {
					break
				}
			}
		}
		for _, base := range bases {
			for _, file := range []string{base, base + ".json", filepath.Join(base, "tsconfig.json")} {
				k.config(file, seen, configs)
			}
			k.add(checkFile, filepath.Join(base, "package.json"))
		}
	}
}

// candidates adds the files that the configuration's paths would give an import.
func (c tsconfig) candidates(k checker, spec string) {
	base := filepath.Join(c.dir, filepath.FromSlash(c.CompilerOptions.BaseURL))
	add := func(path string) {
		if !filepath.IsAbs(path) {
			path = filepath.Join(base, filepath.FromSlash(path))
		}
		k.add(checkList, path)
		k.add(checkList, filepath.Join(path, "index"))
		k.add(checkList, filepath.Join(path, "package"))
	}
	if c.CompilerOptions.BaseURL != "" {
		add(spec)
	}
	for pattern, targets := range c.CompilerOptions.Paths {
		before, after, wild := strings.Cut(pattern, "*")
		if spec != pattern && (!wild || len(spec) < len(before)+len(after) || !strings.HasPrefix(spec, before) || !strings.HasSuffix(spec, after)) {
			continue
		}
		for _, target := range targets {
			if wild {
				target = strings.Replace(target, "*", spec[len(before):len(spec)-len(after)], 1)
			}
			add(target)
		}
	}
}
