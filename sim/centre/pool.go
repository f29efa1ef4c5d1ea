package centre

import (
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// none is the index of no contact, nobody that of no agent.
const (
	none   int32 = -1
	nobody int32 = -1
)

// place is where in the building a contact is.
type place uint8

const (
	gone      place = iota // its place in the pool is free
	atDoor                 // arriving, nothing decided yet
	inLayer                // with a voice menu or chatbot
	inQueue                // waiting for an agent
	inService              // in an agent's hands
)

// contact is a visit that is in the building.
type contact struct {
	v        visit
	joined   des.Time // the queue, or was taken at once
	began    des.Time // being handled, or its time in a layer
	leaves   des.Time // when its patience ends, or when it sends a chaser
	work     float64  // one of several in hand: handle time left, in microseconds, as of asOf
	asOf     des.Time
	next     int32 // in the queue, or in the same agent's hands
	previous int32
	agent    int32
	interval int32 // in which it was offered
	queue    int16
	layer    int16
	place    place
	step     uint8 // steps of the routing that are open to it
	chasers  uint16
}

// admit returns a place in the building for a customer at its door. Pointers
// to contacts do not survive it.
func (c *Centre) admit() int32 {
	if c.free == none {
		c.growPool()
	}
	id := c.free
	k := &c.contacts[id]
	c.free = k.next
	k.place, k.agent = atDoor, nobody
	c.inside++
	return id
}

// dismiss takes a contact out of the building. What it held can still be read
// until the next one is admitted.
func (c *Centre) dismiss(id int32) {
	k := &c.contacts[id]
	if k.place != atDoor {
		c.timers.Clear(uint32(id))
	}
	if k.place == inQueue || k.place == inService {
		c.channels[k.v.channel].inUse--
	}
	k.place = gone
	k.next = c.free
	c.free = id
	c.inside--
	if !c.playing && c.inside == 0 {
		c.over = true
	}
}

// emptyPool frees all places, the first one on top.
func (c *Centre) emptyPool() {
	c.free = none
	for i := len(c.contacts) - 1; i >= 0; i-- {
		c.contacts[i] = contact{next: c.free}
		c.free = int32(i)
	}
}

// spare is the number of places kept for the event at hand when the building
// turns out to be full: no event brings in more customers than that.
const spare = 64

// growPool makes the building larger. When it would no longer fit the clock,
// the replication ends with an error after the event at hand.
func (c *Centre) growPool() {
	old := len(c.contacts)
	if old+spare >= c.timers.Len() && c.err == nil {
		if err := c.timers.Grow(c.layout.Period.Horizon); err != nil {
			c.err, c.over = err, true
		}
	}
	more := min(max(old, spare), c.timers.Len()-spare-old)
	if c.err != nil {
		more = spare
	}
	c.contacts = append(c.contacts, make([]contact, more)...)
	for i := len(c.contacts) - 1; i >= old; i-- {
		c.contacts[i].next = c.free
		c.free = int32(i)
	}
}

// handleTime returns how long the contact's agent will work on it, wrap-up
// included, when it is alone in the agent's hands.
func (c *Centre) handleTime(k *contact, q *queue) des.Time {
	handle := c.scaled(q.handle, k.v.key, luckHandle, c.factor(k, q))
	if q.WrapUp != nil {
		handle = later(handle, c.wrapUp(k, q))
	}
	return handle
}

// wrapUp returns the part of the handle time that comes after the customer has
// gone.
func (c *Centre) wrapUp(k *contact, q *queue) des.Time {
	return c.scaled(q.WrapUp, k.v.key, luckWrapUp, c.factor(k, q))
}

// factor returns how much longer than drawn the contact takes: it may be a
// secondary skill, a new colleague, or a question that a chatbot could not
// answer.
func (c *Centre) factor(k *contact, q *queue) float64 {
	factor := c.agents[k.agent].pace * q.factor[c.agentGroup[k.agent]]
	if k.v.harder > 0 {
		factor *= float64(k.v.harder)
	}
	return factor
}

func (c *Centre) scaled(law sampler, luck rng.Key, purpose uint64, factor float64) des.Time {
	c.luck = luck.Purpose(purpose)
	return des.Seconds(law.Sample(&c.luck) * factor)
}
