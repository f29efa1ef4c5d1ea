package demand

import (
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// buyers are the customers who ordered something, and their needs about it.
// Orders are drawn and sent on their way for the whole season at once, since
// they are only counts. The customers among them who get in touch are looked
// for day by day: those who ordered on a day, before the first need of that day
// is handed out. What they need later is kept until then.
type buyers struct {
	days     []calendar.Day
	horizon  des.Time
	orders   orders
	delivery *delivery // nil: orders are not sent
	causes   []asking
	thinning thinning
	parcels  []ParcelDay

	later  later
	now    []kept // the needs of the last drawer that are not handed out yet
	sorted []kept // all of that drawer
	day    int    // the day that is looked at next
}

// newBuyers returns nil when there are no orders.
func newBuyers(m *Model, ms *margins, nights midnights, horizon des.Time) *buyers {
	if m.Orders == nil {
		return nil
	}
	if m.Calendar == nil {
		panic("demand: orders without a calendar; set Model.Calendar")
	}
	days := len(m.Calendar.Days)
	b := &buyers{days: m.Calendar.Days, horizon: min(horizon, m.Calendar.End())}
	b.orders = orders{
		walk:     newWalk(m.Orders.Rates, m.Orders.Busyness, ms, nights, horizon),
		busyness: m.Orders.Busyness.Name,
		exact:    m.Orders.Exact,
		ofDay:    make([]int, days+1),
		lanes:    []float64{1},
	}
	b.orders.walk.daily = true
	b.orders.backs = m.backs(days)
	b.parcels = make([]ParcelDay, days)
	b.later = newLater(b.horizon)
	if m.Delivery != nil {
		b.delivery = newDelivery(m.Delivery, days)
		b.orders.items = m.Delivery.Items
		b.orders.stock = make([]int64, len(b.orders.items))
		b.orders.lanes = b.delivery.shares()
	}
	b.orders.sizes = make([]int64, len(b.orders.lanes))
	b.orders.even = newEven(len(b.orders.lanes), len(b.orders.items))
	worry := make([]float64, days)
	for day := range worry {
		worry[day] = 1
	}
	copy(worry, m.Worry)
	for i := range m.Reasons {
		b.causes = append(b.causes, newAsking(&m.Reasons[i], i, m, worry)...)
	}
	return b
}

// begin starts a replication.
func (b *buyers) begin(luck rng.Key) {
	b.orders.draw(luck)
	clear(b.parcels)
	for i := range b.orders.cohorts {
		c := &b.orders.cohorts[i]
		b.parcels[c.day].Ordered += c.total()
		b.parcels[c.day].BackOrders += c.size[back]
	}
	if b.delivery != nil {
		b.delivery.run(&b.orders, luck, b.parcels)
	}
	for _, a := range b.causes {
		a.begin(luck)
	}
	b.later.reset()
	b.now, b.day = nil, 0
	b.settle()
}

// take returns the first of the needs at hand and moves on.
func (b *buyers) take() Need {
	n := b.now[0].need()
	b.now = b.now[1:]
	b.settle()
	return n
}

// settle sees to it that there are needs at hand, except at the end.
func (b *buyers) settle() {
	for len(b.now) == 0 && b.later.open < len(b.later.drawers) {
		for b.day < len(b.days) && b.days[b.day].Start < b.later.until() {
			b.look(b.day)
			b.day++
		}
		b.sorted = b.later.take(b.sorted)
		b.now = b.sorted
	}
}

// look finds out who of those who order on a day will get in touch, and when.
func (b *buyers) look(day int) {
	cohorts := b.orders.on(day)
	for _, a := range b.causes {
		a.prepare(b, day)
		for i := range cohorts {
			for of := range bands {
				if cohorts[i].size[of] > 0 {
					a.ask(b, &cohorts[i], of)
				}
			}
		}
	}
}

// dayOf returns the day of a moment that is not before the given day.
func (b *buyers) dayOf(at des.Time, day int) int {
	for day+1 < len(b.days) && b.days[day+1].Start <= at {
		day++
	}
	return day
}
