package value

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// document writes a random JSON document.
func document(r *rand.Rand, depth int) string {
	space := func() string { return strings.Repeat(" ", r.IntN(30)/29) }
	switch n := r.IntN(10 - 2*min(depth, 2)); {
	case n >= 6 && depth < 5:
		var b strings.Builder
		b.WriteString("{" + space())
		for i := range r.IntN(7) * (1 + r.IntN(8)/7*3) {
			if i > 0 {
				b.WriteString("," + space())
			}
			b.WriteString(keys[r.IntN(len(keys))] + space() + ":" + space() + document(r, depth+1))
		}
		return b.String() + space() + "}"
	case n >= 4 && depth < 5:
		items := make([]string, r.IntN(4))
		for i := range items {
			items[i] = space() + document(r, depth+1) + space()
		}
		return "[" + strings.Join(items, ",") + "]"
	}
	return scalars[r.IntN(len(scalars))]
}

var keys = []string{
	`"b"`, `"b"`, `"o"`, `"o"`, `"name"`, `"list"`, `"q"`, `"1"`, `"0"`, `"01"`, `"4294967295"`, `"4294967294"`, `"__proto__"`, `"toString"`, `"toJSON"`, `"constructor"`,
	`""`, `"a\u0062"`, `"ab"`, `"é"`, `"\u00e9"`, `"𝄞"`, `"valueOf"`, `"length"`, `"x1"`, `"x2"`, `"x3"`, `"x4"`, `"x5"`, `"x6"`, `"x7"`, `"x8"`, `"x9"`,
}

var scalars = []string{
	`1`, `0`, `-0`, `-1`, `1.0`, `1.5e3`, `123456789`, `9007199254740991`, `1e400`, `0.1`, `true`, `false`, `null`, `""`, `"text"`, `"a longer text than sixteen bytes"`, `"é"`, `"\u00e9\n\"\\\/"`, `"𝄞\ud834\udd1e"`,
}

// steps are what a script may do to a document between reads.
var steps = []string{
	`o.b`, `o?.o?.q`, `Object.keys(o)`, `o.b = 1`, `delete o.b`, `o.added = {}`, `o[3] = 'three'`, `delete o[1]`, `Object.freeze(o.o)`, `Object.freeze(o)`, `o[Symbol.for('s')] = 1`, `({...o})`,
	`for (const k in o) seen.push(k)`, `seen.push(...Object.entries(o))`, `o.o = o.list`, `Object.defineProperty(o, 'b', {get: () => 1})`, `JSON.stringify(o)`, `seen.push(o.o === o.o)`,
	`Object.assign(o, o.o)`, `o.__proto__ = {p: 1}`, `Object.seal(o)`, `o = o.o ?? o`, `o = Array.isArray(o) ? o[0] ?? o : o`, `o.x3 = o.x4`, `delete o.x5`, `o.list?.push?.(1)`, `seen.push('b' in o, Object.hasOwn(o, 'o'))`,
	`o.toJSON = () => 5`, `delete o.toJSON`, `Object.setPrototypeOf(o, null)`, `seen.push(new Proxy(o, {}).b)`, `seen.push(JSON.stringify(o, null, 1))`, `seen.push(Object.getOwnPropertyDescriptors(o))`,
}

// FuzzDifferential does random things to random documents, plain and lazy.
func FuzzDifferential(f *testing.F) {
	for seed := range uint64(300) {
		f.Add(seed, seed*7919)
	}
	f.Fuzz(func(t *testing.T, a, b uint64) {
		r := rand.New(rand.NewPCG(a, b))
		doc := document(r, 0)
		var code strings.Builder
		code.WriteString("globalThis.r = []; const seen = globalThis.r;\n")
		for range r.IntN(8) {
			fmt.Fprintf(&code, "seen.push(attempt(() => { %s }));\n", steps[r.IntN(len(steps))])
		}
		if plain, lazily := both(t, doc, code.String()); plain != lazily {
			t.Errorf("%s\n%s\nplain %s\nlazy  %s", doc, &code, plain, lazily)
		}
	})
}

// FuzzIndex checks what is accepted, and where the elements of a list are.
func FuzzIndex(f *testing.F) {
	for _, doc := range documents {
		f.Add([]byte(doc))
		f.Add([]byte("[" + doc + " , " + doc + "]\n"))
	}
	for text := range messages {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		d, err := Index([]byte(string(text)))
		// Go's decoder has the same grammar, except for the depth.
		if valid := json.Valid(text); valid != (err == nil) && !strings.Contains(fmt.Sprint(err), "inside each other") {
			t.Fatalf("valid %v, error %v", valid, err)
		}
		if err != nil {
			return
		}
		var list []json.RawMessage
		if json.Unmarshal([]byte(d.text), &list) != nil || len(list) != len(d.elems) {
			if d.text[d.start] == '[' || d.elems != nil {
				t.Fatalf("%d elements found, want %d", len(d.elems), len(list))
			}
			return
		}
		for i, want := range list {
			if at := d.text[d.elems[i]:]; !strings.HasPrefix(at, string(want)) {
				t.Fatalf("element %d is %.40q, want %.40q", i, at, want)
			}
		}
	})
}
