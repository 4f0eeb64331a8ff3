// Package report shows how a run ended: to a person as a message with the script's own lines, to a program as one JSON
// object.
package report

import (
	"bytes"
	"encoding/json"
	"io"
)

// Outcome is what `dssrun run --json` writes: one JSON object on one line, the last line of stderr. Fields are only ever
// added, their names and meanings stay.
//
//	{"state":"script error","exitCode":1,"retryable":true,"script":"/home/ann/job.ts","durationMs":42,
//	 "error":{"name":"TypeError","message":"x is not a function","file":"/home/ann/job.ts","line":3,"column":1,
//	          "stack":[{"function":"main","file":"/home/ann/job.ts","line":3,"column":1}]},
//	 "hint":"…"}
type Outcome struct {
	// State is the named end state, a row of `dssrun help exit-codes`: "ok", "script error", "credentials", "usage",
	// "crashed", "denied", "timeout", "interrupted", "memory limit", "terminated".
	State string `json:"state"`
	// ExitCode is the process's exit code. It is the state's own, or what the script set with process.exitCode or
	// process.exit.
	ExitCode int `json:"exitCode"`
	// Retryable tells whether running the same script again, unchanged, can end differently.
	Retryable bool `json:"retryable"`
	// Script is the script's absolute path, "<stdin>" or "<eval>". Empty when the command line named none.
	Script string `json:"script"`
	// DurationMs is the time from the start of the process's work to the end of the run, in milliseconds.
	DurationMs int64 `json:"durationMs"`
	// Error is what went wrong. Absent in state "ok" and when the script chose its exit code itself.
	Error *Failure `json:"error,omitempty"`
	// Hint is what to do next. Absent when there is nothing to say.
	Hint string `json:"hint,omitempty"`
}

// Failure is an error of a run. Values of secrets are masked in every field.
type Failure struct {
	// Name is the error's class: "TypeError", "DataikuException", "PermissionDenied". It is "LoadError" for a script
	// that can't be loaded, and "" for a thrown value that is no error.
	Name string `json:"name"`
	// Message is the error's message; for a thrown value that is no error, the value as console.log shows it.
	Message string `json:"message"`
	// File, Line and Column are the place in the script, its original source: file absolute, line and column from 1.
	// Absent when the error has no place in the script.
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
	// Stack are the script's own frames, the innermost first.
	Stack []Frame `json:"stack,omitempty"`
	// Request is the request that the server refused, for a DataikuException.
	Request *Request `json:"request,omitempty"`
	// Cause is the error's cause, and Errors are those that an AggregateError (or a script with several syntax
	// errors) holds.
	Cause  *Failure   `json:"cause,omitempty"`
	Errors []*Failure `json:"errors,omitempty"`

	// The rest is for a person.

	// Plain is set for a message of dssrun's own, which is shown without Name.
	Plain bool `json:"-"`
	// Rendered, when not empty, is shown instead of everything but the label.
	Rendered string `json:"-"`
	// CodeFrame is the place's lines of source with a caret.
	CodeFrame string `json:"-"`
	// Unhandled is set for the reason of a promise that nobody awaited.
	Unhandled bool `json:"-"`
}

// Frame is one call in the script.
type Frame struct {
	Function string `json:"function,omitempty"` // empty at a file's top level
	File     string `json:"file"`               // absolute
	Line     int    `json:"line"`               // from 1
	Column   int    `json:"column"`             // from 1
}

// Request is a request and the server's verdict.
type Request struct {
	Method string `json:"method"`
	URL    string `json:"url"`
	Status int    `json:"status"`
	// ErrorType is the class of the server's error. Absent when the answer names none.
	ErrorType string `json:"errorType,omitempty"`
}

// JSON writes the outcome as one line.
func (o *Outcome) JSON(w io.Writer) error {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(o); err != nil {
		return err
	}
	_, err := w.Write(buf.Bytes())
	return err
}
