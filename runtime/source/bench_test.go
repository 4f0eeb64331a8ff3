package source

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dop251/goja"
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

const busyScript = `
interface Point { x: number; y: number }
function sieve(n: number): number {
  const composite = new Array<boolean>(n + 1).fill(false)
  let count = 0
  for (let i = 2; i <= n; i++) {
    if (composite[i]) continue
    count++
    for (let j = i * i; j <= n; j += i) composite[j] = true
  }
  return count
}
function words(n: number): Map<string, number> {
  const found = new Map<string, number>()
  for (let i = 0; i < n; i++) {
    const word = "w" + (i % 97)
    found.set(word, (found.get(word) ?? 0) + 1)
  }
  return found
}
const points: Point[] = []
for (let i = 0; i < 2000; i++) points.push({ x: i, y: (i * 7919) % 1000 })
points.sort((a, b) => a.y - b.y || a.x - b.x)
const sum = points.filter((p) => p.x % 2 === 0).map((p) => p.y).reduce((a, b) => a + b, 0)
export const result = [sieve(5000), words(5000).size, sum, JSON.stringify(points).length]
`

// BenchmarkCounted is what counting costs a script that does nothing but compute, the worst case.
func BenchmarkCounted(b *testing.B) {
	path := filepath.Join(tree(b, map[string]string{"main.ts": busyScript}), "main.ts")
	for name, cover := range map[string]func(string) bool{"off": nil, "on": everything} {
		b.Run(name, func(b *testing.B) {
			p, err := Load(b.Context(), Options{Path: path, Cover: cover})
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := p.Counter().Start(goja.New(), nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkLoadCounted is what putting counters in adds to a load from the cache, and what an outline costs.
func BenchmarkLoadCounted(b *testing.B) {
	path := filepath.Join(tree(b, map[string]string{"main.ts": strings.Repeat("{"+strings.ReplaceAll(busyScript, "export ", "")+"}\n", 20)}), "main.ts")
	o := Options{Path: path, Version: "1", CacheDir: b.TempDir()}
	b.Run("off", func(b *testing.B) { benchLoad(b, o) })
	o.Cover = everything
	b.Run("on", func(b *testing.B) { benchLoad(b, o) })
	b.Run("outline", func(b *testing.B) {
		for b.Loop() {
			if _, err := Outlined(b.Context(), path); err != nil {
				b.Fatal(err)
			}
		}
	})
}
