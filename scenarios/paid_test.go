package scenarios_test

import (
	"math"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rushproof/rushproof/scenarios"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/study"
)

// A project of 100 000, and 7000 for each week of which the season has two sevenths, is
// paid for in every replication, and once by strategies that both need it; and all that
// is spent is the cost.
func TestProjectsArePaid(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, "season.yaml", strings.NewReplacer(
		"agents: 14,", "agents: 14, cost: 400/h,", "agents: 4,", "agents: 4, cost: 400/h,",
		"strategies:\n", "strategies:\n  first: {projects: {gateway: &gateway {price: 100000, per_week: 7000}}}\n  second: {projects: {gateway: *gateway, link: {price: 1}}}\n",
	).Replace(rush))
	all, err := scenarios.OpenStrategies(filepath.Join(dir, "season.yaml"), scenarios.Options{}, scenarios.Choice{Names: []string{"first", "first+second"}})
	if err != nil {
		t.Fatal(err)
	}
	prices, base := []float64{0, 102_000, 102_001}, 0.0
	for i, s := range all {
		e := s.Experiment
		e.Replications = 3
		r, err := study.Run(t.Context(), s.Model, e, nil)
		if err != nil {
			t.Fatal(err)
		}
		value := func(measure string) sim.Estimate { return season{r}.value(t, measure, sim.Scope{}) }
		if i == 0 {
			base = value("cost").Mean
			expect(t, []expectation{{"cost of staff and playbook", base / (value("staff_cost").Mean + value("playbook_cost").Mean), 0.99999, 1.00001}})
			continue
		}
		if v := value("project_cost"); v.Mean != prices[i] || v.Low != v.Mean || v.High != v.Mean || math.Abs(value("cost").Mean-base-prices[i]) > 0.01 {
			t.Errorf("%s: projects cost %+v, and all %v more; want %v", s.Name, v, value("cost").Mean-base, prices[i])
		}
	}
}
