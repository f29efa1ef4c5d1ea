package report

import (
	"fmt"
	"slices"

	"github.com/rushproof/rushproof/sim"
)

// mostPoints is how many intervals a chart can show.
const mostPoints = 20_000

// waitIntervals draws the waits of one channel interval by interval, a week at
// a time.
func (p *printer) waitIntervals(v *sim.Interval, number int, id string) *figure {
	waits := scale{factor: 1}.ofKnown(v.Wait)
	peak := waits.top()
	if peak < 0 || p.Frame.Count > mostPoints {
		return nil
	}
	high := scale{factor: 1}.ofKnown(v.WaitP90)
	top := *waits[peak]
	if i := high.top(); i >= 0 {
		top = *high[i]
	}
	s := scaleFor(sim.Seconds, top)
	c := p.timePlot(s.unit, p.byInterval(true), panel{p.waitTitle(s), 200})
	c.beside.Weeks = true
	if high.top() >= 0 {
		c.band(0, p.say.seasonBand, "c1", s.ofKnown(v.WaitP10), s.ofKnown(v.WaitP90), 0.24)
	}
	c.line(0, p.say.intervalMean, "solid", "c1", s.ofKnown(v.Wait), nil)
	t := &table{Caption: fmt.Sprintf(p.say.waitIntervalsCaption, display(v.Channel)), Head: []column{
		{Name: p.say.intervalColumn, Text: true},
		{Name: p.say.offeredColumn, At: pointer("intervals", number, "offered", "*")},
		{Name: p.say.intervalMean, Unit: s.unit, At: pointer("intervals", number, "wait", "*")},
		{Name: p.say.below10, Unit: s.unit, At: pointer("intervals", number, "wait_p10", "*")},
		{Name: p.say.above90, Unit: s.unit, At: pointer("intervals", number, "wait_p90", "*")},
	}}
	for i, w := range v.Wait {
		if w != nil {
			t.Rows = append(t.Rows, row{Name: p.moment(p.Frame.At(i)), Index: i, Cells: []cell{
				scale{factor: 1}.number(at(v.Offered, i)), s.known(w), s.known(atKnown(v.WaitP10, i)), s.known(atKnown(v.WaitP90, i)),
			}})
		}
	}
	if i := slices.IndexFunc(p.Worst, func(w sim.Worst) bool { return w.Channel == v.Channel }); i >= 0 {
		peak = p.Worst[i].Interval // the table below says the same
	}
	text := fmt.Sprintf(p.say.intervalPeak, p.interval(peak), waitText(*v.Wait[peak]))
	if high := atKnown(v.WaitP90, peak); high != nil {
		text += fmt.Sprintf(p.say.intervalPeakSpread, waitText(*high))
	}
	return &figure{
		ID: id + "-intervals", Title: p.say.waitIntervalsTitle, Sentence: text + ".",
		Table: t, plot: c,
	}
}
