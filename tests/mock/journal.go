package mock

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
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

// journal is what a mock has received, under the mock's lock.
type journal struct {
	limit  int // default 100,000
	list   []Request
	count  int // of all requests
	bodies int // bytes in the bodies of list
	bare   int // how many of list's first requests have lost their body
}

func newJournal(limit int) journal {
	if limit <= 0 {
		limit = 100_000
	}
	return journal{limit: limit}
}

// note writes a request to the journal. The oldest quarter goes when it is full, and old bodies when all together are too large.
func (j *journal) note(r Request) Request {
	j.count++
	r.Number = j.count
	if len(r.Body) > longestBody {
		r.Body = nil
	}
	if len(j.list) >= j.limit {
		gone := (len(j.list) + 3) / 4
		for i := range j.list[:gone] {
			j.bodies -= len(j.list[i].Body)
		}
		j.list = slices.Delete(j.list, 0, gone)
		j.bare = max(0, j.bare-gone)
	}
	j.list = append(j.list, r)
	for j.bodies += len(r.Body); j.bodies > allBodies; j.bare++ {
		j.bodies -= len(j.list[j.bare].Body)
		j.list[j.bare].Body = nil
	}
	return r
}

// forget empties the journal; numbers go on.
func (j *journal) forget() { j.list, j.bodies, j.bare = nil, 0, 0 }

// Requests returns what was received so far, oldest first, the last Options.Journal of them.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.journal.list)
}

// RequestsSince returns what was received after the request of a number.
func (s *Server) RequestsSince(number int) []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.journal.since(number)
}

func (j *journal) since(number int) []Request {
	for i := len(j.list) - 1; i >= 0; i-- {
		if j.list[i].Number <= number {
			return slices.Clone(j.list[i+1:])
		}
	}
	return slices.Clone(j.list)
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
	path, _ := belowBase(r.URL.Path)
	entry := entryOf(r, path, body)
	entry.At, entry.Status, entry.Fault = s.options.Now(), status, rule
	if who, err := s.authenticate(r.Header); err == nil {
		entry.User = who.id
	}
	s.options.told(r.Context(), &s.journal, entry, nil)
}

// entryOf is what a journal says of a request before it is answered.
func entryOf(r *http.Request, path string, body []byte) Request {
	entry := Request{Method: methodOf(r), Path: path, URI: r.URL.RequestURI(), Body: body}
	if as := r.Header["X-Dku-Proxyuser"]; len(as) > 0 {
		entry.ProxyUser = as[0]
	}
	if r.URL.RawQuery != "" {
		entry.Query = r.URL.Query()
	}
	return entry
}
