package serve

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/dssrun/dssrun/tests/mock"
	"github.com/dssrun/dssrun/tests/mock/clock"
	"github.com/dssrun/dssrun/tests/mock/fault"
)

// admin is the page at /__mock/ and the JSON API below it, on the port of a product. Both are about all three.
type admin struct {
	*Server
	product int
}

func newAdmin(s *Server, product int) http.Handler {
	a := &admin{Server: s, product: product}
	made := sync.OnceValue(a.routes)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { made().ServeHTTP(w, r) })
}

// routes is the admin API. It is made at the first request for it.
func (a *admin) routes() http.Handler {
	mux := http.NewServeMux()
	for pattern, handle := range map[string]func(*http.Request) (any, error){
		"GET /__mock/state":                              a.state,
		"GET /__mock/state/{product}/{collection}":       a.collection,
		"GET /__mock/state/{product}/{collection}/{key}": a.document,
		"GET /__mock/requests":                           a.requests,
		"GET /__mock/requests/{product}/{number}":        a.request,
		"DELETE /__mock/requests":                        a.forget,
		"GET /__mock/faults":                             a.listFaults,
		"POST /__mock/faults":                            a.addFault,
		"DELETE /__mock/faults":                          a.clearFaults,
		"DELETE /__mock/faults/{id}":                     a.removeFault,
		"POST /__mock/reset":                             a.reset,
		"GET /__mock/clock":                              a.getClock,
		"POST /__mock/clock":                             a.setClock,
	} {
		mux.HandleFunc(pattern, answers(handle))
	}
	mux.HandleFunc("GET /__mock/{$}", a.page)
	mux.HandleFunc("/__mock/", answers(func(r *http.Request) (any, error) {
		return nil, wrong(http.StatusNotFound, "there is no %s %s; the admin API is state, requests, faults, reset and clock below /__mock/", r.Method, r.URL.Path)
	}))
	mux.HandleFunc("GET /__mock", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/__mock/", http.StatusFound) })
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := a.allowed(r); err != nil {
			refuse(w, err)
			return
		}
		mux.ServeHTTP(w, r)
	})
}

// problem is a refusal of the admin API.
type problem struct {
	status  int
	message string
}

func (p *problem) Error() string { return p.message }

func wrong(status int, format string, args ...any) error {
	return &problem{status, fmt.Sprintf(format, args...)}
}

func refuse(w http.ResponseWriter, err error) {
	status := http.StatusBadRequest
	if p := new(problem); errors.As(err, &p) {
		status = p.status
	}
	send(w, status, map[string]string{"error": err.Error()})
}

func send(w http.ResponseWriter, status int, value any) {
	text, err := json.Marshal(value)
	if err != nil {
		status, text = http.StatusInternalServerError, []byte(`{"error":"this can't be shown as JSON"}`)
	}
	h := w.Header()
	h.Set("Content-Type", "application/json; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	_, _ = w.Write(append(text, '\n'))
}

func answers(handle func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		value, err := handle(r)
		if err != nil {
			refuse(w, err)
			return
		}
		send(w, http.StatusOK, value)
	}
}

// allowed keeps web pages of others out: one whose host name was made to lead here, and one that sends a form here. What is no
// browser says so with a header, which another site's page can't set without being asked first.
func (a *admin) allowed(r *http.Request) error {
	if !a.ours(r.Host) {
		return a.notHere(r)
	}
	if r.Method == http.MethodGet || r.Method == http.MethodHead || r.Header.Get("X-Mock") == "1" {
		return nil
	}
	site, from := r.Header.Get("Sec-Fetch-Site"), r.Header.Get("Origin")
	if site != "" || from != "" { // a browser; it may send a key that it remembers, for whoever asks it to
		origin, err := url.Parse(from)
		if site == "same-origin" || site == "" && err == nil && origin.Host == r.Host {
			return nil
		}
		return wrong(http.StatusForbidden, "only the mock's own page may change it from within a browser")
	}
	key, _, basic := r.BasicAuth()
	if !basic {
		_, key, _ = strings.Cut(r.Header.Get("Authorization"), "Bearer ")
	}
	if slices.Contains([]string{mock.AdminKey, mock.GovernAdminKey, mock.LaunchpadKeyID}, key) {
		return nil
	}
	return wrong(http.StatusForbidden, "a change needs the header X-Mock: 1, or the API key that the mock has printed")
}

// subject is a mock, as the admin API sees all of them.
type subject interface {
	Collections() []string
	Keys(collection string) ([]string, bool)
	Document(collection, key string) ([]byte, bool)
	RequestsSince(number int) []mock.Request
	Received() int
	ForgetRequests()
	Panics() int
}

func (a *admin) subjects() [count]subject {
	p := a.Products()
	return [count]subject{p.DSS, p.Govern, p.Launchpad}
}

// subject is the mock that a path names.
func (a *admin) subject(r *http.Request) (subject, error) {
	i := slices.Index(names[:], r.PathValue("product"))
	if i < 0 {
		return nil, wrong(http.StatusNotFound, "there is no product %q: dss, govern or launchpad", r.PathValue("product"))
	}
	return a.subjects()[i], nil
}

type stateAnswer struct {
	Product     string            `json:"product"`
	Collections []collectionCount `json:"collections"`
	Panics      int               `json:"panics"`
}

type collectionCount struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// state is what there is of each kind, and how often a mock has failed.
func (a *admin) state(*http.Request) (any, error) {
	var list []stateAnswer
	for i, s := range a.subjects() {
		one := stateAnswer{Product: names[i], Panics: s.Panics()}
		for _, c := range s.Collections() {
			keys, _ := s.Keys(c)
			one.Collections = append(one.Collections, collectionCount{c, len(keys)})
		}
		list = append(list, one)
	}
	return list, nil
}

// pageSize is how much of a list is answered at a time.
const pageSize = 200

// number reads a whole number of the query.
func number(r *http.Request, name string, otherwise, most int) (int, error) {
	text := r.URL.Query().Get(name)
	if text == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0, wrong(http.StatusBadRequest, "%s=%s: a whole number from 0 on", name, text)
	}
	return min(n, most), nil
}

// collection lists the keys of a kind of objects, those that contain the query's filter, from its offset on.
func (a *admin) collection(r *http.Request) (any, error) {
	s, err := a.subject(r)
	if err != nil {
		return nil, err
	}
	keys, ok := s.Keys(r.PathValue("collection"))
	if !ok {
		return nil, wrong(http.StatusNotFound, "there is no collection %q: %s", r.PathValue("collection"), strings.Join(s.Collections(), ", "))
	}
	if filter := strings.ToLower(r.URL.Query().Get("filter")); filter != "" {
		keys = slices.DeleteFunc(keys, func(key string) bool { return !strings.Contains(strings.ToLower(key), filter) })
	}
	offset, err := number(r, "offset", 0, len(keys))
	if err != nil {
		return nil, err
	}
	limit, err := number(r, "limit", pageSize, 10_000)
	if err != nil {
		return nil, err
	}
	part := keys[offset:min(len(keys), offset+limit)]
	return map[string]any{"total": len(keys), "offset": offset, "keys": append([]string{}, part...)}, nil
}

// document is one object, with its secrets masked.
func (a *admin) document(r *http.Request) (any, error) {
	s, err := a.subject(r)
	if err != nil {
		return nil, err
	}
	text, ok := s.Document(r.PathValue("collection"), r.PathValue("key"))
	if !ok {
		return nil, wrong(http.StatusNotFound, "there is no %q in %s", r.PathValue("key"), r.PathValue("collection"))
	}
	return json.RawMessage(masked(text)), nil
}

func (a *admin) forget(*http.Request) (any, error) {
	for _, s := range a.subjects() {
		s.ForgetRequests()
	}
	return map[string]bool{"ok": true}, nil
}

type faultAnswer struct {
	ID      int    `json:"id"`
	Rule    string `json:"rule"`
	Matched int    `json:"matched"`
	Hits    int    `json:"hits"`
}

func (a *admin) listFaults(*http.Request) (any, error) {
	list := []faultAnswer{}
	for _, f := range a.faults.List() {
		list = append(list, faultAnswer{f.ID, f.Rule.String(), f.Matched, f.Hits})
	}
	return list, nil
}

// longestInput is the most that the admin API reads of a body.
const longestInput = 64 << 10

// input reads the JSON object in a body; an unknown member is a mistake.
func input(r *http.Request, into any) error {
	d := json.NewDecoder(io.LimitReader(r.Body, longestInput))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return wrong(http.StatusBadRequest, "the body is not what is needed here: %v", err)
	}
	return nil
}

func (a *admin) addFault(r *http.Request) (any, error) {
	var body struct{ Rule string }
	if err := input(r, &body); err != nil {
		return nil, err
	}
	rule, err := fault.Parse(body.Rule)
	if err != nil {
		return nil, wrong(http.StatusBadRequest, "%v", err)
	}
	return faultAnswer{ID: a.faults.Add(rule), Rule: rule.String()}, nil
}

func (a *admin) clearFaults(*http.Request) (any, error) {
	a.faults.Clear()
	return map[string]bool{"ok": true}, nil
}

func (a *admin) removeFault(r *http.Request) (any, error) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil || !a.faults.Remove(id) {
		return nil, wrong(http.StatusNotFound, "there is no fault %s", r.PathValue("id"))
	}
	return map[string]bool{"ok": true}, nil
}

func (a *admin) reset(*http.Request) (any, error) {
	if err := a.Reset(); err != nil {
		return nil, wrong(http.StatusInternalServerError, "the mocks stay as they are: %v", err)
	}
	return map[string]bool{"ok": true}, nil
}

func (a *admin) getClock(*http.Request) (any, error) {
	return map[string]any{"now": a.clock.Now().UTC().Format(time.RFC3339Nano), "rate": a.clock.Rate()}, nil
}

// setClock changes the clock: its speed first, then its time, then a step.
func (a *admin) setClock(r *http.Request) (any, error) {
	var body struct {
		Now     string
		Advance string
		Rate    *float64
	}
	if err := input(r, &body); err != nil {
		return nil, err
	}
	at, step := time.Time{}, time.Duration(0)
	var err error
	if body.Now != "" {
		if at, err = clock.ParseTime(body.Now); err != nil {
			return nil, err
		}
	}
	if body.Advance != "" {
		if step, err = time.ParseDuration(body.Advance); err != nil {
			return nil, wrong(http.StatusBadRequest, "advance: %q is no duration; write 90s, 5m or 24h", body.Advance)
		}
	}
	if body.Rate != nil {
		if err := a.clock.SetRate(*body.Rate); err != nil {
			return nil, err
		}
	}
	if !at.IsZero() {
		a.clock.Set(at)
	}
	a.clock.Advance(step)
	return a.getClock(r)
}
