package value

import (
	"math"
	"strconv"
	"strings"
)

// may tells whether a property could be found by that name, in the object or
// what it inherits from.
func (o *object) may(key string) bool {
	if o.plain || o.self.Prototype() != o.c.front && o.self.Prototype() != o.c.objects || o.c.objects.Get(key) != nil {
		return true
	}
	return o.x != nil && o.x.changed && o.Has(key)
}

// lazy writes a lazy object: what the script did not touch is copied.
func (w *writer) lazy(o *object) {
	switch {
	case o.plain:
		w.record(o.self)
		return
	case len(o.kids) == 0 && (o.x == nil || !o.x.touched()):
		w.text(source{o.raw, o.traits})
		return
	}
	o.index()
	w.open('{')
	first := true
	if len(o.x.added) > 0 || o.traits&oddKeys != 0 || w.gap != "" {
		w.byKeys(o)
		return
	}
	for i := range o.x.fields {
		f := &o.x.fields[i]
		if f.value == gone {
			continue
		}
		if f.value != nil {
			first = !w.member(o.key(f), f.value, source{o.text(f), o.traits}, first) && first
			continue
		}
		if !first {
			w.buf = append(w.buf, ',')
		}
		first = false
		w.buf = append(w.buf, o.raw[f.key.from-1:f.key.to+1]...)
		w.buf = append(w.buf, ':')
		w.text(source{o.text(f), o.traits})
	}
	w.closeRecord(first)
}

// touched tells whether a field may differ from the text.
func (x *extra) touched() bool {
	if x.changed {
		return true
	}
	for i := range x.fields {
		if x.fields[i].value != nil {
			return true
		}
	}
	return false
}

// byKeys writes the members of an object whose order is not the text's.
func (w *writer) byKeys(o *object) {
	first := true
	for _, key := range o.Keys() {
		i := o.find(key)
		switch {
		case i >= 0 && o.x.fields[i].value == nil:
			if !first {
				w.comma()
			}
			first = false
			w.buf = appendQuoted(w.buf, key)
			w.colon()
			w.text(source{o.text(&o.x.fields[i]), o.traits})
		case i >= 0 && o.x.fields[i].value != gone:
			first = !w.member(key, o.x.fields[i].value, source{o.text(&o.x.fields[i]), o.traits}, first) && first
		default:
			first = !w.member(key, o.Get(key), source{}, first) && first
		}
	}
	w.closeRecord(first)
}

// text writes a value that is still as it was read.
func (w *writer) text(src source) {
	odd := spaced | escaped | oddKeys | oddNumbers
	if w.exact {
		odd = oddKeys
	}
	if src.traits&odd == 0 && w.gap == "" {
		w.buf = append(w.buf, src.raw...)
		return
	}
	switch src.raw[0] {
	case '{':
		w.open('{')
		first := true
		w.each(src, func(key string, raw string) {
			if !first {
				w.comma()
			}
			first = false
			w.string(key)
			w.colon()
			w.text(source{raw, src.traits})
		})
		w.closeRecord(first)
	case '[':
		first := true
		elements(src.raw, func(raw string) {
			if first {
				w.open('[')
			} else {
				w.comma()
			}
			first = false
			w.text(source{raw, src.traits})
		})
		if first {
			w.buf = append(w.buf, "[]"...)
			return
		}
		w.close(']')
	case '"':
		w.string(src.raw[1 : len(src.raw)-1])
	case 't', 'f', 'n':
		w.buf = append(w.buf, src.raw...)
	default:
		w.number(src.raw)
	}
}

// each gives the members of an object's text in the order of a plain object,
// keys as they are spelled.
func (w *writer) each(src source, do func(key, raw string)) {
	if src.traits&oddKeys == 0 {
		members(src.raw, func(k, v span) bool {
			do(src.raw[k.from:k.to], src.raw[v.from:v.to])
			return true
		})
		return
	}
	o := object{c: w.c, raw: src.raw, traits: src.traits}
	for i := range o.index().fields {
		f := &o.x.fields[i]
		do(o.raw[f.key.from:f.key.to], o.text(f))
	}
}

// string writes a string, given as it is spelled between its quotes.
func (w *writer) string(in string) {
	if !hasEscape(in) {
		w.buf = append(append(append(w.buf, '"'), in...), '"')
		return
	}
	s, lone := unescape(in)
	if lone {
		w.engine(w.c.string(in))
		return
	}
	w.buf = appendQuoted(w.buf, s)
}

// number writes a number that was read. JSON.stringify spells it as it spells
// the number that JSON.parse would have made of it, except that an integer
// keeps its digits.
func (w *writer) number(raw string) {
	if !w.exact && (strings.ContainsAny(raw, ".eE") || raw == "-0") {
		f, _ := strconv.ParseFloat(raw, 64)
		switch {
		case f == 0:
			raw = "0"
		case math.IsInf(f, 0):
			raw = "null"
		default:
			raw = w.c.vm.ToValue(f).String()
		}
	}
	w.buf = append(w.buf, raw...)
}
