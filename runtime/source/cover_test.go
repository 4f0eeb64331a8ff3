package source

import (
	"path/filepath"
	"slices"
	"testing"
)

func everything(string) bool { return true }

// sameCounted runs a script again with its statements counted: nothing that it does may differ, and whatever is counted is in its file's outline.
func sameCounted(t testing.TB, o Options, p *Program, want outcome) {
	t.Helper()
	if len(p.code.Text) > 1<<20 {
		return
	}
	o.Cover = everything
	counted, err := Load(t.Context(), o)
	if err != nil {
		t.Fatalf("Load with counters: %v", err)
	}
	if counted.code.Text != p.code.Text {
		t.Errorf("the text differs with counters:\n%s", counted.code.Text)
	}
	counter := counted.Counter()
	got := startWith(t, counted, counter.Start)
	if !slices.Equal(got.printed, want.printed) || got.err != want.err || got.stack != want.stack || got.pending != want.pending {
		t.Errorf("with counters:\n%+v\nwithout:\n%+v", got, want)
	}
	for _, f := range counter.Files() {
		outline, err := Outlined(t.Context(), f.File)
		if err != nil {
			t.Errorf("%s: %v", f.File, err)
			continue
		}
		if outline.Sum != f.Sum {
			t.Errorf("%s: the sum is %s in the outline, %s in the counts", f.File, outline.Sum, f.Sum)
		}
		for at := range f.Counts {
			if !slices.Contains(outline.Statements, at) {
				t.Errorf("%s:%d:%d is counted and not in the outline %v\n%s", filepath.Base(f.File), at.Line, at.Column, outline.Statements, p.code.Text)
			}
		}
	}
}
