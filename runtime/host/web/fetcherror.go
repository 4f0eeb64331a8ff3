package web

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"syscall"
)

// fetchError is how a request that failed on the wire looks to a script:
// Node's TypeError "fetch failed", with what failed and why.
type fetchError struct {
	text  string
	code  string // Node's, as ECONNREFUSED
	cause error
}

// Error says which host could not be reached and why, in the words of the
// network and not of Go.
func (e *fetchError) Error() string {
	s := "fetch failed: " + e.text
	if e.cause != nil {
		s += ": " + plain(e.cause)
	}
	return s
}

// ErrorName is the class that the Fetch standard asks for.
func (e *fetchError) ErrorName() string { return "TypeError" }

// ErrorProps carry Node's error code, where there is one.
func (e *fetchError) ErrorProps() map[string]any {
	if e.code == "" {
		return nil
	}
	return map[string]any{"code": e.code}
}

// Unwrap is the error of the network.
func (e *fetchError) Unwrap() error { return e.cause }

// aborted is the rejection of a fetch that was cancelled; the script's half
// puts the signal's reason in its place.
type aborted struct{}

func (aborted) Error() string     { return "This operation was aborted" }
func (aborted) ErrorName() string { return "AbortError" }

// reworded turns an error of net/http into one for the script.
func reworded(ctx context.Context, host string, err error) error {
	if worded, ok := asWorded(err); ok {
		return worded
	}
	if ctx.Err() != nil {
		return aborted{}
	}
	var (
		dns     *net.DNSError
		op      *net.OpError
		errno   syscall.Errno
		unknown x509.UnknownAuthorityError
		wrong   x509.HostnameError
		invalid x509.CertificateInvalidError
		record  tls.RecordHeaderError
		timeout interface{ Timeout() bool }
	)
	switch {
	case errors.As(err, &dns) && dns.IsNotFound:
		return &fetchError{text: "the host " + dns.Name + " is not known", code: "ENOTFOUND"}
	case errors.As(err, &dns):
		return &fetchError{text: "the host " + dns.Name + " can't be looked up: " + dns.Err, code: "EAI_AGAIN"}
	case errors.As(err, &unknown):
		return &fetchError{text: host + ": its certificate is signed by an unknown authority", code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE"}
	case errors.As(err, &wrong):
		return &fetchError{text: host + ": its certificate is not for this host", code: "ERR_TLS_CERT_ALTNAME_INVALID", cause: wrong}
	case errors.As(err, &invalid):
		code := "CERT_INVALID"
		if invalid.Reason == x509.Expired {
			code = "CERT_HAS_EXPIRED"
		}
		return &fetchError{text: host + ": its certificate is not valid", code: code, cause: invalid}
	case errors.As(err, &record), errors.Is(err, http.ErrSchemeMismatch):
		return &fetchError{text: host + " does not speak TLS", code: "ERR_SSL_WRONG_VERSION_NUMBER"}
	case errors.As(err, &op) && op.Op == "dial" && errors.As(err, &errno):
		return &fetchError{text: "cannot connect to " + host, code: errnoName(errno), cause: errno}
	case errors.As(err, &errno):
		return &fetchError{text: host, code: errnoName(errno), cause: errno}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return &fetchError{text: host + " closed the connection before the answer was complete", code: "UND_ERR_SOCKET"}
	case errors.As(err, &timeout) && timeout.Timeout(), errors.Is(err, os.ErrDeadlineExceeded):
		return &fetchError{text: host + " did not answer in time", code: "ETIMEDOUT"}
	}
	return &fetchError{text: host, cause: err}
}

// plain is an error's text without the prefixes that name Go's packages and
// functions.
func plain(err error) string {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	var op *net.OpError
	if errors.As(err, &op) {
		err = op.Err
	}
	s := err.Error()
	for _, prefix := range []string{"net/http: ", "http: ", "http2: ", "x509: ", "tls: ", "net: "} {
		s = strings.TrimPrefix(s, prefix)
	}
	return s
}

// errnoName is Node's name of an error; the numbers are those of Windows.
func errnoName(e syscall.Errno) string {
	switch e {
	case syscall.ECONNREFUSED, 10061:
		return "ECONNREFUSED"
	case syscall.ECONNRESET, 10054:
		return "ECONNRESET"
	case syscall.ECONNABORTED, 10053:
		return "ECONNABORTED"
	case syscall.EHOSTUNREACH, 10065:
		return "EHOSTUNREACH"
	case syscall.ENETUNREACH, 10051:
		return "ENETUNREACH"
	case syscall.ETIMEDOUT, 10060:
		return "ETIMEDOUT"
	case syscall.EPIPE:
		return "EPIPE"
	case syscall.EADDRNOTAVAIL, 10049:
		return "EADDRNOTAVAIL"
	}
	return ""
}
