package centre

import (
	"fmt"

	"github.com/rushproof/rushproof/sim/des"
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

// contact is a visit that is in the building. It fills two lines of the
// processor's cache, and what the end of its service asks for stands in the
// first of them: with ten thousand contacts in service, neither is at hand.
type contact struct {
	slot   uint32 // its place in the pool, and its timer
	place  place
	step   uint8 // steps of the routing that are open to it
	layer  uint8 // that it is in
	silent bool  // its customer has left without a word
	queue  *queue
	agent  *agent
	next   *contact // in the queue, in the same agent's hands, or free
	book   *book    // of the interval in which it was offered
	began  des.Time // being handled, or its time in a layer; in the queue: when the announced wait is over
	v      visit

	previous *contact
	joined   des.Time // the queue, or was taken at once
	leaves   des.Time // when its patience ends, or when it sends a chaser
	work     float64  // handle time as drawn, in seconds; of one of several in hand: what is left of it
}

// admit returns a place in the building for a customer at its door.
func (c *Centre) admit() *contact {
	if c.free == nil {
		c.growPool()
	}
	k := c.free
	c.free = k.next
	k.place, k.agent, k.silent = atDoor, nil, false
	c.inside++
	return k
}

// dismiss takes a contact out of the building. What it held can still be read
// until the next one is admitted.
func (c *Centre) dismiss(k *contact) {
	if k.place != atDoor {
		c.timers.Clear(k.slot)
	}
	switch k.place {
	case inQueue, inService:
		k.queue.channel.inUse--
	case inLayer:
		c.makeRoom(k)
	}
	k.place = gone
	k.next = c.free
	c.free = k
	c.inside--
	if !c.playing && c.inside == 0 {
		c.over = true
	}
}

// The pool grows by whole rooms, so that contacts stay where they are.
const roomSize = 64

// contact returns the contact in a place of the pool.
func (c *Centre) contact(slot uint32) *contact { return &c.rooms[slot/roomSize][slot%roomSize] }

// emptyPool frees all places, the first one on top.
func (c *Centre) emptyPool() {
	c.free = nil
	for i := len(c.rooms) - 1; i >= 0; i-- {
		c.freeRoom(i)
	}
}

func (c *Centre) freeRoom(i int) {
	for j := roomSize - 1; j >= 0; j-- {
		k := &c.rooms[i][j]
		*k = contact{slot: uint32(i*roomSize + j), next: c.free}
		c.free = k
	}
}

// spare is the number of places kept for the event at hand when the building
// turns out to be full: no event brings in more customers than that.
const spare = roomSize

// growPool makes the building larger. When it would no longer fit the clock,
// the replication ends with an error after the event at hand.
func (c *Centre) growPool() {
	old := len(c.rooms)
	if old*roomSize+spare >= c.timers.Len() && c.err == nil {
		if err := c.timers.Grow(c.layout.Period.Horizon); err != nil {
			c.err, c.over = c.tooMany(err), true
		}
	}
	more := min(max(old, 1), (c.timers.Len()-spare)/roomSize-old)
	if c.err != nil {
		more = 1
	}
	block := make([]contact, more*roomSize)
	for ; len(block) > 0; block = block[roomSize:] {
		c.rooms = append(c.rooms, (*[roomSize]contact)(block))
	}
	for i := len(c.rooms) - 1; i >= old; i-- {
		c.freeRoom(i)
	}
}

// tooMany says where most of those are who are too many for the clock.
func (c *Centre) tooMany(err error) error {
	most := &c.queues[0]
	for i := range c.queues {
		if c.queues[i].waiting.size > most.waiting.size {
			most = &c.queues[i]
		}
	}
	return fmt.Errorf("%w; %d of them wait in queue %q", err, most.waiting.size, most.Name)
}

// handleTime returns how long the contact's agent will work on it, wrap-up and
// sorting included, when it is alone in the agent's hands.
func (c *Centre) handleTime(k *contact) des.Time {
	handle := later(des.Seconds(k.work*c.factor(k)*k.queue.pace), k.queue.Sorting)
	if k.queue.WrapUp != nil {
		handle = later(handle, c.wrapUp(k))
	}
	return handle
}

// wrapUp returns the part of the handle time that comes after the customer has
// gone.
func (c *Centre) wrapUp(k *contact) des.Time {
	return des.Seconds(c.sample(k.queue.WrapUp, k.v.key, luckWrapUp) * c.factor(k))
}

// factor returns how much longer than drawn the contact takes: it may be a
// secondary skill, a new colleague, or a question that a chatbot could not
// answer.
func (c *Centre) factor(k *contact) float64 {
	factor := k.agent.pace * k.queue.factor[k.agent.group.index]
	if k.v.harder > 0 {
		factor *= c.harder(&k.v)
	}
	if k.queue.suggests {
		factor *= k.queue.Suggestions.quicker(k.agent.pace)
	}
	return factor
}
