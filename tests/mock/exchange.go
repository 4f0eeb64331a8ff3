package mock

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"strconv"
	"time"

	"github.com/dssrun/dssrun/tests/mock/fault"
)

// exchange is how a mock answers a request: it adds to the headers and gives a status and a body, or the status 0 when the context
// ended first. It serves as an http.Handler, and as an http.RoundTripper that reaches the mock without a socket, in the calling
// goroutine.
type exchange func(ctx context.Context, r *http.Request, header http.Header) (status int, body []byte)

// ServeHTTP implements http.Handler.
func (x exchange) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	status, body := x(r.Context(), r, header)
	if status == 0 {
		return // the client has gone
	}
	if status == http.StatusRequestEntityTooLarge && r.Header.Get("Expect") == "" {
		_, _ = io.CopyN(io.Discard, r.Body, maxBody) // most clients read the answer only when they have sent everything
	}
	header["Content-Length"] = []string{strconv.Itoa(len(body))}
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
	header := make(http.Header, 4)
	status, body := x(ctx, r, header)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	header["Content-Length"] = []string{strconv.Itoa(len(body))}
	answer := &inside{}
	answer.body.Reset(body)
	answer.Response = http.Response{
		Status: statusLine(status), StatusCode: status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: header, Body: &answer.body, ContentLength: int64(len(body)), Request: r,
	}
	return &answer.Response, nil
}

// CloseIdleConnections is there for http.Client.CloseIdleConnections: there is nothing to close.
func (x exchange) CloseIdleConnections() {}

// inside is an answer that never was on a wire, and its body, in one piece.
type inside struct {
	http.Response
	body memory
}

// memory is a body that is all there.
type memory struct{ bytes.Reader }

// Close implements io.Closer.
func (*memory) Close() error { return nil }

func statusLine(status int) string {
	if status == http.StatusOK {
		return "200 OK"
	}
	return strconv.Itoa(status) + " " + http.StatusText(status)
}

// readBody reads the body of a request, up to maxBody.
func readBody(r *http.Request) ([]byte, error) {
	if r.Body == nil || r.Body == http.NoBody {
		return nil, nil
	}
	tooLarge := func() error {
		return newError(http.StatusRequestEntityTooLarge, "org.springframework.web.multipart.MaxUploadSizeExceededException",
			"Maximum upload size of %d bytes exceeded", []any{maxBody})
	}
	if r.ContentLength >= maxBody {
		return nil, tooLarge()
	}
	if n := int(r.ContentLength); n > 0 && n <= 1<<20 {
		body := make([]byte, n)
		n, err := io.ReadFull(r.Body, body)
		if errors.Is(err, os.ErrDeadlineExceeded) {
			err = tooSlow()
		}
		return body[:n], err
	}
	var buffer bytes.Buffer // what a client announces is no reason to reserve it all
	n, err := buffer.ReadFrom(io.LimitReader(r.Body, maxBody))
	if n >= maxBody {
		return nil, tooLarge()
	}
	if errors.Is(err, os.ErrDeadlineExceeded) {
		err = tooSlow()
	}
	return buffer.Bytes(), err
}

// isSlow tells whether readBody has given a body up because it did not come in time.
func isSlow(err error) bool {
	refusal := new(apiError)
	return errors.As(err, &refusal) && refusal.status == http.StatusRequestTimeout
}

// tooSlow is a body that did not come in time.
func tooSlow() error {
	return newError(http.StatusRequestTimeout, "java.util.concurrent.TimeoutException", "The request's body did not arrive in time", nil)
}

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

// struck is the faults that struck a request, "" for none, which is known at once when none is in force.
func struck(ctx context.Context, faults *fault.Set) string {
	if faults.Empty() {
		return ""
	}
	return fault.Struck(ctx)
}
