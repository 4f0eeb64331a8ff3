package source

import (
	"strconv"
	"strings"

	"github.com/agnivade/levenshtein"
)

// importStatement is an import of a built-in module in esbuild's output.
type importStatement struct {
	module    string
	namespace string // local name of `* as x`
	names     []importedName
}

// importedName is one imported name; "default" for a default import.
type importedName struct {
	name, local string
	offset      int // of the name in the output
}

// takeImports removes the imports of built-in modules from esbuild's output. Lines stay, and so does every column. The offsets it returns are
// in the output as it was.
func takeImports(text string) ([]importStatement, string) {
	var list []importStatement
	var b strings.Builder
	done := 0
	for from := 0; ; {
		i := strings.Index(text[from:], `"`+builtinPrefix)
		if i < 0 {
			break
		}
		i += from
		from = i + 1
		start := strings.LastIndex(text[done:i], "import ") + done
		end := i + strings.IndexByte(text[i:]+"\n", '\n')
		if start < done || start > 0 && text[start-1] != '\n' {
			continue
		}
		statement, ok := parseImport(text, start, i)
		if !ok {
			continue
		}
		module, err := strconv.QuotedPrefix(text[i:])
		if err != nil {
			continue
		}
		module, _ = strconv.Unquote(module)
		statement.module = strings.TrimPrefix(module, builtinPrefix)
		list = append(list, statement)
		b.WriteString(text[done:start])
		b.WriteString(strings.Repeat("\n", strings.Count(text[start:end], "\n")))
		done, from = end, end
	}
	if done == 0 {
		return nil, text
	}
	b.WriteString(text[done:])
	return list, b.String()
}

// parseImport reads the clause of `import clause from "…"`, between start and the module's name at end.
func parseImport(text string, start, end int) (importStatement, bool) {
	var s importStatement
	at := start + len("import ")
	clause, ok := strings.CutSuffix(text[at:end], " from ")
	if !ok {
		return s, text[at:end] == ""
	}
	if rest := strings.TrimLeft(clause, " \n"); rest != "" && rest[0] != '{' && rest[0] != '*' {
		local, _, _ := strings.Cut(rest, ",")
		s.names = append(s.names, importedName{"default", strings.TrimSpace(local), at})
		if !strings.Contains(rest, ",") {
			return s, identifier(local)
		}
		skip := strings.IndexByte(clause, ',') + 1
		clause, at = clause[skip:], at+skip
	}
	clause = strings.TrimRight(clause, " \n")
	trimmed := strings.TrimLeft(clause, " \n")
	at += len(clause) - len(trimmed)
	if local, ok := strings.CutPrefix(trimmed, "* as "); ok {
		s.namespace = local
		return s, identifier(local)
	}
	if !strings.HasPrefix(trimmed, "{") || !strings.HasSuffix(trimmed, "}") {
		return s, false
	}
	at++
	for item := range strings.SplitSeq(trimmed[1:len(trimmed)-1], ",") {
		word := strings.TrimSpace(item)
		if word != "" {
			name, local, renamed := strings.Cut(word, " as ")
			if !renamed {
				local = name
			}
			if unquoted, err := strconv.Unquote(name); err == nil {
				name = unquoted
			}
			if !identifier(local) {
				return s, false
			}
			s.names = append(s.names, importedName{name, local, at + strings.Index(item, word)})
		}
		at += len(item) + 1
	}
	return s, true
}

func identifier(s string) bool {
	for i := range len(s) {
		if !identifierPart(s[i]) {
			return false
		}
	}
	return s != ""
}

// link writes the wrapper's first line, which gives the imported names of built-in modules their values, and checks that these exist.
func (g *graph) link(b *bundle, imports []importStatement) (head string, problems []problem) {
	var modules []string
	variable := map[string]string{}
	var later strings.Builder
	seen := map[use]bool{}
	for _, s := range imports {
		v, ok := variable[s.module]
		if !ok {
			v = "__dssrun_" + strconv.Itoa(len(modules))
			variable[s.module] = v
			modules = append(modules, s.module)
			b.Uses = append(b.Uses, use{Module: s.module})
		}
		if s.namespace != "" {
			later.WriteString(", " + s.namespace + " = " + v)
		}
		_, exports, _ := lookup(g.builtin, s.module)
		for _, n := range s.names {
			switch {
			case n.name == "default" && !contains(exports, "default"):
				later.WriteString(", " + n.local + " = " + v)
				continue
			case len(exports) > 0 && !contains(exports, n.name):
				problems = append(problems, missingExport(s.module, exports, n))
			}
			later.WriteString(", " + n.local + " = " + v + "[" + strconv.Quote(n.name) + "]")
			if u := (use{s.module, n.name}); !seen[u] {
				seen[u] = true
				b.Uses = append(b.Uses, u)
			}
		}
	}
	head = wrapOpen
	for i, m := range modules {
		head += map[bool]string{true: " var ", false: ", "}[i == 0] + variable[m] + " = require(" + strconv.Quote(m) + ")"
	}
	if len(modules) > 0 {
		head += later.String() + ";"
	}
	return head, problems
}

func missingExport(module string, exports []string, n importedName) problem {
	p := problem{offset: n.offset, length: utf16Len(n.name), message: quote(module) + " has no export " + quote(n.name)}
	if near := nearest(n.name, exports); near != "" {
		p.message += "; did you mean " + quote(near) + "?"
	} else if len(exports) <= 12 {
		p.note = "it exports " + strings.Join(exports, ", ")
	}
	return p
}

func contains(list []string, s string) bool {
	for _, one := range list {
		if one == s {
			return true
		}
	}
	return false
}

// nearest is the candidate that name was probably meant to be, "" when none is near.
func nearest(name string, candidates []string) string {
	best, distance := "", max(1, len(name)/3)+1
	for _, c := range candidates {
		d := levenshtein.ComputeDistance(strings.ToLower(name), strings.ToLower(c))
		if d < distance {
			best, distance = c, d
		}
	}
	return best
}

var (
	asyncInit = lazy(`(?m)^var ([\w$]+) = __esm\(\{\n  async "`)
	required  = lazy(`\(([\w$]+)\(\), __toCommonJS\(`)
)

// requiredAwaits finds calls of require() for a module that awaits at its top level, itself or through an import. esbuild lets them through,
// and the caller would get a module without its values.
func requiredAwaits(text string) []problem {
	if !strings.Contains(text, "__toCommonJS(") || !strings.Contains(text, "\n  async \"") {
		return nil
	}
	async := map[string]bool{}
	for _, m := range asyncInit().FindAllStringSubmatch(text, -1) {
		async[m[1]] = true
	}
	var list []problem
	for _, m := range required().FindAllStringSubmatchIndex(text, -1) {
		if async[text[m[2]:m[3]]] {
			list = append(list, problem{offset: m[0], message: "cannot require() a module that awaits at its top level: its values are not there yet",
				note: "use import, or await import(), or move the await into a function"})
		}
	}
	return list
}
