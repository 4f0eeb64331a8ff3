package reference

import (
	"encoding/json"
	"os"
	"slices"
	"testing"
)

// A refClass is a class of the reference client, as extract.py writes it.
type refClass struct {
	Class    string
	Module   string
	Chapter  string // the first that names it
	Bases    []string
	ByGetter bool // scripts get one from a method and never make one
	Members  []refMember
}

// A refMember is what a class itself declares in public.
type refMember struct {
	Chapter string
	Name    string
	Kind    string // constructor, method, static, class, property, property-setter, attribute, constant, protocol
	Params  []refParam
	Value   json.RawMessage // of a constant
	Sends   bool            // it can send a request, itself or through what it calls
}

// A refParam is a parameter. Default is nil for a required one.
type refParam struct {
	Name        string
	Default     json.RawMessage
	DefaultCode bool // the default is no literal: a function, a constant elsewhere
	Star        int  // 1 for *args, 2 for **kwargs
	Keyword     bool
}

func (p *refParam) optional() bool { return p.Default != nil || p.DefaultCode || p.Keyword }

// A chapter of the documentation, and the list that holds its classes.
type chapter struct{ Chapter, List string }

// chapters reads the chapters that scope.json names, in its order.
func chapters(t *testing.T) []chapter {
	t.Helper()
	var scope struct{ Chapters []chapter }
	readJSON(t, "scope.json", &scope)
	return scope.Chapters
}

// lists are the names of the lists, each once.
func lists(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, c := range chapters(t) {
		if !slices.Contains(out, c.List) {
			out = append(out, c.List)
		}
	}
	return out
}

// list reads one list.
func list(t *testing.T, name string) []refClass {
	t.Helper()
	var file struct{ Classes []refClass }
	readJSON(t, name+".json", &file)
	return file.Classes
}

// of is what of a list belongs to one chapter. A class itself belongs to the
// first chapter that names it; each of its members to its own.
func of(c chapter, classes []refClass) []refClass {
	var out []refClass
	for _, class := range classes {
		whole := class.Members
		class.Members = nil
		for _, m := range whole {
			if m.Chapter == c.Chapter {
				class.Members = append(class.Members, m)
			}
		}
		if class.Chapter == c.Chapter || len(class.Members) > 0 {
			out = append(out, class)
		}
	}
	return out
}

func readJSON(t *testing.T, path string, into any) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// TestLists reads every list: in order, nothing twice, no chapter empty.
func TestLists(t *testing.T) {
	for _, name := range lists(t) {
		last := ""
		for _, c := range list(t, name) {
			if c.Class <= last {
				t.Errorf("%s.json: %s stands after %s; run extract.py", name, c.Class, last)
			}
			last = c.Class
			seen := map[string]bool{}
			for _, m := range c.Members {
				if id := m.Kind + " " + m.Name; seen[id] {
					t.Errorf("%s.json: %s has the %s twice", name, c.Class, id)
				} else {
					seen[id] = true
				}
			}
		}
	}
	for _, c := range chapters(t) {
		if len(of(c, list(t, c.List))) == 0 {
			t.Errorf("%s.json holds no class of the chapter %s; run extract.py", c.List, c.Chapter)
		}
	}
}
