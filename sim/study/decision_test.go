package study

import (
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/stat"
)

// Looks again and again at values whose mean is the limit: with the confidence of a
// decision few are ever taken for something else, with the same at every look many are.
func TestLooksAddUp(t *testing.T) {
	const studies, last = 2000, 2000
	wrong := func(confidence func(d *decision) float64) (n int) {
		for k := range studies {
			luck := rng.New(5, k).Name("looks").Stream()
			var all []float64
			d := &decision{}
			for len(all) < last {
				for range lookAfter(len(all)) - len(all) {
					all = append(all, luck.Norm())
				}
				if e := stat.Mean(all, confidence(d)); e.Lo > 0 || e.Hi < 0 {
					n++
					break
				}
				d.looks++
			}
		}
		return n
	}
	if n := wrong((*decision).confidence); stat.Proportion(n, studies, 0.998).Lo > 1-sim.Confidence {
		t.Errorf("wrong in %d of %d", n, studies)
	}
	if n := wrong(func(*decision) float64 { return sim.Confidence }); n < studies/10 {
		t.Errorf("looking at the same interval again and again is wrong in %d of %d only", n, studies)
	}
}
