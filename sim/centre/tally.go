package centre

import (
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// This file keeps the books. A contact is booked in the cell of the interval
// in which it was offered, whenever it ends.

func (c *Centre) cellOf(k *contact, q *queue) *Cell { return &q.cells[k.interval] }

func (c *Centre) countOffered(k *contact, q *queue) {
	if k.v.calledBack {
		return
	}
	cell := c.cellOf(k, q)
	cell.Offered++
	if k.v.again {
		cell.Redials++
	}
	if k.v.counts {
		c.out.Needs[k.v.reason].Attempts++
	}
}

func (c *Centre) countAnswer(k *contact, q *queue, wait des.Time) {
	cell := c.cellOf(k, q)
	if k.v.calledBack {
		cell.CalledBack++
		return
	}
	cell.Answered++
	cell.WaitAnswered += wait
	if wait <= q.Within {
		cell.AnsweredIn++
	}
	if k.place == inQueue {
		cell.Waited++
	}
	if k.joined >= c.warmUp {
		c.waits(k, q).Answered.Add(wait)
	}
}

func (c *Centre) countHandled(k *contact, q *queue) {
	cell := c.cellOf(k, q)
	cell.Handle += c.now - k.began
	if q.WrapUp != nil {
		cell.WrapUp += c.wrapUp(k, q)
	}
	c.recordAnswered(k, c.now-k.began)
}

func (c *Centre) countAbandoned(k *contact, q *queue) {
	cell := c.cellOf(k, q)
	wait := c.now - k.joined
	cell.Waited++
	cell.Abandoned++
	cell.WaitAbandoned += wait
	if wait <= q.Within {
		cell.AbandonedIn++
	}
	if wait < q.Short {
		cell.ShortAbandoned++
	}
	if k.joined >= c.warmUp {
		c.waits(k, q).Lost.Add(wait)
	}
	c.recordContact(k, Abandoned)
}

func (c *Centre) countSentAway(k *contact, q *queue, calledBack bool) {
	if k.v.calledBack {
		return
	}
	cell := c.cellOf(k, q)
	cell.Waited++
	cell.WaitOther += c.now - k.joined
	if calledBack {
		cell.ToCallback++
		c.recordContact(k, ToCallback)
	} else {
		cell.TurnedAway++
		c.recordContact(k, TurnedAway)
	}
}

// waits returns the histograms of the day on which a contact was offered.
func (c *Centre) waits(k *contact, q *queue) *DayWaits {
	return &q.waits[c.dayOf[k.interval]]
}

func (c *Centre) countLayer(layer int, v *visit, step selfservice.Step) {
	if !v.counts {
		return
	}
	n := &c.out.Layers[layer][v.reason]
	n.Used++
	n.Time += step.Takes
	switch {
	case !step.Resolved:
		n.HandedOver++
	case step.False:
		n.CameBack++
		fallthrough
	default:
		n.Resolved++
	}
}

// endInterval closes the books of an interval. The last one stays open after
// the horizon for those who arrived in it.
func (c *Centre) endInterval() {
	for i := range c.queues {
		q := &c.queues[i]
		q.tick(c.now)
		level := &q.levels[c.interval]
		*level = Level{Area: q.area, AtEnd: int64(q.length), Max: int64(q.longest)}
		if q.head != none {
			level.Oldest = c.now - c.waitingSince[i]
		}
		q.area, q.longest = 0, q.length
	}
	for i := range c.groups {
		g := &c.groups[i]
		g.work(c.now)
		g.presence(c.now)
		g.cells[c.interval] = g.now
		g.now = StaffCell{}
	}
	if int(c.interval)+1 < c.intervals {
		c.interval++
		c.agenda.Add(min(c.now+c.layout.Period.Interval, c.layout.Period.Horizon), beforeAll, event{intervalEnds, 0})
	}
	if c.stopped.Load() {
		c.err, c.over = ErrInterrupted, true
	}
}

// close counts those who are still in the building, or away.
func (c *Centre) close() {
	for id := range c.contacts {
		k := &c.contacts[id]
		if k.place == gone {
			continue
		}
		if k.place == inService {
			c.recordAnswered(k, 0)
		}
		if k.place == inQueue && !k.v.calledBack {
			cell := c.cellOf(k, &c.queues[k.queue])
			cell.Waited++
			cell.Waiting++
			cell.WaitOther += c.now - k.joined
			c.recordContact(k, StillWaiting)
		}
		c.endOpen(&k.v)
	}
	c.agenda.Each(func(_ des.Time, e event) {
		if e.what == customerReturns {
			c.endOpen(&c.away[e.n])
		}
	})
}

// chaserGap returns the time between a customer's n-th chaser and the next, a
// second at least, so that the clock does not stand still.
func (c *Centre) chaserGap(luck rng.Key, n uint16, q *queue) des.Time {
	if q.Chaser.Every <= 0 {
		return des.Never
	}
	c.luck = luck.With(luckChaserGap).With(uint64(n)).Stream()
	return max(des.Second, des.Seconds(c.luck.Exp()*q.Chaser.Every))
}
