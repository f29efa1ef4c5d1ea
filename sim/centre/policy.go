package centre

import "github.com/rushproof/rushproof/sim/des"

// Policy is the order in which a freed agent takes those who wait. Whoever is
// first in each queue has a turn, and the smallest is taken; equal turns go by
// rank. A group without a policy goes by rank, and within a rank by who has
// waited longest.
type Policy interface {
	// turn returns the turn of a contact of queue q that began to wait at since,
	// in the eyes of agents for whom the queue has the given rank.
	turn(c *Centre, q *queue, rank int, since des.Time) des.Time
}

// nextByPolicy returns the skill by which an agent takes the next contact by
// the policy of the group; see longestWaiting.
func (c *Centre) nextByPolicy(a *agent) *skill {
	var best *skill
	first := des.Never
	for i := range a.group.serves {
		s := &a.group.serves[i]
		q := s.queue
		if q.waiting.size == 0 || c.now-q.since < s.after || s.when != nil && !s.when.holds(a) || !c.takes(a, q) {
			continue
		}
		if turn := a.group.policy.turn(c, q, s.rank, q.since); best == nil || turn < first {
			best, first = s, turn
		}
	}
	return best
}

// comesFirst reports whether the first who waits by skill s comes before
// contact k, which joins its queue now, in the eyes of s's group.
func (c *Centre) comesFirst(s *skill, g *group, k *contact) bool {
	q := k.queue
	rank, since := q.rank[g.index], c.now-q.headStart(k)
	if g.policy == nil {
		return s.rank < rank || s.rank == rank && s.queue.since <= since
	}
	return g.policy.turn(c, s.queue, s.rank, s.queue.since) <= g.policy.turn(c, q, rank, since)
}
