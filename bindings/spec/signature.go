package spec

import (
	"fmt"
	"slices"
	"strings"
)

// Signature is one parsed overload of Method.Sig.
type Signature struct {
	Name       string
	TypeParams string // "<T = any>"
	Params     []Param
	Returns    string // without Promise<>
	Async      bool   // it returns a Promise
	Text       string // as declared, on one line
}

// Param is one parameter, option or member.
type Param struct {
	Name     string
	Type     string
	Doc      string // of its JSDoc comment
	Optional bool
	Rest     bool
	Readonly bool
	// Options are the members of an object literal type; nil for any other.
	Options []Param
	// Open says that the object literal has an index signature: other keys
	// are passed on.
	Open bool
}

// Options is the signature's options parameter, nil when it has none.
func (s *Signature) Options() *Param {
	if n := len(s.Params); n > 0 && s.Params[n-1].IsOptions() {
		return &s.Params[n-1]
	}
	return nil
}

// Positional are the parameters before the options.
func (s *Signature) Positional() []Param {
	if s.Options() != nil {
		return s.Params[:len(s.Params)-1]
	}
	return s.Params
}

// IsOptions tells whether the parameter's type is an object literal.
func (p *Param) IsOptions() bool { return p.Options != nil || p.Open }

// ParseSignatures reads the overloads of Method.Sig.
func ParseSignatures(text string) ([]Signature, error) {
	var out []Signature
	for _, one := range split(text, "\n") {
		s, err := parseSignature(one)
		if err != nil {
			return nil, err
		}
		if len(out) > 0 && (s.Name != out[0].Name || s.Async != out[0].Async) {
			return nil, fmt.Errorf("signature %q: overloads must share their name and all return a Promise, or none", s.Text)
		}
		out = append(out, s)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("signature %q is empty", text)
	}
	return out, nil
}

func parseSignature(text string) (Signature, error) {
	s := Signature{Text: strings.Join(strings.Fields(text), " ")}
	fail := func(why string) (Signature, error) {
		return s, fmt.Errorf("signature %q: %s", s.Text, why)
	}
	open := strings.IndexByte(text, '(')
	if open < 0 {
		return fail("want name(parameters): Type")
	}
	head := strings.TrimSpace(text[:open])
	if i := strings.IndexByte(head, '<'); i >= 0 {
		// a type parameter's default may hold a bracket of its own
		end := closing(text, strings.IndexByte(text, '<'))
		if end < 0 {
			return fail("a < is not closed")
		}
		s.TypeParams = text[strings.IndexByte(text, '<') : end+1]
		head, open = head[:i], end+1+strings.IndexByte(text[end+1:], '(')
	}
	s.Name = strings.TrimSpace(head)
	if !isName(s.Name) {
		return fail("its name is not an identifier")
	}
	shut := closing(text, open)
	if shut < 0 {
		return fail("a bracket is not closed")
	}
	var err error
	if s.Params, err = members(text[open+1:shut], ","); err != nil {
		return fail(err.Error())
	}
	for i, p := range s.Params {
		switch {
		case p.Rest && i != len(s.Params)-1:
			return fail("only the last parameter can be a rest parameter")
		case p.IsOptions() && i != len(s.Params)-1:
			return fail("only the last parameter can hold the options")
		case i > 0 && s.Params[i-1].Optional && !p.Optional && !p.Rest:
			return fail("a required parameter follows an optional one")
		}
	}
	tail := strings.TrimSpace(text[shut+1:])
	ret, ok := strings.CutPrefix(tail, ":")
	switch {
	case s.Name == "constructor" && tail == "":
		return s, nil
	case !ok || strings.TrimSpace(ret) == "":
		return fail("it has no return type")
	}
	s.Returns = strings.TrimSpace(ret)
	if inner, ok := strings.CutPrefix(s.Returns, "Promise<"); ok && closing(s.Returns, len("Promise")) == len(s.Returns)-1 {
		s.Async, s.Returns = true, strings.TrimSpace(strings.TrimSuffix(inner, ">"))
		if s.Returns == "" {
			return fail("it has no return type")
		}
	}
	return s, nil
}

// ParseMembers reads a list of TypeScript members: a Class's Fields, or a
// Property's Sig.
func ParseMembers(text string) ([]Param, error) { return members(text, ";") }

func members(text, separators string) ([]Param, error) {
	var out []Param
	seen := map[string]bool{}
	for _, part := range split(text, separators) {
		p, err := member(part)
		if err != nil {
			return nil, err
		}
		if seen[p.Name] {
			return nil, fmt.Errorf("%q is there twice", p.Name)
		}
		seen[p.Name] = true
		out = append(out, p)
	}
	return out, nil
}

func member(text string) (Param, error) {
	var p Param
	text, p.Doc = cutDoc(text)
	text, p.Rest = cutPrefix(text, "...")
	text, p.Readonly = cutPrefix(text, "readonly ")
	name, typ, ok := strings.Cut(text, ":")
	if !ok {
		return p, fmt.Errorf("%q: want name: Type", text)
	}
	name, p.Optional = strings.CutSuffix(strings.TrimSpace(name), "?")
	p.Name, p.Type = strings.TrimSpace(name), strings.TrimSpace(typ)
	if !isName(p.Name) || p.Type == "" {
		return p, fmt.Errorf("%q: want name: Type", text)
	}
	if !strings.HasPrefix(p.Type, "{") || closing(p.Type, 0) != len(p.Type)-1 {
		return p, nil
	}
	p.Options = []Param{}
	for _, o := range split(p.Type[1:len(p.Type)-1], ",;") {
		if body, _ := cutDoc(o); strings.HasPrefix(body, "[") {
			p.Open = true
			continue
		}
		m, err := member(o)
		if err != nil {
			return p, err
		}
		if slices.ContainsFunc(p.Options, func(other Param) bool { return other.Name == m.Name }) {
			return p, fmt.Errorf("%q is there twice", m.Name)
		}
		p.Options = append(p.Options, m)
	}
	return p, nil
}

// cutDoc takes a leading JSDoc comment off a member.
func cutDoc(text string) (rest, doc string) {
	text = strings.TrimSpace(text)
	for strings.HasPrefix(text, "/*") {
		end := strings.Index(text, "*/")
		if end < 2 {
			return text, doc
		}
		doc = strings.TrimSpace(strings.Trim(text[2:end], "* \n\t"))
		text = strings.TrimSpace(text[end+2:])
	}
	return text, doc
}

func cutPrefix(text, prefix string) (string, bool) {
	rest, ok := strings.CutPrefix(text, prefix)
	return strings.TrimSpace(rest), ok
}

func isName(s string) bool {
	for i, r := range s {
		letter := r == '_' || r == '$' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !letter && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return s != ""
}

// closing is the index of the bracket that closes the one at open, -1 when
// there is none. Strings and comments hold no brackets.
func closing(s string, open int) int {
	depth := 0
	end := scan(s, open, func(i int, c byte) bool {
		switch c {
		case '(', '{', '[', '<':
			depth++
		case ')', '}', ']', '>':
			depth--
		}
		return depth == 0
	})
	return end
}

// split cuts s at the separators that stand in no bracket, string or comment,
// and leaves out the parts with nothing in them.
func split(s, separators string) []string {
	var out []string
	depth, from := 0, 0
	add := func(to int) {
		if part := strings.TrimSpace(s[from:to]); part != "" {
			out = append(out, part)
		}
	}
	scan(s, 0, func(i int, c byte) bool {
		switch {
		case c == '(' || c == '{' || c == '[' || c == '<':
			depth++
		case c == ')' || c == '}' || c == ']' || c == '>':
			depth--
		case depth == 0 && strings.IndexByte(separators, c) >= 0:
			add(i)
			from = i + 1
		}
		return false
	})
	add(len(s))
	return out
}

// scan calls at for every byte from start that is in no string and no comment,
// until it says stop, and returns where that was or -1. The > of an arrow is
// passed over.
func scan(s string, start int, at func(i int, c byte) bool) int {
	for i := max(start, 0); i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\'' || c == '`':
			for i++; i < len(s) && s[i] != c; i++ {
				if s[i] == '\\' {
					i++
				}
			}
		case c == '/' && strings.HasPrefix(s[i:], "/*"):
			if end := strings.Index(s[i+2:], "*/"); end >= 0 {
				i += end + 3
			} else {
				return -1
			}
		case c == '>' && i > 0 && s[i-1] == '=':
		case at(i, c):
			return i
		}
	}
	return -1
}
