package stat

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Student returns the factor t of a two-sided interval: |T| <= t holds with the
// given confidence for Student's law with nu degrees of freedom.
//
// It starts from the normal point with the first Cornish-Fisher terms
// (Abramowitz & Stegun 26.7.5) and goes on by Newton's method. The distribution
// function is concave where t > 0, so that every step stays below the root and
// comes closer to it.
func Student(freedom int, confidence float64) float64 {
	nu := float64(freedom)
	z := math.Sqrt2 * math.Erfinv(confidence)
	t := z + z*(z*z+1)/(4*nu) + z*((5*z*z+16)*z*z+3)/(96*nu*nu)
	logBeta := logGamma(nu/2) + logGamma(0.5) - logGamma(nu/2+0.5)
	for range 100 {
		outside := mathext.RegIncBeta(nu/2, 0.5, nu/(nu+t*t)) // P(|T| > t), 26.7.1
		density := 2 * math.Exp(-(nu+1)/2*math.Log1p(t*t/nu)-logBeta) / math.Sqrt(nu)
		step := (outside - (1 - confidence)) / density
		t += step
		if math.Abs(step) < 1e-12*t {
			break
		}
	}
	return t
}

// Above returns the probability that a value of Student's law with so many degrees of
// freedom lies above t.
func Above(t float64, freedom int) float64 {
	nu := float64(freedom)
	tail := mathext.RegIncBeta(nu/2, 0.5, nu/(nu+t*t)) / 2
	if t < 0 {
		return 1 - tail
	}
	return tail
}

func logGamma(x float64) float64 {
	y, _ := math.Lgamma(x)
	return y
}
