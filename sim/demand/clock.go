package demand

import (
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
)

// clock is at what time of day people get in touch when only the day is known:
// by the wall clock, so that daylight saving does not move it. A nil clock is
// even over the day.
type clock []float64 // share of the day's contacts until the end of each of its parts

// newClock takes the weights of equal parts of the day, the half-hours.
func newClock(weights []float64) clock {
	var c clock
	sum := 0.0
	for _, w := range weights {
		sum += max(w, 0)
		c = append(c, sum)
	}
	if !(sum > 0) {
		return nil
	}
	for i := range c {
		c[i] /= sum
	}
	return c
}

// at returns the moment of a day that has rank u among the day's contacts,
// 0 < u < 1.
func (c clock) at(day calendar.Day, u float64) des.Time {
	if c == nil {
		return day.Start + des.Time(u*float64(day.Length()))
	}
	part, before := 0, 0.0
	for part < len(c)-1 && u > c[part] {
		before = c[part]
		part++
	}
	within := (u - before) / (c[part] - before)
	length := float64(des.Day) / float64(len(c))
	wall, end := des.Time((float64(part)+within)*length), des.Time(float64(part+1)*length)
	return day.At(min(wall, end-1))
}
