package rest

import (
	"errors"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Waits between repetitions: full jitter under a ceiling that doubles from firstWait to longestWait, or what
// the server asks for with Retry-After, up to longestRetryAfter.
const (
	firstWait         = 250 * time.Millisecond
	longestWait       = 15 * time.Second
	longestRetryAfter = time.Minute
)

// retries repeats a request up to most times when that is safe and may help.
//
// A GET or HEAD is repeated after 429, 502, 503, 504 and after a broken connection, also one that broke within the answer.
// Everything else is a write, a POST that only reads included, and repeated only when the connection did not come
// about at all: then nothing of it was sent. http.Transport keeps to the same rule: by itself it sends a write again only
// when no byte of it was written to a kept connection that turned out to be closed.
// A server that is merely slow (no answer within ResponseTimeout) is not asked again.
func retries(most int) layer {
	return func(next http.RoundTripper) http.RoundTripper {
		return roundTrip(func(req *http.Request) (*http.Response, error) {
			call := callOf(req)
			for call.attempts = 1; ; call.attempts++ {
				res, err := next.RoundTrip(req)
				if call.attempts > most || !repeatable(req, res, err) {
					return res, err
				}
				again, ok := rewind(req)
				if !ok {
					return res, err
				}
				wait := pause(call.attempts, res)
				if res != nil {
					res.Body.Close()
				}
				timer := time.NewTimer(wait)
				select {
				case <-timer.C:
				case <-req.Context().Done():
					timer.Stop()
					closeBody(again)
					return nil, req.Context().Err()
				}
				req = again
			}
		})
	}
}

func repeatable(req *http.Request, res *http.Response, err error) bool {
	switch {
	case req.Context().Err() != nil:
		return false
	case err == nil:
		return safe(req.Method) && busy(res.StatusCode)
	default:
		return unsent(err) || safe(req.Method) && broken(err)
	}
}

// busy are the answers that another attempt may improve.
func busy(status int) bool {
	switch status {
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// unsent reports an error of making the connection, to the server or to a proxy. A host name that does not exist is none: it
// won't exist in a second either.
func unsent(err error) bool {
	var op *net.OpError
	var dns *net.DNSError
	if errors.As(err, &op) {
		return (op.Op == "dial" || op.Op == "proxyconnect") && !(errors.As(err, &dns) && dns.IsNotFound)
	}
	return strings.Contains(err.Error(), "TLS handshake timeout") // net/http has no type for it
}

// broken reports a connection that failed after it had come about.
func broken(err error) bool {
	var op *net.OpError
	if errors.As(err, &op) && (op.Op == "read" || op.Op == "write") && !op.Timeout() {
		return true
	}
	var cut *Failure
	return errors.As(err, &cut) && cut.Code == codeTruncated ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE)
}

// rewind gives the request once more, its body from the start.
func rewind(req *http.Request) (*http.Request, bool) {
	again := *req
	if req.Body == nil || req.Body == http.NoBody {
		return &again, true
	}
	if req.GetBody == nil {
		return nil, false
	}
	body, err := req.GetBody()
	if err != nil {
		return nil, false
	}
	again.Body = body
	return &again, true
}

// pause is how long to wait after this many attempts.
func pause(attempts int, res *http.Response) time.Duration {
	if res != nil {
		if asked, ok := retryAfter(res.Header.Get("Retry-After")); ok {
			// The server tells all callers the same: spread them a little.
			return min(asked, longestRetryAfter) + rand.N(firstWait)
		}
	}
	ceiling := firstWait << min(attempts-1, 10)
	return rand.N(min(ceiling, longestWait))
}

// retryAfter reads the header of that name: seconds, or an HTTP date.
func retryAfter(value string) (time.Duration, bool) {
	value = strings.TrimSpace(value)
	if seconds, err := strconv.ParseUint(value, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second, true
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(time.Until(at), 0), true
	}
	return 0, false
}
