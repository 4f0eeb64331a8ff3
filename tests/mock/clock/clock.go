// Package clock is the mock's time: the real one, one that stands still until it is moved, or one that runs faster or slower.
package clock

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Limits of a clock's speed: beyond them nothing ever changes, or days pass between two requests.
const (
	fastest = 1_000_000
	slowest = 0.001
)

// The first and the last moment that a clock shows, at which it stops. Behind the year 9999 a date can't be written as JSON, and
// what is due later than now has to be one too.
var (
	first = time.Unix(0, 0).UTC()
	last  = time.Date(9000, 1, 1, 0, 0, 0, 0, time.UTC)
)

// Clock tells a time from 1970 to the year 9000. All methods may be called by several goroutines.
type Clock struct {
	mu    sync.Mutex
	shown time.Time // at the real time base
	base  time.Time
	rate  float64 // seconds of the clock in a real one; 0 stands still
}

// Real is a clock that shows the real time.
func Real() *Clock { return Scaled(time.Now(), 1) }

// Frozen is a clock that stands still at a time.
func Frozen(at time.Time) *Clock { return Scaled(at, 0) }

// Scaled is a clock that shows a time now and runs rate times as fast as a real one.
func Scaled(at time.Time, rate float64) *Clock {
	return &Clock{shown: at, base: time.Now(), rate: rate}
}

// Parse reads how a clock is written: "real", "frozen" (now), "frozen=2026-01-01T00:00:00Z", "x60" (a minute in a second),
// "x60=2026-01-01T00:00:00Z". A date alone is its first moment in UTC.
func Parse(text string) (*Clock, error) {
	kind, at, dated := strings.Cut(text, "=")
	start := time.Now()
	if dated {
		var err error
		if start, err = ParseTime(at); err != nil {
			return nil, err
		}
	}
	switch {
	case kind == "real" && !dated:
		return Real(), nil
	case kind == "frozen":
		return Frozen(start), nil
	case strings.HasPrefix(kind, "x"):
		rate, err := strconv.ParseFloat(kind[1:], 64)
		if err != nil || strings.Trim(kind[1:], "0123456789.") != "" || rate < slowest || rate > fastest {
			return nil, fmt.Errorf("%q is no speed; write x60 for a minute in a second, x0.001 to x1000000", kind)
		}
		return Scaled(start, rate), nil
	}
	return nil, errors.New("not a clock; write frozen, frozen=2026-01-01T00:00:00Z or x60")
}

// ParseTime reads a moment: RFC 3339, or a date.
func ParseTime(text string) (time.Time, error) {
	for _, layout := range []string{time.RFC3339Nano, time.DateOnly} {
		if t, err := time.Parse(layout, text); err == nil && t.Year() >= 1970 {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no time from 1970 on; write 2026-01-01T00:00:00Z or 2026-01-01", text)
}

// Now is the time that the clock shows.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now(time.Now())
}

func (c *Clock) now(real time.Time) time.Time {
	now := c.shown
	switch c.rate {
	case 0:
	case 1:
		now = now.Add(real.Sub(c.base))
	default:
		now = now.Add(time.Duration(float64(real.Sub(c.base)) * c.rate))
	}
	return within(now)
}

func within(t time.Time) time.Time {
	if t.Before(first) {
		return first
	}
	if t.After(last) {
		return last
	}
	return t
}

// Advance moves the clock; it keeps its speed. A negative step moves it back.
func (c *Clock) Advance(step time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	real := time.Now()
	c.shown, c.base = within(c.now(real).Add(step)), real
}

// Set makes the clock show a time; it keeps its speed.
func (c *Clock) Set(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.base = time.Now()
	c.shown = within(at)
}

// SetRate changes the speed; the clock goes on from where it is. 0 stops it, 1 is the real speed.
func (c *Clock) SetRate(rate float64) error {
	if rate != 0 && !(rate >= slowest && rate <= fastest) {
		return fmt.Errorf("a clock runs %v to %v times as fast as a real one, or stands still with 0, but not %v", slowest, fastest, rate)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	real := time.Now()
	c.shown, c.base, c.rate = c.now(real), real, rate
	return nil
}

// Rate is the speed: seconds of the clock in a real one, 0 when it stands still.
func (c *Clock) Rate() float64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.rate
}
