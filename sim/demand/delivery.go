package demand

import (
	"math"
	"slices"

	"github.com/rushproof/rushproof/sim/rng"
)

// delivery takes parcels from the order to the door:
//
//	order ──> line ──> warehouse ──> carrier ──> transit ──> door
//	            ^       so many      so many     working      late if after
//	back-order ─┘        a day        a day       days       the promised day
//
// A lane leads from one warehouse to one carrier. Its parcels stand in one line,
// and both the warehouse and the carrier take them first come first served. So
// a parcel is a place in the line of its lane, and all that happens to it is
// read off two curves: how many parcels of the lane had come out of the
// warehouse, and how many the carrier had taken, by each midnight. The orders
// of a day may leave the warehouse and go to the carrier on that day. Where a
// warehouse or a carrier has several lanes it takes the older day's first, and
// of one day's as many from each as it has in proportion (lanes.go). Nothing is
// late but for want of capacity, want of goods, or a long way.
//
// The curves go on for some weeks after the calendar, with the capacities and
// workdays of its last week again, so that it is known of orders near the end
// whether they will be late. Nothing after the calendar is counted.
type delivery struct {
	horizon    int       // days of the calendar
	warehouses [][]int64 // capacity by day
	carriers   []carrier
	lanes      []lane
	work       workdays
	mixed      bool   // some parcels are longer in transit than others
	wait       dayLaw // of back-orders
	known      known
	promised   []int // by day of the order: the day by which the parcel should be there

	latest   [bands][]int // by day of the order: no parcel of that day and band comes later
	ready    []batch      // back-orders by lane, day of the order and days of waiting
	waits    []waiting    // back-orders by cohort and days of waiting
	byHanded []int64      // scratch: parcels of a day's orders by the day they are handed over
	lucks    struct{ transit, slow, counts, wait, shelf, known rng.Key }
}

// run sends a replication's orders on their way and counts by day what becomes
// of them.
func (d *delivery) run(o *orders, luck rng.Key, days []ParcelDay) {
	own := luck.Name("delivery")
	d.lucks.transit, d.lucks.slow = own.Name("transit"), own.Name("slow")
	d.lucks.counts, d.lucks.wait, d.lucks.shelf = own.Name("counts"), own.Name("wait"), own.Name("shelf")
	d.lucks.known = own.Name("known")
	d.drawSlow(o)
	d.drawWaits(o)
	d.lineUp(o)
	d.pass()
	d.handOver(o)
	d.count(o, days)
	d.waitForRoom()
	d.latestKnown()
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
		if !d.lanes[c.lane].carrier.mixed {
			continue
		}
		luck := c.own(d.lucks.slow).Stream()
		c.size[slow] = luck.Binomial(c.size[swift], 1-slowFrom)
		c.size[swift] -= c.size[slow]
	}
}

// lineUp gives every order its place in the line of its lane. When goods come
// in, the back-orders waiting for them join it ahead of that day's orders, the
// oldest first.
func (d *delivery) lineUp(o *orders) {
	for lane := range d.lanes {
		line, longest, come := int64(0), d.wait.most(), d.lanes[lane].come
		for day := range come {
			for wait := longest; wait >= 0; wait-- {
				if ordered := day - wait; ordered >= 0 && ordered < d.horizon {
					b := &d.batches(lane, ordered)[wait]
					b.place = line
					line += b.size
				}
			}
			if day < d.horizon {
				cohorts := o.on(day)
				for i := lane; i < len(cohorts); i += len(d.lanes) {
					cohorts[i].line = line
					line += cohorts[i].inStock()
				}
			}
			come[day] = line
		}
	}
}

// batches are the back-orders of a lane and a day, by days of waiting.
func (d *delivery) batches(lane, day int) []batch {
	waits := d.wait.most() + 1
	return d.ready[(lane*d.horizon+day)*waits:][:waits]
}

// handOver finds the day on which each cohort begins to be handed to the
// carrier, that of each back-order, and when the last parcels will come.
func (d *delivery) handOver(o *orders) {
	for of := range d.latest {
		clear(d.latest[of])
	}
	for lane := range d.lanes {
		d.lanes[lane].reached = 0
	}
	for i := range o.cohorts {
		c := &o.cohorts[i]
		l := &d.lanes[c.lane]
		l.reached = l.handedFrom(max(l.reached, c.day), c.line)
		c.handed = l.reached
		if n := c.inStock(); n > 0 {
			last := l.handedFrom(c.handed, c.line+n-1)
			d.expect(c, swift, last, l.carrier.swiftest())
			d.expect(c, slow, last, l.carrier.transit.most())
		}
		d.handOverBacks(c)
	}
}

// expect notes that a parcel of a cohort and band may come as late as this.
func (d *delivery) expect(c *cohort, of band, handed, transit int) {
	latest := &d.latest[of][c.day]
	*latest = max(*latest, d.lanes[c.lane].carrier.moves.after(handed, transit))
}

// waitForRoom notes how late parcels may be that wait for room on a shelf.
func (d *delivery) waitForRoom() {
	for i := range d.carriers {
		s := d.carriers[i].shelf
		if s == nil {
			continue
		}
		for of := range d.latest {
			for day, latest := range d.latest[of] {
				if latest < len(s.last) {
					d.latest[of][day] = max(latest, s.last[latest])
				}
			}
		}
	}
}

// fate is what becomes of a parcel.
type fate struct {
	handed, delivered int  // days; delivered is never if that is beyond what is known
	late              bool // delivered after the promised day
	redirected        bool // to another pick-up point
}

// fate returns what becomes of an order's parcel. Its time in transit is its
// own luck.
func (d *delivery) fate(c *cohort, o order) fate {
	var f fate
	u := c.luck(d.lucks.transit, o).Float64()
	l := &d.lanes[c.lane]
	if o.band == back {
		f.handed = d.backHanded(c, o.number)
	} else {
		f.handed = l.handedFrom(c.handed, c.line+c.place(o))
	}
	switch {
	case o.band == slow:
		u = slowFrom + (1-slowFrom)*u
	case o.band == swift && l.carrier.mixed:
		u *= slowFrom
	}
	f.delivered = l.carrier.moves.after(f.handed, l.carrier.transit.days(u))
	if s := l.carrier.shelf; s != nil && s.fullBetween(f.delivered, f.delivered) {
		s.receive(&f, d.promised[c.day], c.luck(d.lucks.shelf, o).Stream())
	}
	f.late = f.delivered > d.promised[c.day]
	if share, ok := d.known.of(c.day); ok {
		d.correct(&f, c.day, share, c.luck(d.lucks.known, o).Stream())
	}
	return f
}

// daysAfter is how many days the curves go on after the calendar, besides
// twice the promise.
const daysAfter = 14

func newDelivery(m *Delivery, horizon int) *delivery {
	days := horizon + daysAfter + 2*m.longestPromise()
	wait := m.Backorder.Delay
	if m.Backorder.Share == 0 && m.Items == nil && (m.Known == nil || m.Known.Back == nil) {
		wait = nil
	}
	d := &delivery{
		horizon:  horizon,
		work:     newWorkdays(days, m.Working),
		wait:     newDayLaw(wait, days),
		promised: make([]int, horizon),
		byHanded: make([]int64, days),
		known:    newKnown(m.Known, horizon, days),
	}
	d.build(m, days)
	for of := range d.latest {
		d.latest[of] = make([]int, horizon)
	}
	for day := range horizon {
		d.promised[day] = d.work.after(day, m.PromiseOn(day))
	}
	d.ready = make([]batch, len(d.lanes)*horizon*(d.wait.most()+1))
	return d
}

// PromiseOn is what customers are promised who order on a day, in working days.
func (m *Delivery) PromiseOn(day int) int {
	if k := m.Known; k != nil && k.Promise != nil && k.Promise[day] >= 0 {
		return k.Promise[day]
	}
	return m.Promise
}

func (m *Delivery) longestPromise() int {
	if m.Known == nil {
		return m.Promise
	}
	return max(m.Promise, slices.Max(append([]int{0}, m.Known.Promise...)))
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
