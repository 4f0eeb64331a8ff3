package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/argv"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
)

// app is the command tree. Parsing before and help beside it are internal/argv's and internal/help's: urfave/cli stops
// at the first argument that is not a flag, and shows its help on stdout when the command line is wrong.
func (t *tool) app() *cli.App {
	app := &cli.App{
		Name:  "dssrun",
		Usage: "dssrun runs JavaScript and TypeScript automation against Dataiku: one binary, no Node, no Python.",
		UsageText: "dssrun SCRIPT [ARGS…]\n" +
			"dssrun COMMAND [flags] [ARGS…]",
		Description:     appDescription,
		Commands:        []*cli.Command{t.runCommand(), t.testCommand(), t.mockCommand(), t.authCommand(), t.typesCommand(), t.docCommand(), t.completionCommand(), t.versionCommand(), t.helpCommand()},
		Writer:          t.out,
		ErrWriter:       t.err,
		HideHelp:        true,
		HideHelpCommand: true,
		HideVersion:     true,
		ExitErrHandler:  func(*cli.Context, error) {},
		OnUsageError:    usageError,
	}
	prepare(app.Commands)
	return app
}

const appDescription = `
Examples:
  dssrun job.ts                       run a script against the default instance
  dssrun run --instance prod job.ts   run it against another one
  dssrun run --mock job.ts            run it against a mock instance, without credentials
  dssrun run -e 'console.log(1 + 1)'  run some code
  dssrun auth status                  which instance would be used, and whether its key works`

// dispatch has urfave/cli parse the line and run its command. It is shown no more commands and flags than the line has: it
// spends a regular expression on each, several times.
func dispatch(app *cli.App, line *argv.Line) error {
	app.Commands = line.Path[:1]
	line.Command.Flags = line.Flags
	return app.Run(append([]string{app.Name}, line.Args...))
}

// prepare switches off what urfave/cli adds to every command on its own.
func prepare(commands []*cli.Command) {
	for _, c := range commands {
		c.HideHelp, c.HideHelpCommand, c.OnUsageError = true, true, usageError
		prepare(c.Subcommands)
	}
}

// usageError words what the flag package says about a flag's value as dssrun says it.
func usageError(_ *cli.Context, err error, _ bool) error {
	const invalid, boolean = `invalid value "`, `invalid boolean value "`
	message := err.Error()
	rest, ok := strings.CutPrefix(message, invalid)
	if !ok {
		rest, ok = strings.CutPrefix(message, boolean)
	}
	if value, after, found := strings.Cut(rest, `" for`); ok && found {
		after = strings.TrimPrefix(strings.TrimPrefix(after, " flag"), " -")
		if flag, why, found := strings.Cut(after, ": "); found {
			return valueError(strings.Trim(flag, " -"), value, why)
		}
	}
	return voice.Usage("", "%s", message)
}

// valueError splits a value's own explanation "what is wrong; what to write" into message and hint.
func valueError(flag, value, why string) error {
	what, todo, _ := strings.Cut(why, "; ")
	if what == "parse error" {
		what = "not true or false"
	}
	dashes := "--"
	if len(flag) == 1 {
		dashes = "-"
	}
	return voice.Usage(todo, "%s%s=%s: %s", dashes, flag, value, what)
}

// noArguments refuses arguments that a command does not take.
func noArguments(c *cli.Context, most int, hint string) error {
	if c.Args().Len() > most {
		return voice.Usage(hint, "unexpected argument %q", c.Args().Get(most))
	}
	return nil
}
