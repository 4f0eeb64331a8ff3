package source

import (
	"fmt"
	"os"
	"strings"
)

const (
	contextLines = 2   // lines shown above and below
	maxWidth     = 120 // of a line shown
	tabWidth     = 4
)

// CodeFrame shows the frame's line with two lines above and below, numbered, and a caret under the column; color adds ANSI colors.
// It is "" when the text can't be had: the file changed or is gone since it was loaded.
func (p *Program) CodeFrame(f Frame, color bool) string {
	text, ok := p.sourceText(f.File)
	if !ok {
		return ""
	}
	lines := newLineIndex(text)
	if f.Line < 1 || f.Line > lines.count() {
		return ""
	}
	first, last := max(1, f.Line-contextLines), min(lines.count(), f.Line+contextLines)
	var list []string
	for n := first; n <= last; n++ {
		list = append(list, lines.line(n))
	}
	if n := len(list); last == lines.count() && last > f.Line && list[n-1] == "" {
		list = list[:n-1]
	}
	var b strings.Builder
	excerpt(&b, list, first, f.Line, f.Column, 0, paint(color))
	return strings.TrimSuffix(b.String(), "\n")
}

// sourceText is the text of a file as it was when the program was loaded.
func (p *Program) sourceText(file string) (string, bool) {
	if file == p.code.Entry {
		return p.script, true
	}
	if Library(file) {
		return libraryFile(p.embedded, file)
	}
	for _, in := range p.code.Inputs {
		if in.Path == file {
			raw, err := os.ReadFile(file)
			if err != nil || sum(raw) != in.Sum {
				return "", false
			}
			return clean(raw), true
		}
	}
	return "", false
}

// excerpt prints numbered lines with a caret under a 1-based column, counted in UTF-16 code units, of line number at.
func excerpt(b *strings.Builder, lines []string, first, at, column, length int, p paint) {
	width := len(fmt.Sprint(first + len(lines) - 1))
	from := 0 // bytes cut from the left of the marked line, and so of all
	if marked := lines[at-first]; len(marked) > maxWidth {
		if c := byteColumn(marked, column-1); c > maxWidth*3/4 {
			from = c - maxWidth/2
		}
	}
	for i, line := range lines {
		n := first + i
		gutter := fmt.Sprintf("  %*d | ", width, n)
		shown, caret, span := visible(line, from, column, length)
		if n != at {
			fmt.Fprintln(b, strings.TrimRight(p.dim(gutter)+shown, " "))
			continue
		}
		fmt.Fprintf(b, "%s%s\n", p.red(">")+p.dim(gutter[1:]), shown)
		fmt.Fprintf(b, "%s%s%s\n", p.dim(fmt.Sprintf("  %*s | ", width, "")), strings.Repeat(" ", caret), p.red(strings.Repeat("^", span)))
	}
}

// visible is what is shown of a line, from a byte offset on, with tabs spread and control characters replaced, and where the caret goes.
func visible(line string, from, column, length int) (shown string, caret, span int) {
	var b strings.Builder
	start := byteColumn(line, column-1)
	end := start + max(1, byteColumn(line[start:], length))
	cells := 0
	add := func(s string, n int) {
		b.WriteString(s)
		cells += n
	}
	if from > 0 {
		add("…", 1)
	}
	for i, r := range line {
		if i < from {
			continue
		}
		if i == start {
			caret = cells
		}
		if i == end {
			span = cells - caret
		}
		if cells >= maxWidth {
			add("…", 1)
			break
		}
		switch {
		case r == '\t':
			n := tabWidth - cells%tabWidth
			add(strings.Repeat(" ", n), n)
		case r < ' ' || r == 0x7f:
			add("\uFFFD", 1)
		default:
			add(string(r), cellWidth(r))
		}
	}
	if start >= len(line) {
		caret = cells
	}
	if span <= 0 {
		span = 1
		if end > start+1 && cells > caret {
			span = cells - caret
		}
	}
	return b.String(), caret, span
}

// cellWidth is how many terminal cells a character takes: a rough cut of East Asian Width, enough for a caret.
func cellWidth(r rune) int {
	switch {
	case r >= 0x300 && r <= 0x36F, r == 0x200D, r >= 0xFE00 && r <= 0xFE0F:
		return 0
	case r >= 0x1100 && r <= 0x115F, r >= 0x2E80 && r <= 0xA4CF, r >= 0xAC00 && r <= 0xD7A3, r >= 0xF900 && r <= 0xFAFF,
		r >= 0xFE30 && r <= 0xFE6F, r >= 0xFF00 && r <= 0xFF60, r >= 0x1F300 && r <= 0x1FAFF, r >= 0x20000 && r <= 0x3FFFD:
		return 2
	}
	return 1
}
