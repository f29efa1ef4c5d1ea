// Package centre plays a contact centre event by event. This page is the life
// of a contact, from the need that causes it to its end; the other files of
// the package keep the books and the lists that it walks through.
//
//	need ── notice, help page ── channel ── voice menu, chatbot ── offered
//	            │                   │             │                   │
//	        prevented            closed        resolved               ├─ blocked ─┐
//	                                │             │                   │           │
//	                     later, another channel   comes back       waiting ─ abandoned, turned away
//	                                                                  │           │
//	                                                               answered    redial, another channel,
//	                                                                  │         call-back, or gives up
//	                                                            handled, wrap-up
//	                                                                  │
//	                                                        solved, or comes back
//
// A need is one customer with one question; a contact is one attempt to have
// it answered. Whatever is random about a contact is drawn from its key, so
// that its luck does not depend on who else is in the building.
//
// Not modelled: transfers between agents, conferences, contacts that agents
// make on their own account, and interrupted e-mails (an agent who has begun
// to write finishes).
package centre

import (
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// run takes the earliest event, moves the clock to it and lets it happen,
// until the horizon or until nobody is left. Of events at one moment, service
// ends come first, then abandonments, then what is on the agenda, then
// arrivals; only the end of a statistical interval comes before all of them.
func (c *Centre) run() {
	for !c.over {
		timer := c.timers.At()
		next := min(timer, c.coming.At)
		if planned := c.agenda.At(); planned <= next && c.plannedFirst(planned, timer) {
			c.now = planned
			c.happen(c.agenda.Take())
			continue
		}
		if next > c.timers.Limit() {
			return // nothing will ever happen again
		}
		c.now = next
		if timer == next {
			c.ring(int32(c.timers.Slot()))
		} else {
			c.arise()
		}
	}
}

// plannedFirst reports whether the next event of the agenda, which is not later
// than any other, comes before a timer at the same moment.
func (c *Centre) plannedFirst(planned, timer des.Time) bool {
	return planned < timer || c.agenda.Priority() == beforeAll
}

// ring is a contact's timer: what it was set for depends on where the contact
// is.
func (c *Centre) ring(id int32) {
	k := &c.contacts[id]
	switch k.place {
	case inService:
		c.finish(id)
	case inQueue:
		c.impatient(id)
	case inLayer:
		c.leaveLayer(id)
	}
}

// arise is a customer with a need. A notice may have made it needless, a help
// page may answer it; otherwise the customer chooses a channel.
func (c *Centre) arise() {
	id := c.admit()
	v := &c.contacts[id].v
	*v = visit{key: c.coming.Key, arose: c.now, reason: int16(c.coming.Reason), try: 1}
	c.nextArrival()
	if v.counts = c.now >= c.warmUp; v.counts {
		c.out.Needs[v.reason].Arisen++
	}
	if len(c.mixes[v.reason]) > 1 {
		v.channel = c.chooseChannel(v)
	}
	if len(c.layerLuck) == 0 || !c.helpedBeforehand(id) {
		c.approach(id)
	}
}

// approach is a customer who reaches for a channel: first its voice menu or
// chatbot, which are open round the clock, then the people.
func (c *Centre) approach(id int32) {
	if len(c.layerLuck) == 0 || c.contacts[id].v.direct || !c.enterLayer(id, 0) {
		c.offer(id)
	}
}

// offer is a contact for people: it is taken at once, or waits, or finds the
// channel closed or no room.
func (c *Centre) offer(id int32) {
	k := &c.contacts[id]
	q, ch := c.queueOf(&k.v), &c.channels[k.v.channel]
	if !ch.open && ch.Kind != Deferred {
		q.cells[c.interval].Closed++
		c.recordClosed(&k.v, q)
		c.findClosed(id)
		return
	}
	k.joined, k.queue, k.interval, k.step, k.chasers = c.now, q.index, c.interval, q.first, 0
	c.countOffered(k, q)
	if ch.Lines > 0 && ch.inUse >= ch.Lines && !k.v.calledBack {
		c.block(id, q)
	} else if a := c.findAgent(q, 0); a != nobody {
		ch.inUse++
		c.answer(id, a)
	} else if q.WaitingRoom < 0 || q.length < q.WaitingRoom || k.v.calledBack {
		ch.inUse++
		c.wait(id, q)
	} else {
		c.block(id, q)
	}
}

// wait puts a contact into its queue, with the patience it was born with.
func (c *Centre) wait(id int32, q *queue) {
	k := &c.contacts[id]
	k.place = inQueue
	if q.Patience != nil && !k.v.calledBack {
		k.leaves = later(c.now, c.draw(q.Patience, k.v.key, luckPatience))
	} else if q.Chaser.Every > 0 && !k.v.chaser {
		k.leaves = later(c.now, later(q.Chaser.From, c.chaserGap(k.v.key, 0, q)))
	} else {
		k.leaves = des.Never
	}
	q.push(c, id)
	c.setPatience(id, q)
}

// impatient is a waiting contact's timer: a further step of its routing is
// due, or its patience is over.
func (c *Centre) impatient(id int32) {
	k := &c.contacts[id]
	q := &c.queues[k.queue]
	if k.step < q.steps && c.now >= later(k.joined, q.Routing[k.step].After) {
		c.overflow(id, q)
		return
	}
	if q.Patience == nil || k.v.calledBack {
		c.chase(id, q)
		return
	}
	c.abandon(id, q)
}

// overflow is a contact that has waited long enough for other groups. Whoever
// of them is ready takes the contact that comes first, which may be another one
// that has waited as long.
func (c *Centre) overflow(id int32, q *queue) {
	k := &c.contacts[id]
	k.step = q.stepsDue(c.now - k.joined)
	for k.place == inQueue {
		a := c.findAgent(q, c.now-k.joined)
		if a == nobody || !c.nextContact(a) && c.agents[a].ready {
			c.setPatience(id, q)
			return
		}
	}
}

// answer is an agent taking a contact, at once or out of the queue.
func (c *Centre) answer(id int32, agent int32) {
	k := &c.contacts[id]
	q := &c.queues[k.queue]
	wait := c.now - k.joined
	c.countAnswer(k, q, wait)
	k.place, k.agent, k.began = inService, agent, c.now
	c.take(id, agent, q, c.handleTime(k, q))
}

// finish is the end of a contact's handling, wrap-up included. The agent looks
// for the next one.
func (c *Centre) finish(id int32) {
	k := &c.contacts[id]
	q := &c.queues[k.queue]
	c.countHandled(k, q)
	c.release(id, k.agent, q)
	c.settle(&k.v, q)
	c.dismiss(id)
	c.nextContact(k.agent)
}

// settle is what an answered customer does: the need is solved, or the
// customer comes back, or lets it go.
func (c *Centre) settle(v *visit, q *queue) {
	r := &q.Resolution
	switch {
	case r.FirstContact == 0 || v.key.With(luckSolved).Float64() < r.FirstContact:
		c.endServed(v)
	case v.key.With(luckUnsolved).Float64() < r.ComesBack:
		again := v.next(c.switchChannel(r.Switch, v))
		c.comeBack(again, later(c.now, c.draw(r.After, v.key, luckUnsolvedAfter)))
	default:
		c.endUnsolved(v)
	}
}

// abandon is a customer who leaves the queue.
func (c *Centre) abandon(id int32, q *queue) {
	k := &c.contacts[id]
	q.remove(c, id)
	c.countAbandoned(k, q)
	c.retry(&k.v, q)
	c.dismiss(id)
	c.letIn(q)
}

// retry is what a customer does who was not served: try again later, perhaps
// elsewhere, or give up.
func (c *Centre) retry(v *visit, q *queue) {
	r := &q.Redial
	if r.Share == 0 || r.Tries > 0 && int(v.try) >= r.Tries || v.key.With(luckRedial).Float64() >= r.Share {
		c.endGivenUp(v)
		return
	}
	again := v.next(c.switchChannel(r.Switch, v))
	again.try = v.try + 1
	c.comeBack(again, later(c.now, c.draw(r.After, v.key, luckRedialAfter)))
}

// chase is a customer whose message has been waiting too long: a second one
// about the same need, here or in another channel, and the clock runs again.
func (c *Centre) chase(id int32, q *queue) {
	if !c.playing { // nobody comes any more
		c.contacts[id].leaves = des.Never
		c.setPatience(id, q)
		return
	}
	other := c.admit()
	k, second := &c.contacts[id], &c.contacts[other].v
	k.chasers++
	c.shareNeed(&k.v)
	*second = k.v.next(k.v.channel)
	second.key, second.chaser = k.v.key.With(luckChaser).With(uint64(k.chasers)), true
	second.channel = c.switchChannel(q.Chaser.Switch, second)
	k.leaves = later(c.now, c.chaserGap(k.v.key, k.chasers, q))
	c.setPatience(id, q)
	c.approach(other)
}

// later returns the moment d after t; never stays never.
func later(t, d des.Time) des.Time {
	if t == des.Never || d == des.Never || t > des.Never-d {
		return des.Never
	}
	return t + d
}

// Purposes of a contact's luck. Never renumber: results would change.
const (
	luckChannel uint64 = iota
	luckPatience
	luckHandle
	luckWrapUp
	luckRedial
	luckRedialAfter
	luckSwitch
	luckSolved
	luckUnsolved
	luckUnsolvedAfter
	luckClosed
	luckClosedAfter
	luckChaser
	luckChaserGap
	luckNext  // the key of the next attempt
	luckLayer // with the layer's name
)

// visit is one attempt of a customer to have a need answered: what is known of
// it before and between the times that it is in the building.
type visit struct {
	key        rng.Key
	parent     rng.Key // of the attempt before, 0 for the first
	arose      des.Time
	harder     float32 // factor on the handle time, from a layer that handed over; 0: none
	need       int32   // when several contacts are about it, otherwise 0
	reason     int16
	channel    int16
	try        int32 // 1 for the first attempt
	counts     bool  // the need arose after the warm-up
	direct     bool  // past voice menus and chatbots
	again      bool  // a redial, a chaser, or an unsolved need
	calledBack bool  // the centre calls the customer
	chaser     bool  // sent because an earlier message was waiting; chasers are not chased
	moved      bool  // to this channel because another was closed
}

// next returns the attempt after v, in the given channel, with luck of its own.
func (v *visit) next(channel int16) visit {
	again := *v
	again.key, again.parent = v.key.With(luckNext), v.key
	again.channel = channel
	again.direct, again.again, again.calledBack, again.moved, again.harder = true, true, false, false, 0
	return again
}
