// Package emit writes what can be read off the declarations: TypeScript types,
// reference pages and the list of routes.
package emit

import (
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/dssrun/dssrun/bindings/spec"
)

// Types writes the .d.ts of a set: one ambient module. all are the sets of the
// API; what s takes from another one is imported, and the first of them holds
// the types that every set uses.
func Types(w io.Writer, s spec.Set, all ...spec.Set) error {
	p := &printer{w: w, all: append([]spec.Set{s}, all...)}
	p.line(0, "// The types of %q, read off its declarations.\n", s.Module)
	p.line(0, "declare module %q {", s.Module)
	if len(all) == 0 || all[0].Module == s.Module {
		p.common()
	}
	for _, other := range all {
		if names := taken(s, other, other.Module == all[0].Module); other.Module != s.Module && len(names) > 0 {
			p.line(1, "import { %s } from %q\n", strings.Join(names, ", "), other.Module)
		}
	}
	for _, t := range s.Types {
		p.doc(1, t.Doc, "")
		p.block(1, fmt.Sprintf("export type %s = %s", t.Name, t.Text))
		p.line(0, "")
	}
	for _, c := range s.Classes {
		if err := p.class(s, c); err != nil {
			return fmt.Errorf("%s: %w", c.Name, err)
		}
	}
	for i := range s.Functions {
		m := &s.Functions[i]
		if err := p.method("", m, "export function "); err != nil {
			return err
		}
	}
	p.line(0, "}")
	return p.err
}

// common are the types that every set uses.
func (p *printer) common() {
	p.doc(1, "A document of the wire whose fields are not listed.", "")
	p.line(1, "export type JsonObject = { [key: string]: any }\n")
	p.doc(1, "Bytes of an answer on their way. They can be read once.", "")
	p.line(1, "export interface DownloadStream {\n"+
		"    /** Read it whole, as UTF-8. */\n    text(): Promise<string>\n"+
		"    /** Read it whole, as JSON. */\n    json(): Promise<any>\n"+
		"    /** Read it whole. */\n    bytes(): Promise<Uint8Array>\n"+
		"    /** Write it to a file without holding it in memory; whole or not at all. Needs --allow-write. */\n    saveTo(path: string): Promise<void>\n  }\n")
}

// taken are the names of another set that s mentions.
func taken(s, other spec.Set, common bool) []string {
	declared := map[string]bool{"JsonObject": common, "DownloadStream": common}
	for _, c := range other.Classes {
		declared[c.Name] = true
	}
	for _, t := range other.Types {
		declared[t.Name] = true
	}
	for _, c := range s.Classes {
		delete(declared, c.Name)
	}
	for _, t := range s.Types {
		delete(declared, t.Name)
	}
	used := map[string]bool{}
	see := func(texts ...string) {
		for _, text := range texts {
			for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !isWord(r) }) {
				if declared[word] {
					used[word] = true
				}
			}
		}
	}
	for _, t := range s.Types {
		see(t.Text)
	}
	for i := range s.Functions {
		see(s.Functions[i].Sig)
	}
	for _, c := range s.Classes {
		see(c.Extends, c.Fields)
		if c.Data {
			see("JsonObject")
		}
		if c.Constructor != nil {
			see(c.Constructor.Sig)
		}
		for _, prop := range c.Properties {
			see(prop.Sig)
		}
		for i := range c.Methods {
			see(c.Methods[i].Sig)
		}
	}
	return slices.Sorted(maps.Keys(used))
}

func isWord(r rune) bool {
	return r == '_' || r == '$' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}

// Routes lists every declared route as "METHOD /path/{x}", below the product's
// base path.
func Routes(sets ...spec.Set) []string {
	var out []string
	for _, s := range sets {
		for _, c := range s.Classes {
			for i := range c.Methods {
				if verb, path := c.Methods[i].Route(); verb != "" {
					out = append(out, verb+" "+path)
				}
			}
		}
	}
	return out
}

// printer writes TypeScript and keeps the first error.
type printer struct {
	w   io.Writer
	all []spec.Set
	err error
}

func (p *printer) line(indent int, format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, strings.Repeat("  ", indent)+format+"\n", args...)
	}
}

// block prints a text of several lines, indented as a whole.
func (p *printer) block(indent int, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		p.line(indent, "%s", strings.ReplaceAll(strings.TrimRight(line, " "), "\t", "  "))
	}
}

func (p *printer) doc(indent int, doc, deprecated string) {
	doc = strings.ReplaceAll(doc, "*/", "* /")
	if deprecated != "" {
		doc = strings.TrimSpace(doc + " @deprecated " + deprecated)
	}
	if doc != "" {
		p.line(indent, "/** %s */", doc)
	}
}

func (p *printer) class(s spec.Set, c *spec.Class) error {
	doc := c.Doc
	if c.Ref != "" {
		doc += " Reference: " + c.Ref + "."
	}
	p.doc(1, doc, "")
	if len(c.Enum) > 0 {
		p.enum(c)
		return nil
	}
	extends := ""
	if c.Extends != "" {
		extends = " extends " + c.Extends
	}
	p.line(1, "export class %s%s {", c.Name, extends)
	fields, err := spec.ParseMembers(c.Fields)
	if err != nil {
		return err
	}
	if err := p.constructors(s, c, fields); err != nil {
		return err
	}
	for _, f := range fields {
		if f.Type != "Session" && !strings.HasPrefix(f.Name, "_") && f.Name != "message" {
			p.property(f)
		}
	}
	if c.Data {
		p.doc(2, "The wire object: any key of it, also one that a declared member hides.", "")
		p.line(2, "readonly raw: JsonObject")
		p.line(2, "[key: string]: any")
	}
	for _, prop := range c.Properties {
		sig, err := spec.ParseMembers(prop.Sig)
		if err != nil {
			return err
		}
		sig[0].Doc = prop.Doc
		if prop.Deprecated != "" {
			sig[0].Doc += " @deprecated " + prop.Deprecated
		}
		p.property(sig[0])
	}
	for i := range c.Methods {
		m := &c.Methods[i]
		if m.Internal {
			continue
		}
		modifier := ""
		if m.Static {
			modifier = "static "
		}
		if err := p.method(c.Name, m, modifier); err != nil {
			return err
		}
	}
	if item := c.IterateItem(); item != "" {
		p.doc(2, "Walk with \"for await\".", "")
		p.line(2, "[Symbol.asyncIterator](): AsyncIterator<%s>", item)
	}
	p.line(1, "}\n")
	return nil
}

func (p *printer) enum(c *spec.Class) {
	p.line(1, "export const %s: {", c.Name)
	for _, e := range c.Enum {
		p.doc(2, e.Doc, "")
		p.line(2, "readonly %s: %q", e.Name, e.Value)
	}
	p.line(1, "}")
	p.line(1, "export type %s = (typeof %s)[keyof typeof %s]\n", c.Name, c.Name, c.Name)
}

// constructors are the declared ones, or the one that a class has from its
// fields; a class that only a getter gives has none.
func (p *printer) constructors(s spec.Set, c *spec.Class, fields []spec.Param) error {
	switch {
	case c.Constructor != nil:
		sigs, err := spec.ParseSignatures(c.Constructor.Sig)
		if err != nil {
			return err
		}
		for _, sig := range sigs {
			p.doc(2, c.Constructor.Doc, "")
			p.line(2, "%s", sig.Text)
		}
	case c.Getter != "":
		p.doc(2, "Get one with "+c.Getter+".", "")
		p.line(2, "private constructor()")
	case c.Extends == "Error":
		p.line(2, "constructor(message?: string)")
	case p.isError(c): // the one that it inherits
	default:
		var params []string
		for _, f := range inherited(s, c, fields) {
			params = append(params, strings.TrimLeft(f.Name, "_")+": "+typeText(f.Type))
		}
		if c.Data {
			params = append(params, "data: JsonObject")
		}
		p.doc(2, "The API's calls return it; there is seldom a need for new.", "")
		p.line(2, "constructor(%s)", strings.Join(params, ", "))
	}
	return nil
}

// isError tells whether a class is an exception.
func (p *printer) isError(c *spec.Class) bool {
	for c != nil && c.Extends != "Error" {
		name := c.Extends
		c = nil
		for _, s := range p.all {
			for _, other := range s.Classes {
				if name != "" && other.Name == name {
					c = other
				}
			}
		}
	}
	return c != nil
}

// inherited are the fields of a class or, where it has none of its own, those
// of the class that it extends.
func inherited(s spec.Set, c *spec.Class, fields []spec.Param) []spec.Param {
	for len(fields) == 0 && c.Extends != "" {
		i := 0
		for i < len(s.Classes) && s.Classes[i].Name != c.Extends {
			i++
		}
		if i == len(s.Classes) {
			break
		}
		c = s.Classes[i]
		fields, _ = spec.ParseMembers(c.Fields)
	}
	return fields
}

func (p *printer) property(f spec.Param) {
	readonly, optional := "", ""
	if f.Readonly {
		readonly = "readonly "
	}
	if f.Optional {
		optional = "?"
	}
	p.doc(2, f.Doc, "")
	p.line(2, "%s%s%s: %s", readonly, f.Name, optional, typeText(f.Type))
	if s := spec.Snake(f.Name); s != f.Name {
		p.doc(2, "Same as {@link "+f.Name+"}.", "")
		p.line(2, "%s%s%s: %s", readonly, s, optional, typeText(f.Type))
	}
}

func (p *printer) method(class string, m *spec.Method, modifier string) error {
	sigs, err := spec.ParseSignatures(m.Sig)
	if err != nil {
		return err
	}
	indent := 2
	if class == "" {
		indent = 1
	}
	for _, sig := range sigs {
		p.doc(indent, methodDoc(m), m.Deprecated)
		p.line(indent, "%s%s", modifier, sig.Text)
	}
	name := sigs[0].Name
	alias := m.SnakeName(name)
	switch {
	case alias == "" || class == "":
	case m.Static:
		p.doc(indent, "Same as {@link "+class+"."+name+"}.", "")
		p.line(indent, "static %s: typeof %s.%s", alias, class, name)
	default:
		p.doc(indent, "Same as {@link "+name+"}.", "")
		p.line(indent, "readonly %s: %s[%q]", alias, class, name)
	}
	return nil
}

func methodDoc(m *spec.Method) string {
	if verb, path := m.Route(); verb != "" {
		return m.Doc + " `" + verb + " " + path + "`"
	}
	return m.Doc
}

var secretType = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\bSecret\b`) })

// typeText is a field's type as TypeScript knows it.
func typeText(t string) string { return secretType().ReplaceAllString(t, "string") }
