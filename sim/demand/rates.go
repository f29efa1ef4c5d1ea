package demand

import (
	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// midnights are where the days begin, and where the last one ends; nil stands
// for days of 24 hours without end.
type midnights []des.Time

func newMidnights(c *calendar.Calendar) midnights {
	if c == nil {
		return nil
	}
	var m midnights
	for _, d := range c.Days {
		m = append(m, d.Start)
	}
	return append(m, c.End())
}

func (m midnights) at(day int) des.Time {
	if m == nil {
		return des.Time(day) * des.Day
	}
	return m[day]
}

// stretch is a piece of time in which the rate of events is constant.
type stretch struct {
	start, length des.Time
	day           int
	events        float64 // expected number
}

// walk goes through rates stretch by stretch. A stretch is an interval of the
// rates, or a part of it that lies in one day, and in one half-hour where
// half-hours differ in busyness.
type walk struct {
	rates     Rates
	mood      mood
	midnights midnights
	daily     bool // stretches end at midnight
	end       des.Time
	bias      float64 // factor on what is expected

	at  des.Time
	day int
}

// newWalk returns a walk until end. Rates that are never above 0 end at once,
// even if they begin again and again.
func newWalk(r Rates, b Busyness, ms *margins, m midnights, end des.Time) walk {
	w := walk{rates: r, mood: newMood(b, ms), midnights: m, end: end, bias: 1}
	w.daily = (w.mood.days != nil || w.mood.daily != nil) && !b.Whole || w.mood.slots != nil
	if m != nil {
		w.end = min(end, m[len(m)-1])
	}
	for _, events := range r.Expected {
		if events > 0 {
			return w
		}
	}
	w.end = 0
	return w
}

// begin takes the walk back to the start. Busyness has the luck of its name.
func (w *walk) begin(luck, own rng.Key) {
	w.at, w.day = 0, 0
	w.mood.begin(luck, own)
}

// next returns the next stretch in which events are expected.
func (w *walk) next() (stretch, bool) {
	for w.at < w.end {
		i, n := int(w.at/w.rates.Interval), len(w.rates.Expected)
		if i >= n && !w.rates.Cyclic {
			break
		}
		s := stretch{start: w.at, events: w.rates.Expected[i%n]}
		to := min(w.rates.Interval*des.Time(i+1), w.end)
		if s.events > 0 {
			w.at = w.cut(&s, to)
			return s, true
		}
		w.at = to
	}
	return stretch{}, false
}

// cut ends the stretch at to or earlier, scales its events to its length and
// busyness, and returns where it ends.
func (w *walk) cut(s *stretch, to des.Time) des.Time {
	slot := 0
	if w.daily {
		for w.midnights.at(w.day+1) <= s.start {
			w.day++
		}
		midnight := w.midnights.at(w.day)
		to = min(to, w.midnights.at(w.day+1))
		if w.mood.slots != nil {
			slot = int((s.start - midnight) / halfHour)
			to = min(to, midnight+halfHour*des.Time(slot+1))
		}
	}
	s.day, s.length = w.day, to-s.start
	s.events *= float64(s.length) / float64(w.rates.Interval) * w.mood.factor(w.day, slot) * w.bias
	return to
}
