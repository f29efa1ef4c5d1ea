package scenarios_test

import (
	"math"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
)

// Nobody stays on in a building that has been cleared: the rule fires as ever, and
// brings no hour of work.
func TestNobodyStaysOnWhenTheSiteIsDown(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, "rush.yaml", strings.Replace(rush, "events: [", "events: [{site_down: evacuation, from: 2026-11-26, to: 2026-11-27, hours: 14:00-24:00}, ", 1))
	down := playSeason(t, filepath.Join(dir, "rush.yaml"), 10, scenarios.Options{}).Playbook[0]
	if down.Rule != "stay" || down.Fired.Mean < 0.5 || down.Work.Mean != 0 {
		t.Errorf("%s fires %v times and brings %v hours, want none", down.Rule, down.Fired.Mean, down.Work.Mean)
	}
}

// People of a shop who are called in are paid by the rule, 500 each time and 300 an
// hour: that is all that the playbook costs, and it makes each need that is settled
// dearer than the hours of the shifts do.
func TestWhoIsCalledInIsPaid(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, "rush.yaml", strings.NewReplacer(
		"teams:\n", "teams:\n  shop: {agents: 5, channels: [phone], cost: 400/h, on_call: {reaction: 30m}, shifts: {day: {hours: 08:00-16:00}}}\n",
		"agents: 14,", "agents: 14, cost: 400/h,", "agents: 4,", "agents: 4, cost: 400/h,",
		"playbook:\n", "playbook:\n  shop comes: {when: waiting in phone > 3, lasts: 2h, do: {call_in: shop}, cost: {each: 500, per_hour: 300}}\n",
		"strategies:\n", "strategies:\n  only the shop: {playbook: {stay: none, help: none}}\n",
	).Replace(rush))
	s := playSeason(t, filepath.Join(dir, "rush.yaml"), 10, scenarios.Options{Strategy: "only the shop"})
	rule, value := s.Playbook[0], func(measure string) float64 { return s.value(t, measure, sim.Scope{}).Mean }
	paid := value("playbook_cost")
	settled := value("needs") * (1 - value("needs_unserved") - value("needs_unsolved") - value("needs_open"))
	expect(t, []expectation{
		{"hours that people come", rule.Work.Mean, 5, 60},
		{"cost of the playbook, by its rule", paid / (500*rule.Fired.Mean + 300*rule.Work.Mean), 0.9999, 1.0001},
		{"cost of all needs, by staff and playbook", value("cost_per_need") * settled / (value("staff_cost") + paid), 0.999, 1.001},
	})
}

// Half of the customers call and half write, young ones more often than older ones. A
// campaign that doubles those who write leaves the calls alone, whoever calls: 2000 and
// 4000 of 4000, with a standard error of 1/√n, where nobody comes twice.
func TestCampaignDrawsSegments(t *testing.T) {
	t.Parallel()
	for _, segments := range []string{"", "segments: {young: {share: 40%, mix: {phone: 20%, email: 80%}}, older: {mix: {phone: 70%, email: 30%}}}"} {
		dir := t.TempDir()
		write(t, dir, "draws.yaml", `
from: 2026-11-26
to: 2026-11-26
warm_up: 0s
timezone: Europe/Oslo
busyness: none
mix: {phone: 50%, email: 50%}
`+segments+`
reasons: {orders: {rate: 2000/h, handle_time: 1s}}
channels:
  phone: {hours: open, patience: never, redial: none, first_contact: none}
  email: {hours: open, chaser: none, first_contact: none}
teams: {desk: {agents: 20, shifts: {all: {days: every day, hours: 00:00-24:00}}}}
events: [{campaign: write to us, on: 2026-11-26, channels: {email: x2}}]
`)
		s := playSeason(t, filepath.Join(dir, "draws.yaml"), 4, scenarios.Options{})
		for channel, want := range map[string]float64{"phone": 24 * 1000, "email": 24 * 2000} {
			got := s.value(t, "offered", sim.Scope{Channel: channel}).Mean
			if z := (got - want) / math.Sqrt(want/4); math.Abs(z) > 4 {
				t.Errorf("%q: %v by %s, %.1f standard errors off %v", segments, got, channel, z, want)
			}
		}
	}
}
