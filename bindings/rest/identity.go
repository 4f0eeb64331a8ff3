package rest

import (
	"encoding/base64"
	"fmt"
	"maps"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/dssrun/dssrun/runtime/secret"
)

// identifies adds to each request who calls.
func identifies(identity http.Header) layer {
	return func(next http.RoundTripper) http.RoundTripper {
		return roundTrip(func(req *http.Request) (*http.Response, error) {
			mine := *req // a RoundTripper leaves its request as it was
			mine.Header = make(http.Header, len(req.Header)+len(identity))
			maps.Copy(mine.Header, req.Header)
			maps.Copy(mine.Header, identity)
			if host := identity.Get("Host"); host != "" {
				mine.Host = host
			}
			return next.RoundTrip(&mine)
		})
	}
}

// reserved are headers that the client has to set itself.
var reserved = map[string]bool{
	"Accept-Encoding": true, "Connection": true, "Content-Length": true, "Te": true,
	"Trailer": true, "Transfer-Encoding": true, "Upgrade": true,
}

// identity makes the headers that say who calls, as the reference client: extra headers first, authentication over them.
func identity(c Config) (http.Header, error) {
	h := http.Header{"User-Agent": {"dssrun"}}
	for name, value := range c.Headers {
		key := http.CanonicalHeaderKey(name)
		if !isToken(name) {
			return nil, &Misuse{fmt.Sprintf("%q can't be the name of a header: use letters, digits and -", name)}
		}
		if reserved[key] {
			return nil, &Misuse{fmt.Sprintf("the header %s can't be set: it is set by the client itself", key)}
		}
		text, err := latin1(value)
		if err != nil {
			return nil, &Misuse{fmt.Sprintf("the value of the header %s %v", key, err)}
		}
		if key == "Idempotency-Key" || key == "X-Idempotency-Key" {
			// Under its canonical name net/http takes it as leave to send a write twice.
			key = strings.ToLower(key)
		}
		h[key] = []string{text}
	}
	switch {
	case !c.User.IsZero():
		user, err := credential("API key", c.User)
		if err != nil {
			return nil, err
		}
		password, err := credential("password", c.Password)
		if err != nil {
			return nil, err
		}
		if strings.Contains(user, ":") {
			return nil, &BadCredentials{"the API key holds a colon, which Basic authentication can't carry: copy the key alone"}
		}
		h.Set("Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(user+":"+password)))
	case !c.Ticket.IsZero():
		ticket, err := credential("API ticket", c.Ticket)
		if err != nil {
			return nil, err
		}
		h.Set("X-DKU-APITicket", ticket)
	}
	return h, nil
}

// credential checks a secret and gives it as it is sent.
func credential(what string, s secret.String) (string, error) {
	value := s.Reveal()
	if strings.TrimSpace(value) != value {
		return "", &BadCredentials{"the " + what + " starts or ends with a space or a line break: copy it without"}
	}
	text, err := latin1(value)
	if err != nil {
		return "", &BadCredentials{fmt.Sprintf("the %s %v", what, err)}
	}
	return text, nil
}

// latin1 gives text in the encoding of headers and Basic authentication, as the reference client sends it. Its error
// completes a sentence and does not show the text.
func latin1(text string) (string, error) {
	if !utf8.ValidString(text) {
		return "", fmt.Errorf("is not valid UTF-8: copy it again")
	}
	out := make([]byte, 0, len(text))
	for _, r := range text {
		switch {
		case r == '\n' || r == '\r':
			return "", fmt.Errorf("holds a line break: copy it as one line")
		case r < ' ' && r != '\t' || r >= 0x7f && r < 0xa0:
			return "", fmt.Errorf("holds a control character (U+%04X): copy it without", r)
		case r > 0xff:
			return "", fmt.Errorf("holds a character outside Latin-1 (U+%04X), which HTTP headers can't carry", r)
		}
		out = append(out, byte(r))
	}
	return string(out), nil
}

// isToken reports whether name can be the name of a header (RFC 9110, token).
func isToken(name string) bool {
	other := func(r rune) bool {
		return r <= ' ' || r >= 0x7f || strings.ContainsRune(`"(),/:;<=>?@[\]{}`, r)
	}
	return name != "" && strings.IndexFunc(name, other) < 0
}
