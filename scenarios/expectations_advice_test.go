package scenarios_test

import (
	"testing"
	"time"

	"github.com/rushproof/rushproof/scenarios"
)

// Advice that one caller in ten follows is worth two people on Mondays, and
// advice that too many follow makes a Monday of the Wednesday.
func TestMondayFriday(t *testing.T) {
	t.Parallel()
	play := func(strategy string, set ...string) season {
		return playSeason(t, "monday-friday", 60, scenarios.Options{Strategy: strategy, Set: set})
	}
	planned, few, many := play(""), play("good advice"), play("advice to one in four")
	spread, two := play("advice over two days"), play("two more people")
	monday, wednesday := time.Monday, time.Wednesday
	gain := func(s season) float64 { return s.weekday(t, monday) - planned.weekday(t, monday) }
	expect(t, []expectation{
		{"Mondays as planned", planned.weekday(t, monday), 0.70, 0.75},
		{"Wednesdays as planned", planned.weekday(t, wednesday), 0.89, 0.94},
		{"what advice brings on Mondays", gain(few), 0.04, 0.07},
		{"what two more people bring on Mondays", gain(two), 0.04, 0.07},
		{"what advice to one in four brings on Mondays", gain(many), 0.10, 0.14},
		{"and what it leaves of Wednesdays", many.weekday(t, wednesday), 0.70, 0.76},
		{"Wednesdays when Thursday helps", spread.weekday(t, wednesday), 0.82, 0.87},
		{"calls moved in four weeks", few.value(t, "advised", phone).Mean, 555, 585},
		{"calls offered, against those of the plan", few.value(t, "offered", phone).Mean / planned.value(t, "offered", phone).Mean, 0.99, 1},
	})
	unheard := play("good advice", "strategies.good advice.channels.phone.advice.follows=5%")
	breaks(t, []expectation{{"what half as much advice brings on Mondays", gain(unheard), 0.04, 0.07}})
}

// weekday is the mean service level of the phone on a weekday.
func (s season) weekday(t *testing.T, day time.Weekday) float64 {
	t.Helper()
	sum, n := 0.0, 0.0
	for i, e := range s.days(t, "service_level", phone) {
		if s.Frame.Days[i].Date.Weekday() == day {
			sum, n = sum+e.Mean, n+1
		}
	}
	return sum / n
}
