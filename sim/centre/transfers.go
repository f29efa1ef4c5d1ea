package centre

import "github.com/rushproof/rushproof/sim/des"

// A contact that lands with agents who cannot solve it is passed on: it leaves
// the first queue as answered and joins another, for those who can, under a key
// of its own. Passed on cold, the customer waits again as anybody does; warm,
// the first agent stays on the line until a colleague answers, and for the
// hand-over that follows.

// passing stands in a contact's step while an agent has it in hand who will pass
// it on.
const passing = 255

// hold is a contact that an agent has passed on warm, as it was; nobody holds
// the zero hold.
type hold contact

// answerStray is an agent taking a contact of a queue that contacts are passed on
// from or to, and returns how long the agent will work on it.
func (c *Centre) answerStray(k *contact, holder *agent, handle des.Time) des.Time {
	q := k.queue
	if holder != nil {
		c.agenda.Add(later(c.now, q.HandOver), beginning, event{handOverEnds, holder.id})
		handle = later(handle, q.HandOver)
	}
	k.step = 0
	if q.PassOn.Shares == nil {
		return handle
	}
	if share := q.PassOn.Shares[k.agent.group.index]; share == 0 || k.v.key.With(luckPassOn).Float64() >= share {
		return handle
	}
	k.step = passing
	return des.Seconds(c.sample(q.PassOn.Takes, k.v.key, luckPassOnTakes) * k.agent.pace)
}

// misroute returns the queue that a contact joins in place of its own.
func (c *Centre) misroute(v *visit, q *queue) *queue {
	if v.key.With(luckMisroute).Float64() >= q.Misrouted.Share {
		return q
	}
	return &c.queues[q.Misrouted.To]
}

// passOn is an agent who has found that a contact is for others.
func (c *Centre) passOn(k *contact) {
	a, q := k.agent, k.queue
	to := &c.queues[q.PassOn.To]
	k.book.PassedOn++
	warm := q.PassOn.Warm && q.channel.open
	if warm {
		c.holds[a.id] = hold(*k)
	} else {
		c.countPassed(k)
		c.release(k)
		k.agent = nil
	}
	if !q.channel.open && !q.deferred && q.channel.AtClosing != Serve && c.playing {
		c.retry(&k.v, &q.Redial, TurnedAway, 0) // those who could help have gone
		c.dismiss(k)
		c.nextContact(a)
		return
	}
	k.v.parent, k.v.key = k.v.key, k.v.key.With(luckPassed)
	k.v.calls, k.v.patient, k.v.lifted = 0, false, k.v.floor > 0
	k.joined, k.queue, k.book, k.step = c.now, to, to.page(), to.open(k)
	k.work = c.work(to.Handle, &k.v)
	k.book.Offered++
	k.book.today.offer()
	k.book.PassedIn++
	c.timers.Clear(k.slot)
	if b := c.findAgent(k, k.step); b != nil {
		c.answer(k, b)
	} else {
		c.wait(k)
	}
	if !warm {
		c.nextContact(a)
	}
}

// letGo ends an agent's hold on a contact that was passed on warm. The agent
// looks for the next one.
func (c *Centre) letGo(a *agent) {
	held := (*contact)(&c.holds[a.id])
	c.countPassed(held)
	held.place = gone
	a.load--
	if a.group.capacity > 1 {
		a.group.inHand.leave(c.now)
	}
	if a.load == 0 {
		a.group.busy.leave(c.now)
	}
	c.nextContact(a)
}

// freeHolder lets the agent go who holds a contact that leaves the queue without
// an answer.
func (c *Centre) freeHolder(k *contact) {
	if a := k.agent; a != nil {
		k.agent = nil
		c.letGo(a)
	}
}

// countPassed books the first agent's part of a contact that is passed on.
func (c *Centre) countPassed(k *contact) {
	k.book.Handle += c.now - k.began
	c.recordAnswered(k, c.now-k.began)
}
