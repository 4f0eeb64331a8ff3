// Package serve gives the mocks of DSS, Govern and the Launchpad ports of their own, for any client of the real API, with a page to
// look at them and to change what they do. The mocks themselves are tests/mock.
package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/dssrun/dssrun/tests/mock"
	"github.com/dssrun/dssrun/tests/mock/clock"
	"github.com/dssrun/dssrun/tests/mock/fault"
)

// The products, in the order of their ports.
const (
	dss = iota
	govern
	launchpad
	count
)

var (
	names  = [count]string{"dss", "govern", "launchpad"}
	titles = [count]string{"DSS", "Govern", "the Launchpad"}
)

// Options are how mocks are served.
type Options struct {
	Host  string // to listen on; default 127.0.0.1. The keys are well-known: what reaches the port can do everything
	Ports [3]int // of DSS, Govern and the Launchpad; 0 lets the system choose

	// Mock are the options of the three mocks. Now, Faults and Note are set here.
	Mock mock.Options
	// Prepare fills fresh mocks, at the start and at each reset; nil leaves them as they are made.
	Prepare func(mock.Products) error
	// Clock is the mocks' time; default the real one.
	Clock *clock.Clock
	// Faults are in force from the start, and again after a reset.
	Faults []fault.Rule
	// Log is told of every request, one line each; nil is no log.
	Log io.Writer

	// Timeouts of a slow client; the defaults are 10 seconds for the headers and 30 for all of a request.
	HeaderTimeout, RequestTimeout time.Duration
}

// Server is mocks on their ports. All methods may be called by several goroutines.
type Server struct {
	options Options
	clock   *clock.Clock
	faults  fault.Set
	log     *logger

	resets  sync.Mutex
	struck  map[string]bool // rules that have struck a request before a reset
	current atomic.Pointer[world]

	local     bool // only this machine can reach the ports
	listeners [count]net.Listener
	servers   [count]*http.Server
	running   sync.WaitGroup
	failed    chan error
}

// world is one generation of mocks, from a reset to the next.
type world struct {
	mock.Products
	handlers [count]http.Handler
}

// Start listens on all ports and serves. When one of them can't be had, nothing is started.
func Start(o Options) (*Server, error) {
	if o.Host == "" {
		o.Host = "127.0.0.1"
	}
	if o.Clock == nil {
		o.Clock = clock.Real()
	}
	if o.HeaderTimeout == 0 {
		o.HeaderTimeout = 10 * time.Second
	}
	if o.RequestTimeout == 0 {
		o.RequestTimeout = 30 * time.Second
	}
	s := &Server{options: o, clock: o.Clock, struck: map[string]bool{}, failed: make(chan error, count)}
	if o.Log != nil {
		s.log = &logger{out: o.Log}
	}
	if err := s.Reset(); err != nil {
		return nil, err
	}
	for i := range count {
		l, err := listen(o.Host, o.Ports[i], i)
		if err != nil {
			for _, opened := range s.listeners[:i] {
				_ = opened.Close()
			}
			return nil, err
		}
		s.listeners[i] = l
	}
	s.local = s.listeners[dss].Addr().(*net.TCPAddr).IP.IsLoopback()
	for i := range count {
		s.servers[i] = s.server(i)
		s.running.Go(func() {
			if err := s.servers[i].Serve(s.listeners[i]); !errors.Is(err, http.ErrServerClosed) {
				s.failed <- fmt.Errorf("the mock of %s ended: %w", titles[i], err)
			}
		})
	}
	return s, nil
}

func listen(host string, port, product int) (net.Listener, error) {
	name := titles[product]
	l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("port %d, for the mock of %s, is in use: end what listens there, or choose other ports", port, name)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("port %d, for the mock of %s, is for the administrator of this machine only: choose one from 1024 on", port, name)
	case err != nil:
		return nil, fmt.Errorf("can't listen on %s, for the mock of %s: %w", net.JoinHostPort(host, strconv.Itoa(port)), name, err)
	}
	return shaped{l, product}, nil
}

// Limits of a request that net/http keeps to, and how long a connection may be idle, or an answer be on its way: a rule may slow it down.
const (
	headerBytes = 64 << 10
	idle        = 2 * time.Minute
	longest     = 2 * time.Hour
)

func (s *Server) server(product int) *http.Server {
	var handler http.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.foreign(r) {
			kind, body := refusal(product, http.StatusForbidden, s.notHere(r).Error())
			w.Header().Set("Content-Type", kind)
			note(r.Context(), mock.Request{Status: http.StatusForbidden})
			w.WriteHeader(http.StatusForbidden)
			_, _ = w.Write(body)
			return
		}
		s.current.Load().handlers[product].ServeHTTP(w, r)
	})
	if s.log != nil {
		handler = s.log.handler(names[product], handler)
	}
	admin := newAdmin(s, product)
	api := handler
	handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isAdmin(r.URL.Path) {
			admin.ServeHTTP(w, r)
			return
		}
		api.ServeHTTP(w, r)
	})
	return &http.Server{
		Handler: handler, DisableGeneralOptionsHandler: true, MaxHeaderBytes: headerBytes,
		ReadHeaderTimeout: s.options.HeaderTimeout, ReadTimeout: s.options.RequestTimeout, WriteTimeout: longest, IdleTimeout: idle,
		ErrorLog: log.New(io.Discard, "", 0),
	}
}

// Reset puts fresh mocks in place of the current ones, and the fault rules of the start. The clock goes on. Requests under way end in
// the old mocks. When the mocks can't be filled, everything stays as it is.
func (s *Server) Reset() error {
	s.resets.Lock()
	defer s.resets.Unlock()
	o := s.options.Mock
	o.Now, o.Faults, o.Note = s.clock.Now, &s.faults, note
	next := &world{Products: mock.Products{DSS: mock.New(o), Govern: mock.NewGovern(o), Launchpad: mock.NewLaunchpad(o)}}
	if s.options.Prepare != nil {
		if err := s.options.Prepare(next.Products); err != nil {
			return err
		}
	}
	next.handlers = [count]http.Handler{next.DSS.Handler(), next.Govern.Handler(), next.Launchpad.Handler()}
	for _, f := range s.faults.List() {
		s.struck[f.Rule.String()] = s.struck[f.Rule.String()] || f.Hits > 0
	}
	s.faults.Clear()
	for _, rule := range s.options.Faults {
		s.faults.Add(rule)
	}
	s.current.Store(next)
	return nil
}

// Products are the mocks that are served now.
func (s *Server) Products() mock.Products { return s.current.Load().Products }

// Panics is how many requests the mocks could not answer because of mistakes of their own, since the last reset.
func (s *Server) Panics() int {
	p := s.Products()
	return p.DSS.Panics() + p.Govern.Panics() + p.Launchpad.Panics()
}

// Unstruck are the fault rules in force that have not struck any request, also before a reset.
func (s *Server) Unstruck() []fault.Active {
	s.resets.Lock()
	defer s.resets.Unlock()
	return slices.DeleteFunc(s.faults.List(), func(f fault.Active) bool { return f.Hits > 0 || s.struck[f.Rule.String()] })
}

// Failed gives the error of a port that is no longer served, which does not happen before Close unless the system takes it away.
func (s *Server) Failed() <-chan error { return s.failed }

// drain is how long requests under way may take at the end.
const drain = 5 * time.Second

// Close ends the mocks: it takes no more requests, and waits a while for those under way.
func (s *Server) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), drain)
	defer cancel()
	var all sync.WaitGroup
	for _, server := range s.servers {
		all.Go(func() {
			if server.Shutdown(ctx) != nil {
				_ = server.Close()
			}
		})
	}
	all.Wait()
	s.running.Wait()
	return nil
}
