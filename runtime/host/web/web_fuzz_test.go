package web

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// Every web global is typed, and what is typed is there.
func TestTypesNameTheGlobals(t *testing.T) {
	t.Parallel()
	declared := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^declare (?:class|function|var) (\w+)`).FindAllStringSubmatch(Types, -1) {
		declared[m[1]] = true
		if Globals[m[1]] == nil {
			t.Errorf("%s is declared but there is no such global", m[1])
		}
	}
	for name := range Globals {
		if !declared[name] && !slices.Contains(engine, name) && !slices.Contains([]string{"Intl", "WeakRef", "FinalizationRegistry"}, name) {
			t.Errorf("%s has no type", name)
		}
	}
}

func TestEveryGlobalCanBeMade(t *testing.T) {
	t.Parallel()
	for name := range Globals {
		e := newEnv(nil)
		if v := e.vm().Get(name); v == nil || v.String() == "undefined" && name != "undefined" {
			t.Errorf("%s is %v", name, v)
		}
	}
}

func FuzzParseURL(f *testing.F) {
	for _, s := range []string{"http://a/b?c#d", "http://[::1]:80/../x", "foo:/.//p", "file:///C:/..", "//x\\y", "http://1.2.0x3"} {
		f.Add(s, "http://base/p/q?r")
	}
	f.Fuzz(func(t *testing.T, s, base string) {
		u := parseURL(s, parseURL(base, nil))
		if u == nil {
			return
		}
		// A URL that is written and read again is the same URL.
		again := parseURL(u.href(true), nil)
		if again == nil || again.href(true) != u.href(true) {
			t.Errorf("%q on %q is %q, and that is not read as itself", s, base, u.href(true))
		}
	})
}

func FuzzJSONErrorMessage(f *testing.F) {
	for _, s := range []string{"", "{", `{"a":1,}`, `"\u12`, "-", "[1 2]", "nul"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		if valid := json.Valid([]byte(s)); valid != (JSONErrorMessage(s, "fine") == "fine") {
			t.Errorf("%q: valid is %v, the message %q", s, valid, JSONErrorMessage(s, "fine"))
		}
	})
}

func TestJSONErrorMessageOfADeepText(t *testing.T) {
	t.Parallel()
	if got := JSONErrorMessage(strings.Repeat("[", 5_000_000), "as it was"); got != "as it was" {
		t.Error(got)
	}
	if got := JSONErrorMessage(strings.Repeat("[", 5000), ""); got != "Unexpected end of JSON input" {
		t.Error(got)
	}
}

func FuzzForm(f *testing.F) {
	f.Add("a=1&b=%zz+c&&=x")
	f.Fuzz(func(t *testing.T, s string) {
		list := parseForm(s)
		if again := parseForm(encodeForm(list)); !slices.Equal(list, again) {
			t.Errorf("%q: %q, then %q", s, list, again)
		}
	})
}
