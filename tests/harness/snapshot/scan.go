package snapshot

import "bytes"

// scanner walks over JavaScript or TypeScript from a place that is not inside a literal or a comment. It knows literals,
// comments and brackets, which is enough to find a call and its arguments.
type scanner struct {
	text []byte
	at   int
	last byte // the last byte of code before at, 0 at the beginning
}

// span is a part of the text.
type span struct{ from, to int }

// call moves behind the next NAME( in code, and tells where the name stands.
func (s *scanner) call(name string) (at int, ok bool) {
	for s.at < len(s.text) {
		c := s.text[s.at]
		if !isWord(c) {
			if !s.skip() {
				return 0, false
			}
			continue
		}
		from := s.at
		for s.at < len(s.text) && isWord(s.text[s.at]) {
			s.at++
		}
		s.last = s.text[s.at-1]
		if string(s.text[from:s.at]) != name {
			continue
		}
		s.space()
		if s.at < len(s.text) && s.text[s.at] == '(' {
			s.at++
			s.last = '('
			return from, true
		}
	}
	return 0, false
}

// arguments reads to the closing bracket of a call, which end points at; at stands behind the opening one.
func (s *scanner) arguments() (args []span, end int, ok bool) {
	for {
		s.space()
		from, to := s.at, s.at
		for depth := 0; ; {
			if s.at >= len(s.text) {
				return nil, 0, false
			}
			c := s.text[s.at]
			if depth == 0 && (c == ',' || c == ')') {
				break
			}
			switch c {
			case '(', '[', '{':
				depth++
			case ')', ']', '}':
				if depth--; depth < 0 {
					return nil, 0, false
				}
			}
			if !s.skip() {
				return nil, 0, false
			}
			to = s.at
			s.space()
		}
		if to > from {
			args = append(args, span{from, to})
		}
		if s.text[s.at] == ')' {
			return args, s.at, true
		}
		s.at++ // a comma
		s.last = ','
	}
}

// space skips white space and comments.
func (s *scanner) space() {
	for s.at < len(s.text) {
		rest := s.text[s.at:]
		switch {
		case rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\n' || rest[0] == '\r':
			s.at++
		case bytes.HasPrefix(rest, []byte("//")):
			if i := bytes.IndexByte(rest, '\n'); i >= 0 {
				s.at += i
			} else {
				s.at = len(s.text)
			}
		case bytes.HasPrefix(rest, []byte("/*")):
			if i := bytes.Index(rest[2:], []byte("*/")); i >= 0 {
				s.at += i + 4
			} else {
				s.at = len(s.text)
			}
		default:
			return
		}
	}
}

// skip moves over one thing: a literal, a comment, white space or a single byte. It is false at an open literal.
func (s *scanner) skip() bool {
	from := s.at
	s.space()
	if s.at > from {
		return true
	}
	if s.at >= len(s.text) {
		return false
	}
	c := s.text[s.at]
	switch {
	case c == '"' || c == '\'':
		return s.quoted(c)
	case c == '`':
		return s.template()
	case c == '/' && s.regexpHere():
		return s.regexp()
	}
	s.at++
	s.last = c
	return true
}

func (s *scanner) quoted(quote byte) bool {
	for s.at++; s.at < len(s.text); s.at++ {
		switch s.text[s.at] {
		case '\\':
			s.at++
		case '\n':
			return false
		case quote:
			s.at++
			s.last = quote
			return true
		}
	}
	return false
}

func (s *scanner) template() bool {
	for s.at++; s.at < len(s.text); {
		switch c := s.text[s.at]; {
		case c == '\\':
			s.at += 2
		case c == '`':
			s.at++
			s.last = '`'
			return true
		case c == '$' && s.at+1 < len(s.text) && s.text[s.at+1] == '{':
			s.at += 2
			s.last = '{'
			if !s.expression() {
				return false
			}
		default:
			s.at++
		}
	}
	return false
}

// expression moves behind the bracket that closes a template's ${.
func (s *scanner) expression() bool {
	for depth := 1; s.at < len(s.text); {
		switch s.text[s.at] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				s.at++
				return true
			}
		}
		if !s.skip() {
			return false
		}
	}
	return false
}

// regexpHere tells whether a slash begins a regular expression: a division has a value before it.
func (s *scanner) regexpHere() bool {
	if isWord(s.last) {
		return s.afterKeyword()
	}
	return s.last != ')' && s.last != ']' && s.last != '}' && s.last != '"' && s.last != '\'' && s.last != '`'
}

func (s *scanner) afterKeyword() bool {
	end := s.at
	for end > 0 && !isWord(s.text[end-1]) {
		end--
	}
	start := end
	for start > 0 && isWord(s.text[start-1]) {
		start--
	}
	switch string(s.text[start:end]) {
	case "return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do", "await", "yield", "instanceof":
		return true
	}
	return false
}

func (s *scanner) regexp() bool {
	class := false
	for s.at++; s.at < len(s.text); s.at++ {
		switch c := s.text[s.at]; {
		case c == '\\':
			s.at++
		case c == '\n':
			return false
		case c == '[':
			class = true
		case c == ']':
			class = false
		case c == '/' && !class:
			s.at++
			for s.at < len(s.text) && isWord(s.text[s.at]) {
				s.at++
			}
			s.last = ')' // a value
			return true
		}
	}
	return false
}

func isWord(c byte) bool {
	return c == '_' || c == '$' || c >= 0x80 || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}
