package mock

import (
	"io"
	"net/http"
	"strings"
	"testing"
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

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		New(Options{})
	}
}
