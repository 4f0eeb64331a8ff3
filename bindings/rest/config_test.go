package rest_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/runtime/secret"
)

func TestURL(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ url, want string }{
		{"https://dss.example", ""},
		{"HTTPS://dss.example:11200/prefix/", ""},
		{"http://[::1]:11200", ""},
		{"", "is empty"},
		{"dss.example", `has no scheme: write https://dss.example`},
		{"localhost:11200", `has no scheme: write https://localhost:11200`},
		{"//dss.example", "has no scheme: write https://dss.example"},
		{"user:pw@dss.example", "has no scheme"},
		{"ftp://dss.example", `scheme "ftp" is not supported`},
		{"https://", "has no host"},
		{"https:///path", "has no host"},
		{"https://:443", "has no host"},
		{"https://dss.example:", ""},
		{"https://dss.example:0", "no port from 1"},
		{"https://dss.example:99999", "no port from 1"},
		{"https://dss.example:port", "can't be understood"},
		{"https://user:pass-word-1@dss.example", "user or a password"},
		{"https://dss.example?x=1", "query or a fragment"},
		{"https://dss.example/?", "query or a fragment"},
		{"https://dss.example/#home", "query or a fragment"},
		{"https://dss.example\n", "line break"},
		{" https://dss.example", "space"},
		{"https://dss.example/%zz", "can't be understood"},
		{"https://dss.example/dip/publicapi/", "leave it out"},
	} {
		t.Run(c.url, func(t *testing.T) {
			t.Parallel()
			_, err := rest.New(rest.Config{URL: c.url, BasePath: "/dip/publicapi", Transport: always(200, "")})
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("%v, want %q", err, c.want)
			}
			if err != nil && strings.Contains(err.Error(), "pass-word-1") {
				t.Errorf("shows the password: %v", err)
			}
		})
	}
}

func TestKeysThatCanNotBeSent(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ key, want string }{
		{"secret-key\n", "starts or ends with"},
		{" secret-key", "starts or ends with"},
		{"secret\nkey", "line break"},
		{"secret\x00key", "U+0000"},
		{"secret\x7fkey", "U+007F"},
		{"secret-key-日本", "U+65E5"},
		{"secret\xffkey", "not valid UTF-8"},
		{"secret:key", "colon"},
	} {
		for _, config := range []rest.Config{{User: secret.New(c.key)}, {Ticket: secret.New(c.key)}} {
			if c.want == "colon" && config.User.IsZero() {
				continue
			}
			config.URL, config.Transport = "https://dss.example", always(200, "")
			_, err := rest.New(config)
			bad, ok := err.(*rest.BadCredentials)
			if !ok || !strings.Contains(err.Error(), c.want) || bad.EndState() != "credentials" {
				t.Errorf("key %q: %v, want %q", c.key, err, c.want)
			} else if strings.Contains(err.Error(), "secret") {
				t.Errorf("shows the key: %v", err)
			}
		}
	}
}

func TestHeadersThatCanNotBeSent(t *testing.T) {
	t.Parallel()
	for name, value := range map[string]string{"": "x", "a b": "x", "a:": "x", "é": "x", "X": "a\nb", "Y": "日", "content-length": "3", "Accept-Encoding": "br"} {
		if _, err := rest.New(rest.Config{URL: "https://dss.example", Headers: map[string]string{name: value}, Transport: always(200, "")}); err == nil {
			t.Errorf("%q: %q is accepted", name, value)
		}
	}
}

func TestFilesOfCertificates(t *testing.T) {
	t.Parallel()
	noPEM := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(noPEM, []byte("not a certificate"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		config rest.Config
		want   string
	}{
		"no file":       {rest.Config{CAFile: "missing.pem"}, "can't read the CA file"},
		"no PEM":        {rest.Config{CAFile: noPEM}, "holds no certificate in PEM form"},
		"contradiction": {rest.Config{CAFile: noPEM, Insecure: true}, "contradict"},
		"no cert":       {rest.Config{KeyFile: "key.pem"}, "no certificate"},
		"bad cert":      {rest.Config{CertFile: noPEM}, "can't use the client certificate"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.config.URL = "https://dss.example"
			if _, err := rest.New(c.config); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}

func TestOneWarningWhenCertificatesAreNotChecked(t *testing.T) {
	t.Parallel()
	var warnings []string
	warn := func(m string) { warnings = append(warnings, m) }
	for _, url := range []string{"https://dss.example", "http://dss.example"} {
		client, err := rest.New(rest.Config{URL: url, Insecure: true, Warn: warn})
		if err != nil {
			t.Fatal(err)
		}
		client.WithHeaders(nil)
	}
	if len(warnings) != 1 || !strings.Contains(warnings[0], "dss.example is not checked") {
		t.Error(warnings)
	}
}

func TestHostPort(t *testing.T) {
	t.Parallel()
	for url, want := range map[string]string{
		"https://DSS.example": "dss.example:443", "http://dss.example/x": "dss.example:80", "http://dss.example:11200": "dss.example:11200", "https://[::1]": "[::1]:443",
	} {
		if got, err := rest.HostPort(url); err != nil || got != want {
			t.Errorf("HostPort(%q) = %q, %v", url, got, err)
		}
	}
	if _, err := rest.HostPort("dss.example"); err == nil {
		t.Error("no error without a scheme")
	}
}
