package sim

import (
	"testing"

	"github.com/rushproof/rushproof/sim/centre"
)

// On paper: of 60 needs never served one in twenty loses its customer, three in
// all, and each a margin of 400. Where nothing is said of it nothing is counted.
func TestCustomersLost(t *testing.T) {
	var s Sums
	s.Needs.Count(&centre.NeedCount{Arisen: 1000, GivenUp: 60})
	for key, want := range map[string]float64{"customers_lost": 3, "margin_lost": 1200} {
		m, ok := FindMeasure(key)
		if !ok {
			t.Fatal(key)
		}
		s.Loss = Loss{}
		if _, den := m.Of(&s); den != 0 {
			t.Errorf("%s is counted though nobody asks", key)
		}
		s.Loss = Loss{Share: 0.05, Margin: 400}
		if num, den := m.Of(&s); num != want || den != 1 {
			t.Errorf("%s: %v of %v, expected %v", key, num, den, want)
		}
	}
}
