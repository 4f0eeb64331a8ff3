package source

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const benchScript = "import { apiClient } from 'dss'\nimport { name } from './lib'\nconst client = apiClient()\ninterface User { login: string }\nconst users: User[] = []\nfor (const u of users) print(name(u))\n"

func benchTree(b *testing.B) Options {
	dir := tree(b, map[string]string{"main.ts": benchScript, "lib.ts": "export const name = (u: { login: string }): string => u.login", "plain.js": "print('hello')"})
	return Options{Path: filepath.Join(dir, "main.ts"), Version: "1", Builtin: builtin}
}

func benchLoad(b *testing.B, o Options) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(b.Context(), o); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoadTS(b *testing.B) {
	o := benchTree(b)
	b.Run("cold", func(b *testing.B) { benchLoad(b, o) })
	o.CacheDir = b.TempDir()
	b.Run("cached", func(b *testing.B) { benchLoad(b, o) })
}

func BenchmarkLoadPlainJS(b *testing.B) {
	o := benchTree(b)
	o.Path = filepath.Join(filepath.Dir(o.Path), "plain.js")
	benchLoad(b, o)
}

// bigScript is about n bytes of statements.
func bigScript(n int, line string) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, line, i, i)
	}
	return b.String()
}

func BenchmarkLoadBig(b *testing.B) {
	for name, line := range map[string]string{"plain.js": "var a%d = { name: 'x', list: [%d, 2, 3] };\n", "main.ts": "var a%d: any = { name: 'x', list: [%d, 2, 3] };\n"} {
		b.Run(name, func(b *testing.B) {
			benchLoad(b, Options{Path: filepath.Join(tree(b, map[string]string{name: bigScript(10<<20, line)}), name)})
		})
	}
}

func TestBigScript(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("10 MB")
	}
	for name, line := range map[string]string{"main.js": "var a%d = { name: 'x', list: [%d, 2, 3] };\n", "main.ts": "var a%d: any = { name: 'x', list: [%d, 2, 3] };\n"} {
		dir := tree(t, map[string]string{name: bigScript(10<<20, line) + "throw new Error('last')"})
		started := time.Now()
		_, out := run(t, Options{Path: filepath.Join(dir, name)})
		t.Logf("%s: %v", name, time.Since(started))
		if !strings.HasPrefix(out.stack, "Error: last\n    at "+name+":") {
			t.Errorf("%s: %.200s", name, out.stack)
		}
	}
}
