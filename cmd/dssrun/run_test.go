package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/report"
)

// write puts files into the setting's folder and gives the path of the first.
func (p *setting) write(t *testing.T, files ...string) string {
	t.Helper()
	for i := 0; i < len(files); i += 2 {
		path := filepath.Join(p.dir, files[i])
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(files[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(p.dir, files[0])
}

func TestRun(t *testing.T) {
	t.Parallel()
	const connect = `import { apiClient, DSSClient } from "dss"; `
	tests := []struct {
		name  string
		flags string
		code  string
		exit  int
		out   string // the whole of stdout
		err   string // a part of stderr; "" for nothing at all
	}{
		{"prints", "", `console.log("a", { b: 1 })`, 0, "a { b: 1 }\n", ""},
		{"warns on stderr", "", `console.warn("careful")`, 0, "", "careful\n"},
		{"is TypeScript", "", `const x: number = 1; console.log(x)`, 0, "1\n", ""},
		{"awaits", "", `await new Promise(r => setTimeout(r, 1)); console.log("done")`, 0, "done\n", ""},
		{"throws", "", `function f() { throw new TypeError("no") }; f()`, 1, "", "error: TypeError: no\n"},
		{"throws with a code frame", "", "let a = 1\nnull.foo", 1, "", "> 2 | null.foo\n"},
		{"throws what is no error", "", `throw { a: [1, 2] }`, 1, "", "error: uncaught value: { a: [ 1, 2 ] }\n"},
		{"has a syntax error", "", `let = = 1`, 1, "", "at <eval>:1:"},
		{"rejects", "", `Promise.reject(new Error("lost")); await new Promise(r => setTimeout(r, 1))`, 1, "", "hint: a promise was rejected and nobody awaited or caught it"},
		{"never settles", "", `await new Promise(() => {})`, 1, "", "never settles"},
		{"sets its exit code", "", `process.exitCode = 7`, 7, "", ""},
		{"exits", "", `process.exit(3)`, 3, "", ""},
		{"exits well", "", `setTimeout(() => {}, 60_000); process.exit()`, 0, "", ""},
		{"listens for its exit", "", `process.on("exit", c => { console.log("bye", c); process.exitCode = 9 })`, 9, "bye 0\n", ""},
		{"throws at its exit", "", `process.on("exit", () => { throw new Error("late") })`, 1, "", "error: late\n  > 1 |"},
		{"takes too long", "--timeout=50ms", `for (;;);`, 124, "", "hint: give the run more time with --timeout"},
		{"takes too long awaiting", "--timeout=50ms", `await new Promise(r => setTimeout(r, 60_000))`, 124, "", "timeout of 50ms"},

		{"reads a file", "", `import fs from "node:fs"; fs.readFileSync("/etc/hostname")`, 77, "", "--allow-read=/etc/hostname"},
		{"reads the environment", "", `console.log(process.env.SECRET)`, 77, "", "--allow-env=SECRET"},
		{"may read the environment", "--allow-env=SECRET", `console.log(process.env.SECRET)`, 0, "xyzzy\n", ""},
		{"may do everything", "-A", `console.log(process.env.SECRET)`, 0, "xyzzy\n", ""},
		{"connects elsewhere", "--mock", connect + `await new DSSClient("http://other.example", "k").getAuthInfo()`, 77, "", "--allow-net=other.example:80"},
		{"needs credentials", "", connect + `apiClient()`, 4, "", "no Dataiku instance is configured"},
		{"does not mind their absence", "", connect + `console.log(typeof apiClient)`, 0, "function\n", ""},
		{"names an unknown instance", "--instance=nowhere", `console.log("not run")`, 4, "", `the instance "nowhere"`},

		{"reaches the mock", "--mock", connect + `console.log((await apiClient().getAuthInfo()).authIdentifier)`, 0, "admin\n", ""},
		{"reaches the mock by hand", "--mock", connect + `console.log((await new DSSClient("http://mock.dataiku", "mock-user-key").getAuthInfo()).authIdentifier)`, 0, "marie.dupont\n", ""},
		{"reaches the mock with a wrong key", "--mock", connect + `await new DSSClient("http://mock.dataiku", "wrong").getAuthInfo()`, 4, "",
			"  GET http://mock.dataiku/dip/publicapi/auth/info?withSecrets=false → 401\n"},
		{"misspells an option", "--mock", connect + `apiClient({ instanc: "prod" })`, 1, "", `did you mean "instance"?`},
		{"misspells an import", "", `import { apiCient } from "dss"; apiCient()`, 1, "", `did you mean "apiClient"?`},
		{"has no default project", "--mock", connect + `await apiClient().getDefaultProject()`, 1, "", "DKU_CURRENT_PROJECT_KEY"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			p := newSetting(t)
			p.env["SECRET"] = "xyzzy"
			words := append(append([]string{"run", "--no-cache"}, strings.Fields(test.flags)...), "-e", test.code)
			got := p.run("", words...)
			if got.code != test.exit || got.out != test.out {
				t.Errorf("exit code %d, want %d; stdout %q, want %q; stderr:\n%s", got.code, test.exit, got.out, test.out, got.err)
			}
			if test.err == "" && got.err != "" || !strings.Contains(got.err, test.err) {
				t.Errorf("stderr is\n%s\nwant in it\n%s", got.err, test.err)
			}
			if strings.Contains(got.err, "goroutine ") {
				t.Errorf("a Go stack in stderr:\n%s", got.err)
			}
		})
	}
}

func TestRunFiles(t *testing.T) {
	t.Parallel()
	p := newSetting(t)
	script := p.write(t,
		"job.ts", "#!/usr/bin/env -S dssrun run\nimport { name } from './lib/name.ts';\nimport fs from 'node:fs';\n"+
			"console.log(name, process.argv.slice(2), fs.readFileSync(process.argv[1], 'utf8').length > 10);",
		"lib/name.ts", "export const name: string = 'job';",
		"broken.ts", "import './lib/gone.ts';\n",
		"binary.js", "\x00\x01\x02",
	)
	tests := []struct {
		name  string
		stdin string
		words []string
		exit  int
		out   string
		err   string
	}{
		{"a script with arguments", "", []string{"run", "--no-cache", script, "a", "--json", "--", "-h"}, 0, "job [ 'a', '--json', '--', '-h' ] true\n", ""},
		{"a bare script", "", []string{script, "a"}, 0, "job [ 'a' ] true\n", ""},
		{"a bare script behind flags", "", []string{"--no-cache", "--timeout", "1m", script}, 0, "job [] true\n", ""},
		{"stdin", "console.log(process.argv.slice(1))", []string{"run", "-", "a"}, 0, "[ '<stdin>', 'a' ]\n", ""},
		{"bare stdin", "console.log(1 as number)", []string{"-"}, 0, "1\n", ""},
		{"empty stdin", "", []string{"-"}, 0, "", ""},
		{"an empty script", "", []string{"run", "-e", ""}, 0, "", ""},
		{"a missing script", "", []string{"run", filepath.Join(p.dir, "gone.ts")}, 1, "", "error: cannot find the script"},
		{"a bare missing script", "", []string{filepath.Join(p.dir, "gone.ts")}, 1, "", "error: cannot find the script"},
		{"a folder", "", []string{"run", p.dir}, 1, "", "is a folder, not a script"},
		{"a binary file", "", []string{"run", filepath.Join(p.dir, "binary.js")}, 1, "", "binary.js"},
		{"a missing import", "", []string{"run", filepath.Join(p.dir, "broken.ts")}, 1, "", "broken.ts:1:8"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := p.run(test.stdin, test.words...)
			if got.code != test.exit || got.out != test.out || test.err == "" && got.err != "" || !strings.Contains(got.err, test.err) {
				t.Errorf("%+v, want %d, %q, %q", got, test.exit, test.out, test.err)
			}
		})
	}
}

func TestRunJSON(t *testing.T) {
	t.Parallel()
	p := newSetting(t)
	script := p.write(t, "job.ts", "type T = 1;\nfunction f() {\n  throw new RangeError('no', { cause: new Error('why') });\n}\nf();\n",
		"broken.ts", "let a = ;\nlet b = ;\n", "fine.ts", "process.stderr.write('no line end')")
	outcome := func(words ...string) report.Outcome {
		t.Helper()
		got := p.run("", append([]string{"run", "--no-cache", "--json"}, words...)...)
		lines := strings.Split(strings.TrimSuffix(got.err, "\n"), "\n")
		last := lines[len(lines)-1]
		if i := strings.Index(last, `{"state"`); i > 0 {
			last = last[i:] // only a stream of the process ends an open line
		}
		var o report.Outcome
		if err := json.Unmarshal([]byte(last), &o); err != nil {
			t.Fatalf("%q: %v in %+v", words, err, got)
		}
		if o.ExitCode != got.code {
			t.Errorf("%q: exit code %d, and %d in the outcome", words, got.code, o.ExitCode)
		}
		return o
	}
	o := outcome(script)
	e := o.Error
	if o.State != "script error" || !o.Retryable || o.Script != script || e == nil || e.Name != "RangeError" || e.Message != "no" ||
		e.File != script || e.Line != 3 || e.Column != 9 || len(e.Stack) != 2 || e.Stack[0].Function != "f" || e.Stack[1].Line != 5 ||
		e.Cause == nil || e.Cause.Message != "why" {
		t.Errorf("an error: %+v %+v", o, e)
	}
	o = outcome(filepath.Join(p.dir, "broken.ts"))
	if e = o.Error; e == nil || e.Name != "LoadError" || e.Line != 1 || e.File == "" {
		t.Errorf("a syntax error: %+v %+v", o, e)
	}
	if o = outcome(filepath.Join(p.dir, "fine.ts")); o.State != "ok" || o.Error != nil || o.Retryable {
		t.Errorf("ok: %+v", o)
	}
	if o = outcome("-e", "process.exit(4)"); o.State != "script error" || o.ExitCode != 4 || o.Error != nil || o.Script != "<eval>" {
		t.Errorf("an exit code: %+v", o)
	}
	if o = outcome("--timeout=20ms", "-e", "for(;;);"); o.State != "timeout" || o.Hint == "" || o.Error == nil {
		t.Errorf("a timeout: %+v", o)
	}
	o = outcome("--mock", "-e", `import { DSSClient } from "dss"; await new DSSClient("http://mock.dataiku", "wrong-key").getAuthInfo()`)
	if o.State != "credentials" || o.Error == nil || o.Error.Request == nil || o.Error.Request.Status != 401 || o.Error.Request.Method != "GET" {
		t.Errorf("a refusal: %+v %+v", o, o.Error)
	}
}

func TestRunPaints(t *testing.T) {
	t.Parallel()
	p := newSetting(t)
	if got := p.run("", "run", "--color=always", "-e", "console.log(1); throw 1"); !strings.Contains(got.out, "\x1b[") || !strings.Contains(got.err, "\x1b[") {
		t.Errorf("--color=always: %+v", got)
	}
	if got := p.run("", "run", "-e", "console.log(1); throw 1"); strings.Contains(got.out+got.err, "\x1b[") {
		t.Errorf("no terminal: %+v", got)
	}
	p.env["NO_COLOR"] = "1"
	if got := p.run("", "run", "--color=always", "-e", "console.log(1); throw 1"); strings.Contains(got.out+got.err, "\x1b[") {
		t.Errorf("NO_COLOR: %+v", got)
	}
}
