package calendar_test

import (
	"encoding/json"
	"testing"
	"time"
	_ "time/tzdata"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
)

var zones = []string{"Europe/Oslo", "Europe/Stockholm", "Europe/Copenhagen", "Europe/Helsinki"}

func location(t testing.TB, zone string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// build makes a calendar from a time zone the slow way, by asking package time
// for the clock at every minute of a day whose length is not 24 hours.
func build(loc *time.Location, from calendar.Date, days int) *calendar.Calendar {
	midnight := func(i int) time.Time {
		return time.Date(from.Year, from.Month, from.Day+i, 0, 0, 0, 0, loc)
	}
	start := midnight(0)
	c := &calendar.Calendar{Zone: loc.String(), Unix: start.Unix()}
	for i := range days {
		m := midnight(i)
		day := calendar.Day{
			Date:    calendar.DateOf(m),
			Weekday: m.Weekday(),
			Start:   des.Time(m.Sub(start).Microseconds()),
		}
		if by := des.Day - des.Time(midnight(i+1).Sub(m).Microseconds()); by != 0 {
			day.Jump = calendar.Jump{At: jumpAt(m), By: by}
		}
		c.Days = append(c.Days, day)
	}
	return c
}

// jumpAt finds the wall clock at which the clock is changed on the day that
// begins at m.
func jumpAt(m time.Time) des.Time {
	_, before := m.Zone()
	for t := m; ; t = t.Add(time.Minute) {
		if _, offset := t.Zone(); offset != before {
			return des.Time(t.Sub(m).Microseconds())
		}
	}
}

// Every quarter of an hour of seven years in four zones.
func TestAgainstTimePackage(t *testing.T) {
	t.Parallel()
	for _, zone := range zones {
		loc := location(t, zone)
		from := calendar.Date{Year: 2024, Month: time.January, Day: 1}
		c := build(loc, from, 7*365+2)
		if last := c.Days[len(c.Days)-1].Date; last.String() != "2030-12-31" {
			t.Fatalf("%s: last day %v", zone, last)
		}
		if jumps := countJumps(c); jumps != 14 {
			t.Errorf("%s: %d changes of the clock in seven years", zone, jumps)
		}
		for at := des.Time(0); at < c.End(); at += 15 * des.Minute {
			checkMoment(t, c, loc, at)
			if t.Failed() {
				return
			}
		}
	}
}

func countJumps(c *calendar.Calendar) int {
	jumps := 0
	for _, d := range c.Days {
		if d.Jump.By != 0 {
			jumps++
		}
	}
	return jumps
}

// checkMoment compares everything that the calendar says of one moment with
// package time, and finds the moment again from the clock.
func checkMoment(t testing.TB, c *calendar.Calendar, loc *time.Location, at des.Time) {
	t.Helper()
	want := c.UTC(at).In(loc)
	day := c.Day(at)
	if day != c.Days[c.Index(at)] || day.Date != calendar.DateOf(want) || day.Weekday != want.Weekday() {
		t.Errorf("%v: is taken for %v %v", want, day.Weekday, day.Date)
	}
	hour, minute, second := want.Clock()
	clock := des.Time(hour)*des.Hour + des.Time(minute)*des.Minute + des.Time(second)*des.Second
	if got := day.Clock(at); got != clock {
		t.Errorf("%v: clock %v, want %v", want, got, clock)
	}
	if got := c.Local(at).Format(time.DateTime); got != want.Format(time.DateTime) {
		t.Errorf("%v: local %s", want, got)
	}
	checkFound(t, c, at, clock)
}

// checkFound finds the moment at from its wall clock, counted from its own
// midnight and from the one before. Of an hour that occurs twice the first is
// found.
func checkFound(t testing.TB, c *calendar.Calendar, at, clock des.Time) {
	t.Helper()
	i := c.Index(at)
	day := c.Days[i]
	if second := day.Jump.By < 0 && at-day.Start >= day.Jump.At && clock < day.Jump.At; second {
		at += day.Jump.By
	}
	if got := day.At(clock); got != at {
		t.Errorf("%v: At(%v) = %v, want %v", day.Date, clock, got, at)
	}
	if i == 0 {
		return
	}
	if got := c.At(i-1, clock+des.Day); got != at {
		t.Errorf("%v: At(%v) from the day before = %v, want %v", day.Date, clock, got, at)
	}
}

func TestMomentProperty(t *testing.T) {
	calendars := map[string]*calendar.Calendar{}
	for _, zone := range zones {
		calendars[zone] = build(location(t, zone), calendar.Date{Year: 2024, Month: time.January, Day: 1}, 7*365+2)
	}
	rapid.Check(t, func(r *rapid.T) {
		zone := rapid.SampledFrom(zones).Draw(r, "zone")
		c := calendars[zone]
		at := des.Time(rapid.Int64Range(0, int64(c.End()/des.Second)-1).Draw(r, "second")) * des.Second
		if i := c.Index(at); c.Days[i].Start > at || c.Days[i].Start+c.Days[i].Length() <= at {
			r.Errorf("%v is not in day %d", at, i)
		}
		loc := location(t, zone)
		if got, want := c.Local(at).Format(time.DateTime), c.UTC(at).In(loc).Format(time.DateTime); got != want {
			r.Errorf("local %s, want %s", got, want)
		}
	})
}

// The days on which the clock is changed, by hand.
func TestDaylightSaving(t *testing.T) {
	clock := func(hour, minute int) des.Time {
		return des.Time(hour)*des.Hour + des.Time(minute)*des.Minute
	}
	for _, tt := range []struct {
		zone   string
		date   calendar.Date
		length des.Time
		clock  des.Time // wall clock asked for, from that day's midnight
		after  des.Time // hours since midnight that have really passed
	}{
		{"Europe/Oslo", calendar.Date{Year: 2026, Month: 3, Day: 29}, 23 * des.Hour, clock(1, 59), clock(1, 59)},
		{"Europe/Oslo", calendar.Date{Year: 2026, Month: 3, Day: 29}, 23 * des.Hour, clock(2, 30), clock(2, 0)}, // skipped: 03:00
		{"Europe/Oslo", calendar.Date{Year: 2026, Month: 3, Day: 29}, 23 * des.Hour, clock(3, 0), clock(2, 0)},
		{"Europe/Oslo", calendar.Date{Year: 2026, Month: 3, Day: 29}, 23 * des.Hour, clock(24, 0), clock(23, 0)},
		{"Europe/Oslo", calendar.Date{Year: 2026, Month: 3, Day: 29}, 23 * des.Hour, clock(28, 0), clock(27, 0)},
		{"Europe/Oslo", calendar.Date{Year: 2026, Month: 3, Day: 28}, 24 * des.Hour, clock(26, 0), clock(26, 0)},
		{"Europe/Oslo", calendar.Date{Year: 2026, Month: 3, Day: 28}, 24 * des.Hour, clock(28, 0), clock(27, 0)},
		{"Europe/Oslo", calendar.Date{Year: 2026, Month: 10, Day: 25}, 25 * des.Hour, clock(2, 30), clock(2, 30)}, // the first
		{"Europe/Oslo", calendar.Date{Year: 2026, Month: 10, Day: 25}, 25 * des.Hour, clock(3, 0), clock(4, 0)},
		{"Europe/Oslo", calendar.Date{Year: 2026, Month: 10, Day: 25}, 25 * des.Hour, clock(24, 0), clock(25, 0)},
		{"Europe/Oslo", calendar.Date{Year: 2026, Month: 10, Day: 24}, 24 * des.Hour, clock(30, 0), clock(31, 0)},
		{"Europe/Helsinki", calendar.Date{Year: 2026, Month: 3, Day: 29}, 23 * des.Hour, clock(2, 59), clock(2, 59)},
		{"Europe/Helsinki", calendar.Date{Year: 2026, Month: 3, Day: 29}, 23 * des.Hour, clock(4, 0), clock(3, 0)},
		{"Europe/Helsinki", calendar.Date{Year: 2026, Month: 10, Day: 25}, 25 * des.Hour, clock(4, 0), clock(5, 0)},
	} {
		// A night after the night that the clock is asked of.
		c := build(location(t, tt.zone), tt.date, 3)
		if got := c.Days[0].Length(); got != tt.length {
			t.Errorf("%s %v: %v long, want %v", tt.zone, tt.date, got, tt.length)
		}
		if got := c.At(0, tt.clock); got != tt.after {
			t.Errorf("%s %v: clock %v after %v, want %v", tt.zone, tt.date, tt.clock, got, tt.after)
		}
	}
}

// A later clock is never an earlier moment, also where the clock is changed.
func TestOrder(t *testing.T) {
	for _, first := range []calendar.Date{{Year: 2026, Month: 3, Day: 28}, {Year: 2026, Month: 10, Day: 24}} {
		c := build(location(t, "Europe/Oslo"), first, 3)
		for day := range 2 {
			for clock := des.Time(0); clock < 48*des.Hour; clock += 5 * des.Minute {
				if before, after := c.At(day, clock), c.At(day, clock+5*des.Minute); after < before {
					t.Fatalf("%v: %v before %v", c.Days[day].Date, clock+5*des.Minute, clock)
				}
			}
		}
	}
}

// Moments outside the calendar belong to its ends, and clocks past its end
// are counted on.
func TestEnds(t *testing.T) {
	c := build(location(t, "Europe/Oslo"), calendar.Date{Year: 2026, Month: 11, Day: 23}, 2)
	for at, want := range map[des.Time]int{-des.Hour: 0, 0: 0, des.Day - 1: 0, des.Day: 1, 2 * des.Day: 1, 9 * des.Day: 1} {
		if got := c.Index(at); got != want {
			t.Errorf("Index(%v) = %d, want %d", at, got, want)
		}
	}
	if got := c.At(1, 30*des.Hour); got != 54*des.Hour {
		t.Errorf("six in the morning after the end: %v", got)
	}
	if got := c.Local(49 * des.Hour).Format(time.DateTime); got != "2026-11-25 01:00:00" {
		t.Errorf("an hour after the end: %s", got)
	}
	if got := (&calendar.Calendar{}).End(); got != 0 {
		t.Errorf("an empty calendar ends at %v", got)
	}
}

func TestDate(t *testing.T) {
	blackFriday := calendar.Date{Year: 2026, Month: 11, Day: 27}
	if got := blackFriday.Weekday(); got != time.Friday {
		t.Errorf("%v is a %v", blackFriday, got)
	}
	if got := blackFriday.Add(35).String(); got != "2027-01-01" {
		t.Errorf("35 days later: %s", got)
	}
	if got := blackFriday.Add(35).Number() - blackFriday.Number(); got != 35 {
		t.Errorf("%d days apart", got)
	}
	if got := (calendar.Date{Year: 1969, Month: 12, Day: 31}).Number(); got != -1 {
		t.Errorf("the day before 1970-01-01 is %d", got)
	}
	if !blackFriday.Before(blackFriday.Add(1)) || blackFriday.Before(blackFriday) {
		t.Error("Before is wrong")
	}
}

func TestDayAsJSON(t *testing.T) {
	want := calendar.Day{
		Date: calendar.Date{Year: 2026, Month: 10, Day: 25}, Start: 7 * des.Day,
		Jump: calendar.Jump{At: 3 * des.Hour, By: -des.Hour},
	}
	text, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	if s := `{"date":"2026-10-25","weekday":0,"start":604800000000,"jump":{"at":10800000000,"by":-3600000000}}`; string(text) != s {
		t.Errorf("got  %s\nwant %s", text, s)
	}
	var got calendar.Day
	if err := json.Unmarshal(text, &got); err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
	for _, bad := range []string{`"27.11.2026"`, `"2026-02-30"`, `""`} {
		if err := json.Unmarshal([]byte(bad), &got.Date); err == nil {
			t.Errorf("%s was taken as %v", bad, got.Date)
		}
	}
}
