package replay

import (
	"errors"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

func TestBadFixtures(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		``:                               `x.json:1:1: this is not JSON`,
		"{\n \"format\": 1,\n}":          `x.json:3:1: this is not JSON`,
		`{"format": 1, "exchanges": [1]`: `x.json:1:30: this is not JSON: unexpected end of JSON input`,
		`[]`:                             `x.json:1:1: this has to be an object`,
		`{"exchanges": []}`:              `x.json:1:1: "format" is missing: this is not a recording`,
		`{"format": 2}`:                  `x.json:1:12: format: this recording has the format 2, and this dssrun reads up to 1`,
		`{"format": 0}`:                  `there is no format 0`,
		`{"format": "1"}`:                `format: this has to be a whole number from 0 on`,
		`{"format": 1}`:                  `"exchanges" is missing`,
		`{"format": 1, "exchanges": {}}`: `x.json:1:28: exchanges: this has to be a list`,
		`{"format": 1, "exchanges": [], "exchange": []}`:                                       `exchange: unknown field, did you mean "exchanges"?`,
		`{"format": 1, "exchanges": [], "exchanges": []}`:                                      `exchanges: this stands here twice`,
		`{"format": 1, "exchanges": [], "recorded": "yesterday"}`:                              `recorded: this is not a time like`,
		`{"format": 1, "exchanges": [], "kept": ["names"]}`:                                    `kept[0]: nothing of this name can be kept`,
		`{"format": 1, "exchanges": [], "dssrun": 1}`:                                          `dssrun: this has to be a string`,
		`{"format": 1, "exchanges": [{"method":"GET","path":"/x","status":200}]}`:              `exchanges[0]: "product" is missing`,
		"{\"format\": 1, \"exchanges\": [\n  {\"product\": \"dsss\"}]}":                        `x.json:2:15: exchanges[0].product: this has to be "dss", "govern" or "launchpad"`,
		`{"format": 1, "exchanges": [{"product":"dss","method":"get"}]}`:                       `exchanges[0].method: this is not an HTTP method`,
		`{"format": 1, "exchanges": [{"product":"dss","method":"GET","path":"x"}]}`:            `exchanges[0].path: this is not an escaped path`,
		`{"format": 1, "exchanges": [{"product":"dss","method":"GET","path":"/x%zz"}]}`:        `exchanges[0].path: this is not an escaped path`,
		`{"format": 1, "exchanges": [{"product":"dss","method":"GET","path":"/x"}]}`:           `exchanges[0]: there is neither a "status" nor a "broken"`,
		`{"format": 1, "exchanges": [{"product":"dss","status":42}]}`:                          `exchanges[0].status: this is not an HTTP status`,
		`{"format": 1, "exchanges": [{"product":"dss","reads":1}]}`:                            `exchanges[0].reads: this has to be true or false`,
		`{"format": 1, "exchanges": [{"product":"dss","query":{"a":"b"}}]}`:                    `exchanges[0].query.a: this has to be a list`,
		`{"format": 1, "exchanges": [{"product":"dss","request":{"json":1,"text":"x"}}]}`:      `exchanges[0].request: a body is one of`,
		`{"format": 1, "exchanges": [{"product":"dss","response":{"base64":"%"}}]}`:            `exchanges[0].response.base64: this is not base64`,
		`{"format": 1, "exchanges": [{"product":"dss","response":{"form":[{}]}}]}`:             `exchanges[0].response.form[0]: "name" is missing`,
		`{"format": 1, "exchanges": [{"product":"dss","response":{"form":[{"nam":"a"}]}}]}`:    `exchanges[0].response.form[0].nam: unknown field, did you mean "name"?`,
		`{"format": 1, "exchanges": [{"product":"dss","headers":{"Content-Type":["a"]}}]}`:     `exchanges[0].headers.Content-Type: this has to be a string`,
		`{"format": 1, "exchanges": [{"product":"dss","response":{"jsno":{"password":"x"}}}]}`: `exchanges[0].response.jsno: unknown field, did you mean "json"?`,
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			f, err := Parse("x.json", []byte(text))
			var bad *Error
			if f != nil || !errors.As(err, &bad) || !strings.Contains(err.Error(), want) {
				t.Errorf("%v\nwant %s", err, want)
			}
		})
	}
	for path, want := range map[string]string{
		filepath.Join(t.TempDir(), "none.json"): "the recording can't be read: no such file",
		t.TempDir():                             "it is a folder",
	} {
		if _, err := Load(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// FuzzParse reads anything, and answers from whatever could be read.
func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"format":1,"dssrun":"x","recorded":"2026-01-31T12:00:00Z","outcome":{"state":"ok","exitCode":0},"versions":{"dss":"1"},"kept":["emails"],
		"scrubbed":{"secrets":1,"emails":2,"hosts":3},"exchanges":[
		{"product":"dss","method":"PUT","path":"/u/user1@example.com","query":{"a":["scrubbed-secret-1"]},"proxyUser":"x","reads":true,
		 "request":{"json":{"a":[1,2.5e3,null,"scrubbed-secret-2 and user2@example.com"]}},"status":200,"headers":{"A":"b"},"response":{"base64":"AAAA","size":7}},
		{"product":"launchpad","method":"POST","path":"/spaces/x","request":{"form":[{"name":"f","body":{"text":"x"}}]},"broken":"y"}]}`))
	f.Add([]byte(`{"format":2}`))
	f.Add([]byte(`{"format":1,"exchanges":[{"product":"dss","method":"GET","path":"/","status":204}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		fixture, err := Parse("x.json", text)
		if err != nil {
			return
		}
		r := New(fixture, "x.json")
		for _, x := range fixture.Exchanges {
			if strings.Contains(x.Path, "//") {
				continue
			}
			line := strings.ToLower(x.Product) + " " + x.Method + " " + x.Path
			req, err := http.NewRequest(x.Method, "http://x"+x.Path, nil)
			if err != nil {
				continue
			}
			if res, err := r.Transport(x.Product).RoundTrip(req); err == nil {
				res.Body.Close()
			} else if !strings.Contains(err.Error(), "recorded") {
				t.Errorf("%s: %v", line, err)
			}
		}
		if len(r.Unused()) > len(fixture.Exchanges) {
			t.Error("more unused than recorded")
		}
		again, err := fixture.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Parse("again.json", again); err != nil {
			t.Errorf("written again it can't be read: %v\n%s", err, again)
		}
	})
}

// FuzzScrub records anything and sends it again: nothing secret is in the file, and the replay knows the request.
func FuzzScrub(f *testing.F) {
	f.Add("/a/ann@corp.example", "q=ann%40corp.example", `{"password":"hidden-1","x":["token=abc;y","ann@corp.example"]}`, "hidden-1")
	f.Add("/spaces/1", "", "user1@example.com scrubbed-secret-1", "k")
	f.Fuzz(func(t *testing.T, path, query, body, key string) {
		target, err := http.NewRequest("POST", "http://x/p", strings.NewReader(body))
		if err != nil {
			return
		}
		target.URL.Path = "/" + strings.TrimLeft(path, "/")
		target.URL.RawQuery = query
		if _, err := http.NewRequest("POST", target.URL.String(), nil); err != nil {
			return
		}
		fixture := record(t, RecorderOptions{}, "https://dss.corp.example", said{
			method: "POST", path: target.URL.EscapedPath(), query: query, body: body, secrets: []string{key}, answer: body,
		})
		text, err := fixture.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "@corp.example") {
			t.Errorf("an address is in\n%s", text)
		}
		if _, err := Parse("x.json", text); err != nil {
			t.Errorf("%v\n%s", err, text)
		}
	})
}
