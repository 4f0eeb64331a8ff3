// Command dssrun runs JavaScript and TypeScript automation against Dataiku.
//
// Each command has its file here: flags in, exit code out. What a command does lives in the rooms of runtime, bindings and
// tests; internal/wire is where a run is put together from them. How dssrun reads its command line, words its messages and
// prints its help is in internal.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"sync"
	"time"

	"github.com/mattn/go-isatty"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/argv"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/help"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/report"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/wire"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/secret"
)

func main() {
	wd, _ := os.Getwd() // "" shows paths as they are
	t := &tool{in: os.Stdin, out: os.Stdout, err: &stream{File: os.Stderr}, lookupEnv: os.LookupEnv, dir: wd, started: time.Now()}
	os.Exit(t.main(os.Args[1:]))
}

// tool is one invocation of dssrun: its streams and surroundings.
type tool struct {
	in        io.Reader
	out, err  io.Writer
	lookupEnv func(string) (string, bool)
	dir       string // working directory
	home      string // holds .dataiku/config.json; "" is the user's own
	started   time.Time
	colorMode voice.ColorMode // --color
	json      bool            // --json
	script    string          // of run, once it is known
}

// exit ends a command with a code; everything there is to say has been said.
type exit int

// Error makes exit an error, the way urfave/cli hands a command's result up.
func (e exit) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// main runs one command line and gives the exit code.
func (t *tool) main(words []string) (code int) {
	defer func() {
		if r := recover(); r != nil {
			code = t.crashed(r, debug.Stack())
		}
	}()
	if len(words) > 0 && words[0] == completeCommand {
		return t.complete(words[1:])
	}
	app := t.app()
	router := &argv.Router{Commands: app.Commands, IsFile: isFile, IsDir: isDir}
	line, err := router.Route(words)
	t.json = line.Has("json")
	switch {
	case err != nil:
		return t.failed(err)
	case line.Version:
		words := []string{"version"}
		if t.json {
			words = append(words, "--json")
		}
		if line, err = router.Route(words); err != nil {
			return t.failed(err)
		}
	case line.Command == nil:
		help.App(t.out, t.color(t.out), app, topics)
		return loop.OK.ExitCode()
	case line.Help:
		help.Command(t.out, t.color(t.out), line.Path)
		return loop.OK.ExitCode()
	}
	return t.failed(dispatch(app, line))
}

// failed shows the error that a command ended with, nil for none, and gives the exit code.
func (t *tool) failed(err error) int {
	var code exit
	var usage *voice.UsageError
	state := loop.ScriptError
	var stateful interface{ EndState() string }
	switch {
	case err == nil:
		return loop.OK.ExitCode()
	case errors.As(err, &code):
		return int(code)
	case errors.As(err, &usage):
		state = loop.Usage
	case errors.As(err, &stateful):
		state = loop.State(stateful.EndState())
	}
	t.show(err, state)
	return state.ExitCode()
}

// show prints a failure that is dssrun's own and not the script's; with --json the outcome follows as the last line.
func (t *tool) show(err error, state loop.State) {
	voice.Print(masked{t.err}, t.color(t.err), err)
	if !t.json {
		return
	}
	name := "Error"
	if state == loop.Usage {
		name = "UsageError"
	}
	t.printOutcome(&report.Outcome{
		State: string(state), ExitCode: state.ExitCode(), Retryable: state.Retryable(),
		Error: &report.Failure{Name: name, Message: err.Error()}, Hint: voice.HintOf(err),
	})
}

// printOutcome writes the outcome as a line of its own.
func (t *tool) printOutcome(o *report.Outcome) {
	o.Script, o.DurationMs = t.script, time.Since(t.started).Milliseconds()
	if s, ok := t.err.(*stream); ok {
		s.endLine()
	}
	_ = o.JSON(masked{t.err})
}

// crashed reports a panic of dssrun's own code. Go's stack is shown to those who ask for it.
func (t *tool) crashed(value any, stack []byte) int {
	err := voice.Hint(fmt.Errorf("internal error: %v", value), wire.CrashHint)
	if t.debug() {
		fmt.Fprintf(masked{t.err}, "%s\n", stack)
	}
	t.show(err, loop.Crashed)
	return loop.Crashed.ExitCode()
}

// debug reports whether Go's own stack is wanted.
func (t *tool) debug() bool {
	v, _ := t.lookupEnv("DSSRUN_DEBUG")
	return v == "1"
}

// color reports whether to paint what goes to w.
func (t *tool) color(w io.Writer) bool {
	return voice.UseColor(t.colorMode, t.lookupEnv, func() bool { return isTerminal(w) })
}

// masked hides every secret in what is written through it, one whole message at a time.
type masked struct{ io.Writer }

// Write writes p with its secrets masked.
func (m masked) Write(p []byte) (int, error) {
	if _, err := io.WriteString(m.Writer, secret.Mask(string(p))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// stream is an output of the process that knows whether its last line is complete.
type stream struct {
	*os.File
	mu   sync.Mutex
	open bool // the last line has no end yet
}

// Write writes p.
func (s *stream) Write(p []byte) (int, error) {
	if len(p) > 0 {
		s.mu.Lock()
		s.open = p[len(p)-1] != '\n'
		s.mu.Unlock()
	}
	return s.File.Write(p)
}

// WriteString writes text.
func (s *stream) WriteString(text string) (int, error) { return s.Write([]byte(text)) }

func (s *stream) endLine() {
	s.mu.Lock()
	open := s.open
	s.mu.Unlock()
	if open {
		_, _ = s.Write([]byte("\n"))
	}
}

func isTerminal(w io.Writer) bool {
	if s, ok := w.(*stream); ok {
		w = s.File
	}
	f, ok := w.(*os.File)
	return ok && (isatty.IsTerminal(f.Fd()) || isatty.IsCygwinTerminal(f.Fd()))
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
