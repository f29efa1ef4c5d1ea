package study

import "github.com/rushproof/rushproof/sim"

// needFlows says where the needs of each reason went.
func (s *study) needFlows() []sim.NeedFlow {
	var layers, channels []string
	for i := range s.layout.Layers {
		layers = append(layers, s.layout.Layers[i].Name)
	}
	for i := range s.layout.Channels {
		channels = append(channels, s.layout.Channels[i].Name)
	}
	var all []sim.NeedFlow
	for r := range s.layout.Reasons {
		n := &s.total.needs[r]
		all = append(all, sim.NeedFlow{
			Reason: s.layout.Reasons[r].Name, Arisen: s.mean(n.arisen),
			Prevented: s.byName(layers, n.prevented), Resolved: s.byName(layers, n.resolved), Served: s.byName(channels, n.served),
			Unsolved: s.mean(n.unsolved), GivenUp: s.mean(n.givenUp), Open: s.mean(n.open), Attempts: s.mean(n.attempts),
			LastTry: sim.LastTry{
				Abandoned: s.mean(n.last.Abandoned), Blocked: s.mean(n.last.Blocked),
				TurnedAway: s.mean(n.last.TurnedAway), Closed: s.mean(n.last.Closed), NotReached: s.mean(n.last.NotReached),
			},
		})
	}
	return all
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
		e, layer := &s.total.layers[i], &s.layout.Layers[i]
		all = append(all, sim.LayerFlow{
			Layer: layer.Name, Kind: layer.Kind.String(),
			Used: s.mean(e.used), Resolved: s.mean(e.resolved), CameBack: s.mean(e.cameBack), HandedOver: s.mean(e.handedOver),
		})
	}
	return all
}

// parcelDays says what happened to parcels day by day; nil without orders or
// days.
func (s *study) parcelDays() *sim.Parcels {
	if s.model.Demand.Orders == nil || len(s.frame.Days) == 0 {
		return nil
	}
	p := &sim.Parcels{}
	for d := range s.total.parcels {
		sum := &s.total.parcels[d]
		p.Ordered = append(p.Ordered, s.mean(sum.Ordered))
		p.Shipped = append(p.Shipped, s.mean(sum.Shipped))
		p.Delivered = append(p.Delivered, s.mean(sum.Delivered))
		p.Late = append(p.Late, s.mean(sum.Late))
		p.Backlog = append(p.Backlog, s.mean(sum.Backlog))
		var onTime *float64
		if sum.Delivered > 0 {
			share := 1 - float64(sum.Late)/float64(sum.Delivered)
			onTime = &share
		}
		p.OnTime = append(p.OnTime, onTime)
	}
	return p
}
