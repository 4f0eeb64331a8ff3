package rest_test

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/runtime/secret"
)

var users = "[" + strings.Repeat(`{"login":"someone","displayName":"Some One","groups":["a","b"]},`, 99) + "{}]"

func inMemory(*http.Request) (*http.Response, error) { return reply(200, users), nil }

// One GET through the chain, against a bare http.Client on the same in-memory server.
func BenchmarkGet(b *testing.B) {
	b.Run("chain", func(b *testing.B) {
		client, err := rest.New(rest.Config{
			URL: "https://dss.example", BasePath: "/dip/publicapi", User: secret.New(testKey),
			Permit: func(string) error { return nil }, Transport: transport(inMemory),
		})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			if _, err := client.Do(context.Background(), &rest.Request{Path: "/admin/users/", JSON: true}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("bare", func(b *testing.B) {
		client := &http.Client{Transport: transport(inMemory)}
		b.ReportAllocs()
		for b.Loop() {
			req, _ := http.NewRequestWithContext(context.Background(), "GET", "https://dss.example/dip/publicapi/admin/users/", nil)
			req.SetBasicAuth(testKey, "")
			res, err := client.Do(req)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := io.ReadAll(res.Body); err != nil {
				b.Fatal(err)
			}
			res.Body.Close()
		}
	})
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := rest.New(rest.Config{URL: "https://dss.example", BasePath: "/dip/publicapi", User: secret.New(testKey)}); err != nil {
			b.Fatal(err)
		}
	}
}
