package study_test

import (
	"math"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/study"
)

// twoSeasons are a quiet and a busy one, each under three strategies.
func twoSeasons(t *testing.T) (seasons []*sim.Comparison) {
	t.Helper()
	for _, handleTime := range []float64{240, 330} {
		seasons = append(seasons, compared(t, sim.Experiment{Seed: 3, Replications: 20},
			strategy("as planned", desk(10, handleTime), 5), strategy("more", desk(11, handleTime), 5), strategy("shorter", desk(10, 0.98*handleTime), 5)))
	}
	return seasons
}

// byHand is by how much a strategy is worse than the best, in each season.
func byHand(t *testing.T, seasons []*sim.Comparison, name string) (regrets []float64) {
	t.Helper()
	for _, c := range seasons {
		best, own := 0.0, 0.0
		for _, a := range c.Alternatives {
			level := levelOf(t, a.Result)
			if best = max(best, level); a.Name == name {
				own = level
			}
		}
		regrets = append(regrets, best-own)
	}
	return regrets
}

func levelOf(t *testing.T, r *sim.Result) float64 {
	t.Helper()
	for _, v := range r.Measures {
		if v.Measure == "service_level" && v.Scope == (sim.Scope{}) {
			return v.Mean
		}
	}
	t.Fatal("no service level")
	return 0
}

// The table of regret is the one that is worked out from the service levels by hand; the
// busy season counts three times, and who is best everywhere regrets nothing.
func TestRegret(t *testing.T) {
	seasons := twoSeasons(t)
	r, err := study.Regret(seasons, []float64{1, 3}, "service_level", sim.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range r.Strategies {
		want := byHand(t, seasons, line.Name)
		near := func(e sim.Estimate, want float64) bool { return math.Abs(e.Mean-want) < 1e-9 }
		if !near(line.Regrets[0], want[0]) || !near(line.Regrets[1], want[1]) || !near(line.Average, want[0]/4+3*want[1]/4) {
			t.Errorf("%s: %+v, want %v", line.Name, line, want)
		}
		if line.Name != "more" && (line.Worst != 1 || line.Average.Low <= 0) {
			t.Errorf("%s is worst in the busy season, and surely worse: %+v", line.Name, line)
		}
	}
	if r.Seasons[1].Best != "more" || r.Strategies[1].Average.High != 0 {
		t.Errorf("more agents are best everywhere: %+v", r.Strategies[1])
	}
}

// A strategy that was not played in every season has no average.
func TestRegretOfSomeSeasons(t *testing.T) {
	seasons := twoSeasons(t)
	seasons[1].Alternatives = seasons[1].Alternatives[:2]
	r, err := study.Regret(seasons, nil, "wait", sim.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	if line := r.Strategies[2]; line.Average.N > 0 || line.Worst >= 0 || line.Regrets[1].N > 0 || line.Regrets[0].N == 0 {
		t.Errorf("%+v", line)
	}
	if said := strings.Join(r.Warnings, "\n"); !strings.Contains(said, "shorter was not played in every season") {
		t.Errorf("said %q", said)
	}
	if _, err := study.Regret(seasons, nil, "offered", sim.Scope{}); err == nil {
		t.Error("regretted by the number of contacts")
	}
}

// Where it is too late for the best of a season, the best that can still be begun is named.
func TestRegretTooLate(t *testing.T) {
	seasons := twoSeasons(t)
	due := calendar.Date{Year: 2026, Month: 10, Day: 5}
	seasons[1].Alternatives[1].Projects = []sim.Project{{Name: "hiring", Start: due}}
	for today, want := range map[string]string{"2026-10-05": "", "2026-10-06": "shorter"} {
		for _, c := range seasons {
			c.Date(today)
		}
		r, err := study.Regret(seasons, nil, "service_level", sim.Scope{})
		if err != nil {
			t.Fatal(err)
		}
		if r.Seasons[0].InTime != "" || r.Seasons[1].InTime != want {
			t.Errorf("on %s: %q and %q, want %q", today, r.Seasons[0].InTime, r.Seasons[1].InTime, want)
		}
	}
}
