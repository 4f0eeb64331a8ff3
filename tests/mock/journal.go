package mock

import (
	"context"
	"errors"
	"net/url"
	"slices"
)

// Request is one entry of the journal: a request as it arrived, and the status of its answer.
type Request struct {
	Method    string
	Path      string     // below /dip/publicapi, percent-decoded: /admin/users/jo; of a Launchpad below its host
	URI       string     // as sent, with its query
	Query     url.Values // nil without one
	Body      []byte     // not to be changed; left out above 1 MiB
	Status    int
	User      string // whom the key belongs to; "" for a refused key; of a Launchpad the key's id
	ProxyUser string // the X-DKU-ProxyUser header
	NotMocked string // of a request that no route answers: its message, which names the nearest route
}

// Note is told of each request once its answer is there, in the order of the journal, with the context that it came with.
// It is called under the mock's lock, so it must not call the mock.
type Note func(ctx context.Context, r Request)

// told writes a request that was answered, or refused with err, to the journal.
func (o *Options) told(ctx context.Context, j *journal, r Request, err error) {
	if refusal := new(apiError); err != nil && errors.As(err, &refusal) && refusal.errorType == notMocked {
		r.NotMocked = refusal.message
	}
	j.note(r)
	if o.Note != nil {
		o.Note(ctx, r)
	}
}

// notMocked is the error type of a request that the mock has no route for. A real server never answers it.
const notMocked = "dssrun.mock.NotMocked"

// journal is what a mock has received, under the mock's lock.
type journal struct {
	limit int // default 100,000
	list  []Request
}

func newJournal(limit int) journal {
	if limit <= 0 {
		limit = 100_000
	}
	return journal{limit: limit}
}

// note writes a request to the journal. The oldest quarter goes when it is full.
func (j *journal) note(r Request) {
	if len(r.Body) > 1<<20 {
		r.Body = nil
	}
	if len(j.list) >= j.limit {
		j.list = slices.Delete(j.list, 0, (len(j.list)+3)/4)
	}
	j.list = append(j.list, r)
}

// Requests returns what was received so far, oldest first, the last Options.Journal of them.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.journal.list)
}

// ForgetRequests empties the journal.
func (s *Server) ForgetRequests() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.journal.list = nil
}
