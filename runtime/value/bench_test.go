package value

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/dop251/goja"
)

// users is a list as the wire has it: about 520 bytes a record.
func users(n int) []byte {
	var b strings.Builder
	b.WriteByte('[')
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"login":"user%06d","displayName":"User Number %d","email":"user%06d@example.com","groups":["group%d","readers","everyone"],"userProfile":"%s","sourceType":"LOCAL","enabled":%t,"creationDate":%d,"lastSessionActivity":%d,"effective":{"allowed":true,"profile":"DESIGNER","limits":{"cpu":4,"memoryMb":%d,"ratio":0.75}},"adminProperties":{"team":"team-%d","cost":"%d"},"userProperties":{"theme":"dark","lang":"en"},"secrets":[],"credentials":{},"codeAllowed":true,"aaa":null,"note":"some text about the user, number %d"}`,
			i, i, i, i%17, []string{"DESIGNER", "READER", "EXPLORER"}[i%3], i%2 == 0, 1600000000000+i, 1700000000000+i*3, i%4096, i%40, i*7, i)
	}
	return append([]byte(b.String()), ']')
}

var list = sync.OnceValue(func() []byte { return users(100_000) })

var tasks = map[string]string{
	"group":     `const by = {}; for (const u of users) by[u.userProfile] = (by[u.userProfile] ?? 0) + 1; by`,
	"filter":    `users.filter(u => u.enabled).map(u => ({login: u.login, at: u.lastSessionActivity})).sort((a, b) => b.at - a.at).slice(0, 10)`,
	"stringify": `users.forEach((u, i) => { u.displayName = 'changed ' + i }); JSON.stringify(users).length`,
	"every":     `let n = 0; for (const u of users) for (const k of Object.keys(u)) { const v = u[k]; n += typeof v === 'string' ? v.length : 1 } n`,
	"fields":    `let n = 0; for (const u of users) n += u.login.length + u.displayName.length + u.email.length + u.groups.length + u.userProfile.length + u.sourceType.length + u.enabled + u.creationDate + u.lastSessionActivity + u.effective.limits.cpu + u.adminProperties.team.length + u.userProperties.lang.length + u.secrets.length + u.codeAllowed + u.note.length; n`,
}

func BenchmarkList(b *testing.B) {
	for _, how := range []string{"lazy", "engine"} {
		for name, code := range tasks {
			program := goja.MustCompile("", "(() => {"+code+"})()", true)
			b.Run(name+"/"+how, func(b *testing.B) {
				b.SetBytes(int64(len(list())))
				start := cpu()
				defer func() { b.ReportMetric(float64((cpu()-start).Milliseconds())/float64(b.N), "cpu-ms/op") }()
				for b.Loop() {
					b.StopTimer()
					text := append([]byte(nil), list()...)
					runtime.GC()
					b.StartTimer()
					vm := goja.New()
					var v goja.Value
					var err error
					if how == "lazy" {
						v, err = Install(vm).Parse(text)
					} else {
						c := NewCodec(vm)
						v, err = c.parse(c.json, vm.ToValue(string(text)))
					}
					if err == nil {
						_ = vm.Set("users", v)
						_, err = vm.RunProgram(program)
					}
					if err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// cpu is the processor time of the process so far, which a busy machine
// changes less than the clock's.
func cpu() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func BenchmarkIndex(b *testing.B) {
	b.SetBytes(int64(len(list())))
	for b.Loop() {
		if _, err := Index(list()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRecord(b *testing.B) {
	record := users(2)
	record = record[1 : len(record)/2]
	vm := goja.New()
	c := NewCodec(vm)
	change, _ := vm.RunString(`(o => { o.displayName = 'changed'; return o })`)
	f, _ := goja.AssertFunction(change)
	do := func(b *testing.B, parse func(string) (goja.Value, error), write func(goja.Value) error) {
		b.ReportAllocs()
		text := string(record)
		for b.Loop() {
			v, err := parse(text)
			if err == nil {
				if v, err = f(nil, v); err == nil {
					err = write(v)
				}
			}
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	codec := func(v goja.Value) error { _, err := c.Stringify(v); return err }
	b.Run("lazy", func(b *testing.B) {
		do(b, func(s string) (goja.Value, error) { return c.Parse([]byte(s)) }, codec)
	})
	b.Run("eager", func(b *testing.B) {
		do(b, func(s string) (goja.Value, error) {
			d, err := IndexString(s)
			if err != nil {
				return nil, err
			}
			return c.eager(d.text), nil
		}, codec)
	})
	engine := func(v goja.Value) error { _, err := c.stringify(c.json, v); return err }
	b.Run("engine", func(b *testing.B) {
		do(b, func(s string) (goja.Value, error) { return c.parse(c.json, vm.ToValue(s)) }, engine)
	})
}

func BenchmarkInstall(b *testing.B) {
	for _, install := range []bool{false, true} {
		b.Run(fmt.Sprint(install), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				vm := goja.New()
				if install {
					Install(vm)
				}
				if _, err := vm.RunString("1"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
