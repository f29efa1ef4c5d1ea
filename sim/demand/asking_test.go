package demand

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
)

// Of n customers each asks with probability p, independent of the others: the
// counts are binomial, all orders alike, none twice.
func TestThinningIsExact(t *testing.T) {
	for _, tt := range []struct {
		n int64
		p float64
	}{{1, 0.3}, {7, 0.5}, {64, 0.9}, {100, 0.013}, {100, 1}, {3000, 0.002}, {5, 0}} {
		const runs = 4000
		var th thinning
		c := cohort{size: [bands]int64{slow: tt.n}}
		var counts [][]float64
		met := make([]float64, tt.n)
		for i := range runs {
			luck := replication(i)
			count := 0.0
			seen := map[int64]bool{}
			for th.begin(&c, slow, pressure(tt.p), luck.Name("a"), luck.Name("b")); th.next(); count++ {
				if seen[th.order.number] || th.order.band != slow {
					t.Fatalf("order %v is met twice", th.order)
				}
				seen[th.order.number] = true
				met[th.order.number]++
			}
			counts = append(counts, []float64{count})
		}
		want, n := float64(tt.n)*tt.p, float64(tt.n)
		if m, se := mean(counts, total); math.Abs(m-want) > 4*se {
			t.Errorf("%+v: mean %v ± %v, want %v", tt, m, se, want)
		}
		if tt.p > 0 && tt.p < 1 {
			v, se := mean(counts, func(x []float64) float64 { return (x[0] - want) * (x[0] - want) })
			if math.Abs(v-want*(1-tt.p)) > 4*se {
				t.Errorf("%+v: variance %v ± %v, want %v", tt, v, se, want*(1-tt.p))
			}
			chi := 0.0
			for _, x := range met {
				chi += (x - runs*tt.p) * (x - runs*tt.p) / (runs * tt.p * (1 - tt.p))
			}
			if math.Abs(chi-n) > 4*math.Sqrt(2*n)+4 {
				t.Errorf("%+v: orders are not alike: chi² %v of %v", tt, chi, n)
			}
		}
	}
}

// shop is a small season: orders, delays, and one reason with the given cause.
func shop(c Cause) *Model {
	return &Model{
		Calendar: plainDays(28),
		Orders:   &Orders{Rates: Rates{Interval: des.Hour, Expected: []float64{2, 3, 7}, Cyclic: true}},
		Delivery: &Delivery{
			Warehouse: Stage{Capacity: []float64{120, 120, 120, 120, 120, 0, 0}},
			Carrier:   Stage{Capacity: []float64{140, 140, 30, 140, 140, 0, 0}},
			Working:   week, Transit: dist.Must(dist.NewLognormalMedian(1.2, 2.4)), Promise: 3,
			Backorder: Backorder{0.05, dist.Must(dist.NewUniform(2, 9))},
		},
		Reasons: []Reason{{Name: "reason", Causes: []Cause{c}}},
	}
}

// asked counts needs over replications, and what the parcels give cause for:
// late and on-time ones delivered within the calendar.
func asked(m *Model, replications int) (needs []Need, late, onTime float64) {
	s := New(m, replication(0))
	for i := range replications {
		s.Reset(replication(i))
		needs = append(needs, all(s)...)
		eachParcel(s, func(_ *cohort, f fate) {
			switch {
			case f.delivered >= len(m.Calendar.Days):
			case f.late:
				late++
			default:
				onTime++
			}
		})
	}
	return needs, late, onTime
}

// near fails the test if a count of independent chances is more than four
// standard errors from what is expected.
func near(t testing.TB, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 4*math.Sqrt(want)+1e-9 {
		t.Errorf("%s: %v, want %.1f ± %.1f", what, got, want, math.Sqrt(want))
	}
}

// untilAll makes orders end early enough for all parcels to come.
func untilAll(m *Model) *Model {
	m.Orders.Rates = Rates{Interval: des.Day, Expected: []float64{90, 70, 110, 80}}
	return m
}

// The share of parcels that is asked about is the given one for late ones and
// for those on time, and is seen to be wrong when it is 5 % off.
func TestPerParcelShares(t *testing.T) {
	cause := PerParcel{OnTime: 0.3, Late: 0.8, OnTimeAfter: dist.Must(dist.NewExponential(2)), LateAfter: dist.Must(dist.NewExponential(2))}
	needs, late, onTime := asked(untilAll(shop(cause)), 200)
	var lateNeeds float64
	for _, n := range needs {
		if n.Late {
			lateNeeds++
		}
	}
	onTimeNeeds := float64(len(needs)) - lateNeeds
	near(t, "late", lateNeeds, cause.Late*late)
	near(t, "on time", onTimeNeeds, cause.OnTime*onTime)
	if want := 1.05 * cause.Late * late; math.Abs(lateNeeds-want) < 4*math.Sqrt(want) {
		t.Error("5 % more of the late ones go unseen")
	}
	if want := 1.05 * cause.OnTime * onTime; math.Abs(onTimeNeeds-want) < 4*math.Sqrt(want) {
		t.Error("5 % more of those on time go unseen")
	}
}

// Orders of day 0 that are promised for day 3, and asked about by everybody: on
// which days, all of them alike.
func TestPerParcelDays(t *testing.T) {
	for _, tt := range []struct {
		name         string
		d            Delivery
		onTime, late float64 // days of the law
		from, to     int     // days on which the needs come
	}{
		{"on time, as drawn", Delivery{Transit: fixedDays(3)}, 2, 0, 2, 2},
		{"on time, drawn for the day of the order", Delivery{Transit: fixedDays(3)}, 0, 0, 1, 1},
		{"on time, drawn after delivery", Delivery{Transit: fixedDays(2)}, 3, 0, 1, 2},
		{
			"on time, drawn after delivery, handed over on day 2",
			Delivery{Transit: fixedDays(1), Carrier: Stage{[]float64{0, 0, 200}}},
			9, 0, 2, 3,
		},
		{"on time, same day", Delivery{}, 2, 0, 0, 0},
		{"late, as drawn", Delivery{Transit: fixedDays(5)}, 0, 1, 4, 4},
		{"late, drawn for the promised day", Delivery{Transit: fixedDays(5)}, 0, 0, 3, 3},
		{"late, drawn after delivery", Delivery{Transit: fixedDays(5)}, 0, 4, 3, 5},
		{
			"late, not in stock, handed over in time",
			Delivery{Transit: fixedDays(2), Backorder: Backorder{1, fixedDays(2)}},
			0, 1, 4, 4,
		},
	} {
		tt.d.Promise = 3
		m := &Model{
			Calendar: plainDays(9), Delivery: &tt.d,
			Orders: &Orders{Rates: Rates{Interval: 6 * des.Hour, Expected: []float64{0, 0, 0, 200}}, Exact: true},
		}
		late := tt.name[:4] == "late"
		c := PerParcel{OnTime: 1, OnTimeAfter: fixedDays(tt.onTime), LateAfter: fixedDays(tt.late)}
		if late {
			c.OnTime, c.Late = 0, 1
		}
		m.Reasons = []Reason{{Name: "where is it", Causes: []Cause{c}}}
		days := map[int]int{}
		needs := all(New(m, replication(0)))
		for _, n := range needs {
			days[int(n.At/des.Day)]++
			if n.Late != late || n.At < 18*des.Hour {
				t.Errorf("%s: ordered after 18:00 and asked at %v, late: %v", tt.name, n.At, n.Late)
			}
		}
		if len(needs) != 200 || len(days) != tt.to-tt.from+1 {
			t.Errorf("%s: %d of 200 ask, on days %v", tt.name, len(needs), days)
		}
		for day := tt.from; day <= tt.to; day++ {
			near(t, fmt.Sprintf("%s: day %d", tt.name, day), float64(days[day]), 200/float64(len(days)))
		}
	}
}

// Nobody asks before the order, nor where the parcel is after it has come, nor
// for a return before.
func TestNeedsComeInTheirTime(t *testing.T) {
	few := func(mean float64) dist.Law { return dist.Must(dist.NewExponential(mean)) }
	for _, c := range []Cause{
		PerOrder{0.4, few(3600)},
		PerParcel{0.2, 0.7, few(2), few(2)},
		EachDay{BeforePromise: 0.1, Late: []float64{0.2, 0.3}},
		AfterDelivery{0.4, few(4)},
	} {
		m := shop(c)
		m.Reasons[0].Clock = []float64{1, 0, 0, 2}
		m.Orders.Exact, m.Orders.Rates.Expected = true, []float64{1}
		s := New(m, replication(0))
		orders := customers(s)
		needs := all(s)
		if len(needs) < 50 {
			t.Errorf("%T: only %d needs", c, len(needs))
		}
		for _, n := range needs {
			k, ok := orders[n.Key]
			if !ok {
				t.Fatalf("%T: a need of nobody's", c)
			}
			day, f := int(n.At/des.Day), theFate(s, k)
			fine := n.At >= k.start
			switch c.(type) {
			case PerParcel, EachDay:
				fine = fine && day <= f.delivered
			case AfterDelivery:
				fine = fine && day >= f.delivered
			}
			if !fine {
				t.Errorf("%T: ordered in the hour after %v, delivered on day %d, need at %v", c, k.start, f.delivered, n.At)
			}
		}
	}
}

// customers finds the cohort of every key that a customer of it may have, for
// cohorts of one order.
func customers(s *Stream) map[rng.Key]*cohort {
	var a *asker
	switch x := s.buyers.causes[0].(type) {
	case *perOrder:
		a = &x.asker
	case *perParcel:
		a = &x.asker
	case *eachDay:
		a = &x.asker
	case *afterDelivery:
		a = &x.asker
	}
	found := map[rng.Key]*cohort{}
	for i := range s.buyers.orders.cohorts {
		c := &s.buyers.orders.cohorts[i]
		for of := range bands {
			key := a.key(c, &thinning{order: order{band: of}, rank: 1})
			found[key] = c
			for day := range s.buyers.days {
				found[key.With(uint64(day))] = c
			}
		}
	}
	return found
}

// theFate is that of the only order of a cohort.
func theFate(s *Stream, c *cohort) fate {
	for of := range bands {
		if c.size[of] == 1 {
			return s.buyers.delivery.fate(c, order{of, 0})
		}
	}
	panic("no order")
}

// If everybody asks at once, there are as many needs as orders, at the moments
// of the orders.
func TestEverybodyAsks(t *testing.T) {
	m := shop(PerOrder{Share: 1})
	s := New(m, replication(0))
	asked := make([]int64, len(m.Calendar.Days))
	for _, n := range all(s) {
		asked[n.At/des.Day]++
	}
	for day, p := range s.Parcels() {
		if asked[day] != p.Ordered {
			t.Errorf("day %d: %d of %d ask", day, asked[day], p.Ordered)
		}
	}
}

// Payment and returns: share, delay, and what falls beyond the horizon.
func TestOtherCauses(t *testing.T) {
	const replications = 100
	pay, _, _ := asked(untilAll(shop(PerOrder{0.2, dist.Must(dist.NewExponential(7200))})), replications)
	near(t, "payment", float64(len(pay)), 0.2*350*replications)
	var after float64
	for _, n := range pay {
		after += n.At.Seconds()
		if n.Late {
			t.Fatal("payment is late")
		}
	}
	// The moment is even within the day, the delay has a mean of two hours.
	moment := (90*0.5 + 70*1.5 + 110*2.5 + 80*3.5) / 350 * 86400
	if m := after / float64(len(pay)); math.Abs(m-moment-7200) > 4*96000/math.Sqrt(float64(len(pay))) {
		t.Errorf("payment comes %v s after the order, want 7200", m-moment)
	}

	m := untilAll(shop(AfterDelivery{0.2, nil}))
	back, late, onTime := asked(m, replications)
	near(t, "returns", float64(len(back)), 0.2*(late+onTime))
	var lateNeeds float64
	for _, n := range back {
		if n.Late {
			lateNeeds++
		}
	}
	near(t, "returns of late parcels", lateNeeds, 0.2*late)

	if gone, _, _ := asked(shop(AfterDelivery{1, dist.Never{}}), 1); len(gone) > 0 {
		t.Errorf("%d needs after never", len(gone))
	}
	if gone, _, _ := asked(shop(PerOrder{1, dist.Never{}}), 1); len(gone) > 0 {
		t.Errorf("%d needs after never", len(gone))
	}
}

// Worry multiplies the chance of asking on its day, up to certainty, and not
// the returns.
func TestWorry(t *testing.T) {
	for _, c := range []Cause{
		PerParcel{OnTime: 0.2, Late: 0.4, OnTimeAfter: fixedDays(1), LateAfter: fixedDays(0)},
		EachDay{BeforePromise: 0.2, Late: []float64{0.4}},
		AfterDelivery{Share: 0.2},
	} {
		m := &Model{
			Calendar: plainDays(6), Orders: daily(1000, 1000, 1000),
			Delivery: &Delivery{Transit: fixedDays(1), Promise: 1},
			Reasons:  []Reason{{Name: "x", Causes: []Cause{c}}},
			Worry:    []float64{1, 1, 2, 100, 1, 1},
		}
		const replications = 50
		got, _ := contactsByDay(m, replications)
		want := []float64{0, 200, 400, 1000, 0, 0}
		if _, back := c.(AfterDelivery); back {
			want = []float64{0, 200, 200, 200, 0, 0}
		}
		for day := range want {
			near(t, fmt.Sprintf("%T on day %d", c, day), got[day]*replications, want[day]*replications)
		}
	}
}

// An uplift multiplies the chance of asking on its day, up to certainty, for
// whatever begins with an order. One that is 5 % off is seen.
func TestUplift(t *testing.T) {
	const replications = 50
	for _, c := range []Cause{
		PerOrder{Share: 0.2, After: fixedDays(86400)},
		PerParcel{OnTime: 0.2, OnTimeAfter: fixedDays(1)},
		AfterDelivery{Share: 0.2},
	} {
		contacts := func(second float64) []float64 {
			got, _ := contactsByDay(&Model{
				Calendar: plainDays(6), Orders: daily(1000, 1000, 1000),
				Delivery: &Delivery{Transit: fixedDays(1), Promise: 1},
				Reasons:  []Reason{{Name: "x", Causes: []Cause{c}, Uplift: []float64{1, 1, second, 0.5, 1, 1}}},
			}, replications)
			return got
		}
		want := []float64{0, 200, 400, 100, 0, 0}
		got := contacts(2)
		for day := range want {
			near(t, fmt.Sprintf("%T on day %d", c, day), got[day]*replications, want[day]*replications)
		}
		if wrong := contacts(2.1); math.Abs(wrong[2]-want[2])*replications < 4*math.Sqrt(want[2]*replications) {
			t.Errorf("%T: an uplift that is 5 %% off goes unseen", c)
		}
		if all := contacts(100); all[2] < 999.9 && (c.kind() != "per order") {
			t.Errorf("%T: %v of 1000 ask", c, all[2])
		}
	}
}

// The worry about a late parcel is that of the day on which its customer asks,
// and not that of the promised day or of those before.
func TestWorryAboutLate(t *testing.T) {
	const replications = 50
	for name, c := range map[string]Cause{
		"once":     PerParcel{OnTime: 0.2, Late: 0.1, LateAfter: fixedDays(1)},
		"each day": EachDay{Late: []float64{0.1}},
	} {
		m := &Model{
			Calendar: plainDays(8), Orders: daily(1000, 1000, 1000, 1000),
			Delivery: &Delivery{Transit: fixedDays(3), Promise: 2}, // all come on the one day on which they are late
			Reasons:  []Reason{{Name: "x", Causes: []Cause{c}}},
			Worry:    []float64{5, 5, 5, 1, 2, 4, 100},
		}
		got, _ := contactsByDay(m, replications)
		for day, want := range []float64{0, 0, 0, 100, 200, 400, 1000, 0} {
			near(t, fmt.Sprintf("%s, day %d", name, day), got[day]*replications, want*replications)
		}
	}
}

// someCause draws a cause with a share of up to one, and one with more.
func someCause(r *rapid.T) (less, more Cause) {
	share := func(name string) (float64, float64) {
		a, b := rapid.Float64Range(0, 1).Draw(r, name), rapid.Float64Range(0, 1).Draw(r, name)
		return min(a, b), max(a, b)
	}
	law := dist.Must(dist.NewExponential(2))
	a, b := share("share")
	c, d := share("late")
	switch rapid.IntRange(0, 4).Draw(r, "cause") {
	case 0:
		return PerOrder{a, law}, PerOrder{b, law}
	case 1:
		return PerParcel{a, c, law, law}, PerParcel{b, d, law, law}
	case 2:
		return EachDay{BeforePromise: a, Late: []float64{c, a}, Once: true}, EachDay{BeforePromise: b, Late: []float64{d, b}, Once: true}
	case 3:
		return EachDay{BeforePromise: a, Late: []float64{c, a}}, EachDay{BeforePromise: b, Late: []float64{d, b}}
	default:
		return AfterDelivery{a, law}, AfterDelivery{b, law}
	}
}

// A higher share only adds customers. Those who ask once asked no later.
func TestMoreShareAddsNeeds(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		less, more := someCause(r)
		luck := replication(rapid.IntRange(0, 9).Draw(r, "replication"))
		at := map[rng.Key]des.Time{}
		for _, n := range all(New(shop(more), luck)) {
			at[n.Key] = n.At
		}
		hazard, _ := less.(EachDay)
		for _, n := range all(New(shop(less), luck)) {
			then, ok := at[n.Key]
			if !ok || then != n.At && !(hazard.Once && then/des.Day < n.At/des.Day) {
				r.Fatalf("the need at %v is at %v (%v) where more ask", n.At, then, ok)
			}
		}
	})
}

// A lost week at the carrier adds customers who ask where their parcel is; all
// who asked before ask still.
func TestLateCarrierAddsNeeds(t *testing.T) {
	few := dist.Must(dist.NewExponential(1))
	for _, c := range []Cause{PerParcel{0.02, 0.3, few, few}, EachDay{BeforePromise: 0.01, Late: []float64{0.2}, Once: true}} {
		m := untilAll(shop(c))
		before := all(New(m, replication(0)))
		m.Delivery.Carrier.Capacity = []float64{140, 0, 0, 0, 0, 0, 0, 140, 140, 140, 140, 140, 0, 0}
		after := map[rng.Key]bool{}
		for _, n := range all(New(m, replication(0))) {
			after[n.Key] = true
		}
		if len(after) < 2*len(before) {
			t.Errorf("%T: %d needs, %d with a lost week", c, len(before), len(after))
		}
		for _, n := range before {
			if !after[n.Key] {
				t.Errorf("%T: the customer of %v asks no more", c, n.At)
			}
		}
	}
}

// The wall clock holds on the days on which it is changed.
func TestClock(t *testing.T) {
	weights := make([]float64, 48)
	weights[20], weights[21] = 1, 3 // 10:00 to 10:30 and to 11:00
	c := newClock(weights)
	for _, day := range []calendar.Day{
		{Start: 3 * des.Day},
		{Start: 3 * des.Day, Jump: calendar.Jump{At: 2 * des.Hour, By: des.Hour}},
		{Start: 3 * des.Day, Jump: calendar.Jump{At: 3 * des.Hour, By: -des.Hour}},
	} {
		early := 0
		for i := range 1000 {
			wall := day.Clock(c.at(day, (float64(i)+0.5)/1000))
			if wall < 10*des.Hour || wall >= 11*des.Hour {
				t.Fatalf("%+v: at %v", day.Jump, wall)
			}
			if wall < 10*des.Hour+30*des.Minute {
				early++
			}
		}
		if early != 250 {
			t.Errorf("%+v: %d of 1000 in the first half-hour, want 250", day.Jump, early)
		}
		if last := c.at(day, math.Nextafter(1, 0)); last != day.At(11*des.Hour)-1 {
			t.Errorf("%+v: the last is at %v", day.Jump, day.Clock(last))
		}
		if first, last := clock(nil).at(day, 1e-9), clock(nil).at(day, 1-1e-9); first != day.Start+day.Length()/1e9 || last >= day.Start+day.Length() {
			t.Errorf("%+v: an even day is from %v to %v", day.Jump, first, last)
		}
	}
	if newClock(make([]float64, 48)) != nil {
		t.Error("weights that are all 0 are not even")
	}
}
