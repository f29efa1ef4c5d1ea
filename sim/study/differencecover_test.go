package study

import (
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/stat"
)

// quantilesOf is the 90 % quantile of waits that are exponential with the given means, by
// replication and of all together: each wait of one comes from the luck of that of another.
func quantilesOf(luck rng.Stream, means ...float64) []sim.Value {
	const replications, contacts = 30, 100
	values, merged := make([]sim.Value, len(means)), make([]stat.Histogram, len(means))
	for range replications {
		own := make([]stat.Histogram, len(means))
		for range contacts {
			wait := luck.Exp()
			for i, mean := range means {
				own[i].Add(des.Seconds(mean * wait))
			}
		}
		for i := range own {
			merged[i].Merge(&own[i])
			p90, _ := own[i].Quantile(0.9)
			seconds := p90.Seconds()
			values[i].Each = append(values[i].Each, &seconds)
		}
	}
	for i := range values {
		p90, _ := merged[i].Quantile(0.9)
		values[i].Measure, values[i].Mean, values[i].N = "p90(wait)", p90.Seconds(), replications
	}
	return values
}

// The intervals of differences of quantiles hold the exact one, (60 - 48) ln 10, in 95 % of
// comparisons, on the same luck and without; intervals of 0.8 times the width hold it less
// often than four standard errors of so many comparisons, and half a point for the bias of
// sectioning, allow.
func TestQuantileDifferencesCover(t *testing.T) {
	if testing.Short() {
		t.Skip("makes up thousands of studies")
	}
	const studies, truth = 800, (48 - 60) * math.Ln10
	tolerance := 0.005 + 4*math.Sqrt(0.95*0.05/studies)
	for name, paired := range map[string]bool{"paired": true, "not paired": false} {
		held, narrow := 0, 0
		for k := range studies {
			both := quantilesOf(rng.New(12, k).Name("base").Stream(), 60, 48)
			base, of := &both[0], &both[1]
			if !paired {
				of = &quantilesOf(rng.New(12, k).Name("other").Stream(), 48)[0]
			}
			d := difference(base, of, paired)
			held += holds(d.Estimate, truth)
			narrow += holds(narrower(d.Estimate), truth)
		}
		if share := float64(held) / studies; math.Abs(share-0.95) > tolerance {
			t.Errorf("%s: %.1f %% of intervals hold the exact difference, want 95 ± %.1f", name, 100*share, 100*tolerance)
		}
		if share := float64(narrow) / studies; share > 0.95-tolerance {
			t.Errorf("%s: intervals that are too narrow hold it in %.1f %%", name, 100*share)
		}
	}
}

// narrower is an interval of 0.8 times the width.
func narrower(e sim.Estimate) sim.Estimate {
	e.Low, e.High = e.Mean-0.8*(e.Mean-e.Low), e.Mean+0.8*(e.High-e.Mean)
	return e
}
