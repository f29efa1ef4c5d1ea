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

// beginDay asks who will be on duty today.
func (c *Centre) beginDay(day int32) {
	midnights := c.layout.Period.Days
	if next := int(day) + 1; next < len(midnights) {
		c.agenda.Add(midnights[next], days, event{dayBegins, day + 1})
	}
	c.duties = c.roster.Day(int(day), c.duties[:0])
	for i, d := range c.duties {
		if d.To > d.From {
			c.expect(int32(i))
		}
	}
}

// expect lets one of today's duties begin when its time has come.
func (c *Centre) expect(duty int32) {
	d := &c.duties[duty]
	b := &c.breaks[d.Agent]
	b.last = max(b.last, d.From)
	c.agenda.Add(d.From, beginning, event{dutyBegins, duty})
}

// pause is what lies between two duties of an agent.
type pause struct {
	last  des.Time // when the last duty that is known begins
	rests bool     // a break follows the duty
	left  des.Time // when the last duty really ended
	began des.Time // when a duty that is overtime did
	ended des.Time // when the duty before the next was to end, worked or missed
	then  Duty     // begins as soon as what came before is over; none when To is 0
}

// beginDuty brings an agent to work. One who is still finishing what came
// before, or has not rested for as long as planned, begins as soon as that is
// over.
func (c *Centre) beginDuty(d Duty) {
	a, b := &c.agents[d.Agent], &c.breaks[d.Agent]
	if missed := b.then; missed.To > 0 && missed != d {
		b.ended, b.rests = missed.To, missed.Break
	}
	if a.present {
		b.then = d
		return
	}
	if rested := b.left + d.From - b.ended; b.rests && rested > c.now {
		b.then = d
		c.agenda.Add(rested, beginning, event{restEnds, a.id})
		return
	}
	b.then, b.ended, b.rests = Duty{}, d.To, d.Break
	if c.now >= d.To {
		return
	}
	a.group.present.join(c.now)
	a.present, a.until, a.pace, a.overtime, a.gone = true, d.To, d.Pace, d.Overtime, d.Gone
	a.group.hands.lend(a)
	if d.Overtime {
		a.group.late.join(c.now)
		b.began = c.now
	}
	if a.called = d.Called; d.Called {
		a.group.called.join(c.now)
	}
	c.agenda.Add(d.To, leaving, event{dutyEnds, a.id})
	c.nextContact(a)
	c.mayOpen(a.group.gates)
}

// endRest begins the duty that waited for an agent's rest, unless it has begun.
func (c *Centre) endRest(agent int32) {
	if d := c.breaks[agent].then; d.To > 0 {
		c.beginDuty(d)
	}
}

// endDuty sends an agent home or on a break, or lets the contacts in hand be
// finished first.
func (c *Centre) endDuty(a *agent) {
	if !a.present || a.until != c.now || a.group.staysOn != nil && c.staysOn(a) {
		return
	}
	if a.load == 0 {
		c.goHome(a)
		return
	}
	if c.someoneElseGoes(a) {
		return
	}
	if a.ready {
		c.stepOut(a)
	}
	a.late = true
	c.endCall(a)
	if !a.overtime {
		a.group.late.join(c.now)
	}
}

// goHome ends an agent's presence. A duty that should have begun by now begins
// after the rest that was planned before it.
func (c *Centre) goHome(a *agent) {
	if a.ready {
		c.stepOut(a)
	}
	a.group.present.leave(c.now)
	a.group.hands.drop(a)
	c.endCall(a)
	b := &c.breaks[a.id]
	if a.late || a.overtime {
		a.group.late.leave(c.now)
		c.keepOvertime(a, b)
	}
	a.present, a.late = false, false
	b.left = c.now
	if b.then.To > 0 {
		c.beginDuty(b.then)
	}
	c.mayOpen(a.group.gates)
}

// keepOvertime notes whose overtime is over. Work into a break is none: the
// break is taken whole all the same.
func (c *Centre) keepOvertime(a *agent, b *pause) {
	from := a.until
	if a.overtime {
		from = b.began
	}
	if !b.rests && c.now > max(from, c.warmUp) {
		c.out.Overtime = append(c.out.Overtime, Overtime{a.id, from, c.now})
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
