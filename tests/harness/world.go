package harness

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dssrun/dssrun/bindings/profile"
	"github.com/dssrun/dssrun/runtime/secret"
	"github.com/dssrun/dssrun/tests/mock"
	"github.com/dssrun/dssrun/tests/mock/clock"
	"github.com/dssrun/dssrun/tests/mock/fault"
	"github.com/dssrun/dssrun/tests/mock/replay"
	"github.com/dssrun/dssrun/tests/mock/seedfile"
)

// world is what a test finds: mocks of its own, each made when it is first reached.
type world struct {
	number    int64 // no other world of the process has it
	mu        sync.Mutex
	dss       *mock.Server
	govern    *mock.GovernServer
	launchpad *mock.Launchpad
	empty     map[string]bool             // products that start without the seed
	as        map[string]profile.Instance // who connects when a script names nobody
	clock     *clock.Clock                // nil while it is the real one
	faults    *fault.Set                  // of the three mocks

	seeded map[string]bool          // products whose seed the test has given
	tasks  map[string]time.Duration // how long the tasks of a product take; 0, the default, until they are asked for
	replay *replay.Replay           // answers in place of the mocks; nil for none

	noted     []noted
	lenient   bool // requests without a route are no failure
	unmatched []string
}

// noted is a request with the product that received it, and by whose hand it was sent.
type noted struct {
	mock.Request
	product string
	script  *scriptMark
}

// scriptMark tells one script that a test runs from another; the test's own requests have none.
type scriptMark struct{ _ byte } // not empty: pointers to empty structs may be equal

type markKey struct{}

// worlds counts the worlds that were made.
var worlds atomic.Int64

func newWorld() *world { return &world{number: worlds.Add(1), faults: &fault.Set{}} }

// now is the time that the mocks see.
func (w *world) now() time.Time {
	w.mu.Lock()
	c := w.clock
	w.mu.Unlock()
	if c == nil {
		return time.Now()
	}
	return c.Now()
}

// advance moves the mocks' clock. What a mock's seed tells counts from before.
func (w *world) advance(step time.Duration) {
	for _, product := range products {
		w.reach(product)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.clock == nil {
		w.clock = clock.Real()
	}
	w.clock.Advance(step)
}

// setTime stops the mocks' clock at a time.
func (w *world) setTime(at time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.clock = clock.Frozen(at)
}

// taskTime says how long the tasks of a product take that are started from now on.
func (w *world) taskTime(product string, d time.Duration) {
	w.mu.Lock()
	if w.tasks == nil {
		w.tasks = map[string]time.Duration{}
	}
	w.tasks[product] = d
	w.mu.Unlock()
	w.reach(product).SetTaskTime(d)
}

// addFault adds a rule to those of all mocks.
func (w *world) addFault(product, text string) error {
	rule, err := fault.Parse(text)
	if err != nil {
		return wrong("mock.%s.fail: %s", product, err)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.faults.Add(rule.For(fault.Product(product)))
	return nil
}

// seed makes a product's mock what a seed says, JSON text. The test's first starts from an empty instance, as a seed file does,
// the next ones add to what is there; base in the seed says otherwise.
func (w *world) seed(product, data string) error {
	m := w.reach(product)
	seed, err := seedfile.Value("mock."+product+".seed", []byte(data), product)
	if err != nil {
		return err
	}
	var all mock.Products
	section := seed.DSS
	switch m := m.(type) {
	case *mock.Server:
		all.DSS = m
	case *mock.GovernServer:
		all.Govern, section = m, seed.Govern
	case *mock.Launchpad:
		all.Launchpad, section = m, seed.Launchpad
	}
	w.mu.Lock()
	if section != nil && w.seeded[product] && section.Get("base") == nil {
		section.Base = seedfile.Current
	}
	if w.seeded == nil {
		w.seeded = map[string]bool{}
	}
	w.seeded[product] = true
	w.mu.Unlock()
	return all.Seed(seed)
}

// play answers from a recording from now on.
func (w *world) play(path string) error {
	r, err := replay.Load(path)
	if err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.replay = r
	return nil
}

var products = []string{"dss", "govern", "launchpad"}

// options are those of a product's mock. A mock's clock is asked under its own lock, never under the world's.
//
// A client asks a Launchpad every five seconds whether a change has reached the nodes, so there it has when it first asks.
func (w *world) options(product string) mock.Options {
	var futures time.Duration
	if product == "launchpad" {
		futures = time.Nanosecond
	}
	return mock.Options{FutureDuration: futures, Empty: w.empty[product], Now: w.now, Faults: w.faults, Note: func(ctx context.Context, r mock.Request) { w.note(ctx, product, r) }}
}

func (w *world) note(ctx context.Context, product string, r mock.Request) {
	script, _ := ctx.Value(markKey{}).(*scriptMark)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.noted = append(w.noted, noted{r, product, script})
	if r.NotMocked != "" {
		w.unmatched = append(w.unmatched, r.NotMocked)
	}
}

// state is a mock as a test looks at it.
type state interface {
	Collections() []string
	Keys(collection string) ([]string, bool)
	Document(collection, key string) ([]byte, bool)
	Transport() http.RoundTripper
	SetTaskTime(time.Duration)
	Entry(r *http.Request, body []byte) mock.Request
}

// reach is the mock of a product.
func (w *world) reach(product string) state {
	w.mu.Lock()
	switch product {
	case "govern":
		if m := w.govern; m != nil {
			w.mu.Unlock()
			return m
		}
	case "launchpad":
		if m := w.launchpad; m != nil {
			w.mu.Unlock()
			return m
		}
	default:
		if m := w.dss; m != nil {
			w.mu.Unlock()
			return m
		}
	}
	o, tasks := w.options(product), w.tasks[product]
	w.mu.Unlock()
	// A new mock asks for the time, so it is made without the lock; the first that is stored counts.
	switch product {
	case "govern":
		m := mock.NewGovern(o)
		m.SetTaskTime(tasks)
		w.mu.Lock()
		defer w.mu.Unlock()
		if w.govern == nil {
			w.govern = m
		}
		return w.govern
	case "launchpad":
		m := mock.NewLaunchpad(o)
		m.SetTaskTime(tasks)
		w.mu.Lock()
		defer w.mu.Unlock()
		if w.launchpad == nil {
			w.launchpad = m
		}
		return w.launchpad
	}
	m := mock.New(o)
	m.SetTaskTime(tasks)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.dss == nil {
		w.dss = m
	}
	return w.dss
}

// admin is who connects to a product's mock when nobody is named.
func (w *world) admin(product string) profile.Instance {
	w.mu.Lock()
	defer w.mu.Unlock()
	if as, ok := w.as[product]; ok {
		return as
	}
	return administrator(product)
}

func administrator(product string) profile.Instance {
	switch product {
	case "govern":
		return profile.Instance{Key: secret.New(mock.GovernAdminKey)}
	case "launchpad":
		return profile.Instance{KeyID: secret.New(mock.LaunchpadKeyID), Key: secret.New(mock.LaunchpadKeySecret), Space: mock.LaunchpadSpaceID}
	}
	return profile.Instance{Key: secret.New(mock.AdminKey)}
}

// clear makes a product's mock anew, without the seed.
func (w *world) clear(product string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.empty == nil {
		w.empty = map[string]bool{}
	}
	w.empty[product] = true
	switch product {
	case "govern":
		w.govern = nil
	case "launchpad":
		w.launchpad = nil
	default:
		w.dss = nil
	}
}

// mocks reach the mocks of the test that runs. A client that was made in a test stays with that test's.
func (v *vm) mocks(product string) (http.RoundTripper, profile.Instance) {
	if w := v.world.Load(); w != nil {
		return door{product: product, world: w}, w.admin(product)
	}
	return door{product: product, vm: v}, administrator(product)
}

// errNoTest is a request that no test sends.
var errNoTest = errors.New("no test is running, and every test has a mock of its own: send this request in a test or in beforeEach, not at the top of the file or in beforeAll")

// door carries requests to a mock: that of a world, or of the test that runs in a VM.
type door struct {
	product string
	world   *world
	vm      *vm
	script  *scriptMark
}

// RoundTrip implements http.RoundTripper.
func (d door) RoundTrip(r *http.Request) (*http.Response, error) {
	w := d.world
	if w == nil {
		if w = d.vm.world.Load(); w == nil {
			if r.Body != nil {
				r.Body.Close()
			}
			return nil, errNoTest
		}
	}
	if d.script != nil {
		r = r.WithContext(context.WithValue(r.Context(), markKey{}, d.script))
	}
	w.mu.Lock()
	played := w.replay
	w.mu.Unlock()
	if played != nil {
		return w.replayed(played.Transport(d.product), d, r)
	}
	return w.reach(d.product).Transport().RoundTrip(r)
}

// replayed carries a request to a recording, and notes it as a mock would.
func (w *world) replayed(to http.RoundTripper, d door, r *http.Request) (*http.Response, error) {
	var body []byte
	if r.Body != nil {
		var err error
		if body, err = io.ReadAll(r.Body); err != nil {
			return nil, errors.Join(err, r.Body.Close())
		}
		again := *r
		again.Body = struct {
			io.Reader
			io.Closer
		}{bytes.NewReader(body), r.Body}
		r = &again
	}
	sent := w.reach(d.product).Entry(r, body)
	answer, err := to.RoundTrip(r)
	if err == nil {
		sent.Status = answer.StatusCode
	}
	w.note(r.Context(), d.product, sent)
	return answer, err
}

// CloseIdleConnections is there for http.Client.CloseIdleConnections: there is nothing to close.
func (door) CloseIdleConnections() {}
