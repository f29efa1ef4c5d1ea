package staff

import (
	"github.com/rushproof/rushproof/sim/des"
)

// Overtime is agreed before: on some days, people stay on after their shift.
// Nobody does so beyond what the rules of the plan allow, and nobody who is
// away.
type Overtime struct {
	First, Last int      // days
	Length      des.Time // after the shift
	Share       float64  // of those at work who stay on, on a day
	Teams       []int    // nil: all
}

// agree fills in who of a team stays on when, day by day, as far as the rules
// allow it after the days before.
func (r *Roster) agree(c *crew) {
	for person, shift := range c.shift {
		if shift < 0 {
			continue
		}
		extra := r.extra[(c.first+person)*r.days:][:r.days]
		average := r.plan.Rules.LeftOnAverage(&c.Shifts[shift])
		for day := range extra {
			if s := r.works(c, person, day); s != nil && c.contracts[person].on(day) && *r.away(c, person, day) == 0 {
				worked, _, _ := s.work()
				extra[day] = min(r.wanted(c, person, day), r.plan.Rules.overtime(worked, average, extra[:day]))
			}
		}
	}
}

// LeftOnAverage returns how much overtime the average of all working time leaves
// to somebody who follows a shift, in the weeks of which it is taken; 0 for no such
// rule.
func (r *Rules) LeftOnAverage(s *Shift) des.Time {
	if r.WeekInAll == 0 {
		return 0
	}
	c := s.cycle(Night{})
	week := c.worked / des.Time(max(c.weeks, 1))
	return des.Time(r.InAllOver) * max(r.WeekInAll-week, des.Second)
}

// overtime returns how much of it somebody may work who has worked so long
// today, is left so much on average, and had so much on each of the days before.
func (r *Rules) overtime(today, average des.Time, before []des.Time) des.Time {
	most := des.Never
	limit := func(rule, had des.Time) {
		if rule > 0 {
			most = min(most, max(rule-had, 0))
		}
	}
	limit(r.DayInAll, today)
	limit(r.OvertimeWeek, lastDays(before, week-1))
	limit(r.OvertimeMonth, lastDays(before, 4*week-1))
	limit(r.OvertimeYear, lastDays(before, 52*week-1))
	limit(average, lastDays(before, r.InAllOver*week-1))
	return most
}

const week = 7 // days

// lastDays adds up the last so many days.
func lastDays(all []des.Time, days int) (sum des.Time) {
	for _, t := range all[max(len(all)-max(days, 0), 0):] {
		sum += t
	}
	return sum
}

// wanted is how long a person would stay on after a shift.
func (r *Roster) wanted(c *crew, person, day int) (longest des.Time) {
	luck := c.own[person].With(r.dateOf(day)).With(staysOn).Float64()
	for i := range r.plan.Overtime {
		o := &r.plan.Overtime[i]
		if o.First <= day && day <= o.Last && luck < o.Share && Concerns(o.Teams, c.index) {
			longest = max(longest, o.Length)
		}
	}
	return longest
}

// stayOn appends the overtime of a person after the shift in hand.
func (r *Roster) stayOn(c *crew, person, began int, pace float64, buf []Duty) []Duty {
	if r.extra == nil || began < 0 || len(r.work) == 0 {
		return buf
	}
	length := r.extra[(c.first+person)*r.days+began]
	if length == 0 {
		return buf
	}
	end := r.work[len(r.work)-1].to
	return append(buf, Duty{Agent: c.first + person, From: end, To: end + length, Pace: pace, Overtime: true})
}
