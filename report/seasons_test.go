package report

import (
	"context"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// played is a bundled season as a user's run has it, of a few replications.
func played(t *testing.T, name string, replications int) *sim.Result {
	t.Helper()
	season, err := scenarios.Open(name, scenarios.Options{})
	if err != nil {
		t.Fatal(err)
	}
	e := season.Experiment
	e.Replications, e.Workers, e.Until = replications, 2, nil
	r, err := study.Run(context.Background(), season.Model, e, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// The reports of the bundled seasons open as quietly as that of the fixture,
// and what they show is what their result.json says: every number, every chart.
func TestBundledSeasons(t *testing.T) {
	for i, name := range scenarios.Names() {
		t.Run(name, func(t *testing.T) {
			replications := 1 + 4*(i%4)
			if name == "pppm-season" {
				replications = 1 // a second each
			}
			r := played(t, name, replications)
			p := openPage(t, r, look{width: 1400})
			fits(t, p)
			if numbers, _ := equalNumbers(t, r, p); numbers < 1000 {
				t.Errorf("only %d numbers were compared", numbers)
			}
			equalCharts(t, r, p)
			if i%2 == 0 { // what differs on a narrow screen differs by chart, and each chart is in some of these
				fits(t, openPage(t, r, look{width: 400, dark: true}))
			}
		})
	}
}
