package rest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"

	"github.com/dssrun/dssrun/runtime/heap"
)

// longestError is how much of an error's body is kept; the rest is dropped, since nobody reads on.
const longestError = 1 << 20

const codeTruncated = "ERR_RESPONSE_TRUNCATED"

// errSilent ends a request whose answer stopped coming.
var errSilent = errors.New("the answer stopped coming")

// reads takes the whole answer into memory, so that the layers above see one that is complete, or an error that
// they can act on. A stream passes, unless it is an error.
func reads(limit int64, silence time.Duration) layer {
	return func(next http.RoundTripper) http.RoundTripper {
		return roundTrip(func(req *http.Request) (*http.Response, error) {
			res, err := next.RoundTrip(req)
			if err != nil {
				return nil, err
			}
			call, fine := callOf(req), res.StatusCode < 300
			if call.Stream && fine {
				return res, nil
			}
			defer res.Body.Close()
			silent := time.AfterFunc(max(silence, 0), func() { call.cancel(errSilent) })
			if silence <= 0 {
				silent.Stop()
			}
			defer silent.Stop()
			most := limit
			if !fine {
				most = longestError
			}
			body, err := readAll(req.Method, res, most, func() {
				if silence > 0 {
					silent.Reset(silence)
				}
			})
			switch {
			case err == errTooLarge && fine:
				return nil, &Failure{Kind: ResponseError, Code: "ERR_RESPONSE_TOO_LARGE", Status: res.StatusCode, What: fmt.Sprintf(
					"the answer is larger than the limit of %s: ask for less at a time, or use a call that streams", size(limit))}
			case err == errTooLarge:
			case err != nil && broken(err):
				return nil, truncated(res.StatusCode, int64(len(body)), res.ContentLength)
			case err != nil && fine:
				return nil, err
			}
			res.Body = &answer{bytes.NewReader(body), body}
			return res, nil
		})
	}
}

// answer is a body that has been read.
type answer struct {
	*bytes.Reader
	all []byte
}

func (*answer) Close() error { return nil }

// bodyOf gives the bytes of an answer, without a copy when reads has them.
func bodyOf(res *http.Response) ([]byte, error) {
	if a, ok := res.Body.(*answer); ok {
		return a.all, nil
	}
	defer res.Body.Close()
	return io.ReadAll(res.Body)
}

var errTooLarge = errors.New("answer too large")

// readAll reads an answer's body, at most limit bytes unless that is negative, and calls alive after each part. With an
// error it returns what there is.
func readAll(method string, res *http.Response, limit int64, alive func()) ([]byte, error) {
	room := int64(512)
	if res.ContentLength > 0 {
		room = min(res.ContentLength+1, 4<<20) // what a server announces is no reason to reserve it all
	}
	body := make([]byte, 0, room)
	for {
		if len(body) == cap(body) {
			body = grow(body, res.ContentLength)
		}
		n, err := res.Body.Read(body[len(body):cap(body)])
		body = body[:len(body)+n]
		alive()
		if limit >= 0 && int64(len(body)) > limit {
			return body[:limit], errTooLarge
		}
		if err == io.EOF {
			if res.ContentLength > int64(len(body)) && method != http.MethodHead {
				return body, io.ErrUnexpectedEOF
			}
			return body, nil
		}
		if err != nil {
			return body, err
		}
	}
}

// grow makes room for more of a body: for all of it once the first part has come and the length is known, else for as
// much again, so that a large answer is not copied over and over.
func grow(body []byte, announced int64) []byte {
	room := 2 * int64(cap(body))
	if announced > int64(cap(body)) {
		room = announced + 1
	}
	heap.Expect(room)
	larger := make([]byte, len(body), room)
	copy(larger, body)
	return larger
}

// stream is an answer's body on its way to the script.
type stream struct {
	body    io.ReadCloser
	explain func(error) error
	cancel  context.CancelCauseFunc
	status  int
	got     int64
	length  int64 // -1 when not announced
}

func (s *stream) Read(p []byte) (int, error) {
	n, err := s.body.Read(p)
	s.got += int64(n)
	if err != nil && err != io.EOF {
		if broken(err) {
			err = truncated(s.status, s.got, s.length)
		}
		err = s.explain(err)
	}
	return n, err
}

func (s *stream) Close() error {
	err := s.body.Close()
	s.cancel(nil)
	return err
}

func truncated(status int, got, announced int64) *Failure {
	what := fmt.Sprintf("the answer breaks off after %s", size(got))
	if announced > got {
		what += " of " + size(announced)
	}
	return &Failure{Kind: ResponseError, Code: codeTruncated, Status: status, What: what + ": the server or a proxy before it closed the connection"}
}

// NotJSON is the error for an answer that should be JSON and could not be decoded. cause is the decoder's error, nil when it
// was not tried.
func (r *Response) NotJSON(cause error) error {
	body := bytes.TrimSpace(r.Body)
	switch {
	case isHTML(r.Header, body):
		what := "the answer is an HTML page, not JSON"
		if title := htmlTitle(body); title != "" {
			what = fmt.Sprintf("the answer is the HTML page %q, not JSON", title)
		}
		return r.unusable("ERR_HTML", what+": this is no address of the Dataiku API, or a proxy or a login page stands before it; check the instance's URL")
	case len(body) == 0:
		return r.unusable("ERR_NOT_JSON", "the answer is empty where JSON was expected")
	}
	f := r.unusable("ERR_NOT_JSON", fmt.Sprintf("the answer of %s is not JSON; it starts with %q", size(int64(len(r.Body))), excerpt(string(body), 60)))
	f.Err = cause
	if cause != nil {
		f.What += r.call.mask(" (" + cause.Error() + ")")
	}
	return f
}

func (r *Response) unusable(code, what string) *Failure {
	return &Failure{Kind: ResponseError, Code: code, Status: r.Status, Method: r.method, URL: r.url(), What: r.call.mask(what)}
}

// isHTML reports a web page, by its declared type or, when that says nothing, by its start.
func isHTML(h http.Header, body []byte) bool {
	declared := h.Get("Content-Type")
	if strings.HasPrefix(declared, "application/json") && len(body) > 0 && (body[0] == '{' || body[0] == '[') {
		return false // what nearly every answer is
	}
	kind, _, _ := mime.ParseMediaType(declared)
	if kind == "text/html" || kind == "application/xhtml+xml" {
		return true
	}
	start := strings.ToLower(string(bytes.TrimSpace(body[:min(len(body), 200)])))
	return strings.HasPrefix(start, "<!doctype html") || strings.HasPrefix(start, "<html")
}

// htmlTitle gives a page's title on one line, "" when there is none.
func htmlTitle(page []byte) string {
	text := string(page[:min(len(page), 64<<10)])
	lower := strings.ToLower(text)
	if len(lower) != len(text) { // a letter that changes its length: positions would not agree
		lower = text
	}
	open := strings.Index(lower, "<title")
	if open < 0 {
		return ""
	}
	start := strings.IndexByte(lower[open:], '>')
	if start < 0 {
		return ""
	}
	start += open + 1
	end := strings.Index(lower[start:], "</title")
	if end < 0 {
		return ""
	}
	return excerpt(text[start:start+end], 100)
}
