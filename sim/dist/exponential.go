package dist

import (
	"fmt"
	"math"

	"github.com/rushproof/rushproof/sim/rng"
)

// Exponential is the law without memory: however long it has lasted, the time
// that is left is the same. The textbook law of patience and of handle times.
type Exponential struct{ mean float64 }

// NewExponential returns the exponential law with a mean above 0.
func NewExponential(mean float64) (Exponential, error) {
	if err := above0("exponential", "the mean", mean); err != nil {
		return Exponential{}, err
	}
	return checked(Exponential{mean})
}

// CDF is 1 - exp(-x/mean).
func (l Exponential) CDF(x float64) float64 { return -math.Expm1(-max(x, 0) / l.mean) }

// Mean returns the mean.
func (l Exponential) Mean() float64 { return l.mean }

// Quantile is -mean·log(1-p).
func (l Exponential) Quantile(p float64) float64 { return -l.mean * math.Log1p(-p) }

// Sample draws a value.
func (l Exponential) Sample(s *rng.Stream) float64 { return l.mean * s.Exp() }

// String writes the law, as in exponential(600s).
func (l Exponential) String() string { return fmt.Sprintf("exponential(%s)", FormatDuration(l.mean)) }

// Variance is the mean squared.
func (l Exponential) Variance() float64 { return l.mean * l.mean }
