// Package dist holds the probability laws that times follow: handle times,
// patience, delays, transit.
//
// A law is a small value with named parameters, made by a constructor that
// refuses the impossible, or by [Parse] from the text that a user writes:
//
//	lognormal(mean 330s, cv 0.9)        handle times of phone calls
//	exponential(10m)                    patience
//	mixture(10% 0s, 90% exponential(1000s))   one in ten hangs up at once
//	20m-60m                             a redial, some time within the hour
//
// A law owns no randomness: it is given the stream to draw from, so the same
// stream always gives the same number. Drawing allocates nothing.
package dist

import (
	"fmt"
	"math"

	"github.com/rushproof/rushproof/sim/rng"
)

// Law is a probability distribution of a time of 0 or more, in seconds unless
// [InDays] says otherwise.
type Law interface {
	// Sample draws a value.
	Sample(s *rng.Stream) float64
	// Mean and Variance are exact, from the closed form. Both are +Inf for a
	// law that may give [Never].
	Mean() float64
	Variance() float64
	// CDF is the probability of a value of at most x.
	CDF(x float64) float64
	// Quantile is the smallest x with CDF(x) >= p, for 0 < p < 1.
	Quantile(p float64) float64
	// String names the law as a user would write it, as in
	// "lognormal(mean 330s, cv 0.9)". Parse reads it back.
	String() string
}

// Must returns the law, or panics if it could not be made. It is for laws
// written in the program itself, as in Must(NewExponential(600)).
func Must[L Law](law L, err error) L {
	if err != nil {
		panic("dist: " + err.Error())
	}
	return law
}

// checked returns the law if its mean and variance are numbers that can be
// counted with.
func checked[L Law](law L) (L, error) {
	if mean, variance := law.Mean(), law.Variance(); !(mean+variance <= math.MaxFloat64) {
		var none L
		return none, fmt.Errorf("%v: the mean or the variance is too large to count with: write a narrower law", law)
	}
	return law, nil
}

// above0 reports a parameter that is not a number above 0.
func above0(law, parameter string, value float64) error {
	if value > 0 && value <= math.MaxFloat64 {
		return nil
	}
	return fmt.Errorf("%s: %s must be above 0, not %v", law, parameter, value)
}

// smallest returns the smallest x >= 0 with cdf(x) >= p. It halves the range of
// floating-point numbers themselves, whose bits are in the order of their
// values: exact, 63 steps, and safe with jumps and flat stretches.
func smallest(p float64, cdf func(float64) float64) float64 {
	low, high := uint64(0), math.Float64bits(math.Inf(1))
	for low < high {
		middle := low + (high-low)/2
		if cdf(math.Float64frombits(middle)) >= p {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return math.Float64frombits(low)
}
