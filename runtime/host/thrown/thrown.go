// Package thrown reads what a script threw as plain data, so that whoever reports it needs no engine.
package thrown

import (
	"time"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/loop"
)

// Value is a thrown value.
type Value struct {
	Name    string   // an error's name; "" for a value that is no error
	Message string   // an error's message; any other value as Options.Show shows it
	Stack   string   // an error's stack in the engine's own spelling, "" when it has none
	Cause   *Value   // an error's cause, nil when it has none
	Errors  []*Value // what an AggregateError holds
	Err     error    // the Go error behind it, nil when there is none
}

// Options are what Read needs of the host.
type Options struct {
	// Show is how console.log shows a value. Default: String of the value.
	Show func(goja.Value) string
	// Explain words an error's message for people. Default: as it is.
	Explain func(message string) string
}

// Limits of what is read.
const (
	maxDepth  = 8                      // of the chain of causes
	maxErrors = 100                    // of an AggregateError
	patience  = 500 * time.Millisecond // for getters that a script put on its errors
)

// Read reads a value after its run is over. Nothing that the script put on the value, such as a getter that throws or never
// returns, keeps it from coming back. Only the goroutine that owns the VM may call it.
func Read(vm *goja.Runtime, v goja.Value, o Options) *Value {
	if v == nil {
		return nil
	}
	if o.Show == nil {
		o.Show = func(v goja.Value) string { return v.String() }
	}
	if o.Explain == nil {
		o.Explain = func(message string) string { return message }
	}
	vm.ClearInterrupt()
	timer := time.AfterFunc(patience, func() { vm.Interrupt("the thrown value took too long to read") })
	defer func() {
		timer.Stop()
		vm.ClearInterrupt()
	}()
	return (&reader{vm: vm, Options: o, seen: map[*goja.Object]bool{}}).read(v, 0)
}

type reader struct {
	Options
	vm   *goja.Runtime
	seen map[*goja.Object]bool
}

func (r *reader) read(v goja.Value, depth int) *Value {
	o, ok := v.(*goja.Object)
	if !ok || !r.isError(o) {
		return &Value{Message: r.show(v)}
	}
	out := &Value{Name: r.text(o, "name"), Message: r.text(o, "message"), Stack: r.text(o, "stack")}
	if out.Name == "" {
		out.Name = "Error"
	}
	r.try(func() { out.Message = r.Explain(out.Message) })
	r.try(func() { out.Err = loop.GoError(o) })
	if depth == maxDepth || r.seen[o] {
		return out
	}
	r.seen[o] = true
	if cause := r.get(o, "cause"); present(cause) {
		out.Cause = r.read(cause, depth+1)
	}
	if list, ok := r.get(o, "errors").(*goja.Object); ok && list.ClassName() == "Array" {
		n := r.get(list, "length")
		for i := 0; n != nil && i < int(min(n.ToInteger(), maxErrors)); i++ {
			if item := r.get(list, r.vm.ToValue(i).String()); item != nil {
				out.Errors = append(out.Errors, r.read(item, depth+1))
			}
		}
	}
	return out
}

// isError reports whether an object is an error, or has all that one has.
func (r *reader) isError(o *goja.Object) bool {
	if o.ClassName() == "Error" {
		return true
	}
	_, isStack := export(r.get(o, "stack")).(string)
	_, isMessage := export(r.get(o, "message")).(string)
	return isStack && isMessage
}

func (r *reader) text(o *goja.Object, name string) (text string) {
	r.try(func() {
		if v := o.Get(name); present(v) {
			text = v.String()
		}
	})
	return text
}

func (r *reader) get(o *goja.Object, name string) (v goja.Value) {
	r.try(func() { v = o.Get(name) })
	return v
}

func (r *reader) show(v goja.Value) string {
	text := "a value that can't be shown"
	r.try(func() { text = r.Show(v) })
	return text
}

// try runs what may call into the script and drops whatever it throws.
func (r *reader) try(f func()) {
	defer func() { _ = recover() }()
	_ = r.vm.Try(f)
}

func present(v goja.Value) bool { return v != nil && !goja.IsUndefined(v) && !goja.IsNull(v) }

func export(v goja.Value) any {
	if v == nil {
		return nil
	}
	if _, ok := v.(*goja.Object); ok {
		return nil
	}
	return v.Export()
}
