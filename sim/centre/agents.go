package centre

import (
	"slices"

	"github.com/rushproof/rushproof/sim/des"
)

// agent is a person. One who is ready stands in the ring of the group for the
// number of contacts in hand, where the longest idle comes first. An agent
// fills one line of the processor's cache; what is seldom asked for is kept
// beside it, in breaks and chats.
type agent struct {
	group    *group
	pace     float64
	next     *agent
	previous *agent   // in the ring
	since    des.Time // in the ring
	until    des.Time // end of the duty
	load     int32    // contacts in hand
	id       int32
	ready    bool // stands in a ring
	present  bool // on duty, or finishing what is in hand
	overtime bool // on a duty that is overtime from its beginning
	late     bool // past the end of the duty
	called   bool // in by a rule, and not late
	gone     bool // has to go when the duty ends
}

// past reports whether the agent's duty is over.
func (a *agent) past(now des.Time) bool { return now >= a.until }

// group is a skill group and its people.
type group struct {
	*Group
	index     int
	ready     []agent  // by contacts in hand: nobody, who closes the ring and has been there since des.Never
	idleSince des.Time // when its longest idle agent became so, des.Never when none is
	idle      int      // agents in the first ring
	capacity  int32    // contacts that an agent can have in hand
	serves    []skill
	policy    Policy     // of the Group, at hand
	staysOn   *rule      // by which people stay when their shift ends, nil when none asks for it
	anyFree   bool       // serves a channel in which any free agent takes a contact
	gates     []*channel // in which a step of a routing may open when one of them comes or goes
	bench     []*agent   // then, who is idle, in no order
	behind    []*agent   // whose duty ended with contacts in hand, where the first free goes; some are gone already
	busy      crowd      // agents with contacts in hand
	inHand    crowd      // contacts; only counted where an agent can have several, for otherwise they are as many as busy
	present   crowd      // agents on duty, or past it with contacts in hand
	hands     hands      // theirs, as expectedWait counts them
	late      crowd      // agents past the end of their duty
	called    crowd      // agents on duty because a rule has called them in
	handled   int64      // contacts done with in the interval
	cells     []StaffCell
}

// skill is a skill as a freed agent looks at it.
type skill struct {
	queue *queue
	rank  int // 0, 1, 2, … among the ranks of the group
	after des.Time
	when  *gate // nil: always
}

func (c *Centre) buildGroups() {
	l := c.layout
	for i := range c.groups {
		g := &c.groups[i]
		g.Group, g.index, g.capacity = &l.Groups[i], i, 1
		g.policy = g.Policy
		live := c.lastLive(g)
		for _, s := range g.Skills {
			q := &c.queues[s.Queue]
			q.factor[i] = s.Factor
			if s.Solves > 0 {
				q.solvedBy(i, len(l.Groups), s.Solves)
			}
			if s.Secondary {
				q.pool(i, len(l.Groups))
			}
			g.capacity = max(g.capacity, q.atOnce)
			g.anyFree = g.anyFree || q.anyFree
			g.serves = q.routesTo(g, s.Rank, g.serves)
			g.callers(q, s, live)
		}
		for _, s := range g.Skills {
			if q := &c.queues[s.Queue]; g.capacity > 1 && q.atOnce == 1 {
				q.mixed = append(q.mixed, g)
			}
		}
		g.sortByRank()
		g.ready = make([]agent, g.capacity)
	}
	c.agents = make([]agent, len(l.Agents))
	c.breaks = make([]pause, len(l.Agents))
	c.chats = make([]chats, len(l.Agents))
	if slices.ContainsFunc(l.Queues, func(q Queue) bool { return q.PassOn.Warm }) {
		c.holds = make([]hold, len(l.Agents))
	}
	c.seats = make([]int32, len(l.Agents))
}

func (c *Centre) resetGroups() {
	for i := range c.groups {
		g := &c.groups[i]
		for load := range g.ready {
			end := &g.ready[load]
			end.next, end.previous, end.since = end, end, des.Never
		}
		g.idle, g.idleSince, g.bench = 0, des.Never, g.bench[:0]
		g.behind = g.behind[:0]
		g.busy, g.inHand, g.present, g.late, g.called, g.handled = crowd{}, crowd{}, crowd{}, crowd{}, crowd{}, 0
		g.hands = hands{}
	}
	for i, g := range c.layout.Agents {
		c.agents[i] = agent{id: int32(i), group: &c.groups[g], pace: 1, until: des.Never}
	}
	clear(c.breaks)
	clear(c.chats)
	clear(c.holds)
}

// stand puts an agent at the end of the ring for the contacts in hand.
func (c *Centre) stand(a *agent) {
	g := a.group
	end := &g.ready[a.load]
	a.ready, a.since, a.next, a.previous = true, c.now, end, end.previous
	a.previous.next, a.next.previous = a, a
	if a.load == 0 {
		g.idle++
		g.idleSince = end.next.since
		if g.anyFree {
			c.sit(a)
		}
	}
}

// stepOut takes an agent out of the ring.
func (c *Centre) stepOut(a *agent) {
	g := a.group
	a.previous.next, a.next.previous = a.next, a.previous
	a.ready = false
	if a.load == 0 {
		g.idle--
		g.idleSince = g.ready[0].next.since
		if g.anyFree {
			c.getUp(a)
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
	if g.capacity > 1 {
		g.inHand.join(c.now)
	}
	a.load++
	if k.queue.atOnce > 1 {
		c.takeWithOthers(k, a, handle)
	} else {
		c.timers.Set(k.slot, c.now+handle, des.Before)
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
	if g.capacity > 1 {
		g.inHand.leave(c.now)
	}
	if a.load == 0 {
		g.busy.leave(c.now)
	}
	if k.queue.atOnce > 1 {
		c.releaseFromOthers(k, a)
	}
}
