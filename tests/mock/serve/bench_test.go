package serve

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dssrun/dssrun/tests/mock"
)

// A turn is so many requests, in so many goroutines.
const (
	turnSize = 800
	together = 8
)

// BenchmarkOverTCP compares a served mock with a bare handler that reads the body and sends the same bytes. Both take turns, so
// that what else the machine does is the same for both. mock/bare is the ratio of their requests per second.
func BenchmarkOverTCP(b *testing.B) {
	for _, bench := range []struct{ name, method, path, body string }{
		{"one", "GET", "/dip/publicapi/admin/users/marie.dupont", ""},
		{"list", "GET", "/dip/publicapi/admin/users/?includeSettings=False", ""},
		{"put", "PUT", "/dip/publicapi/admin/groups/readers", `{"name":"readers","description":"Dashboards only","sourceType":"LOCAL","admin":false}`},
	} {
		b.Run(bench.name, func(b *testing.B) {
			s, err := Start(Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			transport := &http.Transport{MaxIdleConnsPerHost: together}
			defer transport.CloseIdleConnections()
			payload := sendOnce(b, transport, bench.method, s.URLs()[dss]+bench.path, bench.body)
			other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				var body bytes.Buffer
				_, _ = body.ReadFrom(r.Body)
				w.Header().Set("Content-Type", "application/json")
				_, _ = w.Write(payload)
			}))
			defer other.Close()
			var took [2]time.Duration
			turns := func() {
				for i, url := range []string{s.URLs()[dss], other.URL} {
					start := time.Now()
					var all sync.WaitGroup
					for range together {
						all.Go(func() {
							for range turnSize / together {
								sendOnce(b, transport, bench.method, url+bench.path, bench.body)
							}
						})
					}
					all.Wait()
					took[i] += time.Since(start)
				}
			}
			turns() // connections are open from here on
			took = [2]time.Duration{}
			b.ResetTimer()
			for range b.N {
				turns()
			}
			b.ReportMetric(float64(turnSize*b.N)/took[0].Seconds(), "req/s")
			b.ReportMetric(took[1].Seconds()/took[0].Seconds(), "mock/bare")
		})
	}
}

func sendOnce(b *testing.B, transport http.RoundTripper, method, url, body string) []byte {
	var reader io.Reader
	if body != "" {
		reader = strings.NewReader(body)
	}
	r, err := http.NewRequest(method, url, reader)
	if err != nil {
		b.Error(err)
		return nil
	}
	r.SetBasicAuth(mock.AdminKey, "")
	response, err := transport.RoundTrip(r)
	if err != nil || response.StatusCode != http.StatusOK {
		b.Error(response, err)
		return nil
	}
	text, err := io.ReadAll(response.Body)
	if response.Body.Close(); err != nil {
		b.Error(err)
	}
	return text
}
