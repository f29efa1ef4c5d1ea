package holidays_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rushproof/rushproof/configs/holidays"
	"github.com/rushproof/rushproof/sim/calendar"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// known are the public holidays, and in brackets the half days, written down by
// hand and not by the package.
var known = map[string]map[int]string{
	"NO": {
		2025: `Wed 1 Jan, Thu 17 Apr, Fri 18 Apr, [Sat 19 Apr], Sun 20 Apr, Mon 21 Apr, Thu 1 May, Sat 17 May,
			Thu 29 May, [Sat 7 Jun], Sun 8 Jun, Mon 9 Jun, [Wed 24 Dec], Thu 25 Dec, Fri 26 Dec, [Wed 31 Dec]`,
		2026: `Thu 1 Jan, Thu 2 Apr, Fri 3 Apr, [Sat 4 Apr], Sun 5 Apr, Mon 6 Apr, Fri 1 May, Thu 14 May,
			Sun 17 May, [Sat 23 May], Sun 24 May, Mon 25 May, [Thu 24 Dec], Fri 25 Dec, Sat 26 Dec, [Thu 31 Dec]`,
		// Constitution Day falls on Whit Monday.
		2027: `Fri 1 Jan, Thu 25 Mar, Fri 26 Mar, [Sat 27 Mar], Sun 28 Mar, Mon 29 Mar, Sat 1 May, Thu 6 May,
			[Sat 15 May], Sun 16 May, Mon 17 May, Mon 17 May, [Fri 24 Dec], Sat 25 Dec, Sun 26 Dec, [Fri 31 Dec]`,
	},
	"SE": {
		2025: `Wed 1 Jan, Mon 6 Jan, Fri 18 Apr, [Sat 19 Apr], Sun 20 Apr, Mon 21 Apr, Thu 1 May, Thu 29 May,
			Fri 6 Jun, Sun 8 Jun, [Fri 20 Jun], Sat 21 Jun, Sat 1 Nov, [Wed 24 Dec], Thu 25 Dec, Fri 26 Dec, [Wed 31 Dec]`,
		2026: `Thu 1 Jan, Tue 6 Jan, Fri 3 Apr, [Sat 4 Apr], Sun 5 Apr, Mon 6 Apr, Fri 1 May, Thu 14 May,
			Sun 24 May, Sat 6 Jun, [Fri 19 Jun], Sat 20 Jun, Sat 31 Oct, [Thu 24 Dec], Fri 25 Dec, Sat 26 Dec, [Thu 31 Dec]`,
		2027: `Fri 1 Jan, Wed 6 Jan, Fri 26 Mar, [Sat 27 Mar], Sun 28 Mar, Mon 29 Mar, Sat 1 May, Thu 6 May,
			Sun 16 May, Sun 6 Jun, [Fri 25 Jun], Sat 26 Jun, Sat 6 Nov, [Fri 24 Dec], Sat 25 Dec, Sun 26 Dec, [Fri 31 Dec]`,
	},
	"DK": {
		2023: `Sun 1 Jan, Thu 6 Apr, Fri 7 Apr, Sun 9 Apr, Mon 10 Apr, Fri 5 May, Thu 18 May,
			Sun 28 May, Mon 29 May, [Mon 5 Jun], [Sun 24 Dec], Mon 25 Dec, Tue 26 Dec, [Sun 31 Dec]`,
		2025: `Wed 1 Jan, Thu 17 Apr, Fri 18 Apr, Sun 20 Apr, Mon 21 Apr, Thu 29 May,
			[Thu 5 Jun], Sun 8 Jun, Mon 9 Jun, [Wed 24 Dec], Thu 25 Dec, Fri 26 Dec, [Wed 31 Dec]`,
		2026: `Thu 1 Jan, Thu 2 Apr, Fri 3 Apr, Sun 5 Apr, Mon 6 Apr, Thu 14 May,
			Sun 24 May, Mon 25 May, [Fri 5 Jun], [Thu 24 Dec], Fri 25 Dec, Sat 26 Dec, [Thu 31 Dec]`,
		2027: `Fri 1 Jan, Thu 25 Mar, Fri 26 Mar, Sun 28 Mar, Mon 29 Mar, Thu 6 May,
			Sun 16 May, Mon 17 May, [Sat 5 Jun], [Fri 24 Dec], Sat 25 Dec, Sun 26 Dec, [Fri 31 Dec]`,
	},
	"FI": {
		2025: `Wed 1 Jan, Mon 6 Jan, Fri 18 Apr, Sun 20 Apr, Mon 21 Apr, Thu 1 May, Thu 29 May, Sun 8 Jun,
			[Fri 20 Jun], Sat 21 Jun, Sat 1 Nov, Sat 6 Dec, [Wed 24 Dec], Thu 25 Dec, Fri 26 Dec, [Wed 31 Dec]`,
		2026: `Thu 1 Jan, Tue 6 Jan, Fri 3 Apr, Sun 5 Apr, Mon 6 Apr, Fri 1 May, Thu 14 May, Sun 24 May,
			[Fri 19 Jun], Sat 20 Jun, Sat 31 Oct, Sun 6 Dec, [Thu 24 Dec], Fri 25 Dec, Sat 26 Dec, [Thu 31 Dec]`,
		2027: `Fri 1 Jan, Wed 6 Jan, Fri 26 Mar, Sun 28 Mar, Mon 29 Mar, Sat 1 May, Thu 6 May, Sun 16 May,
			[Fri 25 Jun], Sat 26 Jun, Sat 6 Nov, Mon 6 Dec, [Fri 24 Dec], Sat 25 Dec, Sun 26 Dec, [Fri 31 Dec]`,
	},
}

func TestKnownDates(t *testing.T) {
	for country, years := range known {
		for year, text := range years {
			want := strings.Split(strings.Join(strings.Fields(text), " "), ", ")
			var got []string
			for _, h := range holidays.Of(country, year) {
				day := format(h.Date, "Mon 2 Jan")
				if h.Kind == holidays.HalfDay {
					day = "[" + day + "]"
				}
				got = append(got, day)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s %d:\ngot  %v\nwant %v", country, year, got, want)
			}
		}
	}
}

// The golden files hold what the tables give, names included, so that a change
// of a table is seen in full.
func TestGolden(t *testing.T) {
	if got := holidays.Countries(); !slices.Equal(got, []string{"DK", "FI", "NO", "SE"}) {
		t.Errorf("countries %v", got)
	}
	for _, country := range holidays.Countries() {
		var b strings.Builder
		for year := 2024; year <= 2030; year++ {
			for _, h := range holidays.Of(country, year) {
				fmt.Fprintf(&b, "%s  %-14s  %-18s  %s\n", format(h.Date, "2006-01-02 Mon"), h.Kind, h.Name, h.Local)
			}
			b.WriteString("\n")
		}
		golden(t, country+".txt", b.String())
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; look at it after: go test ./configs/holidays -update\ngot:\n%s", file, got)
	}
}

// Easter Sundays of the almanac: the years of the golden files, the earliest
// and the latest date there can be, and two at which simpler formulas fail.
func TestEaster(t *testing.T) {
	for _, want := range []string{
		"2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21",
		"1818-03-22", "2038-04-25", "1954-04-18", "1981-04-19", "2049-04-18", "2076-04-19",
	} {
		date := parse(t, want)
		if !slices.Contains(holidays.Of("FI", date.Year), holidays.Holiday{
			Date: date, Name: "Easter Sunday", Local: "Pääsiäispäivä", Kind: holidays.Public,
		}) {
			t.Errorf("%s is not Easter Sunday", want)
		}
	}
}

// What must be so in every year, whatever the table says.
func TestRules(t *testing.T) {
	weekdays := map[string]time.Weekday{
		"Maundy Thursday": time.Thursday, "Good Friday": time.Friday, "Easter Eve": time.Saturday,
		"Easter Sunday": time.Sunday, "Easter Monday": time.Monday, "Great Prayer Day": time.Friday,
		"Ascension Day": time.Thursday, "Whit Eve": time.Saturday, "Whit Sunday": time.Sunday,
		"Whit Monday": time.Monday, "Midsummer Eve": time.Friday, "Midsummer Day": time.Saturday,
		"All Saints' Day": time.Saturday,
	}
	for _, country := range holidays.Countries() {
		for year := 2005; year < 2100; year++ {
			days := holidays.Of(country, year)
			for i, h := range days {
				if want, fixed := weekdays[h.Name]; fixed && h.Date.Weekday() != want {
					t.Errorf("%s: %s on a %v, %v", country, h.Name, h.Date.Weekday(), h.Date)
				}
				if i > 0 && h.Date.Before(days[i-1].Date) {
					t.Errorf("%s: %v after %v", country, h.Date, days[i-1].Date)
				}
				if h.Date.Year != year || h.Name == "" || h.Local == "" {
					t.Errorf("%s %d: %+v", country, year, h)
				}
			}
		}
	}
	if got := holidays.Of("XX", 2026); got != nil {
		t.Errorf("an unknown country has holidays: %v", got)
	}
}

// Of two that fall together the public holiday comes first.
func TestSameDay(t *testing.T) {
	var got []string
	for _, h := range holidays.Of("DK", 2028) {
		if h.Date.String() == "2028-06-05" {
			got = append(got, h.Name)
		}
	}
	if !slices.Equal(got, []string{"Whit Monday", "Constitution Day"}) {
		t.Errorf("5 June 2028 is %v", got)
	}
}

// In 2024 and 2030 November begins on a Friday, and Black Friday is the fifth.
func TestPeaks(t *testing.T) {
	for _, want := range []string{
		"2023-11-24", "2024-11-29", "2025-11-28", "2026-11-27", "2027-11-26", "2028-11-24", "2029-11-23", "2030-11-29",
	} {
		friday := parse(t, want)
		peaks := holidays.Peaks(friday.Year)
		if got := holidays.BlackFriday(friday.Year); got != friday {
			t.Errorf("Black Friday on %v, want %v", got, friday)
		}
		if len(peaks) != 3 || peaks[0].Date != (calendar.Date{Year: friday.Year, Month: 11, Day: 11}) ||
			peaks[1].Date != friday || peaks[2].Date != friday.Add(3) || peaks[2].Date.Weekday() != time.Monday {
			t.Errorf("%d: %v", friday.Year, peaks)
		}
	}
}

func parse(t *testing.T, text string) calendar.Date {
	t.Helper()
	var d calendar.Date
	if err := d.UnmarshalText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return d
}

func format(d calendar.Date, layout string) string {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Format(layout)
}
