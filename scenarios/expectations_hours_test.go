package scenarios_test

import (
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
)

// Long hours serve more and cost more; better pages cost less. What customers
// lose at a closed door shows in no queue.
func TestAfterHours(t *testing.T) {
	t.Parallel()
	play := func(strategy string, set ...string) season {
		return playSeason(t, "after-hours", 40, scenarios.Options{Strategy: strategy, Set: set})
	}
	all := sim.Scope{}
	planned, evening, always := play(""), play("until nine in the evening"), play("round the clock")
	pages, bot := play("better help pages"), play("chatbot")
	cost := func(s season) float64 { return s.value(t, "cost_per_need", all).Mean }
	expect(t, []expectation{
		{"never served as planned", planned.value(t, "needs_unserved", all).Mean, 0.150, 0.160},
		{"of whom left the queue", planned.value(t, "abandonment", phone).Mean, 0.02, 0.05},
		{"attempts at a closed door", planned.value(t, "closed", all).Mean, 0.33, 0.36},
		{"never served until nine", evening.value(t, "needs_unserved", all).Mean, 0.118, 0.130},
		{"never served round the clock", always.value(t, "needs_unserved", all).Mean, 0.02, 0.035},
		{"cost of a need until nine, against nine to five", cost(evening) / cost(planned), 1.15, 1.30},
		{"cost of a need round the clock, against nine to five", cost(always) / cost(planned), 2.1, 2.6},
		{"cost of a need with better pages, against nine to five", cost(pages) / cost(planned), 0.78, 0.88},
		{"mail on Sunday night, against Thursday night", planned.mail(t, 6) / planned.mail(t, 3), 4, 5.2},
		{"net deflection of better pages, against the old ones", pages.value(t, "deflection", all).Mean / planned.value(t, "deflection", all).Mean, 3.8, 4.8},
		{"claimed by bot and pages", bot.value(t, "claimed_deflection", all).Mean, 0.145, 0.16},
		{"net of bot and pages", bot.value(t, "deflection", all).Mean, 0.09, 0.105},
	})
	breaks(t, []expectation{
		{"never served as planned, when those who would write call again in the morning", play("", "channels.phone.when_closed={later: 80%, after: 0s-8h}").value(t, "needs_unserved", all).Mean, 0.150, 0.160},
	})
}

// mail is the backlog of e-mail at the end of a day.
func (s season) mail(t *testing.T, day int) float64 {
	t.Helper()
	return s.days(t, "backlog", sim.Scope{Channel: "email"})[day].Mean
}
