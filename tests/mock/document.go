package mock

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// document is a JSON object as the mock keeps it: members in their order, values as the text that was sent. What a script
// PUTs therefore comes back with its unknown fields, and its numbers digit for digit. A document is never changed in place:
// with and without return a new one, so that a rendered text or another server may share it.
type document []member

type member struct {
	key   string
	value json.RawMessage
}

// kind is the JSON type of a value.
type kind string

const (
	kindString  kind = "STRING"
	kindNumber  kind = "NUMBER"
	kindBool    kind = "BOOLEAN"
	kindNull    kind = "NULL"
	kindObject  kind = "BEGIN_OBJECT"
	kindArray   kind = "BEGIN_ARRAY"
	kindStrings kind = "an array of STRING"
	kindObjects kind = "an array of BEGIN_OBJECT"
)

func kindOf(value json.RawMessage) kind {
	if len(value) == 0 {
		return kindNull
	}
	switch value[0] {
	case '{':
		return kindObject
	case '[':
		return kindArray
	case '"':
		return kindString
	case 't', 'f':
		return kindBool
	case 'n':
		return kindNull
	}
	return kindNumber
}

// compactJSON checks a request body and takes its white space out.
func compactJSON(body []byte) ([]byte, error) {
	if !utf8.Valid(body) {
		body = bytes.ToValidUTF8(body, []byte("\uFFFD"))
	}
	var out bytes.Buffer
	out.Grow(len(body))
	if err := json.Compact(&out, body); err != nil {
		return nil, malformed("%s", err)
	}
	return out.Bytes(), nil
}

// parseDocument splits a compact, valid JSON object into its members. Of members with the same name the last one counts.
func parseDocument(text []byte) (document, error) {
	if k := kindOf(text); k != kindObject {
		return nil, wrongType(kindObject, k, "$")
	}
	var doc document
	var seen map[string]int // where the members are, once there are too many to look through
	for i := 1; i < len(text) && text[i] != '}'; {
		if text[i] == ',' {
			i++
		}
		end := valueEnd(text, i)
		key := unquote(text[i:end])
		from := end + 1
		i = valueEnd(text, from)
		if at := doc.at(key, seen); at >= 0 {
			doc[at].value = text[from:i:i]
			continue
		}
		if len(doc) == fewMembers {
			seen = make(map[string]int, 4*fewMembers)
			for at := range doc {
				seen[doc[at].key] = at
			}
		}
		if seen != nil {
			seen[key] = len(doc)
		}
		doc = append(doc, member{key, text[from:i:i]})
	}
	return doc, nil
}

// fewMembers is how many members are looked through rather than indexed.
const fewMembers = 32

// at is where a member is, -1 for nowhere. index is nil while there are few.
func (d document) at(key string, index map[string]int) int {
	if index != nil {
		if at, ok := index[key]; ok {
			return at
		}
		return -1
	}
	for at := range d {
		if d[at].key == key {
			return at
		}
	}
	return -1
}

// parseArray splits a compact, valid JSON array into its elements.
func parseArray(text []byte) ([]json.RawMessage, error) {
	if k := kindOf(text); k != kindArray {
		return nil, wrongType(kindArray, k, "$")
	}
	var list []json.RawMessage
	for i := 1; i < len(text) && text[i] != ']'; {
		if text[i] == ',' {
			i++
		}
		end := valueEnd(text, i)
		list = append(list, text[i:end:end])
		i = end
	}
	return list, nil
}

// valueEnd is the index behind the value that starts at i in compact, valid JSON.
func valueEnd(text []byte, i int) int {
	depth := 0
	for ; i < len(text); i++ {
		switch text[i] {
		case '"':
			for i++; i < len(text) && text[i] != '"'; i++ {
				if text[i] == '\\' {
					i++
				}
			}
			if depth == 0 {
				return i + 1
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth < 0 {
				return i
			}
			if depth == 0 {
				return i + 1
			}
		case ',', ':':
			if depth == 0 {
				return i
			}
		}
	}
	return i
}

func unquote(text []byte) string {
	if bytes.IndexByte(text, '\\') < 0 {
		return string(text[1 : len(text)-1])
	}
	var s string
	_ = json.Unmarshal(text, &s) // compactJSON has checked it
	return s
}

// get returns the value of a member, nil when there is none.
func (d document) get(key string) json.RawMessage {
	for i := range d {
		if d[i].key == key {
			return d[i].value
		}
	}
	return nil
}

// has tells whether there is a member of that name with another value than null.
func (d document) has(key string) bool { return kindOf(d.get(key)) != kindNull }

// str is the value of a string member; "" when it is absent or not a string.
func (d document) str(key string) string {
	if v := d.get(key); kindOf(v) == kindString {
		return unquote(v)
	}
	return ""
}

// isTrue tells whether a boolean member is true.
func (d document) isTrue(key string) bool { return string(d.get(key)) == "true" }

// strings is the value of a member that is an array of strings.
func (d document) strings(key string) []string {
	var list []string
	_ = json.Unmarshal(d.get(key), &list)
	return list
}

// object is the value of a member that is an object; nil when it is not.
func (d document) object(key string) document {
	doc, _ := parseDocument(d.get(key))
	return doc
}

// with returns the document with one member set, in its place or at the end. value is JSON text or is made into it.
func (d document) with(key string, value any) document {
	text := toJSON(value)
	out := make(document, len(d), len(d)+1)
	copy(out, d)
	for i := range out {
		if out[i].key == key {
			out[i].value = text
			return out
		}
	}
	return append(out, member{key, text})
}

// without returns the document without the named members.
func (d document) without(keys ...string) document {
	out := make(document, 0, len(d))
next:
	for _, m := range d {
		for _, key := range keys {
			if m.key == key {
				continue next
			}
		}
		out = append(out, m)
	}
	return out
}

// only returns the named members, in the order of keys.
func (d document) only(keys ...string) document {
	out := make(document, 0, len(keys))
	for _, key := range keys {
		if v := d.get(key); v != nil {
			out = append(out, member{key, v})
		}
	}
	return out
}

// defaults returns the document with every absent or null member of base added.
func (d document) defaults(base document) document {
	out := make(document, len(d), len(d)+len(base))
	copy(out, d)
next:
	for _, m := range base {
		for i := range out {
			if out[i].key == m.key {
				if kindOf(out[i].value) == kindNull {
					out[i].value = m.value
				}
				continue next
			}
		}
		out = append(out, m)
	}
	return out
}

// text renders the document.
func (d document) text() []byte {
	size := 2
	for _, m := range d {
		size += len(m.key) + len(m.value) + 4
	}
	out := append(make([]byte, 0, size), '{')
	for i, m := range d {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(appendString(out, m.key), ':')
		out = append(out, m.value...)
	}
	return append(out, '}')
}

// shape says which kind a member must have when it is there and not null.
type shape map[string]kind

// check compares a document with its shape; the error is what a strict JSON mapper would say.
func (d document) check(s shape) error {
	for _, m := range d {
		want, known := s[m.key]
		if !known || kindOf(m.value) == kindNull {
			continue
		}
		path, got := "$."+m.key, kindOf(m.value)
		switch want {
		case kindStrings, kindObjects:
			if got != kindArray {
				return wrongType(kindArray, got, path)
			}
			element := kindString
			if want == kindObjects {
				element = kindObject
			}
			list, _ := parseArray(m.value)
			for i, v := range list {
				if k := kindOf(v); k != element {
					return wrongType(element, k, fmt.Sprintf("%s[%d]", path, i))
				}
			}
		default:
			if got != want {
				return wrongType(want, got, path)
			}
		}
	}
	return nil
}

// toJSON renders a value; documents and raw text as they are.
func toJSON(value any) []byte {
	switch v := value.(type) {
	case json.RawMessage:
		return v
	case []byte:
		return v
	case document:
		return v.text()
	case string:
		return appendString(nil, v)
	case bool:
		return strconv.AppendBool(nil, v)
	case int64:
		return strconv.AppendInt(nil, v, 10)
	case int:
		return strconv.AppendInt(nil, int64(v), 10)
	case []string:
		if v == nil {
			return []byte("[]")
		}
	}
	text, err := json.Marshal(value)
	if err != nil {
		panic(fmt.Sprintf("mock: a value of its own that is not JSON: %v", err))
	}
	return text
}

// object builds a document from name, value, name, value …
func object(pairs ...any) document {
	doc := make(document, 0, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		doc = append(doc, member{pairs[i].(string), toJSON(pairs[i+1])})
	}
	return doc
}

// array renders a list of texts as a JSON array.
func array(items [][]byte) []byte {
	size := 2
	for _, item := range items {
		size += len(item) + 1
	}
	out := append(make([]byte, 0, size), '[')
	for i, item := range items {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, item...)
	}
	return append(out, ']')
}

func appendString(out []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			var quoted bytes.Buffer
			encoder := json.NewEncoder(&quoted)
			encoder.SetEscapeHTML(false)
			_ = encoder.Encode(s) // a string can always be encoded
			return append(out, bytes.TrimRight(quoted.Bytes(), "\n")...)
		}
	}
	return append(append(append(out, '"'), s...), '"')
}
