package seedfile

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// Kind is the type of a value, as JSON has them.
type Kind byte

// The kinds of values.
const (
	Null Kind = iota
	Bool
	Number
	String
	List
	Object
)

// String is a kind as messages say it.
func (k Kind) String() string {
	return [...]string{"null", "a boolean", "a number", "a text", "a list", "an object"}[k]
}

// Node is a value of a seed and where it stands. A nil Node is a value that is not there: every method can be called on it.
type Node struct {
	kind         Kind
	bad          bool // it, or something in it, has a problem
	line, column int32
	at           int32 // its place in its parent
	parent       *Node
	text         string // of a text; a number or a boolean as JSON writes it
	keys         []key  // of an object, one for each item
	items        []*Node
}

// key is a name in an object and where it stands.
type key struct {
	name         string
	line, column int32
}

// Kind is the type of the value; Null for one that is not there.
func (n *Node) Kind() Kind {
	if n == nil {
		return Null
	}
	return n.kind
}

// Bad tells whether a problem was found in the value or in something that it holds.
func (n *Node) Bad() bool {
	return n != nil && (n.bad || slices.ContainsFunc(n.items, func(item *Node) bool { return item.bad })) // items may be shared, by an alias
}

// Get is a member of an object; nil when there is none, or when it is null.
func (n *Node) Get(name string) *Node {
	if n == nil {
		return nil
	}
	for i := range n.keys {
		if n.keys[i].name == name {
			if n.items[i].kind == Null {
				return nil
			}
			return n.items[i]
		}
	}
	return nil
}

// Text is a text, or a number or boolean as it is written; "" for anything else.
func (n *Node) Text() string {
	if n == nil {
		return ""
	}
	return n.text
}

// Str is the text of a member; "" when it is not there.
func (n *Node) Str(name string) string { return n.Get(name).Text() }

// True tells whether a member is the boolean true.
func (n *Node) True(name string) bool {
	m := n.Get(name)
	return m.Kind() == Bool && m.text == "true"
}

// Int is the value of a member that is a whole number; 0 when it is none.
func (n *Node) Int(name string) int {
	i, _ := strconv.Atoi(n.Get(name).Text())
	return i
}

// Strings are the texts of a member that is a list of them.
func (n *Node) Strings(name string) []string {
	m := n.Get(name)
	list := make([]string, len(m.Items()))
	for i, item := range m.Items() {
		list[i] = item.text
	}
	return list
}

// Items are the elements of a list, or the values of an object.
func (n *Node) Items() []*Node {
	if n == nil {
		return nil
	}
	return n.items
}

// Members is the sequence of an object's names and values, in the order of the file, without those that are null.
func (n *Node) Members(yield func(string, *Node) bool) {
	for i, item := range n.Items() {
		if n.kind == Object && item.kind != Null && !yield(n.keys[i].name, item) {
			return
		}
	}
}

// JSON is the value as compact JSON.
func (n *Node) JSON() []byte { return n.appendJSON(nil) }

func (n *Node) appendJSON(out []byte) []byte {
	switch n.Kind() {
	case Null:
		return append(out, "null"...)
	case Bool, Number:
		return append(out, n.text...)
	case String:
		return appendText(out, n.text)
	case List:
		out = append(out, '[')
		for i, item := range n.items {
			if i > 0 {
				out = append(out, ',')
			}
			out = item.appendJSON(out)
		}
		return append(out, ']')
	}
	out = append(out, '{')
	for i, item := range n.items {
		if i > 0 {
			out = append(out, ',')
		}
		out = item.appendJSON(append(appendText(out, n.keys[i].name), ':'))
	}
	return append(out, '}')
}

func appendText(out []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			var quoted bytes.Buffer
			encoder := json.NewEncoder(&quoted)
			encoder.SetEscapeHTML(false)
			_ = encoder.Encode(s) // a text can always be encoded
			return append(out, bytes.TrimRight(quoted.Bytes(), "\n")...)
		}
	}
	return append(append(append(out, '"'), s...), '"')
}

// Path is where the value is in the document: users[3].groups[0]. It is "" for the document itself.
func (n *Node) Path() string {
	if n == nil || n.parent == nil {
		return ""
	}
	above := n.parent.Path()
	if n.parent.kind == List {
		return above + "[" + strconv.Itoa(int(n.at)) + "]"
	}
	return member(above, n.parent.keys[n.at].name)
}

// member is the path of a member of an object.
func member(above, name string) string {
	if name == "" || strings.ContainsFunc(name, func(r rune) bool { return r <= ' ' || strings.ContainsRune(`.[]"`, r) }) {
		return above + "[" + strconv.Quote(name) + "]"
	}
	if above == "" {
		return name
	}
	return above + "." + name
}

// hang makes a value the next one of its parent.
func (n *Node) hang(parent *Node) {
	n.parent, n.at = parent, int32(len(parent.items))
	parent.items = append(parent.items, n)
}
