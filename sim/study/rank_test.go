package study_test

import (
	"context"
	"encoding/json"
	"math"
	"slices"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/erlang"
	"github.com/rushproof/rushproof/sim/stat"
	"github.com/rushproof/rushproof/sim/study"
)

// sets are a desk on which two projects can be done: so many more agents, and shorter
// contacts.
func sets(hours int, agents int, shorter float64) []study.Set {
	return []study.Set{
		{Strategy: strategy("as planned", desk(10, 300), hours)},
		{Strategy: strategy("agents", desk(10+agents, 300), hours), Projects: []string{"agents"}},
		{Strategy: strategy("shorter", desk(10, 300-shorter), hours), Projects: []string{"shorter"}},
		{Strategy: strategy("agents+shorter", desk(10+agents, 300-shorter), hours), Projects: []string{"agents", "shorter"}},
	}
}

func solved(t *testing.T, q erlang.Queue) float64 {
	t.Helper()
	s, err := q.Solve()
	if err != nil {
		t.Fatal(err)
	}
	return s.MeanWait
}

// The best of cases with exact answers is found as often as is promised.
func TestRankKeepsItsPromise(t *testing.T) {
	skipInShort(t)
	const macro = 200
	contenders := []erlang.Queue{desk(10, 300), desk(8, 224), desk(10, 280), desk(11, 322), desk(12, 355)}
	var waits []float64
	for _, q := range contenders {
		waits = append(waits, solved(t, q))
	}
	best := slices.Index(waits, slices.Min(waits))
	others := slices.Delete(slices.Clone(waits), best, best+1)
	by := sim.Precision{Measure: "wait", HalfWidth: slices.Min(others) - waits[best]}
	right, played, equal := 0, 0, 0
	for seed := range uint64(macro) {
		var all []study.Set
		for i, q := range contenders {
			all = append(all, study.Set{Strategy: strategy(string(rune('a'+i)), q, 2)})
		}
		c, err := study.Rank(context.Background(), all, by, 0, sim.Experiment{Seed: seed, Replications: 5000}, nil)
		if err != nil {
			t.Fatal(err)
		}
		r := c.Ranking
		if !r.Decided {
			t.Fatalf("seed %d: undecided after %d", seed, r.Played)
		}
		if r.Best == all[best].Name {
			right++
		}
		played, equal = played+r.Played, equal+r.Equal
	}
	if held := stat.Proportion(right, macro, 0.998); held.Hi < 0.95 {
		t.Errorf("right in %d of %d; 0.95 was promised", right, macro)
	}
	if saved := 1 - float64(played)/float64(equal); saved < 0.1 {
		t.Errorf("only %.0f %% of replications are saved", 100*saved)
	}
	t.Logf("right in %d of %d, %d replications in place of %d", right, macro, played, equal)
}

// ranked ranks the two projects by the mean wait.
func ranked(t *testing.T, workers int) *sim.Comparison {
	t.Helper()
	c, err := study.Rank(context.Background(), sets(5, 1, 30), sim.Precision{Measure: "wait", HalfWidth: 1}, 0,
		sim.Experiment{Seed: 2, Replications: 40, Workers: workers}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The best stands first, and to do nothing gains nothing.
func TestRankOrder(t *testing.T) {
	r := ranked(t, 0).Ranking
	if r.Best != "agents+shorter" || r.Sets[0].Name != r.Best {
		t.Errorf("best %s, %+v", r.Best, r.Sets)
	}
	if base := r.Sets[len(r.Sets)-1]; base.Name != "as planned" || base.Gain.Mean != 0 || base.Gain.High != 0 {
		t.Errorf("the last is %+v", base)
	}
	if r.Played > r.Equal || r.Played == 0 || r.Sure <= 0.5 {
		t.Errorf("%d of %d, sure to %v", r.Played, r.Equal, r.Sure)
	}
}

// What a set gains is how far it lies from the base, by the replications that both were
// played, of a ratio too, and though the worst of them is given up early.
func TestGainsAreDifferences(t *testing.T) {
	all := append(sets(5, 1, 30), study.Set{Strategy: strategy("fewer", desk(7, 300), 5), Projects: []string{"fewer"}})
	c, err := study.Rank(context.Background(), all, sim.Precision{Measure: "service_level", HalfWidth: 0.002}, 0, sim.Experiment{Seed: 2, Replications: 400}, nil)
	if err != nil {
		t.Fatal(err)
	}
	last := c.Ranking.Sets[len(c.Ranking.Sets)-1]
	if last.Name != "fewer" || last.Replications >= c.Alternatives[0].Result.Replications {
		t.Fatalf("the worst was not given up: %+v", last)
	}
	for _, s := range c.Ranking.Sets {
		i := slices.IndexFunc(c.Alternatives, func(a sim.Alternative) bool { return a.Name == s.Name })
		if i == 0 {
			continue
		}
		if d := differenceOf(t, c, i, "service_level"); math.Abs(d.Mean-s.Gain.Mean) > 1e-12 || math.Abs(d.Low-s.Gain.Low) > 1e-12 || d.N != s.Gain.N {
			t.Errorf("%s gains %+v, and differs by %+v", s.Name, s.Gain, d.Estimate)
		}
	}
}

// What projects bring alone, together and on top of each other hangs together: two that
// shorten the same queue overlap, and each adds less to the other than it brings alone.
func TestRankParts(t *testing.T) {
	r := ranked(t, 0).Ranking
	gain := map[string]sim.Estimate{}
	for _, s := range r.Sets {
		gain[s.Name] = s.Gain
	}
	if len(r.Overlaps) != 1 || len(r.Parts) != 2 {
		t.Fatalf("%d overlaps, %d parts", len(r.Overlaps), len(r.Parts))
	}
	o := r.Overlaps[0]
	if together := gain["agents"].Mean + r.Parts[1].Adds.Mean; o.Low <= 0 || math.Abs(gain["agents"].Mean+gain["shorter"].Mean-together-o.Mean) > 1e-9 {
		t.Errorf("overlap %+v, together %v", o, together)
	}
	for _, p := range r.Parts {
		if !p.InBest || p.Adds.Mean <= 0 || p.Adds.Mean >= p.Alone.Mean || math.Abs(p.Alone.Mean-p.Adds.Mean-o.Mean) > 1e-9 {
			t.Errorf("%s adds %v to the best, and brings %v alone", p.Project, p.Adds.Mean, p.Alone.Mean)
		}
	}
}

// The number of workers changes no byte.
func TestRankWorkers(t *testing.T) {
	one, err := json.Marshal(ranked(t, 1))
	other, err2 := json.Marshal(ranked(t, 3))
	if err != nil || err2 != nil || string(one) != string(other) {
		t.Errorf("other bytes with three workers: %v, %v", err, err2)
	}
}

// One that was interrupted is played again as it was, from how often each set was played:
// whenever that happens, at a look or between two.
func TestRankInterrupted(t *testing.T) {
	by := sim.Precision{Measure: "wait", HalfWidth: 0.05}
	run := func(all []study.Set, at int) *sim.Comparison {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		told := 0
		c, err := study.Rank(ctx, all, by, 0, sim.Experiment{Seed: 2, Replications: 400, Workers: 1}, func(int, study.Progress) {
			if told++; told == at {
				cancel()
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	for at := 40; at < 90; at++ {
		all := sets(5, 1, 30)
		was := run(all, at)
		if was.Ranking == nil || was.Ranking.Decided {
			t.Fatalf("stopped at %d: %+v", at, was.Ranking)
		}
		for i := range all {
			if r := was.Alternatives[i].Result; r.Stopped == sim.Interrupted {
				all[i].InterruptAfter = r.Replications
			}
		}
		one, err := json.Marshal(was)
		again, err2 := json.Marshal(run(all, 0))
		if err != nil || err2 != nil || string(one) != string(again) {
			t.Errorf("stopped at %d, other bytes: %v, %v", at, err, err2)
		}
	}
}

// A set that costs more than the budget is never the best; nor can one be ranked by what
// is neither better nor worse.
func TestRankBudget(t *testing.T) {
	all := sets(5, 2, 30)
	for i, price := range []float64{100, 600, 200, 700} {
		all[i].Model.Prices = &sim.Prices{Hour: []float64{price}, Overtime: []float64{0}, Contact: []float64{0}, Least: []float64{0}}
	}
	e := sim.Experiment{Seed: 2, Replications: 60}
	c, err := study.Rank(context.Background(), all, sim.Precision{Measure: "wait", HalfWidth: 1}, 5000, e, nil)
	if err != nil {
		t.Fatal(err)
	}
	r := c.Ranking
	if r.Best != "shorter" || r.Sets[len(r.Sets)-1].Status != sim.RankedCostly || r.Sets[len(r.Sets)-1].Replications != 10 || r.Sets[0].Replications < 20 {
		t.Errorf("best %s, last %+v", r.Best, r.Sets[len(r.Sets)-1])
	}
	if cost := r.Sets[0].Cost; cost == nil || cost.Mean != 4*10*100 {
		t.Errorf("four hours of ten people at 100 more cost %+v", cost)
	}
	all[1].Model.Prices = nil
	if _, err := study.Rank(context.Background(), all, sim.Precision{Measure: "wait", HalfWidth: 1}, 5000, e, nil); err == nil {
		t.Error("people without a price were held to a budget")
	}
	if _, err := study.Rank(context.Background(), all, sim.Precision{Measure: "offered", HalfWidth: 1}, 0, e, nil); err == nil {
		t.Error("ranked by the number of contacts")
	}
}

// Three times as many customers at a desk three times as large: a smaller share of them is
// never served, as large desks do better, and yet more of them. That is said.
func TestRankTellsContrarySigns(t *testing.T) {
	busy := desk(30, 300)
	busy.Rate *= 3
	all := []study.Set{
		{Strategy: strategy("as planned", desk(10, 300), 5)},
		{Strategy: strategy("thrice", busy, 5), Projects: []string{"thrice"}},
		{Strategy: strategy("agents", desk(11, 300), 5), Projects: []string{"agents"}},
	}
	c, err := study.Rank(context.Background(), all, sim.Precision{Measure: "needs_unserved", HalfWidth: 0.005}, 0, sim.Experiment{Seed: 1, Replications: 40}, nil)
	if err != nil {
		t.Fatal(err)
	}
	const want = "thrice gains in needs_unserved, and yet more needs are never served than without it: there are more needs in all"
	if !slices.Contains(c.Warnings, want) || len(c.Warnings) != 1 {
		t.Errorf("said %q of %+v", c.Warnings, c.Ranking.Sets)
	}
}
