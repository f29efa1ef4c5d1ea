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
)

// sound holds a model to what the engine takes for granted.
func sound(t rapid.TB, m *sim.Model) {
	t.Helper()
	must := func(ok bool, format string, args ...any) {
		t.Helper()
		if !ok {
			t.Fatalf(format, args...)
		}
	}
	l := &m.Layout
	must(l.Period.Horizon > 0 && l.Period.Interval > 0 && l.Period.WarmUp < l.Period.Horizon && l.Period.WarmUp%l.Period.Interval == 0, "period %+v", l.Period)
	must(len(l.Reasons) == len(m.Demand.Reasons), "%d and %d reasons", len(l.Reasons), len(m.Demand.Reasons))
	must(len(l.Groups) == len(m.Staff.Teams), "%d groups, %d teams", len(l.Groups), len(m.Staff.Teams))
	must(slices.Equal(l.Agents, m.Staff.Agents()), "agents %v", l.Agents)
	for _, r := range l.Reasons {
		must(len(r.Mix) == len(l.Channels) && len(r.Queues) == len(l.Channels), "reason %+v", r)
		sum := 0.0
		for c, share := range r.Mix {
			sum += share
			must(share == 0 || r.Queues[c] >= 0, "reason %s has no queue in channel %d", r.Name, c)
		}
		must(math.Abs(sum-1) < 1e-6, "mix of %s sums to %v", r.Name, sum)
	}
	for i := range l.Queues {
		soundQueue(t, l, i)
	}
	for _, c := range l.Channels {
		for i, w := range c.Open {
			must(w.From < w.To && (i == 0 || c.Open[i-1].To < w.From), "windows of %s at %d", c.Name, i)
		}
	}
	days := 0
	if m.Calendar != nil {
		days = len(m.Calendar.Days)
		must(len(l.Period.Days) == days, "%d days, %d midnights", days, len(l.Period.Days))
	}
	for _, team := range m.Staff.Teams {
		people := 0
		for _, s := range team.Shifts {
			people += s.Agents
			must(s.From < s.To && s.Agents > 0, "shift %+v", s)
			for i, b := range s.Breaks {
				must(b.At >= s.From && b.At+b.Length <= s.To && (i == 0 || s.Breaks[i-1].At+s.Breaks[i-1].Length <= b.At), "break %+v of %+v", b, s)
			}
		}
		must(people == team.Agents, "%d of the %d people of %s follow a shift", people, team.Agents, team.Name)
	}
	soundDemand(t, &m.Demand, days)
}

func soundQueue(t rapid.TB, l *centre.Layout, i int) {
	t.Helper()
	q := &l.Queues[i]
	if q.Handle == nil || len(q.Routing) == 0 || l.Reasons[q.Reason].Queues[q.Channel] != i {
		t.Fatalf("queue %+v", q)
	}
	for k, step := range q.Routing {
		if len(step.Groups) == 0 || k > 0 && step.After < q.Routing[k-1].After {
			t.Fatalf("%s, step %+v", q.Name, step)
		}
		for _, g := range step.Groups {
			if !slices.ContainsFunc(l.Groups[g].Skills, func(s centre.Skill) bool { return s.Queue == i && s.Factor > 0 }) {
				t.Fatalf("%s is routed to %s, who cannot serve it", q.Name, l.Groups[g].Name)
			}
		}
	}
	for _, shares := range [][]float64{q.Redial.Switch, q.Chaser.Switch, q.Resolution.Switch, l.Channels[q.Channel].WhenClosed.Switch} {
		for c, s := range shares {
			if s > 0 && l.Reasons[q.Reason].Queues[c] < 0 {
				t.Fatalf("%s switches to channel %d, where it has no queue", q.Name, c)
			}
		}
	}
}

func soundDemand(t rapid.TB, m *demand.Model, days int) {
	t.Helper()
	rates := func(r demand.Rates) {
		if r.Interval <= 0 || slices.ContainsFunc(r.Expected, func(v float64) bool { return !(v >= 0) || math.IsInf(v, 0) }) {
			t.Fatalf("rates %+v", r)
		}
	}
	if m.Orders != nil {
		rates(m.Orders.Rates)
	}
	if d := m.Delivery; d != nil {
		for _, capacity := range [][]float64{d.Warehouse.Capacity, d.Carrier.Capacity} {
			if capacity != nil && len(capacity) != days {
				t.Fatalf("capacity for %d of %d days", len(capacity), days)
			}
		}
		if d.Working != nil && len(d.Working) != days || m.Worry != nil && len(m.Worry) != days {
			t.Fatal("working days or worry do not cover the season")
		}
	}
	for _, r := range m.Reasons {
		if len(r.Causes) == 0 || r.Clock != nil && len(r.Clock) != 48 {
			t.Fatalf("reason %+v", r)
		}
		for _, c := range r.Causes {
			switch c := c.(type) {
			case demand.Flow:
				rates(c.Rates)
			case demand.PerOrder, demand.AfterDelivery:
				if m.Orders == nil {
					t.Fatalf("%s comes from orders that are not there", r.Name)
				}
			}
		}
	}
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
