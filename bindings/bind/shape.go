package bind

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/bindings/spec"
)

// misshapen is an answer that is not what its declaration says. It shows where
// the answer is used, and names the class, the field and the request, so that
// nothing undefined travels into a later write.
type misshapen struct{ text string }

func (m *misshapen) Error() string { return m.text }

// ErrorName is the class of all errors of an answer that can't be used.
func (*misshapen) ErrorName() string { return "ResponseError" }

// shaped checks the result that was made of an answer.
func (v *VM) shaped(m *method, a *arguments, x goja.Value, err error) (goja.Value, error) {
	var thrown *goja.Exception
	switch {
	case errors.As(err, &thrown) && thrown.Value() != nil && isTypeError(thrown.Value()):
		return nil, &misshapen{fmt.Sprintf("%s(): the answer to %s is not what the API documents: %s", m.label(), m.HTTP, message(thrown.Value()))}
	case err != nil:
		return nil, err
	case m.decodes() && m.result == nil && !v.documented(a.sig.Returns, x):
		return nil, &misshapen{fmt.Sprintf("%s(): the answer to %s is %s, where the API documents %s", m.label(), m.HTTP, kindOf(x), v.api.typeText(a.sig.Returns))}
	}
	return x, nil
}

// documented tells whether a value of the wire is what a type says. A string
// that is none of the listed ones passes: servers learn new words. So does an
// empty object where a list is documented, and what is not there where nothing
// else is said of it.
func (v *VM) documented(typ string, x goja.Value) bool {
	if x == nil || goja.IsUndefined(x) || typ == "void" {
		return true
	}
	if accepts(v.api, typ, x) {
		return true
	}
	if o, ok := x.(*goja.Object); ok && !isArray(x) && strings.HasSuffix(typ, "[]") {
		return len(o.Keys()) == 0
	}
	return isString(x) && slices.ContainsFunc(union(typ), func(t string) bool { return strings.HasPrefix(t, "'") || strings.HasPrefix(t, `"`) })
}

// property is the value of a property that lives in a document of the wire.
func (v *VM) property(b *built, this goja.Value, p *property) goja.Value {
	x := v.walk(this, p.path)
	types := union(p.Type)
	absent := x == nil || goja.IsUndefined(x)
	switch {
	case slices.Contains(types, "Date"):
		return v.date(x)
	case absent && slices.Contains(types, "null"):
		return goja.Null()
	case absent && (p.Optional || slices.Contains(types, "undefined") || slices.Contains(types, "any")):
		return goja.Undefined()
	case absent:
		v.throw(&misshapen{fmt.Sprintf("%s.%s: %s has no %q", b.Name, p.Name, source(this), strings.Join(p.path, "."))})
	case !goja.IsNull(x) && !v.documented(p.Type, x):
		v.throw(&misshapen{fmt.Sprintf("%s.%s: %q of %s is %s, where the API documents %s", b.Name, p.Name, strings.Join(p.path, "."), source(this), kindOf(x), v.api.typeText(p.Type))})
	}
	return x
}

// wantDocument refuses to make an object of an answer that lacks the document
// of one of its fields. Where the answer lacks an id, the request that needs it
// is refused.
func (v *VM) wantDocument(b *built, f spec.Param, x goja.Value, request string) {
	if request == "" || f.Optional || !goja.IsUndefined(x) || f.Type != "JsonObject" && !v.api.types[f.Type] {
		return
	}
	v.throw(&misshapen{fmt.Sprintf("%s.%s: the answer to %s has none", b.Name, strings.TrimLeft(f.Name, "_"), request)})
}

// source says where an object's document came from.
func source(this goja.Value) string {
	if in := instanceOf(this); in != nil && in.request != "" {
		return "the answer to " + in.request
	}
	return "its document"
}

func isTypeError(x goja.Value) bool {
	o, ok := x.(*goja.Object)
	if !ok {
		return false
	}
	name := o.Get("name")
	return name != nil && name.String() == "TypeError"
}

func message(x goja.Value) string {
	if m := x.(*goja.Object).Get("message"); m != nil {
		return m.String()
	}
	return x.String()
}
