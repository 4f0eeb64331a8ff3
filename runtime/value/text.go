package value

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dop251/goja"
)

// What is below reads text that an index has found valid.

// skipString gives the place after the string whose opening quote is at i.
func skipString(s string, i int) int {
	for i++; ; i += 2 {
		if i = plainRun(s, i); s[i] == '"' {
			return i + 1
		}
	}
}

// skip gives the place after the value at i.
func skip(s string, i int) int {
	switch s[i] {
	case '"':
		return skipString(s, i)
	case '{', '[':
		for depth := 0; ; {
			switch s[i] {
			case '"':
				i = skipString(s, i)
				continue
			case '{', '[':
				depth++
			case '}', ']':
				depth--
				if depth == 0 {
					return i + 1
				}
			}
			i++
		}
	}
	for i < len(s) {
		if c := s[i]; c == ',' || c == '}' || c == ']' || c <= ' ' {
			break
		}
		i++
	}
	return i
}

// elements calls each with the text of an array's elements.
func elements(raw string, each func(raw string)) {
	i := skipSpace(raw, 1)
	if raw[i] == ']' {
		return
	}
	for {
		end := skip(raw, i)
		each(raw[i:end])
		i = skipSpace(raw, end)
		if raw[i] != ',' {
			return
		}
		i = skipSpace(raw, i+1)
	}
}

// members calls each with the places of an object's keys, without quotes, and
// values, until it returns false.
func members(raw string, each func(key, value span) bool) {
	i := skipSpace(raw, 1)
	if raw[i] == '}' {
		return
	}
	for {
		k, v := member(raw, i)
		if !each(k, v) {
			return
		}
		i = skipSpace(raw, int(v.to))
		if raw[i] != ',' {
			return
		}
		i = skipSpace(raw, i+1)
	}
}

// member gives the places of the key, without quotes, at i and of its value.
func member(raw string, i int) (key, value span) {
	end := skipString(raw, i)
	v := skipSpace(raw, skipSpace(raw, end)+1)
	return span{uint32(i + 1), uint32(end - 1)}, span{uint32(v), uint32(skip(raw, v))}
}

// unescape is what the inside of a string stands for. Half a surrogate pair
// becomes U+FFFD; lone tells that there was one.
func unescape(in string) (out string, lone bool) {
	if strings.IndexByte(in, '\\') < 0 {
		return in, false
	}
	b := make([]byte, 0, len(in))
	for i := 0; i < len(in); i++ {
		if in[i] != '\\' {
			b = append(b, in[i])
			continue
		}
		i++
		if in[i] != 'u' {
			b = append(b, unescaped(in[i]))
			continue
		}
		r := rune(unit(in, i+1))
		i += 4
		if utf16.IsSurrogate(r) {
			pair := rune(utf8.RuneError)
			if i+6 < len(in) && in[i+1] == '\\' && in[i+2] == 'u' {
				pair = utf16.DecodeRune(r, rune(unit(in, i+3)))
			}
			if r = pair; r == utf8.RuneError {
				lone = true
			} else {
				i += 6
			}
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b), lone
}

// unescapeUnits is unescape for a string with half pairs.
func unescapeUnits(in string) (out []uint16) {
	for i := 0; i < len(in); {
		switch {
		case in[i] != '\\':
			r, n := utf8.DecodeRuneInString(in[i:])
			out = utf16.AppendRune(out, r)
			i += n
		case in[i+1] == 'u':
			out = append(out, unit(in, i+2))
			i += 6
		default:
			out = append(out, uint16(unescaped(in[i+1])))
			i += 2
		}
	}
	return out
}

func unescaped(c byte) byte {
	switch c {
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	}
	return c
}

func unit(s string, i int) (u uint16) {
	for _, c := range []byte(s[i : i+4]) {
		u = u<<4 | uint16(unhex(c))
	}
	return u
}

// number is the value of a number's text.
func number(vm *goja.Runtime, raw string) goja.Value {
	if n, ok := smallInt(raw); ok {
		return vm.ToValue(n)
	}
	f, _ := strconv.ParseFloat(raw, 64) // out of range is an infinity, as a script's own literal
	return vm.ToValue(f)
}

// smallInt reads an integer of at most 15 digits, which every double holds.
func smallInt(raw string) (n int64, ok bool) {
	i := 0
	if raw[0] == '-' {
		i = 1
	}
	if len(raw)-i > 15 || raw[i] == '0' && i == 1 {
		return 0, false
	}
	for ; i < len(raw); i++ {
		c := raw[i] - '0'
		if c > 9 {
			return 0, false
		}
		n = n*10 + int64(c)
	}
	if raw[0] == '-' {
		n = -n
	}
	return n, true
}
