package demand

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/rushproof/rushproof/sim/des"
)

// few are exact orders of a day, so many in each half-hour.
func few(perHalfHour float64) *Orders {
	return &Orders{Rates: Rates{Interval: des.Hour / 2, Expected: slices.Repeat([]float64{perHalfHour}, 48)}, Exact: true}
}

// One order in each half-hour and shares of 60 and 40 %, by hand: the running
// totals of the first carrier are 0.6, 1.2, 1.8, 2.4, 3, so 1, 1, 2, 2, 3 whole
// ones: it has the first, third and fifth of every five.
func TestFewOrdersTakeTurns(t *testing.T) {
	m := &Model{Calendar: plainDays(1), Orders: few(1), Delivery: &Delivery{Carriers: []Carrier{{Share: 0.6}, {Share: 0.4}}}}
	s := New(m, replication(0))
	for again := range 2 { // each replication begins anew
		got := ""
		for _, c := range s.buyers.orders.cohorts[:20] {
			got += fmt.Sprint(c.total())
		}
		if want := "10011001101001100110"; got != want {
			t.Errorf("replication %d: orders by half-hour and carrier %s, want %s", again, got, want)
		}
		s.Reset(replication(1))
	}
}

// However few orders a half-hour has, each lane has its share of those so far, to
// within one; and of them back-orders and those that want an item theirs, to within
// one half. Rounding each half-hour on its own gives one lane everything, and a total
// over all lanes gives the first of two all the back-orders.
func TestExactSharesHoldWithFewOrders(t *testing.T) {
	for _, perHalfHour := range []float64{0.3, 1, 2, 3.7, 40} {
		for _, shares := range [][]float64{{1}, {0.5, 0.5}, {0.6, 0.4}, {0.05, 0.05, 0.9}, {0.1, 0.2, 0.3, 0.4}} {
			d := Delivery{Backorder: Backorder{Share: 0.5, Delay: fixedDays(2)}, Items: []Item{{Share: []float64{0.25}}}}
			for _, share := range shares {
				d.Carriers = append(d.Carriers, Carrier{Share: share})
			}
			s := New(&Model{Calendar: plainDays(1), Orders: few(perHalfHour), Delivery: &d}, replication(0))
			all, lanes, waiting := 0.0, make([]float64, len(shares)), make([]float64, len(shares))
			for i, c := range s.buyers.orders.cohorts {
				n := float64(c.total())
				all, lanes[c.lane], waiting[c.lane] = all+n, lanes[c.lane]+n, waiting[c.lane]+float64(c.size[back])
				if (i+1)%len(shares) != 0 {
					continue
				}
				for lane, share := range shares {
					if off := lanes[lane] - share*all; math.Abs(off) >= 1 {
						t.Fatalf("%v a half-hour, shares %v, by half-hour %d: lane %d has %v of %v", perHalfHour, shares, i/len(shares), lane, lanes[lane], all)
					}
				}
			}
			if want := math.Round(48 * perHalfHour); all != want {
				t.Errorf("%v orders, want %v", all, want)
			}
			// Half wait at once, and of the other half a quarter want what there is none of.
			for lane, n := range lanes {
				if want := n/2 + n/2/4; math.Abs(waiting[lane]-want) > 0.5+0.125+0.5 {
					t.Errorf("%v a half-hour, shares %v: of %v orders of lane %d %v wait, want %v", perHalfHour, shares, n, lane, waiting[lane], want)
				}
			}
		}
	}
}

// A tenth of one order in each half-hour want an item of which there are two, by
// hand: 4.8 of 48, so that three find none.
func TestFewOrdersEmptyAStock(t *testing.T) {
	m := &Model{Calendar: plainDays(1), Orders: few(1), Delivery: &Delivery{
		Backorder: Backorder{Delay: fixedDays(2)}, Items: []Item{{Share: []float64{0.1}, Stock: 2}},
	}}
	if n := New(m, replication(0)).Parcels()[0].BackOrders; n != 3 {
		t.Errorf("%d back-orders, want 3", n)
	}
}
