// Package seedfile reads the files that say what a mock Dataiku begins with, and checks them: unknown fields, wrong types, names
// that are there twice, names of objects that do not exist. Every problem is told with file, line, column and path. What else
// the server does not take is checked where a seed is put to use, in package mock, and told in the same way. docs/mock-seed.md
// describes the format.
package seedfile

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The products that a seed can be about.
const (
	DSS       = "dss"
	Govern    = "govern"
	Launchpad = "launchpad"
)

// The states that a seed can be added to.
const (
	Empty   = "empty"   // a new instance: an administrator, and what every instance comes with
	Example = "example" // the example company
	Current = "current" // what the mock has now
)

// Seed is what a file says, by product. A product that it does not mention is nil.
type Seed struct {
	File                   string
	DSS, Govern, Launchpad *Section
	problems               []Problem
}

// Section is what a seed says of a product.
type Section struct {
	Base string // Empty, Example or Current
	*Node
	defined    map[string]map[string]*Node // by kind and name
	references []reference
}

// Defines tells whether the seed itself has an object of a kind ("user", "group" …) and name.
func (s *Section) Defines(what, name string) bool { return s.defined[what][name] != nil }

// biggest is the size in bytes from which on a seed file is refused.
const biggest = 512 << 20

// Read reads a seed file. Its name tells the format: .json (and .jsonc) is JSON, where comments are allowed, .yaml and .yml are YAML; any
// other file is JSON when it is a JSON object, else YAML. The error is a *Problems, or says why the file can't be read.
func Read(path string) (*Seed, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("can't read the seed: %w", err)
	}
	if info.Size() > biggest {
		return nil, fmt.Errorf("%s is larger than %d MiB: use --scale for many objects", path, biggest>>20)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("can't read the seed: %w", err)
	}
	return Parse(path, text, "")
}

// Parse reads the text of a seed file. With a product, the text is about that one only, and has its keys at the top. The error
// is a *Problems about a text that is neither JSON nor YAML; problems of what it says are found by Seed.Err.
func Parse(file string, text []byte, product string) (*Seed, error) {
	var root *Node
	var err error
	switch ext := strings.ToLower(filepath.Ext(file)); {
	case ext == ".json" || ext == ".jsonc" || ext != ".yaml" && ext != ".yml" && looksLikeJSON(text):
		root, err = readJSON(file, text, true)
	default:
		root, err = readYAML(file, text)
	}
	if err != nil {
		return nil, err
	}
	return seedOf(file, root, product), nil
}

// Value reads a seed that a program made, JSON of a product: its problems have a path, and no line. name stands for a file's.
func Value(name string, text []byte, product string) (*Seed, error) {
	root, err := readJSON(name, text, false)
	if err != nil {
		return nil, err
	}
	return seedOf(name, root, product), nil
}

func seedOf(file string, root *Node, product string) *Seed {
	s := &Seed{File: file}
	if root.kind != Object {
		if root.kind == Null {
			s.Reject(root, "the seed is empty: it needs at least one of the keys %s", strings.Join(topKeys(product), ", "))
		} else {
			s.Reject(root, "a seed is an object, but this is %s", root.shown())
		}
		return s
	}
	s.split(root, product)
	return s
}

func topKeys(product string) []string {
	var names []string
	if product == "" {
		names = append(names, DSS, Govern, Launchpad)
	}
	for _, f := range sectionShape(product).fields {
		names = append(names, f.name)
	}
	return names
}

// split finds the products in a document: each under its name, or the keys of a DSS at the top.
func (s *Seed) split(root *Node, product string) {
	var atTop *Node // a key of a DSS
	sections := map[string]*Node{}
	for i, k := range root.keys {
		switch {
		case product == "" && slices.Contains([]string{DSS, Govern, Launchpad}, k.name):
			if root.items[i].kind != Object && root.items[i].kind != Null {
				s.Reject(root.items[i], "expected an object, but this is %s", root.items[i].shown())
				continue
			}
			sections[k.name] = root.items[i]
		case k.name != "base" && atTop == nil:
			atTop = root.items[i]
		}
	}
	if atTop != nil && sections[DSS] != nil {
		s.Reject(atTop, "this is at the top, and there is %s: as well: move it there", DSS)
		return
	}
	base := root.Str("base")
	s.checkBase(root)
	switch product {
	case "":
		if sections[DSS] == nil && (atTop != nil || len(sections) == 0) {
			sections[DSS] = root
		}
	default:
		sections[product] = root
	}
	for _, name := range []string{DSS, Govern, Launchpad} {
		n := sections[name]
		if n == nil {
			if base != "" && product == "" {
				s.place(name, &Section{Base: base, Node: &Node{kind: Object, line: 1, column: 1}})
			}
			continue
		}
		section := &Section{Base: base, Node: n, defined: map[string]map[string]*Node{}}
		if own := n.Str("base"); n != root && own != "" {
			s.checkBase(n)
			section.Base = own
		}
		if section.Base == "" {
			section.Base = Empty
		}
		c := checker{s, section}
		shape := sectionShape(name)
		if n == root && product == "" {
			shape = object(shape.fields, may(anything, Govern, Launchpad, DSS))
		}
		if n.kind == Null {
			section.Node = &Node{kind: Object, line: n.line, column: n.column}
		}
		c.check(section.Node, shape)
		s.place(name, section)
	}
}

func (s *Seed) place(product string, section *Section) {
	switch product {
	case DSS:
		s.DSS = section
	case Govern:
		s.Govern = section
	case Launchpad:
		s.Launchpad = section
	}
}

func (s *Seed) checkBase(n *Node) {
	base := n.Get("base")
	if base != nil && (base.kind != String || !slices.Contains([]string{Empty, Example, Current}, base.text)) {
		s.Reject(base, "expected %s, %s or %s, but this is %s", Empty, Example, Current, base.shown())
	}
}

// World is what there is beside the seed: the state that a section is added to.
type World interface {
	// Has tells whether there is an object of a kind and name.
	Has(what, name string) bool
	// Names are some or all objects of a kind, for a hint about a name that is wrong.
	Names(what string) []string
}

// Resolve looks up the names of other objects in a section. Those that exist neither in it nor in the world are problems of the seed.
func (s *Seed) Resolve(section *Section, world World) {
	for _, r := range section.references {
		name := r.node.text
		if section.Defines(r.what, name) || world.Has(r.what, name) {
			continue
		}
		names := world.Names(r.what)
		for own := range section.defined[r.what] {
			names = append(names, own)
		}
		slices.Sort(names)
		hint := ""
		if near := nearest(name, names[:min(len(names), 10_000)]); near != "" {
			hint = fmt.Sprintf(": did you mean %q?", near)
		}
		s.Reject(r.node, "there is no %s %q%s", r.what, name, hint)
		if len(s.problems) > 1000 {
			return // more than anybody reads
		}
	}
}

// IsProblem tells whether an error is about the contents of a seed.
func IsProblem(err error) bool { return errors.As(err, new(*Problems)) }
