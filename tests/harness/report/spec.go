package report

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// spec is the report for people: a tree by file and describe, then every
// failure in full, then the summary.
type spec struct {
	sink   *sink
	paint  paint
	slow   time.Duration
	name   string   // of the file whose heading was written last
	open   []string // describes whose headings were
	broken []broken
}

func (s *spec) begin() {}

func (s *spec) heading(name string) {
	if s.name == name {
		return
	}
	s.name, s.open = name, nil
	s.sink.line(s.paint.bold(oneLine(name)))
}

func (s *spec) test(t Result) {
	s.heading(t.File)
	groups, name := t.Path, ""
	if n := len(groups); n > 0 {
		groups, name = groups[:n-1], oneLine(groups[n-1])
	}
	s.describe(groups)
	mark, note := s.paint.green("✓"), ""
	switch t.Status {
	case Failed:
		mark = s.paint.alarm("✗")
		s.broken = append(s.broken, brokenTest(t))
	case Skipped:
		mark, note = s.paint.yellow("-"), " (skipped)"
	case Todo:
		mark, note = s.paint.yellow("-"), " (todo)"
	}
	if t.Attempts > 1 {
		note += fmt.Sprintf(" (attempt %d)", t.Attempts)
	}
	if t.Duration >= s.slow {
		note += " (" + duration(t.Duration) + ")"
	}
	s.sink.line(strings.Repeat("  ", len(groups)+1), mark, " ", name, s.paint.yellow(note))
}

// describe writes the headings that are not there yet.
func (s *spec) describe(groups []string) {
	if slices.Equal(s.open, groups) {
		return
	}
	same := 0
	for same < len(groups) && same < len(s.open) && groups[same] == s.open[same] {
		same++
	}
	for i, g := range groups[same:] {
		s.sink.line(strings.Repeat("  ", same+i+1), oneLine(g))
	}
	s.open = groups
}

func (s *spec) file(f FileResult) {
	if len(f.Failures) > 0 {
		s.heading(f.File)
		for _, one := range f.Failures {
			first, _, _ := strings.Cut(one.headline(), "\n")
			s.sink.line("  ", s.paint.alarm("✗"), " ", s.paint.red(oneLine(first)))
		}
		s.broken = append(s.broken, broken{file: f.File, failures: f.Failures})
	}
	s.name = ""
}

func (s *spec) end(sum Summary) {
	writeBroken(s.sink, s.paint, s.broken)
	writeSummary(s.sink, s.paint, sum)
}
