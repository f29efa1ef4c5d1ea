package centre

import "github.com/rushproof/rushproof/sim/des"

// event is something on the agenda: what happens, and to which.
type event struct {
	what happening
	n    int32 // the channel, agent, duty, day, returning customer or turn
}

type happening uint8

// What can happen besides arrivals and the timers of contacts.
const (
	intervalEnds happening = iota
	channelOpens
	channelCloses
	dayBegins
	dutyEnds
	dutyBegins
	restEnds // of an agent whose break began late
	horizon
	customerReturns
	spellTurns
	handOverEnds // of a contact that was passed on
	rulesChecked
	ruleActs
	ruleEnds
)

// Priorities of events at one moment. What ends comes before what begins, and
// both before customers.
const (
	beforeAll uint8 = iota // an interval ends before anything else of that moment is counted
	doors                  // openings and closings: who calls at 18:00 sharp finds 18:00 closed
	days
	leaving // at a shift change the old shift goes before the new one stands ready
	beginning
	ending // the horizon, when everything of that moment has happened
	customers
)

// happens is how each event happens, to the channel, agent or whatever it is about.
var happens = [...]func(c *Centre, n int32){
	intervalEnds:    func(c *Centre, _ int32) { c.endInterval() },
	channelOpens:    (*Centre).open,
	channelCloses:   (*Centre).shut,
	dayBegins:       (*Centre).beginDay,
	dutyEnds:        func(c *Centre, n int32) { c.endDuty(&c.agents[n]) },
	dutyBegins:      func(c *Centre, n int32) { c.beginDuty(c.duties[n]) },
	restEnds:        (*Centre).endRest,
	horizon:         func(c *Centre, _ int32) { c.endHorizon() },
	customerReturns: (*Centre).comeIn,
	spellTurns:      (*Centre).turnTo,
	handOverEnds:    func(c *Centre, n int32) { c.letGo(&c.agents[n]) },
	rulesChecked:    func(c *Centre, _ int32) { c.checkRules() },
	ruleActs:        func(c *Centre, n int32) { c.act(&c.rules[n]) },
	ruleEnds:        func(c *Centre, n int32) { c.rest(&c.rules[n]) },
}

// happen lets an event of the agenda happen, unless the replication is to stop.
func (c *Centre) happen(e event) {
	if c.stopped.Load() {
		c.err, c.over = ErrInterrupted, true
		return
	}
	happens[e.what](c, e.n)
}

// schedule puts what is known from the beginning on the agenda.
func (c *Centre) schedule() {
	p := &c.layout.Period
	c.agenda.Add(min(p.Interval, p.Horizon), beforeAll, event{intervalEnds, 0})
	c.agenda.Add(p.Horizon, ending, event{horizon, 0})
	c.agenda.Add(0, days, event{dayBegins, 0})
	for i := range c.channels {
		if ch := &c.channels[i]; len(ch.Open) > 0 {
			c.agenda.Add(ch.Open[0].From, doors, event{channelOpens, int32(i)})
		}
	}
}

// endHorizon stops the replication, or lets those inside be served.
func (c *Centre) endHorizon() {
	c.playing = false
	c.coming.At = des.Never
	c.over = !c.layout.Period.Drain || c.inside == 0
}

// comeBack sends a customer away until a moment, for a second at least, so that
// nobody goes round in circles while the clock stands still. After the horizon
// nobody comes back. Who is to be as patient as before brings that patience along.
func (c *Centre) comeBack(v visit, at, patience des.Time) {
	at = max(at, c.now+des.Second)
	if at >= c.layout.Period.Horizon {
		c.endOpen(&v)
		return
	}
	i := int32(len(c.away))
	if n := len(c.freeAway); n > 0 {
		i, c.freeAway = c.freeAway[n-1], c.freeAway[:n-1]
		c.away[i] = v
	} else {
		c.away = append(c.away, v)
	}
	if v.patient {
		c.patiences = append(c.patiences, make([]des.Time, max(0, len(c.away)-len(c.patiences)))...)
		c.patiences[i] = patience
	}
	c.agenda.Add(at, customers, event{customerReturns, i})
}

// comeIn is a customer who is back, unless another contact has brought the
// answer meanwhile.
func (c *Centre) comeIn(i int32) {
	v := c.away[i]
	c.freeAway = append(c.freeAway, i)
	if c.knows(&v) {
		c.endKnown(&v)
		return
	}
	k := c.admit()
	if k.v = v; v.patient {
		k.leaves = c.patiences[i]
	}
	if v.calls == 0 || !c.callAgain(k) {
		c.approach(k)
	}
}
