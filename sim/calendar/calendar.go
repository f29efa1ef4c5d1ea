// Package calendar says which local day and clock a moment of the simulation
// is, and the other way round. The simulation itself counts time in UTC;
// weekdays, opening hours, shifts and the days of 23 and 25 hours exist only
// here and at the edges that read and print.
//
// A Calendar is made of plain values, so that nothing under sim/ looks up time
// zones; package configs fills it in.
package calendar

import (
	"sort"
	"time"

	"github.com/rushproof/rushproof/sim/des"
)

// Day is one local day.
type Day struct {
	Date    Date         `json:"date"`
	Weekday time.Weekday `json:"weekday"`           // 0 is Sunday
	Start   des.Time     `json:"start"`             // local midnight
	Holiday string       `json:"holiday,omitempty"` // name of the public holiday, empty on other days
	Jump    Jump         `json:"jump,omitzero"`     // daylight saving, zero on other days
}

// Jump is a change of the clock: at the wall clock At it is put on by By (one
// hour in spring, minus one hour in autumn).
type Jump struct {
	At des.Time `json:"at"`
	By des.Time `json:"by"`
}

// Length returns how long the day lasts: 23, 24 or 25 hours.
func (d Day) Length() des.Time { return des.Day - d.Jump.By }

// At returns the moment at which the wall clock shows clock (time since local
// midnight; 24h is the next midnight). A clock time that is skipped in spring
// is the moment of the change, so that a later clock is never an earlier
// moment; one that occurs twice in autumn is the first. Clocks past 24h are of
// the night after, as if no clock were changed in it; [Calendar.At] knows
// whether it is.
func (d Day) At(clock des.Time) des.Time {
	switch {
	case d.Jump.By > 0 && clock > d.Jump.At:
		clock = max(clock-d.Jump.By, d.Jump.At)
	case d.Jump.By < 0 && clock >= d.Jump.At:
		clock -= d.Jump.By
	}
	return d.Start + clock
}

// Clock returns the wall clock at moment t of the day.
func (d Day) Clock(t des.Time) des.Time {
	clock := t - d.Start
	if d.Jump.By != 0 && clock >= d.Jump.At {
		clock += d.Jump.By
	}
	return clock
}

// Calendar is a run of local days, without gaps.
type Calendar struct {
	Zone string // IANA name, as in Europe/Oslo
	Unix int64  // the start of the horizon in seconds since 1970-01-01 UTC
	Days []Day
}

// End returns the midnight after the last day.
func (c *Calendar) End() des.Time {
	if len(c.Days) == 0 {
		return 0
	}
	last := c.Days[len(c.Days)-1]
	return last.Start + last.Length()
}

// At returns the moment at which the wall clock shows clock on a day, counted
// from its midnight: 30h is six in the morning of the day after, also when the
// clock is changed in the night between. Both ends of a night shift are found
// with it. After the last day no clock is changed.
func (c *Calendar) At(day int, clock des.Time) des.Time {
	for clock >= des.Day && day+1 < len(c.Days) {
		day, clock = day+1, clock-des.Day
	}
	return c.Days[day].At(clock)
}

// Index returns the number of the day that moment t belongs to; moments before
// the first day belong to the first, moments after the last to the last.
func (c *Calendar) Index(t des.Time) int {
	i := sort.Search(len(c.Days), func(i int) bool { return c.Days[i].Start > t }) - 1
	return max(i, 0)
}

// Day returns the day that moment t belongs to.
func (c *Calendar) Day(t des.Time) Day { return c.Days[c.Index(t)] }

// UTC returns moment t as a time in UTC.
func (c *Calendar) UTC(t des.Time) time.Time {
	return time.Unix(c.Unix, 0).UTC().Add(time.Duration(t) * time.Microsecond)
}

// Local returns the local date and wall clock of moment t as a time whose zone
// is only a label: it prints as local time.
func (c *Calendar) Local(t des.Time) time.Time {
	d := c.Day(t)
	return d.Date.midnight().Add(time.Duration(d.Clock(t)) * time.Microsecond)
}
