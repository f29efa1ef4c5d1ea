package centre

import "github.com/rushproof/rushproof/sim/des"

// callIn brings everybody of a group to work who is not there and can come.
func (c *Centre) callIn(group int, r *rule) {
	known := len(c.duties)
	if reserves, ok := c.roster.(Reserves); ok {
		c.duties = reserves.CallIn(group, c.now, r.ends, c.duties)
	}
	for i := known; i < len(c.duties); i++ {
		c.await(int32(i), c.duties[:known], r)
	}
}

// await lets somebody who was called in begin, today, and after what they were
// to do at that time: they may have been called in already.
func (c *Centre) await(duty int32, known []Duty, r *rule) {
	d := &c.duties[duty]
	d.From, d.Called = max(d.From, c.now), true
	for _, other := range known {
		if other.Agent == d.Agent && other.From < d.To && d.From < other.To {
			d.From = other.To
		}
	}
	if c.agents[d.Agent].present && d.From == c.now || d.From >= c.midnight() || d.To <= d.From {
		return
	}
	c.expect(duty)
	if d.From >= c.warmUp {
		r.count.Work += int64(min(d.To, c.layout.Period.Horizon) - d.From)
	}
}

// endCall ends the time for which an agent was called in, if it was.
func (c *Centre) endCall(a *agent) {
	if a.called {
		a.group.called.leave(c.now)
		a.called = false
	}
}

// staysOn lets an agent whose shift ends go on, and reports whether a rule asks
// for that. Who has a break now, has stayed on already, or has to go, does not, and
// nobody does beyond the latest moment that the roster names.
func (c *Centre) staysOn(a *agent) bool {
	r, b := a.group.staysOn, &c.breaks[a.id]
	if a.overtime || a.gone || b.rests || b.then.To > 0 || b.last >= c.now {
		return false
	}
	until := c.now + r.Do.Extra
	if b.latest > 0 {
		until = min(until, b.latest)
	}
	if until <= c.now {
		return false
	}
	c.endCall(a)
	a.until = until
	a.overtime, b.began, b.ended = true, c.now, a.until
	a.group.late.join(c.now)
	c.agenda.Add(a.until, leaving, event{dutyEnds, a.id})
	c.countWork(r, a.until)
	return true
}

// countWork books the time of somebody who works until a moment because of a
// rule.
func (c *Centre) countWork(r *rule, until des.Time) {
	if c.now >= c.warmUp {
		r.count.Work += int64(min(until, c.layout.Period.Horizon) - c.now)
	}
}

// heeds lets a customer hear the message of the channel, and reports whether the
// customer follows it. Nobody does so twice.
func (c *Centre) heeds(k *contact) bool {
	v, r := &k.v, c.channels[k.v.channel].message
	if v.moved || v.calls > 0 {
		return false
	}
	a, u := r.Do.Message, v.key.With(luckHeeds).Float64()
	if u < a.Later {
		c.countHeard(r, v)
		v.moved = true
		c.comeBack(*v, later(c.now, a.After), k.leaves)
		c.dismiss(k)
		return true
	}
	to, ok := c.shareOf(a.Switch, u-a.Later, v)
	if ok {
		c.countHeard(r, v)
		v.moveTo(to)
		c.approach(k)
	}
	return ok
}

func (c *Centre) countHeard(r *rule, v *visit) {
	if v.counts {
		r.count.Heard++
	}
}

// canStop reports whether there is a campaign that the rule could stop.
func (r *rule) canStop(now des.Time) bool {
	return !r.stopped && r.Do.Stop.From <= now && now < r.Do.Stop.To
}

// stop ends a campaign: from now on others come.
func (c *Centre) stop(r *rule) {
	r.stopped = true
	if all, ok := c.arrivals.(Campaigns); ok {
		if lost := all.Stop(r.Do.Stop.Campaign, c.now); c.now >= c.warmUp {
			r.count.Lost += lost
		}
		c.nextArrival()
	}
}
