package value

import (
	"fmt"
	"strings"

	"github.com/dop251/goja"
)

// enter notes that an object is being written.
func (w *writer) enter(o *goja.Object, s step) {
	w.path = append(w.path, s)
	for i, open := range w.stack {
		if open == o {
			panic(w.c.vm.NewTypeError("%s", w.circle(i)))
		}
	}
	if len(w.stack) == maxNesting {
		panic(w.c.vm.NewTypeError("Objects stand more than %d deep inside each other", maxNesting))
	}
	w.stack = append(w.stack, o)
}

func (w *writer) leave() {
	w.stack, w.path = w.stack[:len(w.stack)-1], w.path[:len(w.path)-1]
}

// circle tells, in V8's words, how the object at start of the stack is reached
// from itself.
func (w *writer) circle(start int) string {
	var b strings.Builder
	b.WriteString("Converting circular structure to JSON\n    --> starting at " + w.describe(w.stack[start]))
	for i := start + 1; i < len(w.stack); i++ {
		if i > start+1 && i < len(w.stack)-1 {
			if i == start+2 {
				b.WriteString("\n    |     ...")
			}
			continue
		}
		fmt.Fprintf(&b, "\n    |     %s -> %s", w.path[i], w.describe(w.stack[i]))
	}
	fmt.Fprintf(&b, "\n    --- %s closes the circle", w.path[len(w.path)-1])
	return b.String()
}

func (w *writer) describe(o *goja.Object) string {
	name := "Object"
	if maker, ok := o.Get("constructor").(*goja.Object); ok {
		if n := maker.Get("name"); n != nil {
			name = n.String()
		}
	}
	return "object with constructor '" + name + "'"
}

// String names the step.
func (s step) String() string {
	if s.list {
		return fmt.Sprintf("index %d", s.index)
	}
	return "property '" + s.key + "'"
}

func (w *writer) open(bracket byte) {
	w.buf = append(w.buf, bracket)
	if w.gap != "" {
		w.indent += w.gap
		w.newline()
	}
}

func (w *writer) newline() { w.buf = append(append(w.buf, '\n'), w.indent...) }

func (w *writer) comma() {
	w.buf = append(w.buf, ',')
	if w.gap != "" {
		w.newline()
	}
}

func (w *writer) colon() {
	w.buf = append(w.buf, ':')
	if w.gap != "" {
		w.buf = append(w.buf, ' ')
	}
}

func (w *writer) close(bracket byte) {
	if w.gap != "" {
		w.indent = w.indent[:len(w.indent)-len(w.gap)]
		w.newline()
	}
	w.buf = append(w.buf, bracket)
}

// closeRecord closes an object; an empty one takes no line.
func (w *writer) closeRecord(empty bool) {
	if empty && w.gap != "" {
		w.buf = w.buf[:len(w.buf)-1-len(w.indent)]
		w.indent = w.indent[:len(w.indent)-len(w.gap)]
		w.buf = append(w.buf, '}')
		return
	}
	w.close('}')
}

const hexDigits = "0123456789abcdef"

// appendQuoted appends a string as JSON.stringify quotes it.
func appendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if plainByte[c] {
			continue
		}
		b = append(b, s[from:i]...)
		from = i + 1
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\b':
			b = append(b, '\\', 'b')
		case '\f':
			b = append(b, '\\', 'f')
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		default:
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return append(append(b, s[from:]...), '"')
}
