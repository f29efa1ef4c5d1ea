package staff

// cause is a reason to stay away for whole days.
type cause struct {
	why           away
	begins, lasts uint64 // purposes of a person's luck on a day
	spells        spells
	on            func(day int) chance // that it begins
}

// drawLeave marks the days on which the people of a team are on leave.
func (r *Roster) drawLeave(c *crew) {
	if c.Shrinkage.Leave <= 0 {
		return
	}
	s := r.known(leaves)
	ordinary := chance{mean: s.chance(c.Shrinkage.Leave)}
	r.draw(c, cause{onLeave, leaveBegins, leaveLasts, s, func(int) chance { return ordinary }})
}

// drawSickness marks the days on which the people of a team are ill.
func (r *Roster) drawSickness(c *crew) {
	if c.Sickness.Share <= 0 {
		return
	}
	s := r.known(spellsOf(c.Sickness.Spell))
	ordinary := chance{mean: s.chance(c.Sickness.Share), r: s.together(c.Sickness.Shared)}
	team := c.luck.Name("together")
	r.draw(c, cause{sick, illnessBegins, illnessLasts, s, func(day int) chance {
		today := ordinary
		today.mean = min(today.mean*r.plan.factor(c.index, day), 1)
		today.day = team.With(r.dateOf(day)).Float64()
		return today
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
func (r *Roster) draw(c *crew, why cause) {
	left := make([]int, c.Agents) // of the spell, in rostered days, by person
	for day := -before(c.Shifts, len(why.spells)); day < r.days; day++ {
		today := why.on(day)
		for person, shift := range c.shift {
			if shift < 0 || r.works(c, person, day) == nil {
				continue
			}
			luck := c.own[person].With(r.dateOf(day))
			if today.strikes(luck.With(why.begins).Float64()) {
				left[person] = max(left[person], why.spells.length(luck.With(why.lasts).Float64()))
			}
			if left[person] == 0 {
				continue
			}
			left[person]--
			if day >= -1 {
				*r.away(c, person, day) |= why.why
			}
		}
	}
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
