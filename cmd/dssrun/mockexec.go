package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/dssrun/dssrun/bindings/profile"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/tests/mock/serve"
)

// Exit codes of a command that can't be run, as a shell gives them.
const (
	notRunnable = 126
	notFound    = 127
	bySignal    = 128 // and the signal's number
)

// withMock runs a command with the mocks' variables in its environment and gives its exit code.
func (t *tool) withMock(command []string, list []serve.Variable, received <-chan os.Signal, state *stateFile) (int, error) {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = t.in, t.out, plainFile(t.err)
	cmd.Env = environmentWith(os.Environ(), list)
	if err := cmd.Start(); err != nil {
		code := notRunnable
		if errors.Is(err, exec.ErrNotFound) || errors.Is(err, fs.ErrNotExist) {
			code = notFound
		}
		voice.Print(masked{t.err}, t.color(t.err), voice.Hint(fmt.Errorf("can't run %s: %w", command[0], errors.Unwrap(err)),
			"what follows dssrun mock is a command and its arguments"))
		return code, nil
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	tick := time.NewTicker(saveEvery)
	defer tick.Stop()
	for {
		select {
		case s := <-received:
			if s != os.Interrupt || !isTerminal(os.Stdin) { // a terminal has sent it to the command as well
				_ = cmd.Process.Signal(s)
			}
		case <-tick.C:
			if err := state.save(); err != nil {
				voice.Warn(t.err, t.color(t.err), err.Error())
			}
		case err := <-ended:
			var failed *exec.ExitError
			switch {
			case err == nil:
				return 0, nil
			case !errors.As(err, &failed):
				return 0, err
			}
			if status, ok := failed.Sys().(syscall.WaitStatus); ok && status.Signaled() {
				return bySignal + int(status.Signal()), nil
			}
			return failed.ExitCode(), nil
		}
	}
}

// plainFile is the file of a stream: a command writes to it by itself.
func plainFile(w io.Writer) io.Writer {
	if s, ok := w.(*stream); ok {
		return s.File
	}
	return w
}

// environmentWith is an environment in which the mocks are the configured instances. A proxy is kept from clients that would ask it
// for this machine's own ports.
func environmentWith(environ []string, list []serve.Variable) []string {
	ours := []string{profile.EnvInsecure, "DKU_API_TICKET"}
	for _, v := range list {
		ours = append(ours, v.Name)
	}
	out := slices.DeleteFunc(slices.Clone(environ), func(pair string) bool {
		name, _, _ := strings.Cut(pair, "=")
		return slices.Contains(ours, name)
	})
	for _, v := range list {
		out = append(out, v.Name+"="+v.Value)
	}
	for _, name := range []string{"NO_PROXY", "no_proxy"} {
		i := slices.IndexFunc(out, func(pair string) bool { return strings.HasPrefix(pair, name+"=") })
		switch {
		case i < 0:
			out = append(out, name+"=127.0.0.1,localhost")
		case out[i] != name+"=*":
			out[i] = strings.TrimSuffix(out[i], ",") + ",127.0.0.1,localhost"
		}
	}
	return out
}
