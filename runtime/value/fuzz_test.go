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

// FuzzIndex checks what is accepted, and that a text that arrives in pieces is
// indexed as one that is there at once.
func FuzzIndex(f *testing.F) {
	for _, doc := range documents {
		f.Add([]byte(doc), 3)
		f.Add([]byte("["+doc+" , "+doc+"]\n"), 7)
	}
	for text := range messages {
		f.Add([]byte(text), 1)
	}
	f.Fuzz(func(t *testing.T, text []byte, piece int) {
		whole, err := Index([]byte(string(text)))
		// Go's decoder has the same grammar, except for the depth.
		if valid := json.Valid(text); valid != (err == nil) && !strings.Contains(fmt.Sprint(err), "inside each other") {
			t.Fatalf("valid %v, error %v", valid, err)
		}
		x := NewIndexer(0)
		for rest := text; len(rest) > 0; {
			n := min(len(rest), 1+max(piece, 0)%64)
			_, _ = x.Write(rest[:n])
			rest = rest[n:]
		}
		parts, err2 := x.Doc()
		if fmt.Sprint(err) != fmt.Sprint(err2) {
			t.Fatalf("whole %v, in pieces %v", err, err2)
		}
		if err != nil {
			return
		}
		if fmt.Sprint(whole.elems, whole.start, whole.end, whole.traits) != fmt.Sprint(parts.elems, parts.start, parts.end, parts.traits) {
			t.Fatalf("whole %v, in pieces %v", whole, parts)
		}
	})
}
