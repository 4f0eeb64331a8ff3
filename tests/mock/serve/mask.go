package serve

import (
	"bytes"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/tailscale/hujson"
)

// longestShown is how much of a body the page shows.
const longestShown = 256 << 10

// masked is a text for people: JSON indented, and every secret in it, known by its name or as an encrypted one, replaced by stars.
func masked(text []byte) []byte {
	v, err := hujson.Parse(text)
	if err != nil {
		return maskedText(text)
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

// named finds the values in a text that is no JSON, or is cut off: "name": "value" and name=value.
var named = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`("(?:[^"\\]|\\.)*"\s*:\s*)"(?:[^"\\]|\\.)*(?:"|\\?$)|([\w.%-]+=)[^&\s"']+`)
})

func maskedText(text []byte) []byte {
	return named().ReplaceAllFunc(text, func(pair []byte) []byte {
		m := named().FindSubmatch(pair)
		switch name := string(m[1]) + string(m[2]); {
		case !isSecret(strings.Trim(name, "\"=: \t\r\n")):
			return pair
		case len(m[1]) > 0:
			return []byte(name + `"` + stars + `"`)
		default:
			return []byte(name + stars)
		}
	})
}

// bodyText is a request's body for people, without the secrets in it; not ok for one that is no text.
func bodyText(body []byte) (text string, ok bool) {
	if len(body) == 0 {
		return "", true
	}
	if !utf8.Valid(body) || bytes.IndexByte(body, 0) >= 0 {
		return "", false
	}
	body = masked(body)
	cut := body[:min(len(body), longestShown)]
	for len(cut) > 0 && len(cut) < len(body) && !utf8.RuneStart(body[len(cut)]) {
		cut = cut[:len(cut)-1]
	}
	return string(cut), true
}
