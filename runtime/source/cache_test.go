package source

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestCache(t *testing.T) {
	t.Parallel()
	base := map[string]string{
		"p/main.ts":                         "import { x } from './x'\nimport pkg from 'pkg'\nimport y from '@/y'\nimport { apiClient } from 'dss'\nprint(x, pkg, y, apiClient())",
		"p/x.js":                            "export const x = 1",
		"p/src/y.ts":                        "export default 'y'",
		"p/tsconfig.json":                   `{ "extends": "./base.json", "compilerOptions": { "paths": { "@/*": ["./first/*", "./src/*"] } } }`,
		"p/base.json":                       `{}`,
		"node_modules/pkg/package.json":     `{"main":"lib/a"}`,
		"node_modules/pkg/lib/a.js":         "module.exports = 'a'",
		"node_modules/other/lib/readme.txt": "",
	}
	// Each change makes the script print something else, and so must be noticed, or must not matter.
	for name, test := range map[string]struct {
		path, text string
		want       string
	}{
		"nothing":                   {"", "", "1 a y dss.apiClient"},
		"another file":              {"p/out.csv", "1", "1 a y dss.apiClient"},
		"script":                    {"p/main.ts", "print(2)\nexport {}", "2"},
		"import":                    {"p/x.js", "export const x = 2", "2 a y dss.apiClient"},
		"file that wins":            {"p/x.ts", "export const x: number = 3", "3 a y dss.apiClient"},
		"file that wins, paths":     {"p/first/y.ts", "export default 'first'", "1 a first dss.apiClient"},
		"package":                   {"node_modules/pkg/lib/a.js", "module.exports = 'b'", "1 b y dss.apiClient"},
		"nearer package":            {"p/node_modules/pkg/index.js", "module.exports = 'near'", "1 near y dss.apiClient"},
		"file that wins, package":   {"node_modules/pkg/lib/a.ts", "export default 'ts'", "1 a y dss.apiClient"}, // not in a package
		"folder that wins":          {"p/x/index.js", "export const x = 5", "1 a y dss.apiClient"},
		"manifest of the package":   {"node_modules/pkg/package.json", `{"main":"lib/a","browser":{"./lib/a":false,"./lib/a.js":false}}`, "1 [object Object] y dss.apiClient"},
		"tsconfig":                  {"p/tsconfig.json", `{ "compilerOptions": { "paths": { "@/*": ["./*"], "@/y": ["./x.js"] } } }`, ""},
		"tsconfig that is extended": {"p/base.json", `{ "compilerOptions": { "strict": true } }`, "1 a y dss.apiClient"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := tree(t, base)
			o := Options{Path: filepath.Join(dir, "p", "main.ts"), CacheDir: filepath.Join(dir, "cache"), Version: "1", Builtin: builtin}
			first, out := run(t, o)
			if first.cached || !slices.Equal(out.printed, []string{"1 a y dss.apiClient"}) {
				t.Fatalf("first: cached %v, printed %q, %s", first.cached, out.printed, out.err)
			}
			second, out := run(t, o)
			if !second.cached || !slices.Equal(out.printed, []string{"1 a y dss.apiClient"}) || second.code.Map != first.code.Map || !slices.Equal(second.Inputs(), first.Inputs()) {
				t.Fatalf("second: cached %v, printed %q, %s", second.cached, out.printed, out.err)
			}
			if test.path == "" {
				return
			}
			path := filepath.Join(dir, filepath.FromSlash(test.path))
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := overwrite(path, test.text); err != nil {
				t.Fatal(err)
			}
			third, err := Load(t.Context(), o)
			if test.want == "" {
				if err == nil {
					t.Error("the change was not noticed")
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if out := start(t, third); !slices.Equal(out.printed, []string{test.want}) {
				t.Errorf("after the change: cached %v, printed %q, %s", third.cached, out.printed, out.err)
			}
			if name == "another file" && !third.cached {
				t.Error("a file of no concern spoilt the entry")
			}
			if fourth, err := Load(t.Context(), o); err != nil || !fourth.cached {
				t.Errorf("the entry was not made anew: %v", err)
			}
		})
	}
}

func TestCacheKey(t *testing.T) {
	t.Parallel()
	dir := tree(t, map[string]string{"main.ts": "import { apiClient } from 'dss'\nprint(apiClient)"})
	o := Options{Path: filepath.Join(dir, "main.ts"), CacheDir: filepath.Join(dir, "cache"), Version: "1"}
	load := func() bool {
		p, err := Load(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		return p.cached
	}
	o.Builtin = builtin
	if load() || !load() {
		t.Error("not cached")
	}
	o.Version = "2"
	if load() {
		t.Error("another version's entry was used")
	}
	o.Builtin = func(string) ([]string, bool) { return []string{"other"}, true }
	if _, err := Load(t.Context(), o); err == nil {
		t.Error("an import that is gone was not noticed")
	}
}

func TestCacheIsPrivateAndNeverFails(t *testing.T) {
	t.Parallel()
	dir := tree(t, map[string]string{"main.ts": "const x: number = 1\nprint(x)", "file": ""})
	o := Options{Path: filepath.Join(dir, "main.ts"), Version: "1"}
	load := func(cacheDir string) *Program {
		t.Helper()
		o.CacheDir = cacheDir
		p, err := Load(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	load(filepath.Join(dir, "file"))       // a file
	load(filepath.Join(dir, "file", "no")) // impossible
	cache := filepath.Join(dir, "a", "b")
	load(cache)
	entries, err := os.ReadDir(cache)
	if err != nil || len(entries) != 1 {
		t.Fatalf("entries %v, %v", entries, err)
	}
	entry := filepath.Join(cache, entries[0].Name())
	if runtime.GOOS != "windows" {
		for path, want := range map[string]os.FileMode{cache: 0o700, entry: 0o600} {
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
				t.Errorf("%s: %v %v", path, info.Mode(), err)
			}
		}
	}
	whole, err := os.ReadFile(entry)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"", "x", string(whole[:len(whole)/2]), string(whole) + "x", strings.Replace(string(whole), "print", "spoil", 1)} {
		if err := overwrite(entry, bad); err != nil {
			t.Fatal(err)
		}
		if load(cache).cached {
			t.Errorf("a corrupt entry of %d bytes was used", len(bad))
		}
		if !load(cache).cached {
			t.Error("a corrupt entry was not written anew")
		}
	}
}

func TestCachePrune(t *testing.T) {
	t.Parallel()
	c := openCache(t.TempDir())
	for i := range maxEntries + 1 {
		if err := overwrite(filepath.Join(c.dir, fmt.Sprint(i)), ""); err != nil {
			t.Fatal(err)
		}
	}
	c.save("key", &bundle{Text: "x"})
	if entries, err := os.ReadDir(c.dir); err != nil || len(entries) > maxEntries/2+2 {
		t.Errorf("%d entries, %v", len(entries), err)
	}
}

func TestConcurrentLoads(t *testing.T) {
	t.Parallel()
	dir := tree(t, map[string]string{"main.ts": "import { x } from './x'\nprint(x)", "x.ts": "export const x: number = 1"})
	for range 8 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			if _, out := run(t, Options{Path: filepath.Join(dir, "main.ts"), CacheDir: filepath.Join(dir, "cache")}); !slices.Equal(out.printed, []string{"1"}) {
				t.Errorf("printed %q, %s", out.printed, out.err)
			}
		})
	}
}

func FuzzCacheEntry(f *testing.F) {
	b := &bundle{Text: "t", Strict: true, Map: "{}", Entry: "/e", Dir: "/", Inputs: []input{{Path: "/e", Sum: "s", Prefix: 3}},
		Checks: []check{{Kind: checkFile, Path: "/p", Sum: gone}}, Uses: []use{{"dss", "apiClient"}}}
	whole := encodeBundle(b)
	f.Add(whole)
	f.Add(whole[len(cacheMagic)+32:])
	f.Add([]byte(cacheMagic))
	f.Add([]byte{0, 0xff, 0xff, 0xff, 0xff, 0x0f})
	f.Fuzz(func(t *testing.T, raw []byte) {
		if b, err := decodeBundle(raw); (b == nil) == (err == nil) {
			t.Fatal(b, err)
		}
		// What is behind the hash must hold on its own.
		b, err := decodeBody(raw)
		if (b == nil) == (err == nil) {
			t.Fatal(b, err)
		}
		if b == nil {
			return
		}
		again, err := decodeBundle(encodeBundle(b))
		if err != nil || again.Text != b.Text || len(again.Checks) != len(b.Checks) || len(again.Inputs) != len(b.Inputs) {
			t.Fatalf("%+v became %+v, %v", b, again, err)
		}
	})
}

func FuzzStack(f *testing.F) {
	p, err := Load(f.Context(), Options{Source: []byte("const x: number = 1\nthrow x")})
	if err != nil {
		f.Fatal(err)
	}
	f.Add("Error: no\n\tat boom (<script>:4:9(3))\n\tat <script>:5:1(1)\n\tat map (native)\n\tat native\n")
	f.Add("\tat a (b (<script>:2:99999(1))\n\tat <script>:0:0(0)\n\tat (:1:1(1))")
	f.Fuzz(func(t *testing.T, stack string) {
		p.MapStack(stack)
		for _, frame := range p.Frames(stack) {
			if frame.Line < 1 || frame.Column < 1 {
				t.Fatalf("%+v", frame)
			}
			p.CodeFrame(frame, false)
		}
	})
}

func FuzzMappings(f *testing.F) {
	f.Add("AAAA;;A,CAACA,gBAgB;D", 0, 0)
	f.Add("/////////////,,", 1, 1)
	f.Fuzz(func(t *testing.T, text string, line, column int) {
		m := &sourceMap{sources: []string{"a"}, lines: decodeMappings(text)}
		if s, ok := m.find(line, column); ok && (s.line < 0 || s.originalColumn < 0) {
			t.Fatalf("%+v", s)
		}
	})
}
