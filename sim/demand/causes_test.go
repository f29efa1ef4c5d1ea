package demand

import (
	"fmt"
	"math"
	"testing"
)

// Of those who ask about their parcel 40 % ask the carrier, late or not, once
// or every day; of those who send it back nobody does. A share that is 5 % off
// is seen.
func TestSomeAskElsewhere(t *testing.T) {
	const replications = 50
	for _, c := range []Cause{
		PerParcel{OnTime: 0.2, Late: 0.4},
		EachDay{BeforePromise: 0.2, Late: []float64{0.4}},
		EachDay{BeforePromise: 0.2, Late: []float64{0.4}, Once: true},
		AfterDelivery{Share: 0.2},
	} {
		asked := func(elsewhere float64) float64 {
			m := shop(c)
			m.Reasons[0].Elsewhere = elsewhere
			all, _ := contactsByDay(m, replications)
			return total(all) * replications
		}
		all, here := asked(0), asked(0.4)
		want := 0.6 * all
		if _, back := c.(AfterDelivery); back {
			want = all
		}
		near(t, fmt.Sprintf("%T", c), here, want)
		if wrong := 0.95 * 0.6 * all; math.Abs(here-wrong) < 4*math.Sqrt(wrong) {
			t.Errorf("%T: a share that is 5 %% off goes unseen", c)
		}
	}
}

// While tracking is down those ask more whose parcel is not late. 1000 orders a
// day travel three days of which two are promised: on the day after the order
// 10 % ask, and on the next; on the third, late, 20 %.
func TestUnsure(t *testing.T) {
	const replications = 50
	got, _ := contactsByDay(&Model{
		Calendar: plainDays(8), Orders: daily(1000, 1000, 1000),
		Delivery: &Delivery{Transit: fixedDays(3), Promise: 2},
		Reasons:  []Reason{{Name: "x", Causes: []Cause{EachDay{BeforePromise: 0.1, Late: []float64{0.2}}}}},
		Unsure:   []float64{1, 1, 1, 2, 1, 1, 1, 1},
	}, replications)
	for day, want := range []float64{0, 100, 200, 2*200 + 200, 100 + 200, 200, 0, 0} {
		near(t, fmt.Sprintf("day %d", day), got[day]*replications, want*replications)
	}
}

// Wrong messages make 5 % of those ask whose parcel is handed over on the day.
func TestMisled(t *testing.T) {
	const replications = 50
	got, _ := contactsByDay(&Model{
		Calendar: plainDays(5), Orders: daily(1000, 1000, 1000),
		Delivery: &Delivery{Carrier: Stage{Capacity: []float64{800}}, Promise: 2},
		Reasons:  []Reason{{Name: "x", Causes: []Cause{Misled{Share: []float64{0, 0.05, 0.1, 0, 0}}}}},
	}, replications)
	for day, want := range []float64{0, 40, 80, 0, 0} {
		near(t, fmt.Sprintf("day %d", day), got[day]*replications, want*replications)
	}
}

// Of the item 500 are there. Two orders in ten are for it: 200, 200 and on the
// third day 100, so that 100 wait two days for their goods, and all 200 of the
// fourth. Nothing else does: shipped are 1000, 1000, 900, 800 and then 100 and
// 200. Orders on the fifth day are none.
func TestItemIsSoldOut(t *testing.T) {
	m := &Model{
		Calendar: plainDays(7), Orders: daily(1000, 1000, 1000, 1000, 0, 0, 0),
		Delivery: &Delivery{
			Promise: 1, Backorder: Backorder{Delay: fixedDays(2)},
			Items: []Item{{Share: []float64{0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2}, Stock: 500}},
		},
	}
	for day, want := range []int64{1000, 1000, 900, 800, 100, 200, 0} {
		if got := New(m, replication(0)).Parcels()[day].Shipped; got != want {
			t.Errorf("day %d: %d shipped, want %d", day, got, want)
		}
	}
	// With luck the stock is the same, and those who want the item are binomial.
	m.Orders = &Orders{Rates: m.Orders.Rates}
	var back, want float64
	for i := range 200 {
		s := New(m, replication(i))
		sold := 0.0
		for _, c := range s.buyers.orders.cohorts {
			back += float64(c.size[1+slow])
			sold += float64(c.total())
		}
		want += 0.2*sold - 500
	}
	if math.Abs(back-want) > 4*math.Sqrt(200*4000*0.2*0.8) {
		t.Errorf("%v back-orders, want %v", back, want)
	}
}

// Ordered on a Monday and delivered, kept two days, two working days on the way
// back from Wednesday, and asked about a day after that: on Saturday. What was
// ordered on Tuesday goes back on Thursday, is there on Monday, and is asked
// about on Tuesday.
func TestReturnsTravelBack(t *testing.T) {
	const replications = 50
	got, _ := contactsByDay(&Model{
		Calendar: plainDays(14), Orders: daily(1000, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
		Delivery: &Delivery{Working: append(week, week...)},
		Reasons: []Reason{{Name: "x", Causes: []Cause{
			AfterReturn{Share: 0.1, Kept: fixedDays(2), Travel: fixedDays(2), After: fixedDays(1)},
		}}},
	}, replications)
	want := make([]float64, 14)
	want[5], want[8] = 100, 100
	for day := range want {
		near(t, fmt.Sprintf("day %d", day), got[day]*replications, want[day]*replications)
	}
}
