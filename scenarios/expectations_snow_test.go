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

// Roads that are closed make more late than a carrier that stands still; lines that
// are full turn callers away, who call again; a promise that can be kept spares the
// question; and a message spares half of what would be asked after it.
func TestSnowAndWhatElse(t *testing.T) {
	t.Parallel()
	play := func(strategy string, set ...string) season {
		return playSeason(t, "snow-and-black-friday", 10, scenarios.Options{Strategy: strategy, Set: set})
	}
	calls := func(s season) float64 { return s.value(t, "offered", phone).Mean }
	planned, roads, full := play(""), play("roads closed too"), play("a hundred may wait")
	honest, daily, told := play("five days promised"), play("each day asks"), play("each day asks, and all are told")
	known := []expectation{
		{"calls when roads are closed too, by as planned", calls(roads) / calls(planned), 1.2, 1.37},
		{"most callers who hold the line for one reason", full.value(t, "longest_queue", phone).Mean, 100, 100},
		{"calls that find a hundred before them", full.value(t, "blocked", phone).Mean, 0.16, 0.22},
		{"needs never served with a hundred, less as planned", full.unserved(t) - planned.unserved(t), -0.015, 0.015},
		{"calls when five days are promised, by as planned", calls(honest) / calls(planned), 0.55, 0.7},
		{"parcels that come late by that", honest.value(t, "late_parcels", sim.Scope{}).Mean / planned.value(t, "late_parcels", sim.Scope{}).Mean, 0.33, 0.45},
		{"calls when some ask each day, by as planned", calls(daily) / calls(planned), 0.7, 0.84},
		{"calls when they are told, by those when not", calls(told) / calls(daily), 0.77, 0.89},
	}
	expect(t, known)
	open := play("roads closed too", "strategies.roads closed too.events.2.transit=goes on")
	breaks(t, []expectation{{known[0].what, calls(open) / calls(planned), known[0].low, known[0].high}})
	deaf := play("each day asks, and all are told", "strategies.each day asks, and all are told.reasons.where_is_it.parcels.each_day.notice.factor=x0.9")
	breaks(t, []expectation{{known[7].what, calls(deaf) / calls(daily), known[7].low, known[7].high}})
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
