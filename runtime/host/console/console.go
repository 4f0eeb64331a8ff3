package console

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/host/inspect"
	"github.com/dssrun/dssrun/runtime/host/native"
	"github.com/dssrun/dssrun/runtime/secret"
)

// Console is the state behind the object: groups, timers, counters.
type Console struct {
	VM       *goja.Runtime
	Inspect  *inspect.Inspector
	Out, Err *Output
	Color    bool // colours in what goes to Out
	Warn     func(message string)

	indent string
	timers map[string]time.Time
	counts map[string]int
}

// Object builds the console object. log, info, debug, table, dir and group write to Out; warn, error, assert and
// trace to Err, where secrets are masked.
func (c *Console) Object() *goja.Object {
	c.timers, c.counts = map[string]time.Time{}, map[string]int{}
	o := c.VM.NewObject()
	out := func(call goja.FunctionCall) goja.Value { return c.log(call.Arguments) }
	err := func(call goja.FunctionCall) goja.Value { return c.error(call.Arguments) }
	group := func(call goja.FunctionCall) goja.Value {
		if len(call.Arguments) > 0 {
			c.log(call.Arguments)
		}
		c.indent += "  "
		return goja.Undefined()
	}
	native.Add(c.VM, o, []native.Method{
		{Name: "log", Func: out}, {Name: "info", Func: out}, {Name: "debug", Func: out}, {Name: "dirxml", Func: out},
		{Name: "warn", Func: err}, {Name: "error", Func: err},
		{Name: "dir", Func: c.dir}, {Name: "table", Length: 1, Func: c.table},
		{Name: "assert", Func: c.assert}, {Name: "trace", Func: c.trace},
		{Name: "group", Func: group}, {Name: "groupCollapsed", Func: group},
		{Name: "groupEnd", Func: func(goja.FunctionCall) goja.Value {
			c.indent = c.indent[:max(len(c.indent)-2, 0)]
			return goja.Undefined()
		}},
		{Name: "time", Func: c.time}, {Name: "timeLog", Func: c.timeLog}, {Name: "timeEnd", Func: c.timeEnd},
		{Name: "count", Func: c.count}, {Name: "countReset", Func: c.countReset},
		{Name: "clear", Func: func(goja.FunctionCall) goja.Value { return goja.Undefined() }},
	})
	_ = o.DefineDataPropertySymbol(goja.SymToStringTag, c.VM.ToValue("console"), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	return o
}

func (c *Console) options() inspect.Options {
	o := inspect.Defaults()
	o.Colors = c.Color
	return o
}

// text formats arguments. Stacks that a script prints as strings get its own places too.
func (c *Console) text(args []goja.Value, o inspect.Options) string {
	if len(args) == 1 {
		if s, ok := args[0].(goja.String); ok {
			return c.stacks(s.String())
		}
	}
	return c.stacks(c.Inspect.Format(args, o))
}

func (c *Console) stacks(text string) string {
	if strings.Contains(text, "\n\tat ") {
		return c.Inspect.Stack(text)
	}
	return text
}

func (c *Console) write(to *Output, text string) goja.Value {
	if c.indent != "" {
		text = c.indent + strings.ReplaceAll(text, "\n", "\n"+c.indent)
	}
	to.WriteString(text + "\n")
	return goja.Undefined()
}

func (c *Console) log(args []goja.Value) goja.Value {
	return c.write(c.Out, c.text(args, c.options()))
}

func (c *Console) error(args []goja.Value) goja.Value {
	return c.write(c.Err, secret.Mask(c.text(args, inspect.Defaults())))
}

func (c *Console) dir(call goja.FunctionCall) goja.Value {
	o := c.options()
	o.CustomInspect = false
	if opts, ok := call.Argument(1).(*goja.Object); ok {
		o = c.Inspect.Read(opts, o)
	}
	return c.write(c.Out, c.Inspect.Inspect(call.Argument(0), o))
}

func (c *Console) table(call goja.FunctionCall) goja.Value {
	var columns []string
	only := !goja.IsUndefined(call.Argument(1))
	if only {
		list, ok := call.Argument(1).(*goja.Object)
		if !ok || list.ClassName() != "Array" {
			native.Throw(c.VM, "TypeError", "console.table: the second argument is the list of columns, an array of strings")
		}
		for i := range list.Get("length").ToInteger() {
			columns = append(columns, list.Get(strconv.FormatInt(i, 10)).String())
		}
	}
	text, ok := c.Inspect.Table(call.Argument(0), columns, only, c.options())
	if !ok {
		return c.log(call.Arguments[:min(len(call.Arguments), 1)])
	}
	return c.write(c.Out, text)
}

func (c *Console) assert(call goja.FunctionCall) goja.Value {
	if call.Argument(0).ToBoolean() {
		return goja.Undefined()
	}
	said := "Assertion failed"
	var rest []goja.Value
	if len(call.Arguments) > 1 {
		rest = call.Arguments[1:]
		if goja.IsString(rest[0]) {
			said += ": " + rest[0].String()
			rest = rest[1:]
		} else {
			said += ":"
		}
	}
	return c.error(append([]goja.Value{c.VM.ToValue(said)}, rest...))
}

func (c *Console) trace(call goja.FunctionCall) goja.Value {
	said := "Trace"
	if len(call.Arguments) > 0 {
		said += ": " + c.text(call.Arguments, inspect.Defaults())
	}
	stack := native.Error(c.VM, "Error", "").Get("stack").String()
	if _, frames, ok := strings.Cut(stack, "\n"); ok && frames != "" {
		said = c.Inspect.Stack(said + "\n" + frames)
	}
	return c.write(c.Err, secret.Mask(said))
}

func label(call goja.FunctionCall) string {
	if v := call.Argument(0); !goja.IsUndefined(v) {
		return v.String()
	}
	return "default"
}

func (c *Console) time(call goja.FunctionCall) goja.Value {
	name := label(call)
	if _, running := c.timers[name]; running {
		c.Warn(fmt.Sprintf("Label '%s' already exists for console.time()", name))
		return goja.Undefined()
	}
	c.timers[name] = time.Now()
	return goja.Undefined()
}

func (c *Console) timeLog(call goja.FunctionCall) goja.Value {
	c.elapsed(call, "timeLog")
	return goja.Undefined()
}

func (c *Console) timeEnd(call goja.FunctionCall) goja.Value {
	if len(call.Arguments) > 1 {
		call.Arguments = call.Arguments[:1]
	}
	c.elapsed(call, "timeEnd")
	delete(c.timers, label(call))
	return goja.Undefined()
}

func (c *Console) elapsed(call goja.FunctionCall, method string) {
	name := label(call)
	start, running := c.timers[name]
	if !running {
		c.Warn(fmt.Sprintf("No such label '%s' for console.%s()", name, method))
		return
	}
	args := []goja.Value{c.VM.ToValue(name + ": " + Duration(time.Since(start)))}
	if len(call.Arguments) > 1 {
		args = append(args, call.Arguments[1:]...)
	}
	c.write(c.Out, c.text(args, c.options()))
}

// Duration is a time span in the console's words: 1.234ms, 2.500s, 1:05.000 (m:ss.mmm).
func Duration(d time.Duration) string {
	switch {
	case d < time.Second:
		return strconv.FormatFloat(math.Round(float64(d)/1e3)/1e3, 'f', -1, 64) + "ms"
	case d < time.Minute:
		return fmt.Sprintf("%.3fs", d.Seconds())
	case d < time.Hour:
		return fmt.Sprintf("%d:%06.3f (m:ss.mmm)", d/time.Minute, (d % time.Minute).Seconds())
	}
	return fmt.Sprintf("%d:%02d:%06.3f (h:mm:ss.mmm)", d/time.Hour, d%time.Hour/time.Minute, (d % time.Minute).Seconds())
}

func (c *Console) count(call goja.FunctionCall) goja.Value {
	name := label(call)
	c.counts[name]++
	return c.write(c.Out, fmt.Sprintf("%s: %d", name, c.counts[name]))
}

func (c *Console) countReset(call goja.FunctionCall) goja.Value {
	name := label(call)
	if _, known := c.counts[name]; !known {
		c.Warn(fmt.Sprintf("Count for '%s' does not exist", name))
		return goja.Undefined()
	}
	delete(c.counts, name)
	return goja.Undefined()
}
