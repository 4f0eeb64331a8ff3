package inspect

import (
	"math"
	"strings"

	"github.com/dop251/goja"
)

// layout joins the parts of an object on one line when they fit, on a line each when they don't, and long arrays
// in columns.
func (s *session) layout(parts []string, base, open, end string, k kind, level int, o *goja.Object) string {
	before := ""
	if base != "" {
		before = base + " "
	}
	if s.Compact == Unlimited {
		return s.layoutCompact(parts, base, open, end)
	}
	if s.Compact >= 1 {
		entries := len(parts)
		if k == asArray && entries > 6 {
			parts = s.columns(parts, o)
		}
		// Only the innermost levels share a line, and only what was not put into columns.
		if s.current-level < s.Compact && entries == len(parts) {
			start := len(parts) + s.indent + units(open) + units(base) + 10
			if s.fits(parts, start, base) {
				if joined := strings.Join(parts, ", "); !strings.Contains(joined, "\n") {
					return before + open + " " + joined + " " + end
				}
			}
		}
	}
	nl := "\n" + spaces(s.indent)
	return before + open + nl + "  " + strings.Join(parts, ","+nl+"  ") + nl + end
}

// layoutCompact is compact: true: as few lines as possible.
func (s *session) layoutCompact(parts []string, base, open, end string) string {
	after := ""
	if base != "" {
		after = " " + base
	}
	if s.fits(parts, 0, base) {
		return open + after + " " + strings.Join(parts, ", ") + " " + end
	}
	pad := spaces(s.indent)
	first := " "
	if base != "" || len(open) != 1 {
		first = after + "\n" + pad + "  "
	}
	return open + first + strings.Join(parts, ",\n"+pad+"  ") + " " + end
}

func (s *session) fits(parts []string, start int, base string) bool {
	total := len(parts) + start
	if total+len(parts) > s.BreakLength {
		return false
	}
	for _, p := range parts {
		if s.Colors {
			p = StripColors(p)
		}
		if total += units(p); total > s.BreakLength {
			return false
		}
	}
	return base == "" || !strings.Contains(base, "\n")
}

// columns groups many short elements into lines of about equal width, numbers aligned at the right.
func (s *session) columns(parts []string, o *goja.Object) []string {
	n := len(parts)
	extra := s.MaxArrayLength < len(parts)
	if extra {
		n-- // the line that counts the rest stays by itself
	}
	const gap = 2
	total, longest := 0, 0
	widths := make([]int, n)
	for i := range widths {
		widths[i] = Width(parts[i])
		total += widths[i] + gap
		longest = max(longest, widths[i])
	}
	slot := longest + gap
	if slot*3+s.indent >= s.BreakLength || !(float64(total)/float64(slot) > 5 || longest <= 6) {
		return parts
	}
	// A character is about 2.5 times as high as wide, and the block should look like a square.
	bias := math.Sqrt(float64(slot) - float64(total)/float64(len(parts)))
	biased := math.Max(float64(slot)-3-bias, 1)
	cols := min(
		int(math.Floor(math.Sqrt(2.5*biased*float64(n))/biased+0.5)),
		(s.BreakLength-s.indent)/slot,
		s.Compact*4,
		15,
	)
	if cols <= 1 {
		return parts
	}
	var lines []int
	for c := range cols {
		w := 0
		for i := c; i < n; i += cols {
			w = max(w, widths[i])
		}
		lines = append(lines, w+gap)
	}
	right := o != nil && s.allNumbers(o, len(parts))
	var out []string
	for i := 0; i < n; i += cols {
		last := min(i+cols, n) - 1
		var b strings.Builder
		for j := i; j < last; j++ {
			pad := spaces(lines[j-i] - widths[j] - gap)
			if right {
				b.WriteString(pad + parts[j] + ", ")
			} else {
				b.WriteString(parts[j] + ", " + pad)
			}
		}
		if right {
			b.WriteString(spaces(lines[last-i] - gap - widths[last]))
		}
		b.WriteString(parts[last])
		out = append(out, b.String())
	}
	if extra {
		out = append(out, parts[n])
	}
	return out
}

// allNumbers looks at as many elements as there are parts, as Node does: one past the end makes it false.
func (s *session) allNumbers(o *goja.Object, n int) bool {
	for i := range n {
		v := goja.Value(nil)
		if isDynamic(o) || typedArray(o) != "" {
			v = o.Get(itoa(i))
		} else if p, found := s.own(o, s.vm.ToValue(i)); found {
			v = p.value
		}
		if v == nil || !goja.IsNumber(v) && !goja.IsBigInt(v) {
			return false
		}
	}
	return true
}
