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
	WeekOver   int      // weeks of which the mean counts, where weeks differ; 0: each week counts
	ShortWeek  des.Time // ordinary working time in a week of those who work mainly at night, or on every third Sunday
	InARow     des.Time // work without a rest of half an hour
	Rests      []Rest
	Night      Night // when nobody works without a reason

	OvertimeWeek  des.Time // in any seven days
	OvertimeMonth des.Time // in any four weeks
	OvertimeYear  des.Time // in any 52 weeks
	DayInAll      des.Time // working time within 24 hours, overtime included
	WeekInAll     des.Time // working time in a week, overtime included, on average
	InAllOver     int      // weeks of which the average is taken
}

// Night is a time of day, which may end after midnight. Zero: no such rule.
type Night struct{ From, To des.Time }

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
	NightWork
	ShortWeek
	OvertimeLimit // not of a shift: see [Overtime]
	AverageLimit  // nor this one
	DayInAllLimit // nor this one: of people who stay on
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
	c := s.cycle(r.Night)
	if c.days == 0 {
		return nil
	}
	least(DailyRest, c.shortest, r.DailyRest)
	least(WeeklyRest, c.longest, r.WeeklyRest)
	most(DayLimit, c.day, r.Day)
	week := c.mean(r.WeekOver)
	most(WeekLimit, week, r.Week)
	if 4*c.night >= 3*c.worked || 3*c.sundays >= c.weeks {
		most(ShortWeek, week, r.ShortWeek)
	}
	if c.longestNight > 0 {
		all = append(all, Breach{Rule: NightWork, Is: c.longestNight})
	}
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
	span              des.Time // most from the beginning of a day's work to its end
	breaks            des.Time // of the day with the most working time
	weeks, sundays    int      // in all, and with work on Sunday
	worked, night     des.Time // in all weeks together, and of it at night
	longestNight      des.Time // most work at night in a day
}

// mean returns the working time of a week: on average where the weeks are no more
// than some, and of the longest otherwise.
func (c *cycle) mean(over int) des.Time {
	if c.weeks <= over {
		return c.worked / des.Time(c.weeks)
	}
	return c.week
}

// nightWork returns how much of a shift is worked at night.
func (s *Shift) nightWork(n Night) (worked des.Time) {
	inside := func(from, to des.Time) (length des.Time) {
		for _, day := range []des.Time{-des.Day, 0, des.Day} {
			length += max(min(to, n.To+day)-max(from, n.From+day), 0)
		}
		return length
	}
	worked = inside(s.From, s.To)
	for _, b := range s.Breaks {
		if b.Length >= leastRest {
			worked -= inside(b.At, b.At+b.Length)
		}
	}
	return worked
}

// cycle goes through the weeks of a rota, or through one; of a roster by date
// through its whole weeks, which begin when it does.
func (s *Shift) cycle(n Night) cycle {
	weeks := 1
	switch {
	case s.ByDay != nil:
		weeks = len(s.ByDay) / 7
	case s.Rota != nil:
		weeks = s.Rota.Every
	}
	c := cycle{shortest: des.Never, longest: des.Never, weeks: weeks}
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
			c.span = max(c.span, on.To-on.From)
			worked += hours
			night := on.nightWork(n)
			c.night, c.longestNight = c.night+night, max(c.longestNight, night)
			if day == 6 && s.ByDay == nil {
				c.sundays++
			}
			c.inARow = max(c.inARow, inARow)
			if hours > c.day {
				c.day, c.breaks = hours, breaks
			}
		}
		if rest > 0 {
			c.longest = min(c.longest, rest)
		}
		c.week, c.worked = max(c.week, worked), c.worked+worked
	}
	return c
}

// before returns when the last work of the weeks before the first ended.
func (s *Shift) before(weeks int) (last des.Time) {
	if s.ByDay != nil {
		return -7 * des.Day // nobody knows
	}
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
	if s.ByDay != nil {
		return dated(s.ByDay[7*week+day])
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

// dated is what is worked on a date as a shift, with what lies between its
// stretches as breaks; nil when nothing is.
func dated(work []Stretch) *Shift {
	if len(work) == 0 {
		return nil
	}
	s := &Shift{From: work[0].From, To: work[len(work)-1].To}
	for i, w := range work[1:] {
		s.Breaks = append(s.Breaks, Break{At: work[i].To, Length: w.From - work[i].To})
	}
	return s
}
