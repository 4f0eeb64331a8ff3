package serve

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/dssrun/dssrun/tests/mock"
	"github.com/dssrun/dssrun/tests/mock/clock"
	"github.com/dssrun/dssrun/tests/mock/fault"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func start(t *testing.T, o Options) *Server {
	t.Helper()
	s, err := Start(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// exchange sends a request on a connection of its own and gives status and body.
func exchange(t *testing.T, r *http.Request) (int, string) {
	t.Helper()
	transport := &http.Transport{DisableKeepAlives: true}
	defer transport.CloseIdleConnections()
	res, err := transport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(text)
}

func ask(t *testing.T, method, url, body string, header ...string) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
			continue
		}
		r.Header.Set(header[i], header[i+1])
	}
	return exchange(t, r)
}

// admin asks the admin API, as a program does.
func adminAPI(t *testing.T, s *Server, method, path, body string) string {
	t.Helper()
	status, text := ask(t, method, s.URLs()[dss]+"/__mock/"+path, body, "X-Mock", "1")
	if status != http.StatusOK {
		t.Fatalf("%s %s: %d %s", method, path, status, text)
	}
	return strings.TrimSpace(text)
}

func TestProducts(t *testing.T) {
	t.Parallel()
	s := start(t, Options{})
	env := map[string]string{}
	for _, v := range s.Environment() {
		env[v.Name] = v.Value
	}
	for _, tc := range []struct{ url, user, password, want string }{
		{env["DKU_DSS_URL"] + "/dip/publicapi/admin/users/marie.dupont", env["DKU_API_KEY"], "", "Marie Dupont"},
		{env["DKU_DSS_URL"] + "/public/api/admin/groups/readers", env["DKU_API_KEY"], "", "Dashboards"},
		{env["DKU_GOVERN_URL"] + "/dip/publicapi/blueprints", env["DKU_GOVERN_API_KEY"], "", "bp.system"},
		{env["DKU_LAUNCHPAD_URL"] + "/v1/spaces/" + env["DKU_LAUNCHPAD_SPACE_ID"] + "/profiles", env["DKU_LAUNCHPAD_API_KEY_ID"], env["DKU_LAUNCHPAD_API_KEY_SECRET"], "totalSeats"},
	} {
		r, err := http.NewRequestWithContext(t.Context(), "GET", tc.url, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.SetBasicAuth(tc.user, tc.password)
		if status, text := exchange(t, r); status != 200 || !strings.Contains(text, tc.want) {
			t.Errorf("%s: %d %.200s", tc.url, status, text)
		}
	}
}

// TestNothingStarted: one port that is taken, and none is served.
func TestNothingStarted(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	_, err = Start(Options{Ports: [3]int{0, port, 0}})
	if err == nil || !strings.Contains(err.Error(), fmt.Sprintf("port %d, for the mock of Govern, is in use", port)) {
		t.Fatal(err)
	}
	if _, err := Start(Options{Prepare: func(mock.Products) error { return errors.New("no seed") }}); err == nil || err.Error() != "no seed" {
		t.Fatal(err)
	}
}

// TestMalformed: what is no proper request is refused in the shape of the product, whoever notices.
func TestMalformed(t *testing.T) {
	t.Parallel()
	s := start(t, Options{HeaderTimeout: 300 * time.Millisecond, RequestTimeout: 600 * time.Millisecond})
	const auth = "Authorization: Bearer " + mock.AdminKey + "\r\n"
	put := func(body string) string {
		return fmt.Sprintf("PUT /dip/publicapi/admin/groups/readers HTTP/1.1\r\nHost: x\r\n%sContent-Length: %d\r\n\r\n%s", auth, len(body), body)
	}
	for _, tc := range []struct {
		name, sent string
		status     int
		want       string
	}{
		{"no HTTP", "hello\r\n\r\n", 400, "Bad Request"},
		{"no host", "GET / HTTP/1.1\r\n\r\n", 400, "missing required Host header"},
		{"another protocol", "GET / HTTP/9.1\r\nHost: x\r\n\r\n", 505, "protocol version"},
		{"a header that is none", "GET / HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n", 400, "Bad Request"},
		{"huge headers", "GET / HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat("x", 80<<10) + "\r\n\r\n", 431, "Request Header Fields Too Large"},
		{"an unknown transfer encoding", "PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: zip\r\n\r\n", 400, "transfer encoding"},
		{"chunks that are none", "PUT /dip/publicapi/admin/groups/readers HTTP/1.1\r\nHost: x\r\n" + auth + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400, "chunk"},
		{"unknown method", "BREW /dip/publicapi/admin/users HTTP/1.1\r\nHost: x\r\n" + auth + "\r\n", 405, "'BREW' not supported"},
		{"unknown method, unknown path", "BREW /dip/publicapi/pot HTTP/1.1\r\nHost: x\r\n" + auth + "\r\n", 405, "'BREW' not supported"},
		{"options of everything", "OPTIONS * HTTP/1.1\r\nHost: x\r\n" + auth + "\r\n", 501, "not mocked"},
		{"connect", "CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n" + auth + "\r\n", 501, "not mocked"},
		{"invalid UTF-8 in the path", "GET /dip/publicapi/admin/users/%ff%fe HTTP/1.1\r\nHost: x\r\n" + auth + "\r\n", 404, "does not exist"},
		{"a bad escape", "GET /dip/publicapi/admin/users/%zz HTTP/1.1\r\nHost: x\r\n" + auth + "\r\n", 400, ""},
		{"dots", "GET /dip/publicapi/../../etc/passwd HTTP/1.1\r\nHost: x\r\n" + auth + "\r\n", 501, "not mocked"},
		{"a long path", "GET /dip/publicapi" + strings.Repeat("/x", 10_000) + " HTTP/1.1\r\nHost: x\r\n" + auth + "\r\n", 501, "not mocked"},
		{"bad JSON", put("{"), 400, "MalformedJsonException"},
		{"wrong type", put("[]"), 400, "Expected BEGIN_OBJECT but was BEGIN_ARRAY"},
		{"wrong type within", put(`{"name":"readers","description":7}`), 400, "$.description"},
		{"an announced body that is too large", "PUT /dip/publicapi/admin/groups/readers HTTP/1.1\r\nHost: x\r\n" + auth + "Expect: 100-continue\r\nContent-Length: 60000000\r\n\r\n", 413, "Maximum upload size"},
		{"a body that does not come", "PUT /dip/publicapi/admin/groups/readers HTTP/1.1\r\nHost: x\r\n" + auth + "Content-Length: 100\r\n\r\n{", 408, "did not arrive in time"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			status, text := raw(t, s.URLs()[dss], tc.sent)
			var refusal struct{ ErrorType, Message, DetailedMessage string }
			if err := json.Unmarshal([]byte(text), &refusal); err != nil || refusal.ErrorType == "" || refusal.Message != refusal.DetailedMessage {
				t.Fatalf("%d %.300s: %v", status, text, err)
			}
			if status != tc.status || !strings.Contains(text, tc.want) {
				t.Errorf("%d %.300s, want %d %q", status, text, tc.status, tc.want)
			}
		})
	}
	status, text := raw(t, s.URLs()[launchpad], "hello\r\n\r\n")
	if !strings.Contains(text, `"code":400`) || status != 400 {
		t.Errorf("of the Launchpad: %d %s", status, text)
	}
	t.Cleanup(func() {
		if n := s.Panics(); n > 0 {
			t.Errorf("%d panics", n)
		}
	})
}

// raw sends bytes and reads an answer.
func raw(t *testing.T, url, sent string) (int, string) {
	t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(c, sent); err != nil {
		t.Fatal(err)
	}
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(text)
}

// TestLargeBody: a client that sends everything before it reads gets its answer.
func TestLargeBody(t *testing.T) {
	t.Parallel()
	s := start(t, Options{})
	r, err := http.NewRequestWithContext(t.Context(), "PUT", s.URLs()[dss]+"/dip/publicapi/admin/groups/readers", io.LimitReader(zeros{}, 55_000_000))
	if err != nil {
		t.Fatal(err)
	}
	r.SetBasicAuth(mock.AdminKey, "")
	if status, text := exchange(t, r); status != http.StatusRequestEntityTooLarge || !strings.Contains(text, "Maximum upload size") {
		t.Fatal(status, text)
	}
}

type zeros struct{}

// Read implements io.Reader.
func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// TestSlowHeaders: a client that never ends its headers is let go.
func TestSlowHeaders(t *testing.T) {
	t.Parallel()
	s := start(t, Options{HeaderTimeout: 50 * time.Millisecond})
	c, err := net.Dial("tcp", strings.TrimPrefix(s.URLs()[dss], "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, "GET / HTTP/1.1\r\nHost: x\r\n"); err != nil {
		t.Fatal(err)
	}
	if err := c.SetReadDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(c); err != nil {
		t.Fatal("the connection stays open: ", err)
	}
}

// lines is a log that tests read.
type lines struct {
	mu   sync.Mutex
	text strings.Builder
}

// Write implements io.Writer.
func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

func TestLog(t *testing.T) {
	t.Parallel()
	var log lines
	rule, err := fault.Parse("GET /users drop x1")
	if err != nil {
		t.Fatal(err)
	}
	s := start(t, Options{Log: &log, Clock: clock.Frozen(time.Unix(1e9, 0)), Faults: []fault.Rule{rule}})
	url := s.URLs()[dss] + "/dip/publicapi"
	key := "Bearer " + mock.AdminKey
	ask(t, "GET", url+"/admin/users/marie.dupont?password=hunter2&x=1", "", "Authorization", key, "X-DKU-ProxyUser", "sophie.martin")
	ask(t, "GET", url+"/admin/globalAPIKeys/top-secret-key", "", "Authorization", key)
	ask(t, "GET", url+"/admin/users/%1b%5b31m", "", "Authorization", key)
	r, _ := http.NewRequestWithContext(t.Context(), "GET", url+"/users", nil)
	r.SetBasicAuth(mock.AdminKey, "")
	if _, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(r); err == nil {
		t.Fatal("it was not dropped")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		" dss GET /dip/publicapi/admin/users/marie.dupont?password=" + stars + "&x=1 200 ", "ms sophie.martin",
		" dss GET /dip/publicapi/admin/globalAPIKeys/" + stars + " ", " dss GET /dip/publicapi/users - ", " fault: GET /users drop x1",
	} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("%q is not in\n%s", want, log.String())
		}
	}
	for _, secret := range []string{"hunter2", "top-secret-key", "\x1b", mock.AdminKey} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("%q is in\n%s", secret, log.String())
		}
	}
}
