package scenarios_test

import (
	"math"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
)

// The second half of the bank's month is predicted, from figures of the first
// and the arrivals and people of its own: 50.9 % waited at all, and 9.5 % gave
// up. Calls waited 35.0 s on average, which is missed by half as much again, as
// the README says: the bands are four standard errors of the difference between these
// 60 seasons and its 100. Of the half-hours as many as should lie within the range of
// eight seasons in ten, to four standard errors √(0.8·0.2/432) = 0.019; and it would be
// otherwise if the people were not away as often as in the first half, or half as often again.
func TestBankIsPredicted(t *testing.T) {
	t.Parallel()
	predicted := func(set ...string) []expectation {
		s := playSeason(t, "anonymous-bank-1999", 60, scenarios.Options{Set: append([]string{"from=1999-01-16"}, set...)})
		as := func(measure string, said float64) expectation {
			e := s.value(t, measure, sim.Scope{})
			se := (e.High - e.Low) / 2 / 2.001 // Student's 97.5 % of 59 degrees of freedom
			band := 4 * se * math.Sqrt(1+60.0/100)
			return expectation{measure, e.Mean, said - band, said + band}
		}
		all := []expectation{
			{"calls", s.value(t, "offered", sim.Scope{}).Mean, 14903.5, 14904.5},
			as("wait", 51.8), as("abandonment", 0.110), as("delayed", 0.471),
		}
		for _, series := range s.Measured.Series {
			if series.Inside != nil { // the calls are put in
				all = append(all, expectation{series.Measure + " inside", *series.Inside, 0.8 - 4*0.019, 0.8 + 4*0.019})
			}
		}
		return all
	}
	expect(t, predicted())
	for _, wrong := range []string{"0%", "14%"} {
		var set []string
		for _, team := range []string{"PS NW NE TT", "PS NW TT other", "PS NW NE TT other", "PS NW other", "PS NW TT"} {
			set = append(set, "teams."+team+".shrinkage.other="+wrong)
		}
		breaks(t, predicted(set...))
	}
}
