// Package report tells people and machines how tests went: the result types,
// and one Reporter for each form of report.
//
// Values are masked before they come here; a reporter only makes them safe for
// its own form: what a title or a message holds can't break out of XML, TAP, a
// workflow command or a terminal.
package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/agnivade/levenshtein"
)

// Status is how a test ended.
type Status string

// The ways in which a test ends.
const (
	Passed  Status = "passed"
	Failed  Status = "failed"
	Skipped Status = "skipped"
	Todo    Status = "todo"
)

// Failure is one thing that went wrong in a test; soft failures make several.
type Failure struct {
	// Name is the error's: "AssertionError", "TypeError", "Timeout".
	Name string
	// Message is without the diff.
	Message string
	// Diff is unified: lines begin with "+ " (received), "- " (expected) or
	// "  ". It is "" when there is none.
	Diff string
	// Frame is the code around the failing line as plain text, "" when unknown.
	Frame string
	// Stack is the script's own places, "name (file:line:column)".
	Stack []string
	// File, Line and Column are where it was thrown; Line and Column count from
	// 1 and are 0 when unknown. File is relative to the working directory.
	File         string
	Line, Column int
}

// Result is one test.
type Result struct {
	// File, Line and Column are where the test is declared, File relative to
	// the working directory.
	File         string
	Line, Column int
	// Path is the titles of the describes, then the test's.
	Path     []string
	Status   Status
	Duration time.Duration
	// Attempts is 1 without retries, 0 for a test that did not run.
	Attempts int
	Failures []Failure
	// Output is what the test printed; reports show it for failures.
	Output string
}

// Title is the full title: "describe > test".
func (r Result) Title() string { return strings.Join(r.Path, separator) }

const separator = " > "

// FileResult ends a file. Failures are of the file itself: it does not load, a
// hook failed, nothing ran.
type FileResult struct {
	File     string
	Duration time.Duration
	Failures []Failure
}

// Summary ends a run.
type Summary struct {
	Files, FailedFiles            int
	Passed, Failed, Skipped, Todo int
	Duration                      time.Duration
	// Seed is that of the order in which files and tests ran, 0 for the order
	// of their names.
	Seed      int64
	Snapshots SnapshotCounts
	// Interrupted tells that the run ended before all tests had run.
	Interrupted bool
	// Running are the tests that an interrupt ended, "file > describe > test".
	Running []string
	// Bailed tells the same of a run that enough failing tests have stopped.
	Bailed bool
}

// Good reports whether nothing failed and everything ran.
func (s Summary) Good() bool {
	return s.Failed == 0 && s.FailedFiles == 0 && s.Snapshots.Failed == 0 && !s.Interrupted
}

// SnapshotCounts is what became of the snapshots of a run. Obsolete ones are
// still there, Removed ones were.
type SnapshotCounts struct{ Written, Updated, Matched, Obsolete, Removed, Failed int }

// Reporter is told what happens, from one goroutine: Begin once, then Test and
// File in the order in which they end (tests before their file, files of a
// parallel run mixed), then End, which writes what is left. It serves one run.
//
// Whatever the order in which files end, a report lists them in the order of
// Begin, so that two runs can be compared; only dot shows tests as they come.
type Reporter interface {
	// Begin names the test files that will run, in order.
	Begin(files []string)
	// File ends a file.
	File(FileResult)
	// Test ends a test.
	Test(Result)
	// End gives the first error of writing, too: a report that is not whole is
	// not a report.
	End(Summary) error
}

// Options are the ways in which reports differ.
type Options struct {
	// Color paints what people read (spec, dot) with ANSI sequences.
	Color bool
	// Dir is the working directory. With it, the github reporter gives absolute
	// paths, which GitHub places right wherever in the repository the run was.
	Dir string
	// Width is that of the terminal, in cells; 0 is 80. Rows of dots end there.
	Width int
	// Slow is the duration from which a test's is shown; 0 is 300 ms.
	Slow time.Duration
}

const (
	defaultWidth = 80
	defaultSlow  = 300 * time.Millisecond
)

// Names are the reporters that New knows.
func Names() []string { return []string{"spec", "dot", "tap", "junit", "json", "github"} }

// New makes a reporter that writes to out. An unknown name is an error that
// names the ones there are.
func New(name string, out io.Writer, o Options) (Reporter, error) {
	if o.Width <= 0 {
		o.Width = defaultWidth
	}
	if o.Slow <= 0 {
		o.Slow = defaultSlow
	}
	to := &sink{out: out}
	switch name {
	case "spec":
		s := &spec{sink: to, paint: paint(o.Color), slow: o.Slow}
		return &sequence{to: s, sink: to}, nil
	case "dot":
		return &dot{sink: to, paint: paint(o.Color), width: o.Width}, nil
	case "tap":
		return &sequence{to: &tap{sink: to}, sink: to}, nil
	case "junit":
		return &document{sink: to, write: writeJUnit}, nil
	case "json":
		return &document{sink: to, write: writeJSON}, nil
	case "github":
		return &document{sink: to, write: func(s *sink, r run) { writeGitHub(s, r, o.Dir) }}, nil
	}
	return nil, unknown(name)
}

func unknown(name string) error {
	hint := ""
	if near := nearest(name, Names()); near != "" {
		hint = fmt.Sprintf("did you mean %s? ", near)
	}
	return fmt.Errorf("there is no reporter %q; %sreporters are %s", name, hint, strings.Join(Names(), ", "))
}

// nearest is the candidate that was probably meant, "" when none is near.
func nearest(name string, candidates []string) string {
	name = strings.ToLower(name)
	if at := slices.IndexFunc(candidates, func(c string) bool { return len(name) > 1 && strings.HasPrefix(name, c) }); at >= 0 {
		return candidates[at]
	}
	best, distance := "", max(1, (len(name)+1)/3)+1
	for _, c := range candidates {
		if d := levenshtein.ComputeDistance(name, c); d < distance && d < len(c) {
			best, distance = c, d
		}
	}
	return best
}

// Multi tells several reporters. End ends all of them and joins their errors.
func Multi(list ...Reporter) Reporter {
	if len(list) == 1 {
		return list[0]
	}
	return multi(list)
}
