package stdlib

import (
	"fmt"
	"strings"
)

// Doc is the documentation of a name of the library as text: of the library ("std"), a module ("std/csv"), or what a module exports
// ("std/csv.parse"); false when there is no such name.
func Doc(name string) (text string, ok bool) {
	if name == "std" {
		var b strings.Builder
		b.WriteString("The library: modules that a script imports, as in import { parse } from \"std/csv\".\n\n")
		for _, module := range Modules() {
			text, _ := Types(module)
			fmt.Fprintf(&b, "%s: %s\n", module, about(text))
		}
		return b.String(), true
	}
	module, export, one := strings.Cut(name, ".")
	text, ok = Types(module)
	if !ok {
		return "", false
	}
	if one {
		return docOf(text, export)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n", module, about(text))
	for _, d := range declared(text) {
		b.WriteString("\n" + d.text)
	}
	return b.String(), true
}

// Exports are the names that a module declares, in the order of its declarations; nil when there is no such module.
func Exports(module string) []string {
	text, _ := Types(module)
	var names []string
	for _, d := range declared(text) {
		if n := len(names); d.name != "" && (n == 0 || names[n-1] != d.name) {
			names = append(names, d.name)
		}
	}
	return names
}

// docOf is what a declaration text has about one name: overloads are several declarations.
func docOf(text, name string) (string, bool) {
	var b strings.Builder
	for _, d := range declared(text) {
		if d.name == name {
			b.WriteString(d.text)
		}
	}
	return b.String(), b.Len() > 0
}

// about is the comment that a declaration file begins with, as one paragraph.
func about(text string) string {
	var words []string
	for line := range strings.Lines(text) {
		comment, ok := strings.CutPrefix(line, "//")
		if !ok {
			break
		}
		words = append(words, strings.Fields(comment)...)
	}
	return strings.Join(words, " ")
}

// declarationText is one declaration with the comment above it.
type declarationText struct{ name, text string }

// declared splits the text of a declaration file into its declarations. Each begins, after its comment, with a line that is indented by two
// spaces, and goes on as long as lines are indented more, or close it.
func declared(text string) []declarationText {
	var list []declarationText
	var comment, body strings.Builder
	name := ""
	end := func() {
		if body.Len() > 0 {
			list = append(list, declarationText{name, comment.String() + body.String()})
			comment.Reset()
			body.Reset()
		}
	}
	for line := range strings.Lines(text) {
		own, inside := strings.CutPrefix(line, "  ")
		switch {
		case !inside:
		case strings.HasPrefix(own, "/**"), strings.HasPrefix(own, " *"):
			if strings.HasPrefix(own, "/**") {
				end()
			}
			comment.WriteString(own)
		case strings.HasPrefix(own, "export "):
			end()
			body.WriteString(own)
			name = exportedName(own)
		case body.Len() > 0:
			body.WriteString(own)
		}
	}
	end()
	return list
}

// exportedName is the name in a line like "export function parse<C …".
func exportedName(line string) string {
	words := strings.Fields(line)
	if len(words) < 3 {
		return ""
	}
	name := words[2]
	if i := strings.IndexFunc(name, func(r rune) bool {
		return r != '_' && r != '$' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	}); i >= 0 {
		name = name[:i]
	}
	return name
}
