// Package des is the ground of a discrete-event simulation: the clock's unit
// and the lists that say what happens next. It knows nothing of calls.
package des

import (
	"math"
	"time"
)

// Time is a moment or a duration in microseconds; moments count from the start
// of the simulated horizon, in UTC. An integer makes ties exact and sums
// independent of their order. Local time and daylight saving live at the edge,
// in package calendar.
type Time int64

// Units of time, and the moment that never comes.
const (
	Microsecond Time = 1
	Second           = 1_000_000 * Microsecond
	Minute           = 60 * Second
	Hour             = 60 * Minute
	Day              = 24 * Hour // a day of 24 hours; local days are calendar's
	Never       Time = math.MaxInt64
)

// Seconds returns a duration of s seconds, rounded to the nearest microsecond.
// Durations too long to be told apart from never (and NaN) become Never; s must
// not be negative.
func Seconds(s float64) Time {
	us := s*1e6 + 0.5
	if us < 1<<62 {
		return Time(us)
	}
	return Never
}

// Seconds returns t in seconds.
func (t Time) Seconds() float64 { return float64(t) / 1e6 }

// String formats t as a duration, as in 1h2m3.5s.
func (t Time) String() string {
	if t == Never {
		return "never"
	}
	return (time.Duration(t) * time.Microsecond).String()
}
