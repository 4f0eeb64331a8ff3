package replay

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"

	"github.com/dssrun/dssrun/bindings/rest"
)

// Replay answers requests with what was recorded. A request is matched by product, method, path, query, the user acted for
// and body; JSON is compared without regard to the order of members. Equal requests get their answers in the order in which they
// were recorded. When those are used up, a request that reads gets the last one again, and a write is a miss.
//
// A miss is an answer of status 501 that says which request it was and what was recorded that is nearest. Its methods may be
// called by several goroutines.
type Replay struct {
	name string // of the file, for messages

	mu       sync.Mutex
	entries  []*recorded
	index    map[string][]*recorded // by method and path, those without fakes in it
	loose    []*recorded            // the others
	bindings *bindings
	misses   []string
}

// recorded is an exchange of the fixture.
type recorded struct {
	*Exchange
	number int      // from 1
	path   []string // elements
	used   int
	once   sync.Once
	answer []byte
}

// request is what is asked for.
type request struct {
	product, method string
	escaped         string
	path            []string
	query           url.Values
	proxyUser       string
	contentType     string
	body            []byte

	once sync.Once
	form *Body
}

// New makes a replay of a fixture. name is the file's, for messages.
func New(f *Fixture, name string) *Replay {
	r := &Replay{name: name, index: map[string][]*recorded{}, bindings: newBindings()}
	for i, x := range f.Exchanges {
		e := &recorded{Exchange: x, number: i + 1, path: elements(x.Path, x.Product)}
		r.entries = append(r.entries, e)
		if _, _, fake := nextFake(strings.Join(e.path, "/")); fake {
			r.loose = append(r.loose, e)
		} else {
			key := indexKey(x.Product, x.Method, e.path)
			r.index[key] = append(r.index[key], e)
		}
	}
	return r
}

func indexKey(product, method string, path []string) string {
	return product + " " + method + " " + strings.Join(path, "\x00")
}

// Unused lists the recorded exchanges that nobody asked for, in their order, each as "METHOD /path (exchange 3, line 41)".
func (r *Replay) Unused() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	var list []string
	for _, e := range r.entries {
		if e.used == 0 {
			list = append(list, e.where())
		}
	}
	return list
}

// Misses lists what was asked for and is not in the fixture, in order, each as the message that its answer had.
func (r *Replay) Misses() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.misses)
}

func (e *recorded) where() string {
	text := e.Name() + " (exchange " + strconv.Itoa(e.number)
	if e.line > 0 {
		text += ", line " + strconv.Itoa(e.line)
	}
	return text + ")"
}

// Transport stands in for a product, in the calling goroutine. It honours the request's context and closes its body.
func (r *Replay) Transport(product string) http.RoundTripper { return &transport{r, product} }

type transport struct {
	replay  *Replay
	product string
}

// mostBody is the largest body of a request that is compared, in bytes.
const mostBody = 64 << 20

// RoundTrip implements http.RoundTripper.
func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.Body != nil {
		defer req.Body.Close()
	}
	if err := req.Context().Err(); err != nil {
		return nil, err
	}
	q, err := t.read(req)
	if err != nil {
		return nil, err
	}
	a := t.replay.answer(q)
	if a.err != nil {
		return nil, a.err
	}
	return &http.Response{
		Status: strconv.Itoa(a.status) + " " + http.StatusText(a.status), StatusCode: a.status,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: a.header,
		Body: io.NopCloser(a.reader()), ContentLength: a.length, Request: req,
	}, nil
}

// CloseIdleConnections is there for http.Client.CloseIdleConnections: there is nothing to close.
func (t *transport) CloseIdleConnections() {}

func (t *transport) read(req *http.Request) (*request, error) {
	q := &request{
		product: t.product, method: req.Method, escaped: belowBase(req.URL.EscapedPath(), t.product), query: req.URL.Query(),
		proxyUser: req.Header.Get("X-DKU-ProxyUser"), contentType: req.Header.Get("Content-Type"),
	}
	if q.method == "" {
		q.method = http.MethodGet
	}
	q.path = elements(q.escaped, t.product)
	if req.Body == nil || req.Body == http.NoBody {
		return q, nil
	}
	var err error
	q.body, err = io.ReadAll(io.LimitReader(req.Body, mostBody))
	return q, err
}

// belowBase takes the base path of DSS and Govern off a path, as the mock does.
func belowBase(path, product string) string {
	if product == Launchpad {
		return path
	}
	for _, base := range []string{"/dip/publicapi", "/public/api"} {
		if below, ok := strings.CutPrefix(path, base); ok && strings.HasPrefix(below, "/") {
			return below
		}
	}
	return path
}

// answer finds the answer of a request.
func (r *Replay) answer(q *request) *answer {
	r.mu.Lock()
	defer r.mu.Unlock()
	e, spent := r.find(q)
	if e == nil {
		return r.miss(q, spent)
	}
	if e.Status == 0 && e.Broken == notAnswered {
		return r.refuse(q, "it was on its way when the recorded run ended, so there is no answer: record it again")
	}
	e.used++
	return e.reply()
}

// find gives the exchange that answers a request: the first one not yet given, else the last one when it may be repeated. spent is
// the last one that fits, when it may not.
func (r *Replay) find(q *request) (found, spent *recorded) {
	list := r.candidates(q)
	for _, e := range list {
		if e.used > 0 {
			continue
		}
		mark := r.bindings.mark()
		if r.bindings.compare(e, q).score == 0 {
			return e, nil
		}
		r.bindings.undo(mark)
	}
	for _, e := range slices.Backward(list) {
		mark := r.bindings.mark()
		if c := r.bindings.compare(e, q); e.used > 0 && c.score == 0 {
			if e.reads() {
				return e, nil
			}
			return nil, e
		}
		r.bindings.undo(mark)
	}
	return nil, nil
}

// candidates are the exchanges that may answer a request, in their order.
func (r *Replay) candidates(q *request) []*recorded {
	exact := r.index[indexKey(q.product, q.method, q.path)]
	if len(r.loose) == 0 {
		return exact
	}
	var both []*recorded
	for _, e := range r.loose {
		if e.Product == q.product && e.Method == q.method && len(e.path) == len(q.path) {
			both = append(both, e)
		}
	}
	both = append(both, exact...)
	slices.SortFunc(both, func(a, b *recorded) int { return a.number - b.number })
	return both
}

// answer is what a request gets.
type answer struct {
	status int
	header http.Header
	body   []byte
	length int64 // -1 when unknown
	cut    error // what reading ends with behind the body; nil for its end
	err    error // there is no answer
}

func (a *answer) reader() io.Reader {
	if a.cut == nil {
		return bytes.NewReader(a.body)
	}
	return io.MultiReader(bytes.NewReader(a.body), failing{a.cut})
}

type failing struct{ error }

// Read fails.
func (f failing) Read([]byte) (int, error) { return 0, f.error }

// reply is the recorded answer, with no more wait before a repetition than the client's own.
func (e *recorded) reply() *answer {
	if e.Status == 0 {
		return &answer{err: brokenAs(e.Broken)}
	}
	e.once.Do(func() { e.answer = e.Response.bytes() })
	a := &answer{status: e.Status, header: http.Header{}, body: e.answer, length: int64(len(e.answer))}
	for name, value := range e.Headers {
		a.header.Set(name, value)
	}
	if a.header.Get("Retry-After") != "" {
		a.header.Set("Retry-After", "0")
	}
	switch {
	case e.Broken != "":
		a.length, a.cut = -1, brokenAs(e.Broken)
	case e.Response != nil && e.Response.Size > 0:
		a.length = -1
		a.cut = errors.New("the recording holds only the first " + strconv.Itoa(len(e.answer)) + " bytes of the " +
			strconv.FormatInt(e.Response.Size, 10) + " of " + e.where())
	}
	return a
}

// brokenAs is an error that clients treat as they did the recorded one: a host that is not there, a connection that did not come
// about, so that nothing was sent, or one that broke.
func brokenAs(why string) error {
	op, as := "read", error(syscall.ECONNRESET)
	switch {
	case strings.Contains(why, "no such host"):
		op, as = "dial", &net.DNSError{Err: "no such host", IsNotFound: true}
	case strings.Contains(why, "dial tcp"), strings.Contains(why, "proxyconnect"):
		op, as = "dial", syscall.ECONNREFUSED
	}
	return &net.OpError{Op: op, Net: "tcp", Err: &recordedError{why, as}}
}

// recordedError says what was said, and is what a connection's error is.
type recordedError struct {
	text string
	as   error
}

func (e *recordedError) Error() string { return "recorded: " + e.text }
func (e *recordedError) Unwrap() error { return e.as }

// bytes is a body as it goes over the wire.
func (b *Body) bytes() []byte {
	switch {
	case b == nil:
		return nil
	case b.JSON != nil:
		var compact bytes.Buffer
		_ = json.Compact(&compact, b.JSON) // it was checked when it was read
		return compact.Bytes()
	case b.Text != nil:
		return []byte(*b.Text)
	}
	return b.Base64
}

// bodies is the request's body in the form in which bodies are recorded.
func (q *request) bodies() *Body {
	q.once.Do(func() {
		q.form = idle().body(rest.Part{Bytes: q.body, Size: int64(len(q.body))}, q.contentType, bodyContext{})
	})
	return q.form
}
