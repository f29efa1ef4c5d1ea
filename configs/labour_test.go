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
			staff.InARow: l.InARow, staff.Breaks: des.Time(len(l.Rests)), staff.OvertimeLimit: l.DayInAll,
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
