package seedfile

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/agnivade/levenshtein"
)

// shape says what a value must be.
type shape struct {
	kind   Kind
	what   string           // of an object that others refer to: "user"
	key    string           // its field that tells it from others of its kind
	fields []field          // of an object
	values *shape           // of an object with any names: what its values are; nil is anything, when there are no fields
	items  *shape           // of a list
	refers string           // a text that names an object of this kind
	format func(*Node) bool // of a text or a number, whether it is written right; with expects
	expect string           // what format wants
	any    bool             // any kind of value
	orText bool             // an object that may be written as a text
}

// field is a member that an object may have.
type field struct {
	name     string
	shape    *shape
	required bool
}

// The shapes without more to say.
var (
	text     = &shape{kind: String}
	boolean  = &shape{kind: Bool}
	whole    = &shape{kind: Number, format: isWhole, expect: "a whole number, not negative"}
	signed   = &shape{kind: Number, format: isSigned, expect: "a whole number"}
	anything = &shape{any: true}
	free     = &shape{kind: Object}
	texts    = &shape{kind: List, items: text}
	objects  = &shape{kind: List, items: free}
	instant  = &shape{any: true, format: isTime, expect: "a time: 2026-06-01T08:00:00Z, 2026-06-01, 90d ago, in 3h, now, or milliseconds since 1970"}
	span     = &shape{kind: String, format: isSpan, expect: "a duration: 45s, 20m, 8h, 90d"}
)

func isWhole(n *Node) bool {
	i, err := strconv.Atoi(n.text)
	return err == nil && i >= 0
}

func isSigned(n *Node) bool {
	_, err := strconv.Atoi(n.text)
	return err == nil
}

func isTime(n *Node) bool {
	_, ok := n.Time()
	return ok
}

func isSpan(n *Node) bool {
	_, ok := n.Duration()
	return ok
}

// ref is the name of an object of a kind.
func ref(what string) *shape { return &shape{kind: String, refers: what} }

func refs(what string) *shape { return &shape{kind: List, items: ref(what)} }

func listOf(item *shape) *shape { return &shape{kind: List, items: item} }

// mapOf is an object with any names.
func mapOf(value *shape) *shape { return &shape{kind: Object, values: value} }

// object is an object of some fields.
func object(groups ...[]field) *shape {
	s := &shape{kind: Object}
	for _, fields := range groups {
		s.fields = append(s.fields, fields...)
	}
	return s
}

// entity is an object of a kind that others refer to by the value of one field.
func entity(what, key string, groups ...[]field) *shape {
	s := object(groups...)
	s.what, s.key = what, key
	return s
}

// may are fields of a shape that can be left out.
func may(s *shape, names ...string) []field {
	var list []field
	for _, name := range names {
		list = append(list, field{name: name, shape: s})
	}
	return list
}

func must(s *shape, name string) []field { return []field{{name, s, true}} }

// checker compares one product's part of a seed with its shape.
type checker struct {
	seed    *Seed
	section *Section
}

func (c *checker) check(n *Node, s *shape) {
	if n.kind == Null {
		return
	}
	switch {
	case s.format != nil && (s.any || n.kind == s.kind):
		if !s.format(n) {
			c.seed.Reject(n, "expected %s, but this is %s", s.expect, n.shown())
		}
		return
	case s.any || s.orText && n.kind == String:
		return
	case n.kind != s.kind:
		if s.kind == String && (n.kind == Number || n.kind == Bool) { // it may be a password
			c.seed.Reject(n, "expected %s, but this is %s: put it in quotes", s.kind, n.kind)
			return
		}
		c.seed.Reject(n, "expected %s, but this is %s", s.kind, n.shown())
		return
	}
	switch n.kind {
	case String:
		if s.refers != "" && n.text != "" {
			c.section.references = append(c.section.references, reference{s.refers, n})
		}
	case List:
		for _, item := range n.items {
			if item.kind == Null {
				c.seed.Reject(item, "expected %s, but this is null", s.items.wanted())
				continue
			}
			c.check(item, s.items)
		}
	case Object:
		c.object(n, s)
	}
}

func (s *shape) wanted() string {
	if s.any {
		return "a value"
	}
	return s.kind.String()
}

// shown is a value as messages show it: short ones with what they are.
func (n *Node) shown() string {
	switch n.kind {
	case String:
		if len(n.text) > 40 {
			return "the text " + strconv.Quote(strings.ToValidUTF8(n.text[:40], "")+"…")
		}
		return "the text " + strconv.Quote(n.text)
	case Number:
		return "the number " + n.text[:min(len(n.text), 40)]
	case Bool:
		return n.text
	}
	return n.kind.String()
}

func (c *checker) object(n *Node, s *shape) {
	twice := n.twice()
	for i := range n.keys {
		name, value := n.keys[i].name, n.items[i]
		if twice != nil && twice[i] {
			c.seed.rejectKey(n, i, "the name %q is here a second time", name)
			continue
		}
		if len(s.fields) == 0 {
			if s.values != nil {
				c.check(value, s.values)
			}
			continue
		}
		f := s.field(name)
		if f == nil {
			c.seed.rejectKey(n, i, "unknown field%s", c.meant(name, s))
			continue
		}
		c.check(value, f.shape)
	}
	for _, f := range s.fields {
		if f.required && n.Get(f.name) == nil {
			c.seed.Reject(n, "%s is missing", f.name)
		}
	}
	if s.what != "" {
		c.define(n, s)
	}
}

// twice are the places of names that an object has had before; nil when there are none.
func (n *Node) twice() map[int]bool {
	var list map[int]bool
	note := func(i int) {
		if list == nil {
			list = map[int]bool{}
		}
		list[i] = true
	}
	if len(n.keys) <= 24 { // as many objects of a seed are: not worth a map
		for i := range n.keys {
			for j := range i {
				if n.keys[j].name == n.keys[i].name {
					note(i)
					break
				}
			}
		}
		return list
	}
	seen := make(map[string]bool, len(n.keys))
	for i := range n.keys {
		if seen[n.keys[i].name] {
			note(i)
		}
		seen[n.keys[i].name] = true
	}
	return list
}

func (s *shape) field(name string) *field {
	for i := range s.fields {
		if s.fields[i].name == name {
			return &s.fields[i]
		}
	}
	return nil
}

func (c *checker) meant(name string, s *shape) string {
	names := make([]string, len(s.fields))
	for i, f := range s.fields {
		names[i] = f.name
	}
	if near := nearest(name, names); near != "" {
		return ": did you mean " + near + "?"
	}
	return ": the fields here are " + strings.Join(names, ", ")
}

// define notes an object under its name, which no other one of its kind may have.
func (c *checker) define(n *Node, s *shape) {
	name := n.Get(s.key)
	if name.Kind() != String {
		return
	}
	if name.text == "" {
		c.seed.Reject(name, "%s may not be empty", s.key)
		return
	}
	own := c.section.defined[s.what]
	if own == nil {
		own = map[string]*Node{}
		c.section.defined[s.what] = own
	}
	id := name.text
	if scope := n.scope(s.what); scope != "" {
		id = scope + "." + id
	}
	if first, taken := own[id]; taken {
		where := ""
		if first.line > 0 {
			where = fmt.Sprintf(", in line %d", first.line)
		}
		c.seed.Reject(name, "%s %q is here a second time: the first is %s%s", s.what, name.text, first.Path(), where)
		return
	}
	own[id] = n
}

// scope is the object within which alone a name is unique; "" where it is unique in the product.
func (n *Node) scope(what string) string {
	switch what {
	case "dataset", "notebook", "managed folder":
		return n.parent.parent.Str("projectKey")
	case "version":
		return n.parent.parent.Str("id")
	}
	return ""
}

// reference is the name of another object.
type reference struct {
	what string
	node *Node
}

// nearest is the name that looks most like another one; "" when none is near.
func nearest(name string, names []string) string {
	best, distance := "", min(1+len(name)/3, len(name)-1)
	for _, candidate := range names {
		d := levenshtein.ComputeDistance(strings.ToLower(name), strings.ToLower(candidate))
		if d <= distance && (best == "" || d < distance) {
			best, distance = candidate, d
		}
	}
	return best
}
