package mock

import (
	"net/url"
	"slices"
)

// Request is one entry of the journal: a request as it arrived, and the status of its answer.
type Request struct {
	Method    string
	Path      string     // below /dip/publicapi, percent-decoded: /admin/users/jo
	URI       string     // as sent, with its query
	Query     url.Values // nil without one
	Body      []byte     // not to be changed; left out above 1 MiB
	Status    int
	User      string // whom the key belongs to; "" for a refused key
	ProxyUser string // the X-DKU-ProxyUser header
}

// Requests returns what was received so far, oldest first, the last Options.Journal of them.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.journal)
}

// ForgetRequests empties the journal.
func (s *Server) ForgetRequests() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.journal = nil
}

// note writes a request to the journal. The oldest quarter goes when it is full.
func (s *Server) note(r Request) {
	if len(r.Body) > 1<<20 {
		r.Body = nil
	}
	if len(s.journal) >= s.options.Journal {
		s.journal = slices.Delete(s.journal, 0, (len(s.journal)+3)/4)
	}
	s.journal = append(s.journal, r)
}
