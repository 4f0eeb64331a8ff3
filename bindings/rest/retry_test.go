package rest_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/dssrun/dssrun/bindings/rest"
)

var (
	errRefused = &net.OpError{Op: "dial", Net: "tcp", Err: syscall.ECONNREFUSED}
	errReset   = &net.OpError{Op: "read", Net: "tcp", Err: syscall.ECONNRESET}
	errNoHost  = &net.OpError{Op: "dial", Err: &net.DNSError{Err: "no such host", Name: "dss.example", IsNotFound: true}}
	errNoDNS   = &net.OpError{Op: "dial", Err: &net.DNSError{Err: "server misbehaving", Name: "dss.example", IsTemporary: true}}
)

func TestWhatIsRepeated(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, method string
		reads        bool
		status       int
		err          error
		times        int32 // sent, with two retries
	}{
		{"GET 503", "GET", false, 503, nil, 3},
		{"GET 429", "GET", false, 429, nil, 3},
		{"GET 502", "GET", false, 502, nil, 3},
		{"GET 504", "GET", false, 504, nil, 3},
		{"HEAD 503", "HEAD", false, 503, nil, 3},
		{"GET 500", "GET", false, 500, nil, 1},
		{"GET 404", "GET", false, 404, nil, 1},
		{"GET refused", "GET", false, 0, errRefused, 3},
		{"GET reset", "GET", false, 0, errReset, 3},
		{"GET EOF", "GET", false, 0, io.ErrUnexpectedEOF, 3},
		{"GET name server", "GET", false, 0, errNoDNS, 3},
		{"GET no host", "GET", false, 0, errNoHost, 1},
		{"GET odd", "GET", false, 0, errors.New("odd"), 1},
		{"POST 503", "POST", false, 503, nil, 1},
		{"POST that reads 503", "POST", true, 503, nil, 1},
		{"PUT 429", "PUT", false, 429, nil, 1},
		{"DELETE 503", "DELETE", false, 503, nil, 1},
		{"DELETE reset", "DELETE", false, 0, errReset, 1},
		{"PUT EOF", "PUT", false, 0, io.EOF, 1},
		{"PUT refused", "PUT", false, 0, errRefused, 3},
		{"POST proxy refused", "POST", false, 0, &net.OpError{Op: "proxyconnect", Err: syscall.ECONNREFUSED}, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var sent atomic.Int32
				client := newClient(t, rest.Config{Retries: 2, Transport: transport(func(r *http.Request) (*http.Response, error) {
					sent.Add(1)
					if r.Body != nil {
						if body, _ := io.ReadAll(r.Body); string(body) != "{}" {
							t.Errorf("attempt %d: body %q", sent.Load(), body)
						}
					}
					if c.err != nil {
						return nil, c.err
					}
					return reply(c.status, ""), nil
				})})
				r := &rest.Request{Method: c.method, Path: "/x", Reads: c.reads}
				if c.method == "PUT" || c.method == "POST" {
					r.Body = []byte("{}")
				}
				_, err := client.Do(t.Context(), r)
				if err == nil || sent.Load() != c.times {
					t.Errorf("sent %d times, want %d: %v", sent.Load(), c.times, err)
				}
			})
		})
	}
}

func TestRetryEndsWithTheAnswer(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		n := 0
		client := newClient(t, rest.Config{Transport: transport(func(*http.Request) (*http.Response, error) {
			if n++; n < 4 {
				return reply(503, ""), nil
			}
			return reply(200, "[]"), nil
		})})
		if res, err := client.Do(t.Context(), &rest.Request{Path: "/x"}); err != nil || string(res.Body) != "[]" || n != 4 {
			t.Error(n, err)
		}
	})
}

func TestWaits(t *testing.T) {
	t.Parallel()
	const jitter = 250 * time.Millisecond
	for name, c := range map[string]struct {
		retries      int
		after        func(now time.Time) string
		least, limit time.Duration // of all waits together
	}{
		"backoff":             {4, nil, 0, (250 + 500 + 1000 + 2000) * time.Millisecond},
		"backoff has a top":   {10, nil, 0, (250+500+1000+2000+4000+8000)*time.Millisecond + 4*15*time.Second},
		"seconds":             {1, func(time.Time) string { return "7" }, 7 * time.Second, 7*time.Second + jitter},
		"date":                {1, func(now time.Time) string { return now.Add(20 * time.Second).UTC().Format(http.TimeFormat) }, 19 * time.Second, 20*time.Second + jitter},
		"date in the past":    {1, func(now time.Time) string { return now.Add(-time.Hour).UTC().Format(http.TimeFormat) }, 0, jitter},
		"more than a minute":  {1, func(time.Time) string { return "86400" }, time.Minute, time.Minute + jitter},
		"not understood":      {1, func(time.Time) string { return "soon" }, 0, jitter},
		"negative":            {1, func(time.Time) string { return "-5" }, 0, jitter},
		"no retries no waits": {-1, func(time.Time) string { return "7" }, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				client := newClient(t, rest.Config{Retries: c.retries, Transport: transport(func(*http.Request) (*http.Response, error) {
					if c.after == nil {
						return reply(503, ""), nil
					}
					return reply(429, "", "Retry-After: "+c.after(time.Now())), nil
				})})
				start := time.Now()
				client.Do(t.Context(), &rest.Request{Path: "/x"})
				if waited := time.Since(start); waited < c.least || waited > c.limit {
					t.Errorf("waited %v, want %v to %v", waited, c.least, c.limit)
				}
			})
		})
	}
}

func TestAbortWhileWaiting(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(3*time.Second, cancel)
		client := newClient(t, rest.Config{Transport: always(503, "", "Retry-After: 60")})
		start := time.Now()
		_, err := client.Do(ctx, &rest.Request{Path: "/x"})
		var aborted *rest.Aborted
		if !errors.As(err, &aborted) || time.Since(start) != 3*time.Second {
			t.Error(time.Since(start), err)
		}
	})
}

// hangUp closes a request's connection without an answer, after its body was read.
func hangUp(w http.ResponseWriter, r *http.Request) {
	io.Copy(io.Discard, r.Body)
	conn, _, err := w.(http.Hijacker).Hijack()
	if err == nil {
		conn.Close()
	}
}

// net/http repeats some requests by itself: on a kept connection that closes it sends a GET again, and a write that carries an
// Idempotency-Key. No write may be received twice, whatever the method and the headers.
func TestWritesAreReceivedOnce(t *testing.T) {
	t.Parallel()
	for _, method := range []string{"PUT", "POST", "DELETE", "PATCH"} {
		for name, r := range map[string]rest.Request{
			"with body": {Body: []byte(`{"a":1}`)},
			"no body":   {},
			"upload":    {Upload: upload("file", "content")},
		} {
			t.Run(method+" "+name, func(t *testing.T) {
				t.Parallel()
				var received atomic.Int32
				client := serve(t, func(w http.ResponseWriter, r *http.Request) {
					if r.Method == "GET" {
						return
					}
					received.Add(1)
					hangUp(w, r)
				}, func(c *rest.Config) { c.Headers = map[string]string{"Idempotency-Key": "7"} })
				if _, err := client.Do(t.Context(), &rest.Request{Path: "/warm"}); err != nil { // leaves a kept connection
					t.Fatal(err)
				}
				r.Method, r.Path = method, "/x"
				_, err := client.Do(t.Context(), &r)
				var f *rest.Failure
				if !errors.As(err, &f) || f.Code != "ECONNRESET" || !strings.Contains(err.Error(), "may have been carried out") {
					t.Errorf("%v", err)
				}
				if received.Load() != 1 {
					t.Errorf("received %d times", received.Load())
				}
			})
		}
	}
}

func TestGetIsRepeatedWhenTheServerHangsUp(t *testing.T) {
	t.Parallel()
	var received atomic.Int32
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if received.Add(1) < 3 {
			hangUp(w, r)
		}
	}, nil)
	if _, err := client.Do(t.Context(), &rest.Request{Path: "/x"}); err != nil || received.Load() != 3 {
		t.Error(received.Load(), err)
	}
}

func TestGetIsRepeatedWhenTheAnswerBreaksOff(t *testing.T) {
	t.Parallel()
	var received atomic.Int32
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if received.Add(1) == 1 {
			w.Header().Set("Content-Length", "100")
			io.WriteString(w, "[1,")
			panic(http.ErrAbortHandler)
		}
		io.WriteString(w, "[1]")
	}, nil)
	if res, err := client.Do(t.Context(), &rest.Request{Path: "/x"}); err != nil || string(res.Body) != "[1]" {
		t.Error(err)
	}
}

func TestRefusedConnection(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(nil)
	server.Close() // nothing listens there now
	client := newClient(t, rest.Config{URL: server.URL, Retries: 1})
	_, err := client.Do(t.Context(), &rest.Request{Method: "PUT", Path: "/x"})
	var f *rest.Failure
	if !errors.As(err, &f) || f.Code != "ECONNREFUSED" || f.Attempts != 2 || f.ErrorName() != "ConnectionError" ||
		!strings.Contains(err.Error(), "check that it is up") || strings.Contains(err.Error(), "carried out") {
		t.Errorf("%v", err)
	}
}
