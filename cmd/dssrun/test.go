package main

import (
	"context"
	"path/filepath"
	"runtime"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/tests/harness"
	"github.com/dssrun/dssrun/tests/harness/report"
)

func (t *tool) testCommand() *cli.Command {
	return &cli.Command{
		Name:   "test",
		Usage:  "Run tests",
		Action: func(c *cli.Context) error { return t.test(c) },
	}
}

func (t *tool) test(c *cli.Context) error {
	var files []string
	for _, pattern := range c.Args().Slice() {
		found, err := filepath.Glob(pattern)
		if err != nil {
			return voice.Usage("", "%s", err)
		}
		for _, f := range found {
			abs, _ := filepath.Abs(f)
			files = append(files, abs)
		}
	}
	r, err := report.Open([]report.Target{{Name: "spec"}}, t.out, report.Options{Color: t.color(t.out), Dir: t.dir})
	if err != nil {
		return err
	}
	sum, err := harness.Run(context.Background(), harness.Options{
		Engine: &testEngine{tool: t, cacheDir: cacheDir()}, Files: files, Dir: t.dir, Reporter: r, Parallel: runtime.NumCPU(), Timeout: 5 * time.Second,
	})
	if err != nil {
		return err
	}
	if !sum.Good() {
		return exit(loop.ScriptError.ExitCode())
	}
	return nil
}
