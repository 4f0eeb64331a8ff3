package rest_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/dssrun/dssrun/bindings/rest"
)

// tape keeps what a Recorder is told.
type tape struct {
	mu   sync.Mutex
	sent []rest.Sent
	came []rest.Answered
}

func (t *tape) record(s rest.Sent) func(rest.Answered) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.sent = append(t.sent, s)
	return func(a rest.Answered) {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.came = append(t.came, a)
	}
}

func TestRecordsEveryAttempt(t *testing.T) {
	t.Parallel()
	var tape tape
	answers := []transport{
		always(503, `{"busy":true}`, "Retry-After: 0"),
		func(*http.Request) (*http.Response, error) { return nil, io.ErrUnexpectedEOF },
		always(200, `{"a":1}`),
	}
	c := newClient(t, rest.Config{Record: tape.record, Transport: transport(func(r *http.Request) (*http.Response, error) {
		next := answers[0]
		answers = answers[1:]
		return next(r)
	})})
	res, err := c.WithHeaders(map[string]string{"X-DKU-ProxyUser": "ann"}).Do(context.Background(), &rest.Request{Path: "/a%2Fb", Query: map[string][]string{"q": {"1"}}})
	if err != nil || string(res.Body) != `{"a":1}` {
		t.Fatal(res, err)
	}
	if len(tape.sent) != 3 || len(tape.came) != 3 {
		t.Fatalf("%d sent, %d came", len(tape.sent), len(tape.came))
	}
	s := tape.sent[2]
	if s.Method != "GET" || s.Path != "/a%2Fb" || s.Query != "q=1" || s.Header.Get("X-DKU-ProxyUser") != "ann" || !s.Reads || s.Body != nil {
		t.Errorf("%+v", s)
	}
	if a := tape.came[0]; a.Status != 503 || string(a.Body.Bytes) != `{"busy":true}` || a.Err != nil {
		t.Errorf("the first: %+v", a)
	}
	if a := tape.came[1]; a.Status != 0 || !errors.Is(a.Err, io.ErrUnexpectedEOF) {
		t.Errorf("the second: %+v", a)
	}
	if a := tape.came[2]; a.Status != 200 || a.Body.Size != 7 {
		t.Errorf("the third: %+v", a)
	}
}

func TestRecordsBodies(t *testing.T) {
	t.Parallel()
	long := bytes.Repeat([]byte("0123456789abcdef"), 1<<17) // 2 MiB
	upload := func(content string) *rest.Upload {
		return &rest.Upload{Open: func() (io.ReadCloser, int64, error) {
			return io.NopCloser(strings.NewReader(content)), int64(len(content)), nil
		}}
	}
	for name, c := range map[string]struct {
		request  rest.Request
		answer   string
		read     int64 // of a stream, before it is closed; -1 is all
		sent     string
		uploaded int64
		body     rest.Part
	}{
		"a body": {
			request: rest.Request{Method: "POST", Path: "/x", Body: []byte(`{"k":1}`), Reads: true}, answer: "{}",
			sent: `{"k":1}`, body: rest.Part{Bytes: []byte("{}"), Size: 2},
		},
		"an upload":      {request: rest.Request{Method: "POST", Path: "/x", Upload: upload("hello")}, uploaded: 5},
		"a long upload":  {request: rest.Request{Method: "POST", Path: "/x", Upload: upload(string(long))}, uploaded: 2 << 20},
		"a stream":       {request: rest.Request{Path: "/x", Stream: true}, answer: "hello", read: -1, body: rest.Part{Bytes: []byte("hello"), Size: 5}},
		"a long stream":  {request: rest.Request{Path: "/x", Stream: true}, answer: string(long), read: -1, body: rest.Part{Bytes: long[:1<<20], Size: 2 << 20}},
		"a closed one":   {request: rest.Request{Path: "/x", Stream: true}, answer: string(long), read: 4, body: rest.Part{Bytes: []byte("0123"), Size: 4}},
		"a long answer":  {request: rest.Request{Path: "/x"}, answer: string(long), body: rest.Part{Bytes: long, Size: 2 << 20}},
		"an empty one":   {request: rest.Request{Method: "DELETE", Path: "/x"}},
		"an empty file":  {request: rest.Request{Method: "POST", Path: "/x", Upload: upload("")}},
		"nothing at all": {request: rest.Request{Path: "/x", Stream: true}, read: -1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var tape tape
			client := serve(t, func(w http.ResponseWriter, r *http.Request) {
				_, _ = io.Copy(io.Discard, r.Body)
				_, _ = io.WriteString(w, c.answer)
			}, func(config *rest.Config) { config.Record = tape.record })
			res, err := client.Do(context.Background(), &c.request)
			if err != nil {
				t.Fatal(err)
			}
			if res.Stream != nil {
				if len(tape.came) != 0 {
					t.Error("a stream was done before it was read")
				}
				if c.read < 0 {
					_, err = io.Copy(io.Discard, res.Stream)
				} else {
					_, err = io.CopyN(io.Discard, res.Stream, c.read)
				}
				if err != nil {
					t.Error(err)
				}
				res.Stream.Close()
			}
			if len(tape.sent) != 1 || len(tape.came) != 1 {
				t.Fatalf("%d sent, %d came", len(tape.sent), len(tape.came))
			}
			s, a := tape.sent[0], tape.came[0]
			if string(s.Body) != c.sent || s.Reads != (c.request.Reads || c.request.Method == "") {
				t.Errorf("sent %q, reads %v", s.Body, s.Reads)
			}
			if a.Upload.Size != c.uploaded || int64(len(a.Upload.Bytes)) != min(c.uploaded, 1<<20) {
				t.Errorf("uploaded %d of %d", len(a.Upload.Bytes), a.Upload.Size)
			}
			if !bytes.Equal(a.Body.Bytes, c.body.Bytes) || a.Body.Size != c.body.Size {
				t.Errorf("answered %d of %d", len(a.Body.Bytes), a.Body.Size)
			}
		})
	}
}

func TestARefusalByPermissionIsNotRecorded(t *testing.T) {
	t.Parallel()
	var tape tape
	c := newClient(t, rest.Config{Record: tape.record, Permit: func(string) error { return errors.New("no") }, Transport: always(200, "")})
	if _, err := c.Do(context.Background(), &rest.Request{Path: "/x"}); err == nil || len(tape.sent) != 0 {
		t.Error(err, tape.sent)
	}
}
