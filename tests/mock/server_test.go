package mock

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestAuthentication(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	for _, tc := range []struct {
		name   string
		header http.Header
		status int
	}{
		{"none", http.Header{}, 401},
		{"wrong key", http.Header{"Authorization": {"Basic bm9wZTo="}}, 401},
		{"not base64", http.Header{"Authorization": {"Basic %%"}}, 401},
		{"unknown scheme", http.Header{"Authorization": {"Digest x"}}, 401},
		{"bearer", http.Header{"Authorization": {"Bearer " + AdminKey}}, 200},
		{"ticket", http.Header{"X-Dku-Apiticket": {AdminKey}}, 200},
		{"wrong ticket", http.Header{"X-Dku-Apiticket": {"x"}}, 401},
		{"proxied", http.Header{"X-Dku-Apiticket": {AdminKey}, "X-Dku-Proxyuser": {"sophie.martin"}}, 200},
		{"proxied without rights", http.Header{"X-Dku-Apiticket": {AdminKey}, "X-Dku-Proxyuser": {"marie.dupont"}}, 403},
		{"proxy of a user", http.Header{"X-Dku-Apiticket": {UserKey}, "X-Dku-Proxyuser": {"sophie.martin"}}, 403},
		{"proxied nobody", http.Header{"X-Dku-Apiticket": {AdminKey}, "X-Dku-Proxyuser": {"nobody"}}, 404},
		{"proxied disabled user", http.Header{"X-Dku-Apiticket": {AdminKey}, "X-Dku-Proxyuser": {"paul.moreau"}}, 403},
		{"global key", http.Header{"X-Dku-Apiticket": {GlobalKey}, "X-Dku-Proxyuser": {"sophie.martin"}}, 200},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := httptest.NewRequest("GET", "/dip/publicapi/admin/groups/", nil)
			r.Header = tc.header
			w := httptest.NewRecorder()
			s.Handler().ServeHTTP(w, r)
			if w.Code != tc.status {
				t.Fatal(w.Code, w.Body)
			}
			if (w.Header().Get("Www-Authenticate") != "") != (tc.status == 401) {
				t.Fatal(w.Header())
			}
		})
	}
}

// TestKeysEnd: a key ends with its user, and while that user is disabled.
func TestKeysEnd(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	admin, marie := s.as(AdminKey), s.as(UserKey)
	admin.must(t, "PUT", "/admin/users/actions/bulk", `[{"login":"marie.dupont","enabled":false}]`)
	if status, _ := marie.send(t, "GET", "/users", ""); status != 401 {
		t.Fatal(status)
	}
	admin.must(t, "DELETE", "/admin/users/admin?allowSelfDeletion=True", "")
	if status, text := admin.send(t, "GET", "/users", ""); status != 401 || !strings.Contains(text, "Unknown API Key") {
		t.Fatal(status, text)
	}
}

func TestRouting(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	admin := s.as(AdminKey)
	for _, login := range []string{"my conn/1", "..", ".", "a%2Fb", "ünï", "?#", "bulk", "a/../b"} {
		body, _ := json.Marshal(map[string]any{"login": login, "password": "x"})
		admin.must(t, "POST", "/admin/users/", string(body))
		escaped := url.PathEscape(login)
		equal(t, at(t, admin.must(t, "GET", "/admin/users/"+escaped, ""), "login"), any(login))
		admin.must(t, "GET", "/admin/users/"+escaped+"/activity/", "")
		admin.must(t, "DELETE", "/admin/users/"+escaped, "")
	}
	for _, tc := range []struct {
		method, path string
		status       int
		want         string
	}{
		{"GET", "/admin/user", 501, "GET /admin/user is not mocked, the nearest route is GET /admin/users/"},
		{"GET", "/admin/users/x/activty", 501, "the nearest route is GET /admin/users/{login}/activity"},
		{"GET", "/admin/users//activity", 501, "is not mocked"},
		{"GET", "", 501, "is not mocked"},
		{"POST", "/admin/groups/x", 405, "Request method 'POST' not supported, DELETE, GET, PUT is"},
		{"PATCH", "/users", 405, "Request method 'PATCH' not supported, GET is"},
		{"GET", "/admin/groups/%2F", 404, "Group '/' does not exist"},
	} {
		status, text := admin.send(t, tc.method, tc.path, "")
		if message := at(t, decode(t, text), "message").(string); status != tc.status || !strings.Contains(message, tc.want) {
			t.Errorf("%s %s: %d %s", tc.method, tc.path, status, message)
		}
	}
	for path, status := range map[string]int{"/public/api/users": 200, "/dip/publicapix/users": 501, "/": 501} {
		r := httptest.NewRequest("GET", path, nil)
		r.SetBasicAuth(UserKey, "")
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		equal(t, w.Code, status)
	}
}

// TestRoutes: the patterns are those of http.ServeMux, and no two of them are in each other's way.
func TestRoutes(t *testing.T) {
	t.Parallel()
	mux := http.NewServeMux()
	for _, r := range Routes() {
		method, pattern, _ := strings.Cut(r, " ")
		if strings.HasSuffix(pattern, "/") {
			pattern += "{$}"
		}
		mux.HandleFunc(method+" "+pattern, func(http.ResponseWriter, *http.Request) {})
	}
}

func TestBodySize(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	for _, known := range []bool{true, false} {
		r, _ := http.NewRequest("POST", URL+"/dip/publicapi/admin/users/", io.LimitReader(zeros{}, maxBody))
		r.SetBasicAuth(AdminKey, "")
		if known {
			r.ContentLength = maxBody
		}
		response, err := s.Transport().RoundTrip(r)
		if err != nil || response.StatusCode != http.StatusRequestEntityTooLarge {
			t.Fatal(response, err)
		}
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestJournal(t *testing.T) {
	t.Parallel()
	s, clock := startWith(t, Options{Journal: 4})
	admin := s.as(AdminKey)
	admin.proxy("anna.schmidt").send(t, "PUT", "/admin/groups/a%2Fb%20c?x=1&x=2", `{"a": 1}`)
	s.as("wrong").send(t, "GET", "/users", "")
	equal(t, s.Requests(), []Request{
		{Number: 1, At: clock.now, Method: "PUT", Path: "/admin/groups/a/b c", URI: "/dip/publicapi/admin/groups/a%2Fb%20c?x=1&x=2", Query: url.Values{"x": {"1", "2"}},
			Body: []byte(`{"a": 1}`), Status: 403, User: "anna.schmidt", ProxyUser: "anna.schmidt"},
		{Number: 2, At: clock.now, Method: "GET", Path: "/users", Reads: true, URI: "/dip/publicapi/users", Status: 401},
	})
	for i := range 5 {
		admin.must(t, "GET", "/users?i="+fmt.Sprint(i), "")
	}
	list := s.Requests()
	equal(t, len(list) <= 4, true)
	equal(t, list[len(list)-1].Query.Get("i"), "4")
	s.ForgetRequests()
	equal(t, len(s.Requests()), 0)
}

func TestEmpty(t *testing.T) {
	t.Parallel()
	s, _ := startWith(t, Options{Empty: true})
	admin := s.as(AdminKey)
	equal(t, pluck(t, admin.must(t, "GET", "/admin/users/", ""), "login"), []string{"admin"})
	equal(t, pluck(t, admin.must(t, "GET", "/admin/groups/", ""), "name"), []string{"administrators"})
	equal(t, len(admin.must(t, "GET", "/admin/connections/", "").(map[string]any)), 0)
	equal(t, len(admin.must(t, "GET", "/projects/", "").([]any)), 0)
	equal(t, len(admin.must(t, "GET", "/futures/?withScenarios=true&withNotScenarios=true&allUsers=true", "").([]any)), 0)
	if status, _ := s.as(UserKey).send(t, "GET", "/users", ""); status != 401 {
		t.Fatal(status)
	}
}

// TestIsolation: servers share the seed's rows; what one changes no other sees.
func TestIsolation(t *testing.T) {
	t.Parallel()
	a, _ := start(t)
	b, _ := start(t)
	for _, change := range []struct{ method, path, body string }{
		{"PUT", "/admin/users/emma.jones", `{"displayName":"X"}`},
		{"PUT", "/admin/connections/hdfs_root", `{"type":"HDFS"}`},
		{"PUT", "/admin/groups/readers", `{}`},
		{"PUT", "/projects/SANDBOX/metadata", `{"label":"X"}`},
		{"DELETE", "/projects/SANDBOX/datasets/iris", ""},
		{"PUT", "/projects/SANDBOX/jupyter-notebooks/scratch", `{"cells":[]}`},
		{"POST", "/projects/CUSTOMER360/discussions/PROJECT/CUSTOMER360/", `{"topic":"t","reply":"r"}`},
		{"PUT", "/admin/general-settings", `{"impersonation":{}}`},
		{"PUT", "/admin/iam/ldap-settings", `{}`},
		{"DELETE", "/admin/global-api-keys/gk-ci", ""},
		{"PUT", "/personal-api-keys/pk-kenji", `{"label":"x"}`},
		{"DELETE", "/projects/CUSTOMER360", ""},
	} {
		var before, after string
		_, before = b.as(AdminKey).send(t, "GET", change.path, "")
		a.as(AdminKey).must(t, change.method, change.path, change.body)
		_, after = b.as(AdminKey).send(t, "GET", change.path, "")
		equal(t, after, before)
		if _, text := a.as(AdminKey).send(t, "GET", change.path, ""); text == before {
			t.Fatal("unchanged: ", change.path)
		}
	}
}

func TestLatencyAndCancelling(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := New(Options{Latency: time.Second})
		begin := time.Now()
		s.as(AdminKey).must(t, "GET", "/users", "")
		equal(t, time.Since(begin), time.Second)
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		r, _ := http.NewRequestWithContext(ctx, "GET", URL+"/dip/publicapi/users", nil)
		for range 2 { // while it waits, and before it begins
			if _, err := s.Transport().RoundTrip(r); !errors.Is(err, context.DeadlineExceeded) {
				t.Fatal(err)
			}
		}
		equal(t, time.Since(begin), 1100*time.Millisecond)
	})
}

// TestOverTCP: the handler behind a real server says the same as the transport.
func TestOverTCP(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	server := httptest.NewServer(s.Handler())
	defer server.Close()
	for _, path := range []string{"/admin/users/", "/admin/connections/nope", "/nope"} {
		r, _ := http.NewRequest("GET", server.URL+"/dip/publicapi"+path, nil)
		r.SetBasicAuth(AdminKey, "")
		over, err := server.Client().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(over.Body)
		over.Body.Close()
		within, err := s.Transport().RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(within.Body)
		equal(t, string(body), string(text))
		equal(t, over.StatusCode, within.StatusCode)
		equal(t, over.Header.Get("Content-Type"), within.Header.Get("Content-Type"))
		equal(t, over.ContentLength, within.ContentLength)
	}
}

func TestConcurrentUse(t *testing.T) {
	t.Parallel()
	s := New(Options{})
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			admin := s.as(AdminKey)
			for n := range 20 {
				login := fmt.Sprintf("u%d-%d", i, n)
				admin.must(t, "POST", "/admin/users/", `{"login":"`+login+`","password":"p"}`)
				admin.must(t, "GET", "/admin/users/?includeSettings=true", "")
				admin.must(t, "POST", "/admin/users/actions/resync-multi", "")
				admin.must(t, "DELETE", "/admin/users/"+login, "")
			}
		})
	}
	wait.Wait()
	equal(t, len(s.Requests()), 8*20*4)
	equal(t, s.users.size(), 40)
}

func TestTable(t *testing.T) {
	t.Parallel()
	var rows table[int]
	for i := range 100 {
		rows.put(fmt.Sprint(i), i)
	}
	for i := range 90 {
		rows.delete(fmt.Sprint(i))
	}
	other := rows.clone()
	rows.put("95", -1)
	rows.delete("99")
	var got []int
	for _, row := range other.all {
		got = append(got, row)
	}
	equal(t, got, []int{90, 91, 92, 93, 94, 95, 96, 97, 98, 99})
	equal(t, rows.size(), 9)
	equal(t, rows.delete("1"), false)
	for _, change := range []func(*table[int]){func(t *table[int]) { t.put("91", -1) }, func(t *table[int]) { t.delete("91") }, func(t *table[int]) { t.put("new", 1) }} {
		shared := other.share()
		change(&shared)
		row, _ := other.get("91")
		equal(t, []int{row, other.size()}, []int{91, 10})
	}
	equal(t, len(rows.rows) < 40, true)
}

func TestDocument(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`{}`:                                  `{}`,
		` { "a" : [ 1 , {"b":"}\"]"} ] } `:    `{"a":[1,{"b":"}\"]"}]}`,
		`{"a":1,"a":2,"b":-1.50e+10}`:         `{"a":2,"b":-1.50e+10}`,
		`{"\u0041\"\\":"x"}`:                  `{"A\"\\":"x"}`,
		`{"a":"\\","b":"\"","c":null,"d":[]}`: `{"a":"\\","b":"\"","c":null,"d":[]}`,
		"{\"\xff\":\"\xfe\"}":                 `{"` + "\uFFFD" + `":"` + "\uFFFD" + `"}`,
	} {
		text, err := compactJSON([]byte(in))
		if err != nil {
			t.Fatal(in, err)
		}
		doc, err := parseDocument(text)
		if err != nil {
			t.Fatal(in, err)
		}
		equal(t, string(doc.text()), want)
	}
	deep := strings.Repeat("[", 1_000_000)
	if _, err := compactJSON([]byte(deep)); err == nil {
		t.Fatal("no end of depth")
	}
}

// FuzzServer: no request makes the mock panic, hang or answer with something that is not JSON.
func FuzzServer(f *testing.F) {
	bodies := []string{"", "{", "null", `{"login":"x"}`, `[{"login":1}]`, `["a"]`, `{"name":"x","type":"HDFS","params":{"properties":[1,{"secret":true,"value":"v"}]}}`,
		`{"userSourceType":"LDAP","users":[{}]}`, `{"projectKey":"X","owner":"admin"}`, `{"permissions":[{}],"owner":""}`, "\xff\x00",
		`{"topic":"t","reply":"r"}`, `{"cells":[{"cell_type":"code"}],"metadata":{"kernelspec":{"name":1}}}`, `{"groups":["readers"],"expiry":"9"}`, `{"impersonation":{"userRules":[{}]}}`, `{"Cookie":"dss_access_token=mock-session-admin"}`, `{"content":{"licenseId":"x","expiresOn":"2030-01-01","properties":{"users.profiles.X.max":"z"}}}`}
	for i, r := range Routes() {
		method, path, _ := strings.Cut(r, " ")
		path = strings.NewReplacer("{login}", "emma.jones", "{name}", "hdfs_root", "{key}", "SANDBOX", "{dataset}", "iris", "{jobId}", "BUILDc360",
			"{notebook}", "scratch", "{session}", "5e551000-0000-4000-8000-000000000010", "{folder}", "Zz0empty", "{object}", "scratch", "{discussion}", "x", "{id}", "gk-legacy", "{secret}", "mock-gk-legacy").Replace(path)
		path = strings.Replace(path, "/discussions/{type}", "/discussions/JUPYTER_NOTEBOOK", 1)
		f.Add(method, path, "a=1", bodies[i%len(bodies)])
		f.Add(method, path+"/%2e%2e/%", "type=all", bodies[(i+5)%len(bodies)])
	}
	at := newClock()
	s := New(Options{Now: at.Now})
	f.Fuzz(func(t *testing.T, method, path, query, body string) {
		r := &http.Request{Method: method, URL: &url.URL{Path: "/dip/publicapi" + path, RawQuery: query}, Header: http.Header{},
			Body: io.NopCloser(strings.NewReader(body)), ContentLength: int64(len(body))}
		if plain, err := url.PathUnescape(path); err == nil {
			r.URL.Path, r.URL.RawPath = "/dip/publicapi"+plain, "/dip/publicapi"+path
		}
		r.Header.Set("X-DKU-APITicket", GlobalKey)
		r.Header.Set("X-DKU-ProxyUser", r.URL.Query().Get("as"))
		at.advance(50 * time.Millisecond)
		response, err := s.Transport().RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(response.Body)
		if len(text) > 0 && !json.Valid(text) {
			t.Fatalf("%s %s: %d %s", method, path, response.StatusCode, text)
		}
		if response.StatusCode >= 400 && !bytes.HasPrefix(text, []byte(`{"errorType":"`)) {
			t.Fatalf("%s %s: %d %s", method, path, response.StatusCode, text)
		}
	})
}
