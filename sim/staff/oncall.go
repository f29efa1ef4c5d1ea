package staff

import (
	"github.com/rushproof/rushproof/sim/des"
)

// OnCall is a team that works elsewhere, in a shop say, and comes when it is
// called in.
type OnCall struct {
	Reaction des.Time // from the call until they are there
	Busy     []Span   // when they cannot be spared, in order
}

// Span is a stretch of the engine's time.
type Span struct{ From, To des.Time }

// CallIn is a call on some teams that was planned before: they are called at
// its beginning and stay until its end.
type CallIn struct {
	From, To des.Time // on one day
	Agents   int      // at most, of each team; 0: all who can come
	Teams    []int    // nil: all that are on call
}

// CallIn appends the duties of those people of a team on call who can come to work
// when they are called at a moment, until another: at most so many, 0 being all.
// They are those whose shift has begun by the time that they are there, and who can
// be spared. Nobody comes who is on leave, ill or not employed, nor of another team.
func (r *Roster) CallIn(team int, from, to des.Time, most int, buf []Duty) []Duty {
	return r.called(team, from, to, most, onLeave|sick, buf)
}

func (r *Roster) called(team int, from, to des.Time, most int, why away, buf []Duty) []Duty {
	c, day := &r.crews[team], r.cal.Index(from)
	if c.OnCall == nil {
		return buf
	}
	came := 0
	for person, shift := range c.shift {
		terms := &c.contracts[person]
		if shift < 0 || !terms.on(day) || *r.away(c, person, day)&why != 0 {
			continue
		}
		n := len(buf)
		if s := r.works(c, person, day); s != nil {
			buf = r.spared(c, person, s, day, from, to, terms.ramp.Pace(day-terms.from), buf)
		}
		if len(buf) > n {
			if came++; came == most {
				break
			}
		}
	}
	return buf
}

// spared appends the duties of one person on call: what of their shift lies
// between the reaction to a call and its end, less when they cannot be spared.
func (r *Roster) spared(c *crew, person int, s *Shift, day int, from, to des.Time, pace float64, buf []Duty) []Duty {
	n := len(buf)
	r.work = r.stretches(s, day, r.work[:0])
	for _, w := range r.work {
		buf = append(buf, Duty{Agent: c.first + person, From: w.from, To: w.to, Break: w.rest, Pace: pace})
	}
	buf = within(from+c.OnCall.Reaction, to, buf, n)
	for _, busy := range c.OnCall.Busy {
		buf = without(busy.From, busy.To, buf, n)
	}
	if len(buf) > n {
		buf[len(buf)-1].Break = false
	}
	return buf
}

// planned appends the duties of a day of those whom the plan calls in.
func (r *Roster) planned(c *crew, day int, why away, buf []Duty) []Duty {
	for i := range r.plan.CallIns {
		call := &r.plan.CallIns[i]
		if r.cal.Index(call.From) == day && Concerns(call.Teams, c.index) {
			buf = r.called(c.index, call.From, call.To, call.Agents, why, buf)
		}
	}
	return buf
}
