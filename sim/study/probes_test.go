package study

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// evidence is made up, so that every probe can be worked out on paper.
func evidence() *Evidence {
	of := func(measure string, mean float64, scope sim.Scope) sim.Value {
		return sim.Value{Measure: measure, Scope: scope, Estimate: sim.Estimate{Mean: mean, N: 9}}
	}
	frame := sim.Frame{Interval: 12 * des.Hour, Count: 4, DayOf: []int{0, 0, 1, 1}, Days: make([]calendar.Day, 2)}
	seconds, normal, at := 90.0, 30*des.Hour, 0.25
	e := &Evidence{
		Model: &sim.Model{Layout: centre.Layout{
			Channels: []centre.Channel{{Name: "phone"}, {Name: "chat"}},
			Reasons:  []centre.Reason{{Name: "orders"}, {Name: "advice"}},
			Queues:   []centre.Queue{{Reason: 0}, {Reason: 1}},
			Groups:   []centre.Group{{Name: "desk", Skills: []centre.Skill{{Queue: 0}}}, {Name: "experts", Skills: []centre.Skill{{Queue: 0}, {Queue: 1}}}},
			Agents:   []int{0, 0, 0, 1, 1},
		}},
		Planned: &sim.Result{
			Frame: frame,
			Measures: []sim.Value{
				of("repeats", 0.2, sim.Scope{}), of("needs", 1000, sim.Scope{}), of("answered", 1000, sim.Scope{}), of("passed_on", 0.1, sim.Scope{}),
				of("offered", 900, sim.Scope{Reason: "orders"}), of("offered", 300, sim.Scope{Reason: "advice"}),
			},
			Intervals: []sim.Interval{{Offered: []float64{100, 200, 300, 0}}, {Offered: []float64{0, 300, 50, 50}}},
			Needs:     []sim.NeedFlow{{Prevented: map[string]float64{"sms": 60}, Served: map[string]float64{"phone": 500, "chat": 220}}},
			Layers:    []sim.LayerFlow{{LayerUse: sim.LayerUse{HandedOver: 30, Seconds: &seconds}}, {LayerUse: sim.LayerUse{HandedOver: 10, Seconds: new(float64)}}},
			Answers:   []sim.Value{of("occupancy", 0.1, sim.Scope{Team: "desk"}), of("occupancy", 0.35, sim.Scope{Team: "experts"})},
			Beyond:    &sim.Estimate{Mean: 2},
		},
		Healthy:  &sim.Result{Verdict: sim.Verdict{Targets: []sim.TargetResult{{Outcome: sim.Pass}, {Outcome: sim.Fail}, {Outcome: sim.Pass}, {Outcome: sim.Undecided}}}},
		Notified: &sim.Result{Needs: []sim.NeedFlow{{Prevented: map[string]float64{"sms": 100, "stock": 50}}}},
		Stress: &sim.Stress{
			Levers: []sim.StressedLever{{Lever: sim.Lever{Name: "volume", Most: 2}, Breaks: []sim.Break{{At: &at}}}},
			Left:   []sim.LeftOut{{Name: "absence", Why: "nobody is ever ill"}},
		},
		GameDay: &sim.GameDay{Needs: 1000, Frame: frame, Injected: []sim.Injected{
			{Name: "phone-down", From: 26 * des.Hour, NeedsLost: sim.Estimate{Mean: 40}},
			{Name: "chat-down", From: 26 * des.Hour, NeedsLost: sim.Estimate{Mean: 12}},
			{Name: "bot-down", From: 26 * des.Hour, NeedsLost: sim.Estimate{Mean: 900}},
			{Name: CarrierWeek, To: 24 * des.Hour, NeedsLost: sim.Estimate{Mean: 80}, Recovery: []sim.Recovery{{Hours: 5, Normal: &normal}, {Hours: 9}, {}}},
		}},
	}
	return e
}

// Every probe, worked out by hand. The second day has 400 of 1000 contacts, so 400 of 1000
// needs: a channel down loses 40 of them. Of 900 answers that are not passed on, 720 serve a
// need. Machines hold 40 customers for 90 and 0 seconds, 30 of them for 90. Advice, a quarter
// of what is offered, hangs on two people. One channel is not back to normal when the season
// ends, a day after the carrier is.
func TestProbesByHand(t *testing.T) {
	found, missing := evidence().Probes()
	want := map[string]float64{
		"healthy_week": 0.5, "headroom": 0.25, "channel_down": 0.1, "failure_demand": 0.2,
		"prevented": 0.4, "carrier_week": 0.08, "recovery": 24,
		"first_contact": 0.8, "right_skill": 0.9, "bot_detour": 67.5,
		"thin_skills": 0.25, "strained_hours": 0.35, "limits": 2,
	}
	if diff := cmp.Diff(want, found, cmpopts.EquateApprox(1e-12, 0)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]string{"absence": "nobody is ever ill"}, missing); diff != "" {
		t.Error(diff)
	}
}

// What was not played has no value, for the reason that is given; and all probes of the rubric
// are found or missing.
func TestProbesMissing(t *testing.T) {
	e := &Evidence{Model: &sim.Model{}, Planned: &sim.Result{}, Missing: map[string]string{"stress": "it was stopped", "gameday": "no dates"}}
	found, missing := e.Probes()
	for _, p := range sim.Probed {
		for _, probe := range p.Probes {
			_, is := found[probe.Key]
			_, not := missing[probe.Key]
			if is == not {
				t.Errorf("%s is found %v and missing %v", probe.Key, is, not)
			}
		}
	}
	if len(found) != 0 || missing["headroom"] != "it was stopped" || missing["carrier_week"] != "no dates" {
		t.Errorf("%v, %v", found, missing)
	}
}
