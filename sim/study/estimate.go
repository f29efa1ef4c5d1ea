package study

import (
	"math"
	"slices"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/stat"
)

// estimate puts the values of all replications together. Merged is the
// quantile of all their contacts, for measures that are one.
func estimate(m *sim.Measure, values []pair, confidence float64, merged func() (float64, bool)) sim.Estimate {
	num, den, each := make([]float64, len(values)), make([]float64, len(values)), make([]float64, len(values))
	for i, v := range values {
		num[i], den[i], each[i] = v.num, v.den, v.num/v.den
		if v.den == 0 {
			num[i], den[i], each[i] = math.NaN(), math.NaN(), math.NaN()
		}
	}
	var e stat.Estimate
	switch m.Estimator {
	case sim.RatioOfMeans:
		e = stat.Ratio(num, den, confidence)
	case sim.MergedQuantile:
		q, _ := merged()
		e = around(q, each, confidence)
	default:
		e = stat.Mean(each, confidence)
	}
	return withSpread(within(e, m), each)
}

// within keeps an interval where the measure can be: no wait is negative, no
// share above one. Absence may be negative, when overtime makes up for it.
func within(e stat.Estimate, m *sim.Measure) stat.Estimate {
	if e.Mean >= 0 {
		e.Lo = max(e.Lo, 0)
	}
	if m.Unit == sim.Share && e.Mean <= 1 {
		e.Hi = min(e.Hi, 1)
	}
	return e
}

// withSpread adds the quantiles between replications to an estimate.
func withSpread(e stat.Estimate, each []float64) sim.Estimate {
	if e.N == 0 {
		return sim.Estimate{}
	}
	slices.Sort(each) // NaN first; stat.Quantile leaves it out
	out := sim.Estimate{Mean: e.Mean, Low: e.Lo, High: e.Hi, N: e.N, Warnings: e.Warnings}
	out.P50, _ = stat.Quantile(each, 0.50)
	if e.N >= sim.FewSeasons {
		out.P10, _ = stat.Quantile(each, 0.10)
		out.P90, _ = stat.Quantile(each, 0.90)
	}
	return out
}

// around estimates a quantile of all contacts together: its interval comes
// from how far the quantiles of single replications lie from it (sectioning).
// With sd their standard deviation and b the distance of their mean,
//
//	half-width = t · √(Σ (each − q)² / (n (n − 1))) = t · sd/√n · √(1 + n/(n − 1) · (b/sd)²)
func around(q float64, each []float64, confidence float64) stat.Estimate {
	e := stat.Mean(each, confidence)
	if e.N < 2 {
		e.Mean, e.Lo, e.Hi = q, q, q
		return e
	}
	var spread stat.Tally
	for _, x := range each {
		if !math.IsNaN(x) {
			spread.Add(x)
		}
	}
	half, apart, n := e.HalfWidth(), math.Abs(q-e.Mean), float64(e.N)
	if sd := spread.SD(); sd > 0 {
		half *= math.Sqrt(1 + n/(n-1)*(apart/sd)*(apart/sd))
	} else {
		half = apart
	}
	e.Mean, e.Lo, e.Hi = q, q-half, q+half
	return e
}

// estimateSeason estimates a question about the season.
func (s *study) estimateSeason(question int) sim.Estimate {
	return s.estimateAt(question, sim.Confidence)
}

// estimateAt is estimateSeason with an interval of another confidence.
func (s *study) estimateAt(question int, confidence float64) sim.Estimate {
	q := s.season[question]
	values := make([]pair, len(s.records))
	for i, r := range s.records {
		values[i] = r.season[question]
	}
	from, to := 0, len(s.lengths)
	if q.day > 0 {
		from, to = q.day-1, q.day
	}
	return estimate(q.measure, values, confidence, func() (float64, bool) { return s.merged(q, from, to) })
}

// estimateDay estimates a question about one day.
func (s *study) estimateDay(question, day int) sim.Estimate {
	q := s.daily[question]
	values := make([]pair, len(s.records))
	for i, r := range s.records {
		v := r.daily[question*len(s.lengths)+day]
		values[i] = pair{float64(v.num), float64(v.den)}
	}
	return estimate(q.measure, values, sim.Confidence, func() (float64, bool) { return s.merged(q, day, day+1) })
}

// merged returns the quantile of the contacts of all replications, in seconds.
func (s *study) merged(q question, from, to int) (float64, bool) {
	var all stat.Histogram
	if q.measure.True {
		s.plan.scopes[q.scope].mergeTrue(&all, s.total.trues)
		t, ok := all.Quantile(q.measure.Quantile)
		return t.Seconds(), ok
	}
	for _, c := range s.plan.scopes[q.scope].channels {
		for d := from; d < to; d++ {
			all.Merge(&s.total.waits[c][d])
		}
	}
	t, ok := all.Quantile(q.measure.Quantile)
	return t.Seconds(), ok
}
