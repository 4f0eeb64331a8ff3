package report

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxAnnotation is the most bytes of one annotation's message: GitHub shows
// about so much, and the whole is in the log of another reporter.
const maxAnnotation = 4000

// writeGitHub writes a workflow command for each failure, which GitHub shows at
// the line, and one for each test that passed only when repeated; then the
// summary as plain text.
func writeGitHub(to *sink, r run, dir string) {
	for _, p := range r.files {
		for _, f := range p.failures() {
			annotate(to, dir, "error", p.name, f, f.annotation())
		}
		for _, t := range p.tests {
			name := t.File + separator + t.Title()
			declared := Failure{File: t.File, Line: t.Line, Column: t.Column}
			if t.Status == Passed && t.Attempts > 1 {
				annotate(to, dir, "warning", name, declared, fmt.Sprintf("passed on attempt %d only", t.Attempts))
			}
			if t.Status != Failed {
				continue
			}
			for _, f := range t.failures() {
				if f.File == "" {
					f.File, f.Line, f.Column = t.File, t.Line, t.Column
				}
				annotate(to, dir, "error", name, f, f.annotation())
			}
		}
	}
	to.line(r.sum.headline(false))
}

// annotation is what stands at the line: the message and the diff.
func (f Failure) annotation() string {
	text := f.headline()
	if f.Diff != "" {
		text += "\n\n" + f.Diff
	}
	return text
}

func annotate(to *sink, dir, kind, title string, at Failure, message string) {
	var properties []string
	if file := at.File; file != "" {
		if dir != "" && !filepath.IsAbs(file) {
			file = filepath.Join(dir, file)
		}
		properties = append(properties, "file="+escapeProperty(file))
		if at.Line > 0 {
			properties = append(properties, "line="+strconv.Itoa(at.Line))
		}
		if at.Line > 0 && at.Column > 0 {
			properties = append(properties, "col="+strconv.Itoa(at.Column))
		}
	}
	properties = append(properties, "title="+escapeProperty(title))
	message = strings.TrimRight(clean(message, false), "\n")
	if len(message) > maxAnnotation {
		cut := maxAnnotation
		for !utf8.RuneStart(message[cut]) {
			cut--
		}
		message = message[:cut] + "…"
	}
	to.line("::", kind, " ", strings.Join(properties, ","), "::", escapeData(message))
}

// escapeData and escapeProperty are the escapes of GitHub's own toolkit.
func escapeData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func escapeProperty(s string) string {
	s = strings.TrimSpace(clean(s, false))
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
