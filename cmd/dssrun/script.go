package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/wire"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/source"
	"github.com/dssrun/dssrun/stdlib"
)

// Names of scripts that are no files.
const (
	stdinName = "<stdin>"
	evalName  = "<eval>"
)

// findScript says what to run and with which arguments.
func (t *tool) findScript(c *cli.Context, f *runFlags) (source.Options, []string, error) {
	o := source.Options{Dir: t.dir, Library: stdlib.Sources(), Version: cacheVersion()}
	if !f.noCache {
		o.CacheDir = cacheDir()
	}
	arguments := c.Args().Slice()
	if c.IsSet("eval") {
		o.Source, o.Name = []byte(f.eval), evalName
		return o, arguments, nil
	}
	if len(arguments) == 0 || arguments[0] == "" {
		return o, nil, voice.Usage("write dssrun run SCRIPT, dssrun run - for stdin, or dssrun run -e CODE", "dssrun run needs a script")
	}
	path, arguments := arguments[0], arguments[1:]
	t.misplaced(arguments)
	if path == "-" {
		text, err := io.ReadAll(t.in)
		if err != nil {
			return o, nil, fmt.Errorf("can't read the script from stdin: %w", err)
		}
		o.Source, o.Name = text, stdinName
		return o, arguments, nil
	}
	o.Path = path
	if abs, err := filepath.Abs(path); err == nil {
		o.Path = abs
	}
	return o, arguments, nil
}

// misplaced warns of flags that mean something to dssrun and stand where they are the script's: a run that was meant for
// the mock would be one on the real instance. "--" before them says that it is meant so.
func (t *tool) misplaced(arguments []string) {
	for _, a := range arguments {
		if a == "--" {
			return
		}
		name, _, _ := strings.Cut(a, "=")
		switch name {
		case "--mock", "--record", "--replay", "--instance", "--url", "--timeout", "--memory-limit", "--allow-net", "--allow-read", "--allow-write", "--allow-env", "-A":
			voice.Warn(t.err, t.color(t.err), name+" stands after the script, so it is the script's and dssrun does not see it: put it before the script, or -- before it if the script is to have it")
			return
		}
	}
}

// loadOutcome is how a run ends whose script can't be loaded.
func loadOutcome(ctx context.Context, err error) loop.Outcome {
	var stop *loop.Stop
	if errors.As(context.Cause(ctx), &stop) {
		return loop.Outcome{State: stop.State, ExitCode: stop.State.ExitCode(), Err: stop}
	}
	return wire.Failed(err)
}

// cacheDir is where transformed scripts are kept, "" for nowhere.
func cacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "dssrun")
}

// cacheVersion tells one build of dssrun from another, also where both call themselves "devel".
func cacheVersion() string {
	info, err := os.Stat(executable())
	if err != nil {
		return version
	}
	return fmt.Sprintf("%s %d %d", version, info.Size(), info.ModTime().UnixNano())
}

// executable is the path of this program.
func executable() string {
	path, err := os.Executable()
	if err != nil {
		return os.Args[0]
	}
	return path
}
