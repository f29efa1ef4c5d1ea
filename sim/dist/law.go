// Package dist holds the probability laws that times and sizes follow: handle
// times, patience, delays. A law is a small value with named parameters; it is
// given the stream to draw from, so the same stream always gives the same
// number.
package dist

import "github.com/rushproof/rushproof/sim/rng"

// Law is a probability distribution on the non-negative numbers. The unit is
// the caller's: seconds for durations in the centre, days for transit.
type Law interface {
	// Sample draws a value.
	Sample(s *rng.Stream) float64
	// Mean and Variance are exact, from the closed form.
	Mean() float64
	Variance() float64
	// CDF is the probability of a value of at most x.
	CDF(x float64) float64
	// Quantile is the smallest x with CDF(x) >= p, for 0 < p < 1.
	Quantile(p float64) float64
	// String names the law as a user would write it, as in
	// "lognormal(mean 330s, cv 0.9)".
	String() string
}
