package main

import (
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
)

// played is the first half of the month as a model has it, beside what was
// measured: first the calls, then what is compared.
type played struct {
	series []sim.BacktestSeries
	dates  []calendar.Date // of each interval
}

// score is how far what was measured on some days lies from the range of eight
// seasons in ten: the interval score (Gneiting and Raftery, Journal of the
// American Statistical Association 102, 2007), which is the width of the range
// and ten times what lies outside. On average no model betters it by a range that
// is not its own. Each half-hour weighs as many as its calls; the scores of the
// share that waited, of the mean wait and of the number that gave up, each
// divided by the mean of what was measured, count alike.
func (p *played) score(days func(calendar.Date) bool) (score float64) {
	for _, s := range p.series[1:] {
		var off, sum float64
		for i, measured := range s.Measured {
			if measured == nil || !days(p.dates[i]) {
				continue
			}
			calls, low, high := *p.series[0].Measured[i], *s.P10[i], *s.P90[i]
			off += calls * (high - low + 10*max(low-*measured, *measured-high, 0))
			sum += calls * *measured
		}
		score += off / max(sum, 1) / float64(len(p.series)-1)
	}
	return score
}
