package spec

import "strings"

// Snake is the reference client's spelling of a JavaScript name:
// "getOauth2Credential" is get_oauth2_credential.
func Snake(name string) string {
	var b strings.Builder
	for i, r := range name {
		if r >= 'A' && r <= 'Z' {
			if i > 0 {
				b.WriteByte('_')
			}
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Camel is the JavaScript spelling of a name of the reference client, by the
// naming rule: each word after the first begins with a capital, and trailing
// underscores go ("id_" is id).
func Camel(name string) string {
	words := strings.Split(strings.TrimRight(name, "_"), "_")
	for i := 1; i < len(words); i++ {
		if words[i] != "" {
			words[i] = strings.ToUpper(words[i][:1]) + words[i][1:]
		}
	}
	return strings.Join(words, "")
}

// SnakeName is the method's snake_case alias, "" when it has none.
func (m *Method) SnakeName(name string) string {
	switch {
	case m.Internal:
		return ""
	case m.Alias != "":
		return m.Alias
	}
	if s := Snake(name); s != name {
		return s
	}
	return ""
}

// Route is the declared route, method and path, "" for a method without one
// and for one whose path is the caller's.
func (m *Method) Route() (method, path string) {
	method, path, _ = strings.Cut(m.HTTP, " ")
	if strings.HasPrefix(method, "{") {
		return "", ""
	}
	return method, path
}

// PathParams are the names in a route's braces.
func PathParams(path string) []string {
	var out []string
	for {
		_, rest, ok := strings.Cut(path, "{")
		if !ok {
			return out
		}
		name, after, ok := strings.Cut(rest, "}")
		if !ok {
			return out
		}
		out, path = append(out, name), after
	}
}
