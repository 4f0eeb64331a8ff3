package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/google/renameio/v2/maybe"
	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/bindings/profile"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/flagval"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/tests/mock"
	"github.com/dssrun/dssrun/tests/mock/seedfile"
	"github.com/dssrun/dssrun/tests/mock/serve"
)

func (t *tool) mockCommand() *cli.Command {
	f := &mockFlags{}
	return &cli.Command{
		Name:        "mock",
		Usage:       "Serve a mock DSS, Govern and Launchpad for any client",
		UsageText:   "dssrun mock [flags]\ndssrun mock [flags] -- COMMAND [ARGS…]",
		Description: mockDescription,
		Flags:       f.flags(),
		Action:      func(c *cli.Context) error { return t.mock(f, c.Args().Slice()) },
	}
}

// mock serves until a signal comes, or until the command ends.
func (t *tool) mock(f *mockFlags, command []string) error {
	if err := f.check(); err != nil {
		return err
	}
	received := make(chan os.Signal, 4)
	signal.Notify(received, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(received)
	server, err := t.startMock(f)
	if err != nil {
		return err
	}
	state := &stateFile{path: f.state, server: server}
	if err := state.save(); err != nil {
		_ = server.Close()
		return err
	}
	if f.allowRemote && f.host != "" && !loopback(f.host) {
		voice.Warn(t.err, t.color(t.err), "other machines can reach the mocks on "+f.host+", as administrators: everybody knows the keys")
	}
	defer func() { t.warnUnstruck(server) }()
	if len(command) > 0 {
		code, err := t.withMock(command, server.Environment(), received, state)
		return errors.Join(err, server.Close(), state.save(), exitOf(code, err))
	}
	if err := printEnvironment(t.out, f.format, server.Environment()); err != nil {
		_ = server.Close()
		return fmt.Errorf("can't write to stdout: %w", err)
	}
	voice.PrintHint(t.err, t.color(t.err), "look at the mocks at "+server.URLs()[0]+"/__mock/; Ctrl-C ends them")
	tick := time.NewTicker(saveEvery)
	defer tick.Stop()
	for {
		select {
		case <-received:
			go func() { // a second signal does not wait
				os.Exit(stopFor(<-received).State.ExitCode())
			}()
			return errors.Join(server.Close(), state.save())
		case err := <-server.Failed():
			return errors.Join(err, server.Close(), state.save())
		case <-tick.C:
			if err := state.save(); err != nil {
				voice.Warn(t.err, t.color(t.err), err.Error())
			}
		}
	}
}

// warnUnstruck tells of fault rules that did nothing: a test that passes with them has shown nothing.
func (t *tool) warnUnstruck(server *serve.Server) {
	for _, f := range server.Unstruck() {
		why := "no request matched it"
		if f.Matched > 0 {
			why = fmt.Sprintf("of the requests that matched it (%d) none was one whose turn it was", f.Matched)
		}
		voice.Warn(t.err, t.color(t.err), fmt.Sprintf("the fault rule %s has struck nothing: %s", f.Rule, why))
	}
}

// exitOf is the exit code of a command that ran.
func exitOf(code int, err error) error {
	if err != nil || code == loop.OK.ExitCode() {
		return nil
	}
	return exit(code)
}

// startMock serves what the flags say. Nothing is started when a file is wrong or a port is taken.
func (t *tool) startMock(f *mockFlags) (*serve.Server, error) {
	var seed *seedfile.Seed
	if f.seed != "" {
		var err error
		if seed, err = seedfile.Read(f.seed); err != nil {
			return nil, err
		}
	}
	saved, err := os.ReadFile(f.state)
	if f.state != "" && err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("can't read the state: %w", err)
	}
	o := serve.Options{Host: f.host, Mock: f.mockOptions(), Clock: f.clock, Faults: f.faults}
	for i, p := range f.ports {
		o.Ports[i] = p.Number
	}
	if f.log {
		o.Log = masked{t.err}
	}
	if t.debug() {
		o.Mock.Panicked = func(request string, value any, stack []byte) {
			fmt.Fprintf(masked{t.err}, "the mock failed at %s: %v\n%s", request, value, stack)
		}
	}
	o.Prepare = func(p mock.Products) error {
		if len(saved) > 0 { // at the start only: a reset goes back to the seed
			text := saved
			saved = nil
			if err := p.Load(bytes.NewReader(text)); err != nil {
				return fmt.Errorf("%s: %w", f.state, err)
			}
			return nil
		}
		if seed != nil {
			if err := p.Seed(seed); err != nil {
				return err
			}
		}
		return p.Scale(f.scale)
	}
	loaded := len(saved) > 0
	server, err := serve.Start(o)
	if err == nil && loaded && (seed != nil || f.empty || f.scale != mock.Scale{}) {
		voice.PrintHint(t.err, t.color(t.err), "the mocks go on from "+f.state+"; --seed, --scale and --empty are for a new state, and for a reset")
	}
	return server, err
}

// configureMock serves mocks for a run, on the port that it was given and the next ones, and makes them its configured instances.
func (t *tool) configureMock(f *runFlags) (stop func(), err error) {
	flags := &mockFlags{ports: [3]flagval.Port{f.port}}
	if err := flags.check(); err != nil {
		return nil, err
	}
	server, err := t.startMock(flags)
	if err != nil {
		return nil, err
	}
	f.mock = false // the run reaches them as it would reach any instance
	outer, inner := t.lookupEnv, map[string]string{profile.EnvInsecure: ""}
	for _, v := range server.Environment() {
		inner[v.Name] = v.Value
	}
	t.lookupEnv = func(name string) (string, bool) {
		if value, ours := inner[name]; ours {
			return value, value != ""
		}
		return outer(name)
	}
	return func() { _ = server.Close() }, nil
}

// printEnvironment prints how the mocks are reached, in one piece.
func printEnvironment(w io.Writer, format string, list []serve.Variable) error {
	var out strings.Builder
	if format == "json" {
		object := map[string]string{}
		for _, v := range list {
			object[v.Name] = v.Value
		}
		if err := json.NewEncoder(&out).Encode(object); err != nil {
			return err
		}
	} else {
		for _, v := range list {
			if format == "export" {
				out.WriteString("export ")
			}
			out.WriteString(v.Name + "=" + v.Value + "\n")
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// saveEvery is how often the state is written while it changes: what a crash loses at most.
const saveEvery = 2 * time.Second

// stateFile keeps the mocks' state in a file. One without a path does nothing.
type stateFile struct {
	path    string
	server  *serve.Server
	saved   mock.Products
	changes uint64
}

// save writes the file whole or not at all, when anything has changed.
func (s *stateFile) save() error {
	now := s.server.Products()
	changes := now.Changes()
	if s.path == "" || now == s.saved && changes == s.changes {
		return nil
	}
	var text bytes.Buffer
	err := now.Save(&text)
	if err == nil {
		_ = os.Chmod(s.path, 0o600) // of a file that somebody has made: its mode is kept
		err = maybe.WriteFile(s.path, text.Bytes(), 0o600)
	}
	if err != nil {
		return fmt.Errorf("can't keep the mock's state in %s: %w", s.path, err)
	}
	s.saved, s.changes = now, changes
	return nil
}
