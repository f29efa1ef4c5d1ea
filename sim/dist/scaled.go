package dist

import (
	"fmt"
	"math"

	"github.com/rushproof/rushproof/sim/rng"
)

// Scaled is a law with every value multiplied by a factor, as the handle times
// of a new hire. The same stream gives the same luck, scaled.
type Scaled struct {
	law    Law
	factor float64
}

// NewScaled returns the law with its values multiplied by a factor above 0.
func NewScaled(law Law, factor float64) (Scaled, error) {
	if err := above0("scaled", "the factor", factor); err != nil {
		return Scaled{}, err
	}
	if math.IsInf(law.Variance(), 1) { // never stays never
		return Scaled{law, factor}, nil
	}
	return checked(Scaled{law, factor})
}

// CDF is the law's, at x/factor.
func (l Scaled) CDF(x float64) float64 { return l.law.CDF(x / l.factor) }

// Mean is the law's, times the factor.
func (l Scaled) Mean() float64 { return l.law.Mean() * l.factor }

// Quantile is the law's, times the factor.
func (l Scaled) Quantile(p float64) float64 { return l.law.Quantile(p) * l.factor }

// Sample draws a value.
func (l Scaled) Sample(s *rng.Stream) float64 { return l.law.Sample(s) * l.factor }

// String writes the law, as in scaled(exponential(300s), x1.3).
func (l Scaled) String() string { return fmt.Sprintf("scaled(%v, x%s)", l.law, number(l.factor)) }

// Variance is the law's, times the factor squared.
func (l Scaled) Variance() float64 { return l.law.Variance() * l.factor * l.factor }

// InDays returns the same law counted in days instead of seconds, as delivery
// times are. It is written the same way.
func InDays(law Law) Law { return inDays{law} }

const day = 86400.0 // seconds

type inDays struct{ Law }

func (l inDays) CDF(x float64) float64        { return l.Law.CDF(x * day) }
func (l inDays) Mean() float64                { return l.Law.Mean() / day }
func (l inDays) Quantile(p float64) float64   { return l.Law.Quantile(p) / day }
func (l inDays) Sample(s *rng.Stream) float64 { return l.Law.Sample(s) / day }
func (l inDays) Variance() float64            { return l.Law.Variance() / (day * day) }
