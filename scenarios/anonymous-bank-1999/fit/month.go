package main

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"time"

	"github.com/rushproof/rushproof/configs/sheet"
	"github.com/rushproof/rushproof/configs/tree"
	"github.com/rushproof/rushproof/sim/calendar"
)

// call is one call that reached the queue. Times are seconds after midnight.
type call struct {
	date     calendar.Date
	kind     string
	priority string
	queued   int // when it joined the queue
	served   bool
	wait     int
	began    int // service
	handle   int
	agent    string
}

// present is an agent on a day, from the first call to the last.
type present struct {
	date     calendar.Date
	agent    string
	from, to int
}

// hours is when the centre is open on a weekday.
type hours struct{ opens, closes int }

// month is what the tables hold.
type month struct {
	calls   []call
	present []present
	dates   []calendar.Date
	open    map[time.Weekday]hours
	kinds   []string                 // types with enough calls, and other
	learns  func(calendar.Date) bool // whether figures are taken from a day
}

const (
	halfHour  = 1800
	midnight  = 86400
	firstHalf = 15  // last day of the month that figures are taken from
	fewest    = 200 // calls of the first half, for a type to stand alone
)

// inFirstHalf reports whether figures may be taken from a day.
func inFirstHalf(d calendar.Date) bool { return d.Day <= firstHalf }

func read(file string, log *tree.Log) *sheet.Table {
	text, err := os.ReadFile(file)
	if err != nil {
		log.Add(tree.Pos{File: file}, err.Error(), "")
		return nil
	}
	return sheet.Read(file, text, log)
}

func readMonth(calls, agents *sheet.Table, log *tree.Log) *month {
	m := &month{open: map[time.Weekday]hours{}, learns: inFirstHalf}
	if calls == nil || agents == nil {
		return m
	}
	m.readCalls(calls, log)
	m.readAgents(agents, log)
	if log.Len() > 0 {
		return m
	}
	if len(m.calls) == 0 || !inFirstHalf(m.dates[0]) {
		log.Add(tree.Pos{File: calls.File, Line: 1, Column: 1}, "no calls in the first half of the month", "write calls from the first day on")
		return m
	}
	m.findHours()
	m.calls = slices.DeleteFunc(m.calls, func(c call) bool {
		h, ok := m.open[c.date.Weekday()]
		return !ok || c.queued < h.opens || c.queued >= h.closes
	})
	m.findKinds()
	return m
}

func (m *month) readCalls(t *sheet.Table, log *tree.Log) {
	date, kind, reached, agent := t.Need(log, "date"), t.Need(log, "type"), t.Need(log, "reached"), t.Need(log, "agent")
	priority := t.Need(log, "priority")
	queued, wait, began, handle := t.Need(log, "vru_exit_s"), t.Need(log, "wait_s"), t.Need(log, "ser_start_s"), t.Need(log, "handle_s")
	if log.Len() > 0 {
		return
	}
	second := func(r sheet.Row, column int) int {
		v := r.Cell(column).Number(log)
		if math.IsNaN(v) {
			return 0
		}
		return int(v)
	}
	for _, r := range t.Rows {
		outcome := r.Cell(reached).Text
		on, ok := r.Cell(date).Moment(log)
		if !ok || outcome != "served" && outcome != "abandoned_in_queue" {
			continue // who hung up before the queue asked for nobody
		}
		m.calls = append(m.calls, call{
			date: on.Date, kind: r.Cell(kind).Text, priority: r.Cell(priority).Text, served: outcome == "served", agent: r.Cell(agent).Text,
			queued: second(r, queued), wait: second(r, wait), began: second(r, began), handle: second(r, handle),
		})
		m.dates = append(m.dates, on.Date)
	}
	slices.SortFunc(m.dates, func(a, b calendar.Date) int { return cmp.Compare(a.Number(), b.Number()) })
	m.dates = slices.Compact(m.dates)
}

func (m *month) readAgents(t *sheet.Table, log *tree.Log) {
	date, agent, from, to := t.Need(log, "date"), t.Need(log, "agent"), t.Need(log, "first_start_s"), t.Need(log, "last_end_s")
	if log.Len() > 0 {
		return
	}
	for _, r := range t.Rows {
		on, ok := r.Cell(date).Moment(log)
		first, last := r.Cell(from).Number(log), r.Cell(to).Number(log)
		if ok && first <= last { // nor is either missing
			m.present = append(m.present, present{on.Date, r.Cell(agent).Text, int(first), int(last)})
		}
	}
}

// findHours takes as opening hours of a weekday the half-hours nearest to when
// the third call was answered, and the last but two was done, in the middle of
// its days: single calls have times that cannot be.
func (m *month) findHours() {
	for day := range time.Saturday + 1 {
		var first, last []int
		for _, half := range []bool{true, false} { // the second only where the first has no such day
			for _, d := range m.dates {
				if d.Weekday() != day || inFirstHalf(d) != half || len(first) > 0 && !half {
					continue
				}
				if a, z, ok := m.served(d); ok {
					first, last = append(first, a), append(last, z)
				}
			}
		}
		if len(first) > 0 {
			m.open[day] = hours{nearest(median(first)), min(nearest(median(last)), midnight)}
		}
	}
}

// served returns when service began and ended on a day.
func (m *month) served(d calendar.Date) (first, last int, ok bool) {
	const dawn = 4 * 3600 // nobody works before
	var began, ended []int
	for _, c := range m.calls {
		if c.date == d && c.served && c.began > dawn {
			began, ended = append(began, c.began), append(ended, c.began+c.handle)
		}
	}
	if len(began) < 20 {
		return 0, 0, false
	}
	slices.Sort(began)
	slices.Sort(ended)
	return began[2], ended[len(ended)-3], true
}

func nearest(second int) int { return (second + halfHour/2) / halfHour * halfHour }

func median(values []int) int {
	slices.Sort(values)
	return values[len(values)/2]
}

// other are the types that have too few calls for laws of their own.
const other = "other"

// findKinds names the types with enough calls in the first half, most frequent
// first, and puts the rest together.
func (m *month) findKinds() {
	count := map[string]int{}
	for _, c := range m.calls {
		if inFirstHalf(c.date) {
			count[c.kind]++
		}
	}
	for kind, n := range count {
		if n >= fewest {
			m.kinds = append(m.kinds, kind)
		}
	}
	slices.SortFunc(m.kinds, func(a, b string) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	rest := false
	for i := range m.calls {
		if !slices.Contains(m.kinds, m.calls[i].kind) {
			m.calls[i].kind, rest = other, true
		}
	}
	if rest {
		m.kinds = append(m.kinds, other)
	}
}

// describe tells what was read.
func (m *month) describe(w io.Writer) {
	waited, lost := 0, 0
	for _, c := range m.calls {
		if c.wait > 0 || !c.served {
			waited++
		}
		if !c.served {
			lost++
		}
	}
	n := float64(len(m.calls))
	fmt.Fprintf(w, "%v to %v: %d calls in opening hours, %.1f %% waited, %.1f %% abandoned; types %v\n",
		m.dates[0], m.dates[len(m.dates)-1], len(m.calls), 100*float64(waited)/n, 100*float64(lost)/n, m.kinds)
}
