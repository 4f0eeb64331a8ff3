package rest

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"
)

// inFlight is how many connections to one host are open at most, and kept. More requests wait for one of them: a script that
// starts a thousand calls at once does not open a thousand sockets on the instance. A stream holds its connection until closed.
const inFlight = 64

// keptFor is how long an idle connection is kept. It is below the usual keep-alive of servers and proxies (60 s and
// up), so that a write rarely meets one that the other side is just closing.
const keptFor = 30 * time.Second

// newTransport makes the network side of a client: the environment's proxy, keep-alive, timeouts, TLS.
//
// Compression stays with net/http: it asks for gzip, unpacks by itself, and the size limit counts what comes out. The reference
// client does the same; large JSON lists shrink ten-fold, and a server that finds it too costly answers without.
// The protocol is HTTP/1.1, as the reference's: HTTP/2 would add a second set of retries to reason about.
func newTransport(c Config) (*http.Transport, error) {
	if c.Insecure && c.CAFile != "" {
		return nil, &Misuse{"a CA file and the certificate check switched off contradict each other: give one of them"}
	}
	if c.KeyFile != "" && c.CertFile == "" {
		return nil, &Misuse{"there is a key file for a client certificate and no certificate: give its file too"}
	}
	conf := &tls.Config{
		InsecureSkipVerify: c.Insecure,
		ClientSessionCache: tls.NewLRUClientSessionCache(inFlight),
	}
	if c.CAFile != "" {
		pool, err := authorities(c.CAFile)
		if err != nil {
			return nil, err
		}
		conf.RootCAs = pool
	}
	if c.CertFile != "" {
		key := c.KeyFile
		if key == "" {
			key = c.CertFile
		}
		pair, err := tls.LoadX509KeyPair(c.CertFile, key)
		if err != nil {
			return nil, fmt.Errorf("can't use the client certificate %q with the key %q: %w; both have to be PEM, the key without a passphrase", c.CertFile, key, err)
		}
		conf.Certificates = []tls.Certificate{pair}
	}
	var only1 http.Protocols
	only1.SetHTTP1(true)
	return &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            (&net.Dialer{Timeout: c.ConnectTimeout, KeepAlive: 30 * time.Second}).DialContext,
		TLSClientConfig:        conf,
		TLSHandshakeTimeout:    c.ConnectTimeout,
		MaxConnsPerHost:        inFlight,
		MaxIdleConnsPerHost:    inFlight,
		IdleConnTimeout:        keptFor,
		ResponseHeaderTimeout:  max(c.ResponseTimeout, 0),
		MaxResponseHeaderBytes: 1 << 20,
		Protocols:              &only1,
	}, nil
}

// authorities are the system's trusted authorities and those of a file.
func authorities(file string) (*x509.CertPool, error) {
	pem, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("can't read the CA file: %w", err)
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool()
	}
	if !pool.AppendCertsFromPEM(pem) {
		return nil, &Misuse{fmt.Sprintf("the CA file %q holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)", file)}
	}
	return pool, nil
}
