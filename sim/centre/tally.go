package centre

import (
	"cmp"
	"slices"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
	"github.com/rushproof/rushproof/sim/selfservice"
)

// This file keeps the books. A contact is booked in the cell of the interval
// in which it was offered, whenever it ends.

func (c *Centre) countOffered(k *contact) {
	if k.v.calls > 0 {
		return
	}
	k.book.Offered++
	if k.v.cause&repeats != 0 {
		k.book.Redials++
	}
	if k.v.counts {
		c.needsOf(&k.v).Attempts++
	}
	k.book.today.offer()
}

func (c *Centre) countAnswer(k *contact) {
	cell, wait := &k.book.Cell, c.now-k.joined
	if k.v.calls > 0 {
		cell.CalledBack++
		cell.WaitCalled += c.trueWait(k)
		return
	}
	cell.Answered++
	cell.WaitAnswered += wait
	if wait <= k.queue.Within {
		cell.AnsweredIn++
	}
	if k.place == inQueue {
		cell.Waited++
	}
	if k.book.waits != nil {
		k.book.waits.Answered.Add(wait)
	}
	k.book.today.answer(wait <= k.queue.Within)
}

func (c *Centre) countHandled(k *contact) {
	k.book.Handle += c.now - k.began
	k.agent.group.handled++
	if k.queue.bySkill && k.queue.pooled != nil && k.queue.pooled[k.agent.group.index] && k.v.calls == 0 {
		k.book.Pooled++
	}
	if k.queue.WrapUp != nil {
		k.book.WrapUp += c.wrapUp(k)
	}
	c.recordAnswered(k, c.now-k.began)
}

func (c *Centre) countAbandoned(k *contact) {
	cell, wait := &k.book.Cell, c.now-k.joined
	cell.WaitAbandoned += wait
	if wait <= k.queue.Within {
		cell.AbandonedIn++
	}
	if wait < k.queue.Short {
		cell.ShortAbandoned++
	}
	c.countGone(k, wait <= k.queue.Within)
	c.recordContact(k, Abandoned)
}

// countBalked counts somebody who does not wait at all, because of how long it
// would take: lost, and not to be excused for having left early.
func (c *Centre) countBalked(k *contact) {
	k.book.Balked++
	c.countGone(k, false)
	c.recordContact(k, Balked)
}

func (c *Centre) countGone(k *contact, early bool) {
	k.book.Waited++
	k.book.Abandoned++
	if k.book.waits != nil {
		k.book.waits.Lost.Add(c.now - k.joined)
	}
	k.book.today.abandon(early)
}

func (c *Centre) countSentAway(k *contact, calledBack bool) {
	if k.v.calls > 0 {
		return
	}
	cell := &k.book.Cell
	cell.Waited++
	cell.WaitOther += c.now - k.joined
	k.book.today.lose()
	if calledBack {
		cell.ToCallback++
		c.recordContact(k, ToCallback)
	} else {
		cell.TurnedAway++
		c.recordContact(k, TurnedAway)
	}
}

// countMet counts a customer who came past a layer.
func (c *Centre) countMet(layer int, v *visit, step *selfservice.Step, refused bool) {
	n := &c.out.Layers[layer][v.reason]
	if step.Offered {
		n.Offered++
	}
	if refused {
		n.Refused++
	}
}

func (c *Centre) countLayer(layer int, v *visit, step *selfservice.Step) {
	if !v.counts {
		return
	}
	n := &c.out.Layers[layer][v.reason]
	n.Used++
	n.Time += step.Takes
	c.countSpared(layer, v, step)
	switch {
	case step.Left:
		n.Left++
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
		level := &q.levels[c.interval]
		*level = Level{Area: q.waiting.cut(c.now), AtEnd: int32(q.waiting.size), Max: int32(q.longest)}
		if q.waiting.size > 0 {
			level.Oldest = c.now - q.oldest()
		}
		q.longest = q.waiting.size
	}
	for i := range c.groups {
		g := &c.groups[i]
		busy := g.busy.cut(c.now)
		inHand := busy
		if g.capacity > 1 {
			inHand = g.inHand.cut(c.now)
		}
		g.cells[c.interval] = StaffCell{
			OnDuty: g.present.cut(c.now), Busy: busy,
			Contacts: inHand, Overtime: g.late.cut(c.now), Called: g.called.cut(c.now), Handled: g.handled,
		}
		g.handled = 0
	}
	if int(c.interval)+1 < c.intervals {
		c.interval++
		c.openBooks()
		c.agenda.Add(min(c.now+c.layout.Period.Interval, c.layout.Period.Horizon), beforeAll, event{intervalEnds, 0})
	}
}

// unfinished is a visit that is still open when the season ends, and its contact
// if it is in the building.
type unfinished struct {
	*visit
	contact *contact
}

// close counts those who are still in the building, or away: oldest need first,
// and not by their places, which would depend on whoever had others.
func (c *Centre) close() {
	c.closeRules()
	left := c.left[:0]
	for _, room := range c.rooms {
		for i := range room {
			if k := &room[i]; k.place != gone {
				left = append(left, unfinished{&k.v, k})
			}
		}
	}
	c.agenda.Each(func(_ des.Time, e event) {
		if e.what == customerReturns {
			left = append(left, unfinished{&c.away[e.n], nil})
		}
	})
	slices.SortFunc(left, func(a, b unfinished) int {
		return cmp.Or(cmp.Compare(a.arose, b.arose), cmp.Compare(a.key, b.key))
	})
	for i := range c.holds {
		if k := (*contact)(&c.holds[i]); k.place == inService {
			c.recordAnswered(k, 0)
		}
	}
	for _, u := range left {
		if u.contact != nil {
			c.endInside(u.contact)
		}
		if u.contact == nil || !u.contact.silent {
			c.endOpen(u.visit)
		}
	}
	c.left = left
}

func (c *Centre) endInside(k *contact) {
	switch k.place {
	case inService:
		c.recordInHand(k)
	case inLayer:
		c.recordInLayer(k)
	}
	if k.place == inQueue && k.v.calls == 0 && !k.silent {
		k.book.Waited++
		k.book.Waiting++
		k.book.WaitOther += c.now - k.joined
		c.recordContact(k, StillWaiting)
	}
}

// chaserGap returns the time between a customer's n-th chaser and the next, a
// second at least, so that the clock does not stand still.
func (c *Centre) chaserGap(luck rng.Key, n uint8, q *queue) des.Time {
	if q.Chaser.Every <= 0 {
		return des.Never
	}
	c.luck = luck.With(luckChaserGap).With(uint64(n)).Stream()
	return max(des.Second, des.Seconds(c.luck.Exp()*q.Chaser.Every))
}
