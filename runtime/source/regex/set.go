package regex

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// set is a set of characters: ranges in order that neither touch nor overlap.
type set [][2]rune

// normal puts ranges in order and joins them.
func normal(ranges [][2]rune) set {
	slices.SortFunc(ranges, func(a, b [2]rune) int { return int(a[0]) - int(b[0]) })
	var s set
	for _, r := range ranges {
		if n := len(s); n > 0 && r[0] <= s[n-1][1]+1 {
			s[n-1][1] = max(s[n-1][1], r[1])
		} else {
			s = append(s, r)
		}
	}
	return s
}

func (s set) union(other set) set { return normal(slices.Concat(s, other)) }

func (s set) complement() set {
	var out set
	next := rune(0)
	for _, r := range s {
		if r[0] > next {
			out = append(out, [2]rune{next, r[0] - 1})
		}
		next = r[1] + 1
	}
	if next <= unicode.MaxRune {
		out = append(out, [2]rune{next, unicode.MaxRune})
	}
	return out
}

func (s set) intersect(other set) set {
	return s.complement().union(other.complement()).complement()
}

// closeOverCase adds every character that is the same as one of the set but for its case.
func (s set) closeOverCase() set {
	var extra [][2]rune
	for _, r := range s {
		for c := r[0]; c <= r[1]; c++ {
			for f := unicode.SimpleFold(c); f != c; f = unicode.SimpleFold(f) {
				extra = append(extra, [2]rune{f, f})
			}
		}
	}
	return s.union(extra)
}

// text is the set as it stands between the brackets of a class.
func (s set) text() string {
	var b strings.Builder
	for _, r := range s {
		writeRune(&b, r[0])
		if r[1] > r[0] {
			if r[1] > r[0]+1 {
				b.WriteByte('-')
			}
			writeRune(&b, r[1])
		}
	}
	return b.String()
}

func writeRune(b *strings.Builder, c rune) {
	switch {
	case c < 0x80 && (unicode.IsLetter(c) || unicode.IsDigit(c)), c > 0xA0 && unicode.IsLetter(c):
		b.WriteRune(c)
	default:
		fmt.Fprintf(b, `\u{%X}`, c)
	}
}

// fromTables is the union of Unicode tables.
func fromTables(tables ...*unicode.RangeTable) set {
	var ranges [][2]rune
	add := func(low, high, stride rune) {
		if stride == 1 {
			ranges = append(ranges, [2]rune{low, high})
			return
		}
		for c := low; c <= high; c += stride {
			ranges = append(ranges, [2]rune{c, c})
		}
	}
	for _, t := range tables {
		for _, r := range t.R16 {
			add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
		for _, r := range t.R32 {
			add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
	}
	return normal(ranges)
}

// classEscapes are \d, \s, \w and their opposites, as ECMAScript has them.
var classEscapes = sync.OnceValue(func() map[byte]set {
	m := map[byte]set{
		'd': {{'0', '9'}},
		's': {{'\t', '\r'}, {' ', ' '}, {0xA0, 0xA0}, {0x1680, 0x1680}, {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}, {0xFEFF, 0xFEFF}},
		'w': {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}},
	}
	for _, c := range []byte("dsw") {
		m[c-'a'+'A'] = m[c].complement()
	}
	return m
})
