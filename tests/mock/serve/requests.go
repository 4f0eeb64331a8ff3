package serve

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dssrun/dssrun/tests/mock"
)

// requestAnswer is a request of a journal, as the admin API shows it.
type requestAnswer struct {
	Product   string `json:"product"`
	Number    int    `json:"number"`
	At        string `json:"at"`
	at        time.Time
	Method    string `json:"method"`
	Path      string `json:"path"` // below the API's base path, with the query, without secrets
	Status    int    `json:"status"`
	User      string `json:"user,omitempty"`
	ProxyUser string `json:"proxyUser,omitempty"`
	NotMocked string `json:"notMocked,omitempty"`
	Fault     string `json:"fault,omitempty"`
	Size      int    `json:"size"`           // of the body in bytes
	Body      string `json:"body,omitempty"` // only when one request is asked for; "" for none, and for one that is no text
}

func show(product string, r mock.Request) requestAnswer {
	u := url.URL{Path: r.Path}
	if _, query, ok := strings.Cut(r.URI, "?"); ok {
		u.RawQuery = query
	}
	path := maskedURI(&u)
	if maskedKeys(r.Path) != r.Path { // the message names the path
		r.NotMocked = maskedKeys(r.NotMocked)
	}
	return requestAnswer{
		Product: product, Number: r.Number, at: r.At, At: r.At.UTC().Format(time.RFC3339Nano), Method: r.Method, Path: path, Status: r.Status,
		User: r.User, ProxyUser: r.ProxyUser, NotMocked: r.NotMocked, Fault: r.Fault, Size: len(r.Body),
	}
}

// requests lists the journals, newest first: those of the query's product, after the number of its since (which is per product),
// whose "METHOD path status user" contains its filter; with notMocked=true only those that no route answers.
func (a *admin) requests(r *http.Request) (any, error) {
	q := r.URL.Query()
	since, err := number(r, "since", 0, 1<<31)
	if err != nil {
		return nil, err
	}
	limit, err := number(r, "limit", pageSize, 100_000)
	if err != nil {
		return nil, err
	}
	only := q.Get("product")
	if only != "" && !slices.Contains(names[:], only) {
		return nil, wrong(http.StatusNotFound, "there is no product %q: dss, govern or launchpad", only)
	}
	filter := strings.ToLower(q.Get("filter"))
	list := []requestAnswer{}
	total := 0
	for i, s := range a.subjects() {
		if only != "" && only != names[i] {
			continue
		}
		received := s.Received()
		from := since
		if filter == "" && q.Get("notMocked") != "true" {
			from = max(from, received-limit)
		}
		got := s.RequestsSince(from)
		total += received
		slices.Reverse(got)
		kept := 0
		for _, one := range got {
			if kept == limit {
				break
			}
			if q.Get("notMocked") == "true" && one.NotMocked == "" {
				continue
			}
			shown := show(names[i], one)
			if filter == "" || strings.Contains(strings.ToLower(shown.Method+" "+shown.Path+" "+strconv.Itoa(shown.Status)+" "+shown.User), filter) {
				list = append(list, shown)
				kept++
			}
		}
	}
	slices.SortStableFunc(list, func(a, b requestAnswer) int { return b.at.Compare(a.at) })
	return map[string]any{"total": total, "requests": list[:min(len(list), limit)]}, nil
}

// request is one request, with its body, in which secrets are masked.
func (a *admin) request(r *http.Request) (any, error) {
	s, err := a.subject(r)
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(r.PathValue("number"))
	if err != nil || n < 1 {
		return nil, wrong(http.StatusNotFound, "there is no request %s", r.PathValue("number"))
	}
	got := s.RequestsSince(n - 1)
	if len(got) == 0 || got[0].Number != n {
		return nil, wrong(http.StatusNotFound, "there is no request %d in the journal, or not any more", n)
	}
	shown := show(r.PathValue("product"), got[0])
	shown.Body, _ = bodyText(got[0].Body)
	return shown, nil
}
