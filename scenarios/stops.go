package scenarios

import (
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/configs"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
)

// A rule of the playbook may stop a campaign while the season is played. What is left
// without it is known from the season that lacks it, which is built beside.

// stops lets the rules of the playbook stop campaigns.
func (s *season) stops(period configs.Period) {
	if s.model.Calendar == nil {
		return
	}
	known := map[string]int{}
	for i, entry := range s.root.Get("playbook").Entries() {
		do, cost := entry.Value.Get("do"), entry.Value.Get("cost")
		n := do.Get("stop")
		if n == nil {
			if p := cost.Get("per_order"); p != nil && do != nil && !do.Broken {
				s.log.Add(p.Pos, fmt.Sprintf("playbook.%s: per_order changes nothing: no campaign is stopped", entry.Key), "write do: {stop: the name of a campaign}, or leave it out")
			}
			continue
		}
		parts := s.campaignsCalled(n)
		if parts == nil || i >= len(s.model.Layout.Playbook) {
			continue
		}
		c, is := known[n.Text]
		if !is {
			c = len(s.model.Demand.Campaigns)
			known[n.Text] = c
			s.model.Demand.Campaigns = append(s.model.Demand.Campaigns, s.leaves(parts, n, period))
		}
		from, to := s.model.Calendar.End(), des.Time(0)
		for _, e := range parts {
			for _, p := range s.phases(e) {
				from, to = min(from, p.from), max(to, p.to)
			}
		}
		s.model.Layout.Playbook[i].Do.Stop = &centre.Stop{Campaign: c, From: max(from, 0), To: to, Besides: doesMore(do)}
	}
}

// doesMore reports whether an action is more than to stop a campaign.
func doesMore(do *tree.Node) bool {
	return slices.ContainsFunc([]string{"call_in", "help", "stay_on", "message", "call_backs"}, func(key string) bool { return do.Get(key) != nil })
}

// campaignsCalled finds the campaigns of a name; nil when there are none, or there is
// something wrong with one.
func (s *season) campaignsCalled(n *tree.Node) (all []*event) {
	var names []string
	for _, item := range s.root.Get("events").List() {
		name := item.Get("campaign")
		if name == nil {
			continue
		}
		if names = append(names, name.Text); name.Text == n.Text {
			before := s.log.Len()
			e, _ := s.event(item)
			if s.log.Len() > before || item.Broken {
				return nil
			}
			all = append(all, e)
		}
	}
	if all == nil && !s.root.Broken {
		s.log.Add(n.Pos, "there is no campaign "+n.Text, tree.Choices(n.Text, names))
	}
	return all
}

// leaves says what is left: it compares the season with the one that lacks a campaign.
func (s *season) leaves(parts []*event, n *tree.Node, period configs.Period) demand.Campaign {
	without := s.without(n.Text, period)
	with := &s.model.Demand
	var c demand.Campaign
	if with.Orders != nil && without.Orders != nil {
		c.Orders = remains(with.Orders.Rates.Expected, without.Orders.Rates.Expected)
	}
	some := c.Orders != nil
	for r := range with.Reasons {
		has, lacks := &with.Reasons[r], &without.Reasons[r]
		var flows [][]float64
		for i, cause := range has.Causes {
			var part []float64
			if flow, ok := cause.(demand.Flow); ok {
				part = remains(flow.Rates.Expected, lacks.Causes[i].(demand.Flow).Rates.Expected)
			}
			some, flows = some || part != nil, append(flows, part)
		}
		uplift := remains(has.Uplift, cmpList(lacks.Uplift, len(has.Uplift)))
		c.Flows, c.Uplift = append(c.Flows, flows), append(c.Uplift, uplift)
		some = some || uplift != nil
	}
	c.Items = s.items[n.Text]
	if !some && c.Items == nil {
		s.log.Add(n.Pos, fmt.Sprintf("stopping %s changes nothing: it raises nothing", n.Text), "write another campaign")
	}
	if slices.ContainsFunc(parts, func(e *event) bool { return e.Get("channels") != nil }) {
		s.odd.Add(n.Pos, fmt.Sprintf("stopping %s changes how many come, and not which channels they choose", n.Text), "raise contacts or reasons in place of channels, if that matters")
	}
	return c
}

// without is the demand of the season that lacks a campaign.
func (s *season) without(name string, period configs.Period) *demand.Model {
	var unheard tree.Log
	events := *s.root.Get("events")
	events.Items = slices.DeleteFunc(slices.Clone(events.Items), func(item *tree.Node) bool {
		n := item.Get("campaign")
		return n != nil && n.Text == name
	})
	m := configs.Build(s.root, period, &unheard)
	newSeason(m, s.root, &unheard, &unheard).play(&events)
	return &m.Demand
}

// remains is what remains of each number without something; nil when all does.
func remains(with, without []float64) []float64 {
	if slices.Equal(with, without) {
		return nil
	}
	all := slices.Repeat([]float64{1}, len(with))
	for i := range with {
		if with[i] > 0 {
			all[i] = without[i] / with[i]
		}
	}
	return all
}

// cmpList is a list, or so many ones in its place.
func cmpList(list []float64, length int) []float64 {
	if list == nil {
		return slices.Repeat([]float64{1}, length)
	}
	return list
}
