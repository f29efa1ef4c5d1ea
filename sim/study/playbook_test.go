package study

import (
	"math"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// Of twelve seasons a rule fired in eleven, for the first time after 1, 2, …, 11
// hours: six on average and as the median, and after two and ten hours one season in ten
// below and above. Eleven of twelve are 91.7 %, exactly 61.5 to 99.8 % (Clopper and
// Pearson).
func TestFirings(t *testing.T) {
	s := &study{}
	for h := range des.Time(12) {
		n := centre.RuleCount{}
		if h > 0 {
			n = centre.RuleCount{Fired: 3, First: h * des.Hour}
		}
		s.records = append(s.records, &record{rules: []centre.RuleCount{n, {}}})
	}
	first, ever := s.firstFired(0), s.everFired(0)
	if *first != (sim.Moments{N: 11, Mean: 6 * des.Hour, P10: 2 * des.Hour, P50: 6 * des.Hour, P90: 10 * des.Hour}) {
		t.Errorf("first fired %+v", first)
	}
	for _, x := range []struct{ got, want float64 }{{ever.Mean, 11. / 12}, {ever.Low, 0.6152}, {ever.High, 0.9979}} {
		if math.Abs(x.got-x.want) > 5e-5 {
			t.Errorf("share of seasons %v, expected %v", x.got, x.want)
		}
	}
	if first := s.firstFired(1); first != nil || s.everFired(1).Mean != 0 {
		t.Errorf("never fired, and yet %+v", first)
	}
	s.records = s.records[:9]
	half := 4*des.Hour + 30*des.Minute
	if few := s.firstFired(0); *few != (sim.Moments{N: 8, Mean: half, P50: 4 * des.Hour}) { // no moment between two that were
		t.Errorf("of eight seasons %+v", few)
	}
}
