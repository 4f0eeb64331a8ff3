package main

import (
	"errors"
	"net/http"
	"net/url"
	"sync"

	"github.com/dssrun/dssrun/bindings/bind"
	"github.com/dssrun/dssrun/bindings/profile"
	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/runtime/permit"
	"github.com/dssrun/dssrun/runtime/secret"
	"github.com/dssrun/dssrun/tests/mock"
)

// product is what a client can be connected to.
type product struct {
	base    string                                                    // where it serves its API, below its URL
	resolve func(profile.Options) (*profile.Resolved, error)          // its configured instance
	mocked  string                                                    // the mock's URL
	mock    func() (transport http.RoundTripper, as profile.Instance) // a mock of its own, and an administrator of it
}

var products = map[string]product{
	"dss": {"/dip/publicapi", profile.Resolve, mock.URL, func() (http.RoundTripper, profile.Instance) {
		return mock.New(mock.Options{}).Transport(), profile.Instance{Key: secret.New(mock.AdminKey)}
	}},
	"govern": {"/dip/publicapi", profile.ResolveGovern, mock.GovernURL, func() (http.RoundTripper, profile.Instance) {
		return mock.NewGovern(mock.Options{}).Transport(), profile.Instance{Key: secret.New(mock.GovernAdminKey)}
	}},
	"launchpad": {"", profile.ResolveLaunchpad, mock.LaunchpadURL, func() (http.RoundTripper, profile.Instance) {
		return mock.NewLaunchpad(mock.Options{}).Transport(), profile.Instance{
			KeyID: secret.New(mock.LaunchpadKeyID), Key: secret.New(mock.LaunchpadKeySecret), Space: mock.LaunchpadSpaceID,
		}
	}},
}

// dialer connects a run's clients: to the configured instance, to the mock, or to wherever the script says.
type dialer struct {
	tool   *tool
	flags  flagInstance
	policy *permit.Policy
	tape   *tape
	mocks  map[string]func() (http.RoundTripper, profile.Instance) // by product; nil without --mock and --replay; each made when it is first reached
	chosen func() (*profile.Resolved, error)                       // the configured DSS instance, read once
	warned sync.Map                                                // message → true
}

// newDialer starts to read the configuration, while the script is being loaded.
func newDialer(t *tool, f *runFlags, policy *permit.Policy, tape *tape) *dialer {
	d := &dialer{tool: t, flags: f.instance, policy: policy, tape: tape}
	if f.mock || tape.replay != nil {
		d.mocks = map[string]func() (http.RoundTripper, profile.Instance){}
		for name, p := range products {
			d.mocks[name] = sync.OnceValues(tape.mock(name, p.mock))
			policy.AlwaysNet(hostPort(p.mocked))
		}
		return d
	}
	d.chosen = sync.OnceValues(func() (*profile.Resolved, error) { return profile.Resolve(f.instance.options(t)) })
	go func() { _, _ = d.chosen() }()
	return d
}

// ready waits for the configuration and lets the script reach its instance. No configuration is no error before the
// script asks for an instance, unless the command line named one.
func (d *dialer) ready() error {
	if d.chosen == nil {
		return nil
	}
	instance, err := d.chosen()
	if err != nil {
		if d.flags.given() {
			return err
		}
		return nil
	}
	d.policy.AlwaysNet(hostPort(instance.URL))
	return nil
}

// warn shows a warning, once however often a script connects.
func (d *dialer) warn(message string) {
	if _, shown := d.warned.LoadOrStore(message, true); !shown {
		voice.Warn(masked{d.tool.err}, d.tool.color(d.tool.err), message)
	}
}

// dial makes a client's connection. Nothing is sent.
func (d *dialer) dial(want bind.Dialing) (*bind.Connection, error) {
	p := products[want.Product]
	c := rest.Config{
		URL: want.URL, BasePath: p.base, Ticket: want.Ticket, Headers: want.Headers,
		Insecure: want.Insecure, CAFile: d.flags.caFile, CertFile: want.CertFile, KeyFile: want.KeyFile,
		Permit: d.policy.Net,
		Warn:   d.warn,
	}
	as := profile.Instance{Key: want.Key, KeyID: want.KeyID, Space: want.Space}
	switch {
	case d.mocks != nil && (want.Profile || d.tape.replay != nil || hostPort(want.URL) == hostPort(p.mocked)):
		var admin profile.Instance
		if c.Transport, admin = d.mocks[want.Product](); want.Profile {
			c.URL, as = p.mocked, admin
		}
	case want.Profile:
		instance, err := d.instance(p, want)
		if err != nil {
			return nil, err
		}
		c.URL, c.Insecure, as = instance.URL, instance.Insecure, instance.Instance
		for _, warning := range instance.Warnings {
			d.warn(warning)
		}
		d.policy.AlwaysNet(hostPort(instance.URL))
	}
	// The key is the user of Basic authentication; the Launchpad's has two halves.
	if c.User = as.Key; !as.KeyID.IsZero() {
		c.User, c.Password = as.KeyID, as.Key
	}
	c.Record = d.tape.recorder(want.Product, c.URL, as.Space)
	client, err := rest.New(c)
	if err != nil {
		return nil, err
	}
	return &bind.Connection{Client: client, URL: c.URL, Key: as.Key, Ticket: c.Ticket, KeyID: as.KeyID, Space: as.Space}, nil
}

// instance is the configured instance of a product: the one of a name, the one that applies for "".
func (d *dialer) instance(p product, want bind.Dialing) (*profile.Resolved, error) {
	if want.Product == "dss" && want.Instance == "" {
		return d.chosen()
	}
	flags := d.flags
	flags.name, flags.url, flags.key, flags.insecure = want.Instance, "", "", false
	return p.resolve(flags.options(d.tool))
}

// defaultProject is the key of the project that a script belongs to.
func (d *dialer) defaultProject() (string, error) {
	if key, _ := d.tool.lookupEnv(profile.EnvProject); key != "" {
		return key, nil
	}
	return "", errors.New("there is no default project: set the environment variable " + profile.EnvProject + " to a project's key, or use client.getProject(key)")
}

// transport is what the script's own fetch goes through: nil for the network, which the mock's host is not part of.
func (d *dialer) transport() http.RoundTripper {
	if d.mocks == nil {
		return nil
	}
	return withMock{d}
}

// withMock reaches the mock under its URL, and everything else by the network.
type withMock struct{ *dialer }

// RoundTrip implements http.RoundTripper.
func (w withMock) RoundTrip(r *http.Request) (*http.Response, error) {
	for name, p := range products {
		if "http://"+r.URL.Host == p.mocked {
			transport, _ := w.mocks[name]()
			return transport.RoundTrip(r)
		}
	}
	return http.DefaultTransport.RoundTrip(r)
}

// hostPort is what a permission for a URL is about, "" when it is no URL that can be connected to.
func hostPort(raw string) string {
	if _, err := url.Parse(raw); err != nil {
		return ""
	}
	target, _ := rest.HostPort(raw)
	return target
}
