package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"strings"

	"github.com/dop251/goja"
)

// chunkSize is how much of a body one read of a stream gives at most, in bytes.
const chunkSize = 64 << 10

// source is a body that is being read: a response, or a Blob's content.
type source struct {
	body io.ReadCloser
	end  func()            // gives back what belongs to the body; may be called twice
	why  func(error) error // words an error for the script; nil: as it is
}

func (s *source) close() {
	_ = s.body.Close()
	if s.end != nil {
		s.end()
	}
}

func (s *source) wrong(err error) error {
	if s.why != nil {
		return s.why(err)
	}
	return err
}

func sourceOf(v goja.Value) *source {
	s, _ := v.Export().(*source)
	return s
}

func bodyNatives(e *Env) map[string]any {
	vm := e.vm()
	natives := fileNatives(e)
	// uses tells whether a unit has run: what it makes exists only then.
	natives["uses"] = func(name string) bool { return e.units[name] != nil }
	natives["open"] = func(c goja.FunctionCall) goja.Value {
		body, _, err := contentOf(c.Argument(0)).open()
		if err != nil {
			e.Loop.Throw(err)
		}
		return vm.ToValue(&source{body: body})
	}
	natives["close"] = func(c goja.FunctionCall) goja.Value {
		sourceOf(c.Argument(0)).close()
		return goja.Undefined()
	}
	natives["next"] = func(c goja.FunctionCall) goja.Value {
		s := sourceOf(c.Argument(0))
		return e.Loop.Go(func(context.Context) (any, error) { return s.next() }, func(result any) (goja.Value, error) {
			if data := result.([]byte); data != nil {
				return e.bytes(data), nil
			}
			return goja.Null(), nil
		})
	}
	drain := func(c goja.FunctionCall, show func([]byte) goja.Value) goja.Value {
		s := sourceOf(c.Argument(0))
		return e.Loop.Go(func(context.Context) (any, error) {
			defer s.close()
			data, err := io.ReadAll(s.body)
			if err != nil {
				return nil, s.wrong(err)
			}
			return data, nil
		}, func(result any) (goja.Value, error) { return show(result.([]byte)), nil })
	}
	natives["drain"] = func(c goja.FunctionCall) goja.Value {
		return drain(c, func(data []byte) goja.Value { return vm.ToValue(vm.NewArrayBuffer(data)) })
	}
	natives["drainText"] = func(c goja.FunctionCall) goja.Value { return drain(c, e.utf8Text) }
	return natives
}

// next is the next chunk, nil at the end.
func (s *source) next() ([]byte, error) {
	buf := make([]byte, chunkSize)
	for {
		n, err := s.body.Read(buf)
		if n > 0 {
			return buf[:n:n], nil
		}
		if errors.Is(err, io.EOF) {
			s.close()
			return nil, nil
		}
		if err != nil {
			s.close()
			return nil, s.wrong(err)
		}
	}
}

// formError is what a body that is no form rejects with.
type formError string

func (e formError) Error() string     { return string(e) }
func (e formError) ErrorName() string { return "TypeError" }

// formPart is one entry of a form.
type formPart struct {
	name, text, mime string
	file             *string
	data             []byte
}

func formDataNatives(e *Env) map[string]any {
	vm := e.vm()
	return map[string]any{
		"scalar":   func(s string) string { return s },
		"boundary": func() string { return strings.ReplaceAll(uuid(), "-", "") },
		"decode": func(c goja.FunctionCall) goja.Value {
			parts, err := decodeFormData(view(c, 0), c.Argument(1).String())
			if err != nil {
				e.Loop.Throw(formError(err.Error()))
			}
			var list []any
			for _, p := range parts {
				o := vm.NewObject()
				_ = o.Set("name", p.name)
				_ = o.Set("text", p.text)
				if p.file != nil {
					_ = o.Set("file", *p.file)
					_ = o.Set("type", p.mime)
					_ = o.Set("data", vm.NewArrayBuffer(p.data))
				}
				list = append(list, o)
			}
			return vm.NewArray(list...)
		},
	}
}

// decodeFormData reads a form of either media type.
func decodeFormData(body []byte, contentType string) ([]formPart, error) {
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		return nil, fmt.Errorf("the body has the media type %q, which is no form", contentType)
	}
	var parts []formPart
	switch kind {
	case "application/x-www-form-urlencoded":
		list := parseForm(string(body))
		for i := 0; i < len(list); i += 2 {
			parts = append(parts, formPart{name: list[i], text: list[i+1]})
		}
		return parts, nil
	case "multipart/form-data":
		reader := multipart.NewReader(bytes.NewReader(body), params["boundary"])
		for {
			p, err := reader.NextRawPart()
			if errors.Is(err, io.EOF) {
				return parts, nil
			}
			if err != nil {
				return nil, fmt.Errorf("the body is no multipart form: %w", err)
			}
			data, err := io.ReadAll(p)
			if err != nil {
				return nil, fmt.Errorf("the body is no multipart form: %w", err)
			}
			part := formPart{name: p.FormName(), text: string(data)}
			if _, attrs, err := mime.ParseMediaType(p.Header.Get("Content-Disposition")); err == nil {
				if name, ok := attrs["filename"]; ok {
					part.file, part.data, part.mime = &name, data, p.Header.Get("Content-Type")
				}
			}
			parts = append(parts, part)
		}
	}
	return nil, fmt.Errorf("the body has the media type %q, which is no form", contentType)
}
