package inspect

import (
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"github.com/dop251/goja"
)

func more(n int64) string { return fmt.Sprintf("... %d more item%s", n, plural(int(min(n, 2)))) }

// property describes one property, "name: value", or an element's value alone.
func (s *session) property(o *goja.Object, key goja.Value, level int, k kind) string {
	p, found := s.own(o, key)
	if !found {
		p.enumerable = true
		if sym, ok := key.(*goja.Symbol); ok {
			p.value = o.GetSymbol(sym)
		} else {
			p.value = o.Get(key.String())
		}
	}
	text := ""
	switch {
	case p.value != nil:
		s.indent += 2
		text = s.value(p.value, level, false)
		s.indent -= 2
	case defined(p.get):
		text = s.getter(o, p, level)
	case defined(p.set):
		text = s.style("[Setter]", "special")
	default:
		text = s.style("undefined", "undefined")
	}
	if k == asElement {
		return text
	}
	return s.name(key, p.enumerable) + ": " + text
}

func (s *session) getter(o *goja.Object, p property, level int) string {
	label := "Getter"
	if defined(p.set) {
		label = "Getter/Setter"
	}
	if !(s.Getters == "all" || s.Getters == "get" && !defined(p.set) || s.Getters == "set" && defined(p.set)) {
		return s.style("["+label+"]", "special")
	}
	open, end := s.style("["+label+":", "special"), s.style("]", "special")
	get, _ := goja.AssertFunction(p.get)
	v, err := get(o)
	if err != nil {
		message := err.Error()
		if ex, ok := err.(*goja.Exception); ok {
			if e, ok := ex.Value().(*goja.Object); ok {
				message = e.Get("message").String()
			}
		}
		return open + " <Inspection threw (" + message + ")>" + end
	}
	s.indent += 2
	defer func() { s.indent -= 2 }()
	if v, ok := v.(*goja.Object); ok {
		return s.style("["+label+"]", "special") + " " + s.value(v, level, false)
	}
	return open + " " + s.primitive(v, s.style) + end
}

// array lists an array's elements; holes are counted.
func (s *session) array(o *goja.Object, length int64, level int) []string {
	shown := min(int64(max(s.MaxArrayLength, 0)), length)
	var out []string
	for i := range shown {
		key := s.vm.ToValue(i)
		if _, found := s.own(o, key); !found {
			return s.holes(o, length, shown, level, out, i)
		}
		out = append(out, s.property(o, key, level, asElement))
	}
	if length > shown {
		out = append(out, more(length-shown))
	}
	return out
}

// holes continues array at its first missing element.
func (s *session) holes(o *goja.Object, length, shown int64, level int, out []string, index int64) []string {
	hole := func(n int64) string {
		return s.style(fmt.Sprintf("<%d empty item%s>", n, plural(int(min(n, 2)))), "undefined")
	}
	for _, key := range o.Keys() {
		if int64(len(out)) >= shown || !isIndex(key) {
			break
		}
		at, _ := strconv.ParseInt(key, 10, 64)
		if at < index {
			continue
		}
		if at > index {
			out = append(out, hole(at-index))
			index = at
			if int64(len(out)) == shown {
				break
			}
		}
		out = append(out, s.property(o, s.vm.ToValue(at), level, asElement))
		index++
	}
	if rest := length - index; rest > 0 {
		if int64(len(out)) == shown {
			return append(out, more(rest))
		}
		return append(out, hole(rest))
	}
	return out
}

// entries reads a set's values or a map's pairs past any method that the script put there.
func (s *session) entries(o *goja.Object, pairs bool) [][2]goja.Value {
	var out [][2]goja.Value
	class := "Set"
	if pairs {
		class = "Map"
	}
	_, err := s.method(class, "forEach")(o, s.vm.ToValue(func(call goja.FunctionCall) goja.Value {
		out = append(out, [2]goja.Value{call.Argument(1), call.Argument(0)})
		return nil
	}))
	throw(err)
	return out
}

func (s *session) collection(entries [][2]goja.Value, pairs bool, level int) []string {
	shown := min(max(s.MaxArrayLength, 0), len(entries))
	s.indent += 2
	var out []string
	for _, e := range entries[:shown] {
		text := s.value(e[1], level, false)
		if pairs {
			text = s.value(e[0], level, false) + " => " + text
		}
		out = append(out, text)
	}
	if rest := len(entries) - shown; rest > 0 {
		out = append(out, more(int64(rest)))
	}
	s.indent -= 2
	return out
}

func (s *session) typed(o *goja.Object, length, level int) []string {
	shown := min(max(s.MaxArrayLength, 0), length)
	var out []string
	for i := range shown {
		out = append(out, s.primitive(o.Get(strconv.Itoa(i)), s.style))
	}
	if length > shown {
		out = append(out, more(int64(length-shown)))
	}
	if s.ShowHidden {
		s.indent += 2
		for _, k := range []string{"BYTES_PER_ELEMENT", "length", "byteLength", "byteOffset", "buffer"} {
			out = append(out, "["+k+"]: "+s.value(o.Get(k), level, true))
		}
		s.indent -= 2
	}
	return out
}

func (s *session) buffer(o *goja.Object) []string {
	b := o.Export().(goja.ArrayBuffer)
	if b.Detached() {
		return []string{s.style("(detached)", "special")}
	}
	data := b.Bytes()
	shown := min(max(s.MaxArrayLength, 0), len(data))
	text := Hex(data[:shown])
	if rest := len(data) - shown; rest > 0 {
		text += fmt.Sprintf(" ... %d more byte%s", rest, plural(rest))
	}
	return []string{s.style("[Uint8Contents]", "special") + ": <" + text + ">"}
}

// Hex writes bytes as pairs of digits with a space between.
func Hex(data []byte) string {
	var b strings.Builder
	for i, c := range data {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(hex.EncodeToString([]byte{c}))
	}
	return b.String()
}

func (s *session) promise(o *goja.Object, level int) []string {
	p := o.Export().(*goja.Promise)
	if p.State() == goja.PromiseStatePending {
		return []string{s.style("<pending>", "special")}
	}
	s.indent += 2
	text := s.value(p.Result(), level, false)
	s.indent -= 2
	if p.State() == goja.PromiseStateRejected {
		text = s.style("<rejected>", "special") + " " + text
	}
	return []string{text}
}
