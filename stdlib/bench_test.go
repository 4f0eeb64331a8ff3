package stdlib_test

import (
	"strconv"
	"testing"
	"time"
)

// BenchmarkLibrary times single calls, without the making of what they are
// called with.
func BenchmarkLibrary(b *testing.B) {
	const text = `const line = "user.name,User Name,user.name@acme.example,2026-01-31T12:00:00Z,READER,true,12,Paris\n";
		const text = "login,displayName,email,created,profile,enabled,groups,site\n" + line.repeat(Math.ceil(10_000_000 / line.length));`
	const quoted = `const line = 'user.name,"Name, User",user.name@acme.example,2026-01-31T12:00:00Z,READER,true,12,Paris\n';
		const text = "login,displayName,email,created,profile,enabled,groups,site\n" + line.repeat(Math.ceil(10_000_000 / line.length));`
	const rows = `const rows = Array.from({ length: 100_000 }, (_, i) => ({ login: "user" + ((i * 7919) % 100_003), profile: "P" + i % 7, size: (i * 31) % 1009 }));`
	for _, c := range []struct{ name, module, setup, call string }{
		{"csv parse 10MB, arrays", "std/csv", text, `m.parse(text, { header: false })`},
		{"csv parse 10MB, objects", "std/csv", text, `m.parse(text)`},
		{"csv parse 10MB, quotes", "std/csv", quoted, `m.parse(text)`},
		{"csv stringify 100k", "std/csv", rows, `m.stringify(rows)`},
		{"groupBy 100k", "std/list", rows, `m.groupBy(rows, "profile")`},
		{"countBy 100k", "std/list", rows, `m.countBy(rows, (r) => r.profile)`},
		{"indexBy 100k", "std/list", rows, `m.indexBy(rows, "login")`},
		{"sortBy 100k, numbers", "std/list", rows, `m.sortBy(rows, "size")`},
		{"sortBy 100k, texts", "std/list", rows, `m.sortBy(rows, "login")`},
		{"sortBy 100k, by comparing", "std/list", rows, `rows.slice().sort((a, b) => (a.login < b.login ? -1 : a.login > b.login ? 1 : 0))`},
		{"join 100k", "std/list", rows, `m.join(rows, rows, "login")`},
		{"table 10k", "std/table", rows + `const some = rows.slice(0, 10_000);`, `m.table(some)`},
		{"map 100k", "std/parallel", rows, `await m.map(rows, (r) => r.size)`},
	} {
		b.Run(c.name, func(b *testing.B) {
			p := load(b, `import * as m from "`+c.module+`"; `+c.setup+` const start = performance.now(); `+c.call+`; console.log(Math.round((performance.now() - start) * 1e6))`)
			var total time.Duration
			for range b.N {
				out := run(b, p)
				n, err := strconv.ParseInt(out[:len(out)-1], 10, 64)
				if err != nil {
					b.Fatal(err)
				}
				total += time.Duration(n)
			}
			b.ReportMetric(float64(total.Nanoseconds())/float64(b.N), "ns/op")
		})
	}
}
