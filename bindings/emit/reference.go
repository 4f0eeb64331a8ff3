package emit

import (
	"fmt"
	"sort"
	"strings"

	"github.com/dssrun/dssrun/bindings/spec"
)

// Reference is the reference of a set as Markdown, one page a class and one
// for the module: text by file name.
func Reference(s spec.Set) (map[string]string, error) {
	pages := map[string]string{"README.md": index(s)}
	for _, c := range s.Classes {
		page, err := classPage(s, c)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.Name, err)
		}
		pages[c.Name+".md"] = page
	}
	return pages, nil
}

func index(s spec.Set) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# `%s`\n\nMade from the declarations by `make generate`.\n\n", s.Module)
	if len(s.Functions) > 0 {
		b.WriteString("## Functions\n\n")
		for i := range s.Functions {
			writeMethod(&b, s, &s.Functions[i])
		}
	}
	b.WriteString("## Classes\n\n")
	names := map[string]string{}
	var sorted []string
	for _, c := range s.Classes {
		names[c.Name] = firstSentence(c.Doc)
		sorted = append(sorted, c.Name)
	}
	sort.Strings(sorted)
	for _, n := range sorted {
		fmt.Fprintf(&b, "- [%s](%s.md): %s\n", n, n, names[n])
	}
	b.WriteString("\n## Documents\n\n")
	for _, t := range s.Types {
		fmt.Fprintf(&b, "### %s\n\n%s\n\n```ts\ntype %s = %s\n```\n\n", t.Name, t.Doc, t.Name, strings.ReplaceAll(t.Text, "\t", "  "))
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

func classPage(s spec.Set, c *spec.Class) (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n\n", c.Name, c.Doc)
	if c.Extends != "" {
		fmt.Fprintf(&b, "Extends %s.\n\n", link(s, c.Extends))
	}
	if c.Ref != "" {
		fmt.Fprintf(&b, "Reference client: `%s`.\n\n", c.Ref)
	}
	if c.Constructor != nil {
		b.WriteString("## Constructor\n\n")
		writeMethod(&b, s, c.Constructor)
	}
	for _, e := range c.Enum {
		fmt.Fprintf(&b, "- `%s.%s` = `%q` %s\n", c.Name, e.Name, e.Value, e.Doc)
	}
	if err := writeProperties(&b, c); err != nil {
		return "", err
	}
	public := 0
	for i := range c.Methods {
		if c.Methods[i].Internal {
			continue
		}
		if public++; public == 1 {
			b.WriteString("## Methods\n\n")
		}
		writeMethod(&b, s, &c.Methods[i])
	}
	if item := c.IterateItem(); item != "" {
		fmt.Fprintf(&b, "## Iteration\n\n`for await (const item of it)` walks every %s.\n\n", link(s, item))
	}
	return strings.TrimRight(b.String(), "\n") + "\n", nil
}

func writeProperties(b *strings.Builder, c *spec.Class) error {
	fields, err := spec.ParseMembers(c.Fields)
	if err != nil {
		return err
	}
	var rows []string
	row := func(p spec.Param, doc string) {
		access := "read and write"
		if p.Readonly {
			access = "read"
		}
		rows = append(rows, fmt.Sprintf("| `%s` | `%s` | %s | %s |", p.Name, strings.ReplaceAll(typeText(p.Type), "|", "\\|"), access, doc))
	}
	for _, f := range fields {
		if f.Type != "Session" && !strings.HasPrefix(f.Name, "_") {
			row(f, f.Doc)
		}
	}
	if c.Data {
		rows = append(rows, "| `raw` | `JsonObject` | read | The wire object: any key of it, also one that a member here hides. |")
	}
	for _, p := range c.Properties {
		sig, err := spec.ParseMembers(p.Sig)
		if err != nil {
			return err
		}
		row(sig[0], p.Doc)
	}
	if len(rows) > 0 {
		fmt.Fprintf(b, "## Properties\n\n| name | type | access | |\n| --- | --- | --- | --- |\n%s\n\n", strings.Join(rows, "\n"))
	}
	return nil
}

func writeMethod(b *strings.Builder, s spec.Set, m *spec.Method) {
	sigs, err := spec.ParseSignatures(m.Sig)
	if err != nil {
		return // Check tells
	}
	fmt.Fprintf(b, "### %s\n\n```ts\n", sigs[0].Name)
	for _, sig := range sigs {
		static := ""
		if m.Static {
			static = "static "
		}
		fmt.Fprintf(b, "%s%s\n", static, sig.Text)
	}
	fmt.Fprintf(b, "```\n\n%s", m.Doc)
	if m.Deprecated != "" {
		fmt.Fprintf(b, " **Deprecated:** %s.", m.Deprecated)
	}
	b.WriteString("\n\n")
	var facts []string
	if verb, path := m.Route(); verb != "" {
		facts = append(facts, fmt.Sprintf("Request: `%s %s`.", verb, path))
	}
	if m.Defaults != "" {
		facts = append(facts, fmt.Sprintf("Defaults: `%s`.", m.Defaults))
	}
	var classes []string
	for _, c := range s.Classes {
		if strings.Contains(sigs[len(sigs)-1].Returns, c.Name) && mentions(sigs, c.Name) {
			classes = append(classes, link(s, c.Name))
		}
	}
	if len(classes) > 0 {
		facts = append(facts, "See "+strings.Join(classes, ", ")+".")
	}
	if len(facts) > 0 {
		fmt.Fprintf(b, "%s\n\n", strings.Join(facts, " "))
	}
}

// mentions tells whether a signature returns a class, whole word.
func mentions(sigs []spec.Signature, class string) bool {
	for _, sig := range sigs {
		for _, word := range strings.FieldsFunc(sig.Returns, func(r rune) bool { return !isWord(r) }) {
			if word == class {
				return true
			}
		}
	}
	return false
}

func link(s spec.Set, class string) string {
	for _, c := range s.Classes {
		if c.Name == class {
			return "[" + class + "](" + class + ".md)"
		}
	}
	return "`" + class + "`"
}

func firstSentence(doc string) string {
	if i := strings.Index(doc, ". "); i >= 0 {
		return doc[:i+1]
	}
	return doc
}
