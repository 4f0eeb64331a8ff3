package web

import (
	"strings"

	"github.com/dop251/goja"
)

// urlBox keeps the engine from converting the record that it holds.
type urlBox struct{ rec *urlRecord }

func urlNatives(e *Env) map[string]any {
	vm := e.vm()
	return map[string]any{
		"parse": func(c goja.FunctionCall) goja.Value {
			var base *urlRecord
			if b := c.Argument(1); !goja.IsUndefined(b) {
				if base = parseURL(b.String(), nil); base == nil {
					return goja.Null()
				}
			}
			if u := parseURL(c.Argument(0).String(), base); u != nil {
				return vm.ToValue(&urlBox{u})
			}
			return goja.Null()
		},
		"get": func(c goja.FunctionCall) goja.Value {
			box, _ := c.Argument(0).Export().(*urlBox)
			return vm.ToValue(box.rec.get(c.Argument(1).String()))
		},
		"set": func(c goja.FunctionCall) goja.Value {
			box, _ := c.Argument(0).Export().(*urlBox)
			box.rec.set(c.Argument(1).String(), c.Argument(2).String())
			return goja.Undefined()
		},
		// scalar is a USVString: lone surrogates replaced.
		"scalar": func(c goja.FunctionCall) goja.Value { return vm.ToValue(c.Argument(0).String()) },
		"parseForm": func(c goja.FunctionCall) goja.Value {
			var list []any
			for _, s := range parseForm(c.Argument(0).String()) {
				list = append(list, s)
			}
			return vm.NewArray(list...)
		},
		"form": func(c goja.FunctionCall) goja.Value {
			var list []string
			o := c.Argument(0).ToObject(vm)
			for i, n := 0, int(o.Get("length").ToInteger()); i < n; i++ {
				list = append(list, o.Get(itoa(i)).String())
			}
			return vm.ToValue(encodeForm(list))
		},
	}
}

func orEmpty(s *string, prefix string) string {
	if s == nil || *s == "" {
		return ""
	}
	return prefix + *s
}

// get is a getter of URL.
func (u *urlRecord) get(part string) string {
	switch part {
	case "href":
		return u.href(true)
	case "origin":
		return u.origin()
	case "protocol":
		return u.scheme + ":"
	case "username":
		return u.username
	case "password":
		return u.password
	case "host":
		return u.hostport()
	case "hostname":
		return orEmpty(u.host, "")
	case "port":
		if u.port >= 0 {
			return itoa(u.port)
		}
		return ""
	case "pathname":
		return u.pathname()
	case "search":
		return orEmpty(u.query, "?")
	}
	return orEmpty(u.fragment, "#")
}

// set is a setter of URL; what can't be set stays as it is.
func (u *urlRecord) set(part, v string) {
	switch part {
	case "protocol":
		u.override(v+":", schemeStart)
	case "username":
		if !u.fixed() {
			u.username = setUserinfo.encode(v)
		}
	case "password":
		if !u.fixed() {
			u.password = setUserinfo.encode(v)
		}
	case "host":
		if !u.opaque {
			u.override(v, hostState)
		}
	case "hostname":
		if !u.opaque {
			u.override(v, hostnameState)
		}
	case "port":
		if u.fixed() {
			return
		}
		if v == "" {
			u.port = -1
		} else {
			u.override(v, portState)
		}
	case "pathname":
		if !u.opaque {
			u.path = nil
			u.override(v, pathStart)
		}
	case "search":
		if v == "" {
			u.query = nil
			return
		}
		u.query = new(string)
		u.override(strings.TrimPrefix(v, "?"), queryState)
	case "hash":
		if v == "" {
			u.fragment = nil
			return
		}
		u.fragment = new(string)
		u.override(strings.TrimPrefix(v, "#"), fragmentState)
	}
}

// parseForm is the application/x-www-form-urlencoded parser: names and values
// in turn.
func parseForm(text string) []string {
	var list []string
	for part := range strings.SplitSeq(text, "&") {
		if part == "" {
			continue
		}
		name, value, _ := strings.Cut(part, "=")
		for _, s := range []string{name, value} {
			list = append(list, strings.ToValidUTF8(percentDecode(strings.ReplaceAll(s, "+", " ")), "\uFFFD"))
		}
	}
	return list
}

// encodeForm is the application/x-www-form-urlencoded serializer.
func encodeForm(list []string) string {
	var b strings.Builder
	put := func(s string) {
		for i := 0; i < len(s); i++ {
			c := s[i]
			switch {
			case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '*', c == '-', c == '.', c == '_':
				b.WriteByte(c)
			case c == ' ':
				b.WriteByte('+')
			default:
				const hex = "0123456789ABCDEF"
				b.WriteByte('%')
				b.WriteByte(hex[c>>4])
				b.WriteByte(hex[c&15])
			}
		}
	}
	for i := 0; i+1 < len(list); i += 2 {
		if i > 0 {
			b.WriteByte('&')
		}
		put(list[i])
		b.WriteByte('=')
		put(list[i+1])
	}
	return b.String()
}
