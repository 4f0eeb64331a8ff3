package mock

import (
	"encoding/json"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// clock is a time that a test moves.
type clock struct{ now time.Time }

func (c *clock) Now() time.Time                  { return c.now }
func (c *clock) advance(step time.Duration)      { c.now = c.now.Add(step) }
func newClock() *clock                           { return &clock{time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)} }
func start(t *testing.T) (*Server, *clock)       { return startWith(t, Options{}) }
func (s *Server) as(key string) *testClient      { return &testClient{server: s, key: key} }
func (c *testClient) proxy(l string) *testClient { return &testClient{c.server, c.key, l} }

func startWith(t *testing.T, o Options) (*Server, *clock) {
	t.Helper()
	at := newClock()
	o.Now = at.Now
	return New(o), at
}

// testClient sends requests through the transport.
type testClient struct {
	server *Server
	key    string
	as     string
}

func (c *testClient) send(t testing.TB, method, path, body string) (int, string) {
	t.Helper()
	var reader io.Reader
	if body != "" {
		reader = strings.NewReader(body)
	}
	r, err := http.NewRequest(method, URL+"/dip/publicapi"+path, reader)
	if err != nil {
		t.Fatal(err)
	}
	if c.key != "" {
		r.SetBasicAuth(c.key, "")
	}
	if c.as != "" {
		r.Header.Set("X-DKU-ProxyUser", c.as)
	}
	response, err := c.server.Transport().RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

// must sends a request that has to succeed and returns its answer, decoded.
func (c *testClient) must(t testing.TB, method, path, body string) any {
	t.Helper()
	status, text := c.send(t, method, path, body)
	if status != http.StatusOK {
		t.Fatalf("%s %s %s: %d %s", method, path, body, status, text)
	}
	return decode(t, text)
}

func decode(t testing.TB, text string) any {
	t.Helper()
	if text == "" {
		return nil
	}
	var value any
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&value); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return value
}

// at walks into a decoded answer by keys and indices.
func at(t testing.TB, value any, path ...any) any {
	t.Helper()
	for _, step := range path {
		switch step := step.(type) {
		case string:
			object, ok := value.(map[string]any)
			if !ok {
				t.Fatalf("%v: no object at %q", value, step)
			}
			value = object[step]
		case int:
			list, ok := value.([]any)
			if !ok || step >= len(list) {
				t.Fatalf("%v: no element %d", value, step)
			}
			value = list[step]
		}
	}
	return value
}

// pluck is one member of every object in a list.
func pluck(t testing.TB, value any, key string) []string {
	t.Helper()
	var out []string
	for _, item := range value.([]any) {
		text, _ := at(t, item, key).(string)
		out = append(out, text)
	}
	return out
}

func equal(t testing.TB, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("got  %v\nwant %v", got, want)
	}
}

// refusal is a case of a request that must fail: its status, and the beginning of "errorType: message" with the package left out.
type refusal struct {
	name, key, as      string
	method, path, body string
	status             int
	want               string
}

// refusals runs cases on one server, which they must leave as it is.
func refusals(t *testing.T, cases []refusal) {
	t.Helper()
	s, _ := start(t)
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			if tc.key == "" {
				tc.key = AdminKey
			}
			status, text := (&testClient{s, tc.key, tc.as}).send(t, tc.method, tc.path, tc.body)
			answer := decode(t, text)
			class, _ := at(t, answer, "errorType").(string)
			detail, _ := at(t, answer, "detailedMessage").(string)
			got := class[strings.LastIndex(class, ".")+1:] + ": " + detail
			if status != tc.status || !strings.HasPrefix(got, tc.want) {
				t.Fatalf("got %d %s\nwant %d %s", status, got, tc.status, tc.want)
			}
			equal(t, at(t, answer, "message"), any(detail))
		})
	}
}
