package complete_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/complete"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/flagval"
)

// completer is a small command tree. It is also what the shells' tests complete: TestMain answers as the program.
func completer() *complete.Completer {
	color := &cli.StringFlag{Name: "color", Usage: "`WHEN`"}
	return &complete.Completer{
		Commands: []*cli.Command{
			{Name: "run", Usage: "run a script", Flags: []cli.Flag{
				&cli.StringFlag{Name: "eval", Aliases: []string{"e"}},
				&cli.BoolFlag{Name: "json"}, color,
				&cli.GenericFlag{Name: "allow-net", Value: &flagval.Grant{}},
			}},
			{Name: "auth", Subcommands: []*cli.Command{{Name: "add"}, {Name: "status", Flags: []cli.Flag{color}}}},
			{Name: "completion"},
			{Name: "secret", Hidden: true},
		},
		Values: func(flag string) ([]complete.Candidate, complete.Files) {
			if flag == "color" {
				return []complete.Candidate{{Word: "always"}, {Word: "auto"}, {Word: "never"}}, complete.NoFiles
			}
			return nil, complete.NoFiles
		},
		Arguments: func(command string, before []string) ([]complete.Candidate, complete.Files) {
			if command == "completion" && len(before) == 0 {
				return []complete.Candidate{{Word: "bash"}, {Word: "zsh"}}, complete.NoFiles
			}
			return nil, complete.NoFiles
		},
	}
}

// asProgram makes the test binary answer like dssrun, for the shells' scripts to call.
const asProgram = "COMPLETE_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		if len(os.Args) > 1 && os.Args[1] == "__complete" {
			completer().Answer(os.Stdout, os.Args[2:])
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func TestAnswer(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, before, current, want string }{
		{"commands and scripts", "", "", "run auth completion :scripts"},
		{"a command's start", "", "a", "auth :scripts"},
		{"commands below a command", "auth", "", "add status"},
		{"a script", "run", "", ":scripts"},
		{"a script after flags", "run --json --color never", "", ":scripts"},
		{"a script's arguments", "run job.ts", "", ":files"},
		{"a script's arguments that look like flags", "run job.ts", "--js", ":files"},
		{"a bare script's arguments", "job.ts", "-", ":files"},
		{"code's arguments", "run -e 1 a", "", ":files"},
		{"a flag's value", "run --color", "a", "always auto"},
		{"a flag's value behind =", "run", "--color=n", "--color=never"},
		{"an unknown value", "run -e", "", ""},
		{"flags", "run", "--", "--eval --json --color --allow-net --allow-net= --help"},
		{"flags of a command below", "auth status", "--", "--color --help"},
		{"flags before any command are run's", "", "--j", "--json"},
		{"a short flag", "run", "-e", "-e"},
		{"an argument", "completion", "z", "zsh"},
		{"after the last argument", "completion bash", "", ""},
		{"behind --", "run --", "", ":scripts"},
		{"behind -- and a script", "run -- job.ts", "--", ":files"},
		{"an unknown flag", "run --nope", "", ":scripts"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			completer().Answer(&out, append([]string{"=" + test.current}, strings.Fields(test.before)...))
			var got []string
			for line := range strings.Lines(out.String()) {
				word, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
				got = append(got, word)
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("before %q at %q: got %q, want %q", test.before, test.current, got, test.want)
			}
		})
	}
	var out bytes.Buffer
	completer().Answer(&out, nil)
	if out.Len() != 0 {
		t.Errorf("no words: got %q", out.String())
	}
}

func TestScript(t *testing.T) {
	t.Parallel()
	for _, shell := range complete.Shells {
		if text, err := complete.Script(shell); err != nil || !strings.Contains(text, "__complete") {
			t.Errorf("Script(%q) = %d bytes, %v", shell, len(text), err)
		}
	}
	if _, err := complete.Script("tcsh"); err == nil {
		t.Error("Script(tcsh) gives no error")
	}
}

// TestShells sources each script in its shell, when it is there, and completes a line in a folder of known files.
func TestShells(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"job.ts", "my job.js", "notes.txt", "jobs/inner.mts"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("bash", func(t *testing.T) {
		t.Parallel()
		tests := []struct{ line, want string }{ // words as bash breaks them, "|" between
			{"dssrun|", "auth completion job.ts jobs my job.js run"},
			{"dssrun|r", "run"},
			{"dssrun|run|j", "job.ts jobs"},
			{"dssrun|run|jobs/", "jobs/inner.mts"},
			{"dssrun|run|job.ts|n", "notes.txt"},
			{"dssrun|run|--color|=|a", "always auto"},
			{"dssrun|run|--color|=", "always auto never"},
			{"dssrun|run|--color|n", "never"},
			{"dssrun|run|--color|=|never|--js", "--json"},
			{"dssrun|run|--allow-net|=|a.org|:|80|j", "job.ts jobs"},
			{"dssrun|auth|s", "status"},
			{"dssrun|completion|", "bash zsh"},
		}
		bash := shell(t, "bash")
		for _, test := range tests {
			words := strings.Split(test.line, "|")
			program := `source "$1"; shift; COMP_WORDS=("$@"); COMP_WORDS[0]=$PROGRAM; COMP_CWORD=$(($# - 1)); _dssrun; printf '%s\n' "${COMPREPLY[@]}"`
			got := run(t, dir, bash, append([]string{"--norc", "-c", program, "bash", script(t, "bash")}, words...)...)
			if got = sorted(got); got != test.want {
				t.Errorf("%s: got %q, want %q", test.line, got, test.want)
			}
		}
	})
	t.Run("zsh", func(t *testing.T) {
		t.Parallel()
		run(t, dir, shell(t, "zsh"), "-n", script(t, "zsh"))
	})
	t.Run("fish", func(t *testing.T) {
		t.Parallel()
		got := run(t, dir, shell(t, "fish"), "--no-config", "-c", `function dssrun; $PROGRAM $argv; end; source $argv[1]; complete -C "dssrun auth s"`, script(t, "fish"))
		if !strings.HasPrefix(got, "status") {
			t.Errorf("got %q, want status", got)
		}
	})
	t.Run("pwsh", func(t *testing.T) {
		t.Parallel()
		run(t, dir, shell(t, "pwsh"), "-NoProfile", "-Command", `[void][ScriptBlock]::Create((Get-Content -Raw $args[0]))`, script(t, "pwsh"))
	})
}

// shell finds a shell or skips the test by its name.
func shell(t *testing.T, name string) string {
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return path
}

func script(t *testing.T, shell string) string {
	text, err := complete.Script(shell)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "dssrun."+shell)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// run gives a shell's output.
func run(t *testing.T, dir, shell string, args ...string) string {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(shell, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), asProgram+"=1", "PROGRAM="+program)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil || stderr.Len() > 0 {
		t.Fatalf("%s: %v\n%s", shell, err, stderr.String())
	}
	return strings.TrimSpace(string(out))
}

// sorted joins lines, which a shell gives in no order of ours.
func sorted(text string) string {
	lines := strings.Split(text, "\n")
	slices.Sort(lines)
	return strings.Join(lines, " ")
}
