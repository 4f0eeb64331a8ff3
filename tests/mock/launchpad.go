package mock

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/dssrun/dssrun/tests/mock/fault"
)

// Where and how every mock Launchpad is reached. The transport answers for any other host as well, with or without /v1 before the path.
const (
	LaunchpadURL          = "http://mock-launchpad.dataiku"
	LaunchpadSpaceID      = "mock-space"
	LaunchpadKeyID        = "mock-launchpad-key" // may do everything
	LaunchpadKeySecret    = "mock-launchpad-secret"
	LaunchpadReaderID     = "mock-launchpad-reader" // has the scopes read_users and read_groups only
	LaunchpadReaderSecret = "mock-launchpad-reader-secret"
)

// The scopes of a Launchpad key. Nodes and tasks need none.
const (
	ReadUsers   = "read_users" // users, invites and profiles
	WriteUsers  = "write_users"
	ReadGroups  = "read_groups"
	WriteGroups = "write_groups"
)

// Launchpad is a mock of the Launchpad of a Dataiku Cloud space: users, invites, groups, profiles with their seats, nodes and tasks.
// All methods may be called by several goroutines.
type Launchpad struct {
	options Options
	guard
	start time.Time

	mu      sync.Mutex
	keys    map[string]launchpadKey // by id
	state   space
	tasks   table[*launchpadTask]
	changes uint64
	journal journal
}

type launchpadKey struct {
	secret string
	scopes []string
}

// space is what a space has. Rows are replaced and never changed in place, so that a clone is what to go back to.
type space struct {
	users, invites table[*person] // by id
	groups         table[*team]   // by id
	profiles       []profile
	nodes          []spaceNode
	count          int // of ids
}

func (s *space) clone() space {
	return space{s.users.clone(), s.invites.clone(), s.groups.clone(), s.profiles, s.nodes, s.count}
}

// share is a space with the rows of a seed, which must never be changed again.
func (s *space) share() space {
	return space{s.users.share(), s.invites.share(), s.groups.share(), s.profiles, s.nodes, s.count}
}

// launchpadRoute is a route below /spaces/{space}, with the scope that it needs.
type launchpadRoute struct {
	method, pattern, scope string
	handle                 func(*visit) ([]byte, error)
}

// reads tells whether the route changes nothing: searches are a POST.
func (r launchpadRoute) reads() bool { return strings.HasSuffix(r.pattern, "/search") }

func launchpadRoutes() []launchpadRoute {
	return slices.Concat(inviteRoutes, memberRoutes, teamRoutes, spaceRoutes)
}

// LaunchpadRoutes lists what the mock Launchpad answers, each as "METHOD /spaces/{space}/path", in the order of declaration.
func LaunchpadRoutes() []string {
	var list []string
	for _, r := range launchpadRoutes() {
		list = append(list, r.method+" /spaces/{space}"+r.pattern)
	}
	return list
}

type launchpadTable struct {
	router  *router
	entries map[*route]launchpadRoute
}

var sharedLaunchpad = sync.OnceValue(func() launchpadTable {
	declared := launchpadRoutes()
	list := make([]route, len(declared))
	for i, r := range declared {
		list[i] = route{method: r.method, pattern: "/spaces/{space}" + r.pattern, reads: r.reads()}
	}
	t := launchpadTable{newRouter(list), map[*route]launchpadRoute{}}
	for i := range list {
		t.entries[&t.router.list[i]] = declared[i]
	}
	return t
})

// NewLaunchpad makes a mock Launchpad. Of the options, FutureDuration is how long a change takes to reach the nodes; when it is
// negative answers name no task. With Options.Empty the space has its owner, the group of administrators, profiles and nodes.
func NewLaunchpad(o Options) *Launchpad {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.FutureDuration == 0 {
		o.FutureDuration = 300 * time.Millisecond
	}
	if o.Faults == nil {
		o.Faults = &fault.Set{}
	}
	l := &Launchpad{options: o, guard: guard{panicked: o.Panicked}, start: o.Now(), journal: newJournal(o.Journal), keys: map[string]launchpadKey{
		LaunchpadKeyID:    {LaunchpadKeySecret, []string{ReadUsers, WriteUsers, ReadGroups, WriteGroups}},
		LaunchpadReaderID: {LaunchpadReaderSecret, []string{ReadUsers, ReadGroups}},
	}}
	full, empty := seedSpaces()
	if l.state = full.share(); o.Empty {
		l.state = empty.share()
	}
	return l
}

// Handler serves the whole host.
func (l *Launchpad) Handler() http.Handler { return l.door().Handler(exchange(l.answer)) }

// Transport reaches the handler without a socket, in the calling goroutine. It honours the request's context and closes its body.
func (l *Launchpad) Transport() http.RoundTripper { return l.door().Transport(exchange(l.answer)) }

// Requests returns what was received so far, oldest first, the last Options.Journal of them.
func (l *Launchpad) Requests() []Request {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.journal.since(0)
}

// ForgetRequests empties the journal.
func (l *Launchpad) ForgetRequests() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.journal.forget()
}

// Received is how many requests came since the last ForgetRequests.
func (l *Launchpad) Received() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.journal.count
}

// RequestsSince returns what was received after the request of a number.
func (l *Launchpad) RequestsSince(number int) []Request {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.journal.since(number)
}

// AddKey makes one more key valid, with the given scopes, or replaces the one of that id.
func (l *Launchpad) AddKey(id, secret string, scopes ...string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.keys[id] = launchpadKey{secret, scopes}
	l.changes++
}

// visit is a request on its way to its handler.
type visit struct {
	*Launchpad
	now    time.Time
	query  url.Values
	body   []byte // compact JSON; nil without a body
	route  *route
	values []string
}

func (v *visit) arg(name string) string {
	if i := slices.Index(v.route.names, name); i >= 0 {
		return v.values[i]
	}
	return ""
}

func (l *Launchpad) answer(ctx context.Context, r *http.Request, header http.Header) (status int, out []byte) {
	if !pause(ctx, l.options.Latency) {
		return 0, nil
	}
	raw, err := readBody(r)
	if ctx.Err() != nil && !isSlow(err) { // net/http cancels the request whose body is late, and the client waits for an answer
		return 0, nil
	}
	entry := l.entryOf(r, raw)
	entry.Fault = struck(ctx, l.options.Faults)
	header["Content-Type"] = spaceHeader
	v := &visit{Launchpad: l, query: entry.Query}

	l.mu.Lock()
	defer l.mu.Unlock()
	defer func() {
		if p := recover(); p != nil {
			err = l.guard.caught(entry.Method, entry.Path, p)
		}
		if status = http.StatusOK; err != nil {
			var allow string
			if status, allow, out = launchpadRefusal(err); allow != "" {
				header["Allow"] = []string{allow}
			}
		} else if out == nil {
			status = http.StatusNoContent
		}
		if err == nil && !entry.Reads {
			l.changes++
		}
		entry.At, entry.Status = v.now, status
		l.options.told(ctx, &l.journal, entry, err)
	}()
	v.now = l.options.Now()
	if err == nil {
		entry.User, out, err = l.dispatch(v, r, entry.Method, raw)
	}
	return
}

var spaceHeader = []string{"application/json"}

// dispatch answers as the key of the returned id.
func (l *Launchpad) dispatch(v *visit, r *http.Request, method string, raw []byte) (string, []byte, error) {
	path := strings.TrimPrefix(r.URL.EscapedPath(), "/v1")
	id, key, err := l.authenticate(r)
	if err != nil {
		return "", nil, err
	}
	shared := sharedLaunchpad()
	if v.route, v.values, err = shared.router.find(method, path); err != nil {
		return id, nil, err
	}
	if space := v.arg("space"); space != LaunchpadSpaceID {
		return id, nil, &spaceError{status: http.StatusNotFound, message: "Space " + space + " does not exist"}
	}
	entry := shared.entries[v.route]
	if entry.scope != "" && !slices.Contains(key.scopes, entry.scope) {
		return id, nil, &spaceError{status: http.StatusForbidden, message: "The API key " + id + " does not have the scope " + entry.scope}
	}
	if len(bytes.TrimSpace(raw)) > 0 {
		if v.body, err = compactJSON(raw); err != nil {
			return id, nil, &spaceError{status: http.StatusBadRequest, message: "The body of the request is not JSON: " + err.(*apiError).message}
		}
	}
	out, err := entry.handle(v)
	return id, out, err
}

func (l *Launchpad) authenticate(r *http.Request) (string, launchpadKey, error) {
	scheme, value, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	plain, err := base64.StdEncoding.DecodeString(strings.TrimSpace(value))
	id, secret, _ := strings.Cut(string(plain), ":")
	key, known := l.keys[id]
	if err != nil || !strings.EqualFold(scheme, "Basic") || !known || key.secret != secret {
		return "", key, &spaceError{status: http.StatusUnauthorized, message: "Invalid API key id or secret"}
	}
	return id, key, nil
}

// spaceError is a refusal of a Launchpad. With fields, it says of each member of the body what is wrong with it.
type spaceError struct {
	status  int
	message string
	fields  document
}

func (e *spaceError) Error() string { return e.message }

// invalid is a 422 about one member of the body, or about the body itself when the member is "_schema".
func invalid(member, message string) error {
	return &spaceError{http.StatusUnprocessableEntity, "Unprocessable Entity", object(member, []string{message})}
}

func launchpadRefusal(err error) (status int, allow string, body []byte) {
	refusal, other := new(spaceError), new(apiError)
	if !errors.As(err, &refusal) {
		refusal = &spaceError{status: http.StatusBadRequest, message: err.Error()}
		if errors.As(err, &other) {
			refusal.status, refusal.message, allow = other.status, other.message, other.allow
		}
	}
	doc := object("code", refusal.status, "status", http.StatusText(refusal.status), "message", refusal.message)
	if len(refusal.fields) > 0 {
		doc = doc.with("errors", object("json", refusal.fields))
	}
	return refusal.status, allow, doc.text()
}

// object is the body of a request that needs an object of a shape.
func (v *visit) object(s shape) (document, error) {
	if kindOf(v.body) != kindObject {
		return nil, invalid("_schema", "Invalid input type: an object is needed")
	}
	doc, err := parseDocument(v.body)
	if err == nil {
		err = checkFields(doc, s)
	}
	return doc, err
}

// checkFields is document.check in the words of a Launchpad.
func checkFields(doc document, s shape) error {
	for _, m := range doc {
		if err := (document{m}).check(s); err != nil {
			return invalid(m.key, err.(*apiError).message)
		}
	}
	return nil
}
