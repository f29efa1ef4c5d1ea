package configs

import (
	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim"
)

var lossShape = &grammar.Mapping{Name: "lost customers", Doc: "what it costs that customers are never served", Like: "{share: 5%, margin: 400}", Fields: []grammar.Field{
	{Key: "share", Shape: Share, Doc: "share of the needs never served whose customer is lost"},
	{Key: "margin", Shape: Number, Doc: "margin that goes with each lost customer, in the currency of the prices; by country unless written"},
}}

func (b *builder) loss() sim.Loss {
	n := b.root.Get("lost_customers")
	return sim.Loss{Share: read(n.Get("share"), shareOf), Margin: read(n.Get("margin"), unit.Number)}
}
