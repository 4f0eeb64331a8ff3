package value

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/dop251/goja"
)

// TestEager compares the plain objects that the other tests measure by with
// those of the engine's own JSON.parse.
func TestEager(t *testing.T) {
	t.Parallel()
	vm := goja.New()
	c := NewCodec(vm)
	if _, err := vm.RunString(describe); err != nil {
		t.Fatal(err)
	}
	see, _ := goja.AssertFunction(vm.Get("see"))
	for seed := range uint64(2000) {
		// The engine refuses a number that is too large for a double.
		doc := strings.ReplaceAll(document(rand.New(rand.NewPCG(seed, 1)), 0), "1e400", "1e40")
		d, err := IndexString(doc)
		if err != nil {
			t.Fatal(doc, err)
		}
		want, err := c.parse(c.json, vm.ToValue(doc))
		if err != nil {
			t.Fatal(doc, err)
		}
		seen, _ := see(nil, c.eager(d.text[d.start:d.end]))
		if expected, _ := see(nil, want); !seen.StrictEquals(expected) {
			t.Errorf("%s\nours   %s\nengine %s", doc, seen, expected)
		}
	}
}
