package rest_test

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/bindings/rest"
)

func TestRedirects(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		method, location string
		status           int
		want             string // in the error; "" when followed
	}{
		"same host":          {"GET", "/dip/publicapi/new", 302, ""},
		"same host, in full": {"GET", "https://DSS.example:443/dip/publicapi/new", 308, ""},
		"relative":           {"HEAD", "new?x=1", 301, ""},
		"user in it":         {"GET", "https://u:p@dss.example/dip/publicapi/new", 307, ""},
		"other host": {"GET", "https://evil.example/dip/publicapi/x", 302,
			"GET https://dss.example/dip/publicapi/x: https://dss.example redirects to https://evil.example/dip/publicapi/x, another address, which is not sent the key: if the instance has moved there, make https://evil.example its URL"},
		"other host with prefix": {"GET", "https://new.example/dss/dip/publicapi/x", 302, "make https://new.example/dss its URL"},
		"other port":             {"GET", "https://dss.example:8443/", 302, "another address"},
		"downgrade":              {"GET", "http://dss.example/dip/publicapi/x", 302, "another address"},
		"no host":                {"GET", "https:///x", 302, "another address"},
		"write":                  {"PUT", "/dip/publicapi/new", 302, "and a PUT is not sent on by itself"},
		"write 307":              {"POST", "/dip/publicapi/new", 307, "and a POST is not sent on by itself"},
		"write elsewhere":        {"DELETE", "https://new.example/dip/publicapi/x", 308, "make https://new.example its URL"},
		"not an address":         {"GET", "http://[::1", 302, "can't be understood"},
		"nowhere":                {"GET", "", 302, "does not say where to"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var seen []string
			client := newClient(t, rest.Config{Transport: transport(func(r *http.Request) (*http.Response, error) {
				seen = append(seen, r.URL.String())
				if r.Body != nil {
					io.Copy(io.Discard, r.Body)
				}
				if strings.Contains(r.URL.Path, "new") {
					return reply(200, `"moved"`), nil
				}
				if c.location == "" {
					return reply(c.status, ""), nil
				}
				return reply(c.status, "", "Location: "+c.location), nil
			})})
			r := &rest.Request{Method: c.method, Path: "/x"}
			if c.method != "GET" && c.method != "HEAD" {
				r.Body = []byte("{}")
			}
			res, err := client.Do(t.Context(), r)
			if c.want == "" {
				if err != nil || string(res.Body) != `"moved"` || len(seen) != 2 || strings.Contains(seen[1], "u:p") {
					t.Error(seen, err)
				}
				return
			}
			var f *rest.Failure
			if !errors.As(err, &f) || !strings.Contains(err.Error(), c.want) || f.Code != "ERR_REDIRECT" || f.Status != c.status || f.ErrorName() != "ResponseError" {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
			if len(seen) != 1 {
				t.Error(seen)
			}
		})
	}
}

func TestRedirectsEndAndAskPermit(t *testing.T) {
	t.Parallel()
	asked := 0
	client := newClient(t, rest.Config{
		Permit:    func(string) error { asked++; return nil },
		Transport: always(302, "", "Location: /around"),
	})
	_, err := client.Do(t.Context(), &rest.Request{Path: "/x"})
	if err == nil || !strings.Contains(err.Error(), "more than 10 redirects") || asked != 11 {
		t.Error(asked, err)
	}
}
