package centre

import (
	"slices"

	"github.com/rushproof/rushproof/sim/des"
)

// What announcements, rules of the playbook and routings can know of a wait before
// it is over.

// expectedWait returns how long a contact that joins the queue now has to
// expect to wait: the work of all who come before it, and its own, shared out
// among the agents on duty who serve the queue. With n agents of one skill and
// Q ahead that is (Q+1)·h/n, the exact mean for memoryless handling times h when
// all n are busy and nobody leaves (Whitt 1999, predicting queueing delays). With
// several skills it takes whoever comes first in any of the queue's groups for
// somebody whom they all serve. Nor does it know who of those ahead will leave the
// line or has a question that takes longer, as a centre does not: where customers
// are impatient or several skills meet, it errs on the side of a long wait. A head
// start puts a contact before those whose turn comes later; the turn of one without
// is des.Never. The wait is des.Never when nobody is on duty.
func (q *queue) expectedWait(turn des.Time) des.Time {
	hands := 0.0
	for _, g := range q.servers {
		if g.there() {
			hands += g.hands.at(q) * q.speed / q.slowness(g)
		}
	}
	if hands == 0 {
		return des.Never
	}
	work := q.usual * q.pace
	for i := range q.ahead {
		if e := &q.ahead[i]; e.queue.waiting.size > 0 && e.matters() {
			work += float64(e.before(turn)) * e.queue.usual * e.queue.pace
		}
	}
	return des.Seconds(work / hands)
}

// outlook returns the expected wait as a wallboard shows it: that of the next
// customer while somebody waits in the queue, and otherwise none.
func (q *queue) outlook() des.Time {
	if q.waiting.size == 0 {
		return 0
	}
	return q.expectedWait(des.Never)
}

// earlier is a queue in which those wait who come before others, because of
// these groups: by a smaller rank, or by one that is the same and their turn.
type earlier struct {
	queue *queue
	by    []*group
	rank  []*group // those of them by a smaller one
}

// matters reports whether anybody of the groups is there.
func (e *earlier) matters() bool { return slices.ContainsFunc(e.by, (*group).there) }

// before returns how many come before somebody who joins with the given turn.
func (e *earlier) before(turn des.Time) int64 {
	n := e.queue.waiting.size
	if turn == des.Never || slices.ContainsFunc(e.rank, (*group).there) {
		return n
	}
	for k := e.queue.line.previous; k != &e.queue.line && e.queue.turn(k) > turn; k = k.previous {
		n--
	}
	return n
}

// buildExpectations prepares what expectedWait needs of each queue.
func (c *Centre) buildExpectations() {
	for i := range c.queues {
		q := &c.queues[i]
		q.speed = 1
		if n := len(q.channel.Slowdown); n > 0 {
			q.speed = float64(n) / q.channel.Slowdown[n-1]
		}
		q.handling = q.Handle.Mean()
		if q.WrapUp != nil {
			q.wrapping = q.WrapUp.Mean()
		}
		q.usual = q.handling + q.wrapping + q.Sorting.Seconds()
		if q.calls {
			q.usual *= q.harder()
		}
		q.servers = q.everyGroup()
	}
	for i := range c.queues {
		q := &c.queues[i]
		for j := 0; j < len(c.queues) && (q.informs || q.watched || q.gated); j++ {
			if by, rank := c.queues[j].comesBefore(q); by != nil {
				q.ahead = append(q.ahead, earlier{&c.queues[j], by, rank})
			}
		}
		if q.gated {
			q.gate()
		}
	}
}

// gate notes when a step of the queue's routing that asks for the expected wait
// may open: when somebody joins the queue or one that comes first, or when those
// who serve it come and go.
func (q *queue) gate() {
	q.channel.gates = q.channel.among(q.channel.gates)
	for i := range q.ahead {
		before := q.ahead[i].queue.channel
		before.gates = q.channel.among(before.gates)
	}
	for _, g := range q.servers {
		g.gates = q.channel.among(g.gates)
	}
}

// among adds a channel to some, unless it is there.
func (ch *channel) among(some []*channel) []*channel {
	if slices.Contains(some, ch) {
		return some
	}
	return append(some, ch)
}

// everyGroup lists the groups that serve the queue sooner or later, whatever the
// conditions.
func (q *queue) everyGroup() (groups []*group) {
	for _, s := range q.steps {
		if s.when != nil {
			continue
		}
		for _, g := range s.groups {
			if q.factor[g.index] > 0 && !slices.Contains(groups, g) {
				groups = append(groups, g)
			}
		}
	}
	return groups
}

// comesBefore returns the groups that serve both and take those who wait in q
// sooner than somebody who joins the other queue now, and those of them who do so
// by a smaller rank.
func (q *queue) comesBefore(other *queue) (by, rank []*group) {
	for _, g := range other.servers {
		if q.factor[g.index] > 0 && q.rank[g.index] <= other.rank[g.index] {
			by = append(by, g)
			if q.rank[g.index] < other.rank[g.index] {
				rank = append(rank, g)
			}
		}
	}
	return by, rank
}
