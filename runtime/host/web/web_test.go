package web

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/dop251/goja"
	"github.com/evanw/esbuild/pkg/api"
	"go.uber.org/goleak"

	"github.com/dssrun/dssrun/runtime/loop"
)

func TestMain(m *testing.M) {
	// The goldens were made in this zone.
	_ = os.Setenv("TZ", "America/New_York")
	if l, err := time.LoadLocation("America/New_York"); err == nil {
		time.Local = l
	}
	goleak.VerifyTestMain(m)
}

// newEnv is a VM with these globals and setTimeout, which belongs to the host.
func newEnv(change func(*Env)) *Env {
	e := &Env{Loop: loop.New(loop.Options{Timeout: 20 * time.Second})}
	if change != nil {
		change(e)
	}
	Prepare(e)
	vm := e.Loop.VM()
	_ = vm.Set("setTimeout", func(f goja.Callable, ms int64) {
		e.Loop.SetTimer(time.Duration(ms)*time.Millisecond, false, func() error {
			_, err := f(goja.Undefined())
			return err
		})
	})
	return e
}

// show turns what an expression gives into text, as testdata/oracle.mjs does.
const show = `(async (make) => {
  let result;
  try { result = await make(); } catch (err) { result = { throws: err.name }; }
  return JSON.stringify(result, (k, v) => typeof v === "bigint" ? v + "n" : Object.is(v, -0) ? "-0"
    : typeof v === "number" && !Number.isFinite(v) ? String(v) : v === undefined ? "undefined" : v);
})`

// eval gives the JSON text of an expression's result, which may be a promise.
func eval(t *testing.T, e *Env, expression string) string {
	t.Helper()
	var p *goja.Promise
	out := e.Loop.Run(context.Background(), func() (goja.Value, error) {
		v, err := e.Loop.VM().RunString(lower(t, show+"(async () => ("+expression+"))"))
		if err == nil {
			p = v.Export().(*goja.Promise)
		}
		return v, err
	})
	if out.State != loop.OK {
		t.Fatalf("%s\nended as %v: %v %v", expression, out.State, out.Reason, out.Err)
	}
	return p.Result().String()
}

// lower spells out what the engine can't parse, as the source room does for
// scripts.
func lower(t *testing.T, script string) string {
	t.Helper()
	if !strings.Contains(script, "for await") && !strings.Contains(script, "async *") {
		return script
	}
	r := api.Transform(script, api.TransformOptions{Target: api.ES2022, Supported: map[string]bool{"for-await": false, "async-generator": false}})
	if len(r.Errors) > 0 {
		t.Fatal(r.Errors)
	}
	return string(r.Code)
}

func sameJSON(t *testing.T, a, b string) bool {
	t.Helper()
	var x, y any
	if err := json.Unmarshal([]byte(a), &x); err != nil {
		return a == b
	}
	if err := json.Unmarshal([]byte(b), &y); err != nil {
		return a == b
	}
	return reflect.DeepEqual(x, y)
}

// deviations are the expressions whose result differs from Node's on purpose,
// with the reason.
var deviations = map[string]string{
	`new TextDecoder("latin1").decode(new Uint8Array([0x80, 0xE4, 0x9F, 0x81]))`:                                                                                                          "the standard's latin1 is windows-1252; Node 20's is not",
	`[Symbol.dispose.description, Symbol.asyncDispose.description]`:                                                                                                                       "Node 20 has them before they were standard",
	`new Intl.DateTimeFormat("en-US", { timeZone: "+05:30", timeStyle: "short" }).format(0)`:                                                                                              "offsets are zones since ES2024",
	`new Intl.DateTimeFormat("en-US", { timeZone: "UTC", dateStyle: "full", timeStyle: "long" }).formatToParts(0)`:                                                                        "Node 20's parts have a narrow space where its format has a space",
	`(() => { const t = new EventTarget(); t.addEventListener("a", (e) => e.preventDefault(), { passive: true }); return t.dispatchEvent(new Event("a", { cancelable: true })) })()`:      "Node 20 ignores passive",
	`(c => { c.signal.onabort = 5; return c.signal.onabort })(new AbortController())`:                                                                                                     "an event handler is a function or null",
	`(async () => { const k = await crypto.subtle.importKey("raw", new Uint8Array([1]), { name: "HMAC", hash: "SHA-1" }, false, ["sign"]); return crypto.subtle.exportKey("raw", k) })()`: "Node 20 misnames the error",
	`structuredClone(1, { transfer: [{}] })`: "Node 20 throws a TypeError, the standard a DataCloneError",
	`(e => [e.name, e.message, e instanceof DOMException])(structuredClone(new DOMException("m", "AbortError")))`: "Node 20 can't clone a DOMException",
	`(() => { "use strict"; try { undefined = 1 } catch (e) { return e.name } })()`:                               "a global that was never read is not there for a strict assignment",
	`(r => [r.source, r.flags, r instanceof RegExp, r.constructor === RegExp])(new RegExp("a/b", "gi"))`:          "the engine escapes a slash as \\u002f",
	`RegExp(/x/g) !== /x/g && (r => RegExp(r) === r)(/x/)`:                                                        "the engine does not tell a call from new: RegExp(r) is a copy",
	`Proxy({}, {})`: "the engine does not tell a call from new",
}

func TestAgainstNode(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.js")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".js"), func(t *testing.T) {
			t.Parallel()
			script, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			golden, err := os.ReadFile(strings.TrimSuffix(file, ".js") + ".golden")
			if err != nil {
				t.Fatal(err)
			}
			want := bufio.NewScanner(bytes.NewReader(golden))
			want.Buffer(nil, 1<<20)
			for line := range strings.Lines(string(script)) {
				line = strings.TrimSpace(line)
				if line == "" || strings.HasPrefix(line, "//") {
					continue
				}
				if !want.Scan() {
					t.Fatal("the golden file is too short: node testdata/oracle.mjs")
				}
				got := eval(t, newEnv(nil), line)
				if !sameJSON(t, got, want.Text()) && deviations[line] == "" {
					t.Errorf("%s\n got %s\nwant %s", line, got, want.Text())
				}
			}
		})
	}
}
