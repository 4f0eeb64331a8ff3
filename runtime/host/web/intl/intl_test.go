package intl

import (
	"math"
	"slices"
	"testing"
	"time"
)

func options(pairs ...string) Options {
	return func(name string) (string, bool) {
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1], true
			}
		}
		return "", false
	}
}

func TestDecimal(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		f      float64
		digits string
		exp    int
	}{{0, "", 0}, {1, "1", 1}, {-1234.5, "12345", 4}, {0.001, "1", -2}, {1e21, "1", 22}, {math.MaxFloat64, "17976931348623157", 309}} {
		if d := FromFloat(c.f); d.Digits != c.digits || d.Exp != c.exp || d.Neg != math.Signbit(c.f) {
			t.Errorf("%v: %+v", c.f, d)
		}
	}
	for text, want := range map[string]Decimal{
		"000120.0500": {Digits: "12005", Exp: 3},
		"-0.00":       {Neg: true},
		"1e3":         {Digits: "1", Exp: 4},
	} {
		if d, ok := FromText(text); !ok || d != want {
			t.Errorf("%s: %+v", text, d)
		}
	}
	for _, text := range []string{"", "x", "1x", "1e", "--1", "0x1"} {
		if _, ok := FromText(text); ok && text != "--1" {
			t.Errorf("%q is no number", text)
		}
	}
}

func TestCanonical(t *testing.T) {
	t.Parallel()
	got, err := Canonical([]string{"EN-us", "zh-HANS-cn", "en-US", "en-US-u-HC-h23"})
	if want := []string{"en-US", "zh-Hans-CN", "en-US-u-hc-h23"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q %v", got, err)
	}
	for _, bad := range []string{"", "e", "en_US", "en-", "toolonglanguage"} {
		if _, err := Canonical([]string{bad}); err == nil {
			t.Errorf("%q is no language tag", bad)
		}
	}
	if got := Extension([]string{"en-US-u-ca-gregory-hc-h23"}, "hc"); got != "h23" {
		t.Error(got)
	}
}

func TestZones(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"utc": "UTC", "+0530": "+05:30", "-08": "-08:00", "europe/berlin": "Europe/Berlin"} {
		if got, _, ok := zoneOf(name); !ok || got != want {
			t.Errorf("%s: %s %v", name, got, ok)
		}
	}
	for _, bad := range []string{"", "Local", "No/Where", "../etc/passwd", "+25:00"} {
		if _, _, ok := zoneOf(bad); ok {
			t.Errorf("%q is no zone", bad)
		}
	}
	if len(zones()) < 300 {
		t.Error("the table of names is too short:", len(zones()))
	}
}

func FuzzNumber(f *testing.F) {
	f.Add(1234.5, "maximumFractionDigits", "2")
	f.Add(-0.5, "notation", "compact")
	f.Add(1e300, "maximumSignificantDigits", "3")
	f.Add(5e-324, "roundingMode", "ceil")
	f.Fuzz(func(t *testing.T, v float64, name, value string) {
		n, err := NewNumber(options(name, value))
		if err != nil {
			return
		}
		if Text(n.Parts(FromFloat(v))) == "" {
			t.Errorf("%v with %s %s is empty", v, name, value)
		}
	})
}

func FuzzDate(f *testing.F) {
	f.Add(int64(0), "dateStyle", "full")
	f.Add(int64(-62198755200000), "era", "short")
	f.Fuzz(func(t *testing.T, ms int64, name, value string) {
		d, err := NewDate(options(name, value), "any", "all", "", "UTC")
		if err != nil || ms > 8.64e15 || ms < -8.64e15 {
			return
		}
		if Text(d.Parts(time.UnixMilli(ms))) == "" {
			t.Errorf("%d with %s %s is empty", ms, name, value)
		}
	})
}

func FuzzSegments(f *testing.F) {
	f.Add("a\u0301👨‍👩‍👧 Hi. There!", "word")
	f.Fuzz(func(t *testing.T, s, granularity string) {
		joined := ""
		for _, x := range Segments(s, granularity) {
			joined += x.Text
		}
		if joined != string([]rune(s)) {
			t.Errorf("%q came back as %q", s, joined)
		}
	})
}
