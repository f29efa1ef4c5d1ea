package study_test

import (
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/study"
)

// Ten agents answer 110 calls an hour of 300 s on average, exponential. Callers of the base
// hang up after 60 s exactly, those of the strategy by Weibull's law with shape 2 and scale
// 135 s. The exact answers of both are those of M/M/n+G (Zeltyn & Mandelbaum, "Call centers with
// impatient customers", Queueing Systems 51, 2005), integrated numerically to ten digits. The
// intervals of the differences hold theirs in 95 % of comparisons, within four standard errors
// of so many, as those of one comparison hang together. Intervals of 0.8 times the width hold
// them less often.
func TestDifferencesCoverPatienceOfAnyLaw(t *testing.T) {
	skipInShort(t)
	const studies, replications, hours = 400, 16, 5
	exact := map[string]float64{
		"abandonment":   0.09830770938 - 0.1147346300,
		"wait":          22.25340563 - 14.16708603,
		"asa":           17.36308895 - 8.226920958,
		"service_level": 0.6702594877 - 0.7234632875, // of those who did not hang up within 20 s
	}
	weibull, err := dist.NewWeibull(2, 135)
	fixed, err2 := dist.NewFixed(60)
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	patient := func(name string, law dist.Law) study.Strategy {
		s := strategy(name, desk(10, 300), hours)
		s.Model.Layout.Queues[0].Patience = law
		return s
	}
	base, other := patient("60 s", fixed), patient("Weibull", weibull)
	held, narrow := 0, 0
	for seed := range uint64(studies) {
		c := compared(t, sim.Experiment{Seed: seed, Replications: replications}, base, other)
		for measure, truth := range exact {
			d := differenceOf(t, c, 1, measure)
			held += within(d, truth)
			d.Low, d.High = d.Mean-0.8*(d.Mean-d.Low), d.Mean+0.8*(d.High-d.Mean)
			narrow += within(d, truth)
		}
	}
	of, tolerance := float64(studies*len(exact)), 4*math.Sqrt(0.95*0.05/studies)
	if share := float64(held) / of; math.Abs(share-0.95) > tolerance {
		t.Errorf("%.1f %% of intervals hold the exact difference, want 95 ± %.1f", 100*share, 100*tolerance)
	}
	if share := float64(narrow) / of; share > 0.95-tolerance {
		t.Errorf("intervals that are too narrow hold it in %.1f %%", 100*share)
	}
}
