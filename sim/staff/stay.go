package staff

import "github.com/rushproof/rushproof/sim/des"

// This file is about people who are asked to stay on when their shift ends, which
// nobody has agreed before: how long the rules let them.

// stayUntil returns until when somebody can be kept who follows the shift in hand,
// which began on a day: not beyond what the rules allow after the overtime that
// was agreed for the days before, and not into the rest before the work of the
// next day. It is never before the shift ends; 0 means that no rule says so.
func (r *Roster) stayUntil(c *crew, person, began int) des.Time {
	rules := &r.plan.Rules
	from, to := r.work[0].from, r.work[len(r.work)-1].to
	latest := des.Never
	if rules.DailyRest > 0 {
		latest = min(from+des.Day, r.next(c, person, began)) - rules.DailyRest
	}
	var agreed []des.Time
	if r.extra != nil {
		agreed = r.extra[(c.first+person)*r.days:][:max(began, 0)]
	}
	if most := rules.overtime(r.inHand(), 0, agreed); most < des.Never {
		latest = min(latest, to+most)
	}
	if latest == des.Never {
		return 0
	}
	return max(latest, to)
}

// next returns when somebody begins to work on the day after another; des.Never when
// they are free, on leave, or not employed then. Who will be ill is not known.
func (r *Roster) next(c *crew, person, day int) des.Time {
	day++
	if day >= r.days || !c.contracts[person].on(day) || *r.away(c, person, day)&onLeave != 0 {
		return des.Never
	}
	switch s := r.works(c, person, day); {
	case s == nil:
		return des.Never
	case s.ByDay != nil:
		return r.at(day, s.ByDay[day][0].From)
	default:
		return r.at(day, s.From)
	}
}

// inHand returns the working time of the shift in hand, as work does.
func (r *Roster) inHand() (worked des.Time) {
	worked = r.work[len(r.work)-1].to - r.work[0].from
	for i := range r.work[1:] {
		if rest := r.work[i+1].from - r.work[i].to; rest >= leastRest {
			worked -= rest
		}
	}
	return worked
}

// Stay lists the rules that somebody breaks who follows the shift and stays on
// after it for so long.
func (r *Rules) Stay(s *Shift, length des.Time) (all []Breach) {
	c := s.cycle(Night{})
	if c.days == 0 {
		return nil
	}
	if r.DayInAll > 0 && c.day+length > r.DayInAll {
		all = append(all, Breach{DayInAllLimit, c.day + length, r.DayInAll})
	}
	if rest := max(min(c.shortest, des.Day-c.span)-length, 0); r.DailyRest > 0 && rest < r.DailyRest {
		all = append(all, Breach{DailyRest, rest, r.DailyRest})
	}
	if r.OvertimeWeek > 0 && length > r.OvertimeWeek {
		all = append(all, Breach{OvertimeLimit, length, r.OvertimeWeek})
	}
	return all
}
