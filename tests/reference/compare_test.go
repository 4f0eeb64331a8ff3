package reference

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/dssrun/dssrun/bindings/spec"
)

// builtins are bases of the reference that are no classes of its own.
var builtins = map[string]bool{"object": true, "dict": true, "Exception": true, "Enum": true}

// compareClass says what is wrong with the class itself: where it says that it
// comes from, and its bases.
func compareClass(ref *refClass, all map[string]*declared) error {
	d := all[ref.Class]
	if d == nil {
		return fmt.Errorf("the class is not declared")
	}
	if full := ref.Module + "." + ref.Class; d.Ref != "" && d.Ref != full {
		return fmt.Errorf("its Ref is %s, the reference's class is %s", d.Ref, full)
	}
	several := len(ref.Bases) > 1 && slices.ContainsFunc(ref.Bases, func(base string) bool { return extends(all, ref.Class, base) })
	for _, base := range ref.Bases {
		switch {
		case several: // a second base is asserted by a wire case, with instanceof
		case base == "dict" && !d.Data:
			return fmt.Errorf("it must be the wire's dict (Data)")
		case base == "Exception" && d.Extends != "Error":
			return fmt.Errorf("it must extend Error")
		case !builtins[base] && !extends(all, ref.Class, base):
			return fmt.Errorf("it must extend %s", base)
		}
	}
	return nil
}

func extends(all map[string]*declared, class, base string) bool {
	for c := all[class]; c != nil; c = all[c.Extends] {
		if c.Name == base {
			return true
		}
	}
	return false
}

// compareMember says how our declaration differs from the reference's member,
// nil when a script that follows the naming rule can't tell.
func compareMember(ref *refMember, class string, all map[string]*declared) error {
	name := camelCase(ref.Name)
	if ref.Kind == constructor {
		name = constructor
	}
	m := find(all, class, name)
	if m == nil {
		return fmt.Errorf("not declared")
	}
	if wanted := strings.TrimRight(ref.Name, "_"); name != constructor && m.Snake != wanted && m.Snake != ref.Name && name != ref.Name {
		return fmt.Errorf("its snake_case name is %s", m.Snake)
	}
	switch ref.Kind {
	case "property", "attribute", "constant", "property-setter":
		switch {
		case m.Callable:
			return fmt.Errorf("a property there, a method here")
		case ref.Kind == "property-setter" && m.Readonly:
			return fmt.Errorf("it can be set there, it is readonly here")
		case m.Static != (ref.Kind == "constant"):
			return fmt.Errorf("a %s there, static is %v here", ref.Kind, m.Static)
		}
		return nil
	case "protocol":
		return nil // an iterator or context manager: the naming rule gives it another name, a wire case asserts it
	}
	switch {
	case !m.Callable:
		return fmt.Errorf("a method there, a property here")
	case m.Static != (ref.Kind == "static" || ref.Kind == "class"):
		return fmt.Errorf("a %s there, static is %v here", ref.Kind, m.Static)
	case m.Async && !ref.Sends:
		return fmt.Errorf("it can't send there, it returns a Promise here")
	case !m.Async && ref.Sends && ref.Kind != constructor:
		return fmt.Errorf("it can send there, it returns no Promise here")
	}
	return compareCalls(ref, m)
}

// compareCalls wants one overload with the required parameters in place, and
// each parameter with a default among the options of some overload.
func compareCalls(ref *refMember, m *member) error {
	var positional []string
	var rest string
	for _, p := range ref.Params {
		switch {
		case p.Star == 1:
			rest = spec.Camel(p.Name)
		case p.Star == 0 && !p.optional():
			positional = append(positional, spec.Camel(p.Name))
		}
	}
	fits := func(c call) bool { return slices.Equal(c.Positional, positional) && c.Rest == rest }
	if !slices.ContainsFunc(m.Calls, fits) {
		return fmt.Errorf("parameters (%s) there, (%s) here", strings.Join(withRest(positional, rest), ", "), strings.Join(withRest(m.Calls[0].Positional, m.Calls[0].Rest), ", "))
	}
	for _, p := range ref.Params {
		if err := compareOption(&p, m); err != nil {
			return err
		}
	}
	return nil
}

func withRest(positional []string, rest string) []string {
	if rest == "" {
		return positional
	}
	return append(slices.Clone(positional), "..."+rest)
}

// compareOption checks a parameter that the naming rule makes an option.
func compareOption(p *refParam, m *member) error {
	if p.Star == 2 {
		if !slices.ContainsFunc(m.Calls, func(c call) bool { return c.Open }) {
			return fmt.Errorf("**%s there, unknown options are refused here", p.Name)
		}
		return nil
	}
	if !p.optional() {
		return nil
	}
	name, found := spec.Camel(p.Name), false
	for _, c := range m.Calls {
		value, ok := c.Options[name]
		if !ok {
			continue
		}
		found = true
		if p.DefaultCode {
			continue
		}
		if value == nil {
			value = json.RawMessage("null")
		}
		if !same(decode(p.Default), decode(value)) {
			return fmt.Errorf("%s defaults to %s there, to %s here", name, p.Default, value)
		}
	}
	if !found {
		return fmt.Errorf("no option %s", name)
	}
	return nil
}
