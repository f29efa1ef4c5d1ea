package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rushproof/rushproof/sim/calendar"
)

// agentDay is the work of an agent on a day.
type agentDay struct {
	date  calendar.Date
	agent string
}

// byAgent returns the calls that were served, by agent and day, in the order in
// which they began.
func (m *month) byAgent() map[agentDay][]call {
	all := map[agentDay][]call{}
	for _, c := range m.calls {
		if c.served && c.agent != "" {
			key := agentDay{c.date, c.agent}
			all[key] = append(all[key], c)
		}
	}
	for _, own := range all {
		slices.SortFunc(own, func(a, b call) int { return cmp.Compare(a.began, b.began) })
	}
	return all
}

// crew are the agents who take the same types of calls.
type crew struct {
	name  string
	kinds []string
	has   func(agent string) bool

	people int // on its roster
}

func (c crew) file() string { return "roster-" + strings.ReplaceAll(c.name, " ", "-") + ".csv" }

const (
	enough = 50   // calls of an agent, to know of which types they are
	seldom = 0.25 // of a type's share of all calls: who has fewer of them does not take it
)

// crews returns who takes which calls: everybody all of them, or as the calls of
// each agent show. Whose calls are too few, or new, belongs to the largest crew.
func (m *month) crews(with mechanisms) []crew {
	if !with.skills {
		return []crew{{name: "agents", kinds: m.kinds, has: func(string) bool { return true }}}
	}
	belongs, size, taken := map[string]string{}, map[string]int{}, map[string][]string{}
	for agent, calls := range m.callsOf() {
		if n := sum(calls); n >= enough {
			kinds := m.takes(calls, n)
			name := strings.Join(kinds, " ")
			belongs[agent], taken[name] = name, kinds
			size[name] += n
		}
	}
	var all []crew
	for name, kinds := range taken {
		all = append(all, crew{name: name, kinds: kinds, has: func(agent string) bool { return belongs[agent] == name }})
	}
	slices.SortFunc(all, func(a, b crew) int { return cmp.Or(size[b.name]-size[a.name], cmp.Compare(a.name, b.name)) })
	all[0].has = func(agent string) bool { return belongs[agent] == all[0].name || belongs[agent] == "" }
	for _, kind := range m.kinds { // nobody takes it who is known
		if !slices.ContainsFunc(all, func(c crew) bool { return slices.Contains(c.kinds, kind) }) {
			all[0].kinds = append(all[0].kinds, kind)
		}
	}
	return all
}

// callsOf counts the calls of the first half, by agent and type.
func (m *month) callsOf() map[string]map[string]int {
	all := map[string]map[string]int{}
	for _, c := range m.calls {
		if c.served && c.agent != "" && m.learns(c.date) {
			if all[c.agent] == nil {
				all[c.agent] = map[string]int{}
			}
			all[c.agent][c.kind]++
		}
	}
	return all
}

// takes lists the types of which an agent has had n calls in all.
func (m *month) takes(calls map[string]int, n int) (kinds []string) {
	of, all := map[string]int{}, 0
	for _, own := range m.callsOf() {
		for kind, n := range own {
			of[kind] += n
			all += n
		}
	}
	for _, kind := range m.kinds {
		if expected := float64(of[kind]) / float64(all) * float64(n); float64(calls[kind]) > seldom*expected {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

func sum(counts map[string]int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}
