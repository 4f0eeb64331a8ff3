package harness

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/runtime/host/thrown"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/secret"
	"github.com/dssrun/dssrun/runtime/source"
	"github.com/dssrun/dssrun/tests/harness/report"
)

// The longest stack and chain of causes that a failure shows.
const (
	maxFrames = 10
	maxCauses = 4
)

// failure is a thrown value as a report shows it. what says where it came from, "" for the test itself; or it is "leak" with
// the advice that follows the message.
func (f *file) failure(v *thrown.Value, diff, what string) report.Failure {
	out := report.Failure{Name: v.Name, Message: message(v), Diff: secret.Mask(diff)}
	f.place(&out, v.Stack)
	if advice, leak := strings.CutPrefix(what, "leak"); leak {
		if out.Line > 0 {
			out.Message += fmt.Sprintf(" at %s:%d:%d", out.File, out.Line, out.Column)
		}
		out.Message += advice
	} else if what != "" {
		out.Message = what + ": " + out.Message
	}
	return out
}

// message is what a thrown value says, with its request and its causes.
func message(v *thrown.Value) string {
	text := v.Message
	if v.Name == "" {
		text = "thrown: " + v.Message
	}
	var refused *rest.Exception
	if errors.As(v.Err, &refused) {
		text += fmt.Sprintf("\n%s %s → %d", refused.Method, refused.URL, refused.Status)
	}
	for i, inner := range v.Errors {
		text += fmt.Sprintf("\n[%d] %s", i+1, inner.Message)
	}
	for cause, n := v.Cause, 0; cause != nil && n < maxCauses; cause, n = cause.Cause, n+1 {
		text += "\ncaused by: " + cause.Message
	}
	return secret.Mask(text)
}

// place puts the script's own frames of an engine's stack into a failure.
func (f *file) place(out *report.Failure, stack string) {
	if f.program == nil || stack == "" {
		return
	}
	frames := f.program.Frames(stack)
	for i, frame := range frames {
		if i < maxFrames {
			frame.File = f.relative(frame.File)
			out.Stack = append(out.Stack, frame.String())
		}
	}
	// What a module of the library throws is about the call of it.
	for len(frames) > 1 && source.Library(frames[0].File) {
		frames = frames[1:]
	}
	if len(frames) > 0 {
		out.File, out.Line, out.Column = f.relative(frames[0].File), frames[0].Line, frames[0].Column
		out.Frame = secret.Mask(f.program.CodeFrame(frames[0], false))
	}
}

// loadFailures are what is wrong with a file that can't be loaded.
func (f *file) loadFailures(err error) []report.Failure {
	var d *source.Diagnostics
	if !errors.As(err, &d) {
		return []report.Failure{{Name: "LoadError", Message: err.Error()}}
	}
	var list []report.Failure
	for _, one := range d.List {
		out := report.Failure{Name: "LoadError", Message: one.Message, File: f.relative(one.File), Line: one.Line, Column: one.Column}
		if one.Note != "" {
			out.Message += "\n" + one.Note
		}
		out.Frame = secret.Mask(one.Excerpt())
		list = append(list, out)
	}
	return list
}

// ended is the failure of a run that did not come to its end.
func (f *file) ended(e Ending, what string) report.Failure {
	var out report.Failure
	var stop *loop.Stop
	switch {
	case e.Thrown != nil && !errors.As(e.Err, &stop):
		if e.Unhandled {
			what = strings.TrimPrefix(what+": unhandled rejection", ": ")
		}
		out = f.failure(e.Thrown, "", what)
		if out.Line == 0 {
			f.place(&out, e.Stack)
		}
		return out
	case e.Err != nil:
		out = report.Failure{Name: "Error", Message: secret.Mask(e.Err.Error())}
	default:
		out = report.Failure{Name: "Exit", Message: fmt.Sprintf("process.exit(%d) was called: a test can't end the process", e.ExitCode)}
	}
	if what != "" {
		out.Message = what + ": " + out.Message
	}
	f.place(&out, e.Stack)
	return out
}

func (f *file) relative(path string) string { return relative(f.Dir, path) }

// relative shortens a path below dir to one relative to it, and leaves any other as it is.
func relative(dir, path string) string {
	if dir == "" || !filepath.IsAbs(path) {
		return path
	}
	rel, err := filepath.Rel(dir, path)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return path
	}
	return filepath.ToSlash(rel)
}
