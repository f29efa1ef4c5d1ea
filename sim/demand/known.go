package demand

import "github.com/rushproof/rushproof/sim/rng"

// known is Known at work: a parcel of a day of which it is known how many come
// in time is late or not by its own luck, and not by what the lines say.
type known struct {
	onTime []float64 // by day of the order
	lateBy dayLaw
}

func newKnown(k *Known, horizon, days int) known {
	if k == nil || k.OnTime == nil {
		return known{}
	}
	return known{k.OnTime[:horizon], newDayLaw(k.LateBy, days)}
}

// of returns the share of a day's orders that are on time, and whether it is known.
func (k *known) of(day int) (share float64, ok bool) {
	if k.onTime == nil {
		return 0, false
	}
	return k.onTime[day], k.onTime[day] >= 0
}

// latestKnown notes when the last parcels of a day come of which it is known.
func (d *delivery) latestKnown() {
	for day := range d.known.onTime {
		share, ok := d.known.of(day)
		if !ok {
			continue
		}
		for of := range d.latest {
			if d.latest[of][day] = d.promised[day]; share < 1 {
				d.latest[of][day] += max(d.known.lateBy.most(), 1)
			}
		}
	}
}

// correct lets a parcel be in time, or late, as it is known of its day.
func (d *delivery) correct(f *fate, ordered int, share float64, luck rng.Stream) {
	promised := d.promised[ordered]
	f.redirected = false
	if f.late = luck.Float64() >= share; f.late {
		f.delivered = promised + max(d.known.lateBy.days(luck.Float64()), 1)
	} else {
		f.delivered = min(f.delivered, promised)
	}
	f.handed = min(f.handed, f.delivered)
}

// countKnown counts the late ones of so many parcels of an order day, and returns
// how many are left that are on time.
func (d *delivery) countKnown(ordered int, parcels int64, share float64, luck rng.Stream, days []ParcelDay) int64 {
	late := luck.Binomial(parcels, 1-share)
	onTime := parcels - late
	for by := 0; late > 0; by++ {
		n := luck.Binomial(late, d.known.lateBy.chance(by))
		late -= n
		if day := d.promised[ordered] + max(by, 1); day < len(days) {
			days[day].deliver(n, true)
		}
	}
	return onTime
}

// backs is the share of back-orders by day.
func (m *Model) backs(days int) []float64 {
	shares := make([]float64, days)
	if m.Delivery == nil {
		return shares
	}
	for day := range shares {
		shares[day] = m.Delivery.Backorder.Share
		if k := m.Delivery.Known; k != nil && k.Back != nil && k.Back[day] >= 0 {
			shares[day] = k.Back[day]
		}
	}
	return shares
}
