package holidays

import (
	"strings"
	"time"

	"github.com/rushproof/rushproof/sim/calendar"
)

// season are the days around Christmas that a plan is made by, the same in all
// countries. The last order day is a day after the deadline that Posten named
// in 2020, 16 December for parcels of the ordinary kind and 18 for the fast.
var season = []feast{
	{name: "Last order day", local: "Last order day", on: fixed(time.December, 17)},
	{name: "Christmas Eve", local: "Christmas Eve", on: fixed(time.December, 24)},
	{name: "Christmas Day", local: "Christmas Day", on: fixed(time.December, 25)},
	{name: "Boxing Day", local: "Boxing Day", on: fixed(time.December, 26)},
	{name: "December sales", local: "December sales", on: fixed(time.December, 27)},
	{name: "New Year's Eve", local: "New Year's Eve", on: fixed(time.December, 31)},
	{name: "New Year's Day", local: "New Year's Day", on: fixed(time.January, 1)},
	{name: "First working day", local: "First working day", on: firstWorkingDay},
}

// firstWorkingDay is the first Monday to Friday after New Year's Day.
func firstWorkingDay(year int) calendar.Date {
	d := calendar.Date{Year: year, Month: time.January, Day: 2}
	for d.Weekday() == time.Saturday || d.Weekday() == time.Sunday {
		d = d.Add(1)
	}
	return d
}

// Names returns the days that have a name in a country: the great days of
// trade, those around Christmas, and its holidays, in English.
func Names(country string) []string {
	var names []string
	for _, h := range Peaks(2026) {
		names = append(names, h.Name)
	}
	for _, f := range append(season, feasts[country]...) {
		names = append(names, f.name)
	}
	return names
}

// Named returns the date of a named day in a year, in English or as people call
// it in the country.
func Named(country, name string, year int) (calendar.Date, bool) {
	is := func(day string) bool { return strings.EqualFold(day, name) }
	for _, h := range Peaks(year) {
		if is(h.Name) {
			return h.Date, true
		}
	}
	for _, f := range append(season, feasts[country]...) {
		if is(f.name) || is(f.local) {
			return f.on(year), true
		}
	}
	return calendar.Date{}, false
}

// Fixed reports whether a date has a name and is that day every year, as
// Singles Day is.
func Fixed(country string, d calendar.Date) bool {
	again := func(day, next calendar.Date) bool {
		return day == d && next == calendar.Date{Year: d.Year + 1, Month: d.Month, Day: d.Day}
	}
	for i, h := range Peaks(d.Year) {
		if again(h.Date, Peaks(d.Year + 1)[i].Date) {
			return true
		}
	}
	for _, f := range append(season, feasts[country]...) {
		if again(f.on(d.Year), f.on(d.Year+1)) {
			return true
		}
	}
	return false
}

// PayDay reports whether wages are paid on a date: on the 25th, or on the
// Friday before a 25th at a weekend; in December on the 23rd in its place.
func PayDay(d calendar.Date) bool {
	day := calendar.Date{Year: d.Year, Month: d.Month, Day: 25}
	if d.Month == time.December {
		day.Day = 23
	}
	switch day.Weekday() {
	case time.Saturday:
		day = day.Add(-1)
	case time.Sunday:
		day = day.Add(-2)
	}
	return d == day
}
