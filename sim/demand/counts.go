package demand

// count counts parcels day by day. It knows how many of a day's orders are
// handed over on each day, and divides these by their time in transit with
// draws of its own: so counting costs the same for a hundred parcels as for a
// million, and agrees in law, not one by one, with the fates of the few parcels
// that somebody asks about. Where transit is fixed it agrees one by one.
func (d *delivery) count(o *orders, days []ParcelDay) {
	for i := range d.carriers {
		if s := d.carriers[i].shelf; s != nil {
			s.clear()
		}
	}
	for day := range days {
		cohorts := o.on(day)
		for lane := range d.lanes {
			clear(d.byHanded)
			for i := lane; i < len(cohorts); i += len(d.lanes) {
				d.countHanded(&cohorts[i])
			}
			for handed, parcels := range d.byHanded {
				if parcels > 0 {
					d.divide(day, lane, handed, parcels, days)
				}
			}
		}
	}
	for i := range d.carriers {
		if s := d.carriers[i].shelf; s != nil {
			s.run(d.lucks.shelf.With(uint64(i)), days)
		}
	}
	d.sumUp(days)
}

// countHanded adds the parcels of a cohort to the days they are handed over.
func (d *delivery) countHanded(c *cohort) {
	lane := &d.lanes[c.lane]
	d.countPlaces(lane, c.handed, c.line, c.inStock())
	for _, w := range d.waitsOf(c) {
		d.countPlaces(lane, int(w.handed), w.place, w.size)
	}
}

// countPlaces counts so many parcels of a lane in a row, of which the first is handed
// over on the given day.
func (d *delivery) countPlaces(l *lane, day int, place, parcels int64) {
	for end := place + parcels; day < len(l.handed) && place < end; day++ {
		until := min(l.handed[day], end)
		d.byHanded[day] += until - place
		place = until
	}
}

// divide counts the parcels of a lane and a day's orders that were handed over
// on one day on the days they are delivered.
func (d *delivery) divide(ordered, lane, handed int, parcels int64, days []ParcelDay) {
	key := d.lucks.counts.With(uint64(ordered)).With(uint64(handed))
	if lane > 0 {
		key = key.With(uint64(lane))
	}
	luck, carrier, promised := key.Stream(), d.lanes[lane].carrier, d.promised[ordered]
	points := key.Name("pick-up").Stream()
	share, known := d.known.of(ordered)
	if known {
		parcels = d.countKnown(ordered, parcels, share, key.Name("known").Stream(), days)
	}
	for transit := 0; parcels > 0; transit++ {
		day := carrier.moves.after(handed, transit)
		if known {
			day = min(day, promised)
		}
		if day >= len(d.byHanded) || day >= len(days) && carrier.shelf == nil {
			return
		}
		n := luck.Binomial(parcels, carrier.transit.chance(transit))
		parcels -= n
		if s := carrier.shelf; s != nil && !known {
			collected := points.Binomial(n, s.Share)
			s.arrive(day, promised, collected)
			n -= collected
		}
		if day < len(days) {
			days[day].deliver(n, day > promised)
		}
	}
}

// sumUp adds what the curves say, and what is on its way at midnight.
func (d *delivery) sumUp(days []ParcelDay) {
	var ordered, shipped, delivered int64
	for day := range days {
		p := &days[day]
		p.Shipped = -shipped
		for lane := range d.lanes {
			p.Shipped += d.lanes[lane].handed[day]
		}
		shipped += p.Shipped
		ordered += p.Ordered
		delivered += p.Delivered
		p.Backlog, p.InTransit = ordered-shipped, shipped-delivered
	}
}
