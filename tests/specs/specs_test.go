// Package specs runs the built binary as a user would: each .txtar file is a
// script of commands, its files, and what must be printed. They are in the
// language of testscript, plus:
//
//	exits CODE COMMAND…   run it and want this exit code
//	interrupt NAME        send SIGINT to the background command
package specs

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/dssrun/dssrun/tests/binary"
)

var update = flag.Bool("update", false, "write what is printed into the .txtar files and scripts/*.out")

// built is the folder of the binary under test, removed when all is over.
var built string

// dssrun builds the binary under test, once.
var dssrun = sync.OnceValues(func() (string, error) {
	return binary.Build(built, filepath.Join("..", ".."))
})

func TestMain(m *testing.M) {
	var err error
	if built, err = os.MkdirTemp("", "dssrun-specs"); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(built)
	os.Exit(code)
}

func build(t *testing.T) string {
	t.Helper()
	path, err := dssrun()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestSpecs(t *testing.T) {
	t.Parallel()
	dssrun := build(t)
	files, err := filepath.Glob("*/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no specs", err)
	}
	var areas []string
	for _, f := range files {
		areas = append(areas, filepath.Dir(f))
	}
	for _, area := range slices.Compact(areas) {
		t.Run(area, func(t *testing.T) {
			t.Parallel()
			testscript.Run(t, testscript.Params{
				Dir:           area,
				UpdateScripts: *update,
				Setup: func(e *testscript.Env) error {
					e.Setenv("PATH", filepath.Dir(dssrun)+string(os.PathListSeparator)+os.Getenv("PATH"))
					e.Setenv("HOME", e.WorkDir)
					e.Setenv("XDG_CACHE_HOME", filepath.Join(e.WorkDir, ".cache"))
					e.Setenv("NO_COLOR", "1")
					return nil
				},
				Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
			})
		})
	}
}

// exits runs a command that must end with a code of its own.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 || neg {
		ts.Fatalf("usage: exits CODE COMMAND…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if exit, ok := err.(*exec.ExitError); ok {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// TestScripts runs every script of scripts/ on the mock and compares what it
// prints with the .out beside it; one that reads stdin has a .in, too.
func TestScripts(t *testing.T) {
	t.Parallel()
	dssrun := build(t)
	root := filepath.Join("..", "..", "scripts")
	scripts, err := filepath.Glob(filepath.Join(root, "*", "*.ts"))
	if err != nil || len(scripts) < 15 {
		t.Fatalf("%d scripts found: %v", len(scripts), err)
	}
	for _, script := range scripts {
		if strings.HasSuffix(script, ".test.ts") {
			continue // make scripts runs them
		}
		name, _ := filepath.Rel(root, script)
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cmd := exec.Command(dssrun, "run", "--mock", "--allow-env", script)
			cmd.Env = append(os.Environ(), "NO_COLOR=1", "XDG_CACHE_HOME="+t.TempDir(), "HOME="+t.TempDir(), "DB_PASSWORD=first-password", "PASSWORD=first-password", "SECRET=a-secret-value", "JIRA_PASSWORD=a-password", "OAUTH_TOKEN=a-token")
			var errs strings.Builder
			cmd.Stderr = &errs
			if stdin, err := os.Open(strings.TrimSuffix(script, ".ts") + ".in"); err == nil {
				defer stdin.Close()
				cmd.Stdin = stdin
			}
			got, err := cmd.Output()
			if exit, ok := err.(*exec.ExitError); err != nil && (!ok || !strings.Contains(string(got), "it stays")) {
				t.Fatalf("it ended with %v %v:\n%s%s", err, exit, got, errs.String())
			}
			out := strings.TrimSuffix(script, ".ts") + ".out"
			if *update {
				if err := os.WriteFile(out, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != string(want) {
				t.Errorf("it printed\n%s\nwant\n%s", got, want)
			}
		})
	}
}
