package cover

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Table says how the table looks.
type Table struct {
	Color bool
	// Width is the terminal's, in characters; 0 for no end.
	Width int
	// Thresholds decide on the colours: below is red, the rest green. Without any, less than 50 % is red, less than 80 % yellow.
	Thresholds Thresholds
}

const (
	allFiles  = "All files"
	fileHead  = "File"
	linesHead = "Uncovered Line #s"
	// leastName and leastLines are what is left of the first and the last column on a narrow terminal.
	leastName, leastLines = 16, len("Uncovered")
)

// Text writes the table: one line for all files, then one for each, and after it the files that could not be measured.
func (r *Report) Text(w io.Writer, t Table) error {
	out := bufio.NewWriter(w)
	name, lines := t.widths(r)
	rule := strings.Repeat("-", name+1) + "|---------|---------|" + strings.Repeat("-", lines+1) + "\n"
	row := func(indent, file, statements, percent, uncovered string) {
		fmt.Fprintln(out, strings.TrimRight(indent+pad(shorten(file, name-len(indent)), name-len(indent))+" | "+statements+" | "+percent+" | "+uncovered, " "))
	}
	out.WriteString(rule)
	row("", fileHead, "% Stmts", "% Lines", linesHead[:min(lines, len(linesHead))])
	out.WriteString(rule)
	statements, all := r.Total()
	row("", allFiles, t.cell(statements, t.Thresholds.Statements), t.cell(all, t.Thresholds.Lines), "")
	for _, f := range r.Files {
		uncovered := shortList(f.Uncovered(), lines)
		if t.Color && uncovered != "" {
			uncovered = "\x1b[31m" + uncovered + "\x1b[0m"
		}
		row(" ", f.Path, t.cell(f.Statements, t.Thresholds.Statements), t.cell(f.Lines, t.Thresholds.Lines), uncovered)
	}
	out.WriteString(rule)
	for _, u := range r.Unread {
		fmt.Fprintf(out, "%s is not measured: %v\n", u.Path, u.Err)
	}
	return out.Flush()
}

// widths are those of the first and the last column.
func (t Table) widths(r *Report) (name, lines int) {
	name, lines = len(allFiles), len(linesHead)
	for _, f := range r.Files {
		name = max(name, 1+utf8.RuneCountInString(f.Path))
		lines = max(lines, len(list(f.Uncovered())))
	}
	if t.Width <= 0 {
		return name, lines
	}
	const between = len(" | ") + len("% Stmts") + len(" | ") + len("% Lines") + len(" | ")
	if over := name + between + lines - t.Width; over > 0 {
		cut := min(over, max(0, lines-len(linesHead)))
		lines, over = lines-cut, over-cut
		cut = min(over, max(0, name-leastName))
		name, over = name-cut, over-cut
		lines = max(leastLines, lines-over)
	}
	return name, lines
}

// cell is a percentage in its colour.
func (t Table) cell(r Ratio, threshold float64) string {
	text := fmt.Sprintf("%7s", strconv.FormatFloat(r.Percent(), 'f', 2, 64))
	if !t.Color {
		return text
	}
	red, yellow := r.below(50), r.below(80)
	if t.Thresholds != (Thresholds{}) {
		red, yellow = r.below(threshold), false
	}
	switch {
	case red:
		return "\x1b[31m" + text + "\x1b[0m"
	case yellow:
		return "\x1b[33m" + text + "\x1b[0m"
	}
	return "\x1b[32m" + text + "\x1b[0m"
}

// list is ranges as text: "3-5,9,12:7".
func list(ranges []Range) string {
	var b strings.Builder
	for i, r := range ranges {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.Itoa(r.First))
		if r.Column > 0 {
			b.WriteString(":" + strconv.Itoa(r.Column))
		}
		if r.Last > r.First {
			b.WriteString("-" + strconv.Itoa(r.Last))
		}
	}
	return b.String()
}

// shortList is as many of the ranges as have room, the first ones, with "…" for the others.
func shortList(ranges []Range, width int) string {
	text := list(ranges)
	for n := len(ranges) - 1; utf8.RuneCountInString(text) > width && n > 0; n-- {
		text = list(ranges[:n]) + ",…"
	}
	return text
}

// shorten cuts the beginning of a path off: its end says which file it is.
func shorten(path string, width int) string {
	runes := []rune(path)
	if len(runes) <= width {
		return path
	}
	return "…" + string(runes[len(runes)-width+1:])
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-utf8.RuneCountInString(s)))
}
