package stat

import "github.com/rushproof/rushproof/sim/des"

// Level follows a whole number that changes at moments, such as the length of a
// queue, and averages it over time. The area under it is an integer in
// µs, so it is exact.
type Level struct {
	level int64
	since des.Time // when level took effect
	area  int64    // level × µs up to since
	start des.Time
	max   int64
}

// NewLevel returns a level of 0 from the given moment on.
func NewLevel(start des.Time) Level { return Level{since: start, start: start} }

// Change adds to the level at a moment not before the last change.
func (l *Level) Change(at des.Time, by int64) { l.Set(at, l.level+by) }

// Set changes the level at a moment not before the last change.
func (l *Level) Set(at des.Time, level int64) {
	l.area += l.level * int64(at-l.since)
	l.level, l.since = level, at
	l.max = max(l.max, level)
}

// Now returns the level.
func (l *Level) Now() int64 { return l.level }

// Max returns the highest level since the start, 0 or more.
func (l *Level) Max() int64 { return l.max }

// Area returns the integral of the level from the start until a moment not
// before the last change, in level × µs.
func (l *Level) Area(until des.Time) int64 { return l.area + l.level*int64(until-l.since) }

// Average returns the time average of the level from the start until a moment
// not before the last change. Over no time at all it is the level itself.
func (l *Level) Average(until des.Time) float64 {
	if until == l.start {
		return float64(l.level)
	}
	return float64(l.Area(until)) / float64(until-l.start)
}
