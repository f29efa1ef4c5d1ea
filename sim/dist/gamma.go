package dist

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mathext"

	"github.com/rushproof/rushproof/sim/rng"
)

// Gamma is the gamma law with mean shape·scale. With a whole shape k it is
// Erlang's law, the sum of k equal exponential phases.
type Gamma struct {
	shape, scale float64
	text         string // as it was asked for
}

// NewGamma returns the gamma law with the given mean and coefficient of
// variation cv (standard deviation / mean), both above 0; its shape is 1/cv².
func NewGamma(mean, cv float64) (Gamma, error) {
	if err := above0("gamma", "the mean", mean); err != nil {
		return Gamma{}, err
	}
	if err := above0("gamma", "cv", cv); err != nil {
		return Gamma{}, err
	}
	text := fmt.Sprintf("gamma(mean %s, cv %s)", FormatDuration(mean), number(cv))
	return newGamma(1/(cv*cv), mean*cv*cv, text)
}

// NewErlang returns Erlang's law: the sum of k exponential phases, k >= 1, that
// together have the given mean.
func NewErlang(mean float64, k int) (Gamma, error) {
	if err := above0("erlang", "the mean", mean); err != nil {
		return Gamma{}, err
	}
	if k < 1 {
		return Gamma{}, fmt.Errorf("erlang: k must be 1 or more phases, not %d", k)
	}
	text := fmt.Sprintf("erlang(mean %s, k %d)", FormatDuration(mean), k)
	return newGamma(float64(k), mean/float64(k), text)
}

func newGamma(shape, scale float64, text string) (Gamma, error) {
	if shape < 1e-6 || shape > 1e12 || !(scale > 0) {
		return Gamma{}, fmt.Errorf("%s: too extreme to count with: write a cv between 0.000001 and 1000, or fixed(…)", text)
	}
	return checked(Gamma{shape, scale, text})
}

// CDF is the regularised incomplete gamma function P(shape, x/scale).
func (l Gamma) CDF(x float64) float64 {
	if x <= 0 {
		return 0
	}
	if math.IsInf(x, 1) {
		return 1
	}
	return mathext.GammaIncReg(l.shape, x/l.scale)
}

// Mean is shape·scale.
func (l Gamma) Mean() float64 { return l.shape * l.scale }

// Quantile inverts the distribution function.
func (l Gamma) Quantile(p float64) float64 { return smallest(p, l.CDF) }

// Sample draws a value.
func (l Gamma) Sample(s *rng.Stream) float64 { return l.scale * s.Gamma(l.shape) }

// String writes the law as it was asked for, as in gamma(mean 300s, cv 1.2) or
// erlang(mean 90s, k 2).
func (l Gamma) String() string { return l.text }

// Variance is shape·scale².
func (l Gamma) Variance() float64 { return l.shape * l.scale * l.scale }
