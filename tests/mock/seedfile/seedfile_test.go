package seedfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// nothing is a world in which there is nothing.
type nothing struct{}

func (nothing) Has(string, string) bool { return false }
func (nothing) Names(string) []string   { return nil }

// problems are those of a seed, one a line.
func problems(t testing.TB, file, text, product string) string {
	t.Helper()
	s, err := Parse(file, []byte(text), product)
	if err == nil {
		for _, section := range []*Section{s.DSS, s.Govern, s.Launchpad} {
			if section != nil {
				s.Resolve(section, nothing{})
			}
		}
		err = s.Err()
	}
	if err == nil {
		return ""
	}
	if !IsProblem(err) {
		t.Errorf("%T is no problem of a seed", err)
	}
	return err.Error()
}

func TestProblems(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, file, text, want string }{
		{"fine", "s.yaml", "users: [{login: ada}]", ""},
		{"fine, JSON with a comment", "s.json", `{"users": [{"login": "ada"},], // more
}`, ""},
		{"a null is nothing", "s.yaml", "users:\ngroups: ~\ngovern:", ""},
		{"no file name", "", `{"users": [{"logn": "ada"}]}`, `:1:12: users[0]: login is missing
:1:13: users[0].logn: unknown field: did you mean login?`},
		{"empty", "s.yaml", "# nothing\n", "s.yaml:1:1: the seed is empty: it needs at least one of the keys dss, govern, launchpad, base, users, groups, connections, projects, apiKeys, variables, settings, futures, externalUsers, license"},
		{"empty JSON", "s.json", "", "s.json:1:1: this is not JSON: parsing value: unexpected EOF"},
		{"a list", "s.yaml", "- a", "s.yaml:1:1: a seed is an object, but this is a list"},
		{"a text", "s.yaml", "hello", `s.yaml:1:1: a seed is an object, but this is the text "hello"`},
		{"not JSON", "s.json", "{\n  \"users\": [}\n}", "s.json:2:13: this is not JSON: invalid character '}' at start of value"},
		{"not YAML", "s.yaml", "users: [a\ngroups: b", "s.yaml:2:7: this is not YAML: did not find expected ',' or ']'"},
		{"unknown key", "s.yaml", "user: []", "s.yaml:1:1: user: unknown field: did you mean users?"},
		{"unknown key, far off", "s.yaml", "dss: {widgets: []}", "s.yaml:1:7: dss.widgets: unknown field: the fields here are base, users, groups, connections, projects, apiKeys, variables, settings, futures, externalUsers, license"},
		{"types", "s.yaml", `
users: {login: ada}
groups:
  - 3
  - name: 7
    mayCreateProjects: yes
  -
connections: [{name: c, type: X, params: [], maxActivities: -1, allowWrite: "true"}]
projects: [{projectKey: P, createdOn: yesterday, tags: a}]
futures: [{jobId: f, jobDisplayName: F, duration: long, startTime: -3d ago}]
`, `s.yaml:2:8: users: expected a list, but this is an object
s.yaml:4:5: groups[0]: expected an object, but this is the number 3
s.yaml:5:11: groups[1].name: expected a text, but this is a number: put it in quotes
s.yaml:6:24: groups[1].mayCreateProjects: expected a boolean, but this is the text "yes"
s.yaml:7:4: groups[2]: expected an object, but this is null
s.yaml:8:42: connections[0].params: expected an object, but this is a list
s.yaml:8:61: connections[0].maxActivities: expected a whole number, not negative, but this is the number -1
s.yaml:8:77: connections[0].allowWrite: expected a boolean, but this is the text "true"
s.yaml:9:39: projects[0].createdOn: expected a time: 2026-06-01T08:00:00Z, 2026-06-01, 90d ago, in 3h, now, or milliseconds since 1970, but this is the text "yesterday"
s.yaml:9:56: projects[0].tags: expected a list, but this is the text "a"
s.yaml:10:51: futures[0].duration: expected a duration: 45s, 20m, 8h, 90d, but this is the text "long"
s.yaml:10:68: futures[0].startTime: expected a time: 2026-06-01T08:00:00Z, 2026-06-01, 90d ago, in 3h, now, or milliseconds since 1970, but this is the text "-3d ago"`},
		{"twice", "s.yaml", `
users: [{login: ada}, {login: ada}, {login: ""}]
projects:
  - {projectKey: P, datasets: [{name: d, type: X}, {name: d, type: X}]}
  - {projectKey: Q, datasets: [{name: d, type: X}]}
apiKeys: [{id: k, id: l}]
`, `s.yaml:2:31: users[1].login: user "ada" is here a second time: the first is users[0], in line 2
s.yaml:2:45: users[2].login: login may not be empty
s.yaml:4:59: projects[0].datasets[1].name: dataset "d" is here a second time: the first is projects[0].datasets[0], in line 4
s.yaml:6:19: apiKeys[0].id: the name "id" is here a second time`},
		{"references", "s.yaml", `
users: [{login: ada, groups: [analysts]}]
projects: [{projectKey: P, owner: adda, datasets: [{name: d, type: X, sharedWith: [Q]}], permissions: [{group: g}]}]
`, `s.yaml:2:31: users[0].groups[0]: there is no group "analysts"
s.yaml:3:35: projects[0].owner: there is no user "adda": did you mean "ada"?
s.yaml:3:84: projects[0].datasets[0].sharedWith[0]: there is no project "Q"
s.yaml:3:112: projects[0].permissions[0].group: there is no group "g"`},
		{"base", "s.yaml", "base: full\ngovern: {base: 3}", `s.yaml:1:7: base: expected empty, example or current, but this is the text "full"
s.yaml:2:16: govern.base: expected empty, example or current, but this is the number 3`},
		{"at the top and below", "s.yaml", "users: []\ndss: {groups: []}", "s.yaml:1:8: users: this is at the top, and there is dss: as well: move it there"},
		{"a section that is none", "s.yaml", "govern: []", "s.yaml:1:9: govern: expected an object, but this is a list"},
		{"two documents", "s.yaml", "users: []\n---\nusers: []\n", "s.yaml:2:1: a seed is one YAML document, and here begins a second one"},
		{"a tag", "s.yaml", "users: !secret x", "s.yaml:1:8: a seed has no values of the type !secret"},
		{"no such number", "s.yaml", "variables: {a: .inf, b: 0x1F, c: 1_000, d: +1.50}", "s.yaml:1:16: .inf is a number that JSON does not have"},
		{"a name that is no text", "s.yaml", "variables: {[a]: 1}", "s.yaml:1:13: a name in an object must be a text"},
		{"holds itself", "s.yaml", "variables: &a {x: *a}", "s.yaml:1:12: the anchor a holds itself"},
		{"odd names in paths", "s.yaml", `projects: [{projectKey: P, "na me": 1, "x.y": 2}]`, `s.yaml:1:28: projects[0]["na me"]: unknown field: did you mean name?
s.yaml:1:40: projects[0]["x.y"]: unknown field: the fields here are projectKey, name, shortDesc, description, projectStatus, owner, tags, createdOn, customFields, permissions, variables, datasets, notebooks, managedFolders, discussions, usage`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := problems(t, c.file, c.text, ""); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestProblemsOfAProduct(t *testing.T) {
	t.Parallel()
	if got := problems(t, "", `{"roles":[{"id":"ro.a","label":"A"}],"users":[]}`, Govern); got != "" {
		t.Error(got)
	}
	if got := problems(t, "seed", `{"dss":{}}`, DSS); !strings.HasPrefix(got, "seed:1:2: dss: unknown field") {
		t.Error(got)
	}
	if got := problems(t, "seed", `{"users":[{"email":"a@b.c"}]}`, Launchpad); got != "seed:1:11: users[0]: profile is missing" {
		t.Error(got)
	}
}

func TestTwentyProblems(t *testing.T) {
	t.Parallel()
	got := problems(t, "s.yaml", "users:\n"+strings.Repeat("  - {login: 3}\n", 50), "")
	if n := strings.Count(got, "\n") + 1; n != 21 || !strings.HasSuffix(got, "\ns.yaml: and 30 more problems") {
		t.Errorf("%d lines:\n%s", n, got)
	}
}

// Aliases repeat values without the memory of doing so, and are refused when they repeat too much.
func TestAliases(t *testing.T) {
	t.Parallel()
	if got := problems(t, "s.yaml", `
variables:
  base: &base {a: 1, b: [x, y]}
  copy: *base
  more: {<<: *base, a: 2}
  both: {<<: [*base, {c: 3}]}
`, ""); got != "" {
		t.Error(got)
	}
	s, err := Parse("s.yaml", []byte("variables: {base: &b {a: 1, c: [x]}, copy: *b, more: {<<: *b, a: 2}}"), "")
	if err != nil {
		t.Fatal(err)
	}
	if got := string(s.DSS.Get("variables").JSON()); got != `{"base":{"a":1,"c":["x"]},"copy":{"a":1,"c":["x"]},"more":{"a":2,"c":["x"]}}` {
		t.Error(got)
	}
	bomb := "variables:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for i := 1; i < 30; i++ {
		bomb += fmt.Sprintf("  a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10), ", "))
	}
	if got := problems(t, "s.yaml", bomb, ""); !strings.Contains(got, "counting what aliases repeat") {
		t.Error(got)
	}
}

func TestDeepNesting(t *testing.T) {
	t.Parallel()
	for file, text := range map[string]string{
		"s.json": `{"variables":` + strings.Repeat("[", 2_000_000),
		"t.json": `{"variables":{"x":` + strings.Repeat("[", 600) + strings.Repeat("]", 600) + "}}",
		"s.yaml": "variables: {x: " + strings.Repeat("[", 600) + strings.Repeat("]", 600) + "}",
		"t.yaml": "variables:\n  " + strings.Repeat("- ", 50_000) + "a",
	} {
		if got := problems(t, file, text, ""); !strings.Contains(got, "nested more than 500 deep") && !strings.Contains(got, "exceeded max depth") {
			t.Errorf("%s: %.200s", file, got)
		}
	}
}

// The text of a JSON file and of the same one as YAML is the same document, with the same digits.
func TestJSONAndYAMLAgree(t *testing.T) {
	t.Parallel()
	text := `{"variables": {"big": 12345678901234567890.12, "e": 1E5, "neg": -0, "s": "a\u00e9\"\\\n/", "emoji": "😀", "t": true, "n": null, "l": [1, [], {}], "d": "2026-01-02"}}`
	var got [2]string
	for i, file := range []string{"s.json", "s.yaml"} {
		s, err := Parse(file, []byte(text), "")
		if err != nil {
			t.Fatal(err)
		}
		got[i] = string(s.DSS.Get("variables").JSON())
	}
	want := `{"big":12345678901234567890.12,"e":1E5,"neg":-0,"s":"aé\"\\\n/","emoji":"😀","t":true,"n":null,"l":[1,[],{}],"d":"2026-01-02"}`
	if got[0] != want || got[1] != want {
		t.Errorf("%s\n%s\nwant\n%s", got[0], got[1], want)
	}
}

func TestTimes(t *testing.T) {
	t.Parallel()
	day := 24 * time.Hour
	for text, want := range map[string]Moment{
		`"90d ago"`:              {Ago: 90 * day},
		`"1d12h ago"`:            {Ago: 36 * time.Hour},
		`"in 3h"`:                {Ago: -3 * time.Hour},
		`"now"`:                  {},
		`"2026-06-01"`:           {At: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)},
		`"2026-06-01T08:00:00Z"`: {At: time.Date(2026, 6, 1, 8, 0, 0, 0, time.UTC)},
		`"2026-06-01 08:00:00"`:  {At: time.Date(2026, 6, 1, 8, 0, 0, 0, time.UTC)},
		`1780300800000`:          {At: time.Date(2026, 6, 1, 8, 0, 0, 0, time.UTC)},
		`1.7803008e12`:           {At: time.Date(2026, 6, 1, 8, 0, 0, 0, time.UTC)},
	} {
		n, err := readJSON("t", []byte(text), true)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := n.Time(); !ok || !got.At.Equal(want.At) || got.Ago != want.Ago {
			t.Errorf("%s: %v %v", text, got, ok)
		}
	}
	for _, text := range []string{`"soon"`, `"-1d ago"`, `"in d"`, `"99999999999d ago"`, `"2026-13-01"`, `"0001-01-01"`, `1.5`, `1e300`, `true`, `[]`, `"3 ago"`, `""`} {
		n, err := readJSON("t", []byte(text), true)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := n.Time(); ok {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestRead(t *testing.T) {
	t.Parallel()
	if _, err := Read(filepath.Join(t.TempDir(), "none.yaml")); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	path := filepath.Join(t.TempDir(), "seed")
	if err := os.WriteFile(path, []byte(`{"users":[{"login":"ada"}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Read(path)
	if err != nil || !s.DSS.Defines("user", "ada") {
		t.Error(err)
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{
		`{"users":[{"login":"ada","groups":["g"]}]}`, "users:\n  - login: ada\n", "a: &x [*x]", "<<: {a: 1}", "base: empty\ngovern: {artifacts: [{name: a}]}",
		"variables: {a: 0x1F, b: 1_0, c: .nan}", `{"users":[{"login":"\ud83d"}]}`, "? [a]\n: b", "a: |\n  x\n---\n", "{a: 1, a: 2}", "- - - a",
	} {
		f.Add([]byte(text), uint8(0))
		f.Add([]byte(text), uint8(1))
	}
	products := []string{"", DSS, Govern, Launchpad}
	f.Fuzz(func(t *testing.T, text []byte, how uint8) {
		file := []string{"s.json", "s.yaml", "s"}[how%3]
		s, err := Parse(file, text, products[how/3%4])
		if err != nil {
			if !IsProblem(err) || err.Error() == "" {
				t.Fatalf("%T %v", err, err)
			}
			return
		}
		for _, section := range []*Section{s.DSS, s.Govern, s.Launchpad} {
			if section != nil {
				s.Resolve(section, nothing{})
				again, err := readJSON("again", section.JSON(), true)
				if err != nil || string(again.JSON()) != string(section.JSON()) {
					t.Fatalf("%s: %v", section.JSON(), err)
				}
			}
		}
		_ = s.Err()
	})
}

func BenchmarkParse(b *testing.B) {
	var json, yaml strings.Builder
	json.WriteString(`{"groups":[{"name":"analysts"}],"users":[`)
	yaml.WriteString("groups: [{name: analysts}]\nusers:\n")
	for i := range 2000 {
		if i > 0 {
			json.WriteString(",\n")
		}
		fmt.Fprintf(&json, `{"login":"user%d","displayName":"User %d","groups":["analysts"],"enabled":true}`, i, i)
		fmt.Fprintf(&yaml, "  - login: user%d\n    displayName: User %d\n    groups: [analysts]\n    enabled: true\n", i, i)
	}
	json.WriteString("]}")
	for file, text := range map[string]string{"s.json": json.String(), "s.yaml": yaml.String()} {
		b.Run(file, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if got := problems(b, file, text, ""); got != "" {
					b.Fatal(got)
				}
			}
		})
	}
}

// A document on one line, as a script hands it over, is not read over and over to count its columns.
func TestOneLongLine(t *testing.T) {
	t.Parallel()
	if got := problems(t, "s.json", `{"variables":{"l":[`+strings.Repeat("1,", 300_000)+`1]}, "usrs":[]}`, ""); got != "s.json:1:600025: usrs: unknown field: did you mean users?" {
		t.Error(got)
	}
}
