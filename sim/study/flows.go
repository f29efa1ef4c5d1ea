package study

import (
	"slices"

	"github.com/rushproof/rushproof/sim"
	"github.com/rushproof/rushproof/sim/centre"
	"github.com/rushproof/rushproof/sim/demand"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/selfservice"
	"github.com/rushproof/rushproof/sim/stat"
)

// needFlows says where the needs of each reason went.
func (s *study) needFlows() []sim.NeedFlow {
	var layers []string
	for i := range s.layout.Layers {
		layers = append(layers, s.layout.Layers[i].Name)
	}
	channels := s.channelNames()
	var all []sim.NeedFlow
	for r := range s.layout.Reasons {
		n := &s.total.needs[r]
		all = append(all, sim.NeedFlow{
			Reason: s.layout.Reasons[r].Name, Arisen: s.mean(n.Arisen),
			Prevented: s.byName(layers, n.Prevented), Resolved: s.byName(layers, n.Resolved), Served: s.byName(channels, n.Served),
			Unsolved: s.mean(n.Unsolved), GivenUp: s.mean(n.GivenUp), Open: s.mean(n.Open), Attempts: s.mean(n.Attempts),
			LastTry: sim.LastTry{
				Abandoned: s.mean(n.LastTry.Abandoned), Blocked: s.mean(n.LastTry.Blocked),
				TurnedAway: s.mean(n.LastTry.TurnedAway), Closed: s.mean(n.LastTry.Closed), NotReached: s.mean(n.LastTry.NotReached), LeftMessage: s.mean(n.LastTry.LeftMessage),
				Left: s.mean(n.LastTry.SelfService),
			},
		})
	}
	return all
}

func (s *study) channelNames() (names []string) {
	for i := range s.layout.Channels {
		names = append(names, s.layout.Channels[i].Name)
	}
	return names
}

// byName returns the means that are not 0 by the names they belong to.
func (s *study) byName(names []string, sums []int64) map[string]float64 {
	var m map[string]float64
	for i, sum := range sums {
		if sum == 0 {
			continue
		}
		if m == nil {
			m = map[string]float64{}
		}
		m[names[i]] += s.mean(sum)
	}
	return m
}

// layerFlows says what each layer of self-service did.
func (s *study) layerFlows() []sim.LayerFlow {
	var all []sim.LayerFlow
	for i := range s.layout.Layers {
		layer := &s.layout.Layers[i]
		flow := sim.LayerFlow{Layer: layer.Name, Kind: layer.Kind.String(), Reasons: []sim.ReasonUse{}}
		var sum centre.LayerCount
		var work centre.LayerWork
		for r := range s.layout.Reasons {
			n := &s.total.layers[i][r]
			addLayerCount(&sum, n)
			work.Add(&s.total.works[i][r])
			if layer.Resolves[r] > 0 {
				flow.Reasons = append(flow.Reasons, sim.ReasonUse{Reason: s.layout.Reasons[r].Name, LayerUse: s.layerUse(n, &s.total.works[i][r])})
			}
		}
		flow.LayerUse = s.layerUse(&sum, &work)
		flow.CameBackIn = s.byName(s.channelNames(), s.total.backs[i])
		all = append(all, flow)
	}
	return all
}

func (s *study) layerUse(n *centre.LayerCount, w *centre.LayerWork) sim.LayerUse {
	return sim.LayerUse{
		Seconds: secondsEach(n.Time, n.Used),
		Work:    s.layerWork(n, w),
		Offered: s.mean(n.Offered), Refused: s.mean(n.Refused), Used: s.mean(n.Used),
		Resolved: s.mean(n.Resolved), CameBack: s.mean(n.CameBack), Elsewhere: s.mean(n.Elsewhere),
		HandedOver: s.mean(n.HandedOver), Left: s.mean(n.Left),
		Claimed: part(n.Used-n.HandedOver, n.Offered), Net: part(n.Resolved-n.CameBack, n.Offered),
	}
}

// layerWork is what a layer does to the work of people; nil when nobody uses it.
func (s *study) layerWork(n *centre.LayerCount, w *centre.LayerWork) *sim.LayerWork {
	met := secondsEach(stat.Plus(w.Spared, w.Before), n.Resolved+n.HandedOver)
	if met == nil || stat.TooLarge(w.Spared, w.Returned, w.Before, w.After) {
		return nil
	}
	hours := func(t des.Time) float64 { return s.mean(int64(t)) / float64(des.Hour) }
	work := &sim.LayerWork{
		Spared: hours(w.Spared), Returned: hours(w.Returned), Added: hours(w.After - w.Before), Left: hours(w.After),
		Net: hours(w.Spared - w.Returned - (w.After - w.Before)),
		Met: met, HandedOver: secondsEach(w.After, n.HandedOver),
	}
	if work.HandedOver != nil && *met > 0 {
		longer := *work.HandedOver / *met - 1
		work.Longer = &longer
	}
	return work
}

// secondsEach is a time for each of so many, in seconds; nil where there is nobody.
func secondsEach(t des.Time, of int64) *float64 {
	each := part(int64(t), of)
	if each != nil {
		*each /= float64(des.Second)
	}
	return each
}

// part is a share of something, nil where there is nothing.
func part(n, of int64) *float64 {
	if of == 0 {
		return nil
	}
	share := float64(n) / float64(of)
	return &share
}

// parcelDays says what happened to parcels day by day; nil without orders or
// days.
func (s *study) parcelDays() *sim.Parcels {
	if s.model.Demand.Orders == nil || len(s.frame.Days) == 0 {
		return nil
	}
	p, told := &sim.Parcels{}, slices.ContainsFunc(s.layout.Layers, func(l selfservice.Layer) bool { return l.BackOrders })
	for d := range s.total.parcels {
		sum := &s.total.parcels[d]
		p.Ordered = append(p.Ordered, s.mean(sum.Ordered))
		if told {
			p.BackOrders = append(p.BackOrders, s.mean(sum.BackOrders))
		}
		p.Shipped = append(p.Shipped, s.mean(sum.Shipped))
		p.Delivered = append(p.Delivered, s.mean(sum.Delivered))
		p.Late = append(p.Late, s.mean(sum.Late))
		p.Backlog = append(p.Backlog, s.mean(sum.Backlog))
		var onTime *float64
		if late := part(sum.Late, sum.Delivered); late != nil {
			share := 1 - *late
			onTime = &share
		}
		p.OnTime = append(p.OnTime, onTime)
		if s.collected() {
			p.OnShelf = append(p.OnShelf, s.mean(sum.OnShelf))
			p.Held = append(p.Held, s.mean(sum.Held))
			p.Redirected = append(p.Redirected, s.mean(sum.Redirected))
		}
	}
	return p
}

// collected reports whether customers collect parcels at pick-up points.
func (s *study) collected() bool {
	d := s.model.Demand.Delivery
	return d != nil && (d.PickUp.Share > 0 || slices.ContainsFunc(d.Carriers, func(c demand.Carrier) bool { return c.PickUp.Share > 0 }))
}
