package serve

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/tailscale/hujson"
)

// longestShown is how much of a body the page shows.
const longestShown = 256 << 10

// masked is a JSON text for people: indented, and every secret in it, known by its name or as an encrypted one, replaced by stars.
func masked(text []byte) []byte {
	v, err := hujson.Parse(text)
	if err != nil {
		return text
	}
	hide(&v, false)
	v.Format()
	return bytes.TrimSpace(v.Pack())
}

// isSecretProperty tells whether an object is a property, {"name": …, "value": …}, whose value is a secret.
func isSecretProperty(o *hujson.Object) bool {
	for i := range o.Members {
		name, _ := o.Members[i].Name.Value.(hujson.Literal)
		value, _ := o.Members[i].Value.Value.(hujson.Literal)
		if name.String() == "secret" && value.Kind() == 't' || name.String() == "name" && value.Kind() == '"' && isSecret(value.String()) {
			return true
		}
	}
	return false
}

// hide masks the secrets in a value; a text that is a secret itself, and the texts in a list of them.
func hide(v *hujson.Value, secret bool) {
	switch inner := v.Value.(type) {
	case *hujson.Object:
		property := isSecretProperty(inner)
		for i := range inner.Members {
			name, _ := inner.Members[i].Name.Value.(hujson.Literal)
			hide(&inner.Members[i].Value, isSecret(name.String()) || property && name.String() == "value")
		}
	case *hujson.Array:
		for i := range inner.Elements {
			hide(&inner.Elements[i], secret)
		}
	case hujson.Literal:
		if inner.Kind() == '"' && len(inner) > 2 && (secret || strings.HasPrefix(inner.String(), "e:AES:")) {
			v.Value = hujson.String(stars)
		}
	}
}

// bodyText is a request's body for people.
func bodyText(body []byte) (text string, ok bool) {
	if len(body) == 0 {
		return "", true
	}
	if len(body) <= longestShown {
		if first := bytes.TrimLeft(body, " \t\r\n"); len(first) > 0 && (first[0] == '{' || first[0] == '[') {
			return string(masked(body)), true
		}
	}
	cut := body[:min(len(body), longestShown)]
	for len(cut) > 0 && len(cut) < len(body) && !utf8.RuneStart(body[len(cut)]) {
		cut = cut[:len(cut)-1]
	}
	if !utf8.Valid(cut) || bytes.IndexByte(cut, 0) >= 0 {
		return "", false
	}
	return string(cut), true
}
