package centre

import "github.com/rushproof/rushproof/sim/des"

// agent is a person. One who is ready stands in the list of the group for the
// number of contacts in hand, so that the longest idle is found at its head.
type agent struct {
	pace     float64
	next     int32 // in the ready list
	previous int32
	hands    int32    // first of the contacts in hand
	load     int32    // contacts in hand
	ready    bool     // stands in a ready list
	present  bool     // on duty, or finishing what is in hand
	since    des.Time // in the ready list
	until    des.Time // end of the duty
	left     des.Time // when the last duty really ended
	ended    des.Time // when the duty before the next was to end, worked or missed
	rests    bool     // a break follows it
}

// list is a list of agents, longest waiting first.
type list struct{ head, tail int32 }

// group is a skill group and its people.
type group struct {
	*Group
	ready    []list // by contacts in hand
	idle     int    // agents in ready[0]
	capacity int32  // contacts that an agent can have in hand
	serves   []skill
	present  int       // agents on duty, or past it with contacts in hand
	busy     int       // agents with contacts in hand
	inHand   int       // contacts
	late     int       // agents past the end of their duty
	worked   des.Time  // until when busy and inHand are added up
	attended des.Time  // until when present and late are
	now      StaffCell // since the interval began
	cells    []StaffCell
}

// skill is a skill as a freed agent looks at it.
type skill struct {
	queue    int32
	rank     int
	after    des.Time
	deferred bool
	atOnce   int32 // contacts of this channel that an agent can have in hand
}

func (c *Centre) buildGroups() {
	l := c.layout
	c.groups = make([]group, len(l.Groups))
	c.idleSince = make([]des.Time, len(l.Groups))
	for i := range l.Groups {
		g := &c.groups[i]
		g.Group, g.capacity = &l.Groups[i], 1
		for _, s := range g.Skills {
			q := &c.queues[s.Queue]
			g.capacity = max(g.capacity, q.atOnce)
			g.serves = append(g.serves, skill{int32(s.Queue), s.Rank, q.after[i], q.deferred, q.atOnce})
		}
		for _, s := range g.serves {
			if q := &c.queues[s.queue]; g.capacity > 1 && s.atOnce == 1 {
				q.mixed = append(q.mixed, i)
			}
		}
		sortByRank(g.serves)
		g.ready = make([]list, g.capacity)
	}
	c.agents = make([]agent, len(l.Agents))
	c.resting = make([]Duty, len(l.Agents))
	c.agentGroup = make([]int32, len(l.Agents))
	for i, g := range l.Agents {
		c.agentGroup[i] = int32(g)
	}
}

func (c *Centre) resetGroups() {
	for i := range c.groups {
		c.idleSince[i] = des.Never
		g := &c.groups[i]
		for load := range g.ready {
			g.ready[load] = list{nobody, nobody}
		}
		g.idle, g.present, g.busy, g.inHand, g.late, g.worked, g.attended, g.now = 0, 0, 0, 0, 0, 0, 0, StaffCell{}
	}
	for i := range c.agents {
		c.agents[i] = agent{pace: 1, hands: none, until: des.Never}
	}
	clear(c.resting)
}

// stand puts an agent at the end of the ready list for the contacts in hand.
func (c *Centre) stand(id int32) {
	a := &c.agents[id]
	g := &c.groups[c.agentGroup[id]]
	l := &g.ready[a.load]
	a.ready, a.since, a.next, a.previous = true, c.now, nobody, l.tail
	if l.tail == nobody {
		l.head = id
		if a.load == 0 {
			c.idleSince[c.agentGroup[id]] = c.now
		}
	} else {
		c.agents[l.tail].next = id
	}
	l.tail = id
	if a.load == 0 {
		g.idle++
	}
}

// stepOut takes an agent out of the ready list.
func (c *Centre) stepOut(id int32) {
	a := &c.agents[id]
	g := &c.groups[c.agentGroup[id]]
	l := &g.ready[a.load]
	if a.previous == nobody {
		l.head = a.next
		if a.load == 0 {
			c.idleSince[c.agentGroup[id]] = c.sinceOf(a.next)
		}
	} else {
		c.agents[a.previous].next = a.next
	}
	if a.next == nobody {
		l.tail = a.previous
	} else {
		c.agents[a.next].previous = a.previous
	}
	a.ready = false
	if a.load == 0 {
		g.idle--
	}
}

// sinceOf returns since when an agent has been standing ready, des.Never for
// nobody.
func (c *Centre) sinceOf(id int32) des.Time {
	if id == nobody {
		return des.Never
	}
	return c.agents[id].since
}

// take puts a contact into an agent's hands and sets when it will be done.
func (c *Centre) take(id int32, agentID int32, q *queue, handle des.Time) {
	a := &c.agents[agentID]
	g := &c.groups[c.agentGroup[agentID]]
	if a.ready {
		c.stepOut(agentID)
	}
	g.work(c.now)
	if a.load == 0 {
		g.busy++
	}
	g.inHand++
	a.load++
	k := &c.contacts[id]
	if q.atOnce > 1 {
		c.takeWithOthers(id, a, handle)
	} else {
		a.hands, k.next, k.previous = id, none, none
		c.timers.Set(uint32(id), later(c.now, handle), des.Before)
	}
	if a.load < q.atOnce && !a.past(c.now) {
		c.stand(agentID)
	}
}

// release takes a finished contact out of an agent's hands.
func (c *Centre) release(id int32, agentID int32, q *queue) {
	a := &c.agents[agentID]
	g := &c.groups[c.agentGroup[agentID]]
	if a.ready {
		c.stepOut(agentID)
	}
	g.work(c.now)
	a.load--
	g.inHand--
	if a.load == 0 {
		g.busy--
	}
	if q.atOnce > 1 {
		c.releaseFromOthers(id, a)
	} else {
		a.hands = none
	}
}

// past reports whether the agent's duty is over.
func (a *agent) past(now des.Time) bool { return now >= a.until }

// work brings the areas under the contacts in hand up to now; presence those
// under the people on duty, which change less often.
func (g *group) work(now des.Time) {
	if d := int64(now - g.worked); d != 0 {
		g.now.Busy += int64(g.busy) * d
		g.now.Contacts += int64(g.inHand) * d
		g.worked = now
	}
}

func (g *group) presence(now des.Time) {
	d := int64(now - g.attended)
	g.now.OnDuty += int64(g.present) * d
	g.now.Overtime += int64(g.late) * d
	g.attended = now
}
