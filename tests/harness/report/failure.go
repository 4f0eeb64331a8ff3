package report

import (
	"fmt"
	"strconv"
	"strings"
)

// broken is one entry of the list of failures: a test, or a file as a whole.
type broken struct {
	file, title string
	attempts    int
	failures    []Failure
	output      string
}

func brokenTest(t Result) broken {
	return broken{file: t.File, title: title(t), attempts: t.Attempts, failures: t.failures(), output: t.Output}
}

// failures are never none for a test that failed.
func (r Result) failures() []Failure {
	if r.Status == Failed && len(r.Failures) == 0 {
		return []Failure{{Message: "failed, and no error was recorded", File: r.File, Line: r.Line, Column: r.Column}}
	}
	return r.Failures
}

// writeBroken writes every failure in full.
func writeBroken(to *sink, p paint, list []broken) {
	if len(list) == 0 {
		return
	}
	to.line()
	to.line(p.alarm("Failures"))
	for i, b := range list {
		to.line()
		head := oneLine(b.file)
		if b.title != "" {
			head += separator + b.title
		}
		if b.attempts > 1 {
			head += p.dim(fmt.Sprintf(" (%d attempts)", b.attempts))
		}
		to.line(p.alarm(strconv.Itoa(i+1)+") "), p.bold(head))
		for n, f := range b.failures {
			if n > 0 {
				to.line()
			}
			if len(b.failures) > 1 {
				to.line(p.dim(fmt.Sprintf("   %d of %d", n+1, len(b.failures))))
			}
			f.write(to, p, "   ")
		}
		if output := strings.TrimRight(b.output, " \r\n"); output != "" {
			to.line()
			to.line("   ", p.dim("printed:"))
			to.indented("     ", clean(output, bool(p)), nil)
		}
	}
}

// write shows a failure: message, diff, code, stack.
func (f Failure) write(to *sink, p paint, indent string) {
	text := func(s string) string { return clean(s, bool(p)) }
	to.indented(indent, text(f.headline()), p.red)
	if f.Diff != "" {
		to.line()
		to.line(indent, p.green("- expected"), "  ", p.red("+ received"))
		to.indented(indent, clean(f.Diff, false), p.diffLine)
	}
	if f.Frame != "" {
		to.line()
		to.indented(indent, text(f.Frame), p.frameLine)
	}
	if at := f.places(); len(at) > 0 {
		to.line()
		for _, place := range at {
			to.line(indent, p.dim("at "+oneLine(place)))
		}
	}
}

// headline is the error as JavaScript prints it: "TypeError: x is not a function".
func (f Failure) headline() string {
	message := strings.TrimRight(f.Message, "\n")
	switch {
	case f.Name == "":
		return message
	case message == "":
		return f.Name
	case strings.HasPrefix(message, f.Name+":"):
		return message
	}
	return f.Name + ": " + message
}

// places are the stack, or the one place that is known.
func (f Failure) places() []string {
	if len(f.Stack) > 0 {
		return f.Stack
	}
	if at := f.place(); at != "" {
		return []string{at}
	}
	return nil
}

// place is "file:line:column", shorter when less is known, "" when nothing is.
func (f Failure) place() string {
	at := f.File
	if at != "" && f.Line > 0 {
		at += ":" + strconv.Itoa(f.Line)
		if f.Column > 0 {
			at += ":" + strconv.Itoa(f.Column)
		}
	}
	return at
}

// plainText is all of a failure without colours, for machine reports.
func (f Failure) plainText() string {
	var to sink
	f.write(&to, false, "")
	return strings.TrimRight(string(to.buf), "\n")
}

func (p paint) diffLine(line string) string {
	switch line[0] {
	case '-':
		return p.green(line)
	case '+':
		return p.red(line)
	}
	return p.dim(line)
}

// frameLine paints a line of a code frame: the marked line's mark and the caret
// red, the gutter faint.
func (p paint) frameLine(line string) string {
	if !p {
		return line
	}
	gutter, code, ok := strings.Cut(line, "|")
	if !ok {
		return line
	}
	if strings.Trim(code, " ^") == "" {
		code = p.red(code)
	}
	if rest, marked := strings.CutPrefix(gutter, ">"); marked {
		return p.red(">") + p.dim(rest+"|") + code
	}
	return p.dim(gutter+"|") + code
}
