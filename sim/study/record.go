package study

import (
	"math"
	"slices"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
)

// record is what is kept of one replication by itself, for what differs from
// season to season. Records are read in the order of replications, so that
// their sums do not depend on who finished first.
type record struct {
	contacts int64              // played, the warm-up included
	beyond   int                // agents who worked more overtime than the rules allow
	season   []pair             // by question
	daily    []quotient         // by question and stretch
	misses   []missed           // by target that counts intervals
	rules    []centre.RuleCount // by rule of the playbook
	queued   []float32          // by channel and interval: contacts that arrived and were not blocked
	waited   []float32          // and their mean wait in seconds
	beside   []beside           // by interval, of the channel that was measured
	piled    []float32          // by deferred channel and interval: messages waiting at its end
}

// pair is a value as a quotient; den is 0 where it is undefined.
type pair struct{ num, den float64 }

// quotient is a pair in half the space: there are many days.
type quotient struct{ num, den float32 }

// spreadOver is the number of replications from which the spread of intervals
// between seasons is taken; more would tell nothing and take memory.
const spreadOver = 1000

// read answers all questions about the replication.
func (s *sheet) read(replication int) *record {
	n := len(s.lengths)
	r := &record{
		beyond: s.rep.Beyond,
		season: make([]pair, len(s.season)),
		daily:  make([]quotient, len(s.daily)*n),
		rules:  slices.Clone(s.rep.Rules),
	}
	for _, cells := range s.rep.Cells {
		for i := range cells {
			r.contacts += int64(cells[i].Offered)
		}
	}
	for i, q := range s.season {
		num, den := s.answer(q, n) // undefined for quantiles
		r.season[i] = pair{num, den}
	}
	for i, q := range s.daily {
		for d := range n {
			num, den := s.answer(q, d)
			r.daily[i*n+d] = quotient{float32(num), float32(den)}
		}
	}
	s.readQuantiles(r)
	r.misses = s.readMisses()
	if replication < s.spread {
		s.readIntervals(r)
		s.readBeside(r)
	}
	return r
}

// readQuantiles answers what is asked about quantiles of the wait, scope by
// scope.
func (s *sheet) readQuantiles(r *record) {
	n := len(s.lengths)
	for scope := range s.plan.scopes {
		ofSeason := func(i int, num, den float64) { r.season[i] = pair{num, den} }
		s.quantiles(s.season, scope, 0, 0, n, ofSeason)
		for d := range n {
			s.quantiles(s.season, scope, d+1, d, d+1, ofSeason)
			s.quantiles(s.daily, scope, 0, d, d+1, func(i int, num, den float64) { r.daily[i*n+d] = quotient{float32(num), float32(den)} })
		}
	}
}

// readIntervals keeps the waits and backlogs of every interval.
func (s *sheet) readIntervals(r *record) {
	r.queued, r.waited = make([]float32, len(s.waited)), make([]float32, len(s.waited))
	for i, m := range s.waited {
		r.queued[i] = float32(m.queued)
		if m.queued > 0 {
			r.waited[i] = float32(m.wait.Seconds() / float64(m.queued))
		}
	}
	r.piled = make([]float32, len(s.piles)*s.frame.Count)
	for k, c := range s.piles {
		for q := range s.rep.Levels {
			if s.layout.Queues[q].Channel != c {
				continue
			}
			for i, l := range s.rep.Levels[q][s.first:] {
				r.piled[k*s.frame.Count+i] += float32(l.AtEnd)
			}
		}
	}
}

// worst returns the value of a daily question on its worst day, for a target
// that must hold on every day.
func (r *record) worst(question, stretches int, t sim.Target) float64 {
	worst := math.NaN()
	for _, v := range r.daily[question*stretches:][:stretches] {
		if v.den == 0 {
			continue
		}
		x := float64(v.num) / float64(v.den)
		if math.IsNaN(worst) || x < worst == t.AtLeast() {
			worst = x
		}
	}
	return worst
}
