package study

import (
	"cmp"
	"math"
	"slices"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/stat"
)

// rank says what every set brings, from the results of all.
func (r *ranking) rank(all *sim.Comparison) *sim.Ranking {
	t := &tableau{ranking: r, all: all}
	for i := range all.Alternatives {
		t.values = append(t.values, t.of(i, r.by.Measure, r.by.Scope))
	}
	for i := range r.sets { // of some it was not known at first
		if more := estimated(minus(t.costs(i), t.costs(0))); r.budget > 0 && more != nil && more.Mean > r.budget {
			r.costly[i] = true
		}
	}
	best := t.best()
	out := &sim.Ranking{
		Measure: r.by.Measure, Scope: r.by.Scope, Indifference: r.by.HalfWidth, Promised: promised,
		Procedure: procedure, Budget: r.budget, Best: r.sets[best].Name, Decided: r.decided, Sure: t.sure(best),
	}
	most := 0
	for i := range r.sets {
		set := t.set(i, best)
		out.Sets, out.Played, most = append(out.Sets, set), out.Played+set.Replications, max(most, set.Replications)
	}
	for i := range out.Sets {
		if out.Equal += most; r.costly[i] {
			out.Equal += out.Sets[i].Replications - most
		}
	}
	markPareto(out.Sets)
	out.Parts, out.Overlaps = t.parts(best), t.overlaps()
	slices.SortStableFunc(out.Sets, byGain)
	return out
}

// byGain puts the best first, and after it what gains more; what costs too much last.
func byGain(a, b sim.RankedSet) int {
	place := func(s *sim.RankedSet) int {
		switch s.Status {
		case sim.RankedBest:
			return 0
		case sim.RankedCostly:
			return 2
		}
		return 1
	}
	return cmp.Or(cmp.Compare(place(&a), place(&b)), cmp.Compare(b.Gain.Mean, a.Gain.Mean))
}

// tableau sets the results of a ranking side by side.
type tableau struct {
	*ranking
	all    *sim.Comparison
	values [][]float64 // by set and replication: of the measure, so that the least is best
}

// of returns values of a measure of a set whose mean is what is estimated of it; less
// is better.
func (t *tableau) of(set int, measure string, scope sim.Scope) []float64 {
	v, _ := t.all.Alternatives[set].Result.Find(measure, scope)
	if v == nil {
		return nil
	}
	values := spreadOf(v)
	if measureOf(measure).Better > 0 {
		for i := range values {
			values[i] = -values[i]
		}
	}
	return values
}

// best returns who has the least mean of those who were never given up, the first of
// equals.
func (t *tableau) best() int {
	best := -1
	for i := range t.sets {
		if t.in[i] && !t.costly[i] && (best < 0 || mean(t.values[i]) < mean(t.values[best])) {
			best = i
		}
	}
	return max(0, best)
}

// sure returns the probability, at least, that no set within the budget is better than
// the best at all (Bonferroni's bound, as in Chen, Lin, Yücesan & Chick, "Simulation
// budget allocation for further enhancing the efficiency of ordinal optimization",
// Discrete Event Dynamic Systems 10, 2000).
func (t *tableau) sure(best int) float64 {
	doubt := 0.0
	for i := range t.sets {
		if i == best || t.costly[i] {
			continue
		}
		apart := stat.Tallied(minus(t.values[i], t.values[best]))
		if se := apart.SD() / math.Sqrt(float64(apart.N())); se > 0 {
			doubt += stat.Above(apart.Mean()/se, apart.N()-1)
		} else if apart.N() < 2 || apart.Mean() < 0 {
			doubt++
		}
	}
	return max(0, 1-doubt)
}

// set says what a set brings.
func (t *tableau) set(i, best int) sim.RankedSet {
	s := sim.RankedSet{
		Name: t.sets[i].Name, Projects: t.sets[i].Projects, Status: t.status(i, best),
		Replications: t.all.Alternatives[i].Result.Replications, Gain: between(t.values[0], t.values[i]),
	}
	cost := minus(t.costs(i), t.costs(0))
	saved, waited := minus(t.lost(0), t.lost(i)), minus(t.of(0, "waited", sim.Scope{}), t.of(i, "waited", sim.Scope{}))
	s.Cost, s.Saved, s.Avoided = estimated(cost), estimated(saved), estimated(waited)
	s.PerNeed, s.PerMinute = per(cost, saved, 1), per(cost, waited, 60)
	return s
}

// status says how a set came out.
func (t *tableau) status(i, best int) string {
	apart := between(t.values[i], t.values[best])
	switch {
	case i == best:
		return sim.RankedBest
	case t.costly[i]:
		return sim.RankedCostly
	case apart.N > 1 && apart.Low > 0:
		return sim.RankedWorse
	case !t.decided:
		return sim.RankedLeft
	case !t.in[i]:
		return sim.RankedWorse
	}
	return sim.RankedClose
}

// between estimates a - b.
func between(a, b []float64) sim.Estimate { return plain(stat.Mean(minus(a, b), sim.Confidence)) }

// estimated estimates values, where there are any.
func estimated(values []float64) *sim.Estimate {
	if len(values) == 0 {
		return nil
	}
	e := plain(stat.Mean(values, sim.Confidence))
	return &e
}

// per estimates what each of something costs, of which an hour may hold several; nil
// where it cannot be said that there is any of it.
func per(cost, of []float64, each float64) *sim.Estimate {
	if some := plain(stat.Mean(of, sim.Confidence)); len(cost) == 0 || some.N < 2 || some.Low <= 0 {
		return nil
	}
	parts := make([]float64, len(of))
	for i := range of {
		parts[i] = of[i] * each
	}
	e := plain(stat.Ratio(cost, parts, sim.Confidence))
	return &e
}

// costs are what a set costs, by replication; nil where that is not known.
func (t *tableau) costs(set int) []float64 {
	v, _ := t.all.Alternatives[set].Result.Find(allCosts, sim.Scope{})
	return priced(v)
}

// lost are the needs that are never served, by replication.
func (t *tableau) lost(set int) []float64 {
	v, _ := t.all.Alternatives[set].Result.Find("needs_unserved", sim.Scope{})
	if v == nil {
		return nil
	}
	lost := numbers(v.Each)
	for i := range lost {
		lost[i] *= v.Of[i]
	}
	return lost
}

// parts says what each project brings alone, and to the best set.
func (t *tableau) parts(best int) (parts []sim.RankedPart) {
	for i, s := range t.sets {
		if len(s.Projects) != 1 {
			continue
		}
		project, with := s.Projects[0], t.sets[best].Projects
		p := sim.RankedPart{Project: project, Alone: between(t.values[0], t.values[i]), InBest: slices.Contains(with, project)}
		if p.InBest {
			without := slices.DeleteFunc(slices.Clone(with), func(name string) bool { return name == project })
			if l := t.having(without); l >= 0 {
				p.Adds = between(t.values[l], t.values[best])
			}
		} else if l := t.having(append(slices.Clone(with), project)); l >= 0 {
			p.Adds = between(t.values[best], t.values[l])
		}
		parts = append(parts, p)
	}
	return parts
}

// having finds the set of some projects, in whatever order; -1 if there is none.
func (t *tableau) having(projects []string) int {
	return slices.IndexFunc(t.sets, func(s Set) bool {
		return len(s.Projects) == len(projects) && !slices.ContainsFunc(projects, func(p string) bool { return !slices.Contains(s.Projects, p) })
	})
}

// overlaps says what both of each two projects would prevent.
func (t *tableau) overlaps() (all []sim.Overlap) {
	for i, a := range t.sets {
		for l, b := range t.sets[:i] {
			if len(a.Projects) != 1 || len(b.Projects) != 1 {
				continue
			}
			both := t.having([]string{a.Projects[0], b.Projects[0]})
			if both < 0 {
				continue
			}
			alone := plus(minus(t.values[0], t.values[i]), minus(t.values[0], t.values[l]))
			all = append(all, sim.Overlap{First: b.Projects[0], Second: a.Projects[0], Estimate: between(alone, minus(t.values[0], t.values[both]))})
		}
	}
	return all
}

func plus(a, b []float64) []float64 {
	all := make([]float64, min(len(a), len(b)))
	for i := range all {
		all[i] = a[i] + b[i]
	}
	return all
}

// markPareto marks the sets of which no other gains as much for less.
func markPareto(sets []sim.RankedSet) {
	for i := range sets {
		s := &sets[i]
		s.Pareto = s.Cost != nil && s.Gain.N > 0 && !slices.ContainsFunc(sets, func(o sim.RankedSet) bool {
			return o.Cost != nil && o.Cost.Mean <= s.Cost.Mean && o.Gain.Mean >= s.Gain.Mean &&
				(o.Cost.Mean < s.Cost.Mean || o.Gain.Mean > s.Gain.Mean)
		})
	}
}
