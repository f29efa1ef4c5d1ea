package scenarios

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/holidays"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/demand"
)

func date(year int, month time.Month, day int) calendar.Date {
	return calendar.Date{Year: year, Month: month, Day: day}
}

// What dates of 2026 become, looked up in calendars of these years: Black Friday, the
// Monday of its week, the Sunday after it, Singles Day, a Monday before Christmas,
// Christmas Eve and a Monday after all of it.
func TestYearMovesDates(t *testing.T) {
	for year, want := range map[int]string{
		2024: "2024-11-29 2024-11-25 2024-12-01 2024-11-11 2024-12-16 2024-12-24 2025-01-13",
		2025: "2025-11-28 2025-11-24 2025-11-30 2025-11-11 2025-12-15 2025-12-24 2026-01-12",
		2026: "2026-11-27 2026-11-23 2026-11-29 2026-11-11 2026-12-14 2026-12-24 2027-01-11",
		2027: "2027-11-26 2027-11-22 2027-11-28 2027-11-11 2027-12-13 2027-12-24 2028-01-10",
		2028: "2028-11-24 2028-11-20 2028-11-26 2028-11-11 2028-12-11 2028-12-24 2029-01-08",
		2029: "2029-11-23 2029-11-19 2029-11-25 2029-11-11 2029-12-10 2029-12-24 2030-01-07",
		2030: "2030-11-29 2030-11-25 2030-12-01 2030-11-11 2030-12-16 2030-12-24 2031-01-13",
	} {
		d := &dates{country: "NO", years: year - 2026}
		got := ""
		for i, text := range []string{"2026-11-27", "2026-11-23", "2026-11-29", "2026-11-11", "2026-12-14", "2026-12-24", "2027-01-11"} {
			if i > 0 {
				got += " "
			}
			got += d.write(grammar.FirstDay, text, "")
		}
		if got != want {
			t.Errorf("%d:\n%s, want\n%s", year, got, want)
		}
	}
}

// The first working day is the first Monday to Friday after 1 January, whose
// weekday anybody can count on from Thursday, 1 January 2026. A contract that ends with
// the year begins on the weekday that it was written for, and Singles Day takes its eve
// along.
func TestYearMovesWorkAndContracts(t *testing.T) {
	for year, want := range map[int]string{
		2026: "2026-09-07 2026-11-10 2027-01-04", 2027: "2027-09-06 2027-11-10 2028-01-03",
		2028: "2028-09-04 2028-11-10 2029-01-02", 2029: "2029-09-03 2029-11-10 2030-01-02",
	} {
		d := &dates{country: "SE", years: year - 2026, middle: date(year, time.November, 16).Number()}
		got := d.write(grammar.FirstDay, "2026-09-07", "2026-12-31") + " " +
			d.write(grammar.FirstDay, "2026-11-10", "2026-11-11") + " " + d.write(grammar.FirstDay, "First working day", "")
		if got != want {
			t.Errorf("%d: %s, want %s", year, got, want)
		}
	}
}

// A season moves as one piece: no date overtakes another, a stretch never ends
// before it begins, one that follows upon another still does, weekdays are kept
// but where Christmas or the end of a row of the table forbids it, and there is
// no way in which a year differs from itself.
func TestYearKeepsOrder(t *testing.T) {
	for from := 2024; from <= 2030; from++ {
		for to := 2024; to <= 2030; to++ {
			d := &dates{country: "NO", years: to - from}
			before := d.move(date(from, time.February, 1))
			for day := date(from, time.February, 2); day.Before(date(from+1, time.February, 1)); day = day.Add(1) {
				d.keepsOrder(t, before, day)
				before = d.move(day)
			}
		}
	}
}

// keepsOrder holds a day, and where the one before it goes, to the law.
func (d *dates) keepsOrder(t *testing.T, before, day calendar.Date) {
	t.Helper()
	moved := d.move(day)
	if moved.Before(before) {
		t.Fatalf("%v becomes %v after %v", day, moved, before)
	}
	if d.years == 0 && moved != day {
		t.Fatalf("%v becomes %v in its own year", day, moved)
	}
	if md := 100*int(day.Month) + day.Day; md >= 901 && md <= 1209 && moved.Weekday() != day.Weekday() {
		t.Fatalf("%v, a %v, becomes %v, a %v", day, day.Weekday(), moved, moved.Weekday())
	}
	last := d.write(grammar.LastDay, day.Add(-1).String(), day.Add(-1).String())
	if !holidays.Fixed("NO", day.Add(-1)) && last != moved.Add(-1).String() && d.years != 0 {
		t.Fatalf("what ends before %v ends on %v, and what follows begins on %v", day, last, moved)
	}
}

// Dates of a season by their names.
func TestNamedDays(t *testing.T) {
	var log tree.Log
	root := tree.Read("season", []byte(`
from: Singles Day
to: 2027-01-24
year: 2026
country: SE
orders: {by_week: {Black Friday: x3, "Cyber Monday - 1 day": x2}}
channels: {phone: {hours: {Julafton: closed, "Black Friday to Cyber Monday": "08:00-22:00", "Boxing Day + 1 day": closed}}}
teams: {temps: {until: New Year's Day}}
events:
  - {campaign: Black Friday, on: Black Friday}
  - {campaign: too late, from: Last order day + 1 day, to: christmas eve}
  - {campaign: sales, on: December sales}
`), &log)
	got := redate(root, &log)
	if err := log.Err(); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ got, want string }{
		{got.Get("from").Text, "2026-11-11"},
		{fmt.Sprint(got.Get("orders").Get("by_week").Keys()), "[2026-11-27 2026-11-29]"},
		{fmt.Sprint(got.Get("channels").Get("phone").Get("hours").Keys()), "[2026-12-24 2026-11-27 to 2026-11-30 2026-12-27]"},
		{got.Get("teams").Get("temps").Get("until").Text, "2027-01-01"},
		{got.Get("events").Items[0].Get("campaign").Text, "Black Friday"},
		{got.Get("events").Items[0].Get("on").Text, "2026-11-27"},
		{got.Get("events").Items[1].Get("from").Text, "2026-12-18"},
		{got.Get("events").Items[1].Get("to").Text, "2026-12-24"},
		{got.Get("events").Items[2].Get("on").Text, "2026-12-27"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s, want %s", tt.got, tt.want)
		}
	}
}

// Every bundled season can be played in every year, on the weekdays that it was
// written for, and a second move to the same year changes nothing.
func TestBundledSeasonsInOtherYears(t *testing.T) {
	for _, info := range List() {
		for year := 2024; year <= 2030; year++ {
			l, err := Open(info.Name, Options{Year: year})
			if err != nil {
				t.Errorf("%s in %d:\n%v", info.Name, year, err)
				continue
			}
			if first := l.Model.Calendar; first != nil && first.Local(l.Model.Layout.Period.WarmUp).Year() != year {
				t.Errorf("%s in %d begins on %v", info.Name, year, first.Local(l.Model.Layout.Period.WarmUp))
			}
			var log tree.Log
			again := build(l.tree.Without("locked"), &log)
			if again == nil || again.Model.Digest != l.Model.Digest {
				t.Errorf("%s in %d: moved again it is another season", info.Name, year)
			}
		}
	}
}

// Records move as a whole, by weeks, so that none is lost and a Monday stays one.
func TestRecordsMoveByWeeks(t *testing.T) {
	counts := func(year int) (days []time.Weekday, calls float64) {
		l, err := Open("anonymous-bank-1999", Options{Year: year})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range l.Model.Calendar.Days {
			days = append(days, d.Weekday)
		}
		for _, r := range l.Model.Demand.Reasons {
			for _, c := range r.Causes {
				for _, n := range c.(demand.Flow).Rates.Expected {
					calls += n
				}
			}
		}
		return days, calls
	}
	days, calls := counts(0)
	for year := 2024; year <= 2030; year++ {
		if d, c := counts(year); !slices.Equal(d, days) || c != calls {
			t.Errorf("%d: %v calls on %v, want %v on %v", year, c, d, calls, days)
		}
	}
}

// Pay-days of the season of 2026: a Friday, a Sunday, a Wednesday, and before
// Christmas.
func TestPayDays(t *testing.T) {
	m := ofText(t, "from: 2026-09-21\nto: 2026-12-27\norders: {by_week: {pay-day: x2}}\n")
	var got []string
	for day, d := range m.Calendar.Days {
		if orderFactor(m, day, 0) > 1.5 {
			got = append(got, d.Date.String())
		}
	}
	if fmt.Sprint(got) != "[2026-09-25 2026-10-23 2026-11-25 2026-12-23]" {
		t.Errorf("pay-days are %v", got)
	}
}
