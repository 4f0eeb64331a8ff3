package mock

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strconv"
	"time"
)

// exchange is how a mock answers a request: a status, headers and a body, or the status 0 when the context ended first. It
// serves as an http.Handler, and as an http.RoundTripper that reaches the mock without a socket, in the calling goroutine.
type exchange func(context.Context, *http.Request) (int, http.Header, []byte)

// ServeHTTP implements http.Handler.
func (x exchange) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	status, header, body := x(r.Context(), r)
	if status == 0 {
		return // the client has gone
	}
	h := w.Header()
	for key, values := range header {
		h[key] = values
	}
	h["Content-Length"] = []string{strconv.Itoa(len(body))}
	w.WriteHeader(status)
	_, _ = w.Write(body)
}

// RoundTrip implements http.RoundTripper. It honours the request's context and closes its body.
func (x exchange) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Body != nil {
		defer r.Body.Close()
	}
	ctx := r.Context()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	status, header, body := x(ctx, r)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	header["Content-Length"] = []string{strconv.Itoa(len(body))}
	return &http.Response{
		Status: strconv.Itoa(status) + " " + http.StatusText(status), StatusCode: status,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: header, Body: io.NopCloser(bytes.NewReader(body)), ContentLength: int64(len(body)), Request: r,
	}, nil
}

// CloseIdleConnections is there for http.Client.CloseIdleConnections: there is nothing to close.
func (x exchange) CloseIdleConnections() {}

// pause waits for a latency; false when the context ended first.
func pause(ctx context.Context, latency time.Duration) bool {
	if latency <= 0 {
		return true
	}
	timer := time.NewTimer(latency)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
