package scenarios_test

import (
	"math"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
)

// The same hours are lost whether the flu hits teams together or everybody is
// ill by themselves, and the risk is another.
func TestFluWeek50(t *testing.T) {
	t.Parallel()
	together := playSeason(t, "flu-week-50", 100, scenarios.Options{})
	spread := playSeason(t, "flu-week-50", 100, scenarios.Options{Strategy: "the same absence spread out"})
	expect(t, fluWeek50(t, together, spread))
	breaks(t, fluWeek50(t, together, together))
	outcomes(t, spread, map[string]string{"phone": sim.Pass, "email": sim.Pass})
	frozen := playSeason(t, "flu-week-50", 50, scenarios.Options{Strategy: "leave frozen"})
	if with, without := lowEmail(t, frozen), lowEmail(t, together); with < without+0.01 {
		t.Errorf("a freeze leaves one season in ten at %.3f, in place of %.3f", with, without)
	}
	fluHelps(t, together)
	capped := playSeason(t, "flu-week-50", 20, scenarios.Options{Strategy: "overtime in Norway"})
	free := playSeason(t, "flu-week-50", 20, scenarios.Options{Strategy: "overtime without a law"})
	if a, b := capped.value(t, "overtime", sim.Scope{}).Mean, free.value(t, "overtime", sim.Scope{}).Mean; a > 0.97*b {
		t.Errorf("the law allows %v of %v hours of overtime: it does not bind", a, b)
	}
}

// fluHelps looks at what else can be done: one on leave in each team is as good
// as half the leave, split shifts work when most people call, and shop staff
// work in the week of the peak alone.
func fluHelps(t *testing.T, planned season) {
	t.Helper()
	level := func(s season) float64 { return s.value(t, "service_level", phone).Mean }
	for strategy, least := range map[string]float64{"one on leave in each team": 0.04, "split shifts": 0.02, "shop staff come": 0.01} {
		s := playSeason(t, "flu-week-50", 50, scenarios.Options{Strategy: strategy})
		if gain := level(s) - level(planned); gain < least || gain > least+0.06 {
			t.Errorf("%s: %.3f more calls in time, want %.2f to %.2f", strategy, gain, least, least+0.06)
		}
		if before := math.Abs(abandoned(t, s, 0, 7) - abandoned(t, planned, 0, 7)); strategy == "shop staff come" && before > 0.01 {
			t.Errorf("%s: %.3f of the first week's callers, who do not know of it, behave otherwise", strategy, before)
		}
	}
}

// lowEmail is the share of e-mail answered in time that one season in ten does
// not reach.
func lowEmail(t *testing.T, s season) float64 {
	t.Helper()
	return s.value(t, "service_level", sim.Scope{Channel: "email"}).P10
}

func fluWeek50(t *testing.T, together, spread season) []expectation {
	t.Helper()
	width := func(s season, m string, scope sim.Scope) float64 {
		e := s.value(t, m, scope)
		return e.P90 - e.P10
	}
	email := sim.Scope{Channel: "email"}
	return []expectation{
		{"absence, flu", together.value(t, "absence", sim.Scope{}).Mean, 0.105, 0.14},
		{"absence, spread out, less that", spread.value(t, "absence", sim.Scope{}).Mean - together.value(t, "absence", sim.Scope{}).Mean, -0.02, 0.02},
		{"range of e-mail in time, times that of absence spread out", width(together, "service_level", email) / width(spread, "service_level", email), 2.5, 12},
		{"range of calls in time, times that of absence spread out", width(together, "service_level", phone) / width(spread, "service_level", phone), 1.2, 2.5},
		{"one season in ten below, e-mail, less spread out", lowEmail(t, spread) - lowEmail(t, together), 0.03, 0.15},
	}
}

// In January there are fewer calls than before Christmas, and the queue is as
// long, because the temps have left; with them it is short.
func TestJanuaryReturns(t *testing.T) {
	t.Parallel()
	planned := playSeason(t, "january-returns", 50, scenarios.Options{})
	stay := playSeason(t, "january-returns", 50, scenarios.Options{Strategy: "all stay until the end of January"})
	expect(t, januaryReturns(t, planned))
	breaks(t, januaryReturns(t, stay))
	if with, without := abandoned(t, stay, 35, 56), abandoned(t, planned, 35, 56); with > 0.8*without {
		t.Errorf("with the temps %.3f leave in January, without them %.3f", with, without)
	}
	if with, without := abandoned(t, stay, 0, 28), abandoned(t, planned, 0, 28); with != without {
		t.Errorf("before they leave nothing differs: %v and %v", with, without)
	}
}

// The mail of Christmas waits for people, and not for hours: where a team works on
// holidays more of it is answered in time.
func TestJanuaryReturnsWorksOnHolidays(t *testing.T) {
	t.Parallel()
	mail := func(strategy string, set ...string) float64 {
		s := playSeason(t, "january-returns", 10, scenarios.Options{Strategy: strategy, Set: set})
		return s.value(t, "service_level", sim.Scope{Channel: "email"}).Mean
	}
	const works = "the order desk works on holidays"
	planned := mail("")
	gain := func(set ...string) []expectation {
		return []expectation{{"e-mail in time, more when a team works on holidays", mail(works, set...) - planned, 0.04, 0.065}}
	}
	expect(t, gain())
	breaks(t, gain("strategies."+works+".teams.order_desk.on_holidays=off"))
}

// A head start moves waiting from members to others, and takes none away. Members and
// others fare alike without it.
func TestMembersFirst(t *testing.T) {
	t.Parallel()
	alike := playSeason(t, "january-returns", 10, scenarios.Options{})
	first := playSeason(t, "january-returns", 10, scenarios.Options{Strategy: "members first"})
	expect(t, membersFirst(t, first, alike))
	breaks(t, membersFirst(t, alike, alike)[:2])
	expect(t, []expectation{
		{"wait of members by that of others, alike", segmentWait(t, alike, "members") / segmentWait(t, alike, "others"), 0.95, 1.05},
	})
}

func membersFirst(t *testing.T, s, alike season) []expectation {
	t.Helper()
	members, others := segmentWait(t, s, "members"), segmentWait(t, s, "others")
	before := segmentWait(t, alike, "members")
	return []expectation{
		{"wait of members, with a head start by without", members / before, 0.65, 0.85},
		{"wait of others, the same", others / before, 1.04, 1.2},
		{"wait of all, the same", (0.3*members + 0.7*others) / before, 0.95, 1.05},
	}
}

// segmentWait is what customers of a segment waited in all, in seconds.
func segmentWait(t *testing.T, s season, segment string) float64 {
	t.Helper()
	return s.value(t, "true_wait", sim.Scope{Segment: segment}).Mean
}

func januaryReturns(t *testing.T, s season) []expectation {
	t.Helper()
	return []expectation{
		{"contacts of 4 to 24 January by those of 30 November to 20 December", s.contacts(35, 56) / s.contacts(0, 21), 0.75, 0.97},
		{"callers who leave then, by those before", abandoned(t, s, 35, 56) / abandoned(t, s, 0, 21), 0.9, 1.5},
	}
}

// abandoned returns the share of callers from day from up to, not including,
// day to who leave.
func abandoned(t *testing.T, s season, from, to int) float64 {
	t.Helper()
	offered, left := 0.0, 0.0
	for _, queue := range s.Queues {
		for i, n := range queue.Offered {
			if day := s.Frame.DayOf[i]; queue.Channel == "phone" && from <= day && day < to {
				offered += n
				left += queue.Abandoned[i]
			}
		}
	}
	return left / offered
}
