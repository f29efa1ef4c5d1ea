package study_test

import (
	"context"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// paidByContact are a desk and three that are each better than the one before, and dearer:
// what they cost differs from season to season, as each contact is paid for.
func paidByContact() (all []study.Set) {
	for i, name := range []string{"as planned", "one more", "two more", "three more"} {
		s := study.Set{Strategy: strategy(name, desk(10+i, 300), 3)}
		s.Model.Prices = &sim.Prices{Hour: []float64{0}, Overtime: []float64{0}, Contact: []float64{10 + 5*float64(i)}, Least: []float64{0}}
		if i > 0 {
			s.Projects = []string{name}
		}
		all = append(all, s)
	}
	return all
}

// trueCosts are how much more than the first the others cost, of many seasons.
func trueCosts(t *testing.T) (costs []float64) {
	t.Helper()
	var all []study.Strategy
	for _, s := range paidByContact() {
		all = append(all, s.Strategy)
	}
	c := compared(t, sim.Experiment{Seed: 1000, Replications: 400}, all...)
	for i := 1; i < len(all); i++ {
		costs = append(costs, differenceOf(t, c, i, "cost").Mean)
	}
	return costs
}

// Each desk is better than the one before, so the best within a budget is the dearest
// that it pays for, however near the budget comes to what another costs: nobody is given up
// for one that turns out to cost too much. Where it cannot be told, that is said.
func TestRankAroundTheBudget(t *testing.T) {
	skipInShort(t)
	costs := trueCosts(t)
	names := []string{"as planned", "one more", "two more", "three more"}
	runs, wrong, near := 0, 0, 0
	for k, cost := range costs {
		for _, share := range []float64{0.9, 0.97, 0.99, 1, 1.01, 1.03, 1.1} {
			for seed := range uint64(10) {
				c, err := study.Rank(context.Background(), paidByContact(), sim.Precision{Measure: "wait", HalfWidth: 1}, share*cost, sim.Experiment{Seed: seed, Replications: 40}, nil)
				if err != nil {
					t.Fatal(err)
				}
				right := names[k]
				if share >= 1 {
					right = names[k+1]
				}
				runs++
				switch best := c.Ranking.Best; {
				case best == right:
				case best != names[k] && best != names[k+1]:
					t.Errorf("%v of %s, seed %d: %s is best", share, names[k+1], seed, best)
				case doubted(c.Ranking, names[k+1]):
					near++
				default:
					wrong++
				}
			}
		}
	}
	if wrong > runs/20 {
		t.Errorf("wrong without a word in %d of %d", wrong, runs)
	}
	t.Logf("wrong in %d of %d, and in doubt in %d", wrong, runs, near)
}

// doubted reports whether a ranking says that the cost of a set may lie on the other side
// of the budget.
func doubted(r *sim.Ranking, name string) bool {
	for _, s := range r.Sets {
		if s.Name == name {
			return s.CostInDoubt
		}
	}
	return false
}
