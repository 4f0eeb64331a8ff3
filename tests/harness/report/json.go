package report

import "encoding/json"

// SchemaVersion is the "version" of the json report. It grows when a field
// changes its meaning or goes; new fields do not change it.
const SchemaVersion = 1

// The document of the json report. Durations are milliseconds; every field is
// always there unless it says omitempty; places count from 1 and are 0 when
// unknown. docs/testing.md shows it to users.
type (
	jsonRun struct {
		Version int         `json:"version"`
		Success bool        `json:"success"`
		Summary jsonSummary `json:"summary"`
		Files   []jsonFile  `json:"files"`
	}
	jsonSummary struct {
		Files       int           `json:"files"`
		FailedFiles int           `json:"failedFiles"`
		Passed      int           `json:"passed"`
		Failed      int           `json:"failed"`
		Skipped     int           `json:"skipped"`
		Todo        int           `json:"todo"`
		DurationMs  float64       `json:"durationMs"`
		Seed        int64         `json:"seed"`
		Interrupted bool          `json:"interrupted"`
		Bailed      bool          `json:"bailed"`
		Snapshots   jsonSnapshots `json:"snapshots"`
	}
	jsonSnapshots struct {
		Written  int `json:"written"`
		Updated  int `json:"updated"`
		Matched  int `json:"matched"`
		Obsolete int `json:"obsolete"`
		Removed  int `json:"removed"`
		Failed   int `json:"failed"`
	}
	// jsonFile's failures are those of the file itself.
	jsonFile struct {
		File       string        `json:"file"`
		DurationMs float64       `json:"durationMs"`
		Failures   []jsonFailure `json:"failures"`
		Tests      []jsonTest    `json:"tests"`
	}
	jsonTest struct {
		Title      string        `json:"title"` // the path joined with " > "
		Path       []string      `json:"path"`
		Status     Status        `json:"status"`
		File       string        `json:"file"`
		Line       int           `json:"line"`
		Column     int           `json:"column"`
		DurationMs float64       `json:"durationMs"`
		Attempts   int           `json:"attempts"`
		Failures   []jsonFailure `json:"failures"`
		Output     string        `json:"output"`
	}
	jsonFailure struct {
		Name    string   `json:"name"`
		Message string   `json:"message"`
		Diff    string   `json:"diff,omitempty"`
		Frame   string   `json:"frame,omitempty"`
		Stack   []string `json:"stack"`
		File    string   `json:"file"`
		Line    int      `json:"line"`
		Column  int      `json:"column"`
	}
)

func writeJSON(to *sink, r run) {
	s := r.sum
	doc := jsonRun{
		Version: SchemaVersion,
		Success: s.Good(),
		Summary: jsonSummary{
			Files: s.Files, FailedFiles: s.FailedFiles, Passed: s.Passed, Failed: s.Failed, Skipped: s.Skipped, Todo: s.Todo,
			DurationMs: milliseconds(s.Duration), Seed: s.Seed, Interrupted: s.Interrupted, Bailed: s.Bailed, Snapshots: jsonSnapshots(s.Snapshots),
		},
		Files: make([]jsonFile, 0, len(r.files)),
	}
	for _, p := range r.files {
		f := jsonFile{File: p.name, Failures: jsonFailures(p.failures()), Tests: make([]jsonTest, 0, len(p.tests))}
		if p.end != nil {
			f.DurationMs = milliseconds(p.end.Duration)
		}
		for _, t := range p.tests {
			f.Tests = append(f.Tests, jsonTest{
				Title: t.Title(), Path: append([]string{}, t.Path...), Status: t.Status, File: t.File, Line: t.Line, Column: t.Column,
				DurationMs: milliseconds(t.Duration), Attempts: t.Attempts, Failures: jsonFailures(t.Failures), Output: t.Output,
			})
		}
		doc.Files = append(doc.Files, f)
	}
	e := json.NewEncoder(to)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(doc); err != nil && to.err == nil {
		to.err = err
	}
}

func jsonFailures(list []Failure) []jsonFailure {
	out := make([]jsonFailure, 0, len(list))
	for _, f := range list {
		out = append(out, jsonFailure{f.Name, f.Message, f.Diff, f.Frame, append([]string{}, f.Stack...), f.File, f.Line, f.Column})
	}
	return out
}
