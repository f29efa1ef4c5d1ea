package demand

// count counts parcels day by day. It knows how many of a day's orders are
// handed over on each day, and divides these by their time in transit with
// draws of its own: so counting costs the same for a hundred parcels as for a
// million, and agrees in law, not one by one, with the fates of the few parcels
// that somebody asks about. Where transit is fixed it agrees one by one.
func (d *delivery) count(o *orders, days []ParcelDay) {
	for day := range days {
		clear(d.byHanded)
		cohorts := o.on(day)
		for i := range cohorts {
			d.countHanded(&cohorts[i])
		}
		for handed, parcels := range d.byHanded {
			if parcels > 0 {
				d.divide(day, handed, parcels, days)
			}
		}
	}
	d.sumUp(days)
}

// countHanded adds the parcels of a cohort to the days they are handed over.
func (d *delivery) countHanded(c *cohort) {
	d.countPlaces(c.handed, c.line, c.inStock())
	for _, w := range d.waitsOf(c) {
		d.countPlaces(w.handed, w.place, w.size)
	}
}

// countPlaces counts so many parcels in a row, of which the first is handed
// over on the given day.
func (d *delivery) countPlaces(day int, place, parcels int64) {
	for end := place + parcels; day < len(d.handed) && place < end; day++ {
		until := min(d.handed[day], end)
		d.byHanded[day] += until - place
		place = until
	}
}

// divide counts the parcels of a day's orders that were handed over on one day
// on the days they are delivered.
func (d *delivery) divide(ordered, handed int, parcels int64, days []ParcelDay) {
	luck := d.lucks.counts.With(uint64(ordered)).With(uint64(handed)).Stream()
	for transit := 0; parcels > 0; transit++ {
		day := d.work.after(handed, transit)
		if day >= len(days) {
			return
		}
		n := luck.Binomial(parcels, d.transit.chance(transit))
		parcels -= n
		days[day].Delivered += n
		if day > d.promised[ordered] {
			days[day].Late += n
		}
	}
}

// sumUp adds what the curves say, and what is on its way at midnight.
func (d *delivery) sumUp(days []ParcelDay) {
	var ordered, shipped, delivered int64
	for day := range days {
		p := &days[day]
		p.Shipped = d.handed[day] - shipped
		shipped += p.Shipped
		ordered += p.Ordered
		delivered += p.Delivered
		p.Backlog, p.InTransit = ordered-shipped, shipped-delivered
	}
}
