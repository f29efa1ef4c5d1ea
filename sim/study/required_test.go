package study_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/erlang"
	"github.com/rushproof/rushproof/sim/study"
)

// Customers who wait a fifth as long as is written ask for as many agents as those
// of whom that fifth is written: they are the same customers. Those who wait as
// written ask for more.
func TestRequiredOfSegments(t *testing.T) {
	required := func(patience float64, segments ...centre.Segment) (worst []float64) {
		m := textbook(erlang.Queue{Rate: 0.1, HandleTime: 300, Agents: 26, Lines: math.MaxInt32, Patience: patience}, 25)
		m.Layout.Segments = segments
		r, err := study.Run(context.Background(), m, sim.Experiment{Seed: 7, Replications: 4}, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range r.Worst {
			worst = append(worst, w.Required)
		}
		return worst
	}
	fifth := required(600, centre.Segment{Name: "all", Share: 1, Patience: 0.2, SelfService: 1})
	if written := required(120); len(written) == 0 || !slices.Equal(fifth, written) {
		t.Errorf("required of a fifth of the patience: %v, and of that fifth: %v", fifth, written)
	}
	if patient := required(600); slices.Equal(fifth, patient) {
		t.Errorf("required whatever the patience: %v", patient)
	}
}
