package study

import (
	"fmt"
	"slices"
	"testing"

	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/stat"
)

// normals are contenders whose means are known, and whose values hang together by the
// luck they share.
func normals(luck rng.Key, means []float64, shared float64) func(contender, replication int) float64 {
	draw := func(who, replication int) float64 {
		stream := luck.With(uint64(who)).With(uint64(replication)).Stream()
		return stream.Norm()
	}
	return func(contender, replication int) float64 {
		return means[contender] + shared*draw(0, replication) + draw(contender+1, replication)
	}
}

// selected plays a selection to its end, and returns who was selected and how many
// replications that took.
func selected(k int, indifference float64, value func(contender, replication int) float64) (best, played int) {
	const first, batch = 10, 4
	values := make([][]float64, k)
	play := func(in []bool, to int) {
		for i := range values {
			for r := len(values[i]); r < to && in[i]; r++ {
				values[i] = append(values[i], value(i, r))
				played++
			}
		}
	}
	play(slices.Repeat([]bool{true}, k), first)
	s := newSelection(values, indifference, 0.95)
	for r := first; !s.look(values); {
		r += batch
		play(s.in, r)
	}
	return s.best(values), played
}

// best returns who of those left has the least mean, the first of equals.
func (s *selection) best(values [][]float64) int {
	best := -1
	for i, in := range s.in {
		if in && (best < 0 || mean(values[i]) < mean(values[best])) {
			best = i
		}
	}
	return best
}

// The best is found as often as is promised, in the hardest case: all others are worse
// by no more than the indifference. And the easier it is, the fewer replications it
// takes; luck in common makes no harm.
func TestSelectionKeepsItsPromise(t *testing.T) {
	const macro, indifference = 200, 0.5
	for name, means := range map[string][]float64{
		"hardest": {0.5, 0.5, 0, 0.5, 0.5, 0.5},
		"easy":    {4, 5, 0, 1, 2, 3},
		"two":     {0.5, 0},
	} {
		for _, shared := range []float64{0, 3} {
			t.Run(fmt.Sprintf("%s, shared %v", name, shared), func(t *testing.T) {
				right, total := 0, 0
				for i := range macro {
					best, played := selected(len(means), indifference, normals(rng.New(uint64(i), 0), means, shared))
					total += played
					if means[best] == 0 {
						right++
					}
				}
				// Who is right 95 times in 100 is right less often than in 178 of 200 once in 1,000.
				if held := stat.Proportion(right, macro, 0.998); held.Hi < 0.95 {
					t.Errorf("right in %d of %d, %.3f to %.3f; 0.95 was promised", right, macro, held.Lo, held.Hi)
				}
				t.Logf("right in %d of %d, %.0f replications each time", right, macro, float64(total)/macro)
			})
		}
	}
}

// A procedure that gives up too early breaks the promise: the test sees it.
func TestHastySelectionIsSeen(t *testing.T) {
	const macro = 200
	means, right := []float64{0.5, 0.5, 0, 0.5, 0.5, 0.5}, 0
	for i := range macro {
		value := normals(rng.New(uint64(i), 0), means, 0)
		values := make([][]float64, len(means))
		for c := range values {
			for r := range 10 {
				values[c] = append(values[c], value(c, r))
			}
		}
		s := newSelection(values, 0.5, 0.95)
		s.factor = 0 // no slack
		s.look(values)
		if means[s.best(values)] == 0 {
			right++
		}
	}
	if held := stat.Proportion(right, macro, 0.998); held.Hi >= 0.95 {
		t.Errorf("right in %d of %d: a selection by ten replications passes", right, macro)
	}
}
