package demand

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
)

// What a season hands out is in order, inside the calendar, the same for the
// same luck, and has the same customers in another order of reasons.
func TestSeason(t *testing.T) {
	m := season(24000, 24000, 0.05)
	m.Calendar.Days = m.Calendar.Days[:10]
	s := New(m, replication(5))
	needs := all(s)
	ordered(t, needs)
	if len(needs) < 10000 || needs[len(needs)-1].At >= m.Calendar.End() {
		t.Errorf("%d needs, the last at %v", len(needs), needs[len(needs)-1].At)
	}
	keys := map[Need]bool{}
	for _, n := range needs {
		keys[Need{Reason: n.Reason, Key: n.Key}] = true
	}
	if len(keys) != len(needs) {
		t.Errorf("%d needs of %d customers", len(needs), len(keys))
	}
	if kept := blockSize * len(s.buyers.later.blocks); kept > len(needs)/2 {
		t.Errorf("room for %d needs to come, of %d", kept, len(needs))
	}
	parcels := slices.Clone(s.Parcels())

	s.Reset(replication(6))
	if other := all(s); slices.Equal(other, needs) || slices.Equal(s.Parcels(), parcels) {
		t.Error("another replication is the same")
	}
	s.Next()
	s.Reset(replication(5))
	if again := all(s); !slices.Equal(again, needs) || !slices.Equal(s.Parcels(), parcels) {
		t.Error("the same luck gives other needs or parcels")
	}

	reasons := slices.Clone(m.Reasons)
	slices.Reverse(m.Reasons)
	other := all(New(m, replication(5)))
	ordered(t, other)
	if !slices.Equal(byName(m.Reasons, other), byName(reasons, needs)) {
		t.Error("another order of reasons gives other needs")
	}
}

// Needs at the same time come in the order of reasons, whatever their source.
func TestTies(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		m := &Model{Calendar: plainDays(1), Orders: daily(2000)}
		m.Calendar.Days = m.Calendar.Days[:1]
		rates := Rates{Interval: 50, Expected: []float64{30}} // 50 µs
		m.Orders.Rates = Rates{Interval: 50, Expected: []float64{30}}
		for i := range rapid.IntRange(1, 9).Draw(r, "reasons") {
			causes := []Cause{Flow{Rates: rates}, PerOrder{Share: 0.5}}
			m.Reasons = append(m.Reasons, Reason{Name: string(rune('a' + i)), Causes: causes[:1+i%2]})
		}
		needs := all(New(m, replication(rapid.IntRange(0, 99).Draw(r, "replication"))))
		ordered(t, needs)
		ties := 0
		for i := 1; i < len(needs); i++ {
			if needs[i].At == needs[i-1].At {
				ties++
			}
		}
		if len(m.Reasons) > 5 && ties < 50 {
			r.Errorf("only %d ties of %d", ties, len(needs))
		}
	})
}

// A stream that has played a few replications allocates nothing.
func TestSteadyStateAllocatesNothing(t *testing.T) {
	flows := New(flowModel(
		Rates{Interval: 3600e6, Expected: []float64{100}, Cyclic: true},
		Rates{Interval: 1800e6, Expected: []float64{40}, Cyclic: true},
	), replication(0))
	if n := testing.AllocsPerRun(100, func() {
		for range 100 {
			flows.Next()
		}
	}); n > 0 {
		t.Errorf("flows allocate %v times in 100 needs", n)
	}
	m := season(24000, 24000, 0.05)
	m.Calendar.Days = m.Calendar.Days[:7]
	s, i := New(m, replication(0)), 0
	play := func() {
		s.Reset(replication(i % 4))
		i++
		for ok := true; ok; {
			_, ok = s.Next()
		}
	}
	for range 4 {
		play()
	}
	if n := testing.AllocsPerRun(4, play); n > 0 {
		t.Errorf("a replication allocates %v times", n)
	}
}

// A day of 25 hours and one of 23 take their hours of orders and of flows, and
// the half-hours of their busyness.
func TestDaysOf25And23Hours(t *testing.T) {
	c := plainDays(4)
	for day, by := range []des.Time{0, -des.Hour, des.Hour, 0} {
		if by != 0 {
			c.Days[day].Jump = calendar.Jump{At: 3 * des.Hour, By: by}
		}
		if day > 0 {
			c.Days[day].Start = c.Days[day-1].Start + c.Days[day-1].Length()
		}
	}
	evening := make([]float64, 48)
	evening[47] = 1 // from 23:30 on
	m := &Model{
		Calendar: c,
		Orders:   &Orders{Rates: Rates{Interval: des.Hour, Expected: []float64{10}, Cyclic: true}, Exact: true},
		Delivery: &Delivery{},
		Reasons: []Reason{
			{Name: "returns", Clock: evening, Causes: []Cause{AfterDelivery{Share: 0.5}}},
			{Name: "advice", Causes: []Cause{Flow{
				Rates:    Rates{Interval: des.Hour, Expected: []float64{1000}, Cyclic: true},
				Busyness: Busyness{Interval: 0.01, Correlation: 0.5},
			}}},
		},
	}
	s := New(m, replication(0))
	flows := make([]float64, 4)
	for _, n := range all(s) {
		day := c.Index(n.At)
		if n.Reason == 1 {
			flows[day]++
		} else if clock := c.Days[day].Clock(n.At); clock < 23*des.Hour+30*des.Minute {
			t.Errorf("day %d: a return at %v", day, clock)
		}
	}
	for day, hours := range []float64{24, 25, 23, 24} {
		if got := float64(s.Parcels()[day].Ordered); got != 10*hours {
			t.Errorf("day %d: %v orders, want %v", day, got, 10*hours)
		}
		near(t, "flow", flows[day], 1000*hours)
	}
}

// A cause that is added to a reason changes nobody else's luck, wherever it
// stands, and no two causes share theirs.
func TestAddedCauseMovesNobody(t *testing.T) {
	few := dist.Must(dist.NewExponential(2))
	causes := []Cause{
		PerParcel{0.1, 0.3, few, few},
		EachDay{BeforePromise: 0.02, Late: []float64{0.1}, Once: true},
		PerOrder{0.05, few},
		AfterDelivery{0.05, few},
		Flow{Rates: Rates{Interval: des.Day, Expected: []float64{20}, Cyclic: true}},
	}
	seen := func(m *Model) map[Need]bool {
		needs, whose := map[Need]bool{}, map[rng.Key]bool{}
		for _, n := range all(New(m, replication(0))) {
			if whose[n.Key] {
				t.Fatalf("%T and %T share their luck", m.Reasons[0].Causes[0], m.Reasons[0].Causes[1])
			}
			needs[n], whose[n.Key] = true, true
		}
		return needs
	}
	for i, one := range causes {
		before := seen(shop(one))
		for j, added := range causes {
			m := shop(nil)
			m.Reasons[0].Causes = []Cause{added, one}
			if j == i {
				m.Reasons[0].Causes = []Cause{one, PerOrder{Share: 0.01}, one}
			}
			after := seen(m)
			for n := range before {
				if !after[n] {
					t.Fatalf("%T added to %T: the need at %v is gone", added, one, n.At)
				}
			}
			if j == i && len(after) < len(before)*3/2 {
				t.Errorf("two of %T have %d needs, one has %d", one, len(after), len(before))
			}
		}
	}
}
