package scenarios_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim"
)

// quietPPPM takes three mishaps out of the season at once: what one does to parcels,
// the next to a chatbot and the last to people does not touch the others.
var quietPPPM = []string{"events.12.warehouse.south=100%", "events.16.hours=09:00-09:01", "events.21.hours=10:00-10:01"}

// pppmMishaps are what goes wrong, and what is done about it, each with the season
// without it.
var pppmMishaps = []struct {
	without []string
	effect  func(s, without season) expectation
}{
	{quietPPPM, func(s, without season) expectation {
		return expectation{"parcels that leave on Black Friday, of those that would but for the belt", s.Parcels.Shipped[87] / without.Parcels.Shipped[87], 0.7, 0.82}
	}},
	{quietPPPM, func(s, without season) expectation {
		return expectation{"parcels that are late a week later, by those that were anyhow", s.Parcels.Late[94] / without.Parcels.Late[94], 1.3, 2.5}
	}},
	{quietPPPM, func(s, without season) expectation {
		return expectation{"customers who come to a chatbot that has nothing to say", s.refused("chatbot") - without.refused("chatbot"), 5, 200}
	}},
	{quietPPPM, func(s, without season) expectation {
		return expectation{"hours of the shops' people at the start of December, for three days that they were asked for", s.hours("shop floor", 91, 94) - without.hours("shop floor", 91, 94), 15, 48}
	}},
	{[]string{"playbook.second chats.when=waiting in chat > 500"}, func(s, without season) expectation {
		chat := sim.Scope{Channel: "chat"}
		return expectation{"chats given up, fewer when those of video help", without.mean("abandoned", chat) - s.mean("abandoned", chat), 50, 1000}
	}},
	{[]string{"playbook.second chats.when=waiting in chat > 500"}, func(s, without season) expectation {
		video := sim.Scope{Channel: "video"}
		return expectation{"video in time, less for it", without.mean("service_level", video) - s.mean("service_level", video), 0.002, 0.02}
	}},
}

// What goes wrong, and what is done about it, shows where it should.
func TestPPPMMishaps(t *testing.T) {
	t.Parallel()
	planned := playPPPM(t, "")
	for _, m := range pppmMishaps {
		without := playPPPM(t, "", m.without...)
		expect(t, []expectation{m.effect(planned, without)})
		if e := m.effect(without, without); e.holds() {
			t.Errorf("%s: %v without it", e.what, e.x)
		}
	}
}

// refused is how many a self-service layer could not serve.
func (s season) refused(layer string) float64 {
	for _, l := range s.Layers {
		if l.Layer == layer {
			return l.Refused
		}
	}
	return 0
}

// hours is how long a team's people are on duty from day from up to, not including,
// day to.
func (s season) hours(team string, from, to int) (sum float64) {
	for _, of := range s.Teams {
		for i, present := range of.Present {
			if day := s.Frame.DayOf[i]; of.Team == team && from <= day && day < to {
				sum += present * s.Frame.Interval.Seconds() / 3600
			}
		}
	}
	return sum
}
