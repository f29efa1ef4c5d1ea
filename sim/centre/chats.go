package centre

import "github.com/rushproof/rushproof/sim/des"

// An agent with several chats in hand works on all of them, each at its own
// speed: with n in hand a chat takes Slowdown[n-1] times as long as alone. As
// chats come and go the speed of those in hand changes, and their ends move;
// or, when the channel's slow-down is fixed at the start, each keeps the end
// it was given when it was taken.

// chats are the contacts in the hands of an agent who can have several.
type chats struct {
	first *contact
	asOf  des.Time // until when the work on them is booked
}

// takeWithOthers adds a contact to those in hand.
func (c *Centre) takeWithOthers(k *contact, a *agent, handle des.Time) {
	c.progress(a, a.load-1)
	k.work = handle.Seconds()
	hands := &c.chats[a.id]
	k.previous, k.next = nil, hands.first
	if hands.first != nil {
		hands.first.previous = k
	}
	hands.first = k
	c.setEnd(k, a.load)
	c.setEnds(k.next, a.load)
}

// releaseFromOthers removes a finished contact from those in hand.
func (c *Centre) releaseFromOthers(k *contact, a *agent) {
	c.progress(a, a.load+1)
	hands := &c.chats[a.id]
	if k.previous != nil {
		k.previous.next = k.next
	} else {
		hands.first = k.next
	}
	if k.next != nil {
		k.next.previous = k.previous
	}
	c.setEnds(hands.first, a.load)
}

// progress books the work done on each contact in hand since the number in
// hand, load, last changed.
func (c *Centre) progress(a *agent, load int32) {
	hands := &c.chats[a.id]
	for k := hands.first; k != nil; k = k.next {
		k.work -= (c.now - hands.asOf).Seconds() / k.slowdown(load)
	}
	hands.asOf = c.now
}

// setEnds moves the ends of the contacts in hand, from the given one on, to
// where they will be if the number in hand stays as it is.
func (c *Centre) setEnds(k *contact, load int32) {
	for ; k != nil; k = k.next {
		if !k.queue.channel.AtStart {
			c.setEnd(k, load)
		}
	}
}

func (c *Centre) setEnd(k *contact, load int32) {
	left := des.Seconds(max(0, k.work*k.slowdown(load)))
	c.timers.Set(k.slot, c.now+left, des.Before)
}

// slowdown returns how many times as long a contact takes with so many in
// hand; beyond the number that its channel allows, other channels' chats slow
// it down no further.
func (k *contact) slowdown(load int32) float64 {
	factors := k.queue.channel.Slowdown
	return factors[min(int(load), len(factors))-1]
}
