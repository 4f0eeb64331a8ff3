package mock

import (
	"encoding/json"
	"testing"
)

// The documents of a collection have what the API tells apart from them.
func TestDocuments(t *testing.T) {
	t.Parallel()
	d, g := New(Options{}), NewGovern(Options{})
	for _, test := range []struct {
		server interface {
			Document(collection, key string) ([]byte, bool)
		}
		collection, key string
		member          string
		want            string // JSON
	}{
		{d, "keys", "pk-marie", "user", `"marie.dupont"`},
		{d, "keys", "pk-marie", "key", `"******"`},
		{d, "keys", "gk-partner", "expiry", `90`},
		{d, "keys", "gk-partner", "user", ``},
		{d, "notebooks", "SANDBOX.untitled", "activeSessions", `[]`},
		{d, "notebooks", "SANDBOX.untitled", "nbformat", `4`},
		{g, "versions", "bp.vendor_review/bv.v2", "status", `"ACTIVE"`},
		{g, "artifacts", "ar.1", "signoffs", `{}`},
	} {
		text, ok := test.server.Document(test.collection, test.key)
		var doc map[string]json.RawMessage
		if err := json.Unmarshal(text, &doc); err != nil || !ok {
			t.Errorf("%s %s: %v %s", test.collection, test.key, err, text)
			continue
		}
		if got := string(doc[test.member]); got != test.want {
			t.Errorf("%s %s has the %s %s, want %s", test.collection, test.key, test.member, got, test.want)
		}
	}
	waiting := 0
	keys, _ := g.Keys("artifacts")
	for _, key := range keys {
		text, _ := g.Document("artifacts", key)
		var artifact struct {
			Signoffs map[string]struct{ Status string }
		}
		if err := json.Unmarshal(text, &artifact); err != nil {
			t.Fatal(err)
		}
		for _, s := range artifact.Signoffs {
			if s.Status == "WAITING_FOR_APPROVAL" {
				waiting++
			}
		}
	}
	if waiting != 1 {
		t.Errorf("%d sign-offs wait for approval, want 1", waiting)
	}
}
