package study

import (
	"math"

	"github.com/rushproof/rushproof/sim"
)

// answer answers a question about a stretch, or the season if it is the last.
// Quantiles are answered by another way: see quantiles.
func (s *sheet) answer(q question, stretch int) (num, den float64) {
	if q.within == 0 && q.formula == nil {
		return q.measure.Of(&s.scopes[q.scope][stretch])
	}
	formula := q.formula
	if formula == nil {
		formula, _ = sim.FindFormula("")
	}
	return formula.Of(s.answers(q, stretch))
}

// quantiles answers the questions on a list that are about quantiles of the
// wait in a scope, from one histogram of the stretches from one to another.
func (s *sheet) quantiles(list []question, scope, from, to int, put func(i int, num, den float64)) {
	merged := false
	for i, q := range list {
		if q.scope != scope || q.measure.Quantile == 0 {
			continue
		}
		if !merged {
			s.mergeWaits(scope, from, to)
			merged = true
		}
		if t, ok := s.waits.Quantile(q.measure.Quantile); ok {
			put(i, t.Seconds(), 1)
		}
	}
}

// mergeWaits puts the times in queue of a scope's answered and abandoned
// contacts together.
func (s *sheet) mergeWaits(scope, from, to int) {
	s.waits.Reset()
	for _, c := range s.plan.scopes[scope].channels {
		for d := from; d < to; d++ {
			of := &s.rep.Waits[c][s.firstDay+d]
			s.waits.Merge(&of.Answered)
			s.waits.Merge(&of.Lost)
		}
	}
}

// answers returns what a service level with a threshold of its own is made of.
// Only whole channels keep how long each contact waited.
func (s *sheet) answers(q question, stretch int) sim.Answers {
	sums := &s.scopes[q.scope][stretch]
	a := sums.Answers()
	if q.within == 0 {
		return a
	}
	from, to := stretch, stretch+1
	if stretch == len(s.lengths) {
		from, to = 0, len(s.lengths)
	}
	answered, abandoned := 0.0, 0.0
	for c := range s.layout.Channels {
		if q.scope > 0 && q.scope != c+1 {
			continue
		}
		for d := from; d < to; d++ {
			of := &s.rep.Waits[c][s.firstDay+d]
			answered += of.Answered.CountAtMost(q.within)
			abandoned += of.Lost.CountAtMost(q.within)
		}
	}
	a.AnsweredIn, a.AbandonedIn = int64(math.Round(answered)), int64(math.Round(abandoned))
	a.Lost += s.overdueAt(q, from, to) - sums.Overdue
	return a
}

// overdueAt counts who still waits at the end and has missed a threshold.
func (s *sheet) overdueAt(q question, from, to int) (n int64) {
	before := s.overdueBefore(q.within)
	for _, queue := range s.plan.scopes[q.scope].queues {
		for i, c := range s.rep.Cells[queue][s.first:][:before] {
			if d := s.stretch[i]; from <= d && d < to {
				n += c.Waiting
			}
		}
	}
	return n
}
