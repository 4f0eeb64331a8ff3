package source

import (
	"encoding/json"
	"net/url"
	"path/filepath"
	"sort"
	"strings"
)

// sourceMap is a decoded source map, version 3, as esbuild writes it: one section, sources without a root.
// It is not go-sourcemap's: that one answers for a position without a mapping with the nearest mapping of an earlier line,
// which would show the helpers that esbuild adds as lines of the script.
type sourceMap struct {
	sources []string // absolute paths, or names of virtual files
	names   []string
	lines   [][]segment
}

// segment maps a generated column to an original place. All numbers are 0-based; columns are UTF-16 code units.
type segment struct{ column, source, line, originalColumn, name int }

// decodeMap reads a map; dir is what its paths are relative to. A map that can't be read maps nothing.
func decodeMap(text, dir string) *sourceMap {
	var raw struct {
		Sources  []string
		Names    []string
		Mappings string
	}
	m := &sourceMap{}
	if json.Unmarshal([]byte(text), &raw) != nil {
		return m
	}
	m.names = raw.Names
	for _, s := range raw.Sources {
		m.sources = append(m.sources, sourcePath(s, dir))
	}
	m.lines = decodeMappings(raw.Mappings)
	return m
}

// sourcePath makes a path of the map or of a message absolute. Names of virtual files, like "<stdin>", stay.
func sourcePath(s, dir string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		s = plain
	}
	if name, ok := strings.CutPrefix(s, entrySpace+":"); ok {
		return name
	}
	if name, ok := strings.CutPrefix(s, librarySpace+":"); ok {
		return name
	}
	if s == "" || s[0] == '<' || virtual(s) {
		return s
	}
	if s = filepath.FromSlash(s); !filepath.IsAbs(s) {
		s = filepath.Join(dir, s)
	}
	return s
}

// decodeMappings decodes the VLQ text; it stops at the first character that is not VLQ.
func decodeMappings(text string) [][]segment {
	var lines [][]segment
	var line []segment
	var at segment
	for i := 0; i < len(text); {
		switch text[i] {
		case ';':
			lines, line, at.column = append(lines, line), nil, 0
			i++
			continue
		case ',':
			i++
			continue
		}
		var field [5]int
		n := 0
		for i < len(text) && text[i] != ',' && text[i] != ';' {
			v, next, ok := vlq(text, i)
			if !ok {
				return append(lines, line)
			}
			if i = next; n < len(field) {
				field[n] = v
			}
			n++
		}
		at.column += field[0]
		if n < 4 {
			line = append(line, segment{column: at.column, source: -1, name: -1})
			continue
		}
		at.source += field[1]
		at.line += field[2]
		at.originalColumn += field[3]
		s := at
		s.name = -1
		if n > 4 {
			at.name += field[4]
			s.name = at.name
		}
		line = append(line, s)
	}
	return append(lines, line)
}

// vlq decodes one number at i.
func vlq(text string, i int) (value, next int, ok bool) {
	for shift := 0; i < len(text) && shift < 60; shift += 5 {
		d := base64Digit(text[i])
		if d < 0 {
			return 0, i, false
		}
		i++
		value |= (d & 31) << shift
		if d&32 == 0 {
			if value&1 != 0 {
				return -(value >> 1), i, true
			}
			return value >> 1, i, true
		}
	}
	return 0, i, false
}

func base64Digit(c byte) int {
	switch {
	case c >= 'A' && c <= 'Z':
		return int(c - 'A')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 26
	case c >= '0' && c <= '9':
		return int(c-'0') + 52
	case c == '+':
		return 62
	case c == '/':
		return 63
	}
	return -1
}

// find is the mapping that holds at a generated place, 0-based, columns in UTF-16 code units; false when the place is generated code.
func (m *sourceMap) find(line, column int) (segment, bool) {
	if line < 0 || line >= len(m.lines) {
		return segment{}, false
	}
	list := m.lines[line]
	i := sort.Search(len(list), func(i int) bool { return list[i].column > column }) - 1
	if i < 0 || list[i].source < 0 || list[i].source >= len(m.sources) || list[i].line < 0 || list[i].originalColumn < 0 {
		return segment{}, false
	}
	return list[i], true
}

// first is the mapping of what begins between two generated columns and ends in the second: the first that begins there, else the next one of the
// line, else the one that holds.
func (m *sourceMap) first(line, from, column int) (segment, bool) {
	list := m.lines[line]
	i := sort.Search(len(list), func(i int) bool { return list[i].column >= from })
	if i == len(list) {
		return m.find(line, column)
	}
	return m.find(line, list[i].column)
}
