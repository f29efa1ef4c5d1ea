package staff

import (
	"slices"

	"gonum.org/v1/gonum/mathext"
)

// chance is that of the people of one team to fall ill on one day.
//
// With a factor in common the team's chance is itself drawn each day, from a
// beta law with the same mean and with variance r·mean·(1−mean): then two
// people correlate by exactly r, and the number who fall ill is beta-binomial
// (Skellam 1948). A person falls ill when their own luck is below the team's
// chance of the day.
type chance struct {
	mean float64
	r    float64 // correlation of two people; 0: each on their own
	day  float64 // the team's luck of the day, a quantile of the beta law
}

// leastShared is the correlation below which people count as independent: the
// beta law would be too narrow to compute, and nobody could tell.
const leastShared = 1e-6

// strikes reports whether somebody with luck u falls ill. The team's chance is
// never computed: u is below the quantile at day when its own probability is
// below day. By Markov's inequality that is not so for u ≥ mean/(1−day), which
// settles most people without the beta law.
func (c *chance) strikes(u float64) bool {
	if c.r < leastShared || c.mean == 0 || c.mean >= 1 {
		return u < c.mean
	}
	if u*(1-c.day) >= c.mean {
		return false
	}
	scale := (1 - c.r) / c.r
	return mathext.RegIncBeta(c.mean*scale, (1-c.mean)*scale, u) < c.day
}

// factor returns the factor of all waves on the chance to fall ill.
func (p *Plan) factor(team, day int) float64 {
	factor := 1.0
	for i := range p.Waves {
		if w := &p.Waves[i]; Concerns(w.Teams, team) {
			factor += (w.Factor - 1) * w.height(day)
		}
	}
	return max(factor, 0)
}

// outbreak reports whether a share of a team is ill on some days, whatever is usual.
func (p *Plan) outbreak(team int) bool {
	return slices.ContainsFunc(p.Waves, func(w Wave) bool { return w.Share > 0 && Concerns(w.Teams, team) })
}

// outbreakOn returns the largest such share on a day.
func (p *Plan) outbreakOn(team, day int) (share float64) {
	for i := range p.Waves {
		if w := &p.Waves[i]; Concerns(w.Teams, team) && w.First <= day && day <= w.Last {
			share = max(share, w.Share)
		}
	}
	return share
}

// height returns how high the wave stands on a day, 1 at its peak.
func (w *Wave) height(day int) float64 {
	switch {
	case day == w.Peak:
		return 1
	case day < w.First || day >= w.Last:
		return 0
	case day < w.Peak:
		return float64(day-w.First) / float64(w.Peak-w.First)
	default:
		return float64(w.Last-day) / float64(w.Last-w.Peak)
	}
}
