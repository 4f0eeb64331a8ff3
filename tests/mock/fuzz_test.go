package mock

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// fuzzed is the three mocks, and every route that they have.
type fuzzed struct {
	transports [3]http.RoundTripper
	routes     []fuzzedRoute
}

type fuzzedRoute struct {
	product         int
	method, pattern string
}

func newFuzzed(panicked func(string, any, []byte)) *fuzzed {
	o := Options{Now: func() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) }, FutureDuration: -1, Panicked: panicked}
	dss, govern, launchpad := New(o), NewGovern(o), NewLaunchpad(o)
	f := &fuzzed{transports: [3]http.RoundTripper{dss.Transport(), govern.Transport(), launchpad.Transport()}}
	for i, list := range [][]string{Routes(), GovernRoutes(), LaunchpadRoutes()} {
		for _, r := range list {
			method, pattern, _ := strings.Cut(r, " ")
			f.routes = append(f.routes, fuzzedRoute{i, method, pattern})
		}
	}
	return f
}

// names are values of path elements that exist in the seeds, so that handlers are reached behind their "not found".
var fuzzedNames = []string{
	"admin", "marie.dupont", "readers", "administrators", "filesystem_managed", "snowflake_prod", "CUSTOMER360", "BUILDc360", "designers",
	"ar.1", "bp.system.govern_project", "bv.system.default", "usr-0001", "inv-0001", "grp-0001", "1", "..", "x y", "%", "\x00", "ünï", strings.Repeat("x", 300),
}

// request makes a request of a route, its path values by pick, and sends it as an administrator.
func (f *fuzzed) send(t testing.TB, r fuzzedRoute, pick byte, query, contentType string, body []byte) {
	var path strings.Builder
	if r.product < 2 {
		path.WriteString("/dip/publicapi")
	}
	for segment := range strings.SplitSeq(strings.TrimPrefix(r.pattern, "/"), "/") {
		path.WriteByte('/')
		switch {
		case segment == "{space}":
			segment = LaunchpadSpaceID
		case strings.HasPrefix(segment, "{"):
			segment = url.PathEscape(fuzzedNames[int(pick)%len(fuzzedNames)])
			pick = pick*31 + 7
		}
		path.WriteString(segment)
	}
	u := &url.URL{Scheme: "http", Host: "mock"}
	u.Path, _ = url.PathUnescape(path.String())
	u.RawPath, u.RawQuery = path.String(), query
	request := (&http.Request{
		Method: r.method, URL: u, Header: http.Header{"Content-Type": {contentType}}, Body: io.NopCloser(bytes.NewReader(body)), ContentLength: int64(len(body)),
	}).WithContext(context.Background())
	switch r.product {
	case 0:
		request.SetBasicAuth(AdminKey, "")
	case 1:
		request.SetBasicAuth(GovernAdminKey, "")
	default:
		request.SetBasicAuth(LaunchpadKeyID, LaunchpadKeySecret)
	}
	answer, err := f.transports[r.product].RoundTrip(request)
	if err != nil {
		t.Fatalf("%s %s: %v", r.method, u, err)
	}
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	if !refusedInShape(answer, text, r.product) {
		t.Fatalf("%s %s %q: %d %q", r.method, u, body, answer.StatusCode, text)
	}
}

// refusedInShape tells whether an answer is none of a refusal, or one in the product's shape.
func refusedInShape(answer *http.Response, text []byte, product int) bool {
	if answer.StatusCode < 400 {
		return strings.HasPrefix(answer.Header.Get("Content-Type"), "application/octet-stream") || len(text) == 0 ||
			!strings.Contains(answer.Header.Get("Content-Type"), "json") || json.Valid(text)
	}
	var refusal struct {
		ErrorType, Message, DetailedMessage string
		Code                                int
	}
	err := json.Unmarshal(text, &refusal)
	if product == 2 {
		return err == nil && refusal.Code == answer.StatusCode && refusal.Message != ""
	}
	return err == nil && refusal.ErrorType != "" && refusal.DetailedMessage == refusal.Message
}

// oddBodies are wrong at every level: no JSON, JSON of another type, right members of wrong types.
var oddBodies = []string{
	"", " ", "{", "}", "[", "nul", "null", "true", "0", "-1.5e400", `"x"`, `"\ud800"`, "[]", "[[]]", "[null]", "[1]", `["x"]`, "{}", `{"":null}`, "[{}]", "\x00", "\xff\xfe{}", "{\"a\":\xff}",
	`{"login":1}`, `{"name":{}}`, `{"name":null,"groups":null}`, `{"id":[]}`, `[{"login":"a"},{"login":1}]`, `{"query":1}`, `{"params":[],"type":7}`,
	`{"a":1,"a":2}`, strings.Repeat("[", 20000), strings.Repeat(`{"a":`, 20000), `{"name":"` + strings.Repeat("x", 100000) + `"}`,
}

// TestOddBodies sends each of them to every route of the three products.
func TestOddBodies(t *testing.T) {
	t.Parallel()
	f := newFuzzed(func(request string, value any, stack []byte) { t.Errorf("%s: %v\n%s", request, value, stack) })
	for i, r := range f.routes {
		for j, body := range oddBodies {
			f.send(t, r, byte(i+j), "", "application/json", []byte(body))
		}
	}
}

// FuzzRoutes drives every route of the three products.
func FuzzRoutes(f *testing.F) {
	for i, body := range oddBodies[:24] {
		f.Add(uint16(i*37), byte(i), "limit=1&offset=x&newIdentifier=a", "application/json", []byte(body))
	}
	for i, body := range recorded(f) {
		f.Add(uint16(i), byte(i), "", "application/json", body)
	}
	f.Add(uint16(0), byte(0), "%zz&&=", "multipart/form-data; boundary=x", []byte("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nx\r\n--x--"))
	f.Fuzz(func(t *testing.T, route uint16, pick byte, query, contentType string, body []byte) {
		f := newFuzzed(func(request string, value any, stack []byte) { t.Fatalf("%s %q: %v\n%s", request, body, value, stack) })
		f.send(t, f.routes[int(route)%len(f.routes)], pick, query, contentType, body)
	})
}

// recorded are bodies that the reference client sends, some of each kind.
func recorded(f *testing.F) (bodies [][]byte) {
	files, err := filepath.Glob("../reference/*.jsonl")
	if err != nil || len(files) == 0 {
		f.Fatal("there are no recorded requests: ", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for line := range bytes.Lines(text) {
			var one struct {
				Requests []struct{ Body json.RawMessage }
			}
			if err := json.Unmarshal(line, &one); err != nil {
				f.Fatal(file, err)
			}
			for _, r := range one.Requests {
				if len(r.Body) > 2 && !slices.ContainsFunc(bodies, func(b []byte) bool { return bytes.Equal(b, r.Body) }) {
					bodies = append(bodies, r.Body)
				}
			}
		}
	}
	return bodies
}

// FuzzPaths sends any method and any path.
func FuzzPaths(f *testing.F) {
	for _, path := range []string{"/", "", "/dip/publicapi", "/dip/publicapi//", "/dip/publicapi/admin/users/%2e%2e", "/v1/spaces/x", "/a%00b", strings.Repeat("/x", 1000), "*", "/public/api/admin//x"} {
		f.Add("GET", path, byte(0))
	}
	f.Fuzz(func(t *testing.T, method, path string, product byte) {
		u, err := url.Parse("http://mock" + path)
		if err != nil {
			u = &url.URL{Scheme: "http", Host: "mock", Path: path}
		}
		mocks := newFuzzed(func(request string, value any, stack []byte) { t.Fatalf("%s: %v\n%s", request, value, stack) })
		r := (&http.Request{Method: method, URL: u, Header: http.Header{"X-Dku-Apiticket": {AdminKey}}}).WithContext(t.Context())
		answer, err := mocks.transports[product%3].RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(answer.Body)
		if !refusedInShape(answer, text, int(product%3)) {
			t.Fatalf("%s %q: %d %q", method, path, answer.StatusCode, text)
		}
	})
}
