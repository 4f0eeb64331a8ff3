package process

import (
	"context"
	"errors"
	"io"
	"os"

	"github.com/dop251/goja"
	nodeerrors "github.com/dop251/goja_nodejs/errors"
	"github.com/mattn/go-isatty"
	"golang.org/x/term"

	"github.com/dssrun/dssrun/runtime/host/console"
	"github.com/dssrun/dssrun/runtime/host/native"
)

// eventMethods are the methods that process and its streams take from an EventEmitter, made when first needed.
var eventMethods = []string{
	"on", "once", "off", "addListener", "removeListener", "removeAllListeners", "prependListener", "prependOnceListener", "emit", "listeners",
	"rawListeners", "listenerCount", "eventNames", "setMaxListeners", "getMaxListeners",
}

// emitter makes process an event emitter. The only event that is ever emitted is exit; signals do not reach a script:
// Ctrl-C rejects its pending calls instead.
func (p *Process) emitter(o *goja.Object) {
	p.delegate(o, func() *goja.Object {
		if p.events == nil {
			p.events = p.Emitter()
		}
		return p.events
	})
	for _, name := range []string{"on", "once", "addListener", "prependListener", "prependOnceListener"} {
		listen, _ := goja.AssertFunction(o.Get(name))
		native.Hide(o, name, native.New(p.vm, name, 2, func(c goja.FunctionCall) goja.Value {
			if event := c.Argument(0).String(); event != "exit" {
				p.Warn("Warning", "", "process emits no \""+event+"\" to a script: Ctrl-C and SIGTERM reject its pending calls, so that finally blocks run; an uncaught error ends it")
			}
			return native.Call(listen, c.This, c.Arguments...)
		}))
	}
}

// delegate gives o the methods of an event emitter that is made on first use.
func (p *Process) delegate(o *goja.Object, emitter func() *goja.Object) {
	for _, name := range eventMethods {
		native.Hide(o, name, native.New(p.vm, name, 2, func(c goja.FunctionCall) goja.Value {
			e := emitter()
			f, _ := goja.AssertFunction(e.Get(name))
			v := native.Call(f, e, c.Arguments...)
			if v.SameAs(e) {
				return o
			}
			return v
		}))
	}
}

// writer is process.stdout or process.stderr: write, end, isTTY, columns, rows, and the events of a stream.
func (p *Process) writer(fd int, to io.Writer, out *console.Output) goja.Value {
	vm, o := p.vm, p.vm.NewObject()
	native.Put(o, "fd", fd)
	native.Put(o, "writable", true)
	file, _ := to.(*os.File)
	if file != nil && isatty.IsTerminal(file.Fd()) {
		native.Put(o, "isTTY", true)
		size := func(rows bool) goja.Value {
			w, h, err := term.GetSize(int(file.Fd()))
			switch {
			case err != nil:
				return goja.Undefined()
			case rows:
				return vm.ToValue(h)
			}
			return vm.ToValue(w)
		}
		native.Getter(vm, o, "columns", func() goja.Value { return size(false) })
		native.Getter(vm, o, "rows", func() goja.Value { return size(true) })
	}
	callback := func(args []goja.Value) {
		for _, a := range args {
			if f, ok := goja.AssertFunction(a); ok {
				p.Soon(func() { native.Call(f, goja.Undefined()) })
			}
		}
	}
	write := func(v goja.Value) {
		if data, ok := native.Bytes(v); ok {
			_, _ = out.Write(data)
			return
		}
		if !goja.IsString(v) {
			e := nodeerrors.NewTypeError(vm, nodeerrors.ErrCodeInvalidArgType, "%s", "The \"chunk\" argument must be of type string or an instance of Buffer or Uint8Array. Received "+native.Received(v))
			panic(e)
		}
		out.WriteString(v.String())
	}
	var events *goja.Object
	native.Add(vm, o, []native.Method{
		{Name: "write", Length: 3, Func: func(c goja.FunctionCall) goja.Value {
			write(c.Argument(0))
			callback(c.Arguments)
			return vm.ToValue(true)
		}},
		{Name: "end", Length: 3, Func: func(c goja.FunctionCall) goja.Value {
			if v := c.Argument(0); !goja.IsUndefined(v) && !goja.IsNull(v) {
				if _, isCallback := goja.AssertFunction(v); !isCallback {
					write(v)
				}
			}
			callback(c.Arguments)
			return o
		}},
		{Name: "getColorDepth", Func: func(goja.FunctionCall) goja.Value { return vm.ToValue(colorDepth(file)) }},
		{Name: "hasColors", Func: func(goja.FunctionCall) goja.Value { return vm.ToValue(colorDepth(file) > 1) }},
	})
	p.delegate(o, func() *goja.Object {
		if events == nil {
			events = p.Emitter()
		}
		return events
	})
	return o
}

// colorDepth is the number of bits for colours: 1 for what is no terminal.
func colorDepth(file *os.File) int {
	if file != nil && isatty.IsTerminal(file.Fd()) {
		return 8
	}
	return 1
}

// stdinPart is how much of standard input a script gets at a time.
const stdinPart = 64 << 10

// stdin is process.stdin: a readable stream, also an async iterable.
func (p *Process) stdin() goja.Value {
	vm := p.vm
	read := native.New(vm, "read", 0, func(goja.FunctionCall) goja.Value { return p.ReadStdin() })
	v := p.Readable(read)
	if o, ok := v.(*goja.Object); ok {
		native.Put(o, "fd", 0)
		if file, is := p.Stdin.(*os.File); is && isatty.IsTerminal(file.Fd()) {
			native.Put(o, "isTTY", true)
		}
	}
	return v
}

// ReadStdin promises the next part of standard input as an ArrayBuffer, null at its end.
func (p *Process) ReadStdin() goja.Value {
	return p.Loop.Go(func(context.Context) (any, error) {
		buf := make([]byte, stdinPart)
		n, err := p.Stdin.Read(buf)
		if n == 0 && err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		return buf[:n], nil
	}, func(result any) (goja.Value, error) {
		data := result.([]byte)
		if len(data) == 0 {
			return goja.Null(), nil
		}
		return p.vm.ToValue(p.vm.NewArrayBuffer(data)), nil
	})
}
