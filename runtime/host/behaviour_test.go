package host_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/host"
	"github.com/dssrun/dssrun/runtime/host/node"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/permit"
	"github.com/dssrun/dssrun/runtime/secret"
)

// TestBehaviour is what dssrun does its own way: permissions, exit codes, stderr, modules that are not there.
func TestBehaviour(t *testing.T) {
	t.Parallel()
	secret.New("s3cr3t-token")
	env := map[string]string{"HOME": "/home/me", "SECRET": "x"}
	nothing := permit.Grants{}
	for _, c := range []struct {
		name   string
		grants permit.Grants
		script string
		out    string
		err    string
		state  loop.State
		code   int
	}{
		{name: "reading a file is denied", grants: nothing, script: `require("fs").readFileSync("/etc/hostname")`, state: loop.Denied},
		{name: "the promise rejects as well", grants: nothing, script: `await require("fs/promises").readFile("/etc/hostname")`, state: loop.Denied},
		{name: "a refusal can be caught", grants: nothing, script: `try { require("fs").existsSync("/etc") } catch (e) { console.log(e.name, e.code, e.message) }`,
			out: "PermissionDenied ERR_PERMISSION_DENIED reading \"/etc\" needs permission: run with --allow-read=/etc (or --allow-read for every path)\n"},
		{name: "writing needs its own permission", grants: permit.Grants{Read: permit.Grant{All: true}},
			script: `for (const f of [() => fs.writeFileSync("/x", ""), () => fs.mkdirSync("/x"), () => fs.rmSync("/x"), () => fs.renameSync("/a", "/b"), () => fs.mkdtempSync("/x")]) try { f() } catch (e) { console.log(e.flag) }`,
			out:    "--allow-write=/x\n--allow-write=/x\n--allow-write=/x\n--allow-write=/a\n--allow-write=/x\n"},
		{name: "standard input needs none", grants: nothing, script: `console.log(fs.readFileSync(0, "utf8"))`, out: "input text\n"},
		{name: "process.stdin is a stream", grants: nothing, script: `let t = ""; process.stdin.setEncoding("utf8"); for await (const c of process.stdin) t += c; console.log(t)`, out: "input text\n"},
		{name: "a variable is denied", grants: nothing, script: `process.env.SECRET`, state: loop.Denied},
		{name: "a variable is allowed by name", grants: permit.Grants{Env: permit.Grant{List: []string{"HOME", "NONE"}}},
			script: `console.log(process.env.HOME, process.env.NONE, "HOME" in process.env, process.env.toString === Object.prototype.toString)`, out: "/home/me undefined true true\n"},
		{name: "listing variables needs the bare flag", grants: permit.Grants{Env: permit.Grant{List: []string{"HOME"}}}, script: `try { Object.keys(process.env) } catch (e) { console.log(e.flag) }`, out: "--allow-env\n"},
		{name: "all variables", grants: permit.Grants{Env: permit.Grant{All: true}}, script: `console.log(Object.keys(process.env), { ...process.env })`, out: "[ 'HOME', 'SECRET' ] { HOME: '/home/me', SECRET: 'x' }\n"},
		{name: "what packages probe reads as not set", grants: nothing, script: `console.log(process.env.NODE_ENV, process.env.FORCE_COLOR, "TERM" in process.env)`, out: "undefined undefined false\n"},
		{name: "a script can set variables for itself", grants: nothing, script: `process.env.X = 5; console.log(process.env.X, delete process.env.X, "y")`, out: "5 true y\n"},

		{name: "exitCode", script: `process.exitCode = 7`, code: 7},
		{name: "exitCode as text", script: `process.exitCode = "8"`, code: 8},
		{name: "exitCode is checked", script: `for (const v of [-1, 256, 1.5, NaN, "x", "", {}, true]) try { process.exitCode = v } catch (e) { console.log(e.name) }`, out: strings.Repeat("TypeError\n", 8)},
		{name: "exit ends at once", script: `try { console.log("before"); process.exit(4); console.log("after") } finally { console.log("finally") }`, out: "before\n", code: 4},
		{name: "exit takes exitCode", script: `process.exitCode = 3; process.exit()`, code: 3},
		{name: "exit listeners", script: `process.on("exit", (c) => console.log("exit", c)); process.exit(2)`, out: "exit 2\n", code: 2},
		{name: "arguments", script: `console.log(process.argv.slice(1))`, out: "[ '/scripts/script.js', 'a', '--b' ]\n"},

		{name: "warn and error go to stderr, secrets masked", script: `console.warn("w"); console.error("token", "s3cr3t-token"); console.assert(false, "a %d", 1); console.assert(1 > 2, {x:1})`,
			err: "w\ntoken ******\nAssertion failed: a 1\nAssertion failed: { x: 1 }\n"},
		{name: "trace has the script's lines", script: `function f() { console.trace("here") } f()`, err: "Trace: here\n    at f (script.js:"},
		{name: "console warnings", script: `console.timeEnd("x"); console.countReset("y"); console.time("z"); console.time("z")`,
			err: "Warning: No such label 'x' for console.timeEnd()\nWarning: Count for 'y' does not exist\nWarning: Label 'z' already exists for console.time()\n"},
		{name: "emitWarning", script: `process.emitWarning("careful", "MyWarning", "W1"); process.emitWarning(new Error("e")); process.emitWarning("d", "DeprecationWarning"); process.emitWarning("d", "DeprecationWarning")`,
			err: "[W1] MyWarning: careful\nError: e\nDeprecationWarning: d\n"},
		{name: "engine messages are explained", script: `try { ({}).foo() } catch (e) { console.log(String(require("util").inspect(e)).split("\n")[0]) }`, out: "TypeError: foo is not a function\n"},
		{name: "stacks in Node's notation", script: `console.log(new Error("boom"))`, out: "Error: boom\n    at script.js:"},
		{name: "a stack that is printed as text", script: `console.log(new Error("boom").stack)`, out: "Error: boom\n    at script.js:"},
		{name: "an absent module can be imported", script: `const { exec } = require("child_process"); console.log(typeof exec); try { exec("ls") } catch (e) { console.log(e.code, e.message) }`,
			out: "function\nERR_FEATURE_UNAVAILABLE_ON_PLATFORM node:child_process (exec) is not available in dssrun: a script can not start other programs\n"},
		{name: "an unknown module", script: `try { require("nope") } catch (e) { console.log(e.name, e.message) }`, out: "TypeError there is no built-in module \"nope\"\n"},
		{name: "a module of Go functions", script: `const m = require("mine"); console.log(m.add(2, 3), await m.later("x"), m.data()); try { m.fail() } catch (e) { console.log(e.message) } await m.failLater().catch((e) => console.log(e.message))`,
			out: "5 later x { a: 1, b: [ 'x', null ], c: <Buffer 68 69> }\nfailed\nfailed later\n"},
		{name: "throwing in a timer ends the run", script: `setTimeout(() => { throw new Error("t") }, 1)`, state: loop.ScriptError},
		{name: "throwing in a microtask ends the run", script: `queueMicrotask(() => { throw new Error("t") })`, state: loop.ScriptError},
		{name: "unref lets the run end", script: `setTimeout(() => console.log("never"), 60000).unref()`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := run(t, `const fs = require("fs"); `+c.script, host.Options{
				Permit: permit.New(c.grants), Stdin: strings.NewReader("input text"), Argv: []string{"a", "--b"}, Modules: []host.Module{mine},
				LookupEnv: func(n string) (string, bool) { v, ok := env[n]; return v, ok },
				Environ:   func() []string { return []string{"SECRET=x", "HOME=/home/me"} },
			})
			if want := c.state; want == "" && got.outcome.State != loop.OK && c.code == 0 || want != "" && got.outcome.State != want {
				t.Errorf("ended as %q: %v", got.outcome.State, got.outcome.Err)
			}
			if code, _ := got.host.ExitCode(); code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			for _, s := range []struct{ which, got, want string }{{"stdout", got.out, c.out}, {"stderr", got.err, c.err}} {
				if s.got != s.want && (!strings.HasSuffix(s.want, ".js:") || !strings.HasPrefix(s.got, s.want)) {
					t.Errorf("%s\n got %q\nwant %q", s.which, s.got, s.want)
				}
			}
		})
	}
}

// mine is a module of plain Go functions.
var mine = host.Module{Name: "mine", Funcs: map[string]host.Func{
	"add":   {Do: func(_ context.Context, args []any) (any, error) { return args[0].(int64) + args[1].(int64), nil }},
	"later": {Async: true, Do: func(_ context.Context, args []any) (any, error) { return "later " + args[0].(string), nil }},
	"data": {Do: func(context.Context, []any) (any, error) {
		return map[string]any{"b": []any{"x", goja.Null()}, "a": 1, "c": []byte("hi")}, nil
	}},
	"fail":      {Do: func(context.Context, []any) (any, error) { return nil, errors.New("failed") }},
	"failLater": {Async: true, Do: func(context.Context, []any) (any, error) { return nil, errors.New("failed later") }},
}}

func TestWritesStayInTheAllowedFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	outside := filepath.Join(t.TempDir(), "outside")
	if err := os.WriteFile(outside, []byte("kept"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "link")); err != nil {
		t.Skip("no symbolic links here")
	}
	got := run(t, `const fs = require("fs"); const dir = process.argv[2];
		fs.writeFileSync(dir + "/a", "x");
		for (const f of [() => fs.writeFileSync(dir + "/link", "changed"), () => fs.readFileSync(dir + "/link"), () => fs.cpSync(dir, dir + "/../copy", { recursive: true })])
			try { f(); console.log("done") } catch (e) { console.log(e.name) }`,
		host.Options{Argv: []string{dir}, Permit: permit.New(permit.Grants{Read: permit.Grant{List: []string{dir}}, Write: permit.Grant{List: []string{dir}}})})
	if want := "PermissionDenied\nPermissionDenied\nPermissionDenied\n"; got.out != want {
		t.Errorf("got %q, want %q", got.out, want)
	}
	if text, _ := os.ReadFile(outside); string(text) != "kept" {
		t.Errorf("the file outside holds %q", text)
	}
}

func TestCancelRejectsWaits(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	got := runWith(ctx, t, `const { setTimeout: sleep, setInterval: every } = require("timers/promises"); start();
		try { await sleep(60000) } catch (e) { console.log(e.name) }
		try { await sleep(60000) } catch (e) { console.log(e.name) }`, host.Options{Modules: []host.Module{}}, cancel)
	if got.out != "AbortError\nAbortError\n" || got.outcome.State != loop.Interrupted {
		t.Errorf("got %q, ended as %s", got.out, got.outcome.State)
	}
}

func TestExitEvent(t *testing.T) {
	t.Parallel()
	got := run(t, `process.on("exit", (c) => { console.log("exit", c); process.exitCode = 9 })`, host.Options{})
	if err := got.host.EmitExit(0); err != nil {
		t.Fatal(err)
	}
	if code, set := got.host.ExitCode(); code != 9 || !set {
		t.Errorf("exit code %d %v", code, set)
	}
	if err := got.host.EmitExit(0); err != nil {
		t.Fatal("the event came twice", err)
	}
}

func TestBuiltin(t *testing.T) {
	t.Parallel()
	builtin := host.Builtin([]host.Module{mine, {Name: "dss", Exports: func() []string { return []string{"apiClient"} }}})
	for _, c := range []struct {
		module, export string
		ok             bool
	}{{"mine", "add", true}, {"dss", "apiClient", true}, {"fs", "readFileSync", true}, {"node:fs", "default", true}, {"node:events", "once", true}, {"nope", "", false}, {"internal/errors", "", false}} {
		names, ok := builtin(c.module)
		found := false
		for _, n := range names {
			found = found || n == c.export
		}
		if ok != c.ok || ok && !found {
			t.Errorf("%s: %v %v", c.module, ok, names)
		}
	}
}

func TestExplain(t *testing.T) {
	t.Parallel()
	for engine, want := range map[string]string{
		"Object has no member 'foo'":                            "foo is not a function",
		"Cannot read property 'x' of undefined":                 "Cannot read properties of null or undefined (reading 'x')",
		"Cannot read property 'x' of undefined or null":         "Cannot read properties of null or undefined (reading 'x')",
		"Value is not an object: undefined":                     "undefined is not a function",
		"Not a function: [object Object]":                       "the value that is called is an object, not a function",
		"Not a function: 1,2":                                   "1,2 is not a function",
		"Value is not an object: abc":                           "abc is not a function or object",
		"Value is not object coercible":                         "Cannot destructure null or undefined",
		"object is not iterable":                                "value is not iterable",
		"SyntaxError: <eval>: Line 1:3 Unexpected end of input": "<eval>: Line 1:3 Unexpected end of input",
		"said by the script: it's 5 o'clock":                    "said by the script: it's 5 o'clock",
		"Assignment to constant variable.":                      "Assignment to constant variable.",
		"invalid character 'x'":                                 "Unexpected token 'x' in JSON",
	} {
		if got := host.Explain(engine); got != want {
			t.Errorf("%s\n got %s\nwant %s", engine, got, want)
		}
	}
}

// TestTypesNameWhatIsThere compares the .d.ts of the modules with what they export.
func TestTypesNameWhatIsThere(t *testing.T) {
	t.Parallel()
	text := host.Types()["node.d.ts"]
	for _, block := range strings.Split(text, "declare module \"node:")[1:] {
		name, body, _ := strings.Cut(block, "\"")
		if i := strings.Index(body, "declare module"); i >= 0 {
			body = body[:i]
		}
		exports, ok := node.Exports(name)
		if !ok {
			t.Errorf("%s is declared but is no module", name)
			continue
		}
		for line := range strings.SplitSeq(body, "\n") {
			for _, kind := range []string{"function", "class", "const", "let"} {
				rest, is := strings.CutPrefix(line, "  export "+kind+" ")
				if !is {
					continue
				}
				for _, part := range strings.Split(rest, ",") {
					id := strings.TrimSpace(part)
					if i := strings.IndexAny(id, "(<:; {"); i >= 0 {
						id = id[:i]
					}
					if kind == "function" || kind == "class" || strings.Contains(part, ":") && !strings.Contains(part, "(") {
						if identifier(id) && !contains(exports, id) {
							t.Errorf("%s does not export %s", name, id)
						}
					}
					if kind != "const" {
						break
					}
				}
			}
		}
	}
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}
