package value

import "sync"

// scratch is what a scanner notes while it runs. Most texts are short answers,
// one after the other, so it is used again.
type scratch struct {
	keys   []span
	shapes [][]span
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// mostScratch is how many keys a scratch may have room for to be kept.
const mostScratch = 4096

// index checks a text and notes where the elements of a root array start.
func index(text string) (*Doc, error) {
	s := scratches.Get().(*scratch)
	p := scanner{s: text, keys: s.keys[:0], shapes: s.shapes}
	for i := range p.shapes {
		p.shapes[i] = p.shapes[i][:0] // places in another text
	}
	d := &Doc{text: text, start: skipSpace(text, 0)}
	if d.start < len(text) && text[d.start] == '[' {
		d.elems, d.end = p.root(d.start)
	} else {
		d.end = p.value(d.start)
	}
	if s.keys, s.shapes = p.keys, p.shapes; cap(s.keys) <= mostScratch && len(s.shapes) <= mostScratch {
		scratches.Put(s)
	}
	if d.end < 0 {
		return nil, syntaxError(text, p.fault, p.at)
	}
	if i := skipSpace(text, d.end); i < len(text) {
		return nil, syntaxError(text, trailing, i)
	}
	d.traits = p.traits
	return d, nil
}

// root checks the array at i and gives the places of its elements, and its
// end, -1 after fail.
func (p *scanner) root(i int) (elems []uint32, end int) {
	p.depth++
	defer func() { p.depth-- }()
	elems = make([]uint32, 0, 16+len(p.s)/512)
	if i = p.space(i + 1); i < len(p.s) && p.s[i] == ']' {
		return elems, i + 1
	}
	for {
		start := i
		if i = p.value(i); i < 0 {
			return nil, i
		}
		elems = append(elems, uint32(start))
		i = p.space(i)
		switch {
		case i < len(p.s) && p.s[i] == ',':
			i = p.space(i + 1)
		case i < len(p.s) && p.s[i] == ']':
			return elems, i + 1
		default:
			return nil, p.fail(wantCommaOrBracket, i)
		}
	}
}
