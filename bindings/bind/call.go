package bind

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/bindings/spec"
	"github.com/dssrun/dssrun/runtime/value"
)

// function is a declared method as a JavaScript function, the same one for
// every object of the class.
func (v *VM) function(m *method) goja.Value {
	if f, ok := v.functions[m]; ok {
		return f
	}
	if err := m.load(); err != nil {
		v.throw(err)
	}
	f := v.vm.ToValue(func(call goja.FunctionCall) goja.Value { return v.call(m, call) }).ToObject(v.vm)
	_ = f.DefineDataProperty("name", v.vm.ToValue(m.name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	_ = f.DefineDataProperty("length", v.vm.ToValue(requiredCount(m)), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	v.functions[m] = f
	return f
}

func requiredCount(m *method) (n int) {
	for _, p := range m.sigs[len(m.sigs)-1].Positional() {
		if !p.Optional && !p.Rest {
			n++
		}
	}
	return n
}

// call runs a method. A method that returns a Promise rejects where another
// one throws.
func (v *VM) call(m *method, call goja.FunctionCall) goja.Value {
	if !m.async {
		x, err := v.run(m, call)
		if err != nil {
			v.throw(err)
		}
		return x
	}
	x, err := v.run(m, call)
	if err == nil && isPromise(x) {
		return v.promised(m, x)
	}
	p, resolve, reject := v.vm.NewPromise()
	if err != nil {
		err = reject(v.loop.NewError(err))
	} else {
		err = resolve(x)
	}
	if err != nil {
		panic(err)
	}
	return v.promised(m, v.vm.ToValue(p))
}

func (v *VM) run(m *method, call goja.FunctionCall) (goja.Value, error) {
	if m.class != nil && !m.Static && m.name != "constructor" && instanceOf(call.This) == nil {
		return nil, wrong("%s was called without its object: call it as %s.%s(…)", m.label(), objectName(m.class), m.name)
	}
	a, err := v.bind(m, call.Arguments)
	if err != nil {
		return nil, err
	}
	switch {
	case m.HTTP != "":
		return v.request(m, call.This, a)
	case m.expr != nil:
		return v.eval(m.expr, call.This, a.scope)
	case m.JS:
		body, err := v.body(m)
		if err != nil {
			return nil, err
		}
		return body(call.This, a.list(m)...)
	}
	return v.native(m, call.This, a)
}

// objectName is what a message calls an object of a class.
func objectName(c *class) string {
	name := strings.TrimPrefix(strings.TrimPrefix(c.Name, "DSS"), "Govern")
	return strings.ToLower(name[:1]) + name[1:]
}

// sessionOf is the connection that an object's requests go over.
func sessionOf(m *method, this goja.Value) (*rest.Client, error) {
	if in := instanceOf(this); in != nil && in.session != nil {
		return in.session, nil
	}
	return nil, fmt.Errorf("%s has no connection to send its request over", m.label())
}

// request sends a method's declared request and returns the Promise of its
// result.
func (v *VM) request(m *method, this goja.Value, a *arguments) (goja.Value, error) {
	session, err := sessionOf(m, this)
	if err != nil {
		return nil, err
	}
	r, err := v.compose(m, this, a)
	if err != nil {
		return nil, err
	}
	return v.loop.Go(
		func(ctx context.Context) (any, error) {
			res, err := session.Do(ctx, r)
			got, err := refused(m.set, res, err)
			if res, ok := got.(*rest.Response); ok && err == nil {
				return indexed(res, m.decodes() || m.raw), nil
			}
			return got, err
		},
		func(got any) (goja.Value, error) {
			if refusal, ok := got.(*rest.Exception); ok {
				return nil, v.refusal(m.set, refusal)
			}
			return v.answer(m, this, a, got.(*answer))
		},
	), nil
}

// answer is what the server sent: its body also indexed, off the loop, where it
// is read as JSON.
type answer struct {
	*rest.Response
	doc   *value.Doc
	fault error // why doc is nil
}

func indexed(res *rest.Response, decode bool) *answer {
	got := &answer{Response: res}
	if decode && len(res.Body) > 0 {
		got.doc, got.fault = value.Index(res.Body)
	}
	return got
}

// compose is the request of one call.
func (v *VM) compose(m *method, this goja.Value, a *arguments) (*rest.Request, error) {
	r := &rest.Request{Method: m.verb, Reads: m.Reads, Stream: m.returns() == streamType, JSON: m.decodes()}
	if m.raw {
		r.Method = strings.ToUpper(a.scope[slices.Index(m.scope, strings.Trim(m.verb, "{}"))].String())
	}
	var err error
	if r.Path, err = v.fillPath(m, this, a, r); err != nil {
		return nil, err
	}
	if r.Query, err = v.queryOf(m, this, a); err != nil {
		return nil, err
	}
	if m.Upload != "" {
		r.Upload, err = v.upload(m, a)
		return r, err
	}
	if m.body == nil {
		return r, nil
	}
	body, err := v.eval(m.body, this, a.scope)
	if err != nil || goja.IsNull(body) {
		return r, err
	}
	r.Body, err = v.codec().Stringify(body)
	return r, err
}

func (v *VM) fillPath(m *method, this goja.Value, a *arguments, r *rest.Request) (string, error) {
	var b strings.Builder
	for _, s := range m.path {
		if !s.param {
			b.WriteString(s.text)
			continue
		}
		x := v.named(m, this, a, s.text)
		if m.raw {
			b.WriteString(x.String())
			continue
		}
		if !isString(x) && !isNumber(x) || x.String() == "" {
			// An empty name would address the whole collection.
			return "", wrong("%s: %s is %s, and the request %s needs it", m.label(), s.text, emptyOr(x), m.HTTP)
		}
		if slices.Contains(m.Secret, s.text) {
			r.Secrets = append(r.Secrets, x.String())
		}
		b.WriteString(rest.PathEscape(x.String()))
	}
	return b.String(), nil
}

func emptyOr(x goja.Value) string {
	if isString(x) {
		return "empty"
	}
	return kindOf(x)
}

// named is a parameter, an option or an attribute of this.
func (v *VM) named(m *method, this goja.Value, a *arguments, name string) goja.Value {
	if i := slices.Index(m.scope, name); i >= 0 {
		return nonNil(a.scope[i])
	}
	return v.attribute(this, strings.Split(name, "."))
}

// attribute follows attributes of API objects, which walk does not: it looks
// into wire documents.
func (v *VM) attribute(this goja.Value, path []string) goja.Value {
	x := this
	for _, name := range path {
		o, ok := x.(*goja.Object)
		if !ok {
			return goja.Undefined()
		}
		x = nonNil(o.Get(name))
	}
	return x
}

func (v *VM) queryOf(m *method, this goja.Value, a *arguments) (url.Values, error) {
	if m.query == nil {
		return nil, nil
	}
	x, err := v.eval(m.query, this, a.scope)
	if err != nil || x == nil || goja.IsUndefined(x) || goja.IsNull(x) {
		return nil, err
	}
	q := url.Values{}
	o := x.ToObject(v.vm)
	for _, key := range o.Keys() {
		v.addQuery(q, key, o.Get(key))
	}
	return q, nil
}

func (v *VM) addQuery(q url.Values, key string, x goja.Value) {
	if x == nil || goja.IsUndefined(x) || goja.IsNull(x) {
		return
	}
	if !isArray(x) {
		q.Add(key, x.String())
		return
	}
	v.vm.ForOf(x, func(item goja.Value) bool {
		v.addQuery(q, key, item)
		return true
	})
}

// returns is the type that the method promises, of the first signature.
func (m *method) returns() string { return m.sigs[0].Returns }

// decodes tells whether the answer is read as JSON.
func (m *method) decodes() bool {
	if m.result != nil {
		return m.resultReads
	}
	switch m.returns() {
	case "void", "string", streamType:
		return false
	}
	return !m.raw
}

// answer turns the server's answer into the method's result.
func (v *VM) answer(m *method, this goja.Value, a *arguments, res *answer) (goja.Value, error) {
	raw := goja.Value(goja.Undefined())
	switch {
	case m.returns() == streamType:
		return v.download(res.Response), nil
	case m.raw:
		return v.anyAnswer(res), nil
	case m.decodes():
		var err error
		if raw, err = v.decode(res); err != nil {
			return nil, err
		}
	case m.result == nil && m.returns() == "string":
		return v.vm.ToValue(string(res.Body)), nil
	}
	switch {
	case m.result != nil:
		defer func(before string) { v.answering = before }(v.answering)
		v.answering = m.HTTP
		x, err := v.eval(m.result, this, append(slices.Clone(a.scope), raw))
		return v.shaped(m, a, x, err)
	case m.returns() == "void":
		return goja.Undefined(), nil
	}
	return v.shaped(m, a, raw, nil)
}

func (v *VM) decode(res *answer) (goja.Value, error) {
	switch {
	case res.doc != nil:
		return v.codec().Value(res.doc), nil
	case len(res.Body) == 0 && res.Status == 204:
		return goja.Undefined(), nil
	}
	return nil, res.NotJSON(res.fault)
}

// anyAnswer is the answer of a request whose shape nobody declared: a value
// when it is JSON, text when it is something, null when it is nothing.
func (v *VM) anyAnswer(res *answer) goja.Value {
	switch {
	case len(res.Body) == 0:
		return goja.Null()
	case res.doc != nil:
		return v.codec().Value(res.doc)
	}
	return v.vm.ToValue(string(res.Body))
}

// native runs a body in Go, off the loop where the method returns a Promise.
func (v *VM) native(m *method, this goja.Value, a *arguments) (goja.Value, error) {
	call := spec.Call{Args: map[string]any{}}
	for i, name := range m.scope {
		text, err := v.codec().Stringify(nonNil(a.scope[i]))
		if err != nil {
			return nil, err
		}
		if text == nil {
			continue
		}
		var x any
		if err := json.Unmarshal(text, &x); err != nil {
			return nil, err
		}
		call.Args[name] = x
	}
	back := func(x any) (goja.Value, error) {
		text, err := json.Marshal(x)
		if err != nil {
			return nil, err
		}
		return v.codec().Parse(text)
	}
	if !m.async {
		x, err := m.Go(v.loop.Context(), call)
		if err != nil {
			return nil, err
		}
		return back(x)
	}
	call.Do = v.doer(m, this)
	return v.loop.Go(func(ctx context.Context) (any, error) { return m.Go(ctx, call) }, back), nil
}
