package configs

import (
	"fmt"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/demand"
)

// Several warehouses and carriers stand by their names in place of the only
// one, each with its share of the orders.

var (
	shareField      = grammar.Field{Key: "share", Shape: Share, Doc: "of the orders; those without one share the rest evenly"}
	warehousesShape = &grammar.Named{What: "a warehouse", Like: "Oslo", Most: mostStages, Of: &grammar.Mapping{
		Name: "one of the warehouses", Like: "{share: 60%, capacity: 24000/day}", Fields: append([]grammar.Field{shareField}, stageFields...),
	}}
	carriersShape = &grammar.Named{What: "a carrier", Like: "Posten", Most: mostStages, Of: &grammar.Mapping{
		Name: "one of the carriers", Like: "{share: 60%, capacity: 24000/day}", Fields: append([]grammar.Field{shareField}, carrierShape.Fields...),
	}}
)

// mostStages keeps the lanes between them few.
const mostStages = 10

// buildStages makes the warehouses and carriers of a delivery.
func (b *builder) buildStages(n *tree.Node, d *demand.Delivery) {
	d.Warehouse = b.stage("delivery.warehouse", n.Get("warehouse"))
	d.Carrier = b.stage("delivery.carrier", n.Get("carrier"))
	d.Transit = read(n.Get("carrier").Get("transit"), unit.LawOfDays)
	d.PickUp = pickUp(n.Get("carrier"))
	b.idle(besides(n, "warehouses", "warehouse"), "delivery: warehouse changes nothing beside warehouses", "keep one of them")
	b.idle(besides(n, "carriers", "carrier"), "delivery: carrier changes nothing beside carriers", "keep one of them")
	shares := b.stageShares("warehouses", n.Get("warehouses"))
	for i, entry := range n.Get("warehouses").Entries() {
		d.Warehouses = append(d.Warehouses, demand.Warehouse{
			Stage: b.stage("delivery.warehouses."+entry.Key, entry.Value), Share: shares[i],
		})
	}
	shares = b.stageShares("carriers", n.Get("carriers"))
	for i, entry := range n.Get("carriers").Entries() {
		d.Carriers = append(d.Carriers, demand.Carrier{
			Stage: b.stage("delivery.carriers."+entry.Key, entry.Value), Share: shares[i],
			Transit: read(entry.Value.Get("transit"), unit.LawOfDays), PickUp: pickUp(entry.Value),
		})
	}
}

// besides returns an entry beside which another is written.
func besides(n *tree.Node, several, one string) *tree.Node {
	if n.Get(several) == nil {
		return nil
	}
	return n.Get(one)
}

// stageShares returns the shares of the orders: those written, and the rest
// evenly.
func (b *builder) stageShares(what string, n *tree.Node) []float64 {
	entries := n.Entries()
	shares, open, sum := make([]float64, len(entries)), 0, 0.0
	for i, entry := range entries {
		if entry.Value.Get("share") == nil {
			open++
			continue
		}
		shares[i] = read(entry.Value.Get("share"), shareOf)
		sum += shares[i]
	}
	if n != nil && !n.Broken && (sum > 1+rounding || open == 0 && sum < 1-rounding) {
		b.log.Add(n.Pos, fmt.Sprintf("delivery: the shares of the %s sum to %s", what, percent(sum)), "make them sum to 100%")
	}
	for i, entry := range entries {
		if entry.Value.Get("share") == nil {
			shares[i] = max(1-sum, 0) / float64(open)
		}
		shares[i] /= max(sum, 1)
	}
	return shares
}
