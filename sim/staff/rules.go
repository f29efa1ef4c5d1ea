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
	worked, inARow, breaks := s.work()
	shortest, longest, days := s.free()
	if days == 0 {
		return nil
	}
	least(DailyRest, shortest, r.DailyRest)
	least(WeeklyRest, longest, r.WeeklyRest)
	most(DayLimit, worked, r.Day)
	most(WeekLimit, worked*des.Time(days), r.Week)
	most(InARow, inARow, r.InARow)
	for _, rest := range r.Rests {
		if worked >= rest.From && breaks < rest.Length {
			least(Breaks, breaks, rest.Length)
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

// free returns the shortest and the longest time between the shifts of a week
// and the next, and the days on which it is worked.
func (s *Shift) free() (shortest, longest des.Time, days int) {
	const week = 7 * des.Day
	first, last := des.Never, des.Time(0)
	shortest = week
	gap := func(from, to des.Time) {
		shortest, longest = min(shortest, to-from), max(longest, to-from)
	}
	for day := range 7 {
		if !s.Days[(day+int(time.Monday))%7] {
			continue
		}
		from, to := s.From+des.Time(day)*des.Day, s.To+des.Time(day)*des.Day
		if days++; days == 1 {
			first = from
		} else {
			gap(last, from)
		}
		last = to
	}
	if days > 0 {
		gap(last, first+week)
	}
	return shortest, longest, days
}
