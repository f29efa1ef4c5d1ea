// Package calendar says which local day and clock a moment of the simulation
// is, and the other way round. The simulation itself counts time in UTC;
// weekdays, opening hours, shifts and the days of 23 and 25 hours exist only
// here and at the edges that read and print.
//
// A Calendar is made of plain values, so that nothing under sim/ looks up time
// zones; package configs fills it in.
package calendar

import (
	"fmt"
	"sort"
	"time"

	"github.com/rushproof/rushproof/sim/des"
)

// Date is a local date.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// String formats d as 2026-11-27.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// Day is one local day.
type Day struct {
	Date    Date
	Weekday time.Weekday
	Start   des.Time // local midnight
	Holiday string   // name of the public holiday, empty on other days
	Jump    Jump     // daylight saving, zero on other days
}

// Jump is a change of the clock: at the wall clock At it is put on by By (one
// hour in spring, minus one hour in autumn).
type Jump struct{ At, By des.Time }

// Length returns how long the day lasts: 23, 24 or 25 hours.
func (d Day) Length() des.Time { return des.Day - d.Jump.By }

// At returns the moment at which the wall clock shows clock (time since local
// midnight; 24h is the next midnight). A clock time that is skipped in spring
// is taken as if the clock had not yet been put on; one that occurs twice in
// autumn is the first.
func (d Day) At(clock des.Time) des.Time {
	if d.Jump.By > 0 && clock >= d.Jump.At+d.Jump.By || d.Jump.By < 0 && clock >= d.Jump.At {
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
	midnight := time.Date(d.Date.Year, d.Date.Month, d.Date.Day, 0, 0, 0, 0, time.UTC)
	return midnight.Add(time.Duration(d.Clock(t)) * time.Microsecond)
}
