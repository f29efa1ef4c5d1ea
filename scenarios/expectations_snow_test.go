package scenarios_test

import (
	"slices"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
)

// Two days of snow make a queue of more than 300 callers that lasts about a week,
// and call-backs move its work without taking any away. Shelves that are full make
// it worse.
func TestSnowAndBlackFriday(t *testing.T) {
	t.Parallel()
	play := func(strategy string, set ...string) season {
		return playSeason(t, "snow-and-black-friday", 20, scenarios.Options{Strategy: strategy, Set: set})
	}
	planned, without, noSnow := play(""), play("no call-backs"), play("no snow")
	expect(t, []expectation{
		{"most callers who held the line without call-backs", without.value(t, "longest_queue", phone).Mean, 300, 400},
		{"working days until callers wait less than a minute", without.workingDaysOfQueue(t), 6, 9},
		{"calls served, with call-backs by without", planned.served(t) / without.served(t), 0.95, 1},
		{"hours with a call in hand, with by without", planned.busyHours("telephone") / without.busyHours("telephone"), 0.99, 1.03},
		{"needs never served, with less without", planned.unserved(t) - without.unserved(t), -0.01, 0.015},
		{"speed of answer, with by without", planned.value(t, "asa", phone).Mean / without.value(t, "asa", phone).Mean, 0.2, 0.4},
		{"customer-true wait, with by without", planned.value(t, "true_wait", phone).Mean / without.value(t, "true_wait", phone).Mean, 10, 100},
		{"of those promised a call never reached", planned.value(t, "never_reached", phone).Mean / planned.value(t, "to_callback", phone).Mean, 0.09, 0.11},
		{"offers accepted", planned.value(t, "to_callback", phone).Mean / planned.value(t, "callback_offered", phone).Mean, 0.29, 0.31},
		{"abandonment without snow", noSnow.value(t, "abandonment", phone).Mean, 0.005, 0.03},
	})
	full := play("full shelves")
	expect(t, []expectation{
		{"parcels sent on, of all", sum(full.Parcels.Redirected) / sum(full.Parcels.Delivered), 0.01, 0.02},
		{"most that wait for room on a shelf", slices.Max(full.Parcels.Held), 40000, 55000},
		{"calls with full shelves, by without", full.value(t, "offered", phone).Mean / planned.value(t, "offered", phone).Mean, 1.08, 1.17},
	})
	held := play("shops hold back")
	expect(t, []expectation{
		{"parcels that are not sent", held.Playbook[0].Lost.Mean, 600000, 760000},
		{"of those ordered", (sum(planned.Parcels.Ordered) - sum(held.Parcels.Ordered)) / held.Playbook[0].Lost.Mean, 0.9999, 1.0001},
		{"calls when shops hold back, by as planned", held.value(t, "offered", phone).Mean / planned.value(t, "offered", phone).Mean, 0.84, 0.93},
	})
	room := play("", "delivery.carrier.pick_up={shelf: 300000}")
	breaks(t, []expectation{{"calls with room for all", room.value(t, "offered", phone).Mean / planned.value(t, "offered", phone).Mean, 1.08, 1.17}})
	oneDay := play("no call-backs", "strategies.no call-backs.channels.phone.callback.from=24h", "events.2.for=1 day")
	breaks(t, []expectation{{"working days of queue after one day of snow", oneDay.workingDaysOfQueue(t), 6, 9}})
	deaf := play("", "channels.phone.callback.no_answer=20%")
	breaks(t, []expectation{{"never reached", deaf.value(t, "never_reached", phone).Mean / deaf.value(t, "to_callback", phone).Mean, 0.09, 0.11}})
}

// workingDaysOfQueue is how many weekdays pass from Wednesday 1 December until
// callers wait less than a minute again.
func (s season) workingDaysOfQueue(t *testing.T) (days float64) {
	t.Helper()
	for i, e := range s.days(t, "wait", phone) {
		if i < 23 || e.N == 0 { // closed
			continue
		}
		if e.Mean < 60 {
			break
		}
		days++
	}
	return days
}

func sum(days []float64) (all float64) {
	for _, n := range days {
		all += n
	}
	return all
}

// served is how many callers a person spoke with.
func (s season) served(t *testing.T) float64 {
	t.Helper()
	return s.value(t, "answered", phone).Mean + s.value(t, "called_back", phone).Mean
}

func (s season) unserved(t *testing.T) float64 {
	t.Helper()
	return s.value(t, "needs_unserved", sim.Scope{}).Mean
}

// busyHours are the hours that a team has contacts in hand.
func (s season) busyHours(team string) (hours float64) {
	for _, series := range s.Teams {
		for _, busy := range series.Busy {
			if series.Team == team {
				hours += busy / 2
			}
		}
	}
	return hours
}
