package bind

import (
	"context"
	_ "embed" // for pages.js
	"errors"
	"fmt"
	"math"
	"sync"
	"time"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/runtime/secret"
)

// Dialer connects a client to an instance.
type Dialer func(Dialing) (*Connection, error)

// Dialing is what a client's constructor, or a module's function, asks for.
type Dialing struct {
	Product string // "dss", "govern", "launchpad"

	// Profile asks for the credentials of the configuration: of the instance
	// named, or of the one that applies when none is.
	Profile  bool
	Instance string

	// Otherwise the script says where and as whom.
	URL      string
	Key      secret.String
	Ticket   secret.String
	Headers  map[string]string
	Insecure bool
	CertFile string
	KeyFile  string // "" when CertFile holds the key too

	// Of the Launchpad, where Key is the secret half of the API key.
	Space string        // id of the space
	KeyID secret.String // the public half
}

// Connection is a connected client.
type Connection struct {
	Client *rest.Client
	URL    string
	Key    secret.String
	Ticket secret.String

	// Of the Launchpad.
	Space string
	KeyID secret.String
}

// helpers are the functions that expressions and bodies may call beside the
// methods of the API. The list is closed:
//
//	connect(product, options)  the fields of a client: [host, key, ticket, session];
//	                           of the Launchpad's [space, key id, key, host, session]
//	impersonate(client, login) the session of a client, acting as a user
//	defaultProjectKey()        the key of the current project
//	sleep(seconds, signal)     a Promise that the run's cancel and the signal reject
//	date(ms)                   a Date, or null where there is no time
//	pages(fetch)               an async iterable of the items of fetch()'s arrays, until it gives null
//	fail(class, message)       throws an error of a declared class, or an Error
//	refresh(document, answer)  makes a document what the server answered, in place
var helpers map[string]func(v *VM, args []goja.Value) goja.Value

func init() {
	helpers = map[string]func(*VM, []goja.Value) goja.Value{
		"connect":           (*VM).connect,
		"impersonate":       (*VM).impersonate,
		"defaultProjectKey": (*VM).defaultProjectKey,
		"sleep":             (*VM).sleep,
		"date":              func(v *VM, args []goja.Value) goja.Value { return v.date(arg(args, 0)) },
		"pages":             (*VM).pages,
		"fail":              (*VM).fail,
		"refresh":           (*VM).refresh,
	}
}

// launchpad is the product whose key has two halves.
const launchpad = "launchpad"

func arg(args []goja.Value, i int) goja.Value {
	if i < len(args) {
		return nonNil(args[i])
	}
	return goja.Undefined()
}

func (v *VM) connect(args []goja.Value) goja.Value {
	d := Dialing{Product: arg(args, 0).String()}
	if o, ok := arg(args, 1).(*goja.Object); ok {
		text := func(key string) string {
			if x := o.Get(key); x != nil && isString(x) {
				return x.String()
			}
			return ""
		}
		d.URL, d.Instance = text("url"), text("instance")
		d.Key, d.Ticket = secret.New(text("apiKey")), secret.New(text("internalTicket"))
		if d.Product == launchpad {
			d.Key, d.Space, d.KeyID = secret.New(text("apiKeySecret")), text("spaceId"), secret.New(text("apiKeyId"))
		}
		d.Insecure = nonNil(o.Get("noCheckCertificate")).ToBoolean()
		d.CertFile, d.KeyFile = certificate(o.Get("clientCertificate"))
		if h, ok := o.Get("extraHeaders").(*goja.Object); ok {
			d.Headers = map[string]string{}
			for _, key := range h.Keys() {
				d.Headers[key] = h.Get(key).String()
			}
		}
	}
	d.Profile = d.URL == ""
	if !d.Profile && d.Key.IsZero() && d.Ticket.IsZero() {
		v.throw(&noKey{d.Product, d.URL})
	}
	if v.opts.Dial == nil {
		v.throw(errors.New("this run has no connection to any instance"))
	}
	c, err := v.opts.Dial(d)
	if err != nil {
		v.throw(err)
	}
	if d.Product == launchpad {
		return v.vm.NewArray(c.Space, v.secretValue(c.KeyID), v.secretValue(c.Key), c.URL, v.vm.ToValue(c.Client))
	}
	return v.vm.NewArray(c.URL, v.secretValue(c.Key), v.secretValue(c.Ticket), v.vm.ToValue(c.Client))
}

// certificate reads the reference's client_certificate: a path, or a pair of
// certificate and key.
func certificate(x goja.Value) (cert, key string) {
	switch {
	case x == nil:
	case isString(x):
		cert = x.String()
	case isArray(x):
		o := x.(*goja.Object)
		cert, key = nonNil(o.Get("0")).String(), nonNil(o.Get("1")).String()
	}
	return cert, key
}

func (v *VM) secretValue(s secret.String) goja.Value {
	if s.IsZero() {
		return goja.Null()
	}
	return v.vm.ToValue(s.Reveal())
}

func (v *VM) impersonate(args []goja.Value) goja.Value {
	in := instanceOf(arg(args, 0))
	if in == nil || in.session == nil {
		v.throw(errors.New("only a connected client can act as another user"))
	}
	return v.vm.ToValue(in.session.WithHeaders(map[string]string{"X-DKU-ProxyUser": arg(args, 1).String()}))
}

func (v *VM) defaultProjectKey([]goja.Value) goja.Value {
	if v.opts.DefaultProject == nil {
		v.throw(errors.New("there is no default project: set DKU_CURRENT_PROJECT_KEY, or use getProject(key)"))
	}
	key, err := v.opts.DefaultProject()
	if err != nil {
		v.throw(err)
	}
	return v.vm.ToValue(key)
}

// sleep is a host call: a cancelled run rejects it at once. An AbortSignal
// given as second argument rejects it with the signal's reason.
func (v *VM) sleep(args []goja.Value) goja.Value {
	seconds := arg(args, 0).ToFloat()
	if math.IsNaN(seconds) || seconds < 0 {
		v.throw(wrong("a time to wait must be a number of seconds, not %s", arg(args, 0)))
	}
	signal, _ := arg(args, 1).(*goja.Object)
	if signal == nil {
		return v.loop.Go(func(ctx context.Context) (any, error) {
			return nil, wait(ctx, nil, seconds)
		}, nil)
	}
	aborted := make(chan struct{})
	if nonNil(signal.Get("aborted")).ToBoolean() {
		close(aborted)
	} else if listen, ok := goja.AssertFunction(signal.Get("addEventListener")); ok {
		var done bool
		once := v.vm.ToValue(func(goja.FunctionCall) goja.Value {
			if !done {
				done = true
				close(aborted)
			}
			return goja.Undefined()
		})
		if _, err := listen(signal, v.vm.ToValue("abort"), once); err != nil {
			v.throw(err)
		}
	}
	return v.loop.Go(func(ctx context.Context) (any, error) {
		return nil, wait(ctx, aborted, seconds)
	}, func(any) (goja.Value, error) {
		if nonNil(signal.Get("aborted")).ToBoolean() {
			panic(nonNil(signal.Get("reason")))
		}
		return goja.Undefined(), nil
	})
}

// wait ends early, without an error, when aborted is closed.
func wait(ctx context.Context, aborted chan struct{}, seconds float64) error {
	t := time.NewTimer(time.Duration(seconds * float64(time.Second)))
	defer t.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-aborted:
	case <-t.C:
	}
	return nil
}

//go:embed pages.js
var pagesSource string

var pagesProgram = sync.OnceValue(func() *goja.Program {
	return goja.MustCompile("dssrun:pages.js", pagesSource, true)
})

// pages is the engine's missing async generator, for lists that come in pages.
func (v *VM) pages(args []goja.Value) goja.Value {
	x, err := v.vm.RunProgram(pagesProgram())
	if err != nil {
		v.throw(err)
	}
	make, _ := goja.AssertFunction(x)
	iterable, err := make(goja.Undefined(), arg(args, 0))
	if err != nil {
		v.throw(err)
	}
	return iterable
}

func (v *VM) fail(args []goja.Value) goja.Value {
	name, message := arg(args, 0).String(), arg(args, 1).String()
	c, ok := v.api.classes[name]
	if !ok {
		v.throw(&named{name, message})
	}
	e, err := v.vm.New(v.class(c).intern, v.vm.ToValue(message))
	if err != nil {
		v.throw(err)
	}
	panic(e)
}

// refresh is what a save() does with the answer that takes the place of the
// document: scripts hold the document, so that object is changed.
func (v *VM) refresh(args []goja.Value) goja.Value {
	document, ok := arg(args, 0).(*goja.Object)
	answer, isObject := arg(args, 1).(*goja.Object)
	if !ok || !isObject || isArray(answer) {
		v.throw(fmt.Errorf("it was saved, but the answer holds %s where the saved document was expected: get it again", kindOf(arg(args, 1))))
	}
	for _, key := range document.Keys() {
		if err := document.Delete(key); err != nil {
			v.throw(err)
		}
	}
	for _, key := range answer.Keys() {
		if err := document.Set(key, answer.Get(key)); err != nil {
			v.throw(err)
		}
	}
	return document
}

// noKey is a client without credentials.
type noKey struct{ product, url string }

func (n *noKey) Error() string {
	if n.product == launchpad {
		return "the id and the secret of an API key are required to connect to " + n.url + ": pass them as second and third argument, or use launchpadClient() with those of the environment"
	}
	client := "apiClient"
	if n.product == "govern" {
		client = "governClient"
	}
	return "an API key is required to connect to " + n.url + ": pass it as second argument, or use " + client + "() with the configured one"
}

// EndState names how a run ends that does not catch it.
func (n *noKey) EndState() string { return "credentials" }

// named is an error of one of the engine's own classes.
type named struct{ class, message string }

func (n *named) Error() string     { return n.message }
func (n *named) ErrorName() string { return n.class }
