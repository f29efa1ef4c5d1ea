package study_test

import (
	"context"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/erlang"
	"github.com/rushproof/rushproof/sim/stat"
	"github.com/rushproof/rushproof/sim/study"
)

// Whoever plays on until targets are decided is wrong no more often than the confidence
// says, however often he looks: a limit that is the exact answer itself is decided in at
// most one study in twenty, one that is a little off hardly ever the wrong way.
func TestVerdictsAreAsSureAsTheySay(t *testing.T) {
	skipInShort(t)
	const studies, exact = 80, 0.5 // Erlang B of one agent and one erlang: soon steady, and cheap
	line := erlang.Queue{Agents: 1, Rate: 1. / 60, HandleTime: 60, Patience: 1e-6}
	for _, c := range []struct {
		name  string
		limit float64
		wrong func(outcome string) bool
		right string
	}{
		{"on the limit", exact, func(o string) bool { return o != sim.Undecided }, sim.Undecided},
		{"above the limit", 0.98 * exact, func(o string) bool { return o == sim.Pass }, sim.Fail},
		{"below the limit", 1.02 * exact, func(o string) bool { return o == sim.Fail }, sim.Pass},
	} {
		wrong, right := 0, 0
		for seed := range uint64(studies) {
			s := strategy("as planned", line, 5)
			s.Model.Targets = []sim.Target{{Measure: "abandonment", Op: "<", Value: c.limit}}
			r, err := study.Run(context.Background(), s.Model, sim.Experiment{Seed: seed, Replications: 250, Decide: true}, nil)
			if err != nil {
				t.Fatal(err)
			}
			switch outcome := r.Verdict.Targets[0].Outcome; {
			case c.wrong(outcome):
				wrong++
			case outcome == c.right:
				right++
			}
		}
		if p := stat.Proportion(wrong, studies, 0.998); p.Lo > 0.05 {
			t.Errorf("%s: wrong in %d of %d", c.name, wrong, studies)
		}
		if right < studies*9/10 {
			t.Errorf("%s: right in only %d of %d", c.name, right, studies)
		}
		t.Logf("%s: wrong in %d, right in %d of %d", c.name, wrong, right, studies)
	}
}

// An experiment that is to decide stops as soon as it has, and says after how many.
func TestDecideStops(t *testing.T) {
	exact := solved(t, desk(10, 300))
	for limit, want := range map[float64]string{exact / 2: sim.Fail, 2 * exact: sim.Pass} {
		s := strategy("as planned", desk(10, 300), 5)
		s.Model.Targets = []sim.Target{{Measure: "wait", Op: "<", Value: limit}}
		r, err := study.Run(context.Background(), s.Model, sim.Experiment{Seed: 1, Replications: 500, Decide: true}, nil)
		if err != nil {
			t.Fatal(err)
		}
		v := r.Verdict.Targets[0]
		if v.Outcome != want || r.Stopped != sim.AllDecided || v.DecidedAfter != r.Replications || r.Replications > 60 {
			t.Errorf("limit %.0f s: %s after %d of %d replications, %s", limit, v.Outcome, v.DecidedAfter, r.Replications, r.Stopped)
		}
	}
}
