package scenarios

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/staff"
)

// sound holds a model to what the engine takes for granted.
func sound(t rapid.TB, m *sim.Model) {
	t.Helper()
	l := &m.Layout
	days := 0
	if m.Calendar != nil {
		days = len(m.Calendar.Days)
	}
	must(t, len(l.Period.Days) == days, "midnights", len(l.Period.Days))
	must(t, l.Period.Horizon > 0 && l.Period.WarmUp < l.Period.Horizon && l.Period.WarmUp%l.Period.Interval == 0, "period", l.Period)
	must(t, len(l.Reasons) == len(m.Demand.Reasons), "reasons", len(l.Reasons))
	must(t, len(l.Groups) == len(m.Staff.Teams), "groups", len(l.Groups))
	must(t, slices.Equal(l.Agents, m.Staff.Agents()), "agents", l.Agents)
	for _, c := range l.Channels {
		for i, w := range c.Open {
			must(t, w.From < w.To && (i == 0 || c.Open[i-1].To < w.From), "windows of "+c.Name, w)
		}
	}
	for i := range l.Reasons {
		soundReason(t, &l.Reasons[i], len(l.Channels))
	}
	for i := range l.Queues {
		soundQueue(t, l, i)
	}
	for i := range m.Staff.Teams {
		soundTeam(t, &m.Staff.Teams[i])
	}
	soundDemand(t, &m.Demand, days)
}

func must(t rapid.TB, ok bool, what string, value any) {
	t.Helper()
	if !ok {
		t.Fatalf("%s: %+v", what, value)
	}
}

func soundReason(t rapid.TB, r *centre.Reason, channels int) {
	t.Helper()
	must(t, len(r.Mix) == channels && len(r.Queues) == channels, "reason", r)
	sum := 0.0
	for c, share := range r.Mix {
		sum += share
		must(t, share == 0 || r.Queues[c] >= 0, "a channel without a queue", r)
	}
	must(t, math.Abs(sum-1) < 1e-6, "mix", r)
}

func soundQueue(t rapid.TB, l *centre.Layout, i int) {
	t.Helper()
	q := &l.Queues[i]
	must(t, q.Handle != nil && len(q.Routing) > 0 && reached(l, i), "queue", q)
	must(t, q.PassOn.Shares == nil || q.PassOn.Takes != nil, "passed on after no time", q)
	for k, step := range q.Routing {
		must(t, len(step.Groups) > 0 && (k == 0 || step.After >= q.Routing[k-1].After), "routing", q)
		for _, g := range step.Groups {
			can := slices.ContainsFunc(l.Groups[g].Skills, func(s centre.Skill) bool { return s.Queue == i && s.Factor > 0 })
			must(t, can, "routed to a team that cannot serve it", q)
		}
	}
	for _, shares := range [][]float64{q.Redial.Switch, q.Chaser.Switch, q.Resolution.Switch, l.Channels[q.Channel].WhenClosed.Switch} {
		for c, s := range shares {
			must(t, s == 0 || l.Reasons[q.Reason].Queues[c] >= 0, "switches to where there is no queue", q)
		}
	}
}

// reached reports whether customers come to a queue, or are passed on to it.
func reached(l *centre.Layout, i int) bool {
	q := &l.Queues[i]
	return l.Reasons[q.Reason].Queues[q.Channel] == i || slices.ContainsFunc(l.Queues, func(from centre.Queue) bool {
		return from.PassOn.Shares != nil && from.PassOn.To == i || from.Misrouted.Share > 0 && from.Misrouted.To == i
	})
}

func soundTeam(t rapid.TB, team *staff.Team) {
	t.Helper()
	people := 0
	for _, s := range team.Shifts {
		people += s.Agents
		must(t, s.From < s.To && s.Agents > 0, "shift", s)
		end := s.From
		for _, b := range s.Breaks {
			must(t, b.At >= end && b.At+b.Length <= s.To, "breaks", s)
			end = b.At + b.Length
		}
	}
	must(t, people == team.Agents, "people who follow no shift", team)
}

func soundDemand(t rapid.TB, m *demand.Model, days int) {
	t.Helper()
	byDay := [][]float64{m.Worry}
	if d := m.Delivery; d != nil {
		byDay = append(byDay, d.Warehouse.Capacity, d.Carrier.Capacity)
		must(t, d.Working == nil || len(d.Working) == days, "working days", d.Working)
	}
	for _, values := range byDay {
		must(t, values == nil || len(values) == days, "values by day", values)
	}
	if m.Orders != nil {
		soundRates(t, m.Orders.Rates)
	}
	for _, r := range m.Reasons {
		must(t, len(r.Causes) > 0 && (r.Clock == nil || len(r.Clock) == 48), "reason", r)
		for _, c := range r.Causes {
			if flow, ok := c.(demand.Flow); ok {
				soundRates(t, flow.Rates)
			} else {
				must(t, m.Orders != nil, "comes from orders that are not there", r)
			}
		}
	}
}

func soundRates(t rapid.TB, r demand.Rates) {
	t.Helper()
	bad := slices.ContainsFunc(r.Expected, func(v float64) bool { return !(v >= 0) || math.IsInf(v, 0) })
	must(t, r.Interval > 0 && !bad, "rates", r)
}

func TestModelsAreSound(t *testing.T) {
	for _, name := range append(Names(), "testdata/reference.yaml", "testdata/truth/day.yaml", "testdata/truth/parcels.yaml", "testdata/truth/cross-trained.yaml") {
		l, err := Open(name, Options{})
		if err != nil {
			t.Fatal(err)
		}
		sound(t, l.Model)
		relocked(t, l)
	}
}

// relocked opens the lock file of a season again, and finds the same model.
func relocked(t rapid.TB, l *Loaded) {
	t.Helper()
	text := l.Lock(l.Experiment, "1.2.3")
	var log tree.Log
	again := build(tree.Read("season.lock.yaml", text, &log), &log)
	if err := log.Err(); err != nil {
		t.Fatalf("%s\n%v", text, err)
	}
	if again.Model.Digest != l.Model.Digest {
		t.Fatalf("%s\nanother digest", text)
	}
	if !slices.Equal(again.Model.Assumptions, l.Model.Assumptions) {
		t.Fatalf("other assumptions: %v, were %v", again.Model.Assumptions, l.Model.Assumptions)
	}
	if again.Model.Season != l.Model.Season || again.Model.Title != l.Model.Title || again.Model.Centre != l.Model.Centre {
		t.Fatalf("another name: %+v", again.Model)
	}
	sound(t, again.Model)
}
