package bind

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/bindings/spec"
)

// arguments are a call's arguments, by the method's scope.
type arguments struct {
	sig    *spec.Signature
	scope  []goja.Value // nil: absent
	opts   *goja.Object // the options with their defaults, nil when the method has none
	spread []goja.Value // of a rest parameter
}

// misuse is a wrong call: a TypeError that says what would be right.
type misuse struct{ text string }

func (e *misuse) Error() string     { return e.text }
func (e *misuse) ErrorName() string { return "TypeError" }

func wrong(format string, args ...any) error { return &misuse{fmt.Sprintf(format, args...)} }

// bind checks the arguments of a call against the signatures and sorts them
// into the method's scope. Of overloads the first that fits is taken; when none
// does, the last one, which is the most general, says what is wrong.
func (v *VM) bind(m *method, args []goja.Value) (*arguments, error) {
	var err error
	for i := range m.sigs {
		var a *arguments
		if a, err = v.bindTo(m, &m.sigs[i], args); err == nil {
			return a, v.fill(m, a)
		}
	}
	return nil, err
}

func (v *VM) bindTo(m *method, sig *spec.Signature, args []goja.Value) (*arguments, error) {
	a := &arguments{sig: sig, scope: make([]goja.Value, len(m.scope))}
	params, options := sig.Positional(), sig.Options()
	for i, p := range params {
		if p.Rest {
			if err := v.bindRest(m, p, a, args, i); err != nil {
				return nil, err
			}
			args = nil
			break
		}
		var x goja.Value
		if i < len(args) {
			x = args[i]
		}
		if x == nil || goja.IsUndefined(x) {
			if !p.Optional {
				return nil, wrong("%s: argument %q is required: %s", m.label(), p.Name, m.usage(sig))
			}
			continue
		}
		if !accepts(v.api, p.Type, x) {
			return nil, v.wrongType(m, fmt.Sprintf("argument %q", p.Name), p.Type, x)
		}
		a.scope[slices.Index(m.scope, p.Name)] = x
	}
	rest := args[min(len(args), len(params)):]
	for len(rest) > 0 && goja.IsUndefined(rest[len(rest)-1]) {
		rest = rest[:len(rest)-1]
	}
	if options == nil {
		if len(rest) > 0 {
			return nil, wrong("%s takes %s, got %d: %s", m.label(), countOf(len(params), "argument"), len(args), m.usage(sig))
		}
		return a, nil
	}
	if len(rest) > 1 || len(rest) == 1 && !isPlainObject(rest[0]) {
		return nil, v.positional(m, sig, options, rest)
	}
	a.opts = v.vm.NewObject()
	if len(rest) == 0 {
		return a, v.required(m, options, a)
	}
	return a, v.bindOptions(m, options, a, rest[0].(*goja.Object))
}

func (v *VM) bindRest(m *method, p spec.Param, a *arguments, args []goja.Value, from int) error {
	if from < len(args) {
		a.spread = args[from:]
	}
	items := make([]any, len(a.spread))
	element := strings.TrimSuffix(p.Type, "[]")
	for i, x := range a.spread {
		if !accepts(v.api, element, x) {
			return v.wrongType(m, fmt.Sprintf("argument %d", from+i+1), element, x)
		}
		items[i] = x
	}
	a.scope[slices.Index(m.scope, p.Name)] = v.vm.NewArray(items...)
	return nil
}

func (v *VM) bindOptions(m *method, options *spec.Param, a *arguments, given *goja.Object) error {
	for _, key := range given.Keys() {
		name := key
		at, ok := m.options[name]
		if !ok {
			name = spec.Camel(key)
			at, ok = m.options[name]
		}
		i := slices.IndexFunc(options.Options, func(o spec.Param) bool { return o.Name == name })
		x := given.Get(key)
		switch {
		case i < 0 && options.Open:
			_ = a.opts.Set(key, x)
			continue
		case !ok || i < 0:
			return wrong("%s: unknown option %q%s", m.label(), key, suggest(key, optionNames(options), "its options are "))
		case goja.IsUndefined(x):
			continue
		}
		if !accepts(v.api, options.Options[i].Type, x) {
			return v.checkType(m, fmt.Sprintf("option %q", name), m.optionType(name, x), x)
		}
		a.scope[at] = x
		_ = a.opts.Set(name, x)
	}
	return v.required(m, options, a)
}

// optionType is what an option can be, the alternatives of all overloads, to
// say so of a value that is none of them. A value that suits another overload
// leaves the type to the last one: it is another option that does not fit.
func (m *method) optionType(name string, x goja.Value) string {
	var types []string
	last := ""
	for _, sig := range m.sigs {
		if o := sig.Options(); o != nil {
			for _, p := range o.Options {
				if p.Name != name {
					continue
				}
				last = p.Type
				if accepts(m.set.api, p.Type, x) {
					continue
				}
				for _, t := range union(p.Type) {
					if !slices.Contains(types, t) {
						types = append(types, t)
					}
				}
			}
		}
	}
	if len(types) == 0 {
		return last
	}
	return strings.Join(types, " | ")
}

// required finds the options without which an overload does not apply.
func (v *VM) required(m *method, options *spec.Param, a *arguments) error {
	for _, o := range options.Options {
		if !o.Optional && a.scope[m.options[o.Name]] == nil && m.Defaults == "" {
			return wrong("%s: option %q is required", m.label(), o.Name)
		}
	}
	return nil
}

// fill applies the defaults.
func (v *VM) fill(m *method, a *arguments) error {
	if m.defaults != nil {
		d, err := v.eval(m.defaults, goja.Undefined(), nil)
		if err != nil {
			return err
		}
		defaults := d.ToObject(v.vm)
		for _, key := range defaults.Keys() {
			at, ok := m.options[key]
			if !ok {
				at = slices.Index(m.scope, key)
			}
			if at >= 0 && a.scope[at] == nil {
				a.scope[at] = defaults.Get(key)
				if a.opts != nil {
					_ = a.opts.Set(key, a.scope[at])
				}
			}
		}
	}
	if o := a.sig.Options(); o != nil {
		a.scope[slices.Index(m.scope, o.Name)] = a.opts
	}
	return nil
}

// list are the arguments as a body in JavaScript takes them.
func (a *arguments) list(m *method) []goja.Value {
	var out []goja.Value
	for _, p := range a.sig.Params {
		if p.Rest {
			return append(out, a.spread...)
		}
		x := a.scope[slices.Index(m.scope, p.Name)]
		if x == nil {
			x = goja.Undefined()
		}
		out = append(out, x)
	}
	return out
}

// positional is the error of options passed one by one, as in Python.
func (v *VM) positional(m *method, sig *spec.Signature, options *spec.Param, rest []goja.Value) error {
	if isPromise(rest[0]) {
		return wrong("%s: its options are a Promise: add await", m.label())
	}
	if len(rest) == 1 && (goja.IsNull(rest[0]) || len(options.Options) == 0) {
		return wrong("%s: its options must be an object: %s", m.label(), m.usage(sig))
	}
	var call []string
	for _, p := range sig.Positional() {
		call = append(call, p.Name) // its value may be a password
	}
	var named []string
	for i := range rest {
		if i < len(options.Options) {
			named = append(named, options.Options[i].Name)
		}
	}
	call = append(call, "{ "+strings.Join(named, ", ")+" }")
	return wrong("%s: options are named: write %s(%s)", m.label(), m.called(), strings.Join(call, ", "))
}

// usage is the call as one would write it.
func (m *method) usage(sig *spec.Signature) string {
	var params []string
	for _, p := range sig.Params {
		switch {
		case p.Rest:
			params = append(params, "..."+p.Name)
		case p.IsOptions():
			params = append(params, "{ "+strings.Join(optionNames(&p), ", ")+" }")
		default:
			params = append(params, p.Name)
		}
	}
	return m.called() + "(" + strings.Join(params, ", ") + ")"
}

// called is how one calls the method.
func (m *method) called() string {
	if m.name == "constructor" {
		return "new " + m.class.Name
	}
	return m.name
}

func optionNames(p *spec.Param) []string {
	var out []string
	for _, o := range p.Options {
		out = append(out, o.Name)
	}
	return out
}

// suggest is the nearest valid name, or the list of them.
func suggest(name string, valid []string, list string) string {
	if near := nearest(name, valid); near != "" {
		return fmt.Sprintf(", did you mean %q?", near)
	}
	if len(valid) == 0 || len(valid) > 12 {
		return ""
	}
	sorted := slices.Clone(valid)
	sort.Strings(sorted)
	return ": " + list + strings.Join(sorted, ", ")
}

// nearest is the valid name that differs least, "" when none is near.
func nearest(name string, valid []string) string {
	best, least := "", 1+len(name)/3
	lower := strings.ToLower(spec.Camel(name))
	for _, c := range valid {
		if d := levenshtein.ComputeDistance(lower, strings.ToLower(c)); d <= least && (best == "" || d < least) {
			best, least = c, d
		}
	}
	return best
}

func countOf(n int, what string) string {
	switch n {
	case 0:
		return "no " + what
	case 1:
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
