// Package centre plays a contact centre event by event. This page is the life
// of a contact, from the need that causes it to its end; the other files of
// the package keep the books and the lists that it walks through.
//
//	need ── notice, help page ── channel ── voice menu, chatbot ── offered
//	            │                   │             │                   │
//	        prevented            advised       resolved               ├─ closed, or heeds a message
//	                                │             │                   ├─ blocked
//	                              later       comes back              │
//	                                                               waiting ──┬─ leaves when told, or is called back
//	                                                                  │      ├─ abandons, or leaves a chat open
//	                                                                  │      ├─ leaves a message
//	                                                                  │      └─ is turned away
//	                           waits again ─── passed on ───────── answered
//	                                                                  │
//	                                                           handled, wrap-up
//	                                                                  │
//	                                                         solved, or comes back
//
// Whoever goes without an answer tries again, later or in another channel, or gives
// up. Where mechanisms are switched off their branches are not there.
//
// A need is one customer with one question; a contact is one attempt to have
// it answered. An attempt is also made by somebody who is not in the building
// yet, or will be again: as such it is a visit here, and a contact once it has
// a place inside. Whatever is random about a contact is drawn from its key, so
// that its luck does not depend on who else is in the building.
//
// Not modelled: conferences, contacts that agents make on their own account, and
// interrupted e-mails (an agent who has begun to write finishes).
package centre

import (
	"math"

	"github.com/rushproof/rushproof/sim/des"
)

// run takes the earliest event, moves the clock to it and lets it happen,
// until the horizon or until nobody is left. Of events at one moment, service
// ends come first, then abandonments, then what is on the agenda, then
// arrivals; only the end of a statistical interval comes before all of them.
func (c *Centre) run() {
	for !c.over {
		timer, planned := c.timers.At(), c.agenda.At()
		switch {
		case planned <= min(timer, c.coming.At) && c.plannedFirst(planned, timer):
			c.now = planned
			c.happen(c.agenda.Take())
		case c.coming.At < timer:
			c.now = c.coming.At
			c.arise()
		case timer <= c.timers.Limit():
			c.now = timer
			k := c.contact(c.timers.Slot())
			switch k.place { // what the timer was set for
			case inService:
				c.finish(k)
			case inQueue:
				c.impatient(k)
			case inLayer:
				c.leaveLayer(k)
			}
		default:
			return // nothing will ever happen again
		}
	}
}

// plannedFirst reports whether the next event of the agenda, which is not later
// than any other, comes before a timer at the same moment.
func (c *Centre) plannedFirst(planned, timer des.Time) bool {
	return planned < timer || c.agenda.Priority() == beforeAll
}

// arise is a customer with a need. A notice may have made it needless, a help
// page may answer it; otherwise the customer chooses a channel, unless it is known.
func (c *Centre) arise() {
	k := c.admit()
	v := &k.v
	r := &c.reasons[c.coming.Reason]
	*v = visit{}
	v.key, v.reason, v.channel, v.arose, v.try = c.coming.Key, uint8(r.index), uint8(c.coming.Channel), c.now, 1
	if c.coming.Back {
		v.cause = ofBack
	}
	c.nextArrival()
	if len(c.layout.Segments) > 0 {
		c.segment(v)
	}
	if v.counts = c.now >= c.warmUp; v.counts {
		r.needs[v.segment].Arisen++
	}
	if v.channel > 0 {
		v.channel--
	} else if mix := r.mixes[v.segment]; len(mix) > 1 {
		v.channel = v.chooseChannel(mix)
	}
	if len(c.layers) == 0 || !c.enterBeforehand(k, 0) {
		if r.twice > 0 {
			c.tryTwice(v, r)
		}
		c.approach(k)
	}
}

// approach is a customer who reaches for a channel: first its voice menu or
// chatbot, which are open round the clock, then the people; unless there was good
// advice to come at another time. Menu and chatbot stand before the people every
// time, so whoever tries again meets them again, with new luck; only those go past
// them whom the centre calls, and those who were handed over in this very attempt
// and found the people gone.
func (c *Centre) approach(k *contact) {
	if c.advises && c.advised(k) {
		return
	}
	if len(c.layers) == 0 || k.v.direct || !c.enterLayer(k, 0) {
		c.offer(k)
	}
}

// offer is a contact for people, with the work that it was born with: it is
// taken at once, or waits, or finds the channel closed or no room.
func (c *Centre) offer(k *contact) {
	q := c.reasons[k.v.reason].queues[k.v.channel]
	ch := q.channel
	if !ch.open && !q.deferred {
		q.page().Closed++
		c.recordClosed(&k.v, q)
		c.findClosed(k)
		return
	}
	if ch.message != nil && c.heeds(k) {
		return
	}
	if q.misroutes && k.v.calls == 0 {
		q = c.misroute(&k.v, q)
	}
	k.joined, k.queue, k.book, k.step, k.v.chasers = c.now, q, q.page(), q.open(k), 0
	k.work = c.work(q.Handle, &k.v)
	c.countOffered(k)
	if ch.inUse >= ch.lines && k.v.calls == 0 {
		c.block(k)
	} else if a := c.findAgent(k, k.step); a != nil {
		ch.inUse++
		c.answer(k, a)
	} else if q.waiting.size < q.room || k.v.calls > 0 {
		ch.inUse++
		c.wait(k)
	} else {
		c.block(k)
	}
}

// wait puts a contact into its queue, with the patience it was born with.
func (c *Centre) wait(k *contact) {
	q := k.queue
	if q.informs && c.inform(k) {
		return
	}
	k.place = inQueue
	if q.Patience != nil && k.v.calls == 0 {
		k.leaves = later(c.now, c.patience(k))
	} else if q.Chaser.Every > 0 && k.v.cause&chases == 0 {
		k.leaves = later(c.now, later(q.Chaser.From, c.chaserGap(k.v.key, 0, q)))
	} else {
		k.leaves = des.Never
	}
	if q.informs {
		c.hurry(k)
		c.hearOffer(k)
	}
	q.push(k, c.now)
	c.setPatience(k)
	c.mayOpen(q.channel.gates)
}

// patience is how long a customer waits: as long as in the attempt before, or as
// luck has it.
func (c *Centre) patience(k *contact) des.Time {
	if k.v.patient {
		return k.leaves // see comeIn
	}
	patience := c.draw(k.queue.Patience, k.v.key, luckPatience)
	if len(c.layout.Segments) > 0 {
		return c.layout.Segments[k.v.segment].patience(patience)
	}
	return patience
}

// impatient is a waiting contact's timer: a further step of its routing is
// due, or its patience is over.
func (c *Centre) impatient(k *contact) {
	q := k.queue
	switch {
	case int(k.step) < len(q.steps) && c.now >= later(q.turn(k), q.steps[k.step].after):
		c.overflow(k)
	case q.informs && c.now == later(k.joined, q.Voicemail.After) && c.speaks(k):
		c.leaveMessage(k)
	case q.Patience == nil || k.v.calls > 0:
		c.chase(k)
	default:
		c.abandon(k)
	}
}

// overflow is a contact that has waited long enough for other groups. Whoever
// of them is ready takes the contact that comes first, which may be another one
// that has waited as long.
func (c *Centre) overflow(k *contact) {
	q := k.queue
	k.step = q.stepsDue(c.now - q.turn(k))
	for k.place == inQueue {
		a := c.findAgent(k, k.step)
		if a == nil || !c.nextContact(a) && a.ready {
			c.setPatience(k)
			return
		}
	}
}

// answer is an agent taking a contact, at once or out of the queue.
func (c *Centre) answer(k *contact, a *agent) {
	if (k.v.calls > 0 || k.silent) && c.findNobody(k, a) {
		return
	}
	c.countAnswer(k)
	if k.queue.adapts {
		c.adapt(k, a)
	}
	holder := k.agent // who has passed it on, and is still on the line
	k.place, k.agent, k.began = inService, a, c.now
	handle := c.handleTime(k)
	if k.queue.strays {
		handle = c.answerStray(k, holder, handle)
	}
	if c.detours {
		c.reach(k)
	}
	c.take(k, a, handle)
}

// finish is the end of a contact's handling, wrap-up included. The agent looks
// for the next one.
func (c *Centre) finish(k *contact) {
	if (k.v.calls > 0 || k.silent) && c.foundNobody(k) {
		return
	}
	if k.step == passing {
		c.passOn(k)
		return
	}
	c.countHandled(k)
	c.release(k)
	if k.queue.bySkill {
		c.settleBy(k)
	} else {
		c.settle(&k.v, &k.queue.Resolution)
	}
	c.dismiss(k)
	c.nextContact(k.agent)
}

// settleBy is what a customer does whose need some teams solve more often than
// others.
func (c *Centre) settleBy(k *contact) {
	r := k.queue.Resolution
	if k.queue.solves != nil {
		r.FirstContact = k.queue.solves[k.agent.group.index]
	}
	c.settle(&k.v, &r)
}

// settle is what an answered customer does: the need is solved, or the
// customer comes back, or lets it go. Here as in retry and chase, whoever has
// had the answer from another contact asks no more.
func (c *Centre) settle(v *visit, r *Resolution) {
	switch {
	case c.knows(v):
		c.endKnown(v)
	case r.FirstContact == 0 || v.key.With(luckSolved).Float64() < r.FirstContact:
		c.endServed(v)
	case v.key.With(luckUnsolved).Float64() < r.ComesBack:
		again := v.next(c.switchChannel(r.Switch, v))
		again.harder, again.try, again.waited = 0, 1, 0 // a person has heard the question
		c.comeBack(again, later(c.now, c.draw(r.After, v.key, luckUnsolvedAfter)), 0)
	default:
		c.endUnsolved(v)
	}
}

// abandon is a customer who leaves the queue.
func (c *Centre) abandon(k *contact) {
	if s := k.queue.Silent.Share; s > 0 && k.v.key.With(luckSilent).Float64() < s {
		c.leaveOpen(k)
		return
	}
	k.queue.remove(k, c.now)
	c.countAbandoned(k)
	k.v.wait(c.now - k.joined)
	c.freeHolder(k)
	c.retry(&k.v, &k.queue.Redial, Abandoned, c.now-k.joined)
	c.dismiss(k)
	c.letIn(k.queue)
}

// retry is what a customer does whose last attempt failed: try again later,
// perhaps elsewhere, or give up. Of one who left the queue the patience is known.
func (c *Centre) retry(v *visit, r *Redial, last Ending, patience des.Time) {
	if c.knows(v) {
		c.endKnown(v)
		return
	}
	if r.Share == 0 || r.Tries > 0 && int(v.try) >= r.Tries || v.key.With(luckRedial).Float64() >= r.Share {
		c.endGivenUp(v, last)
		return
	}
	again := v.next(c.switchChannel(r.Switch, v))
	again.try = v.try + min(1, math.MaxInt16-v.try)
	again.patient = r.SamePatience && last == Abandoned
	c.comeBack(again, later(c.now, c.draw(r.After, v.key, luckRedialAfter)), patience)
}

// chase is a customer whose message has been waiting too long: a second one
// about the same need, here or in another channel, and the clock runs again.
func (c *Centre) chase(k *contact) {
	if !c.playing || c.knows(&k.v) || k.v.chasers == math.MaxUint8 { // nobody comes any more, or has reason or breath to
		k.leaves = des.Never
		c.setPatience(k)
		return
	}
	k.v.chasers++
	q, second := k.queue, k.v.next(k.v.channel)
	second.key = k.v.key.With(luckChaser).With(uint64(k.v.chasers))
	second.cause |= chases
	second.waited = 0 // its customer still waits for the first
	second.channel = c.switchChannel(q.Chaser.Switch, &second)
	k.leaves = later(c.now, c.chaserGap(k.v.key, k.v.chasers, q))
	c.setPatience(k)
	if c.merges(q, &second) {
		return
	}
	c.shareNeed(&k.v)
	second.need = k.v.need
	other := c.admit()
	other.v = second
	c.approach(other)
}

// later returns the moment d after t; never stays never.
func later(t, d des.Time) des.Time {
	if t == des.Never || d == des.Never || t > des.Never-d {
		return des.Never
	}
	return t + d
}
