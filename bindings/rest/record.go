package rest

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"sync"
)

// Recorder is told of each request that goes out, repetitions and followed redirects included, at the time it goes out. The
// function that it returns is called once, with what came of it: when the answer is complete, or will not come. Both are
// called by several goroutines.
type Recorder func(Sent) (done func(Answered))

// recordedPart is how much of a body that is streamed, up or down, is kept for a Recorder: its beginning.
const recordedPart = 1 << 20

// Sent is a request as it leaves, the caller's identity included. Nothing in it may be changed.
type Sent struct {
	Method  string
	Path    string // escaped, below the base path
	Query   string // escaped
	Header  http.Header
	Body    []byte   // nil for an upload, which Answered shows
	Reads   bool     // it changes nothing, whatever its method
	Secrets []string // values in path, query or body that must not be shown
}

// Answered is what came of a request. Nothing in it may be changed.
type Answered struct {
	Upload Part // what was uploaded, empty when nothing was
	Status int  // 0 when no answer came, or none that could be read
	Header http.Header
	Body   Part
	Err    error // why there is no answer, or what broke it off
}

// Part is a body, or the beginning of a streamed one.
type Part struct {
	Bytes []byte
	Size  int64 // of the whole, as far as it went
}

// records tells of every attempt and what came of it. It stands above the layer that takes answers in, so that an
// answer in memory is not copied, and below the one that identifies, so that the caller is known.
func records(recorder Recorder, basePath string) layer {
	return func(next http.RoundTripper) http.RoundTripper {
		if recorder == nil {
			return next
		}
		return roundTrip(func(req *http.Request) (*http.Response, error) {
			call := callOf(req)
			done := recorder(Sent{
				Method: req.Method, Path: pathBelow(req.URL.EscapedPath(), basePath), Query: req.URL.RawQuery,
				Header: req.Header, Body: call.Body, Reads: call.Reads || safe(req.Method), Secrets: call.Secrets,
			})
			upload := &part{}
			if call.Upload != nil {
				req = upload.of(req)
			}
			res, err := next.RoundTrip(req)
			answered := Answered{Upload: upload.get(), Err: err}
			if err != nil {
				done(answered)
				return nil, err
			}
			answered.Status, answered.Header = res.StatusCode, res.Header
			if a, ok := res.Body.(*answer); ok {
				answered.Body = Part{a.all, int64(len(a.all))}
				done(answered)
				return res, nil
			}
			res.Body = &tee{body: res.Body, done: func(p Part, err error) {
				answered.Upload, answered.Body, answered.Err = upload.get(), p, err
				done(answered)
			}}
			return res, nil
		})
	}
}

// pathBelow is what follows a base path, behind whatever prefix the instance has.
func pathBelow(path, base string) string {
	if _, below, ok := strings.Cut(path, base); ok && base != "" {
		return below
	}
	return path
}

// part keeps the beginning of what is written to it. The transport may still read an upload when its answer is there.
type part struct {
	mu   sync.Mutex
	kept bytes.Buffer
	size int64
}

func (p *part) add(b []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.size += int64(len(b))
	p.kept.Write(b[:min(len(b), recordedPart-p.kept.Len())])
}

func (p *part) restart() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.kept.Reset()
	p.size = 0
}

func (p *part) get() Part {
	p.mu.Lock()
	defer p.mu.Unlock()
	return Part{bytes.Clone(p.kept.Bytes()), p.size}
}

// of gives a request whose body is kept while it is sent, from its start when it is sent once more.
func (p *part) of(req *http.Request) *http.Request {
	mine := *req
	mine.Body = p.watch(req.Body)
	if req.GetBody != nil {
		mine.GetBody = func() (io.ReadCloser, error) {
			body, err := req.GetBody()
			if err != nil {
				return nil, err
			}
			p.restart()
			return p.watch(body), nil
		}
	}
	return &mine
}

func (p *part) watch(body io.ReadCloser) io.ReadCloser {
	if body == nil || body == http.NoBody {
		return body
	}
	return &watched{body, p}
}

// watched is an upload on its way out.
type watched struct {
	io.ReadCloser
	part *part
}

func (w *watched) Read(b []byte) (int, error) {
	n, err := w.ReadCloser.Read(b)
	w.part.add(b[:n])
	return n, err
}

// tee is a stream on its way to the script. done is called once: at its end, its error, or when it is closed before.
type tee struct {
	body io.ReadCloser
	part part
	once sync.Once
	done func(Part, error)
}

func (t *tee) Read(b []byte) (int, error) {
	n, err := t.body.Read(b)
	t.part.add(b[:n])
	if err == io.EOF {
		t.end(nil)
	} else if err != nil {
		t.end(err)
	}
	return n, err
}

func (t *tee) Close() error {
	err := t.body.Close()
	t.end(nil)
	return err
}

func (t *tee) end(err error) {
	t.once.Do(func() { t.done(t.part.get(), err) })
}
