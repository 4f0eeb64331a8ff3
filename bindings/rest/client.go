// Package rest sends one HTTP request to a Dataiku API and brings back its answer or a clear error.
//
// A request walks a chain of http.RoundTrippers, laid out in chain.go. What it guarantees:
//
//   - Only GET and HEAD are repeated, on 429, 502, 503, 504 and broken connections. A write is repeated in one case, when no
//     connection came about, so that nothing of it can have been received.
//   - The key goes to the configured host and no other: a redirect elsewhere is an error.
//   - An error never shows the key, or a secret that the request carries.
package rest

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// Client talks to one host as one caller. It is safe for use by several goroutines.
type Client struct {
	config    Config
	base      *url.URL // with BasePath, without trailing slash
	transport http.RoundTripper
	identity  http.Header
	send      http.RoundTripper // the chain
	bad       error             // from WithHeaders, reported by Do
}

// Request is one call of the API.
type Request struct {
	Method string // GET when empty
	// Path is below BasePath and already escaped: put parameters in with PathEscape. A query behind "?" joins Query.
	Path        string
	Query       url.Values
	Body        []byte // sent as it is; nil sends none
	ContentType string // of Body; empty is application/json
	Upload      *Upload
	Stream      bool     // leave the answer's body unread, in Response.Stream; the caller closes it
	JSON        bool     // the answer has to be JSON: an HTML page, a proxy's login say, is an error
	Secrets     []string // values in path, query or body that no error may show
	Reads       bool     // a POST that changes nothing. It is not repeated for that
}

// Response is an answer of status 2xx.
type Response struct {
	Status int
	Header http.Header
	Body   []byte        // nil when streamed
	Stream io.ReadCloser // when asked for; its read errors are as clear as those of Do

	method string
	target *url.URL
	call   *call
}

// url is the request's address as an error may show it.
func (r *Response) url() string { return r.call.show(r.target) }

// WithHeaders gives a client on the same connections with other extra headers in place of Config.Headers. With
// X-DKU-ProxyUser it acts as that user, if the key is an administrator's (the reference's get_client_as).
// A header that can't be sent is reported by Do.
func (c *Client) WithHeaders(headers map[string]string) *Client {
	other := *c
	other.config.Headers = headers
	other.identity, other.bad = identity(other.config)
	other.send = other.chain()
	return &other
}

// URL is the address that the client was configured with, without BasePath and trailing slash.
func (c *Client) URL() string {
	return strings.TrimSuffix(c.base.String(), c.config.BasePath)
}

// CloseIdle closes the connections that wait for a next request.
func (c *Client) CloseIdle() {
	if t, ok := c.transport.(interface{ CloseIdleConnections() }); ok {
		t.CloseIdleConnections()
	}
}

// Do sends a request and waits for its answer.
//
// Errors: *[Exception] is the server's refusal, status 400 and up. *[Failure] is everything that kept an answer from coming
// or from being understood. *[Aborted] says that ctx ended. *[Misuse] is a request that can't be sent. A refusal by
// Config.Permit is returned as it is.
func (c *Client) Do(ctx context.Context, r *Request) (*Response, error) {
	if c.bad != nil {
		return nil, c.bad
	}
	ctx, cancel := context.WithCancelCause(ctx)
	call := &call{Request: r, cancel: cancel}
	req, err := c.build(ctx, call)
	if err != nil {
		cancel(nil)
		return nil, err
	}
	if ctx.Err() != nil {
		closeBody(req)
		return nil, &Aborted{Method: req.Method, URL: call.show(req.URL), Err: ctx.Err()}
	}
	res, err := c.send.RoundTrip(req)
	if err != nil {
		err = explain(req, call, err)
		cancel(nil)
		return nil, err
	}
	answer := &Response{Status: res.StatusCode, Header: res.Header, method: req.Method, target: req.URL, call: call}
	if r.Stream && res.StatusCode < 300 {
		answer.Stream = &stream{
			body: res.Body, status: res.StatusCode, length: res.ContentLength, cancel: cancel,
			explain: func(err error) error { return explain(req, call, err) },
		}
		return answer, nil
	}
	defer cancel(nil)
	if answer.Body, err = bodyOf(res); err != nil {
		return nil, explain(req, call, err)
	}
	switch {
	case res.StatusCode >= 400:
		return nil, newException(call, answer)
	case res.StatusCode >= 300:
		return nil, answer.unusable("ERR_REDIRECT", "the server answers with a redirect ("+statusText(res.StatusCode)+") that does not say where to")
	case r.JSON && isHTML(res.Header, answer.Body):
		return nil, answer.NotJSON(nil)
	}
	return answer, nil
}

// build makes the HTTP request of a call.
func (c *Client) build(ctx context.Context, call *call) (*http.Request, error) {
	r := call.Request
	method := strings.ToUpper(r.Method)
	if method == "" {
		method = http.MethodGet
	}
	target, err := c.target(call)
	if err != nil {
		return nil, err
	}
	if r.Body != nil && r.Upload != nil {
		return nil, &Misuse{method + " " + r.Path + " has both a body and an upload: give one of them"}
	}
	ctx = context.WithValue(ctx, callKey{}, call)
	req, err := http.NewRequestWithContext(ctx, method, "", nil)
	if err != nil {
		return nil, &Misuse{"the HTTP method " + quote(r.Method) + " is not one word: write GET, POST, PUT or DELETE"}
	}
	req.URL, req.Host = target, target.Host
	switch {
	case r.Upload != nil:
		if err := r.Upload.attach(req); err != nil {
			return nil, err
		}
	case r.Body != nil:
		req.ContentLength = int64(len(r.Body))
		req.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(r.Body)), nil }
		req.Body, _ = req.GetBody()
		req.Header.Set("Content-Type", "application/json")
		if r.ContentType != "" {
			req.Header.Set("Content-Type", r.ContentType)
		}
	}
	return req, nil
}

// target is the address of a call: base, path and query.
func (c *Client) target(call *call) (*url.URL, error) {
	path, query, _ := strings.Cut(call.Path, "?")
	path = escapeRest("/" + strings.TrimPrefix(path, "/"))
	plain, err := url.PathUnescape(path)
	switch {
	case err != nil:
		return nil, &Misuse{"the path " + quote(call.Path) + " has a % without two hexadecimal digits: escape it as %25"}
	case strings.Contains(path, "#"):
		return nil, &Misuse{"the path " + quote(call.Path) + " has a #: escape it as %23"}
	case hasDots(path):
		// Servers and proxies read even %2E%2E as a step up, so there is no spelling that is safe to send.
		return nil, &Misuse{"the path " + quote(call.Path) + ` has the element "." or "..", which would lead to another call: no object has that name`}
	}
	if call.Query != nil {
		if query != "" {
			query += "&"
		}
		query += call.Query.Encode()
	}
	base := *c.base
	call.below = c.config.BasePath + path
	base.RawPath = base.EscapedPath() + path
	base.Path += plain
	base.RawQuery = strings.TrimSuffix(query, "&")
	return &base, nil
}

// hasDots finds an element of an escaped path that stands for this folder or the one above.
func hasDots(path string) bool {
	for element := range strings.SplitSeq(path, "/") {
		if plain, err := url.PathUnescape(element); err == nil && (plain == "." || plain == "..") {
			return true
		}
	}
	return false
}

// escapeRest escapes what a path must not hold as it is, and leaves what is escaped already.
func escapeRest(path string) string {
	return escape(path, func(ch byte) bool { return ch <= ' ' || ch >= 0x7f || strings.IndexByte("\"<>\\^`{|}", ch) >= 0 })
}

// escape percent-encodes the bytes that must be.
func escape(text string, must func(byte) bool) string {
	clean := 0
	for clean < len(text) && !must(text[clean]) {
		clean++
	}
	if clean == len(text) {
		return text
	}
	var b strings.Builder
	b.WriteString(text[:clean])
	for i := clean; i < len(text); i++ {
		if ch := text[i]; must(ch) {
			b.WriteString(percent(ch))
		} else {
			b.WriteByte(ch)
		}
	}
	return b.String()
}

func percent(ch byte) string {
	const hex = "0123456789ABCDEF"
	return string([]byte{'%', hex[ch>>4], hex[ch&15]})
}

const unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~."

// PathEscape escapes a value so that it is exactly one element of a Request's Path: everything but letters, digits
// and - _ ~ . is percent-encoded, "/" too. "." and ".." are encoded as well and then refused by Do. An empty value can't be
// told from a missing one: refuse it before.
func PathEscape(value string) string {
	dots := value == "." || value == ".."
	return escape(value, func(ch byte) bool { return dots || strings.IndexByte(unreserved, ch) < 0 })
}
