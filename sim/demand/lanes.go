package demand

import "math/bits"

// carrier is a Carrier at work.
type carrier struct {
	share    float64
	capacity []int64 // by day
	transit  dayLaw
	mixed    bool // some parcels are longer in transit than others
	moves    workdays
	shelf    *shelf // nil: all parcels go to the door
}

// swiftest is the longest way of a parcel that is not slow.
func (c *carrier) swiftest() int { return c.transit.days(slowFrom) }

// lane is the line of parcels from one warehouse to one carrier.
type lane struct {
	warehouse int
	carrier   *carrier
	share     float64 // of the orders

	come, packed, handed []int64 // parcels by each midnight: in the line so far, out of the warehouse, with the carrier
	reached              int     // the day to which the line has been handed over
}

// handedFrom returns the day on which the parcel in a place of the line is
// handed to the carrier, which is not before the given day.
func (l *lane) handedFrom(day int, place int64) int {
	for day < len(l.handed) && l.handed[day] <= place {
		day++
	}
	return day
}

// build makes the lanes: one from each warehouse to each carrier.
func (d *delivery) build(m *Delivery, days int) {
	warehouses, carriers := m.Warehouses, m.Carriers
	if warehouses == nil {
		warehouses = []Warehouse{{Stage: m.Warehouse, Share: 1}}
	}
	if carriers == nil {
		carriers = []Carrier{{Stage: m.Carrier, Share: 1, Transit: m.Transit, Standing: m.Standing, PickUp: m.PickUp}}
	}
	for _, w := range warehouses {
		d.warehouses = append(d.warehouses, w.capacity(days))
	}
	for _, c := range carriers {
		own := carrier{share: c.Share, capacity: c.capacity(days), transit: newDayLaw(c.Transit, days), moves: newWorkdays(days, moving(m.Working, c.Standing))}
		own.mixed = own.transit.least() < own.transit.most()
		d.mixed = d.mixed || own.mixed
		d.carriers = append(d.carriers, own)
	}
	for i, c := range carriers {
		own := &d.carriers[i]
		own.shelf = newShelf(c.PickUp, days, &own.moves)
	}
	for w := range warehouses {
		for c := range d.carriers {
			d.lanes = append(d.lanes, lane{
				warehouse: w, carrier: &d.carriers[c], share: warehouses[w].Share * d.carriers[c].share,
				come: make([]int64, days), packed: make([]int64, days), handed: make([]int64, days),
			})
		}
	}
}

// moving are the working days on which a carrier does not stand still.
func moving(working, standing []bool) []bool {
	if standing == nil {
		return working
	}
	days := make([]bool, len(standing))
	for day := range days {
		days[day] = !standing[day] && (len(working) == 0 || working[day])
	}
	return days
}

// shares are those of the lanes.
func (d *delivery) shares() (all []float64) {
	for i := range d.lanes {
		all = append(all, d.lanes[i].share)
	}
	return all
}

// pass lets the lines through the warehouses and then to the carriers.
func (d *delivery) pass() {
	for w, capacity := range d.warehouses {
		var in, out [][]int64
		for i := range d.lanes {
			if l := &d.lanes[i]; l.warehouse == w {
				in, out = append(in, l.come), append(out, l.packed)
			}
		}
		serve(in, capacity, out)
	}
	for c := range d.carriers {
		var in, out [][]int64
		for i := range d.lanes {
			if l := &d.lanes[i]; l.carrier == &d.carriers[c] {
				in, out = append(in, l.packed), append(out, l.handed)
			}
		}
		serve(in, d.carriers[c].capacity, out)
	}
}

// serve lets lines through a stage: what came in leaves, as far as each day's
// capacity allows, the older day's before the younger's. Of the day for which
// the capacity is not enough, each line gives in proportion to what it has.
func serve(in [][]int64, capacity []int64, out [][]int64) {
	oldest := 0 // day of which some are still there
	for day := range capacity {
		for i := range out {
			out[i][day] = 0
			if day > 0 {
				out[i][day] = out[i][day-1]
			}
		}
		room := capacity[day]
		for oldest <= day && room > 0 {
			waiting := int64(0)
			for i := range in {
				waiting += in[i][oldest] - out[i][day]
			}
			if waiting > room {
				portion(in, out, oldest, day, room, waiting)
				break
			}
			for i := range in {
				out[i][day] = in[i][oldest]
			}
			room -= waiting
			oldest++
		}
	}
}

// portion lets through as many of a day's as there is room for.
func portion(in, out [][]int64, oldest, day int, room, waiting int64) {
	before, done := int64(0), int64(0)
	for i := range in {
		before += in[i][oldest] - out[i][day]
		high, low := bits.Mul64(uint64(before), uint64(room))
		until, _ := bits.Div64(high, low, uint64(waiting))
		out[i][day] += int64(until) - done
		done = int64(until)
	}
}
