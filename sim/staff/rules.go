package staff

import (
	"time"

	"github.com/rushproof/rushproof/sim/des"
)

// Rules are what the law of a country asks of a roster, as a planning aid:
// agreements differ, and often allow more. Zero: no such rule.
type Rules struct {
	DailyRest  des.Time // in one piece, between the work of two days
	WeeklyRest des.Time // in one piece, once a week
	Day        des.Time // ordinary working time within 24 hours
	Week       des.Time // ordinary working time in a week
	InARow     des.Time // work without a rest of half an hour
	Rests      []Rest

	OvertimeWeek  des.Time // in any seven days
	OvertimeMonth des.Time // in any four weeks
	DayInAll      des.Time // working time within 24 hours, overtime included
}

// Rest asks for breaks of a length together, from so much working time on.
type Rest struct {
	From   des.Time // working time
	Length des.Time // of all breaks together
}

// RuleKind is what a rule is about.
type RuleKind int

// The kinds of rule that a roster can break.
const (
	DailyRest RuleKind = iota
	WeeklyRest
	DayLimit
	WeekLimit
	InARow
	Breaks
	OvertimeLimit // not of a shift: see [Overtime]
)

// Breach is a rule that a shift breaks, with what it has and what is asked for.
type Breach struct {
	Rule   RuleKind
	Is, Be des.Time
}

// leastRest is the length from which a break is a rest and no working time.
const leastRest = 30 * des.Minute

// Breaches lists the rules that people break who follow the shift week after
// week, one of a kind.
func (r *Rules) Breaches(s *Shift) (all []Breach) {
	least := func(rule RuleKind, is, be des.Time) {
		if be > 0 && is < be {
			all = append(all, Breach{rule, is, be})
		}
	}
	most := func(rule RuleKind, is, be des.Time) {
		if be > 0 && is > be {
			all = append(all, Breach{rule, is, be})
		}
	}
	c := s.cycle()
	if c.days == 0 {
		return nil
	}
	least(DailyRest, c.shortest, r.DailyRest)
	least(WeeklyRest, c.longest, r.WeeklyRest)
	most(DayLimit, c.day, r.Day)
	most(WeekLimit, c.week, r.Week)
	most(InARow, c.inARow, r.InARow)
	for _, rest := range r.Rests {
		if c.day >= rest.From && c.breaks < rest.Length {
			least(Breaks, c.breaks, rest.Length)
			break
		}
	}
	return all
}

// work returns the working time of a shift, the longest stretch of it without
// a rest, and the length of its breaks together. Breaks of less than half an
// hour are working time.
func (s *Shift) work() (worked, inARow, breaks des.Time) {
	at := s.From
	for _, b := range s.Breaks {
		breaks += b.Length
		if b.Length >= leastRest {
			worked += b.At - at
			inARow = max(inARow, b.At-at)
			at = b.At + b.Length
		}
	}
	return worked + s.To - at, max(inARow, s.To-at), breaks
}

// cycle is what the weeks of somebody who follows a shift are like.
type cycle struct {
	days              int      // on which it is worked
	shortest, longest des.Time // rest between the work of two days: of all, and in the week in which the longest is shortest
	day, week         des.Time // most working time
	inARow            des.Time // longest work without a rest
	breaks            des.Time // of the day with the most working time
}

// cycle goes through the weeks of a rota, or through one.
func (s *Shift) cycle() cycle {
	weeks := 1
	if s.Rota != nil {
		weeks = s.Rota.Every
	}
	c := cycle{shortest: des.Never, longest: des.Never}
	last := s.before(weeks)
	for w := range weeks {
		var worked, rest des.Time
		for day := range 7 {
			on := s.on(w, day)
			if on == nil {
				continue
			}
			from := des.Time(7*w+day)*des.Day + on.From
			c.days++
			c.shortest, rest = min(c.shortest, from-last), max(rest, from-last)
			last = from - on.From + on.To
			hours, inARow, breaks := on.work()
			worked += hours
			c.inARow = max(c.inARow, inARow)
			if hours > c.day {
				c.day, c.breaks = hours, breaks
			}
		}
		if rest > 0 {
			c.longest = min(c.longest, rest)
		}
		c.week = max(c.week, worked)
	}
	return c
}

// before returns when the last work of the weeks before the first ended.
func (s *Shift) before(weeks int) (last des.Time) {
	for w := range weeks {
		for day := range 7 {
			if on := s.on(w, day); on != nil {
				last = des.Time(7*(w-weeks)+day)*des.Day + on.To
			}
		}
	}
	return last
}

// on returns what is worked on a day, Monday first, of a week of the rota; nil
// when nothing is.
func (s *Shift) on(week, day int) *Shift {
	weekday := (day + int(time.Monday)) % 7
	if s.ByDay != nil { // no two weeks are alike
		return nil
	}
	if s.Rota != nil && week == 0 {
		if s.Rota.Days[weekday] {
			return &s.Rota.Shift
		}
		if s.Rota.Off[weekday] {
			return nil
		}
	}
	if s.Days[weekday] {
		return s
	}
	return nil
}
