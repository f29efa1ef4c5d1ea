package centre

// Condition is what must hold for a step of a routing to be open: more than so
// many wait in the channel, or are idle among the step's agents. The zero value
// always holds.
type Condition struct {
	Of   Watched
	Over int64
}

// Watched is what a condition looks at.
type Watched int

// What conditions look at.
const (
	Nothing Watched = iota
	Waiting         // contacts in all queues of the channel
	Idle            // agents of the step with nothing in hand
	ByRule          // of the playbook: whether the rule with the number Over acts
)

// gate is a condition as a centre watches it.
type gate struct {
	*Condition
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
