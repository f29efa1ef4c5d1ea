package unit

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
)

// parsers write what they read, so that a table can say what is expected.
var parsers = map[string]func(string) (any, error){
	"number":   one(Number),
	"count":    one(Count),
	"share":    one(Share),
	"percent":  one(Percent),
	"factor":   one(Factor),
	"duration": one(Duration),
	"clock":    one(Clock),
	"range":    one(Range),
	"hours":    one(Hours),
	"weekdays": one(Weekdays),
	"date":     one(Date),
	"daily":    one(DailyRate),
	"seed":     one(Seed),
	"rate": func(text string) (any, error) {
		n, s, err := Rate(text)
		return fmt.Sprintf("%g in %gs", n, s), err
	},
	"days": func(text string) (any, error) { return Days(text) },
	"promise": func(text string) (any, error) {
		n, working, err := Promise(text)
		return fmt.Sprint(n, " ", working), err
	},
	"week": func(text string) (any, error) {
		y, w, err := Week(text)
		return fmt.Sprint(y, " ", w), err
	},
	"law":      one(Law),
	"patience": one(LawOrNever),
	"delay":    one(Delay),
	"when": func(text string) (any, error) {
		w, err := ParseWhen(text)
		return w.Level, err
	},
}

func one[T any](parse func(string) (T, error)) func(string) (any, error) {
	return func(text string) (any, error) { return parse(text) }
}

func TestReads(t *testing.T) {
	for _, c := range []struct{ kind, text, want string }{
		{"number", "1.5", "1.5"},
		{"number", "24 000", "24000"},
		{"number", "24_000", "24000"},
		{"count", "120000", "120000"},
		{"seed", "18446744073709551615", "18446744073709551615"},
		{"share", "80%", "0.8"},
		{"share", "1.3 %", "0.013"},
		{"share", "100%", "1"},
		{"share", "0%", "0"},
		{"percent", "120%", "1.2"},
		{"factor", "x1.8", "1.8"},
		{"factor", "×1.8", "1.8"},
		{"factor", "+80%", "1.8"},
		{"factor", "-20%", "0.8"},
		{"factor", "x0", "0"},
		{"duration", "20s", "20s"},
		{"duration", "1h30m", "1h30m0s"},
		{"duration", "1.5h", "1h30m0s"},
		{"duration", "2 days", "48h0m0s"},
		{"duration", "3 weeks", "504h0m0s"},
		{"duration", "15 minutes", "15m0s"},
		{"duration", "0", "0s"},
		{"clock", "08:30", "8h30m0s"},
		{"clock", "24:00", "24h0m0s"},
		{"range", "08:00-18:00", "{8h0m0s 18h0m0s}"},
		{"range", "22:00 - 06:00", "{22h0m0s 30h0m0s}"},
		{"hours", "08:00-12:00, 13:00-17:00", "[{8h0m0s 12h0m0s} {13h0m0s 17h0m0s}]"},
		{"hours", "closed", "[]"},
		{"hours", "open", "[{0s 24h0m0s}]"},
		{"weekdays", "mon-fri", "[false true true true true true false]"},
		{"weekdays", "fri-mon", "[true true false false false true true]"},
		{"weekdays", "Saturday", "[false false false false false false true]"},
		{"weekdays", "mon, wed-thu", "[false true false true true false false]"},
		{"date", "2026-11-23", "2026-11-23"},
		{"date", "2028-02-29", "2028-02-29"},
		{"rate", "1200/week", "1200 in 604800s"},
		{"rate", "40/h", "40 in 3600s"},
		{"rate", "24 000 per day", "24000 in 86400s"},
		{"daily", "24000/day", "24000"},
		{"promise", "3 working days", "3 true"},
		{"days", "2 days", "2"},
		{"promise", "4 days", "4 false"},
		{"week", "week 50", "0 50"},
		{"week", "2026-W50", "2026 50"},
		{"law", "exponential(10m)", "exponential(600s)"},
		{"law", "20m-60m", "uniform(20m, 60m)"},
		{"law", "4 min", "fixed(240s)"},
		{"law", "exponential(10 minutes)", "exponential(600s)"},
		{"patience", "never", "<nil>"},
		{"delay", "20m-60m", "uniform(20m, 60m)"},
	} {
		got, err := parsers[c.kind](c.text)
		if err != nil || fmt.Sprint(got) != c.want {
			t.Errorf("%s %q: got %v, %v; want %s", c.kind, c.text, got, err, c.want)
		}
	}
}

func TestRefuses(t *testing.T) {
	for _, c := range []struct{ kind, text, want string }{
		{"number", "ten", `"ten" is not a number; write a number, such as 1.5`},
		{"number", "-3", `"-3" is negative; write 0 or more`},
		{"number", "1,5", `"1,5" has a comma; write 1.5`},
		{"number", "1,200", `"1,200" has a comma; write 1200, or 1.2 if it stands before decimals`},
		{"number", "1,234", `"1,234" has a comma; write 1234, or 1.2340 if it stands before decimals`},
		{"count", "1,200,000", `"1,200,000" has a comma; write 1200000`},
		{"count", "1,", `"1," has a comma; write decimals with a point (1.5) and thousands without a sign (24000)`},
		{"share", "3,5%", `"3,5%" has a comma; write 3.5%`},
		{"factor", "x1,8", `"x1,8" has a comma; write x1.8`},
		{"factor", "+3,5%", `"+3,5%" has a comma; write +3.5%`},
		{"duration", "1,5m", `"1,5m" has a comma; write 1.5m`},
		{"law", "1,5 h", `"1,5 h" has a comma; write 1.5 h`},
		{"daily", "24,000/day", `"24,000/day" has a comma; write 24000/day, or 24/day if it stands before decimals`},
		{"daily", "24.000/day", `"24.000/day" may be thousands; write 24000/day, or 24/day if it stands before decimals`},
		{"duration", "04:00", `"04:00" is written like a clock; write 4m for minutes, or 4h for hours`},
		{"duration", "00:20", `"00:20" is written like a clock; write 20s for minutes, or 20m for hours`},
		{"duration", "01:02:03", `"01:02:03" is written like a clock; write 1h2m3s`},
		{"law", "exponential(04:30)", `"exponential(04:30)" is written like a clock; write 4m30s for minutes, or 4h30m for hours`},
		{"clock", "9.30", `"9.30" is not a time of day; write 09:30`},
		{"range", "9-17", `"9-17" is not a stretch of the day; write 09:00-17:00`},
		{"range", "09.00-17.00", `"09.00-17.00" is not a stretch of the day; write 09:00-17:00`},
		{"range", "08:00–16:30", `"08:00–16:30" is not a stretch of the day; write 08:00-16:30`},
		{"range", "kl. 8 til 16", `"kl. 8 til 16" is not a stretch of the day; write 08:00-16:00`},
		{"range", "9-99", `"9-99" is not a stretch of the day; write one, such as 08:00-18:00`},
		{"hours", "9-17", `"9-17" is not a stretch of the day; write 09:00-17:00`},
		{"hours", "late", `"late" is not a stretch of the day; write one, such as 08:00-18:00, or closed, or open`},
		{"weekdays", "man-fre", `"man-fre" is not known; write mon-fri`},
		{"weekdays", "måndag till lördag", `"måndag till lördag" is not known; write mon-sat`},
		{"weekdays", "ma–su", `"ma–su" is not known; write mon-sun`},
		{"weekdays", "lør, søn", `"lør, søn" is not known; write sat, sun`},
		{"weekdays", "weekdays", `"weekdays" is not known; write mon-fri`},
		{"weekdays", "sometimes", `"sometimes" is not a day of the week; write mon, tue, wed, thu, fri, sat or sun, mon-fri, or every day`},
		{"when", "man-fre", `"man-fre" is not known; write mon-fri`},
		{"number", "12k", `"12k" is not a plain number; write 12000`},
		{"number", "40/h", `"40/h" is a rate; write a plain number, such as 1200, or rate: 40/h in its place`},
		{"number", "3h", `"3h" is not a plain number; write it without "h"`},
		{"count", "9.000", `"9.000" may be thousands; write 9000, or 9 if it stands before decimals`},
		{"number", "1.200.000", `"1.200.000" has more than one point; write 1200000`},
		{"count", "2.5", `"2.5" is not a whole number; write one, such as 12`},
		{"count", "-1", `"-1" is negative; write 0 or more`},
		{"count", "1e9", `"1e9" is not a whole number; write one, such as 12`},
		{"count", "999999999999", `"999999999999" is too many; write at most 1000000`},
		{"seed", "-1", `"-1" is no seed; write a whole number, such as 1`},
		{"share", "80", `"80" has no unit; write it as a percentage: 80%`},
		{"share", "0.8", `"0.8" has no unit; write it as a percentage: 80%`},
		{"share", "120%", `"120%" is more than the whole; write a share between 0% and 100%`},
		{"share", "-5%", `"-5%" is negative; write 0 or more`},
		{"share", "80pc", `"80pc" is not a percentage; write one, such as 80%`},
		{"factor", "1.8", `"1.8" is a bare number; write the factor as x1.8`},
		{"factor", "80%", `"80%" may be a level or a change; write x0.8, which is -20%, or +80%`},
		{"factor", "x-2", `"x-2" is not a factor; write one between x0 and x1000000, such as x1.8`},
		{"factor", "-150%", `"-150%" takes away more than all; write a change between -100% and +100000000%`},
		{"duration", "30", `"30" has no unit; write 30s, 30m, 30h or 30d`},
		{"duration", "-5m", `"-5m" is negative; write 0 or more`},
		{"duration", "soon", `"soon" is not a length of time; write one, such as 20s, 4m, 1h30m, 2d or 3 weeks`},
		{"duration", "20 years", `"20 years" is not a length of time; write one, such as 20s, 4m, 1h30m, 2d or 3 weeks`},
		{"duration", "9999 weeks", `"9999 weeks" is too long; write at most 10 years`},
		{"clock", "25:00", `there is no 25:00 o'clock; write a time between 00:00 and 24:00`},
		{"clock", "8", `"8" is not a time of day; write 08:00`},
		{"range", "08:00", `"08:00" is not a stretch of the day; write one, such as 08:00-18:00`},
		{"range", "08:00-08:00", `"08:00-08:00" is empty; write 00:00-24:00 for the whole day`},
		{"hours", "08:00-12:00, 11:00-17:00", `"08:00-12:00, 11:00-17:00" overlaps itself; write stretches that follow each other`},
		{"date", "2026-02-30", `there is no 2026-02-30; February 2026 has 28 days`},
		{"date", "2026-13-01", `there is no month 13; write a month from 01 to 12`},
		{"date", "23.11.2026", `"23.11.2026" is not a date; write 2026-11-23`},
		{"date", "11/23/2026", `"11/23/2026" is not a date; write 2026-11-23`},
		{"date", "20-12-2026", `"20-12-2026" is not a date; write 2026-12-20`},
		{"date", "20.12.26", `"20.12.26" is not a date; write 2026-12-20`},
		{"date", "2026/12/20", `"2026/12/20" is not a date; write 2026-12-20`},
		{"date", "01/12/2026", `"01/12/2026" is not a date; write 2026-12-01, or 2026-01-12`},
		{"date", "31.11.2026", `"31.11.2026" is not a date; write year-month-day, such as 2026-11-23`},
		{"when", "20-12-2026", `"20-12-2026" is not a date; write 2026-12-20`},
		{"factor", "300%", `"300%" may be a level or a change; write x3, which is +200%, or +300%`},
		{"number", "1e4", `"1e4" has an exponent; write 10000`},
		{"rate", "1e4/week", `"1e4/week" has an exponent; write 10000/week`},
		{"rate", "1200/uke", `"1200/uke" is not a rate; write 1200/week`},
		{"rate", "300 per dag", `"300 per dag" is not a rate; write 300/day`},
		{"duration", "3 uger", `"3 uger" is not a length of time; write 3 weeks`},
		{"duration", "1 time 30 minutter", ""},
		{"days", "2 dage", `"2 dage" is not a number of days; write 2 days`},
		{"days", "2 arbejdsdage", `"2 arbejdsdage" is not a number of days; write one, such as 2 days`},
		{"promise", "3 virkedager", `"3 virkedager" is not a number of days; write 3 working days`},
		{"law", "4 minutter", `"4 minutter" has a unit that is not known; write 4m`},
		{"law", "lognormal(median 2 dager, p90 4 dager)", `"lognormal(median 2 dager, p90 4 dager)" has a unit that is not known; write lognormal(median 2 days, p90 4 days)`},
		{"law", "4 parsecs", `4 parsecs: unknown unit "parsecs"; write ms, s, m, h, d or w`},
		{"law", "-4m", `"-4m" is negative; write a time above 0`},
		{"law", "5", `5 has no unit; write 5s, 5m, 5h or 5d`},
		{"delay", "0", `"0" is at once; write a delay, such as 20m-60m`},
		{"date", "1066-10-14", `the year 1066 is out of reach; write one from 1990 to 2100`},
		{"rate", "1200", `"1200" has no unit; write 1200/week, 1200/day or 1200/h`},
		{"rate", "1200/month", `"1200/month" is not a rate; write one, such as 1200/week, 300/day or 40/h`},
		{"rate", "-1200/week", `"-1200/week" is negative; write 0 or more`},
		{"daily", "many", `"many" is not a number; write a day's work, such as 24000/day`},
		{"daily", "24000", `"24000" has no unit; write 24000/day`},
		{"daily", "900/h", `"900/h" is not counted by day; write it as a day's work, such as 24000/day`},
		{"days", "2 working days", `"2 working days" is not a number of days; write one, such as 2 days`},
		{"days", "-2 days", `"-2 days" is not a number of days; write one, such as 2 days`},
		{"promise", "soon", `"soon" is not a number of days; write 3 working days, or 4 days`},
		{"week", "week 60", `there is no week 60; write one from 1 to 53`},
		{"law", "gauss(5m)", ""},
		{"law", "never", `"never" may never happen; write a law of times, such as exponential(10m)`},
		{"law", "mixture(50% never, 50% 1m)", `"mixture(50% never, 50% 1m)" may never happen; write a law of times, such as exponential(10m)`},
		{"delay", "0s", `"0s" is at once; write a delay, such as 20m-60m`},
		{"when", "someday", `"someday" names no days; write mon-fri, sat, 2026-11-27, 2026-11-23 to 2026-11-29, Black Friday, week 50, pay-day or holidays`},
		{"when", "2026-11-29 to 2026-11-23", `"2026-11-29 to 2026-11-23" ends before it begins; write the earlier date first`},
		{"when", "fri 22:00-02:00", `"fri 22:00-02:00" passes midnight; write two entries, one for each day`},
	} {
		got, err := parsers[c.kind](c.text)
		if err == nil {
			t.Errorf("%s %q was read as %v", c.kind, c.text, got)
		} else if c.want != "" && err.Error() != c.want {
			t.Errorf("%s %q:\ngot  %s\nwant %s", c.kind, c.text, err, c.want)
		}
	}
}

func TestWhen(t *testing.T) {
	friday := calendar.Day{Date: calendar.Date{Year: 2026, Month: time.November, Day: 27}, Weekday: time.Friday}
	holiday := calendar.Day{Date: calendar.Date{Year: 2026, Month: time.December, Day: 25}, Weekday: time.Friday, Holiday: "Christmas Day"}
	for _, c := range []struct {
		text           string
		friday, feast  bool
		atNoon, atNine bool
	}{
		{"fri", true, true, true, true},
		{"mon-thu", false, false, true, true},
		{"2026-11-27", true, false, true, true},
		{"2026-11-23 to 2026-11-29", true, false, true, true},
		{"week 48", true, false, true, true},
		{"2025-W48", false, false, true, true},
		{"holidays", false, true, true, true},
		{"fri 09:00-10:00", true, true, false, true},
	} {
		w, err := ParseWhen(c.text)
		if err != nil {
			t.Fatal(err)
		}
		got := []bool{w.On(friday), w.On(holiday), w.At(12 * des.Hour), w.At(9 * des.Hour)}
		if want := []bool{c.friday, c.feast, c.atNoon, c.atNine}; fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: got %v, want %v", c.text, got, want)
		}
	}
}

func TestWhenClashes(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"mon-fri", "fri", true},
		{"mon-thu", "fri", false},
		{"fri", "2026-11-27", false},
		{"2026-11-27", "2026-11-27", true},
		{"2026-11-23 to 2026-11-29", "2026-11-29 to 2026-12-02", true},
		{"2026-11-23 to 2026-11-29", "2026-11-27", false},
		{"week 48", "2026-W48", true},
		{"fri 00:00-01:00", "fri 01:00-02:00", false},
		{"fri 00:00-02:00", "fri 01:00-02:00", true},
		{"fri 00:00-02:00", "fri", false},
	} {
		a, err := ParseWhen(c.a)
		if err != nil {
			t.Fatal(err)
		}
		b, err := ParseWhen(c.b)
		if err != nil {
			t.Fatal(err)
		}
		if a.Clashes(b) != c.want || b.Clashes(a) != c.want {
			t.Errorf("%s and %s: want %v", c.a, c.b, c.want)
		}
	}
}

// No text makes a parser panic, and no value that is read lies out of bounds.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"20s", "80%", "1200/week", "x1.8", "+10%", "08:00-18:00", "mon-fri", "2026-11-23", "3 working days", "week 50", "exponential(10m)", "fri 00:00-01:00", "1,5", "-3", "٣s", "1e999s", "99:99", "0000-00-00", "x", "%", "/", "-"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for kind, parse := range parsers {
			_, err := parse(text)
			if err != nil && strings.ContainsAny(err.Error(), "\n\r") {
				t.Errorf("%s %q: the message has more than one line: %q", kind, text, err)
			}
		}
		for _, fault := range outOfBounds(text) {
			t.Errorf("%q: %s", text, fault)
		}
	})
}

// outOfBounds names the values that were read and make no sense.
func outOfBounds(text string) (faults []string) {
	check := func(what string, err error, ok bool) {
		if err == nil && !ok {
			faults = append(faults, what)
		}
	}
	share, err := Share(text)
	check("share", err, share >= 0 && share <= 1)
	length, err := Duration(text)
	check("duration", err, length >= 0 && length <= longest)
	factor, err := Factor(text)
	check("factor", err, factor >= 0 && factor <= 1e7)
	span, err := Range(text)
	check("range", err, span.From >= 0 && span.From < span.To && span.To <= span.From+24*des.Hour)
	rate, per, err := Rate(text)
	check("rate", err, rate >= 0 && per > 0)
	return faults
}
