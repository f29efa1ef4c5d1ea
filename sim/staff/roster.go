package staff

import (
	"time"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// Roster is who works when in one replication. It belongs to one goroutine.
type Roster struct {
	plan   *Plan
	cal    *calendar.Calendar
	crews  []crew
	days   int
	date   int        // number of the first day's date: luck is keyed by date, not by the day's index
	absent []away     // by agent and day, the eve of the first day included
	extra  []des.Time // overtime agreed, by agent and day; nil: none
	latest des.Time   // the longest of it

	work   []span  // of the shift in hand, reused
	blocks []block // of the person in hand, reused
}

// crew is a team in one replication.
type crew struct {
	*Team
	index     int
	first     int        // number of its first agent
	luck      rng.Key    // of the team
	own       []rng.Key  // of each person
	contracts []contract // of each person
	shift     []int      // that each person follows, -1 for none
	place     []int      // of each person among those who follow the same shift
}

// away is why somebody does not come at all.
type away uint8

const (
	onLeave away = 1 << iota
	sick
	offDesk // at training, in a meeting: away for a part of the shift, and paid
)

// Roster draws leave and sickness for one replication, for which luck is the
// key. What happens within a day is drawn when the day is asked for.
func (p *Plan) Roster(luck rng.Key) *Roster {
	r := &Roster{plan: p, cal: p.Calendar}
	if r.cal == nil {
		r.cal = &calendar.Calendar{Days: make([]calendar.Day, 1)}
	}
	r.days = len(r.cal.Days)
	if r.days == 0 {
		return r
	}
	r.date = r.cal.Days[0].Date.Number()
	agents := 0
	luck = luck.Name("staff")
	for i := range p.Teams {
		r.crews = append(r.crews, newCrew(&p.Teams[i], i, agents, luck))
		agents += p.Teams[i].Agents
	}
	r.absent = make([]away, agents*(r.days+1))
	for i := range r.crews {
		r.drawLeave(&r.crews[i])
		r.dealLeave(&r.crews[i])
		r.drawSickness(&r.crews[i])
	}
	for i := range p.Overtime {
		r.latest = max(r.latest, p.Overtime[i].Length)
	}
	if len(p.Overtime) > 0 {
		r.extra = make([]des.Time, agents*r.days)
		for i := range r.crews {
			r.agree(&r.crews[i])
		}
	}
	return r
}

func newCrew(t *Team, index, first int, luck rng.Key) crew {
	c := crew{Team: t, index: index, first: first, luck: luck.Name(t.Name)}
	c.shift = assign(t.Shifts, t.Agents)
	c.place = places(c.shift, len(t.Shifts))
	c.own, c.contracts = make([]rng.Key, 0, t.Agents), make([]contract, 0, t.Agents)
	c.hire()
	return c
}

// Day appends the duties that begin on a day, with planned and unplanned
// absence taken off, in no particular order. Day 0 also has those who are at
// work when it begins.
func (r *Roster) Day(day int, buf []Duty) []Duty {
	return r.duties(day, onLeave|sick|offDesk, buf)
}

// Scheduled appends the duties of a day as the planner has scheduled them:
// shifts without breaks and without planned shrinkage (leave, training,
// meetings, other), before anybody falls ill.
func (r *Roster) Scheduled(day int, buf []Duty) []Duty {
	return r.duties(day, onLeave|offDesk, buf)
}

// Paid appends the duties of a day as they are paid: shifts without breaks and
// without leave, training and meetings included, before anybody falls ill.
func (r *Roster) Paid(day int, buf []Duty) []Duty {
	return r.duties(day, onLeave, buf)
}

func (r *Roster) duties(day int, why away, buf []Duty) []Duty {
	if day < 0 || day >= r.days {
		return buf
	}
	for i := range r.crews {
		c := &r.crews[i]
		if c.OnCall != nil {
			buf = r.planned(c, day, why, buf)
			continue
		}
		for s := range c.Shifts {
			buf = r.lastNight(c, s, &c.Shifts[s], day, why, buf)
			if rota := c.Shifts[s].Rota; rota != nil {
				buf = r.lastNight(c, s, &rota.Shift, day, why, buf)
			}
		}
	}
	return buf
}

// lastNight appends the duties of a shift that begin on a day, those included
// of a shift that began on the day before and goes on.
func (r *Roster) lastNight(c *crew, shift int, s *Shift, day int, why away, buf []Duty) []Duty {
	if s.To+r.latest > des.Day {
		buf = r.shiftOf(c, shift, s, day-1, day, why, buf)
	}
	return r.shiftOf(c, shift, s, day, day, why, buf)
}

// shiftOf appends the duties of the shift that began on one day as far as they
// begin on another, the same or the next. The shift is that of the given
// number, or its rota's.
func (r *Roster) shiftOf(c *crew, shift int, s *Shift, began, day int, why away, buf []Duty) []Duty {
	if !r.worked(c, s, began) {
		return buf
	}
	r.work = r.stretches(s, began, r.work[:0])
	overnight := s.To+r.latest > des.Day && r.plan.Calendar != nil
	for person, follows := range c.shift {
		terms := &c.contracts[person]
		if follows != shift || !terms.on(began) || *r.away(c, person, began)&why != 0 || c.Shifts[shift].Rota != nil && r.works(c, person, began) != s {
			continue
		}
		luck := c.own[person].With(r.dateOf(began))
		r.blocks = r.blocks[:0]
		if why&offDesk != 0 {
			r.shrink(luck, c.shrinkageOn(began))
		}
		n, pace := len(buf), terms.ramp.Pace(began-terms.from)*c.Home.pace(luck, began)
		buf = r.lay(c.first+person, pace, buf)
		if why&sick != 0 {
			buf = r.comeAndGo(c, person, began, pace, buf, n)
		}
		if overnight {
			buf = r.within(day, buf, n)
		}
	}
	return buf
}

// within keeps those of the duties buf[n:] that begin on a day. Who is at work
// when the first day begins, begins then.
func (r *Roster) within(day int, buf []Duty, n int) []Duty {
	from, to := r.at(day, 0), r.at(day, des.Day)
	kept := buf[:n]
	for _, d := range buf[n:] {
		if day == 0 {
			d.From = max(d.From, from)
		}
		if d.From >= from && d.From < min(d.To, to) {
			kept = append(kept, d)
		}
	}
	return kept
}

// at is the moment of a wall clock counted from the midnight of a day, the eve
// of the first included.
func (r *Roster) at(day int, clock des.Time) des.Time {
	if day < 0 {
		return r.cal.At(0, clock-des.Day)
	}
	return r.cal.At(day, clock)
}

// away is the absence of a person on a day, the eve of the first included.
func (r *Roster) away(c *crew, person, day int) *away {
	return &r.absent[(c.first+person)*(r.days+1)+day+1]
}

// dateOf is the key of a day.
func (r *Roster) dateOf(day int) uint64 { return uint64(r.date + day) }

// works returns the shift that somebody begins on a day, nil for none.
func (r *Roster) works(c *crew, person, day int) *Shift {
	s := &c.Shifts[c.shift[person]]
	if rota := s.Rota; rota != nil && rota.due(r.date+day, c.place[person]) {
		if r.worked(c, &rota.Shift, day) {
			return &rota.Shift
		}
		if rota.Off[r.weekday(day)] {
			return nil
		}
	}
	if r.worked(c, s, day) {
		return s
	}
	return nil
}

// worked reports whether the calendar has a shift begin on a day. Of the days
// before the first only the weekday is known.
func (r *Roster) worked(c *crew, s *Shift, day int) bool {
	if r.plan.Calendar == nil {
		return day == 0
	}
	if s.ByDay != nil {
		return day >= 0 && day < len(s.ByDay) && s.ByDay[day] != nil
	}
	if day >= 0 && r.cal.Days[day].Holiday != "" && !c.OnHoliday {
		return false
	}
	return s.Days[r.weekday(day)]
}

func (r *Roster) weekday(day int) time.Weekday {
	first := int(r.cal.Days[0].Weekday)
	return time.Weekday(((first+day)%7 + 7) % 7)
}
