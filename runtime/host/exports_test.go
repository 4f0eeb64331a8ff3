package host_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/host"
	"github.com/dssrun/dssrun/runtime/host/node"
	"github.com/dssrun/dssrun/runtime/loop"
)

// TestExports compares the static table of what each module exports with the modules themselves. With UPDATE=1 it
// writes the table anew.
func TestExports(t *testing.T) {
	l := loop.New(loop.Options{})
	h := host.Install(host.Options{Loop: l})
	var b strings.Builder
	b.WriteString("package node\n\n// exports are the names that each module exports, between spaces: split when a module is asked for. Written by TestExports in package host: UPDATE=1 go test ./runtime/host -run TestExports\nvar exports = map[string]string{\n")
	for _, name := range node.Names() {
		var got []string
		if ex := l.VM().Try(func() {
			o := h.Require(name).(*goja.Object)
			got = o.Keys()
			for _, n := range []string{"prototype", "length", "name"} {
				got = slices.DeleteFunc(got, func(k string) bool { return k == n })
			}
		}); ex != nil {
			t.Fatalf("%s: %v", name, ex)
		}
		got = slices.DeleteFunc(got, func(k string) bool { return !identifier(k) })
		got = append(got, "default")
		slices.Sort(got)
		got = slices.Compact(got)
		fmt.Fprintf(&b, "\t%q: `\n", name)
		line := "\t\t"
		for _, k := range got {
			if len(line)+len(k) > 140 {
				b.WriteString(line + "\n")
				line = "\t\t"
			}
			line += k + " "
		}
		b.WriteString(strings.TrimRight(line, " ") + "`,\n")
		if want, _ := node.Exports(name); os.Getenv("UPDATE") == "" && !slices.Equal(got, want) {
			t.Errorf("%s exports\n%v\nthe table says\n%v", name, got, want)
		}
	}
	b.WriteString("}\n")
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile("node/exports.go", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func identifier(name string) bool {
	return name != "" && strings.IndexFunc(name, func(r rune) bool {
		return r != '_' && r != '$' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
	}) < 0
}
