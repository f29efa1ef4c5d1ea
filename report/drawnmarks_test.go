package report

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/rushproof/rushproof/sim"
)

// compareEvents compares the lanes above a chart and the shades in each of its
// panels with the events of the result.
func compareEvents(r *sim.Result, panels int, c *drawn, fault func(string, ...any)) {
	p, bars := newPrinter(r), 0
	for _, s := range c.Series {
		if s.Role == "event" {
			bars++
			compareBars(p, &s, c, fault)
		}
	}
	if len(c.Events) > 0 && bars != panels+1 {
		fault("the events are drawn %d times, want %d", bars, panels+1)
	}
	first, last := p.ends()
	for _, e := range r.Events {
		from, to := max(first, p.stamp(e.From)), min(last, p.stamp(e.To))
		if from < to && !shows(c.Events, e.Name, from, to) {
			fault("the event %s is not drawn", e.Name)
		}
	}
}

// shows reports whether an event is drawn, or finds all lanes taken.
func shows(events []eventMark, name string, from, to int64) bool {
	others := 0 // at its beginning
	for _, e := range events {
		if e.Name == name && e.From == from && e.To == to {
			return true
		}
		if e.From <= from && from < e.To {
			others++
		}
	}
	return others >= mostLanes
}

// comparePending compares the shade of the days of which contacts still wait
// when the season ends.
func comparePending(r *sim.Result, c *drawn, fault func(string, ...any)) {
	id, kind, _ := strings.Cut(c.Figure, "-")
	number, err := strconv.Atoi(strings.TrimPrefix(id, "c"))
	pending := 0
	if err == nil && kind == "days" {
		pending = r.Intervals[number].Pending
	}
	for _, s := range c.Series {
		if s.Role != "pending" {
			continue
		}
		from, to := float64(clocks(r, 0)[max(0, r.Frame.Count-pending)]), float64(clocks(r, 1)[r.Frame.Count-1])
		if pending == 0 || len(s.Data) != 1 || *s.Data[0][0] != from || *s.Data[0][2] != to {
			fault("the days that are pending are not those of the result")
		}
		pending = 0
	}
	if pending > 0 {
		fault("%d pending intervals are not shaded", pending)
	}
}

// compareBars compares one panel's events.
func compareBars(p *printer, s *drawnSeries, c *drawn, fault func(string, ...any)) {
	if len(s.Data) != len(c.Events) {
		fault("%d events, of which %d are drawn", len(c.Events), len(s.Data))
		return
	}
	first, last := p.ends()
	for i, d := range s.Data {
		e := c.Events[i]
		from, lane, to := *d[0], *d[1], *d[2]
		known := slices.ContainsFunc(p.Events, func(of sim.Event) bool {
			return of.Name == e.Name && max(first, p.stamp(of.From)) == e.From && min(last, p.stamp(of.To)) == e.To
		})
		if !known || from != float64(e.From) || to != float64(e.To) || lane != 0 && lane != float64(e.Lane) {
			fault("the event %s is not where the result has it", e.Name)
		}
	}
}

// compareCells compares a heat map: every known wait is in the cell of its day
// and time, in the colour whose limits hold it.
func compareCells(r *sim.Result, c *drawn, fault func(string, ...any)) {
	number, _ := strconv.Atoi(strings.TrimPrefix(strings.SplitN(c.Figure, "-", 2)[0], "c"))
	if len(c.Series) != 1 {
		fault("%d series", len(c.Series))
		return
	}
	p, cells := newPrinter(r), c.Series[0].Data
	for i, wait := range r.Intervals[number].Wait {
		if wait == nil {
			continue
		}
		if len(cells) == 0 {
			fault("the wait of interval %d is not drawn", i)
			return
		}
		compareCell(p.moment(r.Frame.At(i)), *wait/secondsIn[c.Unit], cells[0], c, fault)
		cells = cells[1:]
	}
	if len(cells) > 0 {
		fault("%d cells too many", len(cells))
	}
}

func compareCell(moment string, value float64, cell []*float64, c *drawn, fault func(string, ...any)) {
	column, row, bin := int(*cell[0]), int(*cell[1]), int(*cell[3])
	day := strings.TrimSuffix(c.Axes[1][row], "*") // of a day whose end nobody knows
	at := day + " " + c.Axes[0][column]
	switch low, high := limits(c.Legend[bin]); {
	case *cell[0] != float64(column) || *cell[1] != float64(row) || *cell[3] != float64(bin):
		fault("the cell %s is between cells", at)
	case at != moment:
		fault("%s stands at %s", moment, at)
	case math.Abs(*cell[2]-value) > fourth(value):
		fault("%s has %v, and the result %v", at, *cell[2], value)
	case value < low || value >= high:
		fault("%s has the colour of %s, and the result %v", at, c.Legend[bin], value)
	}
}

// limits reads an entry of a heat map's legend: < 1 h, 1–2 h, ≥ 24 h.
func limits(text string) (low, high float64) {
	text, _, _ = strings.Cut(text, noSpace)
	number := func(text string) float64 { v, _ := strconv.ParseFloat(text, 64); return v }
	if below, ok := strings.CutPrefix(text, "< "); ok {
		return 0, number(below)
	}
	if above, ok := strings.CutPrefix(text, "≥ "); ok {
		return number(above), math.Inf(1)
	}
	from, to, _ := strings.Cut(text, "–")
	return number(from), number(to)
}

// compareFlow compares each link of the flow from needs to outcomes, and the
// sums that its nodes are labelled with.
func compareFlow(r *sim.Result, c *drawn, fault func(string, ...any)) {
	want, sums := wantedFlow(r)
	if len(c.Series) != 1 || len(c.Labels) != len(sums) {
		fault("%d series and %d nodes, want 1 and %d", len(c.Series), len(c.Labels), len(sums))
		return
	}
	names := map[string]string{}
	for id, label := range c.Labels {
		name, number, _ := strings.Cut(label, "  ")
		names[id] = name
		if wrong := (claim{number, sums[name], plainPlace(sums[name], "")}).fault(); wrong != "" {
			fault("%s %s", name, wrong)
		}
	}
	for _, l := range c.Series[0].Links {
		link := names[l.Source] + " → " + names[l.Target]
		if math.Abs(l.Value-want[link]) > fourth(want[link]) {
			fault("%s is drawn with %v, and the result has %v", link, l.Value, want[link])
		}
		delete(want, link)
	}
	for link := range want {
		fault("%s is not drawn", link)
	}
}

// wantedFlow returns the links from needs to outcomes, and the sums at both
// ends.
func wantedFlow(r *sim.Result) (links, sums map[string]float64) {
	links, sums = map[string]float64{}, map[string]float64{}
	for _, n := range r.Needs {
		reason := display(n.Reason)
		sums[reason] = n.Arisen
		add := func(outcome string, v float64) {
			if v > 0 {
				links[reason+" → "+outcome] += v
				sums[outcome] += v
			}
		}
		for format, of := range map[string]map[string]float64{
			english.preventedBy: n.Prevented, english.resolvedBy: n.Resolved, english.servedBy: n.Served,
		} {
			for name, v := range of {
				add(fmt.Sprintf(format, display(name)), v)
			}
		}
		for name, v := range map[string]float64{
			english.leftQueue: n.LastTry.Abandoned, english.foundClosed: n.LastTry.Closed,
			english.turnedAway: n.LastTry.TurnedAway, english.blocked: n.LastTry.Blocked,
			english.leftSelf: n.LastTry.Left, english.leftMessage: n.LastTry.LeftMessage, english.notReached: n.LastTry.NotReached,
		} {
			add(fmt.Sprintf(english.lostBy, name), v)
		}
		add(english.unsolved, n.Unsolved)
		add(english.stillOpen, n.Open)
	}
	return links, sums
}
