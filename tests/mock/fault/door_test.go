package fault

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/dssrun/dssrun/bindings/rest"
)

const payload = `{"login":"ada","groups":["readers"]}`

// mocked is a mock of one answer, with its faults.
type mocked struct {
	door  Door
	seen  int // requests that reached the mock
	noted []string
}

func newMocked(t *testing.T, rules ...string) *mocked {
	t.Helper()
	m := &mocked{}
	m.door = Door{
		Set: &Set{}, Product: DSS,
		Below: func(r *http.Request) string { return r.URL.EscapedPath() },
		Refuse: func(status int, class, message string) (string, []byte) {
			if class == "" {
				class = "mock.Refused"
			}
			return "application/json", fmt.Appendf(nil, `{"errorType":%q,"detailedMessage":%q}`, class, message)
		},
		Note: func(r *http.Request, body []byte, status int, rule string) {
			m.noted = append(m.noted, fmt.Sprintf("%s %s %s %d %s", r.Method, r.URL.Path, body, status, rule))
		},
	}
	for _, text := range rules {
		r, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		m.door.Set.Add(r)
	}
	return m
}

// ServeHTTP implements http.Handler.
func (m *mocked) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	m.seen++
	_, _ = io.Copy(io.Discard, r.Body)
	w.Header().Set("Content-Type", "application/json")
	_, _ = io.WriteString(w, payload)
}

// RoundTrip implements http.RoundTripper.
func (m *mocked) RoundTrip(r *http.Request) (*http.Response, error) {
	m.seen++
	return &http.Response{StatusCode: 200, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader(payload)), Request: r}, nil
}

// TestSameOnBothWays: what a script is told of a fault is the same over TCP and inside the process.
func TestSameOnBothWays(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		rule, method, want string
		seen               int
	}{
		{"PUT /x 503", "PUT", "mock.Refused: Service Unavailable", 0},
		{`PUT /x 500 "java.io.IOException: disk full"`, "PUT", "java.io.IOException: disk full", 0},
		{"PUT /x drop", "PUT", "closed the connection before it had answered", 0},
		{"PUT /x truncate", "PUT", "breaks off after 18 bytes of 36 bytes", 1},
		{"PUT /x truncate=5", "PUT", "breaks off after 5 bytes of 36 bytes", 1},
		{"PUT /x truncate=100", "PUT", "breaks off after 35 bytes of 36 bytes", 1},
		{"PUT /x html", "PUT", `the HTML page "Sign in"`, 0},
		{"PUT /x html 502", "PUT", "502 Bad Gateway", 0},
		{`PUT /x 403 body={"errorType": "a.B", "detailedMessage": "no seat left"}`, "PUT", "a.B: no seat left", 0},
		{`PUT /x body={"a":1}`, "PUT", "", 0},
		{`PUT /x body="busy"`, "PUT", "busy", 0},
		{"PUT /x slow=1MB/s", "PUT", "", 1},
		{"PUT /x delay=1ms", "PUT", "", 1},
		{"PUT /y 503", "PUT", "", 1},
		{"govern:PUT /x 503", "PUT", "", 1},
		{"any:PUT /x 503", "PUT", "Refused", 0},
		{"dss:* /** 503", "PUT", "Refused", 0},
	} {
		t.Run(tc.rule, func(t *testing.T) {
			t.Parallel()
			for _, way := range []string{"tcp", "process"} {
				m := newMocked(t, tc.rule)
				c := rest.Config{URL: "http://mock.invalid", Retries: -1, Transport: m.door.Transport(m)}
				if way == "tcp" {
					server := httptest.NewServer(m.door.Handler(m))
					defer server.Close()
					tcp := &http.Transport{}
					defer tcp.CloseIdleConnections()
					c.URL, c.Transport = server.URL, tcp
				}
				client, err := rest.New(c)
				if err != nil {
					t.Fatal(err)
				}
				res, err := client.Do(t.Context(), &rest.Request{Method: tc.method, Path: "/x"})
				if err == nil && !strings.HasPrefix(string(res.Body), "{") {
					err = res.NotJSON(nil)
				}
				got := ""
				if err != nil {
					got = err.Error()
				}
				if (got == "") != (tc.want == "") || !strings.Contains(got, tc.want) || m.seen != tc.seen {
					t.Errorf("%s: %q, and %d requests reached the mock; want %q and %d", way, got, m.seen, tc.want, tc.seen)
				}
			}
		})
	}
}

// TestWhen: which of ten requests are struck.
func TestWhen(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		rules string
		want  string
	}{
		{"GET /x 503 x2", "503 503 200 200 200 200 200 200 200 200"},
		{"GET /x 503 after=3", "200 200 200 503 503 503 503 503 503 503"},
		{"GET /x 503 after=3 x1", "200 200 200 503 200 200 200 200 200 200"},
		{"GET /x 503 x1, GET /* 404 x2", "503 404 404 200 200 200 200 200 200 200"},
		{"GET /x 503 100%", "503 503 503 503 503 503 503 503 503 503"},
		{"PUT /x 503, GET /x/y 503, GET /x/* 503", "200 200 200 200 200 200 200 200 200 200"},
		{"GET /x/** 429", "429 429 429 429 429 429 429 429 429 429"},
	} {
		m := newMocked(t, strings.Split(tc.rules, ", ")...)
		if got := ten(t, m); got != tc.want {
			t.Errorf("%s: %s, want %s", tc.rules, got, tc.want)
		}
	}
}

func ten(t *testing.T, m *mocked) string {
	t.Helper()
	var list []string
	for range 10 {
		res, err := m.door.Transport(m).RoundTrip(httptest.NewRequest("GET", "/x", nil))
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, fmt.Sprint(res.StatusCode))
	}
	return strings.Join(list, " ")
}

// TestRateRepeats: a rate strikes the same requests in every run, and others with another seed.
func TestRateRepeats(t *testing.T) {
	t.Parallel()
	first, again, other := ten(t, newMocked(t, "GET /x 503 50%")), ten(t, newMocked(t, "GET /x 503 50%")), ten(t, newMocked(t, "GET /x 503 50% seed=2"))
	if first != again || first == other || !strings.Contains(first, "503") || !strings.Contains(first, "200") {
		t.Fatalf("%s, %s, %s", first, again, other)
	}
	m := newMocked(t, "GET /x 503 10%")
	hits := 0
	for range 1000 {
		hits += strings.Count(ten(t, m), "503")
	}
	if hits < 900 || hits > 1100 {
		t.Fatalf("10%% of 10,000 are %d", hits)
	}
}

func TestCounts(t *testing.T) {
	t.Parallel()
	m := newMocked(t, "GET /x 503 x2 after=1", "GET /nothing drop")
	ten(t, m)
	list := m.door.Set.List()
	if len(list) != 2 || list[0].Matched != 10 || list[0].Hits != 2 || list[1].Matched != 0 || list[0].ID == list[1].ID {
		t.Fatalf("%+v", list)
	}
	if m.seen != 8 || len(m.noted) != 2 || m.noted[0] != "GET /x  503 GET /x 503 after=1 x2" {
		t.Fatal(m.seen, m.noted)
	}
	if !m.door.Set.Remove(list[0].ID) || m.door.Set.Remove(list[0].ID) || len(m.door.Set.List()) != 1 {
		t.Fatal(m.door.Set.List())
	}
	m.door.Set.Clear()
	if id := m.door.Set.Add(list[0].Rule); id <= list[1].ID {
		t.Fatalf("the id %d was used twice", id)
	}
}

// TestTime: delays and slow bodies take their time, and end with the request's context.
func TestTime(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		rules string
		took  time.Duration
	}{
		{"GET /x delay=2s", 2 * time.Second},
		{"GET /x delay=2s, GET /x delay=1s 503", 3 * time.Second},
		{"GET /x slow=8B/s", 4500 * time.Millisecond},
		{"GET /x slow=360B/s", 100 * time.Millisecond},
	} {
		synctest.Test(t, func(t *testing.T) {
			m := newMocked(t, strings.Split(tc.rules, ", ")...)
			start := time.Now()
			res, err := m.door.Transport(m).RoundTrip(httptest.NewRequest("GET", "/x", nil))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.ReadAll(res.Body); err != nil {
				t.Fatal(err)
			}
			if took := time.Since(start); took != tc.took {
				t.Errorf("%s: %v, want %v", tc.rules, took, tc.took)
			}

			m = newMocked(t, strings.Split(tc.rules, ", ")...)
			ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
			defer cancel()
			res, err = m.door.Transport(m).RoundTrip(httptest.NewRequestWithContext(ctx, "GET", "/x", nil))
			if err == nil {
				_, err = io.ReadAll(res.Body)
			}
			if !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("%s: %v", tc.rules, err)
			}
		})
	}
}

// TestTogether: many requests while rules come and go.
func TestTogether(t *testing.T) {
	t.Parallel()
	m := newMocked(t)
	m.door.Note = nil
	rule, err := Parse("GET /** 503 x1")
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	statuses := make([]int, 8)
	still := m.door.Transport(roundTrip(func(r *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: 200, Header: http.Header{}, Body: http.NoBody}, nil
	}))
	for i := range statuses {
		all.Go(func() {
			for range 200 {
				id := m.door.Set.Add(rule)
				res, err := still.RoundTrip(httptest.NewRequest("GET", "/x", nil))
				if err == nil {
					statuses[i] = res.StatusCode
				}
				m.door.Set.List()
				m.door.Set.Remove(id)
			}
		})
	}
	all.Wait()
	if slices.Contains(statuses, 0) || len(m.door.Set.List()) != 0 {
		t.Fatal(statuses, m.door.Set.List())
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

// RoundTrip implements http.RoundTripper.
func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestClassOf(t *testing.T) {
	t.Parallel()
	for message, want := range map[string][2]string{
		"java.io.IOException: disk full": {"java.io.IOException", "disk full"},
		"disk full":                      {"", "disk full"},
		"disk: full":                     {"", "disk: full"},
		"a.b: c":                         {"", "a.b: c"},
		"Oops. Again: x":                 {"", "Oops. Again: x"},
		".X: y":                          {"", ".X: y"},
	} {
		class, text := classOf(message)
		if class != want[0] || text != want[1] {
			t.Errorf("%q: %q %q", message, class, text)
		}
	}
}
