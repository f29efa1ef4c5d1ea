package main

import (
	"slices"

	"github.com/rushproof/rushproof/sim/calendar"
)

// day is what is known of a date, second by second.
type day struct {
	duties []duty
	breaks []duty
	waits  [][2]int // of each call that waited, from and to
}

// days sorts what is known by date.
func (m *month) days() map[calendar.Date]*day {
	all := map[calendar.Date]*day{}
	for _, d := range m.dates {
		all[d] = &day{}
	}
	for _, d := range m.duties() {
		all[d.date].duties = append(all[d.date].duties, d)
	}
	for on, own := range m.byAgent() {
		for i, next := range own[1:] {
			ended := own[i].began + own[i].handle
			if gap := next.began - ended; gap > breakFrom && gap <= longestGap {
				all[on.date].breaks = append(all[on.date].breaks, duty{on.date, on.agent, ended, next.began})
			}
		}
	}
	for _, c := range m.calls {
		if c.wait > 0 {
			all[c.date].waits = append(all[c.date].waits, [2]int{c.queued, c.queued + c.wait})
		}
	}
	return all
}

// waiting reports whether somebody waits.
func (d *day) waiting(second int) bool {
	return slices.ContainsFunc(d.waits, func(w [2]int) bool { return w[0] <= second && second < w[1] })
}

// onDuty counts those whose stretch holds a moment.
func onDuty(all []duty, second int) (n int) {
	for _, d := range all {
		if d.from <= second && second < d.to {
			n++
		}
	}
	return n
}
