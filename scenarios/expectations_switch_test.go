package scenarios_test

import (
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
)

// Who is next is a matter of who waits, not of how long all do: whatever the order in
// which one pool takes its calls, their mean wait is the same (Kleinrock's law of
// conservation; callers who hang up bend it a little). What differs is whose wait it is.
func TestNextContact(t *testing.T) {
	t.Parallel()
	play := func(strategy string) season {
		return playSeason(t, "specialist-switch", 30, scenarios.Options{Strategy: strategy})
	}
	wait := func(s season, queue string) float64 { return s.value(t, "wait", sim.Scope{Queue: queue}).Mean }
	buyers := func(s season) float64 { return wait(s, "products/phone") / wait(s, "orders/phone") }
	levels := func(s season) float64 {
		return s.value(t, "service_level", sim.Scope{Queue: "products/phone"}).Mean - s.value(t, "service_level", sim.Scope{Queue: "orders/phone"}).Mean
	}
	planned, first, minute := play(""), play("buyers first"), play("buyers first by a minute")
	due, worst, longest := play("whoever is due first"), play("whoever fares worst"), play("whoever waited longest")
	for _, s := range []season{first, minute, due, worst, longest} {
		expect(t, []expectation{{"mean wait of all, by as planned", s.value(t, "wait", phone).Mean / planned.value(t, "wait", phone).Mean, 0.97, 1.03}})
	}
	expect(t, []expectation{
		{"wait of buyers by that of others, first", buyers(first), 0.1, 0.2},
		{"by a minute", buyers(minute), 0.65, 0.82},
		{"due first, which is a start of 40 s", buyers(due), 0.75, 0.88},
		{"whoever fares worst", buyers(worst), 0.4, 0.65},
		{"whoever waited longest, exactly as planned", wait(longest, "products/phone") / wait(planned, "products/phone"), 1, 1},
		{"service level of buyers less that of others, whoever fares worst", levels(worst), -0.025, 0.01},
		{"whoever waited longest", levels(longest), -0.06, -0.04},
	})
	breaks(t, []expectation{{"wait of buyers by that of others, when nobody comes first", buyers(longest), 0.75, 0.88}})
}

// Small teams of specialists lose against a pool, unless some are flexible.
func TestSpecialistSwitch(t *testing.T) {
	t.Parallel()
	play := func(strategy string, set ...string) season {
		return playSeason(t, "specialist-switch", 60, scenarios.Options{Strategy: strategy, Set: set})
	}
	pool, teams := play(""), play("five teams")
	mixed, helping := play("thirty-two and eight"), play("five teams that help")
	asked := play("five teams and a message")
	late, free := play("five teams that help a long queue"), play("five teams that help while five are free")
	level := func(s season) float64 { return s.value(t, "service_level", phone).Mean }
	of := func(s season, measure string) float64 { return s.value(t, measure, sim.Scope{}).Mean }
	expect(t, []expectation{
		{"in time, one pool", level(pool), 0.84, 0.88},
		{"in time, five teams", level(teams), 0.76, 0.7899},
		{"in time, four in five of them specialists", level(mixed), 0.82, 0.845},
		{"in time, five teams and a message", level(asked), 0.795, 0.82},
		{"times that the message is on, in a day of twenty", asked.Playbook[0].Fired.Mean / 20, 8, 11},
		{"in time, five teams that help", level(helping), 0.78, 0.815},
		{"in time, five teams that help a long queue", level(late), 0.74, 0.79},
		{"in time, five teams that help while five are free", level(free), 0.825, 0.855},
		{"calls that teams take from others when a queue is long", of(late, "pooled"), 0.29, 0.35},
		{"calls that teams take from others while five are free", of(free, "pooled"), 0.11, 0.145},
		{"calls of the mixed, against the pool", of(mixed, "offered") / of(pool, "offered"), 0.97, 0.985},
		{"handle time of the teams, against the pool", of(teams, "handle_time") / of(pool, "handle_time"), 0.895, 0.905},
		{"calls that flexible people take", of(mixed, "pooled"), 0.15, 0.19},
		{"calls that teams take from others", of(helping, "pooled"), 0.19, 0.24},
	})
	outcomes(t, pool, map[string]string{"phone": sim.Pass})
	outcomes(t, mixed, map[string]string{"phone": sim.Pass})
	outcomes(t, teams, map[string]string{"phone": sim.Fail})
	outcomes(t, free, map[string]string{"phone": sim.Pass})
	breaks(t, []expectation{
		{"in time, one pool, with calls half a minute longer", level(play("", "channels.phone.handle_time=390s")), 0.84, 0.88},
	})
	breaks(t, []expectation{
		{"in time, with five flexible people", level(play("thirty-two and eight", "strategies.thirty-two and eight.teams.flexible.agents=5", "strategies.thirty-two and eight.teams.flexible.shifts.early.agents=3")), 0.82, 0.845},
	})
}
