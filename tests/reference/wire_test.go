package reference

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
)

const basePath = "/dip/publicapi"

// A program is a script to run with a client in place.
type program struct {
	// JS is the body of an async function in strict mode: `c` is a DSSClient,
	// `g` a GovernClient and `l` a LaunchpadClient of the addresses and keys
	// below, every class is in scope by its name, and what it returns is the
	// result.
	JS        string
	Env       map[string]string
	Transport http.RoundTripper // for every client of the run
}

// The clients of every program.
const (
	host      = "https://dss.example:11200"
	key       = "KEY"
	cloud     = "https://launchpad.example"
	space     = "SPACE"
	keyID     = "ID"
	keySecret = "SECRET"
)

// TestWire runs every case in both spellings and compares what is sent, what
// comes back and what is thrown with what the reference client did.
func TestWire(t *testing.T) {
	ended := outcomes(t)
	for _, name := range slices.Sorted(maps.Keys(ended)) {
		if err := ended[name]; err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSamples runs the worked cases of the naming rule.
func TestSamples(t *testing.T) {
	canned := canned(t)
	for _, c := range readCases(t, "testdata/sample.jsonl") {
		for i := range c.Requests {
			c.Requests[i].EmptyAsNone = true
		}
		if err := check(t, c, c.JS, canned); err != nil {
			t.Errorf("%s: %v", c.Case, err)
		}
	}
}

func canned(t *testing.T) map[string]answer {
	t.Helper()
	var routes map[string]answer
	readJSON(t, "testdata/canned.json", &routes)
	return routes
}

var ran struct {
	sync.Mutex
	outcomes map[string]error
}

// outcomes runs every case, once a test binary, and says how each ended.
func outcomes(t *testing.T) map[string]error {
	t.Helper()
	ran.Lock()
	defer ran.Unlock()
	if ran.outcomes != nil {
		return ran.outcomes
	}
	ran.outcomes = map[string]error{}
	canned := canned(t)
	for _, c := range allCases(t) {
		err := check(t, c, c.JS, canned)
		if js := snakeCase(c); js != c.JS && err == nil {
			if err = check(t, c, js, canned); err != nil {
				err = fmt.Errorf("in snake_case: %w\n\t%s", err, js)
			}
		}
		ran.outcomes[c.Case] = err
	}
	return ran.outcomes
}

// check runs one program and compares everything that its case states.
func check(t *testing.T, c wireCase, js string, canned map[string]answer) error {
	wire := &wire{answers: c.Responses, canned: canned, queues: map[string][]answer{}}
	for route, given := range c.Answers {
		for _, g := range given {
			a, err := g.answer()
			if err != nil {
				return fmt.Errorf("answer to %s: %w", route, err)
			}
			wire.queues[route] = append(wire.queues[route], a)
		}
	}
	value, err := run(t, program{JS: js, Env: c.Env, Transport: wire})
	switch {
	case c.Throws == "" && err != nil:
		return fmt.Errorf("it throws: %w", err)
	case c.Throws != "" && err == nil:
		return fmt.Errorf("it must throw an error that names %q, and returns %s", c.Throws, value)
	case c.Throws != "" && !strings.Contains(strings.ToLower(err.Error()), strings.ToLower(c.Throws)):
		return fmt.Errorf("it must throw an error that names %q: %w", c.Throws, err)
	}
	if c.Requests != nil {
		if err := compareRequests(c.Requests, wire.sent, c.Misuse); err != nil {
			return err
		}
	}
	if c.Value != nil {
		if d := diff("result", decode(c.Value), decode(value)); d != "" {
			return errors.New(d)
		}
	}
	return nil
}

// A wire answers what the reference client was answered, in order, and keeps
// what it was sent.
type wire struct {
	answers []answer
	canned  map[string]answer
	queues  map[string][]answer

	mu   sync.Mutex
	sent []request
}

// RoundTrip notes the request and answers it.
func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	got, err := note(r)
	if err != nil {
		return nil, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.sent = append(w.sent, got)
	route := got.Method + " " + strings.TrimPrefix(got.Path, basePath)
	a, ok := w.canned[route+" "+encode(decode(got.Body))]
	if !ok {
		a, ok = w.canned[route]
	}
	if n := len(w.sent); n <= len(w.answers) {
		a, ok = w.answers[n-1], true
	}
	if q := w.queues[route]; len(q) > 0 {
		a, ok, w.queues[route] = q[0], true, q[1:]
	}
	if !ok {
		a = answer{Status: http.StatusNotFound, Text: "no answer is prepared for " + route}
	}
	header := http.Header{"Content-Type": {"application/json"}}
	text := []byte(a.Body)
	switch {
	case a.Base64 != nil:
		header.Set("Content-Type", "application/octet-stream")
		text = a.Base64
	case text == nil:
		header.Set("Content-Type", "text/plain; charset=utf-8")
		text = []byte(a.Text)
	}
	return &http.Response{
		Status: http.StatusText(a.Status), StatusCode: a.Status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: header, Body: io.NopCloser(bytes.NewReader(text)), ContentLength: int64(len(text)), Request: r,
	}, nil
}

// plainHeaders are those that every request may have.
var plainHeaders = []string{"Accept", "Accept-Encoding", "Authorization", "Connection", "Content-Length", "Content-Type", "User-Agent", "X-Dku-Apiticket", "X-Dku-Proxyuser"}

// note is what matters of a request.
func note(r *http.Request) (request, error) {
	out := request{Method: r.Method, Path: r.URL.Path, ProxyUser: r.Header.Get("X-DKU-ProxyUser")}
	if r.Body != nil {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return out, err
		}
		out.Body = body
	}
	if kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind == "multipart/form-data" {
		var err error
		if out.Parts, err = parts(out.Body, params["boundary"]); err != nil {
			return out, err
		}
		out.Body = nil
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return out, err
	}
	for name, values := range query {
		for _, v := range values {
			out.Query = append(out.Query, [2]string{name, v})
		}
	}
	if user, password, ok := r.BasicAuth(); ok {
		out.Auth = "Basic " + user + ":" + password
	} else if ticket := r.Header.Get("X-DKU-APITicket"); ticket != "" {
		out.Auth = "Ticket " + ticket
	}
	for name := range r.Header {
		if !slices.Contains(plainHeaders, name) {
			if out.Headers == nil {
				out.Headers = map[string]string{}
			}
			out.Headers[name] = r.Header.Get(name)
		}
	}
	return out, nil
}

// parts reads a form. The reference puts a Python dict where the content type of
// a part goes, so the parts' headers are not compared.
func parts(body []byte, boundary string) ([]part, error) {
	var out []part
	for form := multipart.NewReader(bytes.NewReader(body), boundary); ; {
		p, err := form.NextPart()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(p)
		if err != nil {
			return nil, err
		}
		out = append(out, part{Name: p.FormName(), FileName: p.FileName(), Content: string(text)})
	}
}
