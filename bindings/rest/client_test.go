package rest_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/runtime/secret"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const testKey = "dkuaps-0123456789abcdef"

// transport is a server without a socket.
type transport func(*http.Request) (*http.Response, error)

func (f transport) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// reply makes an answer. body may be followed by header lines "Name: value".
func reply(status int, body string, headers ...string) *http.Response {
	h := http.Header{"Content-Type": {"application/json"}}
	for _, line := range headers {
		name, value, _ := strings.Cut(line, ": ")
		h.Set(name, value)
	}
	return &http.Response{StatusCode: status, Header: h, Body: io.NopCloser(strings.NewReader(body)), ContentLength: int64(len(body))}
}

func always(status int, body string, headers ...string) transport {
	return func(*http.Request) (*http.Response, error) { return reply(status, body, headers...), nil }
}

func newClient(t testing.TB, c rest.Config) *rest.Client {
	t.Helper()
	if c.URL == "" {
		c.URL = "https://dss.example"
	}
	if c.BasePath == "" {
		c.BasePath = "/dip/publicapi"
	}
	if c.User.IsZero() && c.Ticket.IsZero() {
		c.User = secret.New(testKey)
	}
	client, err := rest.New(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.CloseIdle)
	return client
}

// serve starts a real server and gives a client of it.
func serve(t testing.TB, handler http.HandlerFunc, change func(*rest.Config)) *rest.Client {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	c := rest.Config{URL: server.URL}
	if change != nil {
		change(&c)
	}
	return newClient(t, c)
}

func TestRequestOnTheWire(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		config  rest.Config
		headers map[string]string // for WithHeaders
		request rest.Request
		url     string
		header  map[string]string // "" means absent
		body    string
	}{
		"key": {
			request: rest.Request{Path: "/admin/users/"},
			url:     "https://dss.example/dip/publicapi/admin/users/",
			header:  map[string]string{"Authorization": "Basic ZGt1YXBzLTAxMjM0NTY3ODlhYmNkZWY6", "X-Dku-Apiticket": "", "User-Agent": "dssrun", "Content-Type": ""},
		},
		"ticket": {
			config: rest.Config{Ticket: secret.New("ticket-4711")}, request: rest.Request{Path: "/x"},
			url:    "https://dss.example/dip/publicapi/x",
			header: map[string]string{"Authorization": "", "X-Dku-Apiticket": "ticket-4711"},
		},
		"id and secret": {
			config: rest.Config{User: secret.New("id-111111"), Password: secret.New("pw-222222")}, request: rest.Request{Path: "/x"},
			url:    "https://dss.example/dip/publicapi/x",
			header: map[string]string{"Authorization": "Basic aWQtMTExMTExOnB3LTIyMjIyMg=="},
		},
		"a key in Latin-1": {
			config: rest.Config{User: secret.New("clé-secrète")}, request: rest.Request{Path: "/x"},
			url:    "https://dss.example/dip/publicapi/x",
			header: map[string]string{"Authorization": "Basic Y2zpLXNlY3LodGU6"},
		},
		"extra headers stay below authentication": {
			config:  rest.Config{Headers: map[string]string{"x-trace": "1", "authorization": "mine", "User-Agent": "me"}},
			request: rest.Request{Path: "/x"},
			url:     "https://dss.example/dip/publicapi/x",
			header:  map[string]string{"X-Trace": "1", "Authorization": "Basic ZGt1YXBzLTAxMjM0NTY3ODlhYmNkZWY6", "User-Agent": "me"},
		},
		"impersonation replaces extra headers": {
			config: rest.Config{Headers: map[string]string{"X-Trace": "1"}}, headers: map[string]string{"X-DKU-ProxyUser": "ann"},
			request: rest.Request{Path: "/x"},
			url:     "https://dss.example/dip/publicapi/x",
			header:  map[string]string{"X-Trace": "", "X-Dku-Proxyuser": "ann", "Authorization": "Basic ZGt1YXBzLTAxMjM0NTY3ODlhYmNkZWY6"},
		},
		"prefix, port and trailing slash": {
			config: rest.Config{URL: "http://dss.example:11200/a%2Fb/c//"}, request: rest.Request{Path: "projects/"},
			url: "http://dss.example:11200/a%2Fb/c/dip/publicapi/projects/",
		},
		"escaped parameters stay": {
			request: rest.Request{Path: "/connections/" + rest.PathEscape("a/b c%?#ü\"'") + "/x"},
			url:     "https://dss.example/dip/publicapi/connections/a%2Fb%20c%25%3F%23%C3%BC%22%27/x",
		},
		"what is not escaped gets it": {
			request: rest.Request{Path: "/a b/ü/%2F/\"{"},
			url:     "https://dss.example/dip/publicapi/a%20b/%C3%BC/%2F/%22%7B",
		},
		"query": {
			request: rest.Request{Path: "/x?z=1", Query: url.Values{"b": {"1 2"}, "a": {"ä&", "2"}}},
			url:     "https://dss.example/dip/publicapi/x?z=1&a=%C3%A4%26&a=2&b=1+2",
		},
		"empty query": {request: rest.Request{Path: "/x", Query: url.Values{}}, url: "https://dss.example/dip/publicapi/x"},
		"body": {
			request: rest.Request{Method: "put", Path: "/x", Body: []byte(`{"a":1}`)},
			url:     "https://dss.example/dip/publicapi/x", body: `{"a":1}`,
			header: map[string]string{"Content-Type": "application/json"},
		},
		"body with type": {
			request: rest.Request{Method: "POST", Path: "/x", Body: []byte("a,b"), ContentType: "text/csv"},
			url:     "https://dss.example/dip/publicapi/x", body: "a,b",
			header: map[string]string{"Content-Type": "text/csv"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got *http.Request
			var body []byte
			c.config.Transport = transport(func(r *http.Request) (*http.Response, error) {
				got = r
				if r.Body != nil {
					body, _ = io.ReadAll(r.Body)
				}
				return reply(200, `{"ok":true}`), nil
			})
			client := newClient(t, c.config)
			if c.headers != nil {
				client = client.WithHeaders(c.headers)
			}
			res, err := client.Do(t.Context(), &c.request)
			if err != nil {
				t.Fatal(err)
			}
			if string(res.Body) != `{"ok":true}` || res.Status != 200 {
				t.Errorf("answer %d %q", res.Status, res.Body)
			}
			if got.URL.String() != c.url {
				t.Errorf("url  %s\nwant %s", got.URL, c.url)
			}
			if string(body) != c.body {
				t.Errorf("body %q, want %q", body, c.body)
			}
			for k, want := range c.header {
				if v := got.Header.Get(k); v != want {
					t.Errorf("header %s = %q, want %q", k, v, want)
				}
			}
		})
	}
}

func TestLaunchpadHasNoBasePath(t *testing.T) {
	t.Parallel()
	var got string
	client, err := rest.New(rest.Config{URL: "https://lp.example/v1", Transport: transport(func(r *http.Request) (*http.Response, error) {
		got = r.URL.String()
		return reply(204, ""), nil
	})})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.Do(t.Context(), &rest.Request{Path: "/spaces/s/nodes/search", Method: "POST"}); err != nil || got != "https://lp.example/v1/spaces/s/nodes/search" {
		t.Error(got, err)
	}
	if client.URL() != "https://lp.example/v1" {
		t.Error(client.URL())
	}
}

func TestRequestsThatCanNotBeSent(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		request rest.Request
		want    string
	}{
		"up":          {rest.Request{Path: "/projects/" + rest.PathEscape("..") + "/x"}, `has the element "." or ".."`},
		"half up":     {rest.Request{Path: "/projects/.%2e/x"}, `has the element "." or ".."`},
		"here":        {rest.Request{Path: "/projects/./x"}, `has the element "." or ".."`},
		"bad escape":  {rest.Request{Path: "/a%zz"}, "escape it as %25"},
		"fragment":    {rest.Request{Path: "/a#b"}, "escape it as %23"},
		"method":      {rest.Request{Method: "GE T", Path: "/a"}, "is not one word"},
		"two bodies":  {rest.Request{Method: "POST", Path: "/a", Body: []byte("x"), Upload: &rest.Upload{}}, "both a body and an upload"},
		"part header": {rest.Request{Method: "POST", Path: "/a", Upload: &rest.Upload{Field: "f", Header: map[string]string{"A\n": "b"}}}, "can't be sent"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client := newClient(t, rest.Config{Transport: always(200, "{}")})
			_, err := client.Do(t.Context(), &c.request)
			var misuse *rest.Misuse
			if !errors.As(err, &misuse) || !strings.Contains(err.Error(), c.want) || misuse.ErrorName() != "TypeError" {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}

func TestPathEscape(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"": "", "abc-_~.9": "abc-_~.9", ".": "%2E", "..": "%2E%2E", "...": "...", "a/b": "a%2Fb", "ü": "%C3%BC", "a+b@c:d": "a%2Bb%40c%3Ad", "\x00\xff": "%00%FF",
	} {
		if got := rest.PathEscape(in); got != want {
			t.Errorf("PathEscape(%q) = %q, want %q", in, got, want)
		}
		if back, err := url.PathUnescape(rest.PathEscape(in)); err != nil || back != in {
			t.Errorf("PathEscape(%q) does not come back: %q, %v", in, back, err)
		}
	}
}

func TestPermit(t *testing.T) {
	t.Parallel()
	no := errors.New("no permission for this")
	sent := 0
	var asked []string
	client := newClient(t, rest.Config{
		URL:       "https://DSS.example",
		Permit:    func(hostport string) error { asked = append(asked, hostport); return no },
		Transport: transport(func(*http.Request) (*http.Response, error) { sent++; return reply(200, "{}"), nil }),
	})
	if _, err := client.Do(t.Context(), &rest.Request{Path: "/x"}); err != no {
		t.Errorf("got %v", err)
	}
	if sent != 0 || len(asked) != 1 || asked[0] != "dss.example:443" {
		t.Error(sent, asked)
	}
}

func TestAbort(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	client := newClient(t, rest.Config{Transport: transport(func(r *http.Request) (*http.Response, error) {
		cancel()
		return nil, r.Context().Err()
	})})
	for _, c := range []struct {
		method, want string
		mayBeDone    bool
	}{{"PUT", "was aborted", true}, {"PUT", "was aborted", false}} { // the second is not sent at all
		_, err := client.Do(ctx, &rest.Request{Method: c.method, Path: "/x"})
		var aborted *rest.Aborted
		if !errors.As(err, &aborted) || aborted.ErrorName() != "AbortError" || !errors.Is(err, context.Canceled) ||
			!strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "carried out") != c.mayBeDone {
			t.Errorf("%v", err)
		}
	}
}

func TestDeadline(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithTimeout(t.Context(), 0)
	defer cancel()
	_, err := newClient(t, rest.Config{Transport: always(200, "{}")}).Do(ctx, &rest.Request{Path: "/x"})
	var aborted *rest.Aborted
	if !errors.As(err, &aborted) || aborted.ErrorName() != "TimeoutError" {
		t.Error(err)
	}
}

func TestHeadersThatCanNotBeSentAreReportedByDo(t *testing.T) {
	t.Parallel()
	client := newClient(t, rest.Config{Transport: always(200, "{}")}).WithHeaders(map[string]string{"X-DKU-ProxyUser": "ann\r\nX: y"})
	if _, err := client.Do(t.Context(), &rest.Request{Path: "/x"}); err == nil || !strings.Contains(err.Error(), "line break") {
		t.Error(err)
	}
}
