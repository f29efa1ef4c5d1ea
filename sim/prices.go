package sim

import (
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// Prices says what a season costs. What has no price costs nothing.
type Prices struct {
	Hour     []float64 // by team: of one person, for an hour of a shift, whether worked, sick, or at training
	Overtime []float64 // by team: of one person, for an hour past the end of a shift
	Contact  []float64 // by team: of each contact, for people of a partner
	Least    []float64 // by team: contacts a week that a partner is paid for at least
	Use      []float64 // by layer of self-service: of each use
	Parcel   []float64 // by layer of self-service: of each parcel that is sent, for the messages about it; of a notice for back-orders: of each of these
}

// Unpriced returns the first team whose work has no price, so that it is not known what
// the season costs; empty if all have one.
func (m *Model) Unpriced() string {
	for t := range m.Staff.Teams {
		team := &m.Staff.Teams[t]
		if team.Agents > 0 && (m.Prices == nil || m.Prices.Hour[t] == 0 && m.Prices.Contact[t] == 0) {
			return team.Name
		}
	}
	return ""
}

// Cost is what was spent, in the currency of the prices.
type Cost struct {
	Staff, SelfService, Playbook, Projects float64

	StaffPriced, SelfServicePriced, PlaybookPriced, ProjectsPriced bool // anything of it in the scope has a price
	Unpriced                                                       bool // somebody was at work who has none
}

func (c *Cost) add(o Cost) {
	c.Staff += o.Staff
	c.SelfService += o.SelfService
	c.Playbook += o.Playbook
	c.Projects += o.Projects
	c.StaffPriced = c.StaffPriced || o.StaffPriced
	c.SelfServicePriced = c.SelfServicePriced || o.SelfServicePriced
	c.PlaybookPriced = c.PlaybookPriced || o.PlaybookPriced
	c.ProjectsPriced = c.ProjectsPriced || o.ProjectsPriced
	c.Unpriced = c.Unpriced || o.Unpriced
}

// whole reports whether all who worked have a price, so that the sum says what the
// season cost.
func (c *Cost) whole() bool { return c.StaffPriced && !c.Unpriced }

// all is the sum of what was spent.
func (c *Cost) all() float64 { return c.Staff + c.SelfService + c.Playbook + c.Projects }

// Pay adds what one interval of a team costs, of which so much is paid besides
// overtime and those who were called in.
func (c *Cost) Pay(p *Prices, team int, worked *centre.StaffCell, paid int64) {
	switch {
	case p.Hour[team] > 0:
		c.StaffPriced = true
		c.Staff += (float64(paid+worked.Called)*p.Hour[team] + float64(worked.Overtime)*p.Overtime[team]) / float64(des.Hour)
	case p.Contact[team] == 0 && worked.OnDuty > 0:
		c.Unpriced = true
	}
}

// PayContacts adds what the contacts of a partner's team cost that it handled in
// a stretch of time, or what was agreed on at least.
func (c *Cost) PayContacts(p *Prices, team int, handled int64, length des.Time) {
	if p.Contact[team] > 0 {
		c.StaffPriced = true
		least := p.Least[team] * float64(length) / float64(7*des.Day)
		c.Staff += p.Contact[team] * max(float64(handled), least)
	}
}

// PayUse adds what the uses of a layer of self-service cost.
func (c *Cost) PayUse(p *Prices, layer int, n *centre.LayerCount) {
	if p.Use[layer] > 0 {
		c.SelfServicePriced = true
		c.SelfService += float64(n.Used) * p.Use[layer]
	}
}

// PayMessages adds what the messages of a layer cost that go with so many parcels.
func (c *Cost) PayMessages(p *Prices, layer int, parcels int64) {
	if p.Parcel[layer] > 0 {
		c.SelfServicePriced = true
		c.SelfService += float64(parcels) * p.Parcel[layer]
	}
}

// PayRule adds what a rule of the playbook cost: an amount for each time that it
// fired and each order that it prevented, and one for each hour of those who worked
// because of it, on top of what their hours cost; or else for each hour for which
// it acted.
func (c *Cost) PayRule(r *centre.Rule, n *centre.RuleCount) {
	if r.Each == 0 && r.PerHour == 0 && r.PerOrder == 0 {
		return
	}
	hours := n.Acted
	if len(r.Do.CallIn)+len(r.Do.StayOn) > 0 {
		hours = des.Time(n.Work)
	}
	c.PlaybookPriced = true
	c.Playbook += r.Each*float64(n.Fired) + r.PerHour*float64(hours)/float64(des.Hour) + r.PerOrder*float64(n.Lost)
}

// PayProjects adds what the projects of a season cost.
func (c *Cost) PayProjects(all []Project) {
	for i := range all {
		c.ProjectsPriced = c.ProjectsPriced || all[i].Cost > 0
		c.Projects += all[i].Cost
	}
}
