package scenarios_test

import (
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
)

// The second half of the bank's month is predicted, from figures of the first
// and the arrivals and people of its own: calls waited 35.0 s on average, 9.5 %
// gave up, and 50.9 % waited at all. The first two come out, to a seventh; the
// third does not, as its README says and explains.
func TestBankIsPredicted(t *testing.T) {
	t.Parallel()
	predicted := func(set ...string) []expectation {
		s := playSeason(t, "anonymous-bank-1999", 60, scenarios.Options{Set: append([]string{"from=1999-01-16"}, set...)})
		value := func(measure string) float64 { return s.value(t, measure, sim.Scope{}).Mean }
		return []expectation{
			{"calls", value("offered"), 14903.5, 14904.5},
			{"mean wait", value("wait"), 30, 40},
			{"gave up", value("abandonment"), 0.075, 0.095},
			{"waited", value("delayed"), 0.33, 0.40},
		}
	}
	expect(t, predicted())
	breaks(t, predicted("teams.agents.shrinkage.other=12%"))
	breaks(t, predicted("teams.agents.shrinkage.other=24%"))
}
