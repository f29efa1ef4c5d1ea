package study

import (
	"math"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/stat"
)

// answer answers a question about a stretch, or the season if it is the last.
// Quantiles are answered by another way: see quantiles.
func (s *sheet) answer(q question, stretch int) (num, den float64) {
	if q.interval > 0 {
		sum := s.sumsOf(q.scope, q.interval-1)
		return q.of(&sum)
	}
	if q.day > 0 {
		stretch = q.day - 1
	}
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
// wait in a scope, from one histogram of the stretches from one to another: those about
// one day, or (0) about none.
func (s *sheet) quantiles(list []question, scope, day, from, to int, put func(i int, num, den float64)) {
	merged := false
	for i, q := range list {
		if q.scope != scope || q.measure.Quantile == 0 || q.day != day {
			continue
		}
		if q.measure.True {
			s.waits.Reset()
			s.plan.scopes[scope].mergeTrue(&s.waits, s.rep.TrueWaits)
			merged = false
		} else if !merged {
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

// mergeTrue puts together what the customers of a scope waited in all.
func (s *scope) mergeTrue(into *stat.Histogram, waits [][]stat.Histogram) {
	for _, c := range s.channels {
		for _, segment := range s.segments {
			into.Merge(&waits[c][segment])
		}
	}
}

// answers returns what a service level is made of.
func (s *sheet) answers(q question, stretch int) sim.Answers {
	if q.within == 0 {
		return s.scopes[q.scope][stretch].Answers
	}
	from, to := stretch, stretch+1
	if stretch == len(s.lengths) {
		from, to = 0, len(s.lengths)
	}
	var all sim.Answers
	for c := range s.layout.Channels {
		if q.scope == 0 || q.scope == c+1 {
			all.Add(s.channelAnswers(c, q.within, from, to))
		}
	}
	return all
}

// channelAnswers is answers for a channel and a threshold of its own. Only
// whole channels keep how long each contact waited, by the day, so a day of
// which a part cannot be known is left out of deferred ones.
func (s *sheet) channelAnswers(channel int, within des.Time, from, to int) (a sim.Answers) {
	before := s.overdueBefore(within)
	deferred := s.layout.Channels[channel].Kind == centre.Deferred
	if deferred {
		to = min(to, s.known(before))
	}
	for queue := range s.layout.Queues {
		if s.layout.Queues[queue].Channel != channel {
			continue
		}
		for i := range s.rep.Cells[queue][s.first:] {
			if d := s.stretch[i]; from <= d && d < to {
				a.Add(sim.AnswersOf(s.rep.Cells[queue][s.first+i], i < before, false))
			}
		}
	}
	answered, abandoned := 0.0, 0.0
	for d := from; d < to; d++ {
		of := &s.rep.Waits[channel][s.firstDay+d]
		answered += of.Answered.CountAtMost(within)
		abandoned += of.Lost.CountAtMost(within)
	}
	a.AnsweredIn, a.AbandonedIn = int64(math.Round(answered)), int64(math.Round(abandoned))
	return a
}
