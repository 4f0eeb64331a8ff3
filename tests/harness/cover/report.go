package cover

import (
	"math"

	"github.com/dssrun/dssrun/runtime/source"
)

// Report is what was covered.
type Report struct {
	Files []File
	// Unread are the files that could not be measured, with the reason.
	Unread []Unread
}

// Unread is a file that could not be measured.
type Unread struct {
	Path string // as File.Path
	Err  error
}

// File is what was covered of a file.
type File struct {
	// Path is relative to the folder of the options, with slashes.
	Path string
	// Statements and Lines are what ran. A line is counted when a statement begins on it, and covered when one of these ran.
	Statements, Lines Ratio
	// Hits are the lines that are counted, in their order.
	Hits []Hit
	// Missed are the statements that did not run though their line counts as covered, in their order.
	Missed []source.Statement
}

// Hit is how often a line ran: the most that a statement that begins on it did.
type Hit struct {
	Line  int // 1-based
	Count int64
}

// Ratio is a part of a whole.
type Ratio struct{ Covered, Total int }

// Percent is from 0 to 100, cut to two places so that 100 means all. It is 100 where there is nothing to cover.
func (r Ratio) Percent() float64 {
	if r.Total == 0 {
		return 100
	}
	return math.Floor(float64(r.Covered)*10000/float64(r.Total)) / 100
}

func (r Ratio) plus(other Ratio) Ratio {
	return Ratio{r.Covered + other.Covered, r.Total + other.Total}
}

// Range is some lines, the last one included; with a column, the one statement that begins there.
type Range struct{ First, Last, Column int }

// Uncovered are the lines that did not run, those with no covered line between them together, and the statements that did not on lines
// that did.
func (f File) Uncovered() []Range {
	var list []Range
	joined, missed := false, f.Missed
	for _, h := range f.Hits {
		for len(missed) > 0 && missed[0].Line <= h.Line {
			list = append(list, Range{missed[0].Line, missed[0].Line, missed[0].Column})
			missed = missed[1:]
		}
		switch {
		case h.Count > 0:
			joined = false
		case joined:
			list[len(list)-1].Last = h.Line
		default:
			list, joined = append(list, Range{First: h.Line, Last: h.Line}), true
		}
	}
	return list
}

// Total is what was covered of all files.
func (r *Report) Total() (statements, lines Ratio) {
	for _, f := range r.Files {
		statements, lines = statements.plus(f.Statements), lines.plus(f.Lines)
	}
	return statements, lines
}

// measure counts; the statements are in the order of their file.
func measure(path string, statements []source.Statement, counts []int64) File {
	f := File{Path: path}
	for i, s := range statements {
		f.Statements.Total++
		if counts[i] > 0 {
			f.Statements.Covered++
		}
		if n := len(f.Hits); n > 0 && f.Hits[n-1].Line == s.Line {
			f.Hits[n-1].Count = max(f.Hits[n-1].Count, counts[i])
			continue
		}
		f.Hits = append(f.Hits, Hit{s.Line, counts[i]})
	}
	at := 0
	for _, h := range f.Hits {
		f.Lines.Total++
		if h.Count > 0 {
			f.Lines.Covered++
		}
		for ; at < len(statements) && statements[at].Line == h.Line; at++ {
			if h.Count > 0 && counts[at] == 0 {
				f.Missed = append(f.Missed, statements[at])
			}
		}
	}
	return f
}
