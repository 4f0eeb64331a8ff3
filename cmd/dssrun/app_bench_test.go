package main

import (
	"io"
	"testing"

	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/argv"
)

// BenchmarkCommandLine is what reading the command line costs each run: the command tree, the routing, urfave/cli.
func BenchmarkCommandLine(b *testing.B) {
	for b.Loop() {
		t := &tool{out: io.Discard, err: io.Discard, lookupEnv: func(string) (string, bool) { return "", false }}
		app := t.app()
		app.Commands[0].Action = func(*cli.Context) error { return nil }
		line, err := (&argv.Router{Commands: app.Commands, IsFile: isFile, IsDir: isDir}).Route([]string{"run", "--mock", "job.ts", "a"})
		if err != nil {
			b.Fatal(err)
		}
		if err := dispatch(app, line); err != nil {
			b.Fatal(err)
		}
	}
}
