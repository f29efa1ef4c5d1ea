package centre

import "github.com/rushproof/rushproof/sim/des"

// Rule is something that a centre does when its day goes wrong: as soon as a sign
// has held for so long, and the time has passed that it takes to act, it acts,
// for so long. Rules are looked at once a minute, as whoever watches a wallboard
// does, and a rule that is about to act or acts is not looked at.
type Rule struct {
	Name  string
	When  Sign
	For   des.Time // the sign must hold without a break
	After des.Time // from then until the centre acts
	Lasts des.Time // how long it acts; 0: until midnight
	Do    Action

	PerOrder      float64 // price, for the report: of an order that is not placed because of it
	Each, PerHour float64 // price, for the report: each time that it acts; and of an hour of those who work because of it, or else for which it acts
}

// Action is what a rule does while it acts. Steps of routings that ask for a rule
// (Condition.Of is ByRule) are open, and call-backs that do are offered, whatever
// the action.
type Action struct {
	CallIn  []int    // groups whose people come to work who are not at work, for as long as the rule acts
	StayOn  []int    // groups whose people stay when their shift ends, for Extra
	Extra   des.Time // at most
	Message *Message // nil: none
	Stop    *Stop    // nil: none
}

// Stop ends a campaign, once: what it would still raise does not come. A rule that
// does only that is looked at from the campaign's beginning to its end, until it has
// been stopped.
type Stop struct {
	Campaign int // as the arrivals number them; see Campaigns
	From, To des.Time
	Besides  bool // the rule does something else, too, also when there is nothing to stop
}

// Message is a message to those who reach for a channel. What the shares leave
// over takes no notice.
type Message struct {
	Channel int
	Later   float64  // tries again later
	After   des.Time // how much later
	Switch  []float64
}

// RuleCount is what one rule did after the warm-up.
type RuleCount struct {
	Fired int64    // times that its sign held for long enough
	First des.Time // when it first did; 0 while Fired is
	Acted des.Time // how long it acted
	Work  int64    // time of those who were called in or stayed on, in agent-microseconds
	Heard int64    // customers who followed its message
	Lost  int64    // orders that are not placed because it stopped a campaign
}

// rule is a rule of the layout as it stands.
type rule struct {
	*Rule
	index   int32
	since   des.Time // its sign has held from then, des.Never while it does not
	pending bool     // it has fired and does not act yet
	acts    bool
	stopped bool // it has stopped its campaign
	began   des.Time
	ends    des.Time
	count   *RuleCount
}

const checkEvery = des.Minute

func (c *Centre) buildRules() {
	c.out.Rules = make([]RuleCount, len(c.layout.Playbook))
	c.rules = make([]rule, len(c.layout.Playbook))
	for i := range c.rules {
		c.rules[i] = rule{Rule: &c.layout.Playbook[i], index: int32(i), count: &c.out.Rules[i]}
	}
}

// watches reports whether a rule looks at the expected wait of a channel.
func (c *Centre) watches(channel int) bool {
	for i := range c.rules {
		if s := &c.rules[i].When; s.Of == ExpectedWait && s.Where == channel {
			return true
		}
	}
	return false
}

func (c *Centre) resetRules() {
	for i := range c.rules {
		r := &c.rules[i]
		r.since, r.pending, r.acts, r.stopped = des.Never, false, false, false
	}
	c.letRule()
	if len(c.rules) > 0 {
		c.agenda.Add(0, ending, event{rulesChecked, 0})
	}
}

// checkRules looks at the signs of all rules.
func (c *Centre) checkRules() {
	if c.now+checkEvery < c.layout.Period.Horizon {
		c.agenda.Add(c.now+checkEvery, ending, event{rulesChecked, 0})
	}
	for i := range c.rules {
		r := &c.rules[i]
		if r.pending || r.acts {
			continue
		}
		if r.Do.Stop != nil && !r.Do.Stop.Besides && !r.canStop(c.now) || !c.shows(&r.When) {
			r.since = des.Never
			continue
		}
		r.since = min(r.since, c.now)
		if c.now-r.since >= r.For {
			c.fire(r)
		}
	}
}

// fire is a rule whose sign has held for long enough.
func (c *Centre) fire(r *rule) {
	r.since, r.pending = des.Never, true
	if c.now >= c.warmUp {
		if r.count.Fired == 0 {
			r.count.First = c.now
		}
		r.count.Fired++
	}
	c.agenda.Add(later(c.now, r.After), ending, event{ruleActs, r.index})
}

// act begins what a rule does.
func (c *Centre) act(r *rule) {
	r.pending, r.acts, r.began = false, true, c.now
	r.ends = c.midnight()
	if r.Lasts > 0 {
		r.ends = later(c.now, r.Lasts)
	}
	c.agenda.Add(r.ends, ending, event{ruleEnds, r.index})
	c.letRule()
	for _, g := range r.Do.CallIn {
		c.callIn(g, r)
	}
	if r.Do.Stop != nil && r.canStop(c.now) {
		c.stop(r)
	}
	for i := range c.channels {
		c.reconsider(&c.channels[i])
	}
}

// rest ends what a rule does. People who were called in, or have stayed, go when
// their time is over.
func (c *Centre) rest(r *rule) {
	r.acts = false
	c.countActed(r)
	c.letRule()
}

// letRule says which rule speaks to the customers of each channel and lets the
// people of each group stay on: of those that act, the first of the playbook.
func (c *Centre) letRule() {
	for i := range c.channels {
		c.channels[i].message = nil
	}
	for i := range c.groups {
		c.groups[i].staysOn = nil
	}
	for i := len(c.rules) - 1; i >= 0; i-- {
		r := &c.rules[i]
		if !r.acts {
			continue
		}
		if m := r.Do.Message; m != nil {
			c.channels[m.Channel].message = r
		}
		for _, g := range r.Do.StayOn {
			c.groups[g].staysOn = r
		}
	}
}

func (c *Centre) countActed(r *rule) {
	r.count.Acted += max(0, min(c.now, c.layout.Period.Horizon)-max(r.began, c.warmUp))
}

// closeRules counts what rules did that still act at the end.
func (c *Centre) closeRules() {
	for i := range c.rules {
		if r := &c.rules[i]; r.acts {
			c.countActed(r)
		}
	}
}

// midnight returns the end of the day; without days, of the 24 hours.
func (c *Centre) midnight() des.Time {
	days := c.layout.Period.Days
	if next := int(c.dayOf[c.interval]) + 1; next < len(days) {
		return days[next]
	}
	return (c.now/des.Day + 1) * des.Day
}
