package inspect

import (
	"os"
	"strings"
	"testing"

	"github.com/dop251/goja"
)

// cases reads a file of "> expression" lines, each followed by what Node 20 prints for it.
func cases(t *testing.T, file string) [][2]string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out [][2]string
	for _, block := range strings.Split("\n"+string(data), "\n> ")[1:] {
		expr, want, _ := strings.Cut(block, "\n")
		out = append(out, [2]string{expr, strings.TrimSuffix(want, "\n")})
	}
	return out
}

func TestInspectLooksLikeNode(t *testing.T) {
	t.Parallel()
	for _, c := range cases(t, "testdata/inspect.txt") {
		t.Run(c[0], func(t *testing.T) {
			t.Parallel()
			vm := goja.New()
			v, err := vm.RunString("(" + c[0] + ")")
			if err != nil {
				t.Fatal(err)
			}
			if got := New(vm).Safe(v, Defaults()); got != c[1] {
				t.Errorf("got\n%s\nwant\n%s", got, c[1])
			}
		})
	}
}

func TestFormatLooksLikeNode(t *testing.T) {
	t.Parallel()
	for _, c := range cases(t, "testdata/format.txt") {
		t.Run(c[0], func(t *testing.T) {
			t.Parallel()
			vm := goja.New()
			v, err := vm.RunString("(" + c[0] + ")")
			if err != nil {
				t.Fatal(err)
			}
			var args []goja.Value
			vm.ForOf(v, func(v goja.Value) bool { args = append(args, v); return true })
			var got string
			if ex := vm.Try(func() { got = New(vm).Format(args, Defaults()) }); ex != nil {
				t.Fatal(ex)
			}
			if got != strings.TrimSuffix(c[1], "\n") {
				t.Errorf("got\n%s\nwant\n%s", got, c[1])
			}
		})
	}
}
