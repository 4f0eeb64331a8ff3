package main

import (
	"runtime"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/flagval"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/runtime/permit"
	"github.com/dssrun/dssrun/tests/harness/cover"
	"github.com/dssrun/dssrun/tests/harness/discover"
	"github.com/dssrun/dssrun/tests/harness/report"
	"github.com/dssrun/dssrun/tests/harness/snapshot"
)

// defaultTestTimeout is how long a test or hook may take.
const defaultTestTimeout = 5 * time.Second

// testFlags are what `dssrun test` was asked for.
type testFlags struct {
	filter    flagval.List
	bail      flagval.Count
	parallel  flagval.Number
	shard     string
	seed      string
	timeout   flagval.Duration
	retry     flagval.Number
	update    bool
	watch     bool
	pass      bool
	verbose   bool
	noCache   bool
	reporters flagval.List
	color     flagval.Color

	coverage         bool
	coverageReporter flagval.List
	coverageDir      string
	threshold        string
	include, exclude flagval.List

	permissions flagPermissions
}

// The headings of flags in the help of dssrun test.
const (
	selectionCategory = "Which tests"
	runningCategory   = "How they run"
	coverageCategory  = "Coverage"
)

func (t *tool) testCommand() *cli.Command {
	f := &testFlags{}
	return &cli.Command{
		Name:        "test",
		Usage:       "Run tests of scripts, each against a mock Dataiku of its own",
		UsageText:   "dssrun test [flags] [PATHS…]",
		Description: testDescription,
		Flags:       f.flags(),
		Action:      func(c *cli.Context) error { return t.test(c, f) },
	}
}

func (f *testFlags) flags() []cli.Flag {
	f.parallel.Least = 1
	flags := []cli.Flag{
		&cli.GenericFlag{Name: "filter", Aliases: []string{"t"}, Category: selectionCategory, Value: &f.filter, Usage: "run tests whose title has this `TEXT`, or matches /PATTERN/; may be given several times"},
		&cli.StringFlag{Name: "shard", Category: selectionCategory, Destination: &f.shard, Usage: "run a part of the files, as `2/4`: the second quarter"},
		&cli.BoolFlag{Name: "pass-with-no-tests", Category: selectionCategory, Destination: &f.pass, Usage: "succeed when there are no tests"},

		&cli.GenericFlag{Name: "parallel", Category: runningCategory, Value: &f.parallel, Usage: "run `N` files at once; as many as there are processors by default"},
		&cli.GenericFlag{Name: "bail", Category: runningCategory, Value: &f.bail, Usage: "stop after the first failing test, or after `N`"},
		&cli.GenericFlag{Name: "timeout", Category: runningCategory, Value: &f.timeout, Usage: "fail a test or hook that takes longer than this `DURATION`; 5s by default"},
		&cli.GenericFlag{Name: "retry", Category: runningCategory, Value: &f.retry, Usage: "try a failing test `N` more times"},
		&cli.StringFlag{Name: "seed", Category: runningCategory, Destination: &f.seed, Usage: "run files and tests in an order made of this `SEED`, a number or random"},
		&cli.BoolFlag{Name: "update", Aliases: []string{"u"}, Category: runningCategory, Destination: &f.update, Usage: "write snapshots that differ anew, and drop those that no test uses"},
		&cli.BoolFlag{Name: "watch", Category: runningCategory, Destination: &f.watch, Usage: "go on, and run again what a change concerns"},
		&cli.BoolFlag{Name: "no-cache", Category: runningCategory, Destination: &f.noCache, Usage: "transform the scripts anew, and do not remember them"},
	}
	flags = append(flags, f.permissions.flags("the mocks are", "the test file")...)
	return append(flags,
		&cli.BoolFlag{Name: "coverage", Category: coverageCategory, Destination: &f.coverage, Usage: "tell which statements and lines of the scripts ran"},
		&cli.GenericFlag{Name: "coverage-reporter", Category: coverageCategory, Value: &f.coverageReporter, Usage: "tell it as `text`, lcov or both, as text,lcov"},
		&cli.StringFlag{Name: "coverage-dir", Category: coverageCategory, Destination: &f.coverageDir, Usage: "write lcov.info into this `DIR`; coverage by default"},
		&cli.StringFlag{Name: "coverage-threshold", Category: coverageCategory, Destination: &f.threshold, Usage: "fail below these `PERCENT`, as 80 or statements=80,lines=90"},
		&cli.GenericFlag{Name: "coverage-include", Category: coverageCategory, Value: &f.include, Usage: "measure the files of this `PATH` or pattern only, those that no test loads too; may be given several times"},
		&cli.GenericFlag{Name: "coverage-exclude", Category: coverageCategory, Value: &f.exclude, Usage: "leave the files of this `PATH` or pattern out; may be given several times"},

		&cli.GenericFlag{Name: "reporter", Category: outputCategory, Value: &f.reporters, Usage: "report as `NAME[=FILE]`: " + strings.Join(report.Names(), ", ") + "; may be given several times"},
		&cli.BoolFlag{Name: "verbose", Category: outputCategory, Destination: &f.verbose, Usage: "show on stderr what tests print, as it comes; else it is shown for failing tests"},
		&cli.GenericFlag{Name: "color", Category: outputCategory, Value: &f.color, Usage: "paint output: `WHEN` is always, never or auto"},
	)
}

// testPlan is what the flags mean.
type testPlan struct {
	*testFlags
	paths     []string
	filtered  *discover.Filter
	part      discover.Shard
	order     int64
	targets   []report.Target
	grants    permit.Grants
	snapshots snapshot.Mode
	limit     time.Duration
	workers   int
	cover     *cover.Settings // nil without --coverage
}

// plan checks the flags.
func (f *testFlags) plan(c *cli.Context, t *tool) (*testPlan, error) {
	p := &testPlan{testFlags: f, paths: c.Args().Slice(), limit: defaultTestTimeout, workers: runtime.NumCPU()}
	var err error
	check := func(flag string, e error) {
		if err == nil && e != nil {
			err = voice.Usage("", "--%s: %s", flag, e)
		}
	}
	var e error
	p.filtered, e = discover.ParseFilter(f.filter)
	check("filter", e)
	if c.IsSet("shard") {
		p.part, e = discover.ParseShard(f.shard)
		check("shard", e)
	}
	if c.IsSet("seed") {
		p.order, e = discover.ParseSeed(f.seed)
		check("seed", e)
	}
	p.targets, e = report.Parse(f.reporters)
	check("reporter", e)
	p.grants = f.permissions.grants()
	if e := p.grants.Check(); e != nil && err == nil {
		err = voice.Usage("", "%s", e)
	}
	if c.IsSet("timeout") {
		p.limit = time.Duration(f.timeout)
	}
	if f.parallel.Given {
		p.workers = f.parallel.Value
	}
	switch ci, _ := t.lookupEnv("CI"); {
	case f.update:
		p.snapshots = snapshot.Update
	case ci != "" && ci != "false" && ci != "0":
		p.snapshots = snapshot.Check
	}
	coverage := f.coverage || f.threshold != "" || f.coverageDir != "" || len(f.coverageReporter)+len(f.include)+len(f.exclude) > 0
	if coverage && err == nil {
		settings, e := cover.Flags{Reporters: f.coverageReporter, Dir: f.coverageDir, Threshold: f.threshold}.Parse()
		if e != nil {
			err = voice.Usage("", "%s", e)
		}
		p.cover = &settings
	}
	if f.watch && f.shard != "" && err == nil {
		err = voice.Usage("leave out --shard, and name the files or folders to watch", "--watch runs what a change concerns, which --shard would leave out in part: they do not go together")
	}
	return p, err
}

const testDescription = `
Runs the tests below the current folder, or in PATHS: files named *.test.ts, *_test.ts (or .js, .mjs …), and all scripts in
a folder __tests__. A path may be a file, a folder or a pattern in quotes.

A test file imports what it needs from "dss/test". Every test gets a mock DSS, Govern and Launchpad of its own, and
apiClient() reaches it; nothing is sent to a real instance. docs/testing.md is the tour.

Examples:
  dssrun test                                    all tests below this folder
  dssrun test scripts/users -t "deactivates"     one folder, tests by title
  dssrun test --watch                            again and again, as files change
  dssrun test --reporter spec --reporter junit=out/junit.xml
  dssrun test --coverage --coverage-threshold 80
  dssrun test --seed random                      in another order

Exit codes: 0 when all tests passed, 1 when one failed or there was none, 130 when it was interrupted.`
