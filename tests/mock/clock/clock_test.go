package clock

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestParse(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) { // which begins at the start of the year 2000
		for _, tc := range []struct{ text, now, later string }{
			{"real", "2000-01-01T00:00:00Z", "2000-01-01T00:00:01Z"},
			{"frozen", "2000-01-01T00:00:00Z", "2000-01-01T00:00:00Z"},
			{"frozen=2026-01-01T12:00:00Z", "2026-01-01T12:00:00Z", "2026-01-01T12:00:00Z"},
			{"frozen=2026-01-01", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"},
			{"x60", "2000-01-01T00:00:00Z", "2000-01-01T00:01:00Z"},
			{"x0.5=2026-01-01", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.5Z"},
		} {
			c, err := Parse(tc.text)
			if err != nil {
				t.Fatal(err)
			}
			start := time.Now()
			if now := c.Now().UTC().Format(time.RFC3339Nano); now != tc.now && !strings.HasPrefix(tc.now, "2000") {
				t.Errorf("%s shows %s, want %s", tc.text, now, tc.now)
			}
			before := c.Now()
			time.Sleep(time.Second)
			now, _ := time.Parse(time.RFC3339, tc.now)
			later, _ := time.Parse(time.RFC3339Nano, tc.later)
			if got := c.Now().Sub(before); got != later.Sub(now) {
				t.Errorf("%s, %v after its start: %v passed", tc.text, time.Since(start), got)
			}
		}
	})
	for _, text := range []string{"", "frozn", "real=2026-01-01", "frozen=soon", "frozen=", "frozen=1969-12-31", "x", "x0", "x-1", "xNaN", "x1e3", "x10000000", "60"} {
		if _, err := Parse(text); err == nil {
			t.Errorf("%q is a clock", text)
		}
	}
}

func TestMove(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
		c := Frozen(at)
		want := func(step time.Duration) {
			t.Helper()
			if got := c.Now().Sub(at); got != step {
				t.Fatalf("%v after its start, want %v", got, step)
			}
		}
		c.Advance(time.Hour)
		want(time.Hour)
		c.Set(at)
		want(0)
		if err := c.SetRate(60); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Second)
		want(time.Minute)
		if err := c.SetRate(0); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Second)
		want(time.Minute)
		for _, rate := range []float64{-1, 1e9, 1e-9} {
			if err := c.SetRate(rate); err == nil {
				t.Errorf("the speed %v is allowed", rate)
			}
		}
		if c.Rate() != 0 {
			t.Fatal(c.Rate())
		}
		for range 40 { // a time.Duration holds less than 300 years
			c.Advance(250 * 365 * 24 * time.Hour)
		}
		if got := c.Now(); got.Year() != 9000 {
			t.Errorf("it can be moved to %v, which can't be written", got)
		}
		c.Advance(-time.Hour)
		if got := c.Now(); got.Year() != 8999 {
			t.Errorf("moved back from its end, it shows %v", got)
		}
		c.Set(at)
		c.Advance(-100 * 365 * 24 * time.Hour)
		if got := c.Now(); got.Unix() != 0 {
			t.Errorf("it can be moved back to %v", got)
		}
	})
}
