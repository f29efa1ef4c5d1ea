package scenarios_test

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// Exactly 1000 orders a day, of which exactly a fifth wait four days for goods
// that were promised for two: these are late, and no other is.
const waiting = `
country: NO
from: 2026-11-02
to: 2026-11-15
warm_up: 0s
orders: {per_week: 7000, by_weekday: even, by_hour: even, exact: yes}
busyness: none
delivery:
  promise: 2 days
  backorder: {share: 20%, delay: 4d}
  carrier: {transit: 0d}
reasons:
  status: {parcels: {on_time: 0%, late: 100%, late_after: 0d}}
  payment: {orders: {share: 10%, after: 0s}}
channels: {phone: {hours: open}}
self_service: {alerts: {kind: notice, for: back-orders, reach: 60%, resolves: 50%, cost_per_parcel: 0.40}}
teams: {desk: {agents: 9, shifts: {day: {days: every day, hours: 00:00-24:00}}}}
replications: 20
`

// Of those who wait for goods the alert comes to three in five, helps half of them when
// they ask, whatever they ask, and costs 0.40 for each it comes to: 14 · 200 · 60 % ·
// 0.40 = 672. Among the 1000 in payment are 200 who wait. An alert that goes to a fifth
// of all at random is seen to be another one, as is one with 5 % less reach.
func TestStockAlerts(t *testing.T) {
	t.Parallel()
	var z [3]float64
	for i, change := range []string{"", "self_service.alerts.for=everybody", "self_service.alerts.reach=57%"} {
		r := playAlerts(t, change)
		reasons := map[string]sim.ReasonUse{}
		for _, of := range r.Layers[0].Reasons {
			reasons[of.Reason] = of
		}
		asked, n := reasons["payment"], float64(r.Replications)
		// orders of 14 days, of whom each asks about the payment with 10 %, and waits with 20 %
		z[i] = math.Abs(asked.Offered-14*200*0.1) / math.Sqrt(14*200*0.1*0.9/n)
		status := reasons["status"]
		for _, share := range []struct{ part, of, p float64 }{
			{status.Used, status.Offered, 0.6},
			{status.Resolved, status.Used, 0.5},
			{asked.Used, asked.Offered, 0.6},
			{asked.Resolved, asked.Used, 0.5},
		} {
			z[i] = max(z[i], math.Abs(share.part/share.of-share.p)/math.Sqrt(share.p*(1-share.p)/share.of/n))
		}
		if i == 0 {
			alertsCost(t, r, 672)
		}
	}
	if z[0] > 4 || z[1] < 4 || z[2] < 4 {
		t.Errorf("as written, to everybody, with 5 %% less reach: %.1f standard errors off", z)
	}
}

func playAlerts(t *testing.T, change string) *sim.Result {
	t.Helper()
	file := filepath.Join(t.TempDir(), "waiting.yaml")
	if err := os.WriteFile(file, []byte(waiting), 0o600); err != nil {
		t.Fatal(err)
	}
	var o scenarios.Options
	if change != "" {
		o.Set = strings.Fields(change)
	}
	l, err := scenarios.Open(file, o)
	if err != nil {
		t.Fatal(err)
	}
	r, err := study.Run(t.Context(), l.Model, l.Experiment, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// alertsCost checks what alerts cost, and that the result shows to how many they
// may go.
func alertsCost(t *testing.T, r *sim.Result, want float64) {
	t.Helper()
	for _, v := range r.Measures {
		if v.Measure == "self_service_cost" && math.Abs(v.Mean-want) > 1e-6 {
			t.Errorf("alerts cost %v, want %v", v.Mean, want)
		}
	}
	for day, n := range r.Parcels.BackOrders {
		if n != 200 {
			t.Errorf("%v back-orders on day %d, want 200", n, day)
		}
	}
	if len(r.Parcels.BackOrders) != 14 {
		t.Errorf("back-orders of %d days", len(r.Parcels.BackOrders))
	}
}
