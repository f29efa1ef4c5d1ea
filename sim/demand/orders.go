package demand

import (
	"math/bits"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// cohort is the orders of one stretch of time. It is a count: an order becomes
// more than that only when its customer gets in touch.
type cohort struct {
	start, length des.Time
	day           int
	lane          int          // from which warehouse and with which carrier they are sent
	size          [bands]int64 // orders

	line   int64 // place in the warehouse's line of the first order that is in stock
	handed int   // day on which that one is handed to the carrier
	waits  span  // of its back-orders, in delivery.waits
}

// band is a part of a cohort. The bands tell apart parcels that are likely to
// be late: so those who ask about them are found without looking through the
// others.
type band int

const (
	swift band = iota // in stock, and not slow
	slow              // in stock, and the luck in transit is among the worst eighth
	back              // back-order: waits for goods first
	bands
)

// order is one order of a cohort: the band, and the number in it from 0.
type order struct {
	band   band
	number int64
}

func (c *cohort) total() int64   { return c.size[swift] + c.size[slow] + c.size[back] }
func (c *cohort) inStock() int64 { return c.size[swift] + c.size[slow] }

// luck is what belongs to one order of what belongs to all.
func (c *cohort) luck(all rng.Key, o order) rng.Key {
	return c.own(all).With(uint64(o.band)).With(uint64(o.number))
}

// own is what belongs to the cohort of what belongs to all.
func (c *cohort) own(all rng.Key) rng.Key {
	k := all.With(uint64(c.start))
	if c.lane > 0 {
		k = k.With(uint64(c.lane)).Name("lane")
	}
	return k
}

// place returns where an order in stock stands among those of its cohort, from
// 0. It is a shuffle that has to do neither with luck nor with the band, and
// leaves most places as they are when the cohort grows.
func (c *cohort) place(o order) int64 {
	size := uint64(c.inStock())
	x := uint64(o.number)
	if o.band == slow {
		x = size - 1 - x
	}
	width := bits.Len64(size - 1)
	mask := uint64(1)<<width - 1
	step := golden>>(64-width) | 1 // odd: every number below 2^width comes once
	for {
		x = (x*step + step/2) & mask
		if x < size {
			return int64(x)
		}
	}
}

// golden is 2^64 over the golden ratio; multiples of it spread evenly.
const golden uint64 = 0x9E3779B97F4A7C15

// orders are the cohorts of the horizon in order of time.
type orders struct {
	walk     walk
	busyness string
	exact    bool
	backs    []float64 // share of back-orders, by day
	lanes    []float64 // shares of the lanes
	sizes    []int64   // of the cohorts of a stretch, by lane
	even     []even    // of exact orders, by lane
	items    []Item
	stock    []int64 // of each item, what is left

	cohorts []cohort
	ofDay   []int // by day: its first cohort; one more than there are days
	moments rng.Key
}

// draw puts in the orders of a replication.
func (o *orders) draw(luck rng.Key) {
	own := luck.Name("orders")
	numbers, backs := own.Name("number"), own.Name("back-orders")
	o.moments = own.Name("moment")
	o.walk.begin(busynessLuck(luck, own, o.busyness), own)
	o.cohorts = o.cohorts[:0]
	var expected rounding
	lanes, wanted := own.Name("lanes"), own.Name("items")
	for i := range o.items {
		o.stock[i] = o.items[i].Stock
	}
	for i := range o.even {
		o.even[i].reset()
	}
	day := 0
	for s, ok := o.walk.next(); ok; s, ok = o.walk.next() {
		for ; day <= s.day; day++ {
			o.ofDay[day] = len(o.cohorts)
		}
		total := expected.add(s.events)
		if !o.exact {
			number := numbers.With(uint64(s.start)).Stream()
			total = number.Poisson(s.events)
		}
		o.divide(total, lanes.With(uint64(s.start)).Stream())
		for lane, size := range o.sizes {
			c := cohort{start: s.start, length: s.length, day: s.day, lane: lane}
			if o.exact {
				c.size[back] = o.even[lane].backs.add(float64(size) * o.backs[s.day])
			} else {
				share := c.own(backs).Stream()
				c.size[back] = share.Binomial(size, o.backs[s.day])
			}
			c.size[swift] = size - c.size[back]
			o.sell(&c, wanted)
			o.cohorts = append(o.cohorts, c)
		}
	}
	for ; day < len(o.ofDay); day++ {
		o.ofDay[day] = len(o.cohorts)
	}
}

// divide shares orders out among the lanes, each of them by its own chance, or
// as exactly as whole numbers can be: each lane its part of what those before it
// leave, over all the stretches so far.
func (o *orders) divide(total int64, luck rng.Stream) {
	left := 1.0
	for lane, share := range o.lanes[:len(o.lanes)-1] {
		part := min(share/left, 1)
		if o.exact {
			o.sizes[lane] = o.even[lane].orders.add(float64(total) * part)
		} else {
			o.sizes[lane] = luck.Binomial(total, part)
		}
		total -= o.sizes[lane]
		left -= share
	}
	o.sizes[len(o.sizes)-1] = total
}

// sell takes what a cohort orders of the items out of the stock. Whoever finds
// it empty has a back-order.
func (o *orders) sell(c *cohort, luck rng.Key) {
	for i := range o.items {
		share := o.items[i].Share[c.day]
		if until := o.items[i].Until; until > 0 && c.start >= until {
			continue
		}
		var want int64
		if o.exact {
			want = o.even[c.lane].items[i].add(float64(c.size[swift]) * share)
		} else {
			own := c.own(luck).With(uint64(i)).Stream()
			want = own.Binomial(c.size[swift], share)
		}
		missing := max(want-o.stock[i], 0)
		o.stock[i] -= want - missing
		c.size[swift] -= missing
		c.size[back] += missing
	}
}

// on returns the cohorts of a day.
func (o *orders) on(day int) []cohort {
	return o.cohorts[o.ofDay[day]:o.ofDay[day+1]]
}

// moment returns when an order was placed. Within a cohort this has nothing to
// do with its place: the line is in order of time from one cohort to the next.
func (o *orders) moment(c *cohort, of order) des.Time {
	return c.start + des.Time(c.luck(o.moments, of).Float64()*float64(c.length))
}
