package demand

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"testing"

	"github.com/rushproof/rushproof/sim/des"
)

// truthCase is a case of testdata/logistics.json: one stage of daily capacity,
// fixed transit, contacts by hazard.
type truthCase struct {
	ID     string
	Params struct {
		Orders       []float64
		Capacity     []float64
		Promise      int
		HazardOnTime float64   `json:"hazard_ontime"`
		HazardLate   []float64 `json:"hazard_late"`
		Horizon      int
		Transit      float64
		Once         *bool
		Notify       *struct {
			FromLate int `json:"from_late"`
			Factor   float64
		}
	}
	Exact struct {
		Days []struct {
			Day                int
			Orders, Dispatched float64
			Backlog            float64 `json:"backlog_end"`
			Delivered          float64
			Late               float64 `json:"delivered_late"`
			Contacts           float64 `json:"wismo_contacts"`
			BeforePromise      float64 `json:"wismo_contacts_before_promise"`
		}
		Total struct {
			MeanLate float64            `json:"mean_late_days_of_late"`
			LateDays map[string]float64 `json:"late_days_distribution"`
			Contacts float64            `json:"wismo_contacts"`
		}
	}
}

func readCases[C any](t testing.TB, file string) []C {
	t.Helper()
	text, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var all struct{ Cases []C }
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	if len(all.Cases) == 0 {
		t.Fatalf("%s holds no cases", file)
	}
	return all.Cases
}

func (c *truthCase) model() *Model {
	p := &c.Params
	each := EachDay{BeforePromise: p.HazardOnTime, Late: p.HazardLate, Once: p.Once == nil || *p.Once}
	if p.Notify != nil {
		each.Notice = Notice{p.Notify.FromLate, p.Notify.Factor}
	}
	return &Model{
		Calendar: plainDays(p.Horizon),
		Orders:   daily(p.Orders...),
		Delivery: &Delivery{Carrier: Stage{Capacity: p.Capacity}, Transit: fixedDays(p.Transit), Promise: p.Promise},
		Reasons:  []Reason{{Name: "order status", Causes: []Cause{each}}},
	}
}

// The counts of parcels are the exact ones, day by day.
func TestTruthParcels(t *testing.T) {
	for _, c := range readCases[truthCase](t, "logistics.json") {
		t.Run(c.ID, func(t *testing.T) {
			s := New(c.model(), replication(0))
			var shipped, delivered int64
			for i, day := range s.Parcels() {
				want := c.Exact.Days[i]
				shipped += day.Shipped
				delivered += day.Delivered
				if got := (ParcelDay{
					Ordered: int64(want.Orders), Shipped: int64(want.Dispatched), Delivered: int64(want.Delivered),
					Late: int64(want.Late), Backlog: int64(want.Backlog), InTransit: shipped - delivered,
				}); day != got {
					t.Errorf("day %d: %+v, want %+v", i, day, got)
				}
			}
			late := map[string]float64{}
			sum, parcels := 0.0, 0.0
			eachParcel(s, func(c *cohort, f fate) {
				days := max(f.delivered-s.buyers.delivery.promised[c.day], 0)
				late[fmt.Sprint(days)]++
				if days > 0 {
					sum += float64(days)
					parcels++
				}
			})
			for days, want := range c.Exact.Total.LateDays {
				if late[days] != want {
					t.Errorf("%v parcels are %s days late, want %v", late[days], days, want)
				}
			}
			if mean := sum / max(parcels, 1); math.Abs(mean-c.Exact.Total.MeanLate) > 1e-9 {
				t.Errorf("late parcels are %v days late, want %v", mean, c.Exact.Total.MeanLate)
			}
		})
	}
}

// eachOrder calls f with every order.
func eachOrder(s *Stream, f func(*cohort, order)) {
	for i := range s.buyers.orders.cohorts {
		c := &s.buyers.orders.cohorts[i]
		for of := range bands {
			for number := range c.size[of] {
				f(c, order{of, number})
			}
		}
	}
}

// eachParcel calls f with the fate of every order.
func eachParcel(s *Stream, f func(*cohort, fate)) {
	eachOrder(s, func(c *cohort, o order) { f(c, s.buyers.delivery.fate(c, o)) })
}

// contactsByDay plays a model and returns the mean number of needs a day, of
// all and of those that were not late.
func contactsByDay(m *Model, replications int) (all, early []float64) {
	s := New(m, replication(0))
	all, early = make([]float64, len(m.Calendar.Days)), make([]float64, len(m.Calendar.Days))
	for i := range replications {
		s.Reset(replication(i))
		for n, ok := s.Next(); ok; n, ok = s.Next() {
			all[n.At/des.Day] += 1 / float64(replications)
			if !n.Late {
				early[n.At/des.Day] += 1 / float64(replications)
			}
		}
	}
	return all, early
}

// worstZ returns how many standard errors the worst day is off, or the whole of
// them. Contacts are a sum of independent chances, so their variance is at most
// their mean.
func worstZ(c *truthCase, m *Model, replications int) (worst float64, at string) {
	compare := func(what string, got, want float64) {
		z := 0.0
		if want > 0 {
			z = math.Abs(got-want) / math.Sqrt(want/float64(replications))
		} else if got > 0 {
			z = math.Inf(1)
		}
		if z > worst {
			worst, at = z, fmt.Sprintf("%s: %.4f, want %.4f", what, got, want)
		}
	}
	all, early := contactsByDay(m, replications)
	total := 0.0
	for i, day := range c.Exact.Days {
		compare(fmt.Sprintf("all on day %d", i), all[i], day.Contacts)
		compare(fmt.Sprintf("before the promised day on day %d", i), early[i], day.BeforePromise)
		total += all[i]
	}
	compare("all", total, c.Exact.Total.Contacts)
	return worst, at
}

func TestTruthContacts(t *testing.T) {
	for _, c := range readCases[truthCase](t, "logistics.json") {
		t.Run(c.ID, func(t *testing.T) {
			if z, at := worstZ(&c, c.model(), 400); z > 4 {
				t.Errorf("z = %.1f for %s", z, at)
			}
		})
	}
}

// Hazards and capacities that are 5 % off, and one day more in transit or
// less promised, are seen, in each case with as many replications as it takes for so
// many contacts.
func TestTruthHasPower(t *testing.T) {
	const contacts = 200_000
	for name, spoil := range map[string]func(*Model){
		"hazards 5 % up": func(m *Model) {
			c := m.Reasons[0].Causes[0].(EachDay)
			c.BeforePromise *= 1.05
			late := append([]float64{}, c.Late...)
			for i := range late {
				late[i] *= 1.05
			}
			c.Late = late
			m.Reasons[0].Causes[0] = c
		},
		"one day longer in transit": func(m *Model) { m.Delivery.Transit = fixedDays(m.Delivery.Transit.Mean() + 1) },
		"one day less promised":     func(m *Model) { m.Delivery.Promise-- },
		"5 % more capacity": func(m *Model) {
			capacity := append([]float64{}, m.Delivery.Carrier.Capacity...)
			for i := range capacity {
				capacity[i] = math.Ceil(1.05 * capacity[i])
			}
			m.Delivery.Carrier.Capacity = capacity
		},
	} {
		for _, c := range readCases[truthCase](t, "logistics.json") {
			m := c.model()
			spoil(m)
			if z, _ := worstZ(&c, m, int(contacts/c.Exact.Total.Contacts)); z < 4 {
				t.Errorf("%s: %s goes unseen, z = %.1f", c.ID, name, z)
			}
		}
	}
}
