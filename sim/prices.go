package sim

import (
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/des"
)

// Prices says what a season costs, in one currency. What has no price costs
// nothing.
type Prices struct {
	Currency string    // as in NOK
	Hour     []float64 // by team: of one person, for an hour of a shift, whether worked, sick, or at training
	Overtime []float64 // by team: of one person, for an hour past the end of a shift
	Contact  []float64 // by team: of each contact, for people of a partner
	Least    []float64 // by team: contacts a week that a partner is paid for at least
	Use      []float64 // by layer of self-service: of each use
}

// Cost is what was spent, in the currency of the prices.
type Cost struct {
	Known              bool // anything in the scope has a price
	Staff, SelfService float64
}

func (c *Cost) add(o Cost) {
	c.Known = c.Known || o.Known
	c.Staff += o.Staff
	c.SelfService += o.SelfService
}

// Pay adds what one interval of a team costs, of which so much is paid besides
// overtime.
func (c *Cost) Pay(p *Prices, team int, worked *centre.StaffCell, paid int64) {
	if p.Hour[team] > 0 {
		c.Known = true
		c.Staff += (float64(paid)*p.Hour[team] + float64(worked.Overtime)*p.Overtime[team]) / float64(des.Hour)
	}
}

// PayContacts adds what the contacts of a partner's team cost that it handled in
// a stretch of time, or what was agreed on at least.
func (c *Cost) PayContacts(p *Prices, team int, handled int64, length des.Time) {
	if p.Contact[team] > 0 {
		c.Known = true
		least := p.Least[team] * float64(length) / float64(7*des.Day)
		c.Staff += p.Contact[team] * max(float64(handled), least)
	}
}

// PayUse adds what the uses of a layer of self-service cost.
func (c *Cost) PayUse(p *Prices, layer int, n *centre.LayerCount) {
	if p.Use[layer] > 0 {
		c.Known = true
		c.SelfService += float64(n.Used) * p.Use[layer]
	}
}
