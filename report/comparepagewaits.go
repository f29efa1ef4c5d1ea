package report

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/rushproof/rushproof/sim"
)

// mostStrands is how many strategies a chart shows at first; the others are chosen in
// its legend.
const mostStrands = 6

// waits draws the waits of each channel day by day, a line for each strategy.
func (c *pageComparison) waits() *section {
	s := &section{ID: "waits", Title: c.base().say.Page.Waits}
	if len(c.together().Events) > 0 {
		s.Lead = c.base().say.Page.WaitsLead
	}
	for i, scope := range c.scopes() {
		if scope.Channel != "" {
			id := fmt.Sprintf("c%d", i)
			s.addTab(id, display(scope.Channel), c.waitsFigure(scope.Channel, id))
		}
	}
	return s
}

// together is the base with the events of all strategies.
func (c *pageComparison) together() *printer {
	r := *c.base().Result
	r.Events = slices.Clone(r.Events)
	in := map[sim.Event][]string{}
	var found []sim.Event
	for i, p := range c.of {
		if !c.sameDays(i) {
			continue
		}
		for _, e := range p.Events {
			if slices.Contains(r.Events, e) {
				continue
			}
			if in[e] == nil {
				found = append(found, e)
			}
			in[e] = append(in[e], c.name(i))
		}
	}
	for _, e := range found {
		of := in[e][0]
		if n := len(in[e]); n > 1 {
			of = fmt.Sprintf(c.words.several, n)
		}
		e.Name = fmt.Sprintf(c.say.withFormula, e.Name, of)
		r.Events = append(r.Events, e)
	}
	return &printer{&r, c.base().say}
}

// sameDays reports whether a strategy covers the same days as the base.
func (c *pageComparison) sameDays(strategy int) bool {
	a, b := &c.base().Frame, &c.of[strategy].Frame
	return a.Unix == b.Unix && a.Zone == b.Zone && a.Start == b.Start && len(a.Days) == len(b.Days)
}

// waitsFigure draws the mean waits of one channel.
func (c *pageComparison) waitsFigure(channel, id string) *figure {
	all := c.together()
	if len(all.Frame.Days) < 2 {
		return nil
	}
	top, drawn := 0.0, []int(nil)
	for i, p := range c.of {
		if d, _ := p.series(meanWait, channel); d != nil && len(d.Days) == len(all.Frame.Days) && c.sameDays(i) {
			drawn, top = append(drawn, i), max(top, p.topMean(channel))
		}
	}
	if len(drawn) == 0 {
		return nil
	}
	s := scaleFor(sim.Seconds, top)
	chart := all.timePlot(s.unit, all.byDay(), panel{all.waitTitle(s), 260})
	t := &table{Caption: fmt.Sprintf(c.words.waitsCaption, display(channel)), Head: []column{{Name: c.say.dayColumn, Text: true}}}
	pending := all.pendingFrom(channel)
	for i := range all.Frame.Days {
		t.Rows = append(t.Rows, row{Name: all.markedDay(i, pending), Index: i})
	}
	chart.shadePending(all, pending)
	told := c.worstDays(channel, drawn)
	for n, i := range drawn {
		d, k := c.of[i].series(meanWait, channel)
		values := newCurve(len(d.Days), func(day int) (float64, bool) { return d.Days[day].Mean * s.factor, d.Days[day].N > 0 })
		chart.strand(i, c.name(i), values, n >= mostStrands && !slices.Contains(told, i))
		t.addEstimates(c.name(i), s, d.Days, pointer("alternatives", i, "result", "days", k, "days", "*"), false)
	}
	note := all.pendingNote(pending)
	if len(drawn) > mostStrands {
		note = c.words.moreStrands + note
	}
	return &figure{
		ID: id + "-waits", Title: c.base().say.Page.Waits, Sentence: c.waitsSentence(channel, told),
		Note: note, Table: t, plot: chart,
	}
}

// topMean is the longest mean wait of a day.
func (p *printer) topMean(channel string) float64 {
	top := 0.0
	if d, _ := p.series(meanWait, channel); d != nil {
		for i := range d.Days {
			top = max(top, d.Days[i].Mean)
		}
	}
	return top
}

// dashes are the line styles that tell strategies apart without colour, with what the
// legend calls them.
var dashes = []struct {
	kind  string
	width float32
	dash  []float64 // nil: solid
}{
	{"dashed", 1.8, []float64{6, 3}},
	{"thin", 1.3, nil},
	{"dashdot", 1.8, []float64{9, 3, 2, 3}},
	{"dotted", 2, []float64{2, 3}},
	{"long", 1.8, []float64{14, 5}},
}

// strand draws the line of one strategy, the base as the strongest.
func (p *plot) strand(strategy int, name string, values curve, off bool) {
	kind, colour := "solid", "ink"
	style := map[string]any{"color": "@ink", "width": 2.6, "type": "solid"}
	if strategy > 0 {
		d := dashes[(strategy-1)%len(dashes)]
		kind, colour = d.kind, fmt.Sprintf("c%d", (strategy-1)%8+1)
		style = map[string]any{"color": "@" + colour, "width": d.width, "type": "solid"}
		if d.dash != nil {
			style["type"] = d.dash
		}
	}
	id := p.add(0, name, "", charts.SingleSeries{
		Type: "line", Data: values, ShowSymbol: opts.Bool(false), ItemStyle: &opts.ItemStyle{Color: "@" + colour},
	}, map[string]any{"lineStyle": style})
	p.legend = append(p.legend, legendItem{Name: name, Kind: kind, Colour: colour, Series: id, Off: off})
}

// worstDay is the day of a strategy on which customers wait longest; -1 where nobody came.
func (c *pageComparison) worstDay(channel string, strategy int) (day int, wait *sim.Estimate) {
	d, _ := c.of[strategy].series(meanWait, channel)
	day = newCurve(len(d.Days), func(i int) (float64, bool) { return d.Days[i].Mean, d.Days[i].N > 0 }).top()
	if day < 0 {
		return day, &sim.Estimate{}
	}
	return day, &d.Days[day]
}

// worstDays are the first strategy, and those whose worst day is the best and the worst;
// none where nobody came.
func (c *pageComparison) worstDays(channel string, drawn []int) []int {
	drawn = slices.DeleteFunc(slices.Clone(drawn), func(i int) bool { day, _ := c.worstDay(channel, i); return day < 0 })
	if len(drawn) == 0 {
		return nil
	}
	order := func(a, b int) int {
		_, x := c.worstDay(channel, a)
		_, y := c.worstDay(channel, b)
		return cmp.Compare(x.Mean, y.Mean)
	}
	return []int{drawn[0], slices.MinFunc(drawn, order), slices.MaxFunc(drawn, order)}
}

// waitsSentence names the worst day of the base, and the strategies whose worst day is
// the best and the worst.
func (c *pageComparison) waitsSentence(channel string, told []int) string {
	if len(told) == 0 {
		return fmt.Sprintf(c.say.noContacts, display(channel))
	}
	say := func(format string, strategy int) string {
		day, e := c.worstDay(channel, strategy)
		return fmt.Sprintf(format, c.quoted(strategy), scaleFor(sim.Seconds, e.Mean).inWords(e), c.base().day(day))
	}
	text := say(c.words.waitsPeak, told[0])
	if best, worst := told[1], told[2]; best != worst {
		text += " " + say(c.words.waitsBest, best) + " " + say(c.words.waitsWorst, worst)
	}
	return text
}
