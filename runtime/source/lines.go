package source

import (
	"regexp"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// lineIndex finds lines in a text as ECMAScript counts them: ended by \n, \r, \r\n, U+2028 or U+2029.
type lineIndex struct {
	text   string
	starts []int
}

func newLineIndex(text string) *lineIndex {
	x := &lineIndex{text: text, starts: []int{0}}
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n':
			x.starts = append(x.starts, i+1)
		case c == '\r':
			if i+1 < len(text) && text[i+1] == '\n' {
				i++
			}
			x.starts = append(x.starts, i+1)
		case c == 0xE2 && (strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029")):
			i += 2
			x.starts = append(x.starts, i+1)
		}
	}
	return x
}

// count is the number of lines, at least 1.
func (x *lineIndex) count() int { return len(x.starts) }

// start is the offset of the 1-based line.
func (x *lineIndex) start(line int) int { return x.starts[line-1] }

// line is the text of the 1-based line without its line break; "" when there is no such line.
func (x *lineIndex) line(line int) string {
	if line < 1 || line > len(x.starts) {
		return ""
	}
	end := len(x.text)
	if line < len(x.starts) {
		end = x.starts[line]
	}
	return strings.TrimRight(x.text[x.starts[line-1]:end], "\r\n\u2028\u2029")
}

// position is the 1-based line and the 0-based byte column of an offset.
func (x *lineIndex) position(offset int) (line, column int) {
	line = sort.SearchInts(x.starts, offset+1)
	return line, offset - x.starts[line-1]
}

// lazy is a regular expression that is compiled when first used, so that a start pays for none.
func lazy(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

// utf16Len counts the UTF-16 code units of s.
func utf16Len(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// utf16Column turns a 0-based byte column of line into UTF-16 code units.
func utf16Column(line string, bytes int) int {
	return utf16Len(line[:min(max(bytes, 0), len(line))])
}

// byteColumn turns a 0-based column in UTF-16 code units into bytes.
func byteColumn(line string, units int) int {
	at := 0
	for units > 0 && at < len(line) {
		r, n := utf8.DecodeRuneInString(line[at:])
		at += n
		units--
		if r > 0xFFFF {
			units--
		}
	}
	return at
}
