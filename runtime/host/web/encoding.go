package web

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dop251/goja"
)

// labels are the names that the Encoding standard gives to the encodings that
// are here: the ones a Dataiku instance or a file of its user comes in.
var labels = sync.OnceValue(func() map[string]string {
	labels := map[string]string{}
	for name, list := range map[string]string{
		"utf-8":    "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
		"utf-16le": "utf-16le utf-16 csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff",
		"utf-16be": "utf-16be unicodefffe",
		"windows-1252": `latin1 iso-8859-1 iso8859-1 iso_8859-1 iso88591 l1 ascii us-ascii windows-1252 cp1252 cp819 ibm819
			x-cp1252 csisolatin1 iso-ir-100 ansi_x3.4-1968 iso_8859-1:1987`,
	} {
		for _, label := range strings.Fields(list) {
			labels[label] = name
		}
	}
	return labels
})

func encodingNatives(e *Env) map[string]any {
	vm := e.vm()
	return map[string]any{
		"label": func(label string) string { return labels()[strings.ToLower(strings.Trim(label, "\t\n\f\r "))] },
		"encode": func(c goja.FunctionCall) goja.Value {
			return e.bytes([]byte(c.Argument(0).String()))
		},
		"encodeInto": func(c goja.FunctionCall) goja.Value {
			dest, _ := bytesOf(c.Argument(1))
			read, written := 0, 0
			for _, r := range c.Argument(0).String() {
				n := utf8.RuneLen(r)
				if written+n > len(dest) {
					break
				}
				utf8.EncodeRune(dest[written:], r)
				written += n
				read += utf16.RuneLen(r)
			}
			out := vm.NewObject()
			_ = out.Set("read", read)
			_ = out.Set("written", written)
			return out
		},
		"decoder": func(c goja.FunctionCall) goja.Value {
			name := c.Argument(0).String()
			d := &decoder{fatal: c.Argument(1).ToBoolean(), bom: !c.Argument(2).ToBoolean()}
			switch name {
			case "utf-8":
				d.next, d.plain = utf8Rune, true
			case "utf-16le":
				d.next = func(b []byte, more bool) (rune, int) { return utf16Rune(binary.LittleEndian, b, more) }
			case "utf-16be":
				d.next = func(b []byte, more bool) (rune, int) { return utf16Rune(binary.BigEndian, b, more) }
			default:
				d.next, d.bom = func(b []byte, _ bool) (rune, int) { return windows1252(b[0]), 1 }, false
			}
			return vm.ToValue(func(c goja.FunctionCall) goja.Value {
				var data []byte
				if in := c.Argument(0); !goja.IsUndefined(in) {
					var ok bool
					if data, ok = bytesOf(in); !ok {
						e.throw("TypeError", "The \"input\" argument must be an ArrayBuffer or a view on one, not %s", printable(in))
					}
				}
				s, ok := d.decode(data, c.Argument(1).ToBoolean())
				if !ok {
					e.throw("TypeError", "The encoded data was not valid for encoding %s", name)
				}
				return vm.ToValue(s)
			})
		},
		"atob": e.fn("atob", 1, func(c goja.FunctionCall) goja.Value {
			e.needArgument(c, "atob")
			data, ok := forgivingBase64(c.Argument(0).String())
			if !ok {
				e.throwDOM("InvalidCharacterError", "The string to be decoded is not correctly encoded.")
			}
			return latin1(data)
		}),
		"btoa": e.fn("btoa", 1, func(c goja.FunctionCall) goja.Value {
			e.needArgument(c, "btoa")
			s := e.text(c.Argument(0))
			data := make([]byte, s.Length())
			for i := range data {
				u := s.CharAt(i)
				if u > 255 {
					e.throwDOM("InvalidCharacterError", "Invalid character")
				}
				data[i] = byte(u)
			}
			return vm.ToValue(base64.StdEncoding.EncodeToString(data))
		}),
	}
}

func (e *Env) needArgument(c goja.FunctionCall, name string) {
	if len(c.Arguments) == 0 {
		e.throw("TypeError", "%s needs a string as its argument", name)
	}
}

// latin1 is the string whose code units are the bytes.
func latin1(data []byte) goja.Value {
	units := make([]uint16, len(data))
	for i, b := range data {
		units[i] = uint16(b)
	}
	return goja.StringFromUTF16(units)
}

// forgivingBase64 decodes as Infra's forgiving-base64 decode does.
func forgivingBase64(s string) ([]byte, bool) {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune("\t\n\f\r ", r) {
			return -1
		}
		return r
	}, s)
	if len(s)%4 == 0 {
		s = strings.TrimSuffix(strings.TrimSuffix(s, "="), "=")
	}
	if len(s)%4 == 1 || strings.Contains(s, "=") {
		return nil, false
	}
	data, err := base64.RawStdEncoding.DecodeString(s)
	return data, err == nil
}

// decoder is a TextDecoder's state: what a chunk left unfinished.
type decoder struct {
	fatal, bom bool // bom: drop a byte order mark at the start
	plain      bool // UTF-8
	begun      bool
	rest       []byte
	// next takes one character off b: its bytes, 0 to ask for more, or less
	// than 0 for that many bytes of an error.
	next func(b []byte, more bool) (r rune, size int)
}

func (d *decoder) decode(data []byte, more bool) (string, bool) {
	if len(d.rest) > 0 {
		data = append(d.rest, data...)
		d.rest = nil
	}
	if d.plain && len(data) > 0 && utf8.Valid(data) { // by far the most common case
		if !d.begun && d.bom {
			data = bytes.TrimPrefix(data, []byte("\uFEFF"))
		}
		d.begun = true
		return string(data), true
	}
	var out strings.Builder
	out.Grow(len(data))
	for len(data) > 0 {
		r, size := d.next(data, more)
		if size == 0 {
			d.rest = append([]byte(nil), data...)
			break
		}
		if size < 0 { // an error of -size bytes
			if d.fatal {
				return "", false
			}
			r, size = utf8.RuneError, -size
		}
		if !d.begun && d.bom && r == 0xFEFF {
			d.begun = true
		} else {
			d.begun = true
			out.WriteRune(r)
		}
		data = data[size:]
	}
	return out.String(), true
}

// utf8Rune decodes with the standard's "maximal subpart" rule for errors.
func utf8Rune(b []byte, more bool) (rune, int) {
	r, size := utf8.DecodeRune(b)
	if r != utf8.RuneError || size > 1 {
		return r, size
	}
	if more && !utf8.FullRune(b) {
		return 0, 0
	}
	return 0, -subpart(b)
}

// subpart is how many bytes at the start of b could begin a character.
func subpart(b []byte) int {
	low, high, need := byte(0x80), byte(0xBF), 0
	switch c := b[0]; {
	case c >= 0xC2 && c <= 0xDF:
		need = 1
	case c >= 0xE0 && c <= 0xEF:
		need = 2
		if c == 0xE0 {
			low = 0xA0
		} else if c == 0xED {
			high = 0x9F
		}
	case c >= 0xF0 && c <= 0xF4:
		need = 3
		if c == 0xF0 {
			low = 0x90
		} else if c == 0xF4 {
			high = 0x8F
		}
	}
	n := 1
	for ; n <= need && n < len(b) && b[n] >= low && b[n] <= high; n++ {
		low, high = 0x80, 0xBF
	}
	return n
}

func utf16Rune(order binary.ByteOrder, b []byte, more bool) (rune, int) {
	if len(b) < 2 {
		if more {
			return 0, 0
		}
		return 0, -len(b)
	}
	u := rune(order.Uint16(b))
	if !utf16.IsSurrogate(u) {
		return u, 2
	}
	if u >= 0xDC00 {
		return 0, -2
	}
	if len(b) < 4 {
		if more {
			return 0, 0
		}
		return 0, -len(b)
	}
	if r := utf16.DecodeRune(u, rune(order.Uint16(b[2:]))); r != utf8.RuneError {
		return r, 4
	}
	return 0, -2
}

// windows1252 is what the standard decodes latin1 with.
func windows1252(b byte) rune {
	if b >= 0x80 && b < 0xA0 {
		return []rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")[b-0x80]
	}
	return rune(b)
}
