package demand

import (
	"math"
	"slices"
	"testing"
)

// Small enough for paper: orders of a few days, shared out exactly.
func TestLanesByHand(t *testing.T) {
	for _, tt := range []struct {
		name string
		o    *Orders
		d    Delivery
		want string // ordered, shipped, delivered, late, backlog, in transit; a day each
	}{
		{
			// 60 and 40. The first carrier takes 30 a day: 30 and 30. The second
			// takes all 40, and needs a day more, so that these are late.
			"two carriers",
			daily(100, 0, 0),
			Delivery{Promise: 1, Carriers: []Carrier{
				{Stage: Stage{Capacity: []float64{30}}, Share: 0.6},
				{Share: 0.4, Transit: fixedDays(2)},
			}},
			"{100 70 30 0 30 40} {0 30 30 0 0 40} {0 0 40 40 0 0}",
		},
		{
			// 50 and 50. One packs 20 a day, the other all: of what is packed the
			// carrier takes 35 a day: first day 70, 20 and 50 in proportion 10 and
			// 25; second day the 10 and 25 that are left; third the 20 that were
			// packed on the second and 10 packed on the third; so 30.
			"two warehouses",
			daily(100, 0, 0, 0),
			Delivery{Promise: 1, Carrier: Stage{Capacity: []float64{35}}, Warehouses: []Warehouse{
				{Stage: Stage{Capacity: []float64{20}}, Share: 0.5}, {Share: 0.5},
			}},
			"{100 35 35 0 65 0} {0 35 35 0 30 0} {0 30 30 30 0 0} {0 0 0 0 0 0}",
		},
		{
			// Both are handed over at once. The second carrier stands still on the
			// first and the second day: a working day in transit ends on the third.
			"one carrier stands still",
			daily(0, 10, 0, 0, 0),
			Delivery{Promise: 1, Carriers: []Carrier{
				{Share: 0.5, Transit: fixedDays(1)},
				{Share: 0.5, Transit: fixedDays(1), Standing: []bool{false, true, true, false, false}},
			}},
			"{0 0 0 0 0 0} {10 10 0 0 0 10} {0 0 5 0 0 5} {0 0 5 5 0 0} {0 0 0 0 0 0}",
		},
	} {
		m := &Model{Calendar: plainDays(len(tt.o.Rates.Expected)), Orders: tt.o, Delivery: &tt.d}
		got := sheet(New(m, replication(0)).Parcels())
		if got != "["+tt.want+"]" {
			t.Errorf("%s:\n%s, want\n[%s]", tt.name, got, tt.want)
		}
	}
}

// Of a Poisson number of orders each goes its own way: the parts are Poisson
// themselves. A share that is 5 % off is seen.
func TestLanesShareOrders(t *testing.T) {
	const replications = 400
	sent := func(first float64) (sum, square float64) {
		s := New(&Model{
			Calendar: plainDays(1), Orders: &Orders{Rates: Rates{Interval: 86400e6, Expected: []float64{100}}},
			Delivery: &Delivery{Carriers: []Carrier{{Share: first}, {Share: 0.7 - first}, {Share: 0.3}}},
		}, replication(0))
		for i := range replications {
			s.Reset(replication(i))
			n := float64(s.buyers.orders.cohorts[0].total())
			sum, square = sum+n, square+(n-30)*(n-30)
		}
		return sum, square
	}
	const want = 0.3 * 100 * replications
	sum, square := sent(0.3)
	near(t, "orders of the first", sum, want)
	// The variance of (X-λ)² is λ + 2λ² for a Poisson number.
	if math.Abs(square-want) > 4*math.Sqrt(replications*(30+2*30*30)) {
		t.Errorf("their variance is %v, want 30", square/replications)
	}
	if wrong, _ := sent(0.3 * 1.05); math.Abs(wrong-want) < 4*math.Sqrt(want) {
		t.Error("a share that is 5 % off goes unseen")
	}
}

// Several carriers that are alike are one: the same parcels are handed over on
// each day as by one with the capacity of all.
func TestAlikeCarriersAreOne(t *testing.T) {
	orders := daily(120, 60, 90, 0, 0, 30, 0, 0)
	shipped := func(d Delivery) (all []int64) {
		for _, day := range New(&Model{Calendar: plainDays(8), Orders: orders, Delivery: &d}, replication(0)).Parcels() {
			all = append(all, day.Shipped)
		}
		return all
	}
	one := shipped(Delivery{Carrier: Stage{Capacity: []float64{60}}})
	part := Carrier{Stage: Stage{Capacity: []float64{20}}, Share: 1.0 / 3}
	if three := shipped(Delivery{Carriers: []Carrier{part, part, part}}); !slices.Equal(one, three) {
		t.Errorf("three ship %v, one %v", three, one)
	}
}
