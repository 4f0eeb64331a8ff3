package rest

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// mostRedirects is how many redirects of one request are followed.
const mostRedirects = 10

// redirects follows a GET or HEAD within its host. Every other redirect is an error that says where it leads: the key goes
// to no other host, nor from https to http, and a write is not sent a second time (browsers and http.Client
// turn it into a GET, which would look like success).
//
// A redirect from http to https of the same host is not followed either: each request would show the key on the
// way before it gets there.
func redirects(next http.RoundTripper) http.RoundTripper {
	return roundTrip(func(req *http.Request) (*http.Response, error) {
		for hops := 0; ; hops++ {
			res, err := next.RoundTrip(req)
			if err != nil || !isRedirect(res) {
				return res, err
			}
			res.Body.Close()
			to, err := req.URL.Parse(res.Header.Get("Location"))
			if err != nil {
				return nil, redirectFailure(res, "the server answers with a redirect to an address that can't be understood")
			}
			to.User, to.Fragment, to.RawFragment = nil, "", ""
			shown := callOf(req).show(to)
			switch {
			case to.Scheme != req.URL.Scheme || hostPort(to) != hostPort(req.URL):
				return nil, redirectFailure(res, fmt.Sprintf("%s redirects to %s, another address, which is not sent the key: if the instance has moved there, make %s its URL",
					origin(req.URL), shown, newURL(to, callOf(req).below)))
			case !safe(req.Method):
				return nil, redirectFailure(res, fmt.Sprintf("the server redirects to %s, and a %s is not sent on by itself: check the instance's URL, perhaps it is %s",
					shown, req.Method, newURL(to, callOf(req).below)))
			case hops == mostRedirects:
				return nil, redirectFailure(res, fmt.Sprintf("more than %d redirects, the last one to %s: check the instance's URL", mostRedirects, shown))
			}
			onward, ok := rewind(req)
			if !ok {
				return nil, redirectFailure(res, "the server redirects to "+shown+", and the body can't be sent twice")
			}
			onward.URL, onward.Host = to, to.Host
			req = onward
		}
	})
}

func isRedirect(res *http.Response) bool {
	switch res.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return res.Header.Get("Location") != ""
	}
	return false
}

func redirectFailure(res *http.Response, what string) *Failure {
	return &Failure{Kind: ResponseError, Code: "ERR_REDIRECT", Status: res.StatusCode, What: what}
}

func origin(u *url.URL) string { return u.Scheme + "://" + u.Host }

// newURL guesses what the instance's URL should be, from where a request for the path below was sent to.
func newURL(to *url.URL, below string) string {
	prefix, ok := strings.CutSuffix(to.EscapedPath(), below)
	if !ok {
		prefix = ""
	}
	return origin(to) + prefix
}
