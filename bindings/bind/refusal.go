package bind

import (
	"errors"
	"slices"
	"strings"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/bindings/spec"
	"github.com/dssrun/dssrun/runtime/secret"
)

// refused takes a refusal out of a request's error, for a set that names the
// class of its refusals: what that class needs is made on the loop.
func refused(s *set, res *rest.Response, err error) (any, error) {
	var refusal *rest.Exception
	if s.Exception != nil && errors.As(err, &refusal) {
		return refusal, nil
	}
	return res, err
}

// mapped is a refusal as an error of a class that the set names.
type mapped struct {
	*rest.Exception
	class, message string
	answer         goja.Value // nil where the class has no field for it
}

func (m *mapped) Error() string { return m.message }

// Unwrap leads to the refusal.
func (m *mapped) Unwrap() error { return m.Exception }

// ErrorName is the class that the set gives the status.
func (m *mapped) ErrorName() string { return m.class }

// ErrorProps are those of any refusal, and the answer.
func (m *mapped) ErrorProps() map[string]any {
	props := m.Exception.ErrorProps()
	if m.answer != nil {
		props["error"] = m.answer
	}
	return props
}

// refusal gives a refusal the class that the set names.
func (v *VM) refusal(s *set, refusal *rest.Exception) error {
	m := &mapped{Exception: refusal, class: s.Exception(refusal.Status), message: refusal.Message}
	class := s.api.classes[m.class]
	if class == nil || class.load() != nil || !slices.ContainsFunc(class.fields, func(f spec.Param) bool { return f.Name == "error" }) {
		m.message = refusal.Error()
		return m
	}
	x, err := v.codec().Parse(refusal.Body)
	answer, ok := x.(*goja.Object)
	if err != nil || !ok || isArray(answer) {
		answer = v.vm.NewObject()
		_ = answer.Set("message", refusal.Message)
	} else if message := answer.Get("message"); message == nil || !isString(message) {
		m.message = "Unknown error"
	}
	m.answer = answer
	if class.ErrorPath == "" {
		return m
	}
	if inner := v.walk(answer, strings.Split(class.ErrorPath, ".")); isObject(inner) {
		m.answer = inner
	}
	if text, err := v.codec().Stringify(m.answer); err == nil {
		m.message = secret.Mask(spaced(text))
	}
	return m
}

// spaced is a JSON text with a space after each comma and colon, as the
// reference writes it in messages.
func spaced(text []byte) string {
	var b strings.Builder
	quoted := false
	for i := 0; i < len(text); i++ {
		b.WriteByte(text[i])
		switch c := text[i]; {
		case c == '\\' && quoted:
			if i++; i < len(text) {
				b.WriteByte(text[i])
			}
		case c == '"':
			quoted = !quoted
		case (c == ',' || c == ':') && !quoted:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// instances makes instanceof know the exceptions that are also of this class.
func (v *VM) instances(b *built) {
	if !b.isError() {
		return
	}
	var others []*class
	for _, c := range v.api.classes {
		if len(c.Also) > 0 && !v.api.extends(c, b.class) && slices.ContainsFunc(c.Also, func(name string) bool {
			return v.api.extends(v.api.classes[name], b.class)
		}) {
			others = append(others, c)
		}
	}
	if len(others) == 0 {
		return
	}
	has := v.vm.ToValue(func(call goja.FunctionCall) goja.Value {
		o, ok := call.Argument(0).(*goja.Object)
		this := call.This.ToObject(v.vm)
		proto := this.Get("prototype")
		for ok && o.Prototype() != nil {
			o = o.Prototype()
			if o == proto {
				return v.vm.ToValue(true)
			}
			// A script's own class inherits this function, not what it stands for.
			if (this == b.public || this == b.intern) &&
				slices.ContainsFunc(others, func(c *class) bool { made := v.made[c]; return made != nil && made.proto == o }) {
				return v.vm.ToValue(true)
			}
		}
		return v.vm.ToValue(false)
	})
	for _, ctor := range []*goja.Object{b.public, b.intern} {
		_ = ctor.DefineDataPropertySymbol(goja.SymHasInstance, has, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
	}
}

// extends tells whether a class is another one or inherits from it.
func (a *API) extends(c, other *class) bool {
	for ; c != nil; c = a.classes[c.Extends] {
		if c == other {
			return true
		}
	}
	return false
}

// handOut has every secret that a script gets masked wherever texts are shown.
func handOut(typ string, x goja.Value) {
	if x != nil && strings.HasPrefix(typ, "Secret") && isString(x) {
		secret.New(x.String())
	}
}
