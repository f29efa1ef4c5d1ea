package rng

import "math"

// Binomial returns the next draw of the binomial distribution: how many of n
// independent chances of p come true. n <= 0 or p <= 0 gives 0, p >= 1 gives n.
// The draw is exact up to rounding, and its cost does not grow with n.
func (s *Stream) Binomial(n int64, p float64) int64 {
	switch {
	case n <= 0 || !(p > 0):
		return 0
	case p >= 1:
		return n
	case p > 0.5:
		return n - s.Binomial(n, 1-p)
	case float64(n)*p < inversionBelow:
		return s.binomialWalk(n, p)
	}
	return s.binomialReject(float64(n), p)
}

// binomialWalk subtracts P(0), P(1), … from a uniform until it is used up.
func (s *Stream) binomialWalk(n int64, p float64) int64 {
	odds := p / (1 - p)
	u, chance := s.Float64(), math.Exp(float64(n)*math.Log1p(-p))
	k := int64(0)
	for u >= chance && k < min(n, 200) {
		u -= chance
		chance *= odds * float64(n-k) / float64(k+1)
		k++
	}
	return k
}

// binomialReject is the transformed rejection with squeeze, BTRS, of Hörmann,
// "The generation of binomial random variates" (1993).
func (s *Stream) binomialReject(n, p float64) int64 {
	sd := math.Sqrt(n * p * (1 - p))
	b := 1.15 + 2.53*sd
	a := -0.0873 + 0.0248*b + 0.01*p
	c := n*p + 0.5
	squeeze := 0.92 - 4.2/b
	alpha := (2.83 + 5.1/b) * sd
	odds := p / (1 - p)
	mode := math.Floor((n + 1) * p)
	for {
		u, v := s.Float64()-0.5, s.Float64()
		us := 0.5 - math.Abs(u)
		k := math.Floor((2*a/us+b)*u + c)
		if k < 0 || k > n {
			continue
		}
		if us >= 0.07 && v <= squeeze {
			return int64(k)
		}
		if math.Log(v*alpha/(a/(us*us)+b)) <= binomialLogRatio(n, k, mode, odds) {
			return int64(k)
		}
	}
}

// binomialLogRatio returns log(P(k)/P(mode)). Stirling's formula is applied to
// the quotient of the factorials, so that nothing large is subtracted.
func binomialLogRatio(n, k, mode, odds float64) float64 {
	return (mode+0.5)*math.Log((mode+1)/(odds*(n-mode+1))) +
		(n+1)*math.Log((n-mode+1)/(n-k+1)) +
		(k+0.5)*math.Log(odds*(n-k+1)/(k+1)) +
		stirlingRest(mode) + stirlingRest(n-mode) - stirlingRest(k) - stirlingRest(n-k)
}
