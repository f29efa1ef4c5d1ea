package centre

import (
	"slices"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/dist"
)

// Callback is the offer, to a caller who would have to wait, to hang up and be
// called back. Who accepts waits without a line and without losing patience. It
// moves work, and takes none away.
type Callback struct {
	Rules    []int    // offered only while one of these rules of the playbook acts; nil: always
	From     des.Time // offered to whoever has to expect a longer wait than that
	Waiting  int      // in place of From: offered as soon as so many wait in the queue; 0: by From
	Accepts  float64  // share of them; 0: nothing is offered
	Last     bool     // called when no call waits, as deferred work is; otherwise they keep their place
	NoAnswer float64  // share of the centre's calls that reach nobody
	Rings    des.Time // time that such a call takes an agent
	Tries    int      // calls until the centre gives up; 0 means 1
	Again    dist.Law // seconds until the next; nil: at once
	Harder   float64  // factor on the handle time; 0 means 1
}

// MostCalls is the most tries that a call-back can have.
const MostCalls = 100

// Those who are to be called back stand in a queue of their own beside the one
// that they left: of the same rank, where the longest waiting comes first, so
// that they keep their place; or after all live contacts. At closing time they
// stay in it until the channel opens again.

// countCallbacks returns how many queues call back.
func countCallbacks(queues []Queue) (n int) {
	for i := range queues {
		if queues[i].Callback.Accepts > 0 {
			n++
		}
	}
	return n
}

// buildCallbacks puts the queues of those who are to be called back behind the
// others, of which there are so many.
func (c *Centre) buildCallbacks(others int) {
	next := others
	for i := range c.queues[:others] {
		q := &c.queues[i]
		if q.Callback.Accepts == 0 {
			continue
		}
		calls := &c.queues[next]
		next++
		*calls = *q
		calls.calls, calls.deferred, calls.informs = true, true, false
		calls.factor, calls.rank = make([]float64, len(c.groups)), make([]int, len(c.groups))
		q.callbacks = calls
	}
}

// callers gives a group the skill to call those back who left a queue that it
// serves. Live is the last rank of its live queues.
func (g *group) callers(q *queue, s Skill, live int) {
	if q.callbacks == nil {
		return
	}
	calls, rank := q.callbacks, s.Rank
	if q.Callback.Last {
		rank = live + 1
	}
	calls.factor[g.index] = s.Factor * calls.harder()
	g.serves = calls.routesTo(g, rank, g.serves)
}

// lastLive returns the last rank among the live queues that a group serves.
func (c *Centre) lastLive(g *group) (rank int) {
	for _, s := range g.Skills {
		if !c.queues[s.Queue].deferred {
			rank = max(rank, s.Rank)
		}
	}
	return rank
}

// harder returns how much longer than others those take who are called back.
func (q *queue) harder() float64 {
	if q.Callback.Harder > 0 {
		return q.Callback.Harder
	}
	return 1
}

// reserve returns how many idle agents of a group a deferred queue leaves to
// live contacts. Those who keep their place among them are as good as live.
func (q *queue) reserve(g *group) int {
	if q.calls && !q.Callback.Last {
		return 0
	}
	return g.Reserve
}

// accepts offers to call a customer back who is about to wait, and reports
// whether the customer hangs up.
func (c *Centre) accepts(k *contact, expected des.Time) bool {
	o := &k.queue.Callback
	if o.Rules != nil && !slices.ContainsFunc(o.Rules, func(r int) bool { return c.rules[r].acts }) {
		return false
	}
	if o.Accepts == 0 || o.Waiting > 0 && k.queue.waiting.size < int64(o.Waiting) || o.Waiting == 0 && expected <= o.From {
		return false
	}
	k.book.CallbackOffered++
	return k.v.key.With(luckAccepts).Float64() < o.Accepts
}

// promise lets a customer hang up who is to be called back.
func (c *Centre) promise(k *contact) {
	k.queue.channel.inUse--
	k.v.calls, k.v.direct = 1, true
	c.lineUp(k, k.queue.callbacks)
}

// lineUp puts a contact to those who are to be called back.
func (c *Centre) lineUp(k *contact, calls *queue) {
	k.place, k.queue, k.leaves = inQueue, calls, des.Never
	calls.push(k, c.now)
	c.setPatience(k)
	c.mayOpen(calls.channel.gates)
}

// callAgain is a customer whose turn to be called it is once more, by those who
// called before; unless nobody calls back.
func (c *Centre) callAgain(k *contact) bool {
	q := c.reasons[k.v.reason].queues[k.v.channel]
	if q.misroutes {
		q = c.misroute(&k.v, q)
	}
	calls := q.callbacks
	if calls == nil {
		return false
	}
	k.joined, k.queue, k.book, k.step = c.now, calls, calls.page(), calls.open(k)
	k.work = c.work(calls.Handle, &k.v)
	if a := c.findAgent(k, k.step); a != nil {
		c.answer(k, a)
	} else {
		c.lineUp(k, calls)
	}
	return true
}

// dial is an agent calling a customer back, and reports whether nobody answers.
func (c *Centre) dial(k *contact, a *agent) (nobody bool) {
	k.queue.channel.inUse++
	if nobody = c.unreached(k); nobody {
		k.book.NotReached++
		c.takeNobody(k, a, k.queue.Callback.Rings)
	}
	return nobody
}

// unreached reports whether nobody answers the centre's call.
func (c *Centre) unreached(k *contact) bool {
	share := k.queue.Callback.NoAnswer
	return share > 0 && k.v.key.With(luckNoAnswer).With(uint64(k.v.calls)).Float64() < share
}

// hangUp is the end of a call that nobody answered. The centre tries again, or
// leaves it to the customer.
func (c *Centre) hangUp(k *contact) {
	c.recordNobody(k, NotReached, c.now-k.began)
	c.release(k)
	v, o := k.v, &k.queue.Callback
	v.wait(c.now - k.joined)
	switch {
	case c.knows(&v):
		c.endKnown(&v)
	case int(v.calls) < o.Tries:
		wait := des.Time(0)
		if o.Again != nil {
			wait = c.draw(o.Again, v.key.With(uint64(v.calls)), luckCallAgain)
		}
		v.calls++
		v.wait(wait)
		c.comeBack(v, later(c.now, wait), 0)
	default:
		k.book.NeverReached++
		c.retry(&v, &k.queue.Redial, NotReached, 0)
	}
	c.dismiss(k)
	c.nextContact(k.agent)
}
