package scenarios_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
)

const holidays = `from: 2026-12-14
to: 2026-12-27
warm_up: 0s
timezone: Europe/Oslo
busyness: none
reasons: {calls: {rate: 60/h, handle_time: exponential(4m)}}
channels: {phone: {hours: open, patience: exponential(3m), redial: none, first_contact: none}}
teams:
  desk:
    agents: 20
    sickness: none
    shrinkage: {leave: {every day: 10%, week 52: 6 people}, training: none, meetings: none, other: none}
    shifts: {all: {days: every day, hours: 00:00-24:00, breaks: []}}
events: []
`

// A day's leave is a share or a number of people, and a freeze keeps either at a
// share or a number: of ten per cent of twenty one person is left, and of six
// people three, or two where a tenth of the team may go.
func TestLeaveByPeople(t *testing.T) {
	for freeze, want := range map[string]string{
		"":                              "10% and 0, 0% and 6",
		"leave: 1 person":               "0% and 1, 0% and 1",
		"leave: 3 people":               "10% and 0, 0% and 3",
		"leave: 8 people, meetings: 0%": "fault",
		"leave: 10%":                    "10% and 0, 0% and 2",
		"leave: 0%":                     "0% and 0, 0% and 0",
	} {
		yaml := holidays
		if freeze != "" {
			yaml = strings.Replace(yaml, "events: []", "events: [{freeze: all hands, from: 2026-12-14, to: 2026-12-27, "+freeze+"}]", 1)
		}
		dir := t.TempDir()
		write(t, dir, "season.yaml", yaml)
		l, err := scenarios.Open(dir, scenarios.Options{})
		if err != nil {
			if want != "fault" || !strings.Contains(err.Error(), "never away for more") {
				t.Errorf("%s: %v", freeze, err)
			}
			continue
		}
		daily := l.Model.Staff.Teams[0].Daily
		on := func(day int) string { return fmt.Sprintf("%.0f%% and %d", 100*daily[day].Leave, daily[day].OnLeave) }
		if got := on(0) + ", " + on(7); got != want {
			t.Errorf("%s: got %s, want %s", freeze, got, want)
		}
	}
	for leave, want := range map[string]string{
		"20 people":   "shrinkage and sickness sum to 100%",
		"half people": "is not a number",
		"2.5 people":  "is not a whole number",
		"3":           "has no unit",
	} {
		dir := t.TempDir()
		write(t, dir, "season.yaml", strings.Replace(holidays, "6 people", leave, 1))
		if _, err := scenarios.Open(dir, scenarios.Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("leave: %s: %v, want %s", leave, err, want)
		}
	}
}
