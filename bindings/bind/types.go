package bind

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/dop251/goja"
)

// checkType tells whether a value can be what a TypeScript type says. It knows
// the types whose misuse is common and clear: primitives, literals, arrays,
// objects and functions. Of any other it accepts everything.
func (v *VM) checkType(m *method, what, typ string, x goja.Value) error {
	if accepts(v.api, typ, x) {
		return nil
	}
	return v.wrongType(m, what, typ, x)
}

// wrongType is the error of a value that is not of a type.
func (v *VM) wrongType(m *method, what, typ string, x goja.Value) error {
	if isPromise(x) {
		return wrong("%s: %s is a Promise: add await", m.label(), what)
	}
	return wrong("%s: %s must be %s, got %s", m.label(), what, v.api.typeText(typ), kindOf(x))
}

func accepts(a *API, typ string, x goja.Value) bool {
	if !strings.Contains(typ, "|") {
		return acceptsOne(a, typ, x)
	}
	for _, t := range union(typ) {
		if acceptsOne(a, t, x) {
			return true
		}
	}
	return false
}

// anyString is how TypeScript writes a string in a union with literals without
// losing their names: the server may know values that the declaration does not.
const anyString = "(string & {})"

func acceptsOne(a *API, t string, x goja.Value) bool {
	if _, class := a.classes[t]; class || a.types[t] {
		return isObject(x)
	}
	switch t {
	case "string", "Secret", anyString:
		return isString(x)
	case "number":
		return isNumber(x)
	case "boolean":
		return isBoolean(x)
	case "null":
		return goja.IsNull(x)
	case "undefined":
		return goja.IsUndefined(x)
	case "true", "false":
		return isBoolean(x) && x.String() == t
	case "object", "JsonObject":
		return isObject(x) && !isArray(x) && !isCallable(x) && !isPromise(x)
	case "Date":
		return isObject(x) && x.(*goja.Object).ClassName() == "Date"
	}
	switch {
	case strings.HasPrefix(t, "'") || strings.HasPrefix(t, `"`):
		return isString(x) && x.String() == strings.Trim(t, `'"`)
	case strings.HasSuffix(t, "[]"):
		return acceptsArray(a, strings.TrimSuffix(t, "[]"), x)
	case strings.HasPrefix(t, "[") && strings.HasSuffix(t, "]"):
		return isArray(x)
	case strings.Contains(t, "=>"):
		return isCallable(x)
	case strings.HasPrefix(t, "{"), strings.HasPrefix(t, "Record<"), strings.HasPrefix(t, "Partial<"):
		return isObject(x) && !isArray(x) && !isPromise(x)
	}
	return true
}

// acceptsArray looks at the elements too where that is cheap and clear.
func acceptsArray(a *API, element string, x goja.Value) bool {
	if !isArray(x) {
		return false
	}
	element = strings.Trim(element, "()")
	if element != "string" && element != "number" && element != "boolean" {
		return true
	}
	o := x.(*goja.Object)
	for i := range o.Get("length").ToInteger() {
		if e := o.Get(strconv.FormatInt(i, 10)); e == nil || !acceptsOne(a, element, e) {
			return false
		}
	}
	return true
}

// union are the alternatives of a type.
func union(typ string) []string {
	if !strings.Contains(typ, "|") {
		return []string{typ}
	}
	var out []string
	depth, from := 0, 0
	for i := 0; i < len(typ); i++ {
		switch typ[i] {
		case '(', '{', '[', '<':
			depth++
		case ')', '}', ']', '>':
			depth--
		case '|':
			if depth == 0 {
				out = append(out, strings.TrimSpace(typ[from:i]))
				from = i + 1
			}
		}
	}
	return append(out, strings.TrimSpace(typ[from:]))
}

// typeText is a type in the words of a message.
func (a *API) typeText(typ string) string {
	var parts []string
	for _, t := range union(typ) {
		switch {
		case t == "string", t == "number", t == "boolean", t == "Date":
			t = "a " + t
		case t == "Secret":
			t = "a string"
		case t == anyString:
			t = "another string"
		case t == "object", t == "JsonObject", strings.HasPrefix(t, "{"), strings.HasPrefix(t, "Record<"):
			t = "an object"
		case strings.HasSuffix(t, "[]"):
			t = "an array of " + strings.Trim(strings.TrimSuffix(t, "[]"), "()") + "s"
		case strings.Contains(t, "=>"):
			t = "a function"
		case a.classes[t] != nil, a.types[t]:
			t = "a " + t
		}
		parts = append(parts, t)
	}
	if n := len(parts); n > 1 {
		return strings.Join(parts[:n-1], ", ") + " or " + parts[n-1]
	}
	return parts[0]
}

// kindOf is a value in the words of a message.
func kindOf(x goja.Value) string {
	switch {
	case x == nil || goja.IsUndefined(x):
		return "undefined"
	case goja.IsNull(x):
		return "null"
	case isArray(x):
		return "an array"
	case isCallable(x):
		return "a function"
	case isObject(x):
		if name := className(x.(*goja.Object)); name != "" && name != "Object" {
			return "a " + name
		}
		return "an object"
	case isString(x):
		if s := x.String(); len(s) <= 24 {
			return fmt.Sprintf("%q", s)
		}
		return "a string"
	}
	return x.String()
}

func className(o *goja.Object) (name string) {
	defer func() { _ = recover() }() // a getter of the script's may throw
	if c, ok := o.Get("constructor").(*goja.Object); ok {
		name = c.Get("name").String()
	}
	return name
}

func isObject(x goja.Value) bool { _, ok := x.(*goja.Object); return ok }

func isCallable(x goja.Value) bool { _, ok := goja.AssertFunction(x); return ok }

func isArray(x goja.Value) bool {
	o, ok := x.(*goja.Object)
	return ok && o.ClassName() == "Array"
}

var promiseType = reflect.TypeFor[*goja.Promise]()

func isPromise(x goja.Value) bool {
	o, ok := x.(*goja.Object)
	return ok && o.ExportType() == promiseType
}

// isPlainObject tells whether a value can be an options object.
func isPlainObject(x goja.Value) bool {
	o, ok := x.(*goja.Object)
	return ok && o.ClassName() == "Object" && !isCallable(x)
}

func isString(x goja.Value) bool { _, ok := x.(goja.String); return ok }

func isBoolean(x goja.Value) bool {
	if isObject(x) {
		return false
	}
	_, ok := x.Export().(bool)
	return ok
}

func isNumber(x goja.Value) bool {
	if isObject(x) {
		return false
	}
	switch x.Export().(type) {
	case int64, float64:
		return true
	}
	return false
}
