// Package voice is how dssrun talks: one shape for every message, one rule for colour, one table layout.
//
// A message says what was tried and what was wrong; a hint says what to do next. Both go to stderr: stdout
// belongs to the script, or to what a command was asked to print.
package voice

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// UsageError is a command line that dssrun can't act on. The process ends with exit code 64.
type UsageError struct {
	Message string // what was wrong, starting in lower case, without a final stop
	Hint    string // what to do next, one line; empty when there is nothing better than -h
}

// Error returns the message without the hint.
func (e *UsageError) Error() string { return e.Message }

// Usage makes a UsageError. The format is for the message; hint is taken as it is.
func Usage(hint, format string, args ...any) error {
	return &UsageError{Message: fmt.Sprintf(format, args...), Hint: hint}
}

// HintedError is an error that knows what to do next. Use it for what goes wrong after the command line was understood.
type HintedError struct {
	Err  error
	Hint string
}

// Error returns the wrapped error's message without the hint.
func (e *HintedError) Error() string { return e.Err.Error() }

// Unwrap returns the error that went wrong.
func (e *HintedError) Unwrap() error { return e.Err }

// Hint wraps err so that Print shows hint below it. A nil err stays nil.
func Hint(err error, hint string) error {
	if err == nil {
		return nil
	}
	return &HintedError{Err: err, Hint: hint}
}

// HintOf returns the hint that err carries, or "".
func HintOf(err error) string {
	var usage *UsageError
	if errors.As(err, &usage) {
		return usage.Hint
	}
	var hinted *HintedError
	if errors.As(err, &hinted) {
		return hinted.Hint
	}
	return ""
}

// Print writes err as dssrun shows every failure of its own: "error: message", then "hint: …" when there is one.
func Print(w io.Writer, color bool, err error) {
	fmt.Fprintf(w, "%s %s\n", Paint(color, Red, "error:"), strings.TrimRight(err.Error(), "\n"))
	if hint := HintOf(err); hint != "" {
		PrintHint(w, color, hint)
	}
}

// PrintHint writes one "hint: …" line.
func PrintHint(w io.Writer, color bool, hint string) {
	fmt.Fprintf(w, "%s %s\n", Paint(color, Cyan, "hint:"), hint)
}

// Warn writes one "warning: …" line.
func Warn(w io.Writer, color bool, message string) {
	fmt.Fprintf(w, "%s %s\n", Paint(color, Yellow, "warning:"), message)
}
