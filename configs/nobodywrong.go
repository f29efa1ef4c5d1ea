package configs

import (
	"fmt"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/staff"
)

// misroutedToNobody looks for contacts that land with teams of which nobody is there:
// not hired yet, gone again, or only there when called in. They wait, or are lost.
func misroutedToNobody(root *tree.Node, m *sim.Model, log *tree.Log) {
	reasons, channels := root.Get("reasons").Entries(), root.Get("channels").Entries()
	told := map[*tree.Node]bool{}
	for _, q := range m.Layout.Queues {
		n := misroutedOf(reasons[q.Reason], channels[q.Channel])
		if q.Misrouted.Share == 0 || told[n] {
			continue
		}
		groups := m.Layout.Queues[q.Misrouted.To].Routing[0].Groups
		for i, d := range m.Calendar.Days {
			if d.Start < m.Layout.Period.WarmUp || someThere(m.Staff.Teams, groups, i) {
				continue
			}
			told[n] = true
			log.Add(n.Pos, fmt.Sprintf("some who ask about %s by %s land with %s, of whom nobody is there on %v", reasons[q.Reason].Key, channels[q.Channel].Key, names(m.Staff.Teams, groups), d.Date),
				"let others work the channel who lack the skill, or leave it out")
			break
		}
	}
}

// someThere reports whether anybody of some teams is employed on a day, and need not
// be called in.
func someThere(teams []staff.Team, groups []int, day int) bool {
	employed := func(from, to int) bool { return (from <= 0 || day >= from) && (to < 0 || day <= to) }
	for _, g := range groups {
		t := &teams[g]
		if t.OnCall != nil {
			continue
		}
		own := t.Agents
		for _, c := range t.Cohorts {
			if own -= c.Agents; employed(c.From, c.To) {
				return true
			}
		}
		if own > 0 && employed(t.From, t.To) {
			return true
		}
	}
	return false
}

func names(teams []staff.Team, groups []int) (list string) {
	for i, g := range groups {
		if i > 0 {
			list += ", "
		}
		list += teams[g].Name
	}
	return list
}
