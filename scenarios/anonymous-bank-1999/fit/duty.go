package main

import (
	"cmp"
	"slices"

	"github.com/rushproof/rushproof/sim/calendar"
)

// duty is a stretch of time on which an agent is on duty, in seconds after
// midnight.
type duty struct {
	date     calendar.Date
	agent    string
	from, to int
}

// longestGap is how long somebody who is on duty goes without a call; after a
// longer one a new stretch of work begins.
const longestGap = 3600

// duties are who was on duty when: from the first call of an agent to the last
// of which the table of agents knows, without gaps of more than an hour, within
// opening hours. Nobody wrote down who had gone for a break.
func (m *month) duties() (all []duty) {
	calls := m.byAgent()
	slices.SortStableFunc(m.present, func(x, y present) int {
		return cmp.Or(cmp.Compare(x.date.Number(), y.date.Number()), cmp.Compare(x.agent, y.agent))
	})
	for _, p := range m.present {
		h := m.open[p.date.Weekday()]
		own := slices.DeleteFunc(calls[agentDay{p.date, p.agent}], func(c call) bool { return c.began < h.opens-halfHour })
		if len(own) == 0 {
			continue
		}
		delete(calls, agentDay{p.date, p.agent}) // whoever is listed twice is there once
		add := func(from, to int) {
			if from, to = max(from, h.opens), min(to, h.closes); to/60-from/60 >= 5 {
				all = append(all, duty{p.date, p.agent, from, to})
			}
		}
		from, to := own[0].began, own[0].began
		for _, c := range own {
			if c.began > p.to {
				break
			}
			if c.began > to+longestGap {
				add(from, to)
				from = c.began
			}
			to = max(to, c.began+c.handle)
		}
		add(from, to)
	}
	return all
}
