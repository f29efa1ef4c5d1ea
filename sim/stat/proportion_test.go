package stat

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// Clopper & Pearson's limits, as in any table.
func TestProportion(t *testing.T) {
	for _, c := range []struct {
		hits, n      int
		mean, lo, hi float64
	}{
		{0, 20, 0, 0, 0.1684335},
		{20, 20, 1, 0.8315665, 1},
		{10, 20, 0.5, 0.2719578, 0.7280422},
		{1, 10, 0.1, 0.0025286, 0.4450161},
		{38, 40, 0.95, 0.8308, 0.9939},
	} {
		e := Proportion(c.hits, c.n, 0.95)
		if !near(e.Mean, c.mean, 1e-12) || math.Abs(e.Lo-c.lo) > 5e-5 || math.Abs(e.Hi-c.hi) > 5e-5 || e.N != c.n || !e.HasInterval() {
			t.Errorf("%d of %d: %+v, want %v to %v", c.hits, c.n, e, c.lo, c.hi)
		}
	}
	for n, warning := range []string{"no data", "one replication: no interval"} {
		if e := Proportion(n, n, 0.95); e.HasInterval() || e.Warnings[0] != warning {
			t.Errorf("%d of %d: %+v", n, n, e)
		}
	}
}

// Summed over all outcomes, the interval holds the truth at least as often as
// it says: no simulation is needed.
func TestProportionCovers(t *testing.T) {
	const n, confidence = 25, 0.9
	for p := 0.005; p < 1; p += 0.005 {
		covered := 0.0
		for hits := 0; hits <= n; hits++ {
			if Proportion(hits, n, confidence).Holds(p) {
				covered += distuv.Binomial{N: n, P: p}.Prob(float64(hits))
			}
		}
		if covered < confidence-1e-9 {
			t.Errorf("p = %.3f is covered with %.4f only", p, covered)
		}
	}
}
