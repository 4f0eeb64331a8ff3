package value

import (
	"encoding/binary"
	"math/bits"
	"unsafe"
)

// plainByte marks the bytes that stand for themselves in a string.
var plainByte = func() (t [256]bool) {
	for i := 0x20; i < 256; i++ {
		t[i] = i != '"' && i != '\\'
	}
	return t
}()

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// plainRun gives the place of the first byte from i on that does not stand for
// itself in a string, eight bytes at a time.
func plainRun(s string, i int) int {
	b := unsafe.Slice(unsafe.StringData(s), len(s))
	for ; i+8 <= len(b); i += 8 {
		w := binary.LittleEndian.Uint64(b[i:])
		quote, slash := w^'"'*ones, w^'\\'*ones
		// The lowest byte marked is one; only above it may marks be wrong.
		if m := ((quote-ones)&^quote | (slash-ones)&^slash | (w-0x20*ones)&^w) & highs; m != 0 {
			return i + bits.TrailingZeros64(m)/8
		}
	}
	for i < len(b) && plainByte[b[i]] {
		i++
	}
	return i
}

// string checks the string whose opening quote is at i. It gives the place
// after the closing quote, and whether something in it is escaped.
func (p *scanner) string(i int) (end int, esc bool) {
	s := p.s
	for i++; ; {
		i = plainRun(s, i)
		if i == len(s) {
			return p.fail(openString, i), esc
		}
		c := s[i]
		switch {
		case c == '"':
			return i + 1, esc
		case c == '\\':
			esc = true
			p.traits |= escaped
			if i = p.escape(i + 1); i < 0 {
				return i, esc
			}
		default:
			return p.fail(badControl, i), esc
		}
	}
}

func (p *scanner) escape(i int) int {
	if i >= len(p.s) {
		return p.fail(openString, i)
	}
	switch p.s[i] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return i + 1
	case 'u':
		for k := 1; k <= 4; k++ {
			if i+k >= len(p.s) || unhex(p.s[i+k]) < 0 {
				return p.fail(badUnicode, i+k)
			}
		}
		return i + 5
	}
	return p.fail(badEscape, i)
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (p *scanner) digits(i int) int {
	for i < len(p.s) && p.s[i] >= '0' && p.s[i] <= '9' {
		i++
	}
	return i
}

func (p *scanner) number(i int) int {
	s, start := p.s, i
	if s[i] == '-' {
		i++
		if i >= len(s) || s[i] < '0' || s[i] > '9' {
			return p.fail(noNumber, i)
		}
	}
	if s[i] == '0' {
		i++
		if i < len(s) && s[i] >= '0' && s[i] <= '9' {
			return p.fail(unexpected, i)
		}
		if s[start] == '-' {
			p.traits |= oddNumbers
		}
	} else {
		i = p.digits(i)
		if i-start > 15 {
			p.traits |= bigNumbers
		}
	}
	if i < len(s) && s[i] == '.' {
		p.traits |= oddNumbers
		end := p.digits(i + 1)
		if end == i+1 {
			return p.fail(noFraction, end)
		}
		i = end
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		p.traits |= oddNumbers
		i++
		if i < len(s) && (s[i] == '+' || s[i] == '-') {
			i++
		}
		end := p.digits(i)
		if end == i {
			return p.fail(noExponent, end)
		}
		i = end
	}
	return i
}
