package inspect

import (
	"slices"
	"strings"

	"github.com/dop251/goja"
)

// Table is console.table: rows as the object's entries, columns as the properties of all rows, or those named.
// ok is false for a value that is no object and makes no table.
func (in *Inspector) Table(v goja.Value, properties []string, only bool, o Options) (text string, ok bool) {
	data, ok := v.(*goja.Object)
	if !ok {
		return "", false
	}
	cell := func(v goja.Value) string {
		opt := o
		opt.Depth, opt.MaxArrayLength, opt.BreakLength = 0, 3, Unlimited
		if r, is := v.(*goja.Object); is && !isArray(r) && typedArray(r) == "" && len(r.Keys()) > 2 {
			opt.Depth = -1
		}
		return in.Inspect(v, opt)
	}
	s := &session{Inspector: in, Options: o}
	index := func(n int) []string {
		var out []string
		for i := range n {
			out = append(out, cell(in.vm.ToValue(i)))
		}
		return out
	}
	if class := engineClass(data); class == "Map" || class == "Set" {
		entries := s.entries(data, class == "Map")
		var keys, values []string
		for _, e := range entries {
			keys, values = append(keys, cell(e[0])), append(values, cell(e[1]))
		}
		if class == "Map" {
			return Render([]string{"(iteration index)", "Key", "Values"}, [][]string{index(len(entries)), keys, values}), true
		}
		return Render([]string{"(iteration index)", "Values"}, [][]string{index(len(entries)), values}), true
	}
	rows := data.Keys()
	var head []string
	columns := map[string][]string{}
	add := func(column string, row int, text string) {
		if _, known := columns[column]; !known {
			head = append(head, column)
			columns[column] = make([]string, len(rows))
		}
		columns[column][row] = text
	}
	values := make([]string, len(rows))
	hasPrimitives := false
	for i, name := range rows {
		item := data.Get(name)
		row, isObject := item.(*goja.Object)
		if !isObject && !only {
			hasPrimitives = true
			values[i] = cell(item)
			continue
		}
		keys := properties
		if !only {
			keys = row.Keys()
		}
		for _, k := range keys {
			text := ""
			if isObject && in.hasOwn(row, k) {
				text = cell(row.Get(k))
			}
			add(k, i, text)
		}
	}
	head = ordered(head)
	table := [][]string{rows}
	for _, h := range head {
		table = append(table, columns[h])
	}
	head = append([]string{"(index)"}, head...)
	if hasPrimitives {
		head, table = append(head, "Values"), append(table, values)
	}
	return Render(head, table), true
}

// ordered puts integer-like names first, as the keys of an object are ordered.
func ordered(names []string) []string {
	out := slices.Clone(names)
	slices.SortStableFunc(out, func(a, b string) int {
		x, y := isIndex(a), isIndex(b)
		switch {
		case x && y && len(a) != len(b):
			return len(a) - len(b)
		case x && y:
			return strings.Compare(a, b)
		case x:
			return -1
		case y:
			return 1
		}
		return 0
	})
	return out
}

// Render draws a table of columns with box characters, cells at the left.
func Render(head []string, columns [][]string) string {
	rows := 0
	widths := make([]int, len(head))
	for i, h := range head {
		widths[i] = Width(h)
		for _, c := range columns[i] {
			widths[i] = max(widths[i], Width(c))
		}
		rows = max(rows, len(columns[i]))
	}
	var b strings.Builder
	rule := func(left, middle, right string) {
		b.WriteString(left)
		for i, w := range widths {
			if i > 0 {
				b.WriteString(middle)
			}
			b.WriteString(strings.Repeat("─", w+2))
		}
		b.WriteString(right)
	}
	line := func(cell func(column int) string) {
		b.WriteString("\n│ ")
		for i, w := range widths {
			if i > 0 {
				b.WriteString(" │ ")
			}
			text := cell(i)
			b.WriteString(text + spaces(w-Width(text)))
		}
		b.WriteString(" │")
	}
	rule("┌", "┬", "┐")
	line(func(i int) string { return head[i] })
	b.WriteByte('\n')
	rule("├", "┼", "┤")
	for r := range rows {
		line(func(i int) string {
			if r < len(columns[i]) {
				return columns[i][r]
			}
			return ""
		})
	}
	b.WriteByte('\n')
	rule("└", "┴", "┘")
	return b.String()
}
