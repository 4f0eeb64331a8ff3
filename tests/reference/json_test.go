package reference

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// decode reads JSON, numbers as they are spelled; nil for none.
func decode(text []byte) any {
	if len(bytes.TrimSpace(text)) == 0 {
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return fmt.Sprintf("not JSON: %s", text)
	}
	return v
}

// same compares decoded JSON: the order of keys is nothing, an absent key is
// null, and 1 is 1.0.
func same(a, b any) bool { return diff("", a, b) == "" }

// diff names the first place at which got differs from want, "" when nowhere.
func diff(at string, want, got any) string {
	switch w := want.(type) {
	case map[string]any:
		g, ok := got.(map[string]any)
		if !ok {
			break
		}
		keys := make([]string, 0, len(w)+len(g))
		for k := range w {
			keys = append(keys, k)
		}
		for k := range g {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range slices.Compact(keys) {
			if d := diff(at+"."+k, w[k], g[k]); d != "" {
				return d
			}
		}
		return ""
	case []any:
		g, ok := got.([]any)
		if !ok || len(g) != len(w) {
			break
		}
		for i := range w {
			if d := diff(fmt.Sprintf("%s[%d]", at, i), w[i], g[i]); d != "" {
				return d
			}
		}
		return ""
	case json.Number:
		if g, ok := got.(json.Number); ok {
			if w == g {
				return ""
			}
			if whole(w) && whole(g) {
				break // digit for digit: a float64 has fewer
			}
			x, errX := w.Float64()
			y, errY := g.Float64()
			if errX == nil && errY == nil && x == y {
				return ""
			}
		}
	default:
		if want == got {
			return ""
		}
	}
	return fmt.Sprintf("%s: want %s, got %s", strings.TrimPrefix(at+" ", "."), encode(want), encode(got))
}

func whole(n json.Number) bool { return !strings.ContainsAny(n.String(), ".eE") }

func encode(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(text)
}
