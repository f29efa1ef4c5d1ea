package centre

import (
	"sort"

	"github.com/rushproof/rushproof/sim/des"
)

// Routing answers two questions: which agent takes this contact, and which
// contact does this freed agent take. Neither looks at more than the groups or
// queues concerned, however many agents and contacts there are.

func sortByRank(s []skill) {
	sort.SliceStable(s, func(i, j int) bool { return s[i].rank < s[j].rank })
}

// findAgent returns the agent who takes a contact of the queue that has waited
// so long: of the first step with anybody ready, the one with the fewest
// contacts in hand, and of those the longest idle.
func (c *Centre) findAgent(q *queue, waited des.Time) int32 {
	for s := range q.Routing {
		step := &q.Routing[s]
		if step.After > waited {
			break
		}
		a := nobody
		if q.atOnce == 1 {
			a = c.longestIdle(q, step.Groups)
		} else {
			a = c.leastLoaded(q, step.Groups)
		}
		if a != nobody {
			return a
		}
	}
	return nobody
}

// longestIdle returns the agent of the groups who has been idle longest.
func (c *Centre) longestIdle(q *queue, groups []int) int32 {
	best, bestSince := -1, des.Never
	for _, g := range groups {
		if since := c.idleSince[g]; since < bestSince {
			if q.deferred && c.groups[g].idle <= c.groups[g].Reserve {
				continue
			}
			best, bestSince = g, since
		}
	}
	if best < 0 {
		return nobody
	}
	return c.groups[best].ready[0].head
}

// leastLoaded returns the agent of the groups with the fewest contacts in
// hand, and of those the one who has been waiting longest for another.
func (c *Centre) leastLoaded(q *queue, groups []int) int32 {
	for load := range q.atOnce {
		best, bestSince := nobody, des.Never
		for _, gi := range groups {
			g := &c.groups[gi]
			if load >= g.capacity {
				continue
			}
			head := g.ready[load].head
			if head == nobody || c.agents[head].since >= bestSince || load > 0 && c.keepsHandsFree(g, gi, q) {
				continue
			}
			best, bestSince = head, c.agents[head].since
		}
		if best != nobody {
			return best
		}
	}
	return nobody
}

// keepsHandsFree reports whether agents of the group who have chats in hand
// leave a new one of queue q alone, because somebody waits whom they would
// serve first with empty hands.
func (c *Centre) keepsHandsFree(g *group, gi int, q *queue) bool {
	best := c.longestWaiting(g, false)
	return best != nil && best.atOnce == 1 && best.rank <= q.rank[gi]
}

// letIn gives chats to agents who kept their hands free for a contact of the
// queue, when it has left.
func (c *Centre) letIn(q *queue) {
	for _, g := range q.mixed {
		for {
			s := c.longestWaiting(&c.groups[g], false)
			if s == nil || s.atOnce == 1 {
				break
			}
			chats := &c.queues[s.queue]
			a := c.findAgent(chats, c.now-c.waitingSince[s.queue])
			if a == nobody {
				break
			}
			k := chats.head
			chats.remove(c, k)
			c.answer(k, a)
		}
	}
}

// nextContact lets an agent who has a hand free look for work, and stand ready
// or leave if there is none. It reports whether there was any.
func (c *Centre) nextContact(id int32) (found bool) {
	a := &c.agents[id]
	g := &c.groups[c.agentGroup[id]]
	for {
		s := c.longestWaiting(g, a.past(c.now))
		if s == nil || a.load > 0 && a.load >= s.atOnce {
			break
		}
		q := &c.queues[s.queue]
		k := q.head
		q.remove(c, k)
		c.answer(k, id)
		c.letIn(q)
		if a.load >= s.atOnce {
			return true
		}
		found = true
	}
	switch {
	case !a.past(c.now):
		if !a.ready && a.load < g.capacity {
			c.stand(id)
		}
	case a.load == 0:
		c.goHome(id)
	}
	return found
}

// longestWaiting returns the skill by which an agent of the group would take
// the next contact with empty hands: the smallest rank first, within it the
// longest waiting. An agent whose duty is over only serves those whom closing
// time has promised to serve. Nil when nobody waits for this group.
func (c *Centre) longestWaiting(g *group, past bool) *skill {
	var best *skill
	bestSince := des.Never
	for i := range g.serves {
		s := &g.serves[i]
		if best != nil && s.rank > best.rank {
			break
		}
		since := c.waitingSince[s.queue]
		if since >= bestSince || c.now-since < s.after {
			continue
		}
		if s.deferred && g.idle < g.Reserve || past && !c.draining(s.queue) {
			continue
		}
		best, bestSince = s, since
	}
	return best
}
