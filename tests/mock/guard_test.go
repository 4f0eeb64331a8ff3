package mock

import (
	"strings"
	"testing"
	"time"

	"github.com/dssrun/dssrun/tests/mock/fault"
)

// TestPanic: a mistake of the mock's own is an answer, is counted and told, and leaves the mock usable.
func TestPanic(t *testing.T) {
	t.Parallel()
	broken := false
	var told []string
	s := New(Options{
		Now: func() time.Time {
			if broken {
				panic("no time")
			}
			return time.Unix(1e9, 0)
		},
		Panicked: func(request string, value any, stack []byte) {
			if strings.Contains(string(stack), "TestPanic") {
				told = append(told, request)
			}
		},
	})
	broken = true
	status, text := s.as(AdminKey).send(t, "GET", "/users", "")
	if status != 500 || !strings.Contains(text, "dssrun.mock.Panic") || !strings.Contains(text, "GET /users, which is a bug in dssrun: no time") {
		t.Fatal(status, text)
	}
	broken = false
	if status, text := s.as(AdminKey).send(t, "GET", "/users", ""); status != 200 {
		t.Fatal(status, text)
	}
	equal(t, s.Panics(), 1)
	equal(t, told, []string{"GET /users"})
	equal(t, s.Requests()[0].Status, 500)
}

// TestFaults: what a fault keeps from the mock is in the journal all the same, and so is which fault struck what it carried out.
func TestFaults(t *testing.T) {
	t.Parallel()
	var set fault.Set
	for _, text := range []string{
		"GET /users 503 x1", "GET /users/* delay=1ns", "govern:GET /users html x1", `DELETE /admin/groups/* 500 "java.io.IOException: disk full"`,
	} {
		rule, err := fault.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		set.Add(rule)
	}
	dss, govern := New(Options{Faults: &set}), NewGovern(Options{Faults: &set})
	status, text := dss.as(AdminKey).send(t, "GET", "/users", "")
	equal(t, status, 503)
	equal(t, at(t, decode(t, text), "detailedMessage"), any("Service Unavailable"))
	dss.as(UserKey).must(t, "GET", "/users/admin", "")
	_, text = dss.as(AdminKey).send(t, "DELETE", "/admin/groups/readers", "{}")
	equal(t, at(t, decode(t, text), "errorType"), any("java.io.IOException"))
	if _, text = govern.as(GovernAdminKey).send(t, "GET", "/users", ""); !strings.Contains(text, "<title>Sign in</title>") {
		t.Fatal(text)
	}
	if _, ok := dss.Document("groups", "readers"); !ok {
		t.Fatal("it was carried out")
	}
	got := []string{}
	for _, r := range dss.Requests() {
		got = append(got, r.Method+" "+r.Path+" "+r.User+" "+string(r.Body)+" "+r.Fault)
	}
	equal(t, got, []string{
		"GET /users admin  GET /users 503 x1",
		"GET /users/admin marie.dupont  GET /users/* delay=1ns",
		`DELETE /admin/groups/readers admin {} DELETE /admin/groups/* 500 "java.io.IOException: disk full"`,
	})
	equal(t, len(govern.Requests()), 1)
}

// TestJournalLimits: neither many requests nor large bodies make it grow without end.
func TestJournalLimits(t *testing.T) {
	t.Parallel()
	j := newJournal(1000)
	big := make([]byte, longestBody)
	for i := range 2500 {
		r := Request{Path: "x"}
		if i%10 == 0 {
			r.Body = big
		}
		j.note(r)
	}
	list := j.since(0)
	bodies := 0
	for i, r := range list {
		bodies += len(r.Body)
		if r.Number != 2500-len(list)+i+1 {
			t.Fatalf("number %d at %d of %d", r.Number, i, len(list))
		}
	}
	if len(list) > 1000 || len(list) < 700 || bodies > allBodies || bodies < allBodies/2 || bodies != j.bodies {
		t.Fatal(len(list), bodies, j.bodies)
	}
	equal(t, list[len(list)-10].Body != nil, true)
	equal(t, len(j.since(2499)), 1)
	equal(t, j.since(2500) == nil, true)
	j.note(Request{Body: append(big, 0)})
	equal(t, j.since(2500)[0].Body == nil, true)
	j.forget()
	equal(t, j.since(0) == nil, true)
}
