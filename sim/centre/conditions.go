package centre

// Condition is what must hold for a step of a routing to be open: more than so
// many wait in the channel, or are idle among the step's agents, or the next
// customer of the queue has to expect a longer wait than that. The zero value
// always holds.
type Condition struct {
	Of   Watched
	Over int64 // contacts, agents, or microseconds; of ByRule the number of the rule
}

// Watched is what a condition looks at.
type Watched int

// What conditions look at.
const (
	Nothing  Watched = iota
	Waiting          // contacts in all queues of the channel, without those who are to be called back
	Idle             // agents of the step with nothing in hand
	ByRule           // of the playbook: whether that rule acts
	Expected         // wait of the next customer, while somebody waits in the queue
)

// gate is a condition as a centre watches it.
type gate struct {
	*Condition
	queue   *queue
	channel *channel
	groups  []*group
	rule    *rule
}

// holds reports whether the step is open for an agent who looks for work, and
// who is one of the idle; nil asks for nobody. Nobody who has chats in hand keeps
// them free for a call that only a condition lets in: it may cease to hold.
func (g *gate) holds(a *agent) bool {
	if a != nil && a.load > 0 && len(g.channel.Slowdown) < 2 {
		return false
	}
	switch g.Of {
	case Waiting:
		return int64(g.channel.waiting) > g.Over
	case ByRule:
		return g.rule.acts
	case Expected:
		return int64(g.queue.outlook()) > g.Over
	}
	idle := int64(0)
	for _, of := range g.groups {
		idle += int64(of.idle)
	}
	if a != nil && a.load == 0 && !a.ready {
		idle++
	}
	return idle > g.Over
}

// mayOpen reconsiders the channels of which a step may just have opened.
func (c *Centre) mayOpen(gates []*channel) {
	for _, ch := range gates {
		c.reconsider(ch)
	}
}

// reconsider gives contacts of a channel to those whom a condition has just let
// in.
func (c *Centre) reconsider(ch *channel) {
	for i := range c.queues {
		q := &c.queues[i]
		if q.channel != ch {
			continue
		}
		for q.waiting.size > 0 {
			a := c.findAgent(q.line.next, q.stepsDue(c.now-q.since))
			if a == nil || !c.nextContact(a) && a.ready {
				break
			}
		}
	}
}
