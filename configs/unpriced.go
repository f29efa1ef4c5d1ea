package configs

import (
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
)

// unpriced looks for targets on costs that nobody can know, as nothing says what people
// cost.
func unpriced(root *tree.Node, m *sim.Model, log *tree.Log) {
	for _, item := range root.Get("targets").List() {
		target, err := sim.ParseTarget(item.Text)
		if err != nil || !slices.Contains([]string{"staff_cost", "cost", "cost_per_need"}, target.Measure) {
			continue
		}
		some, lacking := prices(m, target.Scope.Team)
		if lacking != "" && (!some || target.Measure != "staff_cost") {
			log.Add(item.Pos, fmt.Sprintf("target %s is never decided: nothing says what the people of %s cost", item.Text, lacking), "write cost: 350/h at the team")
		}
	}
}

// prices reports whether anybody of a team, or of all when none is named, has a price,
// and names the first team with people who have none.
func prices(m *sim.Model, only string) (some bool, lacking string) {
	for g := range m.Staff.Teams {
		team := &m.Staff.Teams[g]
		priced := m.Prices != nil && (m.Prices.Hour[g] > 0 || m.Prices.Contact[g] > 0)
		switch {
		case only != "" && only != team.Name:
		case priced:
			some = true
		case lacking == "" && team.Agents > 0:
			lacking = team.Name
		}
	}
	return some, lacking
}
