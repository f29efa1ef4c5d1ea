package stat

import "gonum.org/v1/gonum/mathext"

// Proportion estimates the probability of what came true in hits of n
// replications, with the exact interval of Clopper & Pearson (1934): it covers
// the truth at least as often as it says, even when hits is 0 or n.
func Proportion(hits, n int, confidence float64) Estimate {
	mustBeConfidence(confidence)
	if hits < 0 || hits > n {
		panic("stat: more hits than replications, or fewer than none")
	}
	e := Estimate{N: n}
	e.warn(n)
	if n == 0 {
		return e
	}
	e.Mean = float64(hits) / float64(n)
	e.Lo, e.Hi = e.Mean, e.Mean
	if n < 2 {
		return e
	}
	tail := (1 - confidence) / 2
	e.Lo, e.Hi, e.Confidence = 0, 1, confidence
	if hits > 0 {
		e.Lo = mathext.InvRegIncBeta(float64(hits), float64(n-hits+1), tail)
	}
	if hits < n {
		e.Hi = mathext.InvRegIncBeta(float64(hits+1), float64(n-hits), 1-tail)
	}
	return e
}
