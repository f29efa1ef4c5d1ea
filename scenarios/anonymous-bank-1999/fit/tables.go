package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/stat"
)

// files returns the tables that the season names, by name.
func (m *month) files() map[string]string {
	all := map[string]string{"counts.csv": m.counts(), "measured.csv": m.measured(), "roster.csv": m.roster()}
	for _, kind := range m.kinds {
		all["handle-"+kind+".csv"] = column("handle_s", m.handleTimes(kind))
		all["patience-"+kind+".csv"] = column("patience_s", m.patience(kind))
	}
	return all
}

// each goes through the half-hours in which the centre was open, in order.
func (m *month) each(do func(d calendar.Date, second int)) {
	for _, d := range m.dates {
		h := m.open[d.Weekday()]
		for second := h.opens; second < h.closes; second += halfHour {
			do(d, second)
		}
	}
}

// cell is a half-hour of a day.
type cell struct {
	date   calendar.Date
	second int
}

func (c call) cell() cell { return cell{c.date, c.queued / halfHour * halfHour} }

// counts is an export by half-hour and type.
func (m *month) counts() string {
	count := map[string]map[cell]int{}
	for _, c := range m.calls {
		if count[c.kind] == nil {
			count[c.kind] = map[cell]int{}
		}
		count[c.kind][c.cell()]++
	}
	var b strings.Builder
	b.WriteString("interval_start,queue,offered\n")
	m.each(func(d calendar.Date, second int) {
		for _, kind := range m.kinds {
			fmt.Fprintf(&b, "%v %s,%s,%d\n", d, clock(second), kind, count[kind][cell{d, second}])
		}
	})
	return b.String()
}

// measured is what happened, by half-hour.
func (m *month) measured() string {
	type sums struct{ offered, handled, abandoned, waited, wait, handle int }
	all := map[cell]*sums{}
	for _, c := range m.calls {
		s := all[c.cell()]
		if s == nil {
			s = &sums{}
			all[c.cell()] = s
		}
		s.offered++
		s.wait += c.wait
		if c.served {
			s.handled++
			s.handle += c.handle
		} else {
			s.abandoned++
		}
		if c.wait > 0 || !c.served {
			s.waited++
		}
	}
	var b strings.Builder
	b.WriteString("interval_start,offered,handled,abandoned,waited,wait_s,handle_s\n")
	m.each(func(d calendar.Date, second int) {
		s := all[cell{d, second}]
		if s == nil {
			s = &sums{}
		}
		fmt.Fprintf(&b, "%v %s,%d,%d,%d,%d,%d,%d\n", d, clock(second), s.offered, s.handled, s.abandoned, s.waited, s.wait, s.handle)
	})
	return b.String()
}

func clock(second int) string { return fmt.Sprintf("%02d:%02d", second/3600, second%3600/60) }

// longestGap is how long somebody who is on duty goes without a call; after a
// longer one a new stretch of work begins.
const longestGap = 3600

// roster is who was on duty when: from the first call of an agent to the last
// of which the table of agents knows, without gaps of more than an hour, within
// opening hours. Nobody wrote down who had gone for a break.
func (m *month) roster() string {
	type key struct {
		date  calendar.Date
		agent string
	}
	calls := map[key][]call{}
	for _, c := range m.calls {
		if c.served && c.agent != "" && c.began >= m.open[c.date.Weekday()].opens-halfHour {
			calls[key{c.date, c.agent}] = append(calls[key{c.date, c.agent}], c)
		}
	}
	var b strings.Builder
	b.WriteString("date,agent,from,to\n")
	slices.SortStableFunc(m.present, func(x, y present) int {
		return cmp.Or(cmp.Compare(x.date.Number(), y.date.Number()), cmp.Compare(x.agent, y.agent))
	})
	for _, p := range m.present {
		own := calls[key{p.date, p.agent}]
		if len(own) == 0 {
			continue
		}
		delete(calls, key{p.date, p.agent}) // whoever is listed twice is there once
		slices.SortFunc(own, func(a, b call) int { return cmp.Compare(a.began, b.began) })
		h := m.open[p.date.Weekday()]
		write := func(from, to int) {
			if from, to = max(from, h.opens)/60, min(to, h.closes)/60; to-from >= 5 {
				fmt.Fprintf(&b, "%v,%s,%02d:%02d,%02d:%02d\n", p.date, p.agent, from/60, from%60, to/60, to%60)
			}
		}
		from, to := own[0].began, own[0].began
		for _, c := range own {
			if c.began > p.to {
				break
			}
			if c.began > to+longestGap {
				write(from, to)
				from = c.began
			}
			to = max(to, c.began+c.handle)
		}
		write(from, to)
	}
	return b.String()
}

// points is how many values stand for a law.
const points = 200

// handleTimes returns the means of equal parts of the handle times of the first
// half: their mean is kept.
func (m *month) handleTimes(kind string) []float64 {
	times := m.handled(kind)
	if len(times) == 0 { // a type that is new in the second half
		times = m.handled("")
	}
	slices.Sort(times)
	n := min(points, len(times))
	values := make([]float64, n)
	for i := range values {
		part := times[i*len(times)/n : (i+1)*len(times)/n]
		for _, t := range part {
			values[i] += t / float64(len(part))
		}
	}
	return values
}

// handled returns the handle times of a type, or of all, in the first half.
func (m *month) handled(kind string) (times []float64) {
	for _, c := range m.calls {
		if (kind == "" || c.kind == kind) && c.served && inFirstHalf(c.date) {
			times = append(times, float64(c.handle))
		}
	}
	return times
}

// fewestLeft is how many of a type have to give up in the first half for a law
// of patience of their own.
const fewestLeft = 50

// mostPatient is the longest wait that is believed, in seconds.
const mostPatient = 3 * 3600

// patience returns the quantiles of how long customers of the first half would
// have waited, by Kaplan and Meier: those who were answered would have waited
// longer.
func (m *month) patience(kind string) []float64 {
	s, left := m.survival(kind)
	if left < fewestLeft {
		s, _ = m.survival("")
	}
	values := make([]float64, points)
	for i := range values {
		values[i] = min(s.Quantile((float64(i)+0.5)/points), mostPatient)
	}
	return values
}

// survival estimates the patience of a type, or of all, in the first half; left
// is how many of them gave up.
func (m *month) survival(kind string) (s stat.Survival, left int) {
	var waits []stat.Wait
	for _, c := range m.calls {
		if (kind == "" || c.kind == kind) && inFirstHalf(c.date) {
			waits = append(waits, stat.Wait{Time: float64(c.wait), GaveUp: !c.served})
			if !c.served {
				left++
			}
		}
	}
	return stat.KaplanMeier(waits), left
}

// column writes values under a heading.
func column(heading string, values []float64) string {
	var b strings.Builder
	b.WriteString(heading + "\n")
	for _, v := range values {
		b.WriteString(strconv.FormatFloat(v, 'f', 1, 64) + "\n")
	}
	return b.String()
}

// people returns how many there are in a roster.
func people(roster string) int {
	names := map[string]bool{}
	for i, line := range strings.Split(strings.TrimSpace(roster), "\n") {
		if i > 0 {
			names[strings.Split(line, ",")[1]] = true
		}
	}
	return len(slices.Collect(maps.Keys(names)))
}
