package main

import (
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/complete"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/runtime/loop"
)

// completeCommand is what the shells' scripts call at the Tab key; internal/complete has the protocol.
const completeCommand = "__complete"

func (t *tool) completionCommand() *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "Print the completion script of a shell: bash, zsh, fish or pwsh",
		UsageText: "dssrun completion bash|zsh|fish|pwsh",
		Description: `
Completes commands, flags, instances and script files.

Examples:
  source <(dssrun completion bash)                                   bash, this session
  dssrun completion bash > ~/.local/share/bash-completion/completions/dssrun
  dssrun completion zsh > "${fpath[1]}/_dssrun"                      zsh
  dssrun completion fish > ~/.config/fish/completions/dssrun.fish    fish
  dssrun completion pwsh | Out-String | Invoke-Expression            PowerShell, in $PROFILE`,
		Action: func(c *cli.Context) error {
			shells := strings.Join(complete.Shells, ", ")
			hint := "write dssrun completion with one of " + shells
			if c.Args().Len() == 0 {
				return voice.Usage(hint, "dssrun completion needs a shell")
			}
			if err := noArguments(c, 1, hint); err != nil {
				return err
			}
			name := c.Args().First()
			if name == "powershell" {
				name = "pwsh"
			}
			script, err := complete.Script(name)
			if err != nil {
				if near := voice.DidYouMean(name, complete.Shells, func(s string) string { return s }); near != "" {
					hint = near
				}
				return voice.Usage(hint, "%s", err)
			}
			_, err = io.WriteString(t.out, script)
			return err
		},
	}
}

// complete answers a shell's question.
func (t *tool) complete(words []string) int {
	c := &complete.Completer{Commands: t.app().Commands, Values: t.flagValues, Arguments: commandArguments}
	c.Answer(t.out, words)
	return loop.OK.ExitCode()
}

// flagValues are the values of a flag that can be told in advance.
func (t *tool) flagValues(flag string) ([]complete.Candidate, complete.Files) {
	switch flag {
	case "color":
		return []complete.Candidate{{Word: "always"}, {Word: "never"}, {Word: "auto"}}, complete.NoFiles
	case "instance":
		return t.instanceNames(), complete.NoFiles
	case "ca-file", "allow-read", "allow-write":
		return nil, complete.AnyFile
	}
	return nil, complete.NoFiles
}

// commandArguments are the arguments of a command that can be told in advance.
func commandArguments(command string, before []string) ([]complete.Candidate, complete.Files) {
	switch {
	case command == "completion" && len(before) == 0:
		var out []complete.Candidate
		for _, shell := range complete.Shells {
			out = append(out, complete.Candidate{Word: shell})
		}
		return out, complete.NoFiles
	case command == "help" && len(before) == 0:
		out := []complete.Candidate{{Word: "run"}, {Word: "auth"}, {Word: "types"}, {Word: "completion"}, {Word: "version"}}
		for _, topic := range topics {
			out = append(out, complete.Candidate{Word: topic.Name, Meaning: topic.Usage})
		}
		return out, complete.NoFiles
	case command == "types" && len(before) == 0:
		return nil, complete.Folders
	}
	return nil, complete.NoFiles
}
