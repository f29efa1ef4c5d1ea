package centre

import "github.com/rushproof/rushproof/sim/des"

// queue is a queue of the layout and those who wait in it: a list through the
// contacts, first come first served, that a contact can leave from anywhere.
type queue struct {
	*Queue
	index    int16
	atOnce   int32 // contacts of its channel that an agent can have in hand
	deferred bool
	handle   sampler
	factor   []float64  // by group: on the handle time; 0: no skill
	rank     []int      // by group
	after    []des.Time // by group: wait from which it may take a contact; Never: never
	steps    uint8
	first    uint8 // steps that are open at once
	mixed    []int // groups that take its contacts one at a time, and others several at once
	head     int32
	tail     int32
	length   int
	changed  des.Time // when length last did
	area     int64    // of length over time since the interval began
	longest  int      // length in this interval
	cells    []Cell   // of the outcome, by interval
	levels   []Level
	waits    []DayWaits // of its channel, by day
}

func (c *Centre) buildQueues() {
	l := c.layout
	c.queues = make([]queue, len(l.Queues))
	c.waitingSince = make([]des.Time, len(l.Queues))
	for i := range l.Queues {
		q := &c.queues[i]
		q.Queue, q.index, q.handle = &l.Queues[i], int16(i), l.Queues[i].Handle
		ch := &l.Channels[q.Channel]
		q.atOnce, q.deferred = int32(max(1, len(ch.Slowdown))), ch.Kind == Deferred
		q.steps = uint8(len(q.Routing))
		q.first = q.stepsDue(0)
		q.factor = make([]float64, len(l.Groups))
		q.rank = make([]int, len(l.Groups))
		q.after = make([]des.Time, len(l.Groups))
		for g := range l.Groups {
			q.after[g] = des.Never
		}
		for s := len(q.Routing) - 1; s >= 0; s-- {
			for _, g := range q.Routing[s].Groups {
				q.after[g] = q.Routing[s].After
			}
		}
	}
	for g := range l.Groups {
		for _, s := range l.Groups[g].Skills {
			c.queues[s.Queue].factor[g], c.queues[s.Queue].rank[g] = s.Factor, s.Rank
		}
	}
	for _, r := range l.Reasons {
		c.mixes = append(c.mixes, r.Mix)
		for _, q := range r.Queues {
			c.queueAt = append(c.queueAt, int16(q))
		}
	}
	c.channels = make([]channel, len(l.Channels))
	for i := range l.Channels {
		c.channels[i].Channel = &l.Channels[i]
	}
}

func (c *Centre) resetQueues() {
	for i := range c.queues {
		q := &c.queues[i]
		q.head, q.tail, q.length, q.changed, q.area, q.longest = none, none, 0, 0, 0, 0
		c.waitingSince[i] = des.Never
	}
	for i := range c.channels {
		ch := &c.channels[i]
		ch.open, ch.inUse, ch.window = ch.Open == nil, 0, 0
	}
}

// stepsDue returns how many steps of the routing are open to a contact that
// has waited so long. Steps are in order of their times.
func (q *queue) stepsDue(waited des.Time) uint8 {
	n := uint8(0)
	for int(n) < len(q.Routing) && q.Routing[n].After <= waited {
		n++
	}
	return n
}

// push puts a contact at the end of the queue.
func (q *queue) push(c *Centre, id int32) {
	k := &c.contacts[id]
	k.next, k.previous = none, q.tail
	if q.tail == none {
		q.head = id
		c.waitingSince[q.index] = k.joined
	} else {
		c.contacts[q.tail].next = id
	}
	q.tail = id
	q.tick(c.now)
	q.length++
	q.longest = max(q.longest, q.length)
}

// remove takes a contact out of the queue, wherever it stands.
func (q *queue) remove(c *Centre, id int32) {
	k := &c.contacts[id]
	if k.previous == none {
		q.head = k.next
		c.waitingSince[q.index] = des.Never
		if k.next != none {
			c.waitingSince[q.index] = c.contacts[k.next].joined
		}
	} else {
		c.contacts[k.previous].next = k.next
	}
	if k.next == none {
		q.tail = k.previous
	} else {
		c.contacts[k.next].previous = k.previous
	}
	q.tick(c.now)
	q.length--
}

// tick brings the area under the queue length up to now.
func (q *queue) tick(now des.Time) {
	q.area += int64(q.length) * int64(now-q.changed)
	q.changed = now
}

// setPatience sets the timer of a waiting contact to the end of its patience
// or to the next step of its routing, whichever is sooner.
func (c *Centre) setPatience(id int32, q *queue) {
	k := &c.contacts[id]
	at := k.leaves
	if k.step < q.steps {
		at = min(at, later(k.joined, q.Routing[k.step].After))
	}
	c.timers.Set(uint32(id), at, des.After)
}
