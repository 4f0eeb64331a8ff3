// Package help prints what dssrun can do, from the commands' own declarations.
//
// It does without text/template, which costs more than the whole of a small run.
package help

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/argv"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
)

// Topic is a page of help that is no command: `dssrun help exit-codes`.
type Topic struct {
	Name  string
	Usage string // one line
	Print func(w io.Writer, json bool) error
}

// width is where running text is broken, in columns.
const width = 96

// App prints the first page: what dssrun is, its commands and topics.
func App(w io.Writer, color bool, app *cli.App, topics []Topic) {
	p := &printer{color: color}
	p.line(app.Usage)
	p.heading("Usage")
	p.indented(app.UsageText)
	p.text(app.Description)
	p.heading("Commands")
	rows := [][2]string{}
	for _, c := range app.Commands {
		if !c.Hidden {
			rows = append(rows, [2]string{c.Name, c.Usage})
		}
	}
	p.pairs(rows)
	p.heading("Topics")
	rows = rows[:0]
	for _, t := range topics {
		rows = append(rows, [2]string{"help " + t.Name, t.Usage})
	}
	p.pairs(rows)
	p.line("")
	p.line("Every command explains itself: dssrun COMMAND -h")
	_, _ = io.WriteString(w, p.out.String())
}

// Command prints the page of the last command of path. Its Usage is one line, its UsageText the invocations, its
// Description what to know and the examples, its flags stand under their categories.
func Command(w io.Writer, color bool, path []*cli.Command) {
	c := path[len(path)-1]
	var names []string
	for _, above := range path {
		names = append(names, above.Name)
	}
	p := &printer{color: color}
	p.line(c.Usage)
	p.heading("Usage")
	switch {
	case c.UsageText != "":
		p.indented(c.UsageText)
	case len(c.Subcommands) > 0:
		p.indented("dssrun " + strings.Join(names, " ") + " COMMAND [flags]")
	default:
		p.indented(strings.TrimSpace("dssrun " + strings.Join(names, " ") + " " + c.ArgsUsage))
	}
	p.text(c.Description)
	if len(c.Subcommands) > 0 {
		p.heading("Commands")
		var rows [][2]string
		for _, sub := range c.Subcommands {
			if !sub.Hidden {
				rows = append(rows, [2]string{sub.Name, sub.Usage})
			}
		}
		p.pairs(rows)
	}
	p.flags(c.Flags)
	_, _ = io.WriteString(w, p.out.String())
}

// printer collects a page.
type printer struct {
	color bool
	out   strings.Builder
}

func (p *printer) line(text string) { p.out.WriteString(text + "\n") }

func (p *printer) heading(text string) {
	p.out.WriteString("\n" + voice.Paint(p.color, voice.Bold, text+":") + "\n")
}

func (p *printer) indented(text string) {
	for _, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		p.line("  " + line)
	}
}

// text prints a description as it is written, its headings (a line that ends in ":" and is not indented) in bold.
func (p *printer) text(text string) {
	if text == "" {
		return
	}
	p.line("")
	for _, line := range strings.Split(strings.Trim(text, "\n"), "\n") {
		if strings.HasSuffix(line, ":") && !strings.HasPrefix(line, " ") {
			line = voice.Paint(p.color, voice.Bold, line)
		}
		p.line(line)
	}
}

// pairs prints a term and what it means, aligned, the meaning wrapped.
func (p *printer) pairs(rows [][2]string) {
	column := 0
	for _, row := range rows {
		column = max(column, utf8.RuneCountInString(row[0]))
	}
	for _, row := range rows {
		lines := wrap(row[1], width-column-4)
		for i, line := range lines {
			term := ""
			if i == 0 {
				term = row[0]
			}
			p.line(strings.TrimRight(fmt.Sprintf("  %s%s  %s", term, strings.Repeat(" ", column-utf8.RuneCountInString(term)), line), " "))
		}
	}
}

func (p *printer) flags(flags []cli.Flag) {
	var categories []string
	rows := map[string][][2]string{}
	for _, f := range flags {
		d, ok := f.(cli.DocGenerationFlag)
		if v, isVisible := f.(cli.VisibleFlag); !ok || isVisible && !v.IsVisible() {
			continue
		}
		category := "Flags"
		if c, ok := f.(cli.CategorizableFlag); ok && c.GetCategory() != "" {
			category = c.GetCategory()
		}
		if _, seen := rows[category]; !seen {
			categories = append(categories, category)
		}
		rows[category] = append(rows[category], [2]string{term(f), strings.ReplaceAll(d.GetUsage(), "`", "")})
	}
	for _, category := range categories {
		p.heading(category)
		p.pairs(rows[category])
	}
}

// term is a flag as it is written, with all its names: "-e, --eval CODE", "    --allow-net[=HOST,…]".
func term(f cli.Flag) string {
	short, long := "", ""
	for _, name := range argv.Names(f) {
		if len(name) == 1 {
			short = "-" + name
		} else if long == "" {
			long = "--" + name
		}
	}
	text := long
	switch {
	case short != "" && long != "":
		text = short + ", " + long
	case short != "":
		text = short
	default:
		text = "    " + long
	}
	d := f.(cli.DocGenerationFlag)
	switch {
	case argv.TakesValue(f):
		text += " " + argv.Placeholder(f)
	case strings.Contains(d.GetUsage(), "`"):
		text += "[=" + argv.Placeholder(f) + "]"
	}
	return text
}

// wrap breaks text at blanks so that no line is longer than limit, unless a word is.
func wrap(text string, limit int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > limit {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}
