package replay

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
)

// secretEnds are how the name of a secret's member ends, in lower case and without - and _.
var secretEnds = []string{
	"password", "passwd", "passphrase", "pwd", "secret", "token", "ticket", "apikey", "accesskey", "secretkey", "privatekey",
	"accountkey", "sharedkey", "signingkey", "encryptionkey", "credential", "authorization", "cookie", "license", "licence",
}

// secretTails may stand behind: passwordHash, tokenValue.
var secretTails = []string{"value", "hash", "content", "contents", "pem", "text", "data", "encrypted", "base64"}

// isSecretKey tells by a member's name whether its value is a secret, or holds some.
func isSecretKey(name string) bool {
	plain := strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r == ' ' || r == '.' {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
	if endsIn(plain, secretEnds) {
		return true
	}
	for _, tail := range secretTails {
		if head, ok := strings.CutSuffix(plain, tail); ok && endsIn(head, secretEnds) {
			return true
		}
	}
	return false
}

func endsIn(name string, ends []string) bool {
	singular := strings.TrimSuffix(name, "s")
	for _, end := range ends {
		if strings.HasSuffix(name, end) || strings.HasSuffix(singular, end) {
			return true
		}
	}
	return false
}

// isPlainKey tells which members of an object that is a secret are none: what it is called, whose it is, when it ends.
func isPlainKey(name string) bool {
	switch strings.ToLower(name) {
	case "name", "type", "id", "label", "description", "user", "login", "username", "owner", "mode", "method", "connection", "url",
		"uri", "host", "scope", "status", "state", "createdby", "profile", "product":
		return true
	}
	for _, tail := range []string{"Kind", "Type", "Name", "Id", "On", "At", "Date", "Url"} {
		if strings.HasSuffix(name, tail) {
			return true
		}
	}
	return name == "kind"
}

// isAbsent tells which values in a secret's place are none: nothing, the server's own mask, a reference to a variable.
func isAbsent(value string) bool {
	return strings.Trim(value, "*•") == "" || strings.HasPrefix(value, "${") && strings.HasSuffix(value, "}")
}

// isTelling tells whether a secret is unlike any other text, so that it can be looked for everywhere: "string" or "BASIC" would be
// found where it is none.
func isTelling(value string) bool {
	if len(value) < 6 {
		return false
	}
	lower, upper := true, true
	for _, r := range value {
		lower = lower && r >= 'a' && r <= 'z'
		upper = upper && (r >= 'A' && r <= 'Z' || r == '_')
	}
	return !upper && !(lower && len(value) < 12)
}

// pattern finds secrets in a text by their form. The group "s" is the secret; the whole match where there is none.
type pattern struct {
	hint string // in lower case; a text without it has no match
	*regexp.Regexp
}

// patterns are the forms of secrets that need no name.
var patterns = sync.OnceValue(func() []pattern {
	compile := func(hint, expr string) pattern { return pattern{hint, regexp.MustCompile(expr)} }
	return []pattern{
		compile("-----begin", `-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----`),
		compile("dku", `\bdku[a-z]+-[A-Za-z0-9]{16,}`),
		compile("e:aes:", `\be:AES:[A-Za-z0-9+/=_-]+`),
		compile("akia", `\bAKIA[0-9A-Z]{16}\b`),
		compile("eyj", `\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*`),
		compile("bearer ", `(?i)\bbearer +(?P<s>[A-Za-z0-9._~+/-]{8,}=*)`),
		compile("basic ", `(?i)\bbasic +(?P<s>[A-Za-z0-9+/]{12,}=*)`),
		compile("://", `\b[A-Za-z][A-Za-z0-9+.-]*://[^\s/:@"'<>]*:(?P<s>[^\s/@"'<>]+)@`),
		compile("=", `(?i)\b[a-z0-9_.-]*(?:password|passwd|pwd|passphrase|secret|token|api_?key|access_?key|private_?key)=(?P<s>[^\s;&"',]+)`),
	}
})

// findSecrets calls found for each secret that a text shows by its form, with its place.
func findSecrets(text string, found func(start, end int)) {
	lower := ""
	for _, p := range patterns() {
		if p.hint != "=" && p.hint != "://" {
			if lower == "" {
				lower = strings.ToLower(text)
			}
			if !strings.Contains(lower, p.hint) {
				continue
			}
		} else if !strings.Contains(text, p.hint) {
			continue
		}
		group := max(p.SubexpIndex("s"), 0)
		for _, m := range p.FindAllStringSubmatchIndex(text, -1) {
			found(m[2*group], m[2*group+1])
		}
	}
}

var emails = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}`)
})
