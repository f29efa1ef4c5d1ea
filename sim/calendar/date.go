package calendar

import (
	"fmt"
	"time"
)

// Date is a local date.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the date that t shows in its own zone.
func DateOf(t time.Time) Date {
	year, month, day := t.Date()
	return Date{year, month, day}
}

// String formats d as 2026-11-27.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// MarshalText writes d as 2026-11-27, in JSON and YAML too.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads a date written as 2026-11-27.
func (d *Date) UnmarshalText(text []byte) error {
	t, err := time.Parse(time.DateOnly, string(text))
	if err != nil {
		return fmt.Errorf("%q is no date; write year-month-day, as in 2026-11-27", text)
	}
	*d = DateOf(t)
	return nil
}

// Number counts days: the dates of two days in a row differ by one. 1970-01-01
// is 0.
func (d Date) Number() int { return int(d.midnight().Unix() / 86400) }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.midnight().Weekday() }

// Add returns the date that many days later.
func (d Date) Add(days int) Date { return DateOf(d.midnight().AddDate(0, 0, days)) }

// Before reports whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.midnight().Before(e.midnight()) }

// midnight is the start of the day as if the place were in UTC, where every
// day has 24 hours.
func (d Date) midnight() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}
