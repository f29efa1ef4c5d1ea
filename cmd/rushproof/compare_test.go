package main

import (
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// While a ranking is played, the measure is shown by which it ranks.
func TestToldWhileRanking(t *testing.T) {
	for _, c := range []struct {
		rank  bool
		until []sim.Precision
		want  string
	}{
		{true, nil, "needs_unserved"},
		{true, []sim.Precision{{Measure: "wait", HalfWidth: 1}}, "wait"},
		{false, nil, "service_level"},
	} {
		told := (&comparing{rank: c.rank}).told(&sim.Experiment{Until: c.until})
		if len(told) != 1 || told[0].Measure != c.want {
			t.Errorf("told %+v, want %s", told, c.want)
		}
	}
}

// Of many names the first are written.
func TestFew(t *testing.T) {
	if got := few([]string{"a", "b, c", "d", "e", "f"}); got != "a, 'b, c', d and 2 more" {
		t.Error(got)
	}
}
