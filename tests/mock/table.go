package mock

import "slices"

// table is a map that remembers the order of insertion, as the lists of the server do. Its values are never changed in place
// but replaced, so that tables may share them.
type table[T any] struct {
	names  []string // "" where a row was deleted
	rows   []T
	index  map[string]int
	edits  int  // how often a row was put or deleted: a list that was rendered at the same count is still right
	shared bool // what is above belongs to another table, and is copied before the first change
}

// newTable is an empty table with room for so many rows.
func newTable[T any](size int) table[T] {
	return table[T]{names: make([]string, 0, size), rows: make([]T, 0, size), index: make(map[string]int, size)}
}

func (t *table[T]) get(name string) (T, bool) {
	if i, ok := t.index[name]; ok {
		return t.rows[i], true
	}
	var none T
	return none, false
}

func (t *table[T]) put(name string, row T) {
	t.own()
	t.edits++
	if i, ok := t.index[name]; ok {
		t.rows[i] = row
		return
	}
	if t.index == nil {
		t.index = map[string]int{}
	}
	t.index[name] = len(t.rows)
	t.names = append(t.names, name)
	t.rows = append(t.rows, row)
}

// grow makes room for so many more rows.
func (t *table[T]) grow(n int) {
	index := make(map[string]int, len(t.index)+n)
	for name, i := range t.index {
		index[name] = i
	}
	t.names, t.rows, t.index, t.shared = slices.Grow(slices.Clone(t.names), n), slices.Grow(slices.Clone(t.rows), n), index, false
}

func (t *table[T]) delete(name string) bool {
	i, ok := t.index[name]
	if !ok {
		return false
	}
	t.own()
	t.edits++
	var none T
	t.names[i], t.rows[i] = "", none
	delete(t.index, name)
	if len(t.names) > 32 && len(t.index) < len(t.names)/2 {
		t.sweep()
	}
	return true
}

// sweep takes the rows out that delete has emptied.
func (t *table[T]) sweep() {
	names, rows := make([]string, 0, len(t.index)), make([]T, 0, len(t.index))
	for name, row := range t.all {
		t.index[name] = len(names)
		names, rows = append(names, name), append(rows, row)
	}
	t.names, t.rows = names, rows
}

// all is the sequence of the rows in order of insertion. Rows may be put or deleted by the loop's body only after it has left.
func (t *table[T]) all(yield func(string, T) bool) {
	for i, name := range t.names {
		if name != "" && !yield(name, t.rows[i]) {
			return
		}
	}
}

func (t *table[T]) size() int { return len(t.index) }

// share is a table with the same rows that copies them when it is changed first. The one it comes from, a seed, must never be
// changed again. That is what makes a seeded server cheap.
func (t *table[T]) share() table[T] {
	other := *t
	other.shared = true
	return other
}

func (t *table[T]) own() {
	if t.shared {
		*t = t.clone()
	}
}

// clone is a copy; both may be changed.
func (t *table[T]) clone() table[T] {
	index := make(map[string]int, len(t.index))
	for name, i := range t.index {
		index[name] = i
	}
	return table[T]{names: slices.Clone(t.names), rows: slices.Clone(t.rows), index: index, edits: t.edits}
}

// list are the names of the rows.
func (t *table[T]) list() []string {
	names := make([]string, 0, len(t.index))
	for name := range t.all {
		names = append(names, name)
	}
	return names
}
