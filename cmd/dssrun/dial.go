package main

import (
	"sync"

	"github.com/dssrun/dssrun/bindings/profile"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/wire"
	"github.com/dssrun/dssrun/runtime/permit"
)

// dialer connects a run's clients as the command line and the configuration say.
type dialer struct {
	wire.Connector
	tool   *tool
	flags  flagInstance
	chosen func() (*profile.Resolved, error) // the configured DSS instance, read once; nil with --mock and --replay
	warned sync.Map                          // message → true
}

// newDialer starts to read the configuration, while the script is being loaded.
func newDialer(t *tool, f *runFlags, policy *permit.Policy, tape *tape) *dialer {
	d := &dialer{tool: t, flags: f.instance}
	d.Connector = wire.Connector{Policy: policy, Instance: d.instance, CAFile: f.instance.caFile, Warn: d.warn, LookupEnv: t.lookupEnv, Record: tape.recorder}
	if f.mock || tape.replay != nil {
		d.Mock, d.Everywhere = tape.mock(wire.NewMock()), tape.replay != nil
		d.Prepare()
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
	d.Policy.AlwaysNet(wire.HostPort(instance.URL))
	return nil
}

// warn shows a warning, once however often a script connects.
func (d *dialer) warn(message string) {
	if _, shown := d.warned.LoadOrStore(message, true); !shown {
		voice.Warn(masked{d.tool.err}, d.tool.color(d.tool.err), message)
	}
}

// instance is the configured instance of a product: the one of a name, the one that applies for "".
func (d *dialer) instance(resolve func(profile.Options) (*profile.Resolved, error), product, name string) (*profile.Resolved, error) {
	if product == "dss" && name == "" {
		return d.chosen()
	}
	flags := d.flags
	flags.name, flags.url, flags.key, flags.insecure = name, "", "", false
	return resolve(flags.options(d.tool))
}
