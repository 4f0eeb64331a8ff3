package source

import (
	"strconv"
	"strings"
)

// programName is the file name of every program of ours in the engine's stacks: short, and nothing that a path can be.
const programName = "<script>"

// Frame is a place in the script or in what it imports.
type Frame struct {
	// Func is the function's name as written; "" for a module's top level and for a function without a name.
	Func string
	// File is the absolute path of the file, or "<stdin>", "<eval>", or a file of the library, see Library.
	File string
	// Line and Column are 1-based; Column counts UTF-16 code units, as editors do.
	Line, Column int
}

// String is the frame as it stands in a stack: "fn (file:3:5)" or "file:3:5".
func (f Frame) String() string { return f.text(f.File) }

func (f Frame) text(file string) string {
	place := file + ":" + strconv.Itoa(f.Line) + ":" + strconv.Itoa(f.Column)
	if f.Func == "" {
		return place
	}
	return f.Func + " (" + place + ")"
}

// MapStack turns the engine's stack text, with or without the message before it, into one at original positions.
// Only the script's own frames stay, its packages included: those of the engine, of built-in modules, of eval'd text and of the transform's
// helpers are dropped. Paths below the current directory are shown relative to it. Lines that are no frames stay as they are.
func (p *Program) MapStack(stack string) string {
	var b strings.Builder
	b.Grow(len(stack))
	for rest := stack; rest != ""; {
		line, after, more := strings.Cut(rest, "\n")
		rest = after
		raw, isFrame := parseFrame(line)
		if !isFrame {
			b.WriteString(line)
			if more {
				b.WriteByte('\n')
			}
			continue
		}
		if f, ok := p.original(raw); ok {
			if b.Len() > 0 && !strings.HasSuffix(b.String(), "\n") {
				b.WriteByte('\n')
			}
			b.WriteString("    at ")
			b.WriteString(f.text(shortPath(p.cwd, f.File)))
			if more {
				b.WriteByte('\n')
			}
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// Frames are the script's own frames of the engine's stack text, the innermost first, see MapStack.
func (p *Program) Frames(stack string) []Frame {
	var list []Frame
	for line := range strings.SplitSeq(stack, "\n") {
		if raw, ok := parseFrame(line); ok {
			if f, ok := p.original(raw); ok {
				list = append(list, f)
			}
		}
	}
	return list
}

// rawFrame is a line of the engine's stack: a 1-based line and a 1-based column in bytes; no line for native code.
type rawFrame struct {
	fn, file     string
	line, column int
}

// parseFrame reads a line like "\tat fn (file:3:5(12))", "\tat file:3:5(12)", "\tat fn (native)" or "\tat native".
// File names may hold colons, spaces and parentheses, so it is read from its end.
func parseFrame(line string) (rawFrame, bool) {
	rest, ok := strings.CutPrefix(line, "\tat ")
	if !ok {
		return rawFrame{}, false
	}
	if rest == "native" {
		return rawFrame{file: "native"}, true
	}
	if fn, ok := strings.CutSuffix(rest, " (native)"); ok {
		return rawFrame{fn: fn, file: "native"}, true
	}
	named := strings.HasSuffix(rest, "))")
	if named {
		rest = rest[:len(rest)-1]
	}
	rest, _, ok = cutNumber(rest, "(", ")")
	if !ok {
		return rawFrame{}, false
	}
	var f rawFrame
	if rest, f.column, ok = cutNumber(rest, ":", ""); !ok {
		return rawFrame{}, false
	}
	if rest, f.line, ok = cutNumber(rest, ":", ""); !ok {
		return rawFrame{}, false
	}
	f.file = rest
	if named {
		// The name of a function can't hold " (", the name of a file can.
		if f.fn, f.file, ok = strings.Cut(rest, " ("); !ok {
			return rawFrame{}, false
		}
	}
	return f, true
}

// cutNumber takes open, a number and end off the end of s.
func cutNumber(s, open, end string) (rest string, n int, ok bool) {
	s, ok = strings.CutSuffix(s, end)
	if !ok {
		return "", 0, false
	}
	at := strings.LastIndex(s, open)
	if at < 0 {
		return "", 0, false
	}
	u, err := strconv.ParseUint(s[at+len(open):], 10, 31)
	return s[:at], int(u), err == nil
}

// prepare reads the source map.
func (p *Program) prepare() {
	p.decode.Do(func() {
		p.lines = newLineIndex(p.code.Text)
		if p.code.Map != "" {
			p.maps = decodeMap(p.code.Map, p.code.Dir)
			p.renamed = p.renames()
		}
	})
}

// original finds the script's own place of a frame.
func (p *Program) original(raw rawFrame) (Frame, bool) {
	if raw.file != programName {
		return Frame{}, false
	}
	p.prepare()
	// The first and the last line of the program are the wrapper's.
	if raw.line < 2 || raw.line >= p.lines.count() {
		return Frame{}, false
	}
	text := p.lines.line(raw.line)
	column := utf16Column(text, calleeColumn(text, raw.column-1))
	f := Frame{Func: p.funcName(raw.fn), File: p.code.Entry, Line: raw.line - 1, Column: column + 1}
	if p.maps == nil {
		return f, true
	}
	s, ok := p.maps.find(raw.line-2, column)
	if !ok || virtual(p.maps.sources[s.source]) {
		return Frame{}, false
	}
	f.File, f.Line, f.Column = p.maps.sources[s.source], s.line+1, s.originalColumn+1
	if f.Line == 1 {
		f.Column = max(1, f.Column-p.prefix(f.File))
	}
	return f, true
}

// calleeColumn moves from the parenthesis of a call, where the engine says that it is, to the name that is called, where Node.js says so.
func calleeColumn(line string, column int) int {
	if column <= 0 || column >= len(line) || line[column] != '(' {
		return column
	}
	start := column
	for start > 0 && identifierPart(line[start-1]) {
		start--
	}
	return start
}

// prefix is how much was put before the first line of a file.
func (p *Program) prefix(file string) int {
	for _, in := range p.code.Inputs {
		if in.Path == file {
			return in.Prefix
		}
	}
	return 0
}

// funcName is the name of a function as the script has it: the transform renames on collision, and names a CommonJS module's function
// after its file.
func (p *Program) funcName(name string) string {
	if strings.ContainsAny(name, "/.") && p.isModule(name) {
		return ""
	}
	if original, ok := p.renamed[name]; ok {
		return original
	}
	return name
}

// renames finds the functions and variables that the transform renamed: name in the program → name in the script.
func (p *Program) renames() map[string]string {
	list := map[string]string{}
	for n, line := range p.maps.lines {
		text := ""
		for _, s := range line {
			if s.name < 0 || s.name >= len(p.maps.names) {
				continue
			}
			if text == "" {
				text = p.lines.line(n + 2)
			}
			start := byteColumn(text, s.column)
			end := start
			for end < len(text) && identifierPart(text[end]) {
				end++
			}
			list[text[start:end]] = p.maps.names[s.name]
		}
	}
	return list
}

// isModule reports whether a function is the body of a module rather than a function of the script.
func (p *Program) isModule(name string) bool {
	path := sourcePath(name, p.code.Dir)
	for _, in := range p.code.Inputs {
		if in.Path == path {
			return true
		}
	}
	return name == p.code.Entry
}

// identifierPart reports whether c can go on an identifier; every byte of a character outside ASCII is taken to.
func identifierPart(c byte) bool {
	return c == '$' || c == '_' || c >= 0x80 || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}
