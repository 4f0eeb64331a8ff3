package rest

import "net/http"

// permits asks before each request whether its host may be contacted, also for each repetition and redirect.
func permits(permit func(hostport string) error) layer {
	return func(next http.RoundTripper) http.RoundTripper {
		if permit == nil {
			return next
		}
		return roundTrip(func(req *http.Request) (*http.Response, error) {
			if err := permit(hostPort(req.URL)); err != nil {
				closeBody(req)
				return nil, refused{err}
			}
			return next.RoundTrip(req)
		})
	}
}

// refused marks a permission's error, which reaches the script as it is.
type refused struct{ error }

func (r refused) Unwrap() error { return r.error }

// closeBody does what a RoundTripper owes to a request that it does not send.
func closeBody(req *http.Request) {
	if req.Body != nil {
		req.Body.Close()
	}
}
