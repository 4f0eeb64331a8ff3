package report

import (
	"strconv"
	"strings"
)

// tap is TAP version 14, one flat list: every test is a test point, so that a
// reader of version 13, which knows no subtests, counts the same. Details are
// YAML blocks. The plan comes last, because the number of tests is known then.
//
// A test to be done is "not ok … # TODO", as the specification has it.
type tap struct {
	sink *sink
	n    int
}

func (t *tap) begin() { t.sink.line("TAP version 14") }

func (t *tap) test(r Result) {
	ok, directive := r.Status != Failed && r.Status != Todo, ""
	switch r.Status {
	case Skipped:
		directive = " # SKIP"
	case Todo:
		directive = " # TODO"
	}
	t.point(ok, r.File+separator+r.Title(), directive)
	if r.Status == Skipped || r.Status == Todo {
		return
	}
	y := newBlock(t.sink)
	y.open()
	y.number("duration_ms", milliseconds(r.Duration))
	if r.Attempts > 1 {
		y.number("attempts", float64(r.Attempts))
	}
	t.failures(y, r.failures())
	if r.Status == Failed {
		y.text("output", r.Output)
	}
	y.close()
}

// file makes a test point of a file that failed as a whole.
func (t *tap) file(f FileResult) {
	if len(f.Failures) == 0 {
		return
	}
	t.point(false, f.File, "")
	y := newBlock(t.sink)
	y.open()
	y.number("duration_ms", milliseconds(f.Duration))
	t.failures(y, f.Failures)
	y.close()
}

func (t *tap) point(ok bool, name, directive string) {
	t.n++
	if !ok {
		t.sink.text("not ")
	}
	t.sink.line("ok ", strconv.Itoa(t.n), " - ", escapeTAP(name), directive)
}

// failures puts the first failure at the top level, where readers look for
// message and place, and further ones into a list.
func (t *tap) failures(y block, list []Failure) {
	for i, f := range list {
		at := y
		if i == 1 {
			y.list("more")
		}
		if i > 0 {
			at = y.item()
		}
		at.text("severity", "fail")
		at.text("message", f.headline())
		at.text("at", f.place())
		at.under("diff", "- expected  + received", f.Diff)
		at.under("frame", f.place(), f.Frame)
		at.text("stack", strings.Join(f.Stack, "\n"))
	}
}

func (t *tap) end(s Summary) {
	if s.Interrupted {
		t.sink.line("Bail out! interrupted")
	} else if s.Bailed {
		t.sink.line("Bail out! enough tests have failed")
	}
	plan := "1.." + strconv.Itoa(t.n)
	if t.n == 0 {
		plan += " # no tests"
	}
	t.sink.line(plan)
	t.sink.line("# ", s.headline(false))
}

// escapeTAP makes a description: one line, in which "#" begins no directive.
func escapeTAP(s string) string {
	s = oneLine(s)
	if !strings.ContainsAny(s, `\#`) {
		return s
	}
	return strings.NewReplacer(`\`, `\\`, "#", `\#`).Replace(s)
}
