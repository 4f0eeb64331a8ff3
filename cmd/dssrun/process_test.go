//go:build unix

package main

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// program is dssrun as a process of its own, with a home and a cache of its own.
func program(t *testing.T, words ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, words...)
	home := t.TempDir()
	cmd.Env = []string{asProgram + "=1", "HOME=" + home, "XDG_CACHE_HOME=" + filepath.Join(home, "cache"), "PATH=" + os.Getenv("PATH")}
	cmd.Dir = home
	return cmd
}

func TestSignals(t *testing.T) {
	t.Parallel()
	const wait = `import { DSSClient } from "dss"; const c = new DSSClient("http://mock.dataiku", "mock-admin-key");
		console.log("ready"); try { for (;;) await c.getAuthInfo() } finally { console.log("cleaned up") }`
	const busy = `console.log("ready"); for (;;);`
	tests := []struct {
		name, code string
		signals    []syscall.Signal
		exit       int
		out, err   string
		atMost     time.Duration
	}{
		{"the first cancels, and the script unwinds", wait, []syscall.Signal{syscall.SIGINT}, 130, "cleaned up\n", `"state":"interrupted","exitCode":130`, 10 * time.Second},
		{"a request to end does so too", wait, []syscall.Signal{syscall.SIGTERM}, 143, "cleaned up\n", `"state":"terminated","exitCode":143`, 10 * time.Second},
		{"a busy script is interrupted", busy, []syscall.Signal{syscall.SIGINT}, 130, "", `"state":"interrupted"`, 20 * time.Second},
		{"the second ends at once", busy, []syscall.Signal{syscall.SIGINT, syscall.SIGINT}, 130, "", `"state":"interrupted"`, 10 * time.Second},
		{"two different ones, too", busy, []syscall.Signal{syscall.SIGTERM, syscall.SIGINT}, 143, "", `"state":"terminated"`, 10 * time.Second},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			cmd := program(t, "run", "--mock", "--json", "-e", test.code)
			var stderr bytes.Buffer
			cmd.Stderr = &stderr
			stdout, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			reader := bufio.NewReader(stdout)
			if line, err := reader.ReadString('\n'); err != nil || line != "ready\n" {
				t.Fatalf("%q, %v\n%s", line, err, stderr.String())
			}
			start := time.Now()
			for i, s := range test.signals {
				if i > 0 {
					time.Sleep(100 * time.Millisecond) // two of one kind at once are one
				}
				if err := cmd.Process.Signal(s); err != nil {
					t.Fatal(err)
				}
			}
			var out strings.Builder
			_, _ = reader.WriteTo(&out)
			_ = cmd.Wait()
			if code := cmd.ProcessState.ExitCode(); code != test.exit || out.String() != test.out || !strings.Contains(stderr.String(), test.err) {
				t.Errorf("exit code %d, want %d; stdout %q, want %q; stderr:\n%s", code, test.exit, out.String(), test.out, stderr.String())
			}
			if took := time.Since(start); took > test.atMost {
				t.Errorf("took %v", took)
			}
		})
	}
}

func TestShebang(t *testing.T) {
	t.Parallel()
	cmd := program(t)
	script := filepath.Join(cmd.Dir, "job")
	text := "#!/usr/bin/env -S " + cmd.Path + " run --timeout 1m\nconsole.log(process.argv.slice(1) as string[])\n"
	if err := os.WriteFile(script, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
	run := exec.Command(script, "-h", "--json")
	run.Env, run.Dir = cmd.Env, cmd.Dir
	out, err := run.CombinedOutput()
	if want := "[ '" + script + "', '-h', '--json' ]\n"; err != nil || string(out) != want {
		t.Errorf("%v: %q, want %q", err, out, want)
	}
}

func TestJSONHasALineOfItsOwn(t *testing.T) {
	t.Parallel()
	cmd := program(t, "run", "--json", "-e", "process.stderr.write('half a line')")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil || !strings.HasPrefix(stderr.String(), "half a line\n{\"state\":\"ok\"") || strings.Count(stderr.String(), "\n") != 2 {
		t.Errorf("%v: %q", err, stderr.String())
	}
}

func TestFullDisk(t *testing.T) {
	t.Parallel()
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("/dev/full: not on this system")
	}
	defer full.Close()
	cmd := program(t, "run", "-e", "console.log(1)")
	var stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = full, &stderr
	if err := cmd.Run(); cmd.ProcessState.ExitCode() != 1 || !strings.Contains(stderr.String(), "can't write to stdout") {
		t.Errorf("%v: %q", err, stderr.String())
	}
}

func TestMemoryLimit(t *testing.T) {
	t.Parallel()
	cmd := program(t, "run", "--memory-limit", "30MB", "-e", "const a = []; for (;;) a.push(new Array(1000).fill(1))")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Run(); cmd.ProcessState.ExitCode() != 137 || !strings.Contains(stderr.String(), "hint: give the run more memory") {
		t.Errorf("%v: %q", err, stderr.String())
	}
}
