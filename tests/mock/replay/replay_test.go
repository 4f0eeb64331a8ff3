package replay

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/dssrun/dssrun/tests/mock"
)

// replayed makes a replay of the exchanges of a fixture in JSON.
func replayed(t testing.TB, exchanges string) *Replay {
	t.Helper()
	f, err := Parse("x.json", []byte(`{"format":1,"exchanges":[`+exchanges+`]}`))
	if err != nil {
		t.Fatal(err)
	}
	return New(f, "x.json")
}

// ask sends "METHOD /path?query body" to the DSS and gives "status body", or the error.
func ask(t testing.TB, r *Replay, line string) string {
	t.Helper()
	product := DSS
	if rest, ok := strings.CutPrefix(line, "govern "); ok {
		product, line = Govern, rest
	}
	if rest, ok := strings.CutPrefix(line, "launchpad "); ok {
		product, line = Launchpad, rest
	}
	method, rest, _ := strings.Cut(line, " ")
	target, body, _ := strings.Cut(rest, " ")
	target, user, _ := strings.Cut(target, "|")
	base := "/dip/publicapi"
	if product == Launchpad {
		base = "/v1"
	}
	req, err := http.NewRequest(method, mock.URL+base+target, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if body == "" {
		req.Body = nil
	}
	req.Header.Set("Content-Type", "application/json")
	if strings.HasPrefix(body, "--b\r\n") {
		req.Header.Set("Content-Type", "multipart/form-data; boundary=b")
	}
	if user != "" {
		req.Header.Set("X-DKU-ProxyUser", user)
	}
	res, err := r.Transport(product).RoundTrip(req)
	if err != nil {
		return "error: " + err.Error()
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	out := http.StatusText(res.StatusCode) + " " + string(text)
	if res.StatusCode == 200 {
		out = string(text)
	}
	if err != nil {
		out += " error: " + err.Error()
	}
	return out
}

func TestMatching(t *testing.T) {
	t.Parallel()
	// Exchanges are written as "product METHOD path more-members"; each answers with its number.
	for name, c := range map[string]struct {
		recorded []string
		asked    []string // requests, each followed by the answer's beginning, or "miss: a part of the message"
	}{
		"in order, then the last again": {
			[]string{`"GET","path":"/a"`, `"GET","path":"/a"`},
			[]string{"GET /a", "1", "GET /a", "2", "GET /a", "2", "GET /a/", "2"},
		},
		"a write is not answered twice": {
			[]string{`"PUT","path":"/a"`},
			[]string{"PUT /a", "1", "PUT /a", "miss: all its answers were given, the last is PUT /a (exchange 1, line 1), and a write is not answered twice"},
		},
		"a POST that reads is": {[]string{`"POST","path":"/a","reads":true`}, []string{"POST /a", "1", "POST /a", "1"}},
		"the method": {
			[]string{`"GET","path":"/a"`},
			[]string{"DELETE /a", "miss: DELETE /a is not in the recording x.json: the nearest is GET /a (exchange 1, line 1), which differs in the method"},
		},
		"the path": {
			[]string{`"GET","path":"/admin/users/ada"`, `"GET","path":"/admin/groups/ada"`, `"GET","path":"/a%2Fb"`},
			[]string{"GET /admin/grups/ada", "miss: the nearest is GET /admin/groups/ada (exchange 2, line 1), which differs in the path",
				"GET /a/b", "miss: differs in the path", "GET /a%2fb", "3"},
		},
		"the query": {
			[]string{`"GET","path":"/a","query":{"x":["1"],"y":["2","3"]}`},
			[]string{"GET /a?y=2&x=1&y=3", "1", "GET /a?x=1", "miss: the query: y=2,3 is missing here", "GET /a?x=9&y=2&y=3", "miss: the query: x is 1 there and 9 here",
				"GET /a?x=1&y=2&y=3&z=4", "miss: the query: z=4 was not recorded"},
		},
		"the user": {
			[]string{`"GET","path":"/a","proxyUser":"ann"`},
			[]string{"GET /a|ann", "1", "GET /a", `miss: the user acted for: "ann" there and nobody here`},
		},
		"the product": {
			[]string{`"GET","path":"/a"`},
			[]string{"govern GET /a", "miss: the product, which was dss"},
		},
		"JSON without the order of members": {
			[]string{`"PUT","path":"/a","request":{"json":{"a":1,"b":[1,2,{"c":null}]}}`},
			[]string{`PUT /a {"b":[1,2.0,{"c":null}],"a":1}`, "1"},
		},
		"JSON that differs": {
			[]string{`"PUT","path":"/a","request":{"json":{"a":1,"b":[1,2]}}`},
			[]string{`PUT /a {"a":2,"b":[1,2]}`, "miss: the body: a is 1 there and 2 here", `PUT /a {"a":1,"b":[1]}`, "miss: b has 2 elements there and 1 here",
				`PUT /a {"a":1}`, "miss: b is missing here, it is a list there", `PUT /a {"a":1,"b":[1,2],"c":"x"}`, `miss: c was not recorded, it is "x" here`,
				`PUT /a {"a":{},"b":[1,2]}`, "miss: a is 1 there and an object here", `PUT /a`, "miss: the body: it is missing here", `PUT /a {"a`, "miss: it is JSON there and text here"},
		},
		"large numbers digit by digit": {
			[]string{`"PUT","path":"/a","request":{"json":12345678901234567890}`},
			[]string{`PUT /a 12345678901234567891`, "miss: it is 12345678901234567890 there", `PUT /a 12345678901234567890`, "1"},
		},
		"a form whatever its boundary": {
			[]string{`"POST","path":"/f","request":{"form":[{"name":"file","filename":"a.txt","body":{"text":"hello"}}]}`},
			[]string{"POST /f --b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b.txt\"\r\n\r\nhello\r\n--b--\r\n", `miss: the file file is named "a.txt" there and "b.txt" here`,
				"POST /f --b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhello\r\n--b--\r\n", "1"},
		},
		"the beginning of a long body": {
			[]string{`"POST","path":"/a","request":{"text":"hello user1@example.com an","size":1000}`},
			[]string{"POST /a hello ann@corp.example and so on", "1"},
		},
		"addresses stand for one another, each for one": {
			[]string{`"GET","path":"/u/user1@example.com"`, `"GET","path":"/u/user2@example.com"`, `"PUT","path":"/u/user1@example.com","request":{"json":{"mail":"user1@example.com","user2@example.com":1}}`},
			[]string{"GET /u/ann@corp.example", "1", "GET /u/bob@corp.example", "2", "GET /u/ANN%40corp.example", "1", "GET /u/eve@corp.example", "miss: the path",
				`PUT /u/ann@corp.example {"mail":"bob@corp.example","bob@corp.example":1}`, "miss: mail is", `PUT /u/ann@corp.example {"mail":"user1@example.com","bob@corp.example":1}`, "3"},
		},
		"a fake is itself only": {
			[]string{`"GET","path":"/u/user1@example.com"`, `"GET","path":"/u/user2@example.com"`},
			[]string{"GET /u/user2@example.com", "2", "GET /u/user3@example.com", "miss: the path", "GET /u/user1@example.com", "1"},
		},
		"secrets": {
			[]string{`"POST","path":"/k/scrubbed-secret-1","request":{"json":{"url":"x://u:scrubbed-secret-1@dss.example.com/a","other":"scrubbed-secret-2"}}`},
			[]string{`POST /k/abc {"url":"x://u:abd@corp.example/a","other":"z"}`, "miss: url is", `POST /k/abc {"url":"x://u:abc@corp.example/a","other":"abc"}`, "miss: other is",
				`POST /k/abc {"url":"x://u:abc@corp.example/a","other":"z"}`, "1"},
		},
		"any space of a Launchpad": {
			[]string{`"GET","path":"/spaces/mock-space/users"`},
			[]string{"GET /spaces/my-own/users", "miss: the path", "launchpad GET /spaces/my-own/users", "miss: the product"},
		},
		"an empty recording": {nil, []string{"GET /a", "miss: the recording has no exchanges"}},
		"what was on its way": {
			[]string{`"GET","path":"/a","broken":"the run ended before the answer came"`},
			[]string{"GET /a", "miss: it was on its way when the recorded run ended"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var list []string
			for i, x := range c.recorded {
				status := `,"status":200,"response":{"json":` + string(rune('1'+i)) + `}`
				if strings.Contains(x, "broken") {
					status = ""
				}
				list = append(list, `{"product":"dss","method":`+x+status+`}`)
			}
			r := replayed(t, strings.Join(list, ","))
			missed := 0
			for i := 0; i < len(c.asked); i += 2 {
				got, want := ask(t, r, c.asked[i]), c.asked[i+1]
				part, miss := strings.CutPrefix(want, "miss: ")
				if !miss && got != want {
					t.Errorf("%s: %s\nwant %s", c.asked[i], got, want)
				}
				if !miss {
					continue
				}
				missed++
				list := r.Misses()
				if !strings.HasPrefix(got, "Not Implemented {") || len(list) != missed || !strings.Contains(list[missed-1], part) {
					t.Errorf("%s: %s\n%q\nwant %s", c.asked[i], got, list, part)
				}
			}
		})
	}
}

func TestUnused(t *testing.T) {
	t.Parallel()
	r := replayed(t, `{"product":"dss","method":"GET","path":"/a","query":{"q":["1"]},"status":200},
		{"product":"launchpad","method":"GET","path":"/spaces/mock-space/users","status":200,"response":{"json":[1.0, 2]}}`)
	if got := ask(t, r, "launchpad GET /spaces/of-mine/users"); got != "[1.0,2]" {
		t.Error(got)
	}
	if got := strings.Join(r.Unused(), "; "); got != "GET /a?q=1 (exchange 1, line 1)" {
		t.Error(got)
	}
	if got := ask(t, r, "launchpad GET /spaces/of-mine/none"); !strings.Contains(got, `"code":501`) {
		t.Error(got)
	}
}

func TestAnswersThatBroke(t *testing.T) {
	t.Parallel()
	r := replayed(t, `{"product":"dss","method":"GET","path":"/refused","broken":"dial tcp: connection refused"},
		{"product":"dss","method":"GET","path":"/reset","broken":"EOF"},
		{"product":"dss","method":"GET","path":"/half","status":200,"response":{"text":"half"},"broken":"the answer breaks off"},
		{"product":"dss","method":"GET","path":"/long","status":200,"response":{"text":"start","size":9000}},
		{"product":"dss","method":"GET","path":"/busy","status":503,"headers":{"Retry-After":"60"}}`)
	for path, want := range map[string]string{
		"/refused": "error: dial tcp: recorded: dial tcp: connection refused",
		"/reset":   "error: read tcp: recorded: EOF",
		"/half":    "half error: read tcp: recorded: the answer breaks off",
		"/long":    "start error: the recording holds only the first 5 bytes of the 9000 of GET /long (exchange 4, line 4)",
		"/busy":    "Service Unavailable ",
	} {
		if got := ask(t, r, "GET "+path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	res, err := r.Transport(DSS).RoundTrip(httptest.NewRequest("GET", "http://x/dip/publicapi/busy", nil))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if res.StatusCode != 503 || res.Header.Get("Retry-After") != "0" {
		t.Error(res.StatusCode, res.Header)
	}
}

// TestRecordedIsReplayed sends what was sent once more, in another order and in parallel: nothing is missed.
func TestRecordedIsReplayed(t *testing.T) {
	t.Parallel()
	f := record(t, RecorderOptions{}, "https://dss.corp.example",
		said{path: "/admin/users/ann%40corp.example", answer: `{"login":"ann@corp.example"}`},
		said{method: "PUT", path: "/admin/users/ann%40corp.example", body: `{"password":"hidden-1","login":"ann@corp.example","ann@corp.example":{"url":"https://dss.corp.example/x"}}`},
		said{path: "/x%2Fy/", query: "a=b&c=ann%40corp.example"},
		said{method: "POST", path: "/t", body: `not JSON, with token=hidden-2`, header: http.Header{"Content-Type": {"text/plain"}}},
	)
	r := New(f, "x.json")
	var wait sync.WaitGroup
	for _, line := range []string{
		"GET /x%2Fy?c=ann@corp.example&a=b", "POST /t not JSON, with token=hidden-2",
		`PUT /admin/users/ann%40corp.example {"login":"ann@corp.example","ann@corp.example":{"url":"https://dss.corp.example/x"},"password":"another"}`,
		"GET /admin/users/ann@corp.example", "GET /admin/users/ann@corp.example",
	} {
		wait.Go(func() { ask(t, r, line) })
	}
	wait.Wait()
	if len(r.Misses()) > 0 || len(r.Unused()) > 0 {
		t.Errorf("missed %q, unused %q", r.Misses(), r.Unused())
	}
}

func TestSpaceIsTheMocks(t *testing.T) {
	t.Parallel()
	if SpaceID != mock.LaunchpadSpaceID {
		t.Error(SpaceID)
	}
}
