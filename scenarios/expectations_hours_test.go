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

// A message that can be left at a closed door serves more than half of those who were
// lost there, by the same people.
func TestAfterHoursMessages(t *testing.T) {
	t.Parallel()
	all := sim.Scope{}
	play := func(strategy string, set ...string) season {
		return playSeason(t, "after-hours", 40, scenarios.Options{Strategy: strategy, Set: set})
	}
	planned, left := play(""), play("form and voicemail")
	outcomes(t, left, map[string]string{"phone": sim.Pass})
	messages := func(s season, channel string) float64 { return s.value(t, "offered", sim.Scope{Channel: channel}).Mean }
	lost := func(s season) float64 { return s.value(t, "needs_unserved", all).Mean }
	// Of the calls that find it closed one in five becomes a message; a form comes from
	// one call in ten and three chats in ten. Of either 22 % are not solved, of these 80 %
	// come back, messages as messages, and seven in ten forms as forms, some of them sooner
	// because nobody answers: 0.2/(1 - 0.176) and 1/(1 - 0.123) or a little more.
	atDoor := func(s season, channel string) float64 { // closed is their share of those who tried
		closed := s.value(t, "closed", sim.Scope{Channel: channel}).Mean
		return messages(s, channel) * closed / (1 - closed)
	}
	by := func(s season) []expectation {
		return []expectation{
			{"messages, by calls at a closed door", messages(s, "voicemail") / atDoor(s, "phone"), 0.237, 0.249},
			{"forms, by those of them that were chats or calls", messages(s, "form") / (0.1*atDoor(s, "phone") + 0.3*atDoor(s, "chat")), 1.12, 1.19},
			{"needs never served, by as planned", lost(s) / lost(planned), 0.37, 0.46},
		}
	}
	expect(t, by(left))
	breaks(t, by(play("form and voicemail", "strategies.form and voicemail.channels.phone.when_closed.switch.voicemail=15%")))
	fewer := play("form and voicemail", "strategies.form and voicemail.channels.chat.when_closed.switch.form=20%")
	breaks(t, by(fewer)[1:2])
}

// mail is the backlog of e-mail at the end of a day.
func (s season) mail(t *testing.T, day int) float64 {
	t.Helper()
	return s.days(t, "backlog", sim.Scope{Channel: "email"})[day].Mean
}
