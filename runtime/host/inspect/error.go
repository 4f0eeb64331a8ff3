package inspect

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/dop251/goja"
)

// err describes an error: its stack with the script's own places, and of its properties those that the stack does
// not tell.
func (s *session) err(o *goja.Object, class string, hasClass bool, tag string, keys []goja.Value) (string, []goja.Value) {
	name := "Error"
	if v := o.Get("name"); v != nil && !goja.IsUndefined(v) && !goja.IsNull(v) {
		name = v.String()
	}
	stack := s.stack(o)
	if !s.ShowHidden {
		keys = slices.DeleteFunc(keys, func(k goja.Value) bool {
			if _, sym := k.(*goja.Symbol); sym {
				return false
			}
			switch k.String() {
			case "name", "message":
				return strings.Contains(stack, o.Get(k.String()).String())
			case "stack":
				return true
			}
			return false
		})
	}
	has := func(name string) bool {
		return slices.ContainsFunc(keys, func(k goja.Value) bool { _, sym := k.(*goja.Symbol); return !sym && k.String() == name })
	}
	if o.Get("cause") != nil && !has("cause") {
		keys = append(keys, s.vm.ToValue("cause"))
	}
	if list, ok := o.Get("errors").(*goja.Object); ok && isArray(list) && !has("errors") {
		keys = append(keys, s.vm.ToValue("errors"))
	}
	stack = withClass(stack, name, class, hasClass, tag)
	head, frames := s.splitStack(o, stack)
	if frames == "" {
		stack = "[" + head + "]"
	} else {
		stack = head + "\n" + strings.Join(s.ownFrames(o, frames), "\n")
	}
	return strings.ReplaceAll(stack, "\n", "\n"+spaces(s.indent)), keys
}

// stack is an error's stack in Node's notation, its message explained, "Name: message" when it has none.
func (in *Inspector) stack(o *goja.Object) string {
	v := o.Get("stack")
	if v == nil || goja.IsUndefined(v) || goja.IsNull(v) || v.String() == "" {
		return errorText(o)
	}
	text := in.Stack(v.String())
	if in.Explain == nil || o.ClassName() != "Error" {
		return text
	}
	m := o.Get("message")
	if m == nil || m.String() == "" {
		return text
	}
	if said := in.Explain(m.String()); said != m.String() {
		text = strings.Replace(text, m.String(), said, 1)
	}
	return text
}

// errorText is Error.prototype.toString.
func errorText(o *goja.Object) string {
	name, message := "Error", ""
	if v := o.Get("name"); defined(v) {
		name = v.String()
	}
	if v := o.Get("message"); defined(v) {
		message = v.String()
	}
	if name == "" || message == "" {
		return name + message
	}
	return name + ": " + message
}

// Stack rewrites every engine frame in a text to the script's own places: through MapStack, else only into Node's
// notation. Text without frames stays as it is.
func (in *Inspector) Stack(text string) string {
	if !strings.Contains(text, "\n\tat ") {
		return strings.TrimSuffix(text, "\n")
	}
	if in.MapStack != nil {
		text = in.MapStack(text)
	}
	return NodeStack(text)
}

// engineFrame is one line of the engine's stack: "\tat name (file:line:column(pc))", or "native".
var engineFrame = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\tat (?:(.*) \()?(.*?):(\d+):(\d+)\(\d+\)\)?$`)
})

// NodeStack writes the engine's frames as Node does and drops those of native functions.
func NodeStack(text string) string {
	var out []string
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		if !strings.HasPrefix(line, "\tat ") {
			out = append(out, line)
			continue
		}
		m := engineFrame().FindStringSubmatch(line)
		switch {
		case m == nil:
		case m[1] == "":
			out = append(out, "    at "+m[2]+":"+m[3]+":"+m[4])
		default:
			out = append(out, "    at "+m[1]+" ("+m[2]+":"+m[3]+":"+m[4]+")")
		}
	}
	return strings.Join(out, "\n")
}

// withClass puts the class where the stack starts with a more general name.
func withClass(stack, name, class string, hasClass bool, tag string) string {
	n := len(name)
	regular := strings.HasSuffix(name, "Error") && strings.HasPrefix(stack, name) && (len(stack) == n || stack[n] == ':' || stack[n] == '\n')
	if hasClass && !regular {
		return stack
	}
	fallback := "Error"
	if !hasClass {
		fallback = ""
		if m := headName().FindStringSubmatch(stack); m != nil {
			fallback = m[1]
		}
		if n = len(fallback); n == 0 {
			fallback = "Error"
		}
	}
	p := strings.TrimSuffix(prefix(class, hasClass, tag, fallback, ""), " ")
	switch {
	case name == p:
		return stack
	case !strings.Contains(p, name):
		return p + " [" + name + "]" + stack[n:]
	case n == 0:
		return p + ": " + stack
	}
	return p + stack[n:]
}

var headName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n {4}at)`) })

// splitStack parts the message from the frames.
func (s *session) splitStack(o *goja.Object, stack string) (head, frames string) {
	from := 0
	if m := o.Get("message"); m != nil {
		if i := strings.Index(stack, m.String()); i > 0 {
			from = i + len(m.String())
		}
	}
	i := strings.Index(stack[from:], "\n    at")
	if i < 0 {
		return stack, ""
	}
	return stack[:from+i], stack[from+i+1:]
}

// ownFrames leaves out the frames that the cause will show as well.
func (s *session) ownFrames(o *goja.Object, text string) []string {
	frames := strings.Split(text, "\n")
	cause, ok := o.Get("cause").(*goja.Object)
	if !ok || isProxy(cause) || !s.isError(cause) {
		return frames
	}
	_, after, ok := strings.Cut(s.stack(cause), "\n    at")
	if !ok {
		return frames
	}
	theirs := strings.Split("    at"+after, "\n")
	for i := 0; i < len(frames)-3; i++ {
		at := slices.Index(theirs, frames[i])
		if at < 0 || len(theirs)-at <= 3 {
			continue
		}
		n := 1
		for n < min(len(frames)-i, len(theirs)-at) && frames[i+n] == theirs[at+n] {
			n++
		}
		if n > 3 {
			note := s.style("    ... "+itoa(n-2)+" lines matching cause stack trace ...", "undefined")
			return append(append(slices.Clone(frames[:i+1]), note), frames[i+n-1:]...)
		}
	}
	return frames
}
