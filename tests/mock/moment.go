package mock

import "time"

// moment is a time that the seed tells from the server's start, so that "unused for 90 days" has the same answer next year, or
// a time on the clock. The zero moment is the start itself.
type moment struct {
	at  time.Time     // on the clock
	ago time.Duration // before the server's start; after it when negative
}

func before(ago time.Duration) moment { return moment{ago: ago} }
func onClock(t time.Time) moment      { return moment{at: t} }

// in is the time that a moment means to a server that was made at start.
func (m moment) in(start time.Time) time.Time {
	if m.at.IsZero() {
		return start.Add(-m.ago)
	}
	return m.at
}
