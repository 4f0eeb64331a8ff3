package report

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// sink collects text and passes it on in one piece. The first error of writing
// stays; after it nothing is written.
type sink struct {
	out io.Writer
	buf []byte
	err error
	// flushed is when something was last written.
	flushed time.Time
}

// often is the shortest time between two writes while tests end one after the
// other: a write for each would cost more than a fast test.
const often = 10 * time.Millisecond

// Write never fails, so that code which writes need not look.
func (s *sink) Write(p []byte) (int, error) {
	s.buf = append(s.buf, p...)
	return len(p), nil
}

func (s *sink) text(parts ...string) {
	for _, p := range parts {
		s.buf = append(s.buf, p...)
	}
}

func (s *sink) line(parts ...string) {
	s.text(parts...)
	s.buf = append(s.buf, '\n')
}

// indented writes the lines of a text, each after an indent; blank ones become
// empty. each, if there is one, paints a line.
func (s *sink) indented(indent, text string, each func(string) string) {
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		if strings.TrimSpace(line) == "" {
			s.line()
			continue
		}
		if each != nil {
			line = each(line)
		}
		s.line(indent, line)
	}
}

// flush writes what was collected.
func (s *sink) flush() {
	if s.err == nil && len(s.buf) > 0 {
		_, s.err = s.out.Write(s.buf)
	}
	s.buf = s.buf[:0]
}

// show flushes, unless that was done a moment ago.
func (s *sink) show() {
	if now := time.Now(); now.Sub(s.flushed) >= often {
		s.flushed = now
		s.flush()
	}
}

// end flushes and gives the first error.
func (s *sink) end() error {
	s.flush()
	if s.err != nil {
		return fmt.Errorf("the test report can't be written: %w", s.err)
	}
	return nil
}
