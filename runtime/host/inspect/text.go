package inspect

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dop251/goja"
)

func itoa(n int) string { return strconv.Itoa(n) }

func spaces(n int) string { return strings.Repeat(" ", max(n, 0)) }

// units is a text's length in UTF-16 units, as scripts count.
func units(text string) int {
	n := 0
	for _, r := range text {
		if r > 0xFFFF {
			n++
		}
		n++
	}
	return n
}

// primitive describes everything that is not an object.
func (s *session) primitive(v goja.Value, style func(text, style string) string) string {
	switch x := v.(type) {
	case nil:
		return style("undefined", "undefined")
	case *goja.Symbol:
		return style(SymbolText(x), "symbol")
	case goja.String:
		return s.string(x, style)
	}
	switch {
	case goja.IsUndefined(v):
		return style("undefined", "undefined")
	case goja.IsNull(v):
		return style("null", "null")
	case goja.IsNumber(v):
		return style(Number(v, s.NumericSeparator), "number")
	case goja.IsBigInt(v):
		return style(BigInt(v, s.NumericSeparator), "bigint")
	}
	return style(v.String(), "boolean")
}

// SymbolText is Symbol(description).
func SymbolText(sym *goja.Symbol) string { return "Symbol(" + sym.String() + ")" }

// Number is a number's text: -0 keeps its sign, separated puts _ between thousands.
func Number(v goja.Value, separated bool) string {
	f := v.ToFloat()
	if f == 0 && math.Signbit(f) {
		return "-0"
	}
	text := v.String()
	if !separated || math.IsNaN(f) || math.IsInf(f, 0) || strings.Contains(text, "e") {
		return text
	}
	whole, fraction, has := strings.Cut(text, ".")
	whole = thousands(whole)
	if !has {
		return whole
	}
	var b strings.Builder
	for len(fraction) > 3 {
		b.WriteString(fraction[:3] + "_")
		fraction = fraction[3:]
	}
	return whole + "." + b.String() + fraction
}

// BigInt is a big integer's text with its n.
func BigInt(v goja.Value, separated bool) string {
	if separated {
		return thousands(v.String()) + "n"
	}
	return v.String() + "n"
}

func thousands(digits string) string {
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	out := ""
	for len(digits) > 3 {
		out = "_" + digits[len(digits)-3:] + out
		digits = digits[:len(digits)-3]
	}
	return sign + digits + out
}

// minLine is the length below which a string is never split at its line ends.
const minLine = 16

func (s *session) string(v goja.String, style func(text, style string) string) string {
	trailer := ""
	if n := v.Length(); n > s.MaxStringLength {
		rest := n - s.MaxStringLength
		v = v.Substring(0, s.MaxStringLength)
		trailer = fmt.Sprintf("... %d more character%s", rest, plural(rest))
	}
	if n := v.Length(); s.Compact != Unlimited && n > minLine && n > s.BreakLength-s.indent-4 {
		if text := v.String(); strings.Contains(text, "\n") {
			var lines []string
			for _, line := range strings.SplitAfter(text, "\n") {
				if line != "" {
					lines = append(lines, style(Quote(line), "string"))
				}
			}
			return strings.Join(lines, " +\n"+spaces(s.indent+2)) + trailer
		}
	}
	return style(quoteValue(v), "string") + trailer
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// quoteValue quotes a script's string, half surrogates included.
func quoteValue(v goja.String) string {
	text := v.String()
	if !strings.ContainsRune(text, utf8.RuneError) {
		return Quote(text)
	}
	var b strings.Builder
	q := quoteFor(text)
	for i := 0; i < v.Length(); i++ {
		c := rune(v.CharAt(i))
		switch {
		case c >= 0xD800 && c < 0xDC00 && i+1 < v.Length() && v.CharAt(i+1)&0xFC00 == 0xDC00:
			i++
			b.WriteRune((c-0xD800)<<10 + rune(v.CharAt(i)) - 0xDC00 + 0x10000)
		case c >= 0xD800 && c < 0xE000:
			fmt.Fprintf(&b, `\u%x`, c)
		default:
			escape(&b, c, q)
		}
	}
	return string(q) + b.String() + string(q)
}

// Quote puts a string into the quotes that need no escaping, ' first, and escapes what can't be seen.
func Quote(text string) string {
	q := quoteFor(text)
	var b strings.Builder
	b.Grow(len(text) + 2)
	b.WriteRune(q)
	for _, r := range text {
		escape(&b, r, q)
	}
	b.WriteRune(q)
	return b.String()
}

func quoteFor(text string) rune {
	switch {
	case !strings.Contains(text, "'"):
		return '\''
	case !strings.Contains(text, `"`):
		return '"'
	case !strings.Contains(text, "`") && !strings.Contains(text, "${"):
		return '`'
	}
	return '\''
}

func escape(b *strings.Builder, r, quote rune) {
	switch {
	case r == '\\':
		b.WriteString(`\\`)
	case r == quote && quote == '\'':
		b.WriteString(`\'`)
	case r == '\b':
		b.WriteString(`\b`)
	case r == '\t':
		b.WriteString(`\t`)
	case r == '\n':
		b.WriteString(`\n`)
	case r == '\f':
		b.WriteString(`\f`)
	case r == '\r':
		b.WriteString(`\r`)
	case r < 0x20 || r >= 0x7f && r < 0xa0:
		fmt.Fprintf(b, `\x%02X`, r)
	default:
		b.WriteRune(r)
	}
}

// name is how a property's key is shown.
func (s *session) name(key goja.Value, enumerable bool) string {
	bare := func(text string) string {
		var b strings.Builder
		for _, r := range text {
			escape(&b, r, '\'')
		}
		return b.String()
	}
	if sym, ok := key.(*goja.Symbol); ok {
		return "[" + s.style(bare(SymbolText(sym)), "symbol") + "]"
	}
	text := key.String()
	switch {
	case text == "__proto__":
		return "['__proto__']"
	case !enumerable:
		return "[" + bare(text) + "]"
	case isIdentifier(text):
		return s.style(text, "name")
	}
	return s.style(Quote(text), "string")
}

func isIdentifier(text string) bool {
	for i := range len(text) {
		c := text[i]
		if c != '_' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return text != ""
}

func plain(text, _ string) string { return text }
