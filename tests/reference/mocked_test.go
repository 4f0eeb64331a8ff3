package reference

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/tests/mock"
)

// TestMocked sends every recorded request to the mock of its product: one that
// the mock has no route for is missing there.
func TestMocked(t *testing.T) {
	for _, r := range mocked(t) {
		if !r.answered {
			t.Errorf("%s: the mock does not know %s", r.book, r.route)
		}
	}
}

// A mockedRoute is a request of the recorded cases, whatever it carries.
type mockedRoute struct {
	book, route string
	answered    bool
	covers      map[string]bool // what the cases that send it use
}

// mocked asks the mocks for every route, once.
func mocked(t *testing.T) []*mockedRoute {
	t.Helper()
	doors := doors()
	var out []*mockedRoute
	known := map[string]*mockedRoute{}
	for _, book := range books {
		for _, c := range readCases(t, book) {
			for _, sent := range c.Requests {
				route := sent.Method + " " + strings.TrimPrefix(sent.Path, basePath)
				r := known[book+route]
				if r == nil {
					r = &mockedRoute{book: book, route: route, answered: doors[book].knows(t, sent), covers: map[string]bool{}}
					known[book+route], out = r, append(out, r)
				}
				for _, name := range c.Covers {
					r.covers[name] = true
				}
			}
		}
	}
	return out
}

// doors are the mocks, by the book of the cases for them.
func doors() map[string]ask {
	dss := ask{mock.New(mock.Options{}).Transport(), mock.URL + basePath, mock.AdminKey, ""}
	return map[string]ask{
		"wire.jsonl": dss, "administration.jsonl": dss,
		"govern.jsonl":    {mock.NewGovern(mock.Options{}).Transport(), mock.GovernURL + basePath, mock.GovernAdminKey, ""},
		"launchpad.jsonl": {mock.NewLaunchpad(mock.Options{}).Transport(), mock.LaunchpadURL, mock.LaunchpadKeyID, mock.LaunchpadKeySecret},
	}
}

// An ask is a mock, and who may do everything there.
type ask struct {
	transport                  http.RoundTripper
	address, user, keyOfBasics string
}

// knows reports whether the mock has a route for a request. What it answers to
// this one is of no matter: the objects of the cases are not those of the mock.
func (a ask) knows(t *testing.T, sent request) bool {
	t.Helper()
	path := strings.TrimPrefix(strings.TrimPrefix(sent.Path, basePath), "/v1")
	for _, name := range []string{space, "S2"} {
		path = strings.Replace(path, "/spaces/"+name+"/", "/spaces/"+mock.LaunchpadSpaceID+"/", 1)
	}
	query := url.Values{}
	for _, q := range sent.Query {
		query.Add(q[0], q[1])
	}
	r, err := http.NewRequestWithContext(context.Background(), sent.Method, a.address, bytes.NewReader(sent.Body))
	if err != nil {
		t.Fatal(err)
	}
	r.URL.Path += path
	r.URL.RawQuery = query.Encode()
	r.Header.Set("Content-Type", "application/json")
	r.SetBasicAuth(a.user, a.keyOfBasics)
	res, err := a.transport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := res.Body.Close(); err != nil {
		t.Fatal(err)
	}
	return res.StatusCode != http.StatusNotImplemented
}
