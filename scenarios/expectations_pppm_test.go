package scenarios_test

import (
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
)

// In an ordinary week the plan holds; the week after Black Week brings far more
// contacts, the flu meets what it leaves behind, and in January the gifts come
// back.
func TestPPPMSeason(t *testing.T) {
	t.Parallel()
	planned := playSeason(t, "pppm-season", 4, scenarios.Options{})
	expect(t, pppmSeason(t, planned))
	outcomes(t, planned, map[string]string{"phone": sim.Pass, "email": sim.Fail})
	for _, wrong := range []string{
		"orders.per_week=520000",      // a tenth more
		"teams.order_desk.agents=72",  // a tenth of them are not there
		"delivery.backorder.share=9%", // goods are not there
	} {
		breaks(t, pppmSeason(t, playSeason(t, "pppm-season", 1, scenarios.Options{Set: []string{wrong}})))
	}
}

// The same customers without those who were hired, with more of them, and without
// self-service: the mail tells them apart, and the telephone hardly does.
func TestPPPMStrategies(t *testing.T) {
	t.Parallel()
	play := func(strategy string) season {
		return playSeason(t, "pppm-season", 2, scenarios.Options{Strategy: strategy})
	}
	mail := func(s season) float64 { return s.value(t, "service_level", email).Mean }
	contacts := func(s season) float64 { return s.value(t, "offered", sim.Scope{}).Mean }
	planned, alone, more, bare := play(""), play("no temps"), play("twenty more temps"), play("no self-service")
	expect(t, []expectation{
		{"e-mail in time without temps, less than as planned", mail(planned) - mail(alone), 0.2, 0.35},
		{"e-mail in time with twenty more, more than as planned", mail(more) - mail(planned), 0.015, 0.12},
		{"contacts without self-service, against as planned", contacts(bare) / contacts(planned), 1.1, 1.22},
		{"calls in time without self-service", bare.value(t, "service_level", phone).Mean, 0.88, 0.95},
	})
}

// pppmSeason is what a season of five months shows, in weeks that begin on
// Monday: 7 September is day 6.
func pppmSeason(t *testing.T, s season) []expectation {
	t.Helper()
	const ordinary, december, flu, january = 13, 90, 97, 132 // the first day of each
	week := s.contacts(ordinary, ordinary+28) / 4
	return []expectation{
		{"contacts in all", s.contacts(0, 153), 960_000, 1_030_000},
		{"video, of all contacts", s.value(t, "offered", sim.Scope{Channel: "video"}).Mean / s.contacts(0, 153), 0.017, 0.023},
		{"contacts of the first week of December, against an ordinary week", s.contacts(december, december+7) / week, 1.65, 1.9},
		{"contacts of the second week of January, against an ordinary week", s.contacts(january, january+7) / week, 1.25, 1.4},
		{"calls in time, ordinary weeks", s.inTime("phone", ordinary, ordinary+28), 0.97, 1},
		{"calls in time, first week of December", s.inTime("phone", december, december+7), 0.8, 0.95},
		{"e-mail in time, ordinary weeks", s.inTime("email", ordinary, ordinary+28), 0.87, 0.93},
		{"e-mail in time, week of the flu", s.inTime("email", flu, flu+7), 0, 0.5},
	}
}

// inTime returns the share of a channel's contacts answered in time, of those
// that came from day from up to, not including, day to.
func (s season) inTime(channel string, from, to int) float64 {
	answered, counted := 0.0, 0.0
	for _, queue := range s.Queues {
		for i := range queue.LevelOf {
			if day := s.Frame.DayOf[i]; queue.Channel == channel && from <= day && day < to {
				answered += queue.LevelIn[i]
				counted += queue.LevelOf[i]
			}
		}
	}
	return answered / counted
}
