package lib_test

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/tests/harness/lib"
)

func TestDiff(t *testing.T) {
	t.Parallel()
	lines := func(from, to int) string {
		var b strings.Builder
		for i := from; i < to; i++ {
			fmt.Fprintf(&b, "%d\n", i)
		}
		return strings.TrimSuffix(b.String(), "\n")
	}
	for name, c := range map[string]struct{ a, b, want string }{
		"equal":      {"a\nb", "a\nb", ""},
		"changed":    {"a\nb\nc", "a\nB\nc", "  a\n- b\n+ B\n  c"},
		"added":      {"a\nc", "a\nb\nc", "  a\n+ b\n  c"},
		"removed":    {"a\nb\nc", "a\nc", "  a\n- b\n  c"},
		"all":        {"a", "b", "- a\n+ b"},
		"empty":      {"", "a", "- \n+ a"},
		"far":        {lines(0, 20) + "\nx\n" + lines(20, 40), lines(0, 20) + "\ny\n" + lines(20, 40), "  … 17 equal lines\n  17\n  18\n  19\n- x\n+ y\n  20\n  21\n  22\n  … 17 equal lines"},
		"one hidden": {"x\n" + lines(0, 7) + "\nx", "y\n" + lines(0, 7) + "\ny", "- x\n+ y\n  0\n  1\n  2\n  3\n  4\n  5\n  6\n- x\n+ y"},
		"too long":   {"", lines(0, 1000), "- \n+ " + strings.ReplaceAll(lines(0, 399), "\n", "\n+ ") + "\n  … 601 more lines"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := lib.Diff(c.a, c.b); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestFuncs(t *testing.T) {
	t.Parallel()
	funcs := lib.Funcs()
	list := []any{"toBe", "toEqual", "toHaveLength"}
	for _, c := range []struct {
		name string
		args []any
		want any
	}{
		{"nearest", []any{"toEqal", list}, "toEqual"},
		{"nearest", []any{"tobe", list}, "toBe"},
		{"nearest", []any{"quux", list}, ""},
		{"nearest", []any{"x", []any{}}, ""},
		{"nearest", nil, ""},
		{"nearestOf", []any{"toEqal", list, int64(2)}, []any{int64(1), int64(0)}},
		{"nearestOf", []any{"toEqal", list, int64(9)}, []any{int64(1), int64(0), int64(2)}},
		{"nearestOf", []any{"toEqal", list, int64(-1)}, []any{}},
		{"diffLines", []any{"a", "b"}, "- a\n+ b"},
		{"diffLines", nil, ""},
	} {
		got, err := funcs[c.name].Do(context.Background(), c.args)
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s(%v): %v %v, want %v", c.name, c.args, got, err, c.want)
		}
	}
}

func TestSource(t *testing.T) {
	t.Parallel()
	for _, name := range lib.Names() {
		text, err := lib.Source(name)
		if err != nil || !strings.Contains(text, "(function (native, load) {") {
			t.Errorf("%s: %v, or not a function of native and load", name, err)
		}
		if _, err := compile(name); err != nil {
			t.Errorf("%s does not compile: %v", name, err)
		}
	}
	if _, err := lib.Source("nope"); err == nil || !strings.Contains(err.Error(), `no part "nope"`) {
		t.Errorf("got %v", err)
	}
}

// FuzzDiff puts a difference together again.
func FuzzDiff(f *testing.F) {
	f.Add("a\nb\nc", "a\nc")
	f.Add("", "x")
	f.Fuzz(func(t *testing.T, a, b string) {
		diff := lib.Diff(a, b)
		if diff == "" {
			if a != b {
				t.Fatalf("%q and %q are said to be equal", a, b)
			}
			return
		}
		var before, after []string
		for line := range strings.SplitSeq(diff, "\n") {
			switch {
			case strings.HasPrefix(line, "  … "):
				return // not all is shown
			case strings.HasPrefix(line, "- "):
				before = append(before, line[2:])
			case strings.HasPrefix(line, "+ "):
				after = append(after, line[2:])
			case strings.HasPrefix(line, "  "):
				before, after = append(before, line[2:]), append(after, line[2:])
			default:
				t.Fatalf("a line without a mark: %q", line)
			}
		}
		if strings.Join(before, "\n") != a || strings.Join(after, "\n") != b {
			t.Fatalf("%q and %q became\n%s", a, b, diff)
		}
	})
}
