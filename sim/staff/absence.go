package staff

import (
	"cmp"
	"slices"
	"time"

	"github.com/rushproof/rushproof/sim/rng"
)

// cause is a reason to stay away for whole days.
type cause struct {
	why           away
	begins, lasts uint64 // purposes of a person's luck on a day
	spells        spells
	on            func(day int) chance  // that it begins
	granted       func(day int) float64 // share of those away at most who really are; nil: all
}

// drawLeave marks the days on which the people of a team are on leave.
func (r *Roster) drawLeave(c *crew) {
	most := c.Shrinkage.Leave
	for day := range c.Daily {
		most = max(most, c.Daily[day].Leave)
	}
	if most <= 0 {
		return
	}
	s := r.known(leaves)
	always := chance{mean: s.chance(most)}
	why := cause{why: onLeave, begins: leaveBegins, lasts: leaveLasts, spells: s, on: func(int) chance { return always }}
	if c.Daily != nil {
		why.granted = func(day int) float64 { return c.shrinkageOn(day).Leave / most }
	}
	r.draw(c, why)
}

// dealLeave sends just so many people on leave as a day's plan says, of those who
// are rostered and not on leave already. Whose turn it is is drawn anew for each
// week, so that the same people have it all off.
func (r *Roster) dealLeave(c *crew) {
	type turn struct {
		person int
		luck   float64
	}
	var turns []turn
	for day := -1; day < r.days; day++ {
		most := c.shrinkageOn(day).OnLeave
		if most == 0 {
			continue
		}
		turns = turns[:0]
		week := uint64(r.date+day-4) / 7 // from Monday on, as 5 January 1970 was one
		for person, shift := range c.shift {
			if shift >= 0 && r.works(c, person, day) != nil && c.contracts[person].on(day) && *r.away(c, person, day) == 0 {
				turns = append(turns, turn{person, c.own[person].With(week).With(leaveTurn).Float64()})
			}
		}
		slices.SortFunc(turns, func(a, b turn) int { return cmp.Compare(a.luck, b.luck) })
		for _, t := range turns[:min(most, len(turns))] {
			*r.away(c, t.person, day) |= onLeave
		}
	}
}

// shrinkageOn returns the planned time away on a day.
func (c *crew) shrinkageOn(day int) *Shrinkage {
	if day < 0 || c.Daily == nil {
		return &c.Shrinkage
	}
	return &c.Daily[day]
}

// drawSickness marks the days on which the people of a team are ill.
func (r *Roster) drawSickness(c *crew) {
	outbreak := r.plan.outbreak(c.index)
	if c.Sickness.Share <= 0 && !outbreak {
		return
	}
	if c.Sickness.Share > 0 {
		r.drawIllness(c)
		r.drawSmile(c)
	}
	if outbreak {
		r.drawOutbreak(c)
	}
	r.recoverAtHome(c)
}

// drawIllness marks the spells that may come on any day.
func (r *Roster) drawIllness(c *crew) {
	s := r.known(spellsOf(c.Sickness.Spell))
	ordinary := chance{mean: s.chance(c.Sickness.Share), r: s.together(c.Sickness.Shared)}
	team := c.luck.Name("together")
	r.draw(c, cause{why: sick, begins: illnessBegins, lasts: illnessLasts, spells: s, on: func(day int) chance {
		today := ordinary
		today.mean = min(today.mean*r.plan.factor(c.index, day), 1)
		today.day = team.With(r.dateOf(day)).Float64()
		return today
	}})
}

// drawSmile adds single days on Mondays and Fridays, so that just a given part
// more of the people are away on them than on an ordinary day.
func (r *Roster) drawSmile(c *crew) {
	if c.Sickness.Smile <= 0 || r.plan.Calendar == nil {
		return
	}
	r.draw(c, cause{why: sick, begins: smiles, spells: daily, on: func(day int) chance {
		return chance{mean: r.smile(c, day)}
	}})
}

// smile returns how many of those who are not ill on a day are away all the same.
func (r *Roster) smile(c *crew, day int) float64 {
	s := c.Sickness
	if s.Smile <= 0 || r.plan.Calendar == nil {
		return 0
	}
	if d := r.weekday(day); d != time.Monday && d != time.Friday {
		return 0
	}
	return min(s.Smile*s.Share/(1-s.Share)*r.plan.factor(c.index, day), 1)
}

// drawOutbreak adds single days, so that on those of an outbreak just its share of
// the people is ill, where fewer would be.
func (r *Roster) drawOutbreak(c *crew) {
	r.draw(c, cause{why: sick, begins: outbreaks, spells: daily, on: func(day int) chance {
		ill := min(c.Sickness.Share*r.plan.factor(c.index, day), 1)
		ill += (1 - ill) * r.smile(c, day)
		if want := r.plan.outbreakOn(c.index, day); want > ill {
			return chance{mean: (want - ill) / (1 - ill)}
		}
		return chance{}
	}})
}

// known returns s, or single days where there is no day before the first.
func (r *Roster) known(s spells) spells {
	if r.plan.Calendar == nil {
		return daily
	}
	return s
}

// draw walks through the days, lets people begin to be away by the day's
// chance, and marks the rostered days on which they are. It sets out early
// enough before the first day for the longest spell to end there, so the first
// day is like any other.
//
// Leave is drawn as if every day had the share of the day with the most, and
// granted by day: each stretch of it has a luck of its own, and stands on the
// days whose part of the most is above that. So exactly the share of a day is
// away on it, and less leave on some days leaves the others as they are.
func (r *Roster) draw(c *crew, why cause) {
	all := make([]stretch, c.Agents)
	for day := -before(c.Shifts, len(why.spells)); day < r.days; day++ {
		today := why.on(day)
		for person, shift := range c.shift {
			if shift < 0 || r.works(c, person, day) == nil {
				continue
			}
			luck := c.own[person].With(r.dateOf(day))
			s := &all[person]
			if today.strikes(luck.With(why.begins).Float64()) {
				s.begin(&why, luck)
			}
			if s.left == 0 {
				continue
			}
			s.left--
			if day >= -1 && s.stands(&why, day) {
				*r.away(c, person, day) |= why.why
			}
		}
	}
}

// stretch is an absence under way, of one spell or of several that meet.
type stretch struct {
	left  int     // rostered days
	asked float64 // how much of the most must be granted for it to stand
}

// begin begins a spell; who is away already stays for the longer of the two.
func (s *stretch) begin(why *cause, luck rng.Key) {
	if s.left == 0 && why.granted != nil {
		s.asked = luck.With(leaveAsked).Float64()
	}
	s.left = max(s.left, why.spells.length(luck.With(why.lasts).Float64()))
}

// stands reports whether somebody is really away on a day of the stretch.
func (s *stretch) stands(why *cause, day int) bool {
	return why.granted == nil || s.asked < why.granted(day)
}

// before returns how many days before the first, the eve not counted, hold so
// many rostered days of every shift.
func before(shifts []Shift, rostered int) int {
	fewest := 7
	for _, s := range shifts {
		n := 0
		for day, on := range s.Days {
			if on && (s.Rota == nil || !s.Rota.Off[day]) {
				n++
			}
		}
		if n > 0 {
			fewest = min(fewest, n)
		}
	}
	return 1 + 7*((rostered+fewest-1)/fewest)
}
