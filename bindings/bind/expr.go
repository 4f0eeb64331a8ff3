package bind

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/dop251/goja"
)

// expr is a JavaScript expression of a declaration. It becomes a function of
// the names in scope, then of the classes and helpers that it mentions.
type expr struct {
	set   *set
	text  string
	scope []string

	once sync.Once
	prog *goja.Program
	kit  []string
	err  error
}

func newExpr(s *set, text string, scope []string) *expr {
	if text == "" {
		return nil
	}
	return &expr{set: s, text: text, scope: scope}
}

// names are the identifiers of a text that are no attribute of something; a
// spread's dots are not an attribute's.
func names(text string) []string {
	var out []string
	part := func(c byte) bool {
		return c == '_' || c == '$' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
	}
	for i := 0; i < len(text); i++ {
		if !part(text[i]) {
			continue
		}
		from := i
		for i < len(text) && part(text[i]) {
			i++
		}
		before := strings.TrimRight(text[:from], " \t\n")
		if !strings.HasSuffix(before, ".") || strings.HasSuffix(before, "...") {
			out = append(out, text[from:i])
		}
	}
	return out
}

// program compiles the expression, once per process.
func (e *expr) program() (*goja.Program, error) {
	e.once.Do(func() {
		e.kit = uses(e.set, e.text, e.scope)
		params := append(slices.Clone(e.scope), e.kit...)
		src := "(function(" + strings.Join(params, ",") + "){'use strict';return (" + e.text + "\n)})"
		if e.prog, e.err = goja.Compile("dssrun:"+e.set.Module, src, true); e.err != nil {
			e.err = fmt.Errorf("expression %q: %w", e.text, e.err)
		}
	})
	return e.prog, e.err
}

// uses are the declared classes and helpers that a text mentions.
func uses(s *set, text string, scope []string) []string {
	var out []string
	for _, word := range names(text) {
		_, isClass := s.api.classes[word]
		if (isClass || helpers[word] != nil) && !slices.Contains(out, word) && !slices.Contains(scope, word) {
			out = append(out, word)
		}
	}
	return out
}

// bodies are the .js files of a set, each a function from the kit (the declared
// classes and the helpers, by name) to an object of classes, each an object of
// the bodies of its JS methods.
type bodies struct {
	once  sync.Once
	progs []*goja.Program
	err   error
}

func (b *bodies) load(s *set) error {
	b.once.Do(func() {
		if s.Bodies == nil {
			return
		}
		var files []string
		files, b.err = fs.Glob(s.Bodies, "*.js")
		for _, f := range files {
			var src []byte
			if src, b.err = fs.ReadFile(s.Bodies, f); b.err != nil {
				return
			}
			var p *goja.Program
			if p, b.err = goja.Compile("dssrun:"+path.Join(s.Module, f), string(src), true); b.err != nil {
				return
			}
			b.progs = append(b.progs, p)
		}
	})
	return b.err
}

// eval runs an expression with the values of its scope.
func (v *VM) eval(e *expr, this goja.Value, scope []goja.Value) (goja.Value, error) {
	f, ok := v.fns[e]
	if !ok {
		p, err := e.program()
		if err != nil {
			return nil, err
		}
		x, err := v.vm.RunProgram(p)
		if err != nil {
			return nil, err
		}
		f.call, _ = goja.AssertFunction(x)
		for _, name := range e.kit {
			f.kit = append(f.kit, v.kit(name))
		}
		v.fns[e] = f
	}
	args := make([]goja.Value, 0, len(e.scope)+len(f.kit))
	for i := range e.scope {
		if i < len(scope) && scope[i] != nil {
			args = append(args, scope[i])
		} else {
			args = append(args, goja.Undefined())
		}
	}
	return f.call(this, append(args, f.kit...)...)
}

// compiled is an expression in one VM.
type compiled struct {
	call goja.Callable
	kit  []goja.Value
}

// body is the JavaScript function of a JS method.
func (v *VM) body(m *method) (goja.Callable, error) {
	if f, ok := v.bodies[m]; ok {
		return f, nil
	}
	owner := m.set.Module
	if m.class != nil {
		owner = m.class.Name
	}
	f, err := v.bodyIn(m.set, owner, m.name)
	if err == nil && f == nil && m.class != nil {
		if other := m.set.api.classes[m.class.BodiesOf]; other != nil {
			f, err = v.bodyIn(other.set, other.Name, m.name)
		}
	}
	if err == nil && f == nil {
		err = fmt.Errorf("%s has no body in the .js files of %s", m.label(), m.set.Module)
	}
	if err != nil {
		return nil, err
	}
	v.bodies[m] = f
	return f, nil
}

// bodyIn is the body of a method in a set's .js files, nil when there is none.
func (v *VM) bodyIn(s *set, owner, name string) (goja.Callable, error) {
	if err := s.bodies.load(s); err != nil {
		return nil, err
	}
	for _, p := range s.bodies.progs {
		file, err := v.file(p)
		if err != nil {
			return nil, err
		}
		if c, ok := file.Get(owner).(*goja.Object); ok {
			if f, ok := goja.AssertFunction(c.Get(name)); ok {
				return f, nil
			}
		}
	}
	return nil, nil
}

// file is what a .js file of bodies evaluates to in this VM.
func (v *VM) file(p *goja.Program) (*goja.Object, error) {
	if o, ok := v.files[p]; ok {
		return o, nil
	}
	x, err := v.vm.RunProgram(p)
	if err != nil {
		return nil, err
	}
	f, ok := goja.AssertFunction(x)
	if !ok {
		return nil, fmt.Errorf("a file of bodies must be a function of the kit")
	}
	x, err = f(goja.Undefined(), v.vm.NewDynamicObject(kit{v}))
	if err != nil {
		return nil, err
	}
	v.files[p] = x.ToObject(v.vm)
	return v.files[p], nil
}
