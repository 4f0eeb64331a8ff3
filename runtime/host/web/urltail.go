package web

import "strings"

// file handles the states of a file: URL.
func (p *urlParser) file(state urlState, c rune) (urlState, bool) {
	u := p.url
	empty := ""
	baseIsFile := p.base != nil && p.base.scheme == "file"
	switch state {
	case fileState:
		u.scheme, u.host = "file", &empty
		if c == '/' || c == '\\' {
			return fileSlash, true
		}
		if !baseIsFile {
			p.at--
			return pathState, true
		}
		u.host = p.base.host
		p.inherit(false, true, true)
		switch c {
		case '?':
			u.query = new(string)
			return queryState, true
		case '#':
			u.fragment = new(string)
			return fragmentState, true
		case eof:
			return fileState, true
		}
		u.query = nil
		if startsWithDrive(p.in[p.at:]) {
			u.path = nil
		} else {
			u.shorten()
		}
		p.at--
		return pathState, true
	case fileSlash:
		if c == '/' || c == '\\' {
			return fileHost, true
		}
		if baseIsFile {
			u.host = p.base.host
			if !startsWithDrive(p.in[min(p.at, len(p.in)):]) && len(p.base.path) > 0 && isDriveLetter(p.base.path[0], true) {
				u.path = append(u.path, p.base.path[0])
			}
		}
		p.at--
		return pathState, true
	}
	if c != eof && !strings.ContainsRune("/\\?#", c) {
		p.buf.WriteRune(c)
		return fileHost, true
	}
	p.at--
	text := p.buf.String()
	switch {
	case !p.override && isDriveLetter(text, false):
		return pathState, true
	case text == "":
		u.host = &empty
	default:
		host, ok := parseHost(p.take(), u.special())
		if !ok {
			return 0, false
		}
		if host == "localhost" {
			host = ""
		}
		u.host = &host
	}
	p.stop = p.override
	p.buf.Reset()
	return pathStart, true
}

// tail handles the path, the query and the fragment.
func (p *urlParser) tail(state urlState, c rune) (urlState, bool) {
	u := p.url
	switch state {
	case pathStart:
		switch {
		case u.special():
			if c != '/' && c != '\\' {
				p.at--
			}
			return pathState, true
		case !p.override && c == '?':
			u.query = new(string)
			return queryState, true
		case !p.override && c == '#':
			u.fragment = new(string)
			return fragmentState, true
		case c != eof:
			if c != '/' {
				p.at--
			}
			return pathState, true
		case p.override && u.host == nil:
			u.path = append(u.path, "")
		}
		return pathStart, true
	case pathState:
		return p.path(c)
	case opaquePath:
		switch c {
		case '?':
			u.query = new(string)
			return queryState, true
		case '#':
			u.fragment = new(string)
			return fragmentState, true
		case eof:
		default:
			u.path[0] += setControl.encode(string(c))
		}
		return opaquePath, true
	case queryState:
		if c == '#' && !p.override || c == eof {
			set := setQuery
			if u.special() {
				set = setSpecialQuery
			}
			*u.query += set.encode(p.take())
			if c == '#' {
				u.fragment = new(string)
				return fragmentState, true
			}
			return queryState, true
		}
		p.buf.WriteRune(c)
		return queryState, true
	}
	if c == eof {
		*u.fragment += setFragment.encode(p.take())
	} else {
		p.buf.WriteRune(c)
	}
	return fragmentState, true
}

func (p *urlParser) path(c rune) (urlState, bool) {
	u := p.url
	slash := c == '/' || u.special() && c == '\\'
	if c != eof && !slash && (p.override || c != '?' && c != '#') {
		p.buf.WriteString(setPath.encode(string(c)))
		return pathState, true
	}
	segment := p.take()
	switch {
	case doubleDot(segment):
		u.shorten()
		if !slash {
			u.path = append(u.path, "")
		}
	case singleDot(segment):
		if !slash {
			u.path = append(u.path, "")
		}
	default:
		if u.scheme == "file" && len(u.path) == 0 && isDriveLetter(segment, false) {
			segment = segment[:1] + ":"
		}
		u.path = append(u.path, segment)
	}
	switch c {
	case '?':
		u.query = new(string)
		return queryState, true
	case '#':
		u.fragment = new(string)
		return fragmentState, true
	}
	return pathState, true
}
