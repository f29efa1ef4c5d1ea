package sim_test

import (
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
)

// By a day after its latest start the best set is too late, and the best that can still be
// begun is told: one within the budget, none of whose own projects is late. What the base
// has late too is none of its own.
func TestTooLate(t *testing.T) {
	project := func(name string, day int) sim.Project {
		return sim.Project{Name: name, Start: calendar.Date{Year: 2026, Month: 10, Day: day}}
	}
	of := func(name string, projects ...sim.Project) sim.Alternative {
		return sim.Alternative{Name: name, Projects: append(projects, project("everybody's", 1))}
	}
	sms, link := project("messages", 12), project("link", 5)
	c := &sim.Comparison{
		Alternatives: []sim.Alternative{of("as planned"), of("sms", sms), of("link", link), of("sms+link", sms, link), of("dear")},
		Ranking: &sim.Ranking{Best: "sms+link", Sets: []sim.RankedSet{
			{Name: "sms+link", Status: sim.RankedBest},
			{Name: "link", Status: sim.RankedWorse},
			{Name: "sms", Status: sim.RankedWorse},
			{Name: "as planned", Status: sim.RankedWorse},
			{Name: "dear", Status: sim.RankedCostly},
		}},
	}
	for today, want := range map[string]string{"2026-10-05": "", "2026-10-06": "sms", "2026-10-12": "sms", "2026-10-13": "as planned", "": ""} {
		if c.Date(today); c.Ranking.InTime != want {
			t.Errorf("on %s the best that can still be begun is %q, want %q", today, c.Ranking.InTime, want)
		}
	}
	c.Date("2026-10-06")
	for _, s := range c.Ranking.Sets {
		if want := s.Name == "link" || s.Name == "sms+link"; s.TooLate != want {
			t.Errorf("%s is too late: %v", s.Name, s.TooLate)
		}
	}
}
