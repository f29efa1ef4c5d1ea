package study

import (
	"slices"

	"github.com/rushproof/rushproof/sim"
)

// spending is what counts against a target in each interval of the frame, and what could
// have, means over replications.
type spending struct {
	spent, of []float64
	allowed   float64 // share of all
}

// countsContacts reports whether a target is about a share of contacts that count against it, and
// which share may.
func countsContacts(t sim.Target) (allowed float64, ok bool) {
	switch {
	case t.Over != sim.Whole || t.Window != (sim.Window{}):
		return 0, false
	case t.Measure == "service_level" && t.AtLeast():
		return 1 - t.Value, true
	case t.Measure == "abandonment" && !t.AtLeast():
		return t.Value, true
	}
	return 0, false
}

// spentContacts finds out in which intervals contacts count against a target; nil where a
// threshold or formula of its own is known by the day only.
func (s *study) spentContacts(i int, t sim.Target) *spending {
	allowed, ok := countsContacts(t)
	q := s.question(i, t)
	if !ok || q.within > 0 || q.formula != nil {
		return nil
	}
	p := &spending{allowed: allowed, spent: make([]float64, s.frame.Count), of: make([]float64, s.frame.Count)}
	for _, queue := range s.plan.scopes[q.scope].queues {
		for k := range p.spent {
			e := &s.total.queues[queue][k]
			spent, of := e.levelOf-e.levelIn, e.levelOf
			if t.Measure == "abandonment" {
				spent, of = e.abandoned, e.offered
			}
			p.spent[k] += s.mean(spent)
			p.of[k] += s.mean(of)
		}
	}
	return p
}

// contactBudget is how many contacts may count against a target in the season, and on which
// days they do.
func (s *study) contactBudget(i int, t sim.Target) *sim.Budget {
	allowed, ok := countsContacts(t)
	if !ok || len(s.frame.Days) == 0 {
		return nil
	}
	b := &sim.Budget{Of: sim.OfContacts, Spent: make([]float64, len(s.lengths))}
	for _, r := range s.records {
		for d, v := range r.daily[s.budgets[i]*len(s.lengths):][:len(s.lengths)] {
			against := float64(v.num)
			if t.AtLeast() {
				against = float64(v.den) - against
			}
			b.All += float64(v.den)
			b.Spent[d] += against
		}
	}
	b.All /= float64(len(s.records))
	for d := range b.Spent {
		b.Spent[d] /= float64(len(s.records))
	}
	b.Allowed = allowed * b.All
	b.Burn()
	return b
}

// spentIntervals is spent for a target that counts intervals.
func (s *study) spentIntervals(counted int, t sim.Target) *spending {
	p := &spending{allowed: t.Part, spent: make([]float64, s.frame.Count), of: make([]float64, s.frame.Count)}
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

// intervalBudget is how many intervals may miss a target in the season, and on which days
// they do.
func (s *study) intervalBudget(p *spending) *sim.Budget {
	if len(s.frame.Days) == 0 {
		return nil
	}
	b := &sim.Budget{Of: sim.OfIntervals, Spent: make([]float64, len(s.lengths))}
	for k := range p.spent {
		b.All += p.of[k]
		b.Spent[s.stretch[k]] += p.spent[k]
	}
	b.Allowed = p.allowed * b.All
	b.Burn()
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
	switch {
	case into.Value.N == 0:
	case t.Over.ByInterval():
		p := s.spentIntervals(s.targets[i], t)
		into.Worst = p.worst()
		if t.Over != sim.InARow {
			into.Budget = s.intervalBudget(p)
		}
	case t.Window == (sim.Window{}):
		into.Budget = s.contactBudget(i, t)
		if p := s.spentContacts(i, t); p != nil {
			into.Worst = p.worst()
		} else {
			into.Worst = worstDayOf(r, t)
		}
	}
}
