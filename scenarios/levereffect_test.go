package scenarios

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/stat"
	"github.com/rushproof/rushproof/sim/study"
)

const allLevers = `
from: 2026-11-23
to: 2026-12-06
warm_up: 7 days
country: NO
orders: {per_week: 7000, by_weekday: even, by_hour: even}
delivery: {promise: 3 working days, carrier: {capacity: 1500/day}}
channels:
  phone: {hours: {mon-fri: 08:00-18:00}}
  chat: {hours: {mon-fri: 08:00-18:00}}
reasons:
  advice: {per_week: 700, by_weekday: even, by_hour: even}
  status: {parcels: {late: 30%}}
self_service:
  help: {kind: help page, reach: 50%, resolves: 20%}
  bot: {kind: chatbot, reach: 50%, resolves: {advice: 40%}}
teams:
  desk: {agents: 10, sickness: {share: 5%}, shifts: {day: {hours: 08:00-18:00}}}
  temps: {agents: 4, hired: 2026-11-09, induction: 2 working days, shifts: {day: {hours: 08:00-18:00}}}
  newcomers:
    agents: 5
    shifts: {day: {hours: 08:00-18:00}}
    cohorts: {early: {agents: 3, hired: 2026-11-02, induction: 5 working days, no_shows: 20%}}
events:
  - {campaign: Black Week, from: 2026-11-23, to: 2026-11-27, orders: {mon-thu: x1.8, fri: x3}, reasons: {advice: x0.8}}
targets: ["service_level{channel:phone} >= 80%"]
`

func openAllLevers(t *testing.T) *Loaded {
	t.Helper()
	file := filepath.Join(t.TempDir(), "season.yaml")
	if err := os.WriteFile(file, []byte(allLevers), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := Open(file, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// Worked out on paper, of the season above, whose calendar begins on Monday 16 November. A flow
// of 700 a week makes 100 a day; orders are 1000 a day, on the Friday of the campaign 3000, and
// with what it raises half as high again 1000 x (1 + 2 x 1.5) = 4000. The carrier works from
// Monday to Friday: a day and a half from Black Friday on are that day and half of the Monday.
func TestLeversDoAsMuchAsTheySay(t *testing.T) {
	l := openAllLevers(t)
	const friday, monday = 11, 14
	flow := func(m *sim.Model, day int) float64 {
		r := m.Demand.Reasons[0].Causes[0].(demand.Flow).Rates
		return sumOfDay(m, r, day)
	}
	orders := func(m *sim.Model, day int) float64 { return sumOfDay(m, m.Demand.Orders.Rates, day) }
	for _, c := range []struct {
		lever string
		x     float64
		what  string
		got   func(m *sim.Model) float64
		plan  float64
		want  float64
	}{
		{"volume", 0.5, "advice in the warm-up", func(m *sim.Model) float64 { return flow(m, 1) }, 100, 150},
		{"volume", -0.3, "advice in the campaign", func(m *sim.Model) float64 { return flow(m, friday) }, 80, 56},
		{"volume", 0.5, "those who ask for parcels, on the last day", func(m *sim.Model) float64 {
			if up := m.Demand.Reasons[1].Uplift; up != nil {
				return up[20]
			}
			return 1
		}, 1, 1.5},
		{"volume", 0.5, "orders", func(m *sim.Model) float64 { return orders(m, friday) }, 3000, 3000},
		{"orders", 0.5, "orders", func(m *sim.Model) float64 { return orders(m, friday) }, 3000, 4500},
		{"orders", 0.5, "orders in the warm-up", func(m *sim.Model) float64 { return orders(m, 0) }, 1000, 1500},
		{"campaigns", 0.5, "orders on Black Friday", func(m *sim.Model) float64 { return orders(m, friday) }, 3000, 4000},
		{"campaigns", -0.5, "orders on the Monday before", func(m *sim.Model) float64 { return orders(m, 7) }, 1800, 1400},
		{"campaigns", 0.5, "orders after it", func(m *sim.Model) float64 { return orders(m, monday) }, 1000, 1000},
		{"campaigns", 0.5, "what it lowers", func(m *sim.Model) float64 { return flow(m, friday) }, 80, 80},
		{"absence", 0.2, "share of those who are ill", func(m *sim.Model) float64 {
			if m.Staff.Waves == nil {
				return 0
			}
			return m.Staff.Waves[0].Share
		}, 0, 0.2},
		{"carrier", 1.5, "capacity on Black Friday", func(m *sim.Model) float64 { return m.Demand.Delivery.Carrier.Capacity[friday] }, 1500, 0},
		{"carrier", 1.5, "capacity on the Monday after", func(m *sim.Model) float64 { return m.Demand.Delivery.Carrier.Capacity[monday] }, 1500, 750},
		{"carrier", 1.5, "capacity on the Tuesday after", func(m *sim.Model) float64 { return m.Demand.Delivery.Carrier.Capacity[monday+1] }, 1500, 1500},
		{"bots", 0.25, "what the chatbot resolves", func(m *sim.Model) float64 { return m.Layout.Layers[1].Resolves[0] }, 0.4, 0.3},
		{"bots", 0.25, "what the help page resolves", func(m *sim.Model) float64 { return m.Layout.Layers[0].Resolves[0] }, 0.2, 0.2},
		{"handle_time", 0.1, "factor in chat", func(m *sim.Model) float64 {
			if m.Layout.Spells == nil {
				return 1
			}
			return m.Layout.Spells[0].Longer[1]
		}, 1, 1.1},
		{"no_shows", 0.5, "of the early ones", func(m *sim.Model) float64 { return m.Staff.Teams[2].Cohorts[0].NoShows }, 0.2, 0.6},
		{"no_shows", 0.5, "of the temps", func(m *sim.Model) float64 {
			return m.Staff.Teams[1].NoShows
		}, 0, 0.5},
		{"late_hiring", 2, "first day of the temps, two working days after Monday the 9th and on Wednesday the 11th", func(m *sim.Model) float64 { return float64(m.Staff.Teams[1].From) }, -5, -3},
		{"late_hiring", 7, "first day of the early ones, after a week from Monday the 2nd", func(m *sim.Model) float64 { return float64(m.Staff.Teams[2].Cohorts[0].From) }, -7, 0},
	} {
		pushed, err := l.Variant(leverOf(t, l, c.lever).Push(c.x))
		if err != nil {
			t.Errorf("%s: %v", c.lever, err)
			continue
		}
		if plan := c.got(l.Model); math.Abs(plan-c.plan) > 1e-6*math.Abs(c.plan) {
			t.Errorf("%s: %s is %v in the plan, on paper %v", c.lever, c.what, plan, c.plan)
		}
		if got := c.got(pushed.Model); math.Abs(got-c.want) > 1e-6*math.Abs(c.want) {
			t.Errorf("%s %v: %s is %v, on paper %v", c.lever, c.x, c.what, got, c.want)
		}
	}
}

// sumOfDay adds up what is expected on a day.
func sumOfDay(m *sim.Model, r demand.Rates, day int) (sum float64) {
	d := m.Calendar.Days[day]
	for at := d.Start; at < d.Start+d.Length(); at += r.Interval {
		sum += r.Expected[int(at/r.Interval)]
	}
	return sum
}

// A textbook queue has its rates scaled.
func TestVolumeOfTextbook(t *testing.T) {
	l, err := Open("templates/textbook.yaml", Options{})
	if err != nil {
		t.Fatal(err)
	}
	pushed, err := l.Variant(leverOf(t, l, "volume").Push(0.125))
	if err != nil {
		t.Fatal(err)
	}
	rate := func(m *sim.Model) float64 {
		r := m.Demand.Reasons[0].Causes[0].(demand.Flow).Rates
		return r.Expected[0] / r.Interval.Seconds()
	}
	if got := rate(pushed.Model) / rate(l.Model); math.Abs(got-1.125) > 1e-9 {
		t.Errorf("rates are %v of what they were", got)
	}
}

// A lever that has hardly been pushed finds the same people and customers as the plan.
func TestLeversBeginAtThePlan(t *testing.T) {
	l := openAllLevers(t)
	plan := waits(t, l.Model, 4)
	all, _ := l.Levers(l.worstForTest())
	for k := range all {
		pushed, err := l.Variant(all[k].Push(1e-9))
		if err != nil {
			t.Fatal(err)
		}
		for i, wait := range waits(t, pushed.Model, 4) {
			if math.Abs(wait-plan[i]) > 1e-3 {
				t.Errorf("%s, replication %d: customers wait for %v s, and %v s", all[k].Name, i, plan[i], wait)
			}
		}
	}
}

// waits is the mean wait of all customers, by replication.
func waits(t *testing.T, m *sim.Model, replications int) (each []float64) {
	t.Helper()
	r, err := study.PlayBriefly(context.Background(), m, sim.Experiment{Seed: 1, Replications: replications}, nil)
	if err != nil {
		t.Fatal(err)
	}
	v, _ := r.Find("needs_unserved", sim.Scope{})
	w, _ := r.Find("wait", sim.Scope{})
	for i := range w.Each {
		each = append(each, *w.Each[i]+1000*(*v.Each[i]))
	}
	return each
}

// More of a lever does customers no good: pushed by a quarter and by all of its range, they
// wait no shorter, within four standard errors on the same luck. And by all of it, longer.
func TestMoreOfALeverDoesNoGood(t *testing.T) {
	if testing.Short() {
		t.Skip("plays hundreds of seasons")
	}
	l, err := Open("power-black-week", Options{})
	if err != nil {
		t.Fatal(err)
	}
	const replications = 6
	of := func(v *Lever, x float64) []float64 {
		pushed, err := l.Variant(v.Push(x))
		if err != nil {
			t.Fatal(err)
		}
		return waits(t, pushed.Model, replications)
	}
	all, _ := l.Levers(l.worstForTest())
	for i := range all {
		v := &all[i]
		before := waits(t, l.Model, replications)
		for _, share := range []float64{0.4} {
			after := of(v, v.Most*share)
			d := stat.Difference(after, before, 0.95)
			se := d.HalfWidth() / stat.Student(replications-1, 0.95)
			if d.Mean < -4*se {
				t.Errorf("%s %s: customers wait %.1f s less", v.Name, v.Text(v.Most*share), -d.Mean)
			}
			if share == 0.6 && d.Mean <= 0 {
				t.Errorf("%s %s: customers do not wait longer than before (%.2f s)", v.Name, v.Text(v.Most*share), d.Mean)
			}
			before = after
		}
	}
}
