package demand

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
)

// doubled is a shop whose orders and calls for advice are doubled on days 7 to 13,
// until a moment, with needs of every kind.
func doubled(until des.Time) *Model {
	m := shop(PerParcel{OnTime: 0.1, Late: 0.4})
	m.Orders.Rates = Rates{Interval: des.Hour / 2}
	advice := Rates{Interval: des.Hour / 2}
	uplift := slices.Repeat([]float64{1}, 28)
	for i := range 28 * 48 {
		factor := 1.0
		if at := des.Time(i) * des.Hour / 2; at >= 7*des.Day && at < until {
			factor = 2
		}
		m.Orders.Rates.Expected = append(m.Orders.Rates.Expected, 2*factor)
		advice.Expected = append(advice.Expected, factor)
	}
	for day := 7; des.Time(day)*des.Day < until; day++ {
		uplift[day] = 2
	}
	m.Delivery.Items = []Item{{Share: slices.Repeat([]float64{0.1}, 28), Stock: 40, Until: until}}
	m.Orders.Busyness = Busyness{Day: 0.2, Interval: 0.1, Correlation: 0.5}
	m.Reasons = append(m.Reasons,
		Reason{Name: "pay", Causes: []Cause{PerOrder{Share: 0.2, After: dist.Must(dist.NewExponential(20000))}}},
		Reason{Name: "advice", Causes: []Cause{Flow{Rates: advice}}},
		Reason{Name: "back", Causes: []Cause{AfterDelivery{Share: 0.3}}, Uplift: uplift})
	return m
}

// stoppable is the same until day 14, and can be stopped.
func stoppable() *Model {
	m := doubled(14 * des.Day)
	half := make([]float64, 28*48)
	for i := range half {
		half[i] = 1 / (m.Orders.Rates.Expected[i] / 2)
	}
	uplift := slices.Repeat([]float64{1}, 28)
	for day := range uplift {
		uplift[day] = 1 / m.Reasons[3].Uplift[day]
	}
	m.Campaigns = []Campaign{{Orders: half, Flows: [][][]float64{2: {half}, 3: nil}, Uplift: [][]float64{3: uplift}, Items: []int{0}}}
	return m
}

// A campaign that is stopped at noon of its third day is, need by need, one that was
// planned to end then; and not one that is stopped an hour later.
func TestStoppedIsPlannedToEnd(t *testing.T) {
	at := 9*des.Day + 12*des.Hour
	s, planned := New(stoppable(), replication(0)), New(doubled(at), replication(0))
	for i := range 20 {
		s.Reset(replication(i))
		planned.Reset(replication(i))
		var got, want []Need
		n, ok := s.Next()
		for ; ok && n.At < at; n, ok = s.Next() {
			got = append(got, *n)
		}
		before := s.placed()
		lost := s.Stop(0, at)
		got = append(got, all(s)...)
		want = all(planned)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("replication %d: %d needs, planned %d", i, len(got), len(want))
		}
		if placed := planned.placed(); before-lost != placed || lost <= 0 {
			t.Errorf("replication %d: %d of %d orders are lost, and %d are placed when planned", i, lost, before, placed)
		}
		if i == 0 && reflect.DeepEqual(want, all(New(doubled(at+des.Hour), replication(0)))) {
			t.Error("an hour more makes no difference")
		}
	}
}

// A season in which nothing is stopped is the same after one in which something was.
func TestStopIsForgotten(t *testing.T) {
	s := New(stoppable(), replication(0))
	want := all(s)
	s.Reset(replication(1))
	s.Stop(0, 8*des.Day)
	s.Reset(replication(0))
	if !reflect.DeepEqual(all(s), want) {
		t.Error("it is another one")
	}
}

// 40 orders an hour, of which 20 are a campaign's, until it is stopped at noon. Half
// of the customers ask six hours later: 10 an hour before the stop and until 18:00,
// when those of the campaign are still coming, and 5 after that, Poisson. A stop that
// leaves 5 % too many is seen.
func TestStopAndWhatFollows(t *testing.T) {
	const replications = 2000
	counts := func(left float64) (late, early float64) {
		m := &Model{
			Calendar: plainDays(1), Orders: &Orders{Rates: Rates{Interval: des.Hour, Expected: slices.Repeat([]float64{40}, 24)}},
			Reasons:   []Reason{{Name: "pay", Causes: []Cause{PerOrder{Share: 0.5, After: dist.Must(dist.NewFixed(6 * 3600))}}}},
			Campaigns: []Campaign{{Orders: slices.Repeat([]float64{left}, 24)}},
		}
		s := New(m, replication(0))
		for i := range replications {
			s.Reset(replication(i))
			stopped := false
			for n, ok := s.Next(); ok; n, ok = s.Next() {
				if !stopped && n.At >= 12*des.Hour {
					stopped = true
					s.Stop(0, 12*des.Hour)
					continue
				}
				if n.At >= 18*des.Hour {
					late++
				} else if n.At >= 12*des.Hour {
					early++
				}
			}
		}
		return late, early
	}
	late, early := counts(0.5)
	near(t, "from six on", late, 6*10*replications)
	near(t, "from noon to six", early, 6*20*replications)
	if wrong, _ := counts(0.5 * 1.05); math.Abs(wrong-6*10*replications) < 8*math.Sqrt(6*10*replications) {
		t.Error("5 % too many go unseen")
	}
}

// Two campaigns that are stopped leave what is left of both.
func TestTwoStops(t *testing.T) {
	r := Rates{Interval: des.Hour, Expected: []float64{12, 12, 12}}
	m := &Model{Orders: &Orders{Rates: r}, Campaigns: []Campaign{{Orders: []float64{0.5, 0.5, 0.5}}, {Orders: []float64{1, 0.25, 0.25}}}}
	got := fmt.Sprint(m.less([]stop{{0, des.Hour / 2}, {1, 2 * des.Hour}}).Orders.Rates.Expected)
	if got != "[12 6 1.5]" || fmt.Sprint(r.Expected) != "[12 12 12]" {
		t.Error(got, r.Expected)
	}
}
