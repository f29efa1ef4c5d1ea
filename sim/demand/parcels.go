package demand

import (
	"slices"

	"github.com/rushproof/rushproof/sim/rng"
)

// perParcel is PerParcel at work: a customer asks once, with the probability
// of his parcel's fate and the worry of the day on which he asks.
//
// Those whose parcel is on time ask before it comes, from the day after the
// order; if the law says a day after delivery, any day from the hand-over to
// the delivery. Those whose parcel is late ask from the promised day on and
// until it comes; if the law says a day after delivery, any day between those
// two. So the share that asks is as given, whatever the law.
type perParcel struct {
	asker
	law          PerParcel
	onTime, late []float64      // pressure by day
	few          float64        // highest on those of the day whose parcels are on time
	limit        [bands]float64 // highest on any of the day's orders
}

func newPerParcel(own asker, c PerParcel, calm, worry []float64) *perParcel {
	p := &perParcel{asker: own, law: c}
	for day, w := range worry {
		p.onTime = append(p.onTime, pressure(c.OnTime*calm[day]))
		p.late = append(p.late, pressure(c.Late*w))
	}
	return p
}

func (p *perParcel) prepare(b *buyers, day int) {
	last, promised := len(b.days)-1, b.delivery.promised[day]
	p.few = slices.Max(p.onTime[day : min(promised, last)+1])
	for of := range p.limit {
		p.limit[of] = p.few
		if latest := b.delivery.latest[of][day]; latest > promised && promised <= last {
			p.limit[of] = max(p.few, slices.Max(p.late[promised:min(latest, last)+1]))
		}
	}
}

func (p *perParcel) ask(b *buyers, c *cohort, of band) {
	for t := p.thin(b, c, of, p.limit[of]); t.next(); {
		f := b.delivery.fate(c, t.order)
		if !f.late && t.threshold >= p.few {
			continue
		}
		hour := t.luck.Float64()
		pressures, day := p.onTime, 0
		if f.late {
			pressures, day = p.late, p.dayLate(b.delivery.promised[c.day], f, &t.luck)
		} else {
			day = p.dayOnTime(c.day, f, &t.luck)
		}
		if day < len(pressures) && t.threshold < pressures[day] && !p.elsewhere(c, t) {
			p.askOn(b, c, t.order, day, hour, Need{Key: p.key(c, t), Late: f.late})
		}
	}
}

// dayLate draws the day on which the customer of a late parcel asks.
func (p *perParcel) dayLate(promised int, f fate, luck *rng.Stream) int {
	spread := luck.Float64()
	if day := promised + wholeDays(p.law.LateAfter, luck); day <= f.delivered {
		return day
	}
	return promised + int(spread*float64(f.delivered-promised+1))
}

// dayOnTime draws the day on which one whose parcel is on time asks.
func (p *perParcel) dayOnTime(ordered int, f fate, luck *rng.Stream) int {
	spread := luck.Float64()
	first := min(ordered+1, f.delivered)
	if day := max(ordered+wholeDays(p.law.OnTimeAfter, luck), first); day <= f.delivered {
		return day
	}
	first = max(first, f.handed)
	return first + int(spread*float64(f.delivered-first+1))
}

// eachDay is EachDay at work. On each day from the day after the order to the
// delivery, a parcel under way puts pressure on its customer. If he asks once
// at most, he does so on the day on which all of it together exceeds his
// threshold, unless the parcel came earlier; otherwise every day is a new
// chance with a new threshold.
type eachDay struct {
	asker
	once     bool
	pressure [][]float64 // by days late, 0 when not late, and by day
	together []float64   // by day: all of it until then, for the orders of the day in hand
	last     [bands]int  // the last day on which those may ask
}

func newEachDay(own asker, c EachDay, calm, worry []float64) *eachDay {
	e := &eachDay{asker: own, once: c.Once, together: make([]float64, len(worry))}
	for late := range max(len(c.Late), c.Notice.FromLate) + 1 {
		hazard := c.hazard(late)
		byDay, factors := make([]float64, len(worry)), worry
		if late == 0 {
			factors = calm
		}
		for day, w := range factors {
			byDay[day] = pressure(hazard * w)
		}
		e.pressure = append(e.pressure, byDay)
	}
	return e
}

// hazard is the probability of asking on a day on which the parcel is so many
// days late, 0 when it is not.
func (c *EachDay) hazard(late int) float64 {
	h := c.BeforePromise
	if late > 0 && len(c.Late) > 0 {
		h = c.Late[min(late, len(c.Late))-1]
	}
	if c.Notice.FromLate > 0 && late >= c.Notice.FromLate {
		h *= c.Notice.Factor
	}
	return h
}

// on is the pressure on a day.
func (e *eachDay) on(day, promised int) float64 {
	return e.pressure[min(max(day-promised, 0), len(e.pressure)-1)][day]
}

func (e *eachDay) prepare(b *buyers, day int) {
	for of := range e.last {
		e.last[of] = min(b.delivery.latest[of][day], len(b.days)-1)
	}
	sum := 0.0
	for t := day + 1; t <= slices.Max(e.last[:]); t++ {
		sum += e.on(t, b.delivery.promised[day])
		e.together[t] = sum
	}
}

func (e *eachDay) ask(b *buyers, c *cohort, of band) {
	switch {
	case e.last[of] <= c.day:
	case e.once:
		e.askOnce(b, c, of)
	default:
		e.askAgain(b, c, of)
	}
}

func (e *eachDay) askOnce(b *buyers, c *cohort, of band) {
	day := c.day + 1
	for t := e.thin(b, c, of, e.together[e.last[of]]); t.next(); {
		for e.together[day] <= t.threshold {
			day++
		}
		e.askBefore(b, c, t, day, e.key(c, t))
	}
}

func (e *eachDay) askAgain(b *buyers, c *cohort, of band) {
	for day := c.day + 1; day <= e.last[of]; day++ {
		name, t := uint64(day), &b.thinning
		t.begin(c, of, e.on(day, b.delivery.promised[c.day]),
			c.own(e.thresholds).With(name), c.own(e.customers).With(name))
		for t.next() {
			e.askBefore(b, c, t, day, e.key(c, t).With(name))
		}
	}
}

// askBefore lets the customer ask on a day if his parcel has not come before.
func (e *eachDay) askBefore(b *buyers, c *cohort, t *thinning, day int, key rng.Key) {
	if f := b.delivery.fate(c, t.order); f.delivered >= day && !e.elsewhere(c, t) {
		hour := t.luck.Float64()
		e.askOn(b, c, t.order, day, hour, Need{Key: key, Late: day > b.delivery.promised[c.day]})
	}
}
