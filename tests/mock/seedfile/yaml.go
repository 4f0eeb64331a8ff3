package seedfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// largest is how many values a YAML file may have, counted as often as aliases repeat them.
const largest = 10_000_000

// readYAML reads the one document of a YAML file.
func readYAML(file string, text []byte) (root *Node, err error) {
	var document, more yaml.Node
	loader, err := yaml.NewLoader(bytes.NewReader(text))
	if err == nil {
		err = loader.Load(&document)
	}
	if errors.Is(err, io.EOF) {
		return &Node{line: 1, column: 1}, nil
	}
	if err != nil {
		return nil, &Problems{file, []Problem{yamlProblem(err)}}
	}
	switch err := loader.Load(&more); {
	case err == nil:
		return nil, &Problems{file, []Problem{{more.Line, more.Column, "", "a seed is one YAML document, and here begins a second one"}}}
	case !errors.Is(err, io.EOF):
		return nil, &Problems{file, []Problem{yamlProblem(err)}}
	}
	r := yamlReader{made: map[*yaml.Node]anchored{}}
	root, _ = r.node(&document, 0)
	if r.problems != nil {
		return nil, &Problems{file, r.problems}
	}
	return root, nil
}

func yamlProblem(err error) Problem {
	detail := new(yaml.LoadError)
	if errors.As(err, &detail) {
		return Problem{detail.Mark.Line, max(detail.Mark.Column, 1), "", "this is not YAML: " + detail.Message}
	}
	return Problem{Message: "this is not YAML: " + strings.TrimPrefix(err.Error(), "yaml: ")}
}

// yamlReader makes nodes of a YAML document. A value that aliases repeat is made once.
type yamlReader struct {
	made     map[*yaml.Node]anchored
	total    int
	problems []Problem
}

// anchored is what an anchor names; its node is nil while it is being made.
type anchored struct {
	node *Node
	size int
}

func (r *yamlReader) fail(n *yaml.Node, format string, args ...any) *Node {
	if len(r.problems) <= most {
		r.problems = append(r.problems, Problem{n.Line, n.Column, "", fmt.Sprintf(format, args...)})
	}
	return &Node{line: int32(n.Line), column: int32(n.Column)}
}

// node also returns how many values there are in it.
func (r *yamlReader) node(n *yaml.Node, depth int) (*Node, int) {
	if depth > deepest {
		return r.fail(n, "values are nested more than %d deep", deepest), 1
	}
	switch n.Kind {
	case yaml.DocumentNode:
		if len(n.Content) == 1 {
			return r.node(n.Content[0], depth)
		}
	case yaml.AliasNode:
		return r.node(n.Alias, depth)
	case yaml.ScalarNode:
		return r.scalar(n), 1
	case yaml.SequenceNode, yaml.MappingNode:
		return r.collection(n, depth)
	}
	return &Node{line: int32(n.Line), column: int32(n.Column)}, 1
}

func (r *yamlReader) collection(n *yaml.Node, depth int) (*Node, int) {
	if n.Anchor != "" {
		if made, seen := r.made[n]; seen {
			if made.node == nil {
				return r.fail(n, "the anchor %s holds itself", n.Anchor), 1
			}
			copied := *made.node
			r.count(n, made.size)
			return &copied, made.size
		}
		r.made[n] = anchored{}
	}
	out := &Node{kind: List, line: int32(n.Line), column: int32(n.Column)}
	if tag := n.ShortTag(); tag != "!!seq" && tag != "!!map" {
		return r.fail(n, "a seed has no values of the type %s", tag), 1
	}
	size := 1
	if n.Kind == yaml.SequenceNode {
		for _, item := range n.Content {
			child, count := r.node(item, depth+1)
			child.hang(out)
			size += count
		}
	} else {
		out.kind = Object
		size += r.members(n, out, depth)
	}
	size = min(size, largest+1)
	r.count(n, 1)
	if n.Anchor != "" {
		r.made[n] = anchored{out, size}
	}
	return out, size
}

// count ends a document that aliases make too large.
func (r *yamlReader) count(n *yaml.Node, size int) {
	if r.total = min(r.total+size, largest+1); r.total > largest && len(r.problems) == 0 {
		r.fail(n, "the seed has more than %d values, counting what aliases repeat", largest)
	}
}

func (r *yamlReader) members(n *yaml.Node, out *Node, depth int) (size int) {
	var merged []*yaml.Node
	for i := 0; i+1 < len(n.Content) && r.total <= largest; i += 2 {
		name, value := n.Content[i], n.Content[i+1]
		if name.Kind == yaml.AliasNode {
			name = name.Alias
		}
		if name.Kind != yaml.ScalarNode {
			r.fail(name, "a name in an object must be a text")
			continue
		}
		if name.ShortTag() == "!!merge" {
			merged = append(merged, value)
			continue
		}
		child, count := r.node(value, depth+1)
		out.keys = append(out.keys, key{name.Value, int32(name.Line), int32(name.Column)})
		child.hang(out)
		size += count
	}
	for _, value := range merged {
		size += r.merge(value, out, depth)
	}
	return size
}

// merge adds the members of <<, which is an object or a list of objects, that the object does not have itself.
func (r *yamlReader) merge(value *yaml.Node, out *Node, depth int) (size int) {
	from, size := r.node(value, depth+1)
	own := map[string]bool{}
	for _, k := range out.keys {
		own[k.name] = true
	}
	list := []*Node{from}
	if from.kind == List {
		list = from.items
	}
	for _, source := range list {
		if source.kind != Object {
			r.fail(value, "<< takes an object, and this is %s", source.kind)
			return size
		}
		for i, k := range source.keys {
			if !own[k.name] {
				copied := *source.items[i]
				own[k.name] = true
				out.keys = append(out.keys, k)
				(&copied).hang(out)
			}
		}
	}
	return size
}

func (r *yamlReader) scalar(n *yaml.Node) *Node {
	out := &Node{kind: String, line: int32(n.Line), column: int32(n.Column), text: n.Value}
	switch tag := n.ShortTag(); tag {
	case "!!str", "!!timestamp":
	case "!!null":
		out.kind, out.text = Null, ""
	case "!!bool":
		out.kind, out.text = Bool, strings.ToLower(n.Value)
		if out.text != "true" && out.text != "false" {
			return r.fail(n, "%.20q is no boolean: write true or false", n.Value)
		}
	case "!!int", "!!float":
		text, ok := numeral(n.Value)
		if !ok {
			return r.fail(n, "%.40s is a number that JSON does not have", n.Value)
		}
		out.kind, out.text = Number, text
	default:
		return r.fail(n, "a seed has no values of the type %s", tag)
	}
	return out
}

// numeral is a number of YAML as JSON writes it.
func numeral(text string) (string, bool) {
	if text != "" && (text[0] == '-' || text[0] >= '0' && text[0] <= '9') && json.Valid([]byte(text)) {
		return text, true
	}
	plain := strings.ReplaceAll(text, "_", "")
	if i, err := strconv.ParseInt(strings.TrimPrefix(plain, "+"), 0, 64); err == nil {
		return strconv.FormatInt(i, 10), true
	}
	f, err := strconv.ParseFloat(plain, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return "", false
	}
	return strconv.FormatFloat(f, 'g', -1, 64), true
}
