package reference

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/bindings/spec"
)

// books are the files of recorded cases: one for the chapters of dss.json, then
// one a list.
var books = []string{"wire.jsonl", "administration.jsonl", "govern.jsonl", "launchpad.jsonl"}

// A wireCase is one line of a book or of testdata/sample.jsonl: a program and
// what it makes a client send.
type wireCase struct {
	Case      string
	JS        string
	Requests  []request          // nil: not compared
	Responses []answer           // one a request; without them canned.json answers
	Answers   map[string][]given // by "METHOD /path", before the canned ones
	Value     json.RawMessage    // what the program returns; nil: not compared
	Throws    string             // a part of the error's message, whatever its case
	Misuse    bool               // refused at the latest where the reference refuses, perhaps before sending anything
	Env       map[string]string  // environment of the run
	Covers    []string           // what the reference's program uses: Class.member, Class.member=, Class.member(param)
}

// A request is what matters of one that was sent.
type request struct {
	Method    string
	Path      string // percent-decoded
	Query     [][2]string
	Body      json.RawMessage
	Parts     []part // of a form, in place of the body
	Auth      string // "Basic user:password" or "Ticket ticket"
	ProxyUser string
	Headers   map[string]string // those that a client adds on demand

	EmptyAsNone bool // where Body is absent, an empty list may have been sent
}

// A part is one of a form.
type part struct{ Name, FileName, Content string }

// An answer is a canned response: JSON in Body, text, or bytes.
type answer struct {
	Status int
	Body   json.RawMessage
	Text   string
	Base64 []byte
}

// A given is an answer as [status, body]; a body that is a string is text.
type given [2]json.RawMessage

func (g given) answer() (a answer, err error) {
	if err = json.Unmarshal(g[0], &a.Status); err == nil && len(g[1]) > 0 && g[1][0] == '"' {
		return a, json.Unmarshal(g[1], &a.Text)
	}
	a.Body = g[1]
	return a, err
}

// readCases reads a file of cases.
func readCases(t *testing.T, path string) []wireCase {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []wireCase
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		var c wireCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatalf("%s:%d: %v", path, n, err)
		}
		out = append(out, c)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// allCases reads every book.
func allCases(t *testing.T) []wireCase {
	t.Helper()
	var out []wireCase
	for _, book := range books {
		out = append(out, readCases(t, book)...)
	}
	return out
}

// covered takes Class.member, Class.member= or Class.member(param) apart.
func covered(name string) (class, member, param string) {
	class, member, _ = strings.Cut(strings.TrimSuffix(name, "="), ".")
	member, param, _ = strings.Cut(strings.TrimSuffix(member, ")"), "(")
	return class, member, param
}

// camelCase is the name that the naming rule gives a member or a parameter; a
// constant keeps its own.
func camelCase(name string) string {
	if strings.ToUpper(name) == name {
		return name
	}
	return spec.Camel(name)
}

// snakeCase is the same program in the reference's spelling of the members and
// options that it uses. By the convention of cases/, they alone are bare words.
func snakeCase(c wireCase) string {
	js := c.JS
	for _, name := range c.Covers {
		_, member, param := covered(name)
		if param == "" && member != "__init__" {
			if camel := camelCase(member); camel != strings.TrimRight(member, "_") { // id_ is id in both
				js = regexp.MustCompile(`\.`+camel+`\b`).ReplaceAllString(js, "."+member)
			}
			continue
		}
		if camel := spec.Camel(param); camel != param {
			js = regexp.MustCompile(`([{,]\s*)`+camel+`:`).ReplaceAllString(js, "${1}"+param+":")
		}
	}
	return js
}

// TestCasesSpellWhatTheyCover compares the two programs of each case: what the
// Python one uses, the JavaScript one must spell by the naming rule.
func TestCasesSpellWhatTheyCover(t *testing.T) {
	options := map[string]bool{}
	for _, name := range lists(t) {
		for _, c := range list(t, name) {
			for _, m := range c.Members {
				for _, p := range m.Params {
					options[fmt.Sprintf("%s.%s(%s)", c.Class, m.Name, p.Name)] = p.optional()
				}
			}
		}
	}
	for _, c := range allCases(t) {
		for _, name := range c.Covers {
			class, member, param := covered(name)
			want := `\.` + camelCase(member) + `\b`
			switch {
			case param != "" && !options[name]:
				continue
			case param == "api_key":
				continue // by position too
			case param != "":
				want = `[{,]\s*` + spec.Camel(param) + `\b`
			case member == "__init__":
				want = "new " + class + `\(`
			}
			if !regexp.MustCompile(want).MatchString(c.JS) {
				t.Errorf("%s: the Python program uses %s, the JavaScript one does not: %s", c.Case, name, c.JS)
			}
		}
	}
}

// TestCasesAreWhole wants an answer for each request, and names used once.
func TestCasesAreWhole(t *testing.T) {
	var names []string
	for _, c := range allCases(t) {
		names = append(names, c.Case)
		if len(c.Requests) != len(c.Responses) {
			t.Errorf("%s: %d requests, %d responses; run record.py", c.Case, len(c.Requests), len(c.Responses))
		}
		if c.Requests == nil && c.Value == nil && c.Throws == "" {
			t.Errorf("%s compares nothing", c.Case)
		}
	}
	slices.Sort(names)
	if unique := slices.Compact(slices.Clone(names)); len(unique) != len(names) {
		t.Errorf("%d cases share a name", len(names)-len(unique))
	}
}
