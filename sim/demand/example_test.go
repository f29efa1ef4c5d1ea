package demand_test

import (
	"fmt"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
)

// A web shop sends 1 000 parcels a day and promises them for the next but one.
// The carrier, who manages 1 100 and delivers on the next day, loses two days
// to snow. One in a hundred customers asks for a parcel that is on time, a
// third asks for one that is late.
func Example() {
	snow := []float64{1100, 1100, 0, 0, 1100, 1100, 1100, 1100, 1100, 1100}
	m := &demand.Model{
		Calendar: &calendar.Calendar{},
		Orders:   &demand.Orders{Rates: demand.Rates{Interval: des.Day, Expected: []float64{1000}, Cyclic: true}, Exact: true},
		Delivery: &demand.Delivery{
			Carrier: demand.Stage{Capacity: snow},
			Transit: dist.Must(dist.NewFixed(1)),
			Promise: 2,
		},
		Reasons: []demand.Reason{{Name: "order status", Causes: []demand.Cause{
			demand.PerParcel{OnTime: 0.01, Late: 0.33},
		}}},
	}
	for day := range len(snow) {
		m.Calendar.Days = append(m.Calendar.Days, calendar.Day{Start: des.Time(day) * des.Day})
	}

	s := demand.New(m, rng.New(1, 0))
	asked := make([]int, len(snow))
	for need, ok := s.Next(); ok; need, ok = s.Next() {
		asked[need.At/des.Day]++
	}
	fmt.Println("day shipped late asked")
	for day, p := range s.Parcels() {
		fmt.Printf("%3d %7d %4d %5d\n", day, p.Shipped, p.Late, asked[day])
	}
	// Output:
	// day shipped late asked
	//   0    1000    0     0
	//   1    1000    0    14
	//   2       0    0    15
	//   3       0    0     0
	//   4    1100    0   320
	//   5    1100 1000   287
	//   6    1100  900   279
	//   7    1100  800   234
	//   8    1100  700   198
	//   9    1100  600   157
}
