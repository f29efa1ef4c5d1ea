package study

import (
	"math"
	"slices"
	"testing"
)

// By hand, of 19 seasons, so that each rank is a twentieth: 0.0 to 0.1 is below the
// range, and 0.9 to 1.0 above.
func TestOutside(t *testing.T) {
	ones := func(zeros, ones int) []float64 {
		return append(make([]float64, zeros), slices.Repeat([]float64{1}, ones)...)
	}
	for _, c := range []struct {
		values              []float64
		value, below, above float64
	}{
		{ones(0, 19), 0, 1, 0},                    // less than all: the first rank
		{ones(0, 19), 2, 0, 1},                    // more than all
		{ones(1, 18), 0.5, 1, 0},                  // more than one: the second
		{ones(2, 17), 0.5, 0, 0},                  // the third
		{ones(9, 10), 0, 0.1 / 0.5, 0},            // among nine: ranks to 0.5
		{ones(9, 10), 1, 0, 0.1 / 0.55},           // among ten: from 0.45
		{ones(0, 19), 1, 0.1, 0.1},                // all the same: any rank
		{ones(18, 1), 0, 0.1 / 0.95, 0.05 / 0.95}, // to 0.95
	} {
		if below, above := outside(c.values, c.value); math.Abs(below-c.below) > 1e-12 || math.Abs(above-c.above) > 1e-12 {
			t.Errorf("%v among %v: %v below and %v above, want %v and %v", c.value, c.values, below, above, c.below, c.above)
		}
	}
}
