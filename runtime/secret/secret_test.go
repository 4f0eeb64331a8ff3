package secret

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"
)

func TestStringNeverPrints(t *testing.T) {
	t.Parallel()
	const value = "dkuaps-VeryS3cret/Key+1"
	s := New(value)
	js, err := json.Marshal(map[string]any{"key": s})
	if err != nil {
		t.Fatal(err)
	}
	for _, got := range []string{fmt.Sprint(s), fmt.Sprintf("%v %+v %#v %s %q", s, s, s, s, s), fmt.Sprintf("%+v", struct{ K String }{s}), string(js)} {
		if strings.Contains(got, value) {
			t.Errorf("printed the secret: %s", got)
		}
	}
	if s.Reveal() != value || s.Hint() != Stars+"ey+1" || s.IsZero() {
		t.Errorf("Reveal %q, Hint %q", s.Reveal(), s.Hint())
	}
	if (String{}).String() != "" || !(String{}).IsZero() {
		t.Error("the absent secret must print as nothing")
	}
}

func TestMask(t *testing.T) {
	t.Parallel()
	const value = "p@ss word/é?&="
	New(value)
	New(value + "-longer")
	New("abc") // too short to mask
	tests := map[string]string{
		"plain":   "key is " + value + ".",
		"query":   "?k=" + url.QueryEscape(value),
		"path":    "/keys/" + url.PathEscape(value),
		"base64":  "Authorization: Basic " + base64.StdEncoding.EncodeToString([]byte(value+":")),
		"longer":  value + "-longer",
		"nothing": "abc stays",
	}
	for name, text := range tests {
		got := Mask(text)
		if name == "nothing" {
			if got != text {
				t.Errorf("masked %q", got)
			}
			continue
		}
		if strings.Contains(got, "ss word") || strings.Contains(got, "-longer") || !strings.Contains(got, Stars) {
			t.Errorf("%s: %q is not masked", name, got)
		}
	}
}
