package dist

import (
	"errors"
	"math"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/sim/rng"
)

// Mixture is one of several laws, each with its share of the draws: short and
// long calls (the hyperexponential law), or callers who hang up at once beside
// those who wait (balking).
type Mixture struct {
	shares     []float64
	laws       []Law
	cumulative []float64 // shares added up, ending in 1
}

// NewMixture returns the mixture of laws with the given shares, which add up
// to 1.
func NewMixture(shares []float64, laws []Law) (Mixture, error) {
	if len(laws) == 0 {
		return Mixture{}, errors.New("mixture: write at least one share and law")
	}
	cumulative, err := addUp("mixture", shares, len(laws))
	if err != nil {
		return Mixture{}, err
	}
	return Mixture{slices.Clone(shares), slices.Clone(laws), cumulative}, nil
}

// CDF is the laws' in proportion to their shares.
func (l Mixture) CDF(x float64) float64 {
	if math.IsInf(x, 1) {
		return 1
	}
	return min(l.weigh(func(law Law) float64 { return law.CDF(x) }), 1)
}

// Mean is the laws' in proportion to their shares.
func (l Mixture) Mean() float64 { return l.weigh(Law.Mean) }

// Quantile inverts the distribution function.
func (l Mixture) Quantile(p float64) float64 { return smallest(p, l.CDF) }

// Sample draws a law, then a value of it.
func (l Mixture) Sample(s *rng.Stream) float64 {
	u := s.Float64()
	for i, upTo := range l.cumulative {
		if u < upTo {
			return l.laws[i].Sample(s)
		}
	}
	return l.laws[len(l.laws)-1].Sample(s)
}

// String writes the law, as in
// mixture(80% exponential(150s), 20% exponential(900s)).
func (l Mixture) String() string {
	items := make([]string, len(l.laws))
	for i, law := range l.laws {
		items[i] = percent(l.shares[i]) + " " + law.String()
	}
	return "mixture(" + strings.Join(items, ", ") + ")"
}

// Variance is the variance within the laws plus that between their means.
func (l Mixture) Variance() float64 {
	mean := l.Mean()
	if math.IsInf(mean, 1) {
		return mean
	}
	return l.weigh(func(law Law) float64 {
		apart := law.Mean() - mean
		return law.Variance() + apart*apart
	})
}

// weigh adds up a property of the laws by their shares. A law with no share
// does not count, even where the property is infinite.
func (l Mixture) weigh(property func(Law) float64) float64 {
	sum := 0.0
	for i, law := range l.laws {
		if l.shares[i] > 0 {
			sum += l.shares[i] * property(law)
		}
	}
	return sum
}
