package emit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/dssrun/dssrun/bindings/spec"
)

// Topic is something that can be looked up: a class, one of its members, or a
// function of a module.
type Topic struct {
	Name string // "DSSClient", "DSSClient.createConnection", "apiClient"
	Text string // for a terminal
}

// Find looks a name up as a person would write it: "DSSUser",
// "client.createConnection", "createConnection", "create_connection". What fits
// exactly comes alone; else near is what was probably meant, the nearest first.
func Find(name string, sets ...spec.Set) (found []Topic, near []string) {
	owner, member, dotted := strings.Cut(strings.TrimSuffix(name, "()"), ".")
	if !dotted {
		owner, member = "", owner
	}
	member = spec.Camel(member)
	type candidate struct {
		name string
		far  int
	}
	var others []candidate
	see := func(title string, fits bool, text func() string) {
		if fits {
			found = append(found, Topic{title, text()})
			return
		}
		last := title[strings.LastIndexByte(title, '.')+1:]
		others = append(others, candidate{title, distance(last, member)})
	}
	for _, s := range sets {
		for i := range s.Functions {
			m := &s.Functions[i]
			see(methodName(m), !dotted && strings.EqualFold(methodName(m), member), func() string { return methodText(s.Module, m) })
		}
		for _, c := range s.Classes {
			see(c.Name, !dotted && strings.EqualFold(c.Name, member), func() string { return classText(s, c) })
			mine := !dotted || strings.EqualFold(c.Name, owner) || strings.EqualFold(objectName(c.Name), owner)
			for i := range c.Methods {
				m := &c.Methods[i]
				if !m.Internal {
					see(c.Name+"."+methodName(m), mine && strings.EqualFold(methodName(m), member), func() string { return methodText(c.Name, m) })
				}
			}
			for _, p := range c.Properties {
				property, _, _ := strings.Cut(strings.TrimPrefix(p.Sig, "readonly "), ":")
				see(c.Name+"."+property, mine && strings.EqualFold(property, member), func() string {
					return fmt.Sprintf("%s.%s\n\n%s\n", c.Name, strings.TrimPrefix(p.Sig, "readonly "), p.Doc)
				})
			}
		}
	}
	slices.SortStableFunc(others, func(a, b candidate) int { return cmp.Compare(a.far, b.far) })
	for _, o := range others[:min(len(others), 5)] {
		if o.far <= 1+len(member)/4 {
			near = append(near, o.name)
		}
	}
	return found, near
}

// distance is how far a name is from what was asked for: a part of it is near.
func distance(name, asked string) int {
	name, asked = strings.ToLower(name), strings.ToLower(asked)
	if strings.Contains(name, asked) {
		return min(2, len(name)-len(asked))
	}
	return levenshtein.ComputeDistance(name, asked)
}

// objectName is what scripts call an object of a class: "DSSUser" is user.
func objectName(class string) string {
	for _, product := range []string{"DSS", "Govern", "Launchpad"} {
		class = strings.TrimPrefix(class, product)
	}
	return class
}

func methodName(m *spec.Method) string {
	name, _, _ := strings.Cut(m.Sig, "(")
	name, _, _ = strings.Cut(name, "<")
	return strings.TrimSpace(name)
}

func classText(s spec.Set, c *spec.Class) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s    import { %s } from %q\n\n%s\n", c.Name, c.Name, s.Module, c.Doc)
	if c.Extends != "" {
		fmt.Fprintf(&b, "Extends %s.\n", c.Extends)
	}
	if c.Ref != "" {
		fmt.Fprintf(&b, "Reference client: %s\n", c.Ref)
	}
	if c.Constructor != nil {
		fmt.Fprintf(&b, "\nConstructor\n  %s\n", short(c.Constructor))
	}
	for i, e := range c.Enum {
		if i == 0 {
			b.WriteString("\nValues\n")
		}
		fmt.Fprintf(&b, "  %s = %q\n", e.Name, e.Value)
	}
	fields, _ := spec.ParseMembers(c.Fields)
	properties := slices.Clone(c.Properties)
	for _, f := range slices.Backward(fields) {
		if f.Type != "Session" && !strings.HasPrefix(f.Name, "_") {
			properties = slices.Insert(properties, 0, spec.Property{Sig: f.Name + ": " + typeText(f.Type), Doc: f.Doc})
		}
	}
	for i, p := range properties {
		if i == 0 {
			b.WriteString("\nProperties\n")
		}
		fmt.Fprintf(&b, "  %s\n", p.Sig)
		if p.Doc != "" {
			fmt.Fprintf(&b, "      %s\n", p.Doc)
		}
	}
	listed := false
	for i := range c.Methods {
		if m := &c.Methods[i]; !m.Internal {
			if !listed {
				b.WriteString("\nMethods\n")
				listed = true
			}
			fmt.Fprintf(&b, "  %s\n      %s\n", short(m), firstSentence(m.Doc))
		}
	}
	return b.String()
}

// short is a method's most general signature, its options by name only.
func short(m *spec.Method) string {
	sigs, err := spec.ParseSignatures(m.Sig)
	if err != nil {
		return m.Sig
	}
	sig := &sigs[len(sigs)-1]
	var params []string
	for _, p := range sig.Positional() {
		name := p.Name
		if p.Rest {
			name = "..." + name
		}
		if p.Optional {
			name += "?"
		}
		params = append(params, name)
	}
	if o := sig.Options(); o != nil {
		var names []string
		for _, p := range o.Options {
			names = append(names, p.Name)
		}
		params = append(params, "{ "+strings.Join(names, ", ")+" }?")
	}
	returns := sig.Returns
	if sig.Async {
		returns = "Promise<" + returns + ">"
	}
	if returns != "" {
		returns = ": " + returns
	}
	return sig.Name + "(" + strings.Join(params, ", ") + ")" + returns
}

func methodText(owner string, m *spec.Method) string {
	sigs, err := spec.ParseSignatures(m.Sig)
	if err != nil {
		return m.Sig
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s.%s\n\n%s\n", owner, short(m), m.Doc)
	if m.Deprecated != "" {
		fmt.Fprintf(&b, "\nDeprecated: %s.\n", m.Deprecated)
	}
	described := map[string]bool{}
	for i := len(sigs) - 1; i >= 0; i-- {
		for _, p := range sigs[i].Positional() {
			describe(&b, described, "", p)
		}
		if o := sigs[i].Options(); o != nil {
			for _, p := range o.Options {
				describe(&b, described, "  option ", p)
			}
		}
	}
	if m.Defaults != "" {
		fmt.Fprintf(&b, "\nDefaults: %s\n", m.Defaults)
	}
	if verb, path := m.Route(); verb != "" {
		fmt.Fprintf(&b, "\nRequest: %s %s\n", verb, path)
	}
	if alias := m.SnakeName(sigs[0].Name); alias != "" {
		fmt.Fprintf(&b, "Also as: %s\n", alias)
	}
	return b.String()
}

func describe(b *strings.Builder, seen map[string]bool, prefix string, p spec.Param) {
	if seen[p.Name] {
		return
	}
	if len(seen) == 0 {
		b.WriteString("\n")
	}
	seen[p.Name] = true
	if prefix == "" {
		prefix = "  "
	}
	fmt.Fprintf(b, "%s%s: %s", prefix, p.Name, p.Type)
	if p.Doc != "" {
		fmt.Fprintf(b, "  %s", p.Doc)
	}
	b.WriteString("\n")
}
