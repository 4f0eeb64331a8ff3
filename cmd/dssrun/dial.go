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

// apiPath is where a DSS serves its public API.
const apiPath = "/dip/publicapi"

// dialer connects a run's clients: to the configured instance, to the mock, or to wherever the script says.
type dialer struct {
	tool   *tool
	flags  flagInstance
	policy *permit.Policy
	server func() *mock.Server               // nil without --mock; made when it is first reached
	chosen func() (*profile.Resolved, error) // the configured instance, read once
	warned sync.Map                          // message → true
}

// newDialer starts to read the configuration, while the script is being loaded.
func newDialer(t *tool, f *runFlags, policy *permit.Policy) *dialer {
	d := &dialer{tool: t, flags: f.instance, policy: policy}
	if f.mock {
		d.server = sync.OnceValue(func() *mock.Server { return mock.New(mock.Options{}) })
		policy.AlwaysNet(hostPort(mock.URL))
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
	c := rest.Config{
		URL: want.URL, BasePath: apiPath, User: want.Key, Ticket: want.Ticket, Headers: want.Headers,
		Insecure: want.Insecure, CAFile: d.flags.caFile, CertFile: want.CertFile, KeyFile: want.KeyFile,
		Permit: d.policy.Net,
		Warn:   d.warn,
	}
	switch {
	case d.server != nil && (want.Profile || hostPort(want.URL) == hostPort(mock.URL)):
		c.Transport = d.server().Transport()
		if want.Profile {
			c.URL, c.User = mock.URL, secret.New(mock.AdminKey)
		}
	case want.Profile:
		instance, err := d.instance(want.Instance)
		if err != nil {
			return nil, err
		}
		c.URL, c.User = instance.URL, instance.Key
		c.Insecure = instance.Insecure
		for _, warning := range instance.Warnings {
			d.warn(warning)
		}
		d.policy.AlwaysNet(hostPort(instance.URL))
	}
	client, err := rest.New(c)
	if err != nil {
		return nil, err
	}
	return &bind.Connection{Client: client, URL: c.URL, Key: c.User, Ticket: c.Ticket}, nil
}

// instance is the configured instance of a name, the one that applies for "".
func (d *dialer) instance(name string) (*profile.Resolved, error) {
	if name == "" {
		return d.chosen()
	}
	flags := d.flags
	flags.name, flags.url, flags.key, flags.insecure = name, "", "", false
	return profile.Resolve(flags.options(d.tool))
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
	if d.server == nil {
		return nil
	}
	return withMock{d}
}

// withMock reaches the mock under its URL, and everything else by the network.
type withMock struct{ *dialer }

// RoundTrip implements http.RoundTripper.
func (w withMock) RoundTrip(r *http.Request) (*http.Response, error) {
	if "http://"+r.URL.Host == mock.URL {
		return w.server().Transport().RoundTrip(r)
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
