package serve

import (
	"strings"
	"testing"
)

// TestBodyText: secrets are masked also in what is no JSON, and in what is too long to be shown whole.
func TestBodyText(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", longestShown)
	for _, tc := range []struct{ name, body, want string }{
		{"nothing", "", ""},
		{"JSON", `{"login":"ada","password":"hunter2"}`, `"login": "ada"`},
		{"long JSON, the secret first", `{"password":"hunter2","x":"` + long + `"}`, `"password": "` + stars},
		{"JSON that is cut off", `{"login":"ada", "apiKey" : "hunter2"`, `"login":"ada", "apiKey" : "` + stars + `"`},
		{"JSON that is cut off within the secret", `{"login":"ada","password":"hunter2\`, `"login":"ada","password":"` + stars + `"`},
		{"JSON with a slip", `{"pwd":"hunter2" "login":"ada"}`, `"login":"ada"`},
		{"a form", "login=ada&password=hunter2&x=1", "login=ada&password=" + stars + "&x=1"},
		{"a text", "a = b, key=hunter2", "a = b, key=" + stars},
	} {
		got, ok := bodyText([]byte(tc.body))
		if !ok || !strings.Contains(got, tc.want) || strings.Contains(got, "hunter2") || len(got) > longestShown {
			t.Errorf("%s: %.200s, %v", tc.name, got, ok)
		}
	}
	for _, body := range []string{"\xff\xfe", "PK\x00"} {
		if got, ok := bodyText([]byte(body)); ok {
			t.Errorf("%q is text: %q", body, got)
		}
	}
}
