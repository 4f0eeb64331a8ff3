package mock

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Request is one entry of the journal: a request as it arrived, and the status of its answer.
type Request struct {
	Number    int       // 1 is the first that the mock received
	At        time.Time // on the mock's clock
	Method    string
	Path      string     // below /dip/publicapi, percent-decoded: /admin/users/jo; of a Launchpad below its host
	URI       string     // as sent, with its query
	Query     url.Values // nil without one
	Body      []byte     // not to be changed; left out above 1 MiB, and of old requests when all bodies together are large
	Reads     bool       // it changes nothing, whatever its method
	Status    int        // 0 when the connection was dropped
	User      string     // whom the key belongs to; "" for a refused key; of a Launchpad the key's id
	ProxyUser string     // the X-DKU-ProxyUser header
	NotMocked string     // of a request that no route answers: its message, which names the nearest route
	Fault     string     // the fault rules that struck it, "" for none
}

// Note is told of each request once its answer is there, in the order of the journal, with the context that it came with.
// It is called under the mock's lock, so it must not call the mock.
type Note func(ctx context.Context, r Request)

// told writes a request that was answered, or refused with err, to the journal.
func (o *Options) told(ctx context.Context, j *journal, r Request, err error) {
	if refusal := new(apiError); err != nil && errors.As(err, &refusal) && refusal.errorType == notMocked {
		r.NotMocked = refusal.message
	}
	r = j.note(r)
	if o.Note != nil {
		o.Note(ctx, r)
	}
}

// notMocked is the error type of a request that the mock has no route for. A real server never answers it.
const notMocked = "dssrun.mock.NotMocked"

// Limits of the bodies that a journal keeps, in bytes.
const (
	longestBody = 1 << 20
	allBodies   = 64 << 20
)

// journal is what a mock has received, under the mock's lock. It is kept in blocks, so that it grows without being copied.
type journal struct {
	limit  int         // default 100,000
	blocks [][]Request // oldest first, all but the last full
	kept   int         // requests in blocks
	count  int         // of all requests that ever came
	bodies int         // bytes in the bodies of blocks
	bare   place       // the oldest request whose body was not dropped
}

// place is where a request is in a journal.
type place struct{ block, at int }

// A block of a journal has a quarter of the limit, within these. The first one is small: most mocks see few requests.
const (
	firstBlock   = 16
	longestBlock = 512
)

func newJournal(limit int) journal {
	if limit <= 0 {
		limit = 100_000
	}
	return journal{limit: limit}
}

// note writes a request to the journal and returns it with its number. The oldest block goes when the journal is full, and the bodies
// of the oldest requests when all together are too large.
func (j *journal) note(r Request) Request {
	j.count++
	r.Number = j.count
	if len(r.Body) > longestBody {
		r.Body = nil
	}
	if j.kept >= j.limit {
		j.dropOldest()
	}
	last := len(j.blocks) - 1
	if last < 0 || len(j.blocks[last]) == cap(j.blocks[last]) {
		size := min(longestBlock, max(1, j.limit/4))
		if last < 0 {
			size = min(size, firstBlock)
		}
		j.blocks = append(j.blocks, make([]Request, 0, size))
		last++
	}
	j.blocks[last] = append(j.blocks[last], r)
	j.kept++
	for j.bodies += len(r.Body); j.bodies > allBodies; {
		block := j.blocks[j.bare.block]
		if j.bare.at == len(block) {
			j.bare = place{j.bare.block + 1, 0}
			continue
		}
		j.bodies -= len(block[j.bare.at].Body)
		block[j.bare.at].Body = nil
		j.bare.at++
	}
	return r
}

func (j *journal) dropOldest() {
	for i := range j.blocks[0] {
		j.bodies -= len(j.blocks[0][i].Body)
	}
	j.kept -= len(j.blocks[0])
	j.blocks[0] = nil
	j.blocks = j.blocks[1:]
	if j.bare.block--; j.bare.block < 0 {
		j.bare = place{}
	}
}

// forget empties the journal, and numbers begin again.
func (j *journal) forget() { *j = newJournal(j.limit) }

// since is a copy of what came after the request of a number.
func (j *journal) since(number int) []Request {
	skip := min(max(0, number-(j.count-j.kept)), j.kept)
	if skip == j.kept {
		return nil
	}
	list := make([]Request, 0, j.kept-skip)
	for _, block := range j.blocks {
		from := min(skip, len(block))
		skip -= from
		list = append(list, block[from:]...)
	}
	return list
}

// Requests returns what was received so far, oldest first, the last Options.Journal of them.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.journal.since(0)
}

// Received is how many requests came since the last ForgetRequests.
func (s *Server) Received() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.journal.count
}

// RequestsSince returns what was received after the request of a number.
func (s *Server) RequestsSince(number int) []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.journal.since(number)
}

// ForgetRequests empties the journal.
func (s *Server) ForgetRequests() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.journal.forget()
}

// noteFault writes a request to the journal that a fault has kept from the mock.
func (s *Server) noteFault(r *http.Request, body []byte, status int, rule string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	entry := s.entryOf(r, body)
	entry.At, entry.Status, entry.Fault = s.options.Now(), status, rule
	if who, err := s.authenticate(r.Header); err == nil {
		entry.User = who.id
	}
	s.options.told(r.Context(), &s.journal, entry, nil)
}

// entryOf is what a journal says of a request before it is answered.
func (s *Server) entryOf(r *http.Request, body []byte) Request {
	escaped, _ := belowBase(r.URL.EscapedPath())
	plain := escaped
	if r.URL.RawPath != "" {
		plain, _ = belowBase(r.URL.Path)
	}
	return entryOf(r, s.router, plain, escaped, body)
}

func (l *Launchpad) entryOf(r *http.Request, body []byte) Request {
	return entryOf(r, sharedLaunchpad().router, strings.TrimPrefix(r.URL.Path, "/v1"), strings.TrimPrefix(r.URL.EscapedPath(), "/v1"), body)
}

// entryOf is about a request to the routes of a product; plain is its path below theirs.
func entryOf(r *http.Request, routes *router, plain, escaped string, body []byte) Request {
	entry := Request{Method: methodOf(r), Path: plain, URI: r.URL.RequestURI(), Body: body, ProxyUser: first(r.Header["X-Dku-Proxyuser"])}
	if r.URL.RawQuery != "" {
		entry.Query = r.URL.Query()
	}
	entry.Reads = routes.reads(entry.Method, escaped)
	return entry
}

// Entry is what the journal would say of a request that something else answers: it has no time, user and status.
func (s *Server) Entry(r *http.Request, body []byte) Request { return s.entryOf(r, body) }

// Entry is what the journal would say of a request that something else answers: it has no time, user and status.
func (l *Launchpad) Entry(r *http.Request, body []byte) Request { return l.entryOf(r, body) }
