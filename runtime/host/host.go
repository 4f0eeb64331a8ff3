// Package host gives a run its globals and built-in modules: console, process, timers, Buffer, the web platform
// (package web) and the part of Node that scripts use (package node).
//
// Nothing is built before a script asks for it: a global appears when it is first read, a module when it is first
// imported. So a fresh VM costs microseconds however much is on offer.
package host

import (
	"io"
	"net/http"
	"os"
	"time"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/host/console"
	"github.com/dssrun/dssrun/runtime/host/inspect"
	"github.com/dssrun/dssrun/runtime/host/native"
	"github.com/dssrun/dssrun/runtime/host/node"
	"github.com/dssrun/dssrun/runtime/host/process"
	"github.com/dssrun/dssrun/runtime/host/timers"
	"github.com/dssrun/dssrun/runtime/host/web"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/permit"
)

// Options say what a run's host is made of. Loop is required.
type Options struct {
	Loop *loop.Loop
	// Permit is asked before files, hosts and environment variables are touched. Default nil: nothing is refused but
	// connections.
	Permit *permit.Policy
	// Stdout and Stderr get what the script prints, Stdin what it reads. Default: the process's own.
	Stdout, Stderr io.Writer
	Stdin          io.Reader
	// Color colours the values that are printed on Stdout.
	Color bool
	// Argv are the script's arguments, from process.argv[2] on.
	Argv []string
	// Script is process.argv[1]: an absolute path, or "<eval>".
	Script string
	// Version is dssrun's, for process.versions.dssrun.
	Version string
	// Modules are the built-in modules besides Node's.
	Modules []Module
	// MapStack rewrites the engine's stacks to the script's own places; see also Host.SetMapStack.
	MapStack func(stack string) string
	// Transport carries fetch. Default: the web package's.
	Transport http.RoundTripper
	// LookupEnv and Environ read the environment. Default: the process's own.
	LookupEnv func(name string) (string, bool)
	Environ   func() []string
}

// Host is what one run sees of the world.
type Host struct {
	vm      *goja.Runtime
	loop    *loop.Loop
	inspect *inspect.Inspector
	out     *console.Output
	err     *console.Output
	color   bool
	process *process.Process
	timers  *timers.Timers
	node    *node.Modules
	modules []Module
	loaded  map[string]goja.Value
	env     web.Env
	made    map[string]bool
}

// Install gives a fresh VM its host. Call it before anything runs in the VM.
func Install(o Options) *Host {
	defaults(&o)
	h := &Host{vm: o.Loop.VM(), loop: o.Loop, color: o.Color, modules: o.Modules}
	h.out = console.NewOutput(o.Stdout, nil)
	h.err = console.NewOutput(o.Stderr, h.out)
	h.inspect = inspect.New(h.vm)
	h.inspect.MapStack, h.inspect.Explain = o.MapStack, Explain
	h.timers = timers.New(o.Loop)
	h.process = &process.Process{
		Loop: o.Loop, Permit: o.Permit, Argv: o.Argv, Script: o.Script, Version: o.Version,
		Out: h.out, Err: h.err, Stdout: o.Stdout, Stderr: o.Stderr, Stdin: o.Stdin,
		LookupEnv: o.LookupEnv, Environ: o.Environ, Emitter: h.emitter, Readable: h.readable, Soon: h.timers.Soon,
	}
	h.process.Started(time.Now())
	h.env = web.Env{Loop: o.Loop, Permit: o.Permit, Transport: o.Transport, Inspect: h.Inspect}
	h.node = node.New(&node.Env{
		Loop: o.Loop, Permit: o.Permit, Inspect: h.inspect, Timers: h.timers, Out: h.out, Err: h.err, Stdin: o.Stdin,
		Crypto: func() *goja.Object { return web.NodeCrypto(&h.env) },
		FileBlob: func(path string, size int64, typ string) goja.Value {
			return web.NewFileBlob(&h.env, path, size, typ)
		},
	})
	web.Prepare(&h.env)
	limit(h.vm)
	h.globals()
	return h
}

func defaults(o *Options) {
	if o.Stdout == nil {
		o.Stdout = os.Stdout
	}
	if o.Stderr == nil {
		o.Stderr = os.Stderr
	}
	if o.Stdin == nil {
		o.Stdin = os.Stdin
	}
	if o.LookupEnv == nil {
		o.LookupEnv = os.LookupEnv
	}
	if o.Environ == nil {
		o.Environ = os.Environ
	}
}

// SetMapStack sets Options.MapStack once the script is loaded.
func (h *Host) SetMapStack(f func(stack string) string) { h.inspect.MapStack = f }

// Inspect describes a value as console.log does, without colours. It never throws.
func (h *Host) Inspect(v goja.Value) string { return h.inspect.Safe(v, inspect.Defaults()) }

// Flush writes what the script has printed. Call it at the end of the run.
func (h *Host) Flush() {
	h.out.Flush()
	h.err.Flush()
}

// WriteError is the first error of writing to Stdout: a closed pipe, a full disk.
func (h *Host) WriteError() error { return h.out.Err() }

// ExitCode is what the script set with process.exitCode or process.exit; set is false when it set nothing.
func (h *Host) ExitCode() (code int, set bool) { return h.process.ExitCode() }

// EmitExit calls the script's listeners of process's event exit. Call it on the loop's goroutine once the run is over,
// before Flush; after process.exit it does nothing. The error is what a listener threw.
func (h *Host) EmitExit(code int) error { return h.process.EmitExit(code) }

func (h *Host) emitter() *goja.Object {
	o, err := h.vm.New(h.node.Require("events"))
	if err != nil {
		panic(err)
	}
	return o
}

// readable is a Readable of node:stream whose parts read promises: an ArrayBuffer, null at the end.
func (h *Host) readable(read goja.Value) goja.Value {
	class := h.node.Require("stream").(*goja.Object).Get("Readable")
	next, _ := goja.AssertFunction(read)
	opts := h.vm.NewObject()
	native.Put(opts, "read", native.New(h.vm, "read", 0, func(c goja.FunctionCall) goja.Value {
		stream := c.This.(*goja.Object)
		call := func(method string, v goja.Value) {
			f, _ := goja.AssertFunction(stream.Get(method))
			native.Call(f, stream, v)
		}
		promise := native.Call(next, goja.Undefined()).(*goja.Object)
		then, _ := goja.AssertFunction(promise.Get("then"))
		done := func(c goja.FunctionCall) goja.Value {
			v := c.Argument(0)
			if data, ok := native.Bytes(v); ok {
				v = h.bytes(data)
			}
			call("push", v)
			return goja.Undefined()
		}
		failed := func(c goja.FunctionCall) goja.Value {
			call("destroy", c.Argument(0))
			return goja.Undefined()
		}
		return native.Call(then, promise, h.vm.ToValue(done), h.vm.ToValue(failed))
	}))
	o, err := h.vm.New(class, opts)
	if err != nil {
		panic(err)
	}
	return o
}

// bytes is data as a Buffer.
func (h *Host) bytes(data []byte) goja.Value {
	buffer := h.node.Require("buffer").(*goja.Object).Get("Buffer").(*goja.Object)
	from, _ := goja.AssertFunction(buffer.Get("from"))
	return native.Call(from, buffer, h.vm.ToValue(h.vm.NewArrayBuffer(data)))
}
