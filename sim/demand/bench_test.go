package demand

import (
	"fmt"
	"testing"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
)

// The cost of a need from flows of constant rate, merging included.
func BenchmarkFlows(b *testing.B) {
	for _, flows := range []int{1, 2, 4, 10, 40} {
		b.Run(fmt.Sprint(flows), func(b *testing.B) {
			m := &Model{}
			for i := range flows {
				m.Reasons = append(m.Reasons, Reason{Name: fmt.Sprint(i), Causes: []Cause{Flow{
					Rates: Rates{Interval: 1000 * des.Day, Expected: []float64{1e7}, Cyclic: true},
				}}})
			}
			s := New(m, replication(0))
			b.ReportAllocs()
			b.ResetTimer()
			for range b.N {
				if _, ok := s.Next(); !ok {
					b.Fatal("the flow has dried up")
				}
			}
		})
	}
}

// season is seven weeks of a retailer: 120 000 orders a week, five reasons that
// come from them and one that does not.
func season(warehouse, carrier, backs float64) *Model {
	const days = 49
	m := &Model{Calendar: plainDays(days)}
	var hours, advice, evening []float64
	weekday := []float64{1.1, 1, 1, 1, 0.9, 0.8, 1.2}
	for i := range days * 24 {
		hour := 0.4
		if i%24 >= 8 {
			hour = 1.3
		}
		hours = append(hours, 120000.0/7/24*weekday[i/24%7]*hour)
		advice = append(advice, 2400.0/7/24)
	}
	for i := range 48 {
		evening = append(evening, float64(i))
	}
	b := Busyness{Name: "orders", Day: 0.1, Interval: 0.08, Correlation: 0.6}
	m.Orders = &Orders{Rates: Rates{Interval: des.Hour, Expected: hours}, Busyness: b}
	m.Delivery = &Delivery{
		Warehouse: Stage{Capacity: []float64{warehouse, warehouse, warehouse, warehouse, warehouse, warehouse, 0}},
		Carrier:   Stage{Capacity: []float64{carrier, carrier, carrier, carrier, carrier, 0, 0}},
		Working:   []bool{true, true, true, true, true, false, false},
		Transit:   dist.Must(dist.NewLognormalMedian(0.8, 1.6)),
		Promise:   3,
		Backorder: Backorder{Share: backs, Delay: dist.Must(dist.NewUniform(3, 20))},
	}
	few := func(days float64) dist.Law { return dist.Must(dist.NewExponential(days)) }
	m.Reasons = []Reason{
		{Name: "order status", Clock: evening, Causes: []Cause{PerParcel{OnTime: 0.013, Late: 0.3, OnTimeAfter: few(2), LateAfter: few(1)}}},
		{Name: "payment", Causes: []Cause{PerOrder{Share: 0.006, After: few(3600)}}},
		{Name: "change", Causes: []Cause{PerOrder{Share: 0.008, After: few(7200)}}},
		{Name: "returns", Clock: evening, Causes: []Cause{AfterDelivery{Share: 0.015, After: few(5)}}},
		{Name: "damage", Clock: evening, Causes: []Cause{AfterDelivery{Share: 0.005, After: few(2)}}},
		{Name: "advice", Causes: []Cause{Flow{Rates: Rates{Interval: des.Hour, Expected: advice}, Busyness: b}}},
	}
	return m
}

// A season of 49 days and 840 000 orders: with room to spare, with one week in
// which little leaves the warehouse, and with many back-orders.
func BenchmarkSeason(b *testing.B) {
	late := season(32000, 32000, 0.02)
	late.Delivery.Carrier.Capacity = nil
	for day := range 49 {
		capacity := []float64{32000, 32000, 32000, 32000, 32000, 0, 0}[day%7]
		if day/7 == 3 {
			capacity *= 0.5
		}
		late.Delivery.Carrier.Capacity = append(late.Delivery.Carrier.Capacity, capacity)
	}
	hazard := season(32000, 32000, 0.02)
	hazard.Reasons[0].Causes[0] = EachDay{BeforePromise: 0.003, Late: []float64{0.1, 0.15, 0.2}, Once: true}
	for _, bb := range []struct {
		name string
		m    *Model
	}{{"calm", season(32000, 32000, 0.02)}, {"late", late}, {"backs", season(32000, 32000, 0.15)}, {"hazard", hazard}} {
		b.Run(bb.name, func(b *testing.B) {
			s := New(bb.m, replication(0))
			b.Run("counts", func(b *testing.B) {
				b.ReportAllocs()
				for i := range b.N {
					s.Reset(replication(i))
				}
			})
			b.Run("needs", func(b *testing.B) {
				b.ReportAllocs()
				needs := 0
				for i := range b.N {
					s.Reset(replication(i))
					for _, ok := s.Next(); ok; _, ok = s.Next() {
						needs++
					}
				}
				b.ReportMetric(float64(needs)/float64(b.N), "needs/op")
			})
		})
	}
}
