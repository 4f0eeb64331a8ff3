package web

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/permit"
)

// maxRedirects is how many redirects fetch follows, as the Fetch standard says.
const maxRedirects = 20

// pooled is the transport of every run that brings none of its own.
var pooled = sync.OnceValue(func() http.RoundTripper {
	return &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           (&net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		ForceAttemptHTTP2:     true,
		MaxIdleConns:          100,
		MaxIdleConnsPerHost:   16,
		IdleConnTimeout:       30 * time.Second,
		TLSHandshakeTimeout:   10 * time.Second,
		ExpectContinueTimeout: time.Second,
	}
})

func (e *Env) transport() http.RoundTripper {
	if e.Transport != nil {
		return e.Transport
	}
	return pooled()
}

// allow asks whether the script may connect to a URL's host.
func (e *Env) allow(u *url.URL) error {
	port := u.Port()
	if port == "" {
		port = "80"
		if u.Scheme == "https" {
			port = "443"
		}
	}
	policy := e.Permit
	if policy == nil {
		policy = permit.New(permit.Grants{})
	}
	return policy.Net(net.JoinHostPort(u.Hostname(), port))
}

// call is one fetch: plain data, for work off the loop.
type call struct {
	method, redirect string
	url              *url.URL
	header           http.Header
	body             content
	hasBody          bool
	env              *Env // for its transport and its permissions only
}

// answer is what came back.
type answer struct {
	response   *http.Response
	redirected bool
	source     *source
}

func fetchNatives(e *Env) map[string]any {
	vm := e.vm()
	return map[string]any{
		// url is what Request needs to know of a URL, null for one that is none.
		"url": func(c goja.FunctionCall) goja.Value {
			u := parseURL(c.Argument(0).String(), nil)
			if u == nil {
				return goja.Null()
			}
			o := vm.NewObject()
			_ = o.Set("href", u.href(true))
			_ = o.Set("credentials", u.credentials())
			return o
		},
		"send": func(c goja.FunctionCall) goja.Value {
			out := vm.NewObject()
			ctx, cancel := context.WithCancel(e.Loop.Context())
			_ = out.Set("cancel", func() { cancel() })
			q, err := e.newCall(c)
			_ = out.Set("promise", e.Loop.Go(func(context.Context) (any, error) {
				if err != nil {
					return nil, err
				}
				a, err := q.do(ctx, cancel)
				if err != nil {
					cancel()
					return nil, err
				}
				return a, nil
			}, func(result any) (goja.Value, error) { return e.answerValue(result.(*answer)), nil }))
			return out
		},
	}
}

// newCall reads the arguments of send: method, url, headers, content, redirect.
func (e *Env) newCall(c goja.FunctionCall) (*call, error) {
	href, _, _ := strings.Cut(c.Argument(1).String(), "#")
	u, err := url.Parse(href)
	if err != nil {
		return nil, &fetchError{text: "the URL " + href + " can't be sent", cause: err}
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return nil, &fetchError{text: "the scheme of " + href + " is not http or https"}
	}
	q := &call{method: c.Argument(0).String(), url: u, redirect: c.Argument(4).String(), header: http.Header{}, env: e}
	list := c.Argument(2).ToObject(e.vm())
	for i, n := 0, int(list.Get("length").ToInteger()); i+1 < n; i += 2 {
		name := http.CanonicalHeaderKey(list.Get(itoa(i)).String())
		q.header[name] = append(q.header[name], list.Get(itoa(i+1)).String())
	}
	if _, ok := q.header["User-Agent"]; !ok {
		q.header.Set("User-Agent", UserAgent)
	}
	if _, ok := q.header["Accept"]; !ok {
		q.header.Set("Accept", "*/*")
	}
	if body := c.Argument(3); !goja.IsNull(body) {
		q.body, q.hasBody = contentOf(body), true
	}
	return q, nil
}

// do sends the call and follows its redirects. cancel ends ctx and is called
// when the body is over.
func (q *call) do(ctx context.Context, cancel context.CancelFunc) (*answer, error) {
	if err := q.env.allow(q.url); err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(ctx, q.method, q.url.String(), nil)
	if err != nil {
		return nil, &fetchError{text: q.url.Host, cause: err}
	}
	r.Header = q.header
	if host := q.header.Get("Host"); host != "" {
		r.Host = host
	}
	if q.hasBody {
		r.GetBody = func() (io.ReadCloser, error) {
			body, _, err := q.body.open()
			return body, err
		}
		if r.Body, err = r.GetBody(); err != nil {
			return nil, err
		}
		if r.ContentLength = q.body.size(); r.ContentLength == 0 {
			_ = r.Body.Close()
			r.Body = http.NoBody
		}
	}
	a := &answer{}
	client := http.Client{Transport: q.env.transport(), CheckRedirect: func(next *http.Request, via []*http.Request) error {
		switch {
		case q.redirect == "manual":
			return http.ErrUseLastResponse
		case q.redirect == "error":
			return &fetchError{text: "unexpected redirect from " + via[0].URL.Host + " to " + next.URL.Redacted()}
		case len(via) > maxRedirects:
			return &fetchError{text: "redirect count exceeded: more than 20 from " + via[0].URL.Host}
		case next.URL.Scheme != "http" && next.URL.Scheme != "https":
			return &fetchError{text: "the redirect of " + via[0].URL.Host + " leads to the scheme " + next.URL.Scheme}
		}
		next.Header.Del("Referer")
		if next.Method != via[len(via)-1].Method {
			for _, name := range []string{"Content-Type", "Content-Encoding", "Content-Language", "Content-Location"} {
				next.Header.Del(name)
			}
		}
		a.redirected = true
		return q.env.allow(next.URL)
	}}
	a.response, err = client.Do(r) //nolint:bodyclose // the script closes it, or the end of the run does
	if err != nil {
		return nil, reworded(ctx, q.url.Host, err)
	}
	host := a.response.Request.URL.Host
	a.source = &source{body: a.response.Body, end: cancel, why: func(err error) error { return reworded(ctx, host, err) }}
	return a, nil
}

// answerValue is an answer as the script's half takes it.
func (e *Env) answerValue(a *answer) goja.Value {
	vm := e.vm()
	out := vm.NewObject()
	r := a.response
	_ = out.Set("status", r.StatusCode)
	_ = out.Set("statusText", strings.TrimSpace(strings.TrimPrefix(r.Status, itoa(r.StatusCode))))
	final := *r.Request.URL
	final.User = nil
	_ = out.Set("url", final.String())
	_ = out.Set("redirected", a.redirected)
	var list []any
	for name, values := range r.Header {
		for _, v := range values {
			list = append(list, strings.ToLower(name), latin1([]byte(v)))
		}
	}
	_ = out.Set("headers", vm.NewArray(list...))
	if r.Body == http.NoBody {
		a.source.close()
		_ = out.Set("body", goja.Null())
	} else {
		_ = out.Set("body", vm.ToValue(a.source))
	}
	return out
}

// asWorded finds an error that has its words already.
func asWorded(err error) (error, bool) {
	var f *fetchError
	if errors.As(err, &f) {
		return f, true
	}
	var named interface {
		error
		ErrorName() string
	}
	if errors.As(err, &named) {
		return named, true
	}
	return nil, false
}
