package holidays

import (
	"time"

	"github.com/rushproof/rushproof/sim/calendar"
)

// rule finds a feast in a year.
type rule func(year int) calendar.Date

// fixed is the same date every year.
func fixed(month time.Month, day int) rule {
	return func(year int) calendar.Date { return calendar.Date{Year: year, Month: month, Day: day} }
}

// easter is so many days after Easter Sunday, or before it when negative.
func easter(days int) rule {
	return func(year int) calendar.Date { return easterSunday(year).Add(days) }
}

// first is the first such weekday on or after a date.
func first(weekday time.Weekday, month time.Month, day int) rule {
	return func(year int) calendar.Date {
		from := calendar.Date{Year: year, Month: month, Day: day}
		return from.Add((int(weekday) - int(from.Weekday()) + 7) % 7)
	}
}

// easterSunday returns the date of Easter of the western churches, by the
// method of Butcher's Ecclesiastical Calendar (1876) as given by Meeus,
// Astronomical Algorithms (1991), chapter 8, under the same letters. It has no
// exceptions and holds from 1583.
func easterSunday(year int) calendar.Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return calendar.Date{Year: year, Month: time.Month(n / 31), Day: n%31 + 1}
}
