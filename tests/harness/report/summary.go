package report

import "strconv"

// headline says in one line how a run went:
// "1 failed, 4 passed, 1 skipped in 2 files (1 failed), 312 ms".
func (s Summary) headline(p paint) string {
	tests := ""
	add := func(n int, what string, color func(string) string) {
		if n == 0 {
			return
		}
		if tests != "" {
			tests += ", "
		}
		tests += color(strconv.Itoa(n) + " " + what)
	}
	add(s.Failed, "failed", p.alarm)
	add(s.Passed, "passed", p.green)
	add(s.Skipped, "skipped", p.yellow)
	add(s.Todo, "todo", p.yellow)
	if tests == "" {
		tests = "no tests"
	}
	tests += " in " + count(s.Files, "file")
	if s.FailedFiles > 0 {
		tests += " (" + p.alarm(strconv.Itoa(s.FailedFiles)+" failed") + ")"
	}
	return tests + ", " + duration(s.Duration)
}

// notes are the lines before the headline.
func (s Summary) notes(p paint) []string {
	var list []string
	if s.Interrupted {
		list = append(list, p.alarm("Interrupted")+": what had not ended is not counted")
		for _, test := range s.Running {
			list = append(list, "  in "+oneLine(test))
		}
	} else if s.Bailed {
		list = append(list, p.alarm("Stopped by --bail")+": what had not ended is not counted")
	}
	if c := s.Snapshots; c != (SnapshotCounts{}) {
		if text := counts(c.Failed, "failed", c.Written, "written", c.Updated, "updated", c.Matched, "matched", c.Removed, "removed", c.Obsolete, "obsolete"); text != "" {
			list = append(list, "Snapshots: "+text)
		}
		if c.Obsolete > 0 {
			list[len(list)-1] += p.dim(" (--update removes obsolete ones)")
		}
	}
	if s.Seed != 0 {
		list = append(list, "Order: --seed "+strconv.FormatInt(s.Seed, 10))
	}
	return list
}

// writeSummary ends what people read.
func writeSummary(to *sink, p paint, s Summary) {
	to.line()
	for _, note := range s.notes(p) {
		to.line(note)
	}
	to.line(s.headline(p))
}
