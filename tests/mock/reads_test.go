package mock

import (
	"net/http"
	"strings"
	"testing"

	dssapi "github.com/dssrun/dssrun/bindings/dss"
	governapi "github.com/dssrun/dssrun/bindings/govern"
	spaceapi "github.com/dssrun/dssrun/bindings/launchpad"
	"github.com/dssrun/dssrun/bindings/spec"
	"github.com/dssrun/dssrun/tests/mock/fault"
)

// TestReads: the requests that the mocks take for writes are those that the API declares as writes.
func TestReads(t *testing.T) {
	t.Parallel()
	var declared []string
	for _, set := range []struct {
		spec.Set
		routes *router
	}{{dssapi.Set(), newRouter(routes())}, {governapi.Set(), newRouter(governRoutes())}, {spaceapi.Set(), sharedLaunchpad().router}} {
		for _, class := range set.Classes {
			for _, m := range class.Methods {
				method, path, _ := strings.Cut(m.HTTP, " ")
				if method != http.MethodPost {
					continue
				}
				path, _, _ = strings.Cut(path, "?")
				if got := set.routes.reads(method, path); got != m.Reads {
					t.Errorf("%s only reads: %v, declared: %v", m.HTTP, got, m.Reads)
				}
				if m.Reads {
					declared = append(declared, m.HTTP)
				}
			}
		}
	}
	if len(declared) < 6 {
		t.Errorf("only %d searches: %v", len(declared), declared)
	}
	for method, want := range map[string]bool{"GET": true, "HEAD": true, "OPTIONS": true, "PUT": false, "DELETE": false, "POST": false} {
		equal(t, sharedRouter().reads(method, "/no/such/route"), want)
	}
}

// TestReadsInJournal: a search is no change, not even one that a fault refuses; an attempt to write is one.
func TestReadsInJournal(t *testing.T) {
	t.Parallel()
	l, _ := launchpad(t, Options{})
	l.must(t, "POST", "/users/search", `{}`)
	rule, err := fault.Parse("launchpad:POST /** 503")
	if err != nil {
		t.Fatal(err)
	}
	l.launchpad.Faults().Add(rule)
	l.send(t, "POST", "/users/search", `{}`)
	l.send(t, "POST", "/invites", `[]`)
	l.send(t, "POST", "/no/such/route", `[]`)
	var got []bool
	for _, r := range l.launchpad.Requests() {
		got = append(got, r.Reads)
	}
	equal(t, got, []bool{true, true, false, false})
	g, _ := startGovern(t)
	before := g.changes
	g.as(GovernAdminKey).must(t, "POST", "/artifacts/search", `{"artifactSearchSource":{"type":"all"}}`)
	equal(t, g.Requests()[0].Reads, true)
	equal(t, g.changes, before)
}
