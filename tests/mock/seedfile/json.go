package seedfile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/tailscale/hujson"
)

// deepest is how deep values may be nested.
const deepest = 500

// readJSON reads JSON; comments and trailing commas are allowed, as in the other files that dssrun reads. places says whether the
// nodes know their line and column.
func readJSON(file string, text []byte, places bool) (*Node, error) {
	if line, column, deep := nesting(text); deep {
		return nil, &Problems{file, []Problem{{line, column, "", fmt.Sprintf("values are nested more than %d deep", deepest)}}}
	}
	value, err := hujson.Parse(text)
	if err != nil {
		problem := Problem{Message: err.Error()}
		if _, err := fmt.Sscanf(problem.Message, "hujson: line %d, column %d:", &problem.Line, &problem.Column); err == nil {
			problem.Message = problem.Message[len(fmt.Sprintf("hujson: line %d, column %d: ", problem.Line, problem.Column)):]
		}
		problem.Message = "this is not JSON: " + strings.TrimPrefix(problem.Message, "hujson: ")
		return nil, &Problems{file, []Problem{problem}}
	}
	r := jsonReader{text: text, line: 1, placeless: !places}
	return r.node(value), nil
}

// nesting finds the place where values are nested too deep for the reader, which goes into them by recursion.
func nesting(text []byte) (line, column int, deep bool) {
	depth, inText := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case inText && c == '\\':
			i++
		case c == '"':
			inText = !inText
		case inText:
		case c == '[' || c == '{':
			if depth++; depth > deepest {
				return 1 + bytes.Count(text[:i], []byte("\n")), i - bytes.LastIndexByte(text[:i], '\n'), true
			}
		case c == ']' || c == '}':
			depth--
		}
	}
	return 0, 0, false
}

// jsonReader makes nodes of a parsed text. It goes through it from the front to the back, so that lines and columns are counted once.
type jsonReader struct {
	text   []byte
	offset int   // up to here, line and column are known
	line   int32 // from 1
	column int32 // from 0

	placeless bool // nodes get no line and column
}

func (r *jsonReader) place(offset int) (line, column int32) {
	if r.placeless {
		return 0, 0
	}
	for r.offset < offset {
		next := bytes.IndexByte(r.text[r.offset:offset], '\n')
		if next < 0 {
			break
		}
		r.offset += next + 1
		r.column = 0
		r.line++
	}
	r.column += int32(utf8.RuneCount(r.text[r.offset:offset]))
	r.offset = offset
	return r.line, r.column + 1
}

func (r *jsonReader) node(value hujson.Value) *Node {
	n := &Node{}
	n.line, n.column = r.place(value.StartOffset)
	switch v := value.Value.(type) {
	case hujson.Literal:
		switch v.Kind() {
		case 'n':
		case 't', 'f':
			n.kind, n.text = Bool, string(v)
		case '"':
			n.kind, n.text = String, v.String()
		default:
			n.kind, n.text = Number, string(v)
		}
	case *hujson.Array:
		n.kind = List
		n.items = make([]*Node, 0, len(v.Elements))
		for _, element := range v.Elements {
			r.node(element).hang(n)
		}
	case *hujson.Object:
		n.kind = Object
		n.items, n.keys = make([]*Node, 0, len(v.Members)), make([]key, 0, len(v.Members))
		for _, m := range v.Members {
			k := key{name: m.Name.Value.(hujson.Literal).String()}
			k.line, k.column = r.place(m.Name.StartOffset)
			n.keys = append(n.keys, k)
			r.node(m.Value).hang(n)
		}
	}
	return n
}

// looksLikeJSON tells whether a text without a file name is JSON and not YAML.
func looksLikeJSON(text []byte) bool {
	trimmed := bytes.TrimLeft(text, " \t\r\n\ufeff")
	return bytes.HasPrefix(trimmed, []byte("{")) && json.Valid(trimmed)
}
