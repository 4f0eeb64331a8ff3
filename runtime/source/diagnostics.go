package source

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Diagnostics is the error of Load: everything that was found wrong in a script and its imports, in source order where known.
type Diagnostics struct{ List []Diagnostic }

// Diagnostic is one thing that is wrong.
type Diagnostic struct {
	// Message says what was tried and what is wrong.
	Message string
	// File is the file's absolute path, or the name that stands for it, or the path as it was given when there is no such file.
	File string
	// Line and Column are 1-based, Column in UTF-16 code units as editors count; 0 when the whole file is meant.
	Line, Column int
	// Length is how much of the line is meant, in UTF-16 code units; 0 when unknown.
	Length int
	// LineText is the line, without its line break.
	LineText string
	// Note says what to do next; may be empty.
	Note string
}

// maxShown caps how many diagnostics are printed.
const maxShown = 8

// Error lists the diagnostics without color, see Render.
func (d *Diagnostics) Error() string { return d.Render(false) }

// Render lists the diagnostics, each with its place, the line with a caret, and its note, the first eight of them; color adds ANSI colors.
func (d *Diagnostics) Render(color bool) string {
	var b strings.Builder
	cwd, p := workingDir(), paint(color)
	for i, one := range d.List {
		if i == maxShown {
			fmt.Fprintf(&b, "… and %d more\n", len(d.List)-maxShown)
			break
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		one.render(&b, cwd, p)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func (d *Diagnostic) render(b *strings.Builder, cwd string, p paint) {
	b.WriteString(p.bold(d.Message))
	b.WriteByte('\n')
	if d.Line > 0 {
		fmt.Fprintf(b, "    at %s\n", p.cyan(fmt.Sprintf("%s:%d:%d", shortPath(cwd, d.File), d.Line, d.Column)))
		if d.LineText != "" {
			excerpt(b, []string{d.LineText}, d.Line, d.Line, d.Column, d.Length, p)
		}
	} else if filepath.IsAbs(d.File) && !strings.Contains(d.Message, d.File) {
		fmt.Fprintf(b, "    at %s\n", p.cyan(shortPath(cwd, d.File)))
	}
	if d.Note != "" {
		fmt.Fprintf(b, "%s %s\n", p.dim("hint:"), d.Note)
	}
}

// Excerpt is the line with a caret below, "" when it is not known.
func (d *Diagnostic) Excerpt() string {
	if d.LineText == "" {
		return ""
	}
	var b strings.Builder
	excerpt(&b, []string{d.LineText}, d.Line, d.Line, d.Column, d.Length, false)
	return strings.TrimRight(b.String(), "\n")
}

// sort puts the diagnostics in order: those of the script first.
func (d *Diagnostics) sort(script string) {
	slices.SortStableFunc(d.List, func(a, b Diagnostic) int {
		if a.File != b.File {
			switch {
			case a.File == script:
				return -1
			case b.File == script:
				return 1
			}
			return strings.Compare(a.File, b.File)
		}
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

// failf is a diagnostic about a whole file.
func failf(file, format string, args ...any) error {
	return &Diagnostics{List: []Diagnostic{{File: file, Message: fmt.Sprintf(format, args...)}}}
}

// quote puts a name between double quotes.
func quote(s string) string { return strconv.Quote(s) }

// paint wraps text in ANSI colors when true.
type paint bool

func (p paint) wrap(code, s string) string {
	if !p {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}
func (p paint) bold(s string) string { return p.wrap("1", s) }
func (p paint) dim(s string) string  { return p.wrap("2", s) }
func (p paint) red(s string) string  { return p.wrap("31", s) }
func (p paint) cyan(s string) string { return p.wrap("36", s) }
