package demand

import (
	"math"

	"github.com/rushproof/rushproof/sim/dist"
)

// never is a day after all others.
const never = math.MaxInt32

// workdays counts days on which work is done.
type workdays struct {
	until []int // by day: how many there are until then, the day included
	day   []int // of each of them
}

// newWorkdays takes so many days, of which those work that working says; nil:
// all. After its end the last week is repeated.
func newWorkdays(days int, working []bool) workdays {
	var w workdays
	for day := range days {
		if len(working) == 0 || working[lastWeekAgain(day, len(working))] {
			w.day = append(w.day, day)
		}
		w.until = append(w.until, len(w.day))
	}
	return w
}

// after returns the day that is n working days after the given one.
func (w *workdays) after(day, n int) int {
	switch {
	case day >= len(w.until):
		return never
	case n == 0:
		return day
	case w.until[day]+n > len(w.day):
		return never
	}
	return w.day[w.until[day]+n-1]
}

// on reports whether work is done on a day.
func (w *workdays) on(day int) bool {
	return w.until[day] > 0 && w.day[w.until[day]-1] == day
}

// lastWeekAgain returns the index of a day in a list of so many days, whose
// last week (or all of it, if shorter) is repeated after the end.
func lastWeekAgain(day, days int) int {
	if day < days {
		return day
	}
	week := min(days, 7)
	return days - week + (day-days)%week
}

// dayLaw is a law of whole days, from one of days by rounding up.
type dayLaw struct {
	until []float64 // probability of so many days at most
	guess [64]int   // where to begin to look for a rank, by its 64th part
}

// newDayLaw rounds a law up to whole days; nil is none at all. What takes more
// than most days takes that many.
func newDayLaw(law dist.Law, most int) dayLaw {
	var l dayLaw
	for days := range most {
		if law == nil || law.CDF(float64(days)) > 1-1e-12 {
			break
		}
		l.until = append(l.until, law.CDF(float64(days)))
	}
	l.until = append(l.until, 1)
	for part := range l.guess {
		l.guess[part] = l.search(0, float64(part)/float64(len(l.guess)))
	}
	return l
}

// days returns the number of days that has rank u in the law, 0 < u < 1.
func (l *dayLaw) days(u float64) int {
	return l.search(l.guess[int(u*float64(len(l.guess)))], u)
}

func (l *dayLaw) search(days int, u float64) int {
	for u > l.until[days] {
		days++
	}
	return days
}

// least is the smallest number of days.
func (l *dayLaw) least() int { return l.days(math.SmallestNonzeroFloat64) }

// most is the largest number of days.
func (l *dayLaw) most() int { return len(l.until) - 1 }

// chance is the probability of so many days, given that it is not less.
func (l *dayLaw) chance(days int) float64 {
	if days == 0 {
		return l.until[0]
	}
	return (l.until[days] - l.until[days-1]) / (1 - l.until[days-1])
}
