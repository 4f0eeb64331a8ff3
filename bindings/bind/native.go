package bind

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/url"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/bindings/spec"
)

// doer is what a body in Go calls other methods of its class by. The paths come
// from their declarations; the object's attributes are read now, on the loop.
func (v *VM) doer(m *method, this goja.Value) spec.Doer {
	if m.class == nil {
		return nil
	}
	session, err := sessionOf(m, this)
	attributes := map[string]string{}
	for _, f := range m.class.fields {
		if x := v.attribute(this, []string{f.Name}); isString(x) || isNumber(x) {
			attributes[f.Name] = x.String()
		}
	}
	class := m.class
	return func(ctx context.Context, name string, params map[string]string, query map[string]string, body any) ([]byte, error) {
		if err != nil {
			return nil, err
		}
		member := class.members[name]
		if member == nil || member.method == nil || member.method.HTTP == "" {
			return nil, fmt.Errorf("%s has no method %q that sends a request", class.Name, name)
		}
		if err := member.method.load(); err != nil {
			return nil, err
		}
		r := &rest.Request{Method: member.method.verb, Reads: member.method.Reads, Query: url.Values{}}
		for _, s := range member.method.path {
			value := s.text
			if s.param {
				value = cmp.Or(params[s.text], attributes[s.text])
				if value == "" {
					return nil, fmt.Errorf("%s needs %s", member.method.label(), s.text)
				}
				value = rest.PathEscape(value)
			}
			r.Path += value
		}
		for key, value := range query {
			r.Query.Set(key, value)
		}
		if body != nil {
			var err error
			if r.Body, err = json.Marshal(body); err != nil {
				return nil, err
			}
		}
		res, err := session.Do(ctx, r)
		if err != nil {
			return nil, err
		}
		return res.Body, nil
	}
}
