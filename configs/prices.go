package configs

import (
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim"
)

var currencyShape = scalar("a currency", "NOK", text)

// currencies of the countries.
var currencies = map[string]string{"NO": "NOK", "SE": "SEK", "DK": "DKK", "FI": "EUR"}

// buildPrices reads what people and self-service cost; nil where nothing has a
// price.
func (b *builder) buildPrices() *sim.Prices {
	p := &sim.Prices{Currency: read(b.root.Get("currency"), same)}
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
		p.Overtime = append(p.Overtime, hour*read(team.Value.Get("overtime_pay"), factorOf))
	}
	for i := range b.model.Layout.Layers { // which stand in the order in which customers meet them
		n := b.root.Get("self_service").Get(b.model.Layout.Layers[i].Name).Get("cost")
		p.Use = append(p.Use, read(n, unit.Number))
		priced = priced || n != nil
	}
	if !priced {
		b.idle(b.root.Get("currency"), "currency changes nothing: nothing has a price", "write cost: 400/h for a team, or leave it out")
		return nil
	}
	return p
}
