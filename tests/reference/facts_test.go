package reference

import (
	"encoding/json"
	"os"
	"testing"
)

// A refClass is a class of the reference client, as extract.py writes it.
type refClass struct {
	Class    string
	Module   string
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

// chapters tells which chapters of a list are in force.
func chapters(t *testing.T, list string) map[string]bool {
	t.Helper()
	var scope struct {
		Chapters []struct {
			Chapter, List string
			InForce       bool
		}
	}
	readJSON(t, "scope.json", &scope)
	in := map[string]bool{}
	for _, c := range scope.Chapters {
		if c.List == list && c.InForce {
			in[c.Chapter] = true
		}
	}
	return in
}

// classes reads a list, without the members of chapters that are not in force.
func classes(t *testing.T, list string) []refClass {
	t.Helper()
	in := chapters(t, list)
	var file struct{ Classes []refClass }
	readJSON(t, list+".json", &file)
	var out []refClass
	for _, c := range file.Classes {
		whole := len(c.Members) == 0
		kept := c.Members[:0]
		for _, m := range c.Members {
			if in[m.Chapter] {
				kept = append(kept, m)
			}
		}
		c.Members = kept
		if whole || len(kept) > 0 {
			out = append(out, c)
		}
	}
	if len(in) > 0 && len(out) == 0 {
		t.Fatalf("%s.json holds no class of the chapters that scope.json puts in force; run extract.py", list)
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

// TestLists reads every list, those too that no chapter has put in force yet.
func TestLists(t *testing.T) {
	for _, list := range []string{"dss", "administration", "govern"} {
		var file struct{ Classes []refClass }
		readJSON(t, list+".json", &file)
		last := ""
		for _, c := range file.Classes {
			if c.Class <= last {
				t.Errorf("%s.json: %s stands after %s; run extract.py", list, c.Class, last)
			}
			last = c.Class
			seen := map[string]bool{}
			for _, m := range c.Members {
				if id := m.Kind + " " + m.Name; seen[id] {
					t.Errorf("%s.json: %s has the %s twice", list, c.Class, id)
				} else {
					seen[id] = true
				}
			}
		}
	}
}
