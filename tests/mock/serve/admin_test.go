package serve

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dssrun/dssrun/tests/mock"
	"github.com/dssrun/dssrun/tests/mock/clock"
	"github.com/dssrun/dssrun/tests/mock/fault"
)

const putReaders = `{"name":"readers","description":"changed","password":"hunter2"}`

func TestAdmin(t *testing.T) {
	t.Parallel()
	rule, err := fault.Parse("PUT /admin/groups/* 503 x1")
	if err != nil {
		t.Fatal(err)
	}
	s := start(t, Options{Clock: clock.Frozen(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)), Faults: []fault.Rule{rule}})
	url, key := s.URLs()[dss]+"/dip/publicapi", "Bearer "+mock.AdminKey
	want := func(method, path, body string, texts ...string) {
		t.Helper()
		got := adminAPI(t, s, method, path, body)
		for _, text := range texts {
			if not, ok := strings.CutPrefix(text, "!"); ok == strings.Contains(got, strings.TrimPrefix(text, "!")) {
				t.Fatalf("%s %s: %q (%s) in %s", method, path, text, not, got)
			}
		}
	}
	if status, _ := ask(t, "PUT", url+"/admin/groups/readers", putReaders, "Authorization", key); status != 503 {
		t.Fatal(status)
	}
	want("GET", "faults", "", `[{"id":1,"rule":"PUT /admin/groups/* 503 x1","matched":1,"hits":1}]`)
	if status, _ := ask(t, "PUT", url+"/admin/groups/readers", putReaders, "Authorization", key); status != 200 {
		t.Fatal(status)
	}
	ask(t, "GET", url+"/projekts", "", "Authorization", key)

	want("GET", "state", "", `"product":"dss"`, `{"name":"groups","count":8}`, `"panics":0`, `"product":"launchpad"`)
	want("GET", "state/dss/groups?filter=READ", "", `{"keys":["readers"],"offset":0,"total":1}`)
	want("GET", "state/dss/users?offset=39", "", `"total":40`, `"offset":39`)
	want("GET", "state/dss/groups/readers", "", `"changed"`)
	want("GET", "state/dss/connections/postgres_dwh", "", stars, "!e:AES:")
	want("GET", "state/dss/connections/snowflake_prod", "", stars, "!provider-secret")

	want("GET", "requests", "", `"total":3`, `"status":503`, `"fault":"PUT /admin/groups/* 503 x1"`, `"at":"2026-01-01T00:00:00Z"`, "the nearest route is GET /projects", "!hunter2")
	want("GET", "requests?notMocked=true", "", "/projekts", "!readers")
	ask(t, "GET", url+"/admin/globalAPIKeys/top-secret-key/more", "", "Authorization", key)
	want("GET", "requests?notMocked=true", "", "GET /admin/globalAPIKeys/"+stars+"/more is not mocked", "globalAPIKeys/{", "!top-secret-key")
	want("GET", "requests?filter=put&product=dss&limit=1", "", `"number":2`, `!"number":1`)
	want("GET", "requests?since=2", "", `"number":3`, `!"number":2`)
	want("GET", "requests/dss/1", "", "changed", stars, "!hunter2")
	want("DELETE", "requests", "", "true")
	want("GET", "requests", "", `{"requests":[],"total":0}`)

	want("POST", "faults", `{"rule":"govern:* /** drop"}`, `"id":2`)
	want("DELETE", "faults/1", "", "true")
	want("GET", "faults", "", `"id":2`, `!"id":1,`)

	want("GET", "clock", "", `{"now":"2026-01-01T00:00:00Z","rate":0}`)
	want("POST", "clock", `{"advance":"24h"}`, "2026-01-02")
	want("POST", "clock", `{"now":"2027-05-05","advance":"-1h"}`, "2027-05-04T23:00:00Z")

	want("POST", "reset", "", "true")
	want("GET", "state/dss/groups/readers", "", "!changed")
	want("GET", "faults", "", "503 x1", "!govern", `"matched":0`)

	for _, tc := range []struct {
		method, path, body string
		status             int
		want               string
	}{
		{"GET", "nothing", "", 404, "there is no GET /__mock/nothing"},
		{"GET", "state/hubs/users", "", 404, "dss, govern or launchpad"},
		{"GET", "state/dss/user", "", 404, "connections, datasets"},
		{"GET", "state/dss/users/nobody", "", 404, "nobody"},
		{"GET", "state/dss/users?offset=x", "", 400, "offset=x"},
		{"GET", "requests?product=x", "", 404, "there is no product"},
		{"GET", "requests/dss/99", "", 404, "no request 99"},
		{"GET", "requests/dss/x", "", 404, "no request x"},
		{"POST", "faults", `{"rule":"GET /x dorp"}`, 400, `did you mean \"drop\"?`},
		{"POST", "faults", `{"rul":"GET /x drop"}`, 400, "unknown field"},
		{"POST", "faults", `x`, 400, "the body is not what is needed"},
		{"DELETE", "faults/9", "", 404, "there is no fault 9"},
		{"POST", "clock", `{"now":"soon"}`, 400, "no time from 1970 on"},
		{"POST", "clock", `{"advance":"1 day"}`, 400, "no duration"},
		{"POST", "clock", `{"rate":-1}`, 400, "runs"},
	} {
		status, text := ask(t, tc.method, s.URLs()[govern]+"/__mock/"+tc.path, tc.body, "X-Mock", "1")
		if status != tc.status || !strings.Contains(text, tc.want) {
			t.Errorf("%s %s: %d %s", tc.method, tc.path, status, text)
		}
	}
}

// TestWhoMayChange: other sites' pages may not, and may not read under a name that leads here.
func TestWhoMayChange(t *testing.T) {
	t.Parallel()
	s := start(t, Options{})
	url := s.URLs()[dss]
	for _, tc := range []struct {
		name, method string
		header       []string
		status       int
	}{
		{"nothing", "POST", nil, 403},
		{"the header", "POST", []string{"X-Mock", "1"}, 200},
		{"another header", "POST", []string{"X-Mock", "0"}, 403},
		{"a key", "POST", []string{"Authorization", "Basic bW9jay1hZG1pbi1rZXk6"}, 200},
		{"a key as a bearer", "POST", []string{"Authorization", "Bearer " + mock.AdminKey}, 200},
		{"a key that a browser remembers", "POST", []string{"Authorization", "Basic bW9jay1hZG1pbi1rZXk6", "Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example"}, 403},
		{"a key that an old browser remembers", "POST", []string{"Authorization", "Basic bW9jay1hZG1pbi1rZXk6", "Origin", "null"}, 403},
		{"an unknown key", "POST", []string{"Authorization", "Basic eDo="}, 403},
		{"the page itself", "POST", []string{"Sec-Fetch-Site", "same-origin", "Origin", url}, 200},
		{"the page itself, in an old browser", "POST", []string{"Origin", url}, 200},
		{"another page", "POST", []string{"Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example"}, 403},
		{"another port", "POST", []string{"Sec-Fetch-Site", "same-site", "Origin", url + "0"}, 403},
		{"another page, in an old browser", "POST", []string{"Origin", "https://evil.example"}, 403},
		{"a page that hides where it is from", "POST", []string{"Origin", "null"}, 403},
		{"a name that leads here", "GET", []string{"Host", "evil.example"}, 403},
		{"a name that leads here, and the header", "POST", []string{"Host", "evil.example:80", "X-Mock", "1"}, 403},
		{"localhost", "GET", []string{"Host", "localhost:80"}, 200},
		{"a container", "GET", []string{"Host", "mock:11200"}, 200},
		{"the machine that a container is on", "GET", []string{"Host", "Host.Docker.internal:80"}, 200},
	} {
		path := "/__mock/reset"
		if tc.method == "GET" {
			path = "/__mock/clock"
		}
		if status, text := ask(t, tc.method, url+path, "", tc.header...); status != tc.status {
			t.Errorf("%s: %d %s, want %d", tc.name, status, text, tc.status)
		}
	}
}

// TestRebinding: a page of another site can't use the API under a name that leads here, with the keys that everybody knows.
func TestRebinding(t *testing.T) {
	t.Parallel()
	s := start(t, Options{})
	paths := [count]string{"/dip/publicapi/admin/users", "/dip/publicapi/blueprints", "/v1/spaces/" + mock.LaunchpadSpaceID + "/profiles"}
	keys := [count]string{mock.AdminKey, mock.GovernAdminKey, mock.LaunchpadKeyID + ":" + mock.LaunchpadKeySecret}
	for i, path := range paths {
		header := []string{"Authorization", "Basic " + base64.StdEncoding.EncodeToString([]byte(keys[i]))}
		if status, text := ask(t, "GET", s.URLs()[i]+path, "", header...); status != 200 {
			t.Errorf("%s: %d %s", names[i], status, text)
		}
		for _, host := range []string{"evil.example", "127.0.0.1.evil.example:80"} {
			if status, text := ask(t, "GET", s.URLs()[i]+path, "", append(header, "Host", host)...); status != 403 || !strings.Contains(text, "and not at") {
				t.Errorf("%s at %s: %d %s", names[i], host, status, text)
			}
		}
	}
	remote := start(t, Options{Host: "0.0.0.0"})
	if status, text := ask(t, "GET", remote.URLs()[dss]+paths[dss], "", "Authorization", "Bearer "+keys[dss], "Host", "mock.company.example"); status != 200 {
		t.Errorf("a mock for others: %d %s", status, text)
	}
}

// TestUnstruck: a rule that did nothing is told, also when a reset came between.
func TestUnstruck(t *testing.T) {
	t.Parallel()
	var rules []fault.Rule
	for _, text := range []string{"GET /users 503", "GET /projects 503 after=5", "GET /nothing drop"} {
		rule, err := fault.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		rules = append(rules, rule)
	}
	s := start(t, Options{Faults: rules})
	unstruck := func() (list []string) {
		for _, f := range s.Unstruck() {
			list = append(list, fmt.Sprintf("%s: %d", f.Rule, f.Matched))
		}
		return list
	}
	for _, path := range []string{"/users", "/projects"} {
		ask(t, "GET", s.URLs()[dss]+"/dip/publicapi"+path, "", "Authorization", "Bearer "+mock.AdminKey)
	}
	if got, want := unstruck(), []string{"GET /projects 503 after=5: 1", "GET /nothing drop: 0"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	adminAPI(t, s, "POST", "reset", "")
	if got, want := unstruck(), []string{"GET /projects 503 after=5: 0", "GET /nothing drop: 0"}; !slices.Equal(got, want) {
		t.Errorf("after a reset: %q, want %q", got, want)
	}
}

func TestPage(t *testing.T) {
	t.Parallel()
	s := start(t, Options{})
	r, err := http.NewRequestWithContext(t.Context(), "GET", s.URLs()[launchpad]+"/__mock/", nil)
	if err != nil {
		t.Fatal(err)
	}
	status, text := exchange(t, r)
	if status != 200 || !strings.Contains(text, `data-product="launchpad"`) || !strings.Contains(text, s.URLs()[govern]) {
		t.Fatal(status, text)
	}
	for _, outside := range []string{"{{", "src=", "@import", "url(", `href="http`} {
		if strings.Contains(text, outside) {
			t.Errorf("the page has %q", outside)
		}
	}
	// No handler and no style stands in an attribute, which the page's own policy would refuse.
	for _, inline := range []string{" onclick=", " style="} {
		if strings.Contains(text, inline) {
			t.Errorf("the page has %q", inline)
		}
	}
}
