package report

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/renameio/v2/maybe"
)

// Target is one reporter and where it writes.
type Target struct {
	// Name is one of Names.
	Name string
	// File is relative to the working directory, "" for standard output.
	File string
}

// Parse reads the values of --reporter: "spec", "junit=out/junit.xml", also
// several in one, with commas; "=-" is standard output. Without a value it is
// spec. Errors: an unknown name, a file without a name, two reporters for one
// file, and two for standard output unless one of them is for people (spec,
// dot).
func Parse(values []string) ([]Target, error) {
	var list []Target
	for _, value := range values {
		for one := range strings.SplitSeq(value, ",") {
			t, err := parseTarget(strings.TrimSpace(one))
			if err != nil {
				return nil, err
			}
			list = append(list, t)
		}
	}
	if len(list) == 0 {
		return []Target{{Name: "spec"}}, nil
	}
	for i, t := range list {
		for _, other := range list[:i] {
			if err := t.clash(other); err != nil {
				return nil, err
			}
		}
	}
	return list, nil
}

func parseTarget(text string) (Target, error) {
	name, file, ok := strings.Cut(text, "=")
	switch {
	case !slices.Contains(Names(), name):
		return Target{}, unknown(name)
	case ok && file == "":
		return Target{}, fmt.Errorf("reporter %q names no file: write %s=FILE, or %s alone for standard output", text, name, name)
	case strings.ContainsRune(file, 0):
		return Target{}, fmt.Errorf("reporter %q: the file's name has a NUL byte", text)
	case file == "-":
		file = ""
	case ok:
		file = filepath.Clean(file)
	}
	return Target{Name: name, File: file}, nil
}

// forPeople tells a report that is read as it comes, beside others.
func (t Target) forPeople() bool { return t.Name == "spec" || t.Name == "dot" }

func (t Target) clash(other Target) error {
	switch {
	case t.File != other.File:
		return nil
	case t.File != "":
		return fmt.Errorf("reporters %s and %s both write to %s; give each its own file", other.Name, t.Name, t.File)
	case t == other:
		return fmt.Errorf("reporter %s is given twice for standard output", t.Name)
	case t.forPeople() || other.forPeople():
		return nil
	}
	return fmt.Errorf("reporters %s and %s both write to standard output, and neither could be read; write one to a file: %s=FILE", other.Name, t.Name, t.Name)
}

// Open makes the reporters of some targets. Those without a file write to
// stdout; spec and dot as they go, a report for machines that shares stdout with
// them in one piece after they ended. Files are looked up in dir; each is
// written when the run ends, whole or not at all, and folders that are missing
// are made now, so that a wrong path is told before tests run. Colours are for
// stdout only.
func Open(targets []Target, stdout io.Writer, o Options) (Reporter, error) {
	var people, machines []Reporter
	shared := slices.ContainsFunc(targets, func(t Target) bool { return t.File == "" && t.forPeople() })
	for _, t := range targets {
		options, out := o, stdout
		var held *holder
		switch {
		case t.File != "":
			options.Color = false
			path := t.File
			if !filepath.IsAbs(path) {
				path = filepath.Join(o.Dir, path)
			}
			write, err := prepare(path)
			if err != nil {
				return nil, fmt.Errorf("reporter %s=%s: %w", t.Name, t.File, err)
			}
			held = &holder{done: func(text []byte) error {
				if err := write(text); err != nil {
					return fmt.Errorf("reporter %s=%s: the report can't be written: %w", t.Name, t.File, reason(err))
				}
				return nil
			}}
			out = &held.text
		case shared && !t.forPeople():
			held = &holder{done: func(text []byte) error {
				to := sink{out: stdout, buf: text}
				return to.end()
			}}
			out = &held.text
		}
		r, err := New(t.Name, out, options)
		if err != nil {
			return nil, err
		}
		if held != nil {
			held.Reporter = r
			machines = append(machines, held)
		} else {
			people = append(people, r)
		}
	}
	return Multi(append(people, machines...)...), nil
}

// holder keeps a report until it is whole.
type holder struct {
	Reporter
	text bytes.Buffer
	done func([]byte) error
}

func (h *holder) End(s Summary) error {
	if err := h.Reporter.End(s); err != nil {
		return err
	}
	return h.done(h.text.Bytes())
}

// prepare makes the folder of a file, tells what would be in the way of writing
// the file later, and gives the function that writes it. A link stays a link; a
// pipe or a device is written to, not replaced.
func prepare(path string) (write func([]byte) error, err error) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil, errors.New("it is a folder; name a file")
	case err == nil && !info.Mode().IsRegular():
		return func(text []byte) error { return os.WriteFile(path, text, 0o644) }, nil
	}
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, fmt.Errorf("the folder can't be made: %w", reason(err))
	}
	probe, err := os.CreateTemp(folder, ".report-*")
	if err != nil {
		return nil, fmt.Errorf("the folder can't be written to: %w", reason(err))
	}
	err = errors.Join(probe.Close(), os.Remove(probe.Name()))
	return func(text []byte) error { return maybe.WriteFile(path, text, 0o644) }, err
}

// reason is an error of the file system without its operation and path, which
// would name a temporary file.
func reason(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	if l, ok := errors.AsType[*os.LinkError](err); ok {
		return l.Err
	}
	return err
}
