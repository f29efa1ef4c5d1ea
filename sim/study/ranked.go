package study

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/stat"
)

// rank says what every set brings, from the results of all.
func (r *ranking) rank(all *sim.Comparison) *sim.Ranking {
	t := &tableau{ranking: r, all: all}
	for i := range r.sets { // of some it is not known: their mean is the best guess
		if more := r.extra(t.costs(0), t.costs(i), sim.Confidence); r.budget > 0 && !r.within[i] && more.Mean > r.budget {
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
	all.Warnings = append(all.Warnings, contrary(out)...)
	markPareto(out.Sets)
	out.Parts, out.Overlaps = t.parts(best), t.overlaps()
	slices.SortStableFunc(out.Sets, byGain)
	return out
}

// contrary says of which sets the gain and the needs saved have opposite signs, which a
// share may where there are more or fewer needs in all.
func contrary(r *sim.Ranking) (warnings []string) {
	for i := range r.Sets {
		s := &r.Sets[i]
		switch {
		case s.Saved == nil || s.Saved.N < 2 || s.Gain.N < 2:
		case s.Gain.Low > 0 && s.Saved.High < 0:
			warnings = append(warnings, fmt.Sprintf("%s gains in %s, and yet more needs are never served than without it: there are more needs in all", s.Name, sim.Written(r.Measure, r.Scope)))
		case s.Gain.High < 0 && s.Saved.Low > 0:
			warnings = append(warnings, fmt.Sprintf("%s loses in %s, and yet fewer needs are never served than without it: there are fewer needs in all", s.Name, sim.Written(r.Measure, r.Scope)))
		}
	}
	return warnings
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
	all *sim.Comparison
}

// values are those of the measure in sets that are set against each other, by replication:
// of those that all of them were played, so that a ratio is linearised as in a difference.
// The least is best.
func (t *tableau) values(sets ...int) [][]float64 {
	var of []*sim.Value
	fewest := math.MaxInt
	for _, set := range sets {
		v, _ := t.all.Alternatives[set].Result.Find(t.by.Measure, t.by.Scope)
		if v == nil { // stopped before it had one
			v = &sim.Value{}
		}
		of, fewest = append(of, v), min(fewest, len(v.Each))
	}
	all := make([][]float64, len(of))
	for i, v := range of {
		all[i] = spreadOf(firstOf(v, fewest))
		for k := range all[i] {
			all[i][k] *= float64(-measureOf(t.by.Measure).Better)
		}
	}
	return all
}

// apart is by how much a set is worse than another, by replication.
func (t *tableau) apart(worse, than int) []float64 {
	both := t.values(worse, than)
	return minus(both[0], both[1])
}

// best returns who has the least mean of those who were never given up, the first of
// equals.
func (t *tableau) best() int {
	var in []int
	for i := range t.sets {
		if t.in[i] && !t.costly[i] {
			in = append(in, i)
		}
	}
	best, least := 0, math.Inf(1)
	for k, values := range t.values(in...) {
		if m := mean(values); m < least {
			best, least = in[k], m
		}
	}
	return best
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
		apart := stat.Tallied(t.apart(i, best))
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
		Replications: t.all.Alternatives[i].Result.Replications, Gain: t.between(0, i),
	}
	cost := minus(t.costs(i), t.costs(0))
	saved, waited := minus(t.lost(0), t.lost(i)), minus(t.waited(0), t.waited(i))
	s.Cost, s.Saved, s.Avoided = estimated(cost), estimated(saved), estimated(waited)
	s.PerNeed, s.PerMinute = per(cost, saved, 1), per(cost, waited, 60)
	more := t.extra(t.costs(0), t.costs(i), sim.Confidence)
	s.CostInDoubt = t.budget > 0 && more.Low <= t.budget && more.High > t.budget
	return s
}

// status says how a set came out.
func (t *tableau) status(i, best int) string {
	apart := t.between(i, best)
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

// between estimates by how much a set is worse than another.
func (t *tableau) between(worse, than int) sim.Estimate {
	return plain(stat.Mean(t.apart(worse, than), sim.Confidence))
}

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

// waited are the hours that customers wait, by replication.
func (t *tableau) waited(set int) []float64 {
	v, _ := t.all.Alternatives[set].Result.Find("waited", sim.Scope{})
	if v == nil {
		return nil
	}
	return numbers(v.Each)
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
		p := sim.RankedPart{Project: project, Alone: t.between(0, i), InBest: slices.Contains(with, project)}
		if p.InBest {
			without := slices.DeleteFunc(slices.Clone(with), func(name string) bool { return name == project })
			if l := t.having(without); l >= 0 {
				p.Adds = t.between(l, best)
			}
		} else if l := t.having(append(slices.Clone(with), project)); l >= 0 {
			p.Adds = t.between(best, l)
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
			v := t.values(0, i, l, both)
			alone, together := plus(minus(v[0], v[1]), minus(v[0], v[2])), minus(v[0], v[3])
			all = append(all, sim.Overlap{First: b.Projects[0], Second: a.Projects[0], Estimate: plain(stat.Mean(minus(alone, together), sim.Confidence))})
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
