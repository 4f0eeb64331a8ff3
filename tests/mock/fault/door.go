package fault

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"syscall"
	"time"
)

// Door is where the requests of one mock come in, over the network or inside the process.
type Door struct {
	Set     *Set
	Product Product
	// Below is the request's escaped path below the API's base path.
	Below func(*http.Request) string
	// Refuse is the body of a refusal in the product's shape. class is "" unless the rule's message names one.
	Refuse func(status int, class, message string) (contentType string, body []byte)
	// Note is told of requests that the mock itself does not see: the body up to 1 MiB, and the status of the answer, 0 for none.
	Note func(r *http.Request, body []byte, status int, rule string)
}

// longestNoted is how much of a body Note is told, and is read of a request that is refused or dropped.
const longestNoted = 1 << 20

// Handler puts the faults before a handler. A request that is dropped, or whose answer breaks off, ends in a panic with
// http.ErrAbortHandler, which makes net/http close the connection.
func (d *Door) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := d.verdict(r)
		if v.text == "" {
			next.ServeHTTP(w, r)
			return
		}
		if !sleep(r.Context(), v.delay) {
			panic(http.ErrAbortHandler)
		}
		a, err := d.strike(v, r, func(r *http.Request) (*http.Response, error) {
			answer := &recorder{header: http.Header{}, status: http.StatusOK}
			next.ServeHTTP(answer, r)
			return answer.response(), nil
		})
		if err != nil || a == nil {
			panic(http.ErrAbortHandler)
		}
		for key, values := range a.header {
			w.Header()[key] = values
		}
		w.Header()["Content-Length"] = []string{strconv.Itoa(a.announced)}
		w.WriteHeader(a.status)
		out := http.NewResponseController(w)
		for piece := range a.pieces(r.Context()) {
			if _, err := w.Write(piece); err != nil {
				return
			}
			_ = out.Flush()
		}
		if len(a.body) < a.announced || r.Context().Err() != nil {
			panic(http.ErrAbortHandler)
		}
	})
}

// Transport puts the faults before a transport. What a client sees is what it would see of a connection: the errors are of the
// same types.
func (d *Door) Transport(next http.RoundTripper) http.RoundTripper { return &transport{d, next} }

type transport struct {
	door *Door
	next http.RoundTripper
}

// RoundTrip implements http.RoundTripper. It honours the request's context and closes its body.
func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	v := t.door.verdict(r)
	if v.text == "" {
		return t.next.RoundTrip(r)
	}
	if r.Body != nil {
		defer r.Body.Close()
	}
	if !sleep(r.Context(), v.delay) {
		return nil, r.Context().Err()
	}
	a, err := t.door.strike(v, r, t.next.RoundTrip)
	if err != nil {
		return nil, err
	}
	if a == nil {
		return nil, &net.OpError{Op: "read", Net: "tcp", Err: syscall.ECONNRESET}
	}
	a.header["Content-Length"] = []string{strconv.Itoa(a.announced)}
	return &http.Response{
		Status: strconv.Itoa(a.status) + " " + http.StatusText(a.status), StatusCode: a.status,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: a.header, Body: a.reader(r.Context()), ContentLength: int64(a.announced), Request: r,
	}, nil
}

// CloseIdleConnections is there for http.Client.CloseIdleConnections: there is nothing to close.
func (t *transport) CloseIdleConnections() {}

func (d *Door) verdict(r *http.Request) verdict {
	if len(d.Set.entries()) == 0 {
		return verdict{}
	}
	method := r.Method
	if method == "" {
		method = http.MethodGet
	}
	return d.Set.decide(d.Product, method, d.Below(r))
}

// strike carries a verdict out, apart from its delay. A nil answer is a connection that is closed without one.
func (d *Door) strike(v verdict, r *http.Request, next func(*http.Request) (*http.Response, error)) (*answer, error) {
	rule := v.rule
	if rule != nil && (rule.Kind == KindStatus || rule.Kind == KindHTML || rule.Kind == KindBody || rule.Kind == KindDrop) {
		return d.unseen(rule, v.text, r), nil
	}
	response, err := next(r.WithContext(context.WithValue(r.Context(), struckKey{}, v.text)))
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	a := &answer{status: response.StatusCode, header: response.Header, body: body, announced: len(body)}
	switch {
	case rule == nil:
	case rule.Kind == KindSlow:
		a.rate = rule.BytesPerS
	case rule.Kind == KindTruncate && len(body) == 0:
		return nil, nil // nothing to break off but the answer itself
	case rule.Kind == KindTruncate:
		keep := len(body) / 2
		if rule.Keep >= 0 {
			keep = min(rule.Keep, len(body)-1)
		}
		a.body = body[:keep]
	}
	return a, nil
}

// unseen answers a request that the mock does not see, nil for a drop.
func (d *Door) unseen(rule *Rule, text string, r *http.Request) *answer {
	var body []byte
	if r.Body != nil {
		body, _ = io.ReadAll(io.LimitReader(r.Body, longestNoted))
	}
	if d.Note != nil {
		d.Note(r, body, rule.Status, text)
	}
	if rule.Kind == KindDrop {
		return nil
	}
	a := &answer{status: rule.Status, header: http.Header{}}
	var kind string
	switch rule.Kind {
	case KindHTML:
		kind, a.body = "text/html; charset=utf-8", page(rule.Status, rule.Message)
	case KindBody:
		kind, a.body = bodyType(rule.Body), []byte(rule.Body)
	default:
		class, message := classOf(rule.Message)
		if message == "" {
			message = http.StatusText(rule.Status)
		}
		kind, a.body = d.Refuse(rule.Status, class, message)
	}
	a.header["Content-Type"] = []string{kind}
	if rule.RetryAfter > 0 {
		a.header["Retry-After"] = []string{strconv.Itoa(rule.RetryAfter)}
	}
	if a.announced = len(a.body); r.Method == http.MethodHead {
		a.body, a.announced = nil, 0
	}
	return a
}

// answer is what arrives: body is shorter than announced when it breaks off.
type answer struct {
	status    int
	header    http.Header
	body      []byte
	announced int
	rate      int // bytes a second; 0 is all at once
}

// tick is how often something of a slow body arrives.
const tick = 50 * time.Millisecond

// pieces is the sequence of what arrives, each piece at its time. It ends early when the context does.
func (a *answer) pieces(ctx context.Context) func(func([]byte) bool) {
	return func(yield func([]byte) bool) {
		if a.rate == 0 {
			yield(a.body)
			return
		}
		size := max(1, a.rate*int(tick)/int(time.Second))
		wait := time.Duration(size) * time.Second / time.Duration(a.rate)
		for rest := a.body; len(rest) > 0; {
			n := min(size, len(rest))
			if !sleep(ctx, wait) || !yield(rest[:n]) {
				return
			}
			rest = rest[n:]
		}
	}
}

// reader is the body of an answer inside the process.
func (a *answer) reader(ctx context.Context) io.ReadCloser {
	if a.rate == 0 && len(a.body) == a.announced {
		return io.NopCloser(bytes.NewReader(a.body))
	}
	return &body{answer: a, ctx: ctx, rest: a.body}
}

type body struct {
	*answer
	ctx    context.Context
	rest   []byte
	closed bool
}

// Read implements io.Reader.
func (b *body) Read(p []byte) (int, error) {
	switch {
	case b.closed:
		return 0, errors.New("http: read on closed response body")
	case len(b.rest) == 0 && len(b.body) < b.announced:
		return 0, io.ErrUnexpectedEOF
	case len(b.rest) == 0:
		return 0, io.EOF
	case b.rate == 0:
		n := copy(p, b.rest)
		b.rest = b.rest[n:]
		return n, nil
	}
	ahead := answer{body: b.rest, rate: b.rate}
	for piece := range ahead.pieces(b.ctx) {
		n := copy(p, piece)
		b.rest = b.rest[n:]
		return n, nil
	}
	return 0, b.ctx.Err()
}

// Close implements io.Closer.
func (b *body) Close() error {
	b.closed = true
	return nil
}

// recorder keeps what a handler answers.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (w *recorder) Header() http.Header            { return w.header }
func (w *recorder) WriteHeader(status int)         { w.status = status }
func (w *recorder) Write(text []byte) (int, error) { return w.body.Write(text) }
func (w *recorder) response() *http.Response {
	return &http.Response{StatusCode: w.status, Header: w.header, Body: io.NopCloser(&w.body)}
}

// sleep waits; false when the context ended first.
func sleep(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return ctx.Err() == nil
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
