package rest

import (
	"context"
	"net/http"
)

// chain builds the way of every request, from the script's side to the wire. Each layer does one thing, knows only the next
// one, and can be read alone:
//
//	redirects   follows a GET to the same host, refuses every other redirect    redirect.go
//	retries     repeats what is safe to repeat                                  retry.go
//	permits     asks whether the host may be contacted                          permit.go
//	identifies  adds the caller: key or ticket, extra headers                   identity.go
//	records     tells a recorder what goes out and what comes back              record.go
//	reads       takes in the answer, up to the limit                            answer.go
//	transport   connections, proxy, TLS                                         transport.go
//
// Whatever stands in for the server (an answer from a recording, a write that is only planned) is a layer between
// retries and permits. What watches the traffic, records, sits below the retries, so that it sees what the server really
// said, each attempt of it, and above the layer that takes an answer in, so that it has it whole.
func (c *Client) chain() http.RoundTripper {
	var next http.RoundTripper = c.transport
	for _, wrap := range []layer{ // innermost first
		reads(c.config.MaxResponse, c.config.ResponseTimeout),
		records(c.config.Record, c.config.BasePath),
		identifies(c.identity),
		permits(c.config.Permit),
		retries(c.config.Retries),
		redirects,
	} {
		next = wrap(next)
	}
	return next
}

// layer puts one step before the next.
type layer func(next http.RoundTripper) http.RoundTripper

// roundTrip is a step written as a function.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// call is what the layers know of a request beyond its HTTP form. It travels in the request's context.
type call struct {
	*Request
	below    string                  // the escaped path from BasePath on, to recognise it in a redirect
	attempts int                     // how often it was sent, counting this time
	cancel   context.CancelCauseFunc // ends the request with a reason
}

type callKey struct{}

func callOf(r *http.Request) *call {
	if c, ok := r.Context().Value(callKey{}).(*call); ok {
		return c
	}
	return &call{Request: &Request{}, cancel: func(error) {}}
}

// safe reports whether a method only reads, so that it may be repeated and redirected.
func safe(method string) bool { return method == http.MethodGet || method == http.MethodHead }
