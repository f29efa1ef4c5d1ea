package scenarios_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// sale is a fortnight whose second week is twice as busy as planned for; a rule stops
// the campaign when callers wait.
const sale = `
from: 2026-11-16
to: 2026-11-29
country: NO
warm_up: 7 days
orders: {per_week: 70000, by_weekday: even, by_hour: even}
delivery: {promise: 2 working days, carrier: {capacity: 12000/day}}
channels: {phone: {}}
reasons:
  status: {parcels: {on_time: 1%, late: 20%}}
  advice: {per_week: 700}
  pay: {orders: {share: 1%}}
teams: {desk: {agents: 17, shifts: {early: {hours: 08:00-16:00}, late: {hours: 10:00-18:00, agents: 7}}}}
events: [{campaign: Black Week, from: 2026-11-23, to: TO, orders: x2, reasons: {advice: x1.5}}]
playbook:
  stop it: {when: longest wait of phone > 20m, after: 2h, do: {stop: Black Week}, cost: {each: 1000, per_order: 50}}
strategies: {go on: {playbook: none}}
`

func openSale(t *testing.T, to string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "sale.yaml")
	if err := os.WriteFile(file, []byte(strings.Replace(sale, "TO", to, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// What is stopped on Thursday at midnight is, customer by customer, a campaign that
// was written to end on Wednesday.
func TestStoppedCampaignIsAShorterOne(t *testing.T) {
	t.Parallel()
	var needs [2][]demand.Need
	for i, to := range []string{"2026-11-29", "2026-11-25"} {
		l, err := scenarios.Open(openSale(t, to), scenarios.Options{})
		if err != nil {
			t.Fatal(err)
		}
		s := demand.New(&l.Model.Demand, rng.New(1, 0))
		at := l.Model.Calendar.Days[17].Start
		stopped := i == 1
		for n, ok := s.Next(); ok; n, ok = s.Next() {
			if !stopped && n.At >= at {
				stopped = true
				s.Stop(0, at)
				continue
			}
			needs[i] = append(needs[i], *n)
		}
	}
	if len(needs[0]) != len(needs[1]) {
		t.Fatalf("%d needs, and %d of the shorter one", len(needs[0]), len(needs[1]))
	}
	for i, n := range needs[0] {
		if other := needs[1][i]; n.Key != other.Key || n.Reason != other.Reason || max(n.At, other.At)-min(n.At, other.At) > des.Second {
			t.Fatalf("need %d: %+v, and %+v of the shorter one", i, n, other)
		}
	}
}

// From the file to the result: the rule stops the campaign in its second half, fewer
// call, and each order that is not placed costs its margin.
func TestRuleStopsCampaign(t *testing.T) {
	t.Parallel()
	file := openSale(t, "2026-11-29")
	with, without := playSeason(t, file, 20, scenarios.Options{}), playSeason(t, file, 20, scenarios.Options{Strategy: "go on"})
	r := with.Playbook[0]
	ordered := func(s season) float64 { return sum(s.Parcels.Ordered) }
	expect(t, []expectation{
		{"times", r.Fired.Mean, 0.9, 1},
		{"orders that are not placed", r.Lost.Mean, 5000, 60000},
		{"of all", (ordered(without) - ordered(with)) / r.Lost.Mean, 0.9999, 1.0001},
		{"price", r.Cost.Mean - 1000*r.Fired.Mean - 50*r.Lost.Mean, -0.01, 0.01},
		{"calls", with.value(t, "offered", phone).Mean / without.value(t, "offered", phone).Mean, 0.85, 0.97},
		{"needs that come with the campaign", with.value(t, "needs", sim.Scope{}).Mean / without.value(t, "needs", sim.Scope{}).Mean, 0.4, 0.97},
	})
}

// A campaign that is not there cannot be stopped, nor one that raises nothing; and what
// a stop leaves as it is is told.
func TestStopIsChecked(t *testing.T) {
	t.Parallel()
	for set, want := range map[string]string{
		"playbook.stop it.do.stop=Black Wek": "there is no campaign Black Wek; did you mean Black Week?",
		"events.0.orders=x1":                 "",
		"events.0.channels={phone: x1.2}":    "stopping Black Week changes how many come, and not which channels they choose",
	} {
		l, err := scenarios.Open(openSale(t, "2026-11-29"), scenarios.Options{Set: []string{set}})
		switch {
		case want == "" && err != nil:
			t.Errorf("%s: %v", set, err)
		case err != nil && !strings.Contains(err.Error(), want), err == nil && want != "" && !strings.Contains(l.Warnings.Error(), want):
			t.Errorf("%s: %v, %v", set, err, l)
		}
	}
	_, err := scenarios.Open(openSale(t, "2026-11-29"), scenarios.Options{Set: []string{"events.0.orders=x1", "events.0.reasons={advice: x1}"}})
	if err == nil || !strings.Contains(err.Error(), "stopping Black Week changes nothing: it raises nothing") {
		t.Errorf("nothing is raised: %v", err)
	}
}

// A rule that does something besides stopping the campaign goes on doing it when there
// is nothing left to stop.
func TestStopAndMore(t *testing.T) {
	t.Parallel()
	for do, want := range map[string]bool{
		"{stop: Black Week}":                            false,
		"{stop: Black Week, call_in: none}":             false,
		"{stop: Black Week, message: phone, later: 5%}": true,
		"{stop: Black Week, stay_on: desk}":             true,
	} {
		l, err := scenarios.Open(openSale(t, "2026-11-29"), scenarios.Options{Set: []string{"playbook.stop it.do=" + do}})
		if err != nil {
			t.Fatal(err)
		}
		if got := l.Model.Layout.Playbook[0].Do.Stop.Besides; got != want {
			t.Errorf("%s: %v", do, got)
		}
	}
}
