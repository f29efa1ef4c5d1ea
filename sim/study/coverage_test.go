package study

import (
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/stat"
)

// luckyStudy makes up the values of one study, and for quantiles that of all
// contacts together.
type luckyStudy func(luck *rng.Stream) (values []pair, merged func() (float64, bool))

func normal(luck *rng.Stream) (values []pair, _ func() (float64, bool)) {
	for range 8 {
		values = append(values, pair{10 + luck.Norm()/2, 1})
	}
	return values, nil
}

func skewed(luck *rng.Stream) (values []pair, _ func() (float64, bool)) {
	for range 100 {
		values = append(values, pair{10 * luck.Exp(), 1})
	}
	return values, nil
}

// binomial has 30 % of a number of contacts that itself varies by half.
func binomial(luck *rng.Stream) (values []pair, _ func() (float64, bool)) {
	for range 60 {
		n := math.Round(100 * (0.5 + luck.Float64()))
		values = append(values, pair{float64(luck.Binomial(int64(n), 0.3)), n})
	}
	return values, nil
}

// gappy is binomial, but every tenth replication has no contacts at all.
func gappy(luck *rng.Stream) (values []pair, _ func() (float64, bool)) {
	for range 60 {
		n := int64(20)
		if luck.Float64() < 0.1 {
			n = 0
		}
		values = append(values, pair{float64(luck.Binomial(n, 0.3)), float64(n)})
	}
	return values, nil
}

// waits has exponential waits with mean 60 s, and their 90 % quantile.
func waits(luck *rng.Stream) (values []pair, _ func() (float64, bool)) {
	var all stat.Histogram
	for range 30 {
		var one stat.Histogram
		for range 100 {
			one.Add(des.Seconds(60 * luck.Exp()))
		}
		all.Merge(&one)
		p90, _ := one.Quantile(0.9)
		values = append(values, pair{p90.Seconds(), 1})
	}
	return values, func() (float64, bool) { p90, ok := all.Quantile(0.9); return p90.Seconds(), ok }
}

// The 95 % intervals hold the known answer in 95 % of studies, within four
// standard errors of so many studies. A biased answer is found out.
func TestCoverage(t *testing.T) {
	if testing.Short() {
		t.Skip("makes up thousands of studies")
	}
	for _, c := range []struct {
		name, measure string
		truth         float64
		slack         float64 // of an interval that holds only for many replications
		studies       int
		study         luckyStudy
	}{
		{"mean of normal values", "worst_interval", 10, 0, 4000, normal},
		{"mean of skewed values", "worst_interval", 10, 0.01, 3000, skewed},
		{"ratio of binomial counts", "abandonment", 0.3, 0.005, 3000, binomial},
		{"ratio with gaps", "abandonment", 0.3, 0.005, 3000, gappy},
		{"quantile of all waits", "p90(wait)", 60 * math.Ln10, 0.005, 1000, waits},
	} {
		held, heldWrong := 0, 0
		for k := range c.studies {
			luck := rng.New(11, k).Name(c.name).Stream()
			m, _ := sim.FindMeasure(c.measure)
			values, merged := c.study(&luck)
			e := estimate(m, values, sim.Confidence, merged)
			held += holds(e, c.truth)
			heldWrong += holds(e, 1.05*c.truth)
		}
		tolerance := c.slack + 4*math.Sqrt(0.95*0.05/float64(c.studies))
		if share := float64(held) / float64(c.studies); math.Abs(share-0.95) > tolerance {
			t.Errorf("%s: %.2f %% of intervals hold the truth, want 95 ± %.2f", c.name, 100*share, 100*tolerance)
		}
		if heldWrong >= held-c.studies/100 {
			t.Errorf("%s: a value 5 %% off is held as often: %d, %d", c.name, heldWrong, held)
		}
	}
}

func holds(e sim.Estimate, x float64) int {
	if e.Low <= x && x <= e.High {
		return 1
	}
	return 0
}
