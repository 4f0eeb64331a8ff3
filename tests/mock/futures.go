package mock

import (
	"net/http"
	"slices"
	"time"
)

var futureRoutes = []route{
	{method: "GET", pattern: "/futures/", handle: (*call).listFutures},
	{method: "GET", pattern: "/futures/{jobId}", handle: (*call).getFuture},
	{method: "DELETE", pattern: "/futures/{jobId}", handle: (*call).abortFuture},
}

// keepFutures is how long after its end a future can still be asked for.
const keepFutures = time.Hour

// task is what a future does.
type task struct {
	kind, title string // payload type and display name
	step        string // name of the progress state
	total       int    // its target
	scenario    bool
	brief       bool          // a request has started it: it ends also while the clock stands still, see future.asked
	length      time.Duration // default Options.FutureDuration
	waits       bool          // it ends when it is first asked for its state, and not before
	work        work          // done all at once at its end, with the lock held; an aborted one never works
	args        document      // what it is done with
}

// future is a task that was started. Its progress is computed from the clock.
type future struct {
	task
	id      string
	owner   string
	start   time.Time
	ended   time.Time // zero while it runs
	aborted bool
	result  []byte
	err     error
	asked   asked
}

// asked counts how often a running task was asked for at one and the same moment, which happens only while the clock stands still.
type asked struct {
	at    time.Time
	times int
}

// patience is how often a task is asked for at one moment until it is done: a client that waits for it would wait for ever.
const patience = 3

// over counts a question and tells whether the task is to end.
func (a *asked) over(now time.Time) bool {
	if !a.at.Equal(now) {
		*a = asked{at: now}
	}
	a.times++
	return a.times >= patience
}

// begin starts a task and answers as the server does: the first state of its future, or the result when it takes no time.
func (c *call) begin(t task) ([]byte, error) {
	if t.length == 0 {
		t.length, t.brief = c.options.FutureDuration, true
		t.waits = t.length == 0
	}
	if t.length < 0 {
		result, err := c.do(t, c.now)
		if err != nil {
			return nil, failure(err)
		}
		return object("hasResult", true, "result", result, "alive", false, "aborted", false, "unknown", false,
			"startTime", c.now.UnixMilli(), "runningTime", 0, "owner", c.who.id).text(), nil
	}
	f := c.launch(t, c.newID(), c.who.id, c.now)
	return f.state(c.now, false), nil
}

// SetTaskTime says how long the tasks take that are started from now on, as Options.FutureDuration. With 0 a task takes no time, but
// goes on until it is first asked for its state: who does not wait for a task never finds it done.
func (s *Server) SetTaskTime(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.options.FutureDuration = d
}

// launch makes a task a running future.
func (s *Server) launch(t task, id, owner string, start time.Time) *future {
	var old []string
	for name, f := range s.futures.all {
		if !f.ended.IsZero() && start.Sub(f.ended) > keepFutures {
			old = append(old, name)
		}
	}
	for _, name := range old {
		s.futures.delete(name)
	}
	f := &future{task: t, id: id, owner: owner, start: start}
	s.futures.put(id, f)
	s.running = append(s.running, f)
	return f
}

// newID is an identifier of eight letters and digits, the same ones in every run.
func (s *Server) newID() string {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	s.ids++
	x := s.ids * 0x9E3779B97F4A7C15
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x ^= x >> 31
	var id [8]byte
	for i := range id {
		id[i] = alphabet[x%uint64(len(alphabet))]
		x /= uint64(len(alphabet))
	}
	return string(id[:])
}

// settle ends the futures whose time is over, in the order of their ends. Every request begins with it.
func (s *Server) settle(now time.Time) {
	for {
		next := -1
		for i, f := range s.running {
			end := f.start.Add(f.length)
			if !f.waits && !end.After(now) && (next < 0 || end.Before(s.running[next].start.Add(s.running[next].length))) {
				next = i
			}
		}
		if next < 0 {
			return
		}
		f := s.running[next]
		s.end(f, f.start.Add(f.length))
	}
}

// end does the work of a running future.
func (s *Server) end(f *future, at time.Time) {
	s.running = slices.DeleteFunc(s.running, func(other *future) bool { return other == f })
	f.ended = at
	f.result, f.err = s.do(f.task, f.start)
	s.changes++
}

// state is the future as the API writes it.
func (f *future) state(now time.Time, withResult bool) []byte {
	alive := f.ended.IsZero()
	until := f.ended
	if alive {
		until = now
	}
	ran := min(max(until.Sub(f.start), 0), f.length)
	finished := !alive && !f.aborted && f.err == nil
	doc := object(
		"jobId", f.id, "jobDisplayName", f.title, "owner", f.owner,
		"alive", alive, "aborted", f.aborted, "unknown", false, "hasResult", finished,
		"startTime", f.start.UnixMilli(), "runningTime", ran.Milliseconds(), "abortable", true,
		"payload", object("type", f.kind, "displayName", f.title, "targets", []byte("[]")),
	)
	if alive {
		done := 0
		if f.length > 0 {
			done = int(float64(f.total) * float64(ran) / float64(f.length))
		}
		doc = doc.with("progress", object("states", array([][]byte{
			object("name", f.step, "cur", done, "target", f.total, "unit", "ITEMS").text(),
		})))
	}
	if finished && withResult {
		doc = doc.with("result", f.result)
	}
	return doc.text()
}

// failure is the error that a failed future answers with when its result is asked for.
func failure(err error) error {
	if refusal, ok := err.(*apiError); ok {
		again := *refusal
		again.status = http.StatusInternalServerError
		return &again
	}
	return unsupported("%v", err)
}

func (c *call) listFutures() ([]byte, error) {
	scenarios, others, everybody := c.flag("withScenarios"), c.flag("withNotScenarios"), c.flag("allUsers")
	if everybody && !c.who.admin {
		return nil, forbidden("Listing the futures of all users needs an API key with admin rights")
	}
	var items [][]byte
	for _, f := range c.running {
		if (f.owner == c.who.id || everybody) && (f.scenario && scenarios || !f.scenario && others) {
			items = append(items, f.state(c.now, false))
		}
	}
	return array(items), nil
}

func (c *call) mine(f *future) error {
	if f.owner != c.who.id && !c.who.admin {
		return forbidden("Future %s belongs to another user", f.id)
	}
	return nil
}

// getFuture answers 200 for an unknown one, as the server does; a failed one is an error unless it is peeked at.
func (c *call) getFuture() ([]byte, error) {
	f, ok := c.futures.get(c.arg("jobId"))
	if !ok {
		return object("jobId", c.arg("jobId"), "alive", false, "aborted", false, "unknown", true, "hasResult", false,
			"startTime", 0, "runningTime", 0).text(), nil
	}
	if err := c.mine(f); err != nil {
		return nil, err
	}
	if f.ended.IsZero() && (f.waits || f.brief && f.asked.over(c.now)) {
		c.end(f, c.now)
	}
	peek := c.flag("peek")
	if f.err != nil && !peek {
		return nil, failure(f.err)
	}
	return f.state(c.now, !peek), nil
}

// abortFuture does nothing to a future that has ended.
func (c *call) abortFuture() ([]byte, error) {
	f, ok := c.futures.get(c.arg("jobId"))
	if !ok {
		return nil, notFound("Future '%s' does not exist", c.arg("jobId"))
	}
	if err := c.mine(f); err != nil {
		return nil, err
	}
	if i := slices.Index(c.running, f); i >= 0 {
		c.running = slices.Delete(c.running, i, i+1)
		f.ended, f.aborted = c.now, true
	}
	return nil, nil
}
