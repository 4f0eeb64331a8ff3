package intl

import (
	"unicode"
)

// Segment is a piece of text, as Intl.Segmenter gives it.
type Segment struct {
	Text string
	Word bool // holds letters or digits
}

// Segments cuts a text by granularity: "grapheme", "word" or "sentence". It
// follows the rules of UAX #29 that matter for text and emoji; languages that
// need a dictionary for words (Thai, Chinese, Japanese) are cut by character.
func Segments(s, granularity string) []Segment {
	runes := []rune(s)
	var out []Segment
	for len(runes) > 0 {
		n := 0
		switch granularity {
		case "word":
			n = word(runes)
		case "sentence":
			n = sentence(runes)
		default:
			n = grapheme(runes)
		}
		out = append(out, Segment{string(runes[:n]), isLetter(runes[0])})
		runes = runes[n:]
	}
	return out
}

func isExtend(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc) || r == 0x200C || r >= 0x1F3FB && r <= 0x1F3FF || r >= 0xE0020 && r <= 0xE007F
}

func isPictograph(r rune) bool {
	return r == 0xA9 || r == 0xAE || r == 0x203C || r == 0x2049 || r == 0x2122 || r == 0x2139 || r >= 0x2190 && r <= 0x21FF ||
		r >= 0x2300 && r <= 0x27BF || r >= 0x2900 && r <= 0x297F || r >= 0x2B00 && r <= 0x2BFF || r == 0x3030 || r == 0x303D ||
		r >= 0x1F000 && r <= 0x1FAFF && !isFlag(r)
}

func isFlag(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

// hangul is L, V, T, LV (v) or LVT (t), 0 for anything else.
func hangul(r rune) byte {
	switch {
	case r >= 0x1100 && r <= 0x115F || r >= 0xA960 && r <= 0xA97C:
		return 'L'
	case r >= 0x1160 && r <= 0x11A7:
		return 'V'
	case r >= 0x11A8 && r <= 0x11FF:
		return 'T'
	case r >= 0xAC00 && r <= 0xD7A3:
		if (r-0xAC00)%28 == 0 {
			return 'v'
		}
		return 't'
	}
	return 0
}

func grapheme(r []rune) int {
	if r[0] == '\r' && len(r) > 1 && r[1] == '\n' {
		return 2
	}
	if unicode.IsControl(r[0]) {
		return 1
	}
	n := 1
	if isFlag(r[0]) && len(r) > 1 && isFlag(r[1]) {
		n = 2
	}
	pictograph := isPictograph(r[0])
	for n < len(r) {
		prev, c := r[n-1], r[n]
		switch {
		case isExtend(c) || c == 0x200D:
		case pictograph && prev == 0x200D && isPictograph(c):
		case hangul(prev) == 'L' && (hangul(c) == 'L' || hangul(c) == 'V' || hangul(c) == 'v' || hangul(c) == 't'):
		case (hangul(prev) == 'V' || hangul(prev) == 'v') && (hangul(c) == 'V' || hangul(c) == 'T'):
		case (hangul(prev) == 'T' || hangul(prev) == 't') && hangul(c) == 'T':
		default:
			return n
		}
		n++
	}
	return n
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

func isIdeograph(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Thai, unicode.Lao, unicode.Khmer)
}

func word(r []rune) int {
	n := grapheme(r)
	switch {
	case !isLetter(r[0]) && unicode.IsSpace(r[0]) && r[0] != '\n' && r[0] != '\r':
		for n < len(r) && r[n] == ' ' && r[0] == ' ' {
			n++
		}
		return n
	case !isLetter(r[0]) || isIdeograph(r[0]):
		return n
	}
	for n < len(r) {
		switch c := r[n]; {
		case isLetter(c) && !isIdeograph(c), isExtend(c), c == 0x200D:
		case n+1 < len(r) && (c == '\'' || c == '.' || c == '’' || c == ':') && unicode.IsLetter(r[n-1]) && unicode.IsLetter(r[n+1]):
		case n+1 < len(r) && (c == '.' || c == ',' || c == '\'' || c == ';') && unicode.IsDigit(r[n-1]) && unicode.IsDigit(r[n+1]):
		default:
			return n
		}
		n++
	}
	return n
}

func sentence(r []rune) int {
	for n := 0; n < len(r); n++ {
		switch c := r[n]; {
		case c == '\n' || c == 0x2029 || c == 0x85:
			return n + 1
		case c == '!' || c == '?' || c == '…' || c == '。' || c == '.':
			end := n + 1
			for end < len(r) && (r[end] == c || unicode.In(r[end], unicode.Pe, unicode.Pf) || r[end] == '"' || r[end] == '\'') {
				end++
			}
			spaces := end
			for spaces < len(r) && unicode.IsSpace(r[spaces]) && r[spaces] != '\n' {
				spaces++
			}
			if spaces == len(r) || c == '。' {
				return spaces
			}
			if c == '.' && (spaces == end || unicode.IsLower(r[spaces])) {
				continue // 3.14, e.g. this
			}
			return spaces
		}
	}
	return len(r)
}
