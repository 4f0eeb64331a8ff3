package main

import (
	"errors"
	"net"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/flagval"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/tests/mock"
	"github.com/dssrun/dssrun/tests/mock/clock"
	"github.com/dssrun/dssrun/tests/mock/fault"
)

// mockFlags are what `dssrun mock` was asked for.
type mockFlags struct {
	host        string
	allowRemote bool
	ports       [3]flagval.Port // of DSS, Govern and the Launchpad
	format      string          // of the environment: env, export or json

	seed    string
	empty   bool
	scale   mock.Scale
	state   string
	version mock.DSSVersion
	latency flagval.Duration
	clock   *clock.Clock
	faults  []fault.Rule
	log     bool
}

// The headings of the mock's flags in help.
const (
	addressCategory   = "Addresses"
	contentCategory   = "What is in it"
	behaviourCategory = "How it behaves"
)

func (f *mockFlags) flags() []cli.Flag {
	parsed := func(parse func(string) error) *flagval.Parsed { return &flagval.Parsed{Parse: parse} }
	f.format = "env"
	return []cli.Flag{
		&cli.GenericFlag{Name: "port", Category: addressCategory, Value: &f.ports[0], Usage: "serve DSS on this `PORT`, Govern on the next and the Launchpad on the one after; by default the system chooses"},
		&cli.GenericFlag{Name: "port-govern", Category: addressCategory, Value: &f.ports[1], Usage: "serve Govern on this `PORT`"},
		&cli.GenericFlag{Name: "port-launchpad", Category: addressCategory, Value: &f.ports[2], Usage: "serve the Launchpad on this `PORT`"},
		&cli.StringFlag{Name: "host", Category: addressCategory, Destination: &f.host, Usage: "listen on this `ADDRESS` instead of 127.0.0.1; one that others can reach needs --allow-remote"},
		&cli.BoolFlag{Name: "allow-remote", Category: addressCategory, Destination: &f.allowRemote, Usage: "let other machines reach the mocks, whose keys everybody knows"},

		&cli.StringFlag{Name: "seed", Category: contentCategory, Destination: &f.seed, Usage: "start with what this JSON or YAML `FILE` says"},
		&cli.BoolFlag{Name: "empty", Category: contentCategory, Destination: &f.empty, Usage: "start without the example users, projects and artifacts"},
		&cli.GenericFlag{Name: "scale", Category: contentCategory, Value: parsed(func(value string) (err error) {
			f.scale, err = mock.ParseScale(value)
			return err
		}), Usage: "add that many objects: `KIND=NUMBER,…` as in users=100000,datasets=10000"},
		&cli.StringFlag{Name: "state", Category: contentCategory, Destination: &f.state, Usage: "keep the state in this `FILE`: it is read at the start if it is there, and written while the mock runs"},

		&cli.GenericFlag{Name: "dss-version", Category: behaviourCategory, Value: parsed(func(value string) (err error) {
			f.version, err = mock.ParseVersion(value)
			return err
		}), Usage: "be this `VERSION` of DSS: 12, 13, 14 or one in full: its routes, and how it shows the secrets of API keys"},
		&cli.GenericFlag{Name: "latency", Category: behaviourCategory, Value: &f.latency, Usage: "answer after this `DURATION`, as 50ms"},
		&cli.GenericFlag{Name: "clock", Category: behaviourCategory, Value: parsed(func(value string) (err error) {
			f.clock, err = clock.Parse(value)
			return err
		}), Usage: "`CLOCK` is frozen, frozen=2026-01-01T00:00:00Z, or x60 for a minute a second"},
		&cli.GenericFlag{Name: "fail", Category: behaviourCategory, Value: parsed(func(value string) error {
			rule, err := fault.Parse(value)
			if wrong := new(fault.SyntaxError); errors.As(err, &wrong) {
				return errors.New(wrong.Place() + "; see docs/mock.md for the rules")
			}
			f.faults = append(f.faults, rule)
			return err
		}), Usage: "fail as this `RULE` says, as in 'PUT /admin/users/* 503 x2'; may be given several times"},

		&cli.GenericFlag{Name: "format", Category: outputCategory, Value: parsed(func(value string) error {
			if f.format = value; value != "env" && value != "export" && value != "json" {
				return errors.New("not one of env, export and json")
			}
			return nil
		}), Usage: "print the addresses and keys as `FORMAT` env, export (for a shell) or json"},
		&cli.BoolFlag{Name: "log", Category: outputCategory, Destination: &f.log, Usage: "print a line for every request on stderr"},
	}
}

// check says what does not go together.
func (f *mockFlags) check() error {
	if !f.allowRemote && f.host != "" && !loopback(f.host) {
		return voice.Usage("leave out --host, or add --allow-remote if other machines shall reach it",
			"--host=%s: others could reach the mocks there, and everybody knows their keys", f.host)
	}
	first := f.ports[0]
	for i := range f.ports {
		if p := &f.ports[i]; i > 0 && !p.Given && first.Number > 0 {
			if p.Number = first.Number + i; p.Number > 65535 {
				return voice.Usage("choose --port up to 65533, or say --port-govern and --port-launchpad too", "--port=%d: there are no ports after it for Govern and the Launchpad", first.Number)
			}
		}
		for j := range i {
			if n := f.ports[i].Number; n > 0 && n == f.ports[j].Number {
				return voice.Usage("choose another one", "the port %d is given to two of the mocks", n)
			}
		}
	}
	if f.empty && f.seed != "" {
		return voice.Usage("leave out --empty: a seed file starts from an empty instance unless it names a base", "--empty and --seed contradict each other")
	}
	return nil
}

// loopback tells whether only this machine can reach a host.
func loopback(host string) bool {
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// mockOptions are the options of the mocks themselves.
func (f *mockFlags) mockOptions() mock.Options {
	return mock.Options{Empty: f.empty, Latency: time.Duration(f.latency), Version: f.version}
}

const mockDescription = `
Serves a mock DSS, a mock Govern and a mock Launchpad on this machine, each on a port of its own, and prints the variables
that every client reads: dssrun, the Python client, curl. It runs until Ctrl-C. A page to look at it and to change what it does
is at /__mock/ of each port. With a COMMAND, the command runs with these variables set, and its exit code is dssrun's.

A route that is not mocked is answered by 501 and the nearest one that is. See docs/mock.md.

Examples:
  dssrun mock                                              ports of the system's choice
  dssrun mock --port 11200 --state mock.json               the same addresses and state each time
  dssrun mock -- pytest                                    tests in CI, against mocks of their own
  dssrun mock --fail 'PUT /admin/users/* 503 x2' -- dssrun run sync.ts
  dssrun mock --format export >mock.env & … . ./mock.env   in a shell script

Exit codes: 0 after Ctrl-C or SIGTERM, that of the COMMAND, 126 and 127 when it can't be run.`
