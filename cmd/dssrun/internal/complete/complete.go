// Package complete answers a shell that asks what may stand at the cursor.
//
// The shells' scripts know nothing about dssrun: each calls `dssrun __complete =WORD BEFORE…` at the Tab key, where WORD is
// the word under the cursor up to the cursor (the "=" keeps an empty one from getting lost) and BEFORE the words before
// it, without the program's name. The answer is one candidate a line, a tab and its meaning behind it, and at most one last
// line that tells which files to offer besides: ":scripts", ":files" or ":folders".
package complete

import (
	"embed"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/argv"
)

//go:embed shell
var shells embed.FS

// Shells are the shells that Script knows.
var Shells = []string{"bash", "zsh", "fish", "pwsh"}

// Script is the shell's own part of completion, to be sourced by it.
func Script(shell string) (string, error) {
	if !slices.Contains(Shells, shell) {
		return "", fmt.Errorf("no completion for the shell %q", shell)
	}
	text, err := shells.ReadFile("shell/dssrun." + shell)
	return string(text), err
}

// Files says which files of the file system belong to an answer.
type Files string

// The kinds of files. NoFiles is the zero value.
const (
	NoFiles Files = ""
	Scripts Files = ":scripts" // script files, and folders on the way to them
	AnyFile Files = ":files"
	Folders Files = ":folders"
)

// Candidate is a word that may stand at the cursor. One that ends in "=" is to be followed by a value at once.
type Candidate struct{ Word, Meaning string }

// Completer knows what may stand where. Values and Arguments are asked for the value of a flag and for the argument of a
// command that takes no script; either may be nil.
type Completer struct {
	Commands []*cli.Command
	// Values are the values of a flag, by its first name.
	Values func(flag string) ([]Candidate, Files)
	// Arguments are the arguments of a command ("auth add") that has some already.
	Arguments func(command string, before []string) ([]Candidate, Files)
}

// Answer writes the answer for the words that a shell sent, current word first.
func (c *Completer) Answer(w io.Writer, words []string) {
	if len(words) == 0 {
		return
	}
	current := strings.TrimPrefix(words[0], "=")
	candidates, files := c.Complete(words[1:], current)
	var out strings.Builder
	for _, candidate := range candidates {
		if !strings.HasPrefix(candidate.Word, current) {
			continue
		}
		out.WriteString(candidate.Word)
		if candidate.Meaning != "" {
			out.WriteString("\t" + candidate.Meaning)
		}
		out.WriteByte('\n')
	}
	if files != NoFiles {
		out.WriteString(string(files) + "\n")
	}
	_, _ = io.WriteString(w, out.String())
}

// Complete gives the candidates for the word at the cursor, those that do not begin like it included.
func (c *Completer) Complete(before []string, current string) ([]Candidate, Files) {
	at := c.walk(before)
	switch {
	case at.wantsValue != "":
		return c.values(at.wantsValue)
	case at.script || at.endOfFlags && at.command != nil && at.command.Name == argv.ScriptCommand && len(at.args) > 0:
		return nil, AnyFile
	case !at.endOfFlags && strings.HasPrefix(current, "-") && current != "-":
		if name, _, ok := strings.Cut(current, "="); ok {
			return c.inlineValues(name, at.flags())
		}
		return flagCandidates(at.flags(), at.command == nil), NoFiles
	case at.command == nil || len(at.command.Subcommands) > 0:
		level, files := c.Commands, Scripts
		if at.command != nil {
			level, files = at.command.Subcommands, NoFiles
		}
		var out []Candidate
		for _, command := range level {
			if !command.Hidden {
				out = append(out, Candidate{command.Name, command.Usage})
			}
		}
		return out, files
	case at.command.Name == argv.ScriptCommand:
		return nil, Scripts
	case c.Arguments != nil:
		return c.Arguments(strings.Join(at.path, " "), at.args)
	}
	return nil, NoFiles
}

// position is where in a command line the cursor is.
type position struct {
	completer  *Completer
	command    *cli.Command // nil: none was named yet
	path       []string
	args       []string
	wantsValue string // first name of the flag whose value comes next
	script     bool   // the cursor is behind a script
	endOfFlags bool   // "--" was given
}

// flags are those that may be given here.
func (p *position) flags() []cli.Flag {
	if p.command != nil {
		return p.command.Flags
	}
	for _, c := range p.completer.Commands {
		if c.Name == argv.ScriptCommand {
			return c.Flags
		}
	}
	return nil
}

func (c *Completer) walk(before []string) *position {
	p := &position{completer: c}
	eval := false
	for _, word := range before {
		switch {
		case p.wantsValue != "":
			p.wantsValue = ""
		case !p.endOfFlags && word == "--":
			p.endOfFlags = true
		case !p.endOfFlags && len(word) > 1 && word[0] == '-':
			name, _, hasValue := strings.Cut(strings.TrimLeft(word, "-"), "=")
			flag := find(p.flags(), name)
			if flag == nil {
				continue
			}
			eval = eval || argv.Names(flag)[0] == argv.EvalFlag
			if !hasValue && argv.TakesValue(flag) {
				p.wantsValue = argv.Names(flag)[0]
			}
		default:
			p.argument(word)
			if p.command != nil && p.command.Name == argv.ScriptCommand && len(p.args) > 0 || eval {
				p.script = true
				return p
			}
		}
	}
	return p
}

func (p *position) argument(word string) {
	level := p.completer.Commands
	if p.command != nil {
		level = p.command.Subcommands
	}
	for _, command := range level {
		if command.HasName(word) {
			p.command = command
			p.path = append(p.path, command.Name)
			return
		}
	}
	if p.command == nil { // a script without a command
		p.script = true
	}
	p.args = append(p.args, word)
}

func find(flags []cli.Flag, name string) cli.Flag {
	for _, f := range flags {
		if slices.Contains(argv.Names(f), name) {
			return f
		}
	}
	return nil
}

func (c *Completer) values(flag string) ([]Candidate, Files) {
	if c.Values == nil {
		return nil, NoFiles
	}
	return c.Values(flag)
}

// inlineValues are the values of --flag=, each with the flag before it. Files are left to the shell, which completes
// behind "=" on its own.
func (c *Completer) inlineValues(written string, flags []cli.Flag) ([]Candidate, Files) {
	flag := find(flags, strings.TrimLeft(written, "-"))
	if flag == nil {
		return nil, NoFiles
	}
	values, files := c.values(argv.Names(flag)[0])
	for i := range values {
		values[i].Word = written + "=" + values[i].Word
	}
	return values, files
}

func flagCandidates(flags []cli.Flag, top bool) []Candidate {
	var out []Candidate
	for _, f := range flags {
		if v, ok := f.(cli.VisibleFlag); ok && !v.IsVisible() {
			continue
		}
		meaning := ""
		if d, ok := f.(cli.DocGenerationFlag); ok {
			meaning = strings.ReplaceAll(d.GetUsage(), "`", "")
		}
		for _, name := range argv.Names(f) {
			if len(name) == 1 {
				out = append(out, Candidate{"-" + name, meaning})
				continue
			}
			out = append(out, Candidate{"--" + name, meaning})
			if g, ok := f.(*cli.GenericFlag); ok {
				if _, ok := g.Value.(argv.OptionalValue); ok {
					out = append(out, Candidate{"--" + name + "=", meaning})
				}
			}
		}
	}
	out = append(out, Candidate{"--help", "show help"})
	if top {
		out = append(out, Candidate{"--version", "print the version"})
	}
	return out
}
