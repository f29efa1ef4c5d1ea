package configs

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/staff"
)

// neverAsked looks for teams that are paid and that no step of a routing names: at
// all, or in the channel for which a rule calls them in.
func neverAsked(root *tree.Node, m *sim.Model, log *tree.Log) {
	told := map[int]bool{}
	for i, entry := range root.Get("playbook").Entries() {
		for _, g := range m.Layout.Playbook[i].Do.CallIn {
			if team := root.Get("teams").Entries()[g]; m.Staff.Teams[g].Agents == 0 {
				log.Add(cmp.Or(team.Value.Get("agents"), team.Value).Pos, fmt.Sprintf("team %s is called in by %s, and has nobody", team.Key, entry.Key),
					"write agents: 4, or take it out of call_in")
				told[g] = true
			}
			if channels := calledFor(m, g, &m.Layout.Playbook[i].When); !told[g] && !asked(m, g, channels) {
				told[g] = true
				sayNeverAsked(m, g, channels, entry.Value.Get("do").Get("call_in").Pos, "is called in", "take the channel from the team", log)
			}
		}
	}
	for g, entry := range root.Get("teams").Entries() {
		team := &m.Staff.Teams[g]
		comes := team.Agents > 0 && (team.OnCall == nil || calledIn(m, g))
		if channels := servedBy(m, g); comes && !told[g] && !asked(m, g, channels) {
			sayNeverAsked(m, g, channels, entry.Pos, "works", "leave the team out", log)
		}
	}
}

func sayNeverAsked(m *sim.Model, g int, channels []int, at tree.Pos, does, otherwise string, log *tree.Log) {
	var names []string
	for _, c := range channels {
		names = append(names, m.Layout.Channels[c].Name)
	}
	team := m.Layout.Groups[g].Name
	log.Add(at, fmt.Sprintf("team %s %s, but no routing step of %s asks it", team, does, strings.Join(names, " or ")),
		fmt.Sprintf("write {to: %s} as a step of routing.%s, or %s", team, names[0], otherwise))
}

// calledFor returns the channels for which a sign calls a group in: its own, if they
// serve it, and otherwise those that they serve.
func calledFor(m *sim.Model, group int, sign *centre.Sign) []int {
	channels := servedBy(m, group)
	if sign.Of != centre.BusyNow && slices.Contains(channels, sign.Where) {
		return []int{sign.Where}
	}
	return channels
}

// servedBy returns the channels in which a group has a skill.
func servedBy(m *sim.Model, group int) (channels []int) {
	for _, s := range m.Layout.Groups[group].Skills {
		if c := m.Layout.Queues[s.Queue].Channel; !slices.Contains(channels, c) {
			channels = append(channels, c)
		}
	}
	return channels
}

// asked reports whether any step of a routing of some channels names a group, or there
// are no such channels.
func asked(m *sim.Model, group int, channels []int) bool {
	return len(channels) == 0 || slices.ContainsFunc(m.Layout.Queues, func(q centre.Queue) bool {
		return slices.Contains(channels, q.Channel) && slices.ContainsFunc(q.Routing, func(s centre.Step) bool { return slices.Contains(s.Groups, group) })
	})
}

// calledIn reports whether an event calls a group in.
func calledIn(m *sim.Model, group int) bool {
	return slices.ContainsFunc(m.Staff.CallIns, func(call staff.CallIn) bool { return staff.Concerns(call.Teams, group) })
}
