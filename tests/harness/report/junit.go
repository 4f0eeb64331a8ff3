package report

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// The elements that Jenkins, GitLab, GitHub and others read. encoding/xml
// escapes what must be; clean has taken out what XML can't hold, which CDATA
// would let through.
type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Skipped  int          `xml:"skipped,attr"`
		Time     string       `xml:"time,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		File     string      `xml:"file,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Time     string      `xml:"time,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		File    string        `xml:"file,attr"`
		Line    int           `xml:"line,attr,omitempty"`
		Time    string        `xml:"time,attr"`
		Failure *junitFailure `xml:"failure"`
		Error   *junitFailure `xml:"error"`
		Skipped *junitSkipped `xml:"skipped"`
		Output  *junitText    `xml:"system-out"`
	}
	junitFailure struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",cdata"`
	}
	junitText struct {
		Text string `xml:",cdata"`
	}
	junitSkipped struct {
		Message string `xml:"message,attr,omitempty"`
	}
)

// writeJUnit writes one suite for each file, one case for each test. A file that
// failed as a whole is an error of a case that has the file's name.
func writeJUnit(to *sink, r run) {
	all := junitSuites{Name: "dssrun test", Time: seconds(r.sum.Duration)}
	for _, p := range r.files {
		s := junitSuite{Name: oneLine(p.name), File: clean(p.name, false)}
		var total time.Duration
		for _, t := range p.tests {
			c := junitCase{Class: s.Name, Name: title(t), File: s.File, Line: t.Line, Time: seconds(t.Duration)}
			total += t.Duration
			switch t.Status {
			case Failed:
				c.Failure = junitFailures(t.failures())
				if t.Output != "" {
					c.Output = &junitText{clean(t.Output, false)}
				}
				s.Failures++
			case Skipped:
				c.Skipped = &junitSkipped{}
				s.Skipped++
			case Todo:
				c.Skipped = &junitSkipped{"todo"}
				s.Skipped++
			}
			s.Cases = append(s.Cases, c)
		}
		if f := p.failures(); len(f) > 0 {
			s.Cases = append(s.Cases, junitCase{Class: s.Name, Name: s.Name, File: s.File, Time: seconds(0), Error: junitFailures(f)})
			s.Errors++
		}
		if p.end != nil {
			total = p.end.Duration
		}
		s.Tests, s.Time = len(s.Cases), seconds(total)
		all.Tests += s.Tests
		all.Failures += s.Failures
		all.Errors += s.Errors
		all.Skipped += s.Skipped
		all.Suites = append(all.Suites, s)
	}
	to.text(xml.Header)
	e := xml.NewEncoder(to)
	e.Indent("", "  ")
	if err := e.Encode(all); err != nil && to.err == nil {
		to.err = err
	}
	to.line()
}

// junitFailures is one element for all failures of a test: readers differ in
// what they make of several.
func junitFailures(list []Failure) *junitFailure {
	f := &junitFailure{Message: clean(list[0].headline(), false), Type: oneLine(list[0].Name)}
	if n := len(list) - 1; n > 0 {
		f.Message += fmt.Sprintf(" (and %d more)", n)
	}
	var texts []string
	for _, one := range list {
		texts = append(texts, one.plainText())
	}
	f.Text = strings.Join(texts, "\n\n")
	return f
}

func seconds(d time.Duration) string { return strconv.FormatFloat(d.Seconds(), 'f', 6, 64) }
