package replay

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// decode reads JSON with its numbers as they are written.
func decode(text []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var v any
	err := d.Decode(&v)
	return v, err
}

// values compares two JSON values and tells the first difference with its place, "" for none.
func (b *bindings) values(at string, there, here any) string {
	switch x := there.(type) {
	case map[string]any:
		y, ok := here.(map[string]any)
		if !ok {
			return differs(at, there, here)
		}
		return b.objects(at, x, y)
	case []any:
		y, ok := here.([]any)
		if !ok {
			return differs(at, there, here)
		}
		for i := range min(len(x), len(y)) {
			if what := b.values(fmt.Sprintf("%s[%d]", at, i), x[i], y[i]); what != "" {
				return what
			}
		}
		if len(x) != len(y) {
			return fmt.Sprintf("%s has %d elements there and %d here", orBody(at), len(x), len(y))
		}
		return ""
	case string:
		if y, ok := here.(string); !ok || !b.matches(x, y) {
			return differs(at, there, here)
		}
		return ""
	case json.Number:
		if y, ok := here.(json.Number); !ok || !sameNumber(x.String(), y.String()) {
			return differs(at, there, here)
		}
		return ""
	}
	if there != here {
		return differs(at, there, here)
	}
	return ""
}

func (b *bindings) objects(at string, there, here map[string]any) string {
	names := map[string]string{} // of a member there → here, where they are spelt differently
	for _, name := range slices.Sorted(maps.Keys(there)) {
		if _, ok := here[name]; ok {
			continue
		}
		other, ok := b.member(name, there, here)
		if !ok {
			return fmt.Sprintf("%s is missing here, it is %s there", join(at, name), show(there[name]))
		}
		names[name] = other
	}
	for _, name := range slices.Sorted(maps.Keys(there)) {
		other := name
		if n := names[name]; n != "" {
			other = n
		}
		if what := b.values(join(at, name), there[name], here[other]); what != "" {
			return what
		}
	}
	if len(here) > len(there) {
		for _, name := range slices.Sorted(maps.Keys(here)) {
			if _, ok := there[name]; !ok && !slices.Contains(slices.Collect(maps.Values(names)), name) {
				return fmt.Sprintf("%s was not recorded, it is %s here", join(at, name), show(here[name]))
			}
		}
	}
	return ""
}

// member finds a recorded member whose name holds a fake.
func (b *bindings) member(name string, there, here map[string]any) (string, bool) {
	if _, _, fake := nextFake(name); !fake {
		return "", false
	}
	for _, other := range slices.Sorted(maps.Keys(here)) {
		if _, taken := there[other]; !taken && b.matches(name, other) {
			return other, true
		}
	}
	return "", false
}

// sameNumber compares two numbers of JSON: 1 is 1.0, and large whole numbers are compared digit by digit.
func sameNumber(a, b string) bool {
	if a == b {
		return true
	}
	if !strings.ContainsAny(a+b, ".eE") {
		return false
	}
	x, err := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return err == nil && err2 == nil && x == y
}

func differs(at string, there, here any) string {
	return fmt.Sprintf("%s is %s there and %s here", orBody(at), show(there), show(here))
}

func orBody(at string) string {
	if at == "" {
		return "it"
	}
	return at
}

func show(v any) string {
	switch v := v.(type) {
	case map[string]any:
		return "an object"
	case []any:
		return "a list"
	case string:
		return short(v)
	}
	text, _ := json.Marshal(v)
	return string(text)
}

func short(text string) string {
	if r := []rune(text); len(r) > 40 {
		text = string(r[:40]) + "…"
	}
	return strconv.Quote(text)
}
