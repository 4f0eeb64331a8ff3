package profile

import (
	"bytes"
	"strings"

	"github.com/tailscale/hujson"
)

// space is the white space around the members of an object: before each of them, and before the closing brace.
type space struct{ before, end string }

// level is the space of an object at this depth, 1 being the document's own. indent is that of one level, "" for a document on
// one line.
func level(indent string, depth int) space {
	if indent == "" {
		return space{}
	}
	return space{"\n" + strings.Repeat(indent, depth), "\n" + strings.Repeat(indent, depth-1)}
}

// indentOf gives the indentation of one level, as the members of the document's own object have it.
func indentOf(root *hujson.Object) string {
	if len(root.Members) == 0 {
		return "  "
	}
	return strings.TrimLeft(string(ownLine(root.Members[0].Name.BeforeExtra)), "\r\n")
}

// put gives a key of an object a value: in place, or at the end in the style of the members that are there. around is for
// an object that has none. Comments stay beside what they stood beside.
func put(o *hujson.Object, key string, value hujson.ValueTrimmed, around space) *hujson.Value {
	for i := len(o.Members) - 1; i >= 0; i-- {
		if nameOf(&o.Members[i]) == key {
			o.Members[i].Value.Value = value
			return &o.Members[i].Value
		}
	}
	m := hujson.ObjectMember{
		Name:  hujson.Value{Value: hujson.String(key)},
		Value: hujson.Value{BeforeExtra: hujson.Extra(" "), Value: value},
	}
	before, end := hujson.Extra(around.before), hujson.Extra(around.end)
	if n := len(o.Members); n > 0 {
		before, end = ownLine(o.Members[n-1].Name.BeforeExtra), lastLine(o.AfterExtra)
		if o.Members[n-1].Value.AfterExtra != nil { // there is a comma after the last member: so after the new one
			m.Value.AfterExtra = hujson.Extra{}
		}
	}
	comments := bytes.TrimRight(o.AfterExtra, " \t\r\n")
	if bytes.Contains(comments, []byte("//")) && !bytes.Contains(before, []byte("\n")) {
		before = append(hujson.Extra("\n"), before...) // ends the comment
	}
	m.Name.BeforeExtra = append(comments[:len(comments):len(comments)], before...)
	o.AfterExtra = end
	o.Members = append(o.Members, m)
	return &o.Members[len(o.Members)-1].Value
}

// ownLine gives the white space that the line of a member starts with, with the line break before it if there is one.
func ownLine(e hujson.Extra) hujson.Extra {
	i := bytes.LastIndexByte(e, '\n')
	if i < 0 {
		return lastLine(e)
	}
	line := e[i+1:]
	line = line[:len(line)-len(bytes.TrimLeft(line, " \t"))]
	if i > 0 && e[i-1] == '\r' {
		i--
	}
	return e[i : bytes.LastIndexByte(e, '\n')+1+len(line)]
}

// lastLine gives the white space at the end of an extra, with the line break before it if there is one.
func lastLine(e hujson.Extra) hujson.Extra {
	white := len(bytes.TrimRight(e, " \t\r\n"))
	i := bytes.LastIndexByte(e[white:], '\n')
	if i < 0 {
		return e[white:]
	}
	if i > 0 && e[white+i-1] == '\r' {
		i--
	}
	return e[white+i:]
}
