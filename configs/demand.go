package configs

import (
	"fmt"

	"github.com/rushproof/rushproof/configs/grammar"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/configs/unit"
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/demand"
)

var ordersShape = &grammar.Mapping{Name: "orders", Doc: "what customers order, round the clock", Like: "{per_week: 10000}", Fields: append([]grammar.Field{
	{Key: "exact", Shape: grammar.Word{"yes", "no"}, Doc: "yes: the expected numbers, rounded, without chance"},
}, append(orderDays, volumeFields()...)...)}

var (
	deliveryShape = &grammar.Mapping{Name: "delivery", Doc: "the way of a parcel from the order to the door", Like: "{promise: 3 working days}", Fields: []grammar.Field{
		{Key: "promise", Shape: Promise, Doc: "when customers are told that it will be there"},
		{Key: "days", Shape: Weekdays, Doc: "working days, on which the promise and the transit count"},
		{Key: "warehouse", Shape: stageShape, Doc: "where parcels are packed"},
		{Key: "carrier", Shape: carrierShape, Doc: "who brings them"},
		{Key: "warehouses", Shape: warehousesShape, Doc: "in place of warehouse: several, each with its share of the orders"},
		{Key: "carriers", Shape: carriersShape, Doc: "in place of carrier: several, each with its share of the orders"},
		{Key: "backorder", Shape: backorderShape, Doc: "orders for goods that are not in stock", Also: []string{"backorders", "back_orders"}},
	}}
	stageFields = []grammar.Field{
		{Key: "capacity", Shape: grammar.Either{DailyRate, byDay("days, with the work of each", DailyRate), &grammar.Many{Of: DailyRate}}, Doc: "parcels it can take on a day, by weekday or date, or one after the other from the first day"},
		{Key: "days", Shape: Weekdays, Doc: "days on which it works"},
		{Key: "holidays", Shape: grammar.Word{"closed", asUsual}, Doc: "whether it works on public holidays"},
		{Key: "hours", Shape: ClockRange, Doc: "when it works on a day: of these hours a delay of some takes its part of the capacity"},
	}
	stageShape   = &grammar.Mapping{Name: "warehouse", Like: "{capacity: 24000/day}", Fields: stageFields}
	carrierShape = &grammar.Mapping{Name: "carrier", Like: "{capacity: 24000/day}", Fields: append([]grammar.Field{
		{Key: "pick_up", Shape: pickUpShape, Doc: "parcels that customers collect at pick-up points, whose shelves may be full; all go to the door unless written"},
		{Key: "transit", Shape: Law, Doc: "working days from the hand-over to the door, as in lognormal(median 2d, p90 4d); 0s: the same day"},
	}, stageFields...)}
	backorderShape = &grammar.Mapping{Name: "backorder", Like: "{share: 2%}", Fields: []grammar.Field{
		{Key: "share", Shape: Share, Doc: "share of the orders", Required: true},
		{Key: "delay", Shape: Law, Doc: "how long until the goods are in", Also: []string{"after"}},
	}}
)

func (b *builder) buildDemand() {
	m := &b.model.Demand
	m.Calendar = b.period.Calendar
	m.Bias = read(b.root.Get("forecast_bias"), shareOf)
	b.oneDraw(b.root.Get("busyness"))
	b.buildOrders()
	b.buildDelivery()
	for _, entry := range b.root.Get("reasons").Entries() {
		m.Reasons = append(m.Reasons, demand.Reason{
			Name:   entry.Key,
			Causes: b.causes(entry),
			Clock:  b.clock(entry.Value.Get("by_hour")),

			Elsewhere: read(entry.Value.Get("parcels").Get("ask_elsewhere"), shareOf),
		})
	}
}

func (b *builder) buildOrders() {
	n := b.root.Get("orders")
	if n == nil {
		return
	}
	if b.textbook() {
		b.log.Add(n.Pos, "orders: a textbook queue has no orders", "write from: and to: in place of horizon:")
		return
	}
	rates, ok := b.volume("orders", n)
	if n.Get("days") != nil {
		rates, ok = b.dailyOrders(n, rates), true
	}
	if !ok && !n.Broken {
		b.log.Add(n.Pos, "orders: nothing says how many there are", "write per_week: 10000, or rate: 60/h")
	}
	b.model.Demand.Orders = &demand.Orders{
		Rates:    rates,
		Busyness: b.busyness(n.Get("busyness")),
		Exact:    read(n.Get("exact"), same) == "yes",
	}
}

func (b *builder) buildDelivery() {
	n := b.root.Get("delivery")
	if n == nil {
		for _, key := range []string{"promised_days", "on_time", "backorders"} {
			b.idle(b.root.Get("orders").Get(key), "orders: "+key+" changes nothing: the orders are not delivered", "write delivery: {promise: 3 working days} at the top")
		}
		return
	}
	if b.textbook() {
		b.log.Add(n.Pos, "delivery: a textbook queue has no parcels", "write from: and to: in place of horizon:")
		return
	}
	if b.root.Get("orders") == nil && !b.root.Broken {
		b.log.Add(n.Pos, "delivery: nothing is ordered that could be delivered", "write orders: {per_week: 10000}")
	}
	d := &demand.Delivery{}
	b.buildStages(n, d)
	if back := n.Get("backorder"); back != nil {
		d.Backorder = demand.Backorder{Share: read(back.Get("share"), shareOf), Delay: read(back.Get("delay"), unit.LawOfDays)}
	}
	if promise := n.Get("promise"); promise != nil {
		days, working, _ := unit.Promise(promise.Text)
		d.Promise = days
		if working {
			d.Working = b.workingDays(n.Get("days"))
		} else {
			b.idle(n.Get("days"), "delivery: days changes nothing: the promise counts all days", fmt.Sprintf("write promise: %d working days, or leave days out", days))
		}
	}
	d.Known = b.known(n)
	b.model.Demand.Delivery = d
}

// workingDays reports of each day of the calendar whether it counts.
func (b *builder) workingDays(n *tree.Node) []bool {
	days := read(n, unit.Weekdays)
	working := make([]bool, len(b.period.Calendar.Days))
	some := false
	for i, d := range b.period.Calendar.Days {
		working[i] = days[d.Weekday] && d.Holiday == ""
		some = some || working[i]
	}
	if !some && n != nil {
		b.log.Add(n.Pos, "delivery: the season has no working day", "write days: mon-fri")
	}
	return working
}

// stage returns what a warehouse or carrier can take on each day.
func (b *builder) stage(place string, n *tree.Node) demand.Stage {
	capacity := n.Get("capacity")
	switch {
	case capacity == nil:
		if n != nil && !n.Broken {
			b.idleDays(n, place, "it takes all parcels that come", "write capacity: 24000/day, or leave it out")
		}
		return demand.Stage{}
	case capacity.Kind == tree.List:
		b.idleDays(n, place, "the list of capacities says it of each day", "write 0/day in the list")
		return demand.Stage{Capacity: b.listedCapacity(place, capacity)}
	}
	choices := b.capacityByDay(capacity)
	worked := workedDays(n.Get("days"), capacity)
	holidays := read(n.Get("holidays"), same) == asUsual
	s := demand.Stage{}
	for _, d := range b.period.Calendar.Days {
		v := best(choices, d, 0)
		if !worked[d.Weekday] || d.Holiday != "" && !holidays && !special(choices, d) {
			v = nil
		}
		s.Capacity = append(s.Capacity, read(v, unit.DailyRate))
	}
	if total(s.Capacity) == 0 && !n.Broken {
		b.log.Add(n.Pos, place+": it takes no parcel in the whole season", "write a capacity such as 24000/day")
	}
	return s
}

// idleDays reports days of work that change nothing.
func (b *builder) idleDays(stage *tree.Node, place, why, write string) {
	for _, key := range []string{"days", "holidays"} {
		b.idle(stage.Get(key), fmt.Sprintf("%s: %s changes nothing: %s", place, key, why), write)
	}
}

// workedDays returns the days of the week on which a stage works: those that
// are written, and all when the capacity itself is written by day.
func workedDays(days, capacity *tree.Node) [7]bool {
	if days == nil || days.Pos.Assumed() && capacity.Kind == tree.Mapping {
		return [7]bool{true, true, true, true, true, true, true}
	}
	return read(days, unit.Weekdays)
}

func (b *builder) capacityByDay(n *tree.Node) []choice {
	if n.Kind == tree.Scalar {
		return []choice{{unit.When{Weekdays: [7]bool{true, true, true, true, true, true, true}}, n}}
	}
	return b.choices(n)
}

// special reports whether a day has an entry of its own, beyond its weekday.
func special(all []choice, d calendar.Day) bool {
	for _, c := range all {
		if !c.Ordinary() && c.On(d) {
			return true
		}
	}
	return false
}

func (b *builder) listedCapacity(place string, n *tree.Node) []float64 {
	days := len(b.period.Calendar.Days)
	var capacity []float64
	for _, item := range n.Items {
		capacity = append(capacity, read(item, unit.DailyRate))
	}
	if len(capacity) < days && !n.Broken {
		b.log.Add(n.Pos, place+": the list of capacities is shorter than the season with its warm-up", "write one for each day, or a capacity by weekday")
	}
	return capacity[:min(len(capacity), days)]
}
