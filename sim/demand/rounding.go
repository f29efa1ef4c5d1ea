package demand

import "math"

// even are the running totals that hold a lane to its shares when a stretch has
// few orders: as many of them, as many back-orders, and as many that want each item
// as there should be by now. A total for all lanes would give the first of them
// more than its part of the back-orders.
type even struct {
	orders, backs rounding
	items         []rounding
}

func (e *even) reset() {
	e.orders, e.backs = rounding{}, rounding{}
	clear(e.items)
}

func newEven(lanes, items int) []even {
	all := make([]even, lanes)
	for i := range all {
		all[i].items = make([]rounding, items)
	}
	return all
}

// rounding turns a row of numbers into whole ones with the same running total,
// to within a half.
type rounding struct {
	sum  float64
	paid int64
}

func (r *rounding) add(x float64) int64 {
	r.sum += x
	n := int64(math.Round(r.sum)) - r.paid
	r.paid += n
	return n
}
