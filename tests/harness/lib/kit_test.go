package lib_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dop251/goja"
	"go.uber.org/goleak"

	"github.com/dssrun/dssrun/runtime/host"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/tests/harness/lib"
	"github.com/dssrun/dssrun/tests/harness/snapshot"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// program is a file of the library, compiled once.
func program(name string) (*goja.Program, error) {
	programsMu.Lock()
	defer programsMu.Unlock()
	if p, ok := programs[name]; ok {
		return p, nil
	}
	p, err := compile(name)
	if err == nil {
		programs[name] = p
	}
	return p, err
}

var (
	programsMu sync.Mutex
	programs   = map[string]*goja.Program{}
)

func compile(name string) (*goja.Program, error) {
	text, err := lib.Source(name)
	if err != nil {
		return nil, err
	}
	return goja.Compile("dssrun:test/"+name+".js", text, true)
}

// kit is one VM with the library.
type kit struct {
	loop   *loop.Loop
	host   *host.Host
	native *goja.Object
	out    bytes.Buffer
	parts  map[string]goja.Value
}

// newKit makes a VM. site is what native.callSite gives.
func newKit(t testing.TB, site func() any, snapshots *snapshot.File) *kit {
	t.Helper()
	k := &kit{loop: loop.New(loop.Options{Timeout: time.Minute}), parts: map[string]goja.Value{}}
	mods := []host.Module{{Name: "native", Funcs: lib.Funcs()}}
	if snapshots != nil {
		mods = append(mods, host.Module{Name: "snapshots", Funcs: lib.SnapshotFuncs(snapshots)})
	}
	k.host = host.Install(host.Options{Loop: k.loop, Stdout: &k.out, Stderr: &k.out, Stdin: strings.NewReader(""), Modules: mods})
	vm := k.loop.VM()
	k.native = k.host.Require("native").(*goja.Object)
	_ = k.native.Set("callSite", func() any {
		if site == nil {
			return nil
		}
		return site()
	})
	_ = vm.Set("load", func(c goja.FunctionCall) goja.Value { return k.load(c.Argument(0).String()) })
	_ = vm.Set("require", func(c goja.FunctionCall) goja.Value { return k.host.Require(c.Argument(0).String()) })
	return k
}

func (k *kit) load(name string) goja.Value {
	if v, ok := k.parts[name]; ok {
		return v
	}
	vm := k.loop.VM()
	p, err := program(name)
	if err != nil {
		panic(vm.NewGoError(err))
	}
	f, err := vm.RunProgram(p)
	if err != nil {
		panic(err)
	}
	run, _ := goja.AssertFunction(f)
	v, err := run(goja.Undefined(), k.native, vm.Get("load"))
	if err != nil {
		panic(err)
	}
	k.parts[name] = v
	return v
}

// prelude is what a test file would see, and fails(fn), which prints what a matcher throws.
const prelude = `
const soft = [];
const context = { testPath: () => "suite > case", soft: (e) => soft.push(e) };
const core = load("expect");
const expect = core.make(context);
core.begin(context);
const print = (e) => console.log(e.name + ": " + e.message + (e.diff === undefined ? "" : "\n" + e.diff.replace(/^/gm, "    ")));
const fails = (what, fn) => {
  console.log("## " + what);
  try {
    const p = fn();
    if (p && typeof p.then === "function") return p.then(() => console.log("passes"), print);
    console.log("passes");
  } catch (e) { print(e) }
};
`

// run runs the body of an async function and gives what it printed.
func (k *kit) run(t testing.TB, script string) string {
	t.Helper()
	end := k.loop.Run(context.Background(), func() (goja.Value, error) {
		return k.loop.VM().RunScript("script.js", "(async () => {"+prelude+script+"\n})()")
	})
	k.host.Flush()
	if end.State != loop.OK {
		t.Fatalf("ended as %s: %v %v\n%s\n%s", end.State, end.Err, end.Reason, end.Stack, k.out.String())
	}
	return k.out.String()
}

// golden compares what testdata/NAME.js prints with testdata/NAME.out; with the environment variable UPDATE_GOLDEN set
// it is written.
func golden(t *testing.T, k *kit, name string) {
	t.Helper()
	script, err := os.ReadFile(filepath.Join("testdata", name+".js"))
	if err != nil {
		t.Fatal(err)
	}
	got := k.run(t, string(script))
	file := filepath.Join("testdata", name+".out")
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s:\n%s", file, lib.Diff(string(want), got))
	}
}
