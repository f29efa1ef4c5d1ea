package configs

import (
	"testing"

	"github.com/rushproof/rushproof/configs/holidays"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/staff"
)

// Each country whose holidays are known has labour rules, and each rule that
// it has a name.
func TestLawsHaveNames(t *testing.T) {
	if len(laws) != len(holidays.Countries()) {
		t.Errorf("%d countries have rules, %d holidays", len(laws), len(holidays.Countries()))
	}
	for country, l := range laws {
		for rule, limit := range map[staff.RuleKind]des.Time{
			staff.DailyRest: l.DailyRest, staff.WeeklyRest: l.WeeklyRest, staff.DayLimit: l.Day, staff.WeekLimit: l.Week,
			staff.InARow: l.InARow, staff.Breaks: des.Time(len(l.Rests)), staff.OvertimeLimit: l.OvertimeMonth,
			staff.NightWork: l.Night.To, staff.ShortWeek: l.ShortWeek, staff.AverageLimit: l.WeekInAll, staff.DayInAllLimit: l.DayInAll,
		} {
			if (l.names[rule] != "") != (limit > 0) {
				t.Errorf("%s: rule %v is called %q and has the limit %v", country, rule, l.names[rule], limit)
			}
		}
	}
}

func TestHours(t *testing.T) {
	for at, want := range map[des.Time]string{0: "no time", 45 * des.Minute: "45 min", 9 * des.Hour: "9 h", 62*des.Hour + 30*des.Minute: "62 h 30 min"} {
		if got := hours(at); got != want {
			t.Errorf("%v: %s, want %s", at, got, want)
		}
	}
}

// What a planner reads when the limits are met.
func TestLimits(t *testing.T) {
	for country, want := range map[string]string{
		"NO": "the 10 h in seven days, 25 h in four weeks, 200 h in a year, or 48 h of all work in a week, on average over 8 weeks, that the rules of NO allow (arbeidsmiljøloven § 10-6)",
		"SE": "the 48 h in four weeks, 200 h in a year, or 48 h of all work in a week, on average over 17 weeks, that the rules of SE allow (arbetstidslagen § 8 and § 10 b)",
		"DK": "the 48 h of all work in a week, on average over 17 weeks, that the rules of DK allow (arbejdstidsloven § 4)",
		"FI": "the 48 h of all work in a week, on average over 17 weeks, that the rules of FI allow (työaikalaki § 18)",
	} {
		l := laws[country]
		if got := l.limits(country); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// A shift from 14 to 22 with half an hour for supper is an hour into the night in
// Norway, and none in Sweden or Finland.
func TestNightIsNamed(t *testing.T) {
	evening := staff.Shift{Days: [7]bool{1: true, 3: true}, From: 14 * des.Hour, To: 22 * des.Hour, Breaks: []staff.Break{{At: 18 * des.Hour, Length: 30 * des.Minute}}}
	for country, want := range map[string]string{
		"NO": "1 h of work between 21:00 and 06:00 (only where there is a reason for it, arbeidsmiljøloven § 10-11)", "SE": "", "FI": "", "DK": "",
	} {
		l := laws[country]
		if got := l.breaches(&evening); got != want {
			t.Errorf("%s: got %q, want %q", country, got, want)
		}
	}
}
