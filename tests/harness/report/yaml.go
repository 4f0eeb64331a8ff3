package report

import (
	"strconv"
	"strings"
	"unicode"
)

// block writes a diagnostic block of TAP: keys with numbers and texts, and one
// level of lists. Texts come out of a YAML reader as clean made them, but for the
// line ends at their end.
//
// It is no YAML library: those choose the style of a text themselves, and TAP
// readers know a part of YAML only. Perl's, the strictest, takes all that is
// written here: "|" without indicators, no line shorter than the indent.
type block struct {
	sink   *sink
	indent string
	// dash is where a list item's first key still needs its dash.
	dash *bool
}

const yamlIndent = "  "

func newBlock(to *sink) block { return block{sink: to, indent: yamlIndent} }

func (y block) open()  { y.sink.line(yamlIndent, "---") }
func (y block) close() { y.sink.line(yamlIndent, "...") }

// list writes a key whose items follow.
func (y block) list(key string) { y.key(key); y.sink.line() }

// item begins an entry of a list.
func (y block) item() block {
	dash := true
	return block{y.sink, y.indent + yamlIndent + yamlIndent, &dash}
}

func (y block) key(key string) {
	indent := y.indent
	if y.dash != nil && *y.dash {
		*y.dash = false
		indent = indent[:len(indent)-len(yamlIndent)] + "- "
	}
	y.sink.text(indent, key, ":")
}

func (y block) number(key string, n float64) {
	y.key(key)
	y.sink.line(" ", strconv.FormatFloat(n, 'f', -1, 64))
}

// text writes a key with a text, and nothing at all for an empty one.
func (y block) text(key, s string) {
	if s = strings.TrimRight(clean(s, false), "\n"); s == "" {
		return
	}
	y.key(key)
	if !isBlock(s) {
		// What Go escapes, and how, is right in YAML as well: after clean, there
		// are no invalid bytes left for \x to stand for.
		y.sink.line(" ", strconv.Quote(s))
		return
	}
	y.sink.line(" |")
	for line := range strings.SplitSeq(s, "\n") {
		y.sink.line(y.indent, yamlIndent, line)
	}
}

// under writes a text below a heading: one that may begin with blanks, which a
// block can't.
func (y block) under(key, heading, s string) {
	if s != "" {
		y.text(key, heading+"\n"+s)
	}
}

// isBlock tells a text of several lines that a block scalar can hold, read by
// any reader: nothing that YAML does not print, no blank at its beginning and
// end, no line of blanks only.
func isBlock(s string) bool {
	if !strings.Contains(s, "\n") || strings.TrimSpace(s) != s {
		return false
	}
	for line := range strings.SplitSeq(s, "\n") {
		if line != "" && strings.TrimSpace(line) == "" {
			return false
		}
	}
	return strings.IndexFunc(s, func(r rune) bool { return r != '\n' && r != '\t' && !unicode.IsPrint(r) }) < 0
}
