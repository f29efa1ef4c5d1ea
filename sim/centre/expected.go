package centre

import (
	"slices"

	"github.com/rushproof/rushproof/sim/des"
)

// What an announcement can know of a wait before it is over.

// expectedWait returns how long a contact that joins the queue now has to
// expect to wait: the work of all who come before it, and its own, shared out
// among the agents on duty who serve the queue. With n agents of one skill and
// Q ahead that is (Q+1)·h/n, the exact mean for memoryless handling times h when
// all n are busy and nobody leaves (Whitt 1999, predicting queueing delays). With
// several skills it takes whoever comes first in any of the queue's groups for
// somebody whom they all serve, which errs on the side of a long wait. It is
// des.Never when nobody is on duty.
func (c *Centre) expectedWait(q *queue) des.Time {
	hands := 0.0
	for _, g := range q.servers {
		hands += float64(g.present.size) * q.speed / q.factor[g.index]
	}
	if hands == 0 {
		return des.Never
	}
	work := q.usual * q.pace
	for i := range q.ahead {
		if e := &q.ahead[i]; e.queue.waiting.size > 0 && e.matters() {
			work += float64(e.queue.waiting.size) * e.queue.usual * e.queue.pace
		}
	}
	return des.Seconds(work / hands)
}

// earlier is a queue in which those wait who come before others, because of
// these groups.
type earlier struct {
	queue *queue
	by    []*group
}

// matters reports whether anybody of the groups is there.
func (e *earlier) matters() bool {
	for _, g := range e.by {
		if g.present.size > 0 {
			return true
		}
	}
	return false
}

// buildExpectations prepares what expectedWait needs of each queue.
func (c *Centre) buildExpectations() {
	for i := range c.queues {
		q := &c.queues[i]
		q.speed = 1
		if n := len(q.channel.Slowdown); n > 0 {
			q.speed = float64(n) / q.channel.Slowdown[n-1]
		}
		q.usual = q.Handle.Mean()
		if q.WrapUp != nil {
			q.usual += q.WrapUp.Mean()
		}
		if q.calls {
			q.usual *= q.harder()
		}
		q.servers = q.everyGroup()
	}
	for i := range c.queues {
		q := &c.queues[i]
		for j := 0; j < len(c.queues) && (q.informs || q.watched); j++ {
			if by := c.queues[j].comesBefore(q); by != nil {
				q.ahead = append(q.ahead, earlier{&c.queues[j], by})
			}
		}
	}
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
// sooner than somebody who joins the other queue now.
func (q *queue) comesBefore(other *queue) (by []*group) {
	for _, g := range other.servers {
		if q.factor[g.index] > 0 && q.rank[g.index] <= other.rank[g.index] {
			by = append(by, g)
		}
	}
	return by
}
