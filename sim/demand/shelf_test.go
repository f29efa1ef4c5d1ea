package demand

import (
	"fmt"
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
)

// Small enough for paper: 100 and 50 parcels, promised for the next day, come to
// a shelf of 60 places, and are collected two days later.
func TestShelfByHand(t *testing.T) {
	for _, tt := range []struct {
		name string
		p    PickUp
		want string // delivered, late, on the shelf, held, redirected; a day each
	}{
		{
			// 60 find room, 40 wait, and on the next day all 50. Then 60 are
			// collected, and the 40, late now, and 20 of the 50 move up, in time;
			// the 30 others two days later.
			"they wait",
			PickUp{Share: 1, Room: 60, Kept: fixedDays(2)},
			"[[60 0 60 40 0] [0 0 60 90 0] [60 40 60 30 0] [0 0 60 30 0] [30 30 30 0 0] [0 0 30 0 0] [0 0 0 0 0] [0 0 0 0 0]]",
		},
		{
			// The 40 and the 50 are at another point on the day after, in time.
			"they are sent on",
			PickUp{Share: 1, Room: 60, Kept: fixedDays(2), Redirected: 1},
			"[[60 0 60 0 40] [40 0 60 0 50] [50 0 0 0 0] [0 0 0 0 0] [0 0 0 0 0] [0 0 0 0 0] [0 0 0 0 0] [0 0 0 0 0]]",
		},
		{
			// Who collects on the same day leaves room on the next.
			"they are collected at once",
			PickUp{Share: 1, Room: 60},
			"[[60 0 0 40 0] [60 0 0 30 0] [30 0 0 0 0] [0 0 0 0 0] [0 0 0 0 0] [0 0 0 0 0] [0 0 0 0 0] [0 0 0 0 0]]",
		},
	} {
		m := &Model{Calendar: plainDays(8), Orders: daily(100, 50, 0, 0, 0, 0, 0, 0), Delivery: &Delivery{Promise: 1, PickUp: tt.p}}
		if tt.name == "they are collected at once" {
			m.Delivery.Promise = 2
		}
		var got [][]int64
		for _, p := range New(m, replication(0)).Parcels() {
			got = append(got, []int64{p.Delivered, p.Late, p.OnShelf, p.Held, p.Redirected})
		}
		if fmt.Sprint(got) != tt.want {
			t.Errorf("%s:\n%v, want\n%s", tt.name, got, tt.want)
		}
	}
}

// The same days: who may ask late is looked for no longer than parcels come. With room
// for all none comes later than its day; the 40 come on day 2, and the last of the 50
// on day 4; sent on they are there on the day after.
func TestShelfLast(t *testing.T) {
	for _, tt := range []struct {
		p    PickUp
		want string
	}{
		{PickUp{Share: 1, Room: 150, Kept: fixedDays(2)}, "[0 1 2 3 4 5 6 7]"},
		{PickUp{Share: 1, Room: 60, Kept: fixedDays(2)}, "[2 4 4 4 4 5 6 7]"},
		{PickUp{Share: 1, Room: 60, Kept: fixedDays(2), Redirected: 1}, "[1 2 2 3 4 5 6 7]"},
	} {
		m := &Model{Calendar: plainDays(8), Orders: daily(100, 50, 0, 0, 0, 0, 0, 0), Delivery: &Delivery{Promise: 1, PickUp: tt.p}}
		last := New(m, replication(0)).buyers.delivery.carriers[0].shelf.last
		if got := fmt.Sprint(last[:8]); got != tt.want {
			t.Errorf("room for %d, %v sent on: %s, want %s", tt.p.Room, tt.p.Redirected, got, tt.want)
		}
	}
}

// A shelf from which everything is collected the next day is Moran's dam: with
// A parcels that come, Poisson, and room for M, those that wait follow
// W' = max(W+A-M, 0), of which the law is reckoned day by day; sent on are
// (A-M)+. A shelf with 5 % less room is seen.
func TestShelfIsMoransDam(t *testing.T) {
	const days, rate, room, replications = 30, 100.0, 104, 4000
	law, square := damDay(nil, rate, room), 0.0
	for range days - 1 {
		law = damDay(law, rate, room)
	}
	mean := 0.0
	for w, p := range law {
		mean += float64(w) * p
		square += float64(w*w) * p
	}
	se := math.Sqrt((square - mean*mean) / replications)
	held := func(room int64) (sum float64) {
		eachLastDay(days, rate, PickUp{Share: 1, Room: room, Kept: fixedDays(1)}, replications, func(p ParcelDay) { sum += float64(p.Held) })
		return sum / replications
	}
	if got := held(room); math.Abs(got-mean) > 4*se {
		t.Errorf("%v wait, want %.3f ± %.3f", got, mean, se)
	}
	if wrong := held(room - 5); math.Abs(wrong-mean) < 8*se {
		t.Errorf("with 5 %% less room %v wait, which goes unseen beside %.3f ± %.3f", wrong, mean, se)
	}
	var sent, want, second float64
	for w, p := range damDay(nil, rate, room) {
		want, second = want+float64(w)*p, second+float64(w*w)*p
	}
	se = math.Sqrt((second - want*want) / replications)
	eachLastDay(days, rate, PickUp{Share: 1, Room: room, Kept: fixedDays(1), Redirected: 1}, replications, func(p ParcelDay) { sent += float64(p.Redirected) })
	if sent /= replications; math.Abs(sent-want) > 4*se {
		t.Errorf("%v are sent on, want %.3f ± %.3f", sent, want, se)
	}
}

// damDay returns the law of those who wait after a day, from that before it.
func damDay(before []float64, rate float64, room int) []float64 {
	if before == nil {
		before = []float64{1}
	}
	const most = 400
	after := make([]float64, most)
	p := math.Exp(-rate)
	for come := range most {
		for w, q := range before {
			if next := max(w+come-room, 0); next < most {
				after[next] += p * q
			}
		}
		p *= rate / float64(come+1)
	}
	return after
}

// eachLastDay looks at the last of some days with the same Poisson orders.
func eachLastDay(days int, rate float64, p PickUp, replications int, look func(ParcelDay)) {
	m := &Model{
		Calendar: plainDays(days), Orders: &Orders{Rates: Rates{Interval: des.Day, Expected: []float64{rate}, Cyclic: true}},
		Delivery: &Delivery{Promise: 1, PickUp: p},
	}
	s := New(m, replication(0))
	for i := range replications {
		s.Reset(replication(i))
		look(s.Parcels()[days-1])
	}
}

// With room for all, as many are on the shelf as come a day, times the mean
// number of midnights that they stay (Little's law), and they are Poisson. A
// stay that is 5 % off is seen.
func TestShelfObeysLittlesLaw(t *testing.T) {
	const days, rate, share, replications = 60, 1000.0, 0.6, 400
	stay := func(law dist.Law) (nights float64) {
		for night := range days {
			nights += 1 - law.CDF(float64(night))
		}
		return nights
	}
	law, wrong := dist.Must(dist.NewExponential(2)), dist.Must(dist.NewExponential(2.1))
	on := func(law dist.Law) (sum float64) {
		eachLastDay(days, rate, PickUp{Share: share, Room: 1 << 40, Kept: law}, replications, func(p ParcelDay) { sum += float64(p.OnShelf) })
		return sum
	}
	want := rate * share * stay(law) * replications
	near(t, "on the shelf", on(law), want)
	if math.Abs(on(wrong)-want) < 8*math.Sqrt(want) {
		t.Error("a stay that is 5 % off goes unseen")
	}
}

// Those who ask see the shelf that is counted: late parcels, redirected ones and
// all that are delivered, day by day. Chance makes the shelf full on some days.
func TestShelfOfThoseWhoAsk(t *testing.T) {
	const replications = 1500
	m := shop(Redirected{Share: 0.5})
	m.Delivery.PickUp = PickUp{Share: 0.7, Room: 110, Kept: dist.Must(dist.NewExponential(1)), Redirected: 0.4}
	m.Reasons = append(m.Reasons,
		Reason{Name: "late", Causes: []Cause{PerParcel{Late: 0.5}}},
		Reason{Name: "all", Causes: []Cause{AfterDelivery{Share: 0.5}}})
	m.Orders.Rates = Rates{Interval: des.Day, Expected: []float64{90, 70, 110, 80, 120, 60, 70}}
	var got, want [3]float64
	s := New(m, replication(0))
	for i := range replications {
		s.Reset(replication(i))
		for _, p := range s.Parcels() {
			want[0] += 0.5 * float64(p.Redirected)
			want[1] += 0.5 * float64(p.Late)
			want[2] += 0.5 * float64(p.Delivered)
		}
		for n, ok := s.Next(); ok; n, ok = s.Next() {
			got[n.Reason]++
		}
	}
	for i, name := range []string{"redirected", "late", "delivered"} {
		// Both the count and those who ask are drawn: at most twice the variance.
		if z := (got[i] - want[i]) / math.Sqrt(2*want[i]); math.Abs(z) > 4 {
			t.Errorf("%s: %v ask, want %.0f", name, got[i], want[i])
		}
		if 0.05*want[i] < 8*math.Sqrt(2*want[i]) && i > 0 {
			t.Errorf("%s: %v are too few to see 5 %%", name, want[i])
		}
	}
	if want[0] < 100 {
		t.Errorf("only %v are redirected", want[0])
	}
}
