package demand

import (
	"slices"

	"github.com/rushproof/rushproof/sim/des"
)

// Campaign is something that raises what is expected, and may be stopped while
// the season is played: what would be left of it then.
type Campaign struct {
	Orders []float64     // factor on the expected orders, by interval of their rates; nil: 1
	Flows  [][][]float64 // the same on flows, by reason, cause and interval
	Uplift [][]float64   // the same on the uplift of a reason, by reason and day
	Items  []int         // of Delivery that nobody asks for without it
}

// stop is a campaign that was stopped at a moment.
type stop struct {
	campaign int
	at       des.Time
}

// Stop ends a campaign at a moment, up to which all needs have been handed out: it
// raises nothing from the next interval of its rates on, or the next day where it
// raises by days. It returns how many orders are not placed because of it.
//
// From here on the replication is the one whose campaign was planned to end then, with
// the same luck. So it is played once more up to the moment: what was ordered before
// still comes, and has its consequences, and the warehouse is relieved as it would be.
// Needs whose time has come are not handed out again.
func (s *Stream) Stop(campaign int, at des.Time) int64 {
	placed := s.placed()
	s.stops = append(s.stops, stop{campaign, at})
	s.build(s.model.less(s.stops))
	s.begin(s.luck)
	for s.tree[0] != nothing && des.Time(s.tree[0]>>(s.bits&63)) < at {
		s.Next()
	}
	return placed - s.placed()
}

// placed is how many orders there are.
func (s *Stream) placed() (orders int64) {
	for _, day := range s.Parcels() {
		orders += day.Ordered
	}
	return orders
}

// less is the model without what campaigns raise after they were stopped.
func (m *Model) less(stops []stop) *Model {
	out := *m
	for _, s := range stops {
		c := &m.Campaigns[s.campaign]
		c.stopOrders(&out, s.at)
		out.Reasons = slices.Clone(out.Reasons)
		for r := range out.Reasons {
			c.stopReason(&out, r, s.at)
		}
	}
	return &out
}

func (c *Campaign) stopOrders(m *Model, at des.Time) {
	if m.Orders != nil {
		orders := *m.Orders
		orders.Rates = orders.Rates.less(c.Orders, at)
		m.Orders = &orders
	}
	if len(c.Items) > 0 {
		delivery := *m.Delivery
		delivery.Items = slices.Clone(delivery.Items)
		for _, i := range c.Items {
			delivery.Items[i].Until = at
		}
		m.Delivery = &delivery
	}
}

func (c *Campaign) stopReason(m *Model, r int, at des.Time) {
	reason := &m.Reasons[r]
	if r < len(c.Flows) {
		reason.Causes = slices.Clone(reason.Causes)
		for i, cause := range reason.Causes {
			if flow, ok := cause.(Flow); ok && i < len(c.Flows[r]) {
				flow.Rates = flow.Rates.less(c.Flows[r][i], at)
				reason.Causes[i] = flow
			}
		}
	}
	if r < len(c.Uplift) && c.Uplift[r] != nil {
		reason.Uplift = slices.Clone(reason.Uplift)
		for day, left := range c.Uplift[r] {
			if m.Calendar.Days[day].Start >= at {
				reason.Uplift[day] *= left
			}
		}
	}
}

// less are the rates with what is left of those that begin from a moment on.
func (r Rates) less(left []float64, at des.Time) Rates {
	if left == nil {
		return r
	}
	r.Expected = slices.Clone(r.Expected)
	for i := int((at + r.Interval - 1) / r.Interval); i < min(len(r.Expected), len(left)); i++ {
		r.Expected[i] *= left[i]
	}
	return r
}
