package demand

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

func flowModel(r ...Rates) *Model {
	m := &Model{}
	for i, rates := range r {
		m.Reasons = append(m.Reasons, Reason{Name: fmt.Sprint("reason ", i), Causes: []Cause{Flow{Rates: rates}}})
	}
	return m
}

// Counts are Poisson, times even within their interval, gaps exponential; and
// a rate that is 5 % off is seen.
func TestFlowIsPoisson(t *testing.T) {
	const intervals, expected = 20000, 12.5
	sample := func(rate float64) (counts, places, gaps [][]float64) {
		r := Rates{Interval: des.Hour, Expected: slices.Repeat([]float64{rate}, intervals)}
		n := make([]float64, intervals)
		last := des.Time(0)
		for _, need := range all(New(flowModel(r), replication(0))) {
			n[need.At/des.Hour]++
			places = append(places, []float64{float64(need.At%des.Hour) / float64(des.Hour)})
			gaps = append(gaps, []float64{float64(need.At-last) / float64(des.Hour) * rate})
			last = need.At
		}
		for _, x := range n {
			counts = append(counts, []float64{x})
		}
		return counts, places, gaps
	}
	counts, places, gaps := sample(expected)
	if m, se := mean(counts, total); math.Abs(m-expected) > 4*se {
		t.Errorf("mean %v ± %v, want %v", m, se, expected)
	}
	if v, se := mean(counts, func(x []float64) float64 { return (x[0] - expected) * (x[0] - expected) }); math.Abs(v-expected) > 4*se {
		t.Errorf("variance %v ± %v, want %v", v, se, expected)
	}
	n := float64(len(places))
	if d := distance(places, func(x float64) float64 { return x }); d > 2/math.Sqrt(n) {
		t.Errorf("times are not even within their interval: distance %v", d)
	}
	if d := distance(gaps, func(x float64) float64 { return -math.Expm1(-x) }); d > 2/math.Sqrt(n) {
		t.Errorf("gaps are not exponential: distance %v", d)
	}
	wrong, _, _ := sample(1.05 * expected)
	if m, se := mean(wrong, total); math.Abs(m-expected) < 4*se {
		t.Errorf("a rate that is 5 %% too high goes unseen: %v ± %v", m, se)
	}
}

// Needs lie within their interval, however short and busy it is.
func TestFlowInsideInterval(t *testing.T) {
	r := Rates{Interval: 3, Expected: []float64{50, 0, 0, 50, 0}, Cyclic: true}
	s := New(flowModel(r), replication(0))
	seen := [15]int{}
	for range 10000 {
		n, ok := s.Next()
		if !ok {
			t.Fatal("a cyclic flow ended")
		}
		seen[n.At%15]++
	}
	for at, n := range seen {
		if inside := at < 3 || at >= 9 && at < 12; inside != (n > 0) {
			t.Errorf("%d needs at %d µs", n, at)
		}
	}
}

func TestFlowEnds(t *testing.T) {
	for name, m := range map[string]*Model{
		"no reasons":       {},
		"no causes":        {Reasons: []Reason{{Name: "none"}}},
		"no rates":         flowModel(Rates{}),
		"nothing for ever": flowModel(Rates{Interval: des.Hour, Expected: []float64{0, 0}, Cyclic: true}),
		"one interval":     flowModel(Rates{Interval: des.Hour, Expected: []float64{3}}),
		"with a calendar": {
			Calendar: plainDays(3),
			Reasons:  flowModel(Rates{Interval: des.Day, Expected: []float64{9}, Cyclic: true}).Reasons,
		},
	} {
		end := des.Hour
		if m.Calendar != nil {
			end = m.Calendar.End()
		}
		s := New(m, replication(1))
		needs := all(s)
		for _, n := range needs {
			if n.At >= end {
				t.Errorf("%s: a need at %v", name, n.At)
			}
		}
		if _, ok := s.Next(); ok {
			t.Errorf("%s: a need after the last", name)
		}
		if s.Parcels() != nil {
			t.Errorf("%s: parcels without orders", name)
		}
		if m.Calendar != nil && len(needs) < 10 {
			t.Errorf("%s: %d needs in three days", name, len(needs))
		}
	}
}

// A rate that is scaled up keeps its customers and adds some after the last of
// each interval.
func TestFlowKeepsCustomers(t *testing.T) {
	keys := func(scale float64) map[des.Time][]rng.Key {
		k := map[des.Time][]rng.Key{}
		r := Rates{Interval: des.Hour, Expected: []float64{4 * scale, 0, 9 * scale, 0.2 * scale}}
		for _, n := range all(New(flowModel(r), replication(0))) {
			k[n.At/des.Hour] = append(k[n.At/des.Hour], n.Key)
		}
		return k
	}
	few := keys(1)
	for _, scale := range []float64{1.1, 2, 10} {
		many := keys(scale)
		for hour, k := range few {
			if len(many[hour]) < len(k) || !slices.Equal(many[hour][:len(k)], k) {
				t.Errorf("x%v: hour %d lost customers", scale, hour)
			}
		}
	}
}

// Flows merge in order of time; one more flow, or another order of reasons,
// changes nothing about the others.
func TestFlowsPermuted(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		m := &Model{}
		for i := range rapid.IntRange(1, 20).Draw(r, "flows") {
			rates := Rates{
				Interval: des.Time(rapid.IntRange(1, 50).Draw(r, "interval")) * des.Minute,
				Expected: rapid.SliceOfN(rapid.Float64Range(0, 5), 1, 6).Draw(r, "expected"),
			}
			busy := Flow{Rates: rates}
			if rapid.IntRange(0, 40).Draw(r, "busy") == 0 { // seldom: its tables take time
				busy.Busyness = Busyness{Day: 0.3, Interval: 0.3, Correlation: 0.5}
			}
			m.Reasons = append(m.Reasons, Reason{Name: fmt.Sprint(i), Causes: []Cause{busy, Flow{Rates: rates}}})
		}
		luck := replication(rapid.IntRange(0, 99).Draw(r, "replication"))
		needs := all(New(m, luck))
		ordered(t, needs)
		order := rapid.Permutation(m.Reasons).Draw(r, "order")
		if other := byName(order, all(New(&Model{Reasons: order}, luck))); !slices.Equal(other, byName(m.Reasons, needs)) {
			r.Error("another order of reasons gives other needs")
		}
		alone := all(New(&Model{Reasons: m.Reasons[:1]}, luck))
		rest := slices.DeleteFunc(needs, func(n Need) bool { return n.Reason != 0 })
		if !slices.Equal(alone, rest) {
			r.Error("other flows change the first one")
		}
	})
}

// byName writes needs with the name of their reason and sorts them.
func byName(reasons []Reason, needs []Need) []string {
	var list []string
	for _, n := range needs {
		list = append(list, fmt.Sprint(n.At, reasons[n.Reason].Name, n.Key))
	}
	slices.Sort(list)
	return list
}

// An exact flow brings the expected numbers, rounded with the same running
// total, at moments that are spread evenly over their interval and in order; the
// first of n has mean 1/(n+1) and variance n/((n+1)²(n+2)).
func TestExactFlow(t *testing.T) {
	const n, expected = 4000, 12.5
	m := flowModel(Rates{Interval: des.Hour, Expected: []float64{expected, 0, expected, 0.2}})
	flow := m.Reasons[0].Causes[0].(Flow)
	flow.Exact, flow.Channel = true, 3
	m.Reasons[0].Causes[0] = flow
	var places, firsts [][]float64
	for i := range n {
		var came [4]int
		last := des.Time(0)
		for _, need := range all(New(m, replication(i))) {
			hour, place := need.At/des.Hour, float64(need.At%des.Hour)/float64(des.Hour)
			if came[hour] == 0 && hour == 0 {
				firsts = append(firsts, []float64{place})
			}
			came[hour]++
			places = append(places, []float64{place})
			if need.At < last || need.Channel != 3 {
				t.Fatalf("%+v after %v", need, last)
			}
			last = need.At
		}
		if came != [4]int{13, 0, 12, 0} {
			t.Fatalf("came %v", came)
		}
	}
	if d := distance(places, func(x float64) float64 { return x }); d > 2/math.Sqrt(float64(len(places))) {
		t.Errorf("times are not even within their interval: distance %v", d)
	}
	if m, se := mean(firsts, total); math.Abs(m-1./14) > 4*se || math.Abs(se*math.Sqrt(n)/math.Sqrt(13./15/14/14)-1) > 0.1 {
		t.Errorf("the first comes at %v ± %v, want %v", m, se, 1./14)
	}
}
