package cover

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/google/renameio/v2/maybe"
)

// Thresholds are the least percentages that must be covered, of all files together; 0 for none.
type Thresholds struct{ Statements, Lines float64 }

// ParseThresholds reads "80", for both, or "statements=80,lines=90". Percentages are from 0 to 100; "" is no threshold.
func ParseThresholds(text string) (Thresholds, error) {
	var t Thresholds
	if strings.TrimSpace(text) == "" {
		return t, nil
	}
	if !strings.Contains(text, "=") {
		n, err := percentage(text)
		return Thresholds{n, n}, err
	}
	seen := map[string]bool{}
	for part := range strings.SplitSeq(text, ",") {
		name, value, _ := strings.Cut(part, "=")
		name = strings.ToLower(strings.TrimSpace(name))
		n, err := percentage(value)
		if err != nil {
			return Thresholds{}, err
		}
		switch {
		case seen[name]:
			return Thresholds{}, fmt.Errorf("the threshold for %s is given twice in %q", name, text)
		case name == "statements":
			t.Statements = n
		case name == "lines":
			t.Lines = n
		case name == "branches", name == "functions":
			return Thresholds{}, fmt.Errorf("there is no threshold for %s: statements and lines are measured. Write statements=80,lines=90", name)
		default:
			return Thresholds{}, fmt.Errorf("%q is no threshold: write 80, for statements and lines, or statements=80,lines=90", part)
		}
		seen[name] = true
	}
	return t, nil
}

func percentage(text string) (float64, error) {
	text = strings.TrimSuffix(strings.TrimSpace(text), "%")
	n, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil, !(n >= 0 && n <= 100):
		return 0, fmt.Errorf("%q is no percentage from 0 to 100: write a threshold like 80, or statements=80,lines=90", text)
	case n > 0 && n < 1:
		return 0, fmt.Errorf("a threshold of %s is less than one percent: thresholds are percentages, write %g", text, n*100)
	}
	return n, nil
}

// below reports whether less than a percentage is covered.
func (r Ratio) below(percent float64) bool {
	return r.Total > 0 && float64(r.Covered)*100 < percent*float64(r.Total)
}

// Missed says in a sentence each which thresholds are not met; none when all are. Where there is a threshold, something must have been measured.
func (t Thresholds) Missed(r *Report) []string {
	statements, lines := r.Total()
	if statements.Total == 0 {
		if t == (Thresholds{}) {
			return nil
		}
		return []string{"coverage was not measured, so it meets no threshold: no test loaded a file that counts. Name files with --coverage-include"}
	}
	var list []string
	for _, one := range []struct {
		name      string
		ratio     Ratio
		threshold float64
	}{{"statements", statements, t.Statements}, {"lines", lines, t.Lines}} {
		if one.ratio.below(one.threshold) {
			list = append(list, fmt.Sprintf("coverage of %s is %s %% (%d of %d), below the threshold of %s %%", one.name,
				number(one.ratio.Percent()), one.ratio.Covered, one.ratio.Total, number(one.threshold)))
		}
	}
	return list
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// Flags are the command's flags as they were written.
type Flags struct {
	Reporters []string // of --coverage-reporter: "text", "lcov", or several with commas between; none for text
	Dir       string   // of --coverage-dir: where files go; "" for "coverage"
	Threshold string   // of --coverage-threshold, see ParseThresholds
}

// Settings are the flags as they are meant.
type Settings struct {
	Text, LCOV bool
	Dir        string
	Thresholds Thresholds
}

// Parse reads the flags; an error says what to write instead.
func (f Flags) Parse() (Settings, error) {
	s := Settings{Dir: f.Dir}
	if s.Dir == "" {
		s.Dir = "coverage"
	}
	for _, one := range f.Reporters {
		for name := range strings.SplitSeq(one, ",") {
			switch strings.ToLower(strings.TrimSpace(name)) {
			case "text":
				s.Text = true
			case "lcov":
				s.LCOV = true
			default:
				return Settings{}, fmt.Errorf("there is no coverage reporter %q: there are text and lcov", name)
			}
		}
	}
	s.Text = s.Text || len(f.Reporters) == 0
	var err error
	s.Thresholds, err = ParseThresholds(f.Threshold)
	return s, err
}

// Write writes the report as the settings say: the table to w, lcov.info whole into the folder, which is made. Thresholds that are missed are no
// error here, see Thresholds.Missed.
func (s Settings) Write(r *Report, w io.Writer, t Table) error {
	if s.Text {
		t.Thresholds = s.Thresholds
		if err := r.Text(w, t); err != nil {
			return err
		}
	}
	if !s.LCOV {
		return nil
	}
	var b bytes.Buffer
	if err := r.LCOV(&b); err != nil {
		return err
	}
	if err := os.MkdirAll(s.Dir, 0o755); err != nil {
		return fmt.Errorf("cannot write the coverage: %w. Name another folder with --coverage-dir", err)
	}
	if err := maybe.WriteFile(filepath.Join(s.Dir, "lcov.info"), b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("cannot write the coverage: %w. Name another folder with --coverage-dir", err)
	}
	return nil
}
