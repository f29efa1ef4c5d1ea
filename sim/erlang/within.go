package erlang

import "math"

// AnsweredWithin returns the share of contacts offered that is answered within
// t seconds, the service level in its strict form. With [Steady.Answered] and
// [Steady.AbandonedWithin] the other forms follow, such as answered within t ÷
// (offered - abandoned within t).
func (s Steady) AnsweredWithin(t float64) float64 {
	if !(t >= 0) {
		return 0
	}
	q := s.queue
	if q.endless() {
		return s.atOnce + s.Waits*-math.Expm1(t*q.surplus())
	}
	later := 0.0
	s.reach(t, 1, func(k int, found, reached float64) {
		later += found * reached * q.leaving(q.Agents) / q.leaving(q.Agents+k)
	})
	return s.atOnce + later
}

// AbandonedWithin returns the share of contacts offered that hangs up within t
// seconds.
func (s Steady) AbandonedWithin(t float64) float64 {
	if !(t > 0) || s.queue.patient() {
		return 0
	}
	// Whoever neither is still patient nor would have been reached by now is
	// gone; those that were answered in time are not lost.
	lasts := math.Exp(-t / s.queue.Patience)
	gone := s.Waits * (1 - lasts)
	s.reach(t, 0, func(_ int, found, reached float64) { gone += found * reached * lasts })
	return max(gone-(s.AnsweredWithin(t)-s.atOnce), 0)
}

// reach visits every place k in the line that an arrival may get, with the
// probability of finding it and that of being reached within t. With own = 0
// that is whatever his own patience, with own = 1 given that it lasts until
// then.
//
// In t, the line ahead moves up by a number of places that is negative binomial
// (Poisson if nobody hangs up): with r(i) = leaving(Agents+i),
//
//	P(0) = exp(-r(own)·t)
//	P(i+1) / P(i) = r(i+own) · Patience·(1 - exp(-t/Patience)) / (i+1)
//
// and he is reached if it moves up by k or more. P is kept as a logarithm, as
// P(0) underflows with many agents.
func (s Steady) reach(t float64, own int, visit func(k int, found, reached float64)) {
	q := s.queue
	span := t
	if !q.patient() {
		span = q.Patience * -math.Expm1(-t/q.Patience)
	}
	logP, reached := -q.leaving(q.Agents+own)*t, 1.0
	for k := 1; k <= s.first+len(s.found); k++ {
		reached -= math.Exp(logP)
		if reached < 1e-12 { // rounding is all that is left
			return
		}
		if k > s.first {
			visit(k, s.found[k-1-s.first], reached)
		}
		logP += math.Log(q.leaving(q.Agents+k-1+own) * span / float64(k))
	}
}
