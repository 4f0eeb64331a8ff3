package mock

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// benchRequests are what is measured: one user, a list, a write.
var benchRequests = []struct{ name, method, path, body string }{
	{"one", "GET", "/dip/publicapi/admin/users/marie.dupont", ""},
	{"list", "GET", "/dip/publicapi/admin/users/?includeSettings=False", ""},
	{"put", "PUT", "/dip/publicapi/admin/groups/readers", `{"name":"readers","description":"Dashboards only","sourceType":"LOCAL","admin":false}`},
}

func request(b *testing.B, method, url, body string) *http.Request {
	var reader io.Reader
	if body != "" {
		reader = strings.NewReader(body)
	}
	r, err := http.NewRequest(method, url, reader)
	if err != nil {
		b.Fatal(err)
	}
	r.SetBasicAuth(AdminKey, "")
	return r
}

// roundTrip sends a request, which is sent more than once, and reads the answer.
func roundTrip(b *testing.B, transport http.RoundTripper, r *http.Request) {
	if r.GetBody != nil {
		r.Body, _ = r.GetBody()
	}
	response, err := transport.RoundTrip(r)
	if err != nil || response.StatusCode != http.StatusOK {
		b.Error(response, err)
		return
	}
	_, err = io.Copy(io.Discard, response.Body)
	if response.Body.Close(); err != nil {
		b.Error(err)
	}
}

// BenchmarkInside is the mock inside the process, without a socket.
func BenchmarkInside(b *testing.B) {
	for _, bench := range benchRequests {
		b.Run(bench.name, func(b *testing.B) {
			transport, r := New(Options{}).Transport(), request(b, bench.method, URL+bench.path, bench.body)
			roundTrips(b, transport, r)
		})
	}
}

func roundTrips(b *testing.B, transport http.RoundTripper, r *http.Request) {
	b.ReportAllocs()
	for b.Loop() {
		roundTrip(b, transport, r)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "req/s")
}

// BenchmarkOverTCP compares the mock with a bare handler that reads the body and sends the same bytes. Both take turns, so that
// what else the machine does is the same for both. mock/bare is the ratio of their requests per second.
func BenchmarkOverTCP(b *testing.B) {
	for _, bench := range benchRequests {
		b.Run(bench.name, func(b *testing.B) {
			s := New(Options{})
			_, payload := s.answer(b.Context(), request(b, bench.method, URL+bench.path, bench.body), http.Header{})
			var took [2]time.Duration
			var turn [2]func()
			for i, handler := range []http.Handler{s.Handler(), bare(payload)} {
				server := httptest.NewServer(handler)
				defer server.Close()
				turn[i] = func() {
					start := time.Now()
					parallel(b, server, bench.method, bench.path, bench.body)
					took[i] += time.Since(start)
				}
			}
			turn[0]()
			turn[1]() // connections are open from here on
			took = [2]time.Duration{}
			b.ResetTimer()
			for range b.N {
				turn[0]()
				turn[1]()
			}
			b.ReportMetric(float64(turnSize*b.N)/took[0].Seconds(), "req/s")
			b.ReportMetric(took[1].Seconds()/took[0].Seconds(), "mock/bare")
		})
	}
}

func bare(payload []byte) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var body bytes.Buffer
		_, _ = body.ReadFrom(r.Body)
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(payload)
	})
}

// A turn is so many requests, in so many goroutines.
const (
	turnSize = 800
	together = 8
)

func parallel(b *testing.B, server *httptest.Server, method, path, body string) {
	var all sync.WaitGroup
	transport := server.Client().Transport.(*http.Transport)
	transport.MaxIdleConnsPerHost = together
	for range together {
		all.Go(func() {
			r := request(b, method, server.URL+path, body)
			for range turnSize / together {
				roundTrip(b, transport, r)
			}
		})
	}
	all.Wait()
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		New(Options{})
	}
}
