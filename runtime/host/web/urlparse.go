package web

import (
	"strconv"
	"strings"
)

// urlState is a state of the URL standard's basic URL parser.
type urlState int

const (
	noOverride urlState = iota
	schemeStart
	schemeState
	noScheme
	specialRelativeOrAuthority
	pathOrAuthority
	relative
	relativeSlash
	specialAuthoritySlashes
	specialAuthorityIgnoreSlashes
	authority
	hostState
	hostnameState
	portState
	fileState
	fileSlash
	fileHost
	pathStart
	pathState
	opaquePath
	queryState
	fragmentState
)

// parseURL parses a URL against a base, which may be nil; nil when it can't.
func parseURL(input string, base *urlRecord) *urlRecord {
	input = strings.TrimFunc(input, func(r rune) bool { return r <= ' ' })
	u := &urlRecord{port: -1}
	if !(&urlParser{url: u, base: base}).run(input, schemeStart, false) {
		return nil
	}
	return u
}

// override is what the setters of URL do: parse a part into an existing URL.
// As in the standard, what was read before a failure stays.
func (u *urlRecord) override(input string, state urlState) {
	(&urlParser{url: u}).run(input, state, true)
}

type urlParser struct {
	url, base *urlRecord
	in        []rune
	at        int
	override  bool
	buf       strings.Builder
	seenAt    bool
	inBracket bool
	seenPass  bool
	stop      bool // the override is done
}

const eof = rune(-1)

// run is the state machine; false is failure.
func (p *urlParser) run(input string, state urlState, override bool) bool {
	input = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(input)
	p.in, p.override = []rune(input), override
	first := state
	for p.at = 0; ; p.at++ {
		c := eof
		if p.at < len(p.in) {
			c = p.in[p.at]
		}
		next, ok := p.step(state, c, first)
		if !ok {
			return false
		}
		if p.stop || c == eof && p.at >= len(p.in) {
			return true
		}
		state = next
	}
}

func (p *urlParser) rest() []rune {
	if p.at+1 >= len(p.in) {
		return nil
	}
	return p.in[p.at+1:]
}

func (p *urlParser) take() string {
	s := p.buf.String()
	p.buf.Reset()
	return s
}

// step handles one character in a state and gives the state of the next.
func (p *urlParser) step(state urlState, c rune, first urlState) (urlState, bool) {
	switch state {
	case schemeStart, schemeState:
		return p.scheme(state, c)
	case noScheme, specialRelativeOrAuthority, pathOrAuthority, relative, relativeSlash,
		specialAuthoritySlashes, specialAuthorityIgnoreSlashes:
		return p.prefix(state, c)
	case authority:
		return p.authority(c)
	case hostState, hostnameState:
		return p.host(state, c, first)
	case portState:
		return p.port(c)
	case fileState, fileSlash, fileHost:
		return p.file(state, c)
	}
	return p.tail(state, c)
}

func (p *urlParser) scheme(state urlState, c rune) (urlState, bool) {
	u := p.url
	if state == schemeStart {
		if isAlpha(c) {
			p.buf.WriteRune(c | 0x20)
			return schemeState, true
		}
		if p.override {
			return 0, false
		}
		p.at--
		return noScheme, true
	}
	switch {
	case isAlpha(c):
		p.buf.WriteRune(c | 0x20)
		return schemeState, true
	case isDigit(c) || c == '+' || c == '-' || c == '.':
		p.buf.WriteRune(c)
		return schemeState, true
	case c == ':':
		name := p.take()
		if p.override {
			_, special := specialPorts[name]
			if u.special() != special || (u.credentials() || u.port >= 0) && name == "file" ||
				u.scheme == "file" && (u.host == nil || *u.host == "") {
				return 0, false
			}
			u.scheme, p.stop = name, true
			if u.port == specialPorts[name] && special {
				u.port = -1
			}
			return 0, true
		}
		u.scheme = name
		switch {
		case name == "file":
			return fileState, true
		case u.special() && p.base != nil && p.base.scheme == name:
			return specialRelativeOrAuthority, true
		case u.special():
			return specialAuthoritySlashes, true
		case len(p.rest()) > 0 && p.rest()[0] == '/':
			p.at++
			return pathOrAuthority, true
		}
		u.opaque, u.path = true, []string{""}
		return opaquePath, true
	case p.override:
		return 0, false
	}
	p.buf.Reset()
	p.at = -1
	return noScheme, true
}

// inherit takes what a relative reference has from its base.
func (p *urlParser) inherit(host, path, query bool) {
	u, b := p.url, p.base
	if host {
		u.username, u.password, u.host, u.port = b.username, b.password, b.host, b.port
	}
	if path {
		u.path, u.opaque = append([]string(nil), b.path...), b.opaque
	}
	if query {
		u.query = b.query
	}
}

func (p *urlParser) prefix(state urlState, c rune) (urlState, bool) {
	u, special := p.url, p.url.special()
	switch state {
	case noScheme:
		switch {
		case p.base == nil, p.base.opaque && c != '#':
			return 0, false
		case p.base.opaque:
			u.scheme = p.base.scheme
			p.inherit(false, true, true)
			u.fragment = new(string)
			return fragmentState, true
		}
		p.at--
		if p.base.scheme == "file" {
			u.scheme = "file"
			return fileState, true
		}
		return relative, true
	case specialRelativeOrAuthority:
		if c == '/' && len(p.rest()) > 0 && p.rest()[0] == '/' {
			p.at++
			return specialAuthorityIgnoreSlashes, true
		}
		p.at--
		return relative, true
	case pathOrAuthority:
		if c == '/' {
			return authority, true
		}
		p.at--
		return pathState, true
	case relative:
		u.scheme = p.base.scheme
		if c == '/' || u.special() && c == '\\' {
			return relativeSlash, true
		}
		p.inherit(true, true, true)
		switch c {
		case '?':
			u.query = new(string)
			return queryState, true
		case '#':
			u.fragment = new(string)
			return fragmentState, true
		case eof:
			return relative, true
		}
		u.query = nil
		u.shorten()
		p.at--
		return pathState, true
	case relativeSlash:
		if special && (c == '/' || c == '\\') {
			return specialAuthorityIgnoreSlashes, true
		}
		if c == '/' {
			return authority, true
		}
		p.inherit(true, false, false)
		p.at--
		return pathState, true
	case specialAuthoritySlashes:
		if c == '/' && len(p.rest()) > 0 && p.rest()[0] == '/' {
			p.at++
			return specialAuthorityIgnoreSlashes, true
		}
		p.at--
		return specialAuthorityIgnoreSlashes, true
	}
	if c != '/' && c != '\\' { // specialAuthorityIgnoreSlashes
		p.at--
		return authority, true
	}
	return specialAuthorityIgnoreSlashes, true
}

func (p *urlParser) ends(c rune) bool {
	return c == eof || c == '/' || c == '?' || c == '#' || p.url.special() && c == '\\'
}

func (p *urlParser) authority(c rune) (urlState, bool) {
	switch {
	case c == '@':
		text := p.take()
		if p.seenAt {
			text = "%40" + text
		}
		p.seenAt = true
		if !p.seenPass {
			user, pass, found := strings.Cut(text, ":")
			p.url.username += setUserinfo.encode(user)
			if found {
				p.seenPass = true
				p.url.password += setUserinfo.encode(pass)
			}
		} else {
			p.url.password += setUserinfo.encode(text)
		}
	case p.ends(c):
		text := p.take()
		if p.seenAt && text == "" {
			return 0, false
		}
		p.at -= len([]rune(text)) + 1
		return hostState, true
	default:
		p.buf.WriteRune(c)
	}
	return authority, true
}

func (p *urlParser) host(state urlState, c rune, first urlState) (urlState, bool) {
	u := p.url
	if p.override && u.scheme == "file" {
		p.at--
		return fileHost, true
	}
	switch {
	case c == ':' && !p.inBracket:
		if p.buf.Len() == 0 || p.override && first == hostnameState {
			return 0, false
		}
		host, ok := parseHost(p.take(), u.special())
		if !ok {
			return 0, false
		}
		u.host = &host
		return portState, true
	case p.ends(c):
		p.at--
		text := p.take()
		if u.special() && text == "" ||
			p.override && text == "" && (u.credentials() || u.port >= 0) {
			return 0, false
		}
		host := ""
		if text != "" {
			var ok bool
			if host, ok = parseHost(text, u.special()); !ok {
				return 0, false
			}
		}
		u.host = &host
		p.stop = p.override
		return pathStart, true
	}
	if c == '[' {
		p.inBracket = true
	} else if c == ']' {
		p.inBracket = false
	}
	p.buf.WriteRune(c)
	return state, true
}

func (p *urlParser) port(c rune) (urlState, bool) {
	switch {
	case isDigit(c):
		p.buf.WriteRune(c)
		return portState, true
	case p.ends(c) || p.override:
		if text := p.take(); text != "" {
			n, err := strconv.Atoi(text)
			if err != nil || n > 65535 {
				return 0, false
			}
			p.url.port = n
			if n == specialPorts[p.url.scheme] {
				p.url.port = -1
			}
			p.stop = p.override
			if p.override {
				return 0, true
			}
		} else if p.override {
			return 0, false
		}
		p.at--
		return pathStart, true
	}
	return 0, false
}
