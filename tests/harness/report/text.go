package report

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// paint wraps text in ANSI styles when it is true. The styles are those of the
// rest of dssrun's output.
type paint bool

func (p paint) style(code, s string) string {
	if !p || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p paint) bold(s string) string   { return p.style("1", s) }
func (p paint) dim(s string) string    { return p.style("2", s) }
func (p paint) red(s string) string    { return p.style("31", s) }
func (p paint) green(s string) string  { return p.style("32", s) }
func (p paint) yellow(s string) string { return p.style("33", s) }
func (p paint) alarm(s string) string  { return p.style("1;31", s) }

// clean makes text safe for a terminal, and readable anywhere: escape sequences
// go, other control characters, invalid UTF-8 and what XML can't hold become U+FFFD, "\r\n" is one
// line end. Tabs and line ends stay. With styles, sequences that only set
// colours stay too, and are ended where the text ends.
func clean(s string, styles bool) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	styled := false
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\x1b' || r == '\u009b':
			n = sequenceLength(s[i:])
			if seq := s[i : i+n]; styles && isStyle(seq) {
				b.WriteString(seq)
				styled = true
			}
		case r == '\r' && strings.HasPrefix(s[i+n:], "\n"):
		case r == '\n' || r == '\t':
			b.WriteRune(r)
		case r < ' ' || r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff || isBidi(r):
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r) // U+FFFD for invalid bytes
		}
		i += n
	}
	if styled {
		b.WriteString("\x1b[0m")
	}
	return b.String()
}

func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 0x7f || c < ' ' && c != '\n' && c != '\t' {
			return false
		}
	}
	return true
}

// isBidi tells the characters that let a text be shown in another order than
// it has.
func isBidi(r rune) bool { return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 }

// sequenceLength is how many bytes a terminal would take for the escape
// sequence at the start of s: CSI up to its final byte, OSC and its kin up to
// their terminator, else the escape and one character. One that does not end
// is its introducer.
func sequenceLength(s string) int {
	intro := 1
	kind := byte('[')
	if s[0] == '\x1b' {
		if len(s) == 1 {
			return 1
		}
		intro, kind = 2, s[1]
	} else {
		intro = utf8.RuneLen('\u009b')
	}
	switch kind {
	case '[':
		for i := intro; i < len(s); i++ {
			switch c := s[i]; {
			case c >= 0x40 && c <= 0x7e:
				return i + 1
			case c < 0x20 || c > 0x3f:
				return intro
			}
		}
	case ']', 'P', 'X', '^', '_':
		for i := intro; i < len(s); i++ {
			if s[i] == '\a' {
				return i + 1
			}
			if s[i] == '\x1b' && i+1 < len(s) && s[i+1] == '\\' {
				return i + 2
			}
		}
	default:
		if kind >= utf8.RuneSelf || kind < ' ' {
			return 1
		}
	}
	return intro
}

// isStyle tells a sequence that only sets colours and weight.
func isStyle(seq string) bool {
	rest, ok := strings.CutPrefix(seq, "\x1b[")
	if rest, ok2 := strings.CutSuffix(rest, "m"); ok && ok2 {
		return strings.Trim(rest, "0123456789;:") == ""
	}
	return false
}

// oneLine is text for a place that has one line: clean, and line ends are
// arrows.
func oneLine(s string) string {
	s = strings.TrimSpace(clean(s, false))
	if strings.ContainsAny(s, "\n\t") {
		s = strings.NewReplacer("\n", " ↵ ", "\t", " ").Replace(s)
	}
	return s
}

// title is the full title on one line.
func title(r Result) string { return oneLine(r.Title()) }

// duration is for people: "312 ms", "1.24 s", "2 min 5 s".
func duration(d time.Duration) string {
	switch {
	case d < time.Millisecond:
		return "0 ms"
	case d < 999500*time.Microsecond:
		return strconv.FormatInt(d.Round(time.Millisecond).Milliseconds(), 10) + " ms"
	case d < time.Minute-5*time.Millisecond:
		return strconv.FormatFloat(d.Seconds(), 'f', 2, 64) + " s"
	}
	s := int64(d.Round(time.Second).Seconds())
	return strconv.FormatInt(s/60, 10) + " min " + strconv.FormatInt(s%60, 10) + " s"
}

// milliseconds is for machines: with microseconds, nothing below.
func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// count is "1 file", "2 files".
func count(n int, one string) string {
	if n != 1 {
		one += "s"
	}
	return strconv.Itoa(n) + " " + one
}

// counts joins the counts that are not 0: "1 failed, 4 passed".
func counts(list ...any) string {
	var parts []string
	for i := 0; i < len(list); i += 2 {
		if n := list[i].(int); n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+list[i+1].(string))
		}
	}
	return strings.Join(parts, ", ")
}
