package demand

import (
	"math"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
	"github.com/rushproof/rushproof/sim/rng"
)

// asking is a cause of needs among buyers at work.
type asking interface {
	// begin starts a replication.
	begin(luck rng.Key)
	// prepare looks at what the orders of a day have in common.
	prepare(b *buyers, day int)
	// ask puts away the needs of those in a band of a cohort of that day who
	// ask.
	ask(b *buyers, c *cohort, of band)
}

// newAsking returns the causes of a reason that lie in orders, in their order.
// Without delivery there are no parcels to ask about.
func newAsking(r *Reason, reason int, m *Model, worry []float64) []asking {
	var all []asking
	hours := newClock(r.Clock)
	worry = lifted(worry, r.Uplift)
	for i, c := range r.Causes {
		own := asker{reason: reason, whose: r.identity(i), clock: hours, others: r.Elsewhere}
		if o, ok := c.(PerOrder); ok {
			all = append(all, &perOrder{asker: own, shares: newShares(o.Share, r.Uplift), after: o.After})
		} else if m.Delivery != nil {
			all = appendAsking(all, own, c, lifted(worry, m.Unsure), worry, r.Uplift)
		}
	}
	return all
}

// appendAsking adds a cause that lies in parcels.
func appendAsking(all []asking, own asker, c Cause, calm, worry, uplift []float64) []asking {
	switch c := c.(type) {
	case PerParcel:
		return append(all, newPerParcel(own, c, calm, worry))
	case EachDay:
		return append(all, newEachDay(own, c, calm, worry))
	case Misled:
		return append(all, &misled{asker: own, shares: newShares(1, c.Share)})
	case Redirected:
		return append(all, &redirected{asker: own, shares: newShares(c.Share, uplift)})
	case AfterDelivery:
		return append(all, &afterDelivery{asker: own, shares: newShares(c.Share, uplift), after: c.After})
	case AfterReturn:
		return append(all, &afterReturn{asker: own, shares: newShares(c.Share, uplift), cause: c})
	}
	return all
}

// asker is what all causes have.
type asker struct {
	whose  identity
	reason int
	clock  clock
	others float64 // share who ask somebody else about their parcel

	thresholds, customers, who, whom rng.Key
}

func (a *asker) begin(luck rng.Key) {
	own := a.whose.luck(luck)
	a.thresholds, a.customers, a.who = own.Name("threshold"), own.Name("customer"), own.Name("who")
	a.whom = own.Name("whom")
}

// thin begins to look for those in a band of a cohort who ask under a pressure
// of up to limit.
func (a *asker) thin(b *buyers, c *cohort, of band, limit float64) *thinning {
	b.thinning.begin(c, of, limit, c.own(a.thresholds), c.own(a.customers))
	return &b.thinning
}

// key is the luck of the customer that was found last.
func (a *asker) key(c *cohort, t *thinning) rng.Key {
	return c.own(a.who).With(uint64(t.order.band)).With(uint64(t.rank))
}

// elsewhere reports whether the customer that was found last asks somebody
// else.
func (a *asker) elsewhere(c *cohort, t *thinning) bool {
	return a.others > 0 && c.own(a.whom).With(uint64(t.order.band)).With(uint64(t.rank)).Float64() < a.others
}

// askOn puts away a need on a day, at an hour of rank u. Days after the
// calendar are nobody's business, and nobody asks before he has ordered.
func (a *asker) askOn(b *buyers, c *cohort, o order, day int, u float64, n Need) {
	if day >= len(b.days) {
		return
	}
	n.At = a.clock.at(b.days[day], u)
	if day == c.day {
		n.At = max(n.At, b.orders.moment(c, o))
	}
	n.Reason, n.Back = a.reason, o.band == back
	b.later.keep(n)
}

// wholeDays draws a number of days, rounded to the nearest; nil: none.
func wholeDays(law dist.Law, luck *rng.Stream) int {
	if law == nil {
		return 0
	}
	return int(math.Round(min(law.Sample(luck), never)))
}

// perOrder is PerOrder at work.
type perOrder struct {
	asker
	shares
	after dist.Law
}

func (p *perOrder) ask(b *buyers, c *cohort, of band) {
	for t := p.thin(b, c, of, p.limit); t.next(); {
		n := Need{At: b.orders.moment(c, t.order), Reason: p.reason, Key: p.key(c, t), Back: t.order.band == back}
		if p.after != nil {
			after := des.Seconds(p.after.Sample(&t.luck))
			if after >= b.horizon-n.At {
				continue
			}
			n.At += after
		}
		if p.byDay == nil || p.asks(t, b.dayOf(n.At, c.day)) {
			b.later.keep(n)
		}
	}
}

// afterDelivery is AfterDelivery at work.
type afterDelivery struct {
	asker
	shares
	after dist.Law
}

func (a *afterDelivery) ask(b *buyers, c *cohort, of band) {
	for t := a.thin(b, c, of, a.limit); t.next(); {
		f := b.delivery.fate(c, t.order)
		if f.delivered >= len(b.days) {
			continue
		}
		hour := t.luck.Float64()
		if day := f.delivered + wholeDays(a.after, &t.luck); a.asks(t, day) {
			a.askOn(b, c, t.order, day, hour, Need{Key: a.key(c, t), Late: f.late})
		}
	}
}

// afterReturn is AfterReturn at work.
type afterReturn struct {
	asker
	shares
	cause AfterReturn
}

func (a *afterReturn) ask(b *buyers, c *cohort, of band) {
	for t := a.thin(b, c, of, a.limit); t.next(); {
		f := b.delivery.fate(c, t.order)
		if f.delivered >= len(b.days) {
			continue
		}
		hour := t.luck.Float64()
		day := f.delivered + wholeDays(a.cause.Kept, &t.luck)
		if a.cause.Travel != nil {
			day = b.delivery.work.after(day, int(math.Ceil(min(a.cause.Travel.Sample(&t.luck), never))))
		}
		if day += wholeDays(a.cause.After, &t.luck); a.asks(t, day) {
			a.askOn(b, c, t.order, day, hour, Need{Key: a.key(c, t), Late: f.late})
		}
	}
}

// misled is Misled at work.
type misled struct {
	asker
	shares
}

func (m *misled) ask(b *buyers, c *cohort, of band) {
	for t := m.thin(b, c, of, m.limit); t.next(); {
		if day := b.delivery.fate(c, t.order).handed; m.asks(t, day) && !m.elsewhere(c, t) {
			hour := t.luck.Float64()
			m.askOn(b, c, t.order, day, hour, Need{Key: m.key(c, t)})
		}
	}
}

// redirected is Redirected at work.
type redirected struct {
	asker
	shares
}

func (r *redirected) ask(b *buyers, c *cohort, of band) {
	shelf := b.delivery.lanes[c.lane].carrier.shelf
	if shelf == nil || !shelf.fullBetween(c.day, b.delivery.latest[of][c.day]) {
		return
	}
	for t := r.thin(b, c, of, r.limit); t.next(); {
		if f := b.delivery.fate(c, t.order); f.redirected && r.asks(t, f.delivered) && !r.elsewhere(c, t) {
			hour := t.luck.Float64()
			r.askOn(b, c, t.order, f.delivered, hour, Need{Key: r.key(c, t), Late: f.late})
		}
	}
}
