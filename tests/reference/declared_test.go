package reference

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/dssrun/dssrun/bindings/spec"
)

// A declared is one of our classes, reduced to what the reference can be
// compared with.
type declared struct {
	Name    string
	Ref     string // the reference's class, with its module
	Extends string
	Data    bool // the object is the wire's dict
	Members map[string]*member
}

// A member is one declared attribute, property, method or constructor.
type member struct {
	Name     string
	Snake    string // its snake_case alias; its own name when that is the same
	Callable bool
	Static   bool
	Async    bool
	Readonly bool
	Calls    []call // one an overload
}

// A call is one way to call a member.
type call struct {
	Positional []string
	Rest       string                     // name of the rest parameter
	Options    map[string]json.RawMessage // default of each option, nil when it has none
	Open       bool                       // unknown option keys are passed on
}

// constructor is the name under which a class's constructor is kept.
const constructor = "constructor"

// declare reads the declarations of a set, by class name.
func declare(set []*spec.Class) (map[string]*declared, error) {
	out := map[string]*declared{}
	for _, c := range set {
		d := &declared{Name: c.Name, Ref: c.Ref, Extends: c.Extends, Data: c.Data, Members: map[string]*member{}}
		out[c.Name] = d
		fields, err := spec.ParseMembers(c.Fields)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.Name, err)
		}
		for _, f := range fields {
			if f.Type == "Session" {
				continue // hidden from scripts
			}
			d.Members[f.Name] = &member{Name: f.Name, Snake: spec.Snake(f.Name), Readonly: f.Readonly}
		}
		for _, p := range c.Properties {
			sig, err := spec.ParseMembers(p.Sig)
			if err != nil || len(sig) != 1 {
				return nil, fmt.Errorf("%s: property %q: %v", c.Name, p.Sig, err)
			}
			d.Members[sig[0].Name] = &member{Name: sig[0].Name, Snake: spec.Snake(sig[0].Name), Readonly: sig[0].Readonly}
		}
		for _, e := range c.Enum {
			d.Members[e.Name] = &member{Name: e.Name, Snake: e.Name, Static: true, Readonly: true}
		}
		methods := slices.Clone(c.Methods)
		if c.Constructor != nil {
			methods = append(methods, *c.Constructor)
		}
		for i := range methods {
			m, err := method(&methods[i])
			if err != nil {
				return nil, fmt.Errorf("%s: %w", c.Name, err)
			}
			if m != nil {
				d.Members[m.Name] = m
			}
		}
	}
	return out, nil
}

// method is nil for one that scripts don't see.
func method(m *spec.Method) (*member, error) {
	if m.Internal {
		return nil, nil
	}
	sigs, err := spec.ParseSignatures(m.Sig)
	if err != nil {
		return nil, err
	}
	defaults, err := literals(m.Defaults)
	if err != nil {
		return nil, fmt.Errorf("%s: defaults %s: %w", sigs[0].Name, m.Defaults, err)
	}
	out := &member{Name: sigs[0].Name, Snake: m.SnakeName(sigs[0].Name), Callable: true, Static: m.Static, Async: sigs[0].Async}
	if out.Snake == "" {
		out.Snake = out.Name
	}
	for i := range sigs {
		c := call{Options: map[string]json.RawMessage{}}
		for _, p := range sigs[i].Positional() {
			if p.Rest {
				c.Rest = p.Name
				continue
			}
			c.Positional = append(c.Positional, p.Name)
		}
		if o := sigs[i].Options(); o != nil {
			c.Open = o.Open
			for _, p := range o.Options {
				c.Options[p.Name] = defaults[p.Name]
			}
		}
		out.Calls = append(out.Calls, c)
	}
	return out, nil
}

// find looks a member up in a class and in those that it extends.
func find(all map[string]*declared, class, name string) *member {
	for c := all[class]; c != nil; c = all[c.Extends] {
		if m := c.Members[name]; m != nil {
			return m
		}
	}
	return nil
}

// literals reads a JavaScript object literal as JSON values by key. A value
// that is no literal, such as a function, is kept as a JSON string of its text.
func literals(text string) (map[string]json.RawMessage, error) {
	out := map[string]json.RawMessage{}
	text = strings.TrimSpace(text)
	if text == "" {
		return out, nil
	}
	if !strings.HasPrefix(text, "{") || !strings.HasSuffix(text, "}") {
		return nil, fmt.Errorf("no object literal")
	}
	body := text[1 : len(text)-1]
	for _, part := range splitTop(body) {
		key, value, ok := strings.Cut(part, ":")
		if !ok {
			return nil, fmt.Errorf("%q has no value", part)
		}
		out[strings.Trim(strings.TrimSpace(key), `'"`)] = literal(strings.TrimSpace(value))
	}
	return out, nil
}

// literal is a scalar, an array of scalars or {} as JSON.
func literal(text string) json.RawMessage {
	switch {
	case text == "undefined":
		return json.RawMessage("null")
	case strings.HasPrefix(text, "'") && strings.HasSuffix(text, "'"):
		text = `"` + strings.ReplaceAll(text[1:len(text)-1], `"`, `\"`) + `"`
	case strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]"):
		var parts []string
		for _, p := range splitTop(text[1 : len(text)-1]) {
			parts = append(parts, string(literal(p)))
		}
		text = "[" + strings.Join(parts, ",") + "]"
	}
	if json.Valid([]byte(text)) {
		return json.RawMessage(text)
	}
	quoted, _ := json.Marshal(text)
	return quoted
}

// splitTop cuts at the commas that stand in no bracket and no string.
func splitTop(s string) []string {
	var out []string
	depth, from, quote := 0, 0, byte(0)
	for i := 0; i <= len(s); i++ {
		switch {
		case i == len(s) || depth == 0 && quote == 0 && s[i] == ',':
			if part := strings.TrimSpace(s[from:i]); part != "" {
				out = append(out, part)
			}
			from = i + 1
		case quote != 0:
			if s[i] == quote {
				quote = 0
			}
		case s[i] == '\'' || s[i] == '"':
			quote = s[i]
		case strings.IndexByte("([{", s[i]) >= 0:
			depth++
		case strings.IndexByte(")]}", s[i]) >= 0:
			depth--
		}
	}
	return out
}
