package flagval_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/flagval"
)

func TestSize(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		want int64
	}{
		{"1", 1}, {"1024", 1024}, {"512b", 512}, {"512MB", 512_000_000}, {"512mb", 512_000_000}, {"1GiB", 1 << 30},
		{"1.5g", 3 << 29}, {"64M", 64 << 20}, {"64m", 64 << 20}, {"10KiB", 10 << 10}, {"10 kB", 10_000}, {" 1TB ", 1e12},
	}
	for _, test := range tests {
		var s flagval.Size
		if err := s.Set(test.text); err != nil || int64(s) != test.want {
			t.Errorf("Size.Set(%q) = %d, %v; want %d", test.text, s, err, test.want)
		}
	}
	for _, text := range []string{"", "MB", "x", "-1", "0", "0MB", "1e30", "1e3", "0x10", "inf", "NaN", "1PB", "1 2", "99999999TB"} {
		var s flagval.Size
		if err := s.Set(text); err == nil {
			t.Errorf("Size.Set(%q) = %d, want an error", text, s)
		}
	}
}

func TestDuration(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		want time.Duration
	}{{"30s", 30 * time.Second}, {"1h30m", 90 * time.Minute}, {"250ms", 250 * time.Millisecond}}
	for _, test := range tests {
		var d flagval.Duration
		if err := d.Set(test.text); err != nil || time.Duration(d) != test.want {
			t.Errorf("Duration.Set(%q) = %v, %v; want %v", test.text, time.Duration(d), err, test.want)
		}
	}
	refused := []struct{ text, why string }{{"30", "no unit"}, {"soon", "not a duration"}, {"-1s", "more than 0"}, {"0s", "more than 0"}, {"", "not a duration"}}
	for _, test := range refused {
		var d flagval.Duration
		if err := d.Set(test.text); err == nil || !strings.Contains(err.Error(), test.why) {
			t.Errorf("Duration.Set(%q) = %v, want an error with %q", test.text, err, test.why)
		}
	}
}

func TestColor(t *testing.T) {
	t.Parallel()
	var c flagval.Color
	if err := c.Set("Always"); err != nil || c.String() != "always" {
		t.Errorf("Color.Set(Always) = %q, %v", c, err)
	}
	if err := c.Set("yes"); err == nil {
		t.Error("Color.Set(yes) is accepted")
	}
}

func TestGrant(t *testing.T) {
	t.Parallel()
	tests := []struct {
		values []string
		all    bool
		list   string
	}{
		{nil, false, ""},
		{[]string{"true"}, true, ""},
		{[]string{"a.org"}, false, "a.org"},
		{[]string{"a.org, b.org:443", "c.org"}, false, "a.org b.org:443 c.org"},
	}
	for _, test := range tests {
		var g flagval.Grant
		for _, v := range test.values {
			if err := g.Set(v); err != nil {
				t.Errorf("Grant.Set(%q): %v", v, err)
			}
		}
		if g.All != test.all || strings.Join(g.List, " ") != test.list {
			t.Errorf("Grant.Set(%q) = all %t, list %q", test.values, g.All, g.List)
		}
	}
	for _, v := range []string{"", "a,,b", ","} {
		var g flagval.Grant
		if err := g.Set(v); err == nil {
			t.Errorf("Grant.Set(%q) is accepted", v)
		}
	}
}

func TestGrantMisplaced(t *testing.T) {
	t.Parallel()
	isFile := func(path string) bool { return path == "job" || path == "example.org" }
	hosts := &flagval.Grant{Kind: flagval.Hosts}
	for _, word := range []string{"example.com", "10.0.0.1:8443", "10.0.0.1", "[::1]:80", "::1", "*.example.com", "localhost", "localhost:80",
		"intranet:8080", "https://example.com", "a.org,b.org:443"} {
		if !hosts.Misplaced(word, "", isFile) {
			t.Errorf("%q is not seen as a host", word)
		}
	}
	for _, word := range []string{"job", "job.ts", "./job", "-", "intranet", "example.org", "dir/job.js", "job file", "a:b", ".hidden"} {
		if hosts.Misplaced(word, "", isFile) {
			t.Errorf("%q is seen as a host", word)
		}
	}
	names := &flagval.Grant{Kind: flagval.Names}
	if !names.Misplaced("HOME", "job", isFile) || !names.Misplaced("HOME", "gone.ts", isFile) {
		t.Error("a name before a script is not seen as the flag's list")
	}
	if names.Misplaced("HOME", "", isFile) || names.Misplaced("job", "a.ts", isFile) {
		t.Error("a script is seen as the flag's list")
	}
}

func TestPort(t *testing.T) {
	t.Parallel()
	for _, value := range []string{"0", "1", "65535"} {
		var p flagval.Port
		if err := p.Set(value); err != nil || !p.Given || p.String() != value {
			t.Errorf("%s: %v, %q", value, err, p.String())
		}
	}
	for _, value := range []string{"", "-1", "65536", "http", "80.5"} {
		var p flagval.Port
		if err := p.Set(value); err == nil || p.Given {
			t.Errorf("%q is a port", value)
		}
	}
}

func TestParsed(t *testing.T) {
	t.Parallel()
	var seen []string
	p := &flagval.Parsed{Parse: func(value string) error {
		if value == "bad" {
			return errors.New("bad; write good")
		}
		seen = append(seen, value)
		return nil
	}}
	if err := p.Set("good"); err != nil || p.String() != "good" {
		t.Fatal(err, p.String())
	}
	if err := p.Set("bad"); err == nil || p.String() != "good" || len(seen) != 1 {
		t.Fatal(err, p.String(), seen)
	}
}
