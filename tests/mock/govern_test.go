package mock

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func startGovern(t testing.TB) (*Server, *clock) {
	t.Helper()
	at := newClock()
	return NewGovern(Options{Now: at.Now}).Server, at
}

// refusesAll runs cases of requests that must fail on one Govern, which they leave as it is.
func refusesAll(t *testing.T, cases []refusal) {
	t.Helper()
	s, _ := startGovern(t)
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			key := tc.key
			if key == "" {
				key = GovernAdminKey
			}
			refuses(t, &testClient{s, key, tc.as}, tc.method, tc.path, tc.body, tc.status, tc.want)
		})
	}
}

// refuses sends a request that must fail: its status, and the beginning of "errorType: message" with the package left out.
func refuses(t testing.TB, c *testClient, method, path, body string, status int, want string) {
	t.Helper()
	code, text := c.send(t, method, path, body)
	answer := decode(t, text)
	class, _ := at(t, answer, "errorType").(string)
	detail, _ := at(t, answer, "detailedMessage").(string)
	if got := class[strings.LastIndex(class, ".")+1:] + ": " + detail; code != status || !strings.HasPrefix(got, want) {
		t.Fatalf("%s %s %s\ngot  %d %s\nwant %d %s", method, path, body, code, got, status, want)
	}
}

// TestGovernRoutes: every request that the reference client makes has its route, and no two routes are in each other's way.
func TestGovernRoutes(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../reference/govern.json")
	if err != nil {
		t.Fatal(err)
	}
	var reference struct {
		Classes []struct {
			Members []struct {
				Requests []struct{ Verb, Path string }
			}
		}
	}
	if err := json.Unmarshal(text, &reference); err != nil {
		t.Fatal(err)
	}
	router, n := newRouter(governRoutes()), 0
	for _, class := range reference.Classes {
		for _, m := range class.Members {
			for _, r := range m.Requests {
				n++
				if _, _, err := router.find(r.Verb, r.Path); err != nil {
					t.Error(err)
				}
			}
		}
	}
	if n < 120 {
		t.Fatalf("only %d requests in the reference", n)
	}
	mux := http.NewServeMux()
	for _, r := range GovernRoutes() {
		method, pattern, _ := strings.Cut(r, " ")
		if strings.HasSuffix(pattern, "/") {
			pattern += "{$}"
		}
		mux.HandleFunc(method+" "+pattern, func(http.ResponseWriter, *http.Request) {})
	}
}

func TestGovernInstance(t *testing.T) {
	t.Parallel()
	s, _ := startGovern(t)
	admin := s.as(GovernAdminKey)
	equal(t, at(t, admin.must(t, "GET", "/instance-info", ""), "nodeType"), any("GOVERN"))
	equal(t, at(t, s.as(GovernUserKey).must(t, "GET", "/auth/info", ""), "authIdentifier"), any("marie.dupont"))
	equal(t, at(t, s.as(GovernGlobalKey).must(t, "GET", "/auth/info", ""), "authIdentifier"), any("gk-govern"))
	usage := admin.must(t, "GET", "/admin/monitoring/global-usage-summary", "")
	equal(t, at(t, usage, "artifacts", "all"), any(json.Number("28")))
	equal(t, at(t, usage, "signoffs", "byStatus", "APPROVED"), any(json.Number("3")))
	_, settings := admin.send(t, "GET", "/admin/general-settings", "")
	admin.must(t, "PUT", "/admin/general-settings", strings.Replace(settings, "{", `{"zeta":1.50,`, 1))
	_, again := admin.send(t, "GET", "/admin/general-settings", "")
	equal(t, strings.HasPrefix(again, `{"zeta":1.50,`), true)
	for _, name := range []string{"sso", "ldap", "azure-ad"} {
		_, text := admin.send(t, "GET", "/admin/iam/"+name+"-settings", "")
		admin.must(t, "PUT", "/admin//iam/"+name+"-settings", text)
	}
	matrix := admin.must(t, "GET", "/admin/authorization-matrix", "")
	equal(t, at(t, matrix, "perUser", "users", "olivia.brown", "mayManageGovern"), any(true))
	equal(t, at(t, matrix, "perUser", "blueprints", "bp.system.govern_bundle", "marie.dupont"), any([]any{"read", "write"}))
	equal(t, at(t, matrix, "perGroup", "blueprints", "bp.vendor_review", "finance"), any([]any{"read"}))
	equal(t, at(t, matrix, "perUser", "users", "paul.moreau"), nil)
	refusesAll(t, []refusal{
		{name: "no DSS", method: "GET", path: "/projects/", status: 501, want: "NotMocked: GET /projects/ is not mocked"},
		{name: "settings", method: "PUT", path: "/admin/general-settings", body: `{"ldapSettings":1}`, status: 400, want: "JsonSyntaxException"},
		{name: "matrix of a user", key: GovernUserKey, method: "GET", path: "/admin/authorization-matrix", status: 403, want: "UnauthorizedException"},
		{name: "matrix of a manager", key: GovernManagerKey, method: "GET", path: "/admin/authorization-matrix", status: 403, want: "UnauthorizedException"},
		{name: "designer of a user", key: GovernUserKey, method: "GET", path: "/admin/blueprints", status: 403, want: "UnauthorizedException"},
		{name: "a key of a DSS", key: AdminKey, method: "GET", path: "/blueprints", status: 401, want: "NotAuthenticatedException"},
	})
}

func TestGovernUsers(t *testing.T) {
	t.Parallel()
	s, clock := startGovern(t)
	admin := s.as(GovernAdminKey)
	equal(t, len(admin.must(t, "GET", "/admin/users/", "").([]any)), 40)
	group := admin.must(t, "GET", "/admin/groups/govern_managers", "").(map[string]any)
	equal(t, group["mayManageGovern"], any(true))
	if _, there := group["mayCreateProjects"]; there {
		t.Fatal(group)
	}
	admin.must(t, "PUT", "/admin/groups/data_team", `{"mayManageGovern":true}`)
	s.as(GovernUserKey).must(t, "GET", "/admin/blueprints", "")
	future := at(t, admin.must(t, "GET", "/admin/external-groups?userSourceType=LDAP", ""), "jobId").(string)
	clock.advance(time.Second)
	equal(t, at(t, admin.must(t, "GET", "/futures/"+future, ""), "result"), any([]any{"dss-analysts", "dss-finance"}))

	created := admin.must(t, "POST", "/admin/global-api-keys/", `{"label":"l","description":null,"globalPermissions":{"mayManageGovern":true}}`)
	equal(t, at(t, created, "globalPermissions"), any(map[string]any{"admin": false, "mayManageGovern": true}))
	own := s.as(at(t, created, "key").(string))
	own.must(t, "GET", "/admin/roles", "")
	refuses(t, own, "GET", "/admin/users/", "", 403, "UnauthorizedException")
	equal(t, pluck(t, admin.must(t, "GET", "/admin/global-api-keys/", ""), "id")[:3], []string{"gk-govern", "gk-deployer", "gk-sync"})
	refuses(t, s.as("mock-gk-sync"), "GET", "/blueprints", "", 401, "NotAuthenticatedException: API key 'gk-sync' has expired")
}

func TestGovernEmpty(t *testing.T) {
	t.Parallel()
	s := NewGovern(Options{Empty: true}).Server
	admin := s.as(GovernAdminKey)
	equal(t, len(admin.must(t, "GET", "/blueprints", "").([]any)), 6)
	equal(t, len(admin.must(t, "GET", "/admin/roles", "").([]any)), 7)
	equal(t, len(admin.must(t, "GET", "/admin/users/", "").([]any)), 1)
	equal(t, at(t, admin.must(t, "POST", "/artifacts/search", "{}"), "uiArtifacts"), any([]any{}))
	if status, _ := s.as(GovernUserKey).send(t, "GET", "/blueprints", ""); status != 401 {
		t.Fatal(status)
	}
	made := admin.must(t, "POST", "/artifacts", `{"name":"a","blueprintVersionId":{"blueprintId":"bp.system.govern_project","versionId":"bv.system.default"}}`)
	equal(t, at(t, made, "artifactId"), any("ar.1"))
}

// TestGovernIsolation: servers share the seed's rows; what one changes no other sees, and the seed is the same each time.
func TestGovernIsolation(t *testing.T) {
	t.Parallel()
	a, _ := startGovern(t)
	b, _ := startGovern(t)
	paths := []string{"/artifact/ar.4", "/artifact/ar.11/signoffs", "/admin/blueprint/bp.vendor_review/versions", "/time-series/ts.1", "/admin/custom-pages",
		"/admin/roles", "/admin/blueprint-role-assignments", "/admin/blueprint-permissions/default", "/uploaded-file/uf.1/download", "/blueprints"}
	read := func(s *Server) map[string]string {
		all := map[string]string{}
		for _, path := range paths {
			_, all[path] = s.as(GovernAdminKey).send(t, "GET", path, "")
		}
		return all
	}
	before := read(b)
	equal(t, maps.Equal(before, read(a)), true)
	admin := a.as(GovernAdminKey)
	admin.must(t, "DELETE", "/artifact/ar.10", "")
	admin.must(t, "POST", "/artifact/ar.11/workflow/step/review/signoff/approval", `{"status":"REJECTED"}`)
	admin.must(t, "PUT", "/admin/blueprint/bp.vendor_review/version/bv.v3/status", `"ARCHIVED"`)
	admin.must(t, "DELETE", "/time-series/ts.1", "")
	admin.must(t, "DELETE", "/admin/custom-page/cp.drafts", "")
	admin.must(t, "DELETE", "/admin/role/ro.reader", "")
	admin.must(t, "PUT", "/admin/blueprint-permissions/default", "{}")
	admin.must(t, "DELETE", "/uploaded-file/uf.1", "")
	admin.must(t, "PUT", "/admin/blueprint/bp.vendor_review", `{"name":"X"}`)
	after := read(a)
	for _, path := range paths {
		if after[path] == before[path] {
			t.Error("unchanged: ", path)
		}
	}
	c, _ := startGovern(t)
	for _, s := range []*Server{b, c} {
		equal(t, maps.Equal(before, read(s)), true)
	}
}

func TestGovernConcurrentUse(t *testing.T) {
	t.Parallel()
	g := NewGovern(Options{})
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			admin := g.as(GovernAdminKey)
			for range 10 {
				id := at(t, admin.must(t, "POST", "/artifacts", `{"name":"a","blueprintVersionId":{"blueprintId":"bp.system.govern_bundle","versionId":"bv.system.default"}}`), "artifactId").(string)
				admin.must(t, "GET", "/artifact/"+id+"/signoffs", "")
				admin.must(t, "POST", "/artifacts/search", `{"artifactSearchSort":{"column":{"type":"workflow"},"direction":"DESC"}}`)
				admin.must(t, "DELETE", "/artifact/"+id, "")
			}
		})
	}
	wait.Wait()
	equal(t, len(g.Requests()), 8*10*4)
	equal(t, g.govern.artifacts.size(), 28)
}

// TestGovernOverTCP: the handler behind a real server says the same as the transport, of JSON and of a file.
func TestGovernOverTCP(t *testing.T) {
	t.Parallel()
	s, _ := startGovern(t)
	server := httptest.NewServer(s.Handler())
	defer server.Close()
	for path, kind := range map[string]string{"/artifact/ar.1": jsonType, "/uploaded-file/uf.2/download": "application/octet-stream", "/uploaded-file/uf.9/download": jsonType} {
		r, _ := http.NewRequest("GET", server.URL+"/dip/publicapi"+path, nil)
		r.SetBasicAuth(GovernAdminKey, "")
		for _, by := range []http.RoundTripper{server.Client().Transport, s.Transport()} {
			response, err := by.RoundTrip(r)
			if err != nil {
				t.Fatal(err)
			}
			text, _ := io.ReadAll(response.Body)
			response.Body.Close()
			equal(t, response.Header.Get("Content-Type"), kind)
			equal(t, json.Valid(text), kind == jsonType)
		}
	}
}

// FuzzGovern: no request makes the mock panic, or answer with an error that is not in the shape of one.
func FuzzGovern(f *testing.F) {
	bodies := []string{"", "{", "null", `"ACTIVE"`, `[{"timestamp":1,"value":null}]`, `["a"]`, `{"name":"x","fields":{"vendor":[1]},"workflow":{"steps":{"a":1}},"status":{"stepId":"intake"}}`,
		`{"blueprintVersionId":{"blueprintId":"bp.vendor_review","versionId":"bv.v2"},"name":"x","fields":{"vendor":"v"}}`,
		`{"id":{},"name":"x","fieldDefinitions":{"f":{"fieldType":"TEXT","listConfig":{"cardinalityMin":-1e99}}},"workflowDefinition":{"stepDefinitions":[{"id":"s"}]}}`,
		`{"title":"x","feedbackUsersGroups":[{"id":"a","title":"b","users":[{"usersContainer":{"type":"user","login":"admin"}}]}],"approvers":[{}]}`,
		`{"artifactFilters":[{"type":"field","conditionType":"CONTAINS","condition":1}],"artifactSearchSort":{"column":{"type":"field","fields":[{"blueprintId":"bp.vendor_review","fieldId":"vendor"}]}},"artifactSearchPagination":{"pageSize":1,"lastArtifactId":"ar.3"}}`,
		`{"targetStatus":"NOT_STARTED","usersToSendEmailTo":[{"userLogin":"a"}]}`, `{"activated":true,"days":1e300}`, `{"type":"role","roleId":"ro.reader"}`, `{"status":"APPROVED"}`,
		`{"blueprintId":"bp.data_product","roleAssignmentsRules":{"ro.reader":[{"userContainers":[{"type":"group","groupName":"readers"}]}]},"inheritBlueprintId":"bp.data_product"}`, "\xff\x00"}
	names := strings.NewReplacer("{login}", "emma.jones", "{name}", "readers", "{blueprint}", "bp.vendor_review", "{version}", "bv.v2", "{step}", "assessment", "{artifact}", "ar.25",
		"{feedback}", "fb.1", "{series}", "ts.1", "{file}", "uf.1", "{page}", "cp.drafts", "{role}", "ro.reader", "{id}", "gk-sync", "{jobId}", "x")
	for i, r := range GovernRoutes() {
		method, path, _ := strings.Cut(r, " ")
		path = names.Replace(path)
		f.Add(method, path, "newIdentifier=a&groupId=security&timestampMin=5&dangerZoneAccepted=true&originVersionId=bv.v1", bodies[i%len(bodies)])
		f.Add(method, path, "as=eva.becker&upsert=false", bodies[(i+7)%len(bodies)])
	}
	moving := newClock()
	s := NewGovern(Options{Now: moving.Now}).Server
	f.Fuzz(func(t *testing.T, method, path, query, body string) {
		r := &http.Request{Method: method, URL: &url.URL{Path: "/dip/publicapi" + path, RawQuery: query}, Header: http.Header{},
			Body: io.NopCloser(strings.NewReader(body)), ContentLength: int64(len(body))}
		if plain, err := url.PathUnescape(path); err == nil {
			r.URL.Path, r.URL.RawPath = "/dip/publicapi"+plain, "/dip/publicapi"+path
		}
		r.Header.Set("X-DKU-APITicket", GovernGlobalKey)
		r.Header.Set("X-DKU-ProxyUser", r.URL.Query().Get("as"))
		r.Header.Set("Content-Type", `multipart/form-data; boundary=x`)
		moving.advance(time.Hour)
		response, err := s.Transport().RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(response.Body)
		if len(text) > 0 && response.Header.Get("Content-Type") == jsonType && !json.Valid(text) {
			t.Fatalf("%s %s: %d %s", method, path, response.StatusCode, text)
		}
		if response.StatusCode >= 400 && !bytes.HasPrefix(text, []byte(`{"errorType":"`)) {
			t.Fatalf("%s %s: %d %s", method, path, response.StatusCode, text)
		}
	})
}

// search runs a search to its end, page by page, and returns the ids of what it found.
func search(t testing.TB, c *testClient, query string, size int) []string {
	t.Helper()
	ids, last := []string{}, "null"
	for range 100 {
		page := `{"artifactSearchPagination":{"pageSize":` + string(toJSON(size)) + `,"lastArtifactId":` + last + `}`
		if query != "" {
			page += "," + query
		}
		answer := c.must(t, "POST", "/artifacts/search", page+"}")
		hits := at(t, answer, "uiArtifacts").([]any)
		for _, hit := range hits {
			ids = append(ids, at(t, hit, "artifact", "id").(string))
		}
		if at(t, answer, "hasNextPage") == false {
			return ids
		}
		last = `"` + ids[len(ids)-1] + `"`
	}
	t.Fatal("no end of pages")
	return slices.Clip(ids)
}
