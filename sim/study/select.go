package study

import (
	"math"
	"slices"

	"github.com/rushproof/rushproof/sim/stat"
)

// selection finds the best of several contenders, whose values come in pairs on the
// same luck, by procedure KN (Kim & Nelson, "A fully sequential procedure for
// indifference-zone selection in simulation", ACM TOMACS 11, 2001): whoever is worse
// than another by more than chance explains is given up, and replications go to those
// who are left. If the best is better than all others by at least the indifference,
// it is selected with the confidence promised; it is so for values that are normal,
// however they hang together. The least value is the best.
//
// Contenders are looked at after batches of replications rather than after each: the
// promise rests on the Brownian motion that is looked at, which may be looked at less
// often (Jennison, Johnstone & Turnbull, "Asymptotically optimal procedures for
// sequential adaptive selection of the best of several normal means", 1982).
type selection struct {
	indifference float64
	factor       float64     // h² of the paper
	apart        [][]float64 // by pair: variance of the difference, from the first replications
	in           []bool      // who is left
	weak         []bool      // for whom nobody is given up
}

// newSelection begins once every contender has its first replications, at least two.
func newSelection(values [][]float64, indifference, confidence float64) *selection {
	s := &selection{indifference: indifference, weak: make([]bool, len(values))}
	k, n := math.Max(2, float64(len(values))), float64(len(values[0]))
	eta := (math.Pow(2*(1-confidence)/(k-1), -2/(n-1)) - 1) / 2
	s.factor = 2 * eta * (n - 1)
	for i := range values {
		s.in = append(s.in, true)
		s.apart = append(s.apart, make([]float64, len(values)))
		for l := range values[:i] {
			var t stat.Tally
			for r := range values[i] {
				t.Add(values[i][r] - values[l][r])
			}
			s.apart[i][l], s.apart[l][i] = t.Variance(), t.Variance()
		}
	}
	return s
}

// look gives up whoever is worse than somebody else by more than chance explains, and
// reports whether it is over: of each two that are left one is known to be the better, or
// no worse than by the indifference. Each who is left has as many values.
func (s *selection) look(values [][]float64) (over bool) {
	left := s.left()
	played := len(values[left[len(left)-1]])
	means := make([]float64, len(values))
	for _, i := range left {
		means[i] = mean(values[i])
	}
	for _, i := range left {
		s.in[i] = !slices.ContainsFunc(left, func(l int) bool {
			return !s.weak[l] && means[i] > means[l]+s.slack(i, l, played)
		})
	}
	for _, i := range s.left() {
		for _, l := range s.left() {
			if math.Abs(means[i]-means[l]) <= s.slack(i, l, played) && played <= s.most(i, l) {
				return false
			}
		}
	}
	return true
}

// left are who has not been given up.
func (s *selection) left() (all []int) {
	for i, in := range s.in {
		if in {
			all = append(all, i)
		}
	}
	return all
}

// slack is how much worse one of a pair may look than the other without being given
// up: W of the paper. It narrows as replications are played, down to 0.
func (s *selection) slack(i, l, played int) float64 {
	r := float64(played)
	return math.Max(0, s.indifference/(2*r)*(s.factor*s.apart[i][l]/(s.indifference*s.indifference)-r))
}

// most returns after how many replications two are told apart or alike.
func (s *selection) most(i, l int) int {
	return int(s.factor * s.apart[i][l] / (s.indifference * s.indifference))
}

func mean(values []float64) float64 { return stat.Tallied(values).Mean() }
