package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/sim/calendar"
	"github.com/rushproof/rushproof/sim/stat"
)

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

// roster is who of a crew works when, and how many they are.
func roster(duties []duty, of *crew) (text string, people int) {
	var b strings.Builder
	b.WriteString("date,agent,from,to\n")
	names := map[string]bool{}
	for _, d := range duties {
		if of.has(d.agent) {
			names[d.agent] = true
			from, to := d.from/60, d.to/60
			fmt.Fprintf(&b, "%v,%s,%02d:%02d,%02d:%02d\n", d.date, d.agent, from/60, from%60, to/60, to%60)
		}
	}
	return b.String(), len(names)
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
		if (kind == "" || c.kind == kind) && c.served && m.learns(c.date) {
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
		if (kind == "" || c.kind == kind) && m.learns(c.date) {
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
