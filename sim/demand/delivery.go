package demand

import (
	"math"

	"github.com/rushproof/rushproof/sim/rng"
)

// delivery takes parcels from the order to the door:
//
//	order ──> line ──> warehouse ──> carrier ──> transit ──> door
//	            ^       so many      so many     working      late if after
//	back-order ─┘        a day        a day       days       the promised day
//
// All parcels stand in one line, and both the warehouse and the carrier take
// them first come first served. So a parcel is a place in the line, and all
// that happens to it is read off two curves: how many parcels had come out of
// the warehouse, and how many the carrier had taken, by each midnight. The
// orders of a day may leave the warehouse and go to the carrier on that day.
// Nothing is late but for want of capacity, want of goods, or a long way.
//
// The curves go on for some weeks after the calendar, with the capacities and
// workdays of its last week again, so that it is known of orders near the end
// whether they will be late. Nothing after the calendar is counted.
type delivery struct {
	horizon   int // days of the calendar
	warehouse []int64
	carrier   []int64 // capacity by day
	work      workdays
	transit   dayLaw
	mixed     bool   // some parcels are longer in transit than others
	wait      dayLaw // of back-orders
	promised  []int  // by day of the order: the day by which the parcel should be there

	come, packed, handed []int64      // parcels by each midnight: in the line so far, out of the warehouse, with the carrier
	latest               [bands][]int // by day of the order: no parcel of that day and band comes later
	ready                []batch      // back-orders by day of the order and days of waiting
	waits                []waiting    // back-orders by cohort and days of waiting
	byHanded             []int64      // scratch: parcels of a day's orders by the day they are handed over
	lucks                struct{ transit, slow, counts, wait rng.Key }
}

// run sends a replication's orders on their way and counts by day what becomes
// of them.
func (d *delivery) run(o *orders, luck rng.Key, days []ParcelDay) {
	own := luck.Name("delivery")
	d.lucks.transit, d.lucks.slow = own.Name("transit"), own.Name("slow")
	d.lucks.counts, d.lucks.wait = own.Name("counts"), own.Name("wait")
	d.drawSlow(o)
	d.drawWaits(o)
	d.lineUp(o)
	pass(d.come, d.warehouse, d.packed)
	pass(d.packed, d.carrier, d.handed)
	d.handOver(o)
	d.count(o, days)
}

// pass lets a line through a stage: what came in leaves, as far as each day's
// capacity allows.
func pass(in, capacity, out []int64) {
	done := int64(0)
	for day := range in {
		done += min(capacity[day], in[day]-done)
		out[day] = done
	}
}

// slowFrom is the rank in the law of transit from which an order is slow.
const slowFrom = 7.0 / 8

// drawSlow says how many orders are slow, if that makes a difference.
func (d *delivery) drawSlow(o *orders) {
	if !d.mixed {
		return
	}
	for i := range o.cohorts {
		c := &o.cohorts[i]
		luck := d.lucks.slow.With(uint64(c.start)).Stream()
		c.size[slow] = luck.Binomial(c.size[swift], 1-slowFrom)
		c.size[swift] -= c.size[slow]
	}
}

// lineUp gives every order its place in the line. When goods come in, the
// back-orders waiting for them join it ahead of that day's orders, the oldest
// first.
func (d *delivery) lineUp(o *orders) {
	line, longest := int64(0), d.wait.most()
	for day := range d.come {
		for wait := longest; wait >= 0; wait-- {
			if ordered := day - wait; ordered >= 0 && ordered < d.horizon {
				b := &d.ready[ordered*(longest+1)+wait]
				b.place = line
				line += b.size
			}
		}
		if day < d.horizon {
			cohorts := o.on(day)
			for i := range cohorts {
				cohorts[i].line = line
				line += cohorts[i].inStock()
			}
		}
		d.come[day] = line
	}
}

// handOver finds the day on which each cohort begins to be handed to the
// carrier, that of each back-order, and when the last parcels will come.
func (d *delivery) handOver(o *orders) {
	for of := range d.latest {
		clear(d.latest[of])
	}
	day := 0
	for i := range o.cohorts {
		c := &o.cohorts[i]
		day = d.handedFrom(max(day, c.day), c.line)
		c.handed = day
		if n := c.inStock(); n > 0 {
			last := d.handedFrom(day, c.line+n-1)
			d.expect(c.day, swift, last, d.transit.days(slowFrom))
			d.expect(c.day, slow, last, d.transit.most())
		}
		d.handOverBacks(c)
	}
}

// expect notes that a parcel of a day and band may come as late as this.
func (d *delivery) expect(day int, of band, handed, transit int) {
	d.latest[of][day] = max(d.latest[of][day], d.work.after(handed, transit))
}

// handedFrom returns the day on which the parcel in a place of the line is
// handed to the carrier, which is not before the given day.
func (d *delivery) handedFrom(day int, place int64) int {
	for day < len(d.handed) && d.handed[day] <= place {
		day++
	}
	return day
}

// fate is what becomes of a parcel.
type fate struct {
	handed, delivered int  // days; delivered is never if that is beyond what is known
	late              bool // delivered after the promised day
}

// fate returns what becomes of an order's parcel. Its time in transit is its
// own luck.
func (d *delivery) fate(c *cohort, o order) fate {
	var f fate
	u := c.luck(d.lucks.transit, o).Float64()
	if o.band == back {
		f.handed = d.backHanded(c, o.number)
	} else {
		f.handed = d.handedFrom(c.handed, c.line+c.place(o))
	}
	switch {
	case o.band == slow:
		u = slowFrom + (1-slowFrom)*u
	case o.band == swift && d.mixed:
		u *= slowFrom
	}
	f.delivered = d.work.after(f.handed, d.transit.days(u))
	f.late = f.delivered > d.promised[c.day]
	return f
}

// daysAfter is how many days the curves go on after the calendar, besides
// twice the promise.
const daysAfter = 14

func newDelivery(m *Delivery, horizon int) *delivery {
	days := horizon + daysAfter + 2*m.Promise
	wait := m.Backorder.Delay
	if m.Backorder.Share == 0 {
		wait = nil
	}
	d := &delivery{
		horizon:   horizon,
		warehouse: m.Warehouse.capacity(days),
		carrier:   m.Carrier.capacity(days),
		work:      newWorkdays(days, m.Working),
		transit:   newDayLaw(m.Transit, days),
		wait:      newDayLaw(wait, days),
		come:      make([]int64, days), packed: make([]int64, days), handed: make([]int64, days),
		promised: make([]int, horizon),
		byHanded: make([]int64, days),
	}
	d.mixed = d.transit.least() < d.transit.most()
	for of := range d.latest {
		d.latest[of] = make([]int, horizon)
	}
	for day := range horizon {
		d.promised[day] = d.work.after(day, m.Promise)
	}
	d.ready = make([]batch, horizon*(d.wait.most()+1))
	return d
}

// capacity returns the stage's parcels a day, rounded to whole ones.
func (s Stage) capacity(days int) []int64 {
	c := make([]int64, days)
	for day := range c {
		c[day] = math.MaxInt64
		if len(s.Capacity) > 0 {
			parcels := s.Capacity[lastWeekAgain(day, len(s.Capacity))]
			c[day] = int64(math.Round(min(parcels, 1<<53)))
		}
	}
	return c
}
