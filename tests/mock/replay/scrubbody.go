package replay

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tailscale/hujson"

	"github.com/dssrun/dssrun/bindings/rest"
)

// binaryPart is how much of a body that is no text is kept: its beginning.
const binaryPart = 1 << 20

// body makes what is kept of a body. context says what else is a secret in it.
func (s *scrubber) body(part rest.Part, contentType string, context bodyContext) *Body {
	if len(part.Bytes) == 0 && part.Size == 0 {
		return nil
	}
	b := &Body{}
	if part.Size > int64(len(part.Bytes)) {
		b.Size = part.Size
	}
	kind, params, _ := mime.ParseMediaType(contentType)
	text := part.Bytes
	if b.Size > 0 {
		text = wholeRunes(text)
	}
	switch {
	case kind == "multipart/form-data" && s.form(b, part.Bytes, params["boundary"]):
	case isJSON(kind) && b.Size == 0 && s.json(b, part.Bytes, context):
	case utf8.Valid(text) && bytes.IndexByte(text, 0) < 0:
		clean := s.text(string(text))
		b.Text = &clean
	default:
		s.binary(b, part)
	}
	return b
}

func isJSON(kind string) bool { return strings.HasSuffix(kind, "json") }

// wholeRunes leaves out a character that was cut.
func wholeRunes(text []byte) []byte {
	for i := 1; i < utf8.UTFMax && i <= len(text); i++ {
		if last := text[len(text)-i:]; utf8.RuneStart(last[0]) {
			if !utf8.FullRune(last) {
				return text[:len(text)-i]
			}
			break
		}
	}
	return text
}

// binary keeps the beginning of bytes that are no text, and nothing of them when a secret stands in it.
func (s *scrubber) binary(b *Body, part rest.Part) {
	b.Base64 = part.Bytes[:min(len(part.Bytes), binaryPart)]
	if len(b.Base64) < len(part.Bytes) {
		b.Size = part.Size
	}
	if s.marks != nil && s.marks.Replace(string(part.Bytes)) != string(part.Bytes) {
		b.Base64, b.Size = nil, part.Size
	}
}

// form takes a multipart/form-data apart, whose boundary is another one each time. The last part may be cut.
func (s *scrubber) form(b *Body, body []byte, boundary string) bool {
	if boundary == "" {
		return false
	}
	var parts []FormPart
	for r := multipart.NewReader(bytes.NewReader(body), boundary); ; {
		p, err := r.NextRawPart()
		if err == io.EOF || err != nil && b.Size > 0 {
			b.Form = parts
			return len(parts) > 0
		}
		if err != nil {
			return false
		}
		content, err := io.ReadAll(p)
		if err != nil && b.Size == 0 {
			return false
		}
		size := int64(len(content))
		if err != nil {
			size = max(b.Size-int64(len(body))+size, size+1)
		}
		kind := p.Header.Get("Content-Type")
		parts = append(parts, FormPart{
			Name: s.text(p.FormName()), Filename: s.text(p.FileName()), ContentType: kind,
			Body: s.body(rest.Part{Bytes: content, Size: size}, kind, bodyContext{secret: isSecretKey(p.FormName())}),
		})
	}
}

// bodyContext is what the request says of its bodies.
type bodyContext struct {
	keys   bool // they describe API keys, whose member "key" is the secret
	secret bool // they are a secret as a whole, a license say
}

// contextOf reads from a path what the bodies of its request are.
func contextOf(path string) bodyContext {
	lower := strings.ToLower(path)
	elements := strings.Split(strings.Trim(path, "/"), "/")
	last := strings.ToLower(elements[len(elements)-1])
	return bodyContext{
		keys:   strings.Contains(lower, "api-keys") || strings.Contains(lower, "apikeys"),
		secret: last == "license" || last == "licence",
	}
}

// json scrubs a JSON text: its bytes stay as they are but for the strings that change.
func (s *scrubber) json(b *Body, text []byte, context bodyContext) bool {
	if !json.Valid(text) {
		return false
	}
	if s.idle {
		b.JSON = text
		return true
	}
	clean, ok := s.document(text, context)
	if !ok {
		return false
	}
	b.JSON = clean
	return true
}

func (s *scrubber) document(text []byte, context bodyContext) (json.RawMessage, bool) {
	value, err := hujson.Parse(text)
	if err != nil {
		return nil, false
	}
	level := open
	if context.secret {
		level = within
	}
	s.value(&value, context, level)
	value.Minimize()
	return value.Pack(), true
}

// How much of a secret a value is.
const (
	open   = iota
	within // part of something secret: what is not known to be harmless is replaced
	itself // a secret: it is replaced, and looked for everywhere else
)

// value scrubs a value in place.
func (s *scrubber) value(v *hujson.Value, context bodyContext, level int) {
	switch x := v.Value.(type) {
	case hujson.Literal:
		if x.Kind() != '"' {
			return
		}
		old := x.String()
		clean := old
		switch {
		case level == open || isDate(old):
			clean = s.nested(old, context)
		case level == itself || !s.learning:
			clean = s.whole(old)
		}
		if clean != old {
			v.Value = hujson.String(clean)
		}
	case *hujson.Array:
		for i := range x.Elements {
			s.value(&x.Elements[i], context, level)
		}
	case *hujson.Object:
		named := namesSecret(x)
		for i := range x.Members {
			m := &x.Members[i]
			name, _ := m.Name.Value.(hujson.Literal)
			key := name.String()
			s.value(&m.Value, context, s.levelOf(key, level, named, context))
			if clean := s.text(key); clean != key {
				m.Name.Value = hujson.String(clean)
			}
		}
	}
}

// levelOf is the level of an object's member. named says that the object is a property that is secret.
func (s *scrubber) levelOf(key string, level int, named bool, context bodyContext) int {
	switch {
	case s.namesSecret(key), key == "value" && (named || level != open), key == "key" && context.keys:
		return itself
	case level != open && !isPlainKey(key):
		return within
	}
	return open
}

// nested scrubs a string, also one that is itself the text of a JSON document.
func (s *scrubber) nested(text string, context bodyContext) string {
	if trimmed := strings.TrimSpace(text); len(trimmed) > 1 && (trimmed[0] == '{' || trimmed[0] == '[') && json.Valid([]byte(trimmed)) {
		compact, ok := s.document([]byte(trimmed), context)
		if !ok || s.learning {
			return text
		}
		var same bytes.Buffer
		if json.Compact(&same, []byte(trimmed)) == nil && bytes.Equal(same.Bytes(), compact) {
			return text
		}
		return string(compact)
	}
	return s.text(text)
}

// namesSecret recognises a property that says of itself that its member "value" is a secret: {"name": "token", "value": …}
// and {"name": …, "value": …, "secret": true}.
func namesSecret(x *hujson.Object) bool {
	return slices.ContainsFunc(x.Members, func(m hujson.ObjectMember) bool {
		name, _ := m.Name.Value.(hujson.Literal)
		value, ok := m.Value.Value.(hujson.Literal)
		if !ok {
			return false
		}
		switch name.String() {
		case "secret":
			return value.Bool()
		case "name", "key":
			return value.Kind() == '"' && isSecretKey(value.String())
		}
		return false
	})
}

// isDate recognises the date of an end, which a secret may have.
func isDate(text string) bool {
	return len(text) >= 10 && len(text) <= 30 && text[4] == '-' && text[7] == '-' && strings.Trim(text[:4], "0123456789") == ""
}
