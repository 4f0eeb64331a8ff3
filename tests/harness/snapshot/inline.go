package snapshot

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/renameio/v2/maybe"
)

// Call is a call of a matcher that keeps its snapshot in its own argument.
type Call struct {
	File         string // absolute
	Line, Column int    // of the matcher's name or before it, from 1; columns are UTF-16 code units
	Matcher      string // "toMatchInlineSnapshot"
	Given        *string
	Properties   bool // whether the first argument is an object of properties
}

type place struct{ line, column int }

// inline is one call in the source, which may run more than once.
type inline struct {
	call   Call
	text   string
	status status
	edit   bool
}

// Inline compares text with the snapshot that stands in the source. A missing one is written at Close, and in mode
// Update one that differs.
func (f *File) Inline(c Call, text string) Result {
	f.mu.Lock()
	defer f.mu.Unlock()
	at := place{c.Line, c.Column}
	given := ""
	if c.Given != nil {
		given = Dedent(*c.Given)
	}
	if before := f.inline[at]; before != nil && before.edit {
		if before.text == text {
			return Result{Pass: true}
		}
		before.status = failed
		before.edit = false
		return Result{Reason: "this call is made more than once, with different values: one inline snapshot can't hold them, use toMatchSnapshot"}
	}
	in := &inline{call: c, text: text}
	f.inline[at] = in
	switch {
	case c.Given != nil && given == text:
		in.status = matched
		return Result{Pass: true}
	case c.Given != nil && f.mode != Update:
		in.status = failed
		return Result{Expected: given}
	case f.mode == Check:
		in.status = failed
		return Result{Reason: "there is no inline snapshot, and none is written in CI: run the test elsewhere and commit it"}
	}
	if file, err := filepath.Abs(c.File); err != nil || file != f.source {
		in.status = failed
		return Result{Reason: fmt.Sprintf("this call stands in %s; an inline snapshot can only be written in the test file itself, use toMatchSnapshot", filepath.Base(c.File))}
	}
	in.edit = true
	in.status = written
	if c.Given != nil {
		in.status = updated
	}
	return Result{Pass: true}
}

// rewrite puts the inline snapshots into the source.
func (f *File) rewrite() error {
	var edits []Edit
	for _, in := range f.inline {
		if in.edit {
			edits = append(edits, Edit{Line: in.call.Line, Column: in.call.Column, Matcher: in.call.Matcher, Properties: in.call.Properties, Value: in.text})
		}
	}
	if len(edits) == 0 {
		return nil
	}
	source, err := os.ReadFile(f.source)
	if err != nil {
		return fmt.Errorf("can't write inline snapshots: %w", err)
	}
	out, err := Rewrite(source, edits)
	if err != nil {
		return fmt.Errorf("can't write inline snapshots into %s: %w", f.source, err)
	}
	if bytes.Equal(out, source) {
		return nil
	}
	mode := os.FileMode(0o644)
	if info, err := os.Stat(f.source); err == nil {
		mode = info.Mode().Perm()
	}
	if err := maybe.WriteFile(f.source, out, mode); err != nil {
		return fmt.Errorf("can't write inline snapshots into %s: %w", f.source, err)
	}
	return nil
}

// Dedent is the text of an inline snapshot that was written over several lines: without the first and the last line
// break, and without the indentation that all its lines share. Any other text stays as it is.
func Dedent(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	lines := strings.Split(text, "\n")
	if len(lines) < 3 || lines[0] != "" || strings.Trim(lines[len(lines)-1], " \t") != "" {
		return text
	}
	lines = lines[1 : len(lines)-1]
	indent, first := "", true
	for _, line := range lines {
		if line == "" {
			continue
		}
		own := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
		if first {
			indent, first = own, false
			continue
		}
		for !strings.HasPrefix(own, indent) {
			indent = indent[:len(indent)-1]
		}
	}
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(line, indent)
	}
	return strings.Join(lines, "\n")
}
