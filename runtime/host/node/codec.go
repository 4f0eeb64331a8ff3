package node

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"github.com/dop251/goja"
)

// encode turns text into bytes: utf8, utf16le, latin1, ascii, hex, base64 and base64url, as Node's Buffer does.
func encode(text goja.String, encoding string) []byte {
	switch encoding {
	case "utf16le":
		out := make([]byte, 2*text.Length())
		for i := range text.Length() {
			c := text.CharAt(i)
			out[2*i], out[2*i+1] = byte(c), byte(c>>8)
		}
		return out
	case "latin1", "ascii":
		out := make([]byte, text.Length())
		for i := range out {
			out[i] = byte(text.CharAt(i))
		}
		return out
	case "hex":
		return unhex(text.String())
	case "base64", "base64url":
		return unbase64(text.String())
	}
	return []byte(text.String())
}

// unhex reads pairs of digits up to the first that is none.
func unhex(text string) []byte {
	text = text[:len(text)-len(text)%2]
	n := 0
	for n < len(text) && strings.IndexByte("0123456789abcdefABCDEF", text[n]) >= 0 {
		n++
	}
	out, _ := hex.DecodeString(text[:n-n%2])
	return out
}

// unbase64 reads both alphabets, with or without padding, and passes over what belongs to neither.
func unbase64(text string) []byte {
	clean := make([]byte, 0, len(text))
	for i := range len(text) {
		switch c := text[i]; {
		case c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/':
			clean = append(clean, c)
		case c == '-':
			clean = append(clean, '+')
		case c == '_':
			clean = append(clean, '/')
		case c == '=':
			text = ""
		}
		if text == "" {
			break
		}
	}
	if len(clean)%4 == 1 {
		clean = clean[:len(clean)-1]
	}
	out, _ := base64.RawStdEncoding.DecodeString(string(clean))
	return out
}

// decode turns bytes into text. Invalid UTF-8 becomes U+FFFD, one for each longest valid beginning of a character.
func decode(data []byte, encoding string) goja.Value {
	switch encoding {
	case "utf16le":
		units := make([]uint16, len(data)/2)
		for i := range units {
			units[i] = uint16(data[2*i]) | uint16(data[2*i+1])<<8
		}
		return goja.StringFromUTF16(units)
	case "latin1", "ascii":
		units := make([]uint16, len(data))
		for i, c := range data {
			if encoding == "ascii" {
				c &= 0x7f
			}
			units[i] = uint16(c)
		}
		return goja.StringFromUTF16(units)
	case "hex":
		return text(hex.EncodeToString(data))
	case "base64":
		return text(base64.StdEncoding.EncodeToString(data))
	case "base64url":
		return text(base64.RawURLEncoding.EncodeToString(data))
	}
	return text(validUTF8(data))
}

func text(s string) goja.Value {
	var b goja.StringBuilder
	b.WriteUTF8String(s)
	return b.String()
}

func validUTF8(data []byte) string {
	if utf8.Valid(data) {
		return string(data)
	}
	var b strings.Builder
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 {
			n = beginning(data)
		}
		b.WriteRune(r)
		data = data[n:]
	}
	return b.String()
}

// beginning is the length of the longest start of data that some character could have.
func beginning(data []byte) int {
	c := data[0]
	need, low, high := 0, byte(0x80), byte(0xbf)
	switch {
	case c >= 0xc2 && c <= 0xdf:
		need = 1
	case c >= 0xe0 && c <= 0xef:
		need = 2
		if c == 0xe0 {
			low = 0xa0
		} else if c == 0xed {
			high = 0x9f
		}
	case c >= 0xf0 && c <= 0xf4:
		need = 3
		if c == 0xf0 {
			low = 0x90
		} else if c == 0xf4 {
			high = 0x8f
		}
	}
	n := 1
	for n <= need && n < len(data) && data[n] >= low && data[n] <= high {
		n++
		low, high = 0x80, 0xbf
	}
	return n
}

// find is the position of part in data, from a start that counts from the end when negative; step 2 looks at every
// second position only.
func find(data, part []byte, from int64, last bool, step int) int {
	n := int64(len(data))
	if from < 0 {
		from += n
		if from < 0 {
			if last {
				return -1
			}
			from = 0
		}
	}
	if len(part) == 0 {
		return int(min(from, n))
	}
	if last {
		for i := int(min(from, n-int64(len(part)))); i >= 0; i-- {
			if i%step == 0 && bytes.HasPrefix(data[i:], part) {
				return i
			}
		}
		return -1
	}
	for from <= n {
		i := bytes.Index(data[from:], part)
		if i < 0 {
			return -1
		}
		if at := int(from) + i; at%step == 0 {
			return at
		}
		from += int64(i) + 1
	}
	return -1
}
