package web

import (
	"strconv"
	"strings"
)

// urlRecord is the URL standard's URL record.
type urlRecord struct {
	scheme             string
	username, password string
	host               *string // serialised; nil: none
	port               int     // -1: none
	path               []string
	opaque             bool // the path is path[0], not a list
	query, fragment    *string
}

var specialPorts = map[string]int{"http": 80, "https": 443, "ws": 80, "wss": 443, "ftp": 21, "file": -1}

func (u *urlRecord) special() bool {
	_, ok := specialPorts[u.scheme]
	return ok
}

func (u *urlRecord) credentials() bool { return u.username != "" || u.password != "" }

// fixed tells whether a URL can't have credentials or a port.
func (u *urlRecord) fixed() bool { return u.host == nil || *u.host == "" || u.scheme == "file" }

// shorten removes the last segment of the path.
func (u *urlRecord) shorten() {
	n := len(u.path)
	if n == 0 || u.scheme == "file" && n == 1 && isDriveLetter(u.path[0], true) {
		return
	}
	u.path = u.path[:n-1]
}

func (u *urlRecord) pathname() string {
	if u.opaque {
		return u.path[0]
	}
	var b strings.Builder
	for _, s := range u.path {
		b.WriteByte('/')
		b.WriteString(s)
	}
	return b.String()
}

func (u *urlRecord) hostport() string {
	if u.host == nil {
		return ""
	}
	if u.port < 0 {
		return *u.host
	}
	return *u.host + ":" + strconv.Itoa(u.port)
}

// href is the URL standard's URL serializer.
func (u *urlRecord) href(fragment bool) string {
	var b strings.Builder
	b.WriteString(u.scheme + ":")
	switch {
	case u.host != nil:
		b.WriteString("//")
		if u.credentials() {
			b.WriteString(u.username)
			if u.password != "" {
				b.WriteString(":" + u.password)
			}
			b.WriteByte('@')
		}
		b.WriteString(u.hostport())
	case !u.opaque && len(u.path) > 1 && u.path[0] == "":
		b.WriteString("/.")
	}
	b.WriteString(u.pathname())
	if u.query != nil {
		b.WriteString("?" + *u.query)
	}
	if fragment && u.fragment != nil {
		b.WriteString("#" + *u.fragment)
	}
	return b.String()
}

func (u *urlRecord) origin() string {
	switch u.scheme {
	case "http", "https", "ws", "wss", "ftp":
		return u.scheme + "://" + u.hostport()
	case "blob":
		if inner := parseURL(u.pathname(), nil); inner != nil && (inner.scheme == "http" || inner.scheme == "https") {
			return inner.origin()
		}
	}
	return "null"
}

// A percentSet is a percent-encode set of the URL standard beyond the C0
// control set: the ASCII characters that it adds.
type percentSet string

const (
	setControl      percentSet = ""
	setFragment     percentSet = " \"<>`"
	setQuery        percentSet = " \"#<>"
	setSpecialQuery percentSet = setQuery + "'"
	setPath         percentSet = setQuery + "?`{}"
	setUserinfo     percentSet = setPath + "/:;=@[\\]^|"
)

func (s percentSet) has(c byte) bool {
	return c <= 0x1F || c > 0x7E || strings.IndexByte(string(s), c) >= 0
}

func (s percentSet) encode(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if c := text[i]; s.has(c) {
			const hex = "0123456789ABCDEF"
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// percentDecode leaves what is no percent-encoded byte as it is.
func percentDecode(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && unhex(s[i+1]) >= 0 && unhex(s[i+2]) >= 0 {
			b.WriteByte(byte(unhex(s[i+1])<<4 | unhex(s[i+2])))
			i += 2
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func isAlpha(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
func isDigit(c rune) bool { return c >= '0' && c <= '9' }

func isDriveLetter(s string, normalised bool) bool {
	return len(s) == 2 && isAlpha(rune(s[0])) && (s[1] == ':' || !normalised && s[1] == '|')
}

func startsWithDrive(s []rune) bool {
	return len(s) >= 2 && isAlpha(s[0]) && (s[1] == ':' || s[1] == '|') &&
		(len(s) == 2 || strings.ContainsRune("/\\?#", s[2]))
}

func singleDot(s string) bool { return s == "." || strings.EqualFold(s, "%2e") }

func doubleDot(s string) bool {
	switch strings.ToLower(s) {
	case "..", ".%2e", "%2e.", "%2e%2e":
		return true
	}
	return false
}
