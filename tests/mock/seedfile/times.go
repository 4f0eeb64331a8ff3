package seedfile

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// Moment is a time: on the clock, or so long before the start of the mock when At is zero (after it when Ago is negative).
type Moment struct {
	At  time.Time
	Ago time.Duration
}

// Time reads a time: an ISO 8601 date, with or without time and zone (UTC), "90d ago", "in 3h", "now", or milliseconds since
// 1970 as the API writes them. ok is false for anything else.
func (n *Node) Time() (m Moment, ok bool) {
	switch n.Kind() {
	case Number:
		f, err := strconv.ParseFloat(n.text, 64)
		if err != nil || f != math.Trunc(f) || math.Abs(f) > 1e15 {
			return m, false
		}
		return Moment{At: time.UnixMilli(int64(f)).UTC()}, true
	case String:
	default:
		return m, false
	}
	if n.text == "now" {
		return m, true
	}
	if ago, ok := strings.CutSuffix(n.text, " ago"); ok {
		m.Ago, ok = parseSpan(strings.TrimSpace(ago))
		return m, ok
	}
	if ahead, ok := strings.CutPrefix(n.text, "in "); ok {
		m.Ago, ok = parseSpan(strings.TrimSpace(ahead))
		m.Ago = -m.Ago
		return m, ok
	}
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05", time.DateTime, time.DateOnly} {
		if at, err := time.Parse(layout, n.text); err == nil && at.Year() > 1900 {
			return Moment{At: at.UTC()}, true
		}
	}
	return m, false
}

// Duration reads a duration: 45s, 20m, 1h30m, 90d.
func (n *Node) Duration() (time.Duration, bool) {
	if n.Kind() != String {
		return 0, false
	}
	return parseSpan(n.text)
}

const day = 24 * time.Hour

// longest is more than any duration that makes sense, and far from what a time.Duration can't hold.
const longest = 50_000 * day

// parseSpan is time.ParseDuration with days, and without negative ones.
func parseSpan(text string) (time.Duration, bool) {
	var days time.Duration
	if whole, rest, ok := strings.Cut(text, "d"); ok {
		n, err := strconv.Atoi(whole)
		if err != nil || n < 0 || time.Duration(n) > longest/day {
			return 0, false
		}
		days = time.Duration(n) * day
		if text = rest; text == "" {
			return days, true
		}
	}
	d, err := time.ParseDuration(text)
	if err != nil || d < 0 || d > longest {
		return 0, false
	}
	return days + d, true
}
