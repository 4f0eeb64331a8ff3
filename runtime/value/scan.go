package value

import "strings"

// scanner checks a text, value by value, and collects its traits.
type scanner struct {
	s      string
	traits traits
	depth  int

	fault fault
	at    int // where the fault is

	keys   []span   // the keys of the objects that are open
	shapes [][]span // by depth, the keys of an object that had none twice
}

// span is a piece of the text.
type span struct{ from, to uint32 }

func (p *scanner) cut(k span) string { return p.s[k.from:k.to] }

func (p *scanner) fail(f fault, at int) int {
	p.fault, p.at = f, at
	return -1
}

// space skips white space between tokens.
func (p *scanner) space(i int) int {
	if i >= len(p.s) || p.s[i] > ' ' {
		return i
	}
	end := skipSpace(p.s, i)
	if end > i {
		p.traits |= spaced
	}
	return end
}

func skipSpace(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\n' || s[i] == '\t' || s[i] == '\r') {
		i++
	}
	return i
}

// value checks the value that starts at i and gives its end, or -1 after
// fail.
func (p *scanner) value(i int) int {
	if i >= len(p.s) {
		return p.fail(unexpected, i)
	}
	switch c := p.s[i]; {
	case c == '"':
		end, _ := p.string(i)
		return end
	case c == '{' || c == '[':
		if p.depth == MaxDepth {
			return p.fail(tooDeep, i)
		}
		p.depth++
		end := 0
		if c == '{' {
			end = p.object(i)
		} else {
			end = p.array(i)
		}
		p.depth--
		return end
	case c == '-' || c >= '0' && c <= '9':
		return p.number(i)
	case c == 't':
		return p.word(i, "true")
	case c == 'f':
		return p.word(i, "false")
	case c == 'n':
		return p.word(i, "null")
	}
	return p.fail(unexpected, i)
}

func (p *scanner) word(i int, w string) int {
	if strings.HasPrefix(p.s[i:], w) {
		return i + len(w)
	}
	for k := range len(w) {
		if i+k >= len(p.s) || p.s[i+k] != w[k] {
			return p.fail(unexpected, i+k)
		}
	}
	return p.fail(unexpected, i)
}

func (p *scanner) array(i int) int {
	i = p.space(i + 1)
	if i < len(p.s) && p.s[i] == ']' {
		return i + 1
	}
	for {
		if i = p.value(i); i < 0 {
			return i
		}
		i = p.space(i)
		switch {
		case i < len(p.s) && p.s[i] == ',':
			i = p.space(i + 1)
		case i < len(p.s) && p.s[i] == ']':
			return i + 1
		default:
			return p.fail(wantCommaOrBracket, i)
		}
	}
}

func (p *scanner) object(i int) int {
	i = p.space(i + 1)
	if i < len(p.s) && p.s[i] == '}' {
		return i + 1
	}
	base := len(p.keys)
	for first := true; ; first = false {
		if i >= len(p.s) || p.s[i] != '"' {
			if first {
				return p.fail(wantName, i)
			}
			return p.fail(wantQuoted, i)
		}
		end, esc := p.string(i)
		if end < 0 {
			return end
		}
		if c := p.s[i+1]; esc || c <= '9' && c >= '0' && isIndex(p.s[i+1:end-1]) {
			p.traits |= oddKeys
		}
		p.keys = append(p.keys, span{uint32(i + 1), uint32(end - 1)})
		i = p.space(end)
		if i >= len(p.s) || p.s[i] != ':' {
			return p.fail(wantColon, i)
		}
		if i = p.value(p.space(i + 1)); i < 0 {
			return i
		}
		i = p.space(i)
		switch {
		case i < len(p.s) && p.s[i] == ',':
			i = p.space(i + 1)
			continue
		case i < len(p.s) && p.s[i] == '}':
			p.unique(p.keys[base:])
			p.keys = p.keys[:base]
			return i + 1
		}
		return p.fail(wantCommaOrBrace, i)
	}
}

// unique notes whether a key is repeated in its object. The records of a list
// have the same keys in the same order: what the last one at this depth was
// found to be holds for the next.
func (p *scanner) unique(keys []span) {
	if p.traits&oddKeys != 0 {
		return
	}
	for len(p.shapes) <= p.depth {
		p.shapes = append(p.shapes, nil)
	}
	shape, at := p.shapes[p.depth], 0
	for _, k := range keys {
		for at < len(shape) && p.cut(shape[at]) != p.cut(k) {
			at++
		}
		if at == len(shape) {
			p.learn(keys)
			return
		}
		at++
	}
}

func (p *scanner) learn(keys []span) {
	if len(keys) > 24 {
		seen := make(map[string]struct{}, len(keys))
		for _, k := range keys {
			seen[p.cut(k)] = struct{}{}
		}
		if len(seen) < len(keys) {
			p.traits |= oddKeys
			return
		}
	} else {
		for i, k := range keys {
			for _, other := range keys[:i] {
				if p.cut(k) == p.cut(other) {
					p.traits |= oddKeys
					return
				}
			}
		}
	}
	if len(keys) <= 256 {
		p.shapes[p.depth] = append(p.shapes[p.depth][:0], keys...)
	}
}

// isIndex tells whether a key is an array index, which enumerates before all
// other keys.
func isIndex(key string) bool {
	_, ok := indexOf(key)
	return ok
}

func indexOf(key string) (n uint64, ok bool) {
	if key == "" || len(key) > 10 || key[0] == '0' && len(key) > 1 {
		return 0, false
	}
	for i := range len(key) {
		c := key[i] - '0'
		if c > 9 {
			return 0, false
		}
		n = n*10 + uint64(c)
	}
	return n, n < 1<<32-1
}
