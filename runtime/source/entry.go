package source

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// entry is the script as it was read.
type entry struct {
	path string // absolute, symbolic links resolved; "" for a script that is not a file
	name string // path, or the name that stands for it
	dir  string // where its imports resolve
	raw  []byte // as read
	text string // without a byte order mark, its #! line turned into a comment
}

// maxName keeps messages about odd paths readable.
const maxName = 200

// readEntry reads and checks the script.
func readEntry(o Options) (*entry, error) {
	if o.Path == "" {
		name, dir := o.Name, o.Dir
		if name == "" {
			name = "<eval>"
		}
		if dir == "" {
			dir = "."
		}
		dir, err := filepath.Abs(dir)
		if err != nil {
			return nil, failf(name, "cannot tell the folder for the script's imports: %v", err)
		}
		e := &entry{name: name, dir: realPath(dir), raw: o.Source}
		return e, e.check()
	}
	path, err := filepath.Abs(o.Path)
	if err != nil {
		return nil, failf(o.Path, "cannot tell where the script is: %v", err)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, unreadable(o.Path, path, err)
	case info.IsDir():
		return nil, directory(o.Path, path)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, unreadable(o.Path, path, err)
	}
	if !info.Mode().IsRegular() {
		// A pipe, as of a shell's <(…): it can be read once, and there is nothing next to it.
		e := &entry{name: o.Path, dir: workingDir(), raw: raw}
		return e, e.check()
	}
	path = realPath(path)
	if !scriptFile(path) {
		return nil, failf(o.Path, "%s is no script: the name of a script ends in .ts, .js, .mts, .mjs, .cts, .cjs, .tsx or .jsx, or has no ending. A list after a flag follows =, as in --allow-read=%s", filepath.Base(o.Path), o.Path)
	}
	e := &entry{path: path, name: path, dir: filepath.Dir(path), raw: raw}
	return e, e.check()
}

// check validates the text and prepares it.
func (e *entry) check() error {
	if d := checkText(e.name, e.raw); d != nil {
		return &Diagnostics{List: []Diagnostic{*d}}
	}
	e.text = clean(e.raw)
	return nil
}

// checkText says what is wrong with a text that is not UTF-8; nil when nothing is.
func checkText(name string, raw []byte) *Diagnostic {
	switch {
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}), bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		return &Diagnostic{File: name, Message: "cannot read the script: it is saved as UTF-16", Note: "save it as UTF-8"}
	case bytes.IndexByte(raw, 0) >= 0:
		return &Diagnostic{File: name, Message: "cannot run this file: it has NUL bytes, so it is a binary file, not a script", Note: "give the path of a JavaScript or TypeScript file"}
	case utf8.Valid(raw):
		return nil
	}
	at := 0
	for at < len(raw) {
		r, n := utf8.DecodeRune(raw[at:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	lines := newLineIndex(strings.ToValidUTF8(string(raw[:at]), "")) // valid up to here
	line := lines.count()
	start := lines.start(line)
	d := &Diagnostic{File: name, Line: line, Column: utf16Len(string(raw[start:at])) + 1,
		Message: "invalid UTF-8: byte 0x" + hexByte(raw[at]) + " does not belong to any character", Note: "save the file as UTF-8 (it may be Latin-1 or Windows-1252)"}
	end := at
	for end < len(raw) && raw[end] != '\n' && raw[end] != '\r' {
		end++
	}
	d.LineText = strings.ToValidUTF8(string(raw[start:end]), "\uFFFD")
	return d
}

func hexByte(b byte) string {
	const digits = "0123456789ABCDEF"
	return string([]byte{digits[b>>4], digits[b&15]})
}

// clean drops a byte order mark and turns a #! line into a comment of the same length, so that positions stay.
func clean(raw []byte) string {
	text := strings.TrimPrefix(string(raw), "\uFEFF")
	if strings.HasPrefix(text, "#!") {
		text = "//" + text[2:]
	}
	return text
}

// scriptExtensions are the endings that a script may be given without.
var scriptExtensions = []string{".ts", ".js", ".mts", ".mjs", ".cts", ".cjs", ".tsx", ".jsx"}

// unreadable explains why a script can't be read.
func unreadable(shown, path string, err error) error {
	if len(shown) > maxName {
		shown = shown[:maxName] + "…"
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		d := Diagnostic{File: shown, Message: "cannot find the script " + quote(shown)}
		if near := nearestFile(path); near != "" {
			d.Note = "did you mean " + quote(filepath.Join(filepath.Dir(shown), near)) + "?"
		} else if _, statErr := os.Stat(filepath.Dir(path)); statErr != nil {
			d.Note = "the folder " + quote(filepath.Dir(shown)) + " does not exist either"
		} else {
			d.Note = "paths are taken from the current directory, " + workingDir()
		}
		return &Diagnostics{List: []Diagnostic{d}}
	case errors.Is(err, fs.ErrPermission):
		return &Diagnostics{List: []Diagnostic{{File: shown, Message: "cannot read the script " + quote(shown) + ": permission denied", Note: "check the permissions of the file and of the folders above it"}}}
	}
	var path2 *fs.PathError
	if errors.As(err, &path2) {
		err = path2.Err
	}
	return failf(shown, "cannot read the script %s: %v", quote(shown), err)
}

// directory explains that the path given is a folder, naming the script that it probably holds.
func directory(shown, path string) error {
	d := Diagnostic{File: shown, Message: quote(shown) + " is a folder, not a script", Note: "give the path of a script in it"}
	for _, name := range []string{"index", "main"} {
		for _, ext := range scriptExtensions {
			if _, err := os.Stat(filepath.Join(path, name+ext)); err == nil {
				d.Note = "did you mean " + quote(filepath.Join(shown, name+ext)) + "?"
				return &Diagnostics{List: []Diagnostic{d}}
			}
		}
	}
	return &Diagnostics{List: []Diagnostic{d}}
}
