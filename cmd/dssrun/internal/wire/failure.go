package wire

import (
	"errors"
	"strings"

	"github.com/dssrun/dssrun/bindings/emit"
	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/report"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/runtime/host/thrown"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/source"
)

// FailureOf is what a run's outcome says about what went wrong, nil when nothing did. what is the thrown value, nil when
// nothing was thrown; program is nil when the script could not be loaded.
func FailureOf(o loop.Outcome, what *thrown.Value, program *source.Program, color bool) *report.Failure {
	if o.Err == nil && what == nil {
		return nil
	}
	// A limit or a signal is what ended the run, whatever the script threw on its way out.
	var stop *loop.Stop
	if what == nil || errors.As(o.Err, &stop) {
		f := &report.Failure{Name: "Error", Message: o.Err.Error(), Plain: true}
		var d *source.Diagnostics
		if errors.As(o.Err, &d) {
			return loadFailure(d, color)
		}
		place(f, o.Stack, program, color)
		return f
	}
	f := thrownFailure(what, program, color)
	if len(f.Stack) == 0 {
		place(f, o.Stack, program, color)
	}
	f.Unhandled = o.Unhandled
	return f
}

// thrownFailure is a thrown value, its causes and inner errors included.
func thrownFailure(v *thrown.Value, program *source.Program, color bool) *report.Failure {
	if v == nil {
		return nil
	}
	f := &report.Failure{Name: v.Name, Message: v.Message}
	place(f, v.Stack, program, color)
	var refused *rest.Exception
	if errors.As(v.Err, &refused) {
		f.Request = &report.Request{Method: refused.Method, URL: refused.URL, Status: refused.Status, ErrorType: refused.ErrorType}
	}
	f.Cause = thrownFailure(v.Cause, program, color)
	for _, inner := range v.Errors {
		f.Errors = append(f.Errors, thrownFailure(inner, program, color))
	}
	return f
}

// place puts the script's own frames of an engine's stack into a failure.
func place(f *report.Failure, stack string, program *source.Program, color bool) {
	if program == nil || stack == "" {
		return
	}
	frames := program.Frames(stack)
	for _, frame := range frames {
		f.Stack = append(f.Stack, report.Frame{Function: frame.Func, File: frame.File, Line: frame.Line, Column: frame.Column})
	}
	if len(frames) == 0 {
		return
	}
	// What a module of the library throws is about the call of it.
	shown := frames[0]
	for _, frame := range frames {
		if !source.Library(frame.File) {
			shown = frame
			break
		}
	}
	f.File, f.Line, f.Column = shown.File, shown.Line, shown.Column
	f.CodeFrame = program.CodeFrame(shown, color)
}

// loadFailure is a script that can't be loaded: one failure with everything that is wrong with it.
func loadFailure(d *source.Diagnostics, color bool) *report.Failure {
	var list []*report.Failure
	for _, one := range d.List {
		list = append(list, &report.Failure{Name: "LoadError", Message: one.Message, File: one.File, Line: one.Line, Column: one.Column})
	}
	f := &report.Failure{Name: "LoadError", Message: d.Error(), Plain: true}
	if len(list) > 0 {
		*f = *list[0]
	}
	if len(list) > 1 {
		f.Errors = list
	}
	f.Rendered = strings.TrimRight(d.Render(color), "\n")
	return f
}

// CrashHint is what to do about a failure of dssrun itself.
const CrashHint = "this is a bug in dssrun, not in the script: please report it with the output of the same command under DSSRUN_DEBUG=1"

// HintFor is what to do next about a failure, "" when its message says it all.
func HintFor(o loop.Outcome, f *report.Failure) string {
	switch {
	case f == nil:
		return ""
	case o.State == loop.Crashed:
		return CrashHint
	case o.State == loop.Credentials:
		return "dssrun auth status shows which instance and key are used"
	case o.State == loop.Timeout:
		return "give the run more time with --timeout"
	case o.State == loop.MemoryLimit:
		return "give the run more memory with --memory-limit, or handle less data at a time"
	case strings.HasSuffix(f.Message, notFunction) && f.Name == "TypeError":
		return suggestMethod(strings.TrimSuffix(f.Message, notFunction))
	case voice.HintOf(o.Err) != "":
		return voice.HintOf(o.Err)
	case f.Unhandled:
		return "a promise was rejected and nobody awaited or caught it: is an await missing?"
	}
	return ""
}

// notFunction ends the message of a call of what is not there.
const notFunction = " is not a function"

// suggestMethod is a hint for a method that the API does not have, "" when it has none that is spelt nearly so.
func suggestMethod(name string) string {
	if _, near := emit.Find(name, Sets()...); len(near) > 0 {
		return "did you mean " + strings.Join(near[:min(len(near), 3)], ", ") + "?"
	}
	return ""
}
