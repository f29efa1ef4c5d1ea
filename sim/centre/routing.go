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

// findAgent returns the agent who takes a contact of the queue to whom so many
// steps are open: of the first step with anybody ready, the one with the fewest
// contacts in hand, and of those the longest idle. Nil when nobody does.
func (c *Centre) findAgent(q *queue, open uint8) *agent {
	if q.atOnce == 1 {
		return q.longestIdle(open)
	}
	for _, s := range q.steps[:open] {
		if a := c.leastLoaded(q, s.groups); a != nil {
			return a
		}
	}
	return nil
}

// longestIdle returns the agent who has been idle longest of the first step
// with anybody idle.
func (q *queue) longestIdle(open uint8) *agent {
	for _, s := range q.steps[:open] {
		var best *group
		since := des.Never
		for _, g := range s.groups {
			if g.idleSince < since && (!q.deferred || q.channel.open && g.idle > g.Reserve) {
				best, since = g, g.idleSince
			}
		}
		if best != nil {
			return best.ready[0].next
		}
	}
	return nil
}

// leastLoaded returns the agent of the groups with the fewest contacts in
// hand, and of those the one who has been waiting longest for another.
func (c *Centre) leastLoaded(q *queue, groups []*group) *agent {
	for load := range q.atOnce {
		var best *agent
		since := des.Never
		for _, g := range groups {
			if load >= g.capacity {
				continue
			}
			head := g.ready[load].next
			if head.since >= since || load > 0 && c.keepsHandsFree(g, q) {
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

// keepsHandsFree reports whether agents of the group who have chats in hand
// leave a new one of queue q alone, because somebody waits whom they would
// serve first with empty hands.
func (c *Centre) keepsHandsFree(g *group, q *queue) bool {
	best := c.longestWaiting(g, false)
	return best != nil && best.queue.atOnce == 1 && best.rank <= q.rank[g.index]
}

// letIn gives chats to agents who kept their hands free for a contact of the
// queue, when it has left.
func (c *Centre) letIn(q *queue) {
	for _, g := range q.mixed {
		c.letChatsIn(g)
	}
}

func (c *Centre) letChatsIn(g *group) {
	for {
		s := c.longestWaiting(g, false)
		if s == nil || s.queue.atOnce == 1 {
			return
		}
		a := c.findAgent(s.queue, s.queue.stepsDue(c.now-s.queue.since))
		if a == nil {
			return
		}
		k := s.queue.line.next
		s.queue.remove(k, c.now)
		c.answer(k, a)
	}
}

// nextContact lets an agent who has a hand free look for work, and stand ready
// or leave if there is none. It reports whether there was any.
func (c *Centre) nextContact(a *agent) (found bool) {
	g := a.group
	for {
		s := c.longestWaiting(g, a.past(c.now))
		if s == nil || a.load > 0 && a.load >= s.queue.atOnce {
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

// longestWaiting returns the skill by which an agent of the group would take
// the next contact with empty hands: the smallest rank first, within it the
// longest waiting. An agent whose duty is over only serves those whom closing
// time has promised to serve. Nil when nobody waits for this group.
func (c *Centre) longestWaiting(g *group, past bool) *skill {
	var best *skill
	since := des.Never
	for i := range g.serves {
		s := &g.serves[i]
		q := s.queue
		if q.since >= since || c.now-q.since < s.after {
			continue
		}
		if best != nil && s.rank > best.rank {
			break
		}
		if q.deferred && (!q.channel.open || g.idle < g.Reserve) || past && !c.draining(q) {
			continue
		}
		best, since = s, q.since
	}
	return best
}
