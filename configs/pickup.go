package configs

import (
	"slices"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/demand"
)

var pickUpShape = &grammar.Mapping{Name: "pick-up", Doc: "pick-up points, with one shelf for all of them", Like: "{share: 60%, shelf: 40000}", Fields: []grammar.Field{
	{Key: "share", Shape: Share, Doc: "of the carrier's parcels"},
	{Key: "shelf", Shape: Count, Doc: "how many parcels all points together hold", Required: true},
	{Key: "collected", Shape: Law, Doc: "how long until customers collect them"},
	{Key: "redirected", Shape: Share, Doc: "of the parcels that find no room, those sent to another point, where they are on the next working day; the others wait for room, all unless written"},
}}

func pickUp(carrier *tree.Node) demand.PickUp {
	n := carrier.Get("pick_up")
	return demand.PickUp{
		Share: read(n.Get("share"), shareOf), Room: int64(read(n.Get("shelf"), countOf)),
		Kept: read(n.Get("collected"), unit.LawOfDays), Redirected: read(n.Get("redirected"), shareOf),
	}
}

// redirected are those who ask because their parcel is at another pick-up point.
func (b *builder) redirected(place string, n *tree.Node) []demand.Cause {
	share := n.Get("redirected")
	if share == nil {
		return nil
	}
	d := b.root.Get("delivery")
	sends := func(carrier *tree.Node) bool { return pickUp(carrier).Redirected > 0 }
	if !sends(d.Get("carrier")) && !slices.ContainsFunc(d.Get("carriers").Entries(), func(f tree.Field) bool { return sends(f.Value) }) && !b.root.Broken {
		b.idle(share, place+": redirected changes nothing: no parcel is sent to another pick-up point", "write pick_up: {shelf: 40000, redirected: 30%} at the carrier, or leave it out")
	}
	return []demand.Cause{demand.Redirected{Share: read(share, shareOf)}}
}
