package centre

import (
	"sort"

	"github.com/rushproof/rushproof/sim/des"
)

// Routing answers two questions: which agent takes this contact, and which
// contact does this freed agent take. Neither looks at more than the groups or
// queues concerned, however many agents and contacts there are.

// sortByRank puts the skills of a group in order, and numbers their ranks from 0
// without gaps.
func (g *group) sortByRank() {
	sort.SliceStable(g.serves, func(i, j int) bool { return g.serves[i].rank < g.serves[j].rank })
	rank, before := -1, 0
	for i := range g.serves {
		s := &g.serves[i]
		if rank < 0 || s.rank != before {
			rank++
		}
		before, s.rank = s.rank, rank
		s.queue.rank[g.index] = rank
	}
}

// findAgent returns the agent who takes a contact to whom so many steps of its
// queue are open: of the first step with anybody ready, the one with the fewest
// contacts in hand, and of those the longest idle, or any one. Nil when nobody
// does.
func (c *Centre) findAgent(k *contact, open uint8) *agent {
	q := k.queue
	if q.atOnce == 1 {
		if q.anyFree {
			return c.anyIdle(k, open)
		}
		return q.longestIdle(open)
	}
	for _, s := range q.steps[:open] {
		if s.when != nil && !s.when.holds(nil) {
			continue
		}
		if a := c.leastLoaded(k, s.groups); a != nil {
			return a
		}
	}
	return nil
}

// longestIdle returns the agent who has been idle longest of the first step
// with anybody idle.
func (q *queue) longestIdle(open uint8) *agent {
	for i := range q.steps[:open] {
		s := &q.steps[i]
		if s.when != nil && !s.when.holds(nil) {
			continue
		}
		var best *group
		since := des.Never
		for _, g := range s.groups {
			if g.idleSince < since && q.finds(g) {
				best, since = g, g.idleSince
			}
		}
		if best != nil {
			return best.ready[0].next
		}
	}
	return nil
}

// finds reports whether a contact of the queue may take an idle agent of the
// group, if there is one. Deferred work leaves a reserve of them.
func (q *queue) finds(g *group) bool {
	return !q.deferred || q.channel.open && g.idle > q.reserve(g)
}

// leastLoaded returns the agent of the groups with the fewest contacts in
// hand, and of those the one who has been waiting longest for another.
func (c *Centre) leastLoaded(k *contact, groups []*group) *agent {
	q := k.queue
	for load := range q.atOnce {
		var best *agent
		since := des.Never
		for _, g := range groups {
			if load >= g.capacity {
				continue
			}
			head := g.ready[load].next
			if head.since >= since || load > 0 && c.keepsHandsFree(head, k) {
				continue
			}
			best, since = head, head.since
		}
		if best != nil {
			return best
		}
	}
	return nil
}

// keepsHandsFree reports whether an agent who has chats in hand leaves a new
// one, k, alone, because somebody waits who comes first but can only be
// served with empty hands.
func (c *Centre) keepsHandsFree(a *agent, k *contact) bool {
	best := c.longestWaiting(a)
	return best != nil && best.queue.atOnce == 1 && c.comesFirst(best, a.group, k)
}

// letIn gives chats to agents who kept their hands free for a contact of the
// queue, when it has left.
func (c *Centre) letIn(q *queue) {
	if len(q.mixed) == 0 || !c.chatsWait() {
		return
	}
	for _, g := range q.mixed {
		c.letChatsIn(g)
	}
}

func (c *Centre) chatsWait() bool {
	for i := range c.channels {
		if ch := &c.channels[i]; ch.waiting > 0 && len(ch.Slowdown) > 1 {
			return true
		}
	}
	return false
}

// letChatsIn asks those with the fewest contacts in hand first: who has more of
// them may still have a hand free for the chats of another channel.
func (c *Centre) letChatsIn(g *group) {
	for load := range g.ready {
		for end := &g.ready[load]; end.next != end; {
			s := c.longestWaiting(end.next)
			if s == nil || s.queue.atOnce == 1 {
				break
			}
			k := s.queue.line.next
			a := c.findAgent(k, s.queue.stepsDue(c.now-s.queue.since))
			s.queue.remove(k, c.now)
			c.answer(k, a)
		}
	}
}

// nextContact lets an agent who has a hand free look for work, and stand ready
// or leave if there is none. It reports whether there was any.
func (c *Centre) nextContact(a *agent) (found bool) {
	g := a.group
	if len(g.behind) > 0 && a.load == 0 && !a.past(c.now) {
		c.goesInstead(a)
	}
	for {
		s := c.longestWaiting(a)
		if s == nil || a.load >= s.queue.atOnce {
			break
		}
		q := s.queue
		k := q.line.next
		q.remove(k, c.now)
		c.answer(k, a)
		c.letIn(q)
		if a.load >= q.atOnce {
			return true
		}
		found = true
	}
	switch {
	case !a.past(c.now):
		if !a.ready && a.load < g.capacity {
			c.stand(a)
		}
	case a.load == 0:
		c.goHome(a)
	}
	return found
}

// longestWaiting returns the skill by which an agent takes the next contact:
// the smallest rank first, within it the longest waiting, unless the group has a
// policy of its own. Nil when nobody waits for this agent.
func (c *Centre) longestWaiting(a *agent) *skill {
	if a.group.policy != nil {
		return c.nextByPolicy(a)
	}
	var best *skill
	since, serves := des.Never, a.group.serves
	for i := range serves {
		s := &serves[i]
		q := s.queue
		if q.since >= since || c.now-q.since < s.after {
			continue
		}
		if best != nil && s.rank > best.rank {
			break
		}
		if (s.when == nil || s.when.holds(a)) && c.takes(a, q) {
			best, since = s, q.since
		}
	}
	return best
}

// takes reports whether an agent is there for those who wait in a queue. Chats
// of which the agent has as many in hand as their channel allows are left to
// others; a call is not, as the agent is to have empty hands for it. Deferred
// work is for who leaves a reserve of others idle. An agent whose duty is over
// only serves those whom closing time has promised to serve.
func (c *Centre) takes(a *agent, q *queue) bool {
	if q.atOnce > 1 && a.load >= q.atOnce || a.past(c.now) && !c.draining(q) {
		return false
	}
	if !q.deferred {
		return true
	}
	others := a.group.idle
	if a.ready && a.load == 0 {
		others--
	}
	return q.channel.open && others >= q.reserve(a.group)
}
