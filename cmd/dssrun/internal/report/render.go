package report

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
)

// Limits of what a person is shown.
const (
	maxFrames = 10 // of each error's stack
	maxDepth  = 5  // of the chain of causes
	maxErrors = 10 // of an AggregateError
)

// Options say how a Failure is shown.
type Options struct {
	Color bool
	Dir   string // paths below it are shown relative to it
}

// Render writes a failure for a person: what went wrong, the lines of the script where, the calls that led there, the
// causes.
func (f *Failure) Render(w io.Writer, o Options) {
	var out strings.Builder
	label := "error:"
	if f.Unhandled {
		label = "error (unhandled rejection):"
	}
	f.render(&out, o, label, "", nil, 0)
	_, _ = io.WriteString(w, out.String())
}

// render writes a failure. Of one that has the place of outer, the failure that it explains, the place is not shown again.
func (f *Failure) render(out *strings.Builder, o Options, label, indent string, outer *Failure, depth int) {
	if f.Rendered != "" {
		out.WriteString(voice.Paint(o.Color, voice.Red, label) + " " + f.Rendered + "\n")
		return
	}
	out.WriteString(indent + voice.Paint(o.Color, voice.Red, label) + " " + indentRest(f.headline(), indent) + "\n")
	if f.Request != nil {
		out.WriteString(indent + "  " + f.Request.String() + "\n")
	}
	if !f.samePlace(outer) {
		f.renderPlace(out, o, indent)
	}
	for i, inner := range f.Errors {
		if i == maxErrors || depth == maxDepth {
			fmt.Fprintf(out, "%s  … %d more errors\n", indent, len(f.Errors)-i)
			break
		}
		inner.render(out, o, fmt.Sprintf("[%d]", i+1), indent+"  ", f, depth+1)
	}
	switch {
	case f.Cause == nil:
	case depth == maxDepth:
		out.WriteString(indent + "… more causes\n")
	default:
		f.Cause.render(out, o, "caused by:", indent, f, depth+1)
	}
}

func (f *Failure) samePlace(other *Failure) bool {
	return other != nil && f.File == other.File && f.Line == other.Line && f.Column == other.Column
}

// renderPlace writes the lines of source and the calls that led there.
func (f *Failure) renderPlace(out *strings.Builder, o Options, indent string) {
	if f.CodeFrame != "" {
		for _, line := range strings.Split(strings.TrimRight(f.CodeFrame, "\n"), "\n") {
			out.WriteString(strings.TrimRight(indent+"  "+line, " ") + "\n")
		}
	}
	for i, frame := range f.Stack {
		if i == maxFrames {
			fmt.Fprintf(out, "%s    … %d more\n", indent, len(f.Stack)-maxFrames)
			break
		}
		out.WriteString(indent + "    " + frame.text(o) + "\n")
	}
	if len(f.Stack) == 0 && f.CodeFrame == "" && f.File != "" {
		out.WriteString(indent + "    " + (Frame{File: f.File, Line: f.Line, Column: f.Column}).text(o) + "\n")
	}
}

func (f *Failure) headline() string {
	switch {
	case f.Plain || f.Name == "Error" && f.Message != "":
		return f.Message // "error: " stands before it
	case f.Name == "":
		return "uncaught value: " + f.Message
	case f.Message == "":
		return f.Name
	}
	return f.Name + ": " + f.Message
}

// String is the request as a person reads it: "GET https://dss/… → 404".
func (r *Request) String() string {
	return fmt.Sprintf("%s %s → %d", r.Method, r.URL, r.Status)
}

func (f Frame) text(o Options) string {
	place := fmt.Sprintf("%s:%d:%d", Relative(o.Dir, f.File), f.Line, f.Column)
	if f.Line == 0 {
		place = Relative(o.Dir, f.File)
	}
	place = voice.Paint(o.Color, voice.Cyan, place)
	if f.Function == "" {
		return "at " + place
	}
	return "at " + f.Function + " (" + place + ")"
}

// Relative shortens a path below dir to one relative to it, and leaves any other as it is.
func Relative(dir, path string) string {
	if dir == "" || !filepath.IsAbs(path) {
		return path
	}
	rel, err := filepath.Rel(dir, path)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return path
	}
	return rel
}

// indentRest indents all lines of a message but the first.
func indentRest(text, indent string) string {
	return strings.ReplaceAll(text, "\n", "\n"+indent+"  ")
}
