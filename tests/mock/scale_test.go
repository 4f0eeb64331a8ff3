package mock

import (
	"encoding/json"
	"net/http"
	"runtime"
	"strings"
	"testing"
)

func TestParseScale(t *testing.T) {
	t.Parallel()
	if s, err := ParseScale("users=100000, datasets=10,groups=0"); err != nil || s != (Scale{Users: 100_000, Datasets: 10}) {
		t.Errorf("%+v %v", s, err)
	}
	for text, want := range map[string]string{
		"user=3":          "did you mean users?",
		"widgets=3":       "the kinds are users, groups, projects, datasets, artifacts",
		"users":           "expected KIND=NUMBER",
		"":                "expected KIND=NUMBER",
		"users=-1":        "from 0 to 1000000",
		"users=1e5":       "from 0 to 1000000",
		"users=2000000":   "from 0 to 1000000",
		"users=1,users=2": "given twice",
	} {
		if _, err := ParseScale(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func scaledDSS(t testing.TB, o Options, scale Scale) *Server {
	t.Helper()
	if o.Now == nil {
		o.Now = newClock().Now
	}
	s := New(o)
	if err := (Products{DSS: s}).Scale(scale); err != nil {
		t.Fatal(err)
	}
	return s
}

// A scaled user reads the same in every way, before and after it was touched.
func TestScaledUserIsLikeAnother(t *testing.T) {
	t.Parallel()
	s := scaledDSS(t, Options{}, Scale{Users: 50, Groups: 3})
	admin := s.as(AdminKey)
	for _, list := range []string{"false", "true"} {
		for _, item := range admin.must(t, "GET", "/admin/users/?includeSettings="+list, "").([]any) {
			login := at(t, item, "login").(string)
			u, _ := s.users.get(login)
			if u.own != nil {
				continue
			}
			plain := newUser(u.document(), u.history())
			want := plain.own.brief
			if list == "true" {
				want = plain.own.full
			}
			if got, _ := json.Marshal(item); !equalJSON(t, string(got), string(want)) {
				t.Fatalf("%s:\n%s\n%s", login, got, want)
			}
			if plain.login != u.login || plain.enabled != u.enabled || plain.source != u.source || strings.Join(plain.groups, " ") != strings.Join(u.groups, " ") {
				t.Fatalf("%s: %+v differs from its document", login, u)
			}
		}
	}
	before := admin.must(t, "GET", "/admin/users/user000007", "")
	admin.must(t, "PUT", "/admin/users/actions/bulk", `[{"login":"user000007","displayName":"Somebody"}]`)
	after := admin.must(t, "GET", "/admin/users/user000007", "").(map[string]any)
	if after["displayName"] != "Somebody" {
		t.Error(after["displayName"])
	}
	after["displayName"] = at(t, before, "displayName")
	if a, b := toJSON(before), toJSON(after); !equalJSON(t, string(a), string(b)) {
		t.Errorf("changed more than the name:\n%s\n%s", a, b)
	}
	if status, _ := admin.send(t, "DELETE", "/admin/users/user000008", ""); status != 200 {
		t.Error(status)
	}
	if status, _ := admin.send(t, "GET", "/admin/users/user000008", ""); status != 404 {
		t.Error(status)
	}
}

func equalJSON(t testing.TB, a, b string) bool {
	t.Helper()
	x, _ := json.Marshal(decode(t, a))
	y, _ := json.Marshal(decode(t, b))
	return string(x) == string(y)
}

func TestScaleKeepsRelations(t *testing.T) {
	t.Parallel()
	for _, empty := range []bool{false, true} {
		s := scaledDSS(t, Options{Empty: empty}, Scale{Users: 300, Groups: 12, Projects: 7, Datasets: 100})
		admin := s.as(AdminKey)
		for _, u := range admin.must(t, "GET", "/admin/users/?includeSettings=true", "").([]any) {
			for _, g := range at(t, u, "groups").([]any) {
				admin.must(t, "GET", "/admin/groups/"+g.(string), "")
			}
		}
		total := 0
		for i, p := range admin.must(t, "GET", "/projects/", "").([]any) {
			key := at(t, p, "projectKey").(string)
			admin.must(t, "GET", "/admin/users/"+at(t, p, "ownerLogin").(string), "")
			list := admin.must(t, "GET", "/projects/"+key+"/datasets/", "").([]any)
			if strings.HasPrefix(key, "PROJECT") {
				total += len(list)
			}
			if len(list) > 0 && i > 5 {
				one := admin.must(t, "GET", "/projects/"+key+"/datasets/"+at(t, list[0], "name").(string), "")
				if at(t, one, "projectKey") != key {
					t.Error(one)
				}
			}
		}
		if total != 100 {
			t.Errorf("empty %v: %d datasets", empty, total)
		}
		if err := (Products{DSS: s}).Scale(Scale{Users: 1}); err == nil {
			t.Error("scaled twice")
		}
	}
}

func TestScaledArtifacts(t *testing.T) {
	t.Parallel()
	for _, empty := range []bool{false, true} {
		g := NewGovern(Options{Empty: empty, Now: newClock().Now})
		before := g.govern.artifacts.size()
		if err := (Products{Govern: g}).Scale(Scale{Users: 20, Artifacts: 500}); err != nil {
			t.Fatal(err)
		}
		if n := g.govern.artifacts.size() - before; n != 500 {
			t.Errorf("empty %v: %d artifacts", empty, n)
		}
		admin := g.as(GovernAdminKey)
		for _, id := range g.govern.artifacts.list() {
			doc := at(t, admin.must(t, "GET", "/artifact/"+id, ""), "artifact")
			if at(t, doc, "id") != id {
				t.Fatal(doc)
			}
			admin.must(t, "PUT", "/artifact/"+id, string(toJSON(doc)))
		}
	}
}

// 100,000 users are made of one text and one array, and listed without a document in between: what it takes is counted and not
// timed, which depends on what else the machine does.
func TestScaleIsCheap(t *testing.T) {
	var before, made, listed runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	s := scaledDSS(t, Options{}, Scale{Users: 100_000, Groups: 200})
	runtime.GC()
	runtime.ReadMemStats(&made)
	status, list := s.as(AdminKey).send(t, "GET", "/admin/users/?includeSettings=false", "")
	runtime.ReadMemStats(&listed)
	if status != http.StatusOK || strings.Count(list, `{"login":`) != s.users.size() {
		t.Error(status, len(list))
	}
	size, objects, answers := int(made.HeapAlloc-before.HeapAlloc)>>20, made.Mallocs-before.Mallocs, listed.Mallocs-made.Mallocs
	t.Logf("%d MiB in %d objects; the list of %d MiB took %d", size, objects, len(list)>>20, answers)
	if size > 40 || objects > 80_000 || answers > 5_000 {
		t.Errorf("%d MiB in %d objects; the list took %d", size, objects, answers)
	}
	runtime.KeepAlive(s)
}

func BenchmarkScaledList(b *testing.B) {
	transport := scaledDSS(b, Options{}, Scale{Users: 100_000, Groups: 200}).Transport()
	for name, path := range map[string]string{"list": "/admin/users/?includeSettings=false", "one": "/admin/users/user054321"} {
		b.Run(name, func(b *testing.B) {
			r := request(b, "GET", URL+"/dip/publicapi"+path, "")
			b.ReportAllocs()
			for b.Loop() {
				roundTrip(b, transport, r)
			}
		})
	}
}
