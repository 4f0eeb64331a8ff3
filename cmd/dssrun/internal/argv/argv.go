// Package argv reads a command line the way people write it and hands urfave/cli one that it understands.
//
// urfave/cli stops at the first argument that is not a flag, so `runs show 12 --json` would lose its flag. Route finds
// the command, sorts flags from arguments by the command's own flags, and leaves everything after a script alone.
package argv

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
)

// ScriptCommand is the name of the command whose arguments after the first belong to a script. It is also the command of
// a line that begins with a script.
const ScriptCommand = "run"

// EvalFlag is the flag of ScriptCommand that takes code instead of a script: all arguments are the code's then.
const EvalFlag = "eval"

// Line is a command line, understood.
type Line struct {
	Command *cli.Command   // nil: no command was named
	Path    []*cli.Command // from the top-level command to Command
	Help    bool           // -h or --help was given to dssrun, not to a script
	Version bool           // -v or --version was given before any command
	Args    []string       // for cli.App.Run, without the program's name: command path, flags, "--", arguments
	Flags   []cli.Flag     // of Command, those that Args has
	Script  string         // the script's argument, as written, of ScriptCommand; empty with EvalFlag

	given map[string]bool // the flags of the line, by first name
}

// Name is the command as a person writes it: "auth add".
func (l *Line) Name() string { return pathName(l.Path) }

// Has reports whether the line has a flag, by its first name, also when Route failed at something behind it.
func (l *Line) Has(flag string) bool { return l.given[flag] }

// OptionalValue is a flag value that may stand alone: `--allow-net`, or `--allow-net=host`. What follows such a flag after a
// blank is never its value; Misplaced tells when it was probably meant as one.
type OptionalValue interface {
	cli.Generic
	IsBoolFlag() bool
	// Misplaced reports whether next, the word after the bare flag, looks like a value of the flag. isFile tells
	// whether a word is an existing file, after is the word after next or "".
	Misplaced(next, after string, isFile func(string) bool) bool
}

// Router finds commands and their flags.
type Router struct {
	Commands []*cli.Command
	IsFile   func(path string) bool // whether a regular file (or a pipe or device, not a folder) is there
	IsDir    func(path string) bool
}

// Route understands the words after the program's name. Its errors are usage errors with a hint.
func (r *Router) Route(words []string) (*Line, error) {
	line := &Line{given: map[string]bool{}}
	p := &parser{router: r, line: line, level: r.Commands}
	return line, p.parse(words)
}

// parser walks over the words of one line.
type parser struct {
	router *Router
	line   *Line
	level  []*cli.Command // commands that the next argument may name
	flags  []given
	args   []string
}

// given is one flag of the line.
type given struct {
	written string // as the user wrote it, without value
	flag    cli.Flag
	value   string
	has     bool // whether there is a value
}

func (p *parser) parse(words []string) error {
	for len(words) > 0 {
		word := words[0]
		switch {
		case word == "--":
			return p.rest(words[1:])
		case isFlag(word):
			n, err := p.flag(words)
			if err != nil {
				return err
			}
			words = words[n:]
		case len(p.level) > 0:
			if found := byName(p.level, word); found != nil {
				p.descend(found)
				words = words[1:]
				break
			}
			// Behind -e CODE every word is the code's argument.
			if p.line.Command != nil || !p.line.Has(EvalFlag) && !p.router.ScriptLike(word) {
				return p.unknownCommand(word)
			}
			p.descend(byName(p.level, ScriptCommand))
		case p.isScript():
			return p.rest(words)
		default:
			p.args = append(p.args, word)
			words = words[1:]
		}
	}
	return p.finish()
}

// rest takes words that are all arguments: those behind "--", and those from a script on.
func (p *parser) rest(words []string) error {
	if p.line.Command == nil {
		p.descend(byName(p.level, ScriptCommand))
	}
	if len(p.level) > 0 {
		if len(words) == 0 {
			return p.finish()
		}
		return p.unknownCommand(words[0])
	}
	p.args = append(p.args, words...)
	return p.finish()
}

func (p *parser) add(g given) {
	p.flags = append(p.flags, g)
	p.line.given[Names(g.flag)[0]] = g.value != "false"
}

func (p *parser) descend(c *cli.Command) {
	p.line.Command = c
	p.line.Path = append(p.line.Path, c)
	p.level = c.Subcommands
}

func (p *parser) isScript() bool {
	return p.line.Command != nil && p.line.Command.Name == ScriptCommand
}

// flag takes the flag that words begins with and tells how many words it took.
func (p *parser) flag(words []string) (int, error) {
	word := words[0]
	name, value, hasValue := strings.Cut(strings.TrimLeft(word, "-"), "=")
	switch {
	case (name == "h" || name == "help") && !hasValue:
		p.line.Help = true
		return 1, nil
	case (name == "v" || name == "version") && !hasValue && p.line.Command == nil:
		p.line.Version = true
		return 1, nil
	}
	flag := p.lookup(name)
	if flag == nil {
		if split := p.split(word, hasValue); split != nil {
			last := len(split) - 1
			for _, short := range split[:last] {
				p.add(given{written: short, flag: p.lookup(short[1:])})
			}
			return p.flag(append(split[last:], words[1:]...))
		}
		if isNumber(word) && len(p.level) == 0 && !p.isScript() {
			p.args = append(p.args, word)
			return 1, nil
		}
		return 0, p.unknownFlag(word, name)
	}
	g := given{written: strings.TrimSuffix(word, "="+value), flag: flag, value: value, has: hasValue}
	if hasValue || !TakesValue(flag) {
		if optional, ok := valueOf(flag).(OptionalValue); ok && !hasValue {
			if err := p.misplaced(g.written, optional, words[1:]); err != nil {
				return 0, err
			}
		}
		p.add(g)
		return 1, nil
	}
	if len(words) == 1 || p.isKnownFlag(words[1]) {
		return 0, needsValue(g.written, flag, words[1:])
	}
	g.value, g.has = words[1], true
	p.add(g)
	return 2, nil
}

// split takes -abc apart when a, b and c are short flags of which all but the last stand alone; else it gives nil.
func (p *parser) split(word string, hasValue bool) []string {
	if hasValue || strings.HasPrefix(word, "--") || len(word) < 3 {
		return nil
	}
	var out []string
	for i, c := range word[1:] {
		flag := p.lookup(string(c))
		if flag == nil || TakesValue(flag) && i < len(word)-2 {
			return nil
		}
		out = append(out, "-"+string(c))
	}
	return out
}

func (p *parser) isKnownFlag(word string) bool {
	if !isFlag(word) {
		return false
	}
	name, _, _ := strings.Cut(strings.TrimLeft(word, "-"), "=")
	return p.lookup(name) != nil
}

func (p *parser) misplaced(written string, value OptionalValue, following []string) error {
	if len(following) == 0 || isFlag(following[0]) || following[0] == "--" {
		return nil
	}
	after := ""
	if len(following) > 1 {
		after = following[1]
	}
	if !value.Misplaced(following[0], after, p.router.IsFile) {
		return nil
	}
	return voice.Usage("write "+written+"="+following[0],
		"%s takes its list after \"=\", so %q would be the script", written, following[0])
}

// finish checks the flags against the command that was found and writes the line for urfave/cli.
func (p *parser) finish() error {
	line := p.line
	if line.Command == nil && len(p.flags) > 0 && !line.Help && !line.Version {
		p.descend(byName(p.level, ScriptCommand)) // dssrun -e CODE
	}
	if line.Command == nil || line.Help {
		return nil
	}
	if len(p.level) > 0 {
		if len(p.flags) > 0 {
			return voice.Usage("see dssrun "+line.Name()+" -h", "dssrun %s needs one of its commands: %s",
				line.Name(), strings.Join(commandNames(p.level), ", "))
		}
		line.Help = true
		return nil
	}
	for _, c := range line.Path {
		line.Args = append(line.Args, c.Name)
	}
	eval := false
	for _, g := range p.flags {
		name := Names(g.flag)[0]
		flag := find(line.Command.Flags, name)
		if flag == nil {
			return p.foreignFlag(g.written)
		}
		eval = eval || name == EvalFlag
		out := dashed(name)
		if g.has {
			out += "=" + g.value
		}
		line.Args = append(line.Args, out)
		if !slices.Contains(line.Flags, flag) {
			line.Flags = append(line.Flags, flag)
		}
	}
	if p.isScript() && !eval && len(p.args) > 0 {
		line.Script = p.args[0]
	}
	line.Args = append(append(line.Args, "--"), p.args...)
	return nil
}

func byName(commands []*cli.Command, name string) *cli.Command {
	i := slices.IndexFunc(commands, func(c *cli.Command) bool { return c.HasName(name) })
	if i < 0 {
		return nil
	}
	return commands[i]
}

func pathName(path []*cli.Command) string {
	var names []string
	for _, c := range path {
		names = append(names, c.Name)
	}
	return strings.Join(names, " ")
}
