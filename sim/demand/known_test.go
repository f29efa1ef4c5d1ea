package demand

import (
	"fmt"
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim/dist"
)

// Small enough for paper: a carrier that takes 50 a day, and 100 orders on each of
// two days, promised for the day itself. They are handed over on days 0 and 1, and
// 2 and 3. Promised in three days, the first are all in time, and promised for the
// next day those of the second that come on day 2. Late by four days, all of the first come
// on day 4. As back-orders they wait two days for their goods, behind what is left of
// the second day: 50 late on each of days 2, 3 and 4.
func TestKnownPromise(t *testing.T) {
	m := &Model{Calendar: plainDays(6), Orders: daily(100, 100, 0, 0, 0, 0), Delivery: &Delivery{Carrier: Stage{Capacity: []float64{50}}}}
	for _, tt := range []struct {
		known *Known
		want  []int64 // late by day
	}{
		{nil, []int64{0, 50, 50, 50, 0, 0}},
		{&Known{Promise: []int{3, -1, -1, -1, -1, -1}}, []int64{0, 0, 50, 50, 0, 0}},
		{&Known{Promise: []int{-1, 1, -1, -1, -1, -1}}, []int64{0, 50, 0, 50, 0, 0}},
		{&Known{OnTime: []float64{1, -1, -1, -1, -1, -1}}, []int64{0, 0, 50, 50, 0, 0}},
		{&Known{OnTime: []float64{0, 1, -1, -1, -1, -1}, LateBy: fixedDays(4)}, []int64{0, 0, 0, 0, 100, 0}},
		{&Known{Back: []float64{1, -1, -1, -1, -1, -1}}, []int64{0, 0, 50, 50, 50, 0}},
	} {
		m.Delivery.Known, m.Delivery.Backorder.Delay = tt.known, fixedDays(2)
		var late []int64
		for _, p := range New(m, replication(0)).Parcels() {
			late = append(late, p.Late)
		}
		if fmt.Sprint(late) != fmt.Sprint(tt.want) {
			t.Errorf("%+v: late %v, want %v", tt.known, late, tt.want)
		}
	}
}

// Whatever the lines say, 70 % of the first day's parcels are on time, and of those
// who ask the same share; late ones come by the law. A share that is 5 % off is seen.
func TestKnownOnTime(t *testing.T) {
	const replications = 400
	late := func(share float64) (counted, asked, byOne float64) {
		m := &Model{
			Calendar: plainDays(40), Orders: &Orders{Rates: daily(100).Rates},
			Delivery: &Delivery{
				Promise: 3, Carrier: Stage{Capacity: []float64{30}}, Transit: dist.Must(dist.NewExponential(1)),
				Known: &Known{OnTime: make([]float64, 40), LateBy: dist.Must(dist.NewExponential(1 / math.Ln2))},
			},
			Reasons: []Reason{{Name: "late", Causes: []Cause{PerParcel{Late: 0.5}}}},
		}
		m.Delivery.Known.OnTime[0] = share
		s := New(m, replication(0))
		for i := range replications {
			s.Reset(replication(i))
			byOne += float64(s.Parcels()[4].Late)
			for _, p := range s.Parcels() {
				counted += float64(p.Late)
			}
			asked += float64(len(all(s)))
		}
		return counted, asked, byOne
	}
	counted, asked, byOne := late(0.7)
	near(t, "late", counted, 0.3*100*replications)
	near(t, "late who ask", asked, 0.5*0.3*100*replications)
	near(t, "late by a day", byOne, 0.5*0.3*100*replications) // rounded up, geometric with mean 2
	if wrong, _, _ := late(0.7 * 0.95); math.Abs(wrong-0.3*100*replications) < 8*math.Sqrt(0.3*100*replications) {
		t.Error("a share that is 5 % off goes unseen")
	}
}
