package study

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/stat"
)

// Set is a strategy that does some projects together.
type Set struct {
	Strategy
	Projects []string // none: the base, which does nothing
}

// Rank finds which set of projects is best by a measure; by.HalfWidth is the difference
// that matters. A set is given up once it is known to be worse, or to cost more than
// the budget (0: there is none), so that replications go to those that may be the best.
// Nobody is given up for one whose cost may lie above the budget.
// The first set must be the base: all others are paired with it, so it is played to the
// end.
//
// When the context is cancelled, Rank returns what is there.
func Rank(ctx context.Context, sets []Set, by sim.Precision, budget float64, e sim.Experiment, progress func(set int, at Progress)) (*sim.Comparison, error) {
	var strategies []Strategy
	for _, s := range sets {
		strategies = append(strategies, s.Strategy)
	}
	e.Until = []sim.Precision{by}
	if err := checkAll(strategies, e); err != nil {
		return nil, err
	}
	if len(sets) < 2 {
		return nil, errors.New("nothing is ranked: name a base and a project")
	}
	if name := unpriced(sets); budget > 0 && name != "" {
		return nil, fmt.Errorf("%s: somebody works who has no price, so no budget can be held", name)
	}
	if measureOf(by.Measure).Better == 0 {
		return nil, fmt.Errorf("more or less of %s is neither better nor worse, so nothing can be ranked by it", by.Measure)
	}
	r := &ranking{
		contest: newContest(strategies, e, progress), sets: sets, by: by, budget: budget,
		standing: standing{
			in: slices.Repeat([]bool{true}, len(sets)), costly: make([]bool, len(sets)), within: make([]bool, len(sets)),
		},
	}
	return r.run(ctx)
}

// unpriced returns the first set in which somebody works who has no price, empty if
// there is none.
func unpriced(sets []Set) string {
	for _, s := range sets {
		if s.Model.Unpriced() != "" {
			return s.Name
		}
	}
	return ""
}

// ranking is a contest in which the worse are given up.
type ranking struct {
	*contest
	standing
	sets    []Set
	by      sim.Precision
	budget  float64
	decided bool

	before standing // at the last look
	looked int      // after how many replications that was

	contenders []int // who may be within the budget
	selection  *selection
}

// standing is how the sets stand, each with a value, after a look.
type standing struct {
	in     []bool // who is still played
	costly []bool // who is known to cost more than the budget
	within []bool // who is known to cost no more
}

func (s *standing) clone() standing {
	return standing{slices.Clone(s.in), slices.Clone(s.costly), slices.Clone(s.within)}
}

const (
	promised       = 0.95
	firstOfRanking = 10 // replications of all sets, from which it is seen how far they differ
	batchOfRanking = 4  // after which it is looked again
	leastOfRanking = 20 // replications of the best, and of who is as good, though it is told sooner
	procedure      = "KN (Kim & Nelson 2001)"
)

// run plays until the best is selected, and puts together what was seen.
func (r *ranking) run(ctx context.Context) (*sim.Comparison, error) {
	defer whenCancelled(ctx, r.stop)()
	if err := r.race(ctx); err != nil {
		return nil, err
	}
	for i := range r.ended {
		if r.decided || i > 0 && !r.in[i] {
			r.ended[i] = sim.Told
		}
	}
	all, err := r.finish(ctx)
	if err != nil {
		return nil, err
	}
	if len(all.Alternatives) == len(r.sets) { // otherwise it was stopped before all had begun
		all.Ranking, all.Until = r.rank(all), nil // what was asked is how small a difference does not matter
	}
	return all, nil
}

// race plays all sets a few times, and from then on those that may be the best. When it is
// interrupted, what was seen at the last look counts only if somebody was played on after it:
// how often each was played is then all there is to know to play it again as it was.
func (r *ranking) race(ctx context.Context) error {
	last := r.last()
	again := last < r.experiment.Replications // one that was interrupted: it ends without a look
	for played := min(firstOfRanking, last); ; played = min(played+batchOfRanking, last) {
		if err := r.play(played); err != nil {
			return err
		}
		if ctx.Err() != nil {
			r.interrupted()
			return nil
		}
		if played < 2 || again && played == last {
			r.decided = false
			return nil
		}
		if err := r.look(played); err != nil {
			return err
		}
		if played == last || r.decided && played >= leastOfRanking {
			return nil
		}
	}
}

// interrupted forgets the last look if nobody was played on after it.
func (r *ranking) interrupted() {
	if r.looked > 0 && !r.beyond(r.looked) {
		r.standing = r.before
	}
	r.decided = false
}

// look gives up who is known to be worse, or to cost too much, until it is decided.
func (r *ranking) look(played int) error {
	if r.decided {
		return nil
	}
	r.before, r.looked = r.clone(), played
	r.afford()
	if r.selection == nil {
		for i := range r.sets {
			if !r.costly[i] {
				r.contenders = append(r.contenders, i)
			}
		}
	}
	values, err := r.values(r.contenders)
	if err != nil {
		return err
	}
	if r.selection == nil {
		r.selection = newSelection(values, r.by.HalfWidth, promised)
	}
	for i, set := range r.contenders {
		r.selection.in[i], r.selection.weak[i] = r.in[set], !r.within[set]
	}
	r.decided = r.selection.look(values)
	for i, set := range r.contenders {
		r.in[set] = r.selection.in[i]
	}
	r.decided = r.decided && r.told()
	return nil
}

// beyond reports whether anybody was played more often than that.
func (r *ranking) beyond(played int) bool {
	return slices.ContainsFunc(r.studies, func(s *study) bool { return len(s.records) > played })
}

// play plays those who are left, and the base, up to the given number.
func (r *ranking) play(end int) error {
	for i := range r.studies {
		if i == 0 || r.in[i] {
			if err := r.playOne(i, end); err != nil {
				return err
			}
		}
	}
	return nil
}

// afford finds out who is within the budget, and gives up who is known to cost more. What
// was found once stays so: as it is looked at again and again, each look has an interval
// that is wider than the one before, by which all of them together keep their confidence.
func (r *ranking) afford() {
	base := r.studies[0].costs()
	for i, s := range r.studies {
		switch more := r.extra(base, s.costs(), confidenceOfLook((len(s.records)-firstOfRanking)/batchOfRanking)); {
		case !r.in[i] || r.within[i]:
		case i == 0 || r.budget == 0 || more.N > 0 && more.High <= r.budget:
			r.within[i] = true
		case more.N > 0 && more.Low > r.budget:
			r.costly[i], r.in[i] = true, false
		}
	}
}

// extra is how much more than the base a set costs. What is the same but for the rounding
// of sums is taken for the budget itself.
func (r *ranking) extra(base, of []float64, confidence float64) sim.Estimate {
	more := plain(stat.Mean(minus(of, base), confidence))
	for _, x := range []*float64{&more.Mean, &more.Low, &more.High} {
		if math.Abs(*x-r.budget) < 1e-9*r.budget {
			*x = r.budget
		}
	}
	return more
}

// told reports whether it is known well enough what those who are left cost: whether they
// are within the budget, or else their cost to a hundredth of it. Past mostForCosts it is
// not worth more replications.
func (r *ranking) told() bool {
	const hundredth, mostForCosts = 0.01, 200
	base := r.studies[0].costs()
	for i, s := range r.studies {
		if !r.in[i] || r.within[i] || len(s.records) >= mostForCosts {
			continue
		}
		if more := r.extra(base, s.costs(), sim.Confidence); more.High-more.Low > 2*hundredth*r.budget {
			return false
		}
	}
	return true
}

// values are those of the measure, by contender and replication: the least is best.
func (r *ranking) values(contenders []int) ([][]float64, error) {
	all := make([][]float64, len(contenders))
	for i, set := range contenders {
		s := r.studies[set]
		v := s.value(r.asked[set][0])
		for replication, x := range v.Each {
			if x == nil {
				return nil, fmt.Errorf("%s: %s has no value in replication %d, so it cannot be ranked by it", r.sets[set].Name, r.by.Measure, replication)
			}
			all[i] = append(all[i], *x*float64(-measureOf(r.by.Measure).Better))
		}
	}
	return all, nil
}

// allCosts is the measure of what a season costs; it is known where all who work have
// a price.
const allCosts = "cost"

// costs are what the season costs, by replication; nil where somebody has no price.
func (s *study) costs() []float64 {
	for q := range s.season {
		if asked := &s.season[q]; asked.scope == 0 && asked.measure.Key == allCosts {
			v := s.value(q)
			return priced(&v)
		}
	}
	return nil
}

// priced are the values of a cost; nil unless all are known.
func priced(v *sim.Value) []float64 {
	if v == nil || v.N < len(v.Each) {
		return nil
	}
	return numbers(v.Each)
}

// checkAll checks each of several strategies, all faults at once.
func checkAll(strategies []Strategy, e sim.Experiment) error {
	var faults []error
	for _, s := range strategies {
		if err := check(s.Model, e); err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", s.Name, err))
		}
	}
	return errors.Join(faults...)
}
