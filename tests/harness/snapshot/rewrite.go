package snapshot

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Edit is one inline snapshot to be written. Line and Column, from 1, are where the matcher is called, or before it in
// the same expression; columns are UTF-16 code units.
type Edit struct {
	Line, Column int
	Matcher      string // "toMatchInlineSnapshot" when empty
	Properties   bool   // the snapshot is the second argument
	Value        string
}

// change replaces source[from:to].
type change struct {
	from, to int
	text     string
	edit     Edit
}

// Rewrite puts snapshots into the calls of a source as template literals, indented below their line. Several edits may
// be on one line. It changes nothing but the snapshot's argument; when one edit can't be made none is, and the error
// names its line.
func Rewrite(source []byte, edits []Edit) ([]byte, error) {
	changes := make([]change, 0, len(edits))
	for _, e := range edits {
		c, err := locate(source, e)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", e.Line, err)
		}
		changes = append(changes, c)
	}
	slices.SortStableFunc(changes, func(a, b change) int { return cmp.Compare(a.from, b.from) })
	var out bytes.Buffer
	done := 0
	for i, c := range changes {
		if i > 0 && c.from < done || i > 0 && c.from == changes[i-1].from {
			if before := changes[i-1]; before.from == c.from && before.text == c.text {
				continue
			}
			return nil, fmt.Errorf("line %d: two different snapshots for one call: use toMatchSnapshot", c.edit.Line)
		}
		out.Write(source[done:c.from])
		out.WriteString(c.text)
		done = c.to
	}
	out.Write(source[done:])
	return out.Bytes(), nil
}

// locate finds the call and what of it is to be replaced.
func locate(source []byte, e Edit) (change, error) {
	name := e.Matcher
	if name == "" {
		name = "toMatchInlineSnapshot"
	}
	start, ok := offset(source, e.Line, e.Column)
	if !ok {
		return change{}, fmt.Errorf("the file has changed while the test ran")
	}
	s := scanner{text: source, at: wordStart(source, start)}
	open, ok := s.call(name)
	if !ok {
		return change{}, fmt.Errorf("there is no call of %s here: the file has changed while the test ran", name)
	}
	args, end, ok := s.arguments()
	if !ok {
		return change{}, fmt.Errorf("the call of %s does not end", name)
	}
	c := change{edit: e}
	literal := template(source, open, e.Value)
	n := 0
	if e.Properties {
		n = 1
	}
	switch {
	case len(args) == n:
		c.from, c.to, c.text = end, end, literal
		if n > 0 {
			c.from, c.to, c.text = args[0].to, args[0].to, ", "+literal
		}
	case len(args) > n && isLiteral(source[args[n].from:args[n].to]):
		c.from, c.to, c.text = args[n].from, args[n].to, literal
	case len(args) > n:
		return change{}, fmt.Errorf("the snapshot of %s is not a string literal, so it can't be replaced", name)
	default:
		return change{}, fmt.Errorf("the call of %s has no properties, though it was made with them", name)
	}
	return c, nil
}

// wordStart is where the name begins that at points into, or behind: an engine may say that a call is at its bracket.
func wordStart(source []byte, at int) int {
	i := at
	if i < len(source) && source[i] == '(' {
		for i > 0 && (source[i-1] == ' ' || source[i-1] == '\t') {
			i--
		}
	}
	for i > 0 && isWord(source[i-1]) {
		i--
	}
	return i
}

// isLiteral tells whether an argument is one string literal, or a template without expressions.
func isLiteral(arg []byte) bool {
	if len(arg) < 2 || arg[0] != '"' && arg[0] != '\'' && arg[0] != '`' {
		return false
	}
	s := scanner{text: arg}
	return s.skip() && s.at == len(arg) && (arg[0] != '`' || !hasExpression(arg))
}

func hasExpression(template []byte) bool {
	for i := 0; i+1 < len(template); i++ {
		if template[i] == '\\' {
			i++
		} else if template[i] == '$' && template[i+1] == '{' {
			return true
		}
	}
	return false
}

// template is a value as a template literal, below the line that holds at.
func template(source []byte, at int, value string) string {
	quoted := strings.NewReplacer(`\`, `\\`, "`", "\\`", "${", "\\${", "\r", `\r`).Replace(value)
	if !strings.Contains(quoted, "\n") {
		return "`" + quoted + "`"
	}
	start := bytes.LastIndexByte(source[:at], '\n') + 1
	indent := string(source[start : start+len(source[start:at])-len(bytes.TrimLeft(source[start:at], " \t"))])
	unit := "  "
	if strings.Contains(indent, "\t") {
		unit = "\t"
	}
	eol := "\n"
	if start >= 2 && source[start-2] == '\r' {
		eol = "\r\n"
	}
	var b strings.Builder
	b.WriteString("`" + eol)
	for line := range strings.SplitSeq(quoted, "\n") {
		if line != "" {
			b.WriteString(indent + unit + line)
		}
		b.WriteString(eol)
	}
	b.WriteString(indent + "`")
	return b.String()
}

// offset is the place of a line and column; false when there is no such line. A column beyond the line's end is its end.
func offset(source []byte, line, column int) (int, bool) {
	at := 0
	for range line - 1 {
		i := bytes.IndexByte(source[at:], '\n')
		if i < 0 {
			return 0, false
		}
		at += i + 1
	}
	for units := column - 1; units > 0 && at < len(source) && source[at] != '\n'; units-- {
		r, size := utf8.DecodeRune(source[at:])
		if r > 0xffff {
			units--
		}
		at += size
	}
	return at, line > 0
}
