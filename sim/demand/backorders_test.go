package demand

import (
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
)

// The waits of those who ask follow the law, in large cohorts and in small
// ones, and have nothing to do with each other: of two who ask from one cohort,
// both wait a day only with the chance squared.
func TestBackordersFollowTheirLaw(t *testing.T) {
	law := dist.Must(dist.NewExponential(2))
	for _, tt := range []struct{ orders, replications int }{{3, 20000}, {3000, 20}} {
		m := &Model{
			Calendar: plainDays(1), Orders: daily(float64(tt.orders)),
			Delivery: &Delivery{Backorder: Backorder{1, law}, Promise: 20},
		}
		w := waitsOfAskers(m, tt.replications)
		until, askers, pairs, both := w.until, w.askers, w.pairs, w.both
		for day := range until {
			p := law.CDF(float64(day))
			if z := (until[day] - askers*p) / math.Sqrt(askers*p*(1-p)+1e-9); math.Abs(z) > 4 {
				t.Errorf("%d orders: %v of %v wait for %d days at most, want %.1f", tt.orders, until[day], askers, day, askers*p)
			}
			if z := askers * 0.05 * p / math.Sqrt(askers*p*(1-p)+1e-9); day > 0 && z < 8 {
				t.Errorf("%d orders, %d days: 5 %% more would be only %.1f standard errors", tt.orders, day, z)
			}
		}
		p := law.CDF(1) * law.CDF(1)
		if z := (both - pairs*p) / math.Sqrt(3*pairs*p*(1-p)); math.Abs(z) > 4 { // pairs that share one asker depend on each other
			t.Errorf("%d orders: of %v pairs both wait a day in %v, want %.1f", tt.orders, pairs, both, pairs*p)
		}
	}
}

// askersWaits is how many who ask have waited up to so many days, and of how
// many pairs that ask one after the other both waited a day at most.
type askersWaits struct {
	until               []float64
	askers, pairs, both float64
}

func waitsOfAskers(m *Model, replications int) askersWaits {
	w := askersWaits{until: make([]float64, 8)}
	s := New(m, replication(0))
	for i := range replications {
		luck := replication(i)
		s.Reset(luck)
		c := &s.buyers.orders.cohorts[0]
		before := -1
		var th thinning
		for th.begin(c, back, pressure(0.7), luck.Name("a"), luck.Name("b")); th.next(); {
			wait := s.buyers.delivery.fate(c, th.order).handed
			w.askers++
			for day := wait; day < len(w.until); day++ {
				w.until[day]++
			}
			if before >= 0 {
				w.pairs++
				if wait <= 1 && before <= 1 {
					w.both++
				}
			}
			before = wait
		}
	}
	return w
}

// Back-orders that nobody asks about cost nothing: fifty million a week cost as
// much as there are half-hours and days of waiting.
func TestBackordersAreCounts(t *testing.T) {
	m := season(1e9, 1e9, 1)
	m.Orders.Rates = Rates{Interval: des.Hour, Expected: []float64{50e6 / 168}, Cyclic: true}
	m.Reasons = nil
	d := New(m, replication(0)).buyers.delivery
	if most := 49 * 48 * (d.wait.most() + 1); len(d.waits) > most {
		t.Errorf("%d entries for %d half-hours and days of waiting", len(d.waits), most)
	}
}

// By hand: of 1000 orders a tenth is for goods that are not in stock. Of the other 900
// half want an item of which there are 200, so that 250 more wait. With goods that take
// five days and a promise of two, exactly these 350 are late. All whose parcel is late
// ask where it is, once or each day, and all ask about their payment and for what they
// send back: each need about a back-order says so, and no other does.
func TestNeedsSayThatGoodsWait(t *testing.T) {
	reason := func(name string, c Cause) Reason { return Reason{Name: name, Causes: []Cause{c}} }
	m := &Model{
		Calendar: plainDays(20), Orders: daily(append([]float64{1000}, make([]float64, 19)...)...),
		Delivery: &Delivery{
			Promise: 2, Backorder: Backorder{Share: 0.1, Delay: fixedDays(5)},
			Items: []Item{{Share: append([]float64{0.5}, make([]float64, 19)...), Stock: 200}},
		},
		Reasons: []Reason{
			reason("status", PerParcel{Late: 1}), reason("worry", EachDay{Late: []float64{1}, Once: true}),
			reason("again", EachDay{Late: []float64{1}}), reason("payment", PerOrder{Share: 1}),
			reason("returns", AfterDelivery{Share: 1}), reason("refunds", AfterReturn{Share: 1}),
			reason("advice", Flow{Rates: Rates{Interval: 20 * des.Day, Expected: []float64{50}}, Exact: true}),
		},
	}
	s := New(m, replication(0))
	if n := s.Parcels()[0].BackOrders; n != 350 {
		t.Errorf("%d back-orders, want 350", n)
	}
	counts := map[string][2]int{}
	for _, n := range all(s) {
		c := counts[m.Reasons[n.Reason].Name]
		if c[0]++; n.Back {
			c[1]++
		}
		counts[m.Reasons[n.Reason].Name] = c
	}
	for name, want := range map[string][2]int{ // all, and about back-orders
		"status": {350, 350}, "worry": {350, 350}, "again": {3 * 350, 3 * 350}, // three days late
		"payment": {1000, 350}, "returns": {1000, 350}, "refunds": {1000, 350}, "advice": {50, 0},
	} {
		if counts[name] != want {
			t.Errorf("%s: %v needs, and of them about back-orders, want %v", name, counts[name], want)
		}
	}
}
