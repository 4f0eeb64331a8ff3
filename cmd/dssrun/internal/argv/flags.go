package argv

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
)

// isFlag reports whether a word is written as a flag: "-" is stdin and "--" ends the flags.
func isFlag(word string) bool {
	return len(word) > 1 && word[0] == '-' && word != "--"
}

// isNumber reports whether a word that begins with "-" is a negative number, which is an argument.
func isNumber(word string) bool {
	return word[0] == '-' && strings.Trim(word[1:], "0123456789.") == "" && strings.ContainsAny(word, "0123456789")
}

// TakesValue reports whether a flag's value may be the next word.
func TakesValue(f cli.Flag) bool {
	if _, ok := f.(*cli.BoolFlag); ok {
		return false
	}
	if b, ok := valueOf(f).(interface{ IsBoolFlag() bool }); ok {
		return !b.IsBoolFlag()
	}
	return true
}

// valueOf is the value of a generic flag, nil for any other kind.
func valueOf(f cli.Flag) cli.Generic {
	g, ok := f.(*cli.GenericFlag)
	if !ok {
		return nil
	}
	if g.Destination != nil {
		return g.Destination
	}
	return g.Value
}

// Names are a flag's names, the first one first. Its own Names method runs a regular expression.
func Names(f cli.Flag) []string {
	switch f := f.(type) {
	case *cli.BoolFlag:
		return append([]string{f.Name}, f.Aliases...)
	case *cli.StringFlag:
		return append([]string{f.Name}, f.Aliases...)
	case *cli.GenericFlag:
		return append([]string{f.Name}, f.Aliases...)
	}
	return f.Names()
}

// find gives the flag that has a name, nil when there is none.
func find(flags []cli.Flag, name string) cli.Flag {
	for _, f := range flags {
		if slices.Contains(Names(f), name) {
			return f
		}
	}
	return nil
}

// lookup gives the flag of a name that may stand here: one of the command, or while it is not complete, of any command
// below, so that a flag may stand before its command. Where two commands have a flag of one name both take a value or
// neither does.
func (p *parser) lookup(name string) cli.Flag {
	if p.line.Command != nil {
		if f := find(p.line.Command.Flags, name); f != nil {
			return f
		}
	}
	return find(allFlags(p.level), name)
}

// allFlags are the flags of commands and of all below them.
func allFlags(commands []*cli.Command) []cli.Flag {
	var all []cli.Flag
	for _, c := range commands {
		all = append(append(all, c.Flags...), allFlags(c.Subcommands)...)
	}
	return all
}

// dashed is a flag's name as it is written.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// flagNames are the visible flags' names as they are written, sorted.
func flagNames(flags []cli.Flag) []string {
	var names []string
	for _, f := range flags {
		if v, ok := f.(cli.VisibleFlag); ok && !v.IsVisible() {
			continue
		}
		for _, name := range Names(f) {
			names = append(names, dashed(name))
		}
	}
	slices.Sort(names)
	return names
}

func needsValue(written string, flag cli.Flag, following []string) error {
	placeholder := Placeholder(flag)
	hint := fmt.Sprintf("write %s %s", written, placeholder)
	if len(following) == 0 {
		return voice.Usage(hint, "%s needs a value", written)
	}
	return voice.Usage(hint, "%s needs a value, and the next word is the flag %s", written, following[0])
}

// Placeholder is what stands for a flag's value in help: the part of its usage text in backquotes, else "VALUE".
func Placeholder(f cli.Flag) string {
	if d, ok := f.(cli.DocGenerationFlag); ok {
		if parts := strings.SplitN(d.GetUsage(), "`", 3); len(parts) == 3 {
			return parts[1]
		}
	}
	return "VALUE"
}

// unknownFlag is the error for a flag that no command knows, or not the command that was named.
func (p *parser) unknownFlag(word, name string) error {
	var flags []cli.Flag
	command := p.line.Command
	switch {
	case command == nil:
		flags = byName(p.router.Commands, ScriptCommand).Flags
	case len(command.Subcommands) > 0:
		flags = allFlags(command.Subcommands)
	default:
		flags = command.Flags
	}
	written, _, _ := strings.Cut(word, "=")
	names := append(flagNames(flags), "--help")
	// -port for --port, --E for -e: what counts is the name.
	hint := voice.DidYouMean(strings.TrimLeft(name, "-"), trimDashes(names), func(s string) string { return dashed(s) })
	return voice.Usage(p.orHelp(hint), "unknown flag %s%s", written, p.ofCommand())
}

// foreignFlag is the error for a flag that another command has.
func (p *parser) foreignFlag(written string) error {
	hint := voice.DidYouMean(strings.TrimLeft(written, "-"), trimDashes(flagNames(p.line.Command.Flags)), dashed)
	return voice.Usage(p.orHelp(hint), "unknown flag %s%s", written, p.ofCommand())
}

func trimDashes(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = strings.TrimLeft(n, "-")
	}
	return out
}

func (p *parser) ofCommand() string {
	if p.line.Command == nil {
		return ""
	}
	return " of dssrun " + p.line.Name()
}

func (p *parser) orHelp(hint string) string {
	if hint != "" {
		return hint
	}
	return "see " + strings.TrimSpace("dssrun "+p.line.Name()) + " -h"
}
