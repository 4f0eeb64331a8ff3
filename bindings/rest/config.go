package rest

import (
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/dssrun/dssrun/runtime/secret"
)

// Defaults of [Config].
const (
	DefaultConnectTimeout  = 10 * time.Second
	DefaultResponseTimeout = 5 * time.Minute
	DefaultMaxResponse     = 256 << 20
	DefaultRetries         = 4
)

// Config says where the API is and who calls it.
type Config struct {
	// URL of the instance: http or https, a host, perhaps a port and a path prefix.
	URL string
	// BasePath stands between URL and each request's path: "/dip/publicapi", or "" for the Launchpad.
	BasePath string

	// User and Password go out as Basic authentication: for DSS and Govern the key as the user and an empty password.
	// They win over Ticket, which goes out as X-DKU-APITicket. With none of them requests are anonymous.
	User, Password, Ticket secret.String
	// Headers are added to every request. They don't replace the authentication.
	Headers map[string]string

	// Insecure switches the check of the server's certificate off.
	Insecure bool
	// CAFile holds authorities (PEM) to trust besides the system's.
	CAFile string
	// CertFile and KeyFile are the client certificate (PEM). Without KeyFile the key is in CertFile too.
	CertFile, KeyFile string

	// ConnectTimeout is for the connection and for the TLS handshake, each. 0: 10 s.
	ConnectTimeout time.Duration
	// ResponseTimeout is how long the server may stay silent: until the answer starts, and between two parts of
	// it. 0: 5 min; negative: for ever. It does not bound streams, whose reader may pause.
	ResponseTimeout time.Duration
	// MaxResponse is the largest answer, in bytes after decompression, that is taken into memory. 0: 256 MiB; negative: any.
	MaxResponse int64
	// Retries is how often a request is repeated at most. 0: 4; negative: never.
	Retries int

	// Permit is asked before each request, with host:port; its error refuses it. nil permits all.
	Permit func(hostport string) error
	// Warn takes the one warning there is: that certificates are not checked.
	Warn func(message string)
	// Record is told what goes out and what comes back. nil records nothing and costs nothing.
	Record Recorder
	// Transport replaces the network: the mock hands in its own. The TLS and connection settings are then unused.
	Transport http.RoundTripper
}

// New checks a configuration and makes its client. Nothing is sent. Its errors are *[Misuse] and *[BadCredentials], or
// about a certificate file that can't be read.
func New(c Config) (*Client, error) {
	base, err := parseURL(c.URL, c.BasePath)
	if err != nil {
		return nil, err
	}
	if c.ConnectTimeout == 0 {
		c.ConnectTimeout = DefaultConnectTimeout
	}
	if c.ResponseTimeout == 0 {
		c.ResponseTimeout = DefaultResponseTimeout
	}
	if c.MaxResponse == 0 {
		c.MaxResponse = DefaultMaxResponse
	}
	if c.Retries == 0 {
		c.Retries = DefaultRetries
	}
	c.Retries = max(c.Retries, 0)
	client := &Client{config: c, base: base, transport: c.Transport}
	if client.identity, err = identity(c); err != nil {
		return nil, err
	}
	if c.Transport == nil {
		if client.transport, err = newTransport(c); err != nil {
			return nil, err
		}
		if c.Insecure && base.Scheme == "https" && c.Warn != nil {
			c.Warn(fmt.Sprintf("the certificate of %s is not checked, as configured: anyone on the way can read and change what is sent, the key included", base.Host))
		}
	}
	client.send = client.chain()
	return client, nil
}

// HostPort is what Config.Permit is asked for requests to a URL: host and port, the scheme's own when there is none.
func HostPort(rawURL string) (string, error) {
	u, err := parseURL(rawURL, "")
	if err != nil {
		return "", err
	}
	return hostPort(u), nil
}

func hostPort(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return net.JoinHostPort(strings.ToLower(u.Hostname()), port)
}

// parseURL reads an instance's URL and puts the base path behind it.
func parseURL(raw, basePath string) (*url.URL, error) {
	bad := func(format string, args ...any) (*url.URL, error) {
		return nil, &Misuse{fmt.Sprintf(format, args...)}
	}
	if raw == "" {
		return bad("the URL of the instance is empty: give one like https://dss.example.com")
	}
	if strings.IndexFunc(raw, func(r rune) bool { return r <= ' ' || r == 0x7f }) >= 0 {
		return bad("the URL %q holds a space, a line break or another control character: remove it", secret.Mask(raw))
	}
	scheme, rest, ok := strings.Cut(raw, "://")
	if !ok {
		if strings.Contains(raw, "@") {
			return bad("the URL of the instance has no scheme: write https://host")
		}
		return bad("the URL %q has no scheme: write https://%s (or http:// where there is no TLS)", raw, strings.TrimLeft(raw, "/:"))
	}
	if s := strings.ToLower(scheme); s != "http" && s != "https" {
		return bad("the URL scheme %q is not supported: the URL of an instance starts with https:// or http://", scheme)
	}
	if authority, _, _ := strings.Cut(rest, "/"); strings.Contains(authority, "@") {
		return bad("the URL holds a user or a password before the host: leave it out, and give the API key as such")
	}
	u, err := url.Parse(raw)
	if err != nil || u.Opaque != "" {
		return bad("the URL %q can't be understood: write it as https://host, https://host:port or https://host/prefix", raw)
	}
	if u.Hostname() == "" {
		return bad("the URL %q has no host: write it as https://host", raw)
	}
	if port := u.Port(); port != "" {
		if n, err := strconv.ParseUint(port, 10, 16); err != nil || n == 0 {
			return bad("the URL %q has no port from 1 to 65535", raw)
		}
	}
	if u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || strings.HasSuffix(raw, "#") {
		return bad("the URL %q has a query or a fragment: leave out what follows %q", secret.Mask(raw), u.Scheme+"://"+u.Host+u.Path)
	}
	prefix := strings.TrimRight(u.EscapedPath(), "/")
	if basePath != "" && strings.HasSuffix(prefix, basePath) {
		return bad("the URL %q ends in %s, which is added by itself: leave it out", raw, basePath)
	}
	u.Path, u.RawPath = strings.TrimRight(u.Path, "/")+basePath, prefix+basePath
	return u, nil
}
