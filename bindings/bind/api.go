// Package bind turns declarations (spec) into JavaScript classes. It is the
// only package under bindings that knows the engine.
//
// An API is indexed once per process and shared; a class is parsed when it is
// first used and its expressions are compiled when they are first needed. In a
// VM nothing exists until a script touches it: the namespace builds a class on
// first read, a prototype builds a member on first read. That keeps a fresh VM
// at some microseconds, however large the API is.
package bind

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/bindings/spec"
)

// API is a set of declarations, ready to be installed in any number of VMs.
type API struct {
	sets    []*set
	classes map[string]*class
	types   map[string]bool
}

type set struct {
	spec.Set
	api       *API
	bodies    bodies
	functions []*method
}

// class is one declared class, parsed on first use.
type class struct {
	*spec.Class
	set     *set
	parent  *class
	once    sync.Once
	err     error
	fields  []spec.Param
	shown   []goja.Flag // of each field, whether it is enumerable
	ctor    *method
	members map[string]*member // by every name, inherited ones included
	names   []string           // the camelCase names of members and fields
	statics []*method
}

// member is what one name of a prototype stands for.
type member struct {
	name     string
	method   *method
	property *property
	field    string // the field that the name is the snake_case alias of
}

type property struct {
	*spec.Property
	spec.Param
	class *class
	path  []string
	get   *expr
	set   *expr // nil: it is not written, or by its path
}

// New indexes the declarations. A class that can't be parsed shows when it is
// used; Check finds all of them.
func New(sets ...spec.Set) *API {
	a := &API{classes: map[string]*class{}, types: map[string]bool{}}
	for _, s := range sets {
		st := &set{Set: s, api: a}
		for i := range s.Functions {
			st.functions = append(st.functions, newMethod(st, nil, &st.Functions[i]))
		}
		a.sets = append(a.sets, st)
		for _, c := range s.Classes {
			a.classes[c.Name] = &class{Class: c, set: st}
		}
		for _, t := range s.Types {
			a.types[t.Name] = true
		}
	}
	return a
}

// Modules are the names that scripts import the API by.
func (a *API) Modules() []string {
	var out []string
	for _, s := range a.sets {
		out = append(out, s.Module)
	}
	return out
}

// Exports are the names that a module exports: its classes and functions. It
// needs no VM.
func (a *API) Exports(module string) []string {
	var out []string
	for _, s := range a.sets {
		if s.Module != module {
			continue
		}
		for _, c := range s.Classes {
			out = append(out, c.Name)
		}
		for _, m := range s.functions {
			out = append(out, m.name)
		}
	}
	return out
}

// Check parses every class and compiles every expression and body, and returns
// what is wrong with them.
func (a *API) Check() []error {
	var errs []error
	for _, name := range slices.Sorted(maps.Keys(a.classes)) {
		c := a.classes[name]
		if err := c.load(); err != nil {
			errs = append(errs, err)
			continue
		}
		errs = append(errs, c.checkAlso()...)
		for _, m := range append(c.statics, c.ctor) {
			if m != nil {
				errs = append(errs, m.check()...)
			}
		}
		if err := c.checkIterate(); err != nil {
			errs = append(errs, err)
		}
		for _, m := range c.members {
			if m.method != nil {
				errs = append(errs, m.method.check()...)
			}
			errs = append(errs, m.property.check()...)
		}
	}
	for _, s := range a.sets {
		for _, m := range s.functions {
			errs = append(errs, m.check()...)
		}
		if err := s.bodies.load(s); err != nil {
			errs = append(errs, err)
		}
	}
	return errs
}

// check compiles what a property declares; nil declares nothing.
func (p *property) check() []error {
	if p == nil {
		return nil
	}
	var errs []error
	for _, e := range []*expr{p.get, p.set} {
		if e != nil {
			if _, err := e.program(); err != nil {
				errs = append(errs, fmt.Errorf("%s.%s: %w", p.class.Name, p.Name, err))
			}
		}
	}
	if p.set != nil && (p.get == nil || p.Readonly) {
		errs = append(errs, fmt.Errorf("%s.%s: Set goes with Get, and not with readonly", p.class.Name, p.Name))
	}
	return errs
}

// checkAlso wants exceptions that are declared.
func (c *class) checkAlso() []error {
	var errs []error
	for _, name := range c.Also {
		if other := c.set.api.classes[name]; other == nil || !c.set.api.isError(other) || !c.set.api.isError(c) {
			errs = append(errs, fmt.Errorf("%s: it is also %s, and both must be declared exceptions", c.Name, name))
		}
	}
	return errs
}

// load parses the class and the classes that it extends.
func (c *class) load() error {
	c.once.Do(func() { c.err = c.parse() })
	return c.err
}

func (c *class) parse() error {
	fail := func(err error) error { return fmt.Errorf("%s: %w", c.Name, err) }
	var err error
	if c.fields, err = spec.ParseMembers(c.Fields); err != nil {
		return fail(err)
	}
	c.members = map[string]*member{}
	if c.Extends != "" && c.Extends != "Error" {
		if c.parent = c.set.api.classes[c.Extends]; c.parent == nil {
			return fail(fmt.Errorf("it extends %s, which is not declared", c.Extends))
		}
		if err := c.parent.load(); err != nil {
			return err
		}
		maps.Copy(c.members, c.parent.members)
		c.names = append(c.names, c.parent.names...)
		if c.Fields == "" {
			c.fields = c.parent.fields
		}
	}
	for _, f := range c.fields {
		c.names = append(c.names, f.Name)
		c.shown = append(c.shown, enumerable(c.set.api, f))
		if s := spec.Snake(f.Name); s != f.Name && f.Type != sessionType {
			c.members[s] = &member{name: s, field: f.Name}
		}
	}
	if d := c.constructor(); d != nil {
		c.ctor = newMethod(c.set, c, d)
	}
	for i := range c.Properties {
		if err := c.addProperty(&c.Properties[i]); err != nil {
			return fail(err)
		}
	}
	for i := range c.Methods {
		m := newMethod(c.set, c, &c.Methods[i])
		if m.Static {
			c.statics = append(c.statics, m)
			continue
		}
		c.add(&member{name: m.name, method: m}, m.SnakeName(m.name))
	}
	return nil
}

// constructor is the declared one or, for a class that need not be had from a
// getter, one of its fields, as in the reference.
func (c *class) constructor() *spec.Method {
	if c.Constructor != nil || c.Getter != "" || len(c.Enum) > 0 || c.set.api.isError(c) {
		return c.Constructor
	}
	var params, names []string
	for _, f := range c.fields {
		name := strings.TrimLeft(f.Name, "_")
		params, names = append(params, name+": "+f.Type), append(names, name)
	}
	if c.Data {
		params, names = append(params, "data: JsonObject"), append(names, "data")
	}
	return &spec.Method{
		Sig:  "constructor(" + strings.Join(params, ", ") + ")",
		Expr: "[" + strings.Join(names, ", ") + "]",
	}
}

func (c *class) addProperty(p *spec.Property) error {
	sig, err := spec.ParseMembers(p.Sig)
	if err != nil || len(sig) != 1 {
		return fmt.Errorf("property %q: want one TypeScript member (%v)", p.Sig, err)
	}
	prop := &property{Property: p, Param: sig[0], class: c}
	if p.Path != "" {
		prop.path = strings.Split(p.Path, ".")
	} else {
		prop.get = newExpr(c.set, p.Get, nil)
		prop.set = newExpr(c.set, p.Set, []string{"value"})
	}
	snake := spec.Snake(prop.Name)
	if snake == prop.Name {
		snake = ""
	}
	c.add(&member{name: prop.Name, property: prop}, snake)
	return nil
}

func (c *class) add(m *member, alias string) {
	c.members[m.name] = m
	if alias != "" {
		c.members[alias] = m
	}
	if m.method == nil || !m.method.Internal {
		c.names = append(c.names, m.name)
	}
}
