package reference

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// compareRequests wants the same requests in the same order; of a misuse, none
// beyond the reference's.
func compareRequests(want, got []request, misuse bool) error {
	if len(got) > len(want) || len(got) < len(want) && !misuse {
		return fmt.Errorf("want %d requests, got %d:%s", len(want), len(got), sent(got))
	}
	for i := range got {
		if d := compareRequest(want[i], got[i]); d != "" {
			return fmt.Errorf("request %d, %s %s: %s", i+1, want[i].Method, want[i].Path, d)
		}
	}
	return nil
}

func sent(requests []request) string {
	var b strings.Builder
	for _, r := range requests {
		fmt.Fprintf(&b, "\n\t%s %s", r.Method, r.Path)
	}
	return b.String()
}

// compareRequest names the first difference.
func compareRequest(want, got request) string {
	if w, g := want.Method+" "+want.Path, got.Method+" "+got.Path; w != g {
		return "got " + g
	}
	if w, g := queryText(want.Query), queryText(got.Query); w != g {
		return fmt.Sprintf("query: want %s, got %s", w, g)
	}
	if empty := want.EmptyAsNone && want.Body == nil && string(bytes.TrimSpace(got.Body)) == "[]"; !empty {
		if d := diff("body", decode(want.Body), decode(got.Body)); d != "" {
			return d
		}
	}
	if w, g := encode(want.Parts), encode(got.Parts); w != g {
		return fmt.Sprintf("parts of the form: want %s, got %s", w, g)
	}
	if want.Auth != got.Auth {
		return fmt.Sprintf("authentication: want %q, got %q", want.Auth, got.Auth)
	}
	if want.ProxyUser != got.ProxyUser {
		return fmt.Sprintf("impersonated user: want %q, got %q", want.ProxyUser, got.ProxyUser)
	}
	if w, g := encode(want.Headers), encode(got.Headers); w != g {
		return fmt.Sprintf("headers: want %s, got %s", w, g)
	}
	return ""
}

// queryText is a query in one spelling: by name, the values of one name in
// order, booleans in lower case.
func queryText(query [][2]string) string {
	sorted := slices.Clone(query)
	slices.SortStableFunc(sorted, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	var parts []string
	for _, q := range sorted {
		if l := strings.ToLower(q[1]); l == "true" || l == "false" {
			q[1] = l
		}
		parts = append(parts, q[0]+"="+q[1])
	}
	return "[" + strings.Join(parts, " & ") + "]"
}
