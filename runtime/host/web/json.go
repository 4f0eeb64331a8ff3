package web

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// JSONErrorMessage says what is wrong with a JSON text in the words of Node 20:
// for "{'a':1}", "Expected property name or '}' in JSON at position 1".
// Positions count UTF-16 code units. err is what the parser at hand had to say;
// it comes back as it is when the text is JSON after all.
func JSONErrorMessage(text string, err string) string {
	switch text {
	case "undefined", "NaN", "Infinity", "[object Object]":
		return strconv.Quote(text) + " is not valid JSON"
	}
	p := &jsonChecker{in: text}
	p.space()
	p.value()
	if p.depth > maxJSONDepth {
		return err
	}
	if p.message == "" {
		if p.space(); p.at < len(p.in) {
			p.fail("Unexpected non-whitespace character after JSON", p.at)
		}
	}
	if p.message == "" {
		return err
	}
	return p.message
}

type jsonChecker struct {
	in      string
	at      int
	depth   int
	message string
}

// maxJSONDepth is how deep the text is followed: a deeper one would use up the
// stack, which ends a Go process.
const maxJSONDepth = 10_000

func (p *jsonChecker) peek() byte {
	if p.at < len(p.in) {
		return p.in[p.at]
	}
	return 0
}

func (p *jsonChecker) ended() bool { return p.at >= len(p.in) }

func (p *jsonChecker) space() {
	for p.at < len(p.in) && strings.IndexByte(" \t\n\r", p.in[p.at]) >= 0 {
		p.at++
	}
}

func utf16Length(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

func (p *jsonChecker) fail(what string, at int) bool {
	if p.message == "" {
		p.message = what + " in JSON at position " + strconv.Itoa(utf16Length(p.in[:at]))
		if what == "Unexpected non-whitespace character after JSON" {
			p.message = what + " at position " + strconv.Itoa(utf16Length(p.in[:at]))
		}
	}
	return false
}

// token fails with the character that does not belong and what is around it.
func (p *jsonChecker) token() bool {
	if p.message != "" {
		return false
	}
	if p.ended() {
		p.message = "Unexpected end of JSON input"
		return false
	}
	const around = 10
	all := utf16.Encode([]rune(p.in))
	at := utf16Length(p.in[:p.at])
	start, end, before, after := 0, len(all), "", ""
	if len(all) > 2*around {
		if at >= around {
			start, before = at-around, "..."
		}
		if at < len(all)-around {
			end, after = at+around, "..."
		}
	}
	r, _ := utf8.DecodeRuneInString(p.in[p.at:])
	p.message = "Unexpected token '" + string(r) + "', " + before + `"` + string(utf16.Decode(all[start:end])) + `"` + after + " is not valid JSON"
	return false
}

func (p *jsonChecker) value() bool {
	if p.depth++; p.depth > maxJSONDepth {
		return false
	}
	ok := p.any()
	if p.depth <= maxJSONDepth {
		p.depth--
	}
	return ok
}

func (p *jsonChecker) any() bool {
	switch c := p.peek(); {
	case p.ended():
		return p.token()
	case c == '{':
		return p.object()
	case c == '[':
		return p.array()
	case c == '"':
		return p.text()
	case c == '-' || c >= '0' && c <= '9':
		return p.number()
	}
	for _, word := range []string{"true", "false", "null"} {
		if p.peek() == word[0] {
			for i := range len(word) {
				if p.peek() != word[i] || p.ended() {
					return p.token()
				}
				p.at++
			}
			return true
		}
	}
	return p.token()
}

func (p *jsonChecker) object() bool {
	p.at++
	if p.space(); p.peek() == '}' {
		p.at++
		return true
	}
	for first := true; ; first = false {
		p.space()
		if p.peek() != '"' {
			if first {
				return p.fail("Expected property name or '}'", p.at)
			}
			return p.fail("Expected double-quoted property name", p.at)
		}
		if !p.text() {
			return false
		}
		if p.space(); p.peek() != ':' {
			return p.fail("Expected ':' after property name", p.at)
		}
		p.at++
		p.space()
		if !p.value() {
			return false
		}
		p.space()
		switch p.peek() {
		case ',':
			p.at++
		case '}':
			p.at++
			return true
		default:
			return p.fail("Expected ',' or '}' after property value", p.at)
		}
	}
}

func (p *jsonChecker) array() bool {
	p.at++
	if p.space(); p.peek() == ']' {
		p.at++
		return true
	}
	for {
		p.space()
		if !p.value() {
			return false
		}
		p.space()
		switch p.peek() {
		case ',':
			p.at++
		case ']':
			p.at++
			return true
		default:
			return p.fail("Expected ',' or ']' after array element", p.at)
		}
	}
}

func (p *jsonChecker) text() bool {
	for p.at++; !p.ended(); p.at++ {
		switch c := p.in[p.at]; {
		case c == '"':
			p.at++
			return true
		case c < 0x20:
			return p.fail("Bad control character in string literal", p.at)
		case c == '\\':
			p.at++
			if p.ended() {
				return p.token()
			}
			if p.in[p.at] == 'u' {
				for range 4 {
					if p.at++; p.ended() || unhex(p.in[p.at]) < 0 {
						return p.fail("Bad Unicode escape", min(p.at, len(p.in)))
					}
				}
			} else if strings.IndexByte(`"\/bfnrt`, p.in[p.at]) < 0 {
				return p.fail("Bad escaped character", p.at)
			}
		}
	}
	return p.fail("Unterminated string", len(p.in))
}

func (p *jsonChecker) digits() bool {
	start := p.at
	for c := p.peek(); c >= '0' && c <= '9'; c = p.peek() {
		p.at++
	}
	return p.at > start
}

func (p *jsonChecker) number() bool {
	if p.peek() == '-' {
		p.at++
	}
	zero := p.peek() == '0'
	start := p.at
	if !p.digits() {
		return p.fail("No number after minus sign", p.at)
	}
	if zero && p.at > start+1 {
		return p.fail("Unexpected number", start+1)
	}
	if p.peek() == '.' {
		if p.at++; !p.digits() {
			return p.fail("Unterminated fractional number", p.at)
		}
	}
	if c := p.peek(); c == 'e' || c == 'E' {
		p.at++
		if c := p.peek(); c == '+' || c == '-' {
			p.at++
		}
		if !p.digits() {
			return p.fail("Exponent part is missing a number", p.at)
		}
	}
	return true
}
