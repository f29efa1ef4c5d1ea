package scenarios_test

import (
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
)

// In an ordinary week the plan holds; the week after Black Week brings far more
// contacts, and the next, with the flu, more still. Mail is not read at Christmas, and in
// January the gifts come back. Wrong seasons are played as often as the right one, which
// holds at that number.
func TestPPPMSeason(t *testing.T) {
	t.Parallel()
	const plays = 3
	planned := playSeason(t, "pppm-season", plays, scenarios.Options{})
	expect(t, pppmSeason(t, planned))
	outcomes(t, planned, map[string]string{"chat": sim.Pass})
	for _, wrong := range []string{
		"orders.per_week=484000",      // a tenth more
		"teams.order_desk.agents=38",  // a fifth of them are not there
		"delivery.backorder.share=9%", // goods are not there
	} {
		breaks(t, pppmSeason(t, playSeason(t, "pppm-season", plays, scenarios.Options{Set: []string{wrong}})))
	}
}

// The same customers without those who were hired, with more of them, and without
// self-service: the telephone tells them apart, and the mail the last. People who read
// mail on holidays help the mail alone, and to take what is due first moves time in which
// somebody answers from calls to it.
func TestPPPMStrategies(t *testing.T) {
	t.Parallel()
	play := func(strategy string, set ...string) season { return playPPPM(t, strategy, set...) }
	mail := func(s season) float64 { return s.value(t, "service_level", email).Mean }
	contacts := func(s season) float64 { return s.value(t, "offered", sim.Scope{}).Mean }
	calls := func(s season) float64 { return s.value(t, "service_level", phone).Mean }
	planned, alone, more, bare, holidays := play(""), play("no temps"), play("twenty more temps"), play("no self-service"), play("mail on holidays")
	expect(t, []expectation{
		{"calls in time without temps, less than as planned", calls(planned) - calls(alone), 0.03, 0.09},
		{"calls in time with twenty more, more than as planned", calls(more) - calls(planned), 0.008, 0.03},
		{"contacts without self-service, against as planned", contacts(bare) / contacts(planned), 1.1, 1.22},
		{"calls in time without self-service, less than as planned", calls(planned) - calls(bare), 0.03, 0.09},
		{"e-mail in time without self-service, less than as planned", mail(planned) - mail(bare), 0.13, 0.32},
		{"e-mail in time with people on holidays, more than as planned", mail(holidays) - mail(planned), 0.03, 0.06},
	})
	turn := func(s season) []expectation {
		return []expectation{
			{"e-mail in time, more when what is due first comes first", mail(s) - mail(planned), 0.002, 0.03},
			{"calls in time, less", calls(planned) - calls(s), 0.005, 0.03},
		}
	}
	expect(t, turn(play("what is due first")))
	breaks(t, turn(play("what is due first", "strategies.what is due first.next_contact=priority")))
}

// playPPPM plays the season twice; so all compare with the same luck, and the season as
// planned is played once for all of them.
func playPPPM(t *testing.T, strategy string, set ...string) season {
	t.Helper()
	return playSeason(t, "pppm-season", 2, scenarios.Options{Strategy: strategy, Set: set})
}

// plainPPPM takes what happens beside the main story out of the season.
var plainPPPM = []string{
	"events.0.orders=x1", "events.1.rush=null", "events.2.teaser=null", "events.6.contacts=x1",
	"events.9.after=null", "events.11.transit=goes on", "events.15.burst=1/day",
	"lost_customers=null", "channels.phone.voicemail=null", "segments.club members.head_start=null",
	"delivery.carriers.parcel shops.pick_up=null", "reasons.order_status.parcels.redirected=null", "self_service.chatbot.rate_limit=null",
	"teams.shop floor.skills.order_status.passes_on=null", "reasons.damage.mix.form=0%", "reasons.damage.mix.email=34%",
}

// What happens beside the main story has its effect, and only there: each figure is
// that of the season by that of the same luck without it.
func TestPPPMDetails(t *testing.T) {
	t.Parallel()
	planned, plain := playPPPM(t, ""), playPPPM(t, "", plainPPPM...)
	expect(t, pppmOrders(planned, plain))
	breaks(t, pppmOrders(plain, plain))
	expect(t, pppmContacts(planned, plain))
	for i, e := range pppmContacts(plain, plain) {
		if e.holds() {
			t.Errorf("%d: %s: %v without it", i, e.what, e.x)
		}
	}
}

// pppmOrders are the orders of days: 73.2 of 100 come from noon on, and 2.7 in the
// first two hours, by the shape of the evening.
func pppmOrders(s, plain season) []expectation {
	ordered := func(from, to int) float64 {
		return sum(s.Parcels.Ordered[from:to]) / sum(plain.Parcels.Ordered[from:to])
	}
	return []expectation{
		{"orders of an afternoon that nobody was told of", ordered(37, 38), 1 + 0.3*0.732 - 0.01, 1 + 0.3*0.732 + 0.01},
		{"orders of the day before", ordered(36, 37), 1, 1},
		{"orders of Singles Day, with its first two hours", ordered(71, 72), 1 + 0.027 - 0.005, 1 + 0.027 + 0.005},
		{"orders of the five days before Black Week", ordered(78, 83), 0.945, 0.955},
	}
}

// pppmContacts are what customers do, who are passed on, leave a message, write by form
// or are lost.
func pppmContacts(s, plain season) []expectation {
	all := sim.Scope{}
	needs := func(s season) float64 { return s.mean("needs", sim.Scope{Reason: "payment"}) }
	segment := func(name string) float64 { return s.mean("true_wait", sim.Scope{Segment: name}) }
	return []expectation{
		{"contacts a day from 24 December to 1 January, by the plain ones", s.contacts(114, 123) / plain.contacts(114, 123), 0.8, 0.93},
		{"late parcels of the season, with roads that are closed", sum(s.Parcels.Late) / sum(plain.Parcels.Late), 1.01, 1.2},
		{"most parcels that wait for room on a shelf", most(s.Parcels.Held), 1, 100_000},
		{"parcels sent to another point", sum(s.Parcels.Redirected), 10_000, 60_000},
		{"needs of payment, by a crisis of two days", needs(s) - needs(plain), 200, 3000},
		{"of the needs that are not served, customers lost", s.mean("customers_lost", all) / s.mean("needs", all) / s.mean("needs_unserved", all), 0.049, 0.051},
		{"messages left", s.mean("messages", phone), 50, 5000},
		{"damage that is told by form", s.mean("offered", sim.Scope{Channel: "form"}) / s.mean("needs", sim.Scope{Reason: "damage"}), 0.17, 0.23},
		{"calls passed on by the shops' people", s.mean("passed_on", sim.Scope{Queue: "order_status/phone"}), 1e-5, 1e-2},
		{"wait of the club, by that of others", segment("club members") / segment("others"), 0.5, 0.95},
	}
}

// mean is the mean of a measure, 0 where there is none.
func (s season) mean(measure string, scope sim.Scope) float64 {
	for _, v := range s.Measures {
		if v.Measure == measure && v.Scope == scope {
			return v.Mean
		}
	}
	return 0
}

// most is the highest number of a day, 0 where nothing is counted.
func most(days []float64) (highest float64) {
	for _, n := range days {
		highest = max(highest, n)
	}
	return highest
}

// pppmSeason is what a season of five months shows, in weeks that begin on
// Monday: 7 September is day 6.
func pppmSeason(t *testing.T, s season) []expectation {
	t.Helper()
	const ordinary, december, flu, christmas, sales, january = 13, 90, 97, 111, 118, 132 // the first day of each
	week := s.contacts(ordinary, ordinary+28) / 4
	return []expectation{
		{"contacts in all", s.contacts(0, 153), 850_000, 890_000},
		{"video, of all contacts", s.value(t, "offered", sim.Scope{Channel: "video"}).Mean / s.contacts(0, 153), 0.017, 0.025},
		{"contacts of the first week of December, against an ordinary week", s.contacts(december, december+7) / week, 1.4, 1.62},
		{"contacts of the week of the flu, against an ordinary week", s.contacts(flu, flu+7) / week, 1.5, 1.72},
		{"contacts of the second week of January, against an ordinary week", s.contacts(january, january+7) / week, 1.25, 1.42},
		{"calls in time, ordinary weeks", s.inTime("phone", ordinary, ordinary+28), 0.9, 0.94},
		{"calls in time, first week of December", s.inTime("phone", december, december+7), 0.76, 0.86},
		{"calls in time, sales after Christmas", s.inTime("phone", sales, sales+7), 0.69, 0.79},
		{"e-mail in time, ordinary weeks", s.inTime("email", ordinary, ordinary+28), 0.98, 1},
		{"e-mail in time, week of the flu", s.inTime("email", flu, flu+7), 0.45, 0.88},
		{"e-mail in time, week of Christmas", s.inTime("email", christmas, christmas+7), 0.55, 0.65},
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
