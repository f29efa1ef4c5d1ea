package configs

import (
	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/selfservice"
)

var currencyShape = scalar("a currency", "NOK", text)

var partnerShape = &grammar.Mapping{Name: "partner", Doc: "a company that answers for a price by the contact", Like: "{per_contact: 60, least: 400/week}", Fields: []grammar.Field{
	{Key: "per_contact", Shape: Number, Doc: "price of each contact that its people handle", Required: true},
	{Key: "least", Shape: Rate, Doc: "contacts that are paid for at least, over the season", Also: []string{"minimum", "minimum_volume"}},
}}

// partner reads the price of a partner's contacts, and how many are paid for in
// a week at least.
func (b *builder) partner(team tree.Field) (contact, perWeek float64) {
	n := team.Value.Get("partner")
	if least := n.Get("least"); least != nil {
		number, seconds, _ := unit.Rate(least.Text)
		perWeek = number * (7 * 86400) / seconds
	}
	return read(n.Get("per_contact"), unit.Number), perWeek
}

// currencies of the countries.
var currencies = map[string]string{"NO": "NOK", "SE": "SEK", "DK": "DKK", "FI": "EUR"}

// margins of one customer, assumed, in them.
var margins = map[string]string{"NO": "400", "SE": "400", "DK": "260", "FI": "35"}

// buildPrices reads what people and self-service cost; nil where nothing has a
// price.
func (b *builder) buildPrices() *sim.Prices {
	p := &sim.Prices{}
	priced := false
	for _, team := range b.root.Get("teams").Entries() {
		hour := 0.0
		if n := team.Value.Get("cost"); n != nil {
			number, seconds, _ := unit.Rate(n.Text)
			hour = number * 3600 / seconds
			priced = true
		} else if !team.Value.Broken {
			b.idle(team.Value.Get("overtime_pay"), "teams."+team.Key+": overtime_pay changes nothing: they cost nothing", "write cost: 400/h, or leave it out")
		}
		p.Hour = append(p.Hour, hour)
		contact, least := b.partner(team)
		p.Contact, p.Least = append(p.Contact, contact), append(p.Least, least)
		priced = priced || contact > 0
		p.Overtime = append(p.Overtime, hour*read(team.Value.Get("overtime_pay"), factorOf))
	}
	for i := range b.model.Layout.Layers { // which stand in the order in which customers meet them
		layer := &b.model.Layout.Layers[i]
		n := b.root.Get("self_service").Get(layer.Name)
		p.Use = append(p.Use, read(n.Get("cost"), unit.Number))
		p.Parcel = append(p.Parcel, b.messages(n, layer))
		priced = priced || n.Get("cost") != nil || n.Get("cost_per_parcel") != nil
	}
	if b.model.Currency = read(b.root.Get("currency"), same); !anyPrice(b.root) {
		b.idle(b.root.Get("currency"), "currency changes nothing: nothing has a price", "write cost: 400/h for a team, or leave it out")
	}
	if !priced {
		return nil
	}
	return p
}

// messages reads what a notice costs for each parcel that is sent: its messages go
// to all whom it reaches, and not only to those who would have asked.
func (b *builder) messages(n *tree.Node, layer *selfservice.Layer) float64 {
	price := n.Get("cost_per_parcel")
	switch {
	case price == nil || n.Broken:
		return 0
	case layer.Kind != selfservice.Notice:
		b.log.Add(price.Pos, "self_service."+layer.Name+": cost_per_parcel is for a notice", "write cost: 0.40, the price of each use")
	case b.model.Demand.Delivery == nil:
		b.idle(price, "self_service."+layer.Name+": cost_per_parcel changes nothing: no parcels are sent", "write delivery: {}, or cost: 0.40, the price of each use")
	}
	return read(price, unit.Number) * layer.Reach
}
