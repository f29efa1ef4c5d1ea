package unit

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/rushproof/rushproof/configs/holidays"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
)

// When is a choice of days, and of hours within them, as in mon-thu,
// 2026-11-27, 2026-11-23 to 2026-11-29, week 50, or fri 00:00-01:00.
type When struct {
	Text     string
	Level    int // how special it is: a higher level is preferred to a lower one
	Weekdays [7]bool
	From, To calendar.Date // of dates; the zero Date otherwise
	Year     int           // of a week; 0: any
	Week     int           // 0: it is no week
	Holidays bool
	PayDays  bool // once a month
	Span     Span // of the day; the zero Span is the whole day
}

// Levels of When, without hours. Hours add one more to them.
const (
	levelWeekdays = iota
	levelWeek
	levelPayDays
	levelHolidays
	levelDates
	levelDate
	levelHours
)

var trailingSpan = regexp.MustCompile(`^(.*\S)\s+(\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2})$`)

// ParseWhen reads a choice of days.
func ParseWhen(text string) (When, error) {
	w := When{Text: text}
	days := spaced(text)
	if m := trailingSpan.FindStringSubmatch(days); m != nil {
		span, err := Range(m[2])
		if err != nil {
			return w, err
		}
		if span.To > 24*des.Hour {
			return w, fmt.Errorf("%s passes midnight; write two entries, one for each day", Quote(text))
		}
		days, w.Span, w.Level = m[1], span, levelHours
	}
	return w, w.days(days)
}

func (w *When) days(text string) (err error) {
	from, to, isRange := strings.Cut(text, " to ")
	switch {
	case text == "holidays":
		w.Holidays = true
		w.Level += levelHolidays
	case text == "pay-day":
		w.PayDays = true
		w.Level += levelPayDays
	case weekNumber.MatchString(text):
		w.Year, w.Week, err = Week(text)
		w.Level += levelWeek
	case isoDate.MatchString(spaced(from)):
		err = w.dates(text, from, to, isRange)
	case meantDate(text) != "":
		_, err = Date(text)
	default:
		if w.Weekdays, err = Weekdays(text); err != nil && !errors.As(err, &settled{}) {
			err = fmt.Errorf("%s names no days; write mon-fri, sat, 2026-11-27, 2026-11-23 to 2026-11-29, Black Friday, week 50, pay-day or holidays", Quote(text))
		}
		w.Level += levelWeekdays
	}
	return err
}

// dates reads a date, or the first and the last one.
func (w *When) dates(text, from, to string, isRange bool) (err error) {
	w.From, err = Date(from)
	w.To = w.From
	w.Level += levelDate
	if isRange && err == nil {
		w.To, err = Date(to)
		w.Level += levelDates - levelDate
	}
	if err == nil && w.To.Before(w.From) {
		err = fmt.Errorf("%s ends before it begins; write the earlier date first", Quote(text))
	}
	return err
}

// On reports whether a day is meant.
func (w When) On(d calendar.Day) bool {
	switch {
	case w.Holidays:
		return d.Holiday != ""
	case w.PayDays:
		return holidays.PayDay(d.Date)
	case w.Week > 0:
		year, week := time.Date(d.Date.Year, d.Date.Month, d.Date.Day, 0, 0, 0, 0, time.UTC).ISOWeek()
		return week == w.Week && (w.Year == 0 || w.Year == year)
	case w.From.Year > 0:
		return !d.Date.Before(w.From) && !w.To.Before(d.Date)
	}
	return w.Weekdays[d.Weekday]
}

// At reports whether a moment of the day is meant, by the wall clock.
func (w When) At(clock des.Time) bool {
	return w.Span == Span{} || w.Span.From <= clock && clock < w.Span.To
}

// Clashes reports whether two choices of the same level mean the same hour of
// some day, so that neither is preferred.
func (w When) Clashes(v When) bool {
	return w.Level == v.Level && w.sameHours(v) && w.sameDays(v)
}

func (w When) sameHours(v When) bool {
	return w.Span == Span{} || w.Span.From < v.Span.To && v.Span.From < w.Span.To
}

// sameDays reports whether two choices of the same level share a day.
func (w When) sameDays(v When) bool {
	switch {
	case w.Holidays:
		return v.Holidays
	case w.PayDays:
		return v.PayDays
	case w.Week > 0:
		return w.Week == v.Week && (w.Year == v.Year || w.Year*v.Year == 0)
	case w.From.Year > 0:
		return !v.To.Before(w.From) && !w.To.Before(v.From)
	}
	for d := range w.Weekdays {
		if w.Weekdays[d] && v.Weekdays[d] {
			return true
		}
	}
	return false
}

// Ordinary reports whether only weekdays are meant.
func (w When) Ordinary() bool { return w.Level == levelWeekdays }
