package reference

import (
	"fmt"
	"strings"
	"testing"
	"text/tabwriter"

	"github.com/dssrun/dssrun/bindings/dss"
	"github.com/dssrun/dssrun/bindings/spec"
)

// TestCoverage prints what of the reference is covered: declared as the naming
// rule says, and asserted by a wire case that passes.
//
//	go test ./tests/reference -run TestCoverage -v
func TestCoverage(t *testing.T) {
	all, err := declare(dss.Set.Classes)
	if err != nil {
		t.Fatal(err)
	}
	rows := coverage(classes(t, "dss"), all, asserted(t))
	t.Log("\n" + table(rows))
	for _, r := range rows {
		for _, m := range r.missing {
			t.Errorf("%s.%s", r.class, m)
		}
	}
}

// asserted is what the passing wire cases use; a name with a trailing "-" says
// that the parameter was left to its default.
func asserted(t *testing.T) map[string]bool {
	params := map[string][]string{}
	for _, c := range classes(t, "dss") {
		for _, m := range c.Members {
			for _, p := range m.Params {
				params[c.Class+"."+m.Name] = append(params[c.Class+"."+m.Name], p.Name)
			}
		}
	}
	failed := outcomes(t)
	out := map[string]bool{}
	for _, c := range readCases(t, "wire.jsonl") {
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

// A row is one class of the table.
type row struct {
	class                                string
	members, parameters, defaults, facts int
	missing                              []string
}

// coverage compares every fact of the list. A constructor counts where scripts
// may use it.
func coverage(refs []refClass, all map[string]*declared, asserted map[string]bool) []row {
	var rows []row
	for i := range refs {
		ref := &refs[i]
		r := row{class: ref.Class, facts: 1}
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
	full, label := class+"."+m.Name, spec.Camel(m.Name)
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
		fmt.Fprintf(w, "| %v\t| %v\t| %v\t| %v\t| %v\t| %v\t|\n", cells...)
	}
	line("reference class", "members", "parameters", "defaults", "covered", "missing")
	dash := strings.Repeat("-", 3)
	line(dash, dash, dash, dash, dash, dash)
	sum := row{class: fmt.Sprintf("%d classes", len(rows))}
	for _, r := range rows {
		line(r.cells()...)
		sum.members += r.members
		sum.parameters += r.parameters
		sum.defaults += r.defaults
		sum.facts += r.facts
		sum.missing = append(sum.missing, r.missing...)
	}
	line(sum.cells()...)
	w.Flush()
	return b.String()
}

func (r *row) cells() []any {
	missing := "none"
	if n := len(r.missing); n > 0 {
		missing = fmt.Sprintf("%d: %s", n, strings.Join(names(r.missing), ", "))
	}
	return []any{r.class, r.members, r.parameters, r.defaults, fmt.Sprintf("%d of %d", r.facts-len(r.missing), r.facts), missing}
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
