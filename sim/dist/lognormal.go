package dist

import (
	"fmt"
	"math"

	"github.com/rushproof/rushproof/sim/rng"
)

// Lognormal is the law whose logarithm is normal, with mean mu and standard
// deviation sigma. Measured handle times follow it closely (Brown et al.,
// "Statistical analysis of a telephone call center", 2005).
type Lognormal struct {
	mu, sigma float64
	text      string // as it was asked for
}

const z90 = 1.2815515655446004 // the standard normal's 90 % point

// NewLognormal returns the lognormal law with the given mean and coefficient
// of variation cv (standard deviation / mean), both above 0.
func NewLognormal(mean, cv float64) (Lognormal, error) {
	if err := above0("lognormal", "the mean", mean); err != nil {
		return Lognormal{}, err
	}
	if err := above0("lognormal", "cv", cv); err != nil {
		return Lognormal{}, err
	}
	square := math.Log1p(cv * cv)
	text := fmt.Sprintf("lognormal(mean %s, cv %s)", FormatDuration(mean), number(cv))
	return checked(Lognormal{math.Log(mean) - square/2, math.Sqrt(square), text})
}

// NewLognormalMedian returns the lognormal law of which half is below the
// median and nine tenths are below p90.
func NewLognormalMedian(median, p90 float64) (Lognormal, error) {
	if err := above0("lognormal", "the median", median); err != nil {
		return Lognormal{}, err
	}
	if !(p90 > median && p90 <= math.MaxFloat64) {
		return Lognormal{}, fmt.Errorf("lognormal: p90 must be above the median %s, not %s", FormatDuration(median), FormatDuration(p90))
	}
	text := fmt.Sprintf("lognormal(median %s, p90 %s)", FormatDuration(median), FormatDuration(p90))
	return checked(Lognormal{math.Log(median), math.Log(p90/median) / z90, text})
}

// NewLognormalLog returns the lognormal law whose logarithm has mean mu and
// standard deviation sigma > 0; mu is the logarithm of seconds.
func NewLognormalLog(mu, sigma float64) (Lognormal, error) {
	if math.IsNaN(mu) || math.IsInf(mu, 0) {
		return Lognormal{}, fmt.Errorf("lognormal: mu must be a number, not %v", mu)
	}
	if err := above0("lognormal", "sigma", sigma); err != nil {
		return Lognormal{}, err
	}
	return checked(Lognormal{mu, sigma, fmt.Sprintf("lognormal(mu %s, sigma %s)", number(mu), number(sigma))})
}

// CDF is Φ((log x - mu)/sigma), with Φ the normal distribution function.
func (l Lognormal) CDF(x float64) float64 {
	return math.Erfc((l.mu-math.Log(max(x, 0)))/(l.sigma*math.Sqrt2)) / 2
}

// Mean is exp(mu + sigma²/2).
func (l Lognormal) Mean() float64 { return math.Exp(l.mu + l.sigma*l.sigma/2) }

// Quantile is exp(mu + sigma·Φ⁻¹(p)).
func (l Lognormal) Quantile(p float64) float64 {
	return math.Exp(l.mu - l.sigma*math.Sqrt2*math.Erfcinv(2*p))
}

// Sample draws a value.
func (l Lognormal) Sample(s *rng.Stream) float64 { return math.Exp(l.mu + l.sigma*s.Norm()) }

// String writes the law as it was asked for, as in lognormal(mean 330s, cv 0.9).
func (l Lognormal) String() string { return l.text }

// Variance is mean²·(exp(sigma²) - 1).
func (l Lognormal) Variance() float64 {
	mean := l.Mean()
	return mean * mean * math.Expm1(l.sigma*l.sigma)
}
