package scenarios_test

import (
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
)

// The second half of the bank's month is predicted, from figures of the first
// and the arrivals and people of its own: 50.9 % waited at all, and 9.5 % gave
// up. Calls waited 35.0 s on average, which is missed by half as much again, as
// the README says. Of the half-hours as many as should lie within the range of
// eight seasons in ten, but for twenty of 432, and fewer if the people were not
// away as often as in the first half, or half as often again.
func TestBankIsPredicted(t *testing.T) {
	t.Parallel()
	predicted := func(set ...string) []expectation {
		s := playSeason(t, "anonymous-bank-1999", 60, scenarios.Options{Set: append([]string{"from=1999-01-16"}, set...)})
		value := func(measure string) float64 { return s.value(t, measure, sim.Scope{}).Mean }
		all := []expectation{
			{"calls", value("offered"), 14903.5, 14904.5},
			{"mean wait", value("wait"), 48, 56},
			{"gave up", value("abandonment"), 0.10, 0.12},
			{"waited", value("delayed"), 0.45, 0.49},
		}
		for _, series := range s.Measured.Series {
			all = append(all, expectation{series.Measure + " inside", series.Inside, 0.75, 1})
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
