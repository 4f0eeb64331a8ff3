package wire

import (
	"errors"
	"net/http"
	"net/url"
	"sync"

	"github.com/dssrun/dssrun/bindings/bind"
	"github.com/dssrun/dssrun/bindings/profile"
	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/runtime/permit"
	"github.com/dssrun/dssrun/runtime/secret"
	"github.com/dssrun/dssrun/tests/mock"
)

// BasePath is where a DSS and a Govern serve their API, below their URL.
const BasePath = "/dip/publicapi"

// product is what a client can be connected to.
type product struct {
	base    string                                           // where it serves its API, below its URL
	resolve func(profile.Options) (*profile.Resolved, error) // its configured instance
	mocked  string                                           // the mock's URL
}

var products = map[string]product{
	"dss":       {BasePath, profile.Resolve, mock.URL},
	"govern":    {BasePath, profile.ResolveGovern, mock.GovernURL},
	"launchpad": {"", profile.ResolveLaunchpad, mock.LaunchpadURL},
}

// Mock reaches the mock of a product, "dss", "govern" or "launchpad": what carries its requests, and who connects to it
// when a script names nobody.
type Mock func(product string) (transport http.RoundTripper, as profile.Instance)

// NewMock makes mocks of their own for a run, each when it is first reached, with their administrators.
func NewMock() Mock {
	dss := sync.OnceValue(func() http.RoundTripper { return mock.New(mock.Options{}).Transport() })
	govern := sync.OnceValue(func() http.RoundTripper { return mock.NewGovern(mock.Options{}).Transport() })
	launchpad := sync.OnceValue(func() http.RoundTripper { return mock.NewLaunchpad(mock.Options{}).Transport() })
	return func(product string) (http.RoundTripper, profile.Instance) {
		switch product {
		case "govern":
			return govern(), profile.Instance{Key: secret.New(mock.GovernAdminKey)}
		case "launchpad":
			return launchpad(), profile.Instance{
				KeyID: secret.New(mock.LaunchpadKeyID), Key: secret.New(mock.LaunchpadKeySecret), Space: mock.LaunchpadSpaceID,
			}
		}
		return dss(), profile.Instance{Key: secret.New(mock.AdminKey)}
	}
}

// Connector connects a run's clients: to the configured instance, to the mock, or to wherever the script says.
type Connector struct {
	Policy *permit.Policy
	// Mock stands for the configured instances; nil without it.
	Mock Mock
	// Everywhere has the Mock answer for any URL, and not only for its own.
	Everywhere bool
	// Record is told of a client's requests; nil, or what it returns, when they are not recorded.
	Record func(product, url, space string) rest.Recorder
	// Instance is the configured instance of a product, by its name, "" for the one that applies. resolve reads the
	// configuration. Not needed with Mock.
	Instance func(resolve func(profile.Options) (*profile.Resolved, error), product, name string) (*profile.Resolved, error)
	// CAFile has certificate authorities to trust too, "" for none.
	CAFile string
	// Warn shows a warning.
	Warn func(message string)
	// LookupEnv reads the environment, for the default project.
	LookupEnv func(string) (string, bool)
}

// Prepare lets the script reach the mock, when there is one.
func (d *Connector) Prepare() {
	if d.Mock != nil {
		for _, p := range products {
			d.Policy.AlwaysNet(HostPort(p.mocked))
		}
	}
}

// Dial makes a client's connection. Nothing is sent.
func (d *Connector) Dial(want bind.Dialing) (*bind.Connection, error) {
	p := products[want.Product]
	c := rest.Config{
		URL: want.URL, BasePath: p.base, Ticket: want.Ticket, Headers: want.Headers,
		Insecure: want.Insecure, CAFile: d.CAFile, CertFile: want.CertFile, KeyFile: want.KeyFile,
		Permit: d.Policy.Net,
		Warn:   d.Warn,
	}
	as := profile.Instance{Key: want.Key, KeyID: want.KeyID, Space: want.Space}
	switch {
	case d.Mock != nil && (want.Profile || d.Everywhere || HostPort(want.URL) == HostPort(p.mocked)):
		var admin profile.Instance
		if c.Transport, admin = d.Mock(want.Product); want.Profile {
			c.URL, as = p.mocked, admin
		}
	case want.Profile:
		instance, err := d.Instance(p.resolve, want.Product, want.Instance)
		if err != nil {
			return nil, err
		}
		c.URL, c.Insecure, as = instance.URL, instance.Insecure, instance.Instance
		for _, warning := range instance.Warnings {
			d.Warn(warning)
		}
		d.Policy.AlwaysNet(HostPort(instance.URL))
	}
	// The key is the user of Basic authentication; the Launchpad's has two halves.
	if c.User = as.Key; !as.KeyID.IsZero() {
		c.User, c.Password = as.KeyID, as.Key
	}
	if d.Record != nil {
		c.Record = d.Record(want.Product, c.URL, as.Space)
	}
	client, err := rest.New(c)
	if err != nil {
		return nil, err
	}
	return &bind.Connection{Client: client, URL: c.URL, Key: as.Key, Ticket: c.Ticket, KeyID: as.KeyID, Space: as.Space}, nil
}

// DefaultProject is the key of the project that a script belongs to.
func (d *Connector) DefaultProject() (string, error) {
	if key, _ := d.LookupEnv(profile.EnvProject); key != "" {
		return key, nil
	}
	return "", errors.New("there is no default project: set the environment variable " + profile.EnvProject + " to a project's key, or use client.getProject(key)")
}

// Transport is what the script's own fetch goes through: nil for the network, which the mock's host is not part of.
func (d *Connector) Transport() http.RoundTripper {
	if d.Mock == nil {
		return nil
	}
	return withMock{d}
}

// withMock reaches the mock under its URL, and everything else by the network.
type withMock struct{ *Connector }

// RoundTrip implements http.RoundTripper.
func (w withMock) RoundTrip(r *http.Request) (*http.Response, error) {
	for name, p := range products {
		if "http://"+r.URL.Host == p.mocked {
			transport, _ := w.Mock(name)
			return transport.RoundTrip(r)
		}
	}
	return http.DefaultTransport.RoundTrip(r)
}

// HostPort is what a permission for a URL is about, "" when it is no URL that can be connected to.
func HostPort(raw string) string {
	if _, err := url.Parse(raw); err != nil {
		return ""
	}
	target, _ := rest.HostPort(raw)
	return target
}
