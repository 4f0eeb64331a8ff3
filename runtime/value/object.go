package value

import (
	"math"
	"slices"

	"github.com/dop251/goja"
)

// object is the handler behind a lazy object: the text from its brace to its
// brace, and what the script did to it. It decodes a field when it is read.
// What it can't do as a plain object would is done to it after become has
// turned it into one; the methods then pass on.
type object struct {
	c    *Codec
	self *goja.Object
	raw  string
	x    *extra // nil until the index pays
	kids []kid  // objects and arrays that were read, while there is no index

	next   uint32 // where the field after the last one read starts, 0 after the last of all
	passed uint8  // fields passed over in search of others, without an index
	plain  bool   // self is an ordinary object now
	traits traits
}

// kid is the value of the field whose text starts at from.
type kid struct {
	from  uint32
	value goja.Value
}

// extra is what an object needs that is read often or changed.
type extra struct {
	fields []field
	byKey  map[string]int // where a key is in fields, for large objects
	added  []entry        // keys that are not in the text, in order of addition
	addAt  map[string]int // where a key is in added, when those are many
	next   int            // fields are mostly read in order
	// changed tells that a field was written or deleted, or one added.
	changed bool
}

// field is a key of the text.
type field struct {
	key, raw span
	// value is what was read (objects and arrays: their identity holds) or
	// written, gone for a deleted field, nil for one that is as in the text.
	value goja.Value
}

type entry struct {
	key   string
	value goja.Value
}

// gone stands for the value of a deleted field.
var gone goja.Value = goja.NewSymbol("gone")

const (
	indexAfter = 64 // fields passed over before an object's fields are indexed
	manyKids   = 8  // objects and arrays read before they are
	manyKeys   = 16 // keys from which a map finds them
)

// find is the field of a key, -1 if the text has none.
func (o *object) find(key string) int {
	x := o.index()
	if n := x.next; n < len(x.fields) && o.is(&x.fields[n], key) {
		x.next++
		return n
	}
	at := -1
	if len(x.fields) <= manyKeys {
		for i := range x.fields {
			if o.is(&x.fields[i], key) {
				at = i
				break
			}
		}
	} else {
		if x.byKey == nil {
			x.byKey = make(map[string]int, len(x.fields))
			for i := range x.fields {
				x.byKey[o.key(&x.fields[i])] = i
			}
		}
		if i, ok := x.byKey[key]; ok {
			at = i
		}
	}
	x.next = at + 1
	return at
}

func (o *object) is(f *field, key string) bool {
	if k := o.raw[f.key.from:f.key.to]; k == key {
		return o.traits&oddKeys == 0 || !hasEscape(k)
	}
	return o.traits&oddKeys != 0 && o.key(f) == key
}

func (o *object) key(f *field) string {
	k := o.raw[f.key.from:f.key.to]
	if o.traits&oddKeys != 0 {
		k, _ = unescape(k)
	}
	return k
}

func (o *object) text(f *field) string { return o.raw[f.raw.from:f.raw.to] }

// Get is a property's value, nil if the object has none.
func (o *object) Get(key string) goja.Value {
	if o.x == nil {
		if o.plain {
			return o.c.own(o.self, key)
		}
		if at, ok := o.quick(key); ok {
			return o.read(at)
		}
	}
	if i := o.find(key); i >= 0 {
		f := &o.x.fields[i]
		switch f.value {
		case nil:
			v := o.c.wrap(o.text(f), o.traits)
			if _, ok := v.(*goja.Object); ok {
				f.value = v
			}
			return v
		case gone:
		default:
			return f.value
		}
	}
	if i := o.x.find(key); i >= 0 {
		return o.x.added[i].value
	}
	return nil
}

// quick finds the text of a field's value by reading the object's, from where
// the last search ended, since fields are mostly read in order; an empty span
// if there is none. ok is false when the index is due instead.
func (o *object) quick(key string) (at span, ok bool) {
	if o.passed >= indexAfter || o.traits&oddKeys != 0 {
		return span{}, false
	}
	start := int(o.next)
	if start > 0 {
		if at = o.search(key, start, len(o.raw)); at.to > 0 {
			return at, true
		}
	} else {
		start = len(o.raw)
	}
	if first := skipSpace(o.raw, 1); o.raw[first] != '}' {
		at = o.search(key, first, start)
	}
	return at, true
}

// search reads the fields that start between two places.
func (o *object) search(key string, from, to int) span {
	for i := from; i < to; {
		k, v := member(o.raw, i)
		next := skipSpace(o.raw, int(v.to))
		if o.raw[next] == ',' {
			next = skipSpace(o.raw, next+1)
		} else {
			next = 0
		}
		if o.raw[k.from:k.to] == key {
			o.next = uint32(next)
			return v
		}
		o.passed = min(o.passed+1, indexAfter)
		if next == 0 {
			break
		}
		i = next
	}
	return span{}
}

// read is the value of a text found by quick.
func (o *object) read(at span) goja.Value {
	if at.to == 0 {
		return nil
	}
	raw := o.raw[at.from:at.to]
	if raw[0] != '{' && raw[0] != '[' {
		return o.c.scalar(raw)
	}
	for i := range o.kids {
		if o.kids[i].from == at.from {
			return o.kids[i].value
		}
	}
	v := o.c.wrap(raw, o.traits)
	o.kids = append(o.kids, kid{at.from, v})
	if len(o.kids) == manyKids {
		o.index()
	}
	return v
}

// find is where a key is in added, -1 if nowhere.
func (x *extra) find(key string) int {
	if x.addAt != nil {
		if i, ok := x.addAt[key]; ok {
			return i
		}
		return -1
	}
	return slices.IndexFunc(x.added, func(e entry) bool { return e.key == key })
}

// Has tells whether the object has a property of its own.
func (o *object) Has(key string) bool {
	if o.x == nil {
		if o.plain {
			return o.c.own(o.self, key) != nil
		}
		if at, ok := o.quick(key); ok {
			return at.to > 0
		}
	}
	if i := o.find(key); i >= 0 && o.x.fields[i].value != gone {
		return true
	}
	return o.x.find(key) >= 0
}

// Set writes a property.
func (o *object) Set(key string, v goja.Value) bool {
	if o.plain {
		return o.self.DefineDataProperty(key, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE) == nil
	}
	if v == nil {
		v = goja.Undefined()
	}
	i := o.find(key)
	x := o.x
	x.changed = true
	if i >= 0 && x.fields[i].value != gone {
		x.fields[i].value = v
		return true
	}
	if i := x.find(key); i >= 0 {
		x.added[i].value = v
		return true
	}
	x.added = append(x.added, entry{key, v})
	if x.addAt != nil {
		x.addAt[key] = len(x.added) - 1
	} else if len(x.added) > manyKeys {
		x.indexAdded()
	}
	return true
}

func (x *extra) indexAdded() {
	x.addAt = make(map[string]int, 2*len(x.added))
	for i := range x.added {
		x.addAt[x.added[i].key] = i
	}
}

// Delete removes a property.
func (o *object) Delete(key string) bool {
	if o.plain {
		return o.self.Delete(key) == nil
	}
	i := o.find(key)
	x := o.x
	x.changed = true
	if i >= 0 {
		x.fields[i].value = gone
	}
	if i := x.find(key); i >= 0 {
		x.added = slices.Delete(x.added, i, i+1)
		if x.addAt != nil {
			x.indexAdded()
		}
	}
	return true
}

// Keys are the names of the properties, in the order of a plain object.
func (o *object) Keys() []string {
	if o.plain {
		return o.self.GetOwnPropertyNames()
	}
	if o.x == nil && o.traits&oddKeys == 0 {
		keys := make([]string, 0, o.c.width)
		members(o.raw, func(k, _ span) bool {
			keys = append(keys, o.raw[k.from:k.to])
			return true
		})
		o.c.width = len(keys)
		return keys
	}
	x := o.index()
	keys := make([]string, 0, len(x.fields)+len(x.added))
	for i := range x.fields {
		if x.fields[i].value != gone {
			keys = append(keys, o.key(&x.fields[i]))
		}
	}
	if len(x.added) == 0 {
		return keys
	}
	indexes := false
	for i := range x.added {
		keys = append(keys, x.added[i].key)
		indexes = indexes || isIndex(x.added[i].key)
	}
	if indexes {
		slices.SortStableFunc(keys, compareKeys)
	}
	return keys
}

// compareKeys puts array indexes first, in order, and leaves the rest.
func compareKeys(a, b string) int { return compareRank(rank(a), rank(b)) }

func rank(key string) uint64 {
	if n, ok := indexOf(key); ok {
		return n
	}
	return math.MaxUint64
}

func compareRank(a, b uint64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
