package centre

import "github.com/rushproof/rushproof/sim/des"

// An agent with several chats in hand works on all of them, each at its own
// speed: with n in hand a chat takes Slowdown[n-1] times as long as alone. As
// chats come and go the speed of those in hand changes, and their ends move;
// or, when the channel's slow-down is fixed at the start, each keeps the end
// it was given when it was taken.

// takeWithOthers adds a contact to those in hand.
func (c *Centre) takeWithOthers(id int32, a *agent, handle des.Time) {
	c.progress(a, a.load-1)
	k := &c.contacts[id]
	k.work, k.asOf = float64(handle), c.now
	k.previous, k.next = none, a.hands
	if a.hands != none {
		c.contacts[a.hands].previous = id
	}
	a.hands = id
	c.setEnd(id, a.load)
	c.setEnds(k.next, a.load)
}

// releaseFromOthers removes a finished contact from those in hand.
func (c *Centre) releaseFromOthers(id int32, a *agent) {
	c.progress(a, a.load+1)
	k := &c.contacts[id]
	if k.previous == none {
		a.hands = k.next
	} else {
		c.contacts[k.previous].next = k.next
	}
	if k.next != none {
		c.contacts[k.next].previous = k.previous
	}
	c.setEnds(a.hands, a.load)
}

// progress books the work done on each contact in hand since the number in
// hand, load, last changed.
func (c *Centre) progress(a *agent, load int32) {
	for id := a.hands; id != none; id = c.contacts[id].next {
		k := &c.contacts[id]
		k.work -= float64(c.now-k.asOf) / c.slowdown(k, load)
		k.asOf = c.now
	}
}

// setEnds moves the ends of the contacts in hand, from the given one on, to
// where they will be if the number in hand stays as it is.
func (c *Centre) setEnds(first, load int32) {
	for id := first; id != none; id = c.contacts[id].next {
		if !c.channels[c.contacts[id].v.channel].AtStart {
			c.setEnd(id, load)
		}
	}
}

func (c *Centre) setEnd(id, load int32) {
	k := &c.contacts[id]
	left := des.Time(max(0, k.work*c.slowdown(k, load)) + 0.5)
	c.timers.Set(uint32(id), later(c.now, left), des.Before)
}

// slowdown returns how many times as long a contact takes with so many in
// hand; beyond the number that its channel allows, other channels' chats slow
// it down no further.
func (c *Centre) slowdown(k *contact, load int32) float64 {
	factors := c.channels[k.v.channel].Slowdown
	return factors[min(int(load), len(factors))-1]
}
