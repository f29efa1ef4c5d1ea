package dist

import (
	"fmt"
	"math"

	"github.com/rushproof/rushproof/sim/rng"
)

// Weibull is the law exp(-(x/scale)^shape) of lasting longer than x. With a
// shape below 1 those who have waited long are the more patient ones, above 1
// patience wears out.
type Weibull struct {
	shape, scale float64
	text         string // as it was asked for
}

// NewWeibull returns the Weibull law with the given shape and scale, both
// above 0.
func NewWeibull(shape, scale float64) (Weibull, error) {
	if err := above0("weibull", "the shape", shape); err != nil {
		return Weibull{}, err
	}
	if err := above0("weibull", "the scale", scale); err != nil {
		return Weibull{}, err
	}
	text := fmt.Sprintf("weibull(shape %s, scale %s)", number(shape), FormatDuration(scale))
	return checked(Weibull{shape, scale, text})
}

// NewWeibullMean returns the Weibull law with the given shape and mean, both
// above 0.
func NewWeibullMean(shape, mean float64) (Weibull, error) {
	if err := above0("weibull", "the mean", mean); err != nil {
		return Weibull{}, err
	}
	law, err := NewWeibull(shape, mean/math.Gamma(1+1/shape))
	if err != nil {
		return Weibull{}, err
	}
	law.text = fmt.Sprintf("weibull(shape %s, mean %s)", number(shape), FormatDuration(mean))
	return law, nil
}

// CDF is 1 - exp(-(x/scale)^shape).
func (l Weibull) CDF(x float64) float64 {
	return -math.Expm1(-math.Pow(max(x, 0)/l.scale, l.shape))
}

// Mean is scale·Γ(1 + 1/shape).
func (l Weibull) Mean() float64 { return l.scale * math.Gamma(1+1/l.shape) }

// Quantile is scale·(-log(1-p))^(1/shape).
func (l Weibull) Quantile(p float64) float64 {
	return l.scale * math.Pow(-math.Log1p(-p), 1/l.shape)
}

// Sample draws a value.
func (l Weibull) Sample(s *rng.Stream) float64 { return l.scale * math.Pow(s.Exp(), 1/l.shape) }

// String writes the law as it was asked for, as in weibull(shape 2, scale 135s).
func (l Weibull) String() string { return l.text }

// Variance is scale²·(Γ(1 + 2/shape) - Γ(1 + 1/shape)²).
func (l Weibull) Variance() float64 {
	mean := math.Gamma(1 + 1/l.shape)
	return l.scale * l.scale * (math.Gamma(1+2/l.shape) - mean*mean)
}
