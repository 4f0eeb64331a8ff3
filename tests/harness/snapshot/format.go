package snapshot

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// header is the first line of a .snap file.
const header = "# Snapshots of dssrun test, version 1. Read the differences; dssrun test --update accepts them."

// mark begins the line of a snapshot's name.
const mark = "=== "

// Encode writes snapshots, in the order of their names, as
//
//	=== users > lists 1
//	[
//	  "ada",
//	]
//
// with a blank line after each. A line of a text that could be taken for something else is escaped behind a backslash,
// so that Parse gives back what was written, also after git has changed the ends of lines.
func Encode(kept map[string]string) []byte {
	var b bytes.Buffer
	b.WriteString(header + "\n")
	for _, key := range slices.SortedFunc(maps.Keys(kept), natural) {
		b.WriteString("\n" + mark + escape(key) + "\n")
		for line := range strings.SplitSeq(kept[key], "\n") {
			if special(line) {
				line = `\` + escape(line)
			}
			b.WriteString(line + "\n")
		}
	}
	return b.Bytes()
}

// special tells whether a line of a text would be read as something else.
func special(line string) bool {
	for _, p := range []string{"===", "<<<<<<<", ">>>>>>>", `\`} {
		if strings.HasPrefix(line, p) {
			return true
		}
	}
	return strings.Contains(line, "\r")
}

// Parse reads what Encode wrote. Its errors name the line.
func Parse(text []byte) (map[string]string, error) {
	lines := strings.Split(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n")
	if lines[0] != header {
		return nil, fmt.Errorf("line 1: this is not a file of snapshots, or one of another version: delete it, and run dssrun test to make it anew")
	}
	kept := map[string]string{}
	key := ""
	var body []string
	end := func() {
		if key != "" {
			// The blank line before the next name is not of the text.
			kept[key] = strings.Join(body, "\n")
		}
		body = body[:0]
	}
	blank := false
	for i, line := range lines[1:] {
		at := i + 2
		if strings.HasPrefix(line, "<<<<<<<") || strings.HasPrefix(line, ">>>>>>>") || line == "=======" {
			return nil, fmt.Errorf("line %d: a merge left a conflict: keep one side, or delete both and run dssrun test --update", at)
		}
		name, isName := strings.CutPrefix(line, mark)
		switch {
		case isName:
			if key != "" && !blank {
				return nil, fmt.Errorf("line %d: there must be a blank line before %q", at, line)
			}
			if blank && key != "" {
				body = body[:len(body)-1]
			}
			end()
			var err error
			if key, err = unescape(name); err != nil {
				return nil, fmt.Errorf("line %d: %w", at, err)
			}
			if key == "" {
				return nil, fmt.Errorf("line %d: a snapshot without a name", at)
			}
			if _, twice := kept[key]; twice {
				return nil, fmt.Errorf("line %d: a second snapshot %q: keep one", at, key)
			}
			blank = false
		case key == "":
			if line != "" {
				return nil, fmt.Errorf("line %d: expected a line %qNAME", at, mark)
			}
		default:
			if rest, escaped := strings.CutPrefix(line, `\`); escaped {
				var err error
				if line, err = unescape(rest); err != nil {
					return nil, fmt.Errorf("line %d: %w", at, err)
				}
				blank = false
			} else {
				blank = line == ""
			}
			body = append(body, line)
		}
	}
	if key != "" {
		if n := len(body); n > 0 && body[n-1] == "" {
			body = body[:n-1] // the file's last line break
		}
		end()
	}
	return kept, nil
}

func escape(line string) string {
	return strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`).Replace(line)
}

func unescape(line string) (string, error) {
	if !strings.Contains(line, `\`) {
		return line, nil
	}
	var b strings.Builder
	for i := 0; i < len(line); i++ {
		if line[i] != '\\' {
			b.WriteByte(line[i])
			continue
		}
		i++
		if i == len(line) {
			return "", fmt.Errorf("a backslash at the end of the line")
		}
		switch line[i] {
		case '\\':
			b.WriteByte('\\')
		case 'n':
			b.WriteByte('\n')
		case 'r':
			b.WriteByte('\r')
		default:
			return "", fmt.Errorf("an unknown escape \\%c", line[i])
		}
	}
	return b.String(), nil
}

// natural orders names by text, and the numbers in them by value: 2 before 10.
func natural(a, b string) int {
	x, y := a, b
	for x != "" && y != "" {
		n, m := digits(x), digits(y)
		if n > 0 && m > 0 {
			p, q := strings.TrimLeft(x[:n], "0"), strings.TrimLeft(y[:m], "0")
			if len(p) != len(q) {
				return len(p) - len(q)
			}
			if c := strings.Compare(p, q); c != 0 {
				return c
			}
			x, y = x[n:], y[m:]
			continue
		}
		if x[0] != y[0] {
			return int(x[0]) - int(y[0])
		}
		x, y = x[1:], y[1:]
	}
	if c := len(x) - len(y); c != 0 {
		return c
	}
	return strings.Compare(a, b)
}

func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
