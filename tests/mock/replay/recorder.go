package replay

import (
	"encoding/json"
	"errors"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/dssrun/dssrun/bindings/rest"
)

// RecorderOptions are what a fixture says of the run that it is of.
type RecorderOptions struct {
	Version    string    // of dssrun
	Script     string    // its path or name; the fixture holds its last element
	Time       time.Time // of the run; default now
	KeepEmails bool      // e-mail addresses are not scrubbed
}

// Recorder collects the exchanges of a run with all its clients. What it has seen stays in memory until the run is over: a
// value may turn out to be a secret long after it was first seen. Its methods may be called by several goroutines.
type Recorder struct {
	options RecorderOptions

	mu      sync.Mutex
	entries []*entry
	clients []client
}

type entry struct {
	product string
	sent    rest.Sent
	done    bool
	came    rest.Answered
}

// client is where a product was reached.
type client struct{ product, url, space string }

// NewRecorder makes an empty recorder.
func NewRecorder(o RecorderOptions) *Recorder {
	if o.Time.IsZero() {
		o.Time = time.Now()
	}
	return &Recorder{options: o}
}

// Of gives the recorder of a client of a product, which is reached at a URL; space is the id of a Launchpad's space.
func (r *Recorder) Of(product, url, space string) rest.Recorder {
	r.mu.Lock()
	if c := (client{product, url, space}); !slices.Contains(r.clients, c) {
		r.clients = append(r.clients, c)
	}
	r.mu.Unlock()
	return func(sent rest.Sent) func(rest.Answered) {
		e := &entry{product: product, sent: sent}
		r.mu.Lock()
		defer r.mu.Unlock()
		r.entries = append(r.entries, e)
		return func(came rest.Answered) {
			r.mu.Lock()
			defer r.mu.Unlock()
			e.done, e.came = true, came
		}
	}
}

// Len is how many requests went out so far.
func (r *Recorder) Len() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.entries)
}

// Fixture makes the fixture of what went out so far and came back.
func (r *Recorder) Fixture(o Outcome) *Fixture {
	r.mu.Lock()
	entries := make([]entry, len(r.entries))
	for i, e := range r.entries {
		entries[i] = *e
	}
	clients := slices.Clone(r.clients)
	r.mu.Unlock()

	s := newScrubber(r.options.KeepEmails)
	for _, c := range clients {
		s.instance(c.product, c.url)
		s.space(c.space)
	}
	for i := range entries {
		s.exchange(&entries[i])
	}
	s.replace()
	f := &Fixture{
		Format: Format, Dssrun: r.options.Version, Recorded: r.options.Time.UTC().Truncate(time.Second),
		Outcome: &o, Versions: versions(entries), Exchanges: make([]*Exchange, len(entries)),
	}
	if r.options.Script != "" {
		f.Script = s.text(filepath.Base(r.options.Script))
	}
	if r.options.KeepEmails {
		f.Kept = []string{keptEmails}
	}
	for i := range entries {
		f.Exchanges[i] = s.exchange(&entries[i])
	}
	f.Scrubbed = s.counts()
	return f
}

// keptEmails stands in Fixture.Kept.
const keptEmails = "emails"

// keptHeaders are the headers of an answer that a client may act on, and the version.
var keptHeaders = []string{"Content-Type", "Content-Disposition", "Location", "Retry-After", "Allow", "Dss-Version"}

// exchange makes an exchange without what must not be shown.
func (s *scrubber) exchange(e *entry) *Exchange {
	context := contextOf(e.sent.Path)
	if s.learning {
		for _, value := range e.sent.Secrets {
			s.learn(value)
		}
	}
	x := &Exchange{
		Product: e.product, Method: e.sent.Method, Path: s.path(e.sent.Path, e.sent.Secrets), Query: s.query(e.sent.Query),
		ProxyUser: s.text(e.sent.Header.Get("X-DKU-ProxyUser")), Status: e.came.Status,
		Reads: e.sent.Reads && e.sent.Method != http.MethodGet && e.sent.Method != http.MethodHead,
	}
	body := rest.Part{Bytes: e.sent.Body, Size: int64(len(e.sent.Body))}
	if e.sent.Body == nil {
		body = e.came.Upload
	}
	x.Request = s.body(body, e.sent.Header.Get("Content-Type"), context)
	if !e.done {
		x.Broken = notAnswered
		return x
	}
	for _, name := range keptHeaders {
		if value := e.came.Header.Get(name); value != "" {
			if x.Headers == nil {
				x.Headers = map[string]string{}
			}
			x.Headers[name] = s.text(value)
		}
	}
	x.Response = s.body(e.came.Body, e.came.Header.Get("Content-Type"), context)
	if e.came.Err != nil {
		x.Broken = s.text(reason(e.came.Err))
	}
	return x
}

// notAnswered is said of a request that was on its way when the run ended.
const notAnswered = "the run ended before the answer came"

// reason is an error's text, of a failure without the request, which stands beside it.
func reason(err error) string {
	var f *rest.Failure
	if errors.As(err, &f) {
		return f.What
	}
	return err.Error()
}

// versions are what the products said of theirs: in a header, or in the description of the instance.
func versions(entries []entry) map[string]string {
	found := map[string]string{}
	for _, e := range entries {
		if v := e.came.Header.Get("Dss-Version"); v != "" {
			found[e.product] = v
			continue
		}
		if !strings.HasSuffix(strings.TrimSuffix(e.sent.Path, "/"), "/instance-info") || found[e.product] != "" {
			continue
		}
		var info struct {
			DSS    string `json:"dssVersion"`
			Govern string `json:"governVersion"`
		}
		if json.Unmarshal(e.came.Body.Bytes, &info) == nil && info.DSS+info.Govern != "" {
			if found[e.product] = info.DSS; info.DSS == "" {
				found[e.product] = info.Govern
			}
		}
	}
	if len(found) == 0 {
		return nil
	}
	return found
}
