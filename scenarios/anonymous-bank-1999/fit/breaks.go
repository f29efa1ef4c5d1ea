package main

import (
	"cmp"
	"slices"
)

const (
	breakFrom = 300 // seconds without a call, from which an agent has a break
	slot      = 900 // of which the breaks of the season are made
	look      = 30  // seconds between two looks at a day
	levels    = 6   // of the work, a fifth of a person each; the highest has no end
)

// work is how many people the calls of each half-hour keep busy.
func (m *month) work() map[cell]float64 {
	mean := map[string]float64{}
	for _, kind := range m.kinds {
		times := m.handled(kind)
		for _, t := range times {
			mean[kind] += t / float64(len(times))
		}
	}
	all := map[cell]float64{}
	for _, c := range m.calls {
		all[c.cell()] += mean[c.kind] / halfHour
	}
	return all
}

// level is how much work there is for each person on duty.
func level(work float64, people int) int {
	if people == 0 {
		return levels - 1
	}
	return min(int((levels-1)*work/float64(people)), levels-1)
}

// away is the share of the people on duty who had a break while somebody waited,
// by the level of work: only then does it show, as whoever could answer would
// have.
func (m *month) away() (share [levels]float64) {
	var there, gone [levels]int
	work := m.work()
	for date, d := range m.days() {
		h := m.open[date.Weekday()]
		for second := h.opens; second < h.closes && m.learns(date); second += look {
			if !d.waiting(second) {
				continue
			}
			people := onDuty(d.duties, second)
			l := level(work[cell{date, second / halfHour * halfHour}], people)
			there[l] += people
			gone[l] += onDuty(d.breaks, second)
		}
	}
	for l := range share {
		share[l] = float64(gone[l]) / float64(max(there[l], 1))
	}
	return share
}

// rested are the duties without breaks, of which there are the more the calmer a
// half-hour is.
func (m *month) rested() (all []duty) {
	share, work, days := m.away(), m.work(), m.days()
	for _, date := range m.dates {
		all = append(all, rest(days[date].duties, func(second, people int) float64 {
			return share[level(work[cell{date, second / halfHour * halfHour}], people)]
		})...)
	}
	return all
}

// rest takes breaks out of the duties of a day: in each quarter of an hour, of so
// many as are due, for those whose last is longest ago.
func rest(duties []duty, share func(second, people int) float64) (all []duty) {
	last, due := map[string]int{}, 0.0
	all = slices.Clone(duties)
	for second := 0; second < midnight; second += slot {
		var there []duty
		for _, d := range duties {
			if d.from <= second && second+slot <= d.to {
				there = append(there, d)
				last[d.agent] = max(last[d.agent], d.from)
			}
		}
		due += share(second, len(there)) * float64(len(there))
		slices.SortFunc(there, func(a, b duty) int { return cmp.Or(last[a.agent]-last[b.agent], cmp.Compare(a.agent, b.agent)) })
		for _, d := range there[:min(int(due), len(there))] {
			due--
			last[d.agent] = second + slot
			i := slices.IndexFunc(all, func(x duty) bool { return x.agent == d.agent && x.from <= second && second+slot <= x.to })
			later := all[i]
			all[i].to, later.from = second, second+slot
			all = append(all, later)
		}
	}
	slices.SortFunc(all, func(a, b duty) int { return cmp.Or(cmp.Compare(a.agent, b.agent), a.from-b.from) })
	return slices.DeleteFunc(all, func(d duty) bool { return d.to/60 <= d.from/60 })
}
