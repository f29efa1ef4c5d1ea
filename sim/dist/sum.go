package dist

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/sim/rng"
)

// Sum is the law of phases that follow each other, each with luck of its own:
// talk, hold and wrap-up.
type Sum struct {
	laws   []Law
	phases []Law // the same, those that are conditioned on first at the end
}

// CDF integrates over the phases and goes through their cases: both are bounded.
const (
	maxPhases = 3
	maxCases  = 1_000_000
)

// NewSum returns the law of the sum of independent laws. Sums of sums are
// sums. At most three of the laws may vary; fixed times are free.
func NewSum(laws ...Law) (Sum, error) {
	if len(laws) == 0 {
		return Sum{}, errors.New("sum: write at least one law")
	}
	var l Sum
	varying, together := 0, 1
	for _, law := range laws {
		parts := []Law{law}
		if sum, ok := law.(Sum); ok {
			parts = sum.laws
		}
		l.laws = append(l.laws, parts...)
	}
	for _, law := range l.laws {
		if HoldsSum(law) {
			return Sum{}, fmt.Errorf("sum: %v holds a sum of its own: write its phases out as a mixture of sums", law)
		}
		if _, ok := law.(Fixed); !ok {
			varying++
		}
		together = min(together*cases(law), maxCases+1)
	}
	switch {
	case varying > maxPhases:
		return Sum{}, fmt.Errorf("sum: %d varying phases: write at most %d, besides fixed ones", varying, maxPhases)
	case together > maxCases:
		return Sum{}, fmt.Errorf("sum: more than %d ways to add up the values of its laws: write fewer of them", maxCases)
	}
	l.phases = slices.Clone(l.laws)
	slices.SortStableFunc(l.phases, func(a, b Law) int { return ease(a) - ease(b) })
	return l, nil
}

// HoldsSum reports whether a law is a sum, or one is hidden inside it: its CDF and
// Quantile are then not for the inner loop.
func HoldsSum(law Law) bool {
	switch l := law.(type) {
	case Sum:
		return true
	case Scaled:
		return HoldsSum(l.law)
	case Mixture:
		return slices.ContainsFunc(l.laws, HoldsSum)
	}
	return false
}

// cases counts the values or laws that a law is one of.
func cases(law Law) int {
	switch l := law.(type) {
	case Empirical:
		return len(l.values)
	case Scaled:
		return cases(l.law)
	case Mixture:
		sum := 0
		for _, part := range l.laws {
			sum += cases(part)
		}
		return sum
	}
	return 1
}

// ease ranks the laws by how easily a sum is conditioned on their values. Those
// whose quantiles take long to find come last.
func ease(law Law) int {
	switch law.(type) {
	case Fixed:
		return 4
	case Empirical:
		return 3
	case Mixture:
		return 2
	case Gamma:
		return 0
	}
	return 1
}

// CDF is found by numerical integration, to about 1e-9: one phase is
// conditioned on after another. It is not for the inner loop.
func (l Sum) CDF(x float64) float64 {
	if math.IsInf(x, 1) {
		return 1
	}
	return min(max(sumCDF(l.phases, x), 0), 1)
}

// sumCDF is the probability that the phases together last at most x.
func sumCDF(phases []Law, x float64) float64 {
	last := len(phases) - 1
	if x < 0 || last == 0 {
		return phases[0].CDF(x)
	}
	before := phases[:last:last]
	switch law := phases[last].(type) {
	case Fixed:
		return sumCDF(before, x-law.value)
	case Empirical:
		sum := 0.0
		for i, value := range law.values {
			sum += law.share(i) * sumCDF(before, x-value)
		}
		return sum
	case Mixture:
		return law.weigh(func(part Law) float64 { return sumCDF(append(before, part), x) })
	default:
		return integrate(0, law.CDF(x), func(p float64) float64 {
			return sumCDF(before, x-law.Quantile(p))
		})
	}
}

// Mean is the sum of the means.
func (l Sum) Mean() float64 {
	mean := 0.0
	for _, law := range l.laws {
		mean += law.Mean()
	}
	return mean
}

// Quantile inverts the distribution function, where that is precise enough.
// Beyond, it is bounded: of k laws that each stay below their quantile of
// 1 - (1-p)/k, the sum stays below all of these with probability p or more.
func (l Sum) Quantile(p float64) float64 {
	bound := 0.0
	for _, law := range l.laws {
		bound += law.Quantile(1 - (1-p)/float64(len(l.laws)))
	}
	return min(smallest(p, l.CDF), bound)
}

// Sample draws a value of each law, in the order in which they were given.
func (l Sum) Sample(s *rng.Stream) float64 {
	x := 0.0
	for _, law := range l.laws {
		x += law.Sample(s)
	}
	return x
}

// String writes the law, as in sum(exponential(240s), exponential(60s)).
func (l Sum) String() string {
	items := make([]string, len(l.laws))
	for i, law := range l.laws {
		items[i] = law.String()
	}
	return "sum(" + strings.Join(items, ", ") + ")"
}

// Variance is the sum of the variances.
func (l Sum) Variance() float64 {
	variance := 0.0
	for _, law := range l.laws {
		variance += law.Variance()
	}
	return variance
}
