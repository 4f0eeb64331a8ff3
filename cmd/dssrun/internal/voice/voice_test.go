package voice_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
)

func TestUseColor(t *testing.T) {
	t.Parallel()
	tests := []struct {
		env      string
		mode     voice.ColorMode
		terminal bool
		want     bool
	}{
		{"", "", true, true},
		{"", "", false, false},
		{"", voice.ColorAuto, true, true},
		{"", voice.ColorAlways, false, true},
		{"", voice.ColorNever, true, false},
		{"NO_COLOR=1", voice.ColorAlways, true, false},
		{"NO_COLOR=", "", true, true},
		{"NO_COLOR=1 FORCE_COLOR=1", "", true, false},
		{"FORCE_COLOR=1", "", false, true},
		{"FORCE_COLOR=0", "", true, false},
		{"FORCE_COLOR=", "", true, true},
		{"FORCE_COLOR=1", voice.ColorNever, true, false},
		{"FORCE_COLOR=1", voice.ColorAuto, false, true},
		{"TERM=dumb", "", true, false},
		{"TERM=dumb", voice.ColorAlways, true, true},
		{"TERM=dumb FORCE_COLOR=1", "", true, true},
		{"TERM=xterm", "", true, true},
	}
	for _, test := range tests {
		env := map[string]string{}
		for _, pair := range strings.Fields(test.env) {
			name, value, _ := strings.Cut(pair, "=")
			env[name] = value
		}
		lookup := func(name string) (string, bool) { v, ok := env[name]; return v, ok }
		if got := voice.UseColor(test.mode, lookup, func() bool { return test.terminal }); got != test.want {
			t.Errorf("UseColor(%q) with %q, terminal %t = %t, want %t", test.mode, test.env, test.terminal, got, test.want)
		}
	}
}

func TestNearest(t *testing.T) {
	t.Parallel()
	candidates := []string{"run", "auth", "types", "completion", "version", "--allow-net"}
	tests := []struct{ word, want string }{
		{"rnu", "run"}, {"ru", "run"}, {"RUN", "run"}, {"aut", "auth"}, {"atuh", "auth"}, {"complete", "completion"},
		{"compl", "completion"}, {"vesrion", "version"}, {"--alow-net", "--allow-net"}, {"xyz", ""}, {"", ""}, {"deploy", ""},
	}
	for _, test := range tests {
		if got := voice.Nearest(test.word, candidates); got != test.want {
			t.Errorf("Nearest(%q) = %q, want %q", test.word, got, test.want)
		}
	}
}

func TestPrint(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	voice.Print(&out, false, voice.Usage("write it", "%d is wrong", 1))
	voice.Print(&out, false, voice.Hint(errors.New("no luck"), "try again"))
	voice.Print(&out, true, errors.New("red"))
	const want = "error: 1 is wrong\nhint: write it\nerror: no luck\nhint: try again\n\x1b[1;31merror:\x1b[0m red\n"
	if out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}

func TestTable(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	voice.Table(&out, false, true, [][]string{{"A", "BB", "C"}, {"één", "", "x"}, {"1"}})
	if want := "A    BB  C\néén      x\n1\n"; out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}
