package centre

import "github.com/rushproof/rushproof/sim/des"

// This file is about people who come to work and go, by the duties of their day.

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
	last   des.Time // when the last duty that is known begins
	rests  bool     // a break follows the duty
	left   des.Time // when the last duty really ended
	began  des.Time // when a duty that is overtime did
	ended  des.Time // when the duty before the next was to end, worked or missed
	latest des.Time // until when the agent can stay on after the duty; 0: for as long as a rule says
	then   Duty     // begins as soon as what came before is over; none when To is 0
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
	b.then, b.ended, b.rests, b.latest = Duty{}, d.To, d.Break, d.Latest
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
	if !a.present || a.until != c.now || a.late || a.group.staysOn != nil && c.staysOn(a) {
		return // late: who has changed places twice is told twice of the same end
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
