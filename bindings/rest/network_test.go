package rest_test

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/dssrun/dssrun/bindings/rest"
)

// identityFile writes a self-signed client certificate and its key: together, and apart.
func identityFile(t *testing.T) (both, cert, key string, pool *x509.CertPool) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "client"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	keyDER, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	certPEM := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	keyPEM := pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: keyDER})
	pool = x509.NewCertPool()
	pool.AppendCertsFromPEM(certPEM)
	return write(t, "both.pem", append(certPEM, keyPEM...)), write(t, "cert.pem", certPEM), write(t, "key.pem", keyPEM), pool
}

func write(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTLS(t *testing.T) {
	t.Parallel()
	both, cert, key, clients := identityFile(t)
	silent := log.New(io.Discard, "", 0) // of the handshakes that fail on purpose
	open := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ProtoMajor != 1 {
			t.Errorf("speaks %s", r.Proto)
		}
	}))
	open.Config.ErrorLog = silent
	open.StartTLS()
	defer open.Close()
	strict := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	strict.TLS = &tls.Config{ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: clients}
	strict.Config.ErrorLog = silent
	strict.StartTLS()
	defer strict.Close()
	ca := write(t, "ca.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: open.Certificate().Raw}))
	plain := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer plain.Close()

	for name, c := range map[string]struct {
		config rest.Config
		want   string
	}{
		"unknown authority":  {rest.Config{URL: open.URL}, "signed by an authority that is not known here"},
		"CA file":            {rest.Config{URL: open.URL, CAFile: ca}, ""},
		"no check":           {rest.Config{URL: open.URL, Insecure: true}, ""},
		"other name":         {rest.Config{URL: strings.Replace(open.URL, "127.0.0.1", "localhost", 1), CAFile: ca}, "is for another host"},
		"no TLS":             {rest.Config{URL: strings.Replace(plain.URL, "http:", "https:", 1)}, "does not speak TLS"},
		"certificate wanted": {rest.Config{URL: strict.URL, CAFile: ca}, "asks for a client certificate"},
		"one file":           {rest.Config{URL: strict.URL, CAFile: ca, CertFile: both}, ""},
		"two files":          {rest.Config{URL: strict.URL, CAFile: ca, CertFile: cert, KeyFile: key}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			c.config.Retries = -1
			_, err := newClient(t, c.config).Do(t.Context(), &rest.Request{Method: "POST", Path: "/x"})
			var f *rest.Failure
			if c.want == "" && err != nil || c.want != "" && (!errors.As(err, &f) || f.Code != "ERR_TLS" || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "carried out")) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}

func TestNotHTTP(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			bufio.NewReader(conn).ReadString('\n')
			io.WriteString(conn, "220 mail.example ESMTP\r\n")
			conn.Close()
		}
	}()
	_, err = newClient(t, rest.Config{URL: "http://" + listener.Addr().String()}).Do(t.Context(), &rest.Request{Path: "/x"})
	var f *rest.Failure
	if !errors.As(err, &f) || f.Code != "ERR_NOT_HTTP" || !strings.Contains(err.Error(), "does not answer in HTTP") {
		t.Error(err)
	}
}

func TestUnknownHost(t *testing.T) {
	t.Parallel()
	client := newClient(t, rest.Config{Transport: transport(func(*http.Request) (*http.Response, error) { return nil, errNoHost })})
	_, err := client.Do(t.Context(), &rest.Request{Method: "PUT", Path: "/x"})
	if want := `PUT https://dss.example/dip/publicapi/x: there is no host "dss.example": check the URL`; err == nil || err.Error() != want {
		t.Error(err)
	}
}

func TestConnectionsAreKeptAndBounded(t *testing.T) {
	t.Parallel()
	var opened atomic.Int32
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "{}") }))
	server.Config.ConnState = func(_ net.Conn, s http.ConnState) {
		if s == http.StateNew {
			opened.Add(1)
		}
	}
	server.Start()
	t.Cleanup(server.Close)
	client := newClient(t, rest.Config{URL: server.URL})
	for range 20 {
		if _, err := client.WithHeaders(nil).Do(t.Context(), &rest.Request{Path: "/x"}); err != nil {
			t.Fatal(err)
		}
	}
	if opened.Load() != 1 {
		t.Errorf("%d connections for 20 requests in a row", opened.Load())
	}
	for range 2 {
		var all sync.WaitGroup
		for range 300 {
			all.Go(func() {
				if _, err := client.Do(t.Context(), &rest.Request{Path: "/x"}); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
	}
	if n := opened.Load(); n > 64 {
		t.Errorf("%d connections for 300 requests at once", n)
	}
}

// TestProxy runs itself in a process of its own: net/http reads the environment once.
func TestProxy(t *testing.T) {
	t.Parallel()
	if os.Getenv("REST_TEST_PROXY") != "" {
		for url, direct := range map[string]bool{"http://dss.invalid:81/p": false, "http://direct.invalid": true} {
			res, err := newClient(t, rest.Config{URL: url, Retries: -1}).Do(t.Context(), &rest.Request{Path: "/x"})
			if direct == (err == nil) || err == nil && string(res.Body) != "http://dss.invalid:81/p/dip/publicapi/x" {
				t.Error(url, err)
			}
		}
		return
	}
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.RequestURI) }))
	defer proxy.Close()
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestProxy$")
	child.Env = append(os.Environ(), "REST_TEST_PROXY=1", "HTTP_PROXY="+proxy.URL, "NO_PROXY=direct.invalid")
	if out, err := child.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
