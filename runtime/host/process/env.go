package process

import (
	"slices"
	"strings"

	"github.com/dop251/goja"
)

// env is process.env: reading asks the policy, writing changes the run's own copy.
type env struct {
	p   *Process
	own map[string]goja.Value // set by the script; nil value: deleted
}

// inherited are the names that every object answers to. They are no variables.
var inherited = []string{
	"constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf", "__proto__",
	"__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__", "toJSON", "then", "length",
}

// probed are variables that packages look at while they are imported, to choose colours or their log level. Denied,
// they read as not set instead of throwing: nothing is told either way, and the packages can be used.
var probed = []string{
	"AGENT_NAME", "CI", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "DEBUG", "DEBUG_COLORS", "FORCE_COLOR", "NODE_DEBUG", "NODE_DISABLE_COLORS", "NODE_ENV",
	"NODE_PATH", "NODE_V8_COVERAGE", "NO_COLOR", "TEAMCITY_VERSION", "TERM", "TERM_PROGRAM", "TF_BUILD",
}

// Get reads a variable, nil when it is not set.
func (e *env) Get(name string) goja.Value {
	if v, known := e.own[name]; known {
		return v
	}
	if slices.Contains(inherited, name) {
		return nil
	}
	if !e.allowed(name) {
		return nil
	}
	if v, ok := e.p.LookupEnv(name); ok {
		return e.p.vm.ToValue(v)
	}
	return nil
}

// allowed asks the policy, and throws its refusal.
func (e *env) allowed(name string) bool {
	if e.p.Permit == nil {
		return true
	}
	err := e.p.Permit.Env(name)
	if err != nil {
		if slices.Contains(probed, name) {
			return false
		}
		e.p.Loop.Throw(err)
	}
	return true
}

// Set changes a variable for this run; values become strings, as in Node.
func (e *env) Set(name string, v goja.Value) bool {
	if e.own == nil {
		e.own = map[string]goja.Value{}
	}
	e.own[name] = v.ToString()
	return true
}

// Has tells whether a variable is set. One that may not be read counts as set: reading it then says which permission it
// needs. It must not throw, since the engine asks it before it sets a variable.
func (e *env) Has(name string) bool {
	if v, known := e.own[name]; known {
		return v != nil
	}
	if slices.Contains(inherited, name) {
		return false
	}
	if e.p.Permit != nil && e.p.Permit.Env(name) != nil {
		return !slices.Contains(probed, name)
	}
	_, ok := e.p.LookupEnv(name)
	return ok
}

// Delete takes a variable out of this run's copy.
func (e *env) Delete(name string) bool {
	if e.own == nil {
		e.own = map[string]goja.Value{}
	}
	e.own[name] = nil
	return true
}

// Keys lists the environment, which needs permission for all of it.
func (e *env) Keys() []string {
	e.allowed("")
	var out []string
	for _, pair := range e.p.Environ() {
		name, _, _ := strings.Cut(pair, "=")
		if _, changed := e.own[name]; name != "" && !changed {
			out = append(out, name)
		}
	}
	for name, v := range e.own {
		if v != nil {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}
