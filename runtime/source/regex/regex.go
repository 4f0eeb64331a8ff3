// Package regex rewrites regular expressions that the engine would get wrong into ones that it gets right.
//
// goja compiles Unicode property escapes and never matches them: a silent wrong result. It rejects the flags d and v and inline flags
// with messages that don't say what to do.
package regex

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// RewriteRegExp gives a pattern and flags that mean to the engine what the given ones mean in ECMAScript 2025:
// property escapes become explicit ranges (Go's Unicode tables, unicode.Version), the flag v becomes u, with its set operations worked out.
// A pattern that needs nothing is returned as it is. The error, for a SyntaxError, says what is not supported or wrong.
//
// Not supported, so errors: the flag d, inline flags like (?i:…), strings in a class (\q{ab}, \p{RGI_Emoji}).
func RewriteRegExp(pattern, flags string) (newPattern, newFlags string, err error) {
	if strings.Contains(flags, "d") {
		return "", "", fmt.Errorf("invalid regular expression flags %q: the flag d (match indices) is not supported; use match.index and the lengths of the groups", flags)
	}
	if strings.Contains(pattern, "(?") {
		if group := inlineFlags(pattern); group != "" {
			return "", "", fmt.Errorf("invalid regular expression /%s/%s: inline flags %s…) are not supported; give the flag to the whole expression", pattern, flags, group)
		}
	}
	sets := strings.Contains(flags, "v")
	if !sets && (!strings.Contains(flags, "u") || !strings.Contains(pattern, `\p`) && !strings.Contains(pattern, `\P`)) {
		return pattern, flags, nil
	}
	if sets && strings.Contains(flags, "u") {
		return "", "", fmt.Errorf("invalid regular expression flags %q: u and v can't be given together", flags)
	}
	r := &rewriter{in: pattern, sets: sets, fold: strings.Contains(flags, "i")}
	if err := r.run(); err != nil {
		return "", "", fmt.Errorf("invalid regular expression /%s/%s: %w", pattern, flags, err)
	}
	return r.out.String(), strings.Replace(flags, "v", "u", 1), nil
}

// inlineFlags is the first group with flags of its own, up to its colon; "" when there is none.
func inlineFlags(pattern string) string {
	class := false
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '\\':
			i++
		case '[':
			class = true
		case ']':
			class = false
		case '(':
			rest, ok := strings.CutPrefix(pattern[i:], "(?")
			if n := strings.IndexByte(rest, ':'); ok && !class && n > 0 && strings.Trim(rest[:n], "ims-") == "" {
				return pattern[i : i+3+n]
			}
		}
	}
	return ""
}

// rewriter copies a pattern, replacing on the way.
type rewriter struct {
	in         string
	at         int
	out        strings.Builder
	sets, fold bool // the flags v and i
}

func (r *rewriter) run() error {
	class := false
	for r.at < len(r.in) {
		switch c := r.in[r.at]; {
		case c == '\\' && r.at+1 < len(r.in):
			if next := r.in[r.at+1]; next == 'p' || next == 'P' {
				if err := r.property(class); err != nil {
					return err
				}
				continue
			}
			r.out.WriteString(r.in[r.at : r.at+2])
			r.at += 2
		case c == '[' && r.sets:
			negated, s, err := r.class()
			if err != nil {
				return err
			}
			r.bracket(negated, s)
		case c == '[' || c == ']':
			class = c == '['
			fallthrough
		default:
			r.out.WriteByte(c)
			r.at++
		}
	}
	return nil
}

// property replaces a property escape.
func (r *rewriter) property(class bool) error {
	negated := r.in[r.at+1] == 'P'
	s, err := r.readProperty()
	if err != nil {
		return err
	}
	switch {
	case class && negated:
		r.out.WriteString(s.complement().text())
	case class:
		r.out.WriteString(s.text())
	case negated && r.fold && !r.sets:
		// With u, the complement is taken before cases are folded.
		r.bracket(false, s.complement())
	default:
		r.bracket(negated, s)
	}
	return nil
}

func (r *rewriter) bracket(negated bool, s set) {
	r.out.WriteByte('[')
	if negated {
		r.out.WriteByte('^')
	}
	r.out.WriteString(s.text())
	r.out.WriteByte(']')
}

// readProperty reads \p{…} or \P{…}; the set is the one of \p.
func (r *rewriter) readProperty() (set, error) {
	rest := r.in[r.at+2:]
	end := strings.IndexByte(rest, '}')
	if !strings.HasPrefix(rest, "{") || end < 0 {
		return nil, fmt.Errorf(`\%c must be followed by a property in braces`, r.in[r.at+1])
	}
	r.at += 2 + end + 1
	return property(rest[1:end])
}

// class reads a class under the flag v, from its opening bracket on.
func (r *rewriter) class() (negated bool, s set, err error) {
	r.at++
	if negated = strings.HasPrefix(r.in[r.at:], "^"); negated {
		r.at++
	}
	operator := ""
	for first := true; ; first = false {
		rest := r.in[r.at:]
		switch {
		case rest == "":
			return false, nil, fmt.Errorf("a class is not closed")
		case rest[0] == ']':
			r.at++
			return negated, s, nil
		case strings.HasPrefix(rest, "--"), strings.HasPrefix(rest, "&&"):
			if first {
				return false, nil, fmt.Errorf("%s has nothing to its left in a class", rest[:2])
			}
			operator = rest[:2]
			r.at += 2
		}
		operand, err := r.operand(operator == "")
		if err != nil {
			return false, nil, err
		}
		if r.fold {
			operand = operand.closeOverCase()
		}
		switch operator {
		case "--":
			s = s.intersect(operand.complement())
		case "&&":
			s = s.intersect(operand)
		default:
			s = s.union(operand)
		}
	}
}

// operand reads a nested class, a class escape, a character or, where allowed, a range of characters.
func (r *rewriter) operand(ranges bool) (set, error) {
	rest := r.in[r.at:]
	if strings.HasPrefix(rest, "[") {
		negated, s, err := r.class()
		if negated {
			s = s.complement()
		}
		return s, err
	}
	if strings.HasPrefix(rest, `\`) && len(rest) > 1 {
		switch rest[1] {
		case 'p', 'P':
			s, err := r.readProperty()
			if err != nil {
				return nil, err
			}
			if rest[1] == 'P' {
				if r.fold {
					s = s.closeOverCase()
				}
				s = s.complement()
			}
			return s, nil
		case 'q':
			return r.strings()
		}
		if s, ok := classEscapes()[rest[1]]; ok {
			r.at += 2
			return s, nil
		}
	}
	low, err := r.character()
	if err != nil {
		return nil, err
	}
	high := low
	if rest := r.in[r.at:]; ranges && len(rest) > 1 && rest[0] == '-' && rest[1] != '-' && rest[1] != ']' {
		r.at++
		if high, err = r.character(); err != nil {
			return nil, err
		}
		if high < low {
			return nil, fmt.Errorf("a range is out of order in a class")
		}
	}
	return set{{low, high}}, nil
}

// strings reads \q{a|b}, of single characters.
func (r *rewriter) strings() (set, error) {
	end := strings.IndexByte(r.in[r.at:], '}')
	if !strings.HasPrefix(r.in[r.at:], `\q{`) || end < 0 {
		return nil, fmt.Errorf(`\q must be followed by strings in braces`)
	}
	body := r.in[r.at+3 : r.at+end]
	r.at += end + 1
	var s set
	for one := range strings.SplitSeq(body, "|") {
		inner := &rewriter{in: one}
		c, err := inner.character()
		if err != nil || inner.at < len(one) {
			return nil, fmt.Errorf(`\q{%s}: strings of more than one character are not supported in a class; write them as alternatives, (?:ab|[c])`, body)
		}
		s = s.union(set{{c, c}})
	}
	return s, nil
}

// character reads one character of a class, escaped or not.
func (r *rewriter) character() (rune, error) {
	rest := r.in[r.at:]
	c, n := utf8.DecodeRuneInString(rest)
	if n == 0 {
		return 0, fmt.Errorf("a class is not closed")
	}
	if c != '\\' {
		r.at += n
		return c, nil
	}
	if len(rest) < 2 {
		return 0, fmt.Errorf(`\ at the end`)
	}
	r.at += 2
	if i := strings.IndexByte("nrtfvb0", rest[1]); i >= 0 {
		return rune("\n\r\t\f\v\b\x00"[i]), nil
	}
	hex := ""
	switch rest[1] {
	case 'x':
		hex = rest[2:min(4, len(rest))]
		r.at += len(hex)
	case 'u':
		if strings.HasPrefix(rest[2:], "{") {
			end := strings.IndexByte(rest, '}')
			if end < 0 {
				return 0, fmt.Errorf(`\u{ is not closed`)
			}
			hex = rest[3:end]
			r.at += len(hex) + 2
		} else {
			hex = rest[2:min(6, len(rest))]
			r.at += len(hex)
		}
	case 'c':
		if len(rest) > 2 {
			r.at++
			return rune(rest[2] % 32), nil
		}
	default:
		// An escaped character that may be outside ASCII.
		c, n := utf8.DecodeRuneInString(rest[1:])
		r.at += n - 1
		return c, nil
	}
	v, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || v > utf8.MaxRune {
		return 0, fmt.Errorf(`\%c%s is not a character`, rest[1], hex)
	}
	if v >= 0xD800 && v < 0xDC00 && strings.HasPrefix(r.in[r.at:], `\u`) && len(r.in) >= r.at+6 {
		if low, err := strconv.ParseUint(r.in[r.at+2:r.at+6], 16, 32); err == nil && low >= 0xDC00 && low < 0xE000 {
			r.at += 6
			return rune((v-0xD800)<<10+(low-0xDC00)) + 0x10000, nil
		}
	}
	return rune(v), nil
}
