package report

import (
	"strconv"
	"strings"
	"unicode"
)

// block writes a diagnostic block of TAP: keys with numbers and texts, and one
// level of lists. Texts come out of any YAML reader as clean made them, but for
// empty lines at the end.
//
// It is no YAML library: those choose the style of a text themselves, and many
// TAP readers know little more than what stands here.
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
	head := " |-"
	if s[0] == ' ' {
		head = " |2-" // or the first line's own indent would count
	}
	y.sink.line(head)
	for line := range strings.SplitSeq(s, "\n") {
		if line != "" {
			y.sink.text(y.indent, yamlIndent, line)
		}
		y.sink.line()
	}
}

// isBlock tells a text of several lines that a block scalar can hold, read by
// any reader: nothing that YAML does not print, no line of blanks only, no
// blank at the end.
func isBlock(s string) bool {
	if !strings.Contains(s, "\n") || s[0] == '\n' || s[0] == '\t' || strings.TrimRight(s, " \t") != s {
		return false
	}
	for line := range strings.SplitSeq(s, "\n") {
		if line != "" && strings.TrimSpace(line) == "" {
			return false
		}
	}
	return strings.IndexFunc(s, func(r rune) bool { return r != '\n' && r != '\t' && !unicode.IsPrint(r) }) < 0
}
