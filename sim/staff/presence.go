package staff

import (
	"slices"

	"github.com/rushproof/rushproof/sim/des"
	"github.com/rushproof/rushproof/sim/rng"
)

// This file is about those who do come to work: when, and where to.

// works reports whether somebody works from home on a day, with the luck of it.
func (h *Home) works(luck rng.Key, day int) bool {
	share := h.Share
	if h.Daily != nil && day >= 0 {
		share = h.Daily[day]
	}
	return share > 0 && luck.With(atHome).Float64() < share
}

// pace returns the factor on the handle time on a day, with the luck of it.
func (h *Home) pace(luck rng.Key, day int) float64 {
	if h.works(luck, day) {
		return h.Pace
	}
	return 1
}

// recoverAtHome lets some of those who are ill work, because they need not
// leave the house for it.
func (r *Roster) recoverAtHome(c *crew) {
	if c.Home.Share <= 0 && c.Home.Daily == nil {
		return
	}
	for person := range c.own {
		for day := -1; day < r.days; day++ {
			luck := c.own[person].With(r.dateOf(day))
			if a := r.away(c, person, day); *a&sick != 0 && c.Home.works(luck, day) && luck.With(illAtHome).Float64() >= c.Home.Sickness {
				*a &^= sick
			}
		}
	}
}

// comeAndGo changes the duties buf[n:] of a person to when they are really
// there: late, gone early, longer by overtime, or sent out of the site.
func (r *Roster) comeAndGo(c *crew, person, began int, pace float64, buf []Duty, n int) []Duty {
	if len(r.work) == 0 {
		return buf
	}
	luck := c.own[person].With(r.dateOf(began))
	from, to := r.work[0].from, r.work[len(r.work)-1].to
	from += c.Late.by(luck, comesLate, lateBy)
	early := c.Early.by(luck, leavesEarly, earlyBy)
	if to -= early; early > 0 || from > r.work[0].from {
		buf = within(from, to, buf, n)
	}
	if early == 0 {
		buf = r.stayOn(c, person, began, pace, buf)
	}
	latest := r.stayUntil(c, person, began)
	for i := range buf[n:] {
		buf[n+i].Latest = latest
	}
	if !c.Home.works(luck, began) {
		for i := range r.plan.SiteDown {
			if down := &r.plan.SiteDown[i]; Concerns(down.Teams, c.index) {
				buf = without(down.From, down.To, buf, n)
			}
		}
	}
	return buf
}

// by returns how long somebody is missing on the day of a luck, 0 on most.
func (m *Missing) by(luck rng.Key, whether, long uint64) des.Time {
	if m.Share <= 0 || luck.With(whether).Float64() >= m.Share {
		return 0
	}
	s := luck.Purpose(long)
	return des.Seconds(m.By.Sample(&s))
}

// within cuts the duties buf[n:] to a stretch of time.
func within(from, to des.Time, buf []Duty, n int) []Duty {
	for i := n; i < len(buf); i++ {
		d := &buf[i]
		if d.To > to {
			d.To, d.Break, d.Gone = to, false, true
			goesBefore(to, buf[n:])
		}
		d.From = max(d.From, from)
	}
	return worked(buf, n)
}

// without cuts a stretch of time out of the duties buf[n:].
func without(from, to des.Time, buf []Duty, n int) []Duty {
	for i := n; i < len(buf); i++ {
		d := buf[i]
		if d.To <= from || to <= d.From {
			continue
		}
		first, second := d, d
		first.To, first.Break, first.Gone = from, false, true
		second.From = to
		buf[i] = first
		goesBefore(from, buf[n:])
		if second.From < second.To {
			buf = append(buf, second)
		}
	}
	return worked(buf, n)
}

// goesBefore notes of the last duty before a moment, from which on somebody is not
// there, that nobody can stay on after it: it may have ended for a meeting or a
// break already.
func goesBefore(moment des.Time, duties []Duty) {
	var last *Duty
	for i := range duties {
		if d := &duties[i]; d.From < d.To && d.To <= moment && (last == nil || d.To > last.To) {
			last = d
		}
	}
	if last != nil {
		last.Gone = true
	}
}

// worked leaves out those of the duties buf[n:] of which nothing is left.
func worked(buf []Duty, n int) []Duty {
	return append(buf[:n], slices.DeleteFunc(buf[n:], func(d Duty) bool { return d.From >= d.To })...)
}
