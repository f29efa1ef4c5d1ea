package study

import (
	"slices"

	"github.com/rushproof/rushproof/sim"
)

// spending is what counts against a target in each interval of the frame, and what could
// have, means over replications.
type spending struct {
	kind      string
	spent, of []float64
	allowed   float64 // share of all
}

// spent finds out what counts against a target, by the interval: intervals that miss it, or
// contacts that do; nil where a target counts neither.
func (s *study) spent(i int, t sim.Target) *spending {
	if t.Over.ByInterval() && t.Over != sim.InARow {
		return s.spentIntervals(s.targets[i], t)
	}
	q := s.question(i, t)
	if t.Over != sim.Whole || q.within > 0 || q.formula != nil || q.day > 0 || q.interval > 0 {
		return nil
	}
	var count func(e *queueEntry) (spent, of int64)
	allowed := t.Value
	switch {
	case t.Measure == "service_level" && t.AtLeast():
		count, allowed = func(e *queueEntry) (int64, int64) { return e.levelOf - e.levelIn, e.levelOf }, 1-t.Value
	case t.Measure == "abandonment" && !t.AtLeast():
		count = func(e *queueEntry) (int64, int64) { return e.abandoned, e.offered }
	default:
		return nil
	}
	p := &spending{kind: sim.OfContacts, allowed: allowed, spent: make([]float64, s.frame.Count), of: make([]float64, s.frame.Count)}
	for _, queue := range s.plan.scopes[q.scope].queues {
		for k := range p.spent {
			spent, of := count(&s.total.queues[queue][k])
			p.spent[k] += s.mean(spent)
			p.of[k] += s.mean(of)
		}
	}
	return p
}

// spentIntervals is spent for a target that counts intervals.
func (s *study) spentIntervals(counted int, t sim.Target) *spending {
	p := &spending{kind: sim.OfIntervals, allowed: t.Part, spent: make([]float64, s.frame.Count), of: make([]float64, s.frame.Count)}
	if t.Over == sim.AtLeast {
		p.allowed = 1 - t.Part
	}
	for _, r := range s.records {
		m := &r.misses[counted]
		for k := range p.spent {
			p.spent[k] += float64(m.missed[k/64] >> (k % 64) & 1)
			p.of[k] += float64(m.known[k/64] >> (k % 64) & 1)
		}
	}
	for k := range p.spent {
		p.spent[k] /= float64(len(s.records))
		p.of[k] /= float64(len(s.records))
	}
	return p
}

// budget is how much may count against a target in the season, and on which days it does.
func (s *study) budget(p *spending) *sim.Budget {
	if len(s.frame.Days) == 0 {
		return nil
	}
	b := &sim.Budget{Of: p.kind, Spent: make([]float64, len(s.lengths))}
	for k := range p.spent {
		b.All += p.of[k]
		b.Spent[s.stretch[k]] += p.spent[k]
	}
	b.Allowed = p.allowed * b.All
	return b
}

// worst is the interval in which most counts against a target beyond what is allowed of it:
// not the one where one of two customers waits. It is nil where nothing does.
func (p *spending) worst() *sim.WorstMoment {
	excess := func(k int) float64 { return p.spent[k] - p.allowed*p.of[k] }
	worst := -1
	for k := range p.spent {
		if p.of[k] > 0 && excess(k) > 0 && (worst < 0 || excess(k) > excess(worst)) {
			worst = k
		}
	}
	if worst < 0 {
		return nil
	}
	return &sim.WorstMoment{Interval: &worst, Missed: p.spent[worst] / p.of[worst]}
}

// worstDayOf is the day on which a measure is worst for a target, where days are known; nil
// where they are not.
func worstDayOf(r *sim.Result, t sim.Target) *sim.WorstMoment {
	i := slices.IndexFunc(r.Days, func(d sim.DaySeries) bool { return d.Measure == t.Key() && d.Scope == t.Scope })
	if i < 0 {
		return nil
	}
	worst := -1
	days := r.Days[i].Days
	for d := range days {
		if days[d].N > 0 && (worst < 0 || days[d].Mean < days[worst].Mean == t.AtLeast()) {
			worst = d
		}
	}
	if worst < 0 {
		return nil
	}
	return &sim.WorstMoment{Day: &worst, Value: &days[worst]}
}

// account adds to how a target came out when it fares worst, and what it may miss.
func (s *study) account(i int, t sim.Target, into *sim.TargetResult, r *sim.Result) {
	if into.Value.N == 0 || t.Window != (sim.Window{}) && !t.Over.ByInterval() {
		return
	}
	if p := s.spent(i, t); p != nil {
		into.Budget, into.Worst = s.budget(p), p.worst()
		return
	}
	into.Worst = worstDayOf(r, t)
}
