package study

import (
	"math"
	"math/bits"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/stat"
)

// missed says which intervals of one replication miss a target, a bit for each of the
// frame.
type missed struct{ known, missed []uint64 }

// sumsOf adds up one interval of a scope.
func (s *sheet) sumsOf(scope, interval int) (sum sim.Sums) {
	part := &s.plan.scopes[scope]
	for k, q := range part.queues {
		var own sim.Sums
		s.markQueue(&own, q)
		s.countQueue(&own, q, interval)
		own.Sort(s.layout.Queues[q].Sorting)
		sum.Beside(&own, part.apart[k])
	}
	sum.Length, sum.Teams = s.intervalLength(interval), len(part.groups) > 0
	s.countStaff(&sum, part, interval)
	return sum
}

// idle reports whether an interval of a scope has no value in any measure.
func (s *sheet) idle(scope, interval int) bool {
	part := &s.plan.scopes[scope]
	for _, q := range part.queues {
		if s.rep.Cells[q][s.first+interval].Offered > 0 || s.rep.Levels[q][s.first+interval].Area > 0 {
			return false
		}
	}
	for _, g := range part.groups {
		if s.rep.Staff[g][s.first+interval].OnDuty > 0 {
			return false
		}
	}
	return true
}

// readMisses says which intervals miss each of the targets that count them.
func (s *sheet) readMisses() (all []missed) {
	for _, t := range s.byInterval {
		words := (s.frame.Count + 63) / 64
		m := missed{known: make([]uint64, words), missed: make([]uint64, words)}
		for i := t.from; i < t.to; i++ {
			if s.idle(t.scope, i) {
				continue
			}
			sum := s.sumsOf(t.scope, i)
			num, den := t.of(&sum)
			if den == 0 {
				continue
			}
			m.known[i/64] |= 1 << (i % 64)
			if t.target.Misses(num / den) {
				m.missed[i/64] |= 1 << (i % 64)
			}
		}
		all = append(all, m)
	}
	return all
}

// intervalTarget is a target that counts intervals: those from one to before another.
type intervalTarget struct {
	question
	target   sim.Target
	from, to int
}

// of reads the measure off the sums of one interval.
func (q *question) of(sum *sim.Sums) (num, den float64) {
	if q.formula != nil {
		return q.formula.Of(sum.Answers)
	}
	return q.measure.Of(sum)
}

// share is the part of the intervals with a value that miss the target; not a number
// where none has one.
func (m *missed) share() float64 {
	known, missed := 0, 0
	for i := range m.known {
		known += bits.OnesCount64(m.known[i])
		missed += bits.OnesCount64(m.missed[i])
	}
	if known == 0 {
		return math.NaN()
	}
	return float64(missed) / float64(known)
}

// row is the largest number of intervals in a row that miss the target. One without a
// value ends a row.
func (m *missed) row() float64 {
	longest, row, known := 0, 0, false
	for i := range 64 * len(m.known) {
		known = known || m.known[i/64]>>(i%64)&1 == 1
		if m.missed[i/64]>>(i%64)&1 == 0 {
			row = 0
			continue
		}
		row++
		longest = max(longest, row)
	}
	if !known {
		return math.NaN()
	}
	return float64(longest)
}

// estimateMisses estimates what a target that counts intervals is judged by.
func (s *study) estimateMisses(counted int, confidence float64) (e stat.Estimate, values []float64) {
	for _, r := range s.records {
		m := &r.misses[counted]
		if s.byInterval[counted].target.Over == sim.InARow {
			values = append(values, m.row())
		} else {
			values = append(values, m.share())
		}
	}
	return stat.Mean(values, confidence), values
}
