package centre

import (
	"math"
	"slices"

	"github.com/rushproof/rushproof/sim/des"
)

// queue is a queue of the layout and those who wait in it: a ring through the
// contacts, first come first served, that a contact can leave from anywhere.
// What every contact needs of the layout is copied to where it is at hand.
type queue struct {
	*Queue
	index     int
	channel   *channel
	atOnce    int32 // contacts of its channel that an agent can have in hand
	deferred  bool
	anyFree   bool  // see Channel.AnyFree
	calls     bool  // those in it have hung up, and the centre calls them back
	strays    bool  // contacts are passed on from it, or to it
	watched   bool  // a rule of the playbook looks at its expected wait
	gated     bool  // a step of its routing asks for its expected wait
	suggests  bool  // agents are offered replies
	bySkill   bool  // it matters by which skill a contact was taken: solves or pooled is there
	misroutes bool  // some of its contacts join another queue at first
	informs   bool  // customers are told something before they wait; see inform
	adapts    bool  // the handle time depends on the moment; see adapt
	first     uint8 // steps that are open at once
	steps     []step
	room      int64     // contacts that may wait
	factor    []float64 // by group: on the handle time; 0: no skill
	rank      []int     // by group
	pace      float64   // factor on the handle time, of the spell
	solves    []float64 // by group: share of answered contacts that resolve the need; nil: that of the Resolution
	pooled    []bool    // by group: takes its contacts by a secondary skill; nil: none does
	mixed     []*group  // that take its contacts one at a time, and others several at once
	line      contact   // nobody, who closes the ring of those who wait and joined at des.Never
	since     des.Time  // when the first of them joined, head start included; des.Never when there is none
	favours   []Segment // with their head starts; nil: there are none
	waiting   crowd
	longest   int64 // most who waited in this interval
	now       *book // of this interval; see page
	days      []today
	levels    []Level

	level     int64     // service level so far today in tenths of a point, for the policy that asks
	levelAsOf des.Time  // -1: never
	callbacks *queue    // of those who left it to be called back, nil when nobody is
	servers   []*group  // that serve it; this and what follows is for expectedWait
	ahead     []earlier // in which those wait who come first, itself included
	usual     float64   // mean handle time, in seconds, sorting included
	handling  float64   // of which before wrap-up
	wrapping  float64   // of which wrap-up
	speed     float64   // contacts that an agent with full hands works on at once, by how much slower each becomes
}

// step is a step of a queue's routing.
type step struct {
	after  des.Time
	when   *gate // nil: always
	groups []*group
}

// reason is why customers get in touch.
type reason struct {
	index  int
	mixes  [][]float64 // by segment, one without them: shares of the channels
	crowd  []float64   // shares of the segments
	queues []*queue    // by channel, nil where there is none
	needs  []NeedCount // by segment
	twice  float64     // share of customers who try two channels at once
	ranked bool        // a layer that can help with it helps the easy ones first
}

func (c *Centre) buildQueues() {
	l := c.layout
	c.channels = make([]channel, len(l.Channels))
	for i := range l.Channels {
		ch := &c.channels[i]
		ch.Channel, ch.lines = &l.Channels[i], l.Channels[i].Lines
		c.advises = c.advises || ch.Advice.Follows > 0
		if ch.lines <= 0 {
			ch.lines = math.MaxInt
		}
	}
	c.groups = make([]group, len(l.Groups))
	c.queues = make([]queue, len(l.Queues)+countCallbacks(l.Queues))
	for i := range l.Queues {
		q := &c.queues[i]
		q.Queue, q.index = &l.Queues[i], i
		q.channel = &c.channels[q.Channel]
		q.atOnce, q.deferred = int32(max(1, len(q.channel.Slowdown))), q.channel.Kind == Deferred
		q.anyFree = q.channel.AnyFree
		if q.room = int64(q.WaitingRoom); q.room < 0 {
			q.room = math.MaxInt64
		}
		for j := range q.Routing {
			q.steps = append(q.steps, c.buildStep(&q.Routing[j], q))
		}
		q.first = q.stepsDue(0)
		q.misroutes, q.watched = q.Misrouted.Share > 0, c.watches(q.Channel)
		q.suggests = q.Suggestions != (Suggestions{})
		if q.PassOn.Shares != nil {
			q.strays, c.queues[q.PassOn.To].strays = true, true
		}
		q.factor = make([]float64, len(l.Groups))
		q.rank = make([]int, len(l.Groups))
		q.informs = q.Callback.Accepts > 0 || q.Announces.happens() || q.Voicemail.Share > 0
		q.favours = l.favours()
		q.adapts = q.Announces.Longer > 0 || c.strained(q)
	}
	c.buildCallbacks(len(l.Queues))
	c.buildReasons()
}

func (c *Centre) buildReasons() {
	l := c.layout
	c.reasons = make([]reason, len(l.Reasons))
	for i := range c.reasons {
		r := &c.reasons[i]
		r.index, r.mixes, r.crowd, r.queues = i, l.Mixes(i), l.crowd(), make([]*queue, len(l.Channels))
		for ch, q := range l.Reasons[i].Queues {
			if q >= 0 {
				r.queues[ch] = &c.queues[q]
			}
		}
	}
}

func (c *Centre) buildStep(s *Step, q *queue) step {
	own := step{after: s.After}
	for _, g := range s.Groups {
		own.groups = append(own.groups, &c.groups[g])
	}
	if s.When.Of != Nothing {
		own.when = &gate{Condition: &s.When, queue: q, channel: q.channel, groups: own.groups}
		switch s.When.Of {
		case ByRule:
			own.when.rule = &c.rules[s.When.Over]
		case Waiting:
			q.channel.gates = q.channel.among(q.channel.gates)
		case Expected:
			q.gated = true
		}
	}
	return own
}

func (c *Centre) resetQueues() {
	for i := range c.queues {
		q := &c.queues[i]
		q.line.next, q.line.previous, q.line.joined = &q.line, &q.line, des.Never
		q.since, q.waiting, q.longest, q.levelAsOf, q.now = des.Never, crowd{}, 0, -1, nil
		clear(q.days)
	}
	for i := range c.channels {
		ch := &c.channels[i]
		ch.open, ch.inUse, ch.window, ch.waiting = ch.Open == nil, 0, 0, 0
	}
}

// stepsDue returns how many steps of the routing are open to a contact that
// has waited so long. Steps are in order of their times.
func (q *queue) stepsDue(waited des.Time) uint8 {
	n := uint8(0)
	for int(n) < len(q.steps) && q.steps[n].after <= waited {
		n++
	}
	return n
}

// routesTo adds the ways in which a group may take the contacts of the queue:
// by each step that asks for it, up to the first that is open to all who have
// waited long enough.
func (q *queue) routesTo(g *group, rank int, ways []skill) []skill {
	for i := range q.steps {
		s := &q.steps[i]
		if !slices.Contains(s.groups, g) {
			continue
		}
		ways = append(ways, skill{q, rank, s.after, s.when})
		if s.when == nil {
			break
		}
	}
	return ways
}

// solvedBy notes which share of the queue's contacts one of so many groups
// resolves.
func (q *queue) solvedBy(group, groups int, share float64) {
	if q.solves == nil {
		q.solves = slices.Repeat([]float64{q.Resolution.FirstContact}, groups)
	}
	q.solves[group], q.bySkill = share, true
}

// pool notes that one of so many groups takes the contacts of the queue by a
// secondary skill.
func (q *queue) pool(group, groups int) {
	if q.pooled == nil {
		q.pooled = make([]bool, groups)
	}
	q.pooled[group], q.bySkill = true, true
}

// push puts a contact at the end of the queue, or before those over whom it has a
// head start.
func (q *queue) push(k *contact, now des.Time) {
	k.next, k.previous = &q.line, q.line.previous
	if q.favours != nil {
		q.overtake(k)
	}
	k.previous.next, k.next.previous = k, k
	q.since = q.turn(q.line.next)
	q.waiting.join(now)
	if !q.calls {
		q.channel.waiting++
	}
	q.longest = max(q.longest, q.waiting.size)
}

// remove takes a contact out of the queue, wherever it stands.
func (q *queue) remove(k *contact, now des.Time) {
	k.previous.next, k.next.previous = k.next, k.previous
	q.since = q.turn(q.line.next)
	q.waiting.leave(now)
	if !q.calls {
		q.channel.waiting--
	}
}

// setPatience sets the timer of a waiting contact to the end of its patience
// or to the next step of its routing, whichever is sooner.
func (c *Centre) setPatience(k *contact) {
	at := k.leaves
	if q := k.queue; int(k.step) < len(q.steps) {
		at = min(at, later(q.turn(k), q.steps[k.step].after))
	}
	c.timers.Set(k.slot, at, des.After)
}
