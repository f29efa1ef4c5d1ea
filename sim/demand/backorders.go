package demand

import "sort"

// Back-orders are counted, like all orders: how many of a cohort's wait how
// many days for their goods. They are numbered in the order of their waits.
// Who asks is drawn from all of them alike, so an asker's wait follows the law,
// and has nothing to do with that of the next.

// waiting is the back-orders of one cohort that wait equally long.
type waiting struct {
	first  int64 // number of the first of them among the cohort's back-orders
	size   int64
	place  int64 // of the first of them in the line
	days   int32 // for the goods
	handed int32 // day on which the first is handed to the carrier
}

// span is a piece of a list.
type span struct{ from, to int }

// batch is the back-orders of one day whose goods come in on the same day.
type batch struct{ size, place int64 }

// drawWaits says how many back-orders wait how long for their goods.
func (d *delivery) drawWaits(o *orders) {
	clear(d.ready)
	d.waits = d.waits[:0]
	for i := range o.cohorts {
		c := &o.cohorts[i]
		c.waits.from = len(d.waits)
		luck := c.own(d.lucks.wait).Stream()
		batches := d.batches(c.lane, c.day)
		for days, first := 0, int64(0); first < c.size[back]; days++ {
			if n := luck.Binomial(c.size[back]-first, d.wait.chance(days)); n > 0 {
				d.waits = append(d.waits, waiting{days: int32(days), first: first, size: n})
				batches[days].size += n
				first += n
			}
		}
		c.waits.to = len(d.waits)
	}
}

// waitsOf returns the back-orders of a cohort.
func (d *delivery) waitsOf(c *cohort) []waiting { return d.waits[c.waits.from:c.waits.to] }

// handOverBacks gives a cohort's back-orders their place in the line and finds
// the day on which they begin to be handed to the carrier.
func (d *delivery) handOverBacks(c *cohort) {
	batches, last, lane := d.batches(c.lane, c.day), 0, &d.lanes[c.lane]
	waits := d.waitsOf(c)
	for i := range waits {
		w := &waits[i]
		b := &batches[w.days]
		w.place = b.place
		b.place += w.size // the place of the batch's next one
		handed := lane.handedFrom(c.day+int(w.days), w.place)
		w.handed = int32(handed)
		last = max(last, lane.handedFrom(handed, b.place-1))
	}
	d.expect(c, back, last, lane.carrier.transit.most())
}

// backHanded returns the day on which a back-order is handed to the carrier.
func (d *delivery) backHanded(c *cohort, number int64) int {
	waits := d.waitsOf(c)
	after := sort.Search(len(waits), func(i int) bool { return waits[i].first > number })
	w := &waits[after-1]
	return d.lanes[c.lane].handedFrom(int(w.handed), w.place+number-w.first)
}
