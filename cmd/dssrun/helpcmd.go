package main

import (
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/help"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/runtime/loop"
)

// topics are the pages of help that are no commands.
var topics = []help.Topic{
	{Name: "exit-codes", Usage: "what each exit code means, and when a retry can help", Print: printExitCodes},
}

func (t *tool) helpCommand() *cli.Command {
	return &cli.Command{
		Name:      "help",
		Usage:     "Show help for dssrun, a command or a topic",
		UsageText: "dssrun help [COMMAND | exit-codes] [--json]",
		Description: `
Examples:
  dssrun help run
  dssrun help auth add
  dssrun help exit-codes
  dssrun help exit-codes --json`,
		Flags:  []cli.Flag{&cli.BoolFlag{Name: "json", Usage: "print a topic as JSON"}},
		Action: t.help,
	}
}

func (t *tool) help(c *cli.Context) error {
	words, app := c.Args().Slice(), t.app()
	if len(words) == 0 {
		help.App(t.out, t.color(t.out), app, topics)
		return nil
	}
	if len(words) == 1 {
		for _, topic := range topics {
			if topic.Name == words[0] {
				return topic.Print(t.out, c.Bool("json"))
			}
		}
	}
	level, path := app.Commands, []*cli.Command{}
	for _, word := range words {
		var found *cli.Command
		for _, candidate := range level {
			if candidate.HasName(word) {
				found = candidate
			}
		}
		if found == nil {
			return noHelp(words, level, len(path) == 0)
		}
		path, level = append(path, found), found.Subcommands
	}
	help.Command(t.out, t.color(t.out), path)
	return nil
}

func noHelp(words []string, level []*cli.Command, top bool) error {
	var names []string
	for _, candidate := range level {
		if !candidate.Hidden {
			names = append(names, candidate.Name)
		}
	}
	if top {
		for _, topic := range topics {
			names = append(names, topic.Name)
		}
	}
	before := strings.Join(append([]string{"dssrun help"}, words[:len(words)-1]...), " ")
	hint := voice.DidYouMean(words[len(words)-1], names, func(s string) string { return before + " " + s })
	if hint == "" {
		hint = "see dssrun help"
	}
	return voice.Usage(hint, "no help for %q: no such command or topic", strings.Join(words, " "))
}

// printExitCodes prints the table of end states, the one that every exit code of a run comes from.
func printExitCodes(w io.Writer, asJSON bool) error {
	if asJSON {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		return enc.Encode(loop.States)
	}
	rows := [][]string{{"CODE", "STATE", "RETRY", "MEANING"}}
	for _, s := range loop.States {
		retry := "no"
		if s.Retryable {
			retry = "yes"
		}
		rows = append(rows, []string{strconv.Itoa(s.ExitCode), string(s.State), retry, s.Meaning})
	}
	voice.Table(w, false, true, rows)
	return nil
}
