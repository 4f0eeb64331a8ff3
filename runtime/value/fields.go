package value

import (
	"slices"
	"strings"

	"github.com/dop251/goja"
)

func hasEscape(s string) bool { return strings.IndexByte(s, '\\') >= 0 }

// index is the object's fields, found once.
func (o *object) index() *extra {
	if o.x != nil {
		return o.x
	}
	fields := make([]field, 0, o.c.width)
	members(o.raw, func(k, v span) bool {
		fields = append(fields, field{key: k, raw: v})
		return true
	})
	o.c.width = len(fields)
	if o.traits&oddKeys != 0 {
		fields = o.canonical(fields)
	}
	for i, at := range fields {
		for _, kid := range o.kids {
			if kid.from == at.raw.from {
				fields[i].value = kid.value
			}
		}
	}
	o.x, o.kids = &extra{fields: fields}, nil
	return o.x
}

// canonical gives fields the order of a plain object, and of a repeated key
// the first place and the last value.
func (o *object) canonical(fields []field) []field {
	at := make(map[string]int, len(fields))
	kept := fields[:0]
	ranks := make(map[span]uint64, len(fields))
	for _, f := range fields {
		key := o.key(&f)
		if i, ok := at[key]; ok {
			kept[i].raw = f.raw
			continue
		}
		at[key] = len(kept)
		ranks[f.key] = rank(key)
		kept = append(kept, f)
	}
	slices.SortStableFunc(kept, func(a, b field) int { return compareRank(ranks[a.key], ranks[b.key]) })
	return kept
}

// wrap is the value of a text: an object stays lazy, an array is a real one.
func (c *Codec) wrap(raw string, t traits) goja.Value {
	switch raw[0] {
	case '{':
		return c.object(&object{raw: raw, traits: t})
	case '[':
		var space [8]any
		items := space[:0]
		elements(raw, func(raw string) { items = append(items, c.wrap(raw, t)) })
		return c.vm.NewArray(items...)
	}
	return c.scalar(raw)
}

func (c *Codec) object(o *object) goja.Value {
	o.c = c
	o.self = c.vm.NewDynamicObject(o)
	if !c.made {
		Install(c.vm)
		c.made = true
	}
	_ = o.self.SetPrototype(c.front)
	return o.self
}

// scalar is the value of a text that is neither an object's nor an array's.
func (c *Codec) scalar(raw string) goja.Value {
	switch raw[0] {
	case '"':
		return c.string(raw[1 : len(raw)-1])
	case 't':
		return c.yes
	case 'f':
		return c.no
	case 'n':
		return goja.Null()
	}
	return number(c.vm, raw)
}

func (c *Codec) string(in string) goja.Value {
	if !hasEscape(in) {
		return c.vm.ToValue(in)
	}
	s, lone := unescape(in)
	if lone {
		return goja.StringFromUTF16(unescapeUnits(in))
	}
	return c.vm.ToValue(s)
}

// Value wraps an indexed text as a script's value. Call it on the loop's
// goroutine. Two calls give two values that share nothing but the text.
func (c *Codec) Value(d *Doc) goja.Value {
	if d.elems == nil {
		return c.wrap(d.text[d.start:d.end], d.traits)
	}
	items := make([]any, len(d.elems))
	block := make([]object, len(d.elems))
	end := d.end
	for k := len(d.elems) - 1; k >= 0; k-- {
		start := int(d.elems[k])
		raw := strings.TrimRight(d.text[start:end-1], " \t\r\n")
		if raw[0] == '{' {
			block[k] = object{raw: raw, traits: d.traits}
			items[k] = c.object(&block[k])
		} else {
			items[k] = c.wrap(raw, d.traits)
		}
		// Before an element stands its comma, before that the one before it.
		end = strings.LastIndexByte(d.text[:start], ',') + 1
	}
	list := c.vm.NewArray(items...)
	if d.traits&bigNumbers != 0 {
		c.keep(list, d)
	}
	return list
}

// keep remembers the text of a root array with integers that a double may not
// hold, so that they are written as they were read.
func (c *Codec) keep(list *goja.Object, d *Doc) {
	if c.roots == nil {
		c.roots = map[*goja.Object]source{}
	}
	c.roots[list] = source{d.text[d.start:d.end], d.traits}
}

// source is the text that a value was read from.
type source struct {
	raw    string
	traits traits
}
