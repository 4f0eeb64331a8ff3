package reference

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"github.com/dssrun/dssrun/bindings/spec"
)

// TestCoverage prints what of the reference is covered, chapter by chapter:
// declared as the naming rule says, and asserted by a wire case that passes; and
// of the requests that those cases record, how many the mock answers.
//
//	go test ./tests/reference -run TestCoverage -v
func TestCoverage(t *testing.T) {
	all, err := declare(declarations())
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	known, routes := asserted(t), mocked(t)
	for _, c := range chapters(t) {
		refs := of(c, list(t, c.List))
		part := coverage(refs, all, known)
		for i := range part {
			part[i].mocked(&refs[i], routes)
		}
		rows = append(rows, sum("**"+c.Chapter+"**", part))
		rows = append(rows, part...)
	}
	t.Log("\n" + table(rows))
	for _, r := range rows {
		for _, m := range r.problems() {
			t.Errorf("%s.%s", r.class, m)
		}
	}
}

// asserted is what the passing wire cases use; a name with a trailing "-" says
// that the parameter was left to its default.
func asserted(t *testing.T) map[string]bool {
	params := map[string][]string{}
	for _, name := range lists(t) {
		for _, c := range list(t, name) {
			for _, m := range c.Members {
				for _, p := range m.Params {
					params[c.Class+"."+m.Name] = append(params[c.Class+"."+m.Name], p.Name)
				}
			}
		}
	}
	failed := outcomes(t)
	out := map[string]bool{}
	for _, c := range allCases(t) {
		if failed[c.Case] != nil {
			continue
		}
		used := map[string]bool{}
		for _, name := range c.Covers {
			used[name], out[name] = true, true
		}
		for name := range used {
			for _, p := range params[name] {
				if given := name + "(" + p + ")"; !used[given] {
					out[given+"-"] = true
				}
			}
		}
	}
	return out
}

// A row is one class of the table, or the sum of several.
type row struct {
	class                                         string
	classes, members, parameters, defaults, facts int
	missing                                       []string
	routes, answered                              int // requests of its cases, and those that the mock knows
	undeclared, sum                               bool
}

// mocked counts the requests that members of the class send in their cases.
func (r *row) mocked(ref *refClass, routes []*mockedRoute) {
	for _, route := range routes {
		sends := func(m refMember) bool { return m.Sends && route.covers[ref.Class+"."+m.Name] }
		if slices.ContainsFunc(ref.Members, sends) {
			r.routes++
			if route.answered {
				r.answered++
			} else {
				r.missing = append(r.missing, route.route+": the mock does not know it")
			}
		}
	}
}

// problems are what is missing, one line for a class that is not there at all.
func (r *row) problems() []string {
	switch {
	case r.sum:
		return nil
	case r.undeclared:
		return []string{"(class): not declared, with all its members"}
	}
	return r.missing
}

// sum adds rows up.
func sum(name string, rows []row) row {
	out := row{class: name, sum: true}
	for _, r := range rows {
		if r.sum {
			continue
		}
		out.classes++
		out.members += r.members
		out.parameters += r.parameters
		out.defaults += r.defaults
		out.facts += r.facts
		out.routes += r.routes
		out.answered += r.answered
		out.missing = append(out.missing, r.missing...)
	}
	return out
}

// coverage compares every fact of the list. A constructor counts where scripts
// may use it.
func coverage(refs []refClass, all map[string]*declared, asserted map[string]bool) []row {
	var rows []row
	for i := range refs {
		ref := &refs[i]
		r := row{class: ref.Class, facts: 1, undeclared: all[ref.Class] == nil}
		if err := compareClass(ref, all); err != nil {
			r.missing = append(r.missing, fmt.Sprintf("(class): %v", err))
		}
		for j := range ref.Members {
			if m := &ref.Members[j]; m.Kind != "constructor" || !ref.ByGetter {
				r.add(ref.Class, m, all, asserted)
			}
		}
		rows = append(rows, r)
	}
	return rows
}

func (r *row) add(class string, m *refMember, all map[string]*declared, asserted map[string]bool) {
	full, label := class+"."+m.Name, camelCase(m.Name)
	switch m.Kind {
	case "constructor":
		label = "constructor"
	case "property-setter":
		full, label = full+"=", label+" ="
	}
	r.members++
	r.facts++
	problem := func(what, why string) { r.missing = append(r.missing, what+": "+why) }
	if err := compareMember(m, class, all); err != nil {
		problem(label, err.Error())
	} else if !asserted[full] {
		problem(label, "no passing wire case uses it")
	}
	for _, p := range m.Params {
		r.parameters++
		r.facts++
		name := full + "(" + p.Name + ")"
		if !asserted[name] {
			problem(label+"("+spec.Camel(p.Name)+")", "no passing wire case gives it")
		}
		if p.Default != nil || p.DefaultCode {
			r.defaults++
			r.facts++
			if !asserted[name+"-"] {
				problem(label+"("+spec.Camel(p.Name)+")", "no passing wire case leaves it to its default")
			}
		}
	}
}

// table prints the rows and their sum.
func table(rows []row) string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 1, ' ', 0)
	line := func(cells ...any) {
		fmt.Fprintf(w, "| %v\t| %v\t| %v\t| %v\t| %v\t| %v\t| %v\t|\n", cells...)
	}
	line("reference class", "members", "parameters", "defaults", "covered", "mocked", "missing")
	dash := strings.Repeat("-", 3)
	line(dash, dash, dash, dash, dash, dash, dash)
	total := sum("**All chapters**", rows)
	for _, r := range append(rows, total) {
		line(r.cells()...)
	}
	w.Flush()
	return b.String()
}

func (r *row) cells() []any {
	name, missing := r.class, "none"
	switch n := len(r.missing); {
	case r.undeclared:
		missing = "the class"
	case r.sum && n > 0:
		missing = fmt.Sprint(n)
	case n > 0:
		missing = fmt.Sprintf("%d: %s", n, strings.Join(names(r.missing), ", "))
	}
	if r.sum {
		name = fmt.Sprintf("%s, %d classes", name, r.classes)
	}
	return []any{name, r.members, r.parameters, r.defaults, fmt.Sprintf("%d of %d", r.facts-len(r.missing)+r.routes-r.answered, r.facts), fmt.Sprintf("%d of %d", r.answered, r.routes), missing}
}

// names are the first few of what is missing, without the reasons.
func names(missing []string) []string {
	var out []string
	for _, m := range missing {
		if len(out) == 4 {
			return append(out, "…")
		}
		name, _, _ := strings.Cut(m, ": ")
		out = append(out, name)
	}
	return out
}
