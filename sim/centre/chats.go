package centre

import "github.com/rushproof/rushproof/sim/des"

// An agent with several chats in hand works on all of them, each at its own
// speed: with n in hand a chat takes Slowdown[n-1] times as long as alone. As
// chats come and go the speed of those in hand changes, and their ends move;
// or, when the slow-down is fixed at the start, each keeps the end it was
// given when it was taken.

// takeWithOthers adds a contact to those in hand.
func (c *Centre) takeWithOthers(id int32, a *agent, ch *Channel, handle des.Time) {
	k := &c.contacts[id]
	if ch.AtStart {
		stretched := des.Time(float64(handle) * ch.Slowdown[a.load-1])
		c.timers.Set(uint32(id), later(c.now, stretched), des.Before)
	} else {
		c.progress(a, ch.Slowdown, a.load-1)
	}
	k.work, k.asOf = float64(handle), c.now
	k.previous, k.next = none, a.hands
	if a.hands != none {
		c.contacts[a.hands].previous = id
	}
	a.hands = id
	if !ch.AtStart {
		c.setEnds(a, ch.Slowdown)
	}
}

// releaseFromOthers removes a finished contact from those in hand.
func (c *Centre) releaseFromOthers(id int32, a *agent, ch *Channel) {
	if !ch.AtStart {
		c.progress(a, ch.Slowdown, a.load+1)
	}
	k := &c.contacts[id]
	if k.previous == none {
		a.hands = k.next
	} else {
		c.contacts[k.previous].next = k.next
	}
	if k.next != none {
		c.contacts[k.next].previous = k.previous
	}
	if !ch.AtStart {
		c.setEnds(a, ch.Slowdown)
	}
}

// progress books the work done on each contact in hand since the number in
// hand, load, last changed.
func (c *Centre) progress(a *agent, slowdown []float64, load int32) {
	for id := a.hands; id != none; id = c.contacts[id].next {
		k := &c.contacts[id]
		k.work -= float64(c.now-k.asOf) / slowdown[load-1]
		k.asOf = c.now
	}
}

// setEnds sets when each contact in hand will be done if nothing changes.
func (c *Centre) setEnds(a *agent, slowdown []float64) {
	for id := a.hands; id != none; id = c.contacts[id].next {
		left := des.Time(max(0, c.contacts[id].work*slowdown[a.load-1]) + 0.5)
		c.timers.Set(uint32(id), later(c.now, left), des.Before)
	}
}
