package mock

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

func request(b *testing.B, url string) *http.Request {
	r, err := http.NewRequest("GET", url, nil)
	if err != nil {
		b.Fatal(err)
	}
	r.SetBasicAuth(AdminKey, "")
	return r
}

func roundTrips(b *testing.B, transport http.RoundTripper, r *http.Request) {
	b.ReportAllocs()
	for b.Loop() {
		response, err := transport.RoundTrip(r)
		if err != nil || response.StatusCode != http.StatusOK {
			b.Fatal(response, err)
		}
		if _, err := io.Copy(io.Discard, response.Body); err != nil {
			b.Fatal(err)
		}
		response.Body.Close()
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "req/s")
}

// BenchmarkRequests compares the mock, inside the process and over TCP, with a bare handler that sends the same bytes.
func BenchmarkRequests(b *testing.B) {
	for name, path := range map[string]string{"one": "/dip/publicapi/admin/users/marie.dupont", "list": "/dip/publicapi/admin/users/?includeSettings=False"} {
		s := New(Options{})
		_, payload := s.answer(b.Context(), request(b, URL+path), http.Header{})
		b.Run(name+"/transport", func(b *testing.B) { roundTrips(b, s.Transport(), request(b, URL+path)) })
		for kind, handler := range map[string]http.Handler{
			"mock": s.Handler(),
			"bare": http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "application/json")
				_, _ = w.Write(payload)
			}),
		} {
			b.Run(name+"/tcp-"+kind, func(b *testing.B) {
				server := httptest.NewServer(handler)
				defer server.Close()
				roundTrips(b, server.Client().Transport, request(b, server.URL+path))
			})
		}
	}
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		New(Options{})
	}
}
