package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"

	"github.com/rushproof/rushproof/sim"
)

// waitDays draws the waits of one channel day by day: the mean with both kinds
// of spread, and the quantiles.
func (p *printer) waitDays(channel string, id string) *figure {
	mean, _ := p.series(meanWait, channel)
	if mean == nil || len(p.Frame.Days) < 2 {
		return nil
	}
	s := scaleFor(sim.Seconds, p.topWait(channel))
	c := p.timePlot(s.unit, p.byDay(), panel{p.waitTitle(s), 230})
	edge := func(of func(*sim.Estimate) float64) curve {
		return newCurve(len(mean.Days), func(i int) (float64, bool) {
			return of(&mean.Days[i]) * s.factor, mean.Days[i].N > 0
		})
	}
	note := ""
	if p.Replications >= sim.FewSeasons {
		note = p.say.spreadNote
		c.band(0, p.say.seasonBand, "c1",
			edge(func(e *sim.Estimate) float64 { return e.P10 }), edge(func(e *sim.Estimate) float64 { return e.P90 }), 0.24)
	}
	c.band(0, p.say.meanBand, "c1",
		edge(func(e *sim.Estimate) float64 { return e.Low }), edge(func(e *sim.Estimate) float64 { return e.High }), 0.45)
	t := &table{Caption: fmt.Sprintf(p.say.waitDaysCaption, display(channel))}
	t.Head = []column{{Name: p.say.dayColumn, Text: true}}
	pending := p.pendingFrom(channel)
	for i := range p.Frame.Days {
		t.Rows = append(t.Rows, row{Name: p.markedDay(i, pending), Index: i})
	}
	c.shadePending(p, pending)
	for _, q := range []struct{ key, kind, colour string }{
		{wait95, "dotted", "ink"}, {wait90, "thin", "ink"}, {medianWait, "dashed", "c1"}, {meanWait, "solid", "c1"},
	} {
		d, _ := p.series(q.key, channel)
		if d == nil {
			continue
		}
		values := newCurve(len(d.Days), func(i int) (float64, bool) { return d.Days[i].Mean * s.factor, d.Days[i].N > 0 })
		c.line(0, measure(q.key).Name, q.kind, q.colour, values, points(q.key == meanWait))
	}
	slices.Reverse(c.legend)
	for _, key := range []string{meanWait, medianWait, wait90, wait95} {
		if d, i := p.series(key, channel); d != nil {
			t.addEstimates(measure(key).Name, s, d.Days, pointer("days", i, "days", "*"), key == meanWait)
		}
	}
	return &figure{
		ID: id + "-days", Title: p.say.waitDaysTitle, Sentence: p.waitDaysSentence(channel, mean.Days),
		Note: strings.TrimSpace(note + p.pendingNote(pending)), Table: t, plot: c,
	}
}

// pendingFrom returns the first of the days whose contacts in part still wait
// when the season ends; the number of days where there is none.
func (p *printer) pendingFrom(channel string) int {
	if v := p.intervals(channel); v != nil && v.Pending > 0 && v.Pending <= len(p.Frame.DayOf) {
		return p.Frame.DayOf[len(p.Frame.DayOf)-v.Pending]
	}
	return len(p.Frame.Days)
}

// markedDay names a day, with a star where its contacts still wait in part.
func (p *printer) markedDay(i, pending int) string {
	if i >= pending {
		return p.day(i) + "*"
	}
	return p.day(i)
}

// pendingNote explains the star.
func (p *printer) pendingNote(pending int) string {
	if pending == len(p.Frame.Days) {
		return ""
	}
	return " " + fmt.Sprintf(p.say.pendingNote, p.day(pending))
}

// shadePending shades the days whose contacts still wait in part.
func (c *plot) shadePending(p *printer, pending int) {
	if pending == len(p.Frame.Days) {
		return
	}
	_, to := p.ends()
	c.add(0, "", "pending", charts.SingleSeries{Type: "custom", RenderItem: "@pending", Data: [][3]int64{{clock(p.dayStart(pending)), 0, to}}},
		map[string]any{"silent": true, "z": -1, "tooltip": map[string]any{"show": false}})
}

// points puts a dot on each value of a line.
func points(show bool) map[string]any {
	return map[string]any{"showSymbol": show, "symbol": "circle", "symbolSize": 5}
}

// topWait is the longest wait that a chart of a channel's days shows.
func (p *printer) topWait(channel string) float64 {
	top := 0.0
	for _, key := range []string{meanWait, medianWait, wait90, wait95} {
		if d, _ := p.series(key, channel); d != nil {
			for _, e := range d.Days {
				if e.N > 0 {
					top = math.Max(top, e.Mean)
				}
			}
		}
	}
	return top
}

// addEstimates adds a column of one estimate a row.
func (t *table) addEstimates(name string, s scale, values []sim.Estimate, at string, spread bool) {
	t.Head = append(t.Head, column{Name: name, Unit: s.unit, At: at})
	top := 0.0
	for i := range values {
		top = math.Max(top, values[i].Mean)
	}
	s = s.column(top)
	for i := range values {
		c := s.estimate(&values[i])
		if spread && values[i].N > 0 {
			c.Spread = s.spread(&values[i])
		}
		t.Rows[i].Cells = append(t.Rows[i].Cells, c)
	}
}

// waitDaysSentence says when customers wait longest, and when that is over.
func (p *printer) waitDaysSentence(channel string, days []sim.Estimate) string {
	means := newCurve(len(days), func(i int) (float64, bool) { return days[i].Mean, days[i].N > 0 })
	peak := means.top()
	if peak < 0 {
		return fmt.Sprintf(p.say.noContacts, display(channel))
	}
	usual := median(means)
	top := &days[peak]
	more := ""
	if top.N >= sim.FewSeasons {
		more = fmt.Sprintf(p.say.waitPeakSpread, waitText(top.P90))
	}
	text := fmt.Sprintf(p.say.waitPeak, upperFirst(display(channel)), p.day(peak), scaleFor(sim.Seconds, top.Mean).inWords(top), more)
	if top.Mean < 1.5*usual {
		return text + " " + fmt.Sprintf(p.say.waitFlat, waitText(usual))
	}
	last := peak
	for i, v := range means {
		if v != nil && *v > 1.5*usual {
			last = i
		}
	}
	if last+7 < len(means) {
		return text + " " + fmt.Sprintf(p.say.waitBack, p.day(last), waitText(usual))
	}
	return text + " " + fmt.Sprintf(p.say.waitNotBack, waitText(usual))
}

// median returns the middle value of a curve.
func median(c curve) float64 {
	var known []float64
	for _, v := range c {
		if v != nil {
			known = append(known, *v)
		}
	}
	slices.Sort(known)
	if len(known) == 0 {
		return 0
	}
	return known[len(known)/2]
}
