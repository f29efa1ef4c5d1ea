package stat

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat"
	"pgregory.net/rapid"
)

func tallyOf(values ...float64) (t Tally) {
	for _, x := range values {
		t.Add(x)
	}
	return t
}

func near(got, want, tolerance float64) bool {
	return math.Abs(got-want) <= tolerance*max(1, math.Abs(want))
}

func TestTally(t *testing.T) {
	for _, c := range []struct {
		values         []float64
		mean, variance float64
	}{
		{nil, 0, 0},
		{[]float64{7}, 7, 0},
		{[]float64{2, 2, 2}, 2, 0}, // n·v squared would give 8
		{[]float64{1e9, 1e9 + 1, 1e9 + 2}, 1e9 + 1, 1}, // Σx² - n·mean² would give 0
		{[]float64{1, 2, 3, 4, 5}, 3, 2.5},
		{[]float64{-1, 1}, 0, 2},
	} {
		tally := tallyOf(c.values...)
		if tally.N() != len(c.values) || tally.Mean() != c.mean || tally.Variance() != c.variance || tally.SD() != math.Sqrt(c.variance) {
			t.Errorf("%v: n %d, mean %v, variance %v; want %v and %v", c.values, tally.N(), tally.Mean(), tally.Variance(), c.mean, c.variance)
		}
	}
}

func TestTallyAgreesWithTwoPasses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-1e6, 1e6), 2, 200).Draw(t, "values")
		mean, variance := stat.MeanVariance(values, nil)
		tally := tallyOf(values...)
		if tally.N() != len(values) || !near(tally.Mean(), mean, 1e-12) || !near(tally.Variance(), variance, 1e-9) {
			t.Fatalf("mean %v and variance %v, want %v and %v", tally.Mean(), tally.Variance(), mean, variance)
		}
	})
}
