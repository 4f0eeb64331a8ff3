package bind

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/bindings/spec"
)

// method is one declared method. What follows once is there after load, which
// the first use of the method calls: a class of a hundred methods costs a script
// that uses two of them two.
type method struct {
	*spec.Method
	set   *set
	class *class // nil for a function of a module
	name  string

	once  sync.Once
	err   error
	sigs  []spec.Signature
	async bool

	// scope are the names that expressions see: the parameters, then the
	// options of all overloads. The options parameter itself is in it.
	scope   []string
	options map[string]int // option → index in scope

	verb     string
	path     []segment
	raw      bool // the path is the caller's
	defaults *expr
	query    *expr
	body     *expr
	result   *expr
	// resultReads says that Result looks at the answer: it has to be JSON.
	resultReads bool
	expr        *expr
	shape       shape
}

// segment is a literal piece of a path, or the name of a value in it.
type segment struct {
	text  string
	param bool
}

func newMethod(s *set, c *class, d *spec.Method) *method {
	name, _, _ := strings.Cut(d.Sig, "(")
	name, _, _ = strings.Cut(name, "<")
	return &method{Method: d, set: s, class: c, name: strings.TrimSpace(name)}
}

// load parses the declaration.
func (m *method) load() error {
	m.once.Do(func() {
		if err := m.parse(); err != nil {
			m.err = fmt.Errorf("%s: %w", m.label(), err)
		}
	})
	return m.err
}

func (m *method) parse() error {
	var err error
	if m.sigs, err = spec.ParseSignatures(m.Sig); err != nil {
		return err
	}
	m.async = m.sigs[0].Async
	m.options = map[string]int{}
	for _, sig := range m.sigs {
		for _, p := range sig.Params {
			m.see(p.Name)
			for _, o := range p.Options {
				m.options[o.Name] = m.see(o.Name)
			}
		}
	}
	if kinds := count(m.HTTP != "", m.Expr != "", m.JS, m.Go != nil); kinds != 1 {
		return fmt.Errorf("it has %d bodies, want exactly one of HTTP, Expr, JS and Go", kinds)
	}
	m.defaults = newExpr(m.set, m.Defaults, nil)
	m.query = newExpr(m.set, m.Query, m.scope)
	m.body = newExpr(m.set, m.Body, m.scope)
	m.result = newExpr(m.set, m.Result, append(slices.Clone(m.scope), "raw"))
	m.resultReads = slices.Contains(names(m.Result), "raw")
	m.expr = newExpr(m.set, m.Expr, m.scope)
	if m.HTTP != "" {
		m.route()
	}
	m.shape = shapeOf(m.set.api, m.sigs)
	return nil
}

// see puts a name in scope and returns its place.
func (m *method) see(name string) int {
	if i := slices.Index(m.scope, name); i >= 0 {
		return i
	}
	m.scope = append(m.scope, name)
	return len(m.scope) - 1
}

func count(conditions ...bool) (n int) {
	for _, c := range conditions {
		if c {
			n++
		}
	}
	return n
}

func (m *method) route() {
	verb, path, _ := strings.Cut(m.HTTP, " ")
	m.verb, m.raw = verb, strings.HasPrefix(verb, "{")
	for path != "" {
		literal, rest, _ := strings.Cut(path, "{")
		if literal != "" {
			m.path = append(m.path, segment{text: literal})
		}
		name, after, ok := strings.Cut(rest, "}")
		if ok {
			m.path = append(m.path, segment{text: name, param: true})
		}
		path = after
	}
}

// label is how messages name the method.
func (m *method) label() string {
	switch {
	case m.class == nil:
		return m.name
	case m.name == "constructor":
		return "new " + m.class.Name
	}
	return m.class.Name + "." + m.name
}

// check compiles what the method declares.
func (m *method) check() []error {
	if err := m.load(); err != nil {
		return []error{err}
	}
	var errs []error
	fail := func(err error) {
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", m.label(), err))
		}
	}
	for _, e := range []*expr{m.defaults, m.query, m.body, m.result, m.expr} {
		if e != nil {
			_, err := e.program()
			fail(err)
		}
	}
	for _, s := range m.path {
		if s.param && !m.inScope(s.text) {
			fail(fmt.Errorf("{%s} of its route is no parameter, field or property", s.text))
		}
	}
	for _, s := range m.Secret {
		if !slices.Contains(spec.PathParams(m.HTTP), s) {
			fail(fmt.Errorf("the secret %q is not in its route", s))
		}
	}
	if m.JS && m.class != nil {
		if err := m.set.bodies.load(m.set); err == nil {
			v := newVM(m.set.api, goja.New())
			_, err = v.body(m)
			fail(err)
		}
	}
	return errs
}

func (m *method) inScope(name string) bool {
	first, _, dotted := strings.Cut(name, ".")
	if !dotted && slices.Contains(m.scope, name) {
		return true
	}
	if m.class == nil {
		return false
	}
	member := m.class.members[first]
	return member != nil && member.property != nil ||
		slices.ContainsFunc(m.class.fields, func(f spec.Param) bool { return f.Name == first })
}
