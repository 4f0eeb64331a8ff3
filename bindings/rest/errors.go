package rest

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"syscall"

	"github.com/dssrun/dssrun/runtime/secret"
)

// Misuse is a request or configuration that can't be sent. A script sees a TypeError.
type Misuse struct{ What string }

// Error says what is wrong and what to write instead.
func (m *Misuse) Error() string { return m.What }

// ErrorName is the class that a script sees.
func (*Misuse) ErrorName() string { return "TypeError" }

// BadCredentials is a key or ticket that can't be sent. Its text does not show it.
type BadCredentials struct{ What string }

// Error says what is wrong with the key.
func (b *BadCredentials) Error() string { return b.What }

// ErrorName is the class that a script sees.
func (*BadCredentials) ErrorName() string { return "TypeError" }

// EndState names how a run ends that leaves the error uncaught.
func (*BadCredentials) EndState() string { return "credentials" }

// Aborted says that the caller's context ended before the answer was there. It unwraps to the context's error.
type Aborted struct {
	Method, URL string
	Err         error
	MayBeDone   bool // a write that was on its way
}

// Error names the request, and what to beware of.
func (a *Aborted) Error() string {
	text := a.Method + " " + a.URL + " was aborted"
	if a.ErrorName() == "TimeoutError" {
		text = a.Method + " " + a.URL + " took longer than allowed"
	}
	if a.MayBeDone {
		text += mayBeDone
	}
	return text
}

// ErrorName is AbortError, or TimeoutError when a deadline passed.
func (a *Aborted) ErrorName() string {
	if errors.Is(a.Err, context.DeadlineExceeded) {
		return "TimeoutError"
	}
	return "AbortError"
}

// ErrorProps are the properties that a script sees on the error.
func (a *Aborted) ErrorProps() map[string]any {
	return map[string]any{"code": "ABORT_ERR", "method": a.Method, "url": a.URL}
}

// Unwrap is the context's error.
func (a *Aborted) Unwrap() error { return a.Err }

// Kinds of [Failure], and the names that a script sees.
const (
	ConnectionError = "ConnectionError" // no answer came
	ResponseError   = "ResponseError"   // one came that can't be used
)

// Failure is whatever kept an answer from coming or from being understood, the server's own errors aside.
type Failure struct {
	Kind     string // ConnectionError or ResponseError
	Code     string // like Node's: ECONNREFUSED, ENOTFOUND, ETIMEDOUT, ECONNRESET, ERR_TLS, ERR_REDIRECT, ERR_HTML …
	Method   string
	URL      string // masked
	Status   int    // of the answer, 0 when there was none
	What     string // what was wrong and what to do
	Attempts int    // how often it was sent
	Err      error  // the cause, if there is one
}

// Error names the request, what was wrong with it and what to do.
func (f *Failure) Error() string {
	text := f.Method + " " + f.URL + ": " + f.What
	if f.Attempts > 1 {
		text += fmt.Sprintf(" (%d attempts)", f.Attempts)
	}
	return text
}

// ErrorName is the class that a script sees.
func (f *Failure) ErrorName() string { return f.Kind }

// ErrorProps are the properties that a script sees on the error.
func (f *Failure) ErrorProps() map[string]any {
	props := map[string]any{"code": f.Code, "method": f.Method, "url": f.URL}
	if f.Status != 0 {
		props["status"] = f.Status
	}
	return props
}

// Unwrap is the cause.
func (f *Failure) Unwrap() error { return f.Err }

const mayBeDone = "; it may have been carried out all the same: look before you repeat it"

// explain makes an error of the chain one for the user.
func explain(req *http.Request, call *call, err error) error {
	var no refused
	if errors.As(err, &no) {
		return no.error
	}
	var done *Aborted
	if errors.As(err, &done) {
		return done
	}
	shown, write := call.show(req.URL), !safe(req.Method) && !call.Reads
	if ctx := req.Context(); ctx.Err() != nil && context.Cause(ctx) != errSilent {
		return &Aborted{Method: req.Method, URL: shown, Err: ctx.Err(), MayBeDone: write && call.attempts > 0}
	}
	var f *Failure
	if !errors.As(err, &f) {
		f = diagnose(req, err)
		if write && !unsent(err) && f.Code != "ERR_TLS" && f.Code != "ENOTFOUND" && f.Code != "ERR_UPLOAD" {
			f.What += mayBeDone
		}
	} else if write && f.Code != "ERR_REDIRECT" {
		f.What += mayBeDone
	}
	f.Method, f.URL, f.Attempts = req.Method, shown, call.attempts
	f.What = call.mask(f.What)
	return f
}

// diagnose says what an error of the connection means.
func diagnose(req *http.Request, err error) *Failure {
	fail := func(code, format string, args ...any) *Failure {
		return &Failure{Kind: ConnectionError, Code: code, What: fmt.Sprintf(format, args...), Err: err}
	}
	host := req.URL.Host
	var (
		dns      *net.DNSError
		op       *net.OpError
		timeout  net.Error
		unknown  x509.UnknownAuthorityError
		name     x509.HostnameError
		invalid  x509.CertificateInvalidError
		verify   *tls.CertificateVerificationError
		plain    tls.RecordHeaderError
		upload   *uploadError
		failedAt = "the server"
	)
	if errors.As(err, &op) && op.Op == "proxyconnect" {
		failedAt = "the proxy (HTTP_PROXY, HTTPS_PROXY)"
	}
	switch {
	case errors.As(err, &upload):
		return fail("ERR_UPLOAD", "can't read what is to be uploaded: %v", upload.err)
	case errors.As(err, &dns) && dns.IsNotFound:
		return fail("ENOTFOUND", "there is no host %q: check the URL", dns.Name)
	case errors.As(err, &dns):
		return fail("EAI_AGAIN", "the address of %q can't be looked up: check the network and its name server", dns.Name)
	case errors.Is(err, syscall.ECONNREFUSED):
		return fail("ECONNREFUSED", "%s refuses the connection to %s: check that it is up, and the host and port of the URL", failedAt, host)
	case errors.Is(err, errSilent) || context.Cause(req.Context()) == errSilent:
		return fail("ETIMEDOUT", "the answer stopped coming: the server is overloaded or hangs")
	case errors.As(err, &timeout) && timeout.Timeout() && unsent(err):
		return fail("ETIMEDOUT", "no connection to %s in time: check the host and port of the URL, and whether a firewall or a proxy is between", host)
	case errors.As(err, &timeout) && timeout.Timeout():
		return fail("ETIMEDOUT", "no answer in time: the server is overloaded, or the call takes longer than the client waits")
	case errors.As(err, &unknown):
		return fail("ERR_TLS", "the certificate of %s is signed by an authority that is not known here: give its CA file, or (on a network that you trust) switch the check off for this instance", host)
	case errors.As(err, &name):
		return fail("ERR_TLS", "the certificate of %s is for another host: use the name in the certificate in the URL (%v)", host, name)
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return fail("ERR_TLS", "the certificate of %s has expired or is not valid yet: have it renewed, and check the clock of this machine", host)
	case errors.As(err, &verify):
		return fail("ERR_TLS", "the certificate of %s can't be verified: %v", host, verify.Err)
	case errors.As(err, &plain) || strings.Contains(err.Error(), "server gave HTTP response to HTTPS client"):
		return fail("ERR_TLS", "%s does not speak TLS: use http:// in the URL", host)
	case strings.Contains(err.Error(), "certificate required"):
		return fail("ERR_TLS", "%s asks for a client certificate: configure one", host)
	case strings.Contains(err.Error(), "malformed HTTP"):
		return fail("ERR_NOT_HTTP", "%s does not answer in HTTP: check scheme and port of the URL (https://?)", host)
	case broken(err):
		return fail("ECONNRESET", "%s closed the connection before it had answered", failedAt)
	}
	return fail("ERR_CONNECTION", "%v", err)
}

// show gives an address for a message: what is secret in it is masked.
func (c *call) show(u *url.URL) string { return c.mask(u.String()) }

// mask takes the secrets of the process and those of this request out of a text.
func (c *call) mask(text string) string {
	if c.Request != nil {
		for _, s := range c.Secrets {
			for _, form := range []string{s, PathEscape(s), url.QueryEscape(s), url.PathEscape(s)} {
				if form != "" {
					text = strings.ReplaceAll(text, form, secret.Stars)
				}
			}
		}
	}
	return secret.Mask(text)
}

// size writes a number of bytes for people.
func size(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return strconv.FormatInt(n>>20, 10) + " MiB"
	case n >= 10<<20:
		return strconv.FormatInt(n>>20, 10) + " MiB"
	case n >= 10<<10:
		return strconv.FormatInt(n>>10, 10) + " KiB"
	case n == 1:
		return "1 byte"
	}
	return strconv.FormatInt(n, 10) + " bytes"
}

func quote(s string) string { return strconv.Quote(secret.Mask(s)) }

func statusText(status int) string {
	return strings.TrimSpace(strconv.Itoa(status) + " " + http.StatusText(status))
}

// excerpt gives the start of a text on one line, at most n runes.
func excerpt(text string, n int) string {
	text = strings.Join(strings.Fields(text), " ")
	for i := range text {
		if n == 0 {
			return text[:i] + "…"
		}
		n--
	}
	return text
}
