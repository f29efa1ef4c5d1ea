package configs

import (
	"slices"

	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/demand"
)

// noEffect looks for what is written and reaches nobody in this season: orders that
// nobody asks about, a doubtful forecast of numbers that are exact, messages that are
// merged although nobody writes twice.
func noEffect(root *tree.Node, m *sim.Model, log *tree.Log) {
	unasked(root, m, log)
	if n := root.Get("forecast_bias"); written(n) && m.Demand.Bias > 0 && allExact(&m.Demand) {
		log.Add(n.Pos, "forecast_bias never matters: all orders and contacts are exact", "leave it out, or write exact: no where the forecast may be wrong")
	}
	for c, entry := range root.Get("channels").Entries() {
		if read(entry.Value.Get("duplicates"), same) == "merged" && !writtenTwice(m, c) {
			neverMatters(entry, []string{"duplicates"}, "nobody writes again while a message waits", "write chaser: {after: 24h, share: 8%/day}, or leave it out", log)
		}
	}
}

// unasked looks for orders and parcels that bring no contacts. Notices about each
// parcel have a price all the same, and targets may ask how late parcels are.
func unasked(root *tree.Node, m *sim.Model, log *tree.Log) {
	if m.Demand.Orders == nil || slices.ContainsFunc(m.Targets, ofParcels) || slices.ContainsFunc(root.Get("self_service").Entries(), func(f tree.Field) bool {
		return f.Value.Get("cost_per_parcel") != nil || f.Value.Get("for") != nil
	}) {
		return
	}
	const write = "write parcels: {on_time: 1.3%, late: 30%} at a reason, or leave it out"
	switch d := root.Get("delivery"); {
	case !asks(&m.Demand, ofOrder):
		log.Add(root.Get("orders").Pos, "orders bring no contacts: no reason comes from them", write)
	case written(d) && !asks(&m.Demand, ofParcel):
		log.Add(d.Pos, "delivery brings no contacts: no reason comes from parcels", write)
	}
}

// ofParcels reports whether a target is about orders or parcels.
func ofParcels(t sim.Target) bool {
	return slices.Contains([]string{"orders", "contacts_per_100_orders", "late_parcels"}, t.Measure)
}

// ofParcel reports whether a cause begins with a parcel.
func ofParcel(c demand.Cause) bool {
	_, order := c.(demand.PerOrder)
	return ofOrder(c) && !order
}

// asks reports whether anybody gets in touch for causes of a kind.
func asks(m *demand.Model, is func(demand.Cause) bool) bool {
	return slices.ContainsFunc(m.Reasons, func(r demand.Reason) bool { return slices.ContainsFunc(r.Causes, is) })
}

// allExact reports whether nothing of the demand is left to a forecast.
func allExact(m *demand.Model) bool {
	forecast := func(c demand.Cause) bool {
		flow, is := c.(demand.Flow)
		return is && !flow.Exact
	}
	return (m.Orders == nil || m.Orders.Exact) && !asks(m, forecast)
}

// writtenTwice reports whether anybody writes a second time to a channel that merges
// what is about the same, while the first message waits in one that does, too.
func writtenTwice(m *sim.Model, channel int) bool {
	for _, q := range m.Layout.Queues {
		if q.Merges && q.Chaser.Every > 0 && (q.Channel == channel || q.Chaser.Switch != nil && q.Chaser.Switch[channel] > 0) {
			return true
		}
	}
	return false
}
