package fault

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestParse(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ text, want string }{
		{"PUT /admin/users/* 503 x2", "PUT /admin/users/* 503 x2"},
		{"* /** drop", "* /** drop"},
		{"GET / drop", "GET / drop"},
		{"  GET\t/a/  drop ", "GET /a drop"},
		{"govern:GET /blueprint/* 10% 429 retry-after=2", "govern:GET /blueprint/* 429 retry-after=2 10%"},
		{"any:* /** delay=50ms", "any:* /** delay=50ms"},
		{"launchpad:POST /spaces/*/invites truncate", "launchpad:POST /spaces/*/invites truncate"},
		{"GET /a truncate=0", "GET /a truncate=0"},
		{"GET /a truncate=100 after=3", "GET /a truncate=100 after=3"},
		{"GET /a slow", "GET /a slow"},
		{"GET /a slow=1KB/s", "GET /a slow"},
		{"GET /a slow=1500B/s", "GET /a slow=1500B/s"},
		{"GET /a slow=2MB/s", "GET /a slow=2MB/s"},
		{"GET /a html", "GET /a html"},
		{"GET /a html 502", "GET /a html 502"},
		{"GET /a 502 html", "GET /a html 502"},
		{`GET /a 200 html "Log in \"here\""`, `GET /a html "Log in \"here\""`},
		{`POST /a 500 "java.io.IOException: disk full"`, `POST /a 500 "java.io.IOException: disk full"`},
		{`POST /a 200 body={"a": [1, "b c"], "big": 12345678901234567890}`, `POST /a 200 body={"a":[1,"b c"],"big":12345678901234567890}`},
		{`POST /a body=[ ] x2`, `POST /a 200 body=[] x2`},
		{`POST /a body="" 204`, `POST /a 204 body=""`},
		{`POST /a x1 body="{}" 429 retry-after=3`, `POST /a 429 body={} retry-after=3 x1`},
		{`POST /a body="{ }\n\x7f"`, `POST /a 200 body="{ }\n\x7f"`},
		{`POST /a body="not \"JSON\""`, `POST /a 200 body="not \"JSON\""`},
		{"GET /a delay=2s 503 x1 after=2 0.5% seed=7", "GET /a 503 delay=2s 0.5% seed=7 after=2 x1"},
		{"GET /a/%2A/b%2Fc drop", "GET /a/%2A/b%2Fc drop"},
	} {
		r, err := Parse(tc.text)
		if err != nil {
			t.Errorf("%q: %v", tc.text, err)
			continue
		}
		if got := r.String(); got != tc.want {
			t.Errorf("%q is %q, want %q", tc.text, got, tc.want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		text   string
		column int
		want   string
	}{
		{"", 1, "as in: PUT /admin/users/* 503 x2"},
		{"GET", 4, "as in: PUT"},
		{"/admin/users 503", 1, "the method is missing before the path"},
		{"GTE /a 503", 1, `did you mean "GET"?`},
		{"put /a 503", 1, `did you mean "PUT"?`},
		{"gvern:GET /a 503", 1, `did you mean "govern"?`},
		{"govern: GET /a 503", 1, "without a blank, as in govern:PUT"},
		{"GET admin 503", 5, "a path begins with /"},
		{"GET /dip/publicapi/admin/users 503", 5, "write /admin/users"},
		{"GET /v1/spaces/x/users 503", 5, "write /spaces/x/users"},
		{"GET /a?b=1 503", 5, "a path has no query"},
		{"GET /a//b 503", 5, "is empty"},
		{"GET /a/** 503 /b", 15, "means nothing"},
		{"GET /a/**/b 503", 5, "nothing can follow it"},
		{"GET /a/b* 503", 5, "for a whole element"},
		{"GET /a/{login} 503", 5, "write * for {login}"},
		{"GET /a%zz 503", 5, "two hexadecimal digits"},
		{"GET /a%00 503", 5, "zero byte"},
		{"GET /a", 7, "what happens is missing"},
		{"GET /a x2", 10, "what happens is missing"},
		{"GET /a 200", 11, "200 is no failure"},
		{"GET /a 999", 8, "no status of an answer"},
		{"GET /a 503 drop", 12, "status and drop: write two rules"},
		{"GET /a 503 502", 12, "the status stands there twice"},
		{"GET /a dropp", 8, `did you mean "drop"?`},
		{"GET /a drop=1", 8, "means nothing here"},
		{"GET /a 503 x0", 12, "a whole number from 1 on"},
		{"GET /a 503 x2 x3", 15, "a count stands there twice"},
		{"GET /a 503 0%", 12, "more than 0%"},
		{"GET /a 503 101%", 12, "at most 100%"},
		{"GET /a 503 1e1%", 12, "more than 0%"},
		{"GET /a 503 after=-1", 12, "a whole number from 1 on"},
		{"GET /a 503 seed=3", 18, "seed goes with a rate"},
		{"GET /a drop retry-after=2", 26, "retry-after goes with a status"},
		{`GET /a drop "x"`, 16, "a message goes with a status"},
		{`GET /a 500 "x`, 12, "no end"},
		{`GET /a 500 "x"y`, 12, "a blank is missing"},
		{`GET /a 500 ""`, 12, "an empty message"},
		{"GET /a body=", 8, "body takes JSON, {…} or […], or a text in quotes"},
		{"GET /a body=1", 8, "body takes JSON"},
		{"GET /a body", 8, `did you mean "body="?`},
		{`GET /a body={"a": x}`, 19, "the body is no JSON: invalid character 'x'"},
		{`GET /a body={"a": 1`, 20, "has no end"},
		{`GET /a body={}x2`, 15, "a blank is missing behind the body"},
		{`GET /a body="a`, 8, `write body="…"`},
		{`GET /a body={} body={}`, 16, "a body stands there twice"},
		{`GET /a html body={}`, 13, "html and body: write two rules"},
		{`GET /a body={} drop`, 16, "body and drop: write two rules"},
		{`GET /a 204 body={}`, 19, `has no body: write body=""`},
		{`GET /a body={} "x"`, 19, "a message goes with a status or html, not with body"},
		{"GET body={}", 5, "a path begins with /"},
		{"GET /a delay=2", 8, "delay takes a duration"},
		{"GET /a delay=2h", 8, "up to 1h"},
		{"GET /a slow=9", 8, "slow takes a speed"},
		{"GET /a slow=0B/s", 8, "slow takes a speed"},
		{"GET /a truncate=x", 8, "a whole number from 0 on"},
		{"GET /a\n503", 7, "one line of text"},
	} {
		_, err := Parse(tc.text)
		wrong := new(SyntaxError)
		if !errors.As(err, &wrong) {
			t.Errorf("%q: %v", tc.text, err)
			continue
		}
		if wrong.Offset+1 != tc.column || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%q: %v, want column %d and %q", tc.text, err, tc.column, tc.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"PUT /admin/users/* 503 x2", "govern:* /** 10% drop", `GET /a 502 html "x" delay=1.5s`, "GET /a%2Fb truncate=3 after=9 seed=1 0.01%", "any:HEAD / slow=3KB/s",
		`POST /a 200 body=[{"a": "b\u0000 c"}, 1e400] x1`, `POST /a body="{ \x7f" 201`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := Parse(text)
		if err != nil {
			if wrong := new(SyntaxError); !errors.As(err, &wrong) || wrong.Offset < 0 || wrong.Offset > len(text) {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		again, err := Parse(r.String())
		if err != nil || !reflect.DeepEqual(again, r) {
			t.Fatalf("%q: %q comes back as %q, %v", text, r, again, err)
		}
	})
}
