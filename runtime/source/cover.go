package source

import (
	"slices"
	"strings"

	"github.com/dop251/goja"
)

// Counting statements. The counters are put into the syntax tree between parsing and compiling (instrument.go), as rewriteLiterals does with
// what it changes: the text of the program is the same with and without them, and so are positions, stacks, code frames, Function.toString, the
// bundle and its entry in the cache. What an unused export leaves out of a bundle is still known, as Statements reads each file on its own.

// counted is what a program knows of its counters.
type counted struct {
	files  []countedFile
	places []place // each once
	of     []int   // of each counter: its place
}

// countedFile is a file whose statements are counted.
type countedFile struct{ path, sum string }

// place is where a statement begins: 1-based, the column in UTF-16 code units; line 0 is the body of a file as a whole. load is true when it runs whenever its file is loaded and gets that
// far, which what stands in a function does not.
type place struct {
	file, line, column int
	load               bool
}

// Statement is a statement of a script: where it begins, 1-based, Column in UTF-16 code units.
type Statement struct{ Line, Column int }

// FileHits tells how often the statements of a file ran.
type FileHits struct {
	// File is the absolute path, Sum the hash of the content that was run.
	File, Sum string
	// Loaded is true when the file's top level was run. A statement of the top level that Counts does not hold ran too, then: it is a declaration
	// without effect that the bundle leaves out, as nobody uses it.
	Loaded bool
	Counts map[Statement]int64
}

// Counter is one run of a program whose statements are counted. A Counter is for one Start and not safe for concurrent use.
type Counter struct {
	program *Program
	array   *goja.Object // a plain array of numbers, one for each counter; nil before Start
}

// Counter makes the counters of one run: call its Start in place of the program's. Without Options.Cover it counts nothing and costs nothing.
func (p *Program) Counter() *Counter { return &Counter{program: p} }

// Start is Program.Start.
func (c *Counter) Start(vm *goja.Runtime, require func(module string) goja.Value) (goja.Value, error) {
	if c.program.counted == nil {
		return c.program.start(vm, require, nil)
	}
	// An array of numbers is the cheapest that the engine has: an element of a typed array takes twice as long to change.
	numbers := make([]any, len(c.program.counted.of))
	for i := range numbers {
		numbers[i] = 0
	}
	c.array = vm.NewArray(numbers...)
	return c.program.start(vm, require, c.array)
}

// Files are the counts so far of each file that is counted, in the order of their paths. Call it on the goroutine that owns the VM, or once the
// run is over, however it ended.
func (c *Counter) Files() []FileHits {
	k := c.program.counted
	if k == nil || c.array == nil {
		return nil
	}
	numbers, _ := c.array.Export().([]any)
	counts := make([]int64, len(k.places))
	for i, n := range numbers {
		if i < len(k.of) {
			counts[k.of[i]] = max(counts[k.of[i]], whole(n))
		}
	}
	list := make([]FileHits, len(k.files))
	loads := make([]bool, len(k.files)) // has a statement of its top level
	for i, f := range k.files {
		list[i] = FileHits{File: f.path, Sum: f.sum, Counts: map[Statement]int64{}}
	}
	for i, at := range k.places {
		hits := &list[at.file]
		if at.line > 0 {
			key := Statement{at.line, at.column}
			hits.Counts[key] = max(hits.Counts[key], counts[i])
		}
		if at.load {
			loads[at.file] = true
			hits.Loaded = hits.Loaded || counts[i] > 0
		}
	}
	for i := range list {
		list[i].Loaded = list[i].Loaded || !loads[i]
	}
	slices.SortFunc(list, func(a, b FileHits) int { return strings.Compare(a.File, b.File) })
	return list
}

// whole is a counter's value: beyond 2^53 the engine counts in floating point.
func whole(n any) int64 {
	switch n := n.(type) {
	case int64:
		return n
	case float64:
		return int64(n)
	}
	return 0
}
