package centre

import "github.com/rushproof/rushproof/sim/des"

// agent is a person. One who is ready stands in the list of the group for the
// number of contacts in hand, so that the longest idle is found at its head.
type agent struct {
	group    *group
	pace     float64
	hands    *contact // first of the contacts in hand
	load     int32    // contacts in hand
	id       int32
	ready    bool // stands in a ready list
	present  bool // on duty, or finishing what is in hand
	rests    bool // a break follows the duty
	next     *agent
	previous *agent   // in the ready list
	since    des.Time // in the ready list
	until    des.Time // end of the duty
	left     des.Time // when the last duty really ended
	ended    des.Time // when the duty before the next was to end, worked or missed
	asOf     des.Time // until when the work on several in hand is booked
}

// past reports whether the agent's duty is over.
func (a *agent) past(now des.Time) bool { return now >= a.until }

// list is a list of agents, longest waiting first.
type list struct{ head, tail *agent }

// group is a skill group and its people.
type group struct {
	*Group
	index     int
	ready     []list   // by contacts in hand
	idleSince des.Time // when its longest idle agent became so, des.Never when none is
	idle      int      // agents in ready[0]
	capacity  int32    // contacts that an agent can have in hand
	serves    []skill
	busy      crowd // agents with contacts in hand
	inHand    crowd // contacts
	present   crowd // agents on duty, or past it with contacts in hand
	late      crowd // agents past the end of their duty
	cells     []StaffCell
}

// skill is a skill as a freed agent looks at it.
type skill struct {
	queue *queue
	rank  int
	after des.Time
}

func (c *Centre) buildGroups() {
	l := c.layout
	for i := range c.groups {
		g := &c.groups[i]
		g.Group, g.index, g.capacity = &l.Groups[i], i, 1
		for _, s := range g.Skills {
			q := &c.queues[s.Queue]
			q.factor[i], q.rank[i] = s.Factor, s.Rank
			g.capacity = max(g.capacity, q.atOnce)
			g.serves = append(g.serves, skill{q, s.Rank, q.waitFor(i)})
		}
		for _, s := range g.serves {
			if g.capacity > 1 && s.queue.atOnce == 1 {
				s.queue.mixed = append(s.queue.mixed, g)
			}
		}
		sortByRank(g.serves)
		g.ready = make([]list, g.capacity)
	}
	c.agents = make([]agent, len(l.Agents))
	c.resting = make([]Duty, len(l.Agents))
}

func (c *Centre) resetGroups() {
	for i := range c.groups {
		g := &c.groups[i]
		clear(g.ready)
		g.idle, g.idleSince = 0, des.Never
		g.busy, g.inHand, g.present, g.late = crowd{}, crowd{}, crowd{}, crowd{}
	}
	for i, g := range c.layout.Agents {
		c.agents[i] = agent{id: int32(i), group: &c.groups[g], pace: 1, until: des.Never}
	}
	clear(c.resting)
}

// stand puts an agent at the end of the ready list for the contacts in hand.
func (c *Centre) stand(a *agent) {
	g := a.group
	l := &g.ready[a.load]
	a.ready, a.since, a.next, a.previous = true, c.now, nil, l.tail
	if l.tail != nil {
		l.tail.next = a
	} else {
		l.head = a
	}
	l.tail = a
	if a.load == 0 {
		g.idle++
		g.idleSince = l.head.since
	}
}

// stepOut takes an agent out of the ready list.
func (c *Centre) stepOut(a *agent) {
	g := a.group
	l := &g.ready[a.load]
	if a.previous != nil {
		a.previous.next = a.next
	} else {
		l.head = a.next
	}
	if a.next != nil {
		a.next.previous = a.previous
	} else {
		l.tail = a.previous
	}
	a.ready = false
	if a.load == 0 {
		g.idle--
		g.idleSince = des.Never
		if l.head != nil {
			g.idleSince = l.head.since
		}
	}
}

// take puts a contact into an agent's hands and sets when it will be done.
func (c *Centre) take(k *contact, a *agent, handle des.Time) {
	if a.ready {
		c.stepOut(a)
	}
	g := a.group
	if a.load == 0 {
		g.busy.join(c.now)
	}
	g.inHand.join(c.now)
	a.load++
	if k.queue.atOnce > 1 {
		c.takeWithOthers(k, a, handle)
	} else {
		a.hands, k.next, k.previous = k, nil, nil
		c.timers.Set(k.slot, later(c.now, handle), des.Before)
	}
	if a.load < k.queue.atOnce && !a.past(c.now) {
		c.stand(a)
	}
}

// release takes a finished contact out of its agent's hands.
func (c *Centre) release(k *contact) {
	a := k.agent
	if a.ready {
		c.stepOut(a)
	}
	g := a.group
	a.load--
	g.inHand.leave(c.now)
	if a.load == 0 {
		g.busy.leave(c.now)
	}
	if k.queue.atOnce > 1 {
		c.releaseFromOthers(k, a)
	} else {
		a.hands = nil
	}
}
