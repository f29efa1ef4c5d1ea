package scenarios_test

import (
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
)

var email = sim.Scope{Channel: "email"}

// The answer is what is missing, and neither people nor an inbox make up for
// it.
func TestCrisisLockdown(t *testing.T) {
	t.Parallel()
	for strategy, want := range map[string]map[string]string{
		"":                             {"phone": sim.Fail, "email": sim.Fail},
		"answer in two hours":          {"phone": sim.Pass},
		"answer and inbox":             {"phone": sim.Pass, "email": sim.Pass},
		"ten more people after a week": {"email": sim.Fail},
		"single inbox":                 {"email": sim.Fail},
	} {
		outcomes(t, playSeason(t, "crisis-lockdown", 40, scenarios.Options{Strategy: strategy}), want)
	}
	for _, wrong := range []string{"events=[]", "events.0.burst=1000/day"} {
		s := playSeason(t, "crisis-lockdown", 10, scenarios.Options{Set: []string{wrong}})
		breaks(t, []expectation{{"e-mail in time with " + wrong, s.value(t, "service_level", email).Mean, 0.34, 0.39}})
	}
}

// Goods that are missing break what was ready; a text message takes back half
// of the calls that come of it.
func TestStockAndSMS(t *testing.T) {
	t.Parallel()
	calls := func(strategy string, want map[string]string) float64 {
		s := playSeason(t, "stock-and-sms", 20, scenarios.Options{Strategy: strategy})
		outcomes(t, s, want)
		return s.value(t, "offered", phone).Mean
	}
	planned := calls("", map[string]string{"phone": sim.Pass})
	out := calls("out of stock", map[string]string{"phone": sim.Fail, "email": sim.Fail})
	told := calls("out of stock, sms notices", map[string]string{"phone": sim.Fail, "email": sim.Fail})
	sold := calls("the console is sold out", map[string]string{"phone": sim.Fail, "email": sim.Fail})
	expect(t, []expectation{
		{"calls when 15 % are back-orders, against 2 %", out / planned, 1.45, 1.7},
		{"of these, with messages", told / out, 0.72, 0.82},
		{"calls when the item is sold out", sold / planned, 1.12, 1.3},
	})
}
