// Package mock is a stateful mock of a Dataiku DSS instance: what is created is listed, what is saved is read back, what is
// deleted is gone, and refusals have the shape of the real ones. It is an http.Handler, and an http.RoundTripper that reaches
// that handler inside the process, without a socket. State is in memory, behind one lock; time is a function of Options, and
// long tasks (futures) are computed from it when they are asked for: the mock starts no goroutine.
package mock

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/dssrun/dssrun/tests/mock/fault"
)

// URL is the address of an instance that is reached by Transport. The transport answers for any other host as well.
const URL = "http://mock.dataiku"

// Version is the DSS version that the mock is, unless Options say otherwise.
const Version = "14.3.3"

// basePaths are where a DSS serves the public API: the path of the reference client, and the one of its REST documentation.
var basePaths = []string{"/dip/publicapi", "/public/api"}

// maxBody is the size in bytes from which on a request body is refused with 413.
const maxBody = 50_000_000

const jsonType = "application/json;charset=utf-8"

// Headers of every answer. The slices are shared: a header is set anew and never changed in place.
var (
	jsonHeader    = []string{jsonType}
	versionHeader = []string{Version}
)

// Options are how a mock is made. The zero value is a seeded instance on the real clock.
type Options struct {
	Empty          bool             // only the user admin, the group administrators and the keys
	Now            func() time.Time // the clock; default time.Now
	FutureDuration time.Duration    // of a long task; default 300 ms; negative: done in the answer that starts it
	Latency        time.Duration    // added to every answer; default none
	Version        DSSVersion       // that the mock is; default Version
	PlainKeys      bool             // API keys are listed with their secrets, as before DSS 13, and later where secure keys are off
	Journal        int              // requests kept for Requests; default 100,000
	Note           Note             // told of every request; default nil
	Faults         *fault.Set       // the fault rules in force, which several mocks may share; default a set of its own

	// Panicked is told of every request that the mock could not answer because of a mistake of its own, with Go's stack. Default: nobody
	// is; Panics counts them.
	Panicked func(request string, value any, stack []byte)
}

// Server is a mock instance. All methods may be called by several goroutines.
type Server struct {
	options Options
	guard
	router *router
	stamp  []string // the header Dss-Version

	mu sync.Mutex
	state
	changes uint64
	journal journal
}

// state is what an instance has, and all that a state file saves of it. Rows of its tables are replaced and never changed in
// place; projects, directories and futures are changed, and a server has its own.
type state struct {
	start       time.Time         // what the seed's recent dates count back from
	keys        map[string]apiKey // by secret
	keyring     table[*key]
	tickets     map[string]string // whose a ticket is, by the ticket
	users       table[*user]
	userLists   [2]userList // brief and whole, as they were rendered last
	groups      table[document]
	connections table[document]
	projects    table[*project]
	futures     table[*future]
	running     []*future
	directories map[string]*directory
	variables   []byte // of the instance
	settings    document
	license     license
	logs        table[[]logLine]
	audit       []auditEntry // what callers have logged
	ids         uint64       // of future ids
	scaling     *scaling     // what its scaled users are made from; nil of a state that was not scaled
	govern      *govern      // nil unless this is a Govern
}

var sharedRouter = sync.OnceValue(func() *router { return newRouter(routes()) })

// New makes a mock instance.
func New(o Options) *Server {
	s := newServer(o, sharedRouter())
	s.seed()
	return s
}

// newServer is a server without users, with the routes of a product.
func newServer(o Options, r *router) *Server {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.FutureDuration == 0 {
		o.FutureDuration = 300 * time.Millisecond
	}
	if o.Faults == nil {
		o.Faults = &fault.Set{}
	}
	stamp := versionHeader
	if o.Version != (DSSVersion{}) {
		stamp = []string{o.Version.String()}
	}
	return &Server{options: o, guard: guard{panicked: o.Panicked}, router: r, stamp: stamp, state: state{start: o.Now(), variables: []byte("{}")}, journal: newJournal(o.Journal)}
}

// Handler serves the whole host.
func (s *Server) Handler() http.Handler { return s.door().Handler(exchange(s.answer)) }

// Transport reaches the handler without a socket, in the calling goroutine. It honours the request's context and closes its body.
func (s *Server) Transport() http.RoundTripper { return s.door().Transport(exchange(s.answer)) }

// call is a request on its way to its handler.
type call struct {
	*Server
	who    principal
	now    time.Time
	query  url.Values
	body   []byte // compact JSON; nil without a body
	raw    []byte // the body as it was sent
	sent   http.Header
	header http.Header // of the answer
	route  *route
	values []string
}

// arg is the value of a name in the route's pattern.
func (c *call) arg(name string) string {
	for i, n := range c.route.names {
		if n == name && i < len(c.values) {
			return c.values[i]
		}
	}
	return ""
}

// flag is a boolean of the query; the reference client writes it as Python does.
func (c *call) flag(name string) bool { return strings.EqualFold(c.query.Get(name), "true") }

// document is the body of a request that needs an object.
func (c *call) document(s shape) (document, error) {
	if c.body == nil {
		return nil, malformed("End of input at line 1 column 1 path $: this request needs a JSON object as its body")
	}
	doc, err := parseDocument(c.body)
	if err != nil {
		return nil, err
	}
	return doc, doc.check(s)
}

// answer is the whole of a request: status 0 when the context ended first.
func (s *Server) answer(ctx context.Context, r *http.Request, header http.Header) (status int, out []byte) {
	if !pause(ctx, s.options.Latency) {
		return 0, nil
	}
	header["Content-Type"], header["Dss-Version"] = jsonHeader, s.stamp
	raw, err := readBody(r)
	if ctx.Err() != nil && !isSlow(err) { // net/http cancels the request whose body is late, and the client waits for an answer
		return 0, nil
	}

	path, inside := belowBase(r.URL.EscapedPath())
	entry := s.entryOf(r, raw)
	entry.Fault = struck(ctx, s.options.Faults)
	c := &call{Server: s, query: entry.Query, raw: raw, sent: r.Header, header: header}

	s.mu.Lock()
	defer s.mu.Unlock()
	defer func() {
		if p := recover(); p != nil {
			err = s.guard.caught(entry.Method, path, p)
		}
		if status = http.StatusOK; err != nil {
			status, out = refusalOf(err, header)
		} else if !entry.Reads {
			s.changes++
		}
		entry.At, entry.Status, entry.User = c.now, status, c.who.id
		s.options.told(ctx, &s.journal, entry, err)
	}()
	c.now = s.options.Now()
	s.settle(c.now)
	if err == nil {
		out, err = s.dispatch(c, r.Header, entry.Method, path, inside, raw)
	}
	return
}

// refusalOf makes an error the answer of a request.
func refusalOf(err error, header http.Header) (status int, body []byte) {
	header["Content-Type"] = jsonHeader
	refusal := asRefusal(err)
	if refusal.allow != "" {
		header["Allow"] = []string{refusal.allow}
	}
	if refusal.status == http.StatusUnauthorized {
		header["Www-Authenticate"] = []string{`Basic realm="DSS API"`}
	}
	return refusal.status, refusal.body()
}

func (s *Server) dispatch(c *call, h http.Header, method, path string, inside bool, raw []byte) ([]byte, error) {
	if !inside {
		return nil, newError(http.StatusNotImplemented, notMocked,
			"%s %s is not mocked, the API's routes begin with %s", []any{method, path, basePaths[0]})
	}
	var err error
	if c.who, err = s.authenticate(h); err != nil {
		return nil, err
	}
	if c.route, c.values, err = s.router.find(method, path); err != nil {
		return nil, err
	}
	if err := s.options.checkRoute(c.route); err != nil {
		return nil, err
	}
	if strings.HasPrefix(c.route.pattern, "/admin/") && !c.who.admin && !(c.route.manager && c.managesGovern()) {
		return nil, forbidden("Action forbidden: %s %s needs an API key with admin rights", method, c.route.pattern)
	}
	if len(bytes.TrimSpace(raw)) > 0 && !c.route.upload {
		if c.body, err = compactJSON(raw); err != nil {
			return nil, err
		}
	}
	return c.route.handle(c)
}

// belowBase takes the API's base path off a path.
func belowBase(path string) (rest string, inside bool) {
	for _, base := range basePaths {
		if rest, ok := strings.CutPrefix(path, base); ok && (rest == "" || rest[0] == '/') {
			return rest, true
		}
	}
	return path, false
}

func methodOf(r *http.Request) string {
	if r.Method == "" {
		return http.MethodGet
	}
	return r.Method
}

// msg is the answer of a write that returns nothing else.
func msg(text string) []byte { return object("msg", text).text() }
